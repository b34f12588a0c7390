// Lighthouse on the pages readers meet first, served with the shipped headers: the median of three.

import assert from "node:assert/strict";
import { test } from "node:test";

import lighthouse from "lighthouse";

import { launch } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";

const RUNS = 3;
const LEAST = { accessibility: 1, "best-practices": 1, seo: 1, performance: 0.99 };

const built = site("content");
const [lang] = built.languages;
const ofKind = (kind) => built.pages.filter((page) => page.kind === kind && page.folder === lang && page.translated);
const pages = {
  "a start page": ofKind("home")[0],
  "a long page": ofKind("page").sort((a, b) => b.html.length - a.html.length)[0],
  "a scenario": ofKind("scenario")[0],
  "the quiz": ofKind("quiz")[0],
};

for (const [what, { url }] of Object.entries(pages)) {
  for (const formFactor of ["mobile", "desktop"]) {
    test(`${what}, ${formFactor}: /${url}`, async (t) => {
      const host = await serve(built.folder);
      const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, []]));
      const lost = new Set();
      for (let run = 0; run < RUNS; run += 1) {
        const { lhr } = await audit(host.root + url, formFactor);
        for (const category of Object.keys(LEAST)) {
          scores[category].push(lhr.categories[category].score);
          for (const { id, weight } of lhr.categories[category].auditRefs) {
            const { score, title, displayValue } = lhr.audits[id];
            if (weight > 0 && score !== null && score < 1) lost.add(`${category}: ${title} ${displayValue ?? ""} (${score})`);
          }
        }
      }
      await host.close();
      t.diagnostic(JSON.stringify(scores));
      const short = Object.keys(LEAST).filter((category) => median(scores[category]) < LEAST[category]);
      assert.deepEqual(short, [], [...lost].join("\n"));
    });
  }
}

async function audit(address, formFactor) {
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
