//! What a load takes over from the last one.
//!
//! The targets of all links and the freshness of all translations take most of the time of a load. Both follow from
//! documents alone, so an entry keeps them while these documents are the same:
//!
//! 1. No file of the entry has changed, and none has a finding: what has findings is computed again.
//! 2. Its links: no file was added or removed, and every entry has its address and the places that links can name. An
//!    edit inside the text of a page changes none of these.
//! 3. Its freshness: no section of it was removed in the source, since the text of such a section is looked for on
//!    all pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::doc::Doc;
use crate::lang::by_lang::ByLang;
use crate::markdown::facts::Heading;
use crate::names::path::OutputPath;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::freshness::{ChangeKind, Freshness};
use crate::site::{Entry, LinkTarget, Site};
use crate::source::AssetFile;
use crate::text::{RelPath, Span};

/// The relations of the last load, made with the same configuration, and what has changed since.
#[derive(Debug, Clone, Copy)]
pub struct LastSite<'a> {
    /// The relations.
    pub site: &'a Site,
    /// The keys of the files that were changed, added or removed. A base has the key of its translation.
    pub changed: &'a BTreeSet<Box<str>>,
    /// Whether no file was added or removed.
    pub has_same_files: bool,
}

/// The relations of the last load that still hold.
pub(super) struct Unchanged<'a> {
    site: &'a Site,
    /// The id that an entry had, if neither its files nor their findings have changed.
    former_ids: ByEntry<Option<EntryId>>,
    /// Whether every link leads where it led.
    keeps_targets: bool,
}

impl<'a> Unchanged<'a> {
    /// Compares the entries of two loads.
    pub(super) fn since(
        last: LastSite<'a>,
        entries: &ByEntry<Entry>,
        paths: &ByEntry<ByLang<OutputPath>>,
        assets: &BTreeMap<RelPath, AssetFile>,
    ) -> Unchanged<'a> {
        let site = last.site;
        let reported: BTreeSet<&RelPath> =
            site.found.iter().map(|finding| &finding.source.path).collect();
        let former_ids = entries.par_map(|_, entry| {
            let id = *site.keys.get(&entry.key)?;
            let is_kept = !last.changed.contains(&*entry.key)
                && has_same_docs(site.entry(id), entry)
                && files(entry).all(|doc| !reported.contains(&doc.source().path));
            is_kept.then_some(id)
        });
        let keeps_targets = last.has_same_files
            && site.entries.n_entries() == entries.n_entries()
            && site.paths == *paths
            && site.assets == *assets
            && site
                .entries
                .values()
                .zip(entries.values())
                .all(|(old, new)| has_same_places(old, new));
        Unchanged { site, former_ids, keeps_targets }
    }

    /// Whether the targets of most links are known.
    pub(super) fn keeps_targets(&self) -> bool {
        self.keeps_targets
    }

    /// The targets of the links of an entry, if they are known.
    pub(super) fn targets(&self, id: EntryId) -> Option<&'a ByLang<Arc<[LinkTarget]>>> {
        let former = self.former_ids[id].filter(|_| self.keeps_targets)?;
        Some(&self.site.links[former].targets)
    }

    /// The freshness of an entry, if it is known.
    pub(super) fn freshness(&self, id: EntryId) -> Option<&'a ByLang<Freshness>> {
        let known = &self.site.freshness[self.former_ids[id]?];
        let depends_on_others = known
            .values()
            .flat_map(|it| &it.changed)
            .any(|change| matches!(change.kind, ChangeKind::Removed | ChangeKind::Moved));
        (!depends_on_others).then_some(known)
    }
}

/// The files of an entry, also those that are not shown.
fn files(entry: &Entry) -> impl Iterator<Item = &Arc<Doc>> {
    let shown = entry.variants.values().flatten().map(|variant| &variant.doc);
    shown.chain(entry.incomplete.values().flatten())
}

fn has_same_docs(old: &Entry, new: &Entry) -> bool {
    let (mut old, mut new) = (files(old), files(new));
    loop {
        match (old.next(), new.next()) {
            (None, None) => return true,
            (Some(old), Some(new)) if Arc::ptr_eq(old, new) => {}
            (_, _) => return false,
        }
    }
}

/// Whether links can name the same places of an entry.
fn has_same_places(old: &Entry, new: &Entry) -> bool {
    let mut variants = old.variants.values().zip(new.variants.values());
    old.key == new.key
        && variants.all(|variants| match variants {
            (None, None) => true,
            (Some(old), Some(new)) => {
                Arc::ptr_eq(&old.doc, &new.doc) || are_same_places(&old.doc, &new.doc)
            }
            (_, _) => false,
        })
}

/// Whether two versions of a page have the same front matter, headings and ids. Scenarios, quizzes and the glossary
/// are always different.
fn are_same_places(old: &Doc, new: &Doc) -> bool {
    let (Some(old_page), Some(new_page)) = (old.page(), new.page()) else { return false };
    let (old_facts, new_facts) = (&old_page.facts, &new_page.facts);
    let place = |heading: &Heading| Heading { span: Span::default(), ..heading.clone() };
    let old_ids = old_facts.html_ids.iter().map(|it| &it.id);
    old.source().path == new.source().path
        && old_page.front == new_page.front
        && old_facts.title_heading == new_facts.title_heading
        && old_facts.headings.iter().map(place).eq(new_facts.headings.iter().map(place))
        && old_ids.eq(new_facts.html_ids.iter().map(|it| &it.id))
}
