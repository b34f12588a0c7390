// A stop that one answer decides is shown at that answer: with its help lines and the exit if it is about
// safety, with and without scripts, in every language, from a host and from a disk.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { ALL_RULES, AXE, RULES_OF_COLOURS } from "../lib/axe.mjs";
import { DESKTOP, PHONE } from "../lib/browser.mjs";
import { ROOT, kb, vectorsOf } from "../lib/kb.mjs";
import { serve } from "../lib/server.mjs";
import { GATES, SITES, site } from "../lib/site.mjs";
import { stage } from "../lib/visit.mjs";

const ROOTS = { content: ROOT, odd: join(ROOT, "tests/sites/odd") };
const MODERN_PHONE = { width: 390, height: 844 };

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

const quizzes = (built) => built.pages.filter((page) => page.kind === "quiz");
const idOf = (page) => /data-kb-quiz="([^"]+)"/.exec(page.html)[1];

/** The answers of a quiz page that decide a stop: `{ question, option, rank, isSafety }`. */
function settledOf(page) {
  return [...page.html.matchAll(/<div class="([^"]*)kb-at-once" id="A-([^"]+?)--([^"]+)" data-kb-rank="(\d+)"/g)]
    .map(([, name, question, option, rank]) => ({ question, option, rank: Number(rank), isSafety: name.startsWith("kb-safety") }));
}

/** Opens an address and runs a check; errors of the page are faults. */
async function opened(url, check, options = {}) {
  const context = await on.browser.newContext({ viewport: MODERN_PHONE, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url, { waitUntil: "load" });
  await check(page);
  assert.deepEqual(faults, []);
  await context.close();
}

const radio = ({ question, option }) => `#o-${question}--${option}`;
const element = ({ question, option }) => `#A-${question}--${option}`;
/** The displayed stops at answers, by id. */
const shown = (page) => page.locator(".kb-at-once").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.id));
const announced = (page) => page.locator("[data-kb-said=at-once]").textContent();

/** The first path of answers that shows a question, up to it. */
function wayTo(vectors, question) {
  const vector = vectors.find(({ visible }) => visible.includes(question));
  return vector.visible.slice(0, vector.visible.indexOf(question)).map((id) => [id, vector.answers[id]]);
}

async function goTo(page, way) {
  for (const [question, option] of way) {
    await page.check(radio({ question, option }));
    await page.locator("[data-kb-do=continue]").click();
  }
}

async function isComplete(page, settled) {
  const stop = page.locator(element(settled));
  assert.deepEqual(await shown(page), [await stop.getAttribute("id")]);
  assert.notEqual((await stop.locator(".kb-at-once-text").textContent()).trim(), "");
  if (!settled.isSafety) return;
  // As many as the site names.
  const lines = await stop.locator(".kb-safety-lines li").count();
  assert.ok(lines > 0, "no help line");
  assert.equal(await stop.locator("a[href^='tel:']:visible").count(), lines, "help lines");
  const exit = stop.locator("[data-kb-leave]");
  assert.match(await exit.getAttribute("href"), /^https:/);
  assert.match(await exit.getAttribute("rel"), /noreferrer/);
}

for (const name of SITES) {
  const built = site(name);
  const { vectors, data } = vectorsOf(idOf(quizzes(built)[0]), ROOTS[name]);

  test(`${name}: what is shown at an answer decides on every path with that answer`, () => {
    for (const page of quizzes(built)) {
      const all = settledOf(page);
      assert.ok(all.some(({ isSafety }) => isSafety), `${page.file} has an answer that means danger`);
      for (const { question, option, rank } of all) {
        const paths = vectors.filter(({ answers, visible }) => visible.includes(question) && answers[question] === option);
        assert.ok(paths.length > 0);
        for (const path of paths) assert.ok(data.stops.findIndex(({ id }) => id === path.stops.at(-1)) <= rank, JSON.stringify(path.answers));
      }
    }
  });

  test(`${name}: with a script it appears when the answer is chosen, is announced, keeps the focus, and goes with the answer`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    for (const [nth, target] of quizzes(built).entries()) {
      // All languages have the same structure.
      for (const settled of nth === 0 ? settledOf(target) : settledOf(target).slice(0, 1)) {
        await opened(host.root + target.url, async (page) => {
          await goTo(page, wayTo(vectors, settled.question));
          assert.deepEqual([await shown(page), await announced(page)], [[], ""]);
          const others = page.locator(`#Q-${settled.question} input:not(${radio(settled)})`);
          const before = await page.locator(radio(settled)).boundingBox();
          await page.locator(radio(settled)).focus();
          await page.keyboard.press("Space");
          await isComplete(page, settled);
          const text = (await page.locator(`${element(settled)} .kb-at-once-text`).textContent()).trim();
          assert.ok((await announced(page)).includes(text), "the words are announced");
          assert.ok(await page.locator(radio(settled)).evaluate((each) => each === document.activeElement), "the focus stays");
          const box = await page.locator(element(settled)).boundingBox();
          const after = await page.locator(radio(settled)).boundingBox();
          assert.ok(box.y >= 0 && (box.y + box.height <= MODERN_PHONE.height || box.y < after.y + 200), `in sight: ${JSON.stringify(box)}`);
          assert.equal(after.x, before.x);
          if (settled.isSafety) {
            await page.keyboard.press("Tab");
            assert.ok(await page.evaluate((id) => document.activeElement.closest(id) !== null, element(settled)), "its links come next");
          }
          await others.first().check();
          assert.ok(!(await shown(page)).includes(element(settled).slice(1)));
          await page.locator(radio(settled)).check();
          await isComplete(page, settled);
        });
      }
    }
  });

  for (const [how, breakSheets] of [["", false], [", in a browser that does not know :has()", true]]) {
    test(`${name}: without a script${how} it appears and goes as well`, async () => {
      const host = on.keep(await serve(built.folder, built.prefix));
      for (const target of quizzes(built)) {
        await opened(host.root + target.url, async (page) => {
          if (breakSheets) {
            await page.route(/\.css$/, async (route) => {
              const response = await route.fetch();
              await route.fulfill({ response, body: (await response.text()).replaceAll(":has(", ":unheard-of(") });
            });
            await page.reload();
          }
          assert.deepEqual(await shown(page), []);
          for (const settled of settledOf(target)) {
            if (!await page.locator(radio(settled)).isVisible()) continue;
            await page.locator(radio(settled)).check();
            assert.ok((await shown(page)).includes(element(settled).slice(1)), settled.question);
            if (settled.isSafety) await isComplete(page, settled);
            await page.locator(`#Q-${settled.question} input:not(${radio(settled)})`).last().check();
          }
        }, { javaScriptEnabled: false });
      }
    });
  }

  test(`${name}: a work sheet on paper shows it at each such answer, a result does not`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const [target] = quizzes(built);
    const all = settledOf(target);
    await opened(host.root + target.url, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.deepEqual(await shown(page), all.map((settled) => element(settled).slice(1)));
      assert.equal(await page.locator(".kb-at-once [data-kb-leave]:visible").count(), 0);
      await page.emulateMedia({ media: "screen" });
      await goTo(page, [...wayTo(vectors, all[0].question), [all[0].question, all[0].option]]);
      if (await page.locator("[data-kb-step=result]").count()) {
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await shown(page), []);
      }
    });
  });

  test(`${name}: it is accessible in light, dark and forced colours, and fits a narrow screen`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const found = [];
    for (const target of quizzes(built)) {
      const settled = settledOf(target).find(({ isSafety }) => isSafety);
      await opened(host.root + target.url, async (page) => {
        await page.evaluate(AXE);
        await goTo(page, wayTo(vectors, settled.question));
        await page.locator(radio(settled)).check();
        for (const viewport of [PHONE, DESKTOP]) {
          for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
            const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ["violations"] }), media.colorScheme === "light" ? ALL_RULES : RULES_OF_COLOURS);
            found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${target.url} ${viewport.width} ${JSON.stringify(media)} ${id}: ${node.target}`)));
            const [wide, edge] = await page.evaluate((id) => [
              document.documentElement.scrollWidth - document.documentElement.clientWidth,
              parseFloat(getComputedStyle(document.querySelector(id)).borderInlineStartWidth),
            ], element(settled));
            if (wide > 0 || edge < 1) found.push(`${target.url} ${viewport.width}: ${wide} px too wide, an edge of ${edge} px`);
          }
        }
      }, { bypassCSP: true });
    }
    assert.deepEqual(found, []);
  });

  test(`${name}: a quiz that can lead to safety has the exit in sight from the start`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    for (const target of quizzes(built)) {
      for (const javaScriptEnabled of [true, false]) {
        await opened(host.root + target.url, async (page) => {
          const box = await page.locator("[data-kb-leave]").first().boundingBox();
          assert.ok(box && box.y + box.height < MODERN_PHONE.height, target.url);
          assert.equal(await page.locator("[data-kb-leave-key]").isVisible(), javaScriptEnabled, "the key is named where it works");
        }, { javaScriptEnabled });
      }
    }
  });
}

test("opened from a disk it appears too", async () => {
  const disk = site("disk");
  for (const target of quizzes(disk)) {
    const settled = settledOf(target).find(({ isSafety }) => isSafety);
    for (const javaScriptEnabled of [true, false]) {
      await opened(pathToFileURL(join(disk.folder, target.file)).href, async (page) => {
        await page.locator(radio(settled)).check();
        await isComplete(page, settled);
      }, { javaScriptEnabled });
    }
  }
});

test("a stop that another answer overrules is not shown, with and without a script", async () => {
  const root = join(GATES, "overruled-source");
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, "content/en/quizzes"), { recursive: true });
  writeFileSync(join(root, "kb.yaml"), "title: Overruled\nbase_url: https://example.org/\nlanguages: [en]\n");
  writeFileSync(join(root, "content/en/index.md"), "# Overruled\n\nMade by a test: [the quiz](quizzes/two.yaml).\n");
  const question = (id) => ({
    id, title: `Question ${id}?`, short: id, error: `Answer ${id}`,
    options: [{ id: "yes", label: `Yes to ${id}`, score: { d: 1 }, do: [id] }, { id: "no", label: `No to ${id}`, do: ["rest"] }],
  });
  writeFileSync(join(root, "content/en/quizzes/two.yaml"), JSON.stringify({
    title: "Two stops", dimensions: { d: "Points" }, phases: { p: "Now" }, questions: ["one", "two"].map(question),
    stops: ["one", "two"].map((id) => ({ id, when: { [id]: ["yes"] }, effect: "override", result: id, text: `Stop ${id}` })),
    bands: [{ result: "none", from: 0 }],
    results: { one: { title: "First", do: ["one"] }, two: { title: "Second", do: ["two"] }, none: { title: "None", do: ["rest"] } },
    actions: { one: { label: "Do one", phase: "p" }, two: { label: "Do two", phase: "p" }, rest: { label: "Rest", phase: "p" } },
  }));
  kb(["build", "--out", join(GATES, "overruled")], { root });
  const built = site("overruled");
  const host = on.keep(await serve(built.folder));
  const [{ url }] = quizzes(built);
  await opened(host.root + url, async (page) => {
    await goTo(page, [["one", "yes"]]);
    await page.check("#o-two--yes");
    assert.deepEqual([await shown(page), await announced(page)], [[], ""]);
    await page.locator("[data-kb-do=back]").click();
    await page.locator("#Q-one").waitFor();
    assert.deepEqual(await shown(page), ["A-one--yes"]);
    await goTo(page, [["one", "no"]]);
    await page.check("#o-two--yes");
    assert.deepEqual(await shown(page), ["A-two--yes"], "the first one was withdrawn");
    assert.equal(await page.locator("[data-kb-leave]").count(), 0, "a quiz without danger has no exit");
  });
  await opened(host.root + url, async (page) => {
    await page.check("#o-two--yes");
    assert.deepEqual(await shown(page), ["A-two--yes"]);
    await page.check("#o-one--yes");
    assert.deepEqual(await shown(page), ["A-one--yes"]);
  }, { javaScriptEnabled: false });
});
