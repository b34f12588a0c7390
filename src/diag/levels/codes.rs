//! The codes of rules in a comment that ignores them.

use crate::text::{Source, Span};

/// The first word of such a comment.
pub const WORD: &str = "kb-ignore";

/// A code in a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IgnoredCode {
    /// The place; empty in a comment without codes.
    pub span: Span,
    /// The bytes to remove to delete it: the comment, if it has no other code.
    pub remove: Span,
}

/// The place of the list of codes in the text of a comment, without the marks around it; `None` if
/// it is another comment.
#[must_use]
pub fn list(text: &str) -> Option<Span> {
    let rest = text.trim_start().strip_prefix(WORD)?;
    let codes = rest.trim_start().strip_prefix(':')?;
    Some(Span::new(text.len() - codes.len(), text.len()))
}

/// The codes of a list, which commas or spaces separate. `comment` is removed with its only code.
#[must_use]
pub fn read(source: &Source, list: Span, comment: Span) -> Vec<IgnoredCode> {
    let words = words(source, list);
    let remove = |word: Span| match words.len() {
        1 => comment,
        _ => without(source, list, word),
    };
    words.iter().map(|word| IgnoredCode { span: *word, remove: remove(*word) }).collect()
}

fn words(source: &Source, list: Span) -> Vec<Span> {
    let text = source.slice(list);
    let mut words = Vec::new();
    let mut at = 0;
    for part in text.split([',', ' ', '\t', '\n', '\r']) {
        if !part.is_empty() {
            words.push(Span::new(at, at + part.len()).shift(list.start));
        }
        at += part.len() + 1;
    }
    if words.is_empty() {
        words.push(Span { start: list.start, end: list.start });
    }
    words
}

/// A code and the separator after it, or before it if it is the last one.
fn without(source: &Source, list: Span, word: Span) -> Span {
    let is_separator = |c: char| c == ',' || c.is_whitespace();
    let after = source.slice(Span { start: word.end, end: list.end });
    let n_after = after.len() - after.trim_start_matches(is_separator).len();
    if n_after < after.len() {
        return Span::new(word.start as usize, word.end as usize + n_after);
    }
    let before = source.slice(Span { start: list.start, end: word.start });
    let n_before = before.len() - before.trim_end_matches(is_separator).len();
    Span::new(word.start as usize - n_before, word.end as usize)
}
