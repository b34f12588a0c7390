//! Edits of the address of a link.

use crate::diag::fix::{Fix, FixSafety};
use crate::link::percent::encode;
use crate::link::suggest::Instead;
use crate::markdown::facts::{AddressSyntax, Link, LinkKind};
use crate::markdown::raw;
use crate::text::edit::Edit;
use crate::text::{Source, Span};

/// Replaces the path before the anchor of a link.
pub(super) fn path(source: &Source, link: &Link, instead: &Instead) -> Option<Fix> {
    let (start, written) = address(source, link)?;
    let end = written.find(['#', '?']).unwrap_or(written.len());
    let span = Span::new(start, start + end);
    let edit = Edit { span, text: link.syntax.escaped(&instead.path).into_owned() };
    Some(Fix { safety: instead.safety, edits: vec![edit] })
}

/// Replaces the anchor of a link.
pub(crate) fn anchor(source: &Source, link: &Link, id: &str) -> Option<Fix> {
    let (start, written) = address(source, link)?;
    let begin = written.find('#')? + 1;
    let end = written.find(":~:").unwrap_or(written.len());
    let span = Span::new(start + begin, start + end);
    let id = encode(id);
    Some(Fix { safety: FixSafety::Guess, ..Fix::safe(span, link.syntax.escaped(&id)) })
}

/// Whether a text in the file is the address of a link in raw HTML, with or without character references.
pub(crate) fn is_value(written: &str, link: &Link) -> bool {
    let value = || raw::value_of(written);
    written == &*link.dest || value().is_some_and(|value| value.trim() == &*link.dest)
}

/// The start of the address of a link, and its text. `None` if it is written with escapes.
fn address<'a>(source: &'a Source, link: &Link) -> Option<(usize, &'a str)> {
    let span = link.defined.unwrap_or(link.span);
    let start = span.start as usize;
    let written = source.slice(span);
    if link.syntax == AddressSyntax::Html {
        // The number sign of a character reference does not begin an anchor.
        let is_plain = !written.contains("&#") && is_value(written, link);
        return is_plain.then_some((start, written));
    }
    // A title can repeat the address.
    let before = source.text[..start].chars().next_back()?;
    let is_address = matches!(before, '(' | '<' | '[' | ':') || before.is_whitespace();
    let is_written = written == &*link.dest && link.kind != LinkKind::Auto;
    (is_address && is_written).then_some((start, written))
}
