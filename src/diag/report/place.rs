//! Where a finding is, in lines and columns.

use crate::diag::Diagnostic;
use crate::text::{Position, Source, Span};

/// First and one-past-last position of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) start: Position,
    /// The place after the last character.
    pub(super) end: Position,
}

/// The place of a span.
pub(super) fn of_span(source: &Source, span: Span) -> Place {
    Place { start: source.position(span.start), end: source.position(span.end) }
}

/// Finds the places of sorted findings in one walk through each text. Counting from the top for
/// each of thousands of findings in a file of a megabyte would take seconds.
#[derive(Default)]
pub(super) struct Walk<'a> {
    last: Option<(&'a Source, usize, Position)>,
}

impl<'a> Walk<'a> {
    /// The place a finding is about; 1:1 to 1:1 when it is about the whole file.
    pub(super) fn to(&mut self, diagnostic: &'a Diagnostic) -> Place {
        let source = &*diagnostic.source;
        let offset = boundary(&source.text, diagnostic.span.start as usize);
        let start = match self.last {
            Some((last, before, position)) if std::ptr::eq(last, source) && before <= offset => {
                advance(position, &source.text[before..offset])
            }
            _ => source.position(diagnostic.span.start),
        };
        self.last = Some((source, offset, start));
        let end = boundary(&source.text, diagnostic.span.end as usize).max(offset);
        Place { start, end: advance(start, &source.text[offset..end]) }
    }
}

/// The position behind a text that begins at a position.
fn advance(position: Position, text: &str) -> Position {
    match text.rfind('\n') {
        None => Position { column: position.column + text.chars().count(), ..position },
        Some(newline) => Position {
            line: position.line + text.bytes().filter(|byte| *byte == b'\n').count(),
            column: text[newline + 1..].chars().count() + 1,
        },
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy as _, proptest};

    use super::{Walk, of_span};
    use crate::diag::rules::Rule;
    use crate::diag::{Diagnostic, sort};
    use crate::text::{RelPath, Source, Span};

    proptest! {
        #[test]
        fn a_walk_finds_the_same_places_as_counting_from_the_top(
            text in "[až漢\r\n]{0,50}",
            spans in proptest::collection::vec(
                (0_usize..120, 0_usize..30).prop_map(|(start, len)| Span::new(start, start + len)),
                0..8,
            ),
        ) {
            let source = Source::new(RelPath::new("a.md").expect("plain"), text);
            let found = |span| Diagnostic::new(Rule::BrokenLink, &source, span, "x");
            let mut sorted: Vec<Diagnostic> = spans.into_iter().map(found).collect();
            sort(&mut sorted);
            let mut walk = Walk::default();
            for diagnostic in &sorted {
                assert_eq!(walk.to(diagnostic), of_span(&source, diagnostic.span));
            }
        }
    }
}
