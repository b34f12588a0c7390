//! Fluent files as syntax trees.

use std::sync::Arc;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::letters;
use crate::text::{Source, Span};

/// The deepest nesting of braces. Deeper ones are refused, because the parser would run out of
/// stack.
const MAX_DEPTH: usize = 50;

/// Parses a file; what cannot be read is reported and left out.
pub(super) fn parse(source: &Arc<Source>) -> Found<ast::Resource<&str>> {
    if let Some(at) = too_deep(&source.text) {
        let message = format!("braces are nested more than {MAX_DEPTH} deep");
        let finding = Diagnostic::new(Rule::BadTheme, source, Span::new(at, at + 1), message);
        return Found { value: ast::Resource { body: Vec::new() }, findings: vec![finding] };
    }
    match parser::parse_runtime(&*source.text) {
        Ok(resource) => Found::sound(resource),
        Err((value, errors)) => {
            let findings = errors.iter().map(|error| syntax_error(source, error));
            Found { value, findings: findings.collect() }
        }
    }
}

/// The place where the braces of a text are nested more deeply than [`MAX_DEPTH`].
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

fn syntax_error(source: &Arc<Source>, error: &ParserError) -> Diagnostic {
    let start = letters::cut_before(&source.text, error.pos.start);
    let width = source.text[start..].chars().next().map_or(0, char::len_utf8);
    let message = match &error.kind {
        ErrorKind::ExpectedToken(token) => format!("expected `{token}`"),
        ErrorKind::ExpectedMessageField { entry_id } => format!("message `{entry_id}` has no text"),
        ErrorKind::ExpectedTermField { entry_id } => format!("term `-{entry_id}` has no text"),
        ErrorKind::MissingDefaultVariant => {
            "a selection has no default variant, marked with `*`".to_owned()
        }
        other => {
            let reason = other.to_string().replace('"', "`");
            let mut letters = reason.chars();
            let first = letters.next().map(|letter| letter.to_ascii_lowercase());
            first.into_iter().chain(letters).collect()
        }
    };
    Diagnostic::new(Rule::BadTheme, source, Span::new(start, start + width), message)
}
