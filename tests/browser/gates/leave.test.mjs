// "Leave this page quickly": title and page are emptied before the next site responds, whatever else fails.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { DESKTOP } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { hold, stage } from "../lib/visit.mjs";

const built = site("content");
// The print edition contains such pages, but is not one.
const pages = built.pages.filter((page) => page.html.includes("data-kb-leave") && page.kind !== "print");
const kinds = ["page", "scenario", "quiz"].map((kind) => pages.find((page) => page.kind === kind));

let on;
let host;
let silent;
let exit;
before(async () => {
  on = await stage();
  host = on.keep(await serve(built.folder));
  silent = on.keep(await silentServer());
  exit = on.keep(await serve(site("odd").folder));
});
after(() => on?.close());

/** A site that takes every request and never answers: `{ address, next() }`, which resolves with the next request. */
async function silentServer() {
  const asked = [];
  let heard = () => {};
  const server = createServer((request) => { asked.push(request); heard(); });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const next = () => new Promise((done) => { heard = () => done(asked.at(-1)); });
  const close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return { address: `http://127.0.0.1:${server.address().port}/`, next, close };
}

/** Opens a page whose exit is the silent site, after the page before it. */
async function opened({ url, folder }, options = {}) {
  const context = await on.browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  await page.goto(`${host.root}${folder}/`);
  return { context, page, open: () => page.goto(host.root + url) };
}

/** Makes the silent site the exit. The result resolves with what the page shows once it has changed,
 * as the page itself reports: Chromium blocks every call into a page while the page unloads. */
async function toSilence(page) {
  const reported = page.waitForEvent("console", (message) => message.text().startsWith("shown: "));
  await page.locator("[data-kb-leave]").evaluateAll((links, address) => {
    links.forEach((link) => { link.href = address; });
    const report = () => console.log("shown: " + JSON.stringify({
      title: document.title, text: document.documentElement.textContent,
      n: document.querySelectorAll("body, body *").length, stored: Object.keys(sessionStorage),
    }));
    new MutationObserver(report).observe(document.documentElement, { childList: true });
  }, silent.address);
  return { shown: reported.then((message) => JSON.parse(message.text().slice("shown: ".length))), asked: silent.next() };
}
const setExit = (links, address) => links.forEach((link) => { link.href = address; });
const NOTHING = { title: "", text: "", n: 0, stored: [] };
const esc = async (page, n) => { for (let at = 0; at < n; at += 1) await page.keyboard.press("Escape"); };

for (const target of kinds) {
  for (const [name, act] of [
    ["a click", (page) => page.locator("[data-kb-leave]").first().dispatchEvent("click")],
    ["Esc three times", (page) => esc(page, 3)],
    ["Esc many times", (page) => esc(page, 7)],
    ["Esc in a field", async (page) => { await page.locator("[role=combobox]").focus(); await esc(page, 3); }],
  ]) {
    test(`${target.kind}: ${name} empties title and page while the exit does not answer`, async () => {
      const { context, page, open } = await opened(target);
      await open();
      const { shown, asked } = await toSilence(page);
      await act(page);
      const request = await asked;
      assert.deepEqual(await shown, NOTHING);
      assert.equal(request.headers.referer, undefined, "the exit does not learn where the reader was");
      await context.close();
    });
  }

  test(`${target.kind}: it works when every other script fails`, async () => {
    const { context, page, open } = await opened(target);
    await page.route(/\.js$/, (route) => (/\/leave\./.test(route.request().url()) ? route.continue() : route.abort()));
    await open();
    const { shown, asked } = await toSilence(page);
    await esc(page, 3);
    await asked;
    assert.deepEqual(await shown, NOTHING);
    await context.close();
  });

  test(`${target.kind}: it works while every script that the page does not wait for is late`, async () => {
    const { context, page } = await opened(target);
    await hold(page, /\/assets\/(?!leave|early).*\.js$/);
    await page.goto(host.root + target.url, { waitUntil: "commit" });
    await page.locator("[data-kb-leave-key]").waitFor();
    const { shown, asked } = await toSilence(page);
    await page.locator("[data-kb-leave]").first().dispatchEvent("click");
    await asked;
    assert.deepEqual(await shown, NOTHING);
    await context.close();
  });

  test(`${target.kind}: Back does not return to it`, async () => {
    const { context, page, open } = await opened(target);
    await open();
    await page.locator("[data-kb-leave]").evaluateAll(setExit, exit.root);
    await page.locator("[data-kb-leave]").first().click();
    await page.waitForURL(`${exit.root}**`);
    await page.goBack();
    assert.equal(page.url(), `${host.root}${target.folder}/`);
    await context.close();
  });

  test(`${target.kind}: without its script, or without scripts, it is a plain link`, async () => {
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const { context, page, open } = await opened(target, options);
      await page.route(/\/leave\.\w+\.js$/, (route) => route.abort());
      await open();
      assert.equal(await page.locator("[data-kb-leave-key]").isVisible(), false, "no key is promised");
      await page.locator("[data-kb-leave]").evaluateAll(setExit, exit.root);
      await page.locator("[data-kb-leave]").first().click();
      await page.waitForURL(`${exit.root}**`);
      await context.close();
    }
  });

  test(`${target.kind}: it does not leave unasked`, async () => {
    const { context, page, open } = await opened(target);
    await open();
    await esc(page, 2);
    await page.keyboard.press("Tab");
    await esc(page, 2);
    await page.locator("h1").click();
    await esc(page, 2);
    assert.equal(await page.locator("h1").count(), 1);
    assert.equal(page.url(), host.root + target.url);
    await context.close();
  });
}

test("it also deletes the answers that a quiz left in the storage of the tab, and nothing of others", async () => {
  const { context, page, open } = await opened(kinds[0]);
  await open();
  await page.evaluate(() => { sessionStorage.setItem("kb-quiz:/x", "1"); sessionStorage.setItem("other", "1"); });
  const { shown } = await toSilence(page);
  await esc(page, 3);
  assert.deepEqual((await shown).stored, ["other"]);
  await context.close();
});

test("it is the first script of every page that has the link", () => {
  assert.ok(pages.length >= built.languages.length);
  for (const page of pages) assert.match(/<script[^>]*src="([^"]*)"/.exec(page.html)[1], /\/leave\.\w+\.js$/, page.file);
});
