// A whole session of one reader: every kind of page, the search, the switches, a script filled in and
// copied, the quiz taken to its result. No other host gets a request, the host of
// the site gets requests only for pages and their parts, and nothing stays stored.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, kinds, site } from "../lib/site.mjs";
import { settle, stage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

// Words that are easy to find in anything sent.
const SECRET = "tajemstvi7391";

/** A context that records whatever leaves it: requests, sockets, beacons, workers. */
async function session() {
  const context = await on.browser.newContext({ viewport: DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
  const sent = [];
  context.on("request", (request) => {
    // A letter that the reader opens in a mail program stays on the machine, and has no addressee.
    if (request.url().startsWith("mailto:?")) return;
    sent.push({ url: request.url(), method: request.method(), body: request.postData() });
  });
  context.on("serviceworker", (worker) => sent.push({ url: worker.url(), method: "worker" }));
  const page = await context.newPage();
  page.on("websocket", (socket) => sent.push({ url: socket.url(), method: "socket" }));
  page.on("worker", (worker) => sent.push({ url: worker.url(), method: "worker" }));
  return { context, page, sent };
}

/** What a browser keeps of the site. */
async function kept(context, page) {
  const stored = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((each) => each.name),
    caches: "caches" in window ? await caches.keys() : [],
    name: window.name,
  }));
  return { ...stored, cookies: (await context.cookies()).map((cookie) => cookie.name) };
}
const NOTHING = { local: [], session: [], databases: [], caches: [], name: "", cookies: [] };

for (const name of SITES) {
  test(`${name}: a session requests only pages and their parts from its own host, and leaves nothing`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { context, page, sent } = await session();
    const late = [];
    for (const { page: { url, kind } } of kinds(built)) {
      if (["redirect", "root"].includes(kind)) continue;
      await page.goto(host.root + url);
      await settle(page);
      const n = sent.length;
      await use(page, kind);
      late.push(...sent.slice(n).map((each) => ({ ...each, on: url })));
    }
    const foreign = sent.filter((each) => !each.url.startsWith(host.root));
    assert.deepEqual(foreign, [], "requests to others");
    assert.deepEqual(sent.filter((each) => each.method !== "GET" || each.body), [], "anything but reading");
    assert.deepEqual([...sent.map((each) => each.url), ...host.requests].filter((url) => url.includes(SECRET)), [], "what was typed");
    // Only the search loads anything, and only its script, the address of its index and the index.
    // Chromium looks up the icon in its cache at each step in the history.
    const expected = /\/(assets\/(search(-list)?\.[\w.-]+(\/\d+)?\.js|favicon\.\w+\.svg)|[a-z]{2,3}\/search\.js)$/;
    assert.deepEqual(late.filter((each) => !expected.test(each.url)), [], "requests after load");
    assert.ok(late.length > 0, "the search was used");
    // While the tab shows another page, its storage holds the answers; the quiz takes them from there.
    const { session: left, ...others } = await kept(context, page);
    assert.deepEqual({ ...others, session: left.filter((key) => !key.startsWith("kb-quiz:")) }, NOTHING);
    for (const { page: { url } } of kinds(built).filter((each) => each.page.kind === "quiz")) {
      await page.goto(host.root + url);
      await page.locator("[data-kb-do=delete]:visible").click();
      await page.goto(`${host.root}${built.languages[0]}/`);
    }
    assert.deepEqual(await kept(context, page), NOTHING);
    await context.close();
  });
}

/** Uses what a page offers, without leaving it. */
async function use(page, kind) {
  const search = page.locator("[role=combobox]:visible");
  if (await search.count()) {
    await search.fill(SECRET);
    await page.waitForFunction(() => {
      const said = document.querySelector("[data-kb-search] [role=status]").textContent;
      return said && said !== document.querySelector("[data-kb-search]").dataset.kbLoading;
    });
    await page.keyboard.press("Escape");
  }
  for (const field of await page.locator("[data-kb-fill]:visible").all()) await field.fill(SECRET);
  for (const button of await page.locator(".kb-copy:visible").all()) await button.click();
  for (const box of await page.locator("main input[type=checkbox]:not([data-kb-remember]):visible").all()) await box.check();
  const toc = page.locator(".kb-toc a:visible").last();
  if (await toc.count()) await toc.click();
  if (await page.locator("#kb--appearance:visible").count()) {
    await page.locator("#kb--appearance").selectOption("dark");
    await page.locator("#kb--appearance").selectOption("auto");
  }
  if (kind === "quiz") await takeQuiz(page);
  await settle(page);
}

async function takeQuiz(page) {
  const article = page.locator("[data-kb-step]");
  for (let step = 0; step < 50 && await article.getAttribute("data-kb-step") !== "result"; step += 1) {
    await page.locator(".kb-question:visible input").last().check();
    await page.locator("[data-kb-do=continue]:visible").click();
  }
  assert.equal(await article.getAttribute("data-kb-step"), "result");
}

test("content: details of a letter are stored only while the reader wants it, and the letters of other pages have them then", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { context, page } = await session();
  const labels = (html) => [...html.matchAll(/<label for="kb--fill-[^>]*>([^<]+)<\/label>/g)].map(([, label]) => label);
  const letters = built.pages.filter(({ kind, folder }) => kind === "scenario" && folder === built.languages[0]);
  const [one, other] = letters.filter(({ html }) => labels(html).length > 0);
  const label = labels(one.html).find((each) => labels(other.html).includes(each));
  const field = page.getByLabel(label, { exact: true }).first(), box = page.locator("[data-kb-remember]").first();
  await page.goto(host.root + one.url);
  await field.fill(SECRET);
  assert.deepEqual(await kept(context, page), NOTHING);
  assert.ok(await page.locator("[data-kb-unstored]").first().isVisible());
  await box.check();
  assert.deepEqual(await kept(context, page), { ...NOTHING, local: ["kb-details"] });
  assert.equal(await page.locator("[data-kb-unstored]").filter({ visible: true }).count(), 0);
  await page.goto(host.root + other.url);
  assert.equal(await field.inputValue(), SECRET);
  assert.ok((await page.locator(".kb-placeholder[data-kb-filled]").allTextContents()).includes(SECRET));
  await box.uncheck();
  assert.deepEqual(await kept(context, page), NOTHING);
  assert.equal(await field.inputValue(), SECRET);
  await page.reload();
  assert.equal(await field.inputValue(), "");
  await context.close();
});
