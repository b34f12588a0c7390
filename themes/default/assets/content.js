// What scripts add to content: the table of contents marks the section in view, and texts have copy buttons and
// fields to fill in, and the print edition names its sections.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var all = function (selector, from) { return Array.from((from || document).querySelectorAll(selector)); };

  function contents() {
    var details = document.querySelector("#kb--toc details");
    if (!details) return;
    var wide = window.matchMedia("(min-width: 78rem)");
    var fit = function () { details.open = wide.matches; };
    fit();
    // On a narrow page the contents stay in sight. Their list covers the text, so it closes after use.
    document.documentElement.dataset.kbToc = "";
    var summary = details.querySelector("summary"), name = summary.querySelector("[data-kb-part=here]");
    var close = function () { if (!wide.matches) details.open = false; };
    details.addEventListener("click", function (event) { if (event.target.closest("a")) close(); });
    details.addEventListener("keydown", function (event) { if (event.key === "Escape" && details.open && !wide.matches) { close(); summary.focus(); } });
    document.addEventListener("pointerdown", function (event) { if (!details.contains(event.target)) close(); });
    wide.addEventListener("change", fit);
    var links = all("a", details);
    var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
    if (!("IntersectionObserver" in window)) return;
    var mark = function () {
      var here = 0, isBelow = false;
      headings.forEach(function (heading, n) {
        if (!heading || heading.getBoundingClientRect().top >= window.innerHeight / 4) return;
        here = n;
        isBelow = true;
      });
      if (name) name.textContent = isBelow ? links[here].textContent : "";
      links.forEach(function (link, n) {
        if (n === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    // All above the line counts as in view, so a jump over several headings is seen too.
    var observer = new IntersectionObserver(mark, { rootMargin: "999999px 0px -75% 0px" });
    headings.forEach(function (heading) { if (heading) observer.observe(heading); });
  }

  function textOf(element) {
    var lines = all("p", element);
    if (!lines.length) return element.textContent.replace(/\n$/, "");
    // With a blank line between the paragraphs, as on the page.
    return lines.map(function (line) { return line.textContent.trim(); }).join("\n\n");
  }

  function copyButton(source) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "kb-copy";
    button.textContent = words.kbCopy;
    var status = document.createElement("span");
    status.className = "kb-visually-hidden";
    status.setAttribute("role", "status");
    var say = function (text) {
      button.textContent = status.textContent = text;
      setTimeout(function () { button.textContent = words.kbCopy; status.textContent = ""; }, 3000);
    };
    button.addEventListener("click", function () {
      var done = navigator.clipboard ? navigator.clipboard.writeText(textOf(source)) : Promise.reject();
      done.catch(function () {
        // Without the clipboard interface (plain http), select the text and use `execCommand`.
        getSelection().selectAllChildren(source);
        if (!document.execCommand("copy")) throw new Error("not copied");
      }).then(function () { say(words.kbCopied); }, function () { say(words.kbCopyFailed); });
    });
    return [button, status];
  }

  function copies() {
    all("pre.kb-code").forEach(function (block) {
      var frame = document.createElement("div");
      frame.className = "kb-copy-frame";
      block.replaceWith(frame);
      frame.append.apply(frame, [block].concat(copyButton(block)));
    });
    all("[data-kb-copyable]").forEach(function (text) {
      var place = text.parentNode.querySelector("[data-kb-part=actions]");
      if (place) place.append.apply(place, copyButton(text).concat(emailLink(text, place.dataset.kbTitle), downloadButton(text, place.dataset.kbTitle)));
    });
  }

  function emailLink(text, title) {
    var link = document.createElement("a");
    link.className = "kb-copy";
    link.href = "mailto:";
    link.textContent = words.kbEmail;
    // The link has the values filled in at the click. Lines end with CRLF (RFC 6068, section 5).
    link.addEventListener("click", function () {
      link.href = "mailto:?subject=" + encodeURIComponent(title) + "&body=" + encodeURIComponent(textOf(text).replace(/\n/g, "\r\n"));
    });
    return link;
  }

  function downloadButton(text, title) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "kb-copy";
    button.textContent = words.kbDownload;
    button.addEventListener("click", function () {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([textOf(text) + "\n"], { type: "text/plain" }));
      link.download = title + ".txt";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); });
    });
    return button;
  }

  // One field fills its placeholder in every script of the page. Empty fields are listed below each text. Details
  // are stored only while the reader wants it, by the name of their field, which has them on the other pages too.
  function fields() {
    var inputs = all("[data-kb-fill]"), boxes = all("[data-kb-remember]"), stored = null;
    var nameOf = function (input) { return input.labels[0].textContent; };
    var show = function () {
      all("[data-kb-part=missing]").forEach(function (line) {
        var open = all("[data-kb-placeholder]:not([data-kb-filled])", line.parentNode).map(function (spot) { return spot.textContent.replace(/^\[|\]$/g, ""); });
        line.querySelector("[data-kb-missing]").textContent = Array.from(new Set(open)).join(", ");
        line.hidden = !open.length;
      });
    };
    var fill = function (id, text) {
      inputs.forEach(function (other) { if (other.dataset.kbFill === id && other.value !== text) other.value = text; });
      all("[data-kb-placeholder]").forEach(function (spot) {
        if (spot.dataset.kbPlaceholder !== id) return;
        spot.textContent = text.trim() || spot.dataset.kbEmpty;
        spot.toggleAttribute("data-kb-filled", text.trim() !== "");
      });
    };
    var agree = function () {
      boxes.forEach(function (box) {
        box.checked = !!stored;
        box.closest("[data-kb-part=fields]").querySelector("[data-kb-unstored]").hidden = !!stored;
      });
    };
    // Without storage, the box stays empty.
    var store = function (details) {
      try {
        if (details) localStorage.setItem("kb-details", JSON.stringify(details));
        else localStorage.removeItem("kb-details");
        stored = details;
      } catch (error) { stored = null; }
      agree();
    };
    var noted = function (details) {
      inputs.forEach(function (input) {
        if (input.value.trim()) details[nameOf(input)] = input.value;
        else delete details[nameOf(input)];
      });
      return details;
    };
    try { stored = JSON.parse(localStorage.getItem("kb-details")); } catch (error) { stored = null; }
    all("[data-kb-placeholder]").forEach(function (spot) { spot.dataset.kbEmpty = spot.textContent; });
    inputs.forEach(function (input) {
      fill(input.dataset.kbFill, String(stored && stored[nameOf(input)] || ""));
      input.addEventListener("input", function () {
        fill(input.dataset.kbFill, input.value);
        if (stored) store(noted(stored));
        show();
      });
    });
    boxes.forEach(function (box) { box.addEventListener("change", function () { store(box.checked ? noted({}) : null); }); });
    agree();
    show();
    all("[data-kb-part=fields]").forEach(function (group) { group.hidden = false; });
  }

  // The print edition on paper: each sheet has the name of its section at the top.
  function sections() {
    var side = document.documentElement.dir === "rtl" ? "right" : "left";
    var escape = function (sign) { return "\\" + sign.charCodeAt(0).toString(16) + " "; };
    var rules = all("[data-kb-depth]").map(function (part, nth) {
      if (part.dataset.kbDepth !== "1") return "";
      var name = part.querySelector("h2").textContent.replace(/["\\\n\r\f]/g, escape);
      return "@page part-" + nth + " { @top-" + side + " { content: \"" + name + "\"; font-size: 8pt } } " +
        "[data-kb-depth]:nth-of-type(n + " + (nth + 1) + ") { page: part-" + nth + " }";
    });
    if (!rules.length) return;
    addEventListener("beforeprint", function () {
      var sheet = new CSSStyleSheet({ media: "print" });
      sheet.replaceSync(rules.join("\n"));
      document.adoptedStyleSheets = [sheet];
    });
  }

  // Each part shows its controls once they work; an error in one part does not stop the others.
  [contents, copies, fields, sections].forEach(function (part) { queueMicrotask(part); });
})();
