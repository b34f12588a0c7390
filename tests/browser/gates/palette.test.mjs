// The style sheets themselves. Contrast of the theme's colours, pair by pair, in light and dark: what axe cannot see on the page
// (text in a scrolled table, over a mark, in a picture) is made of these pairs and no others.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { launch } from "../lib/browser.mjs";

const CSS = readFileSync(new URL("../../../themes/default/assets/style.css", import.meta.url), "utf8");
const GROUNDS = ["page", "raised", "sunken"];
const TEXTS = ["text", "muted", "accent", "accent-strong", "info", "good", "key", "caution", "serious", "danger"];
const TINTED = ["accent", "info", "good", "key", "caution", "serious", "danger"];

/** The colours of a scheme (0 light, 1 dark) by name, as red, green and blue from 0 to 255. */
function colours(scheme) {
  const from = CSS.indexOf(":root {\n");
  const root = CSS.slice(from, CSS.indexOf("}", from));
  const pairs = [...root.matchAll(/--kb-([a-z-]+): var\(--kb-light, (#[0-9a-f]+)\) var\(--kb-dark, (#[0-9a-f]+)\)/g)];
  return new Map(pairs.map(([, name, ...both]) => [name, channels(both[scheme])]));
}

function channels(hex) {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g);
  return digits.map((digit) => Number.parseInt(digit, 16));
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour) {
  const [red, green, blue] = colour.map((value) => value / 255).map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

for (const [scheme, name] of ["light", "dark"].entries()) {
  test(`${name}: every text colour has 4.5:1 on every ground and on its soft tone`, () => {
    const palette = colours(scheme);
    const pairs = [
      ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground])),
      ...TINTED.flatMap((tone) => [[tone, `${tone}-soft`], ["text", `${tone}-soft`]]),
      ["on-accent", "accent"],
      ["accent", "accent-soft"],
    ];
    assert.ok(palette.size > 20);
    const faint = pairs
      .map(([text, ground]) => [text, ground, contrast(palette.get(text), palette.get(ground))])
      .filter(([, , ratio]) => !(ratio >= 4.5));
    assert.deepEqual(faint, []);
  });

  test(`${name}: borders of controls and the focus ring have 3:1`, () => {
    const palette = colours(scheme);
    const faint = ["edge", "focus"].flatMap((line) => GROUNDS.map((ground) => [line, ground, contrast(palette.get(line), palette.get(ground))]))
      .filter(([, , ratio]) => !(ratio >= 3));
    assert.deepEqual(faint, []);
  });
}

test("the browser reads every declaration of the style sheets, or another one for the same property beside it", async () => {
  const browser = await launch();
  const page = await browser.newPage();
  const folder = new URL("../../../themes/default/assets/", import.meta.url);
  const sheets = readdirSync(folder).filter((file) => file.endsWith(".css")).map((file) => readFileSync(new URL(file, folder), "utf8").replace(/\/\*.*?\*\//gs, ""));
  // What only other browsers have, and what is no property of an element.
  const foreign = /^(-webkit-|-moz-|--|src|font-|syntax|inherits|initial-value|text-size-adjust$)/;
  const found = await page.evaluate(([sheets, foreign]) => sheets.flatMap((sheet) => [...sheet.matchAll(/\{([^{}]*)\}/g)].flatMap(([, rule]) => {
    const read = rule.split(/;(?![^(]*\))/).map((each) => /^\s*([\w-]+)\s*:\s*(.*?)\s*(!important)?\s*$/s.exec(each)).filter(Boolean).map(([, name, value]) => ({ name, value, holds: value.includes("var(") || CSS.supports(name, value) }));
    return read.filter(({ name, holds }) => !holds && !new RegExp(foreign).test(name) && !read.some((other) => other.name === name && other.holds)).map(({ name, value }) => `${name}: ${value}`);
  })), [sheets, foreign.source]);
  await browser.close();
  assert.deepEqual(found, []);
});
