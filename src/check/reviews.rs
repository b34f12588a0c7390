//! Checks that reviews name a kind of kb.yaml.

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::lang::by_lang::Lang;
use crate::site::{Entry, Site};

/// A finding for each review of a kind that kb.yaml does not list.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    site.entries.values().filter_map(|entry| unlisted(site, entry)).collect()
}

fn unlisted(site: &Site, entry: &Entry) -> Option<Diagnostic> {
    let (id, span) = entry.review.as_ref()?.kind.as_ref()?;
    let known = || site.config.reviews.iter().map(|kind| kind.id.as_str());
    if known().any(|known| known == id) {
        return None;
    }
    let source = entry.shown(Lang::SOURCE)?.doc.source();
    let message = format!("kb.yaml lists no kind `{id}` under `reviews:`");
    let finding = Diagnostic::new(Rule::UnknownReference, source, *span, message);
    Some(match near(id, known()) {
        Some(near) => finding.meant(near, *span),
        None => finding.help("add it there, with its words for readers, or remove it here"),
    })
}
