//! Links to pages that were withdrawn: readers would be sent to what is no longer true.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::site::by_entry::EntryId;
use crate::site::{Entry, LinkTarget, Site, Variant};
use crate::text::{Source, Span};

/// The findings of all pages that are valid themselves.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    if !site.entries.values().any(Entry::is_withdrawn) {
        return Vec::new();
    }
    let valid = site.ids().filter(|id| !site.entry(*id).is_withdrawn());
    valid.flat_map(|id| of_entry(site, id)).collect()
}

fn of_entry(site: &Site, id: EntryId) -> Vec<Diagnostic> {
    let entry = site.entry(id);
    let mut found: Vec<Diagnostic> = Vec::new();
    for (lang, variant) in entry.variants.iter() {
        if let Some(variant) = variant {
            found.extend(of_text(site, id, lang, variant));
        }
    }
    if let Some(source) = entry.variants.source() {
        let references = site.links[id].references.iter();
        found.extend(
            references.filter_map(|(span, to)| finding(site, *to, source.doc.source(), *span)),
        );
    }
    found
}

/// The findings of the links of a page in a language.
fn of_text(site: &Site, id: EntryId, lang: Lang, variant: &Variant) -> Vec<Diagnostic> {
    let Some(page) = variant.page() else { return Vec::new() };
    let found =
        page.facts.all_links().zip(site.targets(id, lang)).filter_map(
            |(link, target)| match target {
                LinkTarget::Entry { entry, .. } => {
                    finding(site, *entry, variant.doc.source(), link.span)
                }
                LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
            },
        );
    found.collect()
}

fn finding(site: &Site, to: EntryId, source: &Arc<Source>, span: Span) -> Option<Diagnostic> {
    let entry = site.entry(to);
    if !entry.is_withdrawn() {
        return None;
    }
    let message = format!("`{}` was withdrawn", entry.key);
    let finding = Diagnostic::new(Rule::WithdrawnLink, source, span, message);
    Some(match site.links[to].instead {
        Some(instead) => {
            finding.help(format!("name `{}` instead, as that page does", site.entry(instead).key))
        }
        None => finding.help("name another page, or remove the link"),
    })
}
