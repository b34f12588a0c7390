//! Sources of a text with equal ids: footnotes could cite only one of them, and their places on the page would have one
//! id.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::site::Site;

/// The findings of all files.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    let variants = site.entries.values().flat_map(|entry| entry.variants.values().flatten());
    variants.flat_map(|variant| of_file(&variant.doc)).collect()
}

fn of_file(doc: &Doc) -> Vec<Diagnostic> {
    let lifecycle = doc.lifecycle();
    let mut first = BTreeMap::new();
    let repeated = lifecycle.sources.iter().filter_map(|cited| {
        let before = *first.entry(&*cited.id).or_insert(cited.id_span);
        if before == cited.id_span {
            return None;
        }
        let message = format!("the id `{}` is that of two sources", cited.id);
        let finding = Diagnostic::new(Rule::DuplicateId, doc.source(), cited.id_span, message);
        let finding = finding.also(doc.source(), before, "first used here");
        Some(finding.help("give one of them another id, or remove it"))
    });
    repeated.collect()
}
