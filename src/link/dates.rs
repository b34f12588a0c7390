//! The day of the last change of each entry in each language.
//!
//! 1. The day that the file of the language names.
//! 2. A translation that is up to date says what its source says: the day that the source names.
//! 3. With `dates: git`, the last commit that changed the file.
//!
//! An older translation has no day from its source, so that readers do not take it for a newer one.

use crate::lang::by_lang::ByLang;
use crate::lang::date::Date;
use crate::link::LinkInput;
use crate::site::by_entry::ByEntry;
use crate::site::freshness::{Freshness, FreshnessState};
use crate::site::{Entry, Variant};

/// The days, for the languages that have a text of their own.
pub(super) fn updated(
    input: LinkInput<'_>,
    entries: &ByEntry<Entry>,
    freshness: &ByEntry<ByLang<Freshness>>,
) -> ByEntry<ByLang<Option<Date>>> {
    let committed = |variant: &Variant| input.days.get(&variant.doc.source().path).copied();
    entries.map(|id, entry| {
        let of_source = entry.variants.source().as_ref().and_then(|source| source.doc.updated());
        entry.variants.map(|lang, variant| {
            let variant = variant.as_ref()?;
            let is_fresh = freshness[id][lang].state == FreshnessState::Fresh;
            let of_source = of_source.filter(|_| is_fresh);
            variant.doc.updated().or(of_source).or_else(|| committed(variant))
        })
    })
}
