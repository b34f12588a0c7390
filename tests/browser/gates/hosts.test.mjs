// The recipes of docs/content/en/owners/hosting.md: nginx serves the site with the configuration given there.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { ROOT } from "../lib/kb.mjs";
import { site } from "../lib/site.mjs";

const nginx = [process.env.KB_NGINX, "nginx", "/usr/sbin/nginx"].find((name) => {
  if (!name) return false;
  try {
    execFileSync(name, ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});
const built = site("content");
const stylesheet = built.files.map((file) => `/${file}`.replace("//", "/")).find((file) => /assets\/style\..*\.css$/.test(file));
const quiz = `/${built.pages.find((page) => page.kind === "quiz").url}`.replace("//", "/");

let root;
let server;
let folder;
before(async () => {
  if (!nginx) return;
  const port = await freePort();
  folder = mkdtempSync(join(tmpdir(), "kb-nginx-"));
  mkdirSync(join(folder, "temp"));
  writeFileSync(join(folder, "nginx.conf"), configuration(port));
  server = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], { stdio: ["ignore", "inherit", "inherit"] });
  root = `http://127.0.0.1:${port}`;
  await answers(root);
});
after(() => {
  server?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const skip = nginx ? false : "there is no nginx here";
const get = (path) => fetch(root + path, { redirect: "manual" });

test("nginx: pages are revalidated, assets never, and all of them carry the policy", { skip }, async () => {
  for (const path of ["/cs/", "/en/", "/de/", "/", "/cs/search.js", quiz]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get("cache-control"), "no-cache", path);
    assert.match(answer.headers.get("content-security-policy"), /default-src 'none'/, path);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
  }
  const asset = await get(stylesheet);
  assert.equal(asset.status, 200);
  assert.equal(asset.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.match(asset.headers.get("content-type"), /^text\/css; *charset=utf-8$/i);
});

test("nginx: a file of content is sent in a sandbox, with its type", { skip }, async () => {
  const picture = built.files.find((file) => file.endsWith(".svg") && !file.startsWith("assets/"));
  const answer = await get(`/${picture}`);
  assert.equal(answer.headers.get("content-type"), "image/svg+xml");
  assert.match(answer.headers.get("content-security-policy"), /^default-src 'none'; .*; sandbox$/);
  for (const path of [stylesheet, "/cs/", "/cs/search.js"]) {
    const other = await get(path);
    assert.doesNotMatch(other.headers.get("content-security-policy"), /sandbox/, path);
  }
});

test("nginx: a quiz may send nothing to any host", { skip }, async () => {
  const text = await (await get(quiz)).text();
  assert.match(text, /<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">/);
  assert.match(text, /<meta name="referrer" content="no-referrer">/);
  const page = await get("/cs/");
  assert.match(page.headers.get("content-security-policy"), /connect-src 'self'/);
  assert.equal(page.headers.get("referrer-policy"), "strict-origin-when-cross-origin");
});

test("nginx: a missing page is reported in the language of the reader", { skip }, async () => {
  for (const lang of ["cs", "en", "de"]) {
    const answer = await get(`/${lang}/nothing/here`);
    assert.equal(answer.status, 404, lang);
    assert.match(await answer.text(), new RegExp(`<html lang="${lang}"`));
    assert.match(answer.headers.get("content-security-policy"), /default-src 'none'/, lang);
  }
  assert.equal((await get("/nothing")).status, 404);
});

test("nginx: files that are not part of the site are not served, and a folder leads to its page", { skip }, async () => {
  for (const path of ["/_headers", "/.kb/manifest", "/.kb/", "/.gitignore", "/..%2fCargo.toml"]) {
    assert.notEqual((await get(path)).status, 200, path);
  }
  const answer = await get("/cs");
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.get("location"), "/cs/");
});

/** The block of docs/content/en/owners/hosting.md for this port and site, in a configuration that needs no privileges. */
function configuration(port) {
  const [, block] = readFileSync(join(ROOT, "docs/content/en/owners/hosting.md"), "utf8").match(/```nginx\n([^]*?)```/);
  const own = { "listen 80;": `listen 127.0.0.1:${port};`, "root /srv/kb/public;": `root ${built.folder};` };
  const recipe = Object.entries(own).reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `docs/content/en/owners/hosting.md has no \`${from}\``);
    return text.replace(from, to);
  }, block);
  const types = "types { text/html html; text/css css; application/javascript js; image/svg+xml svg; text/xml xml; application/json json; }";
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path temp/${name};`).join(" ");
  return `daemon off;\nmaster_process off;\npid nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${types}\n${recipe}\n}\n`;
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

async function answers(url) {
  for (let nth = 0; nth < 100; nth++) {
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error(`nginx does not answer: ${readFileSync(join(folder, "error.log"), "utf8")}`);
}
