// Words of each direction in pages of each direction: what is read from left to right and from right to left is
// so for readers, with and without the style sheet.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE } from "../lib/browser.mjs";
import { directions } from "../lib/directions.mjs";
import { attribute } from "../lib/dom.mjs";
import { serve } from "../lib/server.mjs";
import { stage } from "../lib/visit.mjs";

const BUILT = { "left-to-right": directions("en", "ar"), "right-to-left": directions("ar", "en") };

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

/** Opens a page of a site. Without styles, only the HTML decides. */
async function opened(built, url, { viewport = DESKTOP, styled = true } = {}) {
  const host = on.keep(await serve(built.folder, built.prefix));
  const context = on.keep(await on.browser.newContext({ viewport }));
  const page = await context.newPage();
  if (!styled) await page.route(/\.css$/, (route) => route.abort());
  await page.goto(host.root + url);
  return page;
}

/** The parts of a page that are read from left to right in every language, but whose last sign is not at
 * the right end. */
function misplaced(page) {
  return page.evaluate(() => [...document.querySelectorAll("main :is(code:not(.language-text, .language-letter), kbd), main a")].filter((each) => !each.href || each.textContent.startsWith("http"))
    .filter((each) => /^[!-~ \n]+!?$/.test(each.textContent) && each.textContent.length > 3)
    .filter((each) => {
      const node = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (node.nextNode()) if (node.currentNode.data.trim()) texts.push(node.currentNode);
      const boxOf = (text, at) => { const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect(); };
      const last = texts.at(-1).data.trimEnd().length - 1;
      return boxOf(texts[0], 0).left >= boxOf(texts.at(-1), last).left;
    }).map((each) => each.outerHTML));
}

/** The texts of a page whose letters are not those of the language that the HTML says. */
function misnamed(page) {
  const found = [];
  const visit = (node, lang) => {
    if (["code", "kbd", "pre", "script", "style", "title", "head"].includes(node.tagName)) return;
    // Names of languages of code are the same everywhere.
    if (node.tagName && attribute(node, "class") === "kb-code-title") return;
    const own = node.tagName ? attribute(node, "lang") ?? lang : lang;
    if (node.nodeName === "#text" && !/https?:/.test(node.value)) {
      const written = /[\u0600-\u06ff]{2}/.test(node.value) ? "ar" : /[a-z]{3}/.test(node.value) ? "en" : lang;
      if (written !== lang) found.push(`${lang}: ${node.value.trim().slice(0, 60)}`);
    }
    for (const child of node.childNodes ?? []) visit(child, own);
  };
  visit(page.document, page.lang);
  return found;
}

for (const [source, built] of Object.entries(BUILT)) {
  const { pages } = built;

  test(`${source} source: in a list, words of the other direction begin where the list does`, async () => {
    const found = [];
    let seen = 0;
    for (const { url } of pages.filter(({ kind }) => kind !== "redirect")) {
      const page = await opened(built, url);
      const sides = await page.evaluate(() => [...document.querySelectorAll(":is(.kb-site-nav a, .kb-cards p, .kb-sentence)[dir]")].filter((each) => each.checkVisibility()).map((each) => {
        const list = each.parentElement.getBoundingClientRect(), words = document.createRange();
        words.selectNodeContents(each);
        const { left, right } = words.getBoundingClientRect();
        const isRightToLeft = getComputedStyle(each.parentElement).direction === "rtl";
        return { words: each.textContent, holds: isRightToLeft ? list.right - right <= left - list.left : left - list.left <= list.right - right };
      }));
      seen += sides.length;
      found.push(...sides.filter(({ holds }) => !holds).map(({ words }) => `${url}: ${words}`));
    }
    assert.ok(seen > 0);
    assert.deepEqual(found.slice(0, 5), []);
  });

  test(`${source} source: each text says which language it is in`, () => {
    const found = pages.flatMap((page) => misnamed(page).map((text) => `${page.file}: ${text}`));
    assert.deepEqual(found.slice(0, 20), []);
  });

  const chosen = pages.filter((page) => ["page", "home"].includes(page.kind));
  for (const styled of [true, false]) {
    test(`${source} source: code, keys and addresses end at the right, ${styled ? "with" : "without"} styles`, async () => {
      for (const { url } of chosen) {
        const page = await opened(built, url, { styled });
        assert.ok(await page.locator("main code").count() > 0 || url.split("/").length < 3, url);
        assert.deepEqual(await misplaced(page), [], url);
      }
    });
  }

  test(`${source} source: each line of a letter begins where its words do`, async () => {
    for (const { url } of chosen.filter(({ html }) => html.includes("language-letter"))) {
      const page = await opened(built, url);
      const [english, arabic] = await page.locator(".language-letter").evaluate((letter) => {
        const text = letter.firstChild, end = letter.closest("pre").getBoundingClientRect();
        const lines = [[0, 9], [10, 22]].map(([from, to]) => {
          const range = document.createRange();
          range.setStart(text, from);
          range.setEnd(text, to);
          return range.getBoundingClientRect();
        });
        return lines.map((line) => ({ left: line.left - end.left, right: end.right - line.right }));
      });
      assert.ok(english.left < english.right, `${url}: ${JSON.stringify(english)}`);
      assert.ok(arabic.right < arabic.left, `${url}: ${JSON.stringify(arabic)}`);
    }
  });

  for (const viewport of [PHONE, DESKTOP]) {
    test(`${source} source: each part of a page of ${viewport.width} px has the sides of its own direction`, async () => {
      for (const { url } of chosen) {
        const page = await opened(built, url, { viewport });
        const found = await page.evaluate(() => {
          const found = [];
          const expect = (holds, each, what) => { if (!holds) found.push(`${what}: ${each.outerHTML.slice(0, 120)}`); };
          for (const each of document.querySelectorAll("main *")) {
            const style = getComputedStyle(each);
            const own = each.closest("[dir=ltr], [dir=rtl]").dir;
            const isCode = each.closest("pre, code, kbd, math");
            if (!isCode) expect(style.direction === own, each, `is ${style.direction}`);
            const [start, end] = own === "ltr" ? ["Left", "Right"] : ["Right", "Left"];
            const wider = (name) => parseFloat(style[name.replace("*", start)]) > parseFloat(style[name.replace("*", end)]);
            if (each.matches("blockquote, .kb-callout")) expect(wider("border*Width"), each, "its line is at the end");
            if (each.matches(".kb-prose > ul")) expect(wider("padding*"), each, "its marks are at the end");
            if (each.matches("td, th")) expect(each.textContent.trim() === "" || ["start", start.toLowerCase()].includes(style.textAlign), each, "it is aligned to the end");
            const arrow = (pseudo) => getComputedStyle(each, pseudo).content;
            if (each.matches(".kb-next > span:first-child")) expect(arrow("::after").includes(own === "ltr" ? "\u2192" : "\u2190"), each, arrow("::after"));
            if (each.matches(".kb-previous > span:first-child")) expect(arrow("::before").includes(own === "ltr" ? "\u2190" : "\u2192"), each, arrow("::before"));
            if (each.matches("a.kb-external") && !each.matches("[dir]")) expect(arrow("::after").includes(own === "ltr" ? "\u2197" : "\u2196"), each, arrow("::after"));
          }
          const wide = document.documentElement.scrollWidth - innerWidth;
          if (wide > 0) found.push(`${wide} px too wide`);
          return found;
        });
        assert.deepEqual(found.slice(0, 8), [], url);
      }
    });

    test(`${source} source: the table of contents of ${viewport.width} px is beside the text`, async () => {
      for (const { url } of chosen.filter(({ html }) => html.includes("has-toc"))) {
        const page = await opened(built, url, { viewport });
        const overlaps = await page.evaluate(() => {
          const toc = document.querySelector(".kb-toc details").getBoundingClientRect();
          return [...document.querySelectorAll(".kb-prose > *, .kb-around > *")].map((each) => [each, each.getBoundingClientRect()])
            .filter(([, box]) => box.left < toc.right && toc.left < box.right && box.top < toc.bottom && toc.top < box.bottom)
            .map(([each]) => each.outerHTML.slice(0, 80));
        });
        assert.deepEqual(overlaps, [], url);
      }
    });
  }
}
