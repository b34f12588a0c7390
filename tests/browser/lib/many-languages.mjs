// A site in 24 languages whose names are one long word each.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { kb } from "./kb.mjs";
import { GATES, site } from "./site.mjs";

const LANGUAGES = "en de cs sk pl fr es it pt nl sv da nb fi et lv lt hu ro bg el uk ru ar";
const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** Builds the site and returns it as `site` does. */
export function manyLanguages() {
  const name = `many-languages-${process.pid}`, root = join(GATES, `${name}-source`), out = join(GATES, name);
  const write = (file, text) => writeFileSync(join(root, file), text);
  mkdirSync(join(root, "content/en/long"), { recursive: true });
  process.on("exit", () => [root, out].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  write("kb.yaml", `title: Many\nbase_url: https://example.org/\nlanguages: [${LANGUAGES.split(" ").join(", ")}]\ntags: {long: ${WORD}}\nedit_url: https://example.org/{path}\n`);
  write("content/en/index.md", `# Many\n\n[${WORD}](long/one.md)\n`);
  write("content/en/long/index.md", `# ${WORD}\n\nText.\n`);
  write("content/en/long/one.md", `---\ntags: [long]\ndescription: ${WORD}\nrelated: [long/two]\n---\n# ${WORD}\n\n${WORD}\n\n## ${WORD}\n\n> ${WORD}\n\n- [ ] ${WORD}\n\n### ${WORD}\n\nA[^note].\n\n> [!NOTE]\n> ${WORD}\n\n[^note]: ${WORD}\n`);
  write("content/en/long/two.md", `# Two ${WORD}\n\n## ${WORD}\n\n## Two\n\n## Three\n\n[${WORD}](one.md)\n`);
  write("content/en/glossary.yaml", `terms:\n  long: {term: ${WORD}, definition: ${WORD}, synonyms: [B${WORD}]}\n`);
  kb(["build", "--out", out], { root });
  return site(name);
}
