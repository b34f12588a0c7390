//! The search index of a language, an inverted index of stems. Stemming is done here, so the
//! browser needs no stemmer.
//!
//! 1. `places` lists the searchable sections: sections of pages, parts of scenarios, quizzes, terms
//!    of the glossary. `author` has the additions of authors in kb.yaml, and `incoming` adds the
//!    texts of links from other pages.
//! 2. `count` counts their words ([`crate::lang::segment`]), in parallel.
//! 3. `groups` groups the forms of a word by their stem ([`crate::lang::stem`]); `compounds` cuts
//!    compound words into others; `postings` has the weighted counts of BM25F by section, which the
//!    script saturates.
//! 4. `pairs` lists the pages with two frequent words one after the other, for phrases on large sites.
//! 5. `files` writes the index as scripts, which can be loaded from a disk and from a host.
//!
//! A small index is one file. A large index has a head, parts by the beginning of the key, texts by
//! page, the known words by length (`spelling`), and pairs; a query loads only the files that it needs. Its
//! head is in the script with its URL, which a search loads first: that saves a round trip.
//! `search.js` of the default theme reads the index.

mod author;
mod code;
mod compounds;
mod count;
mod files;
mod groups;
mod head;
mod incoming;
mod pairs;
mod places;
mod postings;
mod spelling;
mod words;

use std::ops::Range;

use crate::hash::{self, Fingerprint};
use crate::lang::by_lang::Lang;
use crate::lang::stem;
use crate::names::path::OutputPath;
use crate::par;
use crate::render::Renderer;
use crate::render::search::files::{IndexFile, IndexLayout};
use crate::render::search::places::SearchEntry;
use crate::route::Route;
use crate::route::own;
use crate::site::by_entry::EntryId;

/// Sites with at most this many bytes of Markdown and YAML get one file, of about 50 kB when it is
/// compressed. A search on a larger site loads about as much.
const SMALL: usize = 120_000;

/// Sites with at most this many bytes get excerpts with the typography of their pages.
const SET: usize = 4_000_000;

/// Number of batches for counting; there are more if a batch would have too many sections. It is
/// small, because the batches are merged one by one, and does not depend on the machine, so that
/// the result does not either.
const BATCHES: usize = 16;

/// How the files of a search index are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// By a fingerprint, so that browsers can cache it without a limit. It is known only after the
    /// index is built.
    #[default]
    Fingerprint,
    /// By the language only, so that the index can be built on first use.
    Language,
}

/// The search index of one language.
#[derive(Debug)]
pub struct SearchIndex {
    /// The fingerprint in the file names; can be empty.
    fingerprint: String,
    /// The files; the first one is the head, or the whole of a small index.
    files: Vec<IndexFile>,
    layout: IndexLayout,
    /// The entries in the index.
    ids: Vec<EntryId>,
}

impl SearchIndex {
    /// The published path of a file of the index.
    #[must_use]
    pub fn path(&self, tag: &str, file: usize) -> OutputPath {
        path(tag, &self.fingerprint, file)
    }

    /// The numbers of the files that are published by themselves: all but the head of a large index.
    #[must_use]
    pub fn published(&self) -> Range<usize> {
        usize::from(self.large_head().is_some())..self.files.len()
    }

    /// The head of a large index.
    fn large_head(&self) -> Option<&[u8]> {
        match self.files.first() {
            Some(IndexFile::Script(head)) if self.files.len() > 1 => Some(head),
            _ => None,
        }
    }

    /// Whether the index has a file.
    #[must_use]
    pub fn has(&self, file: usize) -> bool {
        file < self.files.len()
    }
}

/// A file of the index of a language; empty if the index does not have it.
pub(super) fn file(renderer: &Renderer, lang: Lang, number: usize) -> Vec<u8> {
    let index = renderer.index(lang);
    match index.files.get(number) {
        None => Vec::new(),
        Some(IndexFile::Script(bytes)) => bytes.clone(),
        Some(IndexFile::Texts(entries)) => {
            let ids = index.ids[entries.clone()].iter();
            let texts = ids.map(|id| text(renderer, *id, lang, index.layout));
            files::of_texts(&renderer.site.config.languages[lang], number, texts)
        }
    }
}

/// The text of an entry for results.
fn text(renderer: &Renderer, id: EntryId, lang: Lang, layout: IndexLayout) -> String {
    text_of(renderer, lang, &places::entry(renderer, id, lang, &[]), layout)
}

fn text_of(
    renderer: &Renderer,
    lang: Lang,
    entry: &SearchEntry<'_>,
    layout: IndexLayout,
) -> String {
    files::text(entry, layout, |text| places::shown(renderer, lang, text))
}

/// The published path of a file of an index: `assets/search.cs.js`, and its parts in
/// `assets/search.cs/`, with the fingerprint after the language if there is one.
#[must_use]
pub fn path(tag: &str, fingerprint: &str, file: usize) -> OutputPath {
    let dot = if fingerprint.is_empty() { "" } else { "." };
    let path = match file {
        0 => format!("assets/search.{tag}{dot}{fingerprint}.js"),
        part => format!("assets/search.{tag}{dot}{fingerprint}/{part}.js"),
    };
    OutputPath::new(&path)
}

/// The language tag and number of a file of an index that is named by its language.
#[must_use]
pub fn parse_path(path: &str) -> Option<(&str, usize)> {
    let name = path.strip_prefix("assets/search.")?.strip_suffix(".js")?;
    match name.split_once('/') {
        Some((tag, part)) => Some((tag, part.parse().ok().filter(|part| *part > 0)?)),
        None => Some((name, 0)),
    }
}

/// The script that contains the URL of the index of a language, and the head of a large index.
pub(super) fn address(renderer: &Renderer, route: &Route, index: &SearchIndex) -> Vec<u8> {
    let href = renderer.href(&route.path, &renderer.index_path(route.lang));
    let tag = renderer.language(route.lang).tag.as_str();
    let script = format!("kbSearch.at({},{});\n", code::json(&tag), code::json(&href));
    let head = index.large_head().unwrap_or_default();
    [script.as_bytes(), head].concat()
}

/// Makes the index of a language.
#[must_use]
pub fn index(renderer: &Renderer, lang: Lang, naming: Naming) -> SearchIndex {
    let site = &*renderer.site;
    let is_found = |id: &EntryId| site.entry(*id).in_search && site.entry(*id).is_translated(lang);
    let ids: Vec<EntryId> = site.ids().filter(is_found).collect();
    let n_bytes = ids.iter().map(|id| places::n_bytes(renderer, *id, lang)).sum::<usize>();
    let layout = IndexLayout {
        is_split: n_bytes > SMALL,
        is_set: n_bytes <= SET,
        has_pairs: n_bytes > SMALL && ids.len() >= pairs::FEWEST_PAGES,
    };
    let tag = &site.config.languages[lang];
    let incoming = incoming::texts(site, lang);
    let batches = batches(&ids, |id| places::n_sections(renderer, id, lang));
    let batches = par::map(&batches, |ids| {
        let counter = count::Counter::new(stem::stops(tag));
        let mut counter = if layout.has_pairs { counter.keeping_order() } else { counter };
        let mut texts = Vec::new();
        for id in *ids {
            let entry = places::entry(renderer, *id, lang, &incoming[*id].texts);
            counter.add(&entry);
            let text = text_of(renderer, lang, &entry, layout);
            texts.push((text.len(), hash::of(text.as_bytes())));
        }
        (counter.finish(), texts)
    });
    let (batches, texts): (Vec<_>, Vec<_>) = batches.into_iter().unzip();
    let (n_bytes, texts): (Vec<usize>, Vec<Fingerprint>) = texts.into_iter().flatten().unzip();
    let groups = groups::groups(tag, &batches);
    let pairs = match layout.has_pairs {
        true => pairs::pairs(&batches, &groups),
        false => pairs::Pairs::default(),
    };
    // Frees a lot of memory before the files are written.
    par::discard(batches);
    let minor = places::minor(site, &ids);
    let others = site.config.fallback[lang].iter().filter_map(|of| {
        let missing = places::missing(site, lang, *of);
        let (own, other) = (own::search_address(site, lang), own::search_address(site, *of));
        let tag = &site.config.languages[*of];
        let file = renderer.href(&own, &other);
        (!missing.is_empty()).then_some(head::Other { tag, file, missing })
    });
    let others: Vec<head::Other<'_>> = others.collect();
    let (facets, additions) =
        (&places::facets(site, &ids, lang), author::additions(site, &ids, lang));
    let head =
        head::IndexHead { tag, minor: &minor, additions, facets, pairs: &pairs, others: &others };
    let files = files::files(&head, &groups, &n_bytes, layout, |nth| {
        text(renderer, ids[nth], lang, layout)
    });
    let fingerprint = match naming {
        Naming::Fingerprint => {
            let of_files = par::map(&files, |file| match file {
                IndexFile::Script(bytes) => hash::of(bytes),
                IndexFile::Texts(entries) => of_all(&texts[entries.clone()]),
            });
            of_all(&of_files).short()
        }
        Naming::Language => String::new(),
    };
    par::discard(groups);
    SearchIndex { fingerprint, files, layout, ids }
}

/// One fingerprint of several.
fn of_all(fingerprints: &[Fingerprint]) -> Fingerprint {
    let texts: Vec<String> = fingerprints.iter().map(Fingerprint::to_string).collect();
    hash::of_parts(texts.iter().map(String::as_bytes))
}

/// Splits the entries of a language into batches.
fn batches(ids: &[EntryId], n_sections: impl Fn(EntryId) -> usize) -> Vec<&[EntryId]> {
    let most = ids.len().div_ceil(BATCHES);
    let mut batches = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (nth, id) in ids.iter().enumerate() {
        let n_sections = n_sections(*id);
        let is_full = nth - start == most || sum + n_sections > count::Count::MOST_SECTIONS;
        if is_full && nth > start {
            batches.push(&ids[start..nth]);
            (start, sum) = (nth, 0);
        }
        sum += n_sections;
    }
    batches.push(&ids[start..]);
    batches
}

#[cfg(test)]
mod tests {
    use super::{BATCHES, batches};
    use crate::render::search::count::Count;
    use crate::site::by_entry::{ByEntry, EntryId};

    #[test]
    fn batches_have_no_more_sections_than_can_be_counted() {
        let ids: Vec<EntryId> = ByEntry::of_entries(vec![(); 100]).ids().collect();
        let sizes = |n_sections: usize| -> Vec<usize> {
            batches(&ids, |_| n_sections).iter().map(|batch| batch.len()).collect()
        };
        assert_eq!(sizes(5).len(), 15);
        assert!(BATCHES >= 15 && sizes(5).iter().all(|size| *size <= 7));
        assert_eq!(sizes(Count::MOST_SECTIONS / 3), [vec![3; 33], vec![1]].concat());
        assert_eq!(sizes(Count::MOST_SECTIONS), vec![1; 100]);
        assert_eq!(batches(&[], |_| 1), [&[] as &[EntryId]]);
    }
}
