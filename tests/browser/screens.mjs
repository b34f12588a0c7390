// Writes pictures of every kind of page in every language to target/screens, to be looked at:
//
//   node tests/browser/screens.mjs [SITE [VIEW…]]        SITE is `content` (default), `odd` or `govuk`
//
// tests/run must have built the sites before. Of each page: a phone, a desktop, the dark, and paper;
// of each page with a picture also the dark that a reader chose while the system is light.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { GATES, samples, site } from "./lib/site.mjs";

const hasPicture = (page) => page.html.includes("<img ");
const VIEWS = {
  phone: { viewport: { width: 390, height: 844 } },
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  chosen: { viewport: { width: 390, height: 844 }, chosen: "dark", only: hasPicture },
  paper: { viewport: { width: 794, height: 1123 }, media: "print" },
};
// Taller pictures are cut: they are too long to look at.
const TALLEST = 3000;

const [name = "content", ...wanted] = process.argv.slice(2);
const built = site(name);
const target = join(GATES, "../screens", built.name);
const pages = new Map(samples(built).map(({ why, page }) => [page, why]));
for (const page of built.pages.filter(hasPicture)) {
  if (page.kind !== "print" && !pages.has(page)) pages.set(page, `picture ${page.url}`);
}

const browser = await launch();
const host = await serve(built.folder, built.prefix);
for (const [view, { media, chosen, only, ...options }] of Object.entries(VIEWS)) {
  if (wanted.length > 0 && !wanted.includes(view)) continue;
  rmSync(join(target, view), { recursive: true, force: true });
  mkdirSync(join(target, view), { recursive: true });
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  for (const [{ url, kind, html }, why] of pages) {
    if (kind === "redirect" || (only && !only({ html }))) continue;
    await page.goto(host.root + url);
    if (chosen) await page.locator("#kb--appearance").evaluate(choose, chosen);
    await page.emulateMedia({ media: media ?? "screen" });
    const file = join(target, view, `${why.replaceAll(/\W+/g, "-")}.png`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const { width } = options.viewport;
    await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
  }
  await page.close();
}
await browser.close();
await host.close();
console.log(`pictures are in ${target}`);

// Chooses an appearance. Runs in the page.
function choose(select, value) {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
