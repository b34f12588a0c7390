// Asks the search index of a built site what readers ask, through the very script that ships.
//
//   node tests/search/run.mjs [kb]
//
// `kb` is the program to build with, `target/release/kb` where it is left out. Each `<lang>.tsv`
// is a table of a query and the key of a page that must be among the first three results;
// `cs-families.tsv` is a table of words with their forms. Prints figures; fails below the gates.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const kb = path.resolve(process.argv[2] || path.join(root, "target/release/kb"));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "kb-search-"));
let failed = false;

// What a table must reach, in per cent of its rows.
const GATES = { cs: 98, "cs without marks": 94, en: 95, de: 95 };
// What the families must reach, in per cent of ordered pairs of forms.
const FAMILY_GATES = { "with marks": 98, "without marks": 94 };

const withoutMarks = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
const lines = (file) => fs.readFileSync(path.join(here, file), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

function build(site, out) {
  try {
    execFileSync(kb, ["build", "--root", site, "--out", out], { stdio: "pipe" });
  } catch (error) {
    console.error(String(error.stderr));
    throw new Error(`${kb} cannot build ${site}`);
  }
  return out;
}

// The script as a page loads it, and the indices of a built site.
function open(out) {
  const context = vm.createContext({});
  const run = (file) => vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  const assets = path.join(out, "assets");
  const named = (pattern) => fs.readdirSync(assets).filter((file) => pattern.test(file));
  run(path.join(assets, named(/^search\.[0-9a-f]+\.js$/)[0]));
  const search = vm.runInContext("kbSearch", context);
  const folders = {};
  let loaded = 0;
  for (const file of named(/^search\.[A-Za-z-]+\.[0-9a-f]+\.js$/)) {
    folders[file.split(".")[1]] = path.join(assets, file.replace(/\.js$/, ""));
    run(path.join(assets, file));
  }
  const load = (index, n) => {
    const file = path.join(folders[index.head.lang], `${n}.js`);
    loaded += fs.statSync(file).size;
    run(file);
  };
  const query = (index, text) => {
    let answer = search.query(index, text);
    while (answer.needs.length) {
      answer.needs.forEach((n) => load(index, n));
      answer = search.query(index, text);
    }
    return answer;
  };
  const result = (index, hit, forms) => {
    const n = search.fileOf(index, hit.page);
    if (!index.files[n]) load(index, n);
    return search.result(index, hit, forms);
  };
  const takeLoaded = () => { const bytes = loaded; loaded = 0; return bytes; };
  return { indices: search.indices, query, result, takeLoaded };
}

function report(name, found, all, gate, misses) {
  const share = (100 * found) / all;
  const ok = share >= gate;
  failed = failed || !ok;
  console.log(`${ok ? "ok  " : "FAIL"} ${name}: ${found} of ${all}, ${share.toFixed(1)} % (gate ${gate} %)`);
  misses.forEach((miss) => console.log(`       ${miss}`));
}

// The keys of a language in the order of its index, which is that of their bytes.
function keys(lang) {
  const found = [];
  const walk = (folder, prefix) => fs.readdirSync(folder, { withFileTypes: true }).forEach((item) => {
    if (item.isDirectory()) walk(path.join(folder, item.name), `${prefix}${item.name}/`);
    else if (/\.(md|yaml)$/.test(item.name)) found.push(prefix + item.name.replace(/\.(md|yaml)$/, ""));
  });
  walk(path.join(root, "content", lang), "");
  return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function table(site, lang, name, change) {
  const index = site.indices[lang];
  const pages = keys(lang);
  if (pages.length !== index.firsts.length) throw new Error(`${lang}: ${pages.length} files, ${index.firsts.length} pages in the index`);
  const rows = lines(`${lang}.tsv`).map((line) => line.split("\t"));
  const misses = [];
  for (const [query, page] of rows) {
    if (!pages.includes(page)) throw new Error(`${lang}.tsv: no page ${page}`);
    const found = site.query(index, change(query)).hits.slice(0, 3).map((hit) => pages[hit.page]);
    if (!found.includes(page)) misses.push(`${change(query)}: not ${page}, but ${found.join(", ")}`);
  }
  report(name, rows.length - misses.length, rows.length, GATES[name], misses);
}

// A site with one form on each page: every form must lead to every other form of its word.
function families() {
  const words = lines("cs-families.tsv").map((line) => [...new Set(line.split(/[\t ]/))]);
  const site = path.join(scratch, "families");
  const folder = path.join(site, "content/cs");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(site, "kb.yaml"), "title: Rody\nlanguages: [cs]\n");
  fs.writeFileSync(path.join(folder, "index.md"), "# 0\n");
  words.forEach((forms, i) => forms.forEach((form, j) => fs.writeFileSync(path.join(folder, `p${i}-${j}.md`), `# ${i}/${j}\n\n${form}\n`)));
  const built = open(build(site, path.join(site, "out")));
  const index = built.indices.cs;
  for (const [name, change] of [["with marks", (text) => text], ["without marks", withoutMarks]]) {
    let [found, all] = [0, 0];
    const misses = [];
    words.forEach((forms, i) => forms.forEach((form) => {
      const answer = built.query(index, `${change(form)} `);
      const pages = new Set(answer.hits.map((hit) => built.result(index, hit, answer.forms).address));
      const missed = forms.filter((other, j) => !pages.has(`cs/p${i}-${j}/`));
      all += forms.length;
      found += forms.length - missed.length;
      if (missed.length) misses.push(`${change(form)}: not ${missed.join(" ")}`);
    }));
    report(`families ${name}`, found, all, FAMILY_GATES[name], []);
  }
}

// Titles and texts that try to leave the script they are in come back as the text they are.
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
    const shown = answer.hits.map((hit) => built.result(built.indices.cs, hit, answer.forms))[0];
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
families();
hostile();
fs.rmSync(scratch, { recursive: true });
process.exit(failed ? 1 : 0);
