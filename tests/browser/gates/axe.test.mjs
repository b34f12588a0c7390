// Accessibility by axe: every kind of page in every language, light and dark, phone and desktop.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE, launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, samples, site } from "../lib/site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const VIEWS = [PHONE, DESKTOP].flatMap((viewport) => ["light", "dark"].map((colorScheme) => ({ viewport, colorScheme })));

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const name of SITES) {
  test(`${name}: no page kind has an accessibility fault`, async (t) => {
    const built = site(name);
    const host = await serve(built.folder, built.prefix);
    // axe is run as the page's own script would be; the pages' policy forbids inline scripts.
    const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const { why, page: { url } } of samples(built).filter(({ page }) => page.kind !== "redirect")) {
      await t.test(`${why}: /${url}`, async () => {
        await page.goto(host.root + url);
        await page.evaluate(AXE);
        const found = [];
        for (const view of VIEWS) found.push(...await faults(page, view));
        assert.deepEqual(found, []);
      });
    }
    await context.close();
    await host.close();
  });
}

async function faults(page, { viewport, colorScheme }) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations", "incomplete"] }), TAGS);
  const lines = (list, verdict) => list.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${verdict} ${id} at ${viewport.width} ${colorScheme}: ${node.target.join(" ")}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message}`));
  const unsure = result.incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !judged(rule.id, node)) }));
  return [...lines(result.violations, "fault"), ...lines(unsure, "unsure")];
}

/**
 * What axe leaves to people and people have judged: contrast where it cannot see the ground of a text
 * (in a table that scrolls, over a mark, in a picture). All colours are of one palette, whose pairs
 * palette.test.mjs measures.
 */
function judged(rule, node) {
  const unseen = ["bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring", "pseudoContent", "shortTextContent", "nonBmp"];
  // An arrow has no letters to compare with its name.
  if (rule === "label-content-name-mismatch" && node.html.includes("doc-backlink")) return true;
  return rule === "color-contrast" && node.any.some(({ data }) => unseen.includes(data?.messageKey));
}
