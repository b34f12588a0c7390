// The first step of a page is on its first screen: on a phone and on a small desktop, in every language.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { settle, stage } from "../lib/visit.mjs";

const SCREENS = { phone: { width: 390, height: 844 }, desktop: DESKTOP };
// Where the first step is: a section of that name, the first of the steps, the first question.
const FIRST_STEP = { page: "#first-step", scenario: "#steps", quiz: "[data-kb-question] legend" };
// Where readers may be in danger, the first step is to call.
const HELP_LINES = ".kb-safety-lines";

const built = site("content");
let on;
let host;
before(async () => { on = await stage(); host = on.keep(await serve(built.folder)); });
after(() => on?.close());

for (const lang of built.languages) {
  test(`the first step of every page in ${lang} is on the first screen`, async (t) => {
    const pages = built.pages.filter(({ folder, kind, html }) => folder === lang && kind in FIRST_STEP && (kind === "quiz" || html.includes(`id="${FIRST_STEP[kind].slice(1)}"`)));
    assert.ok(pages.length > 0);
    const context = await on.browser.newContext({ reducedMotion: "reduce" });
    const page = await context.newPage();
    const below = [];
    for (const { url, kind } of pages) {
      await page.goto(host.root + url);
      const selector = kind !== "quiz" && await page.locator(HELP_LINES).count() ? HELP_LINES : FIRST_STEP[kind];
      for (const [screen, size] of Object.entries(SCREENS)) {
        await page.setViewportSize(size);
        // Scripts react to a new size in the next frame.
        await settle(page);
        const missing = await page.evaluate(missingPixels, selector);
        if (missing > 0) below.push(`/${url}: ${Math.ceil(missing)} px below the ${screen}`);
      }
    }
    await context.close();
    t.diagnostic(`${pages.length} pages`);
    assert.deepEqual(below, []);
  });
}

// How far below the screen the first line of the first step ends. Runs in the page.
function missingPixels(selector) {
  const found = document.querySelector(selector);
  const step = found.matches("ul") ? found : found.nextElementSibling;
  const first = step.matches("ol, ul") ? step.firstElementChild : step;
  return first.getBoundingClientRect().top + scrollY + parseFloat(getComputedStyle(first).lineHeight) - innerHeight;
}
