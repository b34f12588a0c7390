// A site with `offline:` without a connection: its pages, search and quizzes work after one visit, also in a folder of a
// host; texts are the newest ones with a connection; and the worker ends with the key.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { made } from "../lib/made.mjs";
import { serve } from "../lib/server.mjs";
import { kb } from "../lib/kb.mjs";
import { stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

const QUIZ = `title: Ready?
intro: One question.
dimensions: {order: Order}
phases: {now: Now}
questions:
  - id: clean
    title: Is it clean?
    options:
      - {id: "yes", label: Of course, score: {order: 2}}
      - {id: "no", label: Not yet, score: {order: 0}}
bands:
  - {from: 1, result: go}
  - {from: 0, result: wait}
results:
  go: {title: Take it, lead: All is well.}
  wait: {title: Wait, lead: Clean it first.}
`;

const CONFIG = "title: Site\nbase_url: https://site.example/kb/\nlanguages: [en, cs]\n";
const FILES = {
  "kb.yaml": `${CONFIG}offline: true\n`,
  "content/en/index.md": "# Start\n\n[Compost](compost.md), [ready](quizzes/ready.yaml), [![Drop](drop.svg)](compost.md)\n",
  "content/en/compost.md": "# Compost\n\nA heap of leaves. Back to the [start](index.md).\n",
  "content/en/drop.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="4"/></svg>',
  "content/en/quizzes/ready.yaml": QUIZ,
  "content/cs/index.md": "# Začátek\n",
};

/** Waits until a worker has the page. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done();
  else navigator.serviceWorker.addEventListener("controllerchange", () => done());
})));

for (const prefix of ["/", "/kb/"]) {
  test(`pages, search and quizzes work without a connection below ${prefix}`, async () => {
    const built = made("offline", FILES);
    const host = on.keep(await serve(built.folder, prefix));
    const { page, faults, close } = await watchedPage(on.browser);
    await page.goto(`${host.root}en/`);
    await kept(page);
    // A picture is kept once the worker has seen it.
    await page.reload({ waitUntil: "networkidle" });
    await host.close();
    await page.reload();
    assert.equal(await page.locator("img").evaluate((image) => image.naturalWidth > 0), true, "the picture that was shown");
    await page.locator("main a[href*=compost]").first().click();
    await page.getByText("A heap of leaves").waitFor();
    await page.locator("[role=combobox]").fill("leaves");
    await page.locator("[role=option]").first().waitFor();
    await page.goto(`${host.root}en/quizzes/ready/index.html`);
    await page.getByLabel("Of course").check();
    await page.locator("[data-kb-do=continue]").click();
    await page.getByText("All is well").filter({ visible: true }).waitFor();
    assert.deepEqual(faults, []);
    await assert.rejects(page.goto(`${host.root}cs/`), "the other language is not kept");
    await close();
  });
}

test("with a connection a page is the newest one, and a browser loads only what changed", async () => {
  const built = made("offline", FILES);
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser);
  await page.goto(`${host.root}en/`);
  await kept(page);
  const source = `${built.folder}-source`;
  writeFileSync(join(source, "content/en/compost.md"), "# Compost\n\nA heap of straw.\n\n[Start](index.md)\n");
  kb(["build", "--out", built.folder], { root: source });
  host.requests.length = 0;
  await page.goto(`${host.root}en/compost/`);
  await page.getByText("A heap of straw").waitFor();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const next = registration.installing ?? registration.waiting;
    if (next) await new Promise((done) => { next.addEventListener("statechange", () => { if (next.state === "activated") done(); }); if (next.state === "activated") done(); });
  });
  assert.ok(!host.requests.includes("/en/quizzes/ready/"), "a page that is the same is not loaded again");
  await host.close();
  await page.goto(`${host.root}en/compost/`);
  await page.getByText("A heap of straw").waitFor();
  await close();
});

test("without the key the worker removes itself and what it kept", async () => {
  const built = made("offline", FILES);
  const host = on.keep(await serve(built.folder));
  const { page, close } = await watchedPage(on.browser);
  await page.goto(`${host.root}en/`);
  await kept(page);
  const source = `${built.folder}-source`;
  writeFileSync(join(source, "kb.yaml"), CONFIG);
  kb(["build", "--out", built.folder], { root: source });
  assert.ok(readdirSync(join(built.folder, "en")).includes("offline.js"));
  assert.ok(!readFileSync(join(built.folder, "en/index.html"), "utf8").includes("data-kb-worker"));
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
  await host.close();
  await assert.rejects(page.goto(`${host.root}en/compost/`));
  await close();
});

test("a language that is larger than the limit is a finding", () => {
  assert.throws(() => made("offline-large", { ...FILES, "kb.yaml": `${CONFIG}offline: {megabytes: 0}\n` }), /limit-exceeded.*\n[^]*kb\.yaml:4/);
});
