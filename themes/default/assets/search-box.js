// The search box of every page and the list of the search page. Nothing else is loaded before
// somebody searches; then `search.js` and the index of the language are.
(function () {
  "use strict";
  const box = document.querySelector("[data-search]");
  if (!box || !box.dataset.index) return;
  const words = box.dataset;
  const lang = document.documentElement.lang;
  const home = new URL(words.index, document.baseURI);
  const plurals = new Intl.PluralRules(lang);
  // How many results the box shows, and how many the page shows at a time.
  const FEW = 6, MANY = 8;

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

  // The address of an index never changes, so a cache may have an old one, which names an index that
  // the host has no more; then it is asked for once more, past the cache.
  const opened = {};
  function open(address, tag) {
    const again = () => load(address + "?" + Date.now(), tag);
    const failed = (error) => { delete opened[tag]; throw error; };
    return opened[tag] = opened[tag] || load(address, tag).catch(again).catch(failed);
  }
  async function load(address, tag) {
    await script(new URL(words.script, document.baseURI).href);
    await script(address);
    const url = new URL(kbSearch.addresses[tag], address).href;
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
    const run = asker(fill, () => { fill(null); say(words.failed); panel.hidden = false; });
    const start = () => {
      if (!input.value.trim()) return run("");
      if (!ready) { say(words.loading); list.hidden = true; panel.hidden = false; }
      run(input.value, FEW);
    };

    input.addEventListener("focus", () => {
      open(home.href, lang).then(() => { ready = true; }, () => {});
      if (input.value.trim()) start();
    });
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
