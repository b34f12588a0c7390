// The quizzes of every site, in every language and in every place a site may be published: taken to
// the result, and nothing is sent. What the script does in detail is in quiz.test.mjs.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, vectorsOf } from "../lib/kb.mjs";
import { PLACES, reach } from "../lib/places.mjs";
import { serve, withoutIcon } from "../lib/server.mjs";
import { SITES, site } from "../lib/site.mjs";
import { settle, stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

const ROOTS = { content: ROOT, odd: join(ROOT, "tests/sites/odd") };
const known = new Map();

/** Test vectors of the only quiz of a site; at most `n`, spread over all. */
function vectors(name, n) {
  if (!known.has(name)) {
    const [page] = quizzes(site(name));
    known.set(name, vectorsOf(/data-kb-quiz="([^"]+)"/.exec(page.html)[1], ROOTS[name]).vectors);
  }
  const all = known.get(name);
  const step = Math.max(1, Math.floor(all.length / n));
  return all.filter((_, nth) => nth % step === 0).slice(0, n);
}

const quizzes = (built) => built.pages.filter((page) => page.kind === "quiz");

/** Opens a quiz with the script at its first question. Later requests of the page are in
 * `requests`, those that reach the host in `host.requests`. */
async function begin(url, options = {}, host = null) {
  const watch = await watchedPage(on.browser, options);
  await watch.page.goto(url);
  await watch.page.waitForFunction(() => document.querySelector("[data-kb-quiz][data-kb-script]"));
  await settle(watch.page);
  watch.requests.length = 0;
  if (host) host.requests.length = 0;
  return watch;
}

const shownQuestion = (page) => page.evaluate(() => {
  const shown = [...document.querySelectorAll(".kb-question")].filter((question) => question.checkVisibility());
  if (shown.length > 1) throw new Error(`${shown.length} questions at once`);
  return shown[0]?.dataset.kbQuestion ?? null;
});
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return { tag: element.localName, id: element.id, text: element.textContent.trim() };
});
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

/** Answers by keyboard: to the radios by Tab, to the option by arrows, or to each checkbox by Tab; then Enter. */
async function answer(page, question, chosen) {
  await press(page, "Tab");
  const start = await page.evaluate(() => document.activeElement.type);
  assert.ok(["radio", "checkbox"].includes(start), "after its legend a question has its options");
  if (start === "checkbox") return tick(page, chosen);
  const at = await page.evaluate(([question, option]) => {
    const radios = [...document.querySelectorAll(`#Q-${question} input`)];
    return { from: radios.indexOf(document.activeElement), to: radios.findIndex((radio) => radio.value === option) };
  }, [question, chosen]);
  if (at.from === at.to) await press(page, "Space");
  for (let n = at.from; n < at.to; n += 1) await press(page, "ArrowDown");
  for (let n = at.from; n > at.to; n -= 1) await press(page, "ArrowUp");
  await press(page, "Enter");
}

async function tick(page, chosen) {
  const rest = [...chosen];
  while (rest.length > 0) {
    const value = await page.evaluate(() => document.activeElement.value);
    if (value === rest[0]) await press(page, "Space");
    if (value === rest[0]) rest.shift();
    if (rest.length > 0) await press(page, "Tab");
  }
  await press(page, "Enter");
}

/** Answers by clicks. */
async function click(page, { visible, answers }) {
  for (const question of visible) {
    for (const option of [].concat(answers[question])) await page.locator(`#Q-${question} input[value="${option}"]`).check();
    await page.locator("[data-kb-do=continue]").click();
  }
}

/** The visible parts of the outcome, by id, once the phases that a result folds are open. Runs in the page. */
const OUTCOME = () => {
  for (const phase of document.querySelectorAll("details.kb-quiz-phase")) phase.open = true;
  const ids = (selector, cut) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => element.id.slice(cut));
  return { result: ids(".kb-quiz-result", 2), stops: ids(".kb-stop", 2), plan: ids(".kb-action", 2) };
};

for (const name of SITES) {
  for (const { url, lang } of quizzes(site(name))) {
    test(`${name}, ${lang}: from the first question to the result by keyboard alone, and nothing is sent`, async () => {
      const built = site(name);
      const host = on.keep(await serve(built.folder, built.prefix));
      const { page, requests, faults, close } = await begin(host.root + url, {}, host);
      const [vector] = vectors(name, 1);
      assert.equal((await page.$$("input:checked")).length, 0, "nothing is chosen beforehand");
      await page.locator(`#Q-${vector.visible[0]} legend`).focus();
      for (const question of vector.visible) {
        assert.equal(await shownQuestion(page), question);
        const legend = await page.locator(`#Q-${question} legend`).innerText();
        assert.equal((await focused(page)).tag, "legend", `${question}: the question has the focus`);
        const title = await page.locator(`#Q-${question} .kb-question-title`).innerText();
        assert.ok((await page.title()).startsWith(title.trim()), `${await page.title()} names ${legend}`);
        const hash = new URL(page.url()).hash;
        assert.ok(hash === "" || hash === `#Q-${question}`, `the address says only the question: ${hash}`);
        await answer(page, question, vector.answers[question]);
      }
      assert.equal((await focused(page)).id, "kb--quiz-outcome", "the result has the focus");
      const seen = await page.evaluate(OUTCOME);
      assert.deepEqual(seen, { result: [vector.result], stops: vector.stops, plan: vector.plan });
      await settle(page);
      assert.deepEqual([requests, withoutIcon(host.requests)], [[], []], "requests after load");
      assert.deepEqual(faults, []);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, "nothing is stored unasked");
      assert.deepEqual(await page.context().cookies(), []);
      await close();
    });
  }

  test(`${name}: the page with the script shows the result of the evaluator`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, close } = await begin(host.root + quizzes(built)[0].url, {}, host);
    for (const vector of vectors(name, 12)) {
      const seen = [];
      for (const question of vector.visible) {
        seen.push(await shownQuestion(page));
        await click(page, { visible: [question], answers: vector.answers });
      }
      assert.deepEqual(seen, vector.visible);
      assert.deepEqual(await page.evaluate(OUTCOME), { result: [vector.result], stops: vector.stops, plan: vector.plan });
      for (const [dimension, sum] of Object.entries(vector.sums)) {
        const line = page.locator(`[data-kb-sum="${dimension}"]`);
        // After a halt the sums are of the questions before it, and are not shown.
        if (await line.isVisible()) assert.match(await line.innerText(), new RegExp(`(^|\\D)${sum}(\\D|$)`), dimension);
      }
      await page.locator("[data-kb-do=delete]").click();
    }
    await close();
    assert.deepEqual([requests, withoutIcon(host.requests)], [[], []]);
  });

  test(`${name}: without a script everything can be read, and every step works by keyboard`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, faults, close } = await watchedPage(on.browser, { javaScriptEnabled: false });
    for (const { url } of quizzes(built)) {
      await page.goto(host.root + url);
      requests.length = 0;
      const n = await page.locator(".kb-question").count();
      assert.ok(n >= 2);
      for (const legend of await page.locator("legend").all()) assert.ok(await legend.isVisible());
      assert.ok(await page.locator("#kb--quiz-bands").isVisible(), "bands to add up by hand");
      assert.ok(await page.locator(".kb-points").first().isVisible(), "points beside the options");
      assert.equal(await page.locator("[data-kb-do]:visible").count(), 0, "no button that would do nothing");
      await page.locator("input[type=radio]").first().focus();
      await press(page, "Space", "ArrowDown", "Enter", "Tab", "Enter");
      assert.equal((await page.$$("input:checked")).length, 1);
      assert.deepEqual(requests, [], "requests after load");
    }
    await close();
    assert.deepEqual(faults, []);
  });

  test(`${name}: Enter in any field of a quiz page sends nothing`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    for (const javaScriptEnabled of [true, false]) {
      const { page, requests, close } = await watchedPage(on.browser, { javaScriptEnabled });
      for (const { url } of quizzes(built)) {
        await page.goto(host.root + url);
          requests.length = 0;
        for (const field of await page.locator(".kb-quiz-page input, .kb-quiz-page select, .kb-quiz-page textarea").all()) {
          if (!await field.isVisible()) continue;
          await field.focus();
          await press(page, "Enter");
        }
        const asked = requests.filter((each) => !each.endsWith(url));
        assert.deepEqual(asked, []);
        assert.ok(page.url().split("#")[0] === host.root + url, page.url());
      }
      await close();
    }
  });
}

test("odd: a question with several answers takes all of them, one that excludes the others, and never none", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const url = host.root + quizzes(built).find(({ lang }) => lang === "en").url;
  const { page, faults, close } = await begin(url, { permissions: ["clipboard-read", "clipboard-write"] });
  const ticked = () => page.locator("#Q-signs input:checked").evaluateAll((all) => all.map((input) => input.value));
  await click(page, { visible: ["mood", "more"], answers: { mood: "good", more: "no" } });
  await page.locator("[data-kb-do=continue]").click();
  assert.ok(await page.locator("#kb--quiz-error").isVisible(), "nothing is ticked");
  await page.locator("#o-signs--none").check();
  await page.locator("#o-signs--noise").check();
  await page.locator("#o-signs--heat").check();
  assert.deepEqual(await ticked(), ["noise", "heat"]);
  await page.locator("#o-signs--none").check();
  assert.deepEqual(await ticked(), ["none"]);
  await click(page, { visible: ["signs"], answers: { signs: ["noise", "heat"] } });
  const summary = await page.locator("[data-kb-answer=signs] dd").first().innerText();
  assert.equal(summary, "Noise; Heat & <light>");
  const reasons = await page.locator("#P-listen .kb-reasons li:visible").allInnerTexts();
  assert.deepEqual(reasons.map((text) => text.replace(/[\u00ab\u00bb\u201c\u201d"]/g, "")), ["Because you chose Noise (Signs)"]);
  await page.locator("[data-kb-do=copy-link]").click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /~signs\.noise\.heat$/);
  await page.locator("[data-kb-answer=signs] a").click();
  assert.deepEqual(await ticked(), ["noise", "heat"]);
  await page.locator("[data-kb-do=delete]").click();
  assert.deepEqual((await page.$$("input:checked")).length, 0);
  await page.goto(link);
  await page.reload();
  assert.equal(await page.locator("[data-kb-answer=signs] dd").first().innerText(), summary);
  await close();
  assert.deepEqual(faults, []);
});

for (const place of PLACES) {
  test(`content, ${place.name}: the quiz is taken to its result`, async () => {
    const { built, root } = on.keep(await reach(place));
    for (const { url, file } of quizzes(built)) {
      const { page, requests, faults, close } = await begin(root + (place.prefix ? url : file));
      const [vector] = vectors("content", 1);
      await click(page, vector);
      assert.deepEqual(await page.evaluate(OUTCOME), { result: [vector.result], stops: vector.stops, plan: vector.plan });
      assert.deepEqual([requests, faults], [[], []]);
      await close();
    }
  });
}

test("odd: a quiz counts with the digits of its language, also where a message has one plural form only", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const url = host.root + quizzes(built).find(({ lang }) => lang === "en").url;
  const { page, faults, close } = await watchedPage(on.browser);
  // Egypt's Arabic has its own digits and a dual.
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<html lang="en"', '<html lang="ar-EG"').replace(/data-kb-quiz-step="[^"]*"/, 'data-kb-quiz-step="{&quot;other&quot;:&quot;{n} of, {left} left&quot;}"');
    await route.fulfill({ response, body: html });
  });
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("[data-kb-quiz][data-kb-script]"));
  assert.equal(await page.locator(".kb-question-number").filter({ visible: true }).textContent(), "١ of, ٢ left");
  await close();
  assert.deepEqual(faults, []);
});
