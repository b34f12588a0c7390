//! What changed in each entry: the notes of the source by day, with those of the translations.

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::Doc;
use crate::doc::changes::ChangeNote;
use crate::link::references::ReferenceTargets;
use crate::site::Entry;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::revision::Revision;
use crate::source::Kind;

/// Relates the notes; the findings are days that a source lacks, and sections that a page lacks.
pub(super) fn relate(named: ReferenceTargets<'_>) -> Found<ByEntry<Vec<Revision>>> {
    let related = named.entries.par_map(|id, entry| {
        let source = entry.variants.source().as_ref();
        let notes = source.map(|source| source.doc.changes()).unwrap_or_default();
        let mut findings = unknown_days(entry, &notes);
        findings.extend(missing_sections(named, id, &notes));
        Found { value: notes.iter().map(|note| revision(entry, note)).collect(), findings }
    });
    related.found()
}

fn revision(entry: &Entry, of_source: &ChangeNote) -> Revision {
    let on_day = |doc: &Doc| {
        let notes = doc.changes();
        notes.iter().find(|note| note.day == of_source.day).map(|note| note.note.clone())
    };
    Revision {
        day: of_source.day,
        notes: entry.variants.map(|_, variant| on_day(&variant.as_ref()?.doc)),
        sections: of_source.sections.iter().map(|(id, _)| id.clone()).collect(),
        weight: of_source.weight,
    }
}

/// Findings about translations. [`overlay`](crate::link::overlay) has those about YAML whose source
/// has notes.
fn unknown_days(entry: &Entry, of_source: &[ChangeNote]) -> Vec<Diagnostic> {
    if entry.kind != Kind::Page && !of_source.is_empty() {
        return Vec::new();
    }
    let translations = entry.variants.of_translations().flatten();
    let unfit = translations.flat_map(|variant| {
        let source = variant.doc.source();
        let notes = variant.doc.changes().into_owned().into_iter();
        notes.filter_map(|note| {
            if let Some(span) = note.detail {
                let message = "expected a text, found a mapping";
                let finding = Diagnostic::new(Rule::WrongType, source, span, message);
                let help = "write only the note; the sections and the weight come from the source";
                return Some(finding.help(help));
            }
            if of_source.iter().any(|known| known.day == note.day) {
                return None;
            }
            let message = format!("the source has no change on {}", note.day);
            let finding = Diagnostic::new(Rule::UnknownId, source, note.span, message);
            Some(finding.help("remove it, or add it to the source first"))
        })
    });
    unfit.collect()
}

fn missing_sections(
    named: ReferenceTargets<'_>,
    id: EntryId,
    notes: &[ChangeNote],
) -> Vec<Diagnostic> {
    let sections = notes.iter().flat_map(|note| &note.sections);
    let missing = sections.filter_map(|(section, span)| {
        named.languages.iter().find_map(|(lang, _)| {
            let anchors = named.anchors.get(id, lang).filter(|known| !known.has(section))?;
            let entry = &named.entries[id];
            let page = &entry.shown(lang)?.doc.source().path;
            let source = entry.variants.source().as_ref()?.doc.source();
            let message = format!("no heading `{section}` in {page}");
            let finding = Diagnostic::new(Rule::MissingAnchor, source, *span, message);
            Some(match anchors.near(section) {
                Some(near) => finding.meant(near, *span),
                None => finding.help("write the id of a heading of the page, without `#`"),
            })
        })
    });
    missing.collect()
}
