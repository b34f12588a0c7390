// A site with articles of both directions in pages of both directions. Each text shows by its letters which
// language it is in.

import { made } from "./made.mjs";

const WORDS = {
  en: { title: "One", text: "Words that are read from left to right" },
  ar: { title: "واحد", text: "كلمات تقرأ من اليمين إلى اليسار" },
};

const article = ({ title, text }, front) => `---
${front}
---
# ${title}

${text} \`kb build!\` <kbd>Ctrl+K!</kbd> ${text}

${text} https://example.org/a! [${text}](https://example.org/) [[two]] [[index]]

- ${text}

> ${text}

> [!NOTE]
> ${text}

| ${text} | ${text} |
| --- | --- |
| ${text} | ${text} |

\`\`\`sh
kb check -- "x"!
\`\`\`

\`\`\`letter
Dear Sir!
عزيزي السيد!
\`\`\`

## ${text}

## ${text} 2

## ${text} 3
`;

const scenario = ({ title, text }) => `title: ${title} 3
summary: ${text}.
severity: serious
signals: {one: ${text} 1, two: ${text} 2}
steps:
  - {id: one, text: ${text} 1, when: [one], page: index, script: one}
  - {id: two, text: ${text} 2, page: two}
placeholders: {name: ${text}}
scripts: {one: {title: ${text}, lines: ['${text} {name}']}}
exceptions: [{page: one, why: ${text}.}, {page: index, why: ${text}.}]
risks: {one: ${text}}
`;

const quiz = ({ title, text }) => `title: ${title} 4
intro: ${text}.
dimensions: {one: ${text} 1}
phases: {now: ${text} 2}
questions:
  - id: one
    title: ${text} 3
    hint: ${text}
    options:
      - {id: first, label: ${text} 4, do: [go]}
      - {id: second, label: ${text} 5}
  - id: two
    title: ${text} 11
    show_if: {one: [second]}
    skipped: {one: 0}
    options:
      - {id: first, label: ${text} 12, score: {one: 1}}
      - {id: second, label: ${text} 13}
stops: [{id: one, when: {one: [first]}, effect: override, result: bad, text: ${text} 6}]
bands: [{from: 1, result: good}, {from: 0, result: bad}]
results:
  good: {title: ${text} 7, lead: ${text}, page: index, do: [stay]}
  bad: {title: ${text} 8, lead: ${text}, page: scenarios/three, do: [go]}
actions:
  go: {label: ${text} 9, phase: now, pages: [index], scenarios: [three]}
  stay: {label: ${text} 10, phase: now, pages: [two]}
`;

/** Builds the site with a source language, which the other one falls back to, and returns it as `site` does. */
export function directions(source, other) {
  const words = WORDS[source], { title, text } = words;
  const folder = `content/${source}`;
  const front = (related) => `description: ${text}\nrelated: [${related}]\ntags: [word]`;
  return made(`directions-${source}`, {
    "kb.yaml": `title: {en: Directions, ar: اتجاهات}\nbase_url: https://example.org/\nlanguages: [${source}, ${other}]\ntags: {word: {en: Word, ar: كلمة}}\nedit_url: https://example.org/{path}\n`,
    [`${folder}/index.md`]: article(words, "tags: [word]"),
    [`${folder}/one.md`]: article({ ...words, title: `${title} 1` }, front("two, scenarios/three, index")),
    [`${folder}/two.md`]: article({ ...words, title: `${title} 2` }, front("one, quizzes/four")),
    [`${folder}/scenarios/three.yaml`]: scenario(words),
    [`${folder}/quizzes/four.yaml`]: quiz(words),
    [`${folder}/glossary.yaml`]: `terms:\n  one: {term: ${title} 5, definition: ${text}, synonyms: [${title} 6], page: index}\n`,
    [`content/${other}/index.md`]: article(WORDS[other], `description: ${WORDS[other].text}`),
  });
}
