//! The characters before and after a place in a text.

pub(super) const BREAK: char = '\u{2029}';

/// The characters for an opaque run and a hard boundary in the joined text.
pub(super) const OPAQUE: char = '\u{fffc}';

pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

pub(super) fn char_after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// A space of any kind or a boundary.
pub(super) fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || letter == BREAK
}

/// A letter, a digit, or an opaque run, which counts as a word.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == OPAQUE
}
