//! Checks that the parts of a scenario are consistent, and that its scripts match in all languages.

use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::sync::Arc;

use crate::config::labels::SiteLabel;
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::doc::PlacedText;
use crate::doc::scenario::{OwnList, Scenario, Script, Step, placeholders};
use crate::site::by_entry::EntryId;
use crate::site::freshness::Freshness;
use crate::site::{Entry, Site, Variant, VariantBody};
use crate::text::{Source, Span, counted};

/// All findings about the scenarios of a site.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    site.entries.iter().flat_map(|(id, entry)| of_entry(site, id, entry)).collect()
}

fn of_entry(site: &Site, id: EntryId, entry: &Entry) -> Vec<Diagnostic> {
    let words_of_site = &site.config.scenarios;
    let Some((source, scenario)) = entry.variants.source().as_ref().and_then(read) else {
        return Vec::new();
    };
    let mut found = unique_steps(source, scenario);
    found.extend(references(source, scenario));
    found.extend(channels(source, scenario));
    found.extend(unlisted_channels(source, scenario, &words_of_site.channels));
    found.extend(unlisted_lists(source, scenario, &words_of_site.lists));
    found.extend(labels(source, scenario));
    for lang in site.config.languages.translations() {
        let translation = entry.variants[lang].as_ref().and_then(read);
        let Some((source, words)) = translation else { continue };
        let Freshness { changed, unconfirmed, .. } = site.freshness(id, lang);
        for (original, script) in scenario.scripts.iter().zip(&words.scripts) {
            let prefix = format!("scripts.{}.", original.id.0);
            // A script that the source has changed since is out of date, and reported as such.
            if changed.iter().any(|change| change.id.starts_with(&prefix)) {
                continue;
            }
            // The source may have changed a script that nobody has confirmed.
            let is_unconfirmed = unconfirmed.iter().any(|section| section.starts_with(&prefix));
            let rule = if is_unconfirmed { Rule::ScriptDiffers } else { Rule::Placeholder };
            found.extend(same_lines(rule, &PairedScript { source, script, original }));
        }
    }
    found
}

fn read(variant: &Variant) -> Option<(&Arc<Source>, &Scenario)> {
    match &variant.body {
        VariantBody::Scenario(scenario) => Some((variant.doc.source(), scenario)),
        VariantBody::Page | VariantBody::Quiz(_) | VariantBody::Glossary | VariantBody::Broken => {
            None
        }
    }
}

/// A translation names steps by their ids.
fn unique_steps(source: &Arc<Source>, scenario: &Scenario) -> Vec<Diagnostic> {
    let mut first_spans = BTreeMap::new();
    let ids = scenario.steps.iter().map(|step| &step.id).filter(|(id, _)| !id.is_empty());
    let duplicate = |(id, span): &'_ PlacedText| match first_spans.entry(id.clone()) {
        btree_map::Entry::Vacant(place) => {
            place.insert(*span);
            None
        }
        btree_map::Entry::Occupied(first) => {
            let line = source.position(first.get().start).line;
            let message = format!("duplicate step id `{id}`, already given on line {line}");
            let finding = Diagnostic::new(Rule::DuplicateId, source, *span, message)
                .help("give each step its own id");
            Some(finding.also(source, *first.get(), "first given here"))
        }
    };
    ids.filter_map(duplicate).collect()
}

/// Steps name signals and scripts of their own scenario.
fn references(source: &Arc<Source>, scenario: &Scenario) -> Vec<Diagnostic> {
    let signals: Vec<&str> = scenario.signals.iter().map(|(id, _)| id.as_str()).collect();
    let scripts: Vec<&str> = scenario.scripts.iter().map(|script| script.id.0.as_str()).collect();
    let of_step = |step: &Step| {
        let in_when = step.when.iter().filter_map(|id| unknown(source, "signal", id, &signals));
        let script = step.script.iter().filter_map(|id| unknown(source, "script", id, &scripts));
        in_when.chain(script).collect::<Vec<_>>()
    };
    scenario.steps.iter().flat_map(of_step).collect()
}

fn unknown(
    source: &Arc<Source>,
    what: &str,
    written: &PlacedText,
    known: &[&str],
) -> Option<Diagnostic> {
    let (id, span) = written;
    if known.contains(&id.as_str()) {
        return None;
    }
    let message = format!("this scenario has no {what} `{id}`");
    let finding = Diagnostic::new(Rule::UnknownReference, source, *span, message);
    Some(match (near(id, known.iter().copied()), known) {
        (Some(near), _) => finding.meant(near, *span),
        (None, []) => finding.help(format!("add it under `{what}s:`")),
        (None, known) => finding.help(format!("{what}s: {}", known.join(", "))),
    })
}

/// Reports uses of a channel that the scenario forbids in `never`.
fn channels(source: &Arc<Source>, scenario: &Scenario) -> Vec<Diagnostic> {
    let recommended = scenario.recommended.iter().map(|channel| (channel, "is recommended"));
    let allowed = scenario.allowed.iter().map(|channel| (channel, "is allowed"));
    let of_scripts = scenario.scripts.iter().filter_map(|script| script.channel.as_ref());
    let of_scripts = of_scripts.map(|channel| (channel, "is used here"));
    let uses = recommended.chain(allowed).chain(of_scripts);
    let forbidden_uses = uses.filter_map(|((channel, span), use_of_it)| {
        let (_, forbidden) = scenario.never.iter().find(|(never, _)| never == channel)?;
        let message = format!("`{channel}` {use_of_it}, but the scenario forbids it in `never`");
        let finding = Diagnostic::new(Rule::NeverChannel, source, *span, message)
            .help("choose another channel here, or remove this one from `never`");
        Some(finding.also(source, *forbidden, "forbidden here"))
    });
    forbidden_uses.collect()
}

/// Reports channels that kb.yaml does not list; readers would see their ids.
fn unlisted_channels(
    source: &Arc<Source>,
    scenario: &Scenario,
    listed: &[SiteLabel],
) -> Vec<Diagnostic> {
    if listed.is_empty() {
        return Vec::new();
    }
    let of_scripts = scenario.scripts.iter().filter_map(|script| script.channel.as_ref());
    let lists = scenario.allowed.iter().chain(&scenario.never);
    let used = scenario.recommended.iter().chain(lists).chain(of_scripts);
    let finding = |channel: &PlacedText| unlisted(source, channel, listed, "channel");
    used.filter_map(finding).collect()
}

/// Reports lists that kb.yaml does not name, so that they have no heading.
fn unlisted_lists(
    source: &Arc<Source>,
    scenario: &Scenario,
    listed: &[SiteLabel],
) -> Vec<Diagnostic> {
    let finding = |list: &OwnList| unlisted(source, &list.id, listed, "list");
    scenario.lists.iter().filter_map(finding).collect()
}

/// The finding for an id that kb.yaml does not list under `scenarios:`.
fn unlisted(
    source: &Arc<Source>,
    written: &PlacedText,
    listed: &[SiteLabel],
    what: &str,
) -> Option<Diagnostic> {
    let (id, span) = written;
    let known = || listed.iter().map(|label| label.id.as_str());
    if known().any(|known| known == id) {
        return None;
    }
    let message = format!("kb.yaml lists no {what} `{id}` under `scenarios:`");
    let finding = Diagnostic::new(Rule::UnknownReference, source, *span, message);
    Some(match near(id, known()) {
        Some(near) => finding.meant(near, *span),
        None => finding.help(format!("add it to `{what}s:` there, with its name for readers")),
    })
}

/// Reports placeholders without a label; readers do not see the names of placeholders.
fn labels(source: &Arc<Source>, scenario: &Scenario) -> Vec<Diagnostic> {
    let labels: Vec<&str> = scenario.placeholders.iter().map(|(id, _)| id.as_str()).collect();
    let mut reported = BTreeSet::new();
    let mut found = Vec::new();
    for (line, span) in scenario.scripts.iter().flat_map(|script| &script.lines) {
        for name in placeholders(line) {
            if labels.contains(&name) || !reported.insert(name) {
                continue;
            }
            let near = near(name, labels.iter().copied());
            let help = match near {
                Some(near) => format!("did you mean `{{{}}}`?", near.name),
                None => format!("add `{name}:` under `placeholders:` with a label for readers"),
            };
            let message = format!("`{{{name}}}` has no label under `placeholders:`");
            let at = within(source, *span, name);
            let is_braced = source.slice(at) == format!("{{{name}}}");
            let only = near.filter(|near| near.is_only && is_braced);
            let fix = only.map(|near| Fix::guess(at, format!("{{{}}}", near.name)));
            let finding = Diagnostic::new(Rule::Placeholder, source, at, message);
            found.push(finding.help(help).maybe_fix(fix));
        }
    }
    found
}

/// A script of a translation, in its file, and of its source.
struct PairedScript<'a> {
    source: &'a Arc<Source>,
    script: &'a Script,
    original: &'a Script,
}

/// A translated script has the lines and placeholders of its source.
fn same_lines(rule: Rule, pair: &PairedScript<'_>) -> Vec<Diagnostic> {
    let PairedScript { source, script, original } = pair;
    let (n_lines, n_expected) = (script.lines.len(), original.lines.len());
    if n_lines != n_expected {
        let extra = script.lines.get(n_expected).or(script.lines.last());
        let span = extra.map_or(Span::default(), |(_, span)| *span);
        let message = format!(
            "script `{}` has {} here, {n_expected} in the source",
            original.id.0,
            counted(n_lines, "line")
        );
        let finding = Diagnostic::new(rule, source, span, message);
        return vec![finding.help("translate it line by line")];
    }
    let mut found = Vec::new();
    for ((line, span), (expected, _)) in script.lines.iter().zip(&original.lines) {
        let (has, wants): (BTreeSet<_>, BTreeSet<_>) =
            (placeholders(line).collect(), placeholders(expected).collect());
        let of_source = || wants.iter().map(|name| format!("`{{{name}}}`")).collect::<Vec<_>>();
        for name in has.difference(&wants) {
            let message = format!("the source has no `{{{name}}}` in this line");
            let help = match wants.is_empty() {
                true => "remove it; this line has no placeholders".to_owned(),
                false => format!("this line has {}", of_source().join(", ")),
            };
            let at = within(source, *span, name);
            found.push(Diagnostic::new(rule, source, at, message).help(help));
        }
        let missing: Vec<_> = wants.difference(&has).map(|name| format!("`{{{name}}}`")).collect();
        // An unknown name was probably meant to be the missing one, which its help suggests.
        if !missing.is_empty() && has.is_subset(&wants) {
            let message = format!("this line lacks {} of the source", missing.join(", "));
            found.push(
                Diagnostic::new(rule, source, *span, message)
                    .help("keep every placeholder and do not translate its name"),
            );
        }
    }
    found
}

/// The place of a placeholder in a line as written.
fn within(source: &Source, span: Span, name: &str) -> Span {
    let marked = format!("{{{name}}}");
    let at = source.slice(span).find(&marked).map(|at| span.start as usize + at);
    at.map_or(span, |start| Span::new(start, start + marked.len()))
}
