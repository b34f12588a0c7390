//! Checks what readers in danger find: kb.yaml names help lines, and quizzes lead them to safety, because a stop leads
//! to every dangerous scenario. A site without quizzes needs no stop.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::scenario::DANGER;
use crate::lang::by_lang::Lang;
use crate::quiz::{Effect, Quiz};
use crate::site::by_entry::EntryId;
use crate::site::{Site, VariantBody};
use crate::source::Kind;
use crate::text::Span;

/// A finding for each dangerous scenario that no stop leads to.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    if !site.entries.values().any(|entry| entry.kind == Kind::Quiz) {
        return Vec::new();
    }
    let targets: BTreeSet<EntryId> = site.ids().flat_map(|id| stop_targets(site, id)).collect();
    site.ids().filter_map(|id| unled(site, id, &targets)).collect()
}

/// One finding for a site with texts for readers in danger, whose pages can show no help lines.
pub(super) fn missing_lines(site: &Site) -> Option<Diagnostic> {
    if !site.config.safety.lines.is_empty() {
        return None;
    }
    let mut about = site.ids().map(|id| site.entry(id)).filter(|entry| entry.is_about_safety());
    let first = about.next()?;
    let what = match about.count() {
        0 => format!("`{}` is", first.key),
        n => format!("`{}` and {n} more are", first.key),
    };
    let message = format!("{what} for readers in danger, but kb.yaml names no help lines");
    let config = &site.config;
    let finding =
        Diagnostic::new(Rule::MissingHelpLines, &config.source, config.title_span, message);
    Some(
        finding.help(
            "add `safety: {lines: [{number: …, text: …}]}`: whom readers call in their country",
        ),
    )
}

/// The targets of the stops of a quiz: the page of the result, and the targets of its actions.
fn stop_targets(site: &Site, id: EntryId) -> Vec<EntryId> {
    let Some(VariantBody::Quiz(quiz)) = site.shown(id, Lang::SOURCE).map(|variant| &variant.body)
    else {
        return Vec::new();
    };
    let spans = quiz.stops.iter().flat_map(|stop| match stop.effect {
        Effect::Halt(Some(result)) | Effect::Override(Some(result)) => named(quiz, result.index()),
        Effect::Halt(None) | Effect::Override(None) | Effect::Cap(_) | Effect::Note => Vec::new(),
    });
    spans.filter_map(|span| site.reference(id, span)).collect()
}

fn named(quiz: &Quiz, result: usize) -> Vec<Span> {
    let result = &quiz.results[result];
    let actions = result.adds.iter().map(|added| &quiz.actions[added.id.index()]);
    let of_actions = actions.flat_map(|action| action.pages.iter().chain(&action.scenarios));
    result.page.iter().chain(of_actions).map(|written| written.span).collect()
}

/// Whether a stop leads to a scenario, directly or through a page of one of its steps.
fn unled(site: &Site, id: EntryId, targets: &BTreeSet<EntryId>) -> Option<Diagnostic> {
    let entry = site.entry(id);
    let variant = entry.shown(Lang::SOURCE)?;
    let VariantBody::Scenario(scenario) = &variant.body else { return None };
    let of_steps = scenario.steps.iter().filter_map(|step| step.page.as_ref());
    let pages = of_steps.filter_map(|(_, span)| site.reference(id, *span));
    if scenario.severity != DANGER || pages.chain([id]).any(|page| targets.contains(&page)) {
        return None;
    }
    let message = "no quiz stop leads to this dangerous scenario";
    let at = variant.doc.node()?.get("severity")?.span;
    let help = format!(
        "give a stop of a quiz a result with an action that names it: `scenarios: [{}]`",
        entry.name()
    );
    Some(Diagnostic::new(Rule::SafetyStop, variant.doc.source(), at, message).help(help))
}
