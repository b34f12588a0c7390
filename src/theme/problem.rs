//! Converts errors of the template engine to findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::ErrorKind;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::text::{RelPath, Source, Span};

/// The findings for an error, each in its template.
pub(super) fn all(
    error: &tera::Error,
    templates: &BTreeMap<String, Arc<Source>>,
) -> Vec<Diagnostic> {
    let text = match error.kind() {
        ErrorKind::Msg(text) => text.as_str(),
        _ => "",
    };
    let reports: Vec<Diagnostic> =
        text.split("error: ").filter_map(|report| reported(report, templates)).collect();
    if reports.is_empty() { vec![located(error, templates)] } else { reports }
}

/// One of several errors in a text, as `message`, then ` --> template:line:column`.
fn reported(report: &str, templates: &BTreeMap<String, Arc<Source>>) -> Option<Diagnostic> {
    let (message, rest) = report.split_once('\n')?;
    let place = rest.trim_start().strip_prefix("--> ")?.lines().next()?;
    let mut parts = place.rsplitn(3, ':');
    let (column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
    let source = templates.get(name)?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let before: usize = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = source.text.get(before..)?;
    let at = before + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
    let (message, mut help) = explain(message);
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if message.contains("template") {
        let others = templates.keys().map(String::as_str).filter(|other| *other != name);
        let near = nearest(quoted, others);
        help = near.map(|near| format!("did you mean `{near}`?"));
    }
    // The engine quotes the names of templates.
    let tail = &source.text[at..];
    let at = at + usize::from(tail.starts_with(['"', '\'']));
    let width = if source.text[at..].starts_with(quoted) { quoted.len() } else { 0 };
    let at = Span::new(at, at + width);
    Some(Diagnostic::new(Rule::TemplateError, source, at, message).maybe_help(help))
}

/// The finding for an error, in its template.
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
            let others = templates.keys().map(String::as_str).filter(|other| other != current);
            let help = nearest(parent, others).map(|near| format!("did you mean `{near}`?"));
            let at = place(&source, parent);
            Diagnostic::new(Rule::TemplateError, &source, at, message).maybe_help(help)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let source = source(tpl);
            let at = chain.iter().map(|name| place(&source, name)).max().unwrap_or_default();
            let message = format!("templates include each other in a cycle: {}", chain.join(", "));
            Diagnostic::new(Rule::TemplateError, &source, at, message)
                .help("remove one of them from the cycle")
        }
        other => {
            let text = other.to_string();
            let (message, help) = explain(text.lines().next().unwrap_or("the template failed"));
            Diagnostic::new(Rule::TemplateError, &unnamed(), Span::default(), message)
                .maybe_help(help)
        }
    }
}

/// The place of a quoted name in a template.
fn place(source: &Source, name: &str) -> Span {
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    let at = quoted.iter().find_map(|quoted| source.text.find(quoted.as_str()));
    at.map_or(Span::default(), |at| Span::new(at + 1, at + 1 + name.len()))
}

/// The engine's message as one clause; the alternatives that it lists become the help.
fn explain(message: &str) -> (String, Option<String>) {
    let message = message.trim_end_matches(['.', '\n']);
    if message.contains("recursion depth") {
        let help = "make the recursion of the component end";
        return ("a component includes itself endlessly".to_owned(), Some(help.to_owned()));
    }
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
