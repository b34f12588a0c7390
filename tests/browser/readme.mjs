// Makes the pictures of README.md, screenshot.png and screenshot-dark.png in docs/content/en:
//
//   node tests/browser/readme.mjs
//
// tests/run must have built the sites before.

import { join } from "node:path";

import { launch } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { GATES, site } from "./lib/site.mjs";

const DESKTOP = { width: 1280, height: 820 };
const PHONE = { width: 390, height: 820 };
// How much smaller the screens are on the picture, and how high it is.
const SCALE = 0.58;

const built = site("content");
const host = await serve(built.folder);
const browser = await launch();
const english = (kind, part = "") => built.pages.find((page) => page.folder === "en" && page.kind === kind && page.url.includes(part)).url;

await picture("screenshot.png", "light", [
  [DESKTOP, english("page", "the-call"), async () => {}],
  [PHONE, english("home"), (page) => page.locator("main .kb-picture").evaluate((each) => each.previousElementSibling.scrollIntoView())],
]);
await picture("screenshot-dark.png", "dark", [
  [DESKTOP, english("scenario", "late"), async () => {}],
  [PHONE, english("quiz"), takeQuiz],
]);
await browser.close();
await host.close();

async function picture(name, colorScheme, screens) {
  const shots = [];
  for (const [viewport, url, prepare] of screens) {
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
    await page.goto(host.root + url);
    await prepare(page);
    shots.push({ width: Math.round(viewport.width * SCALE), data: (await page.screenshot()).toString("base64") });
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: 1190, height: 600 } });
  await page.setContent(`<body style="margin:0;padding:14px;display:inline-flex;gap:14px;background:#9aa5a8">${
    shots.map(({ width, data }) => `<img width="${width}" src="data:image/png;base64,${data}">`).join("")}`);
  await page.locator("body").screenshot({ path: join(GATES, "../../docs/content/en", name) });
  await page.close();
}

// To the result, by the first answer of each question.
async function takeQuiz(page) {
  const article = page.locator("[data-kb-step]");
  while (await article.getAttribute("data-kb-step") !== "result") {
    await page.locator(".kb-question:visible input").first().check();
    await page.locator("[data-kb-do=continue]:visible").click();
  }
  await page.evaluate(() => scrollTo(0, 0));
}
