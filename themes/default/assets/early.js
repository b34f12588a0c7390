// Applies the appearance that the reader chose, also to the toolbar of the browser. The script blocks rendering, as the
// style sheet does: the page must not show the other appearance first.
(function (root) {
  function frame() {
    document.querySelectorAll("meta[data-kb-scheme]").forEach(function (meta) {
      var chosen = root.dataset.kbAppearance, scheme = meta.dataset.kbScheme;
      meta.media = !chosen || chosen === "auto" ? "(prefers-color-scheme: " + scheme + ")" : chosen === scheme ? "all" : "not all";
    });
  }
  try {
    // A site can fix the appearance.
    var chosen = root.dataset.kbAppearance || localStorage.getItem("kb-appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.kbAppearance = chosen;
  } catch (error) { /* Storage is off: the device decides. */ }
  frame();
  root.addEventListener("kb-appearance", frame);
  // A site can limit its banner to some days, in the time of the reader.
  var from = root.dataset.kbBannerFrom, until = root.dataset.kbBannerUntil;
  if (from || until) {
    var now = new Date(), two = function (n) { return ("0" + n).slice(-2); };
    var day = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    root.dataset.kbBanner = (!from || day >= from) && (!until || day <= until) ? "on" : "off";
  }
  // Reserves room for the results of a query in the address.
  if (/[?&#]q=/.test(location.search + location.hash)) root.dataset.kbAsked = "";
})(document.documentElement);
