//! Translations whose files have other names than their sources.
//!
//! kb pairs by path, so a translation gets the path of its source. A pair is believed only if there
//! is no other candidate, and each is noted. In this order:
//! 1. Both pages have the same address: `api.md` and `api/index.md`.
//! 2. Both pages have the same path in another spelling: `first-page.md` and `first_page.md`.
//! 3. Both pages have the same identifier in their front matter.
//! 4. Both pages link to each other.
//! 5. Both have the same numbers in their path: `01-start.md` and `01-anfang.md`.
//! 6. Both have the same file name, in folders with other names.
//! 7. Both are the page of their folder, and the other pages of the folders are paired.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::body::code::in_code;
use crate::import::body::line;
use crate::import::body::links::destinations;
use crate::import::front;
use crate::import::layout::{Layout, PageSource, key};
use crate::import::map::SiteMap;
use crate::import::report::{Fate, Note};
use crate::import::settings::text_at;
use crate::import::tree::{FileTree, folder};
use crate::lang::by_lang::Lang;
use crate::names::slug;
use crate::text::RelPath;

/// Keys of front matter that are the same in all languages of a page.
const IDENTIFIERS: &[&str] = &[
    "translationKey",
    "translation_key",
    "translation_id",
    "page_id",
    "ref",
    "lang-ref",
    "lang_ref",
];

/// The data about the site.
struct PairingContext<'a> {
    tree: &'a FileTree,
    layout: &'a Layout,
    map: SiteMap,
    /// The language that is paired.
    lang: Lang,
}

/// A source and its translation, as indices of pages.
struct Pair {
    source: usize,
    translation: usize,
}

/// Finds pairs among the pages without a counterpart.
type PairingMethod = fn(&PairingContext<'_>, &Unpaired) -> Vec<Pair>;

const WAYS: &[(&str, PairingMethod)] = &[
    ("they have the same address", by_address),
    ("they have the same path in another spelling", by_spelling),
    ("they have the same identifier", by_identifier),
    ("they link to each other", by_links),
    ("they have the same numbers", by_numbers),
    ("they have the same file name", by_file_name),
    ("the other pages of their folders are pairs", by_folder),
];

/// Gives translations the paths of their sources.
pub fn pair(tree: &FileTree, layout: &mut Layout) -> Vec<Note> {
    let mut notes = Vec::new();
    into_folders(layout);
    for lang in layout.languages.translations() {
        for (why, way) in WAYS {
            let Some(unpaired) = Unpaired::find(layout, lang) else { break };
            let map = SiteMap::new(layout);
            let pairs = way(&PairingContext { tree, layout, map, lang }, &unpaired);
            for pair in pairs {
                let source = &layout.pages[pair.source];
                let text = format!("it is the translation of {}, because {why}", source.from);
                let to = source.to.clone();
                let page = &mut layout.pages[pair.translation];
                page.to = to;
                notes.push(Note { path: page.from.clone(), line: 0, fate: Fate::Changed, text });
            }
        }
    }
    notes
}

/// Lets a translation without a source be the page of a folder that has a name in the source
/// language: the source gets such a page from its name.
fn into_folders(layout: &mut Layout) {
    let of_source = layout.pages.iter().filter(|page| page.lang == Lang::SOURCE);
    let sources: BTreeSet<String> = of_source.map(|page| key(&page.to).to_owned()).collect();
    let named = layout.sections.iter().filter(|section| section.lang == Lang::SOURCE);
    let folders: BTreeSet<&str> = named.map(|section| section.folder.as_str()).collect();
    let known: BTreeSet<(Lang, RelPath)> =
        layout.pages.iter().map(|page| (page.lang, page.to.clone())).collect();
    for page in layout.pages.iter_mut().filter(|page| page.lang != Lang::SOURCE) {
        let key = key(&page.to);
        if key.is_empty() || sources.contains(key) || !folders.contains(key) {
            continue;
        }
        let index = RelPath::new(&format!("{key}/index.md"));
        let index = index.filter(|index| !known.contains(&(page.lang, index.clone())));
        page.to = index.unwrap_or_else(|| page.to.clone());
    }
}

/// Pages of a language and of the source that have no counterpart in the other one.
struct Unpaired {
    sources: Vec<usize>,
    translations: Vec<usize>,
}

impl Unpaired {
    /// `None` if all pages of one side have a counterpart.
    fn find(layout: &Layout, lang: Lang) -> Option<Unpaired> {
        let paths = |lang: Lang| -> BTreeSet<&str> {
            let pages = layout.pages.iter().filter(|page| page.lang == lang);
            pages.map(|page| page.to.as_str()).collect()
        };
        let without = |own: Lang, known: &BTreeSet<&str>| -> Vec<usize> {
            let is_alone =
                |page: &PageSource| page.lang == own && !known.contains(page.to.as_str());
            (0..layout.pages.len()).filter(|nth| is_alone(&layout.pages[*nth])).collect()
        };
        let sources = without(Lang::SOURCE, &paths(lang));
        let translations = without(lang, &paths(Lang::SOURCE));
        let is_any = !sources.is_empty() && !translations.is_empty();
        is_any.then_some(Unpaired { sources, translations })
    }

    /// The pairs of pages with the same key, if no other page has it.
    fn with_key(&self, layout: &Layout, key: impl Fn(&PageSource) -> Option<String>) -> Vec<Pair> {
        let by_key = |pages: &[usize]| {
            let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for nth in pages {
                if let Some(key) = key(&layout.pages[*nth]) {
                    by_key.entry(key).or_default().push(*nth);
                }
            }
            by_key
        };
        let sources = by_key(&self.sources);
        let pairs =
            by_key(&self.translations).into_iter().filter_map(|(key, translations)| {
                match (sources.get(&key)?.as_slice(), translations.as_slice()) {
                    ([source], [translation]) => {
                        Some(Pair { source: *source, translation: *translation })
                    }
                    _ => None,
                }
            });
        pairs.collect()
    }
}

fn by_address(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    unpaired.with_key(ground.layout, |page| Some(key(&page.to).to_owned()))
}

/// Paths that differ only in case, marks and what stands between words.
fn by_spelling(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    unpaired.with_key(ground.layout, |page| {
        let words: Vec<String> = key(&page.to).split('/').map(slug::words).collect();
        words.iter().all(|part| !part.is_empty()).then(|| words.join("/"))
    })
}

fn by_identifier(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    unpaired.with_key(ground.layout, |page| {
        let node = front::split(ground.tree.text(page.from.as_str())?).node?;
        IDENTIFIERS.iter().find_map(|name| Some(format!("{name} {}", text_at(&node, name)?)))
    })
}

/// Pages that link to each other and to no other candidate.
fn by_links(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    let pages = &ground.layout.pages;
    let targets_of = |list: &[usize]| -> BTreeMap<usize, BTreeSet<RelPath>> {
        list.iter().map(|nth| (*nth, targets(ground, &pages[*nth]))).collect()
    };
    let sources = targets_of(&unpaired.sources);
    let mut pairs: Vec<Pair> = Vec::new();
    for (translation, targets) in targets_of(&unpaired.translations) {
        for (source, back) in &sources {
            if targets.contains(&pages[*source].from) && back.contains(&pages[translation].from) {
                pairs.push(Pair { source: *source, translation });
            }
        }
    }
    let mut n_pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in &pairs {
        *n_pairs.entry(pair.source).or_default() += 1;
        *n_pairs.entry(pair.translation).or_default() += 1;
    }
    pairs.retain(|pair| n_pairs[&pair.source] == 1 && n_pairs[&pair.translation] == 1);
    pairs
}

/// The files that a page links to.
fn targets(ground: &PairingContext<'_>, page: &PageSource) -> BTreeSet<RelPath> {
    let Some(source) = ground.tree.text(page.from.as_str()) else { return BTreeSet::new() };
    let lines = line::lines(&front::split(source).body, 1);
    let is_code = in_code(&lines);
    let texts = lines.iter().zip(is_code).filter(|(_, is_code)| !is_code);
    let written = texts.flat_map(|(line, _)| {
        destinations(&line.text).into_iter().map(|range| line.text[range].to_owned())
    });
    let found = written.filter_map(|dest| {
        let path = dest.split(['#', '?']).next().filter(|path| !path.is_empty())?;
        Some(ground.map.find(page, path)?.from.clone())
    });
    found.collect()
}

/// Paths that are the same if each part that begins with a number is that number.
fn by_numbers(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    unpaired.with_key(ground.layout, |page| numbers(page.inner.as_str()))
}

/// A path with numbers for parts; `None` for a path without numbers.
fn numbers(path: &str) -> Option<String> {
    let number = |part: &str| {
        let digits = part.find(|c: char| !c.is_ascii_digit())?;
        let is_number = digits > 0 && part[digits..].starts_with(['-', '_', '.', ' ']);
        is_number.then(|| part[..digits].trim_start_matches('0').to_owned())
    };
    let is_numbered = path.split('/').any(|part| number(part).is_some());
    let parts = path.split('/').map(|part| number(part).unwrap_or_else(|| part.to_lowercase()));
    is_numbered.then(|| parts.collect::<Vec<_>>().join("/"))
}

/// File names that only one page of each language has.
fn by_file_name(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    let name = |page: &PageSource| page.to.file_name().to_lowercase();
    let mut n_pages: BTreeMap<(Lang, String), usize> = BTreeMap::new();
    for page in &ground.layout.pages {
        *n_pages.entry((page.lang, name(page))).or_default() += 1;
    }
    unpaired.with_key(ground.layout, |page| {
        let name = name(page);
        let n = |lang: Lang| n_pages.get(&(lang, name.clone())).copied();
        let is_only = n(Lang::SOURCE) == Some(1) && n(ground.lang) == Some(1);
        (name != "index.md" && is_only).then_some(name)
    })
}

/// The pages of folders whose other pages all have their source in one other folder.
fn by_folder(ground: &PairingContext<'_>, unpaired: &Unpaired) -> Vec<Pair> {
    let pages = &ground.layout.pages;
    let is_index = |nth: &&usize| pages[**nth].to.file_name() == "index.md";
    let mut pairs: Vec<Pair> = Vec::new();
    for translation in unpaired.translations.iter().filter(is_index) {
        let page = &pages[*translation];
        let beside = pages.iter().enumerate().filter(|(nth, other)| {
            other.lang == ground.lang
                && other.from.folder() == page.from.folder()
                && nth != translation
        });
        let folders: BTreeSet<&str> = beside.map(|(_, other)| folder(other.to.as_str())).collect();
        let only = folders.first().filter(|_| folders.len() == 1);
        let source = unpaired
            .sources
            .iter()
            .filter(is_index)
            .find(|nth| Some(&key(&pages[**nth].to)) == only)
            .filter(|nth| !pairs.iter().any(|pair| pair.source == **nth));
        pairs.extend(source.map(|source| Pair { source: *source, translation: *translation }));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_replace_names() {
        assert_eq!(numbers("01-guide/2. start.md"), numbers("1_anleitung/02-anfang.md"));
        assert_eq!(numbers("guide/start.md"), None);
        assert_ne!(numbers("a/1-b.md"), numbers("c/1-b.md"));
    }
}
