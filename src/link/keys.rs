//! What a reference in YAML, front matter or `[[…]]` names: a key, or its end where that is unique.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::site::Entry;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::text::{Source, Span};

/// What a reference in YAML, front matter or `[[…]]` may name.
pub struct KeyIndex<'a> {
    entries: &'a ByEntry<Entry>,
    exact: BTreeMap<&'a str, EntryId>,
    tails: BTreeMap<&'a str, Vec<EntryId>>,
    /// All of them that name one entry; made for the first reference that names nothing.
    names: OnceLock<Names>,
}

/// A reference that names nothing, or several things.
#[derive(Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing has this key; the nearest one that exists.
    Unknown(Option<String>),
    /// The keys it could mean.
    Ambiguous(Vec<String>),
}

impl<'a> KeyIndex<'a> {
    /// Indexes all keys and their tails. A section's index page also answers to its folder.
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
        KeyIndex { entries, exact, tails, names: OnceLock::new() }
    }

    /// Finds what a reference names.
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
                let is_one =
                    |(tail, ids): (&&'a str, &Vec<EntryId>)| (ids.len() == 1).then_some(*tail);
                let tails = || self.tails.iter().filter_map(is_one);
                let keys = || self.exact.keys().copied().chain(tails());
                let names = self.names.get_or_init(|| Names::new(keys()));
                Err(Unresolved::Unknown(names.nearest(reference).map(str::to_owned)))
            }
            several => Err(Unresolved::Ambiguous(
                several.iter().map(|id| self.entries[*id].key.clone()).collect(),
            )),
        }
    }
}

impl Unresolved {
    /// The finding for a reference, as it is written at a place.
    #[must_use]
    pub(super) fn finding(&self, source: &Arc<Source>, span: Span, reference: &str) -> Diagnostic {
        match self {
            Unresolved::Unknown(near) => {
                let help = near.as_ref().map_or_else(
                    || {
                        "write a key like `folder/page`, or its last part if it is unique"
                            .to_owned()
                    },
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("no page, scenario or quiz has the key `{reference}`");
                Diagnostic::new(Rule::UnknownReference, source, span, message).help(help)
            }
            Unresolved::Ambiguous(keys) => {
                let message = format!("`{reference}` could mean {}", keys.join(" or "));
                Diagnostic::new(Rule::AmbiguousReference, source, span, message)
                    .help(format!("write the whole key: `{}`", keys[0]))
            }
        }
    }
}
