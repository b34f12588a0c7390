// Applies the appearance that the reader chose, also to the toolbar of the browser. The script blocks rendering, as the
// style sheet does: the page must not show the other appearance first.
(function (root) {
  function frame() {
    document.querySelectorAll("meta[data-scheme]").forEach(function (meta) {
      var chosen = root.dataset.appearance, scheme = meta.dataset.scheme;
      meta.media = !chosen || chosen === "auto" ? "(prefers-color-scheme: " + scheme + ")" : chosen === scheme ? "all" : "not all";
    });
  }
  try {
    // A site can fix the appearance.
    var chosen = root.dataset.appearance || localStorage.getItem("kb-appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.appearance = chosen;
  } catch (error) { /* Storage is off: the device decides. */ }
  frame();
  root.addEventListener("kb-appearance", frame);
  // Reserves room for the results of a query in the address.
  if (/[?&#]q=/.test(location.search + location.hash)) root.dataset.asked = "";
})(document.documentElement);
