//! New ids of headings and of glossary terms.
//!
//! A heading keeps its former id as a class, `{#new .was-old}`, and a term under `anchors:` of the
//! glossary, so that addresses with the former id still lead there.

use crate::doc::{Doc, Page, sections};
use crate::lang::by_lang::Lang;
use crate::markdown::facts::{FORMER, Heading};
use crate::refactor::bases;
use crate::refactor::draft::{Draft, PagePlace};
use crate::refactor::front;
use crate::refactor::heading_line::with_attributes;
use crate::refactor::plan::PlanRefusal;
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::yaml::edit::scalar_like;

/// Renames the places that the change names.
///
/// # Errors
/// When an entry has no such place.
pub(super) fn rename(draft: &mut Draft<'_>) -> Result<(), PlanRefusal> {
    let (before, change) = (draft.before, draft.change);
    for ((key, old), new) in &change.places {
        let id = before.site.keys.get(key).copied();
        let id = id.ok_or_else(|| PlanRefusal::NoPlace(key.clone(), old.clone()))?;
        let entry = before.site.entry(id);
        let renamed = match entry.kind {
            Kind::Page => heading(draft, id, old, new),
            Kind::Glossary => term(draft, id, old, new),
            Kind::Scenario | Kind::Quiz => None,
        };
        renamed.ok_or_else(|| PlanRefusal::NoPlace(key.clone(), old.clone()))?;
    }
    Ok(())
}

/// Renames a heading in all languages; `None` if the source has no such heading.
fn heading(draft: &mut Draft<'_>, id: EntryId, old: &str, new: &str) -> Option<()> {
    let entry = draft.before.site.entry(id);
    let source = &entry.variants.source().as_ref()?.doc;
    let page = source.page()?;
    let headings = &page.facts.headings;
    let nth = position(page, old)?;
    for (lang, variant) in entry.variants.iter() {
        let Some(variant) = variant else { continue };
        let Some(of_lang) = variant.doc.page() else { continue };
        let own = in_language(headings, nth, of_lang).map(|nth| &of_lang.facts.headings[nth]);
        if let Some(own) = own {
            with_new_id(draft, &variant.doc, own, new);
            draft.new_place(PagePlace { entry: id, lang, id: own.id.to_string() }, new);
        }
        for former in of_lang
            .front
            .anchors
            .iter()
            .filter(|it| own.is_some_and(|own| it.new.0 == own.id.as_str()))
        {
            let (_, span) = &former.new;
            let text = scalar_like(variant.doc.source().slice(*span), new);
            draft.edit(&variant.doc.source().path, *span, text);
        }
    }
    in_all_languages(draft, id, old, new);
    for base in bases::of_entry(draft, entry) {
        bases::rename_section(draft, &base, old, new);
    }
    Some(())
}

/// The index of a heading below the title.
pub(super) fn position(page: &Page, id: &str) -> Option<usize> {
    let nth = page.facts.headings.iter().position(|heading| heading.id.as_str() == id);
    nth.filter(|nth| *nth >= usize::from(page.facts.title_heading))
}

/// The index of a heading of the source on the page in a language, if that has it.
pub(super) fn in_language(source: &[Heading], nth: usize, of_lang: &Page) -> Option<usize> {
    let headings = &of_lang.facts.headings;
    if source == headings.as_slice() {
        return Some(nth);
    }
    sections::pair(source, headings).iter().position(|pair| *pair == Some(nth))
}

/// Links name the place by the id of the source even if a language lacks the section.
fn in_all_languages(draft: &mut Draft<'_>, id: EntryId, old: &str, new: &str) {
    let langs: Vec<Lang> = draft.before.files.config.languages.langs().collect();
    for lang in langs {
        draft.new_place(PagePlace { entry: id, lang, id: old.to_owned() }, new);
    }
}

/// Gives a heading a new id, and its present one as a former id.
fn with_new_id(draft: &mut Draft<'_>, doc: &Doc, heading: &Heading, new: &str) {
    let source = doc.source();
    let written = source.slice(heading.span);
    let attributes = format!("#{new} .{FORMER}{}", heading.id);
    let explicit = format!("#{}", heading.id);
    let at = written.rfind(&explicit).filter(|_| heading.explicit);
    let text = match at {
        Some(at) => {
            // An id that is used again is not a former one.
            let back = format!(" .{FORMER}{new}");
            let end = &written[at + explicit.len()..];
            let end = match end.strip_prefix(back.as_str()) {
                Some(rest) if rest.starts_with([' ', '}']) => rest.to_owned(),
                _ => end.to_owned(),
            };
            format!("{}{attributes}{end}", &written[..at])
        }
        None => with_attributes(written, &attributes),
    };
    draft.edit(&source.path, heading.span, text);
}

/// Renames a term of the glossary in all languages.
fn term(draft: &mut Draft<'_>, id: EntryId, old: &str, new: &str) -> Option<()> {
    let entry = draft.before.site.entry(id);
    let source = &entry.variants.source().as_ref()?.doc;
    source.node()?.get("terms")?.entry(old)?;
    for variant in entry.variants.values().flatten() {
        let terms = variant.doc.node().and_then(|node| node.get("terms"));
        if let Some(term) = terms.and_then(|terms| terms.entry(old)) {
            let text = scalar_like(variant.doc.source().slice(term.key_span), new);
            draft.edit(&variant.doc.source().path, term.key_span, text);
        }
    }
    let (edit, values) = front::with_pair(source, "anchors", old, new)?;
    for (span, text) in values.into_iter().chain([edit]) {
        draft.edit(&source.source().path, span, text);
    }
    in_all_languages(draft, id, old, new);
    for base in bases::of_entry(draft, entry) {
        bases::rename_section(draft, &base, &format!("terms.{old}"), &format!("terms.{new}"));
    }
    Some(())
}
