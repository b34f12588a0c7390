// What machines read: alternates, canonical addresses, sitemap, feeds, structured data, robots.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { parseFragment } from "parse5";

import { attribute, byTag, text } from "../lib/dom.mjs";
import { launch } from "../lib/browser.mjs";
import { SITES, read, site } from "../lib/site.mjs";

let browser;
let parser;
before(async () => {
  browser = await launch();
  parser = await browser.newPage();
});
after(() => browser?.close());

for (const name of SITES) {
  const built = site(name);
  const { base } = built;
  const heads = new Map(built.pages.map((page) => [base + page.url, head(page)]));

  test(`${name}: alternates are reciprocal, absolute, complete and only between translations`, () => {
    const faults = [];
    for (const [address, { page, alternates }] of heads) {
      if (alternates.size === 0) continue;
      const fault = (what) => faults.push(`${page.file}: ${what}`);
      if (page.noindex) fault("a page left out of search has alternates");
      if (!page.translated) fault("an untranslated page has alternates");
      if (page.folder !== "" && alternates.get(page.lang) !== address) fault(`its own language ${page.lang} leads to ${alternates.get(page.lang)}`);
      if (!alternates.has("x-default")) fault("no x-default");
      for (const [lang, href] of alternates) {
        const other = heads.get(href);
        if (!other) { fault(`${lang}: ${href} is not published`); continue; }
        if (lang === "x-default") continue;
        if (other.page.lang !== lang) fault(`${lang}: ${href} is in ${other.page.lang}`);
        if (!other.page.translated) fault(`${lang}: ${href} is not translated`);
        if (!same(other.alternates, alternates)) fault(`${lang}: ${href} names other alternates`);
      }
    }
    assert.deepEqual(faults, []);
  });

  test(`${name}: every page has one title, one canonical address that is published, and the right language`, () => {
    const faults = [];
    for (const [address, { page, canonicals, titles }] of heads) {
      if (page.kind === "redirect") continue;
      const fault = (what) => faults.push(`${page.file}: ${what}`);
      if (titles.length !== 1 || titles[0].trim() === "") fault(`${titles.length} titles`);
      if (page.folder !== "" && page.lang !== page.folder) fault(`lang is ${page.lang}`);
      if (page.kind === "not-found" || page.kind === "root") continue;
      if (canonicals.length !== 1) { fault(`${canonicals.length} canonical addresses`); continue; }
      const target = heads.get(canonicals[0]);
      if (!target) fault(`canonical ${canonicals[0]} is not published`);
      else if (page.translated && canonicals[0] !== address) fault(`canonical is ${canonicals[0]}`);
      else if (!page.translated && (canonicals[0] === address || !target.page.translated)) fault("an untranslated page must name its source");
    }
    assert.deepEqual(faults, []);
  });

  test(`${name}: no two indexed pages of a language have one title and no page lacks a description`, () => {
    const faults = [];
    const titles = new Map();
    for (const { page, titles: [title], description } of heads.values()) {
      if (page.kind === "redirect" || page.kind === "not-found" || page.noindex || name === "odd") continue;
      const key = `${page.lang} ${title}`;
      if (titles.has(key)) faults.push(`${page.file} and ${titles.get(key)}: ${title}`);
      titles.set(key, page.file);
      if (!description) faults.push(`${page.file}: no description`);
    }
    assert.deepEqual(faults, []);
  });

  test(`${name}: the sitemap holds exactly the indexed pages, with their alternates`, async () => {
    const entries = await parser.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      const error = parsed.querySelector("parsererror");
      if (error) throw new Error(error.textContent);
      if (parsed.documentElement.namespaceURI !== "http://www.sitemaps.org/schemas/sitemap/0.9") throw new Error("namespace");
      return [...parsed.getElementsByTagName("url")].map((url) => ({
        loc: url.getElementsByTagName("loc")[0].textContent,
        links: [...url.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link")].map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")]),
      }));
    }, read(built, "sitemap.xml"));
    const faults = [];
    const listed = new Map(entries.map(({ loc, links }) => [loc, new Map(links)]));
    if (listed.size !== entries.length) faults.push("an address is listed twice");
    for (const [loc, links] of listed) {
      const head = heads.get(loc);
      if (!head) faults.push(`${loc} is not published`);
      else if (head.page.noindex) faults.push(`${loc} is noindex`);
      else if (!same(links, head.alternates)) faults.push(`${loc}: alternates differ from the page's head`);
    }
    for (const [address, { page, canonicals }] of heads) {
      const indexed = !page.noindex && canonicals[0] === address && page.translated && page.kind !== "redirect";
      if (indexed && ["page", "home", "scenario", "quiz", "glossary"].includes(page.kind) && !listed.has(address)) faults.push(`${address} is not listed`);
    }
    assert.deepEqual(faults, []);
    assert.ok(listed.size > 0);
    assert.match(read(built, "robots.txt"), new RegExp(`^Sitemap: ${escape(base)}sitemap\\.xml$`, "m"));
  });

  test(`${name}: feeds are Atom and name published pages`, async () => {
    const feeds = built.files.filter((file) => file.endsWith("feed.xml"));
    const announced = built.languages.filter((lang) => /type="application\/atom\+xml"/.test(read(built, `${lang}/index.html`)));
    assert.deepEqual(feeds, announced.sort().map((lang) => `${lang}/feed.xml`), "pages announce the feeds that there are");
    if (name === "odd") assert.deepEqual(feeds, ["ar/feed.xml", "en/feed.xml"], "a language without a dated page has no feed");
    for (const file of feeds) {
      const feed = await parser.evaluate(readAtom, read(built, file));
      assert.deepEqual(feed.faults, [], file);
      assert.equal(feed.self, base + file);
      assert.equal(feed.lang, file.split("/")[0]);
      assert.ok(feed.entries.length > 0, file);
      for (const { href } of feed.entries) assert.ok(heads.has(href), `${file}: ${href} is not published`);
      assert.equal(new Set(feed.entries.map((entry) => entry.id)).size, feed.entries.length, "ids are unique");
    }
  });

  test(`${name}: structured data is JSON with the facts of the page`, () => {
    let n = 0;
    const faults = [];
    for (const { page, data, canonicals } of heads.values()) {
      for (const block of data) {
        n += 1;
        const graph = JSON.parse(block);
        if (graph["@context"] !== "https://schema.org") faults.push(`${page.file}: context`);
        for (const value of graph["@graph"]) {
          for (const name of MUST_SAY[value["@type"]] ?? ["a known @type"]) {
            if (typeof value[name] !== "string" || !value[name].trim()) faults.push(`${page.file}: ${value["@type"]} without ${name}`);
          }
          const title = /<h1[^>]*>([^<]*)/.exec(page.html)?.[1];
          if (value["@type"] === "Article" && title && value.name !== unescaped(title)) faults.push(`${page.file}: name ${value.name}`);
          if (value.url && value.url !== canonicals[0]) faults.push(`${page.file}: url ${value.url}`);
          if (value.inLanguage && page.translated && value.inLanguage !== page.lang) faults.push(`${page.file}: language`);
          faults.push(...(value.itemListElement ?? []).filter((item) => !heads.has(item.item)).map((item) => `${page.file}: no page ${item.item}`));
        }
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(n > 0, "some page has structured data");
  });

  test(`${name}: Open Graph has title, type, site and address`, () => {
    const faults = [];
    for (const { page, og, canonicals } of heads.values()) {
      if (["redirect", "not-found", "root"].includes(page.kind)) continue;
      for (const property of ["og:title", "og:type", "og:site_name"]) {
        if (!og.get(property)) faults.push(`${page.file}: no ${property}`);
      }
      if (og.get("og:url") !== canonicals[0]) faults.push(`${page.file}: og:url`);
    }
    assert.deepEqual(faults, []);
  });

  test(`${name}: llms.txt and the state of translations can be read`, () => {
    const llms = read(built, "llms.txt");
    assert.match(llms, /^# \S/);
    for (const [, href] of llms.matchAll(/\]\((\S+?)\)/g)) {
      const address = new URL(href, base).href;
      assert.ok(heads.has(address) || built.files.includes(decodeURI(address.slice(base.length))), `llms.txt: ${href}`);
    }
    assert.equal(typeof JSON.parse(read(built, "i18n-status.json")), "object");
  });
}

/** The properties that schema.org and its consumers expect of the types that pages use. */
const MUST_SAY = {
  Article: ["name", "inLanguage", "url"],
  BreadcrumbList: [],
  DefinedTermSet: ["name", "inLanguage", "url"],
  Quiz: ["name", "inLanguage", "url"],
  WebSite: ["name", "inLanguage", "url"],
};

function unescaped(html) {
  return text(parseFragment(html));
}

function head(page) {
  const tree = page.document;
  const links = byTag(tree, "link");
  const metas = byTag(tree, "meta");
  const rel = (name) => links.filter((link) => attribute(link, "rel") === name);
  return {
    page,
    titles: byTag(byTag(tree, "head")[0], "title").map(text),
    description: attribute(metas.find((meta) => attribute(meta, "name") === "description"), "content"),
    canonicals: rel("canonical").map((link) => attribute(link, "href")),
    alternates: new Map(rel("alternate").filter((link) => attribute(link, "hreflang")).map((link) => [attribute(link, "hreflang"), attribute(link, "href")])),
    og: new Map(metas.filter((meta) => attribute(meta, "property")).map((meta) => [attribute(meta, "property"), attribute(meta, "content")])),
    data: byTag(tree, "script").filter((script) => attribute(script, "type") === "application/ld+json").map(text),
  };
}

// RFC 4287: what a feed and its entries must have. Runs in the page.
function readAtom(xml) {
  const parsed = new DOMParser().parseFromString(xml, "application/xml");
  const error = parsed.querySelector("parsererror");
  if (error) throw new Error(error.textContent);
  const feed = parsed.documentElement;
  const faults = [];
  const child = (node, name) => [...node.children].filter((each) => each.localName === name);
  const one = (node, name, where) => {
    const found = child(node, name);
    if (found.length !== 1 || !found[0].textContent.trim()) faults.push(`${where}: ${found.length} ${name}`);
    return found[0]?.textContent;
  };
  if (feed.namespaceURI !== "http://www.w3.org/2005/Atom" || feed.localName !== "feed") faults.push("not Atom");
  for (const name of ["title", "id", "updated"]) one(feed, name, "feed");
  const entries = child(feed, "entry").map((entry, n) => {
    const date = one(entry, "updated", `entry ${n}`);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(date)) faults.push(`entry ${n}: date ${date}`);
    one(entry, "title", `entry ${n}`);
    return { id: one(entry, "id", `entry ${n}`), href: child(entry, "link")[0]?.getAttribute("href") };
  });
  if (child(feed, "author").length === 0) faults.push("no author");
  const self = child(feed, "link").find((link) => link.getAttribute("rel") === "self")?.getAttribute("href");
  return { faults, entries, self, lang: feed.getAttribute("xml:lang") };
}

function same(a, b) {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
