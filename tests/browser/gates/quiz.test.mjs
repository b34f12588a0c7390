// The quiz: with a script by keyboard, without one as a work sheet that follows the answers. Every
// outcome is compared with the evaluator in Rust, and nothing is ever sent.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { PLACES, reach } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { GATES, SITES, site } from "../lib/site.mjs";
import { settle, stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

/** What `quiz-vectors` wrote for the only quiz of a site; at most `n`, spread over all. */
function vectors(name, n) {
  const { vectors } = JSON.parse(readFileSync(join(GATES, "quiz", name, "vectors.json"), "utf8"));
  const step = Math.max(1, Math.floor(vectors.length / n));
  return vectors.filter((_, nth) => nth % step === 0).slice(0, n);
}

const quizzes = (built) => built.pages.filter((page) => page.kind === "quiz");

/** Opens a quiz with the script at its first question, and waits for the icon of the tab too. What
 * the page asks for from then on is in `requests`, what reaches the host in `host.requests`. */
async function begin(url, options = {}, host = null) {
  const watch = await watchedPage(on.browser, options);
  await watch.page.goto(url);
  await watch.page.waitForFunction(() => document.querySelector("[data-quiz][data-script]"));
  await settle(watch.page);
  await watch.page.waitForTimeout(200);
  watch.requests.length = 0;
  if (host) host.requests.length = 0;
  return watch;
}

const shownQuestion = (page) => page.evaluate(() => {
  const shown = [...document.querySelectorAll(".question")].filter((question) => question.checkVisibility());
  if (shown.length > 1) throw new Error(`${shown.length} questions at once`);
  return shown[0]?.dataset.question ?? null;
});
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return { tag: element.localName, id: element.id, text: element.textContent.trim() };
});
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

/** Answers by keyboard: to the radios by Tab, to the option by arrows, then Enter. */
async function answer(page, question, option) {
  await press(page, "Tab");
  const start = await page.evaluate(() => document.activeElement.type);
  assert.equal(start, "radio", "after its legend a question has its options");
  const at = await page.evaluate(([question, option]) => {
    const radios = [...document.querySelectorAll(`#Q-${question} input`)];
    return { from: radios.indexOf(document.activeElement), to: radios.findIndex((radio) => radio.value === option) };
  }, [question, option]);
  if (at.from === at.to) await press(page, "Space");
  for (let n = at.from; n < at.to; n += 1) await press(page, "ArrowDown");
  for (let n = at.from; n > at.to; n -= 1) await press(page, "ArrowUp");
  await press(page, "Enter");
}

/** What of the outcome can be seen, by id. Runs in the page. */
const OUTCOME = () => {
  const ids = (selector, cut) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => element.id.slice(cut));
  return { result: ids(".quiz-result", 2), stops: ids(".stop", 2), plan: ids(".action", 2) };
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
        const title = await page.locator(`#Q-${question} .question-title`).innerText();
        assert.ok((await page.title()).startsWith(title.trim()), `${await page.title()} names ${legend}`);
        const hash = new URL(page.url()).hash;
        assert.ok(hash === "" || hash === `#Q-${question}`, `the address says only the question: ${hash}`);
        await answer(page, question, vector.answers[question]);
      }
      assert.equal((await focused(page)).id, "quiz-outcome", "the result has the focus");
      const seen = await page.evaluate(OUTCOME);
      assert.deepEqual(seen, { result: [vector.result], stops: vector.stops, plan: vector.plan });
      await settle(page);
      assert.deepEqual([requests, host.requests], [[], []], "requests after load");
      assert.deepEqual(faults, []);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, "nothing is stored unasked");
      assert.deepEqual(await page.context().cookies(), []);
      await close();
    });
  }

  test(`${name}: the page with the script shows what the evaluator says`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, close } = await begin(host.root + quizzes(built)[0].url, {}, host);
    for (const vector of vectors(name, 12)) {
      const seen = [];
      for (const question of vector.visible) {
        seen.push(await shownQuestion(page));
        await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
        await page.locator("[data-do=continue]").click();
      }
      assert.deepEqual(seen, vector.visible);
      assert.deepEqual(await page.evaluate(OUTCOME), { result: [vector.result], stops: vector.stops, plan: vector.plan });
      for (const [dimension, sum] of Object.entries(vector.sums)) {
        const line = page.locator(`[data-sum="${dimension}"]`);
        // After a halt the sums are of the questions before it, and are not shown.
        if (await line.isVisible()) assert.match(await line.innerText(), new RegExp(`(^|\\D)${sum}(\\D|$)`), dimension);
      }
      await page.locator("[data-do=delete]").click();
    }
    await close();
    assert.deepEqual([requests, host.requests], [[], []]);
  });

  test(`${name}: all paths end in the script as in the evaluator`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await begin(host.root + quizzes(built)[0].url, {}, host);
    const wrong = await page.evaluate((vectors) => {
      const data = JSON.parse(document.getElementById("quiz-data").textContent);
      return vectors.filter(({ answers, stale, visible, stops, result, total, plan }) => {
        const outcome = kbQuizEvaluate(data, { ...stale, ...answers });
        const found = [outcome.visible, outcome.stops, outcome.result, outcome.total, outcome.plan.map((item) => item.id)];
        return JSON.stringify(found) !== JSON.stringify([visible, stops, result, total, plan]);
      }).slice(0, 3);
    }, vectors(name, 100_000));
    await close();
    assert.deepEqual(wrong, []);
  });

  test(`${name}: without a script the work sheet follows the answers as the evaluator does`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const context = await on.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(host.root + quizzes(built)[0].url);
    const wrong = await page.evaluate((vectors) => {
      const root = document.querySelector("[data-quiz]");
      const ids = (selector) => [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => element.id.slice(2));
      const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
      const faults = [];
      for (const vector of vectors) {
        for (const radio of root.querySelectorAll("input[type=radio]")) radio.checked = false;
        for (const [question, option] of Object.entries({ ...vector.stale, ...vector.answers })) document.getElementById(`o-${question}--${option}`).checked = true;
        const seen = { visible: ids(".question"), stops: ids(".stop"), results: ids(".quiz-result"), told: ids(".action") };
        const fits = same(seen.visible, vector.visible) && same(seen.stops, vector.stops) && same(seen.told, vector.told)
          && (vector.decided === "stop" ? same(seen.results, [vector.result]) : seen.results.includes(vector.result));
        if (!fits) faults.push({ vector, seen });
      }
      return faults.slice(0, 2);
    }, vectors(name, 1500));
    await context.close();
    assert.deepEqual(wrong, []);
  });

  test(`${name}: without a script everything is there to read, and every step by keyboard`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, faults, close } = await watchedPage(on.browser, { javaScriptEnabled: false });
    for (const { url } of quizzes(built)) {
      await page.goto(host.root + url);
      await page.waitForTimeout(200);
      requests.length = 0;
      const n = await page.locator(".question").count();
      assert.ok(n >= 2);
      for (const legend of await page.locator("legend").all()) assert.ok(await legend.isVisible());
      assert.ok(await page.locator("#quiz-bands").isVisible(), "bands to add up by hand");
      assert.ok(await page.locator(".points").first().isVisible(), "points beside the options");
      assert.equal(await page.locator("[data-do]:visible").count(), 0, "no button that would do nothing");
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
        await page.waitForTimeout(200);
        requests.length = 0;
        for (const field of await page.locator(".quiz-page input, .quiz-page select, .quiz-page textarea").all()) {
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

test("content: Continue without an answer says what is missing and leads there", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  for (const { url } of quizzes(built)) {
    const { page, faults, close } = await begin(host.root + url, {}, host);
    const title = await page.title();
    const question = await shownQuestion(page);
    await page.locator("[data-do=continue]").focus();
    await press(page, "Enter");
    const summary = page.locator("#quiz-error");
    assert.ok(await summary.isVisible());
    assert.equal((await focused(page)).id, "quiz-error", "the summary has the focus");
    assert.notEqual(await page.title(), title, "the title says that there is an error");
    const link = summary.locator("a");
    const inline = await page.locator(`#E-${question}`).innerText();
    assert.ok(inline.includes((await link.innerText()).trim()), "the same words at the question");
    const described = await page.locator(`#Q-${question} input`).first().getAttribute("aria-describedby");
    assert.ok(described?.includes(`E-${question}`), "the options are described by the error");
    await press(page, "Tab");
    await press(page, "Enter");
    assert.ok(await page.locator(`#Q-${question} input`).first().evaluate((radio) => radio === document.activeElement), "the link leads to the first option");
    await press(page, "Space");
    await page.locator("[data-do=continue]").click();
    assert.ok(!await summary.isVisible(), "it goes away");
    assert.ok(!(await page.title()).includes(":") || (await page.title()) !== title);
    assert.deepEqual(faults, []);
    await close();
  }
});

test("content: the way back, by button and by browser, keeps answers; changing one asks only what is new", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, requests, faults, close } = await begin(host.root + quizzes(built)[0].url, {}, host);
  const vector = vectors("content", 5000).find((each) => each.decided === "band" && !("refund" in each.answers));
  const choose = (question, option) => page.locator(`#Q-${question} input[value="${option}"]`).check();
  const proceed = () => page.locator("[data-do=continue]").click();
  for (const question of vector.visible.slice(0, 3)) { await choose(question, vector.answers[question]); await proceed(); }
  await page.locator("[data-do=back]").click();
  assert.equal(await shownQuestion(page), vector.visible[2]);
  assert.ok(await page.locator(`#Q-${vector.visible[2]} input[value="${vector.answers[vector.visible[2]]}"]`).isChecked());
  await page.goBack();
  assert.equal(await shownQuestion(page), vector.visible[1]);
  assert.equal((await focused(page)).tag, "legend");
  await page.goForward();
  assert.equal(await shownQuestion(page), vector.visible[2]);
  for (const question of vector.visible.slice(2)) { await choose(question, vector.answers[question]); await proceed(); }
  assert.equal((await focused(page)).id, "quiz-outcome");
  const rows = await page.locator("[data-answer]:visible").count();
  assert.equal(rows, vector.visible.length, "all answers are listed");
  // `finish: all` becomes `part`, which opens the question about a refund, and only that.
  await page.locator("[data-answer=finish] a").click();
  assert.equal(await shownQuestion(page), "finish");
  await choose("finish", "part");
  await proceed();
  assert.equal(await shownQuestion(page), "refund");
  await choose("refund", "not-yet");
  await proceed();
  assert.equal((await focused(page)).id, "quiz-outcome");
  assert.deepEqual(await page.evaluate(OUTCOME).then(({ plan }) => plan.includes("compute-refund")), true);
  await page.goBack();
  assert.equal(await shownQuestion(page), "refund");
  assert.deepEqual([requests, host.requests, faults], [[], [], []]);
  await close();
});

test("content: the language switch keeps the answers and the question; they do not stay in the address", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const [first, second] = quizzes(built);
  const { page, requests, close } = await begin(host.root + first.url, { viewport: { width: 1280, height: 800 } });
  const [vector] = vectors("content", 1);
  for (const question of vector.visible.slice(0, 2)) {
    await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
    await page.locator("[data-do=continue]").click();
  }
  await page.locator(`.languages a[hreflang="${second.lang}"]`).click();
  await page.waitForURL((address) => address.href.startsWith(host.root + second.url));
  await page.waitForFunction(() => document.querySelector("[data-quiz][data-script]"));
  assert.equal(await shownQuestion(page), vector.visible[2]);
  assert.equal(new URL(page.url()).hash, `#Q-${vector.visible[2]}`);
  await page.locator("[data-do=back]").click();
  assert.ok(await page.locator(`#Q-${vector.visible[1]} input[value="${vector.answers[vector.visible[1]]}"]`).isChecked());
  const leaked = requests.filter((each) => Object.values(vector.answers).some((option) => new URL(each).search.includes(option) || each.split("#")[0].includes(`.${option}`)));
  assert.deepEqual(leaked, []);
  await close();
});

test("content: answers are kept on the device only when asked, survive a reload then, and can be deleted", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await begin(host.root + quizzes(built)[0].url, {}, host);
  const [vector] = vectors("content", 1);
  const [question] = vector.visible;
  const stored = () => page.evaluate(() => localStorage.length);
  await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
  await page.locator("[data-do=continue]").click();
  await page.reload();
  assert.equal(await shownQuestion(page), question, "a reload forgets");
  assert.equal(await stored(), 0);
  await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
  await page.locator("[data-do=continue]").click();
  await page.locator("[data-do=keep]").click();
  assert.equal(await stored(), 1);
  await page.reload();
  assert.equal(await shownQuestion(page), vector.visible[1]);
  await page.locator("[data-do=delete]").click();
  assert.equal(await stored(), 0);
  assert.equal(await shownQuestion(page), question);
  assert.equal((await page.$$("input:checked")).length, 0);
  await close();
});

test("content: a link with answers brings them back; unknown and hostile ones are dropped", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const address = host.root + quizzes(built)[0].url;
  const { page, faults, close } = await begin(address, { permissions: ["clipboard-read", "clipboard-write"] });
  const [vector] = vectors("content", 1);
  for (const question of vector.visible) {
    await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
    await page.locator("[data-do=continue]").click();
  }
  await page.locator("[data-do=copy-link]").click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${address}#`), link);
  const other = await begin(link);
  assert.deepEqual(await other.page.evaluate(OUTCOME), { result: [vector.result], stops: vector.stops, plan: vector.plan });
  await other.close();
  for (const hash of ["#answers=1~~reason.nonsense~nonsense.x", "#answers=999~~reason.toxic", "#answers=1~<img src=x onerror=alert(1)>~reason.toxic", "#answers=%E0%A4%A", "#Q-<script>", "#answers=1~~__proto__.x~constructor.y", "#Q-calm"]) {
    await page.goto("about:blank");
    await page.goto(address + hash);
    await settle(page);
    const at = await shownQuestion(page);
    assert.ok(at === "reason" || (hash.includes("reason.toxic") && at === "repair"), `${hash}: ${at}`);
  }
  assert.deepEqual(faults, []);
  await close();
});

for (const place of PLACES) {
  test(`content, ${place.name}: the quiz is taken to its result`, async () => {
    const { built, root } = on.keep(await reach(place));
    for (const { url, file } of quizzes(built)) {
      const { page, requests, faults, close } = await begin(root + (place.prefix ? url : file));
      const [vector] = vectors("content", 1);
      for (const question of vector.visible) {
        await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
        await page.locator("[data-do=continue]").click();
      }
      assert.deepEqual(await page.evaluate(OUTCOME), { result: [vector.result], stops: vector.stops, plan: vector.plan });
      assert.deepEqual([requests, faults], [[], []]);
      await close();
    }
  });
}

test("content: the plan of a result is printed, the rest is not", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await begin(host.root + quizzes(built)[0].url, {}, host);
  const [vector] = vectors("content", 1);
  for (const question of vector.visible) {
    await page.locator(`#Q-${question} input[value="${vector.answers[question]}"]`).check();
    await page.locator("[data-do=continue]").click();
  }
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(OUTCOME);
  assert.deepEqual(seen.plan, vector.plan);
  assert.equal(await page.locator("button:visible").count(), 0);
  await close();
});
