// The search field of every page. Nothing else is loaded before the first input; then `search-list.js`
// is, which shows results and loads the search itself. The files it needs first are preloaded.
(function () {
  "use strict";
  const box = document.querySelector("[data-kb-search]");
  if (!box || !box.dataset.kbIndex) return;
  const fallback = box.querySelector("[data-kb-part=fallback]");
  const place = document.querySelector("[data-kb-search-page]");
  const input = box.querySelector("[role=combobox]");
  const fields = place ? [input, place.querySelector("input")] : [input];
  const clear = (field) => field.parentElement.querySelector("[data-kb-part=clear]");

  // Loads the list, which then handles the input. If that fails, the link for readers without scripts
  // is shown again, and the next input tries again.
  let loading = false, ready = false;
  function start() {
    if (loading || ready) return;
    loading = true;
    [box.dataset.kbScript, box.dataset.kbIndex].forEach((address) => {
      document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: address }));
    });
    const script = document.createElement("script");
    script.src = new URL(box.dataset.kbList, document.baseURI).href;
    script.onload = script.onerror = () => {
      loading = false;
      ready = typeof kbSearchList === "object";
      if (ready) return kbSearchList.start();
      script.remove();
      fallback.hidden = false;
    };
    document.head.append(script);
  }

  fields.forEach((field) => {
    const button = clear(field), show = () => { button.hidden = !field.value; };
    field.addEventListener("input", () => { show(); start(); });
    // A click announces typing; Tab may only pass the field.
    field.addEventListener("pointerdown", start);
    button.addEventListener("click", () => {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
    show();
  });
  // Enter before the list has loaded opens the page of results.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || ready || !input.value.trim()) return;
    event.preventDefault();
    const results = new URL(box.dataset.kbPage, document.baseURI);
    results.hash = String(new URLSearchParams({ q: input.value.trim() }));
    location.assign(results);
  });
  // A single letter would be pressed by accident (WCAG 2.1.4), so the shortcut has a modifier.
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
  box.querySelector("[data-kb-part=key]").textContent = isMac ? "⌘K" : "Ctrl K";
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(isMac ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const field = fields[fields.length - 1];
    field.focus();
    field.select();
  });
  fallback.hidden = true;
  box.querySelector("[data-kb-part=box]").hidden = false;
  if (place) {
    place.querySelector("[data-kb-part=box]").hidden = false;
    // A query in the address is answered at once; Back and Forward can change it.
    if (/[?&#]q=/.test(location.search + location.hash) || input.value) start();
    addEventListener("popstate", start);
  } else if (input.value && document.activeElement === input) start();
})();
