//! Scenario pages and the scenario index.

use crate::diag::Diagnostic;
use crate::doc::scenario::{self, SEVERITIES, Scenario, Script, Step, placeholders};
use crate::lang::by_lang::Lang;
use crate::markdown::html::IdScheme;
use crate::render::content;
use crate::render::frame::{self, Head};
use crate::render::links::link;
use crate::render::listings::{self, Part};
use crate::render::{Renderer, freshness, page};
use crate::route::Route;
use crate::route::parts::List;
use crate::site::by_entry::EntryId;
use crate::site::{VariantBody, listing};
use crate::text::Span;
use crate::theme::Shared;
use crate::view::{
    ExceptionView, ItemView, ScenarioGroupView, ScenarioView, ScenariosView, ScriptPartView,
    ScriptView, SignalView, StepView, TocView,
};
use crate::yaml::Node;

/// A scenario's page.
///
/// # Errors
/// When the template fails.
pub fn scenario(
    renderer: &Renderer,
    route: &Route,
    id: EntryId,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    page::render(renderer, route, ("scenario.html", "scenario", id), &view(renderer, route, id))
}

/// A scenario as a route shows it.
#[must_use]
pub fn view(renderer: &Renderer, route: &Route, id: EntryId) -> ScenarioView {
    let text_lang = renderer.site.text_lang(id, route.lang);
    match of(renderer, id, text_lang) {
        Some(scenario) => in_words(renderer, route, (id, text_lang), scenario),
        // A file with errors is shown as an empty page in the preview.
        None => in_words(renderer, route, (id, text_lang), &scenario::read(&Node::NOTHING)),
    }
}

fn of(renderer: &Renderer, id: EntryId, lang: Lang) -> Option<&Scenario> {
    match &renderer.site.shown(id, lang)?.body {
        VariantBody::Scenario(scenario) => Some(scenario),
        _ => None,
    }
}

type Place = (EntryId, Lang);

fn in_words(
    renderer: &Renderer,
    route: &Route,
    (id, text_lang): Place,
    scenario: &Scenario,
) -> ScenarioView {
    let set = |text: &str| renderer.set(text_lang, text);
    let items = |pairs: &[(String, String)]| {
        pairs.iter().map(|(id, text)| ItemView { id: id.clone(), text: set(text) }).collect()
    };
    let names = |channels: &[(String, Span)]| {
        channels.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    let mut allowed = names(&scenario.allowed);
    allowed.retain(|channel| *channel != scenario.recommended.0);
    ScenarioView {
        summary: set(&scenario.summary),
        severity: scenario.severity.clone(),
        signals: items(&scenario.signals),
        recommended: scenario.recommended.0.clone(),
        allowed,
        never: names(&scenario.never),
        why: set(&scenario.why),
        steps: scenario
            .steps
            .iter()
            .map(|step| step_view(renderer, route, (id, text_lang), (scenario, step)))
            .collect(),
        scripts: scenario
            .scripts
            .iter()
            .map(|script| script_view(renderer, text_lang, (scenario, script)))
            .collect(),
        exceptions: exceptions(renderer, route, (id, text_lang), scenario),
        risks: items(&scenario.risks),
        lawyer_when: items(&scenario.lawyer_when),
        toc: toc(renderer, route.lang, scenario),
        around: page::around(renderer, route, id),
    }
}

fn step_view(
    renderer: &Renderer,
    route: &Route,
    (id, text_lang): Place,
    (scenario, step): (&Scenario, &Step),
) -> StepView {
    let signal = |id: &str| scenario.signals.iter().find(|(known, _)| known == id);
    let page = step.page.as_ref().and_then(|(_, span)| reference(renderer, id, *span));
    let script = step.script.as_ref().and_then(|(id, _)| {
        let script = scenario.scripts.iter().find(|script| script.id.0 == *id)?;
        Some(ItemView { id: id.clone(), text: renderer.set(text_lang, &script.title) })
    });
    StepView {
        id: step.id.0.clone(),
        text: renderer.set(text_lang, &step.text),
        when: step
            .when
            .iter()
            .filter_map(|(id, _)| Some(renderer.set(text_lang, &signal(id)?.1)))
            .collect(),
        page: page.map(|page| link(renderer, route, page)),
        script,
    }
}

/// References are resolved once, in the source language.
fn reference(renderer: &Renderer, id: EntryId, span: Span) -> Option<EntryId> {
    renderer.site.reference(id, span)
}

fn script_view(
    renderer: &Renderer,
    text_lang: Lang,
    (scenario, script): (&Scenario, &Script),
) -> ScriptView {
    let mut names: Vec<&str> = Vec::new();
    for name in script.lines.iter().flat_map(|(line, _)| placeholders(line)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let label = |name: &str| renderer.set(text_lang, scenario.placeholder_label(name));
    ScriptView {
        id: script.id.0.clone(),
        title: renderer.set(text_lang, &script.title),
        channel: script.channel.0.clone(),
        lines: script
            .lines
            .iter()
            .map(|(line, _)| parts(renderer, text_lang, (scenario, line)))
            .collect(),
        placeholders: names
            .iter()
            .map(|name| ItemView { id: (*name).to_owned(), text: label(name) })
            .collect(),
    }
}

/// Splits a line into text and placeholders.
fn parts(
    renderer: &Renderer,
    text_lang: Lang,
    (scenario, line): (&Scenario, &str),
) -> Vec<ScriptPartView> {
    let line = renderer.set(text_lang, line);
    let mut parts = Vec::new();
    let mut rest = line.as_str();
    let plain = |text: &str| ScriptPartView { text: text.to_owned(), placeholder: None };
    while let Some(name) = placeholders(rest).next() {
        let marked = format!("{{{name}}}");
        let at = rest.find(&marked).expect("the name was found in these braces");
        if at > 0 {
            parts.push(plain(&rest[..at]));
        }
        let text = renderer.set(text_lang, scenario.placeholder_label(name));
        parts.push(ScriptPartView { text, placeholder: Some(name.to_owned()) });
        rest = &rest[at + marked.len()..];
    }
    if !rest.is_empty() {
        parts.push(plain(rest));
    }
    parts
}

fn exceptions(
    renderer: &Renderer,
    route: &Route,
    (id, text_lang): Place,
    scenario: &Scenario,
) -> Vec<ExceptionView> {
    // A translation has its own places; the order of exceptions is that of the source.
    let of_source =
        of(renderer, id, Lang::SOURCE).map_or(&[][..], |source| source.exceptions.as_slice());
    let places = of_source.iter().map(|((_, span), _)| reference(renderer, id, *span));
    scenario
        .exceptions
        .iter()
        .zip(places)
        .filter_map(|((_, why), page)| {
            Some(ExceptionView {
                link: link(renderer, route, page?),
                why: renderer.set(text_lang, why),
            })
        })
        .collect()
}

fn toc(renderer: &Renderer, lang: Lang, scenario: &Scenario) -> Vec<TocView> {
    let parts = [
        ("signals", !scenario.signals.is_empty()),
        ("channel", true),
        ("steps", !scenario.steps.is_empty()),
        ("scripts", !scenario.scripts.is_empty()),
        ("risks", !scenario.risks.is_empty()),
        ("lawyer", !scenario.lawyer_when.is_empty()),
        ("exceptions", !scenario.exceptions.is_empty()),
    ];
    let shown = parts.into_iter().filter(|(_, shown)| *shown);
    shown
        .map(|(id, _)| TocView {
            id: id.to_owned(),
            title: renderer.word(lang, &format!("scenario-{id}")),
            level: 2,
            lang: None,
        })
        .collect()
}

/// Renders the scenarios by severity and by signal, below the introduction `page`, if there is one.
///
/// # Errors
/// When the template fails.
pub fn index(
    renderer: &Renderer,
    route: &Route,
    page: Option<EntryId>,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Some(id) = page else { return index_part(renderer, route, 0) };
    let text_lang = renderer.site.text_lang(id, route.lang);
    let html = content::html(
        renderer,
        route,
        (id, text_lang),
        (freshness::inserts(renderer, route, id, ""), IdScheme::default()),
    );
    let view = ScenariosView { html, ..index_view(renderer, route, 0) };
    page::render(renderer, route, ("scenarios.html", "scenarios", id), &view)
}

/// A part of the scenarios by severity, without an introduction.
///
/// # Errors
/// When the template fails.
pub fn index_part(
    renderer: &Renderer,
    route: &Route,
    nth: usize,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let n_entries = listing::scenarios(&renderer.site).len();
    let part = Part { list: &List::Scenarios, n_entries, nth };
    let head = Head {
        kind: "scenarios",
        title: part.title(&renderer.word(route.lang, "scenarios").into()),
        description: Shared::default(),
        entry: None,
        noindex: nth > 0,
    };
    let frame = frame::frame(renderer, route, head)?;
    let lang = &renderer.language(route.lang).tag;
    let view = index_view(renderer, route, nth);
    renderer.theme.render("scenarios.html", &route.path, (lang, &frame, &view))
}

/// A part of the scenarios, most serious first; all signals where it is the only part.
fn index_view(renderer: &Renderer, route: &Route, nth: usize) -> ScenariosView {
    let severity = |id: &EntryId| {
        let text_lang = renderer.site.text_lang(*id, route.lang);
        let severity = of(renderer, *id, text_lang).map(|scenario| scenario.severity.as_str());
        SEVERITIES.iter().position(|known| Some(*known) == severity)
    };
    let scenarios = listing::scenarios(&renderer.site);
    let mut scenarios = listings::by_title(renderer, route.lang, scenarios);
    scenarios.sort_by_key(|id| std::cmp::Reverse(severity(id)));
    let part = Part { list: &List::Scenarios, n_entries: scenarios.len(), nth };
    let parts = part.view(renderer, route);
    let shown = &scenarios[part.entries()];
    let groups = shown.chunk_by(|a, b| severity(a) == severity(b));
    // A scenario that cannot be read has no severity.
    let group = |ids: &[EntryId]| {
        let severity = SEVERITIES[severity(ids.first()?)?].to_owned();
        Some(ScenarioGroupView { severity, scenarios: listings::links(renderer, route, ids) })
    };
    ScenariosView {
        html: String::new(),
        groups: groups.filter_map(group).collect(),
        signals: if parts.is_none() { signals(renderer, route, shown) } else { Vec::new() },
        parts,
    }
}

fn signals(renderer: &Renderer, route: &Route, ids: &[EntryId]) -> Vec<SignalView> {
    let mut signals: Vec<SignalView> = ids
        .iter()
        .flat_map(|id| {
            let text_lang = renderer.site.text_lang(*id, route.lang);
            let scenario = of(renderer, *id, text_lang);
            let signals = scenario.map_or(&[][..], |scenario| scenario.signals.as_slice());
            signals.iter().map(move |(_, text)| SignalView {
                text: renderer.set(text_lang, text),
                scenario: link(renderer, route, *id),
            })
        })
        .collect();
    let collator = &renderer.language(route.lang).collator;
    signals.sort_by(|a, b| collator.compare(&a.text, &b.text));
    signals
}
