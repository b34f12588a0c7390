// Search without a server: reads an index and answers a query. It needs no page, and the tests run
// it as it is; `search-box.js` loads it when somebody searches. A script that calls `at` says where an
// index is; an index is a script that calls `load` and `add`; a large one has more scripts that call
// `add`. All of it works from a disk.
const kbSearch = (function () {
  "use strict";
  const indices = {}, addresses = {};
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, n) => { VALUES[digit.charCodeAt(0)] = n; });
  const WORD = /[\p{Alphabetic}\p{N}](?:[\p{Alphabetic}\p{N}\p{M}]|['’\u00ad\u200c\u200d](?=[\p{Alphabetic}\p{N}]))*/gu;
  // What a way to find a word is worth; an exact form is worth 1.
  const STEM = 0.9, SWAP = 0.7, PREFIX = 0.6, EDIT = 0.4;
  // A part of a word shorter than this says nothing about it.
  const SHORTEST = 3;
  // The most parts to load, and groups to look into, for the beginning of a word.
  const MOST_PARTS = 3, MOST_GROUPS = 24;

  // --- An index -------------------------------------------------------------------------------

  function at(lang, address) {
    addresses[lang] = address;
  }

  function load(head) {
    const firsts = rising(head.pages);
    const pageOf = new Uint32Array(head.sections);
    firsts.forEach((first, page) => pageOf.fill(page, first));
    const swaps = head.swaps.reduce((all, [a, b]) => all.concat([swap(a, b), swap(b, a)]), []);
    indices[head.lang] = {
      head, firsts, pageOf, swaps,
      marks: new RegExp("[" + head.marks + "]", "g"),
      others: head.others.map((other) => ({ ...other, missing: new Set(rising(other.missing)) })),
      shelfOf: rising(head.shelves),
      files: [],
    };
  }

  // Content of another kind is not taken, so that a file is there only when it can be read.
  function add(lang, n, content) {
    const index = indices[lang];
    if (n <= index.head.parts.length) index.files[n] = part(content);
    else if (Array.isArray(content)) index.files[n] = content;
  }

  // Numbers in rising order, written as distances.
  function rising(text) {
    const numbers = [];
    let before = 0;
    for (let at = 0; at < text.length;) {
      let value = 0, digit, shift = 0;
      do {
        digit = VALUES[text.charCodeAt(at++)];
        value += (digit & 31) * 2 ** shift;
        shift += 5;
      } while (digit > 31);
      numbers.push(before += value);
    }
    return numbers;
  }

  // The groups of a part: by key in order, and by form. A form whose group is in another part has
  // the key of that group instead.
  function part(text) {
    const groups = [], byForm = new Map();
    const put = (form, group) => byForm.has(form) ? byForm.get(form).push(group) : byForm.set(form, [group]);
    text.split("|").forEach((row) => {
      const [key, stem, ends, n, postings] = row.split(";");
      if (stem === undefined) return row && put(...row.split(">"));
      const forms = ends.split(" ").map((end) => end[0] === "=" ? end.slice(1) : key + end);
      const group = { key, stem: stem || key, forms, n: +n, postings };
      groups.push(group);
      forms.forEach((form) => put(form, group));
    });
    return { groups, byForm };
  }

  // Sections and strengths of a group, read when first needed.
  function sectionsOf(group) {
    if (group.sections) return group;
    const text = group.postings;
    group.sections = [];
    group.strengths = [];
    for (let at = 0, before = 0; at < text.length;) {
      let digit, shift = 0;
      do {
        digit = VALUES[text.charCodeAt(at++)];
        before += (digit & 31) * 2 ** shift;
        shift += 5;
      } while (digit > 31);
      group.sections.push(before);
      group.strengths.push(VALUES[text.charCodeAt(at++)]);
    }
    group.cut = group.n > 0;
    group.n = group.n || group.sections.length;
    return group;
  }

  // The last place in a sorted list whose value is not above the one wanted.
  function lastUpTo(list, wanted, value) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value(list[middle]) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  const same = (value) => value;
  const partOf = (index, key) => Math.max(1, lastUpTo(index.head.parts, key, same) + 1);
  const shelfOf = (index, page) => lastUpTo(index.shelfOf, page, same);

  // --- Words ----------------------------------------------------------------------------------

  // Small letters without marks, by the tables of the index: the same as at the build.
  function fold(index, text) {
    if (/^[a-z0-9]*$/.test(text)) return text;
    const letters = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(index.marks, "");
    return Array.from(letters, (letter) => {
      const plain = index.head.replaced[letter];
      return plain === undefined ? letter : plain;
    }).join("").normalize("NFC");
  }

  function words(index, text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const spelled = match[0].toLowerCase().normalize("NFC");
      found.push({ spelled, folded: fold(index, spelled), start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  // One way in which the end of a stem changes; `*` is a consonant, and asks for a longer stem.
  function swap(from, to) {
    const letter = "([^aeiouy])", pattern = new RegExp(from.replace("*", letter) + "$");
    const least = from.includes("*") ? SHORTEST + 1 : SHORTEST;
    return (stem) => {
      const changed = stem.replace(pattern, to.replace("*", "$1"));
      return changed !== stem && Math.max(stem.length, changed.length) >= least ? changed : "";
    };
  }

  // What the key of a word can be: the word without each ending, longest first, and each changed.
  function stems(index, folded) {
    return ["", ...index.head.endings.slice().reverse()]
      .filter((ending) => folded.length - ending.length >= SHORTEST && folded.endsWith(ending))
      .map((ending) => folded.slice(0, folded.length - ending.length))
      .map((stem) => ({ stem, changed: index.swaps.map((swap) => swap(stem)).filter((other) => other) }));
  }

  // What a stem is worth by the marks that are typed: 1 where they are its own. The last letter
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

  // Whether one letter more, less, other, or two letters the other way round make words equal.
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const [restA, restB] = [a.slice(at), b.slice(at)];
    return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  // --- A query --------------------------------------------------------------------------------

  // The groups that a word can mean, each with its worth. Files to load first go to `needs`.
  function groupsOf(index, word, needs) {
    const found = new Map();
    const put = (group, worth) => {
      const total = worth * spelling(index, word, group.stem);
      if (!(found.get(group) >= total)) found.set(group, total);
    };
    const at = (n) => {
      if (!index.files[n]) needs.add(n);
      return index.files[n] || { groups: [], byForm: new Map() };
    };
    const byKey = (key, worth) => {
      const groups = at(partOf(index, key)).groups;
      let n = lastUpTo(groups, key, (group) => group.key);
      if (n >= 0 && groups[n].key === key) length = Math.max(length, key.length);
      for (; n >= 0 && groups[n].key === key; n--) put(groups[n], worth);
    };
    // The length of the key, once it is known: much shorter ones are other words.
    let length = 0;
    (at(partOf(index, word.folded)).byForm.get(word.folded) || []).forEach((group) => {
      byKey(typeof group === "string" ? group : group.key, 1);
    });
    stems(index, word.folded).forEach(({ stem, changed }) => {
      if (stem.length < length - 1) return;
      byKey(stem, STEM);
      changed.forEach((other) => byKey(other, SWAP));
    });
    if (word.typing || (!found.size && !needs.size)) beginning(index, word.folded, at).forEach((group) => put(group, PREFIX));
    if (!found.size && !needs.size) misspelled(index, word.folded, at).forEach((group) => put(group, EDIT));
    return found;
  }

  // Groups with a form that begins like this, the most frequent ones.
  function beginning(index, folded, at) {
    const first = partOf(index, folded), last = partOf(index, folded + "\uffff");
    const found = new Set();
    for (let n = first; n <= Math.min(last, first + MOST_PARTS - 1); n++) {
      const groups = at(n).groups;
      const start = lastUpTo(groups, folded.slice(0, SHORTEST - 1), (group) => group.key);
      for (let i = Math.max(0, start); i < groups.length && groups[i].key <= folded + "\uffff"; i++) {
        if (groups[i].forms.some((form) => form.startsWith(folded))) found.add(groups[i]);
      }
    }
    return Array.from(found).sort((a, b) => b.postings.length - a.postings.length).slice(0, MOST_GROUPS);
  }

  function misspelled(index, folded, at) {
    const found = [];
    if (folded.length <= SHORTEST) return found;
    const cut = stems(index, folded).map(({ stem }) => stem).filter((stem) => stem.length > SHORTEST);
    const small = index.head.parts.length === 1;
    at(small ? 1 : partOf(index, folded)).groups.forEach((group) => {
      if (group.forms.some((form) => near(form, folded)) || cut.some((stem) => near(stem, group.key))) found.push(group);
    });
    return found;
  }

  // Answers a query: pages with their best section, best first. `only` keeps some pages. When
  // files are missing, their numbers are in `needs`, and the answer is not one yet.
  function query(index, text, only) {
    const wanted = words(index, text.slice(0, 200)).filter((word) => word.folded).slice(0, 8);
    const needs = new Set(), forms = new Set();
    wanted.forEach((word) => { word.typing = word.end === text.length; });
    const found = wanted.map((word) => groupsOf(index, word, needs));
    if (needs.size) return { needs: Array.from(needs), hits: [], forms };
    const n = { sections: index.head.sections, pages: index.firsts.length };
    // By section: the sum over the words. By page: the best section with its sum, the sum of what
    // the words reach anywhere on it, and how many of the words that decide it has.
    const sums = new Float32Array(n.sections), totals = new Float32Array(n.pages);
    const bests = new Float32Array(n.pages), sections = new Uint32Array(n.pages);
    const matched = new Uint8Array(n.pages), pages = new Set();
    let needed = 0;
    found.forEach((groups) => {
      let size = 0, cut = false;
      groups.forEach((worth, group) => { size += sectionsOf(group).n; cut = cut || group.cut; });
      // A word that stands nearly everywhere decides nothing, and its list is cut.
      if (!cut) needed += 1;
      const rarity = Math.log(1 + (n.sections + 0.5) / (Math.min(size, n.sections) + 0.5));
      const { scores, touched } = score(index, groups, rarity, only);
      const reached = new Float32Array(n.pages);
      touched.forEach((section) => {
        const page = index.pageOf[section], sum = sums[section] += scores[section];
        pages.add(page);
        if (!reached[page] && !cut) matched[page] += 1;
        if (scores[section] > reached[page]) {
          totals[page] += scores[section] - reached[page];
          reached[page] = scores[section];
        }
        if (sum > bests[page]) { bests[page] = sum; sections[page] = section; }
      });
      groups.forEach((worth, group) => group.forms.forEach((form) => forms.add(form)));
    });
    const most = Array.from(pages).reduce((most, page) => Math.max(most, matched[page]), 0);
    const least = Math.min(most, Math.max(1, needed - 1));
    const hits = Array.from(pages).filter((page) => matched[page] >= least)
      .map((page) => ({ page, section: sections[page], matched: matched[page], score: bests[page] + totals[page] }))
      .sort((a, b) => b.matched - a.matched || b.score - a.score || a.page - b.page);
    return { needs: [], hits, forms };
  }

  // What each section scores for one word, by its strongest group, and which sections do.
  function score(index, groups, rarity, only) {
    const scores = new Float32Array(index.head.sections), touched = [];
    groups.forEach((worth, group) => {
      for (let n = 0; n < group.sections.length; n++) {
        const section = group.sections[n], score = worth * rarity * group.strengths[n];
        if (score <= scores[section] || (only && !only.has(index.pageOf[section]))) continue;
        if (!scores[section]) touched.push(section);
        scores[section] = score;
      }
    });
    return { scores, touched };
  }

  // The number of the file with the words of a page.
  const fileOf = (index, page) => index.head.parts.length + 1 + shelfOf(index, page);

  // What is shown of a hit; its file must be there. Texts are lists of pieces, some marked.
  function result(index, hit, forms) {
    const shelf = shelfOf(index, hit.page);
    const [address, title, kind, sections, elsewhere] = index.files[index.head.parts.length + 1 + shelf][hit.page - index.shelfOf[shelf]];
    const [anchor, heading, text] = sections[hit.section - index.firsts[hit.page]];
    return {
      address, elsewhere: elsewhere || {}, kind, anchor,
      title: marked(index, title, forms),
      heading: marked(index, heading, forms),
      text: snippet(index, text, forms),
    };
  }

  function marked(index, text, forms) {
    const pieces = [];
    let from = 0;
    words(index, text).filter((word) => forms.has(word.folded)).forEach((word) => {
      pieces.push({ text: text.slice(from, word.start), mark: false }, { text: text.slice(word.start, word.end), mark: true });
      from = word.end;
    });
    pieces.push({ text: text.slice(from), mark: false });
    return pieces.filter((piece) => piece.text);
  }

  // The part of a text with the most of the words, about two lines.
  function snippet(index, text, forms) {
    const length = 160, lead = 40;
    const spots = words(index, text).filter((word) => forms.has(word.folded));
    let start = 0, most = 0;
    spots.forEach((spot, n) => {
      const kinds = new Set();
      for (let i = n; i < spots.length && spots[i].end - spot.start < length - lead; i++) kinds.add(spots[i].folded);
      if (kinds.size > most) { most = kinds.size; start = spot.start; }
    });
    start = start > lead ? text.indexOf(" ", start - lead) + 1 : 0;
    let end = text.length - start > length ? text.lastIndexOf(" ", start + length) : text.length;
    if (end <= start) end = start + length;
    return marked(index, (start > 0 ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : ""), forms);
  }

  return { indices, addresses, at, load, add, query, result, fileOf };
})();
