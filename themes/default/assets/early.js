// Applies the appearance that the reader chose. The page waits for this script, as for its style sheet: it must not
// show the other appearance first.
(function (root) {
  try {
    var chosen = localStorage.getItem("kb-appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.appearance = chosen;
  } catch (error) { /* Storage is off: the device decides. */ }
  // Results of a query in the address get room before they are there.
  if (/[?&#]q=/.test(location.search + location.hash)) root.dataset.asked = "";
})(document.documentElement);
