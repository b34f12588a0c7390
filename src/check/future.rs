//! Days of changes that are still to come: readers and feeds would get news before they are true.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::lang::date::Date;
use crate::site::Site;
use crate::text::{Source, Span};

/// The findings of all files.
pub(super) fn findings(site: &Site, today: Date) -> Vec<Diagnostic> {
    let variants = site.entries.values().flat_map(|entry| entry.variants.values().flatten());
    variants.flat_map(|variant| of_file(&variant.doc, today)).collect()
}

fn of_file(doc: &Doc, today: Date) -> Vec<Diagnostic> {
    let updated = doc.written_update().map(|written| (written.day, written.span));
    let changes = doc.changes();
    let days = changes.iter().map(|note| (note.day, note.span));
    let future = updated.into_iter().chain(days).filter(|(day, _)| *day > today);
    future.map(|(day, span)| finding(doc.source(), span, day)).collect()
}

fn finding(source: &Arc<Source>, span: Span, day: Date) -> Diagnostic {
    Diagnostic::new(Rule::FutureDay, source, span, format!("{day} is in the future"))
        .help("correct the day, or keep the change as a draft until then")
}
