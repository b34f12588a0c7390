// The program under test, for gates that need more than the built sites.

import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");

/** Runs kb and returns what it prints; throws when it fails, unless `fails` is set. */
export function kb(parameters, { root = ROOT, fails = false } = {}) {
  try {
    return execFileSync(program(), ["--root", root, ...parameters], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (fails && error.status === 1) return error.stdout;
    throw new Error(`kb ${parameters.join(" ")}: ${error.stderr ?? error.message}`);
  }
}

/** The data and test vectors of a quiz: `{ data, vectors }`. */
export function vectorsOf(quiz, root = ROOT) {
  const { data, vectors } = JSON.parse(kb(["quiz", "vectors", quiz], { root }));
  return { data, vectors: vectors.vectors };
}

/** Starts a preview: `{ root, port, stop }`, `root` with a slash at its end. `port` 0 is any that is free. */
export async function preview(folder, port = 0) {
  const child = spawn(program(), ["--root", folder, "serve", "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => child.once("exit", done));
  let said = "";
  const root = await new Promise((found, failed) => {
    child.stderr.on("data", (data) => {
      said += data;
      const url = said.match(/http:\/\/[^\s/]+\//);
      if (url) found(url[0]);
    });
    ended.then(() => failed(new Error(`kb serve ended: ${said}`)));
  });
  const stop = () => { child.kill("SIGKILL"); return ended; };
  return { root, port: Number(new URL(root).port), stop, close: stop };
}

function program() {
  const target = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
  const names = [process.env.KB_PROGRAM, join(target, "release/kb"), join(target, "debug/kb")];
  const found = names.find((name) => name && existsSync(name));
  if (!found) throw new Error("kb is not built: run `cargo build --release --locked`");
  return found;
}
