//! References in YAML and front matter to pages, scenarios and quizzes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::glossary;
use crate::doc::scenario::Scenario;
use crate::link::keys::KeyIndex;
use crate::quiz;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Override, Variant, VariantBody};
use crate::source::Kind;
use crate::text::{Source, Span};

/// Where scenarios lie.
const SCENARIOS: &str = "scenarios/";

/// What an entry refers to.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Worth reading next.
    pub(super) related: Vec<EntryId>,
    /// What all its references name, by where they stand.
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
struct Reference {
    text: String,
    span: Span,
    /// Where to look first: `scenarios/` for the id of a scenario.
    folder: &'static str,
    role: Role,
}

/// What a reference is for.
enum Role {
    /// The entry itself names the other.
    Plain,
    /// Worth reading next.
    Related,
    /// The exception with this index overrides the other.
    Exception(usize),
}

/// Finds what the references of all entries name. They stand in the source language alone.
pub(super) fn all(entries: &ByEntry<Entry>, keys: &KeyIndex<'_>) -> Found<ByEntry<References>> {
    let references = entries.par_map(|_, entry| match entry.variants.source() {
        Some(source) => of_entry(keys, entries, source),
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

fn of_entry(keys: &KeyIndex<'_>, entries: &ByEntry<Entry>, source: &Variant) -> Found<References> {
    let file = source.doc.source();
    let mut found = Found::<References>::default();
    for reference in written(source) {
        let id = match resolve(keys, entries, file, &reference) {
            Ok(id) => id,
            Err(finding) => {
                found.findings.push(*finding);
                continue;
            }
        };
        found.value.by_span.insert(reference.span, id);
        match reference.role {
            Role::Plain => {}
            Role::Related => found.value.related.push(id),
            Role::Exception(nth) => found.value.exceptions.push(Exception { nth, page: id }),
        }
    }
    found
}

fn resolve(
    keys: &KeyIndex<'_>,
    entries: &ByEntry<Entry>,
    file: &Arc<Source>,
    reference: &Reference,
) -> Result<EntryId, Box<Diagnostic>> {
    let Reference { text, span, folder, .. } = reference;
    let in_folder = || keys.find(&format!("{folder}{text}")).ok();
    let by_folder = if folder.is_empty() { None } else { in_folder() };
    let id = by_folder.map_or_else(|| keys.find(text), Ok);
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
fn written(source: &Variant) -> Vec<Reference> {
    let reference = |text: &str, span: Span, folder, role| Reference {
        text: text.to_owned(),
        span,
        folder,
        role,
    };
    match &source.body {
        VariantBody::Page => {
            let related = source.page().map_or(&[][..], |page| &page.front.related);
            let related = related.iter();
            related.map(|(key, span)| reference(key, *span, "", Role::Related)).collect()
        }
        VariantBody::Scenario(scenario) => of_scenario(scenario),
        VariantBody::Quiz(quiz) => quiz
            .references()
            .map(|(text, span, kind)| {
                let folder = match kind {
                    quiz::Target::Page => "",
                    quiz::Target::Scenario => SCENARIOS,
                };
                reference(text, span, folder, Role::Plain)
            })
            .collect(),
        VariantBody::Glossary => {
            let terms = source.doc.node().map(glossary::read).unwrap_or_default();
            let pages = terms.iter().filter_map(|term| term.page.as_ref());
            pages.map(|(text, span)| reference(text, *span, "", Role::Plain)).collect()
        }
        VariantBody::Broken => Vec::new(),
    }
}

fn of_scenario(scenario: &Scenario) -> Vec<Reference> {
    let steps = scenario.steps.iter().filter_map(|step| step.page.as_ref());
    let steps = steps.map(|page| (page, "", Role::Plain));
    let exceptions = scenario.exceptions.iter().enumerate();
    let exceptions = exceptions.map(|(nth, (page, _))| (page, "", Role::Exception(nth)));
    let pages = scenario.related_pages.iter().map(|page| (page, "", Role::Related));
    let scenarios = scenario.related_scenarios.iter().map(|id| (id, SCENARIOS, Role::Related));
    steps
        .chain(exceptions)
        .chain(pages)
        .chain(scenarios)
        .map(|((text, span), folder, role)| Reference {
            text: text.clone(),
            span: *span,
            folder,
            role,
        })
        .collect()
}
