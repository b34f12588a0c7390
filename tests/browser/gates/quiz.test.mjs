// The quiz with the theme's script: by keyboard to every result, and what must never happen before it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { evaluate } from "../../quiz/replay.mjs";
import { ALL_RULES, AXE, RULES_OF_COLOURS } from "../lib/axe.mjs";
import { DESKTOP, PHONE, launch } from "../lib/browser.mjs";
import { vectorsOf } from "../lib/kb.mjs";
import { serve, withoutIcon } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";

const built = site("content");
const pages = built.pages.filter((page) => page.kind === "quiz");
const [source, translation] = built.languages.map((folder) => pages.find((page) => page.folder === folder).url);
const quiz = /data-kb-quiz="([^"]+)"/.exec(pages[0].html)[1];
const { data, vectors } = vectorsOf(quiz);
const first = data.questions[0].id;
// The shortest path to each result, and one that takes every question.
const paths = [...new Map([...vectors].sort((a, b) => b.visible.length - a.visible.length).map((vector) => [vector.result, vector])).values()];
const longest = vectors.reduce((a, b) => (b.visible.length > a.visible.length ? b : a));

let browser;
let host;
before(async () => {
  browser = await launch();
  host = await serve(built.folder);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

/** Runs a check on a fresh page with a fresh profile; the page's faults are the test's. */
async function opened(check, { url = host.root + source, fragment = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  await page.goto(url + fragment, { waitUntil: "networkidle" });
  await check(page, context);
  assert.deepEqual(faults, []);
  await context.close();
}

const proceed = (page) => page.locator("[data-kb-do=continue]").click();
const choose = async (page, question, options) => {
  for (const option of [].concat(options)) await page.check(`#o-${question}--${option}`);
};
const shownQuestions = (page) => page.locator("[data-kb-question]").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.dataset.kbQuestion));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.closest("[id]")?.id);
const shownIds = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.id));

async function answer(page, { visible, answers }) {
  for (const question of visible) {
    await choose(page, question, answers[question]);
    await proceed(page);
  }
}

/** Presses Tab until the button that continues has the focus; links of a text at the answer come before it. */
async function toContinue(page) {
  const links = await page.locator(".kb-at-once a").count();
  for (let pressed = 0; pressed <= links; pressed++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches("[data-kb-do=continue]"))) return;
  }
  assert.fail(`Tab never came to the button; it is at ${await focused(page)}`);
}

const stored = (page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

async function isAt(page, question) {
  assert.deepEqual(await shownQuestions(page), [question]);
}

async function isResult(page, vector) {
  assert.deepEqual(await shownQuestions(page), []);
  assert.deepEqual(await shownIds(page, ".kb-quiz-result"), [`R-${vector.result}`]);
  assert.deepEqual(await shownIds(page, ".kb-stop"), vector.stops.map((id) => `S-${id}`));
  const folds = await page.locator("details.kb-quiz-phase").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => [each.id.slice(2), each.open]));
  const { phases } = evaluate(data, vector.answers);
  assert.deepEqual(folds, folds.map(([id]) => [id, phases.includes(id)]));
  await page.locator("details.kb-quiz-phase").evaluateAll((all) => all.forEach((each) => { each.open = true; }));
  assert.deepEqual(await shownIds(page, ".kb-action"), vector.plan.map((id) => `P-${id}`));
  const answered = await page.locator("[data-kb-answer]").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.dataset.kbAnswer));
  assert.deepEqual(answered, vector.visible);
}

/** Chooses options of the question whose first option has the focus. */
async function chooseByKey(page, question, options) {
  const offered = await page.locator(`#Q-${question} input`).evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.value));
  if (!data.questions.find((each) => each.id === question).many) {
    await page.keyboard.press("Space");
    for (let nth = offered.indexOf(options[0]); nth > 0; nth--) await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), `o-${question}--${options[0]}`);
    return;
  }
  for (const [nth, option] of offered.entries()) {
    if (nth > 0) await page.keyboard.press("Tab");
    assert.equal(await focused(page), `o-${question}--${option}`);
    if (options.includes(option)) await page.keyboard.press("Space");
  }
}

for (const vector of paths) {
  test(`by keyboard alone to: ${vector.result}`, () => opened(async (page) => {
    const requests = host.requests.length;
    for (const question of vector.visible) {
      await isAt(page, question);
      const title = await page.locator(`#Q-${question} .kb-question-title`).textContent();
      assert.ok((await page.title()).startsWith(title), "the title names the question");
      if (question !== first) {
        assert.equal(await focused(page), `Q-${question}`);
        assert.equal(new URL(page.url()).hash, `#Q-${question}`);
        await page.keyboard.press("Tab");
      } else {
        await page.locator("#kb--main").focus();
        while (!(await focused(page)).startsWith("o-")) await page.keyboard.press("Tab");
      }
      await chooseByKey(page, question, [].concat(vector.answers[question]));
      await isAt(page, question);
      await toContinue(page);
      await page.keyboard.press("Enter");
    }
    assert.equal(await focused(page), "kb--quiz-outcome");
    await isResult(page, vector);
    const reasons = await page.locator(".kb-action").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => [...each.querySelectorAll(".kb-reasons > li")].filter((line) => line.checkVisibility()).length));
    assert.deepEqual(reasons, evaluate(data, vector.answers).plan.map((item) => item.reasons.length));
    const isHalted = data.stops.some((stop) => stop.effect === "halt" && vector.stops.includes(stop.id));
    assert.equal(await page.locator(".kb-quiz-score").isVisible(), !isHalted);
    if (!isHalted) {
      const sums = await page.locator("[data-kb-sum]").allTextContents();
      assert.deepEqual(sums.map((text) => text.match(/\d+/g).map(Number)), data.dimensions.map(({ id, max }) => [vector.sums[id], max]));
    }
    assert.deepEqual(withoutIcon(host.requests.slice(requests)), [], "answers made requests");
  }));
}

test("without an answer: a summary with focus, a link to the first option, the same words inline", () => opened(async (page) => {
  await proceed(page);
  assert.equal(await focused(page), "kb--quiz-error");
  assert.match(await page.title(), /^Chyba: /);
  const link = page.locator("#kb--quiz-error a");
  const inline = page.locator(`#E-${first}`);
  assert.ok(await inline.isVisible());
  assert.ok((await inline.textContent()).endsWith(await link.textContent()));
  await link.click();
  assert.equal(await focused(page), `o-${first}--${data.questions[0].options[0].id}`);
  await choose(page, first, longest.answers[first]);
  await proceed(page);
  assert.equal(await page.locator("#kb--quiz-error").isVisible(), false);
  assert.doesNotMatch(await page.title(), /^Chyba: /);
}));

test("nothing is chosen beforehand, and choosing does not go on", () => opened(async (page) => {
  assert.equal(await page.locator("input:checked").count(), 0);
  await choose(page, first, longest.answers[first]);
  await isAt(page, first);
}));

test("back, by the page and by the browser, restores question and answer", () => opened(async (page) => {
  const [one, two, three] = longest.visible;
  assert.equal(await page.locator("[data-kb-do=back]").isVisible(), false);
  await answer(page, { visible: [one, two], answers: longest.answers });
  await isAt(page, three);
  await page.locator("[data-kb-do=back]").click();
  await isAt(page, two);
  assert.ok(await page.locator(`#o-${two}--${longest.answers[two]}`).isChecked());
  await page.waitForFunction((id) => document.activeElement.closest("[id]")?.id === id, `Q-${two}`);
  await page.goBack();
  await isAt(page, one);
  await page.goForward();
  await isAt(page, two);
  await proceed(page);
  await isAt(page, three);
}));

test("the skip link leaves the step alone", () => opened(async (page) => {
  await choose(page, first, longest.answers[first]);
  await proceed(page);
  await page.locator(".kb-skip-link").focus();
  await page.keyboard.press("Enter");
  await isAt(page, longest.visible[1]);
}));

test("a changed answer leads only to the questions it opened", () => opened(async (page) => {
  const changes = vectors.flatMap((before) => {
    // Another first answer that leaves some question open.
    return data.questions[0].options.flatMap((option) => {
      const outcome = evaluate(data, { ...before.answers, [first]: option.id });
      return outcome.open !== null && before.decided === "stop" ? [{ before, option: option.id, outcome }] : [];
    });
  });
  const { before, option, outcome } = changes[0];
  await answer(page, before);
  await isResult(page, before);
  await page.locator(`[data-kb-answer="${first}"] a`).click();
  await isAt(page, first);
  assert.ok(await page.locator(`#o-${first}--${before.answers[first]}`).isChecked());
  await choose(page, first, option);
  await proceed(page);
  await isAt(page, outcome.open);
  const stored = { ...before.answers, [first]: option };
  for (let next = outcome.open; next !== null; next = evaluate(data, stored).open) {
    await isAt(page, next);
    stored[next] = data.questions.find((each) => each.id === next).options[0].id;
    await choose(page, next, stored[next]);
    await proceed(page);
  }
  assert.deepEqual(await shownIds(page, ".kb-quiz-result"), [`R-${evaluate(data, stored).result}`]);
}));

test("an unchanged answer goes straight back to the result", () => opened(async (page) => {
  await answer(page, longest);
  await page.locator(`[data-kb-answer="${longest.visible[1]}"] a`).click();
  await proceed(page);
  await isResult(page, longest);
}));

test("a reload keeps the answers and the choice that is not yet confirmed, and stores nothing", () => opened(async (page) => {
  const [one, two] = longest.visible;
  await answer(page, { visible: [one], answers: longest.answers });
  await choose(page, two, longest.answers[two]);
  await page.reload();
  await isAt(page, two);
  assert.ok(await page.locator(`#o-${two}--${longest.answers[two]}`).isChecked());
  await answer(page, { visible: longest.visible.slice(1), answers: longest.answers });
  await page.reload();
  await isResult(page, longest);
  assert.deepEqual(await stored(page), []);
}));

test("kept answers are there after reloading and in every language, until they are deleted", () => opened(async (page) => {
  await answer(page, { visible: longest.visible.slice(0, 2), answers: longest.answers });
  await page.locator("[data-kb-do=keep]").click();
  assert.equal(await page.locator("[data-kb-do=keep]").getAttribute("aria-pressed"), "true");
  await choose(page, longest.visible[2], longest.answers[longest.visible[2]]);
  await proceed(page);
  await page.goto(host.root + source);
  await isAt(page, longest.visible[3]);
  await page.goto(host.root + translation);
  await isAt(page, longest.visible[3]);
  await page.locator("[data-kb-do=delete]").click();
  await isAt(page, first);
  assert.equal(await focused(page), `Q-${first}`);
  assert.notEqual(await page.locator("[data-kb-said=above]").textContent(), "");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kb-quiz")).length), 0);
  await page.goto(host.root + source);
  await isAt(page, first);
}));

test("stored answers: unknown ids are dropped, another version drops all, junk harms nothing", () => opened(async (page) => {
  await choose(page, first, longest.answers[first]);
  await proceed(page);
  await page.locator("[data-kb-do=keep]").click();
  const key = await page.evaluate(() => Object.keys(localStorage).find((each) => each.startsWith("kb-quiz")));
  const withStored = async (value) => {
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [key, value]);
    await page.goto(host.root + source);
  };
  const answers = { [first]: longest.answers[first], "no-such-question": "x", [longest.visible[1]]: "no-such-option", __proto__: { a: 1 } };
  await withStored(JSON.stringify({ version: data.version, answers }));
  await isAt(page, longest.visible[1]);
  for (const junk of ["{", "null", "7", "[]", '"x"', '{"version":1,"answers":7}']) {
    await withStored(junk);
    await isAt(page, first);
  }
  await withStored(JSON.stringify({ version: data.version + 1, answers }));
  await isAt(page, first);
  assert.notEqual(await page.locator("[data-kb-said=above]").textContent(), "");
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), null);
}));

test("a copied link shows the result on another device, and does not change answers kept there", async () => {
  let link;
  await opened(async (page) => {
    await answer(page, longest);
    await page.locator("[data-kb-do=copy-link]").click();
    await page.waitForFunction(() => document.querySelector("[data-kb-said=below]").textContent !== "");
    link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${host.root}${source}#answers=`));
    assert.doesNotMatch(page.url(), /answers/);
  }, { permissions: ["clipboard-read", "clipboard-write"] });
  await opened(async (page) => {
    await choose(page, first, longest.answers[first]);
    await proceed(page);
    await page.locator("[data-kb-do=keep]").click();
    await page.goto("about:blank");
    await page.goto(link);
    await isResult(page, longest);
    assert.equal(new URL(page.url()).hash, "#kb--quiz-outcome");
    await page.goto("about:blank");
    await page.goto(host.root + source);
    await isAt(page, longest.visible[1]);
  });
  for (const broken of ["#answers=", "#answers=%", "#answers=1~~x", "#answers=1~nowhere~a.b~~.", "#answers=99~~" + first + "." + longest.answers[first], "#Q-nowhere", "#kb--quiz-outcome", "#x%"]) {
    await opened((page) => isAt(page, first), { fragment: broken });
  }
});

test("the language switch keeps the answers and the step", () => opened(async (page) => {
  const [one, two, three] = longest.visible;
  await answer(page, { visible: [one, two], answers: longest.answers });
  await choose(page, three, longest.answers[three]);
  await page.locator(`.kb-languages a[hreflang="${built.languages[1]}"]`).click();
  await page.waitForURL(`**/${translation}*`);
  await isAt(page, three);
  assert.ok(await page.locator(`#o-${three}--${longest.answers[three]}`).isChecked());
  assert.doesNotMatch(page.url(), /answers/);
  assert.equal(await page.locator("[href*='#answers']").count(), 0);
  await proceed(page);
  await isAt(page, longest.visible[3]);
}));

test("Delete my answers is on every step", () => opened(async (page) => {
  for (const question of longest.visible) {
    assert.ok(await page.locator("[data-kb-do=delete]").isVisible());
    await choose(page, question, longest.answers[question]);
    await proceed(page);
  }
  await page.locator("[data-kb-do=delete]").click();
  await isAt(page, first);
  assert.equal(await page.locator("input:checked").count(), 0);
}));

test("Enter in any control of the quiz sends no request and puts no answer into the address", () => opened(async (page) => {
  const requests = host.requests.length;
  await page.evaluate(() => { window.print = () => {}; });
  const checkAll = async () => {
    const controls = await page.locator("[data-kb-quiz] :is(button, input):visible").all();
    for (const control of controls) {
      if (!(await control.isVisible())) continue;
      await control.focus();
      await page.keyboard.press("Enter");
      const url = new URL(page.url());
      assert.equal(url.search, "");
      assert.doesNotMatch(url.hash, /answers/);
    }
  };
  await checkAll();
  await page.goto(host.root + source, { waitUntil: "networkidle" });
  const again = host.requests.length;
  await answer(page, longest);
  await checkAll();
  assert.deepEqual(withoutIcon(host.requests.slice(again)), []);
  assert.ok(again >= requests);
  assert.equal(await page.locator("[data-kb-quiz] form, [data-kb-quiz] [type=submit]").count(), 0);
}));

test("every step is accessible: light and dark, phone and desktop", () => opened(async (page) => {
  await page.evaluate(AXE);
  const found = [];
  const look = async (step) => {
    for (const viewport of [PHONE, DESKTOP]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        // Further down, the exit stays in sight, and what scrolls under it is a small target for axe.
        await page.evaluate(() => scrollTo(0, 0));
        const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ["violations"] }), colorScheme === "light" ? ALL_RULES : RULES_OF_COLOURS);
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${step} ${viewport.width} ${colorScheme} ${id}: ${node.target}`)));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${step} at ${viewport.width} is ${wide} too wide`);
      }
    }
  };
  await look("start");
  await proceed(page);
  await look("error");
  await choose(page, first, longest.answers[first]);
  await proceed(page);
  await page.locator("[data-kb-do=keep]").click();
  await look("question");
  await answer(page, { visible: longest.visible.slice(1), answers: longest.answers });
  await look("result");
  assert.deepEqual(found, []);
}, { bypassCSP: true }));

test("on paper: the work sheet before the result, then only the result", () => opened(async (page) => {
  await choose(page, first, longest.answers[first]);
  await proceed(page);
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await shownQuestions(page), data.questions.map((each) => each.id));
  for (const selector of ["#kb--quiz-bands", ".kb-quiz-paper >> nth=0", ".kb-quiz-result >> nth=0", ".kb-action >> nth=0"]) {
    assert.ok(await page.locator(selector).isVisible(), selector);
  }
  for (const selector of ["[data-kb-do=continue]", ".kb-quiz-own", ".kb-quiz-score", ".kb-quiz-answers"]) {
    assert.equal(await page.locator(selector).isVisible(), false, selector);
  }
  await page.emulateMedia({ media: "screen" });
  await answer(page, { visible: longest.visible.slice(1), answers: longest.answers });
  await page.emulateMedia({ media: "print" });
  await isResult(page, longest);
  assert.equal(await page.locator("#kb--quiz-bands").isVisible(), false);
  assert.equal(await page.locator(".kb-quiz-own").isVisible(), false);
}));

test("opened from disk it works too", async () => {
  const disk = site("disk");
  const page = disk.pages.find((each) => each.kind === "quiz");
  await opened(async (tab) => {
    await answer(tab, longest);
    await isResult(tab, longest);
    await tab.locator("[data-kb-do=back]").click();
    await isAt(tab, longest.visible.at(-1));
  }, { url: pathToFileURL(join(disk.folder, page.file)).href });
});

test("the labels are those that the privacy page quotes", () => {
  for (const page of pages) {
    const privacy = built.pages.find((each) => each.folder === page.folder && each.translated && /id="quiz"/.test(each.html) && each.kind === "page");
    if (!privacy) continue;
    for (const deed of ["keep", "copy-link", "delete"]) {
      const [, label] = new RegExp(`data-kb-do="${deed}"[^>]*>([^<]+)<`).exec(page.html);
      assert.ok(privacy.html.replaceAll("\u00a0", " ").includes(label.replaceAll("\u00a0", " ")), `${privacy.file} does not say ${label}`);
    }
  }
});

test("the scripts of the quiz are at most 8.5 KB", () => {
  const scripts = built.files.filter((file) => /^assets\/quiz(-evaluate)?\.[0-9a-f]+\.js$/.test(file));
  assert.equal(scripts.length, 2);
  const size = scripts.map((file) => gzipSync(readFileSync(join(built.folder, file)), { level: 9 }).length).reduce((a, b) => a + b);
  assert.ok(size <= 8.5 * 1024, `${size} bytes`);
});

test("a stop at answers is shown and read out as soon as it holds, and goes with the answer", () => opened(async (page) => {
  const stop = data.stops.find((each) => each.at);
  const [question, [option]] = Object.entries(stop.at)[0];
  const id = `N-${stop.id}--${question}`;
  const vector = vectors.find(({ answers }) => evaluate(data, answers).atAnswers.includes(`${stop.id}--${question}`) && [].concat(answers[question]).includes(option));
  for (const each of vector.visible.slice(0, vector.visible.indexOf(question))) {
    await choose(page, each, vector.answers[each]);
    await proceed(page);
  }
  assert.equal(await page.locator(`#${id}`).isVisible(), false);
  await choose(page, question, vector.answers[question]);
  assert.ok(await page.locator(`#${id}`).isVisible());
  const said = await page.locator("[data-kb-said=at-once]").textContent();
  assert.ok(said.includes(await page.locator(`#${id} p:last-child`).textContent()), said);
  const other = data.questions.find((each) => each.id === question).options.find((each) => !stop.at[question].includes(each.id) && !each.show);
  for (const chosen of [].concat(vector.answers[question])) await page.locator(`#o-${question}--${chosen}`).evaluate((input) => { if (input.type === "checkbox") input.click(); });
  await choose(page, question, other.id);
  assert.equal(await page.locator(`#${id}`).isVisible(), false);
}));

test("scripts of the site hear which step is shown, and nothing of the questions and answers", () => opened(async (page) => {
  const vector = paths[0];
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener("kb:quiz-step", ({ detail }) => window.heard.push(detail));
  });
  await answer(page, vector);
  await page.locator(`#R-${vector.result}`).waitFor();
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard, [...vector.visible.slice(1).map(() => ({ step: "question" })), { step: "result" }]);
}));
