//! References by key: in front matter, YAML files and kb.yaml.

use crate::lang::by_lang::Lang;
use crate::link::keys::KeyIndex;
use crate::link::references::{self, Reference, ReferenceRole};
use crate::refactor::bases;
use crate::refactor::draft::{Draft, EntryTarget};
use crate::refactor::reading::Reading;
use crate::site::by_entry::EntryId;
use crate::site::{Entry, Site};
use crate::source::key::INDEX;
use crate::text::{Source, Span};
use crate::yaml::edit::scalar_like;

/// Rewrites the references that would name another entry, or none, after the files have moved.
pub(super) fn correct(draft: &mut Draft<'_>, moved: &Reading) {
    let before = draft.before;
    let keys = KeyIndex::new(&moved.site.entries);
    for (id, entry) in before.site.entries.iter() {
        let Some(source) = entry.variants.source() else { continue };
        if draft.path(&source.doc.source().path).is_none() {
            continue;
        }
        for reference in references::written(source) {
            if draft.is_cut(&source.doc.source().path, reference.span) {
                continue;
            }
            let Some(wanted) = wanted(draft, moved, id, &reference) else { continue };
            let lead = lead(draft, id, &reference).cloned();
            if lead.is_none() && references::find(&keys, &reference) == Some(wanted) {
                continue;
            }
            let key = shortest(&keys, &moved.site, wanted, &reference.text);
            let key = key.strip_prefix(reference.folder).unwrap_or(&key).to_owned();
            let named = before.site.reference(id, reference.span);
            let is_replaced = named.is_some_and(|named| draft.is_replaced(moved, named));
            let anchor = reference.anchor.as_ref().filter(|_| !is_replaced);
            let anchor = lead.as_ref().map_or(anchor, |lead| lead.id.as_ref());
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            replace(draft, source.doc.source(), reference.span, &format!("{key}{anchor}"));
            if matches!(reference.role, ReferenceRole::Exception(_)) {
                rename_exception(draft, entry, &reference.text, &key);
            }
        }
    }
    in_config(draft, moved, &keys);
}

/// Rewrites the places in references.
pub(super) fn follow_places(draft: &mut Draft<'_>) {
    let before = draft.before;
    for (id, entry) in before.site.entries.iter() {
        let Some(source) = entry.variants.source() else { continue };
        for reference in references::written(source) {
            let (Some(named), Some(anchor)) =
                (before.site.reference(id, reference.span), &reference.anchor)
            else {
                continue;
            };
            if let Some(new) = draft.place(named, Lang::SOURCE, anchor) {
                let text = format!("{}#{new}", reference.text);
                replace(draft, source.doc.source(), reference.span, &text);
            }
        }
    }
}

/// The target that a reference should have after the change; `None` for a broken reference.
pub(super) fn wanted(
    draft: &Draft<'_>,
    moved: &Reading,
    id: EntryId,
    reference: &Reference,
) -> Option<EntryId> {
    let named = draft.before.site.reference(id, reference.span)?;
    let named = lead(draft, id, reference).map_or(named, |lead| lead.entry);
    draft.successor(moved, named)
}

/// The place on another page to which a reference to a removed place leads.
fn lead<'a>(draft: &'a Draft<'_>, id: EntryId, reference: &Reference) -> Option<&'a EntryTarget> {
    let named = draft.before.site.reference(id, reference.span)?;
    draft.lead(named, Lang::SOURCE, reference.anchor.as_ref()?)
}

/// The navigation and the leads of the search in kb.yaml.
fn in_config(draft: &mut Draft<'_>, moved: &Reading, keys: &KeyIndex<'_>) {
    let before = draft.before;
    let config = &before.files.config;
    let old_keys = KeyIndex::new(&before.site.entries);
    let section = |keys: &KeyIndex<'_>, reference: &str| keys.find_section(reference).ok();
    let mut new: Vec<(Span, String)> = Vec::new();
    for named in config.references() {
        let (reference, span) = (named.key.as_str(), &named.span);
        let Some(old) = section(&old_keys, reference) else { continue };
        let Some(wanted) = draft.successor(moved, old) else { continue };
        if section(keys, reference) != Some(wanted) {
            let key = &moved.site.entry(wanted).key;
            let folder = key.strip_suffix(INDEX).and_then(|key| key.strip_suffix('/'));
            let folder = folder.filter(|folder| section(keys, folder) == Some(wanted));
            new.push((*span, folder.unwrap_or(key).to_owned()));
        }
    }
    for lead in config.search.leads.values().flatten() {
        let Ok(old) = old_keys.find(&lead.page) else { continue };
        let Some(wanted) = draft.successor(moved, old) else { continue };
        if keys.find(&lead.page) != Ok(wanted) {
            new.push((lead.span, shortest(keys, &moved.site, wanted, &lead.page)));
        }
    }
    for (span, key) in new {
        replace(draft, &config.source, span, &key);
    }
}

/// The key of an entry with as many parts as it was written with, if that names it; else the whole
/// key.
pub(super) fn shortest(keys: &KeyIndex<'_>, site: &Site, id: EntryId, written: &str) -> String {
    let key = &*site.entry(id).key;
    let folder = key.strip_suffix(INDEX).and_then(|folder| folder.strip_suffix('/'));
    let is_index = written == INDEX || written.ends_with("/index");
    let key = folder.filter(|_| !is_index).filter(|it| keys.find(it) == Ok(id)).unwrap_or(key);
    let n_parts = written.split('/').count();
    let start = key.rmatch_indices('/').nth(n_parts - 1).map_or(0, |(at, _)| at + 1);
    let end = &key[start..];
    if keys.find(end) == Ok(id) { end.to_owned() } else { key.to_owned() }
}

/// Replaces a value with another one in the same quotes.
fn replace(draft: &mut Draft<'_>, source: &Source, span: Span, text: &str) {
    draft.edit(&source.path, span, scalar_like(source.slice(span), text));
}

/// Translations have the words of an exception under the key of its page.
fn rename_exception(draft: &mut Draft<'_>, entry: &Entry, old: &str, new: &str) {
    for variant in entry.variants.of_translations().flatten() {
        let exceptions = variant.doc.node().and_then(|node| node.get("exceptions"));
        let words = exceptions.and_then(|exceptions| exceptions.entry(old));
        if let Some(words) = words {
            replace(draft, variant.doc.source(), words.key_span, new);
        }
    }
    for base in bases::of_entry(draft, entry) {
        let (old, new) = (format!("exceptions.{old}"), format!("exceptions.{new}"));
        bases::rename_section(draft, &base, &old, &new);
    }
}
