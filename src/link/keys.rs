//! Looks up references in YAML, front matter and `[[…]]`: a key, or its end if that is unique.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::diag::{Diagnostic, Near};
use crate::names::slug::canonical;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Variant};
use crate::source::key::INDEX;
use crate::text::{Source, Span};

/// The keys that references in YAML, front matter and `[[…]]` can name.
pub struct KeyIndex<'a> {
    entries: &'a ByEntry<Entry>,
    exact: BTreeMap<&'a str, EntryId>,
    tails: BTreeMap<&'a str, Vec<EntryId>>,
    /// Keys, tails and aliases in canonical spelling; made for the first reference that is not a
    /// key.
    spellings: OnceLock<BTreeMap<String, BTreeSet<EntryId>>>,
    /// All of them that name one entry; made for the first reference that is not found.
    names: OnceLock<Names>,
}

/// A key that was probably meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Meant {
    /// The key.
    pub key: String,
    /// Whether no other key is as near.
    pub is_only: bool,
}

/// Why a reference has no single target.
#[derive(Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing has this key; the nearest one that exists.
    Unknown(Option<Meant>),
    /// The keys it could mean.
    Ambiguous(Vec<String>),
}

impl<'a> KeyIndex<'a> {
    /// Indexes all keys and their tails. The name of a folder also finds its index page.
    #[must_use]
    pub fn new(entries: &'a ByEntry<Entry>) -> KeyIndex<'a> {
        let mut exact = BTreeMap::new();
        let mut tails: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
        for (id, entry) in entries.iter() {
            exact.insert(entry.key.as_str(), id);
            let mut tail = entry.key.as_str();
            while let Some((_, rest)) = tail.split_once('/') {
                tails.entry(rest).or_default().push(id);
                tail = rest;
            }
        }
        for (id, entry) in entries.iter().filter(|(_, entry)| entry.is_index()) {
            let folder = entry.folder();
            if !folder.is_empty() && !tails.contains_key(folder) {
                exact.entry(folder).or_insert(id);
            }
        }
        KeyIndex { entries, exact, tails, spellings: OnceLock::new(), names: OnceLock::new() }
    }

    /// Finds what a reference names: a key or the end of one, else the same in another case, or an
    /// alias of a page.
    ///
    /// # Errors
    /// When it names nothing, or several entries.
    pub fn find(&self, reference: &str) -> Result<EntryId, Unresolved> {
        if let Some(id) = self.exact.get(reference) {
            return Ok(*id);
        }
        match self.tails.get(reference).map_or(&[][..], Vec::as_slice) {
            [one] => Ok(*one),
            [] => {
                if let Some(found) = self.in_other_spelling(reference) {
                    return found;
                }
                let is_one =
                    |(tail, ids): (&&'a str, &Vec<EntryId>)| (ids.len() == 1).then_some(*tail);
                let tails = || self.tails.iter().filter_map(is_one);
                let keys = || self.exact.keys().copied().chain(tails());
                let names = self.names.get_or_init(|| Names::new(keys()));
                let near = names.near(reference);
                let meant =
                    |near: Near<'_>| Meant { key: near.name.to_owned(), is_only: near.is_only };
                Err(Unresolved::Unknown(near.map(meant)))
            }
            several => Err(self.ambiguous(several)),
        }
    }

    /// Finds what a reference of the navigation names: the page of a folder before a page.
    ///
    /// # Errors
    /// When it names nothing, or several entries.
    pub fn find_section(&self, reference: &str) -> Result<EntryId, Unresolved> {
        self.find(&format!("{reference}/{INDEX}")).or_else(|_| self.find(reference))
    }

    fn ambiguous<'b>(&self, several: impl IntoIterator<Item = &'b EntryId>) -> Unresolved {
        let keys = several.into_iter().map(|id| self.entries[*id].key.clone());
        Unresolved::Ambiguous(keys.collect())
    }

    /// The target of a reference whose case or accents differ, or that is an alias.
    fn in_other_spelling(&self, reference: &str) -> Option<Result<EntryId, Unresolved>> {
        let spellings = self.spellings.get_or_init(|| {
            let mut spellings: BTreeMap<String, BTreeSet<EntryId>> = BTreeMap::new();
            let exact = self.exact.iter().map(|(key, id)| (*key, *id));
            let tails = self.tails.iter().flat_map(|(tail, ids)| ids.iter().map(|id| (*tail, *id)));
            let aliases = self.entries.iter().flat_map(|(id, entry)| {
                let pages = entry.variants.values().flatten().filter_map(Variant::page);
                let aliases = pages.flat_map(|page| &page.front.aliases);
                aliases.map(move |(alias, _)| (alias.as_str(), id))
            });
            for (name, id) in exact.chain(tails).chain(aliases) {
                spellings.entry(canonical(name)).or_default().insert(id);
            }
            spellings
        });
        let ids = spellings.get(&canonical(reference))?;
        match ids.first() {
            Some(id) if ids.len() == 1 => Some(Ok(*id)),
            _ => Some(Err(self.ambiguous(ids))),
        }
    }
}

impl Unresolved {
    /// The finding for a reference, as it is written at a place.
    #[must_use]
    pub(super) fn finding(&self, source: &Arc<Source>, span: Span, reference: &str) -> Diagnostic {
        match self {
            Unresolved::Unknown(near) => {
                let message = format!("no page, scenario or quiz has the key `{reference}`");
                let finding = Diagnostic::new(Rule::UnknownReference, source, span, message);
                let Some(Meant { key, is_only }) = near else {
                    let help = "write a key like `folder/page`, or its last part if it is unique";
                    return finding.help(help);
                };
                // The place of a wikilink can be that of the whole link, with an anchor.
                let written = source.slice(span);
                let at = written.find(reference).filter(|_| !reference.is_empty());
                let near = Near { name: key, is_only: *is_only && at.is_some() };
                let start = span.start as usize + at.unwrap_or_default();
                let is_yaml = !written.contains(['[', '#', '|']) && at.is_some();
                let place = match is_yaml {
                    true => span,
                    false => Span::new(start, start + reference.len()),
                };
                finding.meant(near, place)
            }
            Unresolved::Ambiguous(keys) => {
                let message = format!("`{reference}` could mean {}", keys.join(" or "));
                Diagnostic::new(Rule::AmbiguousReference, source, span, message)
                    .help(format!("write the whole key: `{}`", keys[0]))
            }
        }
    }
}
