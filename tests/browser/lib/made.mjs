// Sites that a gate makes for itself.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { kb } from "./kb.mjs";
import { GATES, site } from "./site.mjs";

/** Builds a site of these files, by path, and returns it as `site` does. It is removed at the end. */
export function made(name, files) {
  const built = `${name}-${process.pid}`, root = join(GATES, `${built}-source`), out = join(GATES, built);
  process.on("exit", () => [root, out].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  kb(["build", "--out", out], { root });
  return site(built);
}
