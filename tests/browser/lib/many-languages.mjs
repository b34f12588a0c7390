// A site in 24 languages whose names are one long word each.

import { made } from "./made.mjs";

const LANGUAGES = "en de cs sk pl fr es it pt nl sv da nb fi et lv lt hu ro bg el uk ru ar";
const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** Builds the site and returns it as `site` does. */
export function manyLanguages() {
  return made("many-languages", {
    "kb.yaml": `title: Many\nbase_url: https://example.org/\nlanguages: [${LANGUAGES.split(" ").join(", ")}]\ntags: {long: ${WORD}}\nedit_url: https://example.org/{path}\n`,
    "content/en/index.md": `# Many\n\n[${WORD}](long/one.md)\n`,
    "content/en/long/index.md": `# ${WORD}\n\nText.\n`,
    "content/en/long/one.md": `---\ntags: [long]\ndescription: ${WORD}\nrelated: [long/two]\n---\n# ${WORD}\n\n${WORD}\n\n## ${WORD}\n\n> ${WORD}\n\n- [ ] ${WORD}\n\n### ${WORD}\n\nA[^note].\n\n> [!NOTE]\n> ${WORD}\n\n[^note]: ${WORD}\n`,
    "content/en/long/two.md": `# Two ${WORD}\n\n## ${WORD}\n\n## Two\n\n## Three\n\n[${WORD}](one.md)\n`,
    "content/en/glossary.yaml": `terms:\n  long: {term: ${WORD}, definition: ${WORD}, synonyms: [B${WORD}]}\n`,
  });
}
