//! Sections and reading order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::keys::KeyIndex;
use crate::names::natural;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Backlink, Entry, Tree};
use crate::source::Kind;
use crate::text::Span;

/// Puts each entry under the nearest index page above it and orders siblings: by `order`, then
/// by file name.
pub(super) fn tree(config: &Config, entries: &ByEntry<Entry>, keys: &KeyIndex<'_>) -> Found<Tree> {
    let indices = section_pages(entries);
    let parents = entries.map(|_, entry| parent(entry, &indices));
    let children = children(entries, &parents);
    let home = indices.get("").copied();
    navigation(config, entries, keys, &parents).map(|navigation| {
        let reading_order = reading_order(entries, home, &children, &navigation);
        Tree { home, parents, children, navigation, reading_order }
    })
}

/// The page of each folder: its index page, else the page with the name of the folder beside it
/// (`guide.md` beside `guide/`).
pub(super) fn section_pages(entries: &ByEntry<Entry>) -> BTreeMap<&str, EntryId> {
    let mut pages: BTreeMap<&str, EntryId> = BTreeMap::new();
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for entry in entries.values() {
        let mut folder = entry.folder();
        while all.insert(folder) {
            folder = folder_above(folder).unwrap_or_default();
        }
    }
    let beside = entries.iter().filter(|(_, it)| it.kind == Kind::Page && all.contains(&*it.key));
    pages.extend(beside.map(|(id, entry)| (&*entry.key, id)));
    let indices = entries.iter().filter(|(_, entry)| entry.is_index());
    pages.extend(indices.map(|(id, entry)| (entry.folder(), id)));
    pages
}

fn children(entries: &ByEntry<Entry>, parents: &ByEntry<Option<EntryId>>) -> ByEntry<Vec<EntryId>> {
    let mut children: ByEntry<Vec<EntryId>> = entries.map(|_, _| Vec::new());
    for (id, parent) in parents.iter() {
        if let Some(parent) = parent {
            children[*parent].push(id);
        }
    }
    for siblings in children.values_mut() {
        siblings.sort_by(|a, b| in_order(&entries[*a], &entries[*b]));
    }
    children
}

/// The order of siblings.
fn in_order(a: &Entry, b: &Entry) -> Ordering {
    a.order.cmp(&b.order).then_with(|| natural::compare(&a.key, &b.key))
}

/// The page of the nearest folder above an entry that has one.
fn parent(entry: &Entry, indices: &BTreeMap<&str, EntryId>) -> Option<EntryId> {
    let own = entry.folder();
    let first = if entry.is_index() { folder_above(own) } else { Some(own) };
    std::iter::successors(first, |folder| folder_above(folder))
        .find_map(|folder| indices.get(folder).copied())
}

/// The folder that a folder is in: empty at the top, which is in none.
fn folder_above(folder: &str) -> Option<&str> {
    let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
    (!folder.is_empty()).then_some(above)
}

/// The entries of the main navigation: the list of kb.yaml, else every section and page at the top.
fn navigation(
    config: &Config,
    entries: &ByEntry<Entry>,
    keys: &KeyIndex<'_>,
    parents: &ByEntry<Option<EntryId>>,
) -> Found<Vec<EntryId>> {
    if config.navigation.items.is_empty() {
        let is_top = |id: EntryId| match parents[id] {
            None => entries[id].key != "index",
            Some(parent) => entries[parent].key == "index",
        };
        let is_shown = |id: &EntryId| {
            let entry = &entries[*id];
            entry.in_nav && is_top(*id) && entry.kind != Kind::Glossary
        };
        let mut ids: Vec<EntryId> = entries.ids().filter(is_shown).collect();
        ids.sort_by(|a, b| in_order(&entries[*a], &entries[*b]));
        return Found::sound(ids);
    }
    let mut found = Found::<Vec<EntryId>>::default();
    for reference in config.navigation.items.iter().filter_map(|item| item.link.reference()) {
        match keys.find_section(&reference.key) {
            Ok(id) => found.value.push(id),
            Err(unresolved) => {
                let finding = unresolved.finding(&config.source, reference.span, &reference.key);
                found.findings.push(finding);
            }
        }
    }
    found
}

/// The start page, then every entry of the navigation with its contents.
fn reading_order(
    entries: &ByEntry<Entry>,
    home: Option<EntryId>,
    children: &ByEntry<Vec<EntryId>>,
    navigation: &[EntryId],
) -> Vec<EntryId> {
    // The remaining entries, the next one last.
    let mut left: Vec<EntryId> = navigation.iter().rev().copied().collect();
    let mut order: Vec<EntryId> = home.into_iter().collect();
    while let Some(id) = left.pop() {
        if entries[id].in_nav {
            order.push(id);
            left.extend(children[id].iter().rev());
        }
    }
    order
}

/// Entries that neither navigation nor any page leads to.
pub(super) fn orphans<'a>(
    entries: &'a ByEntry<Entry>,
    backlinks: &'a ByLang<ByEntry<Vec<Backlink>>>,
    reading_order: &'a [EntryId],
) -> impl Iterator<Item = Diagnostic> + 'a {
    let mut reached = entries.map(|_, _| false);
    for id in reading_order {
        reached[*id] = true;
    }
    entries.iter().filter_map(move |(id, entry)| {
        let linked = !backlinks.source()[id].is_empty();
        // No author can move or link to a page that kb makes for a folder; its pages are reported. A
        // withdrawn page stays only for readers who have its address.
        let is_own = entry.kind == Kind::Page && !entry.is_generated();
        let is_orphan = !linked && !reached[id] && is_own && !entry.is_withdrawn();
        let source = entry.shown(Lang::SOURCE)?.doc.source();
        let message = "no page links here, and this page is not in the navigation";
        let help = match entry.in_nav {
            true => format!(
                "add `{}` to `navigation:` in kb.yaml, move it into a folder of the navigation, or link to it",
                entry.key
            ),
            false => "link to it from a related page, or remove `nav: false`".to_owned(),
        };
        (is_orphan && entry.key != "index")
            .then(|| Diagnostic::new(Rule::OrphanPage, source, Span::default(), message).help(help))
    })
}
