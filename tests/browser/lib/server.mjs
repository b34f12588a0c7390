// Serves a built folder the way a static host does: index.html for folders, 404.html for what is
// missing, and the headers of the emitted `_headers` file.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

import { headersFor, parseHeaders } from "./headers.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/** Where browsers report violations of the policy. */
const REPORT = "/policy-report";

/** Serves `folder` under `prefix` (`/` or `/x/y/`): `{ origin, root, close(), requests, reports }`; `isCompressed` as most
 * hosts do. With `isReported`, the policy asks browsers to report violations, which are then in `reports`. */
export async function serve(folder, prefix = "/", { isCompressed = false, isReported = false } = {}) {
  const rulesFile = join(folder, "_headers");
  const text = existsSync(rulesFile) ? readFileSync(rulesFile, "utf8") : "";
  const rules = parseHeaders(isReported ? text.replace(/^( +Content-Security-Policy: .*)$/gm, `$1; report-uri ${REPORT}`) : text);
  const requests = [];
  const reports = [];
  const server = createServer((request, response) => {
    if (isReported && request.url === REPORT) {
      request.setEncoding("utf8").on("data", (part) => reports.push(part));
      return send(response, 204, {}, "");
    }
    requests.push(request.url);
    const path = request.url.split("?")[0];
    if (!path.startsWith(prefix)) return send(response, 404, { "content-type": "text/plain" }, "outside");
    // Rules are written for the root of a host; for a site in a folder they are adapted.
    answer(folder, rules, `/${path.slice(prefix.length)}`, isCompressed ? compressing(response) : response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); });
  return { origin, root: origin + prefix, requests, reports, close };
}

/** Whether an address is that of the icon of the tab, which Chromium requests at any time. */
export const isTabIcon = (url) => /\/favicon\.\w+\.svg$/.test(url);

/** Requests without those for the icon of the tab. */
export const withoutIcon = (requests) => requests.filter((url) => !isTabIcon(url));

/** A response that compresses its content. */
function compressing(response) {
  return {
    writeHead: (status, headers) => response.writeHead(status, { ...headers, "content-encoding": "gzip" }),
    end: (content) => response.end(gzipSync(content)),
  };
}

function answer(folder, rules, path, response) {
  const file = fileFor(folder, path);
  if (file === "redirect") return send(response, 301, { location: `${path.split("/").at(-1)}/` }, "");
  const found = file !== null;
  const shown = file ?? nearestNotFound(folder, path);
  const headers = headersFor(rules, path);
  if (shown === null) return send(response, 404, { ...headers, "content-type": "text/plain" }, "not found");
  const type = TYPES[extname(shown)] ?? "application/octet-stream";
  return send(response, found ? 200 : 404, { ...headers, "content-type": type }, readFileSync(shown));
}

function fileFor(folder, path) {
  let name;
  try {
    name = normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
  if (name.includes("\0") || name.startsWith("/..")) return null;
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  if (!statSync(file).isDirectory()) return file;
  if (!name.endsWith("/")) return "redirect";
  const index = join(file, "index.html");
  return existsSync(index) ? index : null;
}

// Hosts show the 404.html that is nearest above the missing path.
function nearestNotFound(folder, path) {
  const parts = path.split("/").slice(1, -1);
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const file = join(folder, ...parts.slice(0, depth), "404.html");
    if (!file.includes("\0") && existsSync(file)) return file;
  }
  return null;
}

function send(response, status, headers, body) {
  response.writeHead(status, headers);
  response.end(body);
}

/** Serves one page of `folder` in parts, each when the test calls `next`, and the rest as `serve` does:
 * `{ url, next(), close() }`. `next` sends the next part once the page was requested. */
export async function serveInParts(folder, prefix, { url, parts }) {
  const host = await serve(folder, prefix);
  const left = [...parts];
  let found;
  const asked = new Promise((done) => { found = done; });
  const server = createServer((request, response) => {
    if (request.url !== prefix + url) return response.writeHead(307, { location: host.origin + request.url }).end();
    response.writeHead(200, { "content-type": TYPES[".html"] });
    found(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${server.address().port}${prefix}`;
  const next = async () => {
    const response = await asked;
    if (left.length === 1) response.end(left.shift());
    else response.write(left.shift());
  };
  const close = async () => {
    await host.close();
    await new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); });
  };
  return { url: root + url, next, close };
}
