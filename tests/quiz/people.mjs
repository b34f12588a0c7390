// Checks where the plans of the readiness quiz lead: for each person of `people.tsv`, the pages and
// situations that the plan must and must not link to.
//
//   node tests/quiz/people.mjs [kb]
//
// `kb` is the program that prints the quiz, `target/release/kb` by default. The answers of
// a person are those of the golden case of the same name in content/cs/quizzes/readiness.yaml;
// `kb check` proves the results and the order of their plans. Exits with 1 and the differences.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { evaluate } from "./replay.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const kb = path.resolve(process.argv[2] || path.join(root, "target/release/kb"));
const source = readFileSync(path.join(root, "content/cs/quizzes/readiness.yaml"), "utf8");
const output = execFileSync(kb, ["quiz", "vectors", "readiness", "--root", root], { maxBuffer: 1 << 30 });
const { data } = JSON.parse(output);

const list = (text) => text.split(",").map((item) => item.trim()).filter((item) => item);

/** The ids in `key: [a, b]` on a line of the source; none where the line has no such key. */
const ids = (line, key) => list(line.match(new RegExp(`\\b${key}: \\[([^\\]]*)\\]`))?.[1] ?? "");

/** The lines of a top-level key of the source, without comments. */
function block(key) {
  const body = source.split(new RegExp(`^${key}:.*$`, "m"))[1] ?? "";
  return body.split(/^\w/m)[0].split("\n").filter((line) => !line.trimStart().startsWith("#"));
}

/** Where an action leads, by the id of the action. */
const links = Object.fromEntries(block("actions").flatMap((line) => {
  const id = line.match(/^ {2}([a-z-]+): \{/)?.[1];
  return id ? [[id, [...ids(line, "pages").map((page) => page.split("#")[0]), ...ids(line, "scenarios").map((one) => `scenarios/${one}`)]]] : [];
}));

/** The page of a result, by the id of the result. */
const pages = Object.fromEntries(block("results").flatMap((line) => {
  const [, id, page] = line.match(/^ {2}([a-z-]+): \{.*\bpage: ([\w/-]+)/) ?? [];
  return id ? [[id, page]] : [];
}));

/** The answers of the golden cases, by name: `{question: option, other: [option, option]}`. */
const cases = Object.fromEntries([...source.matchAll(/- name: "([^"]+)"\n {4}answers: \{(.*)\}\n/g)].map(([, name, answers]) => {
  const pairs = [...answers.matchAll(/([\w-]+): (?:\[([^\]]*)\]|([\w-]+))/g)];
  return [name, Object.fromEntries(pairs.map(([, question, several, one]) => [question, one ?? list(several)]))];
}));

function differences(name, wanted, unwanted) {
  if (!cases[name]) return [`${name}: no golden case has this name`];
  const { open, result, plan } = evaluate(data, cases[name]);
  if (open) return [`${name}: the question ${open} is not answered`];
  const found = new Set([pages[result], ...plan.flatMap((item) => links[item.id])]);
  return [
    ...wanted.filter((page) => !found.has(page)).map((page) => `${name}: nothing leads to ${page}`),
    ...unwanted.filter((page) => found.has(page)).map((page) => `${name}: the plan leads to ${page}`),
  ];
}

const rows = readFileSync(path.join(here, "people.tsv"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const people = rows.map((row) => row.split("\t"));
const found = people.flatMap(([name, wanted, unwanted]) => differences(name, list(wanted), list(unwanted ?? "")));
found.forEach((difference) => console.error(difference));
console.log(`${people.length} people, ${found.length} differences`);
process.exitCode = found.length === 0 && people.length > 0 ? 0 : 1;
