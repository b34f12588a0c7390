// Lighthouse on the pages readers meet first, served with the shipped headers: the median of three.
// Other load on the machine distorts a run: runs in which the machine was much slower than in its best
// one (Lighthouse's own benchmark index) are repeated, a few times.

import assert from "node:assert/strict";
import { test } from "node:test";

import lighthouse from "lighthouse";

import { launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";

// Lighthouse reads robots.txt from within the page, which the policy of a quiz (connect-src 'none')
// forbids as it should; the other pages are checked with it, and the gate on heads reads it too.
// Results of a search are not for search engines.
const BLIND = { "the quiz": ["robots-txt"], "the search": ["is-crawlable"] };
const RUNS = 3;
const MOST_RUNS = 7;
const BUSY = 0.7;
const LEAST = { accessibility: 1, "best-practices": 1, seo: 1, performance: 0.99 };

const built = site("content");
const [lang] = built.languages;
const ofKind = (kind) => built.pages.filter((page) => page.kind === kind && page.folder === lang && page.translated);
const pages = {
  "a start page": ofKind("home")[0],
  "a long page": ofKind("page").sort((a, b) => b.html.length - a.html.length)[0],
  "a scenario": ofKind("scenario")[0],
  "the quiz": ofKind("quiz")[0],
  "the search": ofKind("search")[0],
};

for (const [what, { url }] of Object.entries(pages)) {
  for (const formFactor of ["mobile", "desktop"]) {
    test(`${what}, ${formFactor}: /${url}`, async (t) => {
      const host = await serve(built.folder, "/", { isCompressed: true });
      const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, []]));
      const lost = new Set();
      const runs = await calmRuns(host.root + url, { formFactor, skipAudits: BLIND[what] ?? null });
      for (const lhr of runs) {
        for (const category of Object.keys(LEAST)) {
          scores[category].push(lhr.categories[category].score);
          for (const { id, weight } of lhr.categories[category].auditRefs) {
            const { score, title, displayValue } = lhr.audits[id];
            if (weight > 0 && score !== null && score < 1) lost.add(`${category}: ${title} ${displayValue ?? ""} (${score})`);
          }
        }
      }
      await host.close();
      t.diagnostic(`${JSON.stringify(scores)}, speed of the machine ${runs.map(speed)} of ${best}`);
      const short = Object.keys(LEAST).filter((category) => median(scores[category]) < LEAST[category]);
      assert.deepEqual(short, [], [...lost].join("\n"));
    });
  }
}

function speed(lhr) {
  return lhr.environment.benchmarkIndex;
}

// The best speed of the machine in any run.
let best = 0;

/** The runs in which the machine was fastest. */
async function calmRuns(address, options) {
  const runs = [];
  const calm = () => runs.filter((lhr) => speed(lhr) >= BUSY * best);
  while (calm().length < RUNS && runs.length < MOST_RUNS) {
    const { lhr } = await audit(address, options);
    best = Math.max(best, speed(lhr));
    runs.push(lhr);
  }
  return runs.sort((a, b) => speed(b) - speed(a)).slice(0, RUNS);
}

async function audit(address, { formFactor, skipAudits }) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const browser = await launch({ args: [`--remote-debugging-port=${port}`, "--disable-gpu", "--disable-quic"] });
  try {
    const mobile = formFactor === "mobile";
    return await lighthouse(address, {
      port,
      output: "json",
      logLevel: "error",
      onlyCategories: Object.keys(LEAST),
      formFactor,
      skipAudits,
      screenEmulation: mobile ? undefined : { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false },
      throttling: mobile ? undefined : { rttMs: 40, throughputKbps: 10_240, cpuSlowdownMultiplier: 1 },
    }, undefined);
  } finally {
    await browser.close();
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
