//! Lists of words in the tables of a language, and number words in a text.

use std::collections::BTreeSet;

use crate::lang::quantity::letters::{is_name_letter, is_unspaced};
use crate::lang::quantity::{Here, Number, QuantityReader};

/// Words separated by spaces, in small letters; one that ends in `*` means all words that begin
/// with it.
pub(super) struct WordPatterns(pub(super) &'static str);

impl WordPatterns {
    /// The length in bytes of the longest word of the list that the text at a place begins with, up
    /// to the end of the word in the text.
    pub(super) fn prefix_of(&self, here: Here<'_>) -> Option<usize> {
        let first = here.rest().chars().next()?;
        if is_unspaced(first) {
            let begins = self.0.split(' ').map(|word| word.trim_end_matches('*'));
            return begins
                .filter(|it| !it.is_empty() && here.rest().starts_with(it))
                .map(str::len)
                .max();
        }
        let word = here.letters();
        self.has(&word.to_lowercase()).then_some(word.len())
    }

    /// Whether a word in small letters is in the list.
    fn has(&self, word: &str) -> bool {
        self.0.split(' ').any(|known| match known.strip_suffix('*') {
            Some(begin) => !begin.is_empty() && word.starts_with(begin),
            None => !known.is_empty() && known == word,
        })
    }
}

/// The number words of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NumberWords {
    /// The words of scripts with spaces, in small letters.
    words: BTreeSet<Box<str>>,
    /// The text, if it has letters of other scripts.
    unspaced: String,
    values: BTreeSet<u32>,
    powers: BTreeSet<u8>,
    has_half: bool,
}

impl NumberWords {
    /// The number words of a text.
    pub(super) fn of(reader: &QuantityReader, text: &str) -> NumberWords {
        let tables = reader.words;
        let small = text.to_lowercase();
        let words = small.split(|c: char| !is_name_letter(c)).filter(|word| !word.is_empty());
        let words: BTreeSet<Box<str>> = words.map(Box::from).collect();
        let unspaced = if text.contains(is_unspaced) { small } else { String::new() };
        let mut found = NumberWords { words, unspaced, ..NumberWords::default() };
        let values = tables.numbers.iter().filter(|(_, list)| found.name(list));
        let values = values.map(|(value, _)| *value).collect();
        let powers = tables.scales.iter().filter(|(_, list)| found.name(list));
        let powers = powers.map(|(power, _)| *power).collect();
        let has_half = found.name(tables.half);
        (found.values, found.powers, found.has_half) = (values, powers, has_half);
        found
    }

    /// Whether a word of the text is in a list.
    pub(super) fn name(&self, list: &'static str) -> bool {
        let words = WordPatterns(list);
        self.words.iter().any(|word| words.has(word)) || is_inside(&self.unspaced, list)
    }

    /// Whether any word, in small letters, fits.
    pub(super) fn any(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.words.iter().any(|word| fits(word))
    }

    /// Whether the words can express a number: `two`, `twenty-four`, `two million`, `one and a
    /// half`.
    pub(super) fn can_express(&self, number: &Number) -> bool {
        let Some(value) = number.as_u64() else { return self.has_half && number.ends_in_half() };
        if self.has_half && matches!(value, 6 | 15 | 30 | 50) {
            return true;
        }
        let has = |value: u64| u32::try_from(value).is_ok_and(|it| self.values.contains(&it));
        let (tens, ones) = (value / 10, value % 10);
        let has_ones = ones == 0 || has(ones);
        // `vierundzwanzig`, `二十四`.
        let has_tens = has(tens * 10) || (!self.unspaced.is_empty() && has(10) && has(tens));
        let is_compound = (13..100).contains(&value) && has_tens && has_ones;
        let is_power = |power: &u8| {
            let unit = 10_u64.checked_pow(u32::from(*power));
            unit.is_some_and(|unit| value == unit || (value % unit == 0 && has(value / unit)))
        };
        has(value) || is_compound || self.powers.iter().any(is_power)
    }
}

/// Whether a text without spaces between words has a word of a list.
fn is_inside(text: &str, list: &str) -> bool {
    let words = list.split(' ').map(|word| word.trim_end_matches('*'));
    words.filter(|word| word.starts_with(is_unspaced)).any(|word| text.contains(word))
}
