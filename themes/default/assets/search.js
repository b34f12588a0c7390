// Search without a server: reads an index and answers a query. It needs no page, and the tests run
// it as it is; `search-list.js` loads it at the first input. A script that calls `at` gives the address
// of an index. A small index is a script that calls `load` and `add`; a large one has `load` beside `at`,
// and scripts that call `add`. All of it works from a disk.
//
// 1. `parse` cuts a query into words, phrases in quotation marks, and words to leave out.
// 2. `resolve` finds the groups of forms that a word can mean: as it is written, by its stem, by its
//    beginning, by its parts, and finally by similar spelling.
// 3. `rank` adds the counts of these groups by page, and saturates the sum once per word.
// 4. `neighbours` finds the pages that have frequent words one after the other; `checkPhrases` reads
//    the texts of the best pages; `result` makes an excerpt.
const kbSearch = (function () {
  "use strict";
  const indices = {}, addresses = {};
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, n) => { VALUES[digit.charCodeAt(0)] = n; });
  const WORD = /[\p{Alphabetic}\p{N}](?:[\p{Alphabetic}\p{N}\p{M}]|['’\u00ad\u200c\u200d](?=[\p{Alphabetic}\p{N}]))*/gu;
  // Letters of scripts without spaces: see src/lang/segment.rs.
  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
  const IS_UNSPACED = new RegExp("[" + UNSPACED + "]", "u");
  const RUN = new RegExp("[" + UNSPACED + "]+|[^" + UNSPACED + "]+", "gu");
  const QUOTED = /["“”„‟«»]([^"“”„‟«»]+)["“”„‟«»]/g;

  // The numbers of the ranking, tuned with the judged queries of tests/search, for all languages
  // together. First the weight of each way to find a word; an exact form has weight 1.
  const TUNED = {
    stem: 0.7, swap: 0.7, prefix: 0.25, part: 0.6, guess: 0.25,
    // How slowly a count saturates, and how much more rare words count.
    saturation: 3, rarity: 0.75,
    // The weights of a stop word, of a guess beside known words, and of a minor page.
    stop: 0.2, beside: 0.3, minor: 0.8,
    // What is added for a whole title in the query, and for a whole query as a phrase.
    title: 0.6, phrase: 1,
  };

  const MOST_WORDS = 24;
  // Shorter parts of a word are not looked up.
  const SHORTEST = 3;
  // The shortest part of a compound word.
  const SHORTEST_PART = 4;
  // Languages whose ä, ö, ü and ø are also written ae, oe and ue.
  const TRANSCRIBED = /^(da|de|et|fi|gsw|nb|nn|no|sv)\b/;
  // The most parts to load, and groups to look into, for the beginning of a word.
  const MOST_PARTS = 3, MOST_GROUPS = 24;
  // The most words to try for a misspelt one, and how similar they must be without one edit.
  const MOST_GUESSES = 10, SIMILAR = 0.5;
  // Lengths of the lists of known words: see src/render/search/spelling.rs.
  const LISTS = [3, 14];
  // How many pages are searched for a query of at least this many words as a phrase, and for a phrase in
  // quotation marks.
  const CHECKED = 10, CHECKED_WORDS = 4, CHECKED_QUOTED = 20;
  // A page with all of a query of at least this many words as a phrase comes first. Shorter ones are often
  // the words of a link to the page that answers.
  const WHOLE_WORDS = 5;
  // The most pairs of neighbours in a query whose pages are looked up.
  const MOST_PAIRS = 8;
  // Pages with less than this share of the best score are no answer.
  const LEAST = 0.15;
  // How many sections of a page a result lists.
  const MOST_SECTIONS = 3;

  // --- An index -------------------------------------------------------------------------------

  function at(lang, address) {
    addresses[lang] = address;
  }

  function load(head) {
    const index = {
      head,
      swaps: head.swaps.reduce((all, [a, b]) => all.concat([swap(a, b), swap(b, a)]), []),
      marks: new RegExp("[" + head.marks + "]", "g"),
      others: head.others.map((other) => ({ ...other, missing: new Set(rising(other.missing)) })),
      minor: new Set(rising(head.minor)),
      counts: Array.from(DIGITS, (_, n) => head.scale[0] * head.scale[1] ** n),
      files: [], folded: new Map(), lists: [], tokens: [],
    };
    index.stops = new Set(head.stops.split(" "));
    index.plainStops = new Set(Array.from(index.stops, (word) => fold(index, word)));
    indices[head.lang] = index;
  }

  // Content of another type is rejected, so that a file counts as loaded only when it can be read.
  function add(lang, n, content) {
    const index = indices[lang];
    if (n <= index.head.parts.length) index.files[n] = part(content);
    else if (Array.isArray(content)) index.files[n] = content;
  }

  // Numbers in rising order, written as distances.
  function rising(text) {
    const numbers = [];
    let before = 0;
    for (const reader = { text, at: 0 }; reader.at < text.length;) numbers.push(before += number(reader));
    return numbers;
  }

  function number(reader) {
    let value = 0, digit, shift = 0;
    do {
      digit = VALUES[reader.text.charCodeAt(reader.at++)];
      value += (digit & 31) * 2 ** shift;
      shift += 5;
    } while (digit > 31);
    return value;
  }

  // The groups of a part: by key in order, and by form. A form whose group is in another part has
  // the key of that group instead.
  function part(text) {
    const groups = [], byForm = new Map();
    const put = (form, group) => byForm.has(form) ? byForm.get(form).push(group) : byForm.set(form, [group]);
    text.split("|").forEach((row) => {
      const [key, stem, ends, n, postings, ...parts] = row.split(";");
      if (stem === undefined) return row && put(...row.split(">"));
      const forms = ends.split(" ").map((end) => end[0] === "=" ? end.slice(1) : key + end);
      const group = { key, stem: stem || key, forms, n: parseInt(n, 10) || 0, isFrequent: n.endsWith("!"), postings, parts };
      groups.push(group);
      forms.forEach((form) => put(form, group));
    });
    return { groups, byForm };
  }

  // The places of a group in rising order: pages, sections, counts, and shares of the title. They are read
  // once, into typed arrays: a search of a large site has thousands of them.
  function placesOf(index, group) {
    if (group.places) return group.places;
    const reader = { text: group.postings, at: 0 };
    // A place has three digits at least.
    const most = Math.floor(reader.text.length / 3);
    const [pages, sections] = [new Uint32Array(most), new Uint16Array(most)], [counts, shares] = [new Float64Array(most), new Float64Array(most)];
    let n = 0;
    for (let page = 0; reader.at < reader.text.length; n++) {
      page += number(reader);
      const section = number(reader);
      pages[n] = page;
      sections[n] = Math.min(section >> 1, 0xffff);
      counts[n] = index.counts[VALUES[reader.text.charCodeAt(reader.at++)]];
      if (section & 1) shares[n] = VALUES[reader.text.charCodeAt(reader.at++)] / 63;
    }
    return group.places = { n, pages: pages.subarray(0, n), sections, counts, shares };
  }

  // The last position in a sorted list whose value is not above the given one.
  function lastUpTo(list, wanted, value) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value(list[middle]) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  const partOf = (index, key) => Math.max(1, lastUpTo(index.head.parts, key, (first) => first) + 1);
  // The numbers of the files after the parts: texts by page, lists of words by length, facets, and
  // pairs of frequent words.
  const fileOf = (index, page) => index.head.parts.length + 1 + Math.floor(page / index.head.shelf);
  const firstList = (index) => fileOf(index, Math.max(0, index.head.pages - 1)) + 1;
  const facetsFile = (index) => firstList(index) + index.head.spellings;
  const pairsFile = (index, bucket) => facetsFile(index) + 1 + Math.floor(bucket / index.head.pairs[1]);

  // --- Words ----------------------------------------------------------------------------------

  // Small letters without marks, by the tables of the index: the same as at the build.
  function fold(index, text) {
    if (/^[a-z0-9]*$/.test(text)) return text;
    const known = index.folded.get(text);
    if (known !== undefined) return known;
    const letters = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(index.marks, "");
    const folded = Array.from(letters, (letter) => {
      const plain = index.head.replaced[letter];
      return plain === undefined ? letter : plain;
    }).join("").normalize("NFC");
    index.folded.set(text, folded);
    return folded;
  }

  // The words of a text; of a run of letters without spaces, each pair of neighbours.
  function words(index, text) {
    const found = [];
    const put = (start, piece, unspaced) => {
      const spelled = piece.toLowerCase().normalize("NFC");
      const folded = fold(index, spelled);
      if (folded) found.push({ spelled, folded, start, end: start + piece.length, unspaced });
    };
    for (const match of text.matchAll(WORD)) {
      if (!IS_UNSPACED.test(match[0])) { put(match.index, match[0], false); continue; }
      for (const run of match[0].matchAll(RUN)) {
        const start = match.index + run.index;
        if (!IS_UNSPACED.test(run[0])) { put(start, run[0], false); continue; }
        const letters = Array.from(run[0]);
        let from = start;
        for (let n = 0; n === 0 || n + 1 < letters.length; n++) {
          put(from, letters.slice(n, n + 2).join(""), true);
          from += letters[n].length;
        }
      }
    }
    return found;
  }

  // One change of the end of a stem; `*` is a consonant and requires a longer stem.
  function swap(from, to) {
    const letter = "([^aeiouy])", pattern = new RegExp(from.replace("*", letter) + "$");
    const least = from.includes("*") ? SHORTEST + 1 : SHORTEST;
    return (stem) => {
      const changed = stem.replace(pattern, to.replace("*", "$1"));
      return changed !== stem && Math.max(stem.length, changed.length) >= least ? changed : "";
    };
  }

  // The possible keys of a word: the word without each ending, longest first, each also changed.
  function stems(index, folded) {
    return ["", ...index.head.endings.slice().reverse()]
      .filter((ending) => folded.length - ending.length >= SHORTEST && folded.endsWith(ending))
      .map((ending) => folded.slice(0, folded.length - ending.length))
      .map((stem) => ({ stem, changed: index.swaps.map((swap) => swap(stem)).filter((other) => other) }));
  }

  // The weight of a stem by the diacritics that are typed: 1 if they are its own. The last letter
  // does not count, since endings change its marks (výpověď, výpovědi).
  function spelling(index, word, stem) {
    for (let at = 0; at < stem.length - 1 && at < word.spelled.length; at++) {
      const typed = word.spelled[at];
      if (typed !== stem[at] && fold(index, typed) === fold(index, stem[at])) {
        return word.spelled === word.folded ? 0.9 : 0.5;
      }
    }
    return 1;
  }

  // Whether words differ by one letter inserted, removed or replaced, or by two letters swapped.
  function near(a, b) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at++;
    let end = 0;
    while (end < short.length - at && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
    const rest = long.length - at - end;
    return rest <= 1 || (rest === 2 && short.length === long.length && short[at] === long[at + 1] && short[at + 1] === long[at]);
  }

  // The trigrams of a word with spaces around it, so that its beginning counts more.
  const padded = (word) => "  " + word + " ";
  const trigrams = (word) => Array.from({ length: word.length + 1 }, (_, at) => padded(word).slice(at, at + 3));

  // --- The words of a query -------------------------------------------------------------------

  // The words of a query, those to leave out, and the phrases in quotation marks.
  function parse(index, text) {
    const all = words(index, text);
    const isOut = ({ start }) => /(^|\s)[-−]$/.test(text.slice(0, start));
    const isStop = ({ spelled, folded }) => index.stops.has(spelled) || (spelled === folded && index.plainStops.has(folded));
    all.forEach((word) => {
      word.typing = word.end === text.length;
      word.stop = isStop(word);
    });
    const phrases = Array.from(text.matchAll(QUOTED), (match) => words(index, match[1]).map((word) => word.folded));
    const wanted = all.filter((word) => !isOut(word)).slice(0, MOST_WORDS);
    // In a query of stop words alone, they count.
    if (wanted.every((word) => word.stop)) wanted.forEach((word) => { word.stop = false; });
    return { wanted, out: all.filter(isOut), phrases: phrases.filter((phrase) => phrase.length) };
  }

  // The loaded files of an index. The numbers of missing files go to `needs`.
  function reader(index, needs) {
    const file = (n) => {
      if (!index.files[n]) needs.add(n);
      return index.files[n];
    };
    const partAt = (n) => file(n) || { groups: [], byForm: new Map() };
    const withKey = (key) => {
      const groups = partAt(partOf(index, key)).groups, found = [];
      for (let n = lastUpTo(groups, key, (group) => group.key); n >= 0 && groups[n].key === key; n--) found.push(groups[n]);
      return found;
    };
    // Groups by a form; of one in another part, all with its key.
    const withForm = (form) => (partAt(partOf(index, form)).byForm.get(form) || [])
      .reduce((all, group) => all.concat(typeof group === "string" ? withKey(group) : withKey(group.key)), []);
    return { file, partAt, withKey, withForm };
  }

  // The meanings of a word: groups with weights, and `known`: whether the site has the word.
  function resolve(index, word, needs) {
    const read = reader(index, needs), found = new Map();
    const put = (group, worth) => {
      const total = worth * spelling(index, word, group.stem);
      if (!(found.get(group) >= total)) found.set(group, total);
    };
    const putAll = (groups, worth) => groups.forEach((group) => put(group, worth));
    if (word.typing && word.folded.length < SHORTEST && !word.unspaced && !index.files[partOf(index, word.folded)]) return { found, known: true, isTooShort: true };
    // The length of the key, once it is known: much shorter ones are other words.
    let length = 0;
    read.withForm(word.folded).forEach((group) => {
      length = Math.max(length, group.key.length);
      put(group, 1);
    });
    const cut = word.unspaced ? [] : stems(index, word.folded);
    cut.forEach(({ stem, changed }) => {
      if (stem.length < length - 1) return;
      const groups = read.withKey(stem);
      if (groups.length) length = Math.max(length, stem.length);
      putAll(groups, TUNED.stem);
      changed.forEach((other) => putAll(read.withKey(other), TUNED.swap));
    });
    const plain = withoutTranscription(index, word.folded);
    if (plain !== word.folded) putAll(read.withForm(plain).concat(...stems(index, plain).map(({ stem }) => read.withKey(stem))), TUNED.stem);
    synonyms(index, word, cut, found).forEach((key) => putAll(read.withKey(key), TUNED.stem));
    if (found.size || needs.size) return { found, known: true };
    if (word.typing) putAll(beginning(index, word.folded, read), TUNED.prefix);
    if (found.size || needs.size) return { found, known: true };
    // In scripts without spaces, a single letter is often a word.
    if (word.unspaced) putAll(beginning(index, Array.from(word.folded)[0], read), TUNED.guess);
    if (word.unspaced || word.stop) return { found, known: false };
    const parts = compound(index, word.folded, read);
    putAll(parts.flat(), TUNED.part);
    if (found.size || needs.size) return { found, known: true, parts };
    putAll(similar(index, word.folded, read), TUNED.guess);
    if (!found.size && !needs.size) putAll(firstPart(index, word.folded, read), TUNED.guess);
    return { found, known: false };
  }

  // Keyboards without ä, ö, ü and ø make readers write ae, oe and ue; the index has a, o and u.
  const withoutTranscription = (index, folded) => TRANSCRIBED.test(index.head.lang) ? folded.replace(/([aou])e/g, "$1") : folded;

  // The keys that a word can have.
  const keysOf = (word, cut, found) => new Set([word.folded, ...cut.map(({ stem }) => stem), ...Array.from(found.keys(), (group) => group.key)]);

  // The keys that authors declare equal to one of a word.
  function synonyms(index, word, cut, found) {
    word.keys = keysOf(word, cut, found);
    return (index.head.synonyms || []).filter((set) => set.some((key) => word.keys.has(key)))
      .reduce((all, set) => all.concat(set.filter((key) => !word.keys.has(key))), []);
  }

  // Groups with a form that begins like this, the most frequent ones.
  function beginning(index, folded, read) {
    const first = partOf(index, folded), last = partOf(index, folded + "\uffff");
    const found = new Set();
    for (let n = first; n <= Math.min(last, first + MOST_PARTS - 1); n++) {
      const groups = read.partAt(n).groups;
      const start = lastUpTo(groups, folded.slice(0, SHORTEST - 1), (group) => group.key);
      for (let i = Math.max(0, start); i < groups.length && groups[i].key <= folded + "\uffff"; i++) {
        if (groups[i].forms.some((form) => form.startsWith(folded))) found.add(groups[i]);
      }
    }
    return Array.from(found).sort((a, b) => b.postings.length - a.postings.length).slice(0, MOST_GROUPS);
  }

  // The groups of each of the two parts of a compound word, where a language writes them together.
  function compound(index, folded, read) {
    const links = ["", ...index.head.links];
    if (links.length === 1) return [];
    const known = (text) => {
      const stem = stems(index, text).map(({ stem }) => stem).filter((stem) => stem.length >= SHORTEST_PART).find((stem) => read.withKey(stem).length);
      return [...read.withForm(text), ...(stem ? read.withKey(stem) : [])];
    };
    let best = [];
    for (let at = SHORTEST_PART; at <= folded.length - SHORTEST_PART; at++) {
      const left = links.filter((link) => at - link.length >= SHORTEST_PART && folded.slice(0, at).endsWith(link))
        .map((link) => known(folded.slice(0, at - link.length))).find((groups) => groups.length);
      const right = left && known(folded.slice(at));
      if (right && right.length) best = [left, right];
    }
    return best;
  }

  // The groups of the longest known word that a compound word begins with.
  function firstPart(index, folded, read) {
    if (!index.head.links.length) return [];
    for (let at = folded.length - 1; at > SHORTEST_PART; at--) {
      const groups = read.withForm(folded.slice(0, at));
      if (groups.length) return groups;
    }
    return [];
  }

  // The known words of a length.
  function listed(index, length, read) {
    const n = Math.min(Math.max(length, LISTS[0]), LISTS[1]);
    if (index.lists[n]) return index.lists[n];
    if (index.head.spellings) {
      const file = read.file(firstList(index) + n - LISTS[0]);
      return file ? index.lists[n] = file[0].split(" ") : [];
    }
    const lists = Array.from({ length: LISTS[1] + 1 }, () => new Set());
    read.partAt(1).groups.forEach((group) => [group.key, ...group.forms].forEach((form) => {
      lists[Math.min(Array.from(form).length, LISTS[1])].add(form);
    }));
    if (read.partAt(1).groups.length) index.lists = lists.map((list) => Array.from(list));
    return index.lists[n] || [];
  }

  // Groups with a form that is spelled much like this: one edit away, or with many equal trigrams.
  function similar(index, folded, read) {
    if (folded.length <= SHORTEST || /[0-9]/.test(folded)) return [];
    const lists = (from, to) => Array.from(new Set(Array.from({ length: to - from + 1 }, (_, n) => listed(index, folded.length + from + n, read)))).flat();
    const close = lists(-1, 1);
    const cut = stems(index, folded).map(({ stem }) => stem).filter((stem) => stem.length > SHORTEST);
    let guesses = close.filter((known) => near(known, folded));
    if (!guesses.length) guesses = close.filter((known) => known.length > SHORTEST && cut.some((stem) => near(known, stem)));
    if (!guesses.length && folded.length > SHORTEST + 1) guesses = alike(folded, close);
    const first = (known) => known[0] === folded[0] ? 0 : 1;
    return guesses.sort((a, b) => first(a) - first(b)).slice(0, MOST_GUESSES).reduce((all, known) => {
      const groups = read.withForm(known);
      return all.concat(groups.length ? groups : read.withKey(known));
    }, []);
  }

  // The three words with the most equal trigrams (Dice's coefficient).
  function alike(folded, known) {
    const own = trigrams(folded);
    const found = known.map((other) => {
      const theirs = padded(other);
      let shared = 0;
      for (const trigram of own) shared += Number(theirs.includes(trigram));
      return { other, share: (2 * shared) / (own.length + other.length + 1) };
    });
    return found.filter(({ share }) => share >= SIMILAR).sort((a, b) => b.share - a.share).slice(0, 3).map(({ other }) => other);
  }

  // --- A query --------------------------------------------------------------------------------

  // Answers a query: pages with their best sections, best first. `only` keeps some pages. When files
  // are missing, their numbers are in `needs`, and the answer is not one yet. `unknown` are words
  // that the site does not have; `guessed` says that all hits come from similar words, `isTooShort` that
  // so few letters are not searched yet; `marks` is for `result`.
  function query(index, text, only) {
    const needs = new Set(), marks = { forms: new Set(), parts: new Set() };
    const { wanted, out, phrases } = parse(index, text.slice(0, 200));
    wanted.forEach((word) => Object.assign(word, resolve(index, word, needs)));
    out.forEach((word) => { word.groups = reader(index, needs).withForm(word.folded); });
    const near = neighbours(index, wanted, phrases, needs);
    const answer = (hits) => ({ needs: Array.from(needs), hits: needs.size ? [] : hits, marks, unknown: [], guessed: false, isTooShort: false });
    if (needs.size) return answer([]);
    const leftOut = new Set();
    out.forEach((word) => word.groups.forEach((group) => placesOf(index, group).pages.forEach((page) => leftOut.add(page))));
    const keeps = (page) => !leftOut.has(page) && (!only || only.has(page));
    const content = wanted.filter((word) => !word.stop);
    const guessed = !content.some((word) => word.known);
    content.forEach((word) => word.found.forEach((_, group) => {
      group.forms.forEach((form) => marks.forms.add(form));
      group.parts.forEach((key) => marks.parts.add(key));
    }));
    marks.words = wanted.flatMap((word) => inParts(index, word));
    let hits = rank(index, marks.words, guessed, keeps);
    hits = led(index, wanted, hits, keeps);
    hits = checkPhrases(index, { wanted, words: marks.words, phrases, near, hits, keeps }, needs);
    const least = LEAST * hits.reduce((most, hit) => Math.max(most, hit.score), 0);
    hits = hits.filter((hit) => hit.pinned || hit.isWhole || hit.score >= least);
    const isTooShort = wanted.length > 0 && wanted.every((word) => word.isTooShort);
    return { ...answer(hits), unknown: unknown(text, content), guessed: guessed && hits.length > 0, isTooShort };
  }

  // A compound word that the site does not have counts as its parts, each a word of its own.
  function inParts(index, word) {
    if (!word.parts) return [word];
    const worth = (group) => [group, TUNED.part * spelling(index, word, group.stem)];
    return word.parts.map((groups) => ({ ...word, found: new Map(groups.map(worth)) }));
  }

  const saturated = (word, count) => word.weight * count * (1 + TUNED.saturation) / (TUNED.saturation + count);

  // Scores pages: a soft sum over the words, each saturated once per page. The sections of a page are
  // scored only when it is shown or read (`sectionsOf`).
  function rank(index, wanted, guessed, keeps) {
    const zeros = () => new Float64Array(index.head.pages);
    const scores = zeros(), titles = zeros(), onPage = zeros(), ofTitle = zeros();
    const seen = new Uint8Array(index.head.pages), found = [];
    wanted.forEach((word) => {
      const touched = [];
      let n = 0, counted = 0;
      word.found.forEach((worth, group) => {
        const { n: n_places, pages, counts, shares } = placesOf(index, group);
        n = Math.max(n, group.n);
        // The postings of some groups are not those of the pages that have it; their number is known.
        const bits = group.n ? 1 : 3;
        for (let nth = 0; nth < n_places; nth++) {
          const page = pages[nth];
          if (!seen[page]) touched.push(page);
          if (bits & 2 && !(seen[page] & 2)) counted++;
          seen[page] |= bits;
          onPage[page] += worth * counts[nth];
          if (!word.stop) ofTitle[page] = Math.max(ofTitle[page], worth * shares[nth]);
        }
      });
      n = Math.min(index.head.pages, Math.max(n, counted));
      const rarity = Math.log(1 + (index.head.pages + 0.5) / (n + 0.5)) ** TUNED.rarity;
      word.weight = rarity * (word.stop ? TUNED.stop : word.known || guessed ? 1 : TUNED.beside);
      touched.forEach((page) => {
        if (keeps(page)) {
          if (!scores[page]) found.push(page);
          scores[page] += saturated(word, onPage[page]);
        }
        titles[page] += ofTitle[page];
        onPage[page] = ofTitle[page] = seen[page] = 0;
      });
    });
    const hits = found.map((page) => {
      const title = 1 + TUNED.title * Math.min(1, titles[page]);
      const score = scores[page] * title * (index.minor.has(page) ? TUNED.minor : 1);
      return { page, score, pinned: false, isWhole: false };
    });
    return hits.sort((a, b) => b.score - a.score || a.page - b.page);
  }

  // The sections of a page that have words of a query, best first, with how many of them each has as they
  // are written.
  function sectionsOf(index, wanted, page) {
    const sections = new Map();
    wanted.forEach((word) => {
      const counted = new Map(), spelled = new Set();
      word.found.forEach((worth, group) => {
        const { n, pages, sections, counts } = placesOf(index, group), isSpelled = group.forms.includes(word.folded);
        for (let nth = lastUpTo(pages, page - 1, (each) => each) + 1; nth < n && pages[nth] === page; nth++) {
          counted.set(sections[nth], (counted.get(sections[nth]) || 0) + worth * counts[nth]);
          if (isSpelled) spelled.add(sections[nth]);
        }
      });
      counted.forEach((count, n) => {
        const section = sections.get(n) || { n, score: 0, words: 0 };
        section.score += saturated(word, count);
        section.words += Number(spelled.has(n));
        sections.set(n, section);
      });
    });
    return Array.from(sections.values()).sort((a, b) => b.score - a.score || a.n - b.n);
  }

  const byScore = (a, b) => Number(!!b.pinned) - Number(!!a.pinned) || Number(!!b.isWhole) - Number(!!a.isWhole) || b.score - a.score || a.page - b.page;

  // Pages that authors name for a query with certain words; those about safety come first.
  function led(index, wanted, hits, keeps) {
    const leads = (index.head.leads || []).filter(([keys, page]) => keeps(page) &&
      keys.every((key) => wanted.some((word) => word.keys && word.keys.has(key))));
    leads.forEach(([, page, pinned]) => {
      let hit = hits.find((hit) => hit.page === page);
      if (!hit) hits.push(hit = { page, score: 0, sections: [] });
      hit.score += hits[0].score || 1;
      hit.pinned = hit.pinned || !!pinned;
    });
    return leads.length ? hits.sort(byScore) : hits;
  }

  // The words of a page by section, read when first needed.
  function tokens(index, page) {
    return index.tokens[page] = index.tokens[page] || entryOf(index, page)[3].map(([, heading, text]) => words(index, heading + "\n" + text).map((word) => word.folded));
  }
  const entryOf = (index, page) => index.files[fileOf(index, page)][page % index.head.shelf];

  // The longest run of words that follow one another in a text as in the query.
  function longestRun(text, wanted) {
    const places = new Map(wanted.map((word) => [word, []]));
    wanted.forEach((word, n) => places.get(word).push(n));
    let longest = 0, before = new Map();
    for (const word of text) {
      const runs = new Map();
      for (const n of places.get(word) || []) {
        const run = (before.get(n - 1) || 0) + 1;
        runs.set(n, run);
        longest = Math.max(longest, run);
      }
      before = runs;
    }
    return longest;
  }

  // The number of a word and of two neighbours: see src/render/search/pairs.rs.
  function wordNumber(word) {
    let number = 0x811c9dc5;
    for (let at = 0; at < word.length; at++) number = Math.imul(number ^ word.charCodeAt(at), 0x01000193);
    return number >>> 0;
  }
  function pairNumber(first, second) {
    let number = Math.imul(first, 0x9e3779b1) + second | 0;
    number = Math.imul(number ^ number >>> 15, 0x85ebca77);
    return (number ^ number >>> 13) >>> 0;
  }

  // How many of the neighbours in a query each page has in its text, of those that are frequent words.
  // A page by chance is possible, so it is only worth reading. The buckets are loaded with the parts,
  // to save a round trip.
  function neighbours(index, wanted, phrases, needs) {
    const read = reader(index, needs), pages = new Map(), [n] = index.head.pairs;
    // The last word of a query may not be whole yet.
    const query = wanted.filter((word) => !word.typing).map((word) => word.folded);
    const sequences = wanted.length < CHECKED_WORDS ? phrases : [...phrases, query];
    const pairs = sequences.flatMap((words) => words.slice(1).map((word, nth) => [words[nth], word]));
    const isFrequent = (word) => read.withForm(word).some((group) => group.isFrequent);
    const seen = new Set();
    pairs.slice(0, n ? MOST_PAIRS : 0).forEach(([first, second]) => {
      const bucket = pairNumber(wordNumber(first), wordNumber(second)) % n;
      const file = read.file(pairsFile(index, bucket));
      if (!file || seen.has(bucket) || !isFrequent(first) || !isFrequent(second)) return;
      seen.add(bucket);
      rising(file[bucket % index.head.pairs[1]]).forEach((page) => pages.set(page, (pages.get(page) || 0) + 1));
    });
    return { pages, n: seen.size };
  }

  // The pages to read for phrases, best first: those with the most neighbours, then those with the most
  // words in one section, since a phrase stands in one. Cut postings may lead to none of them.
  function candidates({ wanted, phrases, near, hits, keeps }) {
    const known = new Set(hits.map((hit) => hit.page));
    // What a page has at least that has each word once.
    const score = wanted.reduce((sum, word) => sum + (word.weight || 0), 0);
    const more = Array.from(near.pages.keys()).filter((page) => !known.has(page) && keeps(page) && 2 * near.pages.get(page) >= near.n);
    const all = hits.concat(more.map((page) => ({ page, score, sections: [], words: 0, isNew: true })));
    const n = (hit) => near.pages.get(hit.page) || 0;
    return all.sort((a, b) => n(b) - n(a) || b.words - a.words || byScore(a, b)).slice(0, phrases.length ? CHECKED_QUOTED : CHECKED);
  }

  // Keeps the pages with all phrases, and moves those up that have much of the query as a phrase; one
  // that has all of a long one comes first.
  function checkPhrases(index, asked, needs) {
    const { wanted, words, phrases, hits } = asked, query = wanted.map((word) => word.folded);
    if (!phrases.length && query.length < CHECKED_WORDS) return hits;
    hits.forEach((hit) => {
      hit.sections = hit.sections || sectionsOf(index, words, hit.page);
      hit.words = hit.sections.reduce((most, section) => Math.max(most, section.words), 0);
    });
    const checked = candidates(asked);
    checked.map(({ page }) => fileOf(index, page)).filter((file) => !index.files[file]).forEach((file) => needs.add(file));
    if (needs.size) return hits;
    const kept = checked.filter((hit) => phrases.every((phrase) => tokens(index, hit.page).some((text) => longestRun(text, phrase) === phrase.length)));
    kept.forEach((hit) => {
      tokens(index, hit.page).forEach((text, n) => {
        const run = longestRun(text, query);
        if (run < 3) return;
        const factor = 1 + TUNED.phrase * run / query.length;
        hit.factor = Math.max(hit.factor || 1, factor);
        hit.isWhole = hit.isWhole || (query.length >= WHOLE_WORDS && run === query.length);
        const section = hit.sections.find((section) => section.n === n);
        if (section) section.score *= factor;
        else hit.sections.push({ n, score: hit.score * factor, words: run });
      });
      hit.score *= hit.factor || 1;
      hit.sections.sort((a, b) => b.score - a.score || a.n - b.n);
    });
    // A page that only the pairs lead to counts if its text has a phrase.
    const more = kept.filter((hit) => hit.isNew && hit.factor);
    return (phrases.length ? kept : hits.concat(more)).sort(byScore);
  }

  // The words, as written, that the site does not have; neighbours without a space between
  // them are one.
  function unknown(text, content) {
    const found = [];
    const isKnown = (at) => content.some((word) => word.known && word.start <= at && at < word.end);
    content.filter((word) => !word.known).forEach(({ start, end }) => {
      let [from, to] = [start, end];
      while (from < to && isKnown(from)) from++;
      while (to > from && isKnown(to - 1)) to--;
      const last = found[found.length - 1];
      if (last && from <= last.to) last.to = Math.max(last.to, to);
      else if (from < to) found.push({ from, to });
    });
    return found.map(({ from, to }) => text.slice(from, to));
  }

  // --- What is shown of a hit -----------------------------------------------------------------

  // The file of the page must be loaded. Texts are lists of pieces, some marked. `more` are further
  // sections of the page.
  function result(index, hit, marks) {
    const [address, title, kind, sections, elsewhere] = entryOf(index, hit.page);
    const ranked = hit.sections || sectionsOf(index, marks.words, hit.page), best = ranked[0] || { n: 0, score: 0 };
    const shown = ({ n }) => {
      const [anchor, heading, text] = sections[n] || ["", "", ""];
      return { anchor, heading: marked(index, heading, marks), text: snippet(index, text, marks), plain: heading };
    };
    const more = ranked.slice(1, MOST_SECTIONS).filter((section) => section.n > 0 && section.score > best.score / 2);
    return { address, elsewhere: elsewhere || {}, kind, title: marked(index, title, marks), ...shown(best), more: more.map(shown) };
  }

  // Whether a word of a text is one that was found: one of its forms, a part of a compound word that was
  // found, or a compound word with it.
  function isFound(index, { forms, parts }, folded) {
    if (forms.has(folded)) return true;
    if (!index.head.links.length) return false;
    if (parts.size && stems(index, folded).some(({ stem }) => parts.has(stem))) return true;
    const isPart = (form) => form.length >= SHORTEST_PART && folded.length - form.length >= SHORTEST_PART && (folded.startsWith(form) || folded.endsWith(form));
    return folded.length >= 2 * SHORTEST_PART && Array.from(forms).some(isPart);
  }

  function marked(index, text, marks) {
    const pieces = [];
    let from = 0;
    words(index, text).filter(({ folded }) => isFound(index, marks, folded)).forEach((word) => {
      const start = Math.max(from, word.start), last = pieces[pieces.length - 1];
      if (last && last.mark && start === from) last.text += text.slice(start, word.end);
      else pieces.push({ text: text.slice(from, start), mark: false }, { text: text.slice(start, word.end), mark: true });
      from = word.end;
    });
    pieces.push({ text: text.slice(from), mark: false });
    return pieces.filter((piece) => piece.text);
  }

  // The part of a text with the most of the words, about two lines.
  function snippet(index, text, marks) {
    const length = 160, lead = 40;
    const spots = words(index, text).filter(({ folded }) => isFound(index, marks, folded));
    let start = 0, most = 0;
    spots.forEach((spot, n) => {
      const kinds = new Set();
      for (let i = n; i < spots.length && spots[i].end - spot.start < length - lead; i++) kinds.add(spots[i].folded);
      if (kinds.size > most) { most = kinds.size; start = spot.start; }
    });
    start = start > lead ? text.indexOf(" ", start - lead) + 1 || start - lead : 0;
    let end = text.length - start > length ? text.lastIndexOf(" ", start + length) : text.length;
    if (end <= start) end = start + length;
    return marked(index, (start > 0 ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : ""), marks);
  }

  // A whole number as in the examples of the index, one with four digits and one with seven. Browsers can
  // format numbers, but begin with it only after 0.1 s on a slow device.
  function written(index, n) {
    const [short, long] = index.head.numbers, digits = Array.from(String(n)), signs = Array.from(n < 10000 ? short : long);
    const zero = long.codePointAt(0) - 1, digit = (value) => String.fromCodePoint(zero + Number(value));
    let text = "";
    while (signs.length && digits.length) {
      const sign = signs.pop();
      text = (/\p{Nd}/u.test(sign) ? digit(digits.pop()) : sign) + text;
    }
    return digits.map(digit).join("") + text;
  }

  // The kind of each page and the pages with each tag; the file must be loaded.
  function facets(index) {
    const [kinds, tags] = index.files[facetsFile(index)];
    return { kinds, tags: tags.map(([label, pages]) => ({ label, pages: new Set(rising(pages)) })) };
  }

  return { indices, addresses, tuned: TUNED, at, load, add, query, result, fileOf, facets, facetsFile, written };
})();
