#!/usr/bin/env node
// Runs the program of this system, which is in a package of its own: npm installs only the one that fits.

"use strict";

const { spawnSync } = require("node:child_process");

const name = `kb-site-${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "kb.exe" : "kb";

let program;
try {
  program = require.resolve(`${name}/${file}`);
} catch {
  console.error(`kb: the package ${name} is not installed.`);
  console.error("Install kb-site without --omit=optional, or get kb in another way: there is no package for every system.");
  process.exit(3);
}

const ended = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`kb: ${ended.error.message}`);
  process.exit(3);
}
// A signal ends this process in the same way.
if (ended.signal) process.kill(process.pid, ended.signal);
process.exit(ended.status ?? 3);
