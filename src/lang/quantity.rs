//! Quantities in running text: numbers, dates, times, amounts, sections of laws, phone numbers,
//! addresses and placeholders, as values that do not depend on how a language writes them.
//!
//! 1. A [`QuantityReader`] belongs to a language: its decimal mark, the names of its months (CLDR), and its
//!    words for units and numbers (`lang/data`).
//! 2. [`QuantityReader::read`] walks a text once, from left to right. [`number`] reads digits, [`date`]
//!    dates and times, [`mod@unit`] the units beside a number, [`sign`] addresses, phone numbers
//!    and placeholders. Numbers joined by a dash then become a range.
//! 3. [`parity`] compares the quantities of a text with those of its translation.
//!
//! Digits inside names (`COVID-19`, `UTF-8`, `report-2024.pdf`) and those that number the lines of a
//! list are not quantities. Number words are
//! not quantities either; [`words`] finds whether a text has the word for a number.
//!
//! | text | value | unit |
//! | --- | --- | --- |
//! | `1 234,50 Kč` (cs), `CZK 1,234.50` (en) | `Number 1234.5` | `Currency CZK` |
//! | `10–15 %` | `Range 10 15` | `Percent` |
//! | `2 percentage points` | `Number 2` | `PercentagePoint` |
//! | `1. května 2026`, `May 1, 2026`, `2026-05-01` | `Date 2026 5 1` | |
//! | `9:30`, `9.30 am` | `Time 9 30` | |
//! | `§ 5, 6` | `Number 5`, `Number 6` | `Paragraph` |
//! | `3.2.1` | `Version 3.2.1` | |
//! | `+420 777 123 456` | `Phone 420777123456` | |
//! | `https://a.example/x` | `Address a.example/x` | |
//! | `{name}`, `{{ name }}`, `%s` | `Placeholder {name}`, … | |

mod address;
mod date;
mod letters;
mod number;
pub mod parity;
mod sign;
pub mod unit;
mod words;

use crate::lang::data::{Language, QuantityWords};
use crate::lang::date::month_names;
use crate::lang::number::decimal_mark;
use crate::lang::quantity::letters::{is_name_letter, is_space};
use crate::lang::quantity::unit::Unit;
use crate::lang::tag::Tag;
use crate::text::Span;

pub use crate::lang::quantity::number::Number;

/// A quantity and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The value.
    pub value: QuantityValue,
    /// The unit, if kb recognises the word or sign.
    pub unit: Option<Unit>,
    /// The bytes of the text, with the unit.
    pub span: Span,
}

/// The value of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityValue {
    /// A number.
    Number(Number),
    /// A first and a last number.
    Range(Number, Number),
    /// A date, which may lack its year or its day.
    Date(DateParts),
    /// A time of day.
    Time {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
    /// Numbers with full stops between them: a version or an IP address.
    Version(Box<str>),
    /// The digits of a phone number in the international form, without the plus sign.
    Phone(Box<str>),
    /// An address on the web or of e-mail, in the form in which addresses are compared.
    Address(Box<str>),
    /// A placeholder, without white space.
    Placeholder(Box<str>),
}

/// A date of the Gregorian calendar as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateParts {
    /// The year, if it is written.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, if it is written.
    pub day: Option<u8>,
}

/// Reads the quantities of texts in one language.
#[derive(Debug, Clone)]
pub struct QuantityReader {
    decimal: char,
    /// Names of months in small letters with their numbers, sorted.
    months: Vec<(String, u8)>,
    words: &'static QuantityWords,
}

impl QuantityReader {
    /// The reader of a language. A language without tables has the marks and months of CLDR.
    #[must_use]
    pub fn new(tag: &Tag) -> QuantityReader {
        QuantityReader {
            decimal: decimal_mark(tag),
            months: month_names(tag),
            words: &Language::of(tag.language()).quantities,
        }
    }

    /// All quantities of a text in order. Takes time in proportion to the length of the text.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Quantity> {
        if !can_have_quantities(text) {
            return Vec::new();
        }
        let mut scan = QuantityScan { reader: self, text, at: 0, prefix: None, found: Vec::new() };
        while let Some(next) = text[scan.at..].chars().next() {
            scan.step(next);
        }
        joined(text, scan.found)
    }

    /// Whether a word, in small letters, is a form of the name of a month. It may be another word.
    fn may_be_month(&self, word: &str, number: u64) -> bool {
        const SHORTEST_STEM: usize = 3;
        let mut names = self.months.iter().filter(|(_, month)| u64::from(*month) == number);
        names.any(|(name, _)| name == word || n_same(name, word) >= SHORTEST_STEM)
    }

    /// The month with this name, in small letters, in any case: CLDR has one or two of them.
    fn month_in_any_case(&self, word: &str) -> Option<u8> {
        const SHORTEST_STEM: usize = 4;
        let form = || self.months.iter().find(|(name, _)| n_same(name, word) >= SHORTEST_STEM);
        self.month(word).or_else(|| form().map(|(_, month)| *month))
    }

    /// The month with this name, in small letters.
    fn month(&self, word: &str) -> Option<u8> {
        let nth = self.months.binary_search_by(|(name, _)| name.as_str().cmp(word)).ok()?;
        Some(self.months[nth].1)
    }
}

/// A unit before its number.
struct UnitPrefix {
    unit: Unit,
    start: usize,
    /// The place where the number must begin, not counting one space.
    end: usize,
}

/// A part of a text that was recognised.
struct RecognisedPart {
    value: QuantityValue,
    unit: Option<Unit>,
    end: usize,
}

/// The state of one walk over a text.
struct QuantityScan<'a> {
    reader: &'a QuantityReader,
    text: &'a str,
    at: usize,
    prefix: Option<UnitPrefix>,
    found: Vec<Quantity>,
}

impl QuantityScan<'_> {
    fn step(&mut self, next: char) {
        let here = Here { reader: self.reader, text: self.text, at: self.at };
        let is_line_start = here.before().is_none_or(|c| c == '\n');
        let marker = if is_line_start { number::list_marker(here) } else { None };
        if let Some(end) = marker.filter(|_| date::read(here).is_none()) {
            self.at = end;
            return;
        }
        let part = match next {
            '{' | '$' | '%' | '+' => sign::read(here, next).or_else(|| number_part(here, next)),
            '-' | '−' | '–' => number_part(here, next),
            _ if number::digit(next).is_some() => number_part(here, next),
            _ if is_name_letter(next) => return self.word(here),
            _ => number::fraction(next).map(|fraction| RecognisedPart {
                value: QuantityValue::Number(fraction),
                unit: None,
                end: self.at + next.len_utf8(),
            }),
        };
        match part {
            Some(part) => self.push(part),
            None => self.skip(here, next),
        }
    }

    fn push(&mut self, part: RecognisedPart) {
        let prefix = self.prefix.take().filter(|prefix| {
            let gap = &self.text[prefix.end..self.at];
            gap.is_empty() || (gap.chars().count() == 1 && gap.chars().all(is_space))
        });
        let (mut start, mut value, mut unit) = (self.at, part.value, part.unit);
        if let (Some(prefix), QuantityValue::Number(number)) = (prefix, &value) {
            (start, unit) = (prefix.start, Some(prefix.unit));
            // `−CZK 5`.
            if let Some(sign) = number::minus_before(self.text, start) {
                value = QuantityValue::Number(number.clone().negated());
                start -= sign;
            }
        }
        self.found.push(Quantity { value, unit, span: Span::new(start, part.end) });
        self.at = part.end;
    }

    /// Moves past a sign, which may be a unit before its number.
    fn skip(&mut self, here: Here<'_>, next: char) {
        let end = self.at + next.len_utf8();
        if let Some(unit) = unit::sign(next) {
            let start = match self.prefix.take() {
                // `§§ 5`, `US$ 5`.
                Some(prefix) if prefix.end == here.at => prefix.start,
                Some(_) | None => here.at,
            };
            self.prefix = Some(UnitPrefix { unit, start, end });
        }
        self.at = end;
    }

    /// Moves past a word or a name; it may be an address, a month, or a unit before its number.
    fn word(&mut self, here: Here<'_>) {
        if let Some((value, end)) = address::read(here.rest()) {
            return self.push(RecognisedPart { value, unit: None, end: here.at + end });
        }
        let word = here.letters();
        let end = here.at + word.len();
        // Nearly all words are followed by another word.
        if !can_precede_number(&self.text[end..]) {
            self.at = name_end(self.text, here.at);
            return;
        }
        if let Some(part) = date::after_month(here, word) {
            return self.push(part);
        }
        if let Some(unit) = unit::code(word) {
            self.prefix = Some(UnitPrefix { unit, start: here.at, end });
            self.at = end;
            return;
        }
        self.at = name_end(self.text, here.at);
    }
}

/// A number, date or time, with its sign and unit.
fn number_part(here: Here<'_>, next: char) -> Option<RecognisedPart> {
    let is_sign = number::digit(next).is_none();
    if is_sign && !number::is_minus(here, next) {
        return None;
    }
    let own = if is_sign { None } else { date::read(here) };
    own.or_else(|| {
        let (value, end) = number::read(here)?;
        let (value, unit, end) = unit::after(Here { at: end, ..here }, value);
        Some(RecognisedPart { value, unit, end })
    })
}

/// A place in a text, for the readers of its language.
#[derive(Clone, Copy)]
struct Here<'a> {
    reader: &'a QuantityReader,
    text: &'a str,
    at: usize,
}

impl<'a> Here<'a> {
    fn rest(self) -> &'a str {
        &self.text[self.at..]
    }

    fn before(self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// The letters that follow, as one word; empty if none does.
    fn letters(self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_name_letter(c)).unwrap_or(rest.len());
        &rest[..end]
    }

    /// The place after a number of bytes.
    fn skip(self, n: usize) -> Here<'a> {
        Here { at: self.at + n, ..self }
    }

    /// The place after one space, if one follows.
    fn skip_space(self) -> Here<'a> {
        self.skip(self.rest().chars().next().filter(|c| is_space(*c)).map_or(0, char::len_utf8))
    }

    /// The place after this text.
    fn skip_text(self, text: &str) -> Option<Here<'a>> {
        self.rest().starts_with(text).then(|| self.skip(text.len()))
    }
}

/// How many letters two forms of a word have in common; 0 if they are not forms of one word.
fn n_same(one: &str, other: &str) -> usize {
    const LONGEST_ENDING: usize = 2;
    let n_same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let n_letters = one.chars().count().max(other.chars().count());
    if n_letters - n_same <= LONGEST_ENDING { n_same } else { 0 }
}

/// Whether a text has a digit or a sign that a quantity has; most sections have none.
fn can_have_quantities(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'{' | b'%' | b':');
    let is_foreign = |c: char| number::digit(c).is_some() || number::fraction(c).is_some();
    text.bytes().any(is_sign)
        || text.contains("www.")
        || (!text.is_ascii() && text.chars().any(|c| !c.is_ascii() && is_foreign(c)))
}

/// Whether a number can follow a word, perhaps after a mark, a space or a word of a date.
fn can_precede_number(after: &str) -> bool {
    let after = after.strip_prefix('.').unwrap_or(after);
    let next = after.chars().find(|c| !is_space(*c));
    next.is_some_and(|c| "$-−–do".contains(c) || number::digit(c).is_some())
}

/// The end of a name with digits or marks inside: `UTF-8`, `v1.2`, `report-2024.pdf`.
fn name_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut mark = None;
    for (at, c) in text[start..].char_indices() {
        let after = start + at + c.len_utf8();
        if is_name_letter(c) || number::digit(c).is_some() {
            end = after;
            mark = None;
        } else if "-_./@".contains(c) && mark.is_none() {
            mark = Some(c);
        } else {
            break;
        }
    }
    end
}

/// Joins numbers with a dash between them to ranges, and gives the numbers of a list of sections
/// their sign.
fn joined(text: &str, found: Vec<Quantity>) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::with_capacity(found.len());
    for mut next in found {
        let Some(last) = out.last_mut() else {
            out.push(next);
            continue;
        };
        let gap = text.get(last.span.end as usize..next.span.start as usize).unwrap_or("");
        if is_list_gap(gap) && last.unit == Some(Unit::Paragraph) && next.unit.is_none() {
            next.unit = Some(Unit::Paragraph);
        }
        match (&last.value, &next.value) {
            (QuantityValue::Number(first), QuantityValue::Number(end))
                if is_dash(gap) && first < end =>
            {
                last.value = QuantityValue::Range(first.clone(), end.clone());
                last.unit = next.unit.or(last.unit);
                last.span.end = next.span.end;
            }
            _ => out.push(next),
        }
    }
    out
}

fn is_dash(gap: &str) -> bool {
    matches!(gap, "-" | "–" | "—" | "‑") || gap.trim_matches(is_space) == "–"
}

/// Whether a list of sections continues: `, `, ` a `, ` und `.
fn is_list_gap(gap: &str) -> bool {
    let words = gap.trim_matches(|c: char| is_space(c) || c == ',');
    gap.len() <= 12
        && (is_dash(gap) || (words.chars().count() <= 3 && words.chars().all(char::is_alphabetic)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop};
    use proptest::{prop_assert, proptest};

    use super::{Quantity, QuantityReader, QuantityValue};
    use crate::lang::quantity::parity::{self, Side};
    use crate::lang::quantity::unit::Unit;
    use crate::lang::tag::Tag;

    fn reader(language: &str) -> QuantityReader {
        QuantityReader::new(&Tag::parse(language).expect("a tag"))
    }

    /// A quantity in a short form: its value, its unit.
    fn short(quantity: &Quantity) -> String {
        let value = match &quantity.value {
            QuantityValue::Number(number) => number.to_string(),
            QuantityValue::Range(first, last) => format!("{first}..{last}"),
            QuantityValue::Date(date) => {
                let part = |part: Option<u32>| part.map_or("?".to_owned(), |part| part.to_string());
                let (year, day) = (date.year.map(u32::from), date.day.map(u32::from));
                format!("date {} {} {}", part(year), date.month, part(day))
            }
            QuantityValue::Time { hour, minute } => format!("time {hour}:{minute:02}"),
            QuantityValue::Version(text) => format!("version {text}"),
            QuantityValue::Phone(digits) => format!("phone {digits}"),
            QuantityValue::Address(text) => format!("address {text}"),
            QuantityValue::Placeholder(text) => format!("placeholder {text}"),
        };
        let unit = match quantity.unit {
            None => String::new(),
            Some(Unit::Time(unit)) => format!(" {unit:?}"),
            Some(Unit::Currency(code) | Unit::Measure(code)) => format!(" {code}"),
            Some(unit) => format!(" {unit:?}"),
        };
        format!("{value}{unit}")
    }

    fn read(language: &str, text: &str) -> Vec<String> {
        reader(language).read(text).iter().map(short).collect()
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        let cases = [
            ("cs", "1\u{a0}234,50 Kč", "1234.5 CZK"),
            ("cs", "1 234 567", "1234567"),
            ("cs", "1.500", "1500"),
            ("cs", "1.5", "1.5"),
            ("en", "1.500", "1.5"),
            ("en", "1,234,567.25", "1234567.25"),
            ("en", "12,34,567", "1234567"),
            ("de", "1.234.567,5", "1234567.5"),
            ("de", "1’234", "1234"),
            ("fr", "1\u{202f}234,5", "1234.5"),
            ("ar", "١٬٢٣٤٫٥", "1234.5"),
            ("en", "at -5 °C", "-5 °C"),
            ("en", "2½ hours", "2.5 Hour"),
            ("en", "007", "7"),
            ("cs", "5 mil. Kč", "5000000 CZK"),
            ("en", "1.5 billion", "1500000000"),
            ("zh", "共500万元", "5000000"),
        ];
        for (language, text, expected) in cases {
            assert_eq!(read(language, text), [expected], "{language} {text}");
        }
    }

    #[test]
    fn units_are_before_or_after_their_number() {
        let cases = [
            ("en", "10%", "10 Percent"),
            ("cs", "10 %", "10 Percent"),
            ("en", "2 percentage points", "2 PercentagePoint"),
            ("cs", "2 procentní body", "2 PercentagePoint"),
            ("en", "CZK 1,500", "1500 CZK"),
            ("en", "$5", "5 USD"),
            ("en", "US$ 5", "5 USD"),
            ("de", "20 Euro", "20 EUR"),
            ("de", "14-tägige", "14 Day"),
            ("en", "a 30-day term", "30 Day"),
            ("ja", "14日間", "14 Day"),
            ("zh", "3个月", "3 Month"),
            ("ko", "24시간", "24 Hour"),
            ("ru", "5 недель", "5 Week"),
            ("cs", "10–15 %", "10..15 Percent"),
            ("cs", "9 až 17 hodin", "9"),
            ("en", "5 kg", "5 kg"),
            ("cs", "§ 2443", "2443 Paragraph"),
        ];
        for (language, text, expected) in cases {
            assert_eq!(read(language, text)[0], expected, "{language} {text}");
        }
        assert_eq!(read("cs", "§ 5, 6 a 7"), ["5 Paragraph", "6 Paragraph", "7 Paragraph"]);
    }

    #[test]
    fn dates_and_times_are_read_in_the_forms_of_the_language() {
        let cases = [
            ("cs", "2026-05-01", "date 2026 5 1"),
            ("cs", "1. 5. 2026", "date 2026 5 1"),
            ("cs", "1. května 2026", "date 2026 5 1"),
            ("cs", "v květnu 2026", "2026"),
            ("de", "01.05.2026", "date 2026 5 1"),
            ("de", "1. Mai", "date ? 5 1"),
            ("en", "1 May 2026", "date 2026 5 1"),
            ("en", "May 1st, 2026", "date 2026 5 1"),
            ("en", "Sep 3", "date ? 9 3"),
            ("en", "May 2026", "date 2026 5 ?"),
            ("en", "5/1/2026", "date 2026 5 1"),
            ("es", "1 de mayo de 2026", "date 2026 5 1"),
            ("fr", "1er mai 2026", "date 2026 5 1"),
            ("ja", "2026年5月1日", "date 2026 5 1"),
            ("ko", "2026년 5월 1일", "date 2026 5 1"),
            ("ru", "1 мая 2026", "date 2026 5 1"),
            ("cs", "9:30", "time 9:30"),
            ("en", "5 pm", "time 17:00"),
            ("en", "9.30 a.m.", "time 9:30"),
        ];
        for (language, text, expected) in cases {
            assert_eq!(read(language, text), [expected], "{language} {text}");
        }
    }

    #[test]
    fn addresses_placeholders_and_phone_numbers_are_values() {
        let cases = [
            ("see https://www.a.example/X2/.", "address a.example/X2"),
            ("（https://a.example/1）", "address a.example/1"),
            ("Hi {name}", "placeholder {name}"),
            ("{{ user.name }}", "placeholder {{user.name}}"),
            ("%1$s", "placeholder %1$s"),
            ("call +420 777 123 456.", "phone 420777123456"),
            ("version 3.2.1", "version 3.2.1"),
        ];
        for (text, expected) in cases {
            assert_eq!(read("en", text), [expected], "{text}");
        }
    }

    #[test]
    fn digits_in_names_are_no_quantities() {
        let names = "COVID-19 UTF-8 v1.2 mp3 report-2024.pdf a.example/5 me@h2.example B2B 100 %";
        assert_eq!(read("en", names), ["100 Percent"]);
        assert_eq!(read("zh", "1、甲\n2.乙 3\n（3）丙"), ["3"]);
        assert_eq!(read("en", "1. Name\n2) 5.5 or\n5.5\n12. 3."), ["5.5", "5.5", "3"]);
        assert_eq!(read("cs", "1. května"), ["date ? 5 1"]);
    }

    /// Whether neither of two texts lacks a quantity of the other.
    fn same(one: [&str; 2], other: [&str; 2]) -> bool {
        let (first, second) = (reader(one[0]), reader(other[0]));
        let (of_first, of_second) = (first.read(one[1]), second.read(other[1]));
        let first = Side { reader: &first, text: one[1], quantities: &of_first };
        let second = Side { reader: &second, text: other[1], quantities: &of_second };
        parity::compare(first, second).is_empty()
    }

    #[test]
    fn texts_with_the_same_facts_have_no_difference() {
        let cases = [
            (["cs", "do 14 dnů"], ["en", "within two weeks"]),
            (["cs", "1. května 2026"], ["en", "on May 1, 2026"]),
            (["cs", "1. 5. 2026"], ["vi", "ngày 1 tháng 5 năm 2026"]),
            (["cs", "24. 12."], ["en", "24 Dec."]),
            (["cs", "9–17"], ["en", "9 to 5"]),
            (["cs", "9–17 hodin"], ["en", "from 9 am to 5 pm"]),
            (["de", "17.30 Uhr"], ["en", "17:30"]),
            (["cs", "o 2 procentní body"], ["en", "by 2%"]),
            (["cs", "§ 5, 6 a 7"], ["en", "Sections 5, 6 and 7"]),
            (["cs", "za 24 hodin"], ["de", "in vierundzwanzig Stunden"]),
            (["en", "2 million"], ["zh", "200万"]),
            (["en", "+420 777 123 456"], ["cs", "777 123 456"]),
            (["en", "777 123 456"], ["de", "777/123/456"]),
            (
                ["en", "https://en.wikipedia.org/wiki/Contract"],
                ["cs", "https://cs.wikipedia.org/wiki/Smlouva"],
            ),
            (["en", "https://a.example/x"], ["cs", "https://a.example/cs/y"]),
            (["cs", "1,5 hodiny"], ["en", "an hour and a half"]),
            (["cs", "do roku 2026"], ["en", "by 2026"]),
            (["cs", "půl roku"], ["en", "6 months"]),
            (["cs", "k 31. březnu"], ["en", "on 31 March"]),
            (["cs", "−5 000 Kč"], ["en", "−CZK 5,000"]),
            (["cs", "do 17 hodin"], ["en", "until 5"]),
            (["cs", "ve 22 hodin"], ["en", "at ten at night"]),
            (["en", "6 billion"], ["zh", "60 亿"]),
            (["en", "20 minutes"], ["zh", "二十分钟"]),
            (["en", "in November"], ["zh", "11月"]),
            (["cs", "leden 2026"], ["en", "January 2026"]),
            (["ja", "5つ"], ["en", "five"]),
        ];
        for (one, other) in cases {
            assert!(same(one, other), "{one:?} {other:?}");
            assert!(same(other, one), "{other:?} {one:?}");
        }
    }

    #[test]
    fn texts_with_other_facts_differ() {
        let cases = [
            (["cs", "do 14 dnů"], ["en", "within 15 days"]),
            (["cs", "do 14 dnů"], ["en", "within 14 weeks"]),
            (["cs", "10 %"], ["en", "CZK 10"]),
            (["cs", "1. května"], ["en", "5 January"]),
            (["en", "1.500"], ["de", "1.500"]),
            (["en", "1,500"], ["cs", "1,500"]),
            (["cs", "§ 5"], ["en", "Section 6"]),
            (["cs", "teplota -5"], ["en", "a temperature of 5"]),
            (["cs", "https://a.example/x"], ["en", "https://b.example/x"]),
            (["cs", "{name}"], ["en", "{jmeno}"]),
            (["cs", "+420 777 123 456"], ["en", "+420 777 123 457"]),
            (["cs", "3.2.1"], ["en", "3.2.2"]),
            (["cs", "5 dní"], ["en", "days"]),
        ];
        for (one, other) in cases {
            assert!(!same(one, other), "{one:?} {other:?}");
            assert!(!same(other, one), "{other:?} {one:?}");
        }
    }

    const PIECES: &[&str] = &[
        "5", "12", "2026", "000", ".", ",", " ", "\u{a0}", "-", "–", "/", ":", "%", "§", "$", "{",
        "}", "+", "(", "May", "květen", "Kč", "CZK", "pm", "年", "月", "万", "x", "É", "½", "٣",
        "https://", "www.", "@", "\n", "million", "days", "'", "€",
    ];

    proptest! {
        #[test]
        fn places_are_in_order_and_between_characters(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
            noise in any::<String>(),
            language in prop::sample::select(&["cs", "en", "ar", "zh", "vi", "qaa"][..]),
        ) {
            let reader = reader(language);
            for text in [pieces.concat(), format!("{noise}{}", pieces.concat()), noise.clone()] {
                let found = reader.read(&text);
                let mut end = 0;
                for quantity in &found {
                    prop_assert!(quantity.span.start >= end && quantity.span.start < quantity.span.end);
                    prop_assert!(text.get(quantity.span.range()).is_some());
                    end = quantity.span.end;
                }
                let side = Side { reader: &reader, text: &text, quantities: &found };
                prop_assert!(parity::compare(side, side).is_empty());
            }
        }
    }
}
