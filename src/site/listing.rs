//! The contents of the lists of a site, in an order that does not depend on titles.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::by_lang::Lang;
use crate::markdown::facts::Facts;
use crate::site::by_entry::EntryId;
use crate::site::{Backlink, Site};
use crate::source::Kind;

/// The key of the page that introduces the index of scenarios and shows it.
pub const SCENARIOS_KEY: &str = "scenarios/index";

/// The most related entries that a page shows.
const MAX_RELATED: usize = 8;

/// The entries that the page of a section lists; empty for other pages. The start page shows
/// quizzes and scenarios in another place.
#[must_use]
pub fn children(site: &Site, id: EntryId, lang: Lang) -> Vec<EntryId> {
    let entry = site.entry(id);
    if entry.key == SCENARIOS_KEY {
        return Vec::new();
    }
    let is_home = site.tree.home == Some(id);
    let listed = |child: &EntryId| {
        let is_listed = site.is_listed(*child, lang);
        let child = site.entry(*child);
        is_listed && child.in_nav && (!is_home || child.kind == Kind::Page)
    };
    site.children(id).iter().copied().filter(listed).collect()
}

/// The related entries that a language shows, each once; at most [`MAX_RELATED`].
#[must_use]
pub fn related(site: &Site, id: EntryId, lang: Lang) -> Vec<EntryId> {
    let mut related = Vec::new();
    for other in &site.links[id].related {
        if *other != id && site.is_listed(*other, lang) && !related.contains(other) {
            related.push(*other);
        }
    }
    related.truncate(MAX_RELATED);
    related
}

/// The backlinks of an entry in a language: first those with a sentence, which say why. The page
/// of the entry names some entries already, and they are left out: its own section, the entries
/// that it lists, and its related ones.
#[must_use]
pub fn backlinks(site: &Site, id: EntryId, lang: Lang) -> Vec<&Backlink> {
    let named: BTreeSet<EntryId> = children(site, id, lang)
        .into_iter()
        .chain(related(site, id, lang))
        .chain(site.parent(id))
        .collect();
    let others = site.backlinks[lang][id].iter().filter(|it| !named.contains(&it.from));
    let (mut all, without): (Vec<&Backlink>, Vec<&Backlink>) =
        others.partition(|backlink| backlink.sentence.is_some());
    all.extend(without);
    all
}

/// The entries with each tag, without those that a language hides.
#[must_use]
pub fn tagged(site: &Site, lang: Lang) -> BTreeMap<&str, Vec<EntryId>> {
    let mut tagged: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
    for id in site.listed(lang) {
        let tags: BTreeSet<&str> = site.entry(id).tags.iter().map(String::as_str).collect();
        for tag in tags {
            tagged.entry(tag).or_default().push(id);
        }
    }
    tagged
}

/// All scenarios, without those that a language hides.
#[must_use]
pub fn scenarios(site: &Site, lang: Lang) -> Vec<EntryId> {
    site.listed(lang).filter(|id| site.entry(*id).kind == Kind::Scenario).collect()
}

/// The navigation of a language in reading order.
#[must_use]
pub fn reading_order(site: &Site, lang: Lang) -> Vec<EntryId> {
    let order = site.tree.reading_order.iter().copied();
    order.filter(|id| site.is_listed(*id, lang)).collect()
}

/// Pages and scenarios in reading order, then those that the navigation leaves out, and the
/// glossary. Quizzes are left out: each is a work sheet of its own.
#[must_use]
pub fn printed(site: &Site, lang: Lang) -> Vec<EntryId> {
    let kind = |id: EntryId| site.entry(id).kind;
    let in_order: BTreeSet<EntryId> = site.tree.reading_order.iter().copied().collect();
    let left_out = site.listed(lang).filter(|id| !in_order.contains(id));
    let read = reading_order(site, lang).into_iter().chain(left_out);
    let read = read.filter(|id| matches!(kind(*id), Kind::Page | Kind::Scenario));
    read.chain(site.listed(lang).filter(|id| kind(*id) == Kind::Glossary)).collect()
}

/// The sections of the map: entries of one section in reading order, the section's own page first,
/// then the entries that are in no section, by kind.
#[must_use]
pub fn sections(site: &Site, lang: Lang) -> Vec<Vec<EntryId>> {
    let mut sections: Vec<Vec<EntryId>> = site.tree.home.map(|id| vec![id]).into_iter().collect();
    for top in &site.tree.navigation {
        let mut section = vec![*top];
        let mut next = 0;
        while let Some(id) = section.get(next).copied() {
            let children = site.children(id).iter();
            section.extend(children.filter(|child| Some(**child) != site.tree.home));
            next += 1;
        }
        sections.push(section);
    }
    let placed: BTreeSet<EntryId> = sections.iter().flatten().copied().collect();
    let rest = |kind: Kind| {
        site.ids().filter(|id| site.entry(*id).kind == kind && !placed.contains(id)).collect()
    };
    sections.extend([rest(Kind::Page), rest(Kind::Scenario), rest(Kind::Quiz)]);
    for section in &mut sections {
        section.retain(|id| site.is_listed(*id, lang));
    }
    sections.retain(|section: &Vec<EntryId>| !section.is_empty());
    sections
}

/// An entry of the alphabetical index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexItem {
    /// The page that it leads to.
    pub entry: EntryId,
    /// The place on that page.
    pub place: IndexPlace,
}

/// The target of an entry of the alphabetical index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexPlace {
    /// A page by its title.
    Page,
    /// A heading, by its position on the page.
    Heading(usize),
    /// A term of the glossary, by its position there.
    Term(usize),
}

/// The most entries of an index with headings. A larger one has only titles and terms, because they
/// would be hard to find among many headings.
const MAX_WITH_HEADINGS: usize = 1_000;

/// A heading of this many pages or more ("Next step") is left out, because it does not identify a
/// page.
const COMMON: usize = 4;

/// The entries of the alphabetical index of a language: titles, headings and terms.
#[must_use]
pub fn index_items(site: &Site, lang: Lang) -> Vec<IndexItem> {
    // To count the headings of a large site takes long.
    let with_headings = site.entries.n_entries() <= MAX_WITH_HEADINGS;
    let common = with_headings.then(|| common_headings(site, lang));
    let mut items = Vec::new();
    for id in site.listed(lang) {
        let headings = facts(site, id, lang).map_or(&[][..], Facts::section_headings);
        let named = headings.iter().enumerate().filter(|(_, heading)| {
            let is_telling = |common: &BTreeSet<&str>| !common.contains(heading.text.as_str());
            heading.level == 2 && common.as_ref().is_some_and(is_telling)
        });
        let item = |place: IndexPlace| IndexItem { entry: id, place };
        items.extend(named.map(|(nth, _)| item(IndexPlace::Heading(nth))));
        if site.entry(id).kind == Kind::Glossary {
            let n_terms = site.terms[lang].len();
            items.extend((0..n_terms).map(|nth| item(IndexPlace::Term(nth))));
        }
        items.push(item(IndexPlace::Page));
    }
    items
}

fn facts(site: &Site, id: EntryId, lang: Lang) -> Option<&Facts> {
    site.shown(id, lang).and_then(|variant| variant.page()).map(|page| &page.facts)
}

fn common_headings(site: &Site, lang: Lang) -> BTreeSet<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in site.ids() {
        for heading in facts(site, id, lang).map_or(&[][..], |facts| &facts.headings) {
            *counts.entry(&heading.text).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, n)| *n >= COMMON).map(|(text, _)| text).collect()
}
