// Takes over the page of a quiz: one question at a time, then the result, all on the elements that
// are the work sheet without it. What is asked and what comes out, quiz-evaluate.js says; the words
// are in the page. Answers are in memory; in the device's storage or in a link only when the reader
// asks for it. Nothing is ever sent.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const root = document.querySelector("[data-quiz]");
  if (!root || !byId("kb--quiz-data") || !window.kbQuizEvaluate) return;
  const all = (selector, from) => Array.from((from || root).querySelectorAll(selector));
  const one = (selector) => root.querySelector(selector);
  const words = byId("kb--quiz-words").dataset;
  const data = JSON.parse(byId("kb--quiz-data").textContent);
  // One device may hold several sites and quizzes; all languages of a quiz share its answers.
  const storageKey = "kb-quiz:" + new URL("..", document.currentScript.src).pathname + root.dataset.quiz;
  const pageTitle = document.title;
  const article = root.parentNode;
  const first = data.questions[0].id;
  const RESULT = "*";

  let answers = {};
  let isKept = false;
  let step = first;
  let hasMoved = false;
  let outcome;

  // --- Answers: as stored, as part of an address ---

  const field = (question) => byId("Q-" + question);
  const radios = (question) => all("input", field(question));

  // Ids that the quiz does not have are dropped.
  const known = (pairs) => {
    const found = {};
    pairs.forEach(([question, option]) => {
      const asked = data.questions.find((each) => each.id === question);
      if (asked && asked.options.some((each) => each.id === option)) found[question] = option;
    });
    return found;
  };

  function readStorage() {
    try {
      return JSON.parse(localStorage.getItem(storageKey));
    } catch (error) {
      return null;
    }
  }

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

  // `#answers=VERSION~STEP~QUESTION.OPTION~…`
  const fragment = (of, at) =>
    "#answers=" + [data.version, at].concat(Object.keys(of).map((question) => question + "." + of[question])).join("~");

  function readFragment() {
    const [version, at, ...pairs] = decodeURIComponent(location.hash.slice("#answers=".length)).split("~");
    return { version: Number(version), at, answers: known(pairs.map((pair) => pair.split("."))) };
  }

  // --- Steps and addresses ---

  const address = (of) =>
    location.pathname + location.search +
    (of === RESULT ? "#kb--quiz-outcome" : of === first ? "" : "#Q-" + of);

  // The step that the address names; nothing when it is about something else, like `#kb--main`.
  function named() {
    const hash = location.hash;
    if (hash === "") return first;
    if (hash === "#kb--quiz-outcome") return RESULT;
    return hash.startsWith("#Q-") ? hash.slice(3) : undefined;
  }

  const depth = () => (history.state && history.state.depth) || 0;
  const last = () => (outcome.open === null ? RESULT : outcome.open);

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

  function focus(element, top) {
    top.scrollIntoView({ behavior: "instant" });
    element.focus({ preventScroll: true });
  }

  // Shows a step, or the last one there is when the answers do not lead there.
  function show(wanted) {
    outcome = window.kbQuizEvaluate(data, answers);
    step = outcome.visible.includes(wanted) ? wanted : last();
    if (step !== wanted) history.replaceState(history.state, "", address(step));
    complain(false);
    article.dataset.step = step === RESULT ? "result" : step === first && !hasMoved ? "start" : "question";
    data.questions.forEach(({ id }) => off(field(id), id !== step));
    off(one(".quiz-questions"), step === RESULT);
    off(one(".quiz-outcome"), step !== RESULT);
    off(one(".quiz-back"), step === first && !depth());
    if (step === RESULT) showResult();
    else showQuestion();
    say("", "");
    document.title = titleOf(step) + " – " + pageTitle;
  }

  const titleOf = (of) =>
    (of === RESULT ? byId("R-" + outcome.result + "--title") : field(of).querySelector(".question-title")).textContent;

  function off(element, isOff) {
    element.toggleAttribute("data-off", isOff);
  }

  function showQuestion() {
    radios(step).forEach((radio) => { radio.checked = radio.value === answers[step]; });
    const place = outcome.visible.indexOf(step);
    const left = data.questions.length - 1 - data.questions.findIndex((each) => each.id === step);
    const forms = JSON.parse(words.quizStep);
    const form = forms[left] || forms[new Intl.PluralRules(document.documentElement.lang).select(left)];
    field(step).querySelector(".question-number").textContent =
      form.replace("{n}", place + 1).replace("{left}", left);
  }

  function showResult() {
    const items = outcome.plan;
    all(".stop").forEach((stop) => off(stop, !outcome.stops.includes(stop.id.slice(2))));
    all(".quiz-result").forEach((result) => off(result, result.id !== "R-" + outcome.result));
    all(".action").forEach((action) => off(action, !items.some((item) => "P-" + item.id === action.id)));
    const reasons = items.flatMap(({ id, reasons }) => reasons.map((reason) =>
      ["B-" + id].concat(reason.question ? [reason.question, reason.option] : reason.result).join("--")));
    all(".reasons > li").forEach((line) => off(line, !reasons.includes(line.id)));
    all(".quiz-phase").forEach((phase) => off(phase, !items.some((item) => item.phase === phase.id.slice(2))));
    // After a halt the sums are of the questions before it, and say nothing.
    const stop = data.stops.find((each) => each.id === outcome.stops[outcome.stops.length - 1]);
    off(one(".quiz-score"), !!stop && stop.effect === "halt");
    all("[data-sum]").forEach((sum) => {
      sum.textContent = sum.dataset.words.replace("#", outcome.sums[sum.dataset.sum]);
    });
    all("[data-answer]").forEach((row) => {
      const id = row.dataset.answer;
      off(row, !(id in outcome.answers));
      const chosen = radios(id).find((radio) => radio.value === outcome.answers[id]);
      row.children[1].textContent = chosen ? chosen.labels[0].textContent : "";
    });
  }

  // --- What the reader can do ---

  function complain(isMissing) {
    const error = byId("E-" + step);
    const summary = byId("kb--quiz-error");
    summary.hidden = !isMissing;
    if (!error) return;
    error.hidden = !isMissing;
    radios(step).forEach((radio) => {
      if (isMissing) radio.setAttribute("aria-describedby", error.id);
      else radio.removeAttribute("aria-describedby");
    });
    if (!isMissing) return;
    const link = summary.querySelector("a");
    link.textContent = error.lastElementChild.textContent;
    link.href = "#" + radios(step)[0].id;
    document.title = words.quizErrorPrefix + " " + titleOf(step) + " – " + pageTitle;
    focus(summary, summary);
  }

  function proceed() {
    const chosen = radios(step).find((radio) => radio.checked);
    if (!chosen) return complain(true);
    answers[step] = chosen.value;
    if (isKept) store();
    outcome = window.kbQuizEvaluate(data, answers);
    const review = !!(history.state && history.state.review);
    const next = outcome.visible[outcome.visible.indexOf(step) + 1];
    go(review || next === undefined ? last() : next, review);
  }

  function back() {
    if (depth()) return history.back();
    const visible = outcome.visible;
    go(visible[(step === RESULT ? visible.length : visible.indexOf(step)) - 1]);
  }

  function say(above, below) {
    one("[data-said=above]").textContent = above;
    one("[data-said=below]").textContent = below;
  }

  function showKept() {
    one("[data-do=keep]").setAttribute("aria-pressed", isKept);
    all("[data-kept]").forEach((text) => { text.hidden = (text.dataset.kept === "yes") !== isKept; });
  }

  function keep() {
    isKept = !isKept;
    const done = store();
    if (!done) isKept = false;
    showKept();
    say("", done ? (isKept ? words.quizKept : words.quizNotKept) : words.quizKeepFailed);
  }

  function forget() {
    answers = {};
    isKept = false;
    store();
    showKept();
    all("input[type=radio]").forEach((radio) => { radio.checked = false; });
    history.replaceState(null, "", address(first));
    move(first);
    say(words.quizDeleted, "");
  }

  function copy(text) {
    const written = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    written.catch(() => {
      // Without the clipboard interface (plain http) the old way.
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error("not copied");
    }).then(() => say("", words.copied), () => say("", words.copyFailed));
  }

  function planText() {
    const text = (element) => element.textContent.trim();
    const lines = [text(document.querySelector("h1")), titleOf(RESULT)];
    all(".quiz-phase:not([data-off])").forEach((phase) => {
      lines.push("", text(phase.querySelector("h3")));
      all(".action:not([data-off])", phase).forEach((action) => {
        lines.push("- " + text(action.querySelector(".action-label")));
        all("a", action).forEach((link) => lines.push("  " + link.href));
      });
    });
    return lines.join("\n");
  }

  const deeds = {
    back, keep, delete: forget, continue: proceed,
    print: () => window.print(),
    "copy-plan": () => copy(planText()),
    "copy-link": () => copy(location.href.split("#")[0] + fragment(outcome.answers, "")),
  };

  // --- Take over ---

  // What a link or the language switch brought: it is taken from the address at once.
  function arrive() {
    let brought = { version: data.version, answers: {} };
    let wanted = named();
    const kept = readStorage();
    if (location.hash.startsWith("#answers=")) {
      try {
        brought = readFragment();
      } catch (error) { /* Not a link of ours. */ }
      wanted = brought.at || undefined;
      // A link must not replace what the reader keeps here; the language switch goes on with it.
      isKept = !!kept && !!brought.at;
    } else if (kept) {
      brought = { version: kept.version, answers: known(Object.entries(kept.answers || {})) };
      isKept = true;
    }
    const fits = brought.version === data.version;
    if (fits) answers = brought.answers;
    else if (isKept) { isKept = false; store(); }
    outcome = window.kbQuizEvaluate(data, answers);
    if (wanted === undefined || (kept && location.hash === "")) wanted = last();
    history.replaceState(history.state, "", address(wanted));
    show(wanted);
    showKept();
    if (!fits) say(words.quizOutdated, "");
  }

  function keepOnSwitch() {
    document.querySelectorAll("[data-keep-fragment]").forEach((link) => {
      link.addEventListener("click", () => {
        const chosen = step !== RESULT && radios(step).find((radio) => radio.checked);
        const now = chosen ? Object.assign({}, answers, { [step]: chosen.value }) : answers;
        if (!Object.keys(now).length) return;
        link.hash = fragment(now, step);
        // Once the browser has gone there, the page need not hold them.
        setTimeout(() => { link.hash = ""; });
      });
    });
  }

  root.dataset.script = "";
  all("[data-scripted]").forEach((element) => { element.hidden = false; });
  all("legend").forEach((legend) => { legend.tabIndex = -1; });
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const change = event.target.closest("[data-answer] a");
    const missing = event.target.closest("#kb--quiz-error a");
    if (button) deeds[button.dataset.do]();
    if (change || missing) event.preventDefault();
    if (change) go(change.hash.slice(3), true);
    if (missing) radios(step)[0].focus();
  });
  // As in a form, only that nothing is sent.
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.type === "radio") proceed();
  });
  window.addEventListener("popstate", () => {
    if (location.hash.startsWith("#answers=")) return arrive();
    const wanted = named();
    if (wanted === undefined) return;
    move(wanted);
    // The browser itself goes to the element that the address names, and takes the focus away.
    setTimeout(focusStep);
  });
  keepOnSwitch();
  arrive();
})();
