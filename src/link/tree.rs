//! Sections and reading order.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::keys::References;
use crate::link::references;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Backlink, Entry};
use crate::source::Kind;
use crate::text::Span;

/// Puts each entry under the nearest index page above it and orders siblings: by `order`, then
/// by file name.
pub fn arrange(entries: &mut ByEntry<Entry>, keys: &BTreeMap<String, EntryId>) {
    let parents = entries.map(|_, entry| parent(entry, keys));
    let mut children: ByEntry<Vec<EntryId>> = entries.map(|_, _| Vec::new());
    for id in entries.ids() {
        if let Some(parent) = parents[id] {
            children[parent].push(id);
        }
    }
    for list in children.values_mut() {
        list.sort_by_key(|id| {
            let entry = &entries[*id];
            (entry.order, entry.key.clone())
        });
    }
    for ((entry, parent), children) in entries.values_mut().zip(parents).zip(children) {
        entry.parent = parent;
        entry.children = children;
    }
}

fn parent(entry: &Entry, keys: &BTreeMap<String, EntryId>) -> Option<EntryId> {
    if entry.key == "index" {
        return None;
    }
    let mut folder = entry.folder();
    if entry.is_index() {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    loop {
        let index = if folder.is_empty() { "index".to_owned() } else { format!("{folder}/index") };
        if let Some(parent) = keys.get(&index) {
            return Some(*parent);
        }
        if folder.is_empty() {
            return None;
        }
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
}

/// What the main navigation shows: the list of kb.yaml, else every section and page at the top.
pub fn navigation(
    config: &Config,
    entries: &ByEntry<Entry>,
    found: &mut Vec<Diagnostic>,
) -> Vec<EntryId> {
    if config.navigation.is_empty() {
        let top = |entry: &Entry| match entry.parent {
            None => entry.key != "index",
            Some(parent) => entries[parent].key == "index",
        };
        let mut ids: Vec<EntryId> = entries
            .iter()
            .filter(|(_, entry)| entry.in_nav && top(entry) && entry.kind != Kind::Glossary)
            .map(|(id, _)| id)
            .collect();
        ids.sort_by_key(|id| (entries[*id].order, entries[*id].key.clone()));
        return ids;
    }
    let references = References::new(entries);
    let mut ids = Vec::new();
    for (reference, span) in &config.navigation {
        let section = format!("{reference}/index");
        match references.find(&section).or_else(|_| references.find(reference)) {
            Ok(id) => ids.push(id),
            Err(unresolved) => {
                found.push(references::unresolved(&config.source, (reference, *span), &unresolved));
            }
        }
    }
    ids
}

/// The start page, then every entry of the navigation with what is in it.
#[must_use]
pub fn reading_order(
    entries: &ByEntry<Entry>,
    keys: &BTreeMap<String, EntryId>,
    navigation: &[EntryId],
) -> Vec<EntryId> {
    fn add(entries: &ByEntry<Entry>, id: EntryId, order: &mut Vec<EntryId>) {
        let entry = &entries[id];
        if entry.in_nav {
            order.push(id);
            entry.children.iter().for_each(|child| add(entries, *child, order));
        }
    }
    let mut order: Vec<EntryId> = keys.get("index").copied().into_iter().collect();
    for id in navigation {
        add(entries, *id, &mut order);
    }
    order
}

/// Entries that neither navigation nor any page leads to.
pub fn orphans<'a>(
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
        let is_orphan = !linked && !reached[id] && entry.kind == Kind::Page;
        let source = entry.shown(Lang::SOURCE)?.doc.source();
        let message = "no page links here and no navigation leads here";
        let help = match entry.in_nav {
            true => format!(
                "add `{}` to `navigation:` in kb.yaml, move it into a section, or link to it",
                entry.key
            ),
            false => "link to it from a related page, or remove `nav: false`".to_owned(),
        };
        (is_orphan && entry.key != "index")
            .then(|| Diagnostic::new(Rule::OrphanPage, source, Span::default(), message).help(help))
    })
}
