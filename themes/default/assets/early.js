// Applies the appearance that the reader chose, before the rest has loaded. `theme.js` does so too.
(function (root) {
  try {
    var chosen = localStorage.getItem("kb-appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.appearance = chosen;
  } catch (error) { /* Storage is off: the device decides. */ }
})(document.documentElement);
