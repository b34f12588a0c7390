// The first step of a page is on its first screen: on a phone and on a small desktop, in every language.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { stage } from "../lib/visit.mjs";

const SCREENS = { phone: { width: 390, height: 844 }, desktop: DESKTOP };
// Where the first step is: a section of that name, the first of the steps, the first question.
const FIRST_STEP = { page: "#first-step", scenario: "#steps", quiz: "[data-question] legend" };
// A longer text may end below, once so much of it can be read.
const N_LINES = 2;

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
      for (const [screen, size] of Object.entries(SCREENS)) {
        await page.setViewportSize(size);
        const missing = await page.evaluate(missingPixels, [FIRST_STEP[kind], N_LINES]);
        if (missing > 0) below.push(`/${url}: ${Math.ceil(missing)} px below the ${screen}`);
      }
    }
    await context.close();
    t.diagnostic(`${pages.length} pages`);
    assert.deepEqual(below, []);
  });
}

// How far below the screen the beginning of the first step ends. Runs in the page.
function missingPixels([selector, nLines]) {
  const heading = document.querySelector(selector);
  const step = heading.nextElementSibling;
  const first = step.matches("ol, ul") ? step.firstElementChild : step;
  const lines = nLines * parseFloat(getComputedStyle(first).lineHeight);
  const { top, height } = first.getBoundingClientRect();
  return top + scrollY + Math.min(height, lines) - innerHeight;
}
