// Chromium, as the gates use it: the system's own, headless, with nothing in the background.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const FLAGS = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Screens that every page must fit. */
export const PHONE = { width: 320, height: 640 };
export const DESKTOP = { width: 1280, height: 800 };

/** Starts Chromium with a fresh profile. */
export function launch(options = {}) {
  return chromium.launch({ executablePath: executable(), args: FLAGS, ...options });
}

/** The browser: $KB_CHROMIUM, else the first on the PATH, else what playwright-core installed. */
export function executable() {
  if (process.env.KB_CHROMIUM) return process.env.KB_CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const places = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => places.map((place) => join(place, name))).find(runs);
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
