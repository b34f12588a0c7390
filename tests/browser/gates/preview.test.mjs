// The preview in the browser of an author: a saved file is shown at the same position, without a key pressed.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT, preview } from "../lib/kb.mjs";
import { stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

/** A small site in a folder of its own, with its preview and a page of it. */
async function author(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "kb-preview-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("kb.yaml", "title: Site\nbase_url: https://site.example/\nlanguages: [en]\n");
  write("content/en/index.md", "# Start\n\n[Long](long.md)\n");
  write("content/en/long.md", long("As it was."));
  const server = await preview(folder);
  const { page, faults: all, close } = await watchedPage(on.browser, { viewport: { width: 1000, height: 600 } });
  // A reload ends the requests of the page before it, whenever it comes.
  const faults = () => all.filter((fault) => !fault.endsWith("net::ERR_ABORTED"));
  if (options.before) await page.addInitScript(options.before);
  on.keep({ close: async () => { await server.stop(); rmSync(folder, { recursive: true, force: true }); } });
  await page.goto(`${server.root}en/long/`);
  // State that a reload would lose.
  const mark = () => page.evaluate(() => { window.kept = true; });
  const kept = () => page.evaluate(() => window.kept === true);
  return { folder, write, server, page, faults, close, mark, kept };
}

const long = (words) => `# Long\n\n${words}\n\n${Array.from({ length: 80 }, (_, nth) => `Paragraph ${nth}.`).join("\n\n")}\n`;

const shows = (page, words) => page.getByText(words, { exact: true }).waitFor({ timeout: 15_000 });

/** The overlay's text; empty where there is none. */
const overlay = (page) => page.evaluate(() => document.querySelector("kb-problems")?.shadowRoot.textContent ?? "");
const until = (page, condition, argument) => page.waitForFunction(condition, argument, { timeout: 15_000 });

test("an edit is shown at the same position, and the policy of the page allows all of it", async () => {
  const { write, page, faults, close } = await author();
  await shows(page, "As it was.");
  await page.evaluate(() => scrollTo(0, 700));
  write("content/en/long.md", long("As it is."));
  await shows(page, "As it is.");
  await until(page, () => Math.abs(scrollY - 700) < 2);
  await close();
  assert.deepEqual(faults(), []);
});

test("an edit of a quiz is shown, though its page forbids connections", async () => {
  const { write, server, page, faults, close } = await author();
  const quiz = readFileSync(join(ROOT, "src/cmd/init/site/content/en/quizzes/ready-to-borrow.yaml"), "utf8").replace(/, pages?: [^}]*/g, "");
  write("content/en/quizzes/ready.yaml", quiz);
  write("content/en/index.md", "# Start\n\n[Long](long.md), [quiz](quizzes/ready.yaml)\n");
  await until(page, () => document.querySelector("a[href*=quizzes]"));
  await page.goto(`${server.root}en/quizzes/ready/`);
  await shows(page, "Three questions and a short plan. Your answers stay in this browser.");
  write("content/en/quizzes/ready.yaml", quiz.replace("Three questions", "Four questions"));
  await shows(page, "Four questions and a short plan. Your answers stay in this browser.");
  await close();
  assert.deepEqual(faults(), []);
});

test("a changed style sheet is applied without a reload", async () => {
  const { write, page, faults, close, mark, kept } = await author();
  const colour = () => getComputedStyle(document.body).backgroundColor;
  const plain = await page.evaluate(colour);
  await mark();
  write("themes/default/assets/style.css", "body { background-color: rgb(1, 2, 3) }\n");
  await until(page, (plain) => getComputedStyle(document.body).backgroundColor !== plain, plain);
  assert.equal(await page.evaluate(colour), "rgb(1, 2, 3)");
  assert.equal(await kept(), true, "the page was loaded again");
  write("themes/default/assets/style.css", "body { background-color: rgb(4, 5, 6) }\n");
  await until(page, () => getComputedStyle(document.body).backgroundColor === "rgb(4, 5, 6)");
  assert.equal(await kept(), true, "the page was loaded again");
  await close();
  assert.deepEqual(faults(), []);
});

test("errors are shown over the last good page, can be hidden, and disappear when they are corrected", async () => {
  const { write, page, faults, close, mark, kept } = await author();
  await mark();
  write("content/en/long.md", "# Long\n\n[gone](gone.md)\n");
  await until(page, () => document.querySelector("kb-problems"));
  const said = await overlay(page);
  assert.match(said, /1 error/);
  assert.match(said, /error\[broken-link\]/);
  assert.match(said, /content\/en\/long\.md:3:\d+/);
  await shows(page, "As it was.");
  assert.equal(await kept(), true, "the last good page was left alone");
  await page.getByRole("region", { name: "Problems in the content" }).waitFor();
  await page.getByRole("button", { name: "Hide" }).press("Enter");
  assert.equal(await overlay(page), "");
  write("content/en/long.md", "# Long\n\n[gone too](gone-too.md)\n");
  await until(page, () => document.querySelector("kb-problems")?.shadowRoot.textContent.includes("gone-too"));
  write("content/en/long.md", long("As it was."));
  await until(page, () => !document.querySelector("kb-problems"));
  await close();
  assert.deepEqual(faults(), []);
});

test("warnings can be hidden for the tab, and errors stay", async () => {
  const { write, page, faults, close } = await author();
  const warning = "# Long\n\n#### Deep\n\nWords.\n";
  const press = (name) => page.getByRole("button", { name }).press("Enter");
  write("content/en/long.md", warning);
  await page.getByRole("heading", { name: "Deep" }).waitFor();
  await until(page, () => document.querySelector("kb-problems"));
  assert.match(await overlay(page), /1 warning.*heading-jump/s);
  await press("Hide warnings");
  assert.equal(await overlay(page), "Show 1 warning");
  await page.reload();
  await page.getByRole("button", { name: "Show 1 warning" }).waitFor();
  write("content/en/long.md", `${warning}\n[gone](gone.md)\n`);
  await until(page, () => document.querySelector("kb-problems")?.shadowRoot.textContent.includes("broken-link"));
  assert.doesNotMatch(await overlay(page), /heading-jump/);
  await press("Show 1 warning");
  assert.match(await overlay(page), /heading-jump/);
  const focused = () => document.querySelector("kb-problems").shadowRoot.activeElement?.textContent;
  assert.equal(await page.evaluate(focused), "Hide warnings");
  await close();
  assert.deepEqual(faults(), []);
});

test("a restarted preview is found again, with the changes made meanwhile", async () => {
  const { folder, write, server, page, close } = await author();
  await shows(page, "As it was.");
  await server.stop();
  write("content/en/long.md", long("Changed meanwhile."));
  const again = on.keep(await preview(folder, server.port));
  assert.equal(again.root, server.root);
  await shows(page, "Changed meanwhile.");
  await close();
});

test("a hidden tab reloads when it becomes visible", async () => {
  const { write, page, close, mark, kept } = await author();
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  await mark();
  await hide(true);
  const told = page.waitForResponse((response) => response.url().includes("/__kb/state"));
  write("content/en/long.md", long("Nobody looks."));
  await (await told).finished();
  // A later response to the page: had the first one led to a reload, it would have begun.
  await page.evaluate(async () => (await fetch("/__kb/state")).text());
  assert.equal(await kept(), true, "it was loaded again while hidden");
  await hide(false);
  await shows(page, "Nobody looks.");
  await close();
});

test("without WebSockets it polls", async () => {
  const { write, page, close } = await author({
    before: () => {
      window.WebSocket = class {
        constructor() { setTimeout(() => this.onclose(), 0); }
        close() {}
      };
    },
  });
  await shows(page, "As it was.");
  write("content/en/long.md", long("Polled."));
  await shows(page, "Polled.");
  await close();
});

test("a missing page appears when it is written", async () => {
  const { write, server, page, close } = await author();
  await page.goto(`${server.root}en/new/`);
  assert.equal(await page.locator("h1").count(), 1);
  write("content/en/new.md", "# New\n\nHere it is.\n");
  await shows(page, "Here it is.");
  await close();
});
