//! Finds the spaces that must be non-breaking.

use crate::lang::data::{Ordinals, TypographyRules};
use crate::lang::typography::neighbours::{is_gap, is_word};

/// A single space and the text around it.
#[derive(Clone, Copy)]
pub(super) struct Gap<'a> {
    /// All the text before the word.
    pub(super) before: &'a str,
    /// The word before the space, with its punctuation.
    pub(super) word: &'a str,
    /// All the text after the space.
    pub(super) rest: &'a str,
}

impl<'a> Gap<'a> {
    /// The space at byte `space` of a text, after the word that begins at byte `word`.
    pub(super) fn at(text: &'a str, word: usize, space: usize) -> Gap<'a> {
        Gap { before: &text[..word], word: &text[word..space], rest: &text[space + 1..] }
    }
}

/// Whether the space must not end a line.
pub(super) fn ties(rules: &TypographyRules, gap: Gap<'_>) -> bool {
    let Gap { word, rest, .. } = gap;
    let Some(last) = word.as_bytes().last() else { return false };
    let Some(next) = rest.chars().next().filter(|next| !is_gap(*next)) else { return false };
    let tied = match last {
        b'0'..=b'9' => after_number(rules, Gap { word: from_first_letter(word), ..gap }),
        b'.' => after_full_stop(rules, from_first_letter(word), rest),
        _ => is_one_letter_word(rules, word) || after_sign(rules, gap, next),
    };
    tied || (rules.high_marks && beside_high_mark(word, rest))
}

fn from_first_letter(word: &str) -> &str {
    word.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// `v`, `K`, `(a`: a preposition or conjunction of one letter.
fn is_one_letter_word(rules: &TypographyRules, word: &str) -> bool {
    let mut letters = word.chars();
    let Some(letter) = letters.next_back() else { return false };
    letters.rev().all(is_opening) && rules.one_letter.contains(letter)
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '{' | '"' | '\'' | '„' | '‚' | '“' | '‘' | '”' | '«' | '»')
}

/// `§ 5`, `€ 5`, `CZK 5`, `nr 5`, and the second space of `1 : 2`.
fn after_sign(rules: &TypographyRules, gap: Gap<'_>, next: char) -> bool {
    let Gap { before, word, .. } = gap;
    if !next.is_ascii_digit() {
        return false;
    }
    let sign = word.trim_start_matches(is_opening);
    let between_numbers = || {
        let mut back = before.chars().rev();
        back.next().is_some_and(char::is_whitespace)
            && back.next().is_some_and(|letter| letter.is_ascii_digit())
    };
    matches!(sign, "§" | "§§" | "€" | "$" | "£" | "№")
        || rules.before_number.contains(&sign)
        || matches!(sign, "CHF" | "CZK" | "EUR" | "GBP" | "PLN" | "USD")
        || (matches!(word, ":" | "×") && between_numbers())
}

/// A number before a unit, a counted noun, the next group of its digits, or a ratio sign.
fn after_number(rules: &TypographyRules, gap: Gap<'_>) -> bool {
    let Gap { before, word: number, rest } = gap;
    let Some(last_part) = last_part(number) else { return false };
    let next = first_word(rest);
    let mut letters = rest.chars();
    let ratio = letters.next().is_some_and(|sign| matches!(sign, ':' | '×'))
        && letters.next().is_some_and(char::is_whitespace)
        && letters.next().is_some_and(|letter| letter.is_ascii_digit());
    ratio
        || is_unit(next)
        || (within(last_part, 31) && rules.months.contains(&next))
        || (rules.spaced_groups && begins_group(last_part, rest))
        || rules.function_words.is_some_and(|function_words| {
            next.starts_with(char::is_lowercase)
                && !function_words.contains(&next)
                && counts(rules, before, last_part)
                && !refers_on(rules, rest)
        })
}

/// The number after the dash of a range, else the whole; `None` if it is not a number.
fn last_part(number: &str) -> Option<&str> {
    let is_number = |part: &str| {
        part.starts_with(|letter: char| letter.is_ascii_digit())
            && part.bytes().all(|byte| byte.is_ascii_digit() || b".,:/".contains(&byte))
    };
    let dash = ["--", "–", "-"].into_iter().find_map(|dash| number.split_once(dash));
    match dash {
        Some((from, to)) => (is_number(from) && is_number(to)).then_some(to),
        None => is_number(number).then_some(number),
    }
}

/// `234` after `1` or `12`: three digits and no fourth.
fn begins_group(number: &str, rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) && digits == 3
}

/// Whether a number counts the next word: a year, a time of day, and the number of a section or an
/// item (`§ 5`, `č. 5`) do not. `12 000` ends in no year.
fn counts(rules: &TypographyRules, before: &str, number: &str) -> bool {
    let before = before.trim_end();
    let grouped = before.ends_with(|letter: char| letter.is_ascii_digit());
    let year = !grouped && number.len() == 4 && ("1900"..="2100").contains(&number);
    let last_word = before.rsplit(is_gap).next().unwrap_or(before).trim_start_matches(is_opening);
    let names = last_word.ends_with('§') || rules.before_number.contains(&last_word);
    !year && !names && !number.contains(':')
}

/// Whether a text is a number from 1 to a limit.
fn within(text: &str, limit: u8) -> bool {
    text.parse::<u8>().is_ok_and(|number| number >= 1 && number <= limit)
}

/// `2 písm. a)`: the next word begins another reference, which is not counted.
fn refers_on(rules: &TypographyRules, rest: &str) -> bool {
    let next = rest.split(is_gap).next().unwrap_or(rest);
    rules.before_number.contains(&next)
}

/// The next word without the punctuation after it and without what a slash or dash adds.
fn first_word(rest: &str) -> &str {
    let ends = |letter| {
        is_gap(letter)
            || matches!(
                letter,
                '/' | '-' | '–' | '"' | '\'' | '„' | '“' | '”' | '‘' | '’' | '«' | '»'
            )
    };
    rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches(|letter: char| {
        matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '…')
    })
}

fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// Abbreviations, initials, days and ordinal numbers.
fn after_full_stop(rules: &TypographyRules, word: &str, rest: &str) -> bool {
    let mut letters = rest.chars();
    let next = letters.next().unwrap_or(' ');
    let abbreviates =
        next.is_alphabetic() && letters.next() == Some('.') && !letters.next().is_some_and(is_word);
    if word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return is_ordinal(rules, word.trim_end_matches('.'), rest);
    }
    // `s. r. o.`, `z. B.`, `K. Čapek`; a new sentence after a small letter is left alone.
    let initial = single_letter(word)
        .is_some_and(|letter| abbreviates || (letter.is_uppercase() && next.is_uppercase()));
    initial
        || (abbreviates && rules.compounds.contains(&word))
        || rules.before_word.contains(&word)
        || (rules.before_number.contains(&word) && (next.is_ascii_digit() || is_item(rest)))
        || (MULTIPLES.contains(&word) && is_unit(first_word(rest)))
        || rules.pairs.iter().any(|(first, second)| *first == word && rest.starts_with(second))
}

/// Abbreviated thousands and millions, which may come before a currency.
const MULTIPLES: &[&str] = &["tis.", "mil.", "mld.", "bil.", "tys.", "Mio.", "Mrd.", "Tsd."];

fn single_letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
    (letters.as_str() == ".").then_some(letter)
}

/// `písm. a)`: a single letter that names an item.
fn is_item(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none_or(|c| !is_word(c))
}

/// `23. listopadu`, `5. ročník`, `23. 11.`: by the rules of the language for ordinals.
fn is_ordinal(rules: &TypographyRules, number: &str, rest: &str) -> bool {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let month = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
    let day_and_month =
        within(number, 31) && within(month, 12) && rest[month.len()..].starts_with('.');
    let next = first_word(rest);
    match rules.ordinals {
        Ordinals::Unmarked => false,
        Ordinals::BeforeMonths => {
            day_and_month || (within(number, 31) && rules.months.contains(&next))
        }
        Ordinals::BeforeSmallLetters => {
            let function_words = rules.function_words.unwrap_or(&[]);
            day_and_month
                || (next.starts_with(char::is_lowercase) && !function_words.contains(&next))
        }
    }
}

/// French puts a space before `: ; ! ?` and inside its quotation marks.
fn beside_high_mark(word: &str, rest: &str) -> bool {
    let mut letters = rest.chars();
    let mark = letters.next().is_some_and(|mark| matches!(mark, ':' | ';' | '!' | '?' | '»'));
    word.ends_with('«') || (mark && !letters.next().is_some_and(is_word))
}

/// Units and currencies that follow their number in any language. Words that are also common words
/// of a language (`in`, `a`) are left out.
const UNITS: &[&str] = &[
    "%", "‰", "°", "°C", "°F", "K", "Å", "µm", "mm", "cm", "dm", "m", "km", "m²", "m2", "m³", "m3",
    "km²", "km2", "cm²", "cm³", "ha", "mg", "g", "dag", "dkg", "kg", "t", "ml", "cl", "dl", "l",
    "hl", "ms", "s", "min", "h", "hod", "Hz", "kHz", "MHz", "GHz", "B", "kB", "KB", "MB", "GB",
    "TB", "KiB", "MiB", "GiB", "TiB", "bit", "kbit", "Mbit", "Gbit", "Mb", "Gb", "b", "W", "kW",
    "MW", "Wh", "kWh", "MWh", "V", "kV", "mA", "A", "J", "kJ", "MJ", "kcal", "N", "kN", "Pa",
    "kPa", "hPa", "MPa", "bar", "dB", "px", "pt", "dpi", "em", "rem", "Kč", "Kčs", "Kčs", "Sk",
    "zł", "€", "$", "£", "¥", "CZK", "EUR", "USD", "GBP", "PLN", "CHF", "HUF", "Ft", "Euro", "Uhr",
    "Prozent", "tis", "mil", "mld", "Mio", "Mrd",
];
