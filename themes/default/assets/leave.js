// "Leave this page quickly". It is the first script of its pages and depends on no other. Until it has loaded, the link
// is a plain link. A click, or Esc three times in a row, empties the title and the page before the next site is
// requested, since that site may respond late or never.
(function () {
  var presses = 0, hasLeft = false;

  function leave(link) {
    var address = link.href, root = document.documentElement, policy = document.createElement("meta");
    hasLeft = true;
    document.title = "";
    root.textContent = "";
    // `rel=noreferrer` applies to links only; this applies to the script as well.
    policy.name = "referrer";
    policy.content = "no-referrer";
    root.appendChild(policy);
    try {
      Object.keys(sessionStorage).forEach(function (key) {
        if (key.indexOf("kb-quiz:") === 0) sessionStorage.removeItem(key);
      });
    } catch (error) { /* Storage is off: it holds nothing. */ }
    // Back must not return to this page.
    location.replace(address);
  }

  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-kb-leave]");
    presses = 0;
    if (!link) return;
    event.preventDefault();
    leave(link);
  }, true);

  addEventListener("keydown", function (event) {
    var link = document.querySelector("[data-kb-leave]");
    if (event.key !== "Escape") presses = 0;
    else if (!event.repeat) presses += 1;
    if (presses > 2 && link) leave(link);
    // By default Esc stops loading, which would keep the reader here.
    if (hasLeft) event.preventDefault();
  }, true);

  // The hint about the key is true only with this script. Deferred scripts must not delay it.
  function tell() {
    document.querySelectorAll("[data-kb-leave-key]").forEach(function (words) { words.hidden = false; });
  }
  tell();
  document.addEventListener("readystatechange", tell);
})();
