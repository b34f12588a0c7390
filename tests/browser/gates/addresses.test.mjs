// Addresses of content/ are permanent: tests/content/addresses.txt lists all present and former ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { site } from "../lib/site.mjs";

const LIST = fileURLToPath(new URL("../../content/addresses.txt", import.meta.url));
const listed = new Set(readFileSync(LIST, "utf8").split("\n").filter((line) => line && !line.startsWith("#")));

test("an address that once led to a page still does", () => {
  const built = new Set(site("content").pages.map((page) => page.url));
  const dead = [...listed].filter((address) => !built.has(address));
  assert.deepEqual(dead, [], "give the page that moved the former address in `aliases`");
});

test("the list of addresses names every page, scenario and quiz", () => {
  const kinds = new Set(["page", "scenario", "scenarios", "quiz"]);
  const own = site("content").pages.filter((page) => kinds.has(page.kind) && page.folder !== "" && page.url.split("/").length > 2);
  const unlisted = own.map((page) => page.url).filter((address) => !listed.has(address));
  assert.deepEqual(unlisted, [], `add them to ${LIST}`);
});
