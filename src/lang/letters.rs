//! Letters and their marks (Unicode normal forms), for slugs, search keys and index letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The small letters and marks of a text, fully decomposed (NFKD).
pub(crate) fn decompose(text: &str) -> impl Iterator<Item = char> {
    // Lower case can add marks again: `İ` becomes `i` and a dot.
    text.nfkd().flat_map(char::to_lowercase).nfkd()
}

/// The composed form of a text (NFC): two texts that look the same are the same.
#[must_use]
pub fn nfc(text: &str) -> String {
    // Up to U+02FF, whose first byte is 0xCB, nothing combines (NFC_Quick_Check of UAX #15).
    if text.bytes().all(|byte| byte <= 0xcb) {
        return text.to_owned();
    }
    text.nfc().collect()
}

/// Whether a text is in its composed form.
pub(crate) fn is_nfc(text: &str) -> bool {
    unicode_normalization::is_nfc(text)
}

/// Whether a character is written over, under or around the one before it.
pub(crate) fn is_mark(letter: char) -> bool {
    is_combining_mark(letter)
}

/// Whether one of the letters `À` to `ſ` begins at a byte, checked without decoding: apart from the
/// signs `×` and `÷`, no other character has the same first byte.
pub(in crate::lang) fn is_accented_at(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(0xc3) => !matches!(text.get(at + 1), Some(0x97 | 0xb7)),
        Some(byte) => matches!(byte, 0xc4 | 0xc5),
        None => false,
    }
}

/// The last place not after `at` where a text can be cut.
pub(crate) fn cut_before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The ASCII form of a Latin small letter that Unicode does not decompose.
pub(crate) fn ascii_form(letter: char) -> Option<&'static str> {
    ASCII_FORMS.iter().find(|(known, _)| *known == letter).map(|(_, ascii)| *ascii)
}

/// The table behind [`ascii_form`], in the order of Unicode.
pub(in crate::lang) const ASCII_FORMS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('ð', "d"),
    ('ø', "o"),
    ('þ', "th"),
    ('đ', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ĸ', "k"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('œ', "oe"),
    ('ŧ', "t"),
];
