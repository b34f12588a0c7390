// The search box of every page and the list of the search page. Nothing else is loaded before
// somebody searches; then `search.js` and the index of the language are.
(function () {
  "use strict";
  const box = document.querySelector("[data-search]");
  if (!box || !box.dataset.index) return;
  const fallback = box.querySelector(".search-fallback");
  const words = box.dataset;
  const lang = document.documentElement.lang;
  const home = new URL(words.index, document.baseURI);
  const plurals = new Intl.PluralRules(lang);
  // How many results the box shows, and how many the page shows at a time.
  const FEW = 6, MANY = 8;

  // --- Loading --------------------------------------------------------------------------------

  // Loads a script. A host may answer with anything, so `isThere` says whether what it must bring is there.
  const loading = {};
  function script(url, isThere) {
    return loading[url] = loading[url] || new Promise((ended) => {
      const element = document.createElement("script");
      element.src = url;
      element.onload = element.onerror = ended;
      document.head.append(element);
    }).then(() => {
      if (!isThere()) throw new Error(url);
    }).catch((error) => {
      delete loading[url];
      throw error;
    });
  }

  // One trial to open the indices: the promises by language, and what is added to each address.
  let trial = { query: "", opened: {} };
  const open = ({ query, opened }, address, tag) => opened[tag] = opened[tag] || load(address, tag, query);
  const isLoaded = () => typeof kbSearch === "object";
  async function load(address, tag, query) {
    if (!isLoaded()) await script(new URL(words.script, document.baseURI).href + query, isLoaded);
    await script(address + query, () => kbSearch.addresses[tag]);
    const url = new URL(kbSearch.addresses[tag], address).href;
    const before = kbSearch.indices[tag];
    await script(url + query, () => kbSearch.indices[tag] !== before);
    return Object.assign(kbSearch.indices[tag], { url, query });
  }
  // Waits for all of them, so that none arrives after the next trial has replaced the index.
  async function files(index, numbers) {
    const address = (n) => index.url.replace(/\.js$/, "/" + n + ".js") + index.query;
    await Promise.allSettled(numbers.map((n) => index.files[n] || script(address(n), () => index.files[n])));
    if (numbers.some((n) => !index.files[n])) throw new Error(index.url);
  }

  // The address of an index never changes, so a cache may have an old one, which names an index that
  // the host has no more. So a trial that failed is followed by one more, past the cache.
  function ask(text, limit) {
    const mine = trial;
    return find(mine, text, limit).catch(() => {
      if (trial === mine) trial = { query: "?" + Date.now(), opened: {} };
      return find(trial, text, limit);
    });
  }

  // Own results, and those of the languages that are shown where this one lacks a page.
  async function find(trial, text, limit) {
    const own = await open(trial, home.href, lang);
    const answers = [await answer(own, text, limit)];
    for (const other of own.others) {
      const index = await open(trial, new URL(other.file, home).href, other.lang);
      answers.push(await answer(index, text, limit, other.missing));
    }
    return answers;
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
  // the folder of the language.
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

  // The address of the results. What follows `#` is not sent to the host.
  function resultsOf(page, text) {
    page.search = "";
    page.hash = text.trim() ? new URLSearchParams({ q: text.trim() }) : "";
    return page.href;
  }

  // The link that stands here without a script: to the index from A to Z.
  const wayOn = () => fallback.firstElementChild.cloneNode(true);

  // Runs `show` with the answers to the newest text only.
  function asker(show, fail) {
    let newest = 0;
    return (text, limit) => {
      const mine = ++newest;
      if (!text.trim()) return show(null);
      ask(text, limit).then((answers) => { if (mine === newest) show(answers); }).catch(() => { if (mine === newest) fail(); });
    };
  }

  // --- The box: a combobox with a list (ARIA Authoring Practices Guide) -----------------------

  function combobox() {
    const input = box.querySelector("[role=combobox]"), list = box.querySelector("[role=listbox]");
    const panel = box.querySelector(".search-panel"), note = box.querySelector(".search-note");
    const status = box.querySelector("[role=status]");
    let options = [], active = -1, ready = false;

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
      const title = make("p", "search-group", label);
      title.setAttribute("role", "presentation");
      element.append(title, ...links);
      return element;
    }
    function all() {
      const a = make("a", "search-all", words.all);
      a.href = resultsOf(new URL(words.page, document.baseURI), input.value);
      return a;
    }
    function fill(answers) {
      options = [];
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren();
      if (!answers) { status.textContent = ""; return show(false); }
      const [own, ...others] = answers.map((answer) => answer.results.map((result) => option(link(answer.index, result))));
      list.append(...own);
      if (others.flat().length) list.append(group(words.other, others.flat()));
      if (options.length) list.append(option(all()));
      say(counted(answers));
      list.hidden = !options.length;
      show(document.activeElement === input);
    }
    const run = asker(fill, () => {
      fill(null);
      say(words.failed);
      note.append(" ", wayOn());
      panel.hidden = false;
    });
    const start = () => {
      if (!input.value.trim()) return run("");
      if (!ready) { say(words.loading); list.hidden = true; panel.hidden = false; }
      run(input.value, FEW);
    };

    input.addEventListener("focus", () => {
      open(trial, home.href, lang).then(() => { ready = true; }, () => {});
      if (input.value.trim()) start();
    });
    input.addEventListener("input", start);
    const leave = (event) => { if (!panel.contains(event.relatedTarget)) show(false); };
    input.addEventListener("blur", leave);
    panel.addEventListener("focusout", leave);
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

    function fill(answers) {
      list.replaceChildren();
      status.textContent = answers ? counted(answers) : "";
      more.hidden = !answers || answers.every((answer) => answer.n <= limit);
      (answers || []).forEach((answer, nth) => {
        const first = !list.querySelector(".search-group");
        if (nth && first && answer.results.length) list.append(make("li", "search-group", words.other));
        list.append(...answer.results.map((result) => {
          const item = make("li");
          item.append(link(answer.index, result));
          return item;
        }));
      });
    }
    const fail = () => {
      fill(null);
      status.textContent = words.failed;
      status.append(" ", wayOn());
    };
    const run = asker(fill, fail);
    function changed() {
      history.replaceState(history.state, "", resultsOf(new URL(location.href), input.value));
      limit = MANY;
      run(input.value, limit);
    }
    function read() {
      const asked = (from) => new URLSearchParams(from.slice(1)).get("q");
      // Another part of the page, as after the skip link, is no other question.
      const before = location.hash ? input.value : "";
      input.value = (asked(location.hash) || asked(location.search) || before).slice(0, 200);
      changed();
    }
    input.addEventListener("input", changed);
    more.addEventListener("click", () => {
      const n = list.children.length;
      limit += MANY;
      ask(input.value, limit).then((answers) => {
        fill(answers);
        const next = list.children[n] && list.children[n].querySelector("a");
        if (next) next.focus();
      }).catch(fail);
    });
    addEventListener("popstate", read);
    read();
    place.querySelector(".search-page-box").hidden = false;
    return input;
  }

  const place = document.querySelector("[data-search-page]");
  const own = combobox();
  const input = place ? page(place) : own;
  fallback.hidden = true;
  box.querySelector(".search-box").hidden = false;
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
