// Content is data: words that look like code are shown as words, wherever they appear.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { settle, stage, watchedPage } from "../lib/visit.mjs";

const TITLE = '“Quotes” & <b>bold</b> </title></script><script>document.x=1</script> {{ title }} <!-- 🦊';

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

test("a hostile title is the same words in the heading, the tab, the navigation, the card and the feed", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${host.root}en/hostile/quotes/`);
  assert.equal(await page.locator("h1").textContent(), TITLE);
  assert.ok((await page.title()).startsWith(TITLE), await page.title());
  assert.equal((await page.locator(".site-nav [aria-current=page]").textContent()).trim(), TITLE);
  assert.equal(await page.locator("meta[property='og:title']").getAttribute("content"), TITLE);
  const data = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
  assert.equal(data.name ?? data.headline, TITLE);
  assert.equal(await page.evaluate(() => document.x), undefined);
  await page.goto(`${host.root}en/hostile/`);
  assert.ok((await page.locator("main .cards a").allTextContents()).includes(TITLE));
  await page.goto(`${host.root}en/a-z/`);
  assert.ok((await page.locator("main a").allTextContents()).includes(TITLE));
  const titles = await page.evaluate(async (url) => {
    const xml = new DOMParser().parseFromString(await (await fetch(url)).text(), "application/xml");
    return [...xml.querySelectorAll("entry > title")].map((title) => title.textContent);
  }, `${host.root}en/feed.xml`);
  assert.ok(titles.includes(TITLE), titles.join("\n"));
  await close();
  assert.deepEqual(faults, []);
});

test("no page of the odd site runs anything of its content", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  // Without the policy too: it is the second line of defence, not the first.
  const { page, faults, close } = await watchedPage(on.browser, { bypassCSP: true });
  const found = [];
  for (const { url, kind } of built.pages.filter((page) => page.kind !== "redirect")) {
    await page.goto(host.root + url);
    await settle(page);
    const seen = await page.evaluate(() => ({
      ran: document.x !== undefined,
      scripts: [...document.scripts].filter((script) => !script.src && !script.type.startsWith("application/")).length,
      foreign: document.querySelectorAll("main img:not([decoding=async]), main iframe, main object, main style, [onerror], [onclick]").length,
    }));
    if (seen.ran || seen.scripts || seen.foreign) found.push(`${url} (${kind}): ${JSON.stringify(seen)}`);
  }
  await close();
  assert.deepEqual([found, faults], [[], []]);
});

test("a hostile scenario, quiz and glossary are words too", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, close } = await watchedPage(on.browser);
  await page.goto(`${host.root}en/scenarios/threats/`);
  assert.equal(await page.locator("h1").textContent(), "Threats & “words” <b>");
  assert.ok((await page.locator(".script-text").first().textContent()).includes("<b>we are done</b>"));
  await page.goto(`${host.root}en/quizzes/tiny/`);
  assert.ok((await page.locator("label").allTextContents()).includes("</script><script>document.x=1</script>"));
  await page.goto(`${host.root}en/glossary/`);
  assert.ok((await page.locator("dt").allTextContents()).some((term) => term.includes("</script>")));
  await close();
});
