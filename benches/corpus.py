#!/usr/bin/env python3
"""Writes a corpus of N pages in two languages to DIR, always the same for the same N.

usage: benches/corpus.py N DIR
"""

import os
import random
import sys

WORDS = (
    "smlouva klient práce faktura termín hodina výpověď projekt dohoda platba web zpráva schůzka "
    "návrh úprava podklad cena měsíc týden rok oprava předání heslo přístup dokument příloha "
    "kontakt právník lhůta sleva"
).split()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    n_pages, folder = int(sys.argv[1]), sys.argv[2]
    pick = random.Random(7)

    def sentence():
        n_words = pick.randint(8, 16)
        return " ".join(pick.choice(WORDS) for _ in range(n_words)).capitalize() + "."

    n_sections = max(1, n_pages // 200)
    write(f"{folder}/kb.yaml", "title: Corpus\nbase_url: https://example.org/\nlanguages: [cs, en]\n")
    for lang in ("cs", "en"):
        content = f"{folder}/content/{lang}"
        write(f"{content}/index.md", "---\ntitle: Start\n---\nText.\n")
        for section in range(n_sections):
            write(f"{content}/s{section:03}/index.md", f"---\ntitle: Section {section}\n---\n{sentence()}\n")
            for page in range(100):
                parts = [f"---\ntitle: Page {section} {page} {pick.choice(WORDS)}\ndescription: {sentence()}\n---\n"]
                for heading in range(6):
                    parts.append(f"## Heading {heading} {pick.choice(WORDS)} {{#h{heading}}}\n")
                    for _ in range(3):
                        text = " ".join(sentence() for _ in range(4))
                        to = f"../s{pick.randrange(n_sections):03}/p{pick.randrange(100):03}.md#h{pick.randrange(6)}"
                        parts.append(f"{text} [odkaz {pick.choice(WORDS)}]({to}) {sentence()}\n")
                    parts.append(f"- {sentence()}\n- **{sentence()}**\n- `code` {sentence()}\n")
                write(f"{content}/s{section:03}/p{page:03}.md", "\n".join(parts))


if __name__ == "__main__":
    main()
