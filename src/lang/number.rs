//! Numbers as a language writes them (CLDR): digits, grouping, decimal mark.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;

use crate::lang::tag::Tag;

/// A whole number with its groups: `1 234` with non-breaking spaces in Czech, `1,234` in English.
/// Years are never grouped: write those with `to_string`.
#[must_use]
pub fn integer(tag: &Tag, number: i64) -> String {
    formatted(tag, &Decimal::from(number))
}

/// A decimal number given as `-1234.50`, with as many decimals as given; `None` if the text is not
/// a number.
#[must_use]
pub fn decimal(tag: &Tag, number: &str) -> Option<String> {
    Decimal::try_from_str(number).ok().map(|number| formatted(tag, &number))
}

/// A number as people write it in this language; `None` if the text is not a number.
///
/// Spaces group digits. A comma or a full stop is the decimal mark, except for the mark that the
/// language does not use when three digits follow it: `1.500` is 1500 in German.
#[must_use]
pub(in crate::lang) fn written(tag: &Tag, number: &str) -> Option<Decimal> {
    let text = number.trim();
    let mut plain = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' => {}
            '−' => plain.push('-'),
            ',' | '.' => {
                let digits = text[at + 1..].chars().take_while(char::is_ascii_digit).count();
                if digits != 3 || letter == decimal_mark(tag) {
                    plain.push('.');
                }
            }
            other => plain.push(other),
        }
    }
    Decimal::try_from_str(&plain).ok()
}

/// The decimal mark of a language.
pub(in crate::lang) fn decimal_mark(tag: &Tag) -> char {
    let sample = decimal(tag, "1.5").unwrap_or_default();
    sample.chars().nth(1).filter(|mark| matches!(mark, ',' | '.')).unwrap_or('.')
}

fn formatted(tag: &Tag, number: &Decimal) -> String {
    let formatter =
        DecimalFormatter::try_new(tag.locale().into(), DecimalFormatterOptions::default());
    formatter.map_or_else(|_| number.to_string(), |formatter| formatter.format(number).to_string())
}

#[cfg(test)]
mod tests {
    use super::{decimal, integer, written};
    use crate::lang::tag::Tag;

    fn tag(text: &str) -> Tag {
        Tag::parse(text).expect("a valid tag")
    }

    #[test]
    fn numbers_have_the_groups_and_marks_of_the_language() {
        assert_eq!(integer(&tag("cs"), 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(decimal(&tag("cs"), "1234.50").as_deref(), Some("1\u{a0}234,50"));
        assert_eq!(integer(&tag("en"), -1234), "-1,234");
        assert_eq!(decimal(&tag("de"), "1234.5").as_deref(), Some("1.234,5"));
        assert_eq!(decimal(&tag("cs"), "1,5"), None);
        assert_eq!(integer(&tag("cs"), 999), "999");
    }

    #[test]
    fn written_numbers_are_read_back() {
        let read = |language: &str, number: &str| {
            written(&tag(language), number).map(|number| number.to_string())
        };
        assert_eq!(read("cs", "1\u{a0}234,50").as_deref(), Some("1234.50"));
        assert_eq!(read("cs", "1.5").as_deref(), Some("1.5"));
        assert_eq!(read("de", "1.500").as_deref(), Some("1500"));
        assert_eq!(read("en", "1,500.25").as_deref(), Some("1500.25"));
        assert_eq!(read("cs", "pět"), None);
        assert_eq!(read("cs", ""), None);
    }
}
