#!/usr/bin/env python3
"""Writes one corpus for several generators, always the same for the same N.

usage: benches/corpus.py N DIR [--flat] [--search]

N pages in Czech and English, half of them each, in sections of a hundred (--flat: in one section): DIR/kb, DIR/hugo (the
same Markdown files, with a theme that has what kb's pages have: navigation of the section,
breadcrumbs, contents, previous and next, language switch) and DIR/mdbook (Czech only, since a book
has one language). --search: all N pages in English and for kb alone, as benches/search.mjs needs
them. Words are made of syllables and come as often as words do (Zipf), so that a
search index has what it has in life: some very frequent words and many rare ones.
"""

import itertools
import os
import random
import sys

LANGUAGES = ("cs", "en")
SYLLABLES = {
    "cs": "sml ou va kli ent prá ce fak tu ra ter mín ho di na vý po věď pro jekt do ho da plat ba zprá va schůz ka ná vrh".split(),
    "en": "con tract cli ent work in voice dead line hour no tice pro ject deal pay ment mes sage meet ing pro pose al ter".split(),
}
ENDINGS = {"cs": ["", "a", "u", "y", "ou", "ům", "ách", "ami", "ě", "ého"], "en": ["", "s", "ed", "ing", "er", "ly"]}
N_STEMS = 4000
PER_SECTION = 100


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Writer:
    """Words of one language, picked by a generator of its own."""

    def __init__(self, lang):
        self.pick = random.Random(f"corpus {lang}")
        stems = ["".join(self.pick.choices(SYLLABLES[lang], k=self.pick.randint(1, 4))) for _ in range(N_STEMS)]
        self.words = [stem + ending for stem in stems for ending in ENDINGS[lang]]
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def some(self, n_words):
        return self.pick.choices(self.words, cum_weights=self.weights, k=n_words)

    def sentence(self):
        return " ".join(self.some(self.pick.randint(8, 16))).capitalize() + "."

    def body(self, n_sections, per_section):
        """Four headings with paragraphs, each paragraph with a link to a heading somewhere."""
        parts = []
        for heading in range(4):
            parts.append(f"## {' '.join(self.some(3)).capitalize()} {{#h{heading}}}\n")
            for _ in range(2):
                target = f"../s{self.pick.randrange(n_sections):03}/p{self.pick.randrange(per_section):03}.md#h{self.pick.randrange(4)}"
                text = " ".join(self.sentence() for _ in range(4))
                parts.append(f"{text} [{' '.join(self.some(2))}]({target}) {self.sentence()}\n")
            parts.append(f"- {self.sentence()}\n- **{self.sentence()}**\n- `code` {self.sentence()}\n")
        return "\n".join(parts)


def main():
    n_pages, folder = int(sys.argv[1]), sys.argv[2]
    for_search = "--search" in sys.argv[3:]
    languages = ("en",) if for_search else LANGUAGES
    per_section = n_pages // len(languages) if "--flat" in sys.argv[3:] else PER_SECTION
    n_sections = max(1, n_pages // (per_section * len(languages)))
    write(f"{folder}/kb/kb.yaml", f"title: Corpus\nbase_url: https://example.org/\nlanguages: [{', '.join(languages)}]\n")
    summary = []
    for lang in languages:
        writer = Writer(lang)

        def page(path, index, title, body, order, lang=lang):
            """One page for all generators; `index` is the name of section pages in Hugo."""
            # The order of a translation is that of its source in kb.
            place = f"order: {order}\n" if lang == languages[0] else ""
            write(f"{folder}/kb/content/{lang}/{path}.md", f"---\ntitle: {title}\n{place}---\n{body}")
            if for_search:
                return
            write(f"{folder}/hugo/content/{lang}/{index or path}.md", f"---\ntitle: {title}\nweight: {order}\n---\n{body}")
            if lang == LANGUAGES[0]:
                write(f"{folder}/mdbook/src/{path}.md", f"# {title}\n\n{body}")
                summary.append(f"{'    ' * path.count('/') if not index else ''}- [{title}]({path}.md)")

        page("index", "_index", "Start", f"{writer.sentence()}\n", 1)
        for section in range(n_sections):
            name = f"s{section:03}"
            page(f"{name}/index", f"{name}/_index", f"Section {section} {writer.some(1)[0]}", f"{writer.sentence()}\n", section + 1)
            for number in range(per_section):
                title = f"Page {section} {number} {' '.join(writer.some(2))}"
                page(f"{name}/p{number:03}", None, title, writer.body(n_sections, per_section), number + 1)
    if for_search:
        return
    write(f"{folder}/mdbook/src/SUMMARY.md", "# Summary\n\n" + "\n".join(summary) + "\n")
    write(f"{folder}/mdbook/book.toml", '[book]\ntitle = "Corpus"\n\n[output.html]\n')
    hugo(f"{folder}/hugo")


def hugo(folder):
    """Configuration and templates for Hugo that give what pages of kb give, search left out."""
    write(
        f"{folder}/hugo.toml",
        """baseURL = "https://example.org/"
title = "Corpus"
defaultContentLanguage = "cs"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term"]
[languages.cs]
contentDir = "content/cs"
weight = 1
[languages.en]
contentDir = "content/en"
weight = 2
[markup.goldmark.parser.attribute]
title = true
""",
    )
    write(f"{folder}/layouts/_default/baseof.html", """<!doctype html>
<html lang="{{ .Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
<ul>{{ range .Translations }}<li><a href="{{ .RelPermalink }}" hreflang="{{ .Language.Lang }}">{{ .Language.Lang }}</a></li>{{ end }}</ul></header>
<nav><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ol></nav>
<nav>{{ partial "nav.html" . }}</nav>
<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}
{{ .Content }}
{{ block "after" . }}{{ end }}</main>
</body>
</html>
""")
    write(f"{folder}/layouts/partials/nav.html", """{{ $page := . }}{{ $here := .CurrentSection }}<ul>{{ range .Site.Home.Sections }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>
{{ if eq . $here }}<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}"{{ if eq . $page }} aria-current="page"{{ end }}>{{ .LinkTitle }}</a></li>
{{ end }}</ul>{{ end }}</li>{{ end }}</ul>
""")
    write(f"{folder}/layouts/_default/single.html", """{{ define "after" }}<p>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p>{{ end }}
""")
    write(f"{folder}/layouts/_default/list.html", """{{ define "after" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}
""")
    write(f"{folder}/layouts/_default/_markup/render-link.html", """{{- $url := urls.Parse .Destination -}}
{{- $target := .Page.GetPage $url.Path -}}
<a href="{{ with $target }}{{ .RelPermalink }}{{ with $url.Fragment }}#{{ . }}{{ end }}{{ else }}{{ errorf "%s: broken link %s" .Page.File.Path .Destination }}{{ end }}">{{ .Text }}</a>
""")


if __name__ == "__main__":
    main()
