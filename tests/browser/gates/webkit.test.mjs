// The main journeys in WebKit, the engine of Safari. Its WebDriver reports no messages of scripts, so violations of the
// policy are those that it reports to the host, and a script that fails is noticed by what it leaves undone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { answered, results } from "../lib/quiz-journey.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, kinds, site } from "../lib/site.mjs";
import { Key, launchWebkit, webkit } from "../lib/webkit.mjs";

const skip = webkit() ? false : "WebKitWebDriver, MiniBrowser or Xvfb is not installed";
// The narrowest window that MiniBrowser has is 447 px wide.
const PHONE = [390, 844], DESKTOP = [1280, 900];

let page, closing = [];
before(async () => {
  if (skip) return;
  const browser = await launchWebkit();
  page = browser.page;
  closing = [browser];
});
after(async () => { for (const each of closing.reverse()) await each.close(); });

async function opened(name, size) {
  const built = site(name);
  const host = await serve(built.folder, built.prefix, { isReported: true });
  closing.push(host);
  await page.size(...size);
  return { built, host };
}

/** Addresses of other hosts that the page has asked. */
const foreign = () => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && !name.startsWith("data:"));

describe("in WebKit", { skip }, () => {
  for (const name of SITES) {
    test(`${name}: every kind of page fits a narrow window and opens without a violation or a foreign request, its scripts run`, async () => {
      const { built, host } = await opened(name, PHONE);
      const found = [];
      for (const { page: { url, kind, html } } of kinds(built)) {
        if (["redirect", "root"].includes(kind)) continue;
        await page.goto(host.root + url);
        const [width, most] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
        if (width > most) found.push(`/${url}: ${width} px of ${most}`);
        for (const address of await page.evaluate(foreign)) found.push(`/${url}: asks ${address}`);
        const isSearch = html.includes("data-kb-index=");
        if (isSearch && await page.evaluate(() => document.querySelector("[data-kb-search] [data-kb-part=box]").hidden)) found.push(`/${url}: no search`);
      }
      found.push(...host.reports);
      assert.deepEqual(found.slice(0, 20), [], `${found.length} faults`);
    });
  }

  test("the watch notices a violation", async () => {
    const { built, host } = await opened("content", DESKTOP);
    await page.goto(host.root + built.languages[0] + "/");
    await page.evaluate(() => { document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>"); });
    await page.goto(host.root + built.languages[0] + "/");
    assert.ok(host.reports.some((report) => report.includes("style-src")), host.reports.join("\n"));
  });

  test("from the home page by menu to another page: the menu holds the focus, Esc closes it, and it leads on", async () => {
    const { built, host } = await opened("content", PHONE);
    await page.goto(`${host.root}${built.languages[0]}/`);
    await page.click(".kb-nav-button");
    await page.shown(".kb-site-nav");
    const n = await page.evaluate(() => document.querySelectorAll(".kb-site-nav a").length);
    for (let step = 0; step < n + 3; step += 1) {
      await page.press(Key.TAB);
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest(".kb-site-nav") !== null), "Tab stays in the menu");
    }
    await page.press(Key.ESCAPE);
    assert.equal(await page.isShown(".kb-site-nav"), false);
    assert.ok(await page.evaluate(() => document.activeElement.matches(".kb-nav-button")), "the focus is back");
    await page.click(".kb-nav-button");
    await page.shown(".kb-site-nav");
    const target = await page.evaluate(() => document.querySelector(".kb-site-nav a:not([aria-current])").href);
    await page.click(".kb-site-nav a:not([aria-current])");
    await page.arrive(target);
    assert.equal(await page.evaluate(() => document.querySelectorAll("h1").length), 1);
    assert.deepEqual(host.reports, []);
  });

  for (const [screen, size] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    test(`${screen}: the search lists results while a reader types, and the keyboard opens one`, async () => {
      const { host } = await opened("content", size);
      await page.goto(`${host.root}en/`);
      await page.type("[role=combobox]", "invoices");
      await page.shown("[role=option]");
      await page.press(Key.ARROW_DOWN);
      const target = await page.evaluate(() => document.querySelector("[role=option][aria-selected=true]").href);
      await page.press(Key.ENTER);
      await page.arrive(target);
      assert.deepEqual(host.reports, []);
    });
  }

  test("a quiz leads to its result, which a reload and Back from a page of the plan keep", async () => {
    const { built, host } = await opened("content", PHONE);
    const { url, html } = built.pages.find(({ kind, folder }) => kind === "quiz" && folder === built.languages[0]);
    await page.goto(host.root + url);
    await page.shown("[data-kb-do=continue]");
    const result = await answered(page, html);
    await page.reload();
    await page.shown(`#${result}`);
    assert.deepEqual(await results(page), [result]);
    const link = `#${result} a[href]`;
    const target = await page.evaluate((link) => document.querySelector(link).href, link);
    await page.click(link);
    await page.arrive(target);
    await page.back();
    await page.shown(`#${result}`);
    assert.deepEqual(await results(page), [result]);
    assert.deepEqual(host.reports, []);
  });

  test("a marked word leads to its term in the glossary", async () => {
    const { built, host } = await opened("content", DESKTOP);
    const { url } = built.pages.find(({ kind, folder, html }) => kind === "page" && folder === "en" && html.includes('class="kb-term"'));
    await page.goto(host.root + url);
    const target = await page.evaluate(() => document.querySelector("main a.kb-term").href);
    await page.click("main a.kb-term");
    await page.arrive(target);
    await page.until(() => {
      const { top } = document.querySelector(":target").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
    assert.deepEqual(host.reports, []);
  });

  test("a letter is filled in and copied", async () => {
    const { built, host } = await opened("content", DESKTOP);
    const { url } = built.pages.find(({ kind, html, translated }) => kind === "scenario" && html.includes("data-kb-fill=") && translated);
    await page.goto(host.root + url);
    await page.type("[data-kb-fill]", "Novák");
    const letter = await page.evaluate(() => document.querySelector("[data-kb-copyable]").textContent);
    assert.ok(letter.includes("Novák"), letter);
    const before = await page.evaluate(() => document.querySelector("button.kb-copy").textContent);
    await page.click("button.kb-copy");
    await page.until((before) => document.querySelector("button.kb-copy").textContent !== before, before);
    assert.deepEqual(host.reports, []);
  });

  test("the appearance that a reader chooses is that of the next page too", async () => {
    const { built, host } = await opened("content", DESKTOP);
    await page.goto(`${host.root}${built.languages[0]}/`);
    const colour = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const before = await colour();
    await page.evaluate(() => document.querySelector("#kb--appearance").focus());
    await page.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ENTER);
    await page.until((before) => getComputedStyle(document.documentElement).backgroundColor !== before, before);
    const dark = await colour();
    await page.goto(host.root + built.pages.find(({ kind }) => kind === "scenario").url);
    assert.equal(await colour(), dark);
    assert.deepEqual(host.reports, []);
  });
});
