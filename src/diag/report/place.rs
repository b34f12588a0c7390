//! Where a finding is, in lines and columns.

use crate::diag::Diagnostic;
use crate::text::{Position, Source, Span};

/// First and one-past-last position of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PositionRange {
    pub(super) start: Position,
    /// The place after the last character.
    pub(super) end: Position,
}

/// The place of a finding; 1:1 to 1:1 if it is about the whole file.
pub(super) fn of(diagnostic: &Diagnostic) -> PositionRange {
    of_span(&diagnostic.source, diagnostic.span)
}

/// The place of a span.
pub(super) fn of_span(source: &Source, span: Span) -> PositionRange {
    PositionRange { start: source.position(span.start), end: source.position(span.end) }
}

/// The last place between two characters up to `offset`.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

/// Whether a span means its whole file.
pub(super) fn is_whole_file(span: Span) -> bool {
    span.start == 0 && span.end == 0
}
