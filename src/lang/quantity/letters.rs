//! Kinds of characters beside numbers.

use crate::lang::segment;

/// Spaces inside a line.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Letters of scripts with spaces between words. Digits after one of them belong to a name.
pub(super) fn is_name_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (c.is_alphabetic() && !is_unspaced(c))
}

/// Letters of scripts that are written without spaces, and Hangul, which joins particles and units
/// to numbers.
pub(super) fn is_unspaced(c: char) -> bool {
    segment::is_unspaced(c) || ('\u{ac00}'..='\u{d7af}').contains(&c)
}
