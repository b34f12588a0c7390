// Searches the index of a built site as readers do, with the script that is published.
//
//   node tests/search/run.mjs [kb] [--store] [--misses]
//
// `kb` is the program to build with, `target/release/kb` by default. Each `<lang>.tsv`
// is a table of a query and the keys of pages of which one must be among the first three results;
// `judged-<lang>.tsv` has queries with all pages that answer them, `none.tsv` queries that no page
// answers, `cs-families.tsv` words with their forms, `unspaced/` pages and queries in scripts without
// spaces. Prints figures; fails below the gates. `--store` makes this run the one that later ones are
// compared with.
import fs from "node:fs";
import path from "node:path";

import { LANGUAGES, compare, judge, store, summary } from "./judged.mjs";
import { build, keys, make, open, root, rows, scratch } from "./sites.mjs";

let failed = false;
const showsMisses = process.argv.includes("--misses");

// The least share of a table's rows, in per cent.
const GATES = { cs: 98, "cs without marks": 94, en: 95, de: 95 };
// The least share of ordered pairs of forms in families, in per cent.
const FAMILY_GATES = { "with marks": 98, "without marks": 94 };
// What the judged queries must reach: nDCG at 5 of all, and a best page among the first three.
const JUDGED_GATES = { ndcg: 0.64, first: 0.77, cs: 0.77, en: 0.74, de: 0.8 };
// How many queries without an answer must name a word that the site does not have.
const NONE_GATE = 36;
// How many of 30 misspelt titles of a large site must lead to their pages.
const MISSPELT_GATE = 28, LARGE = 3000;
// How many pages a site has on which all words are frequent.
const PHRASES = 1500;

const withoutMarks = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");

function report(name, found, all, gate, misses) {
  const share = (100 * found) / all;
  const ok = share >= gate;
  failed = failed || !ok;
  console.log(`${ok ? "ok  " : "FAIL"} ${name}: ${found} of ${all}, ${share.toFixed(1)} % (gate ${gate} %)`);
  misses.forEach((miss) => console.log(`       ${miss}`));
}

function reach(name, value, gate) {
  const ok = value >= gate;
  failed = failed || !ok;
  console.log(`${ok ? "ok  " : "FAIL"} ${name}: ${value.toFixed(3)} (gate ${gate})`);
}

function table(site, lang, name, change) {
  const index = site.indices[lang];
  const pages = keys(lang);
  const all = rows(`${lang}.tsv`);
  const misses = [];
  for (const [query, wanted] of all) {
    const unknown = wanted.split(" ").filter((page) => !pages.includes(page));
    if (unknown.length) throw new Error(`${lang}.tsv: no page ${unknown.join(", ")}`);
    const found = site.query(index, change(query)).hits.slice(0, 3).map((hit) => pages[hit.page]);
    if (!wanted.split(" ").some((page) => found.includes(page))) misses.push(`${change(query)}: not ${wanted}, but ${found.join(", ")}`);
  }
  report(name, all.length - misses.length, all.length, GATES[name], misses);
}

function judged(site) {
  const all = LANGUAGES.flatMap((lang) => judge(site, lang));
  if (process.argv.includes("--store")) store(all);
  const total = summary(all);
  reach("judged, nDCG at 5", total.ndcg, JUDGED_GATES.ndcg);
  reach("judged, best page in the first three", total.first, JUDGED_GATES.first);
  for (const lang of LANGUAGES) reach(`judged ${lang}, best page in the first three`, summary(all.filter((row) => row.lang === lang)).first, JUDGED_GATES[lang]);
  for (const kind of new Set(all.map((row) => row.kind))) {
    const { ndcg, first } = summary(all.filter((row) => row.kind === kind));
    console.log(`       ${kind}: nDCG ${ndcg.toFixed(3)}, in the first three ${first.toFixed(3)}`);
  }
  const { mean, low, high } = compare(all);
  const ok = high >= 0;
  failed = failed || !ok;
  console.log(`${ok ? "ok  " : "FAIL"} judged, difference from the stored run: ${mean.toFixed(4)}, between ${low.toFixed(4)} and ${high.toFixed(4)}`);
  if (showsMisses) all.filter((row) => !row.first).forEach((row) => console.log(`       ${row.lang} ${row.kind}: ${row.query}: ${row.found.slice(0, 3).join(" ")}`));
}

// A word that the site does not have is named.
function none(site) {
  const all = rows("none.tsv");
  const misses = all.filter(([lang, query]) => !site.query(site.indices[lang], query).unknown.length);
  report("queries without an answer", all.length - misses.length, all.length, (100 * NONE_GATE) / all.length, misses.map(([, query]) => query));
}

// Each query in a script without spaces must find its page first or second.
function unspaced() {
  for (const lang of ["zh-Hans", "ja", "th"]) {
    const pages = rows("unspaced/pages.tsv").filter(([of]) => of === lang);
    const texts = Object.fromEntries(pages.map(([, key, title, text]) => [key, `# ${title}\n\n${text}\n`]));
    const site = open(make(`unspaced-${lang}`, lang, texts)), index = site.indices[lang];
    const all = rows(`unspaced/${lang}.tsv`);
    const found = (query) => site.query(index, query).hits.slice(0, 2).map((hit) => site.address(index, hit));
    const misses = all.filter(([query, wanted]) => !wanted.split(" ").some((key) => found(query).includes(`${lang}/${key}/`)));
    report(`unspaced ${lang}`, all.length - misses.length, all.length, 90, misses.map(([query]) => `${query}: ${found(query).join(" ")}`));
  }
}

// What authors add: keywords, synonyms, words that lead to a page, and pages that are left out.
function authors() {
  const config = "search:\n  synonyms:\n    en: [[fee, rate]]\n  leads:\n    en: {he frightens me: safety, the weather: other}\n";
  const page = (front, text) => `---\n${front}\n---\n\n${text}\n`;
  const site = open(make("authors", "en", {
    safety: page("title: Help\nsafety: true", "Call somebody."),
    other: page("title: Other", "He frightens me, said nobody. The rate is fixed."),
    words: page("title: Words\nkeywords: [zebra, giraffe]", "Animals of all kinds, and a fixed weight."),
    hidden: page("title: Hidden\nsearch: false", "A crocodile."),
  }, config));
  const index = site.indices.en;
  const found = (query) => site.query(index, query).hits.map((hit) => site.address(index, hit).slice(3, -1)).join(" ");
  const wanted = {
    "giraffes": "words", "crocodile": "", "fees": "other", "frightened": "safety other", "why he frightens me": "safety other",
    "weather": "other", "fixed -rate": "words", '"fixed rate"': "", '"rate is fixed"': "other",
  };
  const misses = Object.entries(wanted).filter(([query, pages]) => found(query) !== pages);
  report("words of authors, phrases and exclusion", Object.keys(wanted).length - misses.length, Object.keys(wanted).length, 100, misses.map(([query]) => `${query}: ${found(query)}`));
}

// Compound words lead to their parts, and parts to the compounds with them; what is shown has them marked.
function compounds() {
  const filler = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`p${n}`, `# Seite ${n}\n\nAnderes über Kunden und ${"Anrufe ".repeat(n)}.\n`]));
  const site = open(make("compounds", "de", {
    ...filler,
    whole: "# Fristen\n\nDie Kündigungsfrist steht im Text.\n",
    apart: "# Regeln\n\nWer die Frist kennt, kann rechtzeitig kündigen.\n",
    end: "# Ende des Vertrags\n\nWas dann zu tun ist.\n",
    joined: "# Nachher\n\nNach dem Vertragsende und der Vertragsstrafenregelung.\n",
    penalty: "# Geld\n\nEine Regelung über Strafen, die Vertragsstrafen betrifft.\n",
  }));
  const index = site.indices.de;
  const wanted = {
    "Kündigungsfrist": "whole apart", "Frist kündigen": "apart whole", "Frist": "apart whole", "Kündigung": "apart whole",
    "Vertragsende": "end joined", "Ende des Vertrags": "end joined", "Vertrag": "end joined penalty", "Strafe": "joined penalty",
    // Nowhere on the site, but its parts are.
    "Vertragsfrist": "end apart", "Strafregelung": "penalty joined", "Kundenanruf": "p11",
  };
  const found = (query) => site.query(index, `${query} `).hits.map((hit) => site.address(index, hit).slice(3, -1));
  const misses = Object.entries(wanted).filter(([query, pages]) => !pages.split(" ").every((page) => found(query).slice(0, 4).includes(page)));
  const marks = (query, page) => {
    const answer = site.query(index, `${query} `);
    const hit = answer.hits.find((hit) => site.address(index, hit) === `de/${page}/`);
    return site.result(index, hit, answer.marks).text.filter(({ mark }) => mark).map(({ text }) => text).join(" ");
  };
  const marked = [["Kündigungsfrist", "apart", "Frist kündigen"], ["Frist", "whole", "Kündigungsfrist"], ["Kündigungsfrist", "whole", "Kündigungsfrist"]];
  const unmarked = marked.filter(([query, page, text]) => marks(query, page) !== text);
  const n = Object.keys(wanted).length + marked.length;
  report("compound words and their parts", n - misses.length - unmarked.length, n, 100, [...misses.map(([query]) => `${query}: ${found(query).join(" ")}`), ...unmarked.map(([query, page]) => `${query} on ${page}: ${marks(query, page)}`)]);
}

// On a large site, each word of a phrase stands in most sections, so the postings of none lead to the page.
function frequentPhrases() {
  let seed = 11;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const common = Array.from({ length: 300 }, (_, n) => `${"bcdfghklmn"[n % 10]}${"aeiou"[Math.floor(n / 10) % 5]}${"prstvz"[Math.floor(n / 50)]}an`);
  const text = () => Array.from({ length: 90 }, () => common[random(random(300) + 1)]).join(" ");
  const texts = Array.from({ length: PHRASES }, () => Array.from({ length: 4 }, text));
  const pages = Object.fromEntries(texts.map((texts, n) => [`p${n}`, texts.map((text, nth) => `## ${common[random(300)]} ${nth}\n\n${text}\n`).join("\n")]));
  const site = open(make("frequent", "en", pages)), index = site.indices.en;
  const asked = Array.from({ length: 30 }, (_, nth) => {
    const n = (nth * 131) % PHRASES, words = texts[n][nth % 4].split(" "), at = random(85);
    return { n, phrase: words.slice(at, at + 5).join(" ") };
  });
  const first = (query) => site.query(index, query).hits.slice(0, 1).map((hit) => site.address(index, hit)).join();
  const isThere = (page, phrase) => texts[Number(/\d+/.exec(page))].some((text) => ` ${text} `.includes(` ${phrase} `));
  for (const [name, query] of [["in quotation marks", (phrase) => `"${phrase}"`], ["as they are", (phrase) => `${phrase} `]]) {
    const isFound = (page, phrase) => page !== "" && isThere(page, phrase);
    const misses = asked.filter(({ phrase }) => !isFound(first(query(phrase)), phrase));
    report(`phrases of frequent words ${name}`, asked.length - misses.length, asked.length, 100, misses.map(({ n, phrase }) => `${phrase}: not p${n}, but ${first(query(phrase))}`));
  }
  const answer = site.query(index, `"${asked[0].phrase}"`);
  report("texts read for a phrase", answer.hits.length <= 20 ? 1 : 0, 1, 100, []);
}

// A phrase is found on the page that has it once, among many pages that have its words more often.
function phrases() {
  const words = "amber basil cedar dahlia elder".split(" ");
  const apart = words.map((word) => `## ${word}\n\n${`${word} `.repeat(5)}\n`).join("\n");
  const others = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`p${n}`, `# ${words[n % 5]} ${n}\n\n${apart}`]));
  const site = open(make("phrases", "en", { ...others, wanted: `# Garden\n\n${"rose ".repeat(200)} ${words.join(" ")}.\n` }));
  const index = site.indices.en;
  const first = (query) => site.query(index, query).hits.slice(0, 1).map((hit) => site.address(index, hit)).join();
  const misses = [`"${words.join(" ")}"`, `"${words.slice(1, 4).join(" ")}"`].filter((query) => first(query) !== "en/wanted/");
  report("phrases in quotation marks", 2 - misses.length, 2, 100, misses);
}

// A large site of made-up words, and titles with one mistake each, in the first letters too.
function misspelt() {
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const syllable = () => "bcdfghjklmnprstvz"[random(17)] + "aeiou"[random(5)] + ["", "", "n", "r", "s", "l"][random(6)];
  const word = () => Array.from({ length: 2 + random(3) }, syllable).join("");
  const common = Array.from({ length: 2000 }, word);
  const text = () => Array.from({ length: 60 }, () => common[random(random(2000) + 1)]).join(" ");
  const titles = Array.from({ length: LARGE }, () => `${word()} ${word()}`);
  const pages = Object.fromEntries(titles.map((title, n) => [`p${n}`, `# ${title}\n\n${text()}\n`]));
  const site = open(make("large", "en", pages)), index = site.indices.en;
  const mistake = (title, nth) => {
    const at = nth % 3 === 0 ? random(2) : random(title.length - 2);
    return [
      () => title.slice(0, at) + title[at + 1] + title[at] + title.slice(at + 2),
      () => title.slice(0, at) + title.slice(at + 1),
      () => title.slice(0, at) + "aeiou"[random(5)] + title.slice(at + 1),
      () => title.slice(0, at) + "x" + title.slice(at),
    ][nth % 4]();
  };
  const all = Array.from({ length: 30 }, (_, nth) => ({ nth: nth * 97, query: mistake(titles[nth * 97], nth) }));
  const found = (query) => site.query(index, query).hits.slice(0, 3).map((hit) => site.address(index, hit));
  const misses = all.filter(({ nth, query }) => !found(query).includes(`en/p${nth}/`));
  report("misspelt titles of a large site", all.length - misses.length, all.length, (100 * MISSPELT_GATE) / all.length, misses.map(({ nth, query }) => `${query}: not ${titles[nth]}`));
}

// A site with one form on each page: every form must lead to every other form of its word.
function families() {
  const words = rows("cs-families.tsv").map((row) => [...new Set(row.join(" ").split(" "))]);
  const pages = words.flatMap((forms, i) => forms.map((form, j) => [`p${i}-${j}`, `# ${i}/${j}\n\n${form}\n`]));
  const built = open(make("families", "cs", Object.fromEntries(pages)));
  const index = built.indices.cs;
  for (const [name, change] of [["with marks", (text) => text], ["without marks", withoutMarks]]) {
    let [found, all] = [0, 0];
    const misses = [];
    words.forEach((forms, i) => forms.forEach((form) => {
      const answer = built.query(index, `${change(form)} `);
      const pages = new Set(answer.hits.map((hit) => built.result(index, hit, answer.marks).address));
      const missed = forms.filter((other, j) => !pages.has(`cs/p${i}-${j}/`));
      all += forms.length;
      found += forms.length - missed.length;
      if (missed.length) misses.push(`${change(form)}: not ${missed.join(" ")}`);
    }));
    report(`families ${name}`, found, all, FAMILY_GATES[name], []);
  }
}

// The script writes numbers as the browser would in each language, from the examples in the index.
function numbers() {
  const languages = ["cs", "de", "en", "es", "fa", "hi", "pl"];
  const [first, ...others] = languages;
  const site = path.join(scratch, "numbers"), folder = path.join(site, "content", first);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(site, "kb.yaml"), `title: Numbers\nlanguages: [${[first, ...others].join(", ")}]\n`);
  fs.writeFileSync(path.join(folder, "index.md"), "# Numbers\n\nText.\n");
  const built = open(build(site, path.join(site, "out")));
  const all = languages.flatMap((lang) => [0, 7, 10, 999, 1000, 1234, 9999, 10000, 34567, 100000, 2345678].map((n) => ({ lang, n })));
  const written = ({ lang, n }) => built.written(built.indices[lang], n);
  const wanted = ({ lang, n }) => new Intl.NumberFormat(lang).format(n);
  const misses = all.filter((each) => written(each) !== wanted(each));
  report("numbers of results", all.length - misses.length, all.length, 100, misses.map((each) => `${each.lang} ${each.n}: ${written(each)}, not ${wanted(each)}`));
}

// Titles and texts that try to break out of their script are returned unchanged.
function hostile() {
  const texts = ["</script><script>alert(1)</script>", "<!-- <script> ]]>", "\u2028\u2029", "'); alert(1); //", "\\\\ \\u003c ${x} `", "__proto__ constructor"];
  const site = path.join(scratch, "hostile");
  const folder = path.join(site, "content/cs");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(site, "kb.yaml"), "title: Zlo\nlanguages: [cs]\n");
  fs.writeFileSync(path.join(folder, "index.md"), "# Zlo\n");
  texts.forEach((text, n) => {
    const page = `---\ntitle: ${JSON.stringify(`past${n} ${text}`)}\n---\n\`\`\`\n${text} past${n}\n\`\`\`\n`;
    fs.writeFileSync(path.join(folder, `p${n}.md`), page);
  });
  const out = build(site, path.join(site, "out"));
  const built = open(out);
  const assets = path.join(out, "assets");
  const index = fs.readFileSync(path.join(assets, fs.readdirSync(assets).find((file) => file.startsWith("search.cs."))), "utf8");
  const clean = !/[<\u2028\u2029]/.test(index);
  const plain = (pieces) => pieces.map((piece) => piece.text).join("");
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const wrong = texts.filter((text, n) => {
    const answer = built.query(built.indices.cs, `past${n}`);
    const shown = answer.hits.map((hit) => built.result(built.indices.cs, hit, answer.marks))[0];
    return !shown || plain(shown.text) !== flat(`${text} past${n}`) || !plain(shown.title).startsWith(`past${n}`);
  });
  const odd = ["", " ", "__proto__", "constructor", "(((", "\\", "<img src=x onerror=alert(1)>", "\ud800", "a".repeat(1000), "İ", "ß", "٣", "\u0301"];
  odd.forEach((text) => built.query(built.indices.cs, text));
  report("hostile texts", texts.length - wrong.length + clean, texts.length + 1, 100, wrong);
}

const site = open(build(root, path.join(scratch, "site")));
table(site, "cs", "cs", (text) => text);
table(site, "cs", "cs without marks", withoutMarks);
table(site, "en", "en", (text) => text);
table(site, "de", "de", (text) => text);
judged(site);
none(site);
families();
unspaced();
authors();
compounds();
phrases();
frequentPhrases();
misspelt();
numbers();
hostile();
fs.rmSync(scratch, { recursive: true });
process.exit(failed ? 1 : 0);
