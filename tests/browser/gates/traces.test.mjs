// What a reader's answers and words leave behind: after each journey through a quiz or the search, the
// storage of the device and of the tab and the addresses and titles in the tab's history are checked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, launch, launchKeepingPages } from "../lib/browser.mjs";
import { vectorsOf } from "../lib/kb.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { stage } from "../lib/visit.mjs";

const built = site("content");
const quizzes = built.pages.filter((page) => page.kind === "quiz");
const [source, translation] = built.languages.map((folder) => quizzes.find((page) => page.folder === folder).url);
const { vectors } = vectorsOf(/data-kb-quiz="([^"]+)"/.exec(quizzes[0].html)[1]);
const longest = vectors.reduce((a, b) => (b.visible.length > a.visible.length ? b : a));
const [first, second, third] = longest.visible;

let on;
let host;
before(async () => { on = await stage(); host = on.keep(await serve(built.folder)); });
after(() => on?.close());

/** A context of its own: `{ context, tab() }`; `tab` opens a tab on the quiz. */
async function reader(browser = on.browser) {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: "reduce" });
  const tab = async (prepare = () => {}) => {
    const page = await context.newPage();
    await page.addInitScript(prepare);
    await page.goto(host.root + source);
    return page;
  };
  return { context, tab };
}

async function answer(page, visible) {
  for (const question of visible) {
    await page.check(`#o-${question}--${longest.answers[question]}`);
    await page.locator("[data-kb-do=continue]").click();
  }
}

const deed = (page, name) => page.locator(`[data-kb-do=${name}]`).click();
const isAt = (page, question) => page.locator(`#Q-${question}`).waitFor();
const isResult = (page) => page.locator(`#R-${longest.result}`).waitFor();
const switchLanguage = async (page, lang, url) => {
  await page.locator(`.kb-languages a[hreflang="${lang}"]`).click();
  await page.waitForURL(`**/${url}*`);
};
const stored = (page) => page.evaluate(() => ({ device: Object.keys(localStorage), tab: Object.keys(sessionStorage) }));
const NOTHING = { device: [], tab: [] };

/** The tab's history holds no answer: not in an address, not in a title. */
async function hasCleanHistory(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  const seen = entries.flatMap(({ url, userTypedURL, title }) => [decodeURIComponent(url), decodeURIComponent(userTypedURL), title]);
  const labels = await page.locator(".kb-quiz-result h3").allTextContents();
  assert.deepEqual(seen.filter((text) => text.includes("answers=") || labels.some((label) => text.includes(label))), []);
  for (const [question, option] of Object.entries(longest.answers)) {
    assert.deepEqual(seen.filter((text) => text.includes(`${question}.${option}`) || text.includes(`${question}--${option}`)), []);
  }
}

/** After deletion neither reloading, nor another language, nor the history brings an answer back. */
async function isDeleted(page) {
  await isAt(page, first);
  assert.equal(await page.locator("input:checked").count(), 0);
  assert.deepEqual(await stored(page), NOTHING);
  await page.reload();
  await isAt(page, first);
  assert.equal(await page.locator("input:checked").count(), 0);
  assert.deepEqual(await stored(page), NOTHING);
  await hasCleanHistory(page);
}

test("answers to the result, then deleted", async () => {
  const { context, tab } = await reader();
  const page = await tab();
  await answer(page, longest.visible);
  await isResult(page);
  assert.deepEqual(await stored(page), NOTHING);
  await hasCleanHistory(page);
  await deed(page, "delete");
  await isDeleted(page);
  await context.close();
});

test("another language brings answers and step through the storage of the tab, and takes them from there", async () => {
  const { context, tab } = await reader();
  const page = await tab();
  await answer(page, [first, second]);
  await page.check(`#o-${third}--${longest.answers[third]}`);
  await switchLanguage(page, built.languages[1], translation);
  await isAt(page, third);
  assert.ok(await page.locator(`#o-${third}--${longest.answers[third]}`).isChecked());
  assert.deepEqual(await stored(page), NOTHING);
  await hasCleanHistory(page);
  await switchLanguage(page, built.languages[0], source);
  await isAt(page, third);
  await deed(page, "delete");
  await isDeleted(page);
  await page.goBack();
  await page.locator("[data-kb-step]").waitFor();
  assert.equal(await page.locator("input:checked").count(), 0);
  await context.close();
});

for (const [name, isWhole] of [["kept whole by the browser", true], ["loaded again", false]]) {
  test(`Back from a page of the plan shows the result, ${name}`, async () => {
    // Playwright turns the back/forward cache off.
    const browser = on.keep(await (isWhole ? launchKeepingPages : launch)());
    const { context, tab } = await reader(browser);
    const page = await tab();
    await answer(page, longest.visible);
    await page.evaluate(() => { window.isWhole = true; });
    await page.locator(".kb-action:not([data-kb-off]) a").first().click();
    await page.waitForURL((address) => !address.href.includes(source));
    const left = await stored(page);
    assert.deepEqual(left.device, []);
    assert.equal(left.tab.length, 1, "the tab holds the answers while it shows another page");
    await hasCleanHistory(page);
    await page.goBack();
    await isResult(page);
    assert.equal(await page.evaluate(() => window.isWhole), isWhole || undefined);
    assert.deepEqual(await stored(page), NOTHING);
    await deed(page, "delete");
    await isDeleted(page);
    await context.close();
  });
}

test("a page from the back/forward cache does not bring back what another page of its tab deleted", async () => {
  const browser = on.keep(await launchKeepingPages());
  const { context, tab } = await reader(browser);
  const page = await tab();
  await answer(page, [first, second]);
  await page.evaluate(() => { window.isWhole = true; });
  await switchLanguage(page, built.languages[1], translation);
  await isAt(page, third);
  await deed(page, "delete");
  await isAt(page, first);
  await page.goBack();
  await page.waitForFunction(() => window.isWhole);
  await isDeleted(page);
  await context.close();
});

test("a closed tab takes its answers with it", async () => {
  const { context, tab } = await reader();
  const page = await tab();
  await answer(page, [first, second]);
  await page.close();
  const other = await tab();
  await isAt(other, first);
  assert.deepEqual(await stored(other), NOTHING);
  await context.close();
});

test("deleting reaches the other tabs: on a step, on the result, in another language, on another page", async () => {
  const { context, tab } = await reader();
  const tabs = [await tab(), await tab(), await tab(), await tab()];
  const [here, onResult, elsewhere, inOther] = tabs;
  await answer(here, [first, second]);
  await deed(here, "keep");
  await answer(onResult, longest.visible);
  await answer(elsewhere, [first]);
  await elsewhere.goto(`${host.root}${built.languages[0]}/`);
  assert.equal((await stored(elsewhere)).tab.length, 1);
  await inOther.goto(host.root + translation);
  await isAt(inOther, third);
  await deed(here, "delete");
  for (const page of [here, onResult, inOther]) await isAt(page, first);
  assert.notEqual(await inOther.locator("[data-kb-said=above]").textContent(), "");
  await elsewhere.waitForFunction(() => sessionStorage.length === 0);
  await elsewhere.goBack();
  for (const page of [here, onResult, elsewhere, inOther]) await isDeleted(page);
  await answer(inOther, [first]);
  assert.deepEqual(await stored(inOther), NOTHING);
  await context.close();
});

test("a tab without a message about the deletion writes no old answer back", async () => {
  const { context, tab } = await reader();
  // A suspended tab gets no events.
  const asleep = await tab(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await answer(asleep, [first]);
  await deed(asleep, "keep");
  const awake = await tab();
  await isAt(awake, second);
  await deed(awake, "delete");
  await asleep.check(`#o-${second}--${longest.answers[second]}`);
  await deed(asleep, "continue");
  await isDeleted(asleep);
  await context.close();
});

test("a tab on another page does not bring back what was deleted on the device meanwhile", async () => {
  const { context, tab } = await reader();
  const away = await tab();
  await answer(away, [first]);
  await deed(away, "keep");
  await away.goto("about:blank");
  const other = await tab();
  await deed(other, "delete");
  await away.goBack();
  await isDeleted(away);
  await context.close();
});

test("no longer keeping answers in one tab leaves them in the memory of the others", async () => {
  const { context, tab } = await reader();
  const one = await tab();
  await answer(one, [first]);
  await deed(one, "keep");
  const two = await tab();
  await isAt(two, second);
  await deed(one, "keep");
  await two.locator("[data-kb-do=keep][aria-pressed=false]").waitFor();
  await answer(two, [second]);
  await isAt(two, third);
  assert.deepEqual(await stored(two), NOTHING);
  await context.close();
});

test("answers kept in two tabs stay the same in both", async () => {
  const { context, tab } = await reader();
  const one = await tab();
  await answer(one, [first]);
  await deed(one, "keep");
  const two = await tab();
  await answer(two, [second]);
  await one.waitForFunction((n) => Object.keys(JSON.parse(Object.values(localStorage)[0]).answers).length === n, 2);
  await answer(one, [second, third]);
  await one.reload();
  await isAt(one, longest.visible[3]);
  await context.close();
});

test("the search sends nothing that is typed to the host, on the page of results too", async () => {
  const { context, tab } = await reader();
  const page = await tab();
  const secret = "tajemstvi7391";
  await page.locator("[role=combobox]").fill(secret);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#q=tajemstvi7391$/);
  assert.equal(await page.locator("#kb--search-page-input").inputValue(), secret);
  await page.locator("#kb--search-page-input").fill(`${secret}b`);
  await page.waitForURL(/#q=tajemstvi7391b$/);
  await page.reload();
  assert.equal(await page.locator("#kb--search-page-input").inputValue(), `${secret}b`);
  await page.goto(`${host.root}${built.languages[1]}/`);
  assert.deepEqual(host.requests.filter((url) => url.includes("tajemstvi")), []);
  assert.deepEqual(await stored(page), NOTHING);
  await context.close();
});
