// A former address: goes to the new one and keeps the place on the page. Without this script the page goes to the
// top of the new one.
(function () {
  var link = document.querySelector("[data-kb-new]");
  if (link) location.replace(link.hash ? link.href : link.href + location.hash);
})();
