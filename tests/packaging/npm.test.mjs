// The packages for Node: packed, installed into an empty folder, and run.
//
//   KB_PROGRAM=target/release/kb node --test tests/packaging/npm.test.mjs

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const root = resolve(import.meta.dirname, "../..");
const program = resolve(process.env.KB_PROGRAM ?? join(root, "target/release/kb"));
const folder = mkdtempSync(join(tmpdir(), "kb-npm-"));
const system = `${process.platform}-${process.arch}`;
after(() => rmSync(folder, { recursive: true }));

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  assert.equal(error, undefined);
  return { status, stdout, stderr };
}

function fine(command, args, cwd) {
  const ended = run(command, args, cwd);
  assert.equal(ended.status, 0, `${command} ${args.join(" ")}: ${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}

/** Installs packed packages into an empty folder, without the registry. */
function install(name, archives) {
  const into = join(folder, name);
  mkdirSync(into);
  fine("npm", ["init", "--yes"], into);
  const paths = archives.map((archive) => join(folder, archive));
  fine("npm", ["install", "--offline", "--no-audit", "--no-fund", ...paths], into);
  return { kb: join(into, "node_modules/.bin/kb"), into };
}

test("the packages install the program of the system", () => {
  fine("node", [join(root, "packaging/npm/build.mjs"), join(folder, "packages"), `${system}=${program}`], folder);
  for (const name of ["kb-site", `kb-site-${system}`]) fine("npm", ["pack", `./packages/${name}`], folder);
  const archives = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  assert.equal(archives.length, 2, archives.join(" "));

  const { kb, into } = install("whole", archives);
  assert.equal(fine(kb, ["-V"], into), fine(program, ["-V"], into));
  assert.equal(run(kb, ["chekc"], into).status, 2, "the launcher passes the exit code on");
  fine(kb, ["init", "site"], into);
  fine(kb, ["--root", "site", "build"], into);
  assert.match(readFileSync(join(into, "site/public/en/index.html"), "utf8"), /<html lang="en"/);

  // npm leaves packages of other systems out.
  const main = archives.filter((name) => !name.includes(system));
  const bare = install("bare", main);
  const ended = run(bare.kb, ["-V"], bare.into);
  assert.equal(ended.status, 3);
  assert.match(ended.stderr, new RegExp(`the package kb-site-${system} is not installed`));
});
