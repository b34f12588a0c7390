// The size of a first view: the page and all files it names, compressed as a host would send them. The
// gate on the policy shows that pages request nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { attribute, byTag } from "../lib/dom.mjs";
import { SITES, site } from "../lib/site.mjs";

const KIB = 1024;
const LIMITS = { all: 50 * KIB, css: 10.5 * KIB, sheet: 0, js: 9 * KIB };
// A quiz has a style sheet and two scripts of its own and may have the exit; its generated sheet grows with its
// questions.
const QUIZ_LIMITS = { ...LIMITS, css: 11 * KIB, sheet: 7 * KIB, js: 14 * KIB };

for (const name of SITES) {
  test(`${name}: a first view stays within its budget`, (t) => {
    const built = site(name);
    const faults = [];
    const largest = { all: 0, css: 0, sheet: 0, js: 0 };
    for (const page of built.pages) {
      const sizes = firstView(built, page);
      const limits = page.kind === "quiz" ? QUIZ_LIMITS : LIMITS;
      for (const part of Object.keys(limits)) {
        if (part === "all" && unlimited(name, page)) continue;
        largest[part] = Math.max(largest[part], sizes[part]);
        if (sizes[part] > limits[part]) faults.push(`/${page.url}: ${part} ${sizes[part]} bytes of ${limits[part]}`);
      }
    }
    t.diagnostic(`largest: ${JSON.stringify(largest)}`);
    assert.deepEqual(faults, []);
  });
}

// The print edition is a whole site on one page, and odd pages are large on purpose.
function unlimited(name, { kind, file }) {
  return kind === "print" || (name === "odd" && /(tables|headings)/.test(file));
}

function firstView(built, page) {
  const named = (tag, name, wanted) => byTag(page.document, tag)
    .filter(wanted)
    .map((element) => attribute(element, name))
    .filter((href) => href !== null && !href.startsWith("data:"))
    .map((href) => new URL(href, `http://site.example${built.prefix}${page.url}`).pathname.slice(built.prefix.length))
    .map(decodeURIComponent);
  const sum = (paths) => paths.map((path) => gzipped(built.folder, path)).reduce((all, size) => all + size, 0);
  const rel = (...names) => (link) => names.includes(attribute(link, "rel"));
  const sheets = named("link", "href", rel("stylesheet"));
  const isGenerated = (path) => /^assets\/quiz-[^/]+\.css$/.test(path);
  const css = sum(sheets.filter((path) => !isGenerated(path)));
  const sheet = sum(sheets.filter(isGenerated));
  const js = sum(named("script", "src", () => true));
  const rest = sum(named("img", "src", () => true)) + sum(named("link", "href", rel("icon")));
  return { css, sheet, js, all: css + sheet + js + rest + gzipped(built.folder, page.file) };
}

const known = new Map();
function gzipped(folder, path) {
  const file = join(folder, path);
  if (!known.has(file)) known.set(file, gzipSync(readFileSync(file), { level: 9 }).length);
  return known.get(file);
}
