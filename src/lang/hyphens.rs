//! Finds hyphens that should be dashes: in ranges of numbers, and between words.
//!
//! Typography converts `--` to a dash and keeps single hyphens, because only the author knows which
//! one was meant. A hyphen that is probably a dash is therefore reported.

use std::ops::Range;

/// A hyphen that is probably a dash, as a byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    /// Between the numbers of a range: `2-4`.
    Range(Range<usize>),
    /// Between two words of a sentence: `word - word`.
    Dash(Range<usize>),
}

/// The hyphens of a text that are probably dashes.
///
/// Dates (`2026-11-23`), telephone numbers (`+420 777-123`), names (`COVID-19`, `ISO 8859-2`) and
/// scores that go down are left alone.
pub fn misused(text: &str) -> Vec<Misuse> {
    if !text.contains('-') {
        return Vec::new();
    }
    let words = words(text);
    let hyphens = words.iter().enumerate().filter_map(|(nth, word)| {
        if word.text == "-" {
            return is_dash(text, &words, nth).then(|| Misuse::Dash(word.start..word.start + 1));
        }
        let at = word.start + range(&words, nth)?;
        Some(Misuse::Range(at..at + 1))
    });
    hyphens.collect()
}

/// Whether a hyphen with spaces around it stands between two words of one sentence. Single letters
/// and numbers around it are a formula; at the edge of a text, the neighbours are unknown.
fn is_dash(text: &str, words: &[Word<'_>], nth: usize) -> bool {
    let n_letters = |word: Option<&Word<'_>>| {
        word.map_or(0, |word| word.text.chars().filter(|c| c.is_alphabetic()).count())
    };
    let before = nth.checked_sub(1).and_then(|before| words.get(before));
    let (left, right) = (n_letters(before), n_letters(words.get(nth + 1)));
    let above = text[..words[nth].start].trim_end();
    let is_end = above.ends_with(['.', '!', '?', ':']);
    left > 0 && right > 0 && left.max(right) > 1 && !is_end
}

/// A word between white space, without the punctuation around it.
struct Word<'a> {
    start: usize,
    text: &'a str,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let around = |c: char| !c.is_alphanumeric() && !"+-%§°".contains(c);
    let mut at = 0;
    let mut words = Vec::new();
    for part in text.split(char::is_whitespace) {
        let inner = part.trim_start_matches(around);
        let start = at + (part.len() - inner.len());
        at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        if !part.is_empty() {
            words.push(Word { start, text: inner.trim_end_matches(around) });
        }
    }
    words
}

/// The hyphen in a word like `2-4`, `9:00-17:30` or the middle of `1 200-1 500`.
fn range(words: &[Word<'_>], nth: usize) -> Option<usize> {
    let word = words[nth].text;
    let (left, right) = word.trim_end_matches('%').split_once('-')?;
    let (first, second) = (whole(left)?, whole(right)?);
    let before = nth.checked_sub(1).map_or("", |before| words[before].text);
    let after = words.get(nth + 1).map_or("", |after| after.text);
    // `+420 777-123` and `555-1234` are telephone numbers.
    if before.starts_with('+') || (left.len() == 3 && right.len() == 4) {
        return None;
    }
    // Groups of three digits belong to the number before or after them.
    let first = match (left.len(), before.parse::<u64>()) {
        (3, Ok(thousands)) if before.len() <= 3 => thousands * 1000 + first,
        // A code like `007` is not a number.
        (2.., _) if left.starts_with('0') && !left.contains(':') => return None,
        (_, _) => first,
    };
    let second = match (right.len() <= 3, after.parse::<u64>()) {
        (true, Ok(group)) if after.len() == 3 => second * 1000 + group,
        (_, _) => second,
    };
    (first < second).then_some(left.len())
}

/// The whole part of a number as written: `17` of `17:30` or `17,5`.
fn whole(number: &str) -> Option<u64> {
    let mut parts = number.split([',', '.', ':']);
    let whole = parts.next()?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let plain = digits(whole) && parts.all(digits);
    plain.then(|| whole.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Misuse, misused};

    fn shown(text: &str) -> Vec<usize> {
        let start = |misuse| match misuse {
            Misuse::Range(place) | Misuse::Dash(place) => place.start,
        };
        misused(text).into_iter().map(start).collect()
    }

    #[test]
    fn ranges_and_dashes_between_words_are_found() {
        for (text, at) in [
            ("2-4 týdny", 1),
            ("(§ 10-15)", 6),
            ("10-15% úrok", 2),
            ("od 9:00-17:30.", 7),
            ("08:00-09:30", 5),
            ("1 200-1 500 Kč", 5),
            ("30 000-50 000", 6),
            ("slovo - slovo", 6),
            ("ž\u{a0}- slovo", 4),
        ] {
            assert_eq!(shown(text), [at], "{text}");
        }
    }

    #[test]
    fn other_hyphens_stay() {
        for text in [
            "2026-11-23",
            "2026-11",
            "+420 777-123-456",
            "+420 123-456",
            "COVID-19",
            "ISO 8859-2",
            "česko-slovenský",
            "3-2",
            "1--2",
            "a -- b",
            " - slovo",
            "slovo - ",
            "x - y",
            "50 - 30",
            "Konec. - Slovo",
            "555-1234",
            "- b",
            "007-1234",
            "A4-5",
        ] {
            assert_eq!(shown(text), Vec::<usize>::new(), "{text}");
        }
    }
}
