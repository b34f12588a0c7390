// Pages on paper: what the scripts add when a page is printed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { stage, watchedPage } from "../lib/visit.mjs";

const CONTENT = site("content");
const SCENARIO = CONTENT.pages.find(({ kind, translated }) => kind === "scenario" && translated);

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

/** Prints a page of a site, twice as a reader can, and returns what `read` finds on it; `change` is what the host does to
 * the page. */
async function printed(built, url, read, change = (html) => html) {
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, faults, close } = await watchedPage(on.browser);
  await page.route(host.root + url, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  await page.goto(host.root + url);
  await page.pdf();
  assert.equal(await page.locator("[data-kb-note], .kb-paper-notes").count(), 0, "nothing stays in the page");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate(read);
  assert.deepEqual(faults, []);
  await close();
  return found;
}

test("each link inside the site has the number of its address, at the end of the text", async () => {
  const { links, notes, isShown, origin } = await printed(CONTENT, SCENARIO.url, () => {
    const list = document.querySelector(".kb-paper-notes");
    return {
      links: Array.from(document.querySelectorAll("article a[href]:not(.kb-term)"), (link) => ({
        address: link.href, note: Number(link.dataset.kbNote ?? 0), isHere: link.pathname === location.pathname, isShown: link.checkVisibility(),
      })),
      notes: Array.from(list.children, (note) => note.textContent),
      isShown: list.checkVisibility(),
      origin: location.origin,
    };
  });
  assert.ok(isShown && notes.length > 3, `${notes.length} notes`);
  assert.equal(new Set(notes).size, notes.length, "no address is there twice");
  const inside = links.filter((link) => link.isShown && !link.isHere && link.address.startsWith(origin));
  assert.ok(inside.length >= notes.length);
  for (const { address, note } of inside) assert.equal(notes[note - 1], address);
  assert.deepEqual(links.filter(({ note, isHere }) => note && isHere), []);
});

test("the line at the bottom of each sheet has the name of the site, the address and the day", async () => {
  const found = await printed(CONTENT, SCENARIO.url, () => ({
    line: document.querySelector(".kb-paper-source").textContent,
    address: document.querySelector("link[rel=canonical]").href,
    today: new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(),
  }));
  assert.ok(found.line.endsWith(`${found.address} · ${found.today}`), JSON.stringify(found));
});

test("a page without a canonical address has no notes", async () => {
  const count = () => document.querySelectorAll("[data-kb-note], .kb-paper-notes").length;
  const found = await printed(CONTENT, SCENARIO.url, count, (html) => html.replace('rel="canonical"', 'rel="other"'));
  assert.equal(found, 0);
});

test("each sheet of the print edition has the name of its section, in every direction", async () => {
  const built = site("odd");
  const editions = built.pages.filter(({ kind }) => kind === "print");
  const inDirection = (dir) => editions.find(({ html }) => new RegExp(`<html [^>]*dir="${dir}"`).test(html));
  for (const [dir, side] of [["ltr", "left"], ["rtl", "right"]]) {
    const { url } = inDirection(dir);
    const sections = await printed(built, url, () => {
      const rules = document.adoptedStyleSheets.flatMap((sheet) => Array.from(sheet.cssRules));
      const sheets = new Map(rules.filter((rule) => rule instanceof CSSPageRule).map((rule) => [rule.selectorText, rule.cssText]));
      let section = "";
      return Array.from(document.querySelectorAll(".kb-print-part"), (part) => {
        if (part.classList.contains("kb-depth-1")) section = part.querySelector("h2").textContent;
        return { section, text: sheets.get(getComputedStyle(part).page) ?? "" };
      });
    }, (html) => html.replace(/(<article class="kb-print-part kb-depth-1"[^>]*>\s*<h2[^>]*>)/, '$1Say "no" \\ '));
    assert.ok(sections.length > 3 && sections[0].section.startsWith('Say "no" \\'), `${url}: ${sections[0]?.section}`);
    for (const { section, text } of sections) {
      assert.ok(text.includes(`@top-${side}`) && text.includes(JSON.stringify(section).slice(1, -1)), `${url}: ${section}: ${text}`);
    }
  }
});
