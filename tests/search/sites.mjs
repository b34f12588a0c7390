// Builds sites and reads their search indices with the script that is published.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import { fileURLToPath } from "node:url";

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, "../..");
export const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "kb-search-"));
const named = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const kb = path.resolve(named || path.join(root, "target/release/kb"));

/** The rows of a table of this folder. */
export const rows = (file) => fs.readFileSync(path.join(here, file), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));

/** Builds the site in a folder and returns the folder of the result. */
export function build(site, out) {
  try {
    execFileSync(kb, ["build", "--root", site, "--out", out], { stdio: "pipe" });
  } catch (error) {
    console.error(String(error.stderr));
    throw new Error(`${kb} cannot build ${site}`);
  }
  return out;
}

/** Writes and builds a site of one language: texts of files by their names without extension. */
export function make(name, lang, pages, config = "") {
  const site = path.join(scratch, name), folder = path.join(site, "content", lang);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(site, "kb.yaml"), `title: ${name}\nlanguages: [${lang}]\n${config}`);
  Object.entries({ index: `# ${name}\n`, ...pages }).forEach(([key, text]) => fs.writeFileSync(path.join(folder, `${key}.md`), text));
  return build(site, path.join(site, "out"));
}

/** The script as a page loads it, and the indices of a built site. */
export function open(out) {
  const context = vm.createContext({});
  const run = (file) => vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  const assets = path.join(out, "assets");
  const find = (pattern) => fs.readdirSync(assets).filter((file) => pattern.test(file));
  run(path.join(assets, find(/^search\.[0-9a-f]+\.js$/)[0]));
  const search = vm.runInContext("kbSearch", context);
  const folders = {};
  const named = [out, ...fs.readdirSync(out).map((name) => path.join(out, name))].map((folder) => path.join(folder, "search.js"));
  for (const file of named.filter((file) => fs.existsSync(file))) {
    run(file);
    const lang = Object.keys(search.addresses).find((lang) => !folders[lang]);
    const index = path.resolve(path.dirname(file), search.addresses[lang]);
    folders[lang] = index.replace(/\.js$/, "");
    if (!search.indices[lang]) run(index);
  }
  const load = (index, n) => {
    if (!index.files[n]) run(path.join(folders[index.head.lang], `${n}.js`));
    if (!index.files[n]) throw new Error(`${index.head.lang}: file ${n} cannot be read`);
  };
  const query = (index, text) => {
    let answer = search.query(index, text);
    while (answer.needs.length) {
      answer.needs.forEach((n) => load(index, n));
      answer = search.query(index, text);
    }
    return answer;
  };
  const result = (index, hit, marks) => {
    load(index, search.fileOf(index, hit.page));
    return search.result(index, hit, marks);
  };
  const address = (index, hit) => result(index, hit, { forms: new Set(), parts: new Set(), words: [] }).address;
  return { indices: search.indices, tuned: search.tuned, written: search.written, query, result, address };
}

/** The keys of a language in the order of its index, which is that of their bytes. */
export function keys(lang) {
  const found = [];
  const walk = (folder, prefix) => fs.readdirSync(folder, { withFileTypes: true }).forEach((item) => {
    if (item.isDirectory()) walk(path.join(folder, item.name), `${prefix}${item.name}/`);
    else if (/\.(md|yaml)$/.test(item.name)) found.push(prefix + item.name.replace(/\.(md|yaml)$/, ""));
  });
  walk(path.join(root, "content", lang), "");
  return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
