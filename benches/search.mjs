#!/usr/bin/env node
// Measures what a search of a large site costs a reader and what it finds, in Chromium, and prints the tables of
// docs/content/en/explanation/benchmarks.md.
//
//   node benches/search.mjs --pages=1000,10000,30000,100000 --throttle=4
//
// makes the pages (benches/corpus.py), builds each site with kb, searches it, and removes it again. Options:
//
//   --pages=N,N      how many pages; default 1000
//   --throttle=N     also measures the time to the first result, with a processor N times as slow (Chromium)
//   --n=30           how many queries of each kind
//   --kb=PROGRAM     default target/release/kb
//   --folder=DIR     where the pages are; default a temporary folder. 100,000 pages take 4 GB
//   --keep           does not remove them
//
// An existing folder with `kb/` and `public/`, also beside another search on the same pages:
//
//   pagefind --site DIR/public --root-selector main --glob 'en/s*/p*/index.html'
//   node benches/search.mjs DIR [--pagefind] [--throttle=N] [--n=N]
//
// Requests, bytes as a host sends them (gzip) and round trips are counts, the same on every machine. Times are not:
// the machine must be idle. Every query has an empty cache, except the second one of a reader. `tests/browser` must
// have its packages (`npm ci`).
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { launch } from "../tests/browser/lib/browser.mjs";
import { made } from "./search/corpus.mjs";
import { host, sent, wait } from "./search/host.mjs";
import { queries } from "./search/queries.mjs";

const options = process.argv.slice(2);
const given = (name, other) => (options.find((option) => option.startsWith(`--${name}=`)) || `=${other}`).split("=").slice(1).join("=");
const existing = options.find((option) => !option.startsWith("--"));
const n = Number(given("n", 30)), throttle = Number(given("throttle", 0));
const isPagefind = options.includes("--pagefind"), program = isPagefind ? "Pagefind" : "kb";
const kb = path.resolve(given("kb", path.join(path.dirname(fileURLToPath(import.meta.url)), "../target/release/kb")));
// As many results as the list of kb shows.
const SHOWN = 6;
// The kind whose queries are asked as second ones, too.
const FIRST_KIND = "the two words of a title";

const searches = {
  kb: {
    ask: (page, text) => page.locator("[role=combobox]").fill(`${text} `),
    found: (page) => page.locator("a.kb-search-hit:not(.kb-search-sub)").evaluateAll((all) => all.map((a) => ({ href: a.href.split("#")[0], title: a.querySelector(".kb-search-title").textContent }))),
  },
  Pagefind: {
    ask: (page, text) => page.evaluate(async ([text, shown]) => {
      window.found = [];
      window.engine = window.engine || await import("/pagefind/pagefind.js");
      const { results } = await window.engine.search(text);
      const data = await Promise.all(results.slice(0, shown).map((result) => result.data()));
      window.found = data.map(({ url, meta }) => ({ href: url, title: meta.title }));
    }, [text, SHOWN]),
    found: (page) => page.evaluate(() => window.found),
  },
};
const { ask, found } = searches[program];

// --- One reader ------------------------------------------------------------------------------------

/** A reader with an empty cache on the start page; `read` gets the page. */
async function reader(browser, address, read) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(address);
  const answer = await read(page);
  await context.close();
  return answer;
}

/** What a reader's last query costs and finds, with a host that holds requests back. */
async function counted(page, served, texts) {
  let answer;
  for (const text of texts) {
    served.begin();
    await Promise.all([ask(page, text), wait(50)]);
    answer = { ...await served.over(), found: await found(page) };
  }
  return answer;
}

/** The milliseconds from a reader's last query to its first result, with a slow processor. */
async function timed(page, texts) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  let ms;
  for (const text of texts) ms = await firstResult(page, text);
  return ms;
}

/** From the input to the frame after the first result, by the clock of the page. */
async function firstResult(page, text) {
  if (isPagefind) {
    const start = await page.evaluate(() => performance.now());
    await ask(page, text);
    return await page.evaluate((start) => performance.now() - start, start);
  }
  await page.evaluate(() => {
    const list = document.querySelector("[role=listbox]"), input = document.querySelector("[role=combobox]");
    list.replaceChildren();
    window.shown = new Promise((done) => {
      let start;
      input.addEventListener("input", () => { start = performance.now(); }, { capture: true, once: true });
      new MutationObserver((_, observer) => {
        if (start === undefined || !list.querySelector("[role=option]")) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }).observe(list, { childList: true, subtree: true });
    });
  });
  await ask(page, text);
  // A query that finds nothing has no first result.
  return await Promise.race([page.evaluate(() => window.shown), wait(30_000).then(() => Infinity)]);
}

// --- Tables ----------------------------------------------------------------------------------------

const median = (numbers) => numbers.slice().sort((a, b) => a - b)[numbers.length >> 1];
const kB = (bytes) => (bytes / 1000).toFixed(0);
const MB = (bytes) => (bytes / 1e6).toFixed(1);
const line = (row) => `| ${row.join(" | ")} |`;
const table = ([head, ...rows]) => [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");

const files = (folder) => fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => path.join(item.parentPath ?? item.path, item.name)) : [];

/** The files of the index: how many, their bytes, and those of the head, which every search loads. */
function sizes(root) {
  const all = isPagefind ? files(path.join(root, "pagefind")) : [...files(path.join(root, "assets")).filter((name) => /\/search\.en\./.test(name)), path.join(root, "en/search.js")];
  const sum = (size) => all.reduce((sum, name) => sum + size(name), 0);
  const head = isPagefind ? "" : (sent(path.join(root, "en/search.js")).length / 1000).toFixed(1);
  return [all.length, MB(sum((name) => fs.statSync(name).size)), MB(sum((name) => sent(name).length)), head];
}

/** Asks all queries of a site, and returns its rows of the table. Each is printed at once, too: a large site takes long. */
async function asked(browser, folder, name) {
  const root = path.join(folder, "public"), served = await host(root);
  const kinds = queries(path.join(folder, "kb/content/en"), n);
  const first = kinds[FIRST_KIND];
  const readers = Object.entries(kinds).map(([name, all]) => ({ name, all, texts: all.map(({ text }) => [text]) }));
  readers.push({ name: `${FIRST_KIND}, as a second query`, all: first, texts: first.map(({ text }, nth) => [first[(nth + 1) % n].text, text]) });
  const rows = [];
  for (const { name: kind, all, texts } of readers) {
    const answers = [], times = [];
    for (const each of texts) answers.push(await reader(browser, served.address, (page) => counted(page, served, each)));
    for (const each of throttle ? texts : []) times.push(await reader(browser, served.address, (page) => timed(page, each)));
    const of = (what) => answers.map((each) => each[what]);
    const n_found = all.filter(({ isWanted }, nth) => answers[nth].found.slice(0, 3).some(isWanted)).length;
    const ms = throttle ? [median(times).toFixed(0), Math.max(...times).toFixed(0)] : [];
    rows.push([name, kind, `${n_found} of ${n}`, median(of("requests")), `${median(of("trips"))}, at most ${Math.max(...of("trips"))}`, kB(median(of("bytes"))), kB(Math.max(...of("bytes"))), ...ms]);
    console.error(line(rows.at(-1)));
  }
  served.close();
  return rows;
}

const builds = [["", "build, s", "CPU s", "peak MiB", "index files", "MB", "MB as sent", "head, kB as sent"]];
const searched = [["", "query", "found in the first three", "requests", "round trips", "kB, median", "kB, most", ...(throttle ? [`first result at ${throttle}× CPU, ms, median`, "most"] : [])]];
const parent = given("folder", path.join(os.tmpdir(), "kb-bench-search"));
const browser = await launch({ headless: true });
for (const pages of existing ? [0] : given("pages", 1000).split(",").map(Number)) {
  const folder = existing || path.join(parent, String(pages));
  const build = existing ? null : made(folder, pages, kb);
  const n_pages = fs.readdirSync(path.join(folder, "kb/content/en")).filter((name) => /^s\d+$/.test(name)).length * 100;
  const name = `${program}, ${n_pages.toLocaleString("en")} pages`;
  builds.push([name, ...(build ? [build.wall.toFixed(1), build.cpu.toFixed(1), build.memory.toFixed(0)] : ["", "", ""]), ...sizes(path.join(folder, "public"))]);
  console.error(line(builds.at(-1)));
  searched.push(...await asked(browser, folder, name));
  if (!existing && !options.includes("--keep")) fs.rmSync(folder, { recursive: true });
}
await browser.close();
console.log(`${table(builds)}\n\n${table(searched)}`);
