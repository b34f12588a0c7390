// The search where a file of it is missing, is another file, or is damaged: the page stays usable, sends
// a bounded number of requests, shows a message, and links to other pages.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { DESKTOP } from "../lib/browser.mjs";
import { kb } from "../lib/kb.mjs";
import { serve } from "../lib/server.mjs";
import { GATES, site } from "../lib/site.mjs";
import { heardOpenings, settle, stage } from "../lib/visit.mjs";

const LANG = "en";
// The files of a search, and the most requests for one of them after one input.
const FILES = { engine: /\/assets\/search\.[0-9a-f]+\.js/, address: /\/en\/search\.js/, index: /\/assets\/search\.en\.[0-9a-f]+\.js/, part: /\/assets\/search\.en\.[0-9a-f]+\/\d+\.js/ };
const MOST = 2;
const QUERY = wordOf(0, 7), OTHER = wordOf(20, 9);

/** A word of a page; no two are the same. */
function wordOf(page, n) {
  let text = "";
  for (let left = 1_000_003 * (page * 250 + n + 1); left > 0; left = Math.floor(left / 20)) text += "bcdfghjklmnpqrstvwxz"[left % 20] + "aeiou"[left % 5];
  return text;
}

/** A site with an index in one file, or with one that is large enough to be cut into parts. */
function built(name, n_pages) {
  const root = join(GATES, `${name}-source`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, "content/en"), { recursive: true });
  writeFileSync(join(root, "kb.yaml"), "title: Many words\nbase_url: https://example.org/\nlanguages: [en]\n");
  writeFileSync(join(root, "content/en/index.md"), "# Many words\n\nMade by a test.\n");
  for (let page = 0; page < n_pages; page += 1) {
    const words = Array.from({ length: 250 }, (_, n) => wordOf(page, n)).join(" ");
    writeFileSync(join(root, `content/en/page-${page}.md`), `# Page ${page}\n\n${words}\n`);
  }
  kb(["build", "--out", join(GATES, name)], { root });
  return site(name);
}
const script = (body) => ({ status: 200, contentType: "text/javascript", body });
const ANSWERS = {
  "another page": { status: 200, contentType: "text/html", body: "<!DOCTYPE html><title>Not found</title>" },
  "a page that is called a script": script("<!DOCTYPE html><title>Not found</title>"),
  "another script": script("document.title = document.title;"),
  "nothing": script(""),
  "half a file": script("kbSearch.add(\"en\",1,\"a;b;"),
  "other content": script("kbSearch.add(\"en\",1,7);kbSearch.add(\"en\",1,\"a;b\");kbSearch.load({lang:\"en\"});"),
  "an error": { status: 500, contentType: "text/plain", body: "" },
};

let on;
let host, small;
before(async () => {
  on = await stage();
  host = on.keep(await serve(built("large-search", 400).folder));
  small = on.keep(await serve(built("small-search", 22).folder));
});
after(() => on?.close());

async function opened(check, at = () => host) {
  const context = await on.browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  await page.goto(`${at().root}${LANG}/`);
  await check(page);
  await context.close();
}

/** Delays the first request for a file: `{ asked, release }`. */
async function holdFirst(page, address) {
  let release, find, n = 0;
  const [released, asked] = [new Promise((done) => { release = done; }), new Promise((done) => { find = done; })];
  await page.route(address, async (route) => {
    n += 1;
    if (n === 1) {
      find();
      await released;
    }
    await route.continue();
  });
  return { asked, release };
}

const failed = (page) => page.locator(".kb-search-note a").waitFor();
const found = (page, title) => page.locator("[role=option]", { hasText: title }).first().waitFor();

for (const [file, address] of Object.entries(FILES)) {
  // The head of a large index is in the file with its address.
  const at = () => (file === "index" ? small : host);
  for (const [name, answer] of Object.entries(ANSWERS)) {
    test(`${file} is ${name}: a message, a way on, and it works once the file is back`, () => opened(async (page) => {
      const asked = {};
      await page.route(address, (route) => {
        const file = new URL(route.request().url()).pathname;
        asked[file] = (asked[file] ?? 0) + 1;
        return route.fulfill(answer);
      });
      await page.locator("[role=combobox]").fill(QUERY);
      await failed(page);
      const counts = Object.values(asked);
      assert.ok(counts.length > 0 && counts.every((n) => n <= MOST), JSON.stringify(asked));
      // The page still works: the words can be changed, and the link works, by keyboard too.
      assert.match(await page.locator(".kb-search-note").textContent(), /A–Z/);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.closest(".kb-search-note") !== null), true);
      const href = await page.evaluate(() => document.activeElement.href);
      assert.ok(href.startsWith(`${at().root}${LANG}/`), href);
      await page.unroute(address);
      await page.locator("[role=combobox]").fill(OTHER);
      await found(page, "Page 20");
    }, at));
  }
}

test("a search script of another version gives a message too, in the list that is open", () => opened(async (page) => {
  await page.route(FILES.engine, (route) => route.fulfill(script("var kbSearch = {};")));
  const heard = await heardOpenings(page);
  await page.locator("[role=combobox]").fill(QUERY);
  await failed(page);
  assert.equal(await heard(), 1);
}));

test("a failure that arrives after the reader has gone on opens nothing", () => opened(async (page) => {
  let fail, find, n = 0;
  const [failing, asked] = [new Promise((done) => { fail = done; }), new Promise((done) => { find = done; })];
  await page.route(FILES.address, async (route) => {
    find();
    await failing;
    await route.abort();
  });
  const ended = new Promise((done) => { page.on("requestfailed", () => { n += 1; if (n === MOST) done(); }); });
  await page.locator("[role=combobox]").fill(QUERY);
  await asked;
  await page.locator(".kb-brand a").focus();
  fail();
  await ended;
  await settle(page);
  assert.equal(await page.locator(".kb-search-panel").isVisible(), false);
  await page.unroute(FILES.address);
  await page.locator("[role=combobox]").focus();
  await found(page, "Page 0");
}));

test("a letter or two are a question only when nothing is typed after them", () => opened(async (page) => {
  // What waits until the reader stops typing waits for the test.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.late = [];
    window.setTimeout = (run, ms, ...rest) => (ms === 500 ? window.late.push(run) && 0 : setTimeout(run, ms, ...rest));
  });
  await page.reload();
  const asked = [];
  page.on("request", (request) => { if (FILES.part.test(request.url())) asked.push(request.url()); });
  await page.locator("[role=combobox]").fill("7");
  await page.waitForFunction(() => typeof kbSearchList === "object" && window.late.length > 0);
  await settle(page);
  assert.deepEqual(asked, []);
  assert.equal(await page.locator("[role=option]").count(), 0);
  const loading = await page.locator("[data-kb-search]").getAttribute("data-kb-loading");
  assert.equal(await page.locator(".kb-search-note").textContent(), loading, "the list that opened stays open");
  assert.equal(await page.locator(".kb-search-panel").isVisible(), true);
  await page.evaluate(() => window.late.splice(0).forEach((run) => run()));
  await found(page, "Page 7");
}));

test("more results never replace those of newer words", () => opened(async (page) => {
  await page.goto(`${host.root}${LANG}/search/#q=page`);
  await page.locator(".kb-search-results > li").nth(7).waitFor();
  const { asked, release } = await holdFirst(page, FILES.part);
  let isAsked = false;
  asked.then(() => { isAsked = true; });
  for (let n = 8; !isAsked && n < 400; n += 8) {
    await page.locator(".kb-search-more").click();
    await Promise.race([asked, page.waitForFunction((n) => document.querySelectorAll(".kb-search-results > li").length > n, n)]);
  }
  await asked;
  await page.locator("[data-kb-search-page] input").fill("");
  const results = page.locator(".kb-search-results > li");
  await results.first().waitFor({ state: "detached" });
  const answered = page.waitForEvent("requestfinished");
  release();
  await answered;
  await settle(page);
  assert.equal(await results.count(), 0);
}));

test("a list longer than the screen scrolls by itself", async () => {
  const context = await on.browser.newContext({ viewport: { width: 640, height: 320 } });
  const page = await context.newPage();
  await page.goto(`${host.root}${LANG}/`);
  await page.locator("[role=combobox]").fill("page");
  await found(page, "Page");
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press("ArrowDown");
    const { top, bottom } = await page.locator("[aria-selected=true]").evaluate((option) => option.getBoundingClientRect().toJSON());
    assert.ok(bottom > 0 && top < 320, `option ${step} at ${top}`);
  }
  const panel = await page.locator(".kb-search-panel").evaluate((panel) => panel.getBoundingClientRect().toJSON());
  assert.ok(panel.bottom <= 320, `the panel ends at ${panel.bottom}`);
  assert.equal(await page.evaluate(() => scrollY), 0);
  for (const width of [320, 640, 900]) {
    await page.setViewportSize({ width, height: 600 });
    const { left, right } = await page.locator(".kb-search-panel").evaluate((panel) => panel.getBoundingClientRect().toJSON());
    assert.ok(left >= 0 && right <= width && right - left >= Math.min(280, width), `at ${width} px from ${left} to ${right}`);
  }
  await context.close();
});

test("the page of results shows the message too, and the link", () => opened(async (page) => {
  await page.route(FILES.address, (route) => route.fulfill(ANSWERS["another script"]));
  await page.goto(`${host.root}${LANG}/search/#q=${QUERY}`);
  await page.locator(".kb-search-status a").click();
  await page.waitForURL(/a-z/);
}));

test("a site that was published anew while a page is open is searched with its new index", () => opened(async (page) => {
  await page.locator("[role=combobox]").fill(QUERY);
  await found(page, "Page 0");
  await page.route(FILES.part, (route) => (!route.request().url().includes("?") ? route.fulfill({ status: 404, body: "" }) : route.continue()));
  await page.locator("[role=combobox]").fill(OTHER);
  await found(page, "Page 20");
}));

test("the first result of a large site takes three round trips, also when the field had no press", () => opened(async (page) => {
  const held = [];
  let n = 0, before = 0;
  await page.route(/\.js/, (route) => { held.push(route); });
  await page.locator("[role=combobox]").fill(QUERY);
  while (!await page.locator("[role=option]").first().isVisible()) {
    await settle(page);
    // A round is complete when no more requests come.
    const isWhole = held.length > 0 && held.length === before;
    before = held.length;
    if (!isWhole) continue;
    n += 1;
    await Promise.all(held.splice(0).map((route) => route.continue()));
  }
  assert.equal(n, 3);
}));
