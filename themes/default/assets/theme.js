// What scripts add to every page, which is complete without them: the choice of appearance and a language
// switch that keeps the section. Nothing is sent anywhere; only the appearance is kept, and only when it is chosen.
(function () {
  "use strict";
  var all = function (selector, from) { return Array.from((from || document).querySelectorAll(selector)); };

  function appearance() {
    var select = document.getElementById("kb--appearance");
    var root = document.documentElement;
    if (!select) return;
    select.value = root.dataset.appearance || "auto";
    select.closest(".appearance").hidden = false;
    select.addEventListener("change", function () {
      var auto = select.value === "auto";
      if (auto) delete root.dataset.appearance;
      else root.dataset.appearance = select.value;
      root.dispatchEvent(new Event("kb-appearance"));
      try {
        if (auto) localStorage.removeItem("kb-appearance");
        else localStorage.setItem("kb-appearance", select.value);
      } catch (error) { /* Storage is off: the choice lasts for this page. */ }
    });
  }

  // Keeps `#section` when the language is switched; ids are the same in every language.
  function keepFragment() {
    all("[data-keep-fragment]").forEach(function (link) {
      link.addEventListener("click", function () {
        if (link.hash !== location.hash) link.hash = location.hash;
      });
    });
  }

  // The navigation is a popover on narrow pages; it must not stay one when the page gets wide.
  function navigation() {
    var wide = window.matchMedia("(min-width: 60rem)");
    var panels = all("[popover]");
    wide.addEventListener("change", function () {
      panels.forEach(function (panel) {
        if (panel.hidePopover && panel.matches(":popover-open")) panel.hidePopover();
      });
    });
    var current = document.querySelector(".site-nav [aria-current]");
    var nav = document.getElementById("kb--site-nav");
    if (nav) hold(nav);
    if (current && nav && wide.matches && current.offsetTop > nav.clientHeight) nav.scrollTop = current.offsetTop - nav.clientHeight / 2;
  }

  // The page behind the open menu cannot be reached, as its backdrop shows.
  function hold(nav) {
    var behind = all(".skip-link, .site-header, .column, .site-footer");
    var setInert = function (isOpen) { behind.forEach(function (part) { part.inert = isOpen; }); };
    // The browser gives the focus back to the button before it reports that the menu is closed.
    nav.addEventListener("beforetoggle", function (event) { if (event.newState === "closed") setInert(false); });
    nav.addEventListener("toggle", function (event) {
      var isOpen = event.newState === "open", close = nav.querySelector(".nav-close");
      if (isOpen && close) close.focus();
      setInert(isOpen);
    });
  }

  // In browsers without popovers, the buttons show and hide what they name.
  function menus() {
    if ("popover" in HTMLElement.prototype) return;
    document.documentElement.dataset.menus = "";
    all("[popovertarget]:not([popovertargetaction])").forEach(function (button) {
      var panel = document.getElementById(button.getAttribute("popovertarget"));
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", function () {
        button.setAttribute("aria-expanded", String(panel.toggleAttribute("data-open")));
      });
    });
  }

  // "Delete my answers" in another tab also deletes what a quiz left in the storage of this one.
  function deletion() {
    addEventListener("storage", function (event) {
      if (event.newValue !== "deleted" || event.key.indexOf("kb-quiz:") !== 0) return;
      try { sessionStorage.removeItem(event.key); } catch (error) { /* Storage is off: it holds nothing. */ }
    });
  }

  // Each part shows its controls when they work, and a part that fails does not stop the others.
  [appearance, keepFragment, menus, navigation, deletion].forEach(function (part) { queueMicrotask(part); });
})();
