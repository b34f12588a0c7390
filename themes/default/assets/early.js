// Runs before the first paint: says that scripts work, and applies the appearance the reader chose.
(function (root) {
  root.classList.add("js");
  try {
    var chosen = localStorage.getItem("kb-appearance");
    if (chosen === "light" || chosen === "dark") root.dataset.appearance = chosen;
  } catch (error) { /* Storage is off: the device decides. */ }
})(document.documentElement);
