// Pages of every structure under their Content-Security-Policy: no violation, no error, no message, and no
// request to another host. Pages are complete once they are loaded. The text of every page is searched for
// what the policy forbids.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { headersFor, parseHeaders } from "../lib/headers.mjs";
import { serve } from "../lib/server.mjs";
import { SITES, encoded, read, site, structures } from "../lib/site.mjs";
import { settle, stage, watchedPage } from "../lib/visit.mjs";

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

for (const name of SITES) {
  const built = site(name);

  test(`${name}: every structure of a page opens without a violation, an error or a foreign request`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, requests, faults, close } = await watchedPage(on.browser);
    const found = [];
    for (const { url, kind } of structures(built)) {
      // A former address leads on at once, and both pages would be counted as one.
      if (kind === "redirect") continue;
      requests.length = faults.length = 0;
      await page.goto(host.root + url);
      const n = requests.length;
      await settle(page);
      found.push(...faults.map((fault) => `/${url}: ${fault}`));
      found.push(...requests.filter((each) => !each.startsWith(host.root)).map((each) => `/${url}: asks ${each}`));
      const late = requests.slice(n);
      if (kind !== "root") found.push(...late.map((each) => `/${url}: asks ${each} after it was loaded`));
    }
    await close();
    assert.deepEqual(found.slice(0, 30), [], `${found.length} faults`);
  });

  test(`${name}: the watch notices a violation`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, faults, close } = await watchedPage(on.browser);
    await page.goto(host.root + built.languages[0] + "/");
    await page.evaluate(() => { document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='x()'>x</p>"); });
    await settle(page);
    await close();
    assert.ok(faults.some((fault) => fault.includes("style-src")), faults.join("\n"));
  });

  test(`${name}: a former address leads to the new one, section and all`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, faults, close } = await watchedPage(on.browser);
    const visited = new Set(), left = new Set();
    for (const { url, html, folder } of built.pages.filter((page) => page.kind === "redirect")) {
      const address = /http-equiv="refresh" content="0; ?url=([^"]+)"/i.exec(html)?.[1];
      assert.ok(address, `${url} leads on`);
      const { href, hash } = new URL(address, host.root + url);
      const target = built.pages.find((page) => host.root + page.url === href.slice(0, href.length - hash.length));
      assert.ok(target && target.kind !== "redirect", `${url} leads to a page: ${href}`);
      assert.ok(hash === "" || target.html.includes(` id="${decodeURIComponent(hash.slice(1))}"`), `${url} leads to a section: ${href}`);
      // In the browser one of each kind.
      const kind = `${target.kind} ${folder} ${hash !== ""}`;
      if (visited.has(kind)) continue;
      visited.add(kind);
      // A reader may arrive at a section of the former page.
      const kept = hash === "" ? "#kept" : "";
      await page.goto(host.root + url + kept, { waitUntil: "commit" });
      await page.waitForURL(href + kept);
      // The script may leave the former page before it has loaded completely.
      left.add(`failed: ${host.root}${url} net::ERR_ABORTED`);
    }
    await close();
    assert.deepEqual(faults.filter((fault) => !left.has(fault)), []);
  });

  test(`${name}: the policy of every page is strict, and stricter on quizzes`, () => {
    const rules = parseHeaders(read(built, "_headers"));
    for (const page of built.pages) {
      const headers = headersFor(rules, `/${page.url}`);
      const policy = new Map((headers["content-security-policy"] ?? "").split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values.join(" ")]));
      const fault = `${page.file}: ${headers["content-security-policy"]}`;
      assert.ok(!/unsafe|\*|https?:|,/.test(headers["content-security-policy"]), fault);
      assert.equal(policy.get("default-src"), "'none'", fault);
      for (const name of ["base-uri", "form-action", "frame-ancestors"]) assert.equal(policy.get(name), "'none'", fault);
      if (page.kind === "quiz") {
        assert.equal(policy.get("connect-src"), "'none'", fault);
        // Of several policies the last one counts (Referrer Policy, section 8.1).
        assert.match(headers["referrer-policy"], /(^|, )no-referrer$/, page.file);
        assert.match(page.html, /<meta name="referrer" content="no-referrer">/);
        assert.match(page.html, /<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">/);
      }
      assert.equal(headers["x-content-type-options"], "nosniff");
    }
  });

  test(`${name}: a quiz connects to no host, even if the host sends no policy`, async () => {
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, close } = await watchedPage(on.browser);
    await page.route("**/*", async (route) => {
      const response = await route.fetch();
      const { "content-security-policy": _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    const connects = () => page.evaluate(() => fetch(location.href).then(() => true, () => false));
    await page.goto(host.root + built.languages[0] + "/");
    assert.equal(await connects(), true, "other pages do, so this shows something");
    for (const { url } of built.pages.filter(({ kind }) => kind === "quiz")) {
      await page.goto(host.root + url);
      assert.equal(await connects(), false, url);
    }
    await close();
  });

  test(`${name}: files of content are sent in a sandbox`, async () => {
    const rules = parseHeaders(read(built, "_headers"));
    const own = /^assets\/|\.(html|js|xml|pdf|md)$|\/llms-full[^/]*\.txt$|^[^/]+$/;
    const files = built.files.filter((file) => !own.test(file));
    assert.ok(files.some((file) => file.endsWith(".svg")), "there is a picture");
    for (const file of files) {
      const headers = headersFor(rules, `/${encoded(file)}`);
      assert.match(headers["content-security-policy"], /^default-src 'none'; [^,]*; sandbox$/, file);
      assert.equal(headers["x-content-type-options"], "nosniff", file);
    }
    // As a browser opens a file on its own.
    const host = on.keep(await serve(built.folder, built.prefix));
    const { page, faults, close } = await watchedPage(on.browser);
    const picture = files.find((file) => file.endsWith(".svg"));
    await page.goto(host.root + encoded(picture));
    assert.equal(await page.evaluate(() => self.origin), "null", "it has no origin of its own");
    assert.ok(await page.locator("svg").count());
    await close();
    assert.deepEqual(faults, []);
  });

  test(`${name}: no page holds an inline script, style or handler, a form, or a foreign resource`, () => {
    const faults = [];
    for (const { file, html } of built.pages) {
      const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
      for (const tag of tags) {
        if (/^<script(?![^>]*\ssrc=)(?![^>]*type="application\/(ld\+)?json")/i.test(tag)) faults.push(`${file}: ${tag}`);
        if (/^<(style|form|iframe|object|embed|base)\b/i.test(tag)) faults.push(`${file}: ${tag}`);
        const names = tag.replace(/"[^"]*"|'[^']*'/g, "").match(/\s(on[a-z]+|style|ping|formaction)(?==)/gi);
        if (names) faults.push(`${file}: ${tag}`);
      }
    }
    assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
  });
}
