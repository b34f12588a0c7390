#!/usr/bin/env python3
"""Lays the pages of a clone of tldr-pages out as a site of kb: many short pages in many languages.

usage: benches/tldr.py CLONE DIR [--languages en,cs,…] [--untranslated show|link|hide]

CLONE is a clone of the project (a bare one too); nothing of it is kept here. DIR is made anew. English
is the source; without --languages, all languages of the clone are taken.
"""

import argparse
import io
import os
import re
import shutil
import subprocess
import tarfile

FOLDER = re.compile(r"pages(?:\.([A-Za-z_]+))?/(.+\.md)$")


def main():
    options = arguments()
    shutil.rmtree(options.folder, ignore_errors=True)
    pages = list(pages_of(options.clone))
    all_languages = ["en", *sorted({lang for lang, _, _ in pages} - {"en"})]
    languages = options.languages or all_languages
    for lang, path, text in pages:
        if lang in languages:
            file = f"{options.folder}/content/{lang}/{path}"
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with open(file, "wb") as page:
                page.write(text)
    for lang in languages:
        with open(f"{options.folder}/content/{lang}/index.md", "w", encoding="utf-8") as home:
            home.write("# tldr\n\nShort pages on programs.\n")
    with open(f"{options.folder}/kb.yaml", "w", encoding="utf-8") as config:
        config.write(f"title: tldr\nbase_url: https://example.org/\nlanguages: [{', '.join(languages)}]\nuntranslated: {options.untranslated}\n")


def pages_of(clone):
    """Language, path in its folder and text of each page of the newest commit.

    Names that differ only in signs (`clang`, `clang++`) would have one address: the later ones get a number.
    """
    names = {}
    archive = subprocess.run(["git", "-C", clone, "archive", "HEAD"], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files:
            found = FOLDER.match(member.name)
            if found and member.isfile():
                path = found[2].removesuffix(".md")
                alike = names.setdefault(re.sub(r"[^a-z0-9/]+", "-", path.lower()).strip("-"), [])
                if path not in alike:
                    alike.append(path)
                number = alike.index(path)
                yield (found[1] or "en").replace("_", "-"), f"{path}{f'-name{number + 1}' if number else ''}.md", files.extractfile(member).read()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clone")
    parser.add_argument("folder")
    parser.add_argument("--languages", type=lambda text: text.split(","))
    parser.add_argument("--untranslated", choices=["show", "link", "hide"], default="show")
    return parser.parse_args()


if __name__ == "__main__":
    main()
