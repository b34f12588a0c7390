// axe, as the gates of accessibility use it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The script, to be evaluated in a page whose policy is bypassed. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All rules for the norm, and for good practice. */
export const ALL_RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] };

/** Rules for a page that was checked by all rules in other colours. */
export const RULES_OF_COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
