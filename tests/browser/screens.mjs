// Writes pictures of every kind of page to target/screens, to be looked at:
//
//   node tests/browser/screens.mjs [SITE]        SITE is `content` (default) or `odd`
//
// tests/run must have built the sites before. Of each page: a phone, a desktop, the dark, and paper.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { GATES, samples, site } from "./lib/site.mjs";

const built = site(process.argv[2] ?? "content");
const target = join(GATES, "../screens", built.name);
const VIEWS = {
  phone: { viewport: { width: 390, height: 844 } },
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  paper: { viewport: { width: 794, height: 1123 }, media: "print" },
};
// Taller pictures are cut: nobody looks at them.
const TALLEST = 3000;

rmSync(target, { recursive: true, force: true });
const browser = await launch();
const host = await serve(built.folder, built.prefix);
for (const [view, { media, ...options }] of Object.entries(VIEWS)) {
  mkdirSync(join(target, view), { recursive: true });
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  for (const { why, page: { url, kind } } of samples(built)) {
    if (kind === "redirect") continue;
    await page.goto(host.root + url);
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
