// The built sites that the gates check: folders below target/gates, made by tests/run.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { parse } from "parse5";

import { attribute, byTag } from "./dom.mjs";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");

/** Where tests/run puts the built sites. */
export const GATES = resolve(process.env.KB_GATES ?? join(ROOT, "target/gates"));

/** The sites that every gate checks: the real content, and the odd one. */
export const SITES = ["content", "odd"];

/** The documentation, for gates that its long tables and blocks of code can fail. */
export const DOCS = "docs";

/** The site in the look of the example theme, for gates that its style sheet can fail. */
export const THEMED = "govuk";

/** A built site: `{ name, folder, files, pages, languages, base, prefix }`; fails if it was not
 * built. `base` is its base_url, `prefix` the path of that. */
export function site(name) {
  const folder = join(GATES, name);
  if (!existsSync(folder)) throw new Error(`${folder} is missing: tests/run builds it`);
  const files = list(folder).filter((file) => !file.startsWith(".kb/"));
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => page(folder, file));
  const languages = [...new Set(pages.map((page) => page.folder))].filter((lang) => lang !== "");
  const base = /^Sitemap: (.*)sitemap\.xml$/m.exec(readFileSync(join(folder, "robots.txt"), "utf8"))?.[1];
  if (!base) throw new Error(`${name}: robots.txt names no sitemap`);
  return { name, folder, files, pages, languages, base, prefix: new URL(base).pathname };
}

/** One page of each kind in each language, plus those that differ in state or are extreme. */
export function samples(site) {
  const chosen = new Map();
  const choose = (why, page) => { if (page && !chosen.has(why)) chosen.set(why, page); };
  for (const page of site.pages) {
    const state = page.translated ? "" : " untranslated";
    choose(`${page.kind}${state} ${page.folder || "root"}`, page);
  }
  const longest = site.pages.filter((page) => page.kind === "page").sort((a, b) => b.html.length - a.html.length)[0];
  choose("longest page", longest);
  for (const mark of ["safety", "footnotes", "notice-exception", "callout-caution", "freshness", "math"]) {
    choose(mark, site.pages.find((page) => page.kind !== "print" && page.html.match(`class="[^"]*\\bkb-${mark}[ "]`)));
  }
  choose("picture", site.pages.find((page) => page.kind === "page" && page.html.includes("<img ")));
  return [...new Map([...chosen].map(([why, page]) => [page.file, { why, page }])).values()];
}

/** Samples for checks that do not depend on words: of the real content, those of one language, the
 * `nth`; of the odd site all, since its languages are written in different directions. */
export function kinds(site, nth = 0) {
  if (site.name === "odd") return samples(site);
  const lang = site.languages[nth % site.languages.length];
  return samples({ ...site, pages: site.pages.filter(({ folder }) => folder === "" || folder === lang) });
}

/** One page of each structure: of the same kind, with the same elements and the same files. */
export function structures(site) {
  const structureOf = ({ kind, html, translated }) => [kind, translated, ...new Set([
    ...html.matchAll(/<[a-z][a-z0-9]*/g),
    ...html.matchAll(/(?<=<(?:script|link|img|source|video|audio)\b[^>]*(?:src|href)=")[^"]*\.(?:js|css|png|jpe?g|gif|webp|svg|mp4|mp3)(?=")/g),
  ].map(([part]) => part))].sort().join(" ");
  return [...new Map(site.pages.toReversed().map((page) => [structureOf(page), page])).values()];
}

/** The text of a file of the site. */
export function read(site, file) {
  return readFileSync(join(site.folder, file), "utf8");
}

function list(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

function page(folder, file) {
  const html = readFileSync(join(folder, file), "utf8");
  const parts = file.split("/");
  const kind = /<body class="(?:[^"]* )?kb-kind-([a-z-]+)/.exec(html)?.[1] ?? "redirect";
  return {
    file,
    /** The address, percent-encoded. */
    url: encoded(file.replace(/(^|\/)index\.html$/, "$1")),
    html,
    kind,
    /** The folder of its language; empty for the pages above all languages. */
    folder: parts.length > 1 ? parts[0] : "",
    /** Whether its words are in its language; the print edition holds articles of both kinds. */
    translated: kind === "print" || !/<(article|header)[^>]* lang="/.test(html),
    noindex: /<meta name="robots" content="noindex/.test(html),
    get document() {
      return (this.parsed ??= parse(html, { sourceCodeLocationInfo: false }));
    },
    get lang() {
      return attribute(byTag(this.document, "html")[0], "lang");
    },
  };
}

/** A path, percent-encoded for addresses (RFC 3986, section 3.3). */
export function encoded(path) {
  return encodeURIComponent(path).replace(/%(2F|24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
}
