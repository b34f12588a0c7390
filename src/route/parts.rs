//! Lists that are published in parts once they are too long for one page.

use std::ops::Range;

use crate::config::UrlStyle;
use crate::lang::by_lang::Lang;
use crate::lang::own_pages::OwnPage;
use crate::names::path::OutputPath;
use crate::route::own;
use crate::route::{self, Route, What};
use crate::site::by_entry::EntryId;
use crate::site::{Site, listing};
use crate::text::RelPath;

/// A list with more entries than this is published in parts.
const MAX_WHOLE: usize = 500;

/// How many entries a part has.
const PER_PART: usize = 200;

/// How many backlinks a page shows; a separate list has all of them.
pub const MAX_BACKLINKS: usize = 12;

/// A list that can be long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LongList {
    /// The contents of a section.
    Children(EntryId),
    /// The backlinks of an entry.
    Backlinks(EntryId),
    /// The pages with a tag.
    Tag(String),
    /// All tags.
    Tags,
    /// The alphabetical index.
    AToZ,
    /// The map.
    Map,
    /// The pages to print.
    Print,
    /// The state of a translation.
    Translations,
    /// All scenarios.
    Scenarios,
}

/// How many parts a list has.
#[must_use]
pub fn n_parts(n_entries: usize) -> usize {
    if n_entries <= MAX_WHOLE { 1 } else { n_entries.div_ceil(PER_PART) }
}

/// The entries of a part, which counts from 0.
#[must_use]
pub fn entries(n_entries: usize, part: usize) -> Range<usize> {
    if n_entries <= MAX_WHOLE {
        return 0..n_entries;
    }
    let start = (part * PER_PART).min(n_entries);
    start..(start + PER_PART).min(n_entries)
}

/// The part that has an entry.
#[must_use]
pub fn part_of(n_entries: usize, nth: usize) -> usize {
    if n_entries <= MAX_WHOLE { 0 } else { nth / PER_PART }
}

/// Whether the page of all tags also lists the entries of each tag.
#[must_use]
pub fn shows_tagged<'a>(tagged: impl Iterator<Item = &'a Vec<EntryId>>) -> bool {
    tagged.map(Vec::len).sum::<usize>() <= MAX_WHOLE
}

/// Whether the page of the source language shows the state of every page in every translation.
#[must_use]
pub fn shows_all_translations(site: &Site) -> bool {
    site.entries.n_entries() * (site.config.languages.n_langs() - 1) <= MAX_WHOLE
}

/// The number of files with the pages of a language for `llms.txt`; 0 if it has all pages itself.
#[must_use]
pub fn n_llms(site: &Site, lang: Lang) -> usize {
    match route::n_translated(site) <= MAX_WHOLE {
        true => 0,
        false => n_parts(route::translated(site, lang).count()),
    }
}

/// A file of [`n_llms`]: `cs/llms.txt`, `cs/llms-2.txt`. At the root, where `llms.txt` names all
/// files, that of a language has its tag: `llms-en.txt`.
#[must_use]
pub fn llms(site: &Site, lang: Lang, nth: usize) -> OutputPath {
    let number = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
    let name = match site.config.prefix_of(lang).is_empty() {
        true => format!("llms-{}{number}.txt", site.config.languages[lang]),
        false => format!("llms{number}.txt"),
    };
    own::file(site, lang, &name)
}

/// The entries of a language whose Markdown is published.
#[must_use]
pub fn twins(site: &Site, lang: Lang) -> Vec<EntryId> {
    route::translated(site, lang).filter(|id| own::has_twin(site.entry(*id), lang)).collect()
}

/// A file with the Markdown of the pages of a language: `cs/llms-full.txt`, `cs/llms-full-2.txt`.
#[must_use]
pub fn llms_full(site: &Site, lang: Lang, nth: usize) -> OutputPath {
    let number = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
    let name = match site.config.prefix_of(lang).is_empty() {
        true => format!("llms-full-{}{number}.txt", site.config.languages[lang]),
        false => format!("llms-full{number}.txt"),
    };
    own::file(site, lang, &name)
}

/// The page with a part of a list.
#[must_use]
pub fn page(site: &Site, lang: Lang, list: &LongList, part: usize) -> OutputPath {
    page_below(site.config.urls, &owner(site, lang, list), list, part)
}

/// The page with a part of a list that belongs to a page at some address.
#[must_use]
pub fn page_below(style: UrlStyle, owner: &OutputPath, list: &LongList, part: usize) -> OutputPath {
    let first = match list {
        LongList::Backlinks(_) => inside(style, owner, "~links"),
        LongList::Children(_)
        | LongList::Tag(_)
        | LongList::Tags
        | LongList::AToZ
        | LongList::Map
        | LongList::Print
        | LongList::Translations
        | LongList::Scenarios => owner.clone(),
    };
    match part {
        0 => first,
        part => inside(style, &first, &format!("~{}", part + 1)),
    }
}

/// The page that a list belongs to.
#[must_use]
pub fn owner(site: &Site, lang: Lang, list: &LongList) -> OutputPath {
    let own = |page: OwnPage| own::page(site, lang, page);
    match list {
        LongList::Children(id) | LongList::Backlinks(id) => site.path(*id, lang).clone(),
        LongList::Tag(tag) => own::tag_page(site, lang, tag),
        LongList::Tags => own(OwnPage::Tags),
        LongList::AToZ => own(OwnPage::AToZ),
        LongList::Map => own(OwnPage::Map),
        LongList::Print => own(OwnPage::Print),
        LongList::Translations => own(OwnPage::Translations),
        LongList::Scenarios => {
            own::scenarios_page(site, lang).unwrap_or_else(|| own(OwnPage::Scenarios))
        }
    }
}

/// A page below another one. Only a slug that an author writes can begin with `~`.
fn inside(style: UrlStyle, page: &RelPath, name: &str) -> OutputPath {
    let page = page.as_str();
    let folder = match page.strip_suffix("/index.html") {
        Some(folder) => folder,
        None => page.strip_suffix(".html").unwrap_or(page),
    };
    OutputPath::new(&match style {
        UrlStyle::Directory => format!("{folder}/{name}/index.html"),
        UrlStyle::File => format!("{folder}/{name}.html"),
    })
}

/// The pages of a language with parts of lists, without the pages that exist for any length of the
/// list.
pub(super) fn routes(site: &Site, lang: Lang) -> Vec<Route> {
    let mut lists: Vec<(LongList, usize)> = Vec::new();
    let published = || site.ids().filter(|id| site.is_published(*id, lang));
    for id in published() {
        lists.push((LongList::Children(id), listing::children(site, id, lang).len()));
    }
    let tagged = listing::tagged(site, lang);
    lists.extend(tagged.iter().map(|(tag, ids)| (LongList::Tag((*tag).to_owned()), ids.len())));
    lists.push((LongList::Tags, tagged.len()));
    lists.push((LongList::AToZ, listing::index_items(site, lang).len()));
    lists.push((LongList::Map, listing::sections(site, lang).iter().map(Vec::len).sum()));
    lists.push((LongList::Print, listing::printed(site, lang).len()));
    lists.push((LongList::Scenarios, listing::scenarios(site, lang).len()));
    if lang != Lang::SOURCE {
        lists.push((LongList::Translations, site.entries.n_entries()));
    }
    let further =
        |(list, n): &(LongList, usize)| (1..n_parts(*n)).map(|nth| (list.clone(), nth)).collect();
    let mut parts: Vec<(LongList, usize)> = lists.iter().flat_map::<Vec<_>, _>(further).collect();
    for id in published() {
        let n_links = listing::backlinks(site, id, lang).len();
        if n_links > MAX_BACKLINKS {
            parts.extend((0..n_parts(n_links)).map(|nth| (LongList::Backlinks(id), nth)));
        }
    }
    let route = |(list, part): (LongList, usize)| Route {
        path: page(site, lang, &list, part),
        lang,
        what: What::Part(list, part),
    };
    parts.into_iter().map(route).collect()
}

#[cfg(test)]
mod tests {
    use super::{entries, n_parts, part_of};

    #[test]
    fn a_list_is_whole_or_in_parts_that_have_every_entry_once() {
        assert_eq!((n_parts(0), entries(0, 0)), (1, 0..0));
        assert_eq!((n_parts(500), entries(500, 0)), (1, 0..500));
        assert_eq!((n_parts(501), entries(501, 2)), (3, 400..501));
        assert_eq!(entries(501, 3), 501..501);
        let all: Vec<usize> = (0..n_parts(3001)).flat_map(|part| entries(3001, part)).collect();
        assert_eq!(all, (0..3001).collect::<Vec<_>>());
        assert!(all.iter().all(|nth| entries(3001, part_of(3001, *nth)).contains(nth)));
    }
}
