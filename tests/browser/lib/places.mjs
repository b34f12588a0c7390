// The three ways a reader may meet a site: on a host, in a folder of a host, and as files on a disk.

import { pathToFileURL } from "node:url";

import { serve } from "./server.mjs";
import { site } from "./site.mjs";

/** Places of the real content: `{ name, built, open() }`, where `open` gives `{ root, close }`. */
export const PLACES = [
  { name: "on a host", built: () => site("content"), prefix: "/" },
  { name: "in a folder of a host", built: () => site("content"), prefix: "/x/y/" },
  { name: "on a disk", built: () => site("disk") },
];

/** Makes a place reachable. */
export async function reach({ built, prefix }) {
  const found = built();
  if (prefix) return { built: found, ...await serve(found.folder, prefix) };
  return { built: found, root: pathToFileURL(`${found.folder}/`).href, close: async () => {} };
}
