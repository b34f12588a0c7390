// What the pages look like where screens are small, text is large, or colours are the reader's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE, launchLargeText } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, samples, site } from "../lib/site.mjs";
import { NAME_OF, settle, stage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

/** Runs a check on a sample of all page kinds; what it returns are the faults. */
async function eachSample(name, options, check, open = (options) => on.browser.newContext(options)) {
  const built = site(name);
  const host = await serve(built.folder, built.prefix);
  const context = await open(options);
  const page = await context.newPage();
  const found = [];
  for (const { page: { url, kind } } of samples(built)) {
    if (kind === "redirect") continue;
    await page.goto(host.root + url);
    for (const fault of await check(page, kind)) found.push(`/${url}: ${fault}`);
  }
  await context.close();
  await host.close();
  assert.deepEqual(found.slice(0, 12), [], `${found.length} faults`);
}

for (const name of SITES) {
  test(`${name}: nothing scrolls sideways at 320 px`, () =>
    eachSample(name, { viewport: PHONE }, (page) => sideways(page)));

  test(`${name}: nothing scrolls sideways at 200 % zoom`, () =>
    eachSample(name, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, (page) => sideways(page)));

  test(`${name}: text of twice the size fits and is not cut`, () =>
    eachSample(name, { viewport: DESKTOP }, async (page) => {
      const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      return [...(size === "32px" ? [] : [`the text is ${size}`]), ...await sideways(page), ...await cut(page)];
    }, launchLargeText));

  test(`${name}: wide spacing of text fits and is not cut`, () =>
    // WCAG 2.2, 1.4.12.
    eachSample(name, { viewport: PHONE, bypassCSP: true }, async (page) => {
      await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }" });
      return [...await sideways(page), ...await cut(page)];
    }));

  test(`${name}: targets are at least 24 px`, () =>
    eachSample(name, { viewport: PHONE, hasTouch: true }, (page) => smallTargets(page)));

  test(`${name}: nothing moves by itself when motion is reduced`, () =>
    eachSample(name, { viewport: DESKTOP, reducedMotion: "reduce" }, (page) => page.evaluate(() => {
      const moving = [...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01) || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01);
      });
      const faults = moving.map((element) => `${element.localName}.${element.className} moves`);
      if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") faults.push("scrolls smoothly");
      return faults;
    })));

  test(`${name}: with forced colours fields and buttons keep their edges, and here is still marked`, () =>
    eachSample(name, { viewport: DESKTOP, forcedColors: "active" }, (page) => page.evaluate((nameOf) => {
      const name = eval(nameOf);
      const faults = [];
      for (const element of document.querySelectorAll("button, input:not([type=radio], [type=checkbox]), select, .button")) {
        if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
        const style = getComputedStyle(element);
        if (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1) faults.push(`no edge: ${name(element)}`);
      }
      for (const element of document.querySelectorAll(".callout, .notice:not(.notice-quiet), .safety")) {
        if (parseFloat(getComputedStyle(element).borderInlineStartWidth) < 1) faults.push(`no edge: ${name(element)}`);
      }
      const here = document.querySelector(".site-nav [aria-current]");
      if (here && here.checkVisibility()) {
        const style = getComputedStyle(here);
        if (parseFloat(style.borderInlineStartWidth) < 1 && parseInt(style.fontWeight, 10) < 600) faults.push("the current page is marked by colour alone");
      }
      return faults;
    }, NAME_OF)));

  test(`${name}: on paper there is only what a reader wants there, black on white`, () =>
    eachSample(name, { viewport: DESKTOP, colorScheme: "dark" }, async (page, kind) => {
      await page.emulateMedia({ media: "print" });
      return page.evaluate(([kind, nameOf]) => {
        const name = eval(nameOf);
        const faults = [];
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ checkVisibilityCSS: true }));
        for (const element of shown(".site-header, .site-nav, .breadcrumbs, .site-footer, .skip-link, .search, .copy, .leave, button")) faults.push(`printed: ${name(element)}`);
        if (kind !== "root" && shown("h1").length !== 1) faults.push(`${shown("h1").length} headings of level 1`);
        for (const element of shown("main *")) {
          const style = getComputedStyle(element);
          if (style.position === "fixed" || style.position === "sticky") faults.push(`${style.position}: ${name(element)}`);
          const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          const [r, g, b] = style.color.match(/[\d.]+/g).map(Number);
          if (own && Math.min(r, g, b) > 170) faults.push(`pale: ${name(element)} ${style.color}`);
        }
        for (const element of [document.documentElement, document.body]) {
          const color = getComputedStyle(element).backgroundColor;
          if (!/rgba\(.*, 0\)|rgb\(255, 255, 255\)/.test(color)) faults.push(`background ${color}`);
        }
        return faults;
      }, [kind, NAME_OF]);
    }));

  test(`${name}: nothing shifts while a page loads`, async () => {
    for (const viewport of [PHONE, DESKTOP]) {
      await eachSample(name, { viewport }, async (page) => {
        await settle(page);
        return page.evaluate(() => new Promise((done) => {
          const faults = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) faults.push(`shift of ${entry.value.toFixed(4)} by ${entry.sources.map((source) => `${source.node?.nodeName}.${source.node?.className ?? ""}`).join(", ")}`);
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(faults), 50);
        }));
      });
    }
  });
}

// Elements wider than the screen, except within what scrolls by itself.
function sideways(page) {
  return page.evaluate((nameOf) => {
    const name = eval(nameOf);
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const own = (element) => { for (let up = element.parentElement; up; up = up.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX) && up !== root && up !== document.body) return true; return false; };
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return (box.right > root.clientWidth + 1 || box.left < -1) && box.width > 0 && !own(element) && element.checkVisibility();
    });
    return [`${root.scrollWidth} px of ${root.clientWidth}: ${wide.slice(0, 3).map(name).join("; ")}`];
  }, NAME_OF);
}

// Text that is cut off by the box it stands in.
function cut(page) {
  return page.evaluate((nameOf) => {
    const name = eval(nameOf);
    return [...document.body.querySelectorAll("*")].filter((element) => {
      if (!element.checkVisibility({ checkVisibilityCSS: true }) || element.closest(".visually-hidden, .skip-link, svg, select")) return false;
      const style = getComputedStyle(element);
      if (style.display === "inline" || element.matches("input")) return false;
      const hides = (value) => value === "hidden" || value === "clip";
      return (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2) || (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 2);
    }).map((element) => `cut: ${name(element)}`);
  }, NAME_OF);
}

// WCAG 2.2, 2.5.8, without its way out by spacing; links in a sentence may be as high as its line.
function smallTargets(page) {
  return page.evaluate((nameOf) => {
    const name = eval(nameOf);
    const inSentence = (element) => {
      const block = (node) => { let up = node.parentElement; while (up && getComputedStyle(up).display.startsWith("inline")) up = up.parentElement; return up; };
      if (getComputedStyle(element).display !== "inline") return false;
      const around = block(element);
      return around && around.textContent.replace(/\s+/g, "").length > element.textContent.replace(/\s+/g, "").length;
    };
    return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")].filter((element) => {
      if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) || element.closest(".visually-hidden, .skip-link, svg") || inSentence(element)) return false;
      // A label belongs to the target of its field, and what lies over an element is part of it.
      const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width)), height = Math.max(...boxes.map((box) => box.height));
      const over = getComputedStyle(element, "::after");
      if (over.position === "absolute" && over.content !== "none" && over.inset === "0px") return false;
      return width < 24 || height < 24;
    }).map((element) => { const box = element.getBoundingClientRect(); return `${box.width.toFixed(0)} × ${box.height.toFixed(0)}: ${name(element)}`; }).slice(0, 8);
  }, NAME_OF);
}
