// Every link of every page leads somewhere, its fragment too, and every page can be reached.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LinkChecker } from "linkinator";

import { attribute, byTag, elements } from "../lib/dom.mjs";
import { serve } from "../lib/server.mjs";
import { DOCS, SITES, site } from "../lib/site.mjs";

const ATTRIBUTES = [
  ["a", "href"], ["area", "href"], ["link", "href"], ["script", "src"], ["img", "src"],
  ["source", "src"], ["video", "src"], ["audio", "src"], ["image", "href"], ["use", "href"],
];

for (const name of [...SITES, DOCS]) {
  const built = site(name);
  const HOST = `http://site.example${built.prefix}`;
  const published = new Map(built.pages.map((page) => [HOST + page.url, page]));
  const files = new Set(built.files.map((file) => HOST + file));
  const ids = new Map();
  const idsOf = (page) => {
    if (!ids.has(page.file)) ids.set(page.file, new Set([...elements(page.document)].map((element) => attribute(element, "id"))));
    return ids.get(page.file);
  };

  test(`${name}: no link is broken and no fragment is missing`, () => {
    const faults = [];
    for (const page of built.pages) {
      for (const { href, tag } of linksOf(page)) {
        const url = new URL(href, HOST + page.url);
        if (url.origin !== new URL(HOST).origin) continue;
        const target = url.origin + url.pathname;
        const other = published.get(target);
        if (!other && !files.has(decodeURIComponent(target))) faults.push(`${page.file}: <${tag}> ${href} leads nowhere`);
        const fragment = decodeURIComponent(url.hash.slice(1));
        if (fragment && other && !idsOf(other).has(fragment)) faults.push(`${page.file}: ${href}: no such id`);
      }
    }
    assert.deepEqual(faults.slice(0, 30), [], `${faults.length} faults`);
  });

  test(`${name}: all links are relative, none leaves the site by accident`, () => {
    const faults = [];
    for (const page of built.pages) {
      // A page for what is missing is shown at any depth, so its links begin at the root of base_url.
      if (page.kind === "not-found") continue;
      for (const { href, tag, absoluteByDesign } of linksOf(page)) {
        if (absoluteByDesign) continue;
        if (href.startsWith("/")) faults.push(`${page.file}: <${tag}> ${href} breaks under a sub-path`);
        if (tag !== "a" && /^[a-z][a-z0-9+.-]*:/i.test(href) && !href.startsWith("data:")) faults.push(`${page.file}: <${tag}> ${href} is not of this site`);
        // An empty icon spares the request for /favicon.ico where a page has no theme.
        if (tag === "link" && href === "data:,") continue;
        if (/^(javascript|vbscript|data):/i.test(href)) faults.push(`${page.file}: <${tag}> ${href}`);
      }
    }
    assert.deepEqual(faults.slice(0, 30), [], `${faults.length} faults`);
  });

  test(`${name}: every page is reached by following links from the start`, () => {
    const reached = new Set();
    const waiting = [HOST];
    while (waiting.length > 0) {
      const address = waiting.pop();
      const page = published.get(address);
      if (!page || reached.has(address)) continue;
      reached.add(address);
      for (const { href, tag } of linksOf(page)) {
        if (tag === "a") waiting.push(decodeURI(new URL(href, address).href.split(/[?#]/)[0]));
      }
      // The search box leads to the search page.
      const search = byTag(page.document, "div").map((div) => attribute(div, "data-kb-page")).find((href) => href);
      if (search) waiting.push(new URL(search, address).href);
    }
    const orphans = [...published].filter(([address, page]) => !reached.has(address) && !["not-found", "redirect"].includes(page.kind));
    assert.deepEqual(orphans.map(([, page]) => page.file), []);
  });

  test(`${name}: linkinator finds nothing broken either`, async () => {
    const host = await serve(built.folder, built.prefix);
    try {
      const result = await new LinkChecker().check({
        path: host.root,
        recurse: true,
        concurrency: 20,
        linksToSkip: async (url) => !url.startsWith(host.origin),
      });
      const broken = result.links.filter((link) => link.state === "BROKEN");
      assert.deepEqual(broken.map((link) => `${link.status} ${link.url} on ${link.parent}`), []);
      assert.ok(result.links.length > built.pages.length, "it looked at the pages");
    } finally {
      await host.close();
    }
  });
}

function linksOf(page) {
  if (page.links) return page.links;
  page.links = [];
  for (const [tag, name] of ATTRIBUTES) {
    for (const element of byTag(page.document, tag)) {
      const href = attribute(element, name);
      if (href === null) continue;
      const rel = attribute(element, "rel") ?? "";
      // These are absolute by definition; the gate on heads looks at them.
      const absoluteByDesign = tag === "link" && /^(canonical|alternate)$/.test(rel) && attribute(element, "type") === null;
      page.links.push({ href, tag, absoluteByDesign });
    }
  }
  return page.links;
}
