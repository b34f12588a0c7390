//! Digits, groups and decimal marks.

use std::cmp::Ordering;
use std::fmt;

use crate::lang::quantity::letters::{is_name_letter, is_space};
use crate::lang::quantity::{Here, QuantityValue};

/// A decimal number of any length in plain form: `-1234.5`, without needless zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    is_negative: bool,
    whole: Box<str>,
    fraction: Box<str>,
}

impl Number {
    /// A number from its digits (ASCII) before and after the decimal mark.
    fn new(whole: &str, fraction: &str) -> Number {
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.trim_end_matches('0');
        Number { is_negative: false, whole: whole.into(), fraction: fraction.into() }
    }

    /// A whole number.
    #[must_use]
    pub fn of(value: u64) -> Number {
        Number::new(&value.to_string(), "")
    }

    /// A number from its digits (ASCII).
    pub(super) fn of_digits(digits: &str) -> Number {
        Number::new(digits, "")
    }

    /// A whole number, divided by a hundred.
    pub(super) fn hundredths(&self) -> Number {
        let padded = format!("{:0>3}", self.whole);
        let (whole, fraction) = padded.split_at(padded.len() - 2);
        Number::new(whole, fraction)
    }

    /// The number with the other sign.
    pub(super) fn negated(self) -> Number {
        Number { is_negative: !self.is_negative, ..self }
    }

    /// The value, if it is a whole number from 0 to the largest `u64`.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        let is_whole = self.fraction.is_empty() && !self.is_negative;
        self.whole.parse().ok().filter(|_| is_whole)
    }

    /// Whether the fraction is one half.
    #[must_use]
    pub fn ends_in_half(&self) -> bool {
        &*self.fraction == "5"
    }

    /// Whether there is no fraction.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.fraction.is_empty()
    }

    /// The digits before the decimal mark.
    #[must_use]
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// The key of the order: numbers with more digits before the mark are larger.
    fn size(&self) -> (usize, &str, &str) {
        (self.whole.len(), &self.whole, &self.fraction)
    }

    /// The number times a power of ten.
    #[must_use]
    pub fn times_ten_to(&self, power: u8) -> Number {
        let power = usize::from(power);
        let padded = format!("{:0<power$}", self.fraction);
        let (into_whole, fraction) = padded.split_at(power);
        let number = Number::new(&format!("{}{into_whole}", self.whole), fraction);
        Number { is_negative: self.is_negative, ..number }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative { "-" } else { "" };
        let mark = if self.fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{mark}{}", self.whole, self.fraction)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.size().cmp(&other.size()),
            (true, true) => other.size().cmp(&self.size()),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The zeros of the decimal digits of Unicode that texts are written with.
const ZEROS: &[char] = &[
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    '\u{1810}', '\u{ff10}',
];

/// The most digits of a number in the groups of India, which limits the search.
const MAX_INDIAN: usize = 20;

/// The value of a digit of any script.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    if c < ZEROS[1] {
        return None;
    }
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

/// The value of a fraction character, such as `½`.
pub(super) fn fraction(c: char) -> Option<Number> {
    if c.is_ascii() {
        return None;
    }
    let decimals = match c {
        '½' => "5",
        '¼' => "25",
        '¾' => "75",
        '⅕' => "2",
        '⅛' => "125",
        _ => return None,
    };
    Some(Number::new("0", decimals))
}

/// The digits at a place, as ASCII, and how many bytes they take.
pub(super) fn digits(text: &str) -> (String, usize) {
    let mut ascii = String::new();
    let mut end = 0;
    for c in text.chars() {
        let Some(value) = digit(c) else { break };
        ascii.push(char::from(b'0' + value));
        end += c.len_utf8();
    }
    (ascii, end)
}

/// Whether a dash is the sign of the number after it: only a gap comes before it.
pub(super) fn is_minus(here: Here<'_>, dash: char) -> bool {
    let next = here.rest()[dash.len_utf8()..].chars().next();
    is_free(here.before()) && "-−–".contains(dash) && next.is_some_and(|c| digit(c).is_some())
}

/// The length of a minus sign before a place, if there is one.
pub(super) fn minus_before(text: &str, at: usize) -> Option<usize> {
    let mut before = text[..at].chars().rev();
    let sign = before.next().filter(|c| "-−–".contains(*c))?;
    is_free(before.next()).then_some(sign.len_utf8())
}

/// Whether the character before a dash allows it to be a minus sign.
fn is_free(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([„“\"|".contains(c))
}

/// Reads a number or a version, and returns its end.
pub(super) fn read(here: Here<'_>) -> Option<(QuantityValue, usize)> {
    let sign = here.rest().chars().next().filter(|c| digit(*c).is_none());
    let start = here.skip(sign.map_or(0, char::len_utf8));
    let (first, n) = digits(start.rest());
    if first.is_empty() {
        return None;
    }
    if let Some((version, end)) = version(start) {
        return Some((QuantityValue::Version(version.into()), end));
    }
    let mut number = Digits { whole: first, fraction: String::new(), at: start.skip(n) };
    number.groups();
    number.decimals();
    let Digits { whole, mut fraction, mut at } = number;
    let sign_after = at.rest().chars().next().filter(|_| fraction.is_empty());
    let part = sign_after.and_then(|c| Some((c, self::fraction(c)?)));
    if let Some((c, part)) = part {
        fraction = part.fraction.into();
        at = at.skip(c.len_utf8());
    }
    let number = Number::new(&whole, &fraction);
    let number = if sign.is_some() { number.negated() } else { number };
    Some((QuantityValue::Number(number), at.at))
}

/// The end of the number of a list item at the beginning of a line: `1.`, `2)`, `（3）`, `4、`.
pub(super) fn list_marker(here: Here<'_>) -> Option<usize> {
    let open = here.rest().chars().next().filter(|c| "(（".contains(*c));
    let start = here.skip(open.map_or(0, char::len_utf8));
    let (run, n) = digits(start.rest());
    let mut after = start.rest()[n..].chars();
    let mark = after.next().filter(|c| ".)、．）".contains(*c))?;
    let goes_on = after.next().is_some_and(|c| digit(c).is_some());
    (matches!(run.len(), 1 | 2) && !goes_on).then(|| start.at + n + mark.len_utf8())
}

/// Three runs of digits or more with full stops between them, unless they are groups.
fn version(start: Here<'_>) -> Option<(String, usize)> {
    let (first, n) = digits(start.rest());
    let (mut version, mut at) = (first, start.skip(n));
    let (mut n_parts, mut is_grouped) = (1, version.len() <= 3 && !version.starts_with('0'));
    while let Some(next) = at.skip_text(".") {
        let (part, n) = digits(next.rest());
        if part.is_empty() {
            break;
        }
        is_grouped &= part.len() == 3;
        n_parts += 1;
        version.push('.');
        version.push_str(&part);
        at = next.skip(n);
    }
    (n_parts >= 3 && !is_grouped).then_some((version, at.at))
}

/// A number while it is read.
struct Digits<'a> {
    whole: String,
    fraction: String,
    at: Here<'a>,
}

impl<'a> Digits<'a> {
    /// A mark and the digits after it.
    fn next_run(&self) -> Option<(char, String, Here<'a>)> {
        let mark = self.at.rest().chars().next()?;
        let after = self.at.skip(mark.len_utf8());
        let (run, n) = digits(after.rest());
        (!run.is_empty()).then(|| (mark, run, after.skip(n)))
    }

    /// Groups of three digits; the ones before the last of two in India.
    fn groups(&mut self) {
        if self.whole.len() > 3 || self.whole.starts_with('0') {
            return;
        }
        self.indian_groups();
        let mut group = None;
        while let Some((mark, run, after)) = self.next_run() {
            let is_same =
                group.is_none_or(|group| group == mark || (is_space(group) && is_space(mark)));
            let is_mark = is_space(mark) || self.is_group_mark(mark, group.is_some());
            if !(is_same && is_mark && run.len() == 3) {
                break;
            }
            // `5 000 kg` and `in 5 000-series` alike; but the digits of a name do not form a group.
            if after.rest().starts_with(is_name_letter) && is_space(mark) {
                break;
            }
            group = Some(mark);
            self.whole.push_str(&run);
            self.at = after;
        }
    }

    /// A comma or full stop that is not the decimal mark, an apostrophe, or the Arabic sign.
    fn is_group_mark(&self, mark: char, goes_on: bool) -> bool {
        match mark {
            ',' | '.' => mark != self.at.reader.decimal || goes_on || self.is_repeated(mark),
            '\'' | '’' | '\u{66c}' => true,
            _ => false,
        }
    }

    /// Whether a second group with the same mark follows: `1,234,567` is not a decimal number.
    fn is_repeated(&self, mark: char) -> bool {
        let Some((_, _, after)) = self.next_run() else { return false };
        let Some(next) = after.rest().strip_prefix(mark) else { return false };
        digits(next).0.len() == 3
    }

    /// `12,34,567`.
    fn indian_groups(&mut self) {
        let (mut whole, mut at) = (self.whole.clone(), self.at);
        while let Some(next) = at.skip_text(",").filter(|_| whole.len() < MAX_INDIAN) {
            let (run, n) = digits(next.rest());
            whole.push_str(&run);
            at = next.skip(n);
            match run.len() {
                2 => {}
                3 if whole.len() > self.whole.len() + 3 => {
                    (self.whole, self.at) = (whole, at);
                    return;
                }
                _ => return,
            }
        }
    }

    fn decimals(&mut self) {
        let next = self.next_run().filter(|(mark, _, _)| matches!(mark, ',' | '.' | '\u{66b}'));
        if let Some((_, run, after)) = next {
            self.fraction = run;
            self.at = after;
        }
    }
}
