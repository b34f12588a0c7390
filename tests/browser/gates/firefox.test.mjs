// The main journeys in Firefox: other code lays out the pages, applies their policy and runs their scripts. What does
// not depend on the browser is tested in Chromium only.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { PHONE } from "../lib/browser.mjs";
import { firefox, launchFirefox, watchedFirefox } from "../lib/firefox.mjs";
import { answered, results } from "../lib/quiz-journey.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, kinds, site } from "../lib/site.mjs";

const skip = firefox() ? false : "Firefox is not installed";

let browser;
const closing = [];
before(async () => { if (!skip) browser = await launchFirefox(); });
after(async () => {
  await browser?.close();
  for (const each of closing) await each.close();
});

async function opened(name) {
  const built = site(name);
  const host = await serve(built.folder, built.prefix);
  closing.push(host);
  return { built, host, ...await watchedFirefox(browser, PHONE) };
}

const isShown = (page, selector) => page.$eval(selector, (element) => element.checkVisibility({ visibilityProperty: true }));
const shown = (page, selector) => page.waitForSelector(selector, { visible: true });
const isWithin = (page, selector) => page.evaluate((selector) => document.activeElement.closest(selector) !== null, selector);

describe("in Firefox", { skip }, () => {
  for (const name of SITES) {
    test(`${name}: every kind of page fits 320 px and opens without a violation, an error or a foreign request`, async () => {
      const { built, host, page, requests, faults, close } = await opened(name);
      const found = [];
      for (const { page: { url, kind } } of kinds(built)) {
        if (["redirect", "root"].includes(kind)) continue;
        requests.length = faults.length = 0;
        await page.goto(host.root + url);
        const [width, most] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
        if (width > most) found.push(`/${url}: ${width} px of ${most}`);
        found.push(...faults.map((fault) => `/${url}: ${fault}`));
        found.push(...requests.filter((each) => !each.startsWith(host.root)).map((each) => `/${url}: asks ${each}`));
      }
      await close();
      assert.deepEqual(found.slice(0, 20), [], `${found.length} faults`);
    });
  }

  test("the watch notices a violation and an error", async () => {
    const { built, host, page, faults, close } = await opened("content");
    await page.goto(host.root + built.languages[0] + "/");
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>");
      setTimeout(() => { throw new Error("late"); });
    });
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    await close();
    assert.ok(faults.some((fault) => fault.includes("style-src")), faults.join("\n"));
    assert.ok(faults.some((fault) => fault.includes("late")), faults.join("\n"));
  });

  test("from the home page by menu to another page: the menu holds the focus, Esc closes it, and it leads on", async () => {
    const { built, host, page, faults, close } = await opened("content");
    await page.goto(`${host.root}${built.languages[0]}/`);
    await page.click(".kb-nav-button");
    await shown(page, ".kb-site-nav");
    const n = await page.$$eval(".kb-site-nav a", (links) => links.length);
    for (let step = 0; step < n + 3; step += 1) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest(".kb-site-nav") !== null), "Tab stays in the menu");
    }
    await page.keyboard.press("Escape");
    assert.equal(await isShown(page, ".kb-site-nav"), false);
    assert.ok(await isWithin(page, ".kb-nav-button"), "the focus is back");
    await page.click(".kb-nav-button");
    const link = await shown(page, ".kb-site-nav a:not([aria-current])");
    const target = await link.evaluate((element) => element.href);
    await Promise.all([page.waitForNavigation(), link.click()]);
    assert.equal(page.url(), target);
    assert.equal(await page.$$eval("h1", (all) => all.length), 1);
    await close();
    assert.deepEqual(faults, []);
  });

  test("the search lists results while a reader types, and the keyboard opens one", async () => {
    const { host, page, requests, faults, close } = await opened("content");
    await page.goto(`${host.root}en/`);
    await page.type("[role=combobox]", "invoices");
    await shown(page, "[role=option]");
    await page.keyboard.press("ArrowDown");
    const target = await page.$eval("[role=option][aria-selected=true]", (option) => option.href.split("#")[0]);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(page.url().split("#")[0], target);
    await close();
    assert.deepEqual(faults, []);
    assert.deepEqual(requests.filter((each) => !each.startsWith(host.root)), []);
  });

  test("a quiz leads to its result, which a reload keeps", async () => {
    const { built, host, page, faults, close } = await opened("content");
    const { url, html } = built.pages.find(({ kind, folder }) => kind === "quiz" && folder === built.languages[0]);
    await page.goto(host.root + url);
    await shown(page, "[data-kb-do=continue]");
    const result = await answered(page, html);
    await page.reload();
    await shown(page, `#${result}`);
    assert.deepEqual(await results(page), [result]);
    await close();
    assert.deepEqual(faults, []);
  });

  test("a marked word leads to its term in the glossary", async () => {
    const { built, host, page, faults, close } = await opened("content");
    const { url } = built.pages.find(({ kind, folder, html }) => kind === "page" && folder === "en" && html.includes('class="kb-term"'));
    await page.goto(host.root + url);
    const link = await page.$("main a.kb-term");
    const target = await link.evaluate((element) => element.href);
    await Promise.all([page.waitForNavigation(), link.click()]);
    assert.equal(page.url(), target);
    assert.ok(await page.$eval(":target", (term) => term.getBoundingClientRect().top < innerHeight), "the term is in sight");
    await close();
    assert.deepEqual(faults, []);
  });

  test("a letter is filled in and copied", async () => {
    const { built, host, page, faults, close } = await opened("content");
    const { url } = built.pages.find(({ kind, html, translated }) => kind === "scenario" && html.includes("data-kb-fill=") && translated);
    await page.goto(host.root + url);
    await page.type("[data-kb-fill]", "Novák");
    const before = await page.$eval("button.kb-copy", (button) => button.textContent);
    const letter = await page.$eval("[data-kb-copyable]", (text) => text.textContent);
    assert.ok(letter.includes("Novák"), letter);
    await page.click("button.kb-copy");
    await page.waitForFunction((before) => document.querySelector("button.kb-copy").textContent !== before, {}, before);
    // What was copied, pasted into the field.
    await page.click("[data-kb-fill]", { clickCount: 3 });
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
    assert.match(await page.$eval("[data-kb-fill]", (field) => field.value), /Novák/);
    assert.ok((await page.$eval("[data-kb-fill]", (field) => field.value)).length > 40, "the whole text");
    await close();
    assert.deepEqual(faults, []);
  });
});
