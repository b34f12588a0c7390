//! References to notes that a page does not have, and that are no sources of it.

use crate::diag::Diagnostic;
use crate::site::{Entry, Site, Variant};

/// The findings of all pages.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    site.entries.values().flat_map(of_entry).collect()
}

fn of_entry(entry: &Entry) -> Vec<Diagnostic> {
    let is_source = |name: &str| entry.sources.iter().any(|source| source.id == name);
    let variants = entry.variants.values().flatten();
    let pages = variants.filter_map(|it| Some((it.doc.source(), Variant::page(it)?)));
    let found = pages.flat_map(|(source, page)| {
        let unknown = page.facts.undefined_notes.iter().filter(|note| !is_source(&note.name));
        unknown.map(move |note| note.finding(source))
    });
    found.collect()
}
