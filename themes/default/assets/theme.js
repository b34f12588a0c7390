// What scripts add to every page, which is complete without them: the choice of appearance, a language
// switch that keeps the section, and the addresses of links on paper. Nothing is sent anywhere; only the appearance is stored, and only when it is chosen.
(function () {
  "use strict";
  var all = function (selector, from) { return Array.from((from || document).querySelectorAll(selector)); };

  function appearance() {
    var select = document.getElementById("kb--appearance");
    var root = document.documentElement;
    if (!select) return;
    select.value = root.dataset.kbAppearance || "auto";
    select.closest("[data-kb-part=appearance]").hidden = false;
    select.addEventListener("change", function () {
      var auto = select.value === "auto";
      if (auto) delete root.dataset.kbAppearance;
      else root.dataset.kbAppearance = select.value;
      root.dispatchEvent(new Event("kb-appearance"));
      try {
        if (auto) localStorage.removeItem("kb-appearance");
        else localStorage.setItem("kb-appearance", select.value);
      } catch (error) { /* Storage is off: the choice lasts for this page. */ }
    });
  }

  // Keeps `#section` when the language is switched; ids are the same in every language.
  function keepFragment() {
    all("#kb--tools [hreflang]").forEach(function (link) {
      link.addEventListener("click", function () {
        if (link.hash !== location.hash) link.hash = location.hash;
      });
    });
  }

  // The navigation is a popover on narrow pages only; it must close when the page gets wide.
  function navigation() {
    var wide = window.matchMedia("(min-width: 60rem)");
    var panels = all("[popover]");
    wide.addEventListener("change", function () {
      panels.forEach(function (panel) {
        if (panel.hidePopover && panel.matches(":popover-open")) panel.hidePopover();
      });
    });
    var current = document.querySelector("#kb--site-nav [aria-current]");
    var nav = document.getElementById("kb--site-nav");
    if (nav) hold(nav);
    if (current && nav && wide.matches && current.offsetTop > nav.clientHeight) nav.scrollTop = current.offsetTop - nav.clientHeight / 2;
  }

  // The page behind the open menu cannot be reached, as its backdrop shows.
  function hold(nav) {
    var behind = [];
    for (var inner = nav; inner !== document.body; inner = inner.parentElement) {
      behind = behind.concat(Array.from(inner.parentElement.children).filter(function (part) { return part !== inner; }));
    }
    var setInert = function (isOpen) { behind.forEach(function (part) { part.inert = isOpen; }); };
    var opener = null;
    all("[popovertarget=" + nav.id + "]:not([popovertargetaction])").forEach(function (button) {
      button.addEventListener("click", function () { opener = button; });
    });
    // The browser gives the focus back to the button before it reports that the menu is closed.
    nav.addEventListener("beforetoggle", function (event) { if (event.newState === "closed") setInert(false); });
    nav.addEventListener("toggle", function (event) {
      var isOpen = event.newState === "open", close = nav.querySelector("[popovertargetaction=hide]");
      if (isOpen && close) close.focus();
      setInert(isOpen);
      // It does not where Tab went past the last link, out of the page.
      if (!isOpen && opener && document.activeElement === document.body) opener.focus();
    });
  }

  // The bar of a phone: hidden when scrolling down, shown when scrolling up.
  function reach() {
    var bar = document.getElementById("kb--reach"), narrow = window.matchMedia("(max-width: 59.99rem)");
    if (!bar) return;
    var here = bar.querySelector("[data-kb-here]"), contents = bar.querySelector("[data-kb-reach-contents]"), search = bar.querySelector("[data-kb-reach-search]");
    var toc = document.querySelector("#kb--toc details"), before = scrollY;
    var show = function (isShown) {
      // The bar stays while it has the keyboard focus.
      if (bar.hidden !== isShown || (!isShown && bar.querySelector(":focus-visible"))) return;
      bar.hidden = !isShown;
      document.documentElement.toggleAttribute("data-kb-reach", isShown);
    };
    // The contents stay in sight by themselves, except on a low screen.
    var low = window.matchMedia("(max-height: 29.99rem)"), fit = function () { contents.hidden = !toc || !low.matches; };
    fit();
    low.addEventListener("change", fit);
    if (toc) contents.hash = "#kb--toc";
    addEventListener("scroll", function () {
      var now = scrollY, up = before - now;
      // Small movements of a finger do not count.
      if (Math.abs(up) < 6) return;
      before = now;
      if (up < 0 || !narrow.matches || now < innerHeight / 2) return show(false);
      var above = all("main :is(h1, h2):not([hidden])").filter(function (heading) { return heading.getBoundingClientRect().top < innerHeight / 4; }).pop();
      var title = above && above.cloneNode(true);
      if (title) title.querySelectorAll(".kb-anchor").forEach(function (anchor) { anchor.remove(); });
      here.textContent = title ? title.textContent.trim() : "";
      here.lang = above ? above.closest("[lang]").lang : "";
      show(true);
    }, { passive: true });
    contents.addEventListener("click", function () { toc.open = true; });
    // The field is in the header: a search needs no other page.
    search.addEventListener("click", function (event) {
      var field = document.getElementById("kb--search-page-input") || document.getElementById("kb--search-input");
      if (!field || !field.checkVisibility || !field.checkVisibility()) return;
      event.preventDefault();
      field.focus();
    });
    bar.addEventListener("focusout", function (event) { if (!bar.contains(event.relatedTarget) && scrollY < innerHeight / 2) show(false); });
  }

  // In browsers without popovers, the buttons show and hide their menus.
  function menus() {
    if ("popover" in HTMLElement.prototype) return;
    document.documentElement.dataset.kbMenus = "";
    all("[popovertarget]:not([popovertargetaction])").forEach(function (button) {
      var panel = document.getElementById(button.getAttribute("popovertarget"));
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", function () {
        button.setAttribute("aria-expanded", String(panel.toggleAttribute("data-kb-open")));
      });
    });
  }

  // "Delete my answers" in another tab also deletes the answers in the storage of this one.
  function deletion() {
    addEventListener("storage", function (event) {
      if (event.newValue !== "deleted" || event.key.indexOf("kb-quiz:") !== 0) return;
      try { sessionStorage.removeItem(event.key); } catch (error) { /* Storage is off: it holds nothing. */ }
    });
  }

  // On paper, a link inside the site gets the number of its address, and the addresses are at the end of the text. The
  // style sheet prints the addresses of other sites; it cannot complete those that are relative.
  function paper() {
    var article = document.querySelector("main > article"), notes = document.createElement("ol");
    notes.className = "kb-paper-notes";
    notes.dir = "ltr";
    // Without a canonical address, this one means nothing to other people.
    if (!article || !document.querySelector("link[rel=canonical]") || location.protocol.indexOf("http") !== 0) return;
    // What they tell of the answers to a quiz must not stay in the page.
    var clear = function () {
      all("[data-kb-note]", article).forEach(function (link) { delete link.dataset.kbNote; });
      notes.remove();
    };
    addEventListener("afterprint", clear);
    addEventListener("beforeprint", function () {
      var known = [];
      clear();
      // A quiz is printed as a whole, or only the result.
      var isSheet = article.matches("[data-kb-step]:not([data-kb-step='result'])");
      all("a[href]:not(.kb-term)", article).forEach(function (link) {
        var isHere = link.pathname === location.pathname && link.search === location.search;
        var isPrinted = isSheet || link.closest("details:not([open])") || link.getClientRects().length > 0;
        if (link.origin !== location.origin || isHere || !isPrinted || link.closest("#kb--toc, [data-kb-leave]")) return;
        if (known.indexOf(link.href) < 0) known.push(link.href);
        link.dataset.kbNote = String(known.indexOf(link.href) + 1);
      });
      notes.replaceChildren.apply(notes, known.map(function (address) {
        var note = document.createElement("li");
        note.textContent = address;
        return note;
      }));
      if (known.length) article.append(notes);
    });
  }

  // A plan or a letter on paper has the day on which it was right.
  function day() {
    var line = document.querySelector("[data-kb-paper]"), place = document.createElement("span");
    if (line) addEventListener("beforeprint", function () {
      line.append(place);
      place.textContent = " · " + new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    });
  }

  // Each part shows its controls once they work; an error in one part does not stop the others.
  [appearance, keepFragment, menus, navigation, reach, deletion, paper, day].forEach(function (part) { queueMicrotask(part); });
})();
