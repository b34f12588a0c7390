// The search as readers use it: a field that lists results during typing, by keyboard and with a screen reader,
// in every place a site may be published; and the page that holds all results.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ALL_RULES, AXE, RULES_OF_COLOURS } from "../lib/axe.mjs";
import { DESKTOP, PHONE } from "../lib/browser.mjs";
import { PLACES, reach } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, site } from "../lib/site.mjs";
import { heardOpenings, settle, stage, watchedPage } from "../lib/visit.mjs";

// Words as readers type them, and a part of the address that must be among the first results.
const QUERIES = {
  cs: [["výpověď", "vypoved"], ["fakturam", "faktura"], ["smlouvam", "smlouv"], ["toxicky klient", "toxicka"]],
  en: [["notice", "notice"], ["invoices", "invoice"], ["insulted", "abusive"], ["lawyers", "lawyer"]],
  de: [["Anrufe", "anrufen"], ["sicherheit", "sicherheit"]],
};
const HOSTILE = ['<img src=x onerror="document.x=1">', '"><script>document.x=1</script>', "javascript:alert(1)", "\\", "%", "*", "(", "[", "a".repeat(5000), "\u0000", "‮abc", "constructor", "__proto__", "{n}"];

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const input = (page) => page.locator("[role=combobox]");
const options = (page) => page.locator("[role=listbox] [role=option]");
const status = (page) => page.locator("[data-kb-search] [role=status]");

/** Types and waits until the field shows the number of results. */
async function ask(page, text) {
  await input(page).fill("");
  await input(page).pressSequentially(text);
  await page.waitForFunction(() => {
    const said = document.querySelector("[data-kb-search] [role=status]").textContent;
    return said && said !== document.querySelector("[data-kb-search]").dataset.kbLoading;
  });
  await settle(page);
}

/** Waits for the page that a result leads to; browsers hide the text fragment that marks its words. */
const plainOf = (href) => href.split("#")[0];
const arrive = (page, target) => page.waitForURL((address) => plainOf(address.href) === plainOf(target));

const hrefs = (page) => options(page).evaluateAll((all) => all.map((each) => each.href));

for (const place of PLACES) {
  for (const lang of Object.keys(QUERIES)) {
    test(`${place.name}, ${lang}: words in any form lead to their pages`, async () => {
      const { built, root } = on.keep(await reach(place));
      const start = built.pages.find((page) => page.folder === lang && page.kind === "page" && page.file.split("/").length > 2);
      const { page, requests, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
      await page.goto(root + (place.prefix ? start.url : start.file));
      await settle(page);
      const ofSearch = () => requests.filter((each) => /\/search(-list)?(\.[^/]*)?\.js|\/search\.[^/]*\/\d+\.js/.test(each));
      await input(page).focus();
      await settle(page);
      assert.deepEqual(ofSearch(), [], "nothing is loaded before the first input: Tab may only pass by");
      for (const [words, part] of QUERIES[lang]) {
        await ask(page, words);
        const found = (await hrefs(page)).slice(0, 3).map((href) => decodeURI(href));
        assert.ok(found.some((href) => href.includes(part)), `${words}: ${found.join(" ")}`);
      }
      await press(page, "ArrowDown");
      const target = await page.locator("[role=option][aria-selected=true]").getAttribute("href");
      await press(page, "Enter");
      await arrive(page, target);
      assert.equal(await page.locator("h1").count(), 1, target);
      assert.deepEqual(faults, []);
      assert.ok(requests.every((each) => each.startsWith(root)), "no foreign request");
      assert.ok(ofSearch().length >= 3, "the search, the address of its index and the index are what was loaded");
      await close();
    });
  }
}

test("content: the field is a combobox: arrows, Enter, Esc, the shortcut, and a result in a new tab", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  const { url } = built.pages.find((page) => page.folder === "en" && page.kind === "page");
  await page.goto(host.root + url);
  const heard = await heardOpenings(page);
  await press(page, "/");
  assert.ok(!await input(page).evaluate((field) => field === document.activeElement), "a letter alone is no shortcut (WCAG 2.1.4)");
  await press(page, "Control+k");
  assert.ok(await input(page).evaluate((field) => field === document.activeElement), "the shortcut goes to the field");
  assert.equal(await input(page).inputValue(), "");
  assert.equal(await input(page).getAttribute("aria-expanded"), "false");
  await ask(page, "contract");
  assert.equal(await heard(), 1, "scripts of the site hear once that the list is open");
  assert.equal(await input(page).getAttribute("aria-expanded"), "true");
  const list = await input(page).getAttribute("aria-controls");
  assert.equal(await page.locator(`#${list}`).getAttribute("role"), "listbox");
  assert.match(await status(page).textContent(), /\d/, "the number is said");
  const n = await options(page).count();
  assert.ok(n > 2);
  const active = async () => {
    const id = await input(page).getAttribute("aria-activedescendant");
    const selected = await page.locator("[role=option][aria-selected=true]").evaluateAll((all) => all.map((each) => each.id));
    assert.deepEqual(selected, id ? [id] : [], "what is active is selected, and nothing else");
    return id;
  };
  assert.equal(await active(), null);
  await press(page, "ArrowDown");
  const first = await active();
  assert.ok(first);
  await press(page, "ArrowDown");
  assert.notEqual(await active(), first);
  await press(page, "ArrowUp");
  assert.equal(await active(), first);
  await press(page, "ArrowUp");
  assert.equal(await active(), null, "above the first is the text");
  await press(page, "ArrowUp");
  assert.equal(await active(), await options(page).last().getAttribute("id"), "and then the last");
  assert.ok(await input(page).evaluate((field) => field === document.activeElement), "the focus stays in the field");
  await press(page, "Escape");
  assert.equal(await input(page).getAttribute("aria-expanded"), "false");
  assert.ok(!await page.locator(".kb-search-panel").isVisible());
  assert.equal(await input(page).inputValue(), "contract", "the first Esc keeps the words");
  await press(page, "Escape");
  assert.equal(await input(page).inputValue(), "");
  await ask(page, "contract");
  await press(page, "ArrowDown");
  const target = await page.locator("[aria-selected=true]").getAttribute("href");
  const opened = page.context().waitForEvent("page");
  await press(page, "Control+Enter");
  const tab = await opened;
  await arrive(tab, target);
  await tab.close();
  await press(page, "Enter");
  await arrive(page, target);
  await page.locator("[data-kb-search] input").focus();
  await ask(page, "contract");
  await press(page, "Tab");
  await settle(page);
  assert.ok(!await page.locator(".kb-search-panel").isVisible(), "leaving the field closes the list");
  await close();
  assert.deepEqual(faults, []);
});

test("content: a slow first letter opens the list once, and the list stays open", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/`);
  const heard = await heardOpenings(page);
  await input(page).focus();
  await press(page, "c");
  await page.waitForFunction(() => typeof kbSearch === "object" && kbSearch.indices.en);
  await settle(page);
  await input(page).pressSequentially("ontract");
  await page.waitForFunction(() => document.querySelector("[role=option]"));
  assert.equal(await heard(), 1);
  await input(page).fill("");
  assert.ok(!await page.locator(".kb-search-panel").isVisible());
  await input(page).fill("contract");
  await page.waitForFunction(() => document.querySelector("[role=option]"));
  assert.equal(await heard(), 2, "a list that was closed opens again");
  await close();
  assert.deepEqual(faults, []);
});

for (const [screen, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`content, ${screen}, ${colorScheme}: the open list is accessible and fits`, async () => {
      const built = site("content");
      const host = on.keep(await serve(built.folder));
      const { page, close } = await watchedPage(on.browser, { viewport, colorScheme, bypassCSP: true, reducedMotion: "reduce" });
      for (const lang of built.languages) {
        await page.goto(`${host.root}${lang}/`);
        await ask(page, QUERIES[lang][0][0]);
        await press(page, "ArrowDown");
        await page.evaluate(AXE);
        const { violations } = await page.evaluate((runOnly) => axe.run({ include: [".kb-search"] }, { runOnly, resultTypes: ["violations"] }), colorScheme === "light" ? ALL_RULES : RULES_OF_COLOURS);
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`), []);
        const box = await page.locator(".kb-search-panel").boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, `${lang}: ${JSON.stringify(box)}`);
        const small = await options(page).evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 24).length);
        assert.equal(small, 0);
      }
      await close();
    });
  }
}

for (const name of SITES) {
  test(`${name}: hostile words stay text, in the field and in the address`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
    const lang = built.languages.at(-1);
    const results = built.pages.find((each) => each.folder === lang && each.kind === "search");
    await page.goto(`${host.root}${lang}/`);
    await settle(page);
    for (const words of HOSTILE) {
      await input(page).fill(words);
      await settle(page);
      await settle(page);
      await page.goto(`${host.root}${results.url}?q=${encodeURIComponent(words)}#<img src=x onerror=alert(1)>`);
      await settle(page);
      await settle(page);
      const value = await page.locator("#kb--search-page-input").inputValue();
      assert.ok(words.replaceAll("\u0000", "").startsWith(value.replaceAll("\u0000", "").slice(0, 100)) || value.includes("\ufffd"), `${words}: ${value}`);
      assert.equal(await page.evaluate(() => document.x), undefined, words);
      assert.equal(await page.locator("main img, main script, main style").count(), 0, words);
    }
    await close();
    // Leaving a page cancels its pending requests.
    assert.deepEqual(faults.filter((each) => !each.endsWith("net::ERR_ABORTED")), []);
    assert.ok(requests.every((each) => each.startsWith(host.root)));
  });
}

test("odd: words of hostile pages are shown as they are written", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/`);
  await ask(page, "quotes");
  const texts = await options(page).allInnerTexts();
  assert.ok(texts.some((text) => text.includes("<b>bold</b> </title></script>")), texts.join("\n"));
  assert.equal(await page.locator("[role=listbox] b, [role=listbox] script, [role=listbox] img").count(), 0);
  assert.ok(await page.locator("[role=listbox] mark").count() > 0, "what was found is marked");
  await close();
  assert.deepEqual(faults, []);
});

test("content: the page of results has an address, counts, goes on, and works with Back", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/search/?q=client`);
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results a").length > 0);
  const n = await page.locator(".kb-search-results a").count();
  assert.match(await page.locator(".kb-search-status").textContent(), /\d/);
  await page.locator(".kb-search-more").click();
  await page.waitForFunction((n) => document.querySelectorAll(".kb-search-results a").length > n, n);
  const focus = await page.evaluate(() => document.activeElement.closest(".kb-search-results a") !== null);
  assert.ok(focus, "the focus goes to the first new result");
  assert.equal(new URL(page.url()).hash, "#q=client", "what is asked moves to the part of the address that is not sent");
  await page.locator("#kb--search-page-input").fill("lawyer");
  await page.waitForFunction(() => location.hash === "#q=lawyer" && location.search === "");
  assert.match(await page.title(), /^lawyer – /, "the title names the query");
  await page.waitForFunction(() => document.querySelector(".kb-search-results mark")?.textContent.toLowerCase().startsWith("lawyer"));
  await page.locator(".kb-skip-link").focus();
  await press(page, "Enter");
  await page.waitForFunction(() => document.activeElement.id === "kb--main" && location.hash === "#q=lawyer");
  assert.equal(await page.locator("#kb--search-page-input").inputValue(), "lawyer", "the skip link is no question");
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results a").length > 0);
  await page.locator(".kb-search-results a").first().click();
  await page.waitForURL((address) => !address.pathname.includes("/search/"));
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results a").length > 0);
  assert.equal(await page.locator("#kb--search-page-input").inputValue(), "lawyer");
  await page.locator("#kb--search-page-input").fill("xyzzyqwerty");
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results a").length === 0);
  assert.notEqual(await page.locator(".kb-search-status").textContent(), "");
  await close();
  assert.deepEqual(faults, []);
});

test("odd: an untranslated page is found in the source language, marked, below", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}ar/`);
  await ask(page, "footnotes");
  const marked = await options(page).evaluateAll((all) => all.filter((each) => each.lang === "en").map((each) => [each.hreflang, each.closest("[role=group]") !== null]));
  assert.ok(marked.length > 0);
  assert.ok(marked.every(([hreflang, grouped]) => hreflang === "en" && grouped), JSON.stringify(marked));
  await close();
});

test("content: on a missing page, however deep, the search works too", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/no/such/page/at/all/`);
  assert.equal(await page.locator("body.kb-kind-not-found").count(), 1);
  await ask(page, "invoice");
  await press(page, "ArrowDown", "Enter");
  await page.waitForURL((address) => !address.pathname.includes("no/such"));
  assert.equal(await page.locator("body.kb-kind-not-found").count(), 0, page.url());
  await close();
});

test("content: where a cache has the address of a removed index, the address is requested again", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, requests, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  const old = 'kbSearch.at("en","../assets/search.en.0000000000000000.js");';
  await page.route(/\/en\/search\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: old }));
  await page.goto(`${host.root}en/`);
  await ask(page, "invoice");
  assert.ok((await options(page).count()) > 0, await status(page).textContent());
  assert.equal(requests.filter((each) => /\/en\/search\.js\?\d+$/.test(each)).length, 1, "once more, past the cache");
  await close();
});

test("content: unknown words are named, guesses are marked, and there are links to other pages", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/`);
  const note = () => page.locator(".kb-search-note").textContent();
  await ask(page, "xqzvbnk contract ");
  assert.match(await note(), /xqzvbnk/);
  assert.ok(await options(page).count() > 1, "the known word still finds pages");
  assert.ok(!await page.locator(".kb-search-ways").isVisible());
  await ask(page, "xqzvbnk ");
  assert.match(await note(), /xqzvbnk/);
  assert.equal(await options(page).count(), 0);
  assert.ok(await page.locator(".kb-search-ways a").count() >= 2 && await page.locator(".kb-search-ways").isVisible());
  await ask(page, "contrcat ");
  assert.match(await note(), /contrcat/);
  assert.ok(await options(page).count() > 1, "similar words");
  const { kbSimilar: similar } = await page.locator("[data-kb-search]").evaluate((box) => ({ ...box.dataset }));
  assert.equal(await page.locator("[role=listbox] [role=group]").first().getAttribute("aria-label"), similar, "guesses have a heading of their own");
  assert.ok((await status(page).textContent()).includes(similar));
  const ways = await page.locator(".kb-search-ways a").evaluateAll((all) => all.map((a) => a.pathname));
  assert.equal(ways.length, 4, "safety, situations, A–Z and tags");
  assert.ok(ways[0].includes("safety"), ways.join(" "));
  assert.ok(await page.locator(".kb-search-ways").isVisible());
  await page.locator("[data-kb-search] .kb-search-clear").click();
  assert.equal(await input(page).inputValue(), "");
  assert.ok(await input(page).evaluate((field) => field === document.activeElement));
  await close();
});

test("content: a page of results moves nothing, has filters, and keeps its place for Back", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => { if (!each.hadRecentInput) window.shifts += each.value; })).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${host.root}en/search/#q=client`);
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results a").length > 0);
  await settle(page);
  assert.ok(await page.evaluate(() => window.shifts) < 0.02, `layout shift ${await page.evaluate(() => window.shifts)}`);
  assert.ok(await page.locator(".kb-search-sub").count() > 0, "several sections of a page");
  const kinds = page.locator(".kb-search-filters [name=kind]");
  await kinds.waitFor();
  const n = await page.locator(".kb-search-status").textContent();
  await kinds.selectOption("s");
  await page.waitForFunction((n) => document.querySelector(".kb-search-status").textContent !== n, n);
  const addresses = await page.locator(".kb-search-results > li > a").evaluateAll((all) => all.map((each) => each.pathname));
  assert.ok(addresses.length > 0 && addresses.every((each) => each.includes("/situations/")), addresses.join(" "));
  await kinds.selectOption("");
  await page.setViewportSize({ width: 320, height: 640 });
  await settle(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, "no scrolling to the side at 320 px");
  await page.setViewportSize(DESKTOP);
  await page.locator(".kb-search-more").click();
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results > li").length > 8);
  await page.locator(".kb-search-results > li > a").nth(10).click();
  await page.waitForURL((address) => !address.pathname.includes("/search/"));
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".kb-search-results > li").length > 8 && scrollY > 0);
  await close();
  assert.deepEqual(faults, []);
});

test("content: results stay where they are while the pointer is down on one", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/`);
  await ask(page, "invoice");
  const [target] = await hrefs(page);
  await options(page).first().hover();
  await page.mouse.down();
  await input(page).evaluate((field) => {
    field.value = "lawyer";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await settle(page);
  await settle(page);
  assert.equal((await hrefs(page))[0], target, "the list waits");
  await page.mouse.up();
  await arrive(page, target);
  await close();
});

test("content: the page that a result leads to is scrolled to the words", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
  await page.goto(`${host.root}en/`);
  await ask(page, "rehearse");
  await press(page, "ArrowDown");
  const target = await page.locator("[aria-selected=true]").getAttribute("href");
  assert.match(target, /:~:text=/);
  await press(page, "Enter");
  await arrive(page, target);
  assert.ok(!(await page.evaluate(() => location.href)).includes(":~:"), "scripts of the page do not see the words");
  await close();
});
