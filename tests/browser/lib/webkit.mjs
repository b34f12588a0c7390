// WebKit, the engine of Safari, as Debian has it: a small browser with WebKitGTK, driven by WebDriver. It needs a display.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { Builder, By, Key } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote/index.js";

import { onPath } from "./browser.mjs";

export { Key };

/** The most time that a state may take, in ms: a guard against waiting for ever, no limit. */
const MOST = 60_000;

/** The programs `{ driver, browser, display }`; undefined if one of them is missing. */
export function webkit() {
  const folders = existsSync("/usr/lib") ? readdirSync("/usr/lib").map((name) => join("/usr/lib", name)) : [];
  const browsers = folders.flatMap((folder) => ["webkitgtk-6.0", "webkit2gtk-4.1"].map((name) => join(folder, name, "MiniBrowser")));
  const found = { driver: onPath("WebKitWebDriver"), browser: browsers.find(existsSync), display: onPath("Xvfb") };
  return Object.values(found).every(Boolean) ? found : undefined;
}

/** Starts the browser on a display of its own: `{ page, close() }`. */
export async function launchWebkit() {
  const { driver, browser, display } = webkit();
  const screen = spawn(display, ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const number = await new Promise((done, fail) => {
    screen.stdout.once("data", (text) => done(String(text).trim()));
    screen.once("exit", () => fail(new Error("Xvfb has ended")));
  });
  const env = { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  const service = new DriverService.Builder(driver).setLoopback(true).setEnvironment(env).setStdio("ignore").build();
  const capabilities = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } };
  const url = await service.start(MOST);
  const session = await new Builder().disableEnvironmentOverrides().usingServer(url).withCapabilities(capabilities).build();
  const close = async () => {
    await session.quit();
    await service.kill();
    screen.kill();
  };
  return { page: new Page(session), close };
}

/** A page by its selectors. */
class Page {
  #session;

  constructor(session) {
    this.#session = session;
  }

  size(width, height) { return this.#session.manage().window().setRect({ width, height }); }
  goto(url) { return this.#session.get(url); }
  url() { return this.#session.getCurrentUrl(); }
  reload() { return this.#session.navigate().refresh(); }
  back() { return this.#session.navigate().back(); }
  /** Runs a function in the page. */
  evaluate(run, ...parameters) { return this.#session.executeScript(run, ...parameters); }
  /** Waits until the function returns something true in the page, and returns that. */
  until(run, ...parameters) { return this.#session.wait(() => this.evaluate(run, ...parameters), MOST, String(run)); }
  isShown(selector) { return this.evaluate(IS_SHOWN, selector); }
  shown(selector) { return this.until(IS_SHOWN, selector); }
  /** Waits for an address, without its section. */
  arrive(target) { return this.#session.wait(async () => (await this.url()).split("#")[0] === target.split("#")[0], MOST, target); }

  async click(selector) { await (await this.#near(selector)).click(); }
  async type(selector, text) { await (await this.#near(selector)).sendKeys(text); }
  press(...keys) { return this.#session.actions().sendKeys(...keys).perform(); }

  // The driver does not wait for smooth scrolling.
  async #near(selector) {
    const element = await this.#session.findElement(By.css(selector));
    await this.evaluate((element) => element.scrollIntoView({ behavior: "instant", block: "center" }), element);
    return element;
  }
}

const IS_SHOWN = `const element = document.querySelector(arguments[0]); return element !== null && element.checkVisibility({ visibilityProperty: true });`;
