// Chromium, as the gates use it: the system's own, headless, without background tasks.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const FLAGS = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

const WITH_WINDOW = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Screens that every page must fit. */
export const PHONE = { width: 320, height: 640 };
export const DESKTOP = { width: 1280, height: 800 };

// A guard against waiting for ever, no limit of time: a busy machine can take long for a page.
const GUARD = 180_000;

/** Starts Chromium with a fresh profile. */
export async function launch(options = {}) {
  const browser = await chromium.launch({ executablePath: executable(), args: FLAGS, ...options });
  for (const open of ["newContext", "newPage"]) {
    const opened = browser[open].bind(browser);
    browser[open] = async (options) => {
      const made = await opened(options);
      made.setDefaultTimeout(GUARD);
      return made;
    };
  }
  return browser;
}

/** Starts Chromium for a reader who set its text to twice the usual size: lengths in rem and widths in
 * media queries follow that, which no style of a page could imitate. The other settings are Playwright's
 * defaults: a mouse. */
export function launchLargeText() {
  const mouse = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4";
  return launch({ args: [...FLAGS, `--blink-settings=${mouse},defaultFontSize=32`] });
}

/** Starts Chromium itself, which has a back/forward cache. Its headless shell has none. Of those that
 * playwright-core installed, the channel names it. */
export function launchKeepingPages() {
  const executablePath = executable(WITH_WINDOW);
  return launch({ executablePath, channel: executablePath ? undefined : "chromium", ignoreDefaultArgs: ["--disable-back-forward-cache"] });
}

/** The browser: $KB_CHROMIUM, else the first on the PATH, else what playwright-core installed. The headless
 * shell draws no window: a page takes half of the processor time. */
export function executable(names = ["chromium-headless-shell", ...WITH_WINDOW]) {
  if (process.env.KB_CHROMIUM) return process.env.KB_CHROMIUM;
  return names.map(onPath).find(Boolean);
}

/** The first program of that name on the PATH. */
export function onPath(name) {
  return (process.env.PATH ?? "").split(delimiter).map((place) => join(place, name)).find(runs);
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
