// With scripts off: everything is there to read and to reach; nothing is shown that would do nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE } from "../lib/browser.mjs";
import { made } from "../lib/made.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, kinds, site } from "../lib/site.mjs";
import { NAME_OF, stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

for (const name of SITES) {
  test(`${name}: no control is shown that needs a script, and all words are`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, faults, close } = await watchedPage(on.browser, { javaScriptEnabled: false, viewport: DESKTOP });
    const found = [];
    for (const { page: { url, kind } } of kinds(built)) {
      if (kind === "redirect") continue;
      await page.goto(host.root + url);
      found.push(...(await page.evaluate(([kind, nameOf]) => {
        const name = eval(nameOf);
        const faults = [];
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ checkVisibilityCSS: true }));
        const inert = shown("button:not([popovertarget]), select, textarea, input:not([type=radio], [type=checkbox])");
        for (const element of inert) faults.push(`does nothing: ${name(element)}`);
        for (const element of document.querySelectorAll("main p, main li, main h1, main h2, main td, main dd, main pre")) {
          const closed = element.closest("details:not([open])");
          const meant = element.closest("[data-kb-scripted], .kb-quiz-said, .kb-question-error, .kb-error-summary, .kb-search-status, .kb-search-page-box, .kb-search-results, [hidden], .kb-script-actions, .kb-fields");
          if (element.textContent.trim() && !closed && !meant && !element.closest("[data-kb-quiz]") && !element.checkVisibility()) faults.push(`not shown: ${name(element)}`);
        }
        const skip = document.querySelector(".kb-skip-link");
        if (kind !== "root" && !skip) faults.push("no skip link");
        return faults;
      }, [kind, NAME_OF])).map((fault) => `/${url}: ${fault}`));
      assert.ok(!requests.some((each) => each.endsWith(".js")), "no script is loaded");
    }
    await close();
    assert.deepEqual(found.slice(0, 15), [], `${found.length} faults`);
    assert.deepEqual(faults, []);
  });

  test(`${name}: A to Z is linked from every page and leads everywhere`, async () => {
    const built = site(name);
    const indexes = built.pages.filter((page) => page.kind === "a-z");
    const linked = ({ html, url }) => [...html.matchAll(/href="([^"#?]*)"/g)].map(([, href]) => new URL(href, built.base + url).href);
    const hasIndex = (page) => indexes.some(({ url, folder }) => (page.folder || folder) === folder && linked(page).includes(built.base + url));
    const missing = built.pages.filter((page) => !["redirect", "root"].includes(page.kind) && !hasIndex(page));
    assert.deepEqual(missing.map((page) => page.file), []);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await watchedPage(on.browser, { javaScriptEnabled: false, viewport: PHONE });
    for (const lang of built.languages) {
      await page.goto(`${host.root}${lang}/`);
      await page.locator(".kb-search-fallback a").click();
      await page.waitForURL(host.root + indexes.find((page) => page.folder === lang).url);
      const targets = await page.locator("main a").evaluateAll((links) => links.map((link) => link.href.split("#")[0]));
      const own = built.pages.filter((page) => page.folder === lang && ["page", "home", "scenario", "quiz", "glossary"].includes(page.kind));
      const left = own.filter((each) => !targets.includes(host.root + each.url) && !each.html.includes("noindex"));
      assert.deepEqual(left.map((page) => page.file), []);
      await page.locator("main .kb-letter a").last().click();
      assert.equal(await page.locator("h1").count(), 1);
    }
    await close();
  });

  test(`${name}: the start is a page of links to the languages`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await watchedPage(on.browser, { javaScriptEnabled: false });
    await page.goto(host.root);
    const links = await page.locator("[data-kb-language]").evaluateAll((links) => links.map((link) => link.hreflang));
    assert.deepEqual(links.sort(), [...built.languages].sort());
    await page.locator("[data-kb-language]").last().click();
    assert.ok(built.languages.some((lang) => page.url() === `${host.root}${lang}/`), page.url());
    await close();
  });

  test(`${name}: the start goes to the reader's language with a script, and only there`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const last = built.languages.at(-1);
    const { page, close } = await watchedPage(on.browser, { locale: last });
    await page.goto(`${host.root}#part`);
    await page.waitForURL(`${host.root}${last}/#part`);
    const other = built.languages.find((lang) => lang !== last);
    await page.goto(`${host.root}${other}/`);
    assert.equal(page.url(), `${host.root}${other}/`, "inner pages never redirect");
    await close();
  });

  test(`${name}: menus work without a script`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await watchedPage(on.browser, { javaScriptEnabled: false, viewport: PHONE });
    const { url } = built.pages.find((page) => page.kind === "page");
    await page.goto(host.root + url);
    await page.locator(".kb-nav-button").click();
    assert.ok(await page.locator(".kb-site-nav").isVisible());
    await page.locator(".kb-nav-close").click();
    assert.ok(!await page.locator(".kb-site-nav").isVisible());
    await page.locator(".kb-tools-button").click();
    assert.equal(await page.locator(".kb-languages a:visible").count(), built.languages.length);
    await close();
  });
}

test("the button of the header's menu is named for what the menu has, and is there if it has something", async () => {
  const sites = [
    ["languages: [en, de]\n", ["Language and appearance: English", "Language and appearance: English"]],
    ["languages: [en, de]\nlook: {appearance: dark}\n", ["Language: English", "Language: English"]],
    ["languages: [en]\n", ["Appearance", null]],
    ["languages: [en]\nlook: {appearance: dark}\n", [null, null]],
  ];
  for (const [nth, [config, names]] of sites.entries()) {
    const built = made(`tools-${nth}`, { "kb.yaml": `title: Tools\nbase_url: https://example.org/\n${config}`, "content/en/index.md": "# Tools\n\nText.\n" });
    const host = on.keep(await serve(built.folder, built.prefix));
    const { url } = built.pages.find(({ kind, folder }) => kind === "home" && folder !== "de");
    for (const [n, javaScriptEnabled] of [true, false].entries()) {
      const { page, close } = await watchedPage(on.browser, { javaScriptEnabled, viewport: PHONE });
      await page.goto(host.root + url);
      const button = page.locator(".kb-tools-button").filter({ visible: true });
      assert.equal(await button.count() ? (await button.textContent()).trim() : null, names[n], `${config} with${javaScriptEnabled ? "" : "out"} scripts`);
      if (names[n]) {
        await button.click();
        const controls = page.locator("#kb--tools :is(a, select)").filter({ visible: true });
        assert.ok(await controls.count() > 0, config);
      }
      await close();
    }
  }
});

test("content: a page of danger has its help lines and its way off without a script", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser, { javaScriptEnabled: false, viewport: PHONE });
  // The print edition holds such pages, and is none.
  const dangerous = built.pages.filter((page) => page.html.includes('class="kb-safety"') && !page.html.includes("kb-kind-print"));
  assert.ok(dangerous.length >= built.languages.length, "every language has one");
  for (const { url } of dangerous) {
    await page.goto(host.root + url);
    for (const number of ["158", "112"]) assert.ok(await page.locator(`a[href="tel:${number}"]`).first().isVisible(), `${url}: ${number}`);
    const away = page.locator("[data-kb-leave]").first();
    assert.ok(await away.isVisible());
    assert.match(await away.getAttribute("href"), /^https:/);
    assert.match(await away.getAttribute("rel"), /noreferrer/);
    const box = await away.boundingBox();
    assert.ok(box.y + box.height < 640, `${url}: in sight without scrolling`);
  }
  await close();
});

test("content: without an answer the printed work sheet has everything, after one it has what the answer leaves", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, close } = await watchedPage(on.browser, { javaScriptEnabled: false, viewport: DESKTOP });
  const { url } = built.pages.find(({ kind, translated }) => kind === "quiz" && translated);
  await page.goto(host.root + url);
  const parts = page.locator(".kb-quiz :is(.kb-question, .kb-option, .kb-stop, .kb-quiz-result, .kb-quiz-bands, .kb-quiz-phase, .kb-action, .kb-reasons li)");
  const all = await parts.count();
  const shown = () => parts.filter({ visible: true }).count();
  const onScreen = await shown();
  assert.ok(onScreen < all, "on the screen, stops and the plan wait for answers");
  await page.emulateMedia({ media: "print" });
  assert.equal(await shown(), all);
  await page.emulateMedia({ media: "screen" });
  await page.locator(".kb-question input").first().check();
  const answered = await shown();
  await page.emulateMedia({ media: "print" });
  assert.equal(await shown(), answered);
  await close();
});
