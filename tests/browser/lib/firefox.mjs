// Firefox, driven by WebDriver BiDi, which it speaks itself: no driver and no patched build. Debian has its extended
// support release, the oldest that kb supports.

import { existsSync } from "node:fs";

import puppeteer from "puppeteer-core";

import { onPath } from "./browser.mjs";

/** The program: $KB_FIREFOX, else the first on the PATH; undefined if there is none. A snap, as Ubuntu has it, may
 * not read the profile that a test makes. */
export function firefox() {
  if (process.env.KB_FIREFOX) return process.env.KB_FIREFOX;
  return ["firefox-esr", ...existsSync("/snap/bin/firefox") ? [] : ["firefox"]].map(onPath).find(Boolean);
}

/** Starts Firefox with a fresh profile, without its own requests to other hosts. */
export async function launchFirefox() {
  return puppeteer.launch({ browser: "firefox", executablePath: firefox(), headless: true, extraPrefsFirefox: { "network.captive-portal-service.enabled": false } });
}

// Firefox lays out a page while it arrives, and reports formulas of which it has only the beginning yet. Whether formulas
// are complete is checked by the gate `valid`.
const EARLY = /^Invalid markup: Incorrect number of children for <m\w+\/> tag\.$/;

/** A page that is watched, in a context of its own: `{ page, requests, faults, close() }`. */
export async function watchedFirefox(browser, viewport) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const requests = [];
  const faults = [];
  // A guard against waiting for ever, no limit: a busy machine can take long.
  page.setDefaultTimeout(60_000);
  await page.setViewport(viewport);
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  // A font of its own for its controls is a request too.
  page.on("request", (request) => { if (!request.url().startsWith("data:font/")) requests.push(request.url()); });
  page.on("response", (response) => { if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`); });
  page.on("pageerror", (error) => { if (!EARLY.test(error.message)) faults.push(`error: ${error.message}`); });
  page.on("console", (message) => { if (["error", "warn"].includes(message.type())) faults.push(`console: ${message.text()}`); });
  return { page, requests, faults, close: () => context.close() };
}
