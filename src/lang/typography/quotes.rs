//! Straight quotation marks, apostrophes and double hyphens.

use crate::lang::data::{Quotes, TypographyRules};
use crate::lang::typography::neighbours::{char_after, char_before, is_gap, is_word};
use crate::lang::typography::{ByteEdit, NBSP};

/// Which quotation marks are open at a place of the text.
pub(super) struct OpenQuotes<'a> {
    rules: &'static TypographyRules,
    text: &'a str,
    /// How many double marks are open.
    double: usize,
    /// How many single marks are open.
    single: usize,
    /// One past the straight mark that opened last.
    opened: Option<usize>,
}

/// How far (in bytes) the mark that closes a single quotation is searched; without one, the mark is
/// an apostrophe.
const SINGLE_REACH: usize = 400;

/// English words that begin with an apostrophe, in small letters.
const ELIDED: &[&str] = &["bout", "cause", "em", "n", "round", "til", "tis", "twas", "twere"];

impl<'a> OpenQuotes<'a> {
    pub(super) fn new(rules: &'static TypographyRules, text: &'a str) -> OpenQuotes<'a> {
        OpenQuotes { rules, text, double: 0, single: 0, opened: None }
    }

    /// Counts a typographic mark that the author typed.
    pub(super) fn seen(&mut self, letter: char) {
        let Some(quotes) = &self.rules.quotes else { return };
        // Swedish and Finnish close with the mark that opens.
        let is_same = quotes.open == quotes.close && self.double > 0;
        if quotes.open.starts_with(letter) && !is_same {
            self.double += 1;
        } else if quotes.close.ends_with(letter) {
            self.double = self.double.saturating_sub(1);
        } else if quotes.inner_open.starts_with(letter) {
            self.single += 1;
        } else if quotes.inner_close.ends_with(letter) {
            self.single = self.single.saturating_sub(1);
        }
    }

    /// A straight double mark: opens before a word, closes after one if one is open. Otherwise it
    /// is unchanged: after a digit it means inches, between letters its meaning is unknown. If the
    /// new mark comes with a space (French), the result is the start of the next word.
    pub(super) fn double(&mut self, at: usize, edits: &mut Vec<ByteEdit>) -> Option<usize> {
        let quotes = self.rules.quotes.as_ref()?;
        let before = char_before(self.text, at);
        let after = char_after(self.text, at + 1);
        if self.can_open(before, at) && after.is_some_and(begins_quotation) {
            edits.push(ByteEdit { at, by: quotes.open });
            self.double += 1;
            self.opened = Some(at + 1);
            return quotes.open.ends_with(NBSP).then_some(at + 1);
        }
        if self.double > 0 && before.is_some_and(|letter| !is_gap(letter)) {
            edits.push(ByteEdit { at, by: quotes.close });
            self.double -= 1;
            return quotes.close.starts_with(NBSP).then_some(at);
        }
        None
    }

    /// A straight single mark: an apostrophe, or an inner quotation mark if it has a counterpart.
    pub(super) fn single(&mut self, at: usize, edits: &mut Vec<ByteEdit>) -> usize {
        let Some(quotes) = &self.rules.quotes else { return at + 1 };
        let before = char_before(self.text, at);
        let after = char_after(self.text, at + 1);
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let by = if before.is_some_and(is_word) && after.is_some_and(is_word) {
            // Between digits it means feet: 6'2".
            quotes.apostrophe.filter(|_| !(digit(before) && digit(after)))
        } else if self.can_open(before, at) {
            if after.is_none_or(is_gap) {
                None
            } else if !self.elides(at) && self.closes_later(at) {
                self.single += 1;
                self.opened = Some(at + 1);
                Some(quotes.inner_open)
            } else {
                quotes.apostrophe
            }
        } else if self.single > 0 {
            self.single -= 1;
            Some(quotes.inner_close)
        } else {
            quotes.apostrophe.filter(|_| !digit(before))
        };
        edits.extend(by.map(|by| ByteEdit { at, by }));
        at + 1
    }

    /// Two hyphens between two words or between two spaces are an en dash; an option such as
    /// `--help` and three or more hyphens are not.
    pub(super) fn hyphens(&mut self, at: usize, edits: &mut Vec<ByteEdit>) -> usize {
        let length = self.text.as_bytes()[at..].iter().take_while(|byte| **byte == b'-').count();
        let end = at + length;
        let (before, after) = (char_before(self.text, at), char_after(self.text, end));
        let alone = before.is_none() && after.is_none();
        let breaks = |letter: char| is_gap(letter) && letter != '\u{a0}';
        let spaced = before.is_none_or(is_gap) && after.is_none_or(breaks) && !alone;
        let joins = before.is_some_and(is_word) && after.is_some_and(is_word);
        if length == 2 && (spaced || joins) {
            edits.push(ByteEdit { at, by: "–" });
            edits.push(ByteEdit { at: at + 1, by: "" });
        }
        end
    }

    fn can_open(&self, before: Option<char>, at: usize) -> bool {
        let Some(before) = before else { return true };
        let opened = |quotes: &Quotes| {
            quotes.open.starts_with(before) || quotes.inner_open.starts_with(before)
        };
        is_gap(before)
            || self.opened == Some(at)
            || matches!(before, '(' | '[' | '{' | '/' | '-' | '–' | '—')
            || self.rules.quotes.as_ref().is_some_and(opened)
    }

    /// Whether the mark replaces letters: `'tis`, `'90s`.
    fn elides(&self, at: usize) -> bool {
        let rest = &self.text[at + 1..];
        let word = &rest[..rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())];
        let decade = word.len() >= 2
            && word.bytes().take(2).all(|byte| byte.is_ascii_digit())
            && matches!(&word[2..], "" | "s");
        decade || ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
    }

    /// Whether another straight mark follows at the end of a word.
    fn closes_later(&self, at: usize) -> bool {
        let closes = |(mark, _): (usize, &str)| {
            let mark = at + 1 + mark;
            char_before(self.text, mark).is_some_and(|letter| !is_gap(letter))
                && !char_after(self.text, mark + 1).is_some_and(is_word)
        };
        let marks = self.text[at + 1..].match_indices('\'');
        marks.take_while(|(mark, _)| *mark < SINGLE_REACH).any(closes)
    }
}

fn begins_quotation(after: char) -> bool {
    !is_gap(after) && !matches!(after, ')' | ']' | '}' | ',' | ';' | '-')
}
