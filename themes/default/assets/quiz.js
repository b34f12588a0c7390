// Controls the page of a quiz: one question at a time, then the result. It uses the elements that are
// the work sheet without a script. quiz-evaluate.js has the rules, the page has the words.
// Answers are in memory, and in the storage of the tab while it shows another page;
// in the device's storage or in a link only when the reader requests it. Nothing is ever sent.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const root = document.querySelector("[data-kb-quiz]");
  if (!root || !byId("kb--quiz-data") || !window.kbQuizEvaluate) return;
  const all = (selector, from) => Array.from((from || root).querySelectorAll(selector));
  const one = (selector) => root.querySelector(selector);
  const words = byId("kb--quiz-words").dataset;
  const data = JSON.parse(byId("kb--quiz-data").textContent);
  // One device may hold several sites and quizzes; all languages of a quiz share its answers.
  const storageKey = "kb-quiz:" + new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname + root.dataset.kbQuiz;
  const pageTitle = document.title;
  const article = root.parentNode;
  const first = data.questions[0].id;
  const RESULT = "*";
  // The words around the questions are in the language of the page.
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const digits = new Intl.NumberFormat(document.documentElement.lang);
  // Messages to other tabs.
  const DELETED = "deleted";

  let answers = {};
  let isKept = false;
  let step = first;
  let hasMoved = false;
  let outcome;
  let hasLeft = false;

  // --- Answers: as stored, as part of an address ---

  const field = (question) => byId("Q-" + question);
  const inputs = (question) => all("input", field(question));

  // Ids that the quiz does not have are dropped.
  const known = (pairs) => {
    const found = {};
    pairs.forEach(([question, option]) => {
      const asked = data.questions.find((each) => each.id === question);
      if (!asked) return;
      const chosen = [].concat(option).filter((id) => asked.options.some((each) => each.id === id));
      if (chosen.length) found[question] = asked.many ? chosen : chosen[0];
    });
    return found;
  };

  function readStorage() {
    try {
      const kept = JSON.parse(localStorage.getItem(storageKey));
      return kept && { version: kept.version, answers: known(Object.entries(kept.answers || {})) };
    } catch (error) {
      return null;
    }
  }

  // Stored by the previous page in this tab (before a reload, or in another language). It is read once.
  function take() {
    try {
      const left = JSON.parse(sessionStorage.getItem(storageKey));
      sessionStorage.removeItem(storageKey);
      return left && Object.assign(left, { answers: known(Object.entries(left.answers)) });
    } catch (error) {
      return null;
    }
  }

  function leave() {
    const now = Object.assign({}, answers, checked(step));
    if (!root.isConnected || !Object.keys(now).length) return;
    try {
      sessionStorage.setItem(storageKey, JSON.stringify({ version: data.version, answers: now, step, isKept }));
      hasLeft = true;
    } catch (error) { /* Storage is off: the answers end with the page. */ }
  }

  // The chosen option of a question, as an answer.
  const checked = (question) => known([[question, (field(question) ? inputs(question) : [])
    .filter((input) => input.checked).map((input) => input.value)]]);

  // Whether another tab has deleted what this one keeps. A suspended tab gets no message about it.
  const isDeleted = () => isKept && !readStorage();

  // Whether storage is now as wanted: with the answers, or without.
  function store() {
    try {
      if (isKept) localStorage.setItem(storageKey, JSON.stringify({ version: data.version, answers }));
      else localStorage.removeItem(storageKey);
      return true;
    } catch (error) {
      return false;
    }
  }

  // `#answers=VERSION~~QUESTION.OPTION~QUESTION.OPTION.OPTION~…`
  const fragment = () => "#answers=" + data.version + "~" +
    Object.entries(outcome.answers).map((pair) => "~" + pair.flat().join(".")).join("");

  function readFragment() {
    const [version, , ...pairs] = decodeURIComponent(location.hash.slice("#answers=".length)).split("~");
    return { version: Number(version), answers: known(pairs.map((pair) => pair.split(".")).map(([question, ...options]) => [question, options])) };
  }

  // --- Steps and addresses ---

  const address = (of) =>
    location.pathname + location.search +
    (of === RESULT ? "#kb--quiz-outcome" : of === first ? "" : "#Q-" + of);

  // The step that the address names; nothing when it names something else, like `#kb--main`.
  function named() {
    const hash = location.hash;
    if (hash === "") return first;
    if (hash === "#kb--quiz-outcome") return RESULT;
    return hash.startsWith("#Q-") ? hash.slice(3) : undefined;
  }

  const depth = () => (history.state && history.state.depth) || 0;
  const lastStep = () => (outcome.open === null ? RESULT : outcome.open);

  function go(to, review) {
    history.pushState({ depth: depth() + 1, review }, "", address(to));
    move(to);
  }

  function move(to) {
    hasMoved = true;
    show(to);
    focusStep();
  }

  const focusStep = () => focus(step === RESULT ? byId("kb--quiz-outcome") : field(step).querySelector("legend"), article);

  // A copy of what an element shows, with the languages of its words.
  function contents(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.cloneContents();
  }

  function focus(element, top) {
    top.scrollIntoView({ behavior: "instant" });
    element.focus({ preventScroll: true });
  }

  // Shows a step, or the last reachable one when the answers do not lead to it.
  function show(wanted) {
    outcome = window.kbQuizEvaluate(data, answers);
    step = outcome.visible.includes(wanted) ? wanted : lastStep();
    if (step !== wanted) history.replaceState(history.state, "", address(step));
    showError(false);
    article.dataset.kbStep = step === RESULT ? "result" : step === first && !hasMoved ? "start" : "question";
    data.questions.forEach(({ id }) => off(field(id), id !== step));
    off(one("[data-kb-part=questions]"), step === RESULT);
    off(one("[data-kb-part=outcome]"), step !== RESULT);
    off(one("[data-kb-part=back]"), step === first && !depth());
    if (step === RESULT) showResult();
    else showQuestion();
    say("", "");
    document.title = titleOf(step) + " – " + pageTitle;
    // For scripts of the site; neither questions nor answers are theirs to know.
    document.dispatchEvent(new CustomEvent("kb:quiz-step", { detail: { step: article.dataset.kbStep } }));
  }

  // The browser keeps titles in its history, so no title contains the result.
  const titleOf = (of) =>
    (of === RESULT ? byId("kb--quiz-outcome") : field(of).querySelector("[data-kb-part=title]")).textContent;

  function off(element, isOff) {
    element.toggleAttribute("data-kb-off", isOff);
  }

  function showQuestion() {
    inputs(step).forEach((input) => {
      const isHidden = outcome.hidden.includes(step + "--" + input.value);
      off(input.closest("[data-kb-part=option]"), isHidden);
      input.checked = !isHidden && [].concat(answers[step]).includes(input.value);
    });
    const place = outcome.visible.indexOf(step);
    const left = data.questions.length - 1 - data.questions.findIndex((each) => each.id === step);
    const forms = JSON.parse(words.kbQuizStep);
    const form = forms[left] || forms[plurals.select(left)] || forms.other;
    field(step).querySelector("[data-kb-part=number]").textContent =
      form.replace("{n}", digits.format(place + 1)).replace("{left}", digits.format(left));
    warn(false);
  }

  function showResult() {
    const items = outcome.plan;
    all("[data-kb-part=stop]").forEach((stop) => off(stop, !outcome.stops.includes(stop.id.slice(2))));
    all("[data-kb-part=result]").forEach((result) => off(result, result.id !== "R-" + outcome.result));
    all("[data-kb-part=action]").forEach((action) => off(action, !items.some((item) => "P-" + item.id === action.id)));
    const reasons = items.flatMap(({ id, reasons }) => reasons.map((reason) =>
      ["B-" + id, reason.question, reason.option, reason.result].filter(Boolean).join("--")));
    all("[data-kb-part=reason]").forEach((line) => off(line, !reasons.includes(line.id)));
    all("[data-kb-part=phase]").forEach((phase) => {
      off(phase, !items.some((item) => item.phase === phase.id.slice(2)));
      phase.open = outcome.phases.includes(phase.id.slice(2));
    });
    // After a halt the sums have no meaning.
    const stop = data.stops.find((each) => each.id === outcome.stops[outcome.stops.length - 1]);
    off(one("[data-kb-part=score]"), !!stop && stop.effect === "halt");
    all("[data-kb-sum]").forEach((sum) => {
      sum.textContent = sum.dataset.kbWords.replace("#", digits.format(outcome.sums[sum.dataset.kbSum]));
    });
    all("[data-kb-answer]").forEach((row) => {
      const id = row.dataset.kbAnswer;
      off(row, !(id in outcome.answers));
      const chosen = inputs(id).filter((input) => [].concat(outcome.answers[id]).includes(input.value));
      row.children[1].textContent = "";
      chosen.forEach((input, nth) => row.children[1].append(nth ? "; " : "", contents(input.labels[0])));
    });
  }

  // The style sheet shows a stop beside the answer that decides it; an overruled stop is hidden.
  const settledBy = (given) => Object.entries(given).flatMap(([question, options]) =>
    [].concat(options).map((option) => byId("A-" + question + "--" + option))).filter(Boolean);

  function warn(isChosenNow) {
    const now = checked(step);
    const others = Object.assign({}, outcome.answers);
    delete others[step];
    const given = Object.assign(others, now);
    const settled = settledBy(given);
    all("[data-kb-rank]").forEach((stop) => off(stop, settled.some((other) => +other.dataset.kbRank < +stop.dataset.kbRank)));
    const chosen = settledBy(now).find((stop) => !("kbOff" in stop.dataset));
    const { atAnswers } = window.kbQuizEvaluate(data, given);
    const fresh = all("[data-kb-part=at-answer]", field(step)).filter((stop) => {
      const was = "kbOn" in stop.dataset;
      return stop.toggleAttribute("data-kb-on", atAnswers.includes(stop.id.slice(2))) && !was;
    });
    const said = !isChosenNow ? [] : chosen ? [chosen] : fresh;
    one("[data-kb-said=at-once]").textContent = said.map((stop) => stop.textContent).join(" ");
    if (isChosenNow && chosen) chosen.scrollIntoView({ block: "nearest" });
  }

  // --- What the reader can do ---

  function showError(isMissing) {
    const error = byId("E-" + step);
    const summary = byId("kb--quiz-error");
    summary.hidden = !isMissing;
    if (!error) return;
    error.hidden = !isMissing;
    inputs(step).forEach((input) => {
      if (isMissing) input.setAttribute("aria-describedby", error.id);
      else input.removeAttribute("aria-describedby");
    });
    if (!isMissing) return;
    const link = summary.querySelector("a");
    link.textContent = "";
    link.append(contents(error.lastElementChild));
    link.href = "#" + inputs(step)[0].id;
    document.title = words.kbQuizErrorPrefix + " " + titleOf(step) + " – " + pageTitle;
    focus(summary, summary);
  }

  function proceed() {
    const chosen = checked(step);
    if (!(step in chosen)) return showError(true);
    if (isDeleted()) return clear();
    Object.assign(answers, chosen);
    if (isKept) store();
    outcome = window.kbQuizEvaluate(data, answers);
    const review = !!(history.state && history.state.review);
    const next = outcome.visible[outcome.visible.indexOf(step) + 1];
    go(review || next === undefined ? lastStep() : next, review);
  }

  function back() {
    if (depth()) return history.back();
    const visible = outcome.visible;
    go(visible[(step === RESULT ? visible.length : visible.indexOf(step)) - 1]);
  }

  function say(above, below) {
    one("[data-kb-said=above]").textContent = above;
    one("[data-kb-said=below]").textContent = below;
  }

  function showKept() {
    one("[data-kb-do=keep]").setAttribute("aria-pressed", isKept);
    all("[data-kb-kept]").forEach((text) => { text.hidden = (text.dataset.kbKept === "yes") !== isKept; });
  }

  function keep() {
    isKept = !isKept;
    const done = store();
    if (!done) isKept = false;
    showKept();
    say("", done ? (isKept ? words.kbQuizKept : words.kbQuizNotKept) : words.kbQuizKeepFailed);
  }

  // Other tabs get a message about both steps.
  function forget() {
    try {
      localStorage.setItem(storageKey, DELETED);
    } catch (error) { /* Storage is off or full. */ }
    isKept = false;
    store();
    clear();
  }

  function clear() {
    answers = {};
    isKept = false;
    showKept();
    all("input").forEach((input) => { input.checked = false; });
    history.replaceState(null, "", address(first));
    move(first);
    say(words.kbQuizDeleted, "");
  }

  function copy(text) {
    const written = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    written.catch(() => {
      // Without the clipboard interface (plain http), use `execCommand`.
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error("not copied");
    }).then(() => say("", words.kbCopied), () => say("", words.kbCopyFailed));
  }

  function planText() {
    const text = (element) => element.textContent.trim();
    const lines = [text(document.querySelector("h1")), text(byId("R-" + outcome.result + "--title"))];
    all("[data-kb-part=phase]:not([data-kb-off])").forEach((phase) => {
      lines.push("", text(phase.querySelector("h3")));
      all("[data-kb-part=action]:not([data-kb-off])", phase).forEach((action) => {
        lines.push("- " + text(action.querySelector("[data-kb-part=label]")));
        all("a", action).forEach((link) => lines.push("  " + link.href));
      });
    });
    return lines.join("\n");
  }

  const deeds = {
    back, keep, delete: forget, continue: proceed,
    print: () => window.print(),
    "copy-plan": () => copy(planText()),
    "copy-link": () => copy(location.href.split("#")[0] + fragment()),
  };

  // --- Start ---

  // Answers from a link, from the previous page, or from the device's storage. A link is taken from the address at once.
  function arrive(early) {
    const kept = readStorage();
    const left = take();
    let from = { version: data.version, answers: {} };
    let wanted = named();
    isKept = false;
    if (location.hash.startsWith("#answers=")) {
      // A link must not replace what the reader keeps here.
      try {
        from = readFragment();
      } catch (error) { /* Not a link of ours. */ }
    } else if (left && (left.isKept ? kept : !kept || location.hash)) {
      // Kept answers that are gone were deleted in another tab; answers of a link do not hide kept ones permanently.
      from = left;
      isKept = left.isKept;
      if (isKept) Object.assign(from.answers, kept.answers);
      if (location.hash === "") wanted = left.step;
    } else if (kept) {
      from = kept;
      isKept = true;
      if (location.hash === "") wanted = undefined;
    }
    const fits = from.version === data.version;
    answers = fits ? from.answers : {};
    if (!fits && isKept) { isKept = false; store(); }
    // Answers given before this script ran. On a reload Firefox has already checked again what was answered.
    const last = Object.keys(early).filter((id) => String(early[id]) !== String(answers[id])).pop();
    if (last) { Object.assign(answers, early); wanted = last; }
    outcome = window.kbQuizEvaluate(data, answers);
    if (wanted === undefined) wanted = lastStep();
    history.replaceState(history.state, "", address(wanted));
    show(wanted);
    showKept();
    if (!fits) say(words.kbQuizOutdated, "");
  }

  root.dataset.kbScript = "";
  all("[data-kb-scripted]").forEach((element) => { element.hidden = false; });
  all("legend").forEach((legend) => { legend.tabIndex = -1; });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-kb-do]");
    const change = event.target.closest("[data-kb-answer] a");
    const missing = event.target.closest("#kb--quiz-error a");
    if (button) deeds[button.dataset.kbDo]();
    if (change || missing) event.preventDefault();
    if (change) go(change.hash.slice(3), true);
    if (missing) inputs(step)[0].focus();
  });
  // An option that excludes the others, and the others.
  root.addEventListener("change", ({ target }) => {
    const asked = data.questions.find(({ id }) => id === step);
    if (!asked.many || !target.checked) return;
    const excludes = (input) => !!asked.options.find(({ id }) => id === input.value).exclusive;
    inputs(step).forEach((input) => {
      if (input !== target && (excludes(target) || excludes(input))) input.checked = false;
    });
  });
  root.addEventListener("change", () => warn(true));
  // As in a form, but nothing is sent.
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.name) proceed();
  });
  window.addEventListener("popstate", () => {
    if (location.hash.startsWith("#answers=")) return arrive({});
    const wanted = named();
    if (wanted === undefined) return;
    move(wanted);
    // The browser scrolls to the element that the address names, and moves the focus.
    setTimeout(focusStep);
  });
  // Other tabs of this quiz.
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key !== storageKey) return;
    if (newValue === DELETED) return clear();
    if (!isKept) return;
    const kept = readStorage();
    if (kept && kept.version === data.version) answers = kept.answers;
    else isKept = false;
    show(step);
    showKept();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && isDeleted()) clear(); });
  window.addEventListener("pagehide", leave);
  window.addEventListener("beforeprint", () => all("details").forEach((phase) => { phase.open = true; }));
  // A page restored from the back/forward cache: the storage of the tab has the newest answers, or none.
  window.addEventListener("pageshow", (event) => { if (event.persisted && hasLeft) arrive({}); });
  arrive(Object.assign({}, ...data.questions.map(({ id }) => checked(id))));
  // The browser must not restore what is deleted.
  all("input").forEach((input) => { input.autocomplete = "off"; });
})();
