// A banner with days: the last build decides without scripts, and with them the day of the reader.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { serve } from "../lib/server.mjs";
import { THEMED, site } from "../lib/site.mjs";
import { stage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

test("readers see a banner from its first day until its last one, and without scripts as built", async () => {
  const built = site(THEMED);
  const host = on.keep(await serve(built.folder, built.prefix));
  const shown = async (day, options = {}) => {
    const context = await on.browser.newContext(options);
    const page = await context.newPage();
    if (day) await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
    await page.goto(`${host.root}en/`);
    const isShown = await page.locator(".kb-banner").isVisible();
    await context.close();
    return isShown;
  };
  // kb.yaml of the site has the days 2026-11-01 and 2026-12-24; tests/run builds it for 2026-11-10.
  assert.equal(await shown("2026-10-31"), false, "before the first day");
  assert.equal(await shown("2026-11-01"), true, "on the first day");
  assert.equal(await shown("2026-12-24"), true, "on the last day");
  assert.equal(await shown("2026-12-25"), false, "after the last day");
  assert.equal(await shown(null, { javaScriptEnabled: false }), true, "as built");
});
