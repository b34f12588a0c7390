//! Edits of a text by span: the only place that applies them.

use std::ops::Range;

use crate::text::Span;

/// Replaces some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The bytes to replace; an empty span inserts.
    pub span: Span,
    /// The new text; an empty text removes.
    pub text: String,
}

impl Edit {
    /// An edit of some bytes.
    #[must_use]
    pub fn new(span: impl Into<Span>, text: impl Into<String>) -> Edit {
        Edit { span: span.into(), text: text.into() }
    }
}

/// The text with edits. Insertions at one place stay in their order. An edit is left out if it begins
/// before the end of an earlier one, or if its span is not between characters of the text.
#[must_use]
pub fn apply<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    replaced(text, edits.into_iter().map(|edit| (edit.span.range(), edit.text.as_str())))
}

/// The same for bytes and their new texts in the order of the text.
pub(crate) fn replaced<'a>(
    text: &str,
    edits: impl IntoIterator<Item = (Range<usize>, &'a str)>,
) -> String {
    let edits = edits.into_iter();
    // Most new texts are a few bytes longer than the old ones, as dashes and quotation marks are.
    let mut out = String::with_capacity(text.len() + 2 * edits.size_hint().0);
    let mut at = 0;
    for (range, new) in edits {
        let Some(before) = text.get(at..range.start).filter(|_| text.is_char_boundary(range.end))
        else {
            continue;
        };
        out.push_str(before);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply};

    #[test]
    fn edits_are_applied_in_the_order_of_their_places() {
        let edits =
            [Edit::new(4..5, "E"), Edit::new(0..0, "<"), Edit::new(0..0, ">"), Edit::new(1..3, "")];
        assert_eq!(apply("abcde", &edits), "<>adE");
        assert_eq!(apply("abcde", []), "abcde");
    }

    #[test]
    fn edits_inside_others_and_outside_the_text_are_left_out() {
        let edits = [Edit::new(0..3, "x"), Edit::new(2..4, "y"), Edit::new(3..3, "z")];
        assert_eq!(apply("abcd", &edits), "xzd");
        let edits = [Edit::new(1..2, "x"), Edit::new(2..9, "y")];
        assert_eq!(apply("\u{17e}", &edits), "\u{17e}");
    }
}
