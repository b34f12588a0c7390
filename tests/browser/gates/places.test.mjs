// The same site in a folder of a host, and as files on a disk: every page opens with all it names,
// and every link leads on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { PLACES, reach } from "../lib/places.mjs";
import { kinds } from "../lib/site.mjs";
import { settle, stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

for (const [nth, place] of PLACES.slice(1).entries()) {
  test(`${place.name}: every kind of page opens with its styles and scripts, without an error`, async () => {
    const { built, root } = on.keep(await reach(place));
    const { page, requests, faults, close } = await watchedPage(on.browser);
    const found = [];
    for (const { page: { url, file, kind } } of kinds(built, nth)) {
      if (["redirect", "not-found"].includes(kind)) continue;
      await page.goto(root + (place.prefix ? url : file));
      await settle(page);
      const state = await page.evaluate(() => ({
        styled: getComputedStyle(document.body).margin === "0px" && [...document.styleSheets].length > 0,
        scripted: document.querySelector(".kb-search-box")?.hidden !== true,
      }));
      if (!state.styled || !state.scripted) found.push(`${file}: ${JSON.stringify(state)}`);
    }
    await close();
    assert.deepEqual([found, faults, requests.filter((each) => !each.startsWith(root))], [[], [], []]);
  });

  test(`${place.name}: the way from the start through navigation, contents, language and back`, async () => {
    const { root } = on.keep(await reach(place));
    const { page, faults, close } = await watchedPage(on.browser, { viewport: { width: 1280, height: 800 }, locale: "en" });
    await page.goto(root + (place.prefix ? "" : "index.html"));
    await page.waitForURL(/\/en\//, { waitUntil: "load" });
    const follow = async (selector) => {
      const link = page.locator(selector).first();
      const target = await link.evaluate((each) => each.href);
      await link.click();
      await page.waitForURL((address) => address.href === target || address.href.split("#")[0] === target.split("#")[0], { waitUntil: "load" });
      assert.equal(await page.locator("h1").count(), 1, target);
      return target;
    };
    await follow(".kb-home .kb-cards a, .kb-home .kb-actions a");
    await follow(".kb-site-nav a:not([aria-current])");
    await follow("main .kb-cards a");
    await follow(".kb-toc a");
    assert.notEqual(new URL(page.url()).hash, "");
    const hash = new URL(page.url()).hash;
    await follow(".kb-languages a[hreflang=cs]");
    assert.match(page.url(), /\/cs\//);
    assert.equal(new URL(page.url()).hash, hash);
    await follow(".kb-breadcrumbs a");
    await follow(".kb-site-footer a");
    await page.goBack();
    await follow(".kb-brand a");
    await close();
    assert.deepEqual(faults, []);
  });
}

test("on a disk: no address of a page is a folder, which a disk would list", async () => {
  const { built } = await reach(PLACES[2]);
  const faults = [];
  for (const page of built.pages) {
    if (page.kind === "not-found") continue;
    for (const [, href] of page.html.matchAll(/\shref="([^"#?]*)[^"]*"/g)) {
      if (!/^[a-z]+:/.test(href) && (href.endsWith("/") || href === ".")) faults.push(`${page.file}: ${href}`);
    }
  }
  assert.deepEqual(faults.slice(0, 10), []);
});
