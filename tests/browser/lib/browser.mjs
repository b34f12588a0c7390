// Chromium, as the gates use it: the system's own, headless, with nothing in the background.

import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** A context of a reader who set the browser's text to twice the usual size: lengths in rem and
 * widths in media queries follow that, which no style of a page could imitate. */
export async function launchLargeText(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "kb-gates-"));
  mkdirSync(join(profile, "Default"));
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify({ webkit: { webprefs: { default_font_size: 32 } } }));
  const context = await chromium.launchPersistentContext(profile, { executablePath: executable(), args: FLAGS, ...options });
  // The browser still writes there while it closes.
  process.on("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return context;
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
