//! References in YAML to pages, scenarios and quizzes, and the findings for those that name nothing.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::glossary;
use crate::link::keys::Unresolved;
use crate::quiz;
use crate::site::{Variant, VariantBody};
use crate::text::{Source, Span};

/// Where scenarios lie.
pub(super) const SCENARIOS: &str = "scenarios/";

/// A reference in YAML.
pub(super) struct Reference<'a> {
    /// As written.
    pub(super) text: String,
    /// Where.
    pub(super) span: Span,
    /// Where to look first: `scenarios/` for the id of a scenario.
    pub(super) folder: &'a str,
    /// What it is for.
    pub(super) role: Role,
}

/// What a reference is for.
pub(super) enum Role {
    /// The entry itself names the other.
    Plain,
    /// Worth reading next.
    Related,
    /// The exception with this index overrides the other.
    Exception(usize),
}

/// All references of a scenario, quiz or glossary.
pub(super) fn references(variant: &Variant) -> Vec<Reference<'static>> {
    let plain = |text: &str, span: Span, folder| Reference {
        text: text.to_owned(),
        span,
        folder,
        role: Role::Plain,
    };
    match &variant.body {
        VariantBody::Scenario(scenario) => {
            let steps = scenario.steps.iter().filter_map(|step| step.page.as_ref());
            let pages = scenario.related_pages.iter().map(|page| (page, ""));
            let scenarios = scenario.related_scenarios.iter().map(|id| (id, SCENARIOS));
            let related = pages.chain(scenarios).map(|((text, span), folder)| Reference {
                text: text.clone(),
                span: *span,
                folder,
                role: Role::Related,
            });
            let exceptions = scenario.exceptions.iter().enumerate();
            let exceptions = exceptions.map(|(nth, ((text, span), _))| Reference {
                text: text.clone(),
                span: *span,
                folder: "",
                role: Role::Exception(nth),
            });
            steps
                .map(|(text, span)| plain(text, *span, ""))
                .chain(exceptions)
                .chain(related)
                .collect()
        }
        VariantBody::Quiz(quiz) => quiz
            .references()
            .map(|(text, span, kind)| {
                plain(
                    text,
                    span,
                    match kind {
                        quiz::Target::Page => "",
                        quiz::Target::Scenario => SCENARIOS,
                    },
                )
            })
            .collect(),
        VariantBody::Glossary => {
            let terms = variant.doc.node().map(glossary::read).unwrap_or_default();
            terms
                .iter()
                .filter_map(|t| t.page.as_ref())
                .map(|(text, span)| plain(text, *span, ""))
                .collect()
        }
        VariantBody::Page | VariantBody::Broken => Vec::new(),
    }
}

/// The diagnostic for a reference that names nothing, or several things.
pub(super) fn unresolved(
    source: &Arc<Source>,
    (text, span): (&str, Span),
    why: &Unresolved,
) -> Diagnostic {
    match why {
        Unresolved::Unknown(near) => {
            let help = near.as_ref().map_or_else(
                || "a reference is a key like `section/page`, or its last part where that is unique".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("nothing has the key `{text}`");
            Diagnostic::new(Rule::UnknownReference, source, span, message).help(help)
        }
        Unresolved::Ambiguous(keys) => {
            let message = format!("`{text}` could mean {}", keys.join(" or "));
            Diagnostic::new(Rule::AmbiguousReference, source, span, message)
                .help(format!("write the whole key: `{}`", keys[0]))
        }
    }
}
