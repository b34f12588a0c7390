//! An error of the template engine as a finding at its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::ErrorKind;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::text::{RelPath, Source, Span};

/// The finding for an error, in the template it is about.
pub(super) fn located(
    error: &tera::Error,
    templates: &BTreeMap<String, Arc<Source>>,
) -> Diagnostic {
    let unnamed = || Source::new(RelPath::new("themes").expect("a plain name"), "");
    let source = |name: &str| templates.get(name).map_or_else(unnamed, Arc::clone);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let source = source(report.filename());
            let span = Span::from(report.span().range.clone());
            let (message, help) = explain(report.message());
            Diagnostic::new(Rule::TemplateError, &source, span, message).maybe_help(help)
        }
        ErrorKind::MissingParent { current, parent } => {
            let source = source(current);
            let message = format!("there is no template `{parent}` to extend");
            let help = nearest(parent, templates.keys().map(String::as_str))
                .map(|near| format!("did you mean `{near}`?"));
            let at = place(&source, parent);
            Diagnostic::new(Rule::TemplateError, &source, at, message).maybe_help(help)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let source = source(tpl);
            let at = chain.iter().map(|name| place(&source, name)).max().unwrap_or_default();
            let message = format!("templates use each other in a circle: {}", chain.join(", "));
            Diagnostic::new(Rule::TemplateError, &source, at, message)
                .help("take one of them out of the circle")
        }
        other => unplaced(&other.to_string(), templates, unnamed),
    }
}

/// The finding for an error that knows no place: the first template whose name or text it quotes.
fn unplaced(
    text: &str,
    templates: &BTreeMap<String, Arc<Source>>,
    unnamed: impl Fn() -> Arc<Source>,
) -> Diagnostic {
    let (message, help) = explain(text.lines().next().unwrap_or("the template failed"));
    let quoted: Vec<&str> = text.split(['`', '\'', '"']).skip(1).step_by(2).collect();
    let named = quoted.iter().find_map(|name| templates.get(*name));
    let source = named.map_or_else(unnamed, Arc::clone);
    let at = quoted.iter().map(|name| place(&source, name)).max().unwrap_or_default();
    Diagnostic::new(Rule::TemplateError, &source, at, message).maybe_help(help)
}

/// Where a template quotes a name.
fn place(source: &Source, name: &str) -> Span {
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    let at = quoted.iter().find_map(|quoted| source.text.find(quoted.as_str()));
    at.map_or(Span::default(), |at| Span::new(at + 1, at + 1 + name.len()))
}

/// The engine's message as one clause, with what it lists as a hint.
fn explain(message: &str) -> (String, Option<String>) {
    let message = message.trim_end_matches(['.', '\n']);
    let (message, listed) = match message.split_once(". Available ") {
        Some((message, listed)) => (message, listed.split_once(": ").map(|(_, names)| names)),
        None => (message, None),
    };
    let name = message.split('`').nth(1).unwrap_or_default();
    let help = listed.map(|names| match nearest(name, names.split(", ")) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {names}"),
    });
    (lower_first(message), help)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
