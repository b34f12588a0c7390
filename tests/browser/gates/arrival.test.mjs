// The look of a page that is still loading: the server sends it in parts, each after the browser has painted
// the previous ones.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE } from "../lib/browser.mjs";
import { serve, serveInParts } from "../lib/server.mjs";
import { SITES, site } from "../lib/site.mjs";
import { hold, stage } from "../lib/visit.mjs";

const TABLET = { width: 800, height: 900 };
// How many parts the page has below its header.
const N_BELOW = 24;

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

/** A page in parts: cuts before each tag of the header, and before some of the blocks below it. A line that
 * arrives in parts may break differently. */
function inParts(html) {
  const header = { from: html.indexOf("<header class=\"kb-site-header\""), to: html.indexOf("</header>") };
  assert.ok(header.from > 0, "the page has a header");
  const at = (pattern) => [...html.matchAll(pattern)].map((tag) => tag.index);
  const inHeader = at(/<[/a-z]/g).filter((at) => at > header.from && at <= header.to);
  const below = at(/<\/?(?:p|h[1-6]|[uod]l|li|d[td]|div|nav|aside|section|article|details|figure|blockquote|table|fieldset|footer)\b/g).filter((at) => at > header.to);
  const step = Math.ceil(below.length / N_BELOW);
  const cuts = [...inHeader, ...below.filter((_, nth) => nth % step === 0)];
  return cuts.concat(html.length).map((to, nth) => html.slice(cuts[nth - 1] ?? 0, to));
}

/** Opens a page whose parts arrive one by one, and returns what moved. */
async function shiftsWhileArriving(page, host, parts) {
  await page.goto("about:blank");
  const arrived = page.goto(host.url, { waitUntil: "commit" });
  let n = 0;
  for (const [nth, part] of parts.entries()) {
    await host.next();
    n += [...part.matchAll(/<[a-z]/g)].length;
    if (nth === 0) await arrived;
    await page.waitForFunction((n) => document.body && document.querySelectorAll("*").length >= n, n);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await page.waitForLoadState("load");
  return shiftsOf(page);
}

/** What moved on a page since it was opened. */
function shiftsOf(page) {
  return page.evaluate(() => new Promise((done) => {
    const nameOf = (node) => node?.nodeName === "#text" ? JSON.stringify(node.data) + " in " + node.parentElement.outerHTML.slice(0, 200) : `${node?.nodeName}.${node?.className ?? ""}`;
    new PerformanceObserver((list) => {
      done(list.getEntries().filter((entry) => entry.entryType === "layout-shift")
        .map((entry) => `${entry.value.toFixed(4)} by ${entry.sources.map((source) => nameOf(source.node) + JSON.stringify([source.previousRect, source.currentRect])).join(", ")}`));
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done([]))));
  }));
}

for (const name of SITES) {
  const built = site(name);
  for (const [nth, kind] of ["page", "home", "scenario"].entries()) {
    const folder = built.languages[nth % built.languages.length];
    test(`${name}: nothing on a ${kind} in ${folder} moves while it arrives in parts`, async () => {
      const target = built.pages.find((page) => page.kind === kind && page.folder === folder);
      const parts = inParts(target.html);
      const moved = await Promise.all([PHONE, TABLET, DESKTOP].map(async (viewport) => {
        const host = await serveInParts(built.folder, built.prefix, { url: target.url, parts });
        const context = await on.browser.newContext({ viewport, bypassCSP: true });
        const shifts = await shiftsWhileArriving(await context.newPage(), host, parts);
        await context.close();
        await host.close();
        return shifts.map((shift) => `${viewport.width} px: ${shift}`);
      }));
      assert.deepEqual(moved.flat(), []);
    });
  }
}

for (const name of SITES) {
  const built = site(name);
  test(`${name}: nothing moves when the hint about the exit key comes late`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const targets = built.languages.flatMap((folder) => ["page", "scenario", "quiz"].map((kind) => built.pages.find((page) => page.folder === folder && page.kind === kind && page.html.includes("data-kb-leave-key"))));
    const moved = [];
    for (const { url } of targets.filter(Boolean)) {
      for (const viewport of [PHONE, DESKTOP]) {
        const context = await on.browser.newContext({ viewport });
        const page = await context.newPage();
        const leave = await hold(page, /\/assets\/leave\.\w+\.js$/);
        await page.goto(host.root + url, { waitUntil: "commit" });
        await leave.asked;
        // The scripts of the page have run, and it is painted.
        await page.locator("#kb--appearance").waitFor({ state: "attached" });
        await page.waitForFunction(() => !document.querySelector(".kb-appearance").hidden && (!document.querySelector("[data-kb-quiz]") || document.querySelector("[data-kb-script]")));
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        assert.equal(await page.locator("[data-kb-leave-key]:visible").count(), 0);
        const before = await shiftsOf(page);
        leave.release();
        await page.locator("[data-kb-leave-key]").filter({ visible: true }).first().waitFor();
        moved.push(...(await shiftsOf(page)).slice(before.length).map((shift) => `/${url}, ${viewport.width} px: ${shift}`));
        await context.close();
      }
    }
    assert.deepEqual(moved, []);
  });
}

for (const [chosen, colorScheme] of [["dark", "light"], ["light", "dark"]]) {
  test(`a reader who chose ${chosen} on a ${colorScheme} device never sees the other, however late the script is`, async () => {
    const built = site("content");
    const host = on.keep(await serve(built.folder));
    const context = await on.browser.newContext({ viewport: DESKTOP, colorScheme });
    const page = await context.newPage();
    const [home, next] = ["home", "page"].map((kind) => built.pages.find((page) => page.kind === kind));
    await page.goto(host.root + home.url);
    await page.locator("#kb--appearance").selectOption(chosen);
    await page.addInitScript(() => {
      new MutationObserver(() => { window.appliedAt ??= performance.now(); })
        .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-kb-appearance"] });
    });
    const early = await hold(page, /\/assets\/early\.\w+\.js$/);
    const others = Promise.all([page.waitForResponse(/\/style\.\w+\.css$/), page.waitForResponse(/\/theme\.\w+\.js$/)]);
    await page.goto(host.root + next.url, { waitUntil: "commit" });
    await Promise.all([early.asked, others]);
    // A page that did not wait for the script would be painted by now.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    early.release();
    await page.waitForLoadState("load");
    await page.waitForFunction(() => performance.getEntriesByName("first-paint").length > 0);
    const { appliedAt, paintedAt } = await page.evaluate(() => ({ appliedAt: window.appliedAt, paintedAt: performance.getEntriesByName("first-paint")[0].startTime }));
    assert.ok(appliedAt <= paintedAt, `painted at ${paintedAt}, applied at ${appliedAt}`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kbAppearance), chosen);
    await context.close();
  });
}
