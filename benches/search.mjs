#!/usr/bin/env node
// Counts what a search of a large site costs a reader and what it finds, in Chromium: requests, bytes as a
// host sends them (gzip), and round trips. Counts, no times: they are the same on every machine.
//
//   benches/corpus.py 1000 DIR --search          pages in English, made of a seed
//   kb build --root DIR/kb --out DIR/public
//   node benches/search.mjs DIR                  the search of kb
//   pagefind --site DIR/public --root-selector main --glob 'en/s*/p*/index.html'
//   node benches/search.mjs DIR --pagefind       that of Pagefind, on the same pages
//
// A server holds all requests back until no more come, and then answers them at once: each such round
// is a round trip. It speaks HTTP/2, as hosts do, so that many requests can wait at once. Every query has an empty cache, except the second one of a reader. `--n=30` says how
// many queries of each kind; `tests/browser` must have its packages (`npm ci`).
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http2 from "node:http2";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { launch } from "../tests/browser/lib/browser.mjs";

const [folder, ...options] = process.argv.slice(2);
const isPagefind = options.includes("--pagefind");
const n = Number((options.find((option) => option.startsWith("--n=")) || "--n=30").slice(4));
const root = path.join(folder, "public"), pages = path.join(folder, "kb/content/en");

// How long no request comes before those that are held back are answered, and how long nothing happens
// before a search is over, in ms. On a busy machine longer times change nothing.
const ROUND = 150, OVER = 600;
// As many results as the list of kb shows.
const SHOWN = 6;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

/** A key and a certificate for one run. */
function certificate() {
  const files = fs.mkdtempSync(path.join(os.tmpdir(), "kb-bench-")), [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(files, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost"], { stdio: "pipe" });
  const read = { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
  fs.rmSync(files, { recursive: true });
  return read;
}

/** A host that counts: `count` has the requests, bytes and round trips since `begin`. */
async function host() {
  let held = [], timer, count = null, last = Date.now();
  const answer = ({ file, type, response }) => {
    const bytes = file && fs.readFileSync(file);
    if (!bytes) { response.writeHead(404); return response.end(); }
    const sent = type ? gzipSync(bytes, { level: 6 }) : bytes;
    if (count) count.bytes += sent.length;
    response.writeHead(200, { "content-type": type || "application/octet-stream", ...(type && { "content-encoding": "gzip" }) });
    response.end(sent);
  };
  const release = () => {
    count.trips += 1;
    held.forEach(answer);
    held = [];
  };
  const server = http2.createSecureServer(certificate(), (request, response) => {
    const asked = decodeURIComponent(request.url.split("?")[0]);
    const name = path.join(root, asked.endsWith("/") ? `${asked}index.html` : asked);
    const each = { file: fs.existsSync(name) ? name : null, type: TYPES[path.extname(name)], response };
    last = Date.now();
    if (!count) return answer(each);
    count.requests += 1;
    held.push(each);
    clearTimeout(timer);
    timer = setTimeout(release, ROUND);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `https://127.0.0.1:${server.address().port}/en/`,
    begin: () => { count = { requests: 0, bytes: 0, trips: 0 }; last = Date.now(); },
    over: async () => { while (held.length || Date.now() - last < OVER) await wait(50); const all = count; count = null; return all; },
    close: () => server.close(),
  };
}

// --- The queries -----------------------------------------------------------------------------------

let seed = 1;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
const sections = fs.readdirSync(pages).filter((name) => /^s\d+$/.test(name)).sort();

/** A page by chance: its address, the two words of its title, and the words of a paragraph. */
function anyPage() {
  const section = sections[random(sections.length)];
  const names = fs.readdirSync(path.join(pages, section)).filter((name) => name.startsWith("p")).sort();
  const name = names[random(names.length)];
  const text = fs.readFileSync(path.join(pages, section, name), "utf8");
  const title = /^title: Page \d+ \d+ (.*)$/m.exec(text)[1].split(" ");
  const paragraphs = text.split("\n").filter((line) => line.includes("](")).map((line) => line.split(" [")[0]);
  const words = paragraphs[random(paragraphs.length)].toLowerCase().split(/[^a-z]+/).filter((word) => word);
  return { address: `en/${section}/${name.replace(".md", "")}/`, title, words };
}

// Two neighbouring letters of the longest word the other way round, in each third query the first two.
function misspelt(words, nth) {
  const word = words.reduce((a, b) => (b.length > a.length ? b : a));
  for (let at = nth % 3 ? 1 + random(word.length - 2) : 0; at + 1 < word.length; at++) {
    if (word[at] === word[at + 1]) continue;
    return words.map((each) => (each === word ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : each)).join(" ");
  }
  return words.join(" ");
}

const hasTitle = ({ title }) => (found) => title.every((word) => found.title.toLowerCase().split(/[^a-z]+/).includes(word));
const isPage = ({ address }) => (found) => found.href.endsWith(`/${address}`);
const long = ({ title }) => title.every((word) => word.length > 5) && title[0] !== title[1];

function queries(make, fits = () => true) {
  const all = [];
  while (all.length < n) {
    const page = anyPage();
    if (fits(page)) all.push(make(page, all.length));
  }
  return all;
}

/** Five words of a text one after another. */
function phrase(page) {
  const at = random(page.words.length - 5);
  return page.words.slice(at, at + 5).join(" ");
}

const kinds = {
  "the two words of a title": queries((page) => ({ text: page.title.join(" "), isWanted: hasTitle(page) }), long),
  "the same, one misspelt": queries((page, nth) => ({ text: misspelt(page.title, nth), isWanted: hasTitle(page) }), long),
  "five consecutive words": queries((page) => ({ text: phrase(page), isWanted: isPage(page) }), ({ words }) => words.length > 10),
  "the same in quotation marks": queries((page) => ({ text: `"${phrase(page)}"`, isWanted: isPage(page) }), ({ words }) => words.length > 10),
};

// --- The searches ----------------------------------------------------------------------------------

const searches = {
  kb: {
    ask: (page, text) => page.locator("[role=combobox]").fill(`${text} `),
    found: (page) => page.locator("a.search-hit:not(.search-sub)").evaluateAll((all) => all.map((a) => ({ href: a.href.split("#")[0], title: a.querySelector(".search-title").textContent }))),
  },
  pagefind: {
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
const { ask, found } = searches[isPagefind ? "pagefind" : "kb"];

const served = await host(), browser = await launch({ headless: true });

async function answer(page, text) {
  served.begin();
  await Promise.all([ask(page, text), wait(50)]);
  const cost = await served.over();
  return { ...cost, found: await found(page) };
}

/** A reader with an empty cache asks some queries one after another. */
async function reader(texts) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(served.address);
  const answers = [];
  for (const text of texts) answers.push(await answer(page, text));
  await context.close();
  return answers;
}

const median = (numbers) => numbers.slice().sort((a, b) => a - b)[numbers.length >> 1];
function report(name, answers, n_found) {
  const of = (what) => answers.map((each) => each[what]);
  const kB = (bytes) => (bytes / 1000).toFixed(0);
  console.log(`| ${name} | ${n_found} of ${answers.length} | ${median(of("requests"))} | ${median(of("trips"))}, at most ${Math.max(...of("trips"))} | ${kB(median(of("bytes")))} | ${kB(Math.max(...of("bytes")))} |`);
}

function sizeOf(names) {
  const sizes = names.map((name) => { const bytes = fs.readFileSync(name); return [bytes.length, TYPES[path.extname(name)] ? gzipSync(bytes).length : bytes.length]; });
  const sum = (which) => (sizes.reduce((all, size) => all + size[which], 0) / 1e6).toFixed(1);
  return `${names.length} files, ${sum(0)} MB, ${sum(1)} MB as they are sent`;
}
const all = (folder) => fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => path.join(item.parentPath ?? item.path, item.name)) : [];
const index = isPagefind ? all(path.join(root, "pagefind")) : [...all(path.join(root, "assets")).filter((name) => /\/search\.en\./.test(name)), path.join(root, "en/search.js")];
console.log(`${isPagefind ? "Pagefind" : "kb"}, ${sections.length * 100} pages; index: ${sizeOf(index)}`);
if (!isPagefind) console.log(`en/search.js: ${gzipSync(fs.readFileSync(path.join(root, "en/search.js"))).length} bytes; head: ${index.filter((name) => /search\.en\.[0-9a-f]+\.js$/.test(name)).map((name) => gzipSync(fs.readFileSync(name)).length)}`);
console.log("| query | found in the first three | requests | round trips | kB | at most |\n| --- | --: | --: | --: | --: | --: |");
for (const [name, asked] of Object.entries(kinds)) {
  const answers = [];
  for (const { text } of asked) answers.push((await reader([text]))[0]);
  report(name, answers, asked.filter(({ isWanted }, nth) => answers[nth].found.slice(0, 3).some(isWanted)).length);
}
const seconds = [], [first] = Object.values(kinds);
for (let nth = 0; nth < first.length; nth += 1) seconds.push((await reader([first[(nth + 1) % first.length].text, first[nth].text]))[1]);
report("the two words of a title, as a second query", seconds, first.filter(({ isWanted }, nth) => seconds[nth].found.slice(0, 3).some(isWanted)).length);
await browser.close();
served.close();
