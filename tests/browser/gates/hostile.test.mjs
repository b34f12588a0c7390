// Content is data: words that look like code are shown as words, wherever they appear.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { preview } from "../lib/kb.mjs";
import { serve } from "../lib/server.mjs";
import { site } from "../lib/site.mjs";
import { settle, stage, watchedPage } from "../lib/visit.mjs";

const TITLE = '“Quotes” & <b>bold</b> </title></script><script>document.x=1</script> {{ title }} <!-- 🦊';

let on;
before(async () => { on = await stage(); });
after(() => on?.close());

test("a hostile title is shown as the same text in the heading, the tab, the navigation, the card and the feed", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, faults, close } = await watchedPage(on.browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${host.root}en/hostile/quotes/`);
  assert.equal(await page.locator("h1").textContent(), TITLE);
  assert.ok((await page.title()).startsWith(TITLE), await page.title());
  assert.equal((await page.locator(".kb-site-nav [aria-current=page]").textContent()).trim(), TITLE);
  assert.equal(await page.locator("meta[property='og:title']").getAttribute("content"), TITLE);
  const { "@graph": [data] } = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
  assert.equal(data.name ?? data.headline, TITLE);
  assert.equal(await page.evaluate(() => document.x), undefined);
  await page.goto(`${host.root}en/hostile/`);
  assert.ok((await page.locator("main .kb-cards a").allTextContents()).includes(TITLE));
  await page.goto(`${host.root}en/a-z/`);
  assert.ok((await page.locator("main a").allTextContents()).includes(TITLE));
  const titles = await page.evaluate(async (url) => {
    const xml = new DOMParser().parseFromString(await (await fetch(url)).text(), "application/xml");
    return [...xml.querySelectorAll("entry > title")].map((title) => title.textContent);
  }, `${host.root}en/feed.xml`);
  assert.ok(titles.includes(TITLE), titles.join("\n"));
  await close();
  assert.deepEqual(faults, []);
});

test("no page of the odd site runs anything of its content", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  // Without the policy too: it is the second line of defence, not the first.
  const { page, faults, close } = await watchedPage(on.browser, { bypassCSP: true });
  const found = [];
  for (const { url, kind } of built.pages.filter((page) => page.kind !== "redirect")) {
    await page.goto(host.root + url);
    await settle(page);
    const seen = await page.evaluate(() => {
      const hasHandler = (element) => element.getAttributeNames().some((name) => name.startsWith("on"));
      const isForeign = (picture) => new URL(picture.currentSrc || picture.src).origin !== location.origin;
      return {
        ran: document.x !== undefined,
        scripts: [...document.scripts].filter((script) => !script.src && !script.type.startsWith("application/")).length,
        foreign: document.querySelectorAll("main iframe, main object, main style").length
          + [...document.querySelectorAll("*")].filter(hasHandler).length
          + [...document.querySelectorAll("main img")].filter(isForeign).length,
      };
    });
    if (seen.ran || seen.scripts || seen.foreign) found.push(`${url} (${kind}): ${JSON.stringify(seen)}`);
  }
  await close();
  assert.deepEqual([found, faults], [[], []]);
});

test("a hostile scenario, quiz and glossary are shown as text too", async () => {
  const built = site("odd");
  const host = on.keep(await serve(built.folder, built.prefix));
  const { page, close } = await watchedPage(on.browser);
  await page.goto(`${host.root}en/scenarios/threats/`);
  assert.equal(await page.locator("h1").textContent(), "Threats & “words” <b>");
  assert.ok((await page.locator(".kb-script-text").first().textContent()).includes("<b>we are done</b>"));
  await page.goto(`${host.root}en/quizzes/tiny/`);
  assert.ok((await page.locator("label").allTextContents()).includes("</script><script>document.x=1</script>"));
  await page.goto(`${host.root}en/glossary/`);
  assert.ok((await page.locator("dt").allTextContents()).some((term) => term.includes("</script>")));
  await close();
});

/** Texts that a browser and another reader of HTML could read in two ways, each a page of its own. */
const PAYLOADS = [
  '<div title=\u00a0"><img src=x onerror=alert(1)>">x</div>',
  '<div title=\u000b"><img src=x onerror=alert(1)>">x</div>',
  '<div title=\u0085"><img src=x onerror=alert(1)>">x</div>',
  '<div title=\u2028"><img src=x onerror=alert(1)>">x</div>',
  '<div title=\u3000"><img src=x onerror=alert(1)>">x</div>',
  'a <b title=\u00a0"><img src=x onerror=alert(1)>">x</b>',
  "<div title=a'><img src=x onerror=alert(1)>'>x</div>",
  '<div title=`><img src=x onerror=alert(1)>`>x</div>',
  '<div\u00a0title="><img src=x onerror=alert(1)>">x</div>',
  '<div>x</div\u00a0><img src=x onerror=alert(1)></div>',
  '<div>x</div title="><img src=x onerror=alert(1)>">',
  '<b title="<!--">x</b><img src=x onerror=alert(1)><b title="-->">y</b>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- a --!><img src=x onerror=alert(1)><!-- -->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<?x ><img src=x onerror=alert(1)>?>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
  '<title><p title="</title><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<plaintext><img src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<b/onmouseover=alert(1) style=position:fixed;inset:0>x</b>',
  '<table><td><img src=x onerror=alert(1)></table>',
  '> <div\n> title="><img src=x onerror=alert(1)>">x</div>',
  '- <b title="\n\n"><img src=x onerror=alert(1)>">x</b>',
  '| a |\n|---|\n| <b title="|"><img src=x onerror=alert(1)> |',
  'a`<b title="`"><img src=x onerror=alert(1)>">',
  '&lt;img src=x onerror=alert(1)&gt; &#60;img src=x onerror=alert(1)&#62;',
  '<div title="&#34;&gt;&lt;img src=x onerror=alert(1)&gt;">x</div>',
  '<DIV TITLE="x>y" id=known lang=en>x</DIV>',
  '[a](javascript:alert(1)) ![a](javascript:alert(1)) <javascript:alert(1)>',
  '## <img src=x onerror=alert(1)> {#a"onclick=alert(1)}',
  'x[^1]\n\n[^1]: <div title=\u00a0"><img src=x onerror=alert(1)>">x</div>',
];

test("a browser finds in a page only what the list allows, with and without the policy", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kb-hostile-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("kb.yaml", "title: Site\nbase_url: https://site.example/\nlanguages: [en]\n");
  write("content/en/index.md", "# Start\n");
  PAYLOADS.forEach((text, nth) => write(`content/en/p${nth}.md`, `# Page ${nth}\n\nBefore.\n\n${text}\n`));
  // The preview shows pages with errors too, and a page without errors as it is published.
  const server = await preview(folder);
  on.keep({ close: async () => { await server.stop(); rmSync(folder, { recursive: true, force: true }); } });
  const found = [];
  for (const bypassCSP of [false, true]) {
    const { page, faults, requests, close } = await watchedPage(on.browser, { bypassCSP });
    for (const nth of PAYLOADS.keys()) {
      await page.goto(`${server.root}en/p${nth}/`);
      await settle(page);
      const strange = await page.evaluate(strangeNodes);
      const outside = requests.splice(0).filter((url) => !url.startsWith(server.root) || /\/x$/.test(url));
      // The preview requests its state until the page is left.
      const own = faults.splice(0).filter((fault) => !fault.includes("/__kb/"));
      const all = [...strange, ...outside, ...own];
      if (all.length > 0) found.push(`${JSON.stringify(PAYLOADS[nth])}: ${all.join(", ")}`);
    }
    await close();
  }
  assert.deepEqual(found, []);
});

/** Elements of a page that neither Markdown makes nor the list allows. Runs in the page. */
function strangeNodes() {
  const article = document.querySelector("main article") ?? document.querySelector("main");
  if (!article.textContent.includes("Before.")) return ["the text is not in its place"];
  const elements = new Set(("abbr b bdi bdo br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure hr i ins "
    + "kbd mark p q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u var wbr "
    + "a article blockquote footer h1 h2 header li nav ol section ul").split(" "));
  const attributes = new Set(("aria-hidden aria-label aria-labelledby class colspan dir href hreflang id lang open rel role rowspan scope "
    + "tabindex title value").split(" "));
  const strange = [];
  for (const element of article.querySelectorAll("*")) {
    if (!elements.has(element.localName)) strange.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (!attributes.has(name)) strange.push(`${name} of <${element.localName}>`);
      if (name === "href" && new URL(value, location.href).origin !== location.origin) strange.push(value);
    }
  }
  return strange;
}
