//! Translations of a book as `mdbook-i18n-helpers` reads them: `po/de.po`, with the texts of all pages.
//!
//! 1. Each file of the folder is a language.
//! 2. Each text of a page that has a translation is replaced. Code stays as it is.
//! 3. A page of which at least half of the texts are translated is a page of the language. Of other
//!    pages kb shows the source, as it does for all pages without a translation.

use std::collections::BTreeMap;

use crate::exchange::po;
use crate::import::front;
use crate::import::layout::{LanguageSource, Layout, PageSource, Redirect};
use crate::import::report::{Fate, Note};
use crate::import::settings::text_at;
use crate::import::tree::{FileTree, inner, join};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::markdown::leaves::{self, Leaf, LeafKind};
use crate::par;
use crate::text::{RelPath, counted};
use crate::yaml::Node;

/// Adds the languages of a book and their pages; `config` is `book.toml`, and `root` its folder.
pub(super) fn add(layout: &mut Layout, tree: &FileTree, root: &str, config: &Node) {
    let folder = join(root, text_at(config, "preprocessor.gettext.po-dir").unwrap_or("po"));
    let source = layout.languages.source().clone();
    let mut books =
        vec![BookLanguage { language: source, texts: BookTexts::default(), file: None }];
    for path in tree.under(&folder) {
        let name = inner(&folder, path).and_then(|name| name.strip_suffix(".po"));
        let Some(tag) = name.and_then(|name| Tag::parse(name).ok()) else { continue };
        let Some(text) = tree.text(path.as_str()) else { continue };
        match BookTexts::read(&text.text) {
            Ok(texts) => {
                let (language, file) = (LanguageSource::new(tag.as_str()), Some(path.clone()));
                books.push(BookLanguage { language, texts, file });
            }
            Err(problem) => {
                let (path, line) = (path.clone(), problem.line);
                let text = format!("translations that cannot be read: {}", problem.reason);
                layout.notes.push(Note { path, line, fate: Fate::LeftOut, text });
            }
        }
    }
    let Some(books) = ByLang::of_list(books) else { return };
    layout.languages = books.map(|_, book| book.language.clone());
    let sources = layout.pages.clone();
    for (lang, book) in books.iter().skip(1) {
        let Some(file) = &book.file else { continue };
        let translated = par::map(&sources, |page| {
            let source = tree.text(page.from.as_str())?;
            Some(book.texts.translate(&front::split(source).body))
        });
        // A book has all its pages in each language, with the source where a text is not translated.
        let addresses = sources.iter().filter_map(|page| page.address.as_deref());
        layout.redirects.extend(addresses.filter_map(|old| {
            Redirect::new(file.as_str(), &format!("{}/{old}", book.language.tag), old)
        }));
        let pages = sources.iter().zip(translated);
        let pages = pages.filter_map(|(page, translated)| Some((page, translated?)));
        let mut n_source = 0;
        for (page, translated) in pages {
            let TranslatedPage { n_texts, n_translated, text } = translated;
            if n_translated == 0 {
                n_source += 1;
            } else if n_translated * 2 < n_texts {
                let text = format!(
                    "{n_translated} of {} of {} are translated; kb shows the page in the source language",
                    counted(n_texts, "text"),
                    page.from
                );
                layout.notes.push(Note { path: file.clone(), line: 0, fate: Fate::LeftOut, text });
            } else {
                layout.texts.insert((lang, page.from.clone()), text);
                layout.pages.push(in_language(page, lang, book));
            }
        }
        if n_source > 0 {
            let text = format!("{} without a translated text", counted(n_source, "page"));
            layout.notes.push(Note { path: file.clone(), line: 0, fate: Fate::LeftOut, text });
        }
    }
}

struct BookLanguage {
    language: LanguageSource,
    texts: BookTexts,
    /// The file with the translations; none for the source.
    file: Option<RelPath>,
}

fn in_language(page: &PageSource, lang: Lang, book: &BookLanguage) -> PageSource {
    let title = page.title.as_deref();
    let title = title.map(|title| book.texts.get(title).unwrap_or_else(|| title.to_owned()));
    PageSource { lang, title, address: None, ..page.clone() }
}

/// The translations of a language by their texts in the source language.
#[derive(Default)]
struct BookTexts(BTreeMap<String, String>);

struct TranslatedPage {
    text: String,
    n_texts: usize,
    n_translated: usize,
}

impl BookTexts {
    fn read(file: &str) -> Result<BookTexts, crate::exchange::catalog::Malformed> {
        let messages = po::parse(file)?.messages.into_iter();
        let finished = messages.filter(|message| !message.is_fuzzy && !message.text.is_empty());
        Ok(BookTexts(finished.map(|it| (form(&it.source), it.text)).collect()))
    }

    fn get(&self, text: &str) -> Option<String> {
        let found = self.0.get(&form(text))?;
        // A hard line break is a line break in a leaf, and other line breaks are spaces.
        let lines = found.trim().replace("\\\n", "\u{b}").replace('\n', " ");
        Some(lines.replace('\u{b}', "\n"))
    }

    fn translate(&self, markdown: &str) -> TranslatedPage {
        let found = leaves::leaves(markdown);
        let targets = definitions(markdown);
        let of_leaf = |leaf: &Leaf| {
            let text = self.get(&leaf.text).or_else(|| self.get(&inline(&leaf.text, &targets)))?;
            Some(match leaf.kind {
                LeafKind::Cell => text.replace("\\|", "|").replace('|', "\\|"),
                LeafKind::Heading(_) | LeafKind::Text | LeafKind::Fixed => text,
            })
        };
        let is_text = |leaf: &&Leaf| leaf.kind != LeafKind::Fixed;
        let texts: Vec<Option<String>> = found.iter().map(of_leaf).collect();
        let all = found.iter().zip(&texts).filter(|(leaf, _)| is_text(leaf));
        TranslatedPage {
            n_texts: all.clone().count(),
            n_translated: all.filter(|(_, text)| text.is_some()).count(),
            text: leaves::replace(markdown, &found, |nth| texts[nth].clone()),
        }
    }
}

/// The form in which texts are compared: `mdbook-xgettext` writes Markdown in its own way, with other
/// signs for emphasis, more escapes and typographic quotes.
fn form(text: &str) -> String {
    let signs = text.chars().filter(|c| !matches!(c, '*' | '_' | '\\')).map(|c| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        c => c,
    });
    signs.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The destinations of `[name]: path`, by name.
fn definitions(markdown: &str) -> BTreeMap<String, String> {
    let definition = |line: &str| {
        let (name, rest) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        let path = rest.split_whitespace().next()?;
        Some((name.to_lowercase(), path.to_owned()))
    };
    markdown.lines().filter_map(definition).collect()
}

/// A text with the destinations of its links, as the messages have them: `[a][b]` is `[a](c)`.
fn inline(text: &str, targets: &BTreeMap<String, String>) -> String {
    let mut new = String::new();
    let mut rest = text;
    while let Some(end) = rest.find(']') {
        let (before, after) = rest.split_at(end + 1);
        new.push_str(before);
        rest = after;
        let own = before.rsplit_once('[').map_or("", |(_, name)| name.trim_end_matches(']'));
        let name = after.strip_prefix('[').and_then(|after| after.split_once(']'));
        let (name, left) = match name {
            Some(("", left)) => (own, left),
            Some((name, left)) => (name, left),
            None if after.starts_with('(') => continue,
            None => (own, after),
        };
        if let Some(target) = targets.get(&name.to_lowercase()) {
            new.extend(["(", target, ")"]);
            rest = left;
        }
    }
    new.push_str(rest);
    new
}

#[cfg(test)]
mod tests {
    use super::BookTexts;

    const FILE: &str = "msgid \"\"\nmsgstr \"\"\n\nmsgid \"Two *knots*\"\nmsgstr \"Zwei *Knoten*\"\n\n\
        msgid \"See [the loop](loop.md) and [that](a.md).\"\nmsgstr \"Siehe [Schlinge](loop.md) und [das](a.md).\"\n\n\
        #, fuzzy\nmsgid \"Rope\"\nmsgstr \"Seil\"\n\nmsgid \"one|two\"\nmsgstr \"eins|zwei\"\n";

    #[test]
    fn texts_are_found_in_other_markup() {
        let texts = BookTexts::read(FILE).expect("is readable");
        let page = "# Two _knots_ {#two}\n\nSee [the loop][1]\nand [that].\n\nRope\n\n```\nRope\n```\n\n| one\\|two |\n| --- |\n\n[1]: loop.md\n[That]: a.md\n";
        let translated = texts.translate(page);
        let expected = "# Zwei *Knoten* {#two}\n\nSiehe [Schlinge](loop.md) und [das](a.md).\n\nRope\n\n```\nRope\n```\n\n| eins\\|zwei |\n| --- |\n\n[1]: loop.md\n[That]: a.md\n";
        assert_eq!(translated.text, expected);
        assert_eq!((translated.n_texts, translated.n_translated), (4, 3));
    }
}
