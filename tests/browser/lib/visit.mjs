// Opening pages and watching what they do.

import { launch } from "./browser.mjs";
import { isTabIcon } from "./server.mjs";

/** A browser and servers that are closed together: `const stage = await open()`, then `stage.close()`. */
export async function stage() {
  const browser = await launch();
  const closing = [];
  return {
    browser,
    /** Registers something to close with the browser. */
    keep(thing) {
      closing.push(thing);
      return thing;
    },
    async close() {
      await browser.close();
      for (const thing of closing) await thing.close();
    },
  };
}

/** A page that is watched: `{ page, requests, faults }`; both lists grow while it is used. The icon
 * of the tab is not in the list: Chromium looks it up in its cache at each step in the history. The
 * requests that reach the host are in the host's own list. */
export async function watchedPage(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests = [];
  const faults = [];
  const isIcon = (request) => isTabIcon(request.url());
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on("request", (request) => { if (!isIcon(request)) requests.push(request.url()); });
  page.on("requestfailed", (request) => { if (!isIcon(request)) faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`); });
  // For a file that is not a page, Chromium requests an icon that sites need not have. A page names its own.
  let isPage = true;
  const isIconOfFile = (url) => !isPage && /\/favicon\.ico$/.test(url);
  page.on("response", (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) isPage = /^text\/html\b/.test(response.headers()["content-type"] ?? "text/html");
    if (response.status() >= 400 && !isIconOfFile(response.url())) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => {
    if (isIconOfFile(message.location().url)) return;
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  return { page, requests, faults, close: () => context.close() };
}

/** Waits until the page had time for actions of its own. */
export function settle(page) {
  return page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)));
  }));
}

/** Presses the middle of an element where it is in sight. Playwright's own click scrolls the page even for an element that
 * sticks to the edge of the screen, and what the page does then can come between the press and the release. */
export async function tap(page, locator) {
  await locator.waitFor();
  const { x, y, width, height } = await locator.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** What an element is, in one line, for messages. Runs in the page. */
export const NAME_OF = `(element) => {
  const id = element.id ? "#" + element.id : "";
  const name = element.className && typeof element.className === "string" ? "." + element.className.trim().split(/\\s+/).join(".") : "";
  return element.localName + id + name + " " + JSON.stringify((element.textContent || element.value || "").trim().slice(0, 30));
}`;

/** Delays requests: `{ asked, release() }`. `asked` resolves with the first request; without
 * `release`, none of them gets a response. */
export async function hold(page, address) {
  let release, found;
  const released = new Promise((done) => { release = done; });
  const asked = new Promise((done) => { found = done; });
  await page.route(address, async (route) => {
    found(route.request());
    await released;
    await route.continue().catch(() => {});
  });
  return { asked, release };
}

/** Counts from now on how often the list of results is said to have opened. */
export async function heardOpenings(page) {
  await page.evaluate(() => {
    window.openings = 0;
    document.addEventListener("kb:search-open", () => { window.openings += 1; });
  });
  return () => page.evaluate(() => window.openings);
}
