// The start of the site: goes to the reader's language if the site has it. Without this script
// the page is a list of links.
(function () {
  var links = Array.from(document.querySelectorAll("[data-kb-language]"));
  var wanted = navigator.languages || [navigator.language || ""];
  for (var i = 0; i < wanted.length; i++) {
    var tag = wanted[i].toLowerCase();
    var match = links.find(function (link) { return link.hreflang.toLowerCase() === tag; }) ||
      links.find(function (link) { return link.hreflang.toLowerCase().split("-")[0] === tag.split("-")[0]; });
    if (match) return location.replace(match.href + location.hash);
  }
})();
