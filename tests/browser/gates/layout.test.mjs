// What the pages look like where screens are small, text is large, or colours are the reader's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE, launchLargeText } from "../lib/browser.mjs";
import { manyLanguages } from "../lib/many-languages.mjs";
import { forget } from "../lib/old-browser.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, THEMED, kinds, samples, site } from "../lib/site.mjs";
import { NAME_OF, settle, stage, tap } from "../lib/visit.mjs";

// WCAG 2.2, 1.4.10: a screen of 1280 × 1024 px at 400 %.
const ZOOMED = { width: 320, height: 256 };

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

// The rules of templates and style sheets do not depend on the words of a language.
const IN_ONE_LANGUAGE = [pictures, motion, forcedColours, paper];

/** Opens one page of every kind in every language and runs checks on it, in order; each returns its faults. */
async function eachSample(name, checks, options, browser = on.browser) {
  const built = site(name);
  const host = on.keep(await serve(built.folder, built.prefix));
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const found = [];
  const inOneLanguage = new Set(kinds(built).map(({ page }) => page.url));
  for (const { page: { url, kind } } of samples(built)) {
    if (kind === "redirect") continue;
    await page.goto(host.root + url);
    for (const [what, check] of Object.entries(checks)) {
      if (!inOneLanguage.has(url) && IN_ONE_LANGUAGE.includes(check)) continue;
      found.push(...(await check(page, kind)).map((fault) => `/${url}: ${what}: ${fault}`));
    }
  }
  await context.close();
  assert.deepEqual(found.slice(0, 20), [], `${found.length} faults`);
}

for (const name of [...SITES, THEMED]) {
  test(`${name}: at 320 px nothing shifts, scrolls sideways or is hard to hit, at 200 % zoom nothing scrolls sideways or is cut, however wide the spacing`, () =>
    eachSample(name, { shifts, sideways, smallTargets, zoom, spacing }, { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, bypassCSP: true }));

  test(`${name}: text of twice the size fits and is not cut`, async () => {
    const browser = on.keep(await launchLargeText());
    await eachSample(name, { size, sideways, cut }, { viewport: DESKTOP }, browser);
  });

  test(`${name}: on a desktop nothing shifts, moves or is hard to hit, pictures keep their proportions, forced colours leave edges, paper is black on white`, () =>
    eachSample(name, { shifts, sideways, smallTargets, pictures, motion, forcedColours, paper, narrowPaper }, { viewport: DESKTOP, colorScheme: "dark" }));
}

test("in 24 languages every page fits a phone, each language can be reached there, and the header is one line", async () => {
  const built = manyLanguages();
  const host = on.keep(await serve(built.folder, built.prefix));
  const page = await on.browser.newPage({ viewport: PHONE });
  const found = [];
  const lang = built.languages[0];
  const pages = built.pages.filter(({ folder, kind }) => folder === lang && kind !== "redirect");
  assert.ok(pages.length > 8);
  for (const { url } of pages) {
    await page.goto(host.root + url);
    found.push(...(await sideways(page)).map((fault) => `/${url}: ${fault}`));
  }
  assert.deepEqual(found, [], "long words");
  await page.locator(".kb-tools-button").click();
  for (const link of await page.locator(".kb-languages a").all()) {
    await link.scrollIntoViewIfNeeded();
    const { top, bottom } = await link.evaluate((element) => element.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom <= PHONE.height, `${await link.textContent()} at ${top}`);
  }
  assert.equal(await page.evaluate(() => scrollY), 0, "the box scrolls, not the page");
  await page.setViewportSize(DESKTOP);
  const heights = new Set();
  for (const { url } of pages) {
    await page.goto(host.root + url);
    heights.add(await page.locator(".kb-site-header").evaluate((header) => header.offsetHeight));
  }
  assert.ok(heights.size === 1 && Math.max(...heights) <= 80, `header: ${[...heights]} px`);
  await page.locator(".kb-tools-button").click();
  assert.equal(await page.locator(".kb-languages a").filter({ visible: true }).count(), built.languages.length);
  await page.close();
});

test("content: on a phone the header is one line, with the search, the languages and the menu in sight", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder, built.prefix));
  const page = await on.browser.newPage({ viewport: PHONE, reducedMotion: "reduce" });
  for (const { page: { url, kind } } of kinds(built)) {
    if (["redirect", "root"].includes(kind)) continue;
    await page.goto(host.root + url);
    const tops = new Set();
    for (const part of [".kb-search-input", ".kb-tools-button", ".kb-nav-button"]) {
      const { top, right } = await page.locator(part).first().evaluate((element) => element.getBoundingClientRect().toJSON());
      assert.ok(right <= PHONE.width, `/${url}: ${part} ends at ${right}`);
      tops.add(top);
    }
    assert.equal(tops.size, 1, `/${url}: ${[...tops]}`);
  }
  // The field is as wide as the header while it is used.
  const width = () => page.locator(".kb-search-input").first().evaluate((element) => element.offsetWidth);
  assert.ok(await width() < 50);
  await page.locator("#kb--search-input").focus();
  assert.ok(await width() > PHONE.width - 50);
  await page.close();
});

test("odd: code keeps its columns and scrolls on a phone, the lines of a letter fit", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const page = await on.browser.newPage({ viewport: PHONE });
  await page.goto(`${host.root}en/text/code/`);
  const blocks = await page.locator("pre.kb-code").evaluateAll((blocks) => blocks.map((block) => {
    const code = block.firstElementChild;
    const widthOf = (text) => {
      const probe = document.createElement("span");
      probe.textContent = text;
      code.append(probe);
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width;
    };
    return { kind: code.className, hasColumns: Math.abs(widthOf("iiii") - widthOf("WWWW")) < 0.1, scrolls: block.scrollWidth > block.clientWidth };
  }));
  const isLetter = ({ kind }) => kind === "language-letter";
  assert.deepEqual(blocks.filter(isLetter), [{ kind: "language-letter", hasColumns: false, scrolls: false }]);
  const code = blocks.filter((block) => !isLetter(block));
  assert.deepEqual(code.filter(({ hasColumns }) => !hasColumns), []);
  assert.ok(code.some(({ kind }) => kind === "language-text") && code.some(({ scrolls }) => scrolls));
  await page.close();
});

test("odd: on a phone the contents stay in sight, their list closes after use, and what it leads to is not covered", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const page = await on.browser.newPage({ viewport: PHONE, reducedMotion: "reduce" });
  await page.goto(`${host.root}en/text/headings/`);
  const summary = page.locator(".kb-toc summary"), links = page.locator(".kb-toc a");
  await page.evaluate(() => scrollTo({ top: 2400, behavior: "instant" }));
  await settle(page);
  const boxOf = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
  assert.equal((await boxOf(summary)).top, 0);
  const section = await page.evaluate(() => [...document.querySelectorAll("main :is(h2, h3)")].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4).pop().firstChild.textContent.trim());
  assert.equal(await summary.locator(".kb-toc-here").textContent(), section);
  await tap(page, summary);
  await links.first().waitFor();
  const { bottom } = await boxOf(page.locator(".kb-toc nav"));
  assert.ok(bottom < PHONE.height, `the list ends at ${bottom}`);
  const hash = await links.nth(4).evaluate((link) => link.hash);
  await tap(page, links.nth(4));
  await settle(page);
  assert.equal(await links.nth(4).isVisible(), false, "the list is closed");
  const target = await boxOf(page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`));
  assert.ok(target.top >= (await boxOf(summary)).bottom, `${hash} is at ${target.top}`);
  await tap(page, summary);
  await links.first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await links.first().isVisible(), false, "Esc closes the list");
  await tap(page, summary);
  await links.first().waitFor();
  await page.mouse.click(PHONE.width / 2, PHONE.height - 20);
  assert.equal(await links.first().isVisible(), false, "so does a tap beside it");
  await page.close();
});

test("odd: on a phone a bar with the section, search and menu comes back on the way up", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const page = await on.browser.newPage({ viewport: PHONE, reducedMotion: "reduce" });
  await page.goto(`${host.root}en/text/headings/`);
  const bar = page.locator("#kb--reach");
  const scroll = async (top) => {
    await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), top);
    await settle(page);
  };
  const comeBack = async () => {
    await page.evaluate(() => document.activeElement.blur());
    await scroll(2400);
    assert.equal(await bar.isVisible(), false, "away on the way down");
    await scroll(2000);
    await bar.waitFor();
  };
  await comeBack();
  const section = await page.evaluate(() => {
    const above = [...document.querySelectorAll("main h2")].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4).pop();
    return above.firstChild.textContent.trim();
  });
  assert.equal(await bar.locator("[data-kb-here]").textContent(), section);
  assert.deepEqual(await smallTargets(page), []);
  // The contents are below the bar, so it has no link to them.
  assert.equal(await bar.locator("[data-kb-reach-contents]").isVisible(), false);
  await bar.locator("button").click();
  assert.ok(await page.locator(".kb-site-nav").isVisible());
  await page.keyboard.press("Escape");
  await comeBack();
  await bar.locator("[data-kb-reach-search]").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "kb--search-input");
  await comeBack();
  await bar.locator(".kb-reach-top").click();
  await settle(page);
  assert.ok(await page.locator("h1").evaluate((heading) => heading.getBoundingClientRect().top >= 0 && heading.getBoundingClientRect().top < innerHeight));
  // On a low screen the contents do not stay, so the bar leads to them.
  await page.setViewportSize(ZOOMED);
  await comeBack();
  await bar.locator("[data-kb-reach-contents]").click();
  assert.ok(await page.locator(".kb-toc a").first().isVisible(), "the contents are open");
  await page.setViewportSize(DESKTOP);
  await scroll(1500);
  await scroll(1200);
  assert.equal(await bar.isVisible(), false, "a wide page has its navigation in sight");
  await page.close();
});

for (const name of [...SITES, THEMED]) {
  test(`${name}: at 400 % zoom pages scroll in one direction, the bar covers little and nothing that has the focus, and header and menus can be used`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const page = await on.browser.newPage({ viewport: ZOOMED, deviceScaleFactor: 4, reducedMotion: "reduce" });
    const found = [];
    for (const { page: { url, kind } } of kinds(built)) {
      if (["redirect", "root", "print"].includes(kind)) continue;
      await page.goto(host.root + url);
      for (const [what, check] of Object.entries({ sideways, cut, menus, covered })) {
        found.push(...(await check(page)).map((fault) => `/${url}: ${what}: ${fault}`));
      }
    }
    await page.close();
    assert.deepEqual(found.slice(0, 20), [], `${found.length} faults`);
  });
}

// Opens each menu of the header: it is on the screen, and its last part can be reached.
async function menus(page) {
  const faults = [];
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  for (const [button, panel] of [[".kb-nav-button", ".kb-site-nav"], [".kb-tools-button", ".kb-tools"]]) {
    if (!await page.locator(button).filter({ visible: true }).count()) continue;
    await page.locator(button).click();
    const parts = page.locator(`${panel} :is(a, select)`).filter({ visible: true });
    for (const part of [parts.first(), parts.last()]) {
      await part.focus();
      const inSight = await part.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      });
      if (!inSight) faults.push(`${panel}: ${await part.textContent()} is out of sight`);
    }
    await page.keyboard.press("Escape");
    if (await page.locator(panel).isVisible()) faults.push(`${panel} does not close`);
  }
  return faults;
}

// Scrolls down and up again, so that the bar comes, and goes on by keyboard in both directions.
async function covered(page) {
  const scroll = async (top) => {
    await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), top);
    await settle(page);
  };
  const end = Math.min(1000, await page.evaluate(() => document.scrollingElement.scrollHeight - innerHeight));
  if (end < 2 * ZOOMED.height) return [];
  await scroll(end);
  await scroll(end - 100);
  const faults = [];
  const covers = await page.evaluate(() => [...document.querySelectorAll("body *")]
    .filter((element) => /fixed|sticky/.test(getComputedStyle(element).position) && element.checkVisibility())
    .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0));
  if (covers === 0) return ["the bar does not come back"];
  if (covers > ZOOMED.height / 4) faults.push(`${covers} px of ${ZOOMED.height}`);
  // From the first link below the bar.
  await page.evaluate(() => {
    const end = document.querySelector("#kb--reach").getBoundingClientRect().bottom;
    [...document.querySelectorAll("main :is(a, summary, input, button), footer a")].find((element) => element.checkVisibility() && element.getBoundingClientRect().top >= end)?.focus({ preventScroll: true });
  });
  for (const key of [...Array(4).fill("Tab"), ...Array(8).fill("Shift+Tab")]) {
    await page.keyboard.press(key);
    const fault = await page.evaluate((nameOf) => {
      const element = document.activeElement, bar = document.querySelector("#kb--reach");
      if (element === document.body || element.closest("#kb--reach, .kb-skip-link") || !bar.checkVisibility()) return null;
      const { top, bottom } = element.getBoundingClientRect(), end = bar.getBoundingClientRect().bottom;
      // Of what is higher than the room below the bar, a part is enough (WCAG 2.2, 2.4.11).
      if (bottom - top > innerHeight - 2 * end) return bottom <= end ? `${eval(nameOf)(element)} is behind the bar` : null;
      return top < end - 1 && bottom > 0 ? `${end - top} px of ${eval(nameOf)(element)} are behind the bar` : null;
    }, NAME_OF);
    if (fault) faults.push(`${key}: ${fault}`);
  }
  return faults;
}

test("odd: an article in another direction looks as it does in its own language", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const page = await on.browser.newPage({ viewport: DESKTOP });
  for (const key of ["text/tables", "text/footnotes", "text/code"]) {
    const looks = [];
    for (const lang of ["en", "ar"]) {
      const { url } = built.pages.find(({ file }) => new RegExp(`^${lang}/(text|nusus)/${key.split("/")[1]}/`).test(file));
      await page.goto(host.root + url);
      await settle(page);
      looks.push(await page.evaluate(look));
    }
    assert.ok(looks[0].length > 10);
    assert.deepEqual(looks[1].filter((line, nth) => line !== looks[0][nth]).slice(0, 5), [], key);
  }
  await page.close();
});

// What differs between left and right, of each element of an article. Runs in the page.
function look() {
  const names = ["direction", "textAlign", "paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth", "borderTopLeftRadius", "borderTopRightRadius", "borderBottomLeftRadius", "borderBottomRightRadius"];
  // Words of the interface have the direction of the page.
  const own = [...document.querySelectorAll("article .kb-prose *")].filter((element) => element.closest("[dir]").matches("html, article") && !element.closest(".kb-copy, svg"));
  return own.map((element) => `${element.localName}.${element.className} ${names.map((name) => `${name} ${getComputedStyle(element)[name]}`).join(", ")}`);
}

for (const [name, colorScheme] of [["content", "light"], ["content", "dark"], [THEMED, "light"], [THEMED, "dark"]]) {
  test(`${name}, ${colorScheme}: a browser of two years ago shows the same colours and marks, and its menus open`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const [today, old] = await Promise.all([0, 1].map(() => on.browser.newPage({ viewport: PHONE, colorScheme, reducedMotion: "reduce" })));
    await forget(old);
    const byKind = new Map(built.pages.filter(({ folder }) => folder === built.languages[0]).map((page) => [page.kind, page]));
    for (const { url, kind } of byKind.values()) {
      if (kind === "redirect") continue;
      for (const page of [today, old]) {
        await page.goto(host.root + url);
        await settle(page);
      }
      const [wanted, seen] = await Promise.all([today, old].map((page) => page.evaluate(paints)));
      assert.deepEqual(seen.filter((line, nth) => line !== wanted[nth]).slice(0, 3), [], url);
      assert.deepEqual(await sideways(old), [], url);
      for (const [button, panel] of [[".kb-nav-button", ".kb-site-nav"], [".kb-tools-button", ".kb-tools"]]) {
        if (!await old.locator(panel).count()) continue;
        assert.equal(await old.locator(panel).isVisible(), false, `${url}: ${panel}`);
        await old.locator(button).click();
        assert.ok(await old.locator(panel).isVisible(), `${url}: ${panel} opens`);
        await old.locator(button).click();
        assert.equal(await old.locator(panel).isVisible(), false, `${url}: ${panel} closes`);
      }
    }
    await today.close();
    await old.close();
  });
}

// The colours of each element, its focus ring and its marks. Runs in the page.
function paints() {
  const names = ["color", "backgroundColor", "borderInlineStartColor", "borderInlineStartStyle", "outlineColor"];
  const of = (element) => {
    const mark = (pseudo) => getComputedStyle(element, pseudo).content.replace(/ \/ ""$/, "");
    return [...names.map((name) => getComputedStyle(element)[name]), mark("::before"), mark("::after")].join(" ");
  };
  // Without popovers, the menus are in the flow of the page.
  return [...document.querySelectorAll("body *:not(.kb-site-nav, .kb-tools)")].map((element) => `${element.localName}.${element.className} ${of(element)}`);
}

// How a page arrives depends on how fast the machine is: if the browser paints when half of a line is there, the rest
// of it moves something. arrival.test.mjs tests the orders one by one, and allows no shift at all. Here a page must
// shift twice, by a tenth of what counts as good for readers (a sum of 0.1, web.dev/articles/cls).
const MOST_SHIFTED = 0.01;

async function shifts(page) {
  if ((await shiftsOf(page)).length === 0) return [];
  await page.reload();
  return shiftsOf(page);
}

async function shiftsOf(page) {
  await settle(page);
  const found = await page.evaluate(() => new Promise((done) => {
    const nameOf = (node) => `${node?.nodeName}.${node?.className ?? ""}`;
    new PerformanceObserver((list) => done(list.getEntries().map(({ value, sources }) => ({ value, by: sources.map(({ node }) => nameOf(node)).join(", ") }))))
      .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done([]))));
  }));
  const sum = found.reduce((sum, { value }) => sum + value, 0);
  return sum < MOST_SHIFTED ? [] : found.map(({ value, by }) => `${value.toFixed(4)} by ${by}`);
}

// A desktop of 1280 × 800 px.
async function zoom(page) {
  const screen = page.viewportSize();
  await page.setViewportSize({ width: 640, height: 400 });
  const seen = await page.evaluate(() => [innerWidth, devicePixelRatio]);
  const faults = seen[0] === 640 && seen[1] === 2 ? [] : [`it is ${seen}`];
  faults.push(...await sideways(page), ...await cut(page));
  await page.setViewportSize(screen);
  return faults;
}

// Space for pictures is reserved while they load, with the height of the pictures.
async function pictures(page) {
  return page.evaluate(async (nameOf) => {
    const name = eval(nameOf);
    const faults = [];
    for (const image of document.querySelectorAll("main img")) {
      image.loading = "eager";
      await image.decode().catch(() => faults.push(`does not load: ${image.src}`));
      const [width, height] = [image.getAttribute("width"), image.getAttribute("height")];
      if (!width || !height) faults.push(`no size: ${image.src}`);
      else if (Math.abs(image.naturalWidth / image.naturalHeight - width / height) > 0.02) faults.push(`${width} × ${height} is not the shape of ${image.src}`);
      const box = image.getBoundingClientRect();
      if (box.width && Math.abs(box.width / box.height - width / height) > 0.02) faults.push(`out of shape: ${name(image)} ${box.width} × ${box.height}`);
    }
    return faults;
  }, NAME_OF);
}

async function size(page) {
  const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  return size === "32px" ? [] : [`it is ${size}`];
}

// WCAG 2.2, 1.4.12.
async function spacing(page) {
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }" });
  return [...await sideways(page), ...await cut(page)];
}

async function motion(page) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const faults = await page.evaluate(() => {
    const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0.01);
    // Animations that only show or hide, at once, move nothing; they delay the replacement for a late script.
    const rules = (of) => [...of.cssRules].flatMap((rule) => rule instanceof CSSLayerBlockRule ? rules(rule) : [rule]);
    const still = [...document.styleSheets].flatMap(rules)
      .filter((rule) => rule instanceof CSSKeyframesRule)
      .filter((rule) => [...rule.cssRules].every((frame) => frame.style.length === 1 && frame.style[0] === "visibility"))
      .map((rule) => rule.name);
    const moving = [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const moves = style.animationName.split(", ").some((name) => name !== "none" && !still.includes(name));
      return lasts(style.transitionDuration) || (moves && lasts(style.animationDuration));
    });
    const faults = moving.map((element) => `${element.localName}.${element.className}`);
    if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") faults.push("the page scrolls smoothly");
    return faults;
  });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  return faults;
}

async function forcedColours(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const faults = await page.evaluate((nameOf) => {
    const name = eval(nameOf);
    const faults = [];
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ checkVisibilityCSS: true }));
    // A button that reads as a link is underlined.
    for (const element of shown("button, input:not([type=radio], [type=checkbox]), select, .kb-button")) {
      const style = getComputedStyle(element);
      if ((style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1) && !style.textDecorationLine.includes("underline")) faults.push(`no edge: ${name(element)}`);
    }
    for (const element of shown(".kb-callout, .kb-notice:not(.kb-notice-quiet), .kb-safety")) {
      if (parseFloat(getComputedStyle(element).borderInlineStartWidth) < 1) faults.push(`no edge: ${name(element)}`);
    }
    for (const here of shown(".kb-site-nav [aria-current]")) {
      const style = getComputedStyle(here);
      if (parseFloat(style.borderInlineStartWidth) < 1 && parseInt(style.fontWeight, 10) < 600) faults.push("the current page is marked by colour alone");
    }
    return faults;
  }, NAME_OF);
  await page.emulateMedia({ forcedColors: "none" });
  return faults;
}

// Dark pages too are printed black on white.
async function paper(page, kind) {
  await page.emulateMedia({ media: "print" });
  const faults = await page.evaluate(([kind, nameOf]) => {
    const name = eval(nameOf);
    const faults = [];
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ checkVisibilityCSS: true }));
    for (const element of shown(".kb-site-header, .kb-site-nav, .kb-breadcrumbs, .kb-site-footer, .kb-skip-link, .kb-search, .kb-copy, .kb-leave, button")) faults.push(`printed: ${name(element)}`);
    const source = document.querySelector(".kb-paper-source"), address = document.querySelector("link[rel=canonical]")?.href ?? "";
    if (kind !== "root" && !(source.checkVisibility() && source.textContent.includes(address))) faults.push("where it comes from is not printed");
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
  await page.emulateMedia({ media: "screen" });
  return faults;
}

// A4 between margins of 2 cm.
async function narrowPaper(page) {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 642, height: 971 });
  const faults = await sideways(page);
  await page.setViewportSize(screen);
  await page.emulateMedia({ media: "screen" });
  return faults;
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

// Text that is cut off by its box.
function cut(page) {
  return page.evaluate((nameOf) => {
    const name = eval(nameOf);
    return [...document.body.querySelectorAll("*")].filter((element) => {
      if (!element.checkVisibility({ checkVisibilityCSS: true }) || element.closest(".kb-visually-hidden, .kb-skip-link, svg, select")) return false;
      const style = getComputedStyle(element);
      if (style.display === "inline" || element.matches("input")) return false;
      const hides = (value) => value === "hidden" || value === "clip";
      return (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2) || (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 2);
    }).map((element) => `cut: ${name(element)}`);
  }, NAME_OF);
}

// WCAG 2.2, 2.5.8, without its exception for spacing; links in a sentence may be as high as its line.
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
      if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) || element.closest(".kb-visually-hidden, .kb-skip-link, svg") || inSentence(element)) return false;
      // A label is part of the target of its field, and an element's overlay is part of the element.
      const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width)), height = Math.max(...boxes.map((box) => box.height));
      const over = getComputedStyle(element, "::after");
      if (over.position === "absolute" && over.content !== "none" && over.inset === "0px") return false;
      return width < 24 || height < 24;
    }).map((element) => { const box = element.getBoundingClientRect(); return `${box.width.toFixed(0)} × ${box.height.toFixed(0)}: ${name(element)}`; }).slice(0, 8);
  }, NAME_OF);
}
