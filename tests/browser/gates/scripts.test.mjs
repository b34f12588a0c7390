// Each script of a page fails, or is late, alone. Then no control is shown that does nothing, the others
// work, and the reader's actions before a late script are kept.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import ts from "typescript";

import { DESKTOP } from "../lib/browser.mjs";
import { attribute, byTag } from "../lib/dom.mjs";
import { ROOT } from "../lib/kb.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { hold, stage } from "../lib/visit.mjs";

const built = site("content");
const LANG = built.languages[0];
const own = built.pages.filter((page) => page.folder === LANG);
const PAGES = {
  home: own.find((page) => page.kind === "home"),
  danger: own.find((page) => page.kind === "page" && page.html.includes("data-kb-leave")),
  scenario: own.find((page) => page.kind === "scenario" && page.html.includes("data-kb-fill") && page.html.includes("data-kb-leave")),
  code: own.find((page) => page.kind === "page" && page.html.includes('<pre class="kb-code"')),
  quiz: own.find((page) => page.kind === "quiz"),
  search: own.find((page) => page.kind === "search"),
};
const scriptsOf = (page) => byTag(page.document, "script").map((script) => attribute(script, "src")).filter(Boolean)
  .map((src) => /([\w-]+)\.[0-9a-f]+\.js$/.exec(src)[1]);
const address = (script) => new RegExp(`/assets/${script}\\.[0-9a-f]+\\.js$`);

let on;
let host;
before(async () => { on = await stage(); host = on.keep(await serve(built.folder)); });
after(() => on?.close());

async function opened(check) {
  const context = await on.browser.newContext({ viewport: DESKTOP, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await check(page);
  assert.deepEqual(faults, []);
  await context.close();
}

const SEARCH = "[role=combobox], #kb--search-page-input";
const KNOWN = `${SEARCH}, #kb--appearance, [data-kb-fill], .kb-copy, [data-kb-do], .kb-search-more, .kb-search-clear, .kb-search-filters select`;

/** Uses every control that is shown; each must work. Returns the list of them. */
async function useAll(page) {
  const unknown = await page.evaluate((known) => [...document.querySelectorAll("button:not([popovertarget]), select, textarea, input:not([type=radio], [type=checkbox])")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(known)).map((each) => each.outerHTML), KNOWN);
  assert.deepEqual(unknown, [], "a control that this test does not know");
  const used = new Set();
  const shown = async (selector) => await page.locator(selector).filter({ visible: true }).count() > 0;
  if (await shown("#kb--appearance")) {
    used.add("theme");
    await page.locator("#kb--appearance").selectOption("dark");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kbAppearance), "dark");
    await page.locator("#kb--appearance").selectOption("auto");
  }
  if (await shown("[data-kb-fill]")) {
    used.add("content");
    const field = page.locator("[data-kb-fill]").first();
    await field.fill("Novák");
    const id = await field.getAttribute("data-kb-fill");
    assert.equal(await page.locator(`[data-kb-placeholder="${id}"]`).first().textContent(), "Novák");
  }
  if (await shown(".kb-copy")) {
    used.add("content");
    const before = await page.locator(".kb-copy").first().textContent();
    await page.locator(".kb-copy").first().click();
    await page.waitForFunction((before) => document.querySelector(".kb-copy").textContent !== before, before);
  }
  if (await shown("[data-kb-do=continue]")) {
    used.add("quiz");
    await page.locator("[data-kb-do=continue]").click();
    await page.locator("#kb--quiz-error").waitFor();
  }
  for (const selector of SEARCH.split(", ")) {
    if (!await shown(selector)) continue;
    used.add("search-box");
    await page.locator(selector).fill("klient");
    await page.locator(selector.startsWith("#") ? ".kb-search-results a" : "[role=option]").first().waitFor();
    await page.locator(selector).fill("");
  }
  return used;
}

/** The replacements for the controls are shown wherever the controls are not. */
async function hasWaysOn(page, used) {
  if (!used.has("search-box")) await page.locator(".kb-search-fallback a").waitFor();
  if (!used.has("quiz") && await page.locator("[data-kb-quiz]").count()) {
    await page.locator("[data-kb-question]").last().waitFor();
    assert.ok(await page.locator("#kb--quiz-bands").isVisible(), "the work sheet is there");
  }
}

/** Which of the groups of controls a page has when all its scripts are there. */
const HAS_TEXTS = /data-kb-copyable|<pre class="kb-code"/;
const groupsOf = ({ html }, scripts) => ["theme", "content", "search-box", "quiz"]
  .filter((each) => scripts.includes(each) && (each !== "content" || HAS_TEXTS.test(html)));
// The other scripts that do not run when one does not: deferred scripts run in order.
const NEEDS = { quiz: ["quiz-evaluate"] };

test("the scripts of the theme pass the type checker, and declare nothing that they do not use", () => {
  const [checker, project] = ["../node_modules/typescript/bin/tsc", "../lib/tsconfig.json"].map((file) => fileURLToPath(new URL(file, import.meta.url)));
  const { stdout, status } = spawnSync(process.execPath, [checker, "--project", project], { encoding: "utf8" });
  assert.equal(stdout, "");
  assert.equal(status, 0);
});

/** The tokens of a script. */
function tokensOf(name, script) {
  const tree = ts.createSourceFile(name, script, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  assert.deepEqual(tree.parseDiagnostics, [], name);
  const tokens = [];
  const visit = (node) => {
    if (ts.isJSDoc(node)) return;
    const parts = node.getChildren(tree);
    if (parts.length === 0) tokens.push(`${ts.SyntaxKind[node.kind]} ${node.getText(tree)}`);
    parts.forEach(visit);
  };
  visit(tree);
  return tokens;
}

test("published scripts have the code of their sources, line by line, and no comment", () => {
  const published = built.files.filter((file) => /^assets\/[\w-]+\.[0-9a-f]+\.js$/.test(file));
  assert.ok(published.length > 8);
  for (const file of published) {
    const name = /^assets\/([\w-]+)\./.exec(file)[1];
    const [source, script] = [join(ROOT, "themes/default/assets", `${name}.js`), join(built.folder, file)].map((path) => readFileSync(path, "utf8"));
    assert.deepEqual(tokensOf(file, script), tokensOf(file, source), file);
    const lines = (text) => text.split("\n").filter((line) => line.trim()).length;
    assert.ok(script.length < source.length * 0.8 && lines(script) > lines(source) / 2, file);
    assert.ok(!/^\s*\/[/*]/m.test(script), `${file} has a comment`);
  }
});

for (const [kind, target] of Object.entries(PAGES)) {
  if (!target) continue;
  const scripts = scriptsOf(target);

  test(`${kind}: with all scripts every control works`, () => opened(async (page) => {
    await page.goto(host.root + target.url);
    assert.deepEqual([...await useAll(page)].sort(), groupsOf(target, scripts).sort());
  }));

  for (const script of scripts) {
    test(`${kind}: without ${script} the rest works`, () => opened(async (page) => {
      await page.route(address(script), (route) => route.abort());
      await page.goto(host.root + target.url);
      const used = await useAll(page);
      const left = groupsOf(target, scripts).filter((each) => each !== script && !(NEEDS[each] ?? []).includes(script));
      assert.deepEqual([...used].sort(), left.sort());
      await hasWaysOn(page, used);
    }));

    // `early` blocks rendering as the style sheet does; arrival.test.mjs tests the reason.
    if (script === "early") continue;
    test(`${kind}: while ${script} is late the page is there, and nothing done is lost`, () => opened(async (page) => {
      const { asked, release } = await hold(page, address(script));
      await page.goto(host.root + target.url, { waitUntil: "commit" });
      await asked;
      await page.waitForFunction(() => document.readyState !== "loading" && document.querySelector(".kb-site-footer"));
      await page.locator("h1").waitFor();
      if (script === "leave") await page.waitForFunction(() => document.querySelector("[data-kb-search] .kb-search-box").hidden === false);
      const used = await useAll(page);
      await hasWaysOn(page, used);
      const early = await useEarly(page, used);
      release();
      await page.waitForLoadState("load");
      await early();
      assert.deepEqual([...await useAll(page)].sort(), groupsOf(target, scripts).sort());
    }));
  }
}

/** Does what can be done while a script is missing; the result checks that it is still there. */
async function useEarly(page, used) {
  if (used.has("quiz") || !await page.locator("[data-kb-quiz]").count()) return async () => {};
  // The last option of the first question: the first one may decide at once.
  const chosen = page.locator("[data-kb-question]").first().locator("input").last();
  const id = await chosen.getAttribute("id");
  await chosen.check();
  return async () => {
    assert.ok(await page.locator(`#${id}`).isChecked());
    await page.locator("[data-kb-do=continue]").click();
    await page.locator("[data-kb-step=question]").waitFor();
    assert.equal(await page.locator(`#${id}`).isVisible(), false, "the answer counts");
  };
}
