//! References in YAML and front matter to pages, scenarios and quizzes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::glossary;
use crate::doc::scenario::Scenario;
use crate::lang::by_lang::ByLang;
use crate::lang::tag::Tag;
use crate::link::anchors::AnchorLists;
use crate::link::keys::{KeyIndex, Unresolved};
use crate::quiz;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Override, Variant, VariantBody};
use crate::source::Kind;
use crate::text::{Source, Span};

/// The folder of scenarios.
const SCENARIOS: &str = "scenarios/";

/// What references can name.
#[derive(Clone, Copy)]
pub(super) struct ReferenceTargets<'a> {
    /// All entries.
    pub(super) entries: &'a ByEntry<Entry>,
    /// Their keys.
    pub(super) keys: &'a KeyIndex<'a>,
    /// The places on their pages.
    pub(super) anchors: &'a AnchorLists<'a>,
    /// The languages of the site.
    pub(super) languages: &'a ByLang<Tag>,
}

/// The references of an entry.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Worth reading next.
    pub(super) related: Vec<EntryId>,
    /// What readers should read instead.
    pub(super) instead: Option<EntryId>,
    /// The targets of all its references, by their places.
    pub(super) by_span: BTreeMap<Span, EntryId>,
    /// Pages that exceptions of a scenario override, in the order of the scenario.
    pub(super) exceptions: Vec<Exception>,
}

/// An exception of a scenario that overrides the advice of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exception {
    /// Its index in the scenario.
    pub(super) nth: usize,
    /// The page.
    pub(super) page: EntryId,
}

/// A reference as it is written.
pub(crate) struct Reference {
    /// The key, or its end.
    pub(crate) text: String,
    /// The value, with the place on the page.
    pub(crate) span: Span,
    /// The place on the page.
    pub(crate) anchor: Option<String>,
    /// Where to look first: `scenarios/` for the id of a scenario.
    pub(crate) folder: &'static str,
    /// Its purpose.
    pub(crate) role: ReferenceRole,
}

/// The purpose of a reference.
pub(crate) enum ReferenceRole {
    /// The entry itself names the other.
    Plain,
    /// Worth reading next.
    Related,
    /// To be read instead.
    Instead,
    /// The exception with this index overrides the other.
    Exception(usize),
}

/// Finds the targets of the references of all entries. Only the source language has references.
pub(super) fn all(named: ReferenceTargets<'_>) -> Found<ByEntry<References>> {
    let references = named.entries.par_map(|_, entry| match entry.variants.source() {
        Some(source) => of_entry(named, source),
        None => Found::default(),
    });
    references.found()
}

/// The exceptions that override each page.
pub(super) fn overrides(references: &ByEntry<References>) -> ByEntry<Vec<Override>> {
    let mut overrides: ByEntry<Vec<Override>> = references.map(|_, _| Vec::new());
    for (scenario, references) in references.iter() {
        for exception in &references.exceptions {
            overrides[exception.page].push(Override { scenario, exception: exception.nth });
        }
    }
    overrides
}

fn of_entry(named: ReferenceTargets<'_>, source: &Variant) -> Found<References> {
    let file = source.doc.source();
    let mut found = Found::<References>::default();
    for reference in written(source) {
        let id = match resolve(named, file, &reference) {
            Ok(id) => id,
            Err(finding) => {
                found.findings.push(*finding);
                continue;
            }
        };
        found.findings.extend(missing_anchor(named, file, &reference, id));
        found.value.by_span.insert(reference.span, id);
        match reference.role {
            ReferenceRole::Plain => {}
            ReferenceRole::Related => found.value.related.push(id),
            ReferenceRole::Instead => found.value.instead = Some(id),
            ReferenceRole::Exception(nth) => {
                found.value.exceptions.push(Exception { nth, page: id });
            }
        }
    }
    found
}

/// The finding for a reference with an anchor that some language does not have on the page.
fn missing_anchor(
    named: ReferenceTargets<'_>,
    file: &Arc<Source>,
    reference: &Reference,
    id: EntryId,
) -> Option<Diagnostic> {
    let anchor = reference.anchor.as_deref()?;
    named.languages.iter().find_map(|(lang, _)| {
        let anchors = named.anchors.get(id, lang).filter(|known| !known.has(anchor))?;
        let page = &named.entries[id].shown(lang)?.doc.source().path;
        let message = format!("no heading `{anchor}` in {page}");
        let found = Diagnostic::new(Rule::MissingAnchor, file, reference.span, message);
        Some(found.maybe_help(anchors.help(anchor)))
    })
}

/// The entry that a reference names, if it names one.
pub(crate) fn find(keys: &KeyIndex<'_>, reference: &Reference) -> Option<EntryId> {
    look_up(keys, reference).ok()
}

fn look_up(keys: &KeyIndex<'_>, reference: &Reference) -> Result<EntryId, Unresolved> {
    let Reference { text, folder, .. } = reference;
    let in_folder = || keys.find(&format!("{folder}{text}")).ok();
    let by_folder = if folder.is_empty() { None } else { in_folder() };
    by_folder.map_or_else(|| keys.find(text), Ok)
}

fn resolve(
    named: ReferenceTargets<'_>,
    file: &Arc<Source>,
    reference: &Reference,
) -> Result<EntryId, Box<Diagnostic>> {
    let ReferenceTargets { keys, entries, .. } = named;
    let Reference { text, span, folder, .. } = reference;
    let id = look_up(keys, reference);
    let id = id.map_err(|unresolved| Box::new(unresolved.finding(file, *span, text)))?;
    if *folder == SCENARIOS && entries[id].kind != Kind::Scenario {
        let message = format!("`{text}` is not a scenario");
        let finding = Diagnostic::new(Rule::UnknownReference, file, *span, message);
        return Err(Box::new(
            finding.help("write the file name of the scenario without its extension"),
        ));
    }
    Ok(id)
}

/// All references of a page's front matter, a scenario, a quiz or the glossary.
pub(crate) fn written(source: &Variant) -> Vec<Reference> {
    let instead = source.doc.lifecycle().instead.clone();
    let instead = instead.map(|(text, span)| Reference {
        text,
        span,
        anchor: None,
        folder: "",
        role: ReferenceRole::Instead,
    });
    of_kind(source).into_iter().chain(instead).collect()
}

fn of_kind(source: &Variant) -> Vec<Reference> {
    let reference = |text: &str, span: Span, folder, role| Reference {
        text: text.to_owned(),
        span,
        anchor: None,
        folder,
        role,
    };
    match &source.body {
        VariantBody::Page => {
            let related = source.page().map_or(&[][..], |page| &page.front.related);
            let related = related.iter();
            related.map(|(key, span)| reference(key, *span, "", ReferenceRole::Related)).collect()
        }
        VariantBody::Scenario(scenario) => of_scenario(scenario),
        VariantBody::Quiz(quiz) => quiz
            .references()
            .map(|(text, span, kind)| {
                let folder = match kind {
                    quiz::TargetKind::Page => "",
                    quiz::TargetKind::Scenario => SCENARIOS,
                };
                let (key, anchor) = quiz::page_and_anchor(text);
                let anchor = anchor.map(str::to_owned);
                Reference { anchor, ..reference(key, span, folder, ReferenceRole::Plain) }
            })
            .collect(),
        VariantBody::Glossary => {
            let terms = source.doc.node().map(glossary::read).unwrap_or_default();
            let pages = terms.iter().filter_map(|term| term.page.as_ref());
            pages.map(|(text, span)| reference(text, *span, "", ReferenceRole::Plain)).collect()
        }
        VariantBody::Broken => Vec::new(),
    }
}

fn of_scenario(scenario: &Scenario) -> Vec<Reference> {
    let steps = scenario.steps.iter().filter_map(|step| step.page.as_ref());
    let steps = steps.map(|page| (page, "", ReferenceRole::Plain));
    let exceptions = scenario.exceptions.iter().enumerate();
    let exceptions = exceptions.map(|(nth, (page, _))| (page, "", ReferenceRole::Exception(nth)));
    let pages = scenario.related_pages.iter().map(|page| (page, "", ReferenceRole::Related));
    let scenarios =
        scenario.related_scenarios.iter().map(|id| (id, SCENARIOS, ReferenceRole::Related));
    steps
        .chain(exceptions)
        .chain(pages)
        .chain(scenarios)
        .map(|((text, span), folder, role)| Reference {
            text: text.clone(),
            span: *span,
            anchor: None,
            folder,
            role,
        })
        .collect()
}
