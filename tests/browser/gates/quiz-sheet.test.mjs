// The quiz without script: the style sheet made for each quiz against the evaluator, on test vectors of
// the real quiz and of random ones; and the theme's script against all vectors.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { differences, evaluate } from "../../quiz/replay.mjs";
import { DESKTOP, launch } from "../lib/browser.mjs";
import { vectorsOf } from "../lib/kb.mjs";
import { randomQuizzes } from "../lib/random-quizzes.mjs";
import { serve, withoutIcon } from "../lib/server.mjs";
import { GATES, site } from "../lib/site.mjs";

const N_RANDOM = 24;

let browser;
let context;
before(async () => {
  browser = await launch();
  context = await browser.newContext({ javaScriptEnabled: false, viewport: DESKTOP });
});
after(() => browser?.close());

test("the real quiz works without script", async (t) => {
  const built = site("content");
  const host = await serve(built.folder);
  for (const page of built.pages.filter((page) => page.kind === "quiz")) {
    const { data, vectors } = vectorsOf(quizOf(page));
    assert.deepEqual(differences(data, vectors), []);
    // The sheet is the same for all languages; one of them is checked in detail.
    const chosen = page.folder === built.languages[0] ? cover(vectors, 2) : cover(vectors, 1).filter((_, nth) => nth % 5 === 0);
    await t.test(`${page.url}: ${chosen.length} of ${vectors.length} vectors`, () => agrees(host, page.url, { data, vectors: chosen }));
  }
  await host.close();
});

test("random quizzes work without script", async (t) => {
  const root = join(GATES, "random-source");
  const quizzes = randomQuizzes(root, join(GATES, "random"), N_RANDOM);
  assert.equal(quizzes.length, N_RANDOM);
  const built = site("random");
  const host = await serve(built.folder);
  for (const id of quizzes) {
    const { url } = built.pages.find((page) => page.kind === "quiz" && quizOf(page) === id);
    await t.test(id, () => agrees(host, url, vectorsOf(id, root)));
  }
  await host.close();
});

/** The vectors in which each answer, stop, result and action comes at least `times` times, if it does so at
 * all. A browser takes some tenths of a second for the styles of one vector of a large quiz. */
function cover(vectors, times) {
  const seen = new Map();
  return vectors.filter(({ answers, visible, stops, result, plan }) => {
    const parts = [`result ${result}`, ...stops.map((id) => `stop ${id}`), ...plan.map((id) => `action ${id}`),
      ...visible.flatMap((question) => [].concat(answers[question]).map((option) => `${question} ${option}`))];
    const isWanted = parts.some((part) => (seen.get(part) ?? 0) < times);
    if (isWanted) parts.forEach((part) => seen.set(part, (seen.get(part) ?? 0) + 1));
    return isWanted;
  });
}

async function agrees(host, url, { data, vectors }) {
  assert.deepEqual(differences(data, vectors), []);
  const page = await context.newPage();
  await page.goto(host.root + url, { waitUntil: "networkidle" });
  const requests = host.requests.length;
  const ranks = Object.fromEntries(await page.locator(".kb-at-once").evaluateAll((all) => all.map((each) => [each.id, Number(each.dataset.kbRank)])));
  const cases = vectors.map((vector) => ({ checked: { ...vector.stale, ...vector.answers }, shown: [...expected(data, vector), ...atOnce(vector, ranks)].sort() }));
  const wrong = await page.evaluate(compare, cases);
  assert.deepEqual(wrong.slice(0, 3), [], `${wrong.length} of ${cases.length} differ`);
  assert.deepEqual(withoutIcon(host.requests.slice(requests)), [], "answers made requests");
  await page.close();
}

// What can be decided without adding up points: everything after a stop, else the effects of answers.
function expected(data, vector) {
  const outcome = evaluate(data, vector.answers);
  const byStop = outcome.decided === "stop";
  const told = outcome.plan
    .map((item) => ({ ...item, reasons: item.reasons.filter((reason) => byStop || !reason.result) }))
    .filter((item) => item.reasons.length > 0);
  const results = byStop ? [outcome.result] : data.bands.slice(outcome.limit).map((band) => band.result);
  return [
    ...outcome.visible.map((id) => `Q-${id}`),
    ...data.questions.filter(({ id }) => outcome.visible.includes(id)).flatMap(({ id, options }) => options
      .filter((option) => option.show && !outcome.hidden.includes(`${id}--${option.id}`)).map((option) => `O-${id}--${option.id}`)),
    ...outcome.stops.map((id) => `S-${id}`),
    ...outcome.atAnswers.map((id) => `N-${id}`),
    ...results.map((id) => `R-${id}`),
    ...(byStop ? [] : ["kb--quiz-bands"]),
    ...new Set(told.map((item) => `F-${item.phase}`)),
    ...told.map((item) => `P-${item.id}`),
    ...told.flatMap((item) => item.reasons.map((reason) => [`B-${item.id}`, reason.question, reason.option, reason.result].filter(Boolean).join("--"))),
  ];
}

// The stops shown at answers: those that no other answer overrules.
function atOnce({ visible, answers }, ranks) {
  const all = visible.flatMap((question) => [].concat(answers[question]).map((option) => `A-${question}--${option}`)).filter((id) => id in ranks);
  return all.filter((id) => all.every((other) => ranks[other] >= ranks[id]));
}

// Runs in the page: what is displayed for each set of answers, where it differs from the expected.
function compare(cases) {
  const inputs = [...document.querySelectorAll("[data-kb-quiz] input")];
  const ids = /^(?:A|N|O|Q|S|F|P|B)-|^R-(?!.*--title$)|^kb--quiz-bands$/;
  const parts = [...document.querySelectorAll("[data-kb-quiz] [id]")].filter((part) => ids.test(part.id));
  return cases.flatMap(({ checked, shown }) => {
    for (const input of inputs) {
      const question = input.closest("[data-kb-question]").dataset.kbQuestion;
      input.checked = [].concat(checked[question]).includes(input.value);
    }
    // The parts of a question are hidden with it.
    const isShown = (part) => (/^[ANO]-/.test(part.id) ? part.checkVisibility() : getComputedStyle(part).display !== "none");
    const actual = parts.filter(isShown).map((part) => part.id).sort();
    const more = actual.filter((id) => !shown.includes(id));
    const less = shown.filter((id) => !actual.includes(id));
    return more.length + less.length > 0 ? [{ checked, more, less }] : [];
  });
}

function quizOf(page) {
  return /data-kb-quiz="([^"]+)"/.exec(page.html)[1];
}
