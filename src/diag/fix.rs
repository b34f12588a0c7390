//! Fixes: edits of a file that remove a finding.
//!
//! A finding carries a [`Fix`] if its answer is mechanical. [`apply`] is pure: it takes a text and
//! the fixes of its findings, and returns the new text. Every fix in the specifications is applied
//! by a test, which checks that its finding is gone and that no other one came.

use crate::diag::Diagnostic;
use crate::text::Span;
use crate::text::edit::{self, Edit};

/// Whether a fix can be applied without asking the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FixSafety {
    /// The meaning of the text stays the same: `kb check --fix` applies it.
    Safe,
    /// The most likely meaning, such as the one nearest name: only `kb check --fix=guesses` applies
    /// it.
    Guess,
}

impl FixSafety {
    /// The name in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            FixSafety::Safe => "safe",
            FixSafety::Guess => "guess",
        }
    }
}

/// Edits of the file of a finding. They are applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether an author has to agree.
    pub safety: FixSafety,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that keeps the meaning of the text.
    #[must_use]
    pub fn safe(span: Span, text: impl Into<String>) -> Fix {
        Fix { safety: FixSafety::Safe, edits: vec![Edit::new(span, text)] }
    }

    /// A fix that is probably meant.
    #[must_use]
    pub fn guess(span: Span, text: impl Into<String>) -> Fix {
        Fix { safety: FixSafety::Guess, ..Fix::safe(span, text) }
    }

    /// Adds an edit in the same file.
    #[must_use]
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Fix {
        self.edits.push(Edit::new(span, text));
        self
    }

    fn start(&self) -> Option<Span> {
        self.edits.iter().map(|edit| edit.span).min()
    }
}

/// A text after some fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The new text.
    pub text: String,
    /// How many fixes are in it. Of two fixes that edit the same bytes, the later one is left out.
    pub n_applied: usize,
}

/// Applies fixes to the text that their findings are about, in the order of their first edits.
#[must_use]
pub fn apply<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> Applied {
    let mut fixes: Vec<&Fix> = fixes.into_iter().collect();
    fixes.sort_by_key(|fix| fix.start());
    let mut accepted: Vec<&Edit> = Vec::new();
    let mut n_applied = 0;
    for fix in fixes {
        let own: Vec<&Edit> = fix.edits.iter().collect();
        let agrees = |(nth, edit): (usize, &&Edit)| {
            let others = own[..nth].iter().chain(&accepted);
            is_in(text, edit.span) && !others.clone().any(|other| overlap(edit.span, other.span))
        };
        if !own.is_empty() && own.iter().enumerate().all(agrees) {
            accepted.extend(own);
            n_applied += 1;
        }
    }
    Applied { text: edit::apply(text, accepted), n_applied }
}

/// The fixes of findings that are at most as risky as `most`, with the paths of their files.
pub fn of(found: &[Diagnostic], most: FixSafety) -> impl Iterator<Item = (&Diagnostic, &Fix)> {
    let fixes = found.iter().filter_map(|finding| Some((finding, finding.fix.as_deref()?)));
    fixes.filter(move |(_, fix)| fix.safety <= most)
}

/// Whether a span is between characters of a text.
fn is_in(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

/// Whether two edits touch the same bytes. Two insertions at one place do, too, because their order
/// would be arbitrary.
fn overlap(one: Span, other: Span) -> bool {
    let inside = one.start < other.end && other.start < one.end;
    inside || one.start == other.start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::{Fix, apply};
    use crate::text::Span;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    #[test]
    fn edits_replace_insert_and_remove() {
        let fixes = [
            Fix::safe(span(6, 9), "c"),
            Fix::safe(span(0, 1), ""),
            Fix::guess(span(2, 2), "+").and(span(4, 4), "+"),
        ];
        let applied = apply("abcdefghi", &fixes);
        assert_eq!((applied.text.as_str(), applied.n_applied), ("b+cd+efc", 3));
    }

    #[test]
    fn of_two_fixes_for_the_same_bytes_the_later_is_dropped_whole() {
        let fixes = [
            Fix::safe(span(0, 1), "z").and(span(5, 6), "z"),
            Fix::safe(span(4, 6), "y").and(span(7, 8), "y"),
            Fix::safe(span(3, 3), "one"),
            Fix::safe(span(3, 3), "two"),
        ];
        let applied = apply("abcdefgh", &fixes);
        assert_eq!((applied.text.as_str(), applied.n_applied), ("zbconedezgh", 2));
    }

    #[test]
    fn a_fix_outside_the_text_is_dropped() {
        let fixes = [Fix::safe(span(1, 2), "x"), Fix::safe(span(9, 12), "x")];
        assert_eq!(apply("ž", &fixes).text, "ž");
    }

    proptest! {
        #[test]
        fn what_no_edit_names_stays(
            text in "[ab漢]{0,20}",
            places in prop::collection::vec((0_usize..24, 0_usize..6, any::<bool>()), 0..8),
        ) {
            let fixes: Vec<Fix> = places
                .iter()
                .map(|(start, length, word)| {
                    Fix::safe(span(*start, start + length), if *word { "x" } else { "" })
                })
                .collect();
            let applied = apply(&text, &fixes);
            // The letters that are left are a subsequence of the text, in order.
            let mut rest = text.chars();
            assert!(applied.text.chars().filter(|c| *c != 'x').all(|c| rest.any(|r| r == c)));
            let removed: usize = fixes.iter().map(|fix| fix.edits[0].span.range().len()).sum();
            assert!(applied.text.len() + removed >= text.len());
            // Without fixes, the text does not change.
            assert_eq!(apply(&applied.text, []).text, applied.text);
        }
    }
}
