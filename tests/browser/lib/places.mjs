// The ways a reader may meet a site: on a host, in a folder of a host, as files on a disk, and
// unpacked from an archive, in a folder with any name.

import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { serve } from "./server.mjs";
import { GATES, site } from "./site.mjs";

const UNPACKED = "konec 100 % #1 (kopie č. 2)";

/** Places of the real content: `{ name, built, open() }`, where `open` gives `{ root, close }`. */
export const PLACES = [
  { name: "on a host", built: () => site("content"), prefix: "/" },
  { name: "in a folder of a host", built: () => site("content"), prefix: "/x/y/" },
  { name: "on a disk", built: () => site("disk") },
  { name: "unpacked from an archive", built: unpacked },
];

// What an archive of a site keeps: its files, without links, times and hidden files.
function unpacked() {
  const { folder, files } = site("disk");
  const target = join(GATES, `unpacked-${process.pid}`, UNPACKED);
  rmSync(dirname(target), { recursive: true, force: true });
  for (const file of files.filter((file) => !/(^|\/)[._]/.test(file))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(folder, file), join(target, file));
  }
  process.on("exit", () => rmSync(dirname(target), { recursive: true, force: true }));
  return site(`unpacked-${process.pid}/${UNPACKED}`);
}

/** Makes a place reachable. */
export async function reach({ built, prefix }) {
  const found = built();
  if (prefix) return { built: found, ...await serve(found.folder, prefix) };
  return { built: found, root: pathToFileURL(`${found.folder}/`).href, close: async () => {} };
}
