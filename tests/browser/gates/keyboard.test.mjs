// Pages by keyboard alone: the order of the focus, that it is visible, and that nothing traps it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, kinds, site } from "../lib/site.mjs";
import { NAME_OF, settle, stage, watchedPage } from "../lib/visit.mjs";

// Pages of links are long; after this many steps the rest is alike.
const STEPS = 70;

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const focusName = (page) => page.evaluate((nameOf) => eval(nameOf)(document.activeElement), NAME_OF);

for (const name of SITES) {
  for (const [nth, [screen, viewport]] of [["phone", PHONE], ["desktop", DESKTOP]].entries()) {
    test(`${name}, ${screen}: Tab visits everything once, in order, visibly, and is never trapped`, async () => {
      const built = site(name);
      const host = on.keep(await serve(built.folder, built.prefix));
      const { page, close } = await watchedPage(on.browser, { viewport, reducedMotion: "reduce" });
      const found = [];
      for (const { page: { url, kind } } of kinds(built, nth)) {
        if (kind === "redirect") continue;
        await page.goto(host.root + url);
        found.push(...(await walk(page)).map((fault) => `/${url}: ${fault}`));
      }
      await close();
      assert.deepEqual(found.slice(0, 15), [], `${found.length} faults`);
    });
  }

  test(`${name}: the first Tab focuses the skip link, and it works`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
    for (const { page: { url, kind } } of kinds(built)) {
      if (["root", "redirect"].includes(kind)) continue;
      await page.goto(host.root + url);
      await press(page, "Tab");
      const link = await page.evaluate(() => {
        const { hash, className } = document.activeElement;
        const box = document.activeElement.getBoundingClientRect();
        return { hash, className, inSight: box.top >= 0 && box.height >= 24 };
      });
      assert.deepEqual(link, { hash: "#kb--main", className: "kb-skip-link", inSight: true }, url);
      await press(page, "Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "kb--main", url);
      await press(page, "Tab");
      const inMain = await page.evaluate(() => {
        const main = document.getElementById("kb--main");
        return main.contains(document.activeElement) || !main.querySelector("a, button, input, summary, [tabindex='0']");
      });
      assert.ok(inMain, `/${url}: the next Tab goes on in the text`);
    }
    await close();
  });

  test(`${name}: on a phone the menu opens, closes by Esc, and gives the focus back`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, faults, close } = await watchedPage(on.browser, { viewport: PHONE });
    for (const lang of built.languages) {
      const { url } = built.pages.find((page) => page.folder === lang && page.kind === "page");
      await page.goto(host.root + url);
      for (const [button, panel] of [[".kb-nav-button", ".kb-site-nav"], [".kb-tools-button", ".kb-tools"]]) {
        assert.ok(!await page.locator(panel).isVisible(), `${panel} is closed`);
        await page.locator(button).focus();
        await press(page, "Enter");
        assert.ok(await page.locator(panel).isVisible(), `${panel} opens`);
        await press(page, "Tab");
        const inside = await page.locator(panel).evaluate((element) => element.contains(document.activeElement));
        assert.ok(inside, `the next Tab goes into ${panel}, not to ${await focusName(page)}`);
        await press(page, "Escape");
        assert.ok(!await page.locator(panel).isVisible(), `Esc closes ${panel}`);
        const back = await page.locator(button).evaluate((element) => element === document.activeElement);
        assert.ok(back, `the focus is on ${button} again, not on ${await focusName(page)}`);
      }
      await page.locator(".kb-nav-button").click();
      const inMenu = () => page.evaluate(() => document.activeElement === document.body || document.activeElement.closest(".kb-site-nav") !== null);
      const n = await page.locator(".kb-site-nav a").count();
      for (const key of ["Tab", "Shift+Tab"]) {
        for (let step = 0; step < n + 3; step += 1) {
          await press(page, key);
          assert.ok(await inMenu(), `${key} reaches ${await focusName(page)} behind the menu`);
        }
      }
      await page.mouse.move(PHONE.width - 5, PHONE.height / 2);
      await page.mouse.wheel(0, 300);
      await settle(page);
      assert.equal(await page.evaluate(() => scrollY), 0, "the page behind the menu does not scroll");
      await page.locator(".kb-nav-close").click();
      assert.ok(!await page.locator(".kb-site-nav").isVisible(), "the menu has a button to close it");
    }
    await close();
    assert.deepEqual(faults, []);
  });

  test(`${name}: the language switch stays on the page and in the section`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await watchedPage(on.browser, { viewport: DESKTOP });
    const both = built.pages.find((page) => page.kind === "page" && page.folder === built.languages[0] && /hreflang="[^"]+"[^>]*>[^<]*<\/a>\s*<\/li>/.test(page.html) && /<h2 id="([^"]+)"/.test(page.html) && page.translated && (page.html.match(/rel="alternate" hreflang/g) ?? []).length > 2);
    assert.ok(both, "a page in two languages with sections");
    const id = /<h2 id="([^"]+)"/.exec(both.html)[1];
    await page.goto(`${host.root}${both.url}#${id}`);
    const links = await page.locator(".kb-languages a").evaluateAll((links) => links.map(({ hreflang, lang, textContent }) => ({ hreflang, lang, textContent })));
    assert.deepEqual(links.map((link) => link.hreflang).sort(), [...built.languages].sort());
    assert.ok(links.every((link) => link.lang === link.hreflang && link.textContent.trim()), "each by its own name, in its own language");
    const other = await page.locator(".kb-languages a:not([aria-current])").first();
    const lang = await other.getAttribute("hreflang");
    await other.focus();
    await press(page, "Enter");
    await page.waitForURL(new RegExp(`/${lang}/.*#${id}$`));
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    assert.equal(await page.locator(`#${id}`).count(), 1, "the section has the same id");
    await close();
  });

  test(`${name}: the appearance is chosen by keyboard, applied at once, and remembered`, async () => {
    const built = site(name);
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP, colorScheme: "light" });
    await page.goto(`${host.root}${built.languages[0]}/`);
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is stored unasked");
    // The toolbar of the browser has its colour.
    const frame = () => page.evaluate(() => {
      const [meta, ...others] = [...document.querySelectorAll("meta[name=theme-color]")].filter(({ media }) => matchMedia(media).matches);
      const channels = /^#(..)(..)(..)$/.exec(meta.content).slice(1).map((digits) => parseInt(digits, 16));
      return others.length ? "several" : `rgb(${channels.join(", ")})`;
    });
    assert.equal(await frame(), light);
    await page.locator("#kb--appearance").selectOption("dark");
    assert.notEqual(await background(), light);
    assert.equal(await frame(), await background());
    await page.reload();
    assert.notEqual(await background(), light);
    assert.equal(await frame(), await background());
    await page.locator("#kb--appearance").selectOption("auto");
    assert.equal(await background(), light);
    assert.equal(await frame(), light);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await close();
    assert.deepEqual(faults, []);
  });
}

test("content: what a reader types into a script of a situation fills it, and can be copied", async () => {
  const built = site("content");
  const host = on.keep(await serve(built.folder));
  const { page, requests, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
  const { url } = built.pages.find((page) => page.kind === "scenario" && page.html.includes("data-kb-fill=") && page.translated);
  await page.goto(host.root + url);
  await settle(page);
  requests.length = 0;
  const field = page.locator("[data-kb-fill]").first();
  const id = await field.getAttribute("data-kb-fill");
  const words = "A&B <img src=x onerror=alert(1)> {date}";
  await field.fill(words);
  await press(page, "Enter");
  const filled = page.locator(`.kb-placeholder[data-kb-placeholder="${id}"]`).first();
  assert.equal(await filled.textContent(), words);
  assert.equal(await page.locator("main img").count(), 0);
  const copy = page.locator(".kb-script-actions .kb-copy").first();
  await copy.focus();
  await press(page, "Enter");
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes(words));
  assert.notEqual(await page.locator(".kb-script-actions [role=status]").first().textContent(), "");
  await close();
  assert.deepEqual([requests, faults], [[], []]);
});

test("odd: a letter names what is missing, opens in e-mail, and is downloaded", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
  const { url } = built.pages.find((page) => page.kind === "scenario" && page.html.includes("data-kb-fill=") && page.translated);
  await page.goto(host.root + url);
  const letter = page.locator(".kb-script", { has: page.locator("[data-kb-fill]") }).first();
  const field = letter.locator("[data-kb-fill]").first();
  const id = await field.getAttribute("data-kb-fill");
  const label = (await letter.locator(`[data-kb-placeholder="${id}"]`).first().textContent()).replace(/^\[|\]$/g, "");
  const missing = letter.locator("[data-kb-missing]");
  assert.ok((await missing.textContent()).includes(label), "named before copying");
  await field.fill("Novák & Co");
  assert.ok(!(await missing.textContent()).includes(label));
  await letter.locator("button.kb-copy").first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const n = await letter.locator(".kb-script-text p").count();
  assert.equal(copied.split("\n\n").length, n, "a blank line between the paragraphs");
  const mail = letter.locator("a.kb-copy");
  const href = await mail.evaluate((link) => {
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    return link.href;
  });
  assert.equal(decodeURIComponent(new URL(href).searchParams.get("body") ?? ""), copied.replaceAll("\n", "\r\n"));
  const [download] = await Promise.all([page.waitForEvent("download"), letter.locator("button.kb-copy").last().click()]);
  assert.match(download.suggestedFilename(), /\.txt$/);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await close();
  assert.deepEqual(faults.filter((fault) => !fault.includes("blob:")), []);
});

// Presses Tab from the start of a page to its end.
async function walk(page) {
  const all = await page.evaluate(() => {
    window.kbSeen = new Set();
    return [...document.querySelectorAll("[tabindex]")].filter((element) => element.tabIndex > 0).length;
  });
  const faults = all > 0 ? ["an element has a tabindex above 0"] : [];
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(look, NAME_OF);
    if (fault === "end") return faults;
    if (fault) faults.push(fault);
    if (fault?.startsWith("held")) return faults;
  }
  return faults;
}

// Checks the element that has the focus. Runs in the page.
function look(nameOf) {
  const name = eval(nameOf);
  const element = document.activeElement;
  if (element === document.body || element === null) return "end";
  if (kbSeen.has(element)) return element === window.kbLast ? `held: ${name(element)}` : "end";
  const backwards = window.kbLast && element.compareDocumentPosition(window.kbLast) & Node.DOCUMENT_POSITION_FOLLOWING;
  kbSeen.add(element);
  window.kbLast = element;
  if (backwards) return `out of order: ${name(element)}`;
  const box = element.getBoundingClientRect();
  if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) return `out of sight: ${name(element)} at ${box.left.toFixed(0)}, ${box.top.toFixed(0)}`;
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // In a picture the frame of a node gets wide.
  const framed = element.ownerSVGElement && parseFloat(getComputedStyle(element.querySelector("rect")).strokeWidth) >= 2;
  if (!outlined && !framed && element.id !== "kb--main") return `focus cannot be seen: ${name(element)}`;
  // WCAG 2.2, 2.4.11: not wholly covered by something else.
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  if (!points.some((point) => point === null || point === element || element.contains(point) || point.contains(element))) return `covered: ${name(element)} by ${name(points[0])}`;
  return null;
}
