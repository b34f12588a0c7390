// Accessibility by axe: every kind of page in one language, on a phone and on a desktop, in light and in dark.
// In the other languages templates, colours and styles are the same: one screen shows their words, or the
// other direction of writing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ALL_RULES, AXE, RULES_OF_COLOURS } from "../lib/axe.mjs";
import { DESKTOP, PHONE, launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { DOCS, SITES, THEMED, samples, site } from "../lib/site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const name of [...SITES, DOCS, THEMED]) {
  test(`${name}: no page kind has an accessibility fault`, async (t) => {
    const built = site(name);
    const host = await serve(built.folder, built.prefix);
    // axe is run as a script of the page; the pages' policy forbids inline scripts.
    const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const { why, page: { url, kind, folder } } of samples(built)) {
      if (kind === "redirect") continue;
      // The theme of the documentation is that of the other sites; its own are long tables and blocks of code.
      if (name === DOCS && !["home", "page", "list"].includes(kind)) continue;
      const isFirst = ["", built.languages[0]].includes(folder);
      // The print edition is all articles below each other: once is enough.
      if (kind === "print" && !isFirst) continue;
      const isWhole = isFirst && kind !== "print";
      const viewports = isWhole ? [PHONE, DESKTOP] : [DESKTOP];
      const colorSchemes = isWhole ? ["light", "dark"] : ["light"];
      await t.test(`${why}: /${url}`, async () => {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(host.root + url);
        await page.evaluate(AXE);
        const found = [];
        for (const viewport of viewports) {
          for (const colorScheme of colorSchemes) found.push(...await faults(page, { viewport, colorScheme }));
        }
        assert.deepEqual(found.slice(0, 12), [], `${found.length} faults`);
      });
    }
    await context.close();
    await host.close();
  });
}

async function faults(page, { viewport, colorScheme }) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  const rules = colorScheme === "light" ? ALL_RULES : RULES_OF_COLOURS;
  const result = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"] }), rules);
  const at = `${viewport.width} ${colorScheme}`;
  const lines = (verdict) => ({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${verdict} ${id} at ${at}: ${target.join(" ")}: ${(any[0] ?? all[0] ?? none[0])?.message}`);
  const unsure = result.incomplete.filter(({ id }) => id !== "color-contrast").flatMap(lines("unsure"));
  const contrast = result.incomplete.filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes.map(({ target }) => target));
  return [...result.violations.flatMap(lines("fault")), ...unsure, ...(await lowContrast(page, contrast)).map((line) => `${line} at ${at}`)];
}

// Contrast where axe cannot compute the background, mostly in content scrolled out of its frame: text
// against the backgrounds of its ancestors, by the formula of WCAG 2.2.
function lowContrast(page, targets) {
  return page.evaluate((targets) => {
    const rgba = (color) => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const luminance = ([r, g, b]) => {
      const linear = [r, g, b].map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const backgroundOf = (element) => {
      const rect = element.closest("svg a")?.querySelector("rect");
      const own = rect ? getComputedStyle(rect).fill : getComputedStyle(element).backgroundColor;
      const color = rgba(own);
      if (color[3] === 1) return color;
      const under = element.parentElement ? backgroundOf(rect ? element.ownerSVGElement : element.parentElement) : [255, 255, 255, 1];
      return over(color, under);
    };
    return targets.flatMap((target) => {
      const element = document.querySelector(target.at(-1));
      if (!element) return [`gone: ${target}`];
      const style = getComputedStyle(element);
      const background = backgroundOf(element);
      const text = over(rgba(element.closest("svg") ? style.fill : style.color), background);
      const [light, dark] = [luminance(text), luminance(background)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
      return ratio >= (large ? 3 : 4.5) ? [] : [`contrast ${ratio.toFixed(2)}: ${target}`];
    });
  }, targets);
}
