// A site with articles of both directions in pages of both directions.

import { made } from "./made.mjs";

const ARTICLE = (words) => `---
related: [two]
---
# ${words.title}

${words.text} \`kb build!\` <kbd>Ctrl+K!</kbd> ${words.text}

${words.text} https://example.org/a! [${words.text}](https://example.org/)

- ${words.text}

> ${words.text}

> [!NOTE]
> ${words.text}

| ${words.text} | ${words.text} |
| --- | --- |
| ${words.text} | ${words.text} |

\`\`\`sh
kb check -- "x"!
\`\`\`

\`\`\`
Dear Sir!
عزيزي السيد!
\`\`\`

## ${words.text}

## ${words.text} 2

## ${words.text} 3
`;

const WORDS = {
  en: { title: "One", text: "Words that are read from left to right" },
  ar: { title: "واحد", text: "كلمات تقرأ من اليمين إلى اليسار" },
};

/** Builds the site with a source language, which the other one falls back to, and returns it as `site` does. */
export function directions(source, other) {
  const folder = `content/${source}`;
  return made(`directions-${source}`, {
    "kb.yaml": `title: {en: Directions, ar: اتجاهات}\nbase_url: https://example.org/\nlanguages: [${source}, ${other}]\n`,
    [`${folder}/index.md`]: `# ${WORDS[source].title}\n\n[${WORDS[source].text}](one.md)\n`,
    [`${folder}/one.md`]: ARTICLE(WORDS[source]),
    [`${folder}/two.md`]: ARTICLE({ ...WORDS[source], title: `${WORDS[source].title} 2` }).replace("[two]", "[one]"),
    [`content/${other}/index.md`]: ARTICLE(WORDS[other]).replace(/^---\n.*?---\n/s, ""),
  });
}
