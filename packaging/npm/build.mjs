// Writes the npm packages: `kb-site`, and one package for each program, of which npm installs the one that fits.
//
//   node packaging/npm/build.mjs OUT SYSTEM=PROGRAM…
//
// SYSTEM is the platform and the processor as Node names them: `linux-x64`. The programs for Linux must be static, so that one
// package fits every distribution. The version is that of Cargo.toml.

import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");

/** A value in the section `[package]` of Cargo.toml. */
function cargo(key) {
  const section = readFileSync(join(root, "Cargo.toml"), "utf8").split("[package]")[1].split("\n[")[0];
  return section.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];
}

const [out, ...programs] = process.argv.slice(2);
if (!out || programs.length === 0) {
  console.error("usage: node packaging/npm/build.mjs OUT SYSTEM=PROGRAM…");
  process.exit(2);
}
const shared = { version: cargo("version"), description: cargo("description"), license: cargo("license") };
const repository = cargo("repository");
if (repository) shared.repository = { type: "git", url: `git+${repository}.git` };

function write(name, manifest, files) {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, from, mode] of files) {
    copyFileSync(from, join(folder, file));
    chmodSync(join(folder, file), mode);
  }
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name, ...shared, ...manifest }, null, 2)}\n`);
}

const optionalDependencies = {};
for (const pair of programs) {
  const [system, program] = pair.split("=");
  const [os, cpu] = system.split("-");
  const file = os === "win32" ? "kb.exe" : "kb";
  const name = `kb-site-${system}`;
  write(name, { os: [os], cpu: [cpu], files: [file], preferUnplugged: true }, [[file, program, 0o755]]);
  optionalDependencies[name] = shared.version;
}
write(
  "kb-site",
  { bin: { kb: "kb.cjs" }, files: ["kb.cjs"], engines: { node: ">=18" }, keywords: ["static-site-generator", "markdown", "documentation", "i18n"], optionalDependencies },
  [["kb.cjs", join(here, "launcher.cjs"), 0o755], ["README.md", join(root, "README.md"), 0o644]],
);
