// A host for benches/search.mjs that counts what is sent. It speaks HTTP/2, as hosts do, so that many requests can
// wait at once.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http2 from "node:http2";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

// How long no request comes before those that are held back are answered, and how long nothing happens
// before a search is over, in ms. On a busy machine longer times change nothing.
const ROUND = 150, OVER = 600;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** The bytes of a file as a host sends them. */
export function sent(file) {
  const bytes = fs.readFileSync(file);
  return TYPES[path.extname(file)] ? gzipSync(bytes, { level: 6 }) : bytes;
}

/** A key and a certificate for one run. */
function certificate() {
  const files = fs.mkdtempSync(path.join(os.tmpdir(), "kb-bench-")), [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(files, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost"], { stdio: "pipe" });
  const read = { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
  fs.rmSync(files, { recursive: true });
  return read;
}

/**
 * A host that counts. Between `begin` and `over` it holds all requests back until no more come, and then answers
 * them at once: each such round is a round trip. At other times it answers at once.
 */
export async function host(root) {
  const known = new Map();
  let held = [], timer, count = null, last = Date.now();
  const answer = ({ file, type, response }) => {
    if (!file) { response.writeHead(404); return response.end(); }
    if (!known.has(file)) known.set(file, sent(file));
    const body = known.get(file);
    if (count) count.bytes += body.length;
    response.writeHead(200, { "content-type": type || "application/octet-stream", ...(type && { "content-encoding": "gzip" }) });
    response.end(body);
  };
  const release = () => {
    count.trips += 1;
    held.forEach(answer);
    held = [];
  };
  const server = http2.createSecureServer(certificate(), (request, response) => {
    const asked = decodeURIComponent(request.url.split("?")[0]);
    const name = path.join(root, asked.endsWith("/") ? `${asked}index.html` : asked);
    const each = { file: fs.existsSync(name) ? name : null, type: TYPES[path.extname(name)], response };
    last = Date.now();
    if (!count) return answer(each);
    count.requests += 1;
    held.push(each);
    clearTimeout(timer);
    timer = setTimeout(release, ROUND);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `https://127.0.0.1:${server.address().port}/en/`,
    begin: () => { count = { requests: 0, bytes: 0, trips: 0 }; last = Date.now(); },
    over: async () => { while (held.length || Date.now() - last < OVER) await wait(50); const all = count; count = null; return all; },
    close: () => server.close(),
  };
}
