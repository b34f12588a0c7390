// The results of a search: the list under the field of every page, and the list of the search page.
// `search-box.js` loads this at the first input; it loads `search.js` and the index of the language.
const kbSearchList = (function () {
  "use strict";
  const box = document.querySelector("[data-kb-search]");
  const fallback = box.querySelector("[data-kb-part=fallback]");
  const words = box.dataset;
  const lang = document.documentElement.lang;
  const home = new URL(words.kbIndex, document.baseURI);
  // Made when it is first needed: it takes a slow device some time.
  let plurals;
  const category = (n) => (plurals = plurals || new Intl.PluralRules(lang)).select(n);
  // How many results the box shows, how many the page shows at a time, and with how many the page
  // offers filters.
  const FEW = 6, MANY = 8, FILTERED = 20;
  // How long a reader must have stopped typing before the number of results is read out, in ms.
  const QUIET = 500;

  // --- Loading --------------------------------------------------------------------------------

  // Loads a script. A host may send any content, so `isThere` checks that the script did its work.
  const loading = {};
  function script(url, isThere) {
    return loading[url] = loading[url] || new Promise((ended) => {
      const element = document.createElement("script");
      element.src = url;
      // In the order of the calls: an index calls functions that must exist before it runs.
      element.async = false;
      element.onload = element.onerror = ended;
      document.head.append(element);
    }).then(() => {
      if (!isThere()) throw new Error(url);
    }).catch((error) => {
      delete loading[url];
      throw error;
    });
  }

  // One attempt to open the indices: the promises by language, and the suffix of each address.
  let trial = { query: "", opened: {} };
  const open = ({ query, opened }, address, tag) => opened[tag] = opened[tag] || load(address, tag, query);
  const isLoaded = () => typeof kbSearch === "object";
  async function load(address, tag, query) {
    const before = isLoaded() ? kbSearch.indices[tag] : undefined;
    await Promise.all([
      isLoaded() || script(new URL(words.kbScript, document.baseURI).href + query, isLoaded),
      script(address + query, () => kbSearch.addresses[tag]),
    ]);
    const url = new URL(kbSearch.addresses[tag], address).href;
    const isOpen = () => kbSearch.indices[tag] !== before;
    // The head of a large index comes with its address; a small one is a file of its own.
    if (!isOpen()) await script(url + query, isOpen);
    return Object.assign(kbSearch.indices[tag], { url, query });
  }
  // Waits for all of them, so that none arrives after the next attempt has replaced the index.
  async function files(index, numbers) {
    const address = (n) => index.url.replace(/\.js$/, "/" + n + ".js") + index.query;
    await Promise.allSettled(numbers.map((n) => index.files[n] || script(address(n), () => index.files[n])));
    if (numbers.some((n) => !index.files[n])) throw new Error(index.url);
  }

  // The address of an index never changes, so a cache may have an old one, which names an index that
  // the host no longer has. So a failed attempt is followed by one more, which bypasses the cache.
  function ask(question) {
    const mine = trial;
    return find(mine, question).catch(() => {
      if (trial === mine) trial = { query: "?" + Date.now(), opened: {} };
      return find(trial, question);
    });
  }

  // Results of this language, and of its fallback languages for pages that it lacks. A request has
  // a text, the number of results to show, and the pages that the filters keep.
  async function find(trial, question) {
    const index = await open(trial, home.href, lang);
    const keeps = question.kind || question.tag ? await kept(index, question) : undefined;
    const answers = [await answer(index, question, keeps)];
    for (const other of keeps ? [] : index.others) {
      const theirs = await open(trial, new URL(other.file, home).href, other.lang);
      answers.push(await answer(theirs, question, other.missing));
    }
    return answers;
  }

  async function answer(index, { text, limit }, only) {
    let found = kbSearch.query(index, text, only);
    while (found.needs.length) {
      await files(index, found.needs);
      found = kbSearch.query(index, text, only);
    }
    const shown = found.hits.slice(0, limit);
    await files(index, shown.map((hit) => kbSearch.fileOf(index, hit.page)));
    return { ...found, index, n: found.hits.length, results: shown.map((hit) => kbSearch.result(index, hit, found.marks)) };
  }

  async function facets(index) {
    await files(index, [kbSearch.facetsFile(index)]);
    return kbSearch.facets(index);
  }

  // The pages of a kind and with a tag.
  async function kept(index, { kind, tag }) {
    const { kinds, tags } = await facets(index);
    const tagged = tags.find(({ label }) => label === tag);
    const pages = Array.from(kinds, (_, page) => page);
    return new Set(pages.filter((page) => (!kind || kinds[page] === kind) && (!tagged || tagged.pages.has(page))));
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

  // Text fragments, with which browsers mark words on the page that a link leads to: first the found
  // word with its neighbours, to which the browser scrolls, then each word.
  function fragments({ text, anchor }) {
    const plain = (pieces) => pieces.map((piece) => piece.text).join("");
    const at = text.findIndex((piece) => piece.mark);
    if (at < 0) return anchor ? "#" + encodeURIComponent(anchor) : "";
    const before = /\S*\s*$/.exec(plain(text.slice(0, at)))[0].replace("…", ""), after = /^\s*[^\s…]*/.exec(plain(text.slice(at + 1)))[0];
    const marked = Array.from(new Set(text.filter((piece) => piece.mark).map((piece) => piece.text)));
    const code = (part) => "text=" + encodeURIComponent(part.trim()).replace(/-/g, "%2D");
    return "#" + encodeURIComponent(anchor) + ":~:" + [before + text[at].text + after, ...marked.slice(0, 4)].map(code).join("&");
  }

  // A link with title, section and snippet; addresses begin at the root of the site, one above
  // the folder of the language.
  function link(index, result, lines) {
    const a = make("a", "kb-search-hit");
    a.href = new URL("../" + (result.elsewhere[lang] || result.address), home).href + fragments(result);
    if (index.head.lang !== lang) { a.lang = a.hreflang = index.head.lang; a.dir = "auto"; }
    lines.filter(([, content]) => content.length).forEach(([name, content], n) => a.append(n ? " " : "", make("span", name, content)));
    return a;
  }

  // The link to a page, and those to its further sections.
  function links(index, result, most) {
    const isTerm = result.kind === "glossary" && result.heading.length;
    const [first, second] = isTerm ? [result.heading, result.title] : [result.title, result.heading];
    const page = link(index, result, [["kb-search-title", first], ["kb-search-section", second], ["kb-search-text", result.text]]);
    const sections = result.more.slice(0, most).map((section) => {
      const a = link(index, { ...result, ...section }, [["kb-search-section", section.heading], ["kb-search-text", section.text]]);
      a.classList.add("kb-search-sub");
      return a;
    });
    return [page, ...sections];
  }

  // The number of results, and the words that are not on the site.
  function said(answers) {
    const n = answers.reduce((sum, answer) => sum + answer.n, 0);
    const isUnknown = (word) => answers.every(({ unknown }) => unknown.includes(word));
    if (isTooShort(answers)) return [];
    const unknown = answers[0].unknown.filter(isUnknown);
    const missing = unknown.length ? words.kbUnknown + " " + unknown.join(", ") : "";
    if (!n) return [words.kbNone, missing].filter((text) => text);
    const forms = JSON.parse(words.kbCount);
    const form = forms[n] || forms[category(n)] || forms.other;
    const count = form.replace(/\{\s*\$?n\s*\}/, kbSearch.written(answers[0].index, n));
    // What only looks like the words is no result for them; it has a heading of its own.
    return (isLost(answers) ? [missing] : [count, missing]).filter((text) => text);
  }

  // What is read out: a heading of the list is not.
  const spoken = (answers) => [...said(answers), ...(answers[0].guessed && answers[0].n ? [words.kbSimilar] : [])].join(" · ");

  // A letter or two are no question yet while the reader types.
  const isTooShort = (answers) => answers.every((answer) => answer.isTooShort);
  const isLost = (answers) => !isTooShort(answers) && answers.every((answer) => !answer.n || answer.guessed);

  // The address of the results. What follows `#` is not sent to the host.
  function resultsOf(page, text) {
    page.search = "";
    page.hash = text.trim() ? String(new URLSearchParams({ q: text.trim() })) : "";
    return page.href;
  }

  // The link for readers without scripts: to the index from A to Z.
  const wayOn = () => fallback.firstElementChild.cloneNode(true);

  // Puts a text into a live region once the reader has stopped typing.
  function announcer(status) {
    let timer;
    return (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => { status.textContent = text; }, text ? QUIET : 0);
    };
  }

  // Results never move under a finger or the pointer: while it is down in a place, what is shown there
  // waits, and the newest of it is shown after the click.
  function still(place) {
    let isDown = false, waiting;
    place.addEventListener("pointerdown", () => { isDown = true; });
    ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => {
      if (!isDown) return;
      // The click comes after this.
      setTimeout(() => {
        isDown = false;
        if (waiting) waiting();
        waiting = undefined;
      });
    }));
    return (show) => {
      if (isDown) waiting = show;
      else show();
    };
  }

  // Runs `show` with the answers to the newest question only, and `then` after it.
  function asker(place, show, fail) {
    const whenStill = still(place);
    let newest = 0;
    return (question, then = () => {}) => {
      const mine = ++newest;
      if (!question.text.trim()) return show(null);
      const ifNewest = (then) => whenStill(() => { if (mine === newest) then(); });
      const answer = (question) => ask(question).then((answers) => ifNewest(() => {
        show(answers);
        then();
        // A short word is asked for when nothing follows it.
        if (isTooShort(answers)) setTimeout(() => { if (mine === newest) answer({ ...question, text: question.text + " " }); }, QUIET);
      })).catch(() => ifNewest(fail));
      answer(question);
    };
  }

  // --- The box: a combobox with a list (ARIA Authoring Practices Guide) -----------------------

  function combobox() {
    const input = box.querySelector("[role=combobox]"), list = box.querySelector("[role=listbox]");
    const panel = box.querySelector("[data-kb-part=panel]"), note = box.querySelector("[data-kb-part=note]");
    const ways = box.querySelector("[data-kb-part=ways]");
    const announce = announcer(box.querySelector("[role=status]"));
    let options = [], active = -1, ready = false;

    const say = (text, spoken = text) => {
      note.textContent = text;
      announce(spoken);
    };
    const isOpen = () => !panel.hidden;
    // The reader may have left the field before an answer or an error arrives.
    const isAsked = () => document.activeElement === input;
    function show(visible) {
      if (visible && !isOpen()) document.dispatchEvent(new CustomEvent("kb:search-open"));
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
      element.id = "kb--search-option-" + options.length;
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
      const title = make("p", "kb-search-group", label);
      title.setAttribute("role", "presentation");
      element.append(title, ...links);
      return element;
    }
    function all() {
      const a = make("a", "kb-search-all", words.kbAll);
      a.href = resultsOf(new URL(words.kbPage, document.baseURI), input.value);
      return a;
    }
    function clear() {
      options = [];
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren();
    }
    function fill(answers) {
      // The first letter has no answer yet: the list that says so stays open, rather than close and open again.
      if (answers && !ready && isTooShort(answers)) return;
      clear();
      if (!answers) { announce(""); return show(false); }
      ready = true;
      const [own, ...others] = answers.map(({ index, results }) => results.map((result, n) => links(index, result, n < 3 ? 1 : 0).map(option)).flat());
      if (own.length && answers[0].guessed) list.append(group(words.kbSimilar, own));
      else list.append(...own);
      if (others.flat().length) list.append(group(words.kbOther, others.flat()));
      if (options.length) list.append(option(all()));
      const text = said(answers).join(" · ");
      say(text, spoken(answers));
      list.hidden = !options.length;
      ways.hidden = !isLost(answers);
      show(isAsked() && (options.length > 0 || text !== ""));
    }
    const run = asker(panel, fill, () => {
      clear();
      say(words.kbFailed);
      note.append(" ", wayOn());
      show(isAsked());
    });
    const start = () => {
      if (!input.value.trim()) return run({ text: "" });
      if (!ready) { note.textContent = words.kbLoading; list.hidden = ways.hidden = true; show(isAsked()); }
      run({ text: input.value, limit: FEW });
    };

    input.addEventListener("focus", () => { if (input.value.trim()) start(); });
    input.addEventListener("input", start);
    const leave = (event) => { if (!panel.contains(event.relatedTarget)) show(false); };
    input.addEventListener("blur", leave);
    panel.addEventListener("focusout", leave);
    // Browsers make a box that scrolls a stop of the Tab key; the arrow keys move in this one.
    panel.tabIndex = -1;
    // Pressing on a result must not move the focus before the click arrives.
    panel.addEventListener("pointerdown", (event) => event.preventDefault());
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const inTab = event.ctrlKey || event.metaKey;
      if (inTab && event.key !== "Enter") return;
      if (event.key === "Escape") {
        if (isOpen()) show(false);
        else { input.value = ""; input.dispatchEvent(new Event("input", { bubbles: true })); }
      } else if (event.key === "Enter") {
        if (!input.value.trim()) return;
        const chosen = options[active] || all();
        if (inTab) window.open(chosen.href, "_blank", "noopener");
        else chosen.click();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!isOpen()) { if (input.value.trim()) start(); return event.preventDefault(); }
        const step = event.key === "ArrowDown" ? 1 : -1;
        // Past either end the selection returns to the text, then wraps around.
        activate((active + 1 + step + options.length + 1) % (options.length + 1) - 1);
      } else return;
      event.preventDefault();
    });
    open(trial, home.href, lang).catch(() => {});
    if (document.activeElement === input && input.value.trim()) start();
  }

  // --- The search page ------------------------------------------------------------------------

  function page(place) {
    const input = place.querySelector("input"), list = place.querySelector("[data-kb-part=results]");
    const status = place.querySelector("[data-kb-part=status]"), more = place.querySelector("[data-kb-part=more]");
    const announce = announcer(place.querySelector("[role=status]")), filters = place.querySelector("[data-kb-part=filters]");
    const title = document.title;
    // The state that Back restores: the number of results shown, and the scroll position.
    let { limit = MANY, top = 0 } = (history.state || {}).kbSearch || {};
    let chosen = { kind: "", tag: "" };

    function item(index, result) {
      const element = make("li"), [first, ...rest] = links(index, result, 3);
      element.append(first);
      if (rest.length) {
        const sections = make("ul", "kb-search-subs");
        sections.append(...rest.map((a) => { const each = make("li"); each.append(a); return each; }));
        element.append(sections);
      }
      return element;
    }
    // The heading above the results of another language, and above similar words.
    function heading(nth, answer) {
      const label = nth ? words.kbOther : words.kbSimilar;
      const isThere = Array.from(list.children, (each) => each.textContent).includes(label);
      if ((nth || answer.guessed) && !isThere) list.append(make("li", "kb-search-group", label));
    }
    function fill(answers) {
      list.replaceChildren();
      status.textContent = answers ? said(answers).join(" · ") : "";
      announce(answers ? spoken(answers) : "");
      more.hidden = !answers || answers.every((answer) => answer.n <= limit);
      place.classList.toggle("kb-search-lost", !answers || isTooShort(answers) || isLost(answers));
      (answers || []).forEach((answer, nth) => {
        if (answer.results.length) heading(nth, answer);
        list.append(...answer.results.map((result) => item(answer.index, result)));
      });
      if (answers) offer(answers[0]).catch(() => {});
      else filters.hidden = true;
      if (top) scrollTo(0, top);
      top = 0;
    }
    const fail = () => {
      fill(null);
      announce(words.kbFailed);
      status.textContent = words.kbFailed;
      status.append(" ", wayOn());
    };
    const run = asker(list, fill, fail);
    const question = () => ({ text: input.value, limit, ...chosen });

    // Offers filters for the kinds and tags of many results.
    async function offer({ index, hits }) {
      if (chosen.kind || chosen.tag) return;
      filters.hidden = hits.length <= FILTERED;
      if (filters.hidden) return;
      const text = input.value, { kinds, tags } = await facets(index);
      if (text !== input.value) return;
      const pages = hits.map((hit) => hit.page);
      const letters = Array.from(new Set(pages.map((page) => kinds[page])));
      choices("kind", letters.map((letter) => [letter, filters.dataset["kb" + letter.toUpperCase()]]));
      choices("tag", tags.filter((tag) => pages.some((page) => tag.pages.has(page))).map(({ label }) => [label, label]));
    }
    function choices(name, options) {
      const select = filters.querySelector("[name=" + name + "]");
      select.replaceChildren(...[["", filters.dataset.kbEverything], ...options].map(([value, label]) => new Option(label, value)));
    }
    function changed() {
      history.replaceState(history.state, "", resultsOf(new URL(location.href), input.value));
      input.parentElement.querySelector("[data-kb-part=clear]").hidden = !input.value;
      document.title = input.value.trim() ? input.value.trim() + " – " + title : title;
      run(question());
    }
    function read() {
      const asked = (from) => new URLSearchParams(from.slice(1)).get("q");
      // Another part of the page, as after the skip link, is not another query.
      const before = location.hash ? input.value : "";
      input.value = (asked(location.hash) || asked(location.search) || before).slice(0, 200);
      changed();
    }
    input.addEventListener("input", () => {
      limit = MANY;
      chosen = { kind: "", tag: "" };
      changed();
    });
    filters.addEventListener("change", (event) => {
      chosen = { ...chosen, [event.target.name]: event.target.value };
      limit = MANY;
      run(question());
    });
    list.addEventListener("click", () => history.replaceState({ ...history.state, kbSearch: { limit, top: scrollY } }, ""));
    more.addEventListener("click", () => {
      const n = list.children.length;
      limit += MANY;
      run(question(), () => {
        const next = list.children[n] && list.children[n].querySelector("a");
        if (next) next.focus();
      });
    });
    addEventListener("popstate", read);
    read();
  }

  function start() {
    const place = document.querySelector("[data-kb-search-page]");
    combobox();
    if (place) page(place);
  }
  return { start };
})();
