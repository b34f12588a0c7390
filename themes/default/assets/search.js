// Search without a server. The first half reads an index and answers a query; it needs no page, and
// the tests run it as it is. The second half is the search box and the search page. An index is
// a script that calls `load`, a large one has more scripts that call `add`; both work from a disk.
const kbSearch = (function () {
  "use strict";
  const indices = {};
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = {};
  Array.from(DIGITS).forEach((digit, n) => { VALUES[digit] = n; });
  const WORD = /[\p{Alphabetic}\p{N}](?:[\p{Alphabetic}\p{N}\p{M}]|['’\u00ad\u200c\u200d](?=[\p{Alphabetic}\p{N}]))*/gu;
  // What a way to find a word is worth; an exact form is worth 1.
  const STEM = 0.9, SWAP = 0.7, PREFIX = 0.6, EDIT = 0.4;
  // A part of a word shorter than this says nothing about it.
  const SHORTEST = 3;
  // The most parts to load, and groups to look into, for the beginning of a word.
  const MOST_PARTS = 3, MOST_GROUPS = 40;

  // --- An index -------------------------------------------------------------------------------

  function load(head) {
    const firsts = rising(head.pages);
    const pageOf = new Uint32Array(head.sections);
    firsts.forEach((first, page) => pageOf.fill(page, first));
    const swaps = head.swaps.reduce((all, [a, b]) => all.concat([swap(a, b), swap(b, a)]), []);
    indices[head.lang] = {
      head, firsts, pageOf, swaps,
      marks: new RegExp("[" + head.marks + "]", "g"),
      missing: rising(head.missing),
      shelfOf: rising(head.shelves),
      files: [],
    };
  }

  function add(lang, n, content) {
    const index = indices[lang];
    index.files[n] = n <= index.head.parts.length ? part(content) : content;
  }

  // Numbers in rising order, written as distances.
  function rising(text) {
    const numbers = [];
    let before = 0;
    for (let at = 0; at < text.length;) {
      let value = 0, digit, shift = 0;
      do {
        digit = VALUES[text[at++]];
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
        digit = VALUES[text[at++]];
        before += (digit & 31) * 2 ** shift;
        shift += 5;
      } while (digit > 31);
      group.sections.push(before);
      group.strengths.push(VALUES[text[at++]]);
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
    const pages = new Map(), sums = new Map();
    let needed = 0;
    found.forEach((groups) => {
      let n = 0, cut = false;
      groups.forEach((worth, group) => { n += sectionsOf(group).n; cut = cut || group.cut; });
      // A word that stands nearly everywhere decides nothing, and its list is cut.
      if (!cut) needed += 1;
      const rarity = Math.log(1 + (index.head.sections + 0.5) / (Math.min(n, index.head.sections) + 0.5));
      count(index, groups, rarity, only).forEach((score, section) => {
        const page = index.pageOf[section];
        const entry = pages.get(page) || { page, words: new Map(), matched: 0, best: 0, section };
        pages.set(page, entry);
        if (!entry.words.has(groups)) { entry.words.set(groups, 0); if (!cut) entry.matched += 1; }
        entry.words.set(groups, Math.max(entry.words.get(groups), score));
        const sum = (sums.get(section) || 0) + score;
        sums.set(section, sum);
        if (sum > entry.best) { entry.best = sum; entry.section = section; }
      });
      groups.forEach((worth, group) => group.forms.forEach((form) => forms.add(form)));
    });
    let hits = Array.from(pages.values());
    hits.forEach((hit) => {
      hit.score = hit.best;
      hit.words.forEach((score) => { hit.score += score; });
    });
    const most = hits.reduce((most, hit) => Math.max(most, hit.matched), 0);
    hits = hits.filter((hit) => hit.matched >= Math.min(most, Math.max(1, needed - 1)));
    hits.sort((a, b) => b.matched - a.matched || b.score - a.score || a.page - b.page);
    return { needs: [], hits, forms };
  }

  // What each section scores for one word: its strongest group.
  function count(index, groups, rarity, only) {
    const scores = new Map();
    groups.forEach((worth, group) => group.sections.forEach((section, n) => {
      if (only && !only.has(index.pageOf[section])) return;
      const score = worth * rarity * group.strengths[n];
      if (!(scores.get(section) >= score)) scores.set(section, score);
    }));
    return scores;
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

  return { indices, load, add, query, result, fileOf };
})();

// The search box of every page and the list of the search page.
if (typeof document === "object") (function () {
  "use strict";
  const box = document.querySelector("[data-search]");
  if (!box || !box.dataset.index) return;
  const words = box.dataset;
  const lang = document.documentElement.lang;
  const home = new URL(words.index, document.baseURI);
  const plurals = new Intl.PluralRules(lang);
  // How many results the box shows, and how many the page shows at a time.
  const FEW = 7, MANY = 10;

  // --- Loading --------------------------------------------------------------------------------

  const loading = {};
  function script(url) {
    return loading[url] = loading[url] || new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = url;
      element.onload = done;
      element.onerror = () => { delete loading[url]; failed(new Error(url)); };
      document.head.append(element);
    });
  }

  // An index with all files that `wanted` names, after `step` by `step`.
  async function open(url, tag) {
    await script(url);
    const index = kbSearch.indices[tag];
    index.url = url;
    return index;
  }
  const files = (index, numbers) => Promise.all(numbers
    .filter((n) => !index.files[n])
    .map((n) => script(index.url.replace(/\.js$/, "/" + n + ".js"))));

  // Own results, and those of the source language for pages that this language lacks.
  async function ask(text, limit) {
    const own = await answer(await open(home.href, lang), text, limit);
    const head = own.index.head;
    if (!head.source) return [own];
    const source = await open(new URL(head.source.file, home).href, head.source.lang);
    return [own, await answer(source, text, limit, new Set(own.index.missing))];
  }

  async function answer(index, text, limit, only) {
    let found = kbSearch.query(index, text, only);
    while (found.needs.length) {
      await files(index, found.needs);
      found = kbSearch.query(index, text, only);
    }
    const shown = found.hits.slice(0, limit);
    await files(index, shown.map((hit) => kbSearch.fileOf(index, hit.page)));
    return { index, n: found.hits.length, results: shown.map((hit) => kbSearch.result(index, hit, found.forms)) };
  }

  // --- Showing --------------------------------------------------------------------------------

  function make(tag, name, content) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    (Array.isArray(content) ? content : [{ text: content || "" }]).forEach((piece) => {
      if (!piece.mark) return element.append(piece.text);
      const mark = document.createElement("mark");
      mark.textContent = piece.text;
      element.append(mark);
    });
    return element;
  }

  // A link with title, section and snippet; addresses begin at the root of the site, one above
  // the folder of the index.
  function link(index, result) {
    const address = (result.elsewhere[lang] || result.address) + (result.anchor ? "#" + encodeURIComponent(result.anchor) : "");
    const a = make("a", "search-hit");
    a.href = new URL("../" + address, home).href;
    if (index.head.lang !== lang) { a.lang = index.head.lang; a.hreflang = index.head.lang; }
    const isTerm = result.kind === "glossary" && result.heading.length;
    const [first, second] = isTerm ? [result.heading, result.title] : [result.title, result.heading];
    a.append(make("span", "search-title", first));
    if (second.length) a.append(" ", make("span", "search-section", second));
    if (result.text.length) a.append(" ", make("span", "search-text", result.text));
    return a;
  }

  function counted(answers) {
    const n = answers.reduce((sum, answer) => sum + answer.n, 0);
    if (!n) return words.none;
    const forms = JSON.parse(words.count);
    const form = forms[n] || forms[plurals.select(n)] || forms.other;
    return form.replace(/\{\s*\$?n\s*\}/, new Intl.NumberFormat(lang).format(n));
  }

  // Runs `show` with the answers to the newest text only.
  function asker(show, fail) {
    let newest = 0;
    return (text, limit) => {
      const mine = ++newest;
      if (!text.trim()) return show(null);
      ask(text, limit).then((answers) => { if (mine === newest) show(answers); }, () => { if (mine === newest) fail(); });
    };
  }

  // --- The box: a combobox with a list (ARIA Authoring Practices Guide) -----------------------

  function combobox() {
    const input = box.querySelector("[role=combobox]"), list = box.querySelector("[role=listbox]");
    const panel = box.querySelector(".search-panel"), note = box.querySelector(".search-note");
    const status = box.querySelector("[role=status]");
    let options = [], active = -1;

    const say = (text) => { note.textContent = status.textContent = text; };
    const isOpen = () => !panel.hidden;
    function show(visible) {
      panel.hidden = !visible;
      input.setAttribute("aria-expanded", String(visible && options.length > 0));
      if (!visible) activate(-1);
    }
    function activate(n) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = n;
      const option = options[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }
    function option(element) {
      element.id = "search-option-" + options.length;
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      element.tabIndex = -1;
      options.push(element);
      return element;
    }
    function group(label, links) {
      const element = make("div");
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", label);
      const title = make("p", "search-group", label);
      title.setAttribute("role", "presentation");
      element.append(title, ...links);
      return element;
    }
    function all() {
      const a = make("a", "search-all", words.all);
      const url = new URL(words.page, document.baseURI);
      url.searchParams.set("q", input.value.trim());
      a.href = url.href;
      return a;
    }
    function fill(answers) {
      options = [];
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren();
      if (!answers) { status.textContent = ""; return show(false); }
      const [own, source] = answers.map((answer) => answer.results.map((result) => option(link(answer.index, result))));
      list.append(...own);
      if (source && source.length) list.append(group(words.other, source));
      if (options.length) list.append(option(all()));
      say(counted(answers));
      list.hidden = !options.length;
      show(document.activeElement === input);
    }
    const run = asker(fill, () => { fill([]); say(words.failed); show(true); });
    const start = () => {
      if (!input.value.trim()) return run("");
      if (!kbSearch.indices[lang]) { say(words.loading); list.hidden = true; panel.hidden = false; }
      run(input.value, FEW);
    };

    input.addEventListener("focus", () => { open(home.href, lang).catch(() => {}); if (input.value.trim()) start(); });
    // This script may arrive after the reader: it is loaded when the box is first wanted.
    if (document.activeElement === input) input.dispatchEvent(new Event("focus"));
    input.addEventListener("input", start);
    input.addEventListener("blur", () => show(false));
    // A press on a result must not take the focus before the click arrives.
    panel.addEventListener("pointerdown", (event) => event.preventDefault());
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        if (isOpen()) show(false);
        else { input.value = ""; run(""); }
      } else if (event.key === "Enter") {
        if (!input.value.trim()) return;
        (options[active] || all()).click();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!isOpen()) { if (input.value.trim()) start(); return event.preventDefault(); }
        const step = event.key === "ArrowDown" ? 1 : -1;
        // Past either end the list goes back to the text, then round.
        activate((active + 1 + step + options.length + 1) % (options.length + 1) - 1);
      } else return;
      event.preventDefault();
    });
    return input;
  }

  // --- The search page ------------------------------------------------------------------------

  function page(place) {
    const input = place.querySelector("input"), list = place.querySelector("ol");
    const status = place.querySelector("[role=status]"), more = place.querySelector(".search-more");
    let limit = MANY;
    place.querySelector(".search-page-box").hidden = false;

    function fill(answers) {
      list.replaceChildren();
      status.textContent = answers ? counted(answers) : "";
      more.hidden = !answers || answers.every((answer) => answer.n <= limit);
      (answers || []).forEach((answer, nth) => {
        if (nth && answer.results.length) list.append(make("li", "search-group", words.other));
        list.append(...answer.results.map((result) => {
          const item = make("li");
          item.append(link(answer.index, result));
          return item;
        }));
      });
    }
    const run = asker(fill, () => { list.replaceChildren(); status.textContent = words.failed; });
    function changed() {
      const url = new URL(location.href), text = input.value.trim();
      if (text) url.searchParams.set("q", text);
      else url.searchParams.delete("q");
      history.replaceState(history.state, "", url);
      limit = MANY;
      run(input.value, limit);
    }
    function read() {
      input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, 200);
      run(input.value, limit = MANY);
    }
    input.addEventListener("input", changed);
    more.addEventListener("click", () => {
      const n = list.children.length;
      limit += MANY;
      ask(input.value, limit).then((answers) => {
        fill(answers);
        const next = list.children[n] && list.children[n].querySelector("a");
        if (next) next.focus();
      });
    });
    addEventListener("popstate", read);
    read();
    return input;
  }

  const place = document.querySelector("[data-search-page]");
  const own = combobox();
  const input = place ? page(place) : own;
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
