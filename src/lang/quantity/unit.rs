//! Units: signs, codes and words beside a number.

use crate::lang::data::QuantityWords;
use crate::lang::quantity::letters::{is_name_letter, is_unspaced};
use crate::lang::quantity::words::WordPatterns;
use crate::lang::quantity::{Here, Number, QuantityValue};

/// What a number counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hundredths.
    Percent,
    /// The difference of two shares in hundredths.
    PercentagePoint,
    /// Thousandths.
    Permille,
    /// Money, by its ISO 4217 code.
    Currency(&'static str),
    /// A length of time.
    Time(TimeUnit),
    /// Another unit, by its symbol.
    Measure(&'static str),
    /// Sections of a law.
    Paragraph,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// The SI second.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Twelve months.
    Year,
}

impl TimeUnit {
    /// The next larger unit that is a fixed number of this one.
    #[must_use]
    pub fn larger(self) -> Option<(u32, TimeUnit)> {
        match self {
            TimeUnit::Month => Some((12, TimeUnit::Year)),
            TimeUnit::Day => Some((7, TimeUnit::Week)),
            TimeUnit::Hour => Some((24, TimeUnit::Day)),
            TimeUnit::Minute => Some((60, TimeUnit::Hour)),
            TimeUnit::Second => Some((60, TimeUnit::Minute)),
            TimeUnit::Week | TimeUnit::Year => None,
        }
    }

    /// The next smaller unit of which this one has a fixed number.
    #[must_use]
    pub fn smaller(self) -> Option<(u32, TimeUnit)> {
        match self {
            TimeUnit::Year => Some((12, TimeUnit::Month)),
            TimeUnit::Week => Some((7, TimeUnit::Day)),
            TimeUnit::Day => Some((24, TimeUnit::Hour)),
            TimeUnit::Hour => Some((60, TimeUnit::Minute)),
            TimeUnit::Minute => Some((60, TimeUnit::Second)),
            TimeUnit::Month | TimeUnit::Second => None,
        }
    }
}

/// Signs, which come before or after their number.
const SIGNS: &[(char, Unit)] = &[
    ('%', Unit::Percent),
    ('٪', Unit::Percent),
    ('％', Unit::Percent),
    ('‰', Unit::Permille),
    ('€', Unit::Currency("EUR")),
    ('$', Unit::Currency("USD")),
    ('£', Unit::Currency("GBP")),
    ('¥', Unit::Currency("JPY")),
    ('₽', Unit::Currency("RUB")),
    ('₴', Unit::Currency("UAH")),
    ('₺', Unit::Currency("TRY")),
    ('₹', Unit::Currency("INR")),
    ('₩', Unit::Currency("KRW")),
    ('₫', Unit::Currency("VND")),
    ('₪', Unit::Currency("ILS")),
    ('§', Unit::Paragraph),
];

/// Codes and abbreviations of money, which come before or after their number.
const CODES: &[(&str, &str)] = &[
    ("EUR", "EUR"),
    ("CZK", "CZK"),
    ("Kč", "CZK"),
    ("USD", "USD"),
    ("US", "USD"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("PLN", "PLN"),
    ("zł", "PLN"),
    ("HUF", "HUF"),
    ("Ft", "HUF"),
    ("JPY", "JPY"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("RUB", "RUB"),
    ("UAH", "UAH"),
    ("BGN", "BGN"),
    ("RON", "RON"),
    ("TRY", "TRY"),
    ("ILS", "ILS"),
    ("KRW", "KRW"),
    ("INR", "INR"),
    ("BRL", "BRL"),
    ("CAD", "CAD"),
    ("AUD", "AUD"),
    ("VND", "VND"),
];

/// Beginnings of words for money that many languages share.
const MONEY: &[(&str, &str)] = &[
    ("euro", "EUR"),
    ("евро", "EUR"),
    ("євро", "EUR"),
    ("ευρώ", "EUR"),
    ("dollar", "USD"),
    ("dolar", "USD"),
    ("dólar", "USD"),
    ("доллар", "USD"),
    ("долар", "USD"),
    ("korun", "CZK"),
];

/// Symbols of measures, with their case.
const MEASURES: &[&str] = &[
    "nm", "µm", "mm", "cm", "dm", "m", "km", "mg", "g", "kg", "t", "ml", "cl", "l", "hl", "Hz",
    "kHz", "MHz", "GHz", "W", "kW", "MW", "kWh", "MWh", "kV", "mA", "kB", "KB", "MB", "GB", "TB",
    "PB", "KiB", "MiB", "GiB", "TiB", "Mbit", "Gbit", "px", "pt", "em", "rem", "ppm", "°C", "°F",
    "m²", "m³", "km²", "cm²", "ha", "kPa", "hPa",
];

/// Symbols of times. One `s` counts only directly after its digits: `s` is a word in some
/// languages.
const TIMES: &[(&str, TimeUnit)] = &[
    ("h", TimeUnit::Hour),
    ("hod", TimeUnit::Hour),
    ("hr", TimeUnit::Hour),
    ("hrs", TimeUnit::Hour),
    ("min", TimeUnit::Minute),
    ("sec", TimeUnit::Second),
];

/// The unit of a sign, also before its number.
pub(super) fn sign(c: char) -> Option<Unit> {
    if c.is_ascii() && !matches!(c, '%' | '$') {
        return None;
    }
    SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, unit)| *unit)
}

/// The currency of a word, also before its number.
pub(super) fn code(word: &str) -> Option<Unit> {
    let (_, code) = CODES.iter().find(|(written, _)| *written == word)?;
    Some(Unit::Currency(code))
}

/// A number with the words after it: a power of ten, then a unit. Returns their end.
pub(super) fn after(here: Here<'_>, value: QuantityValue) -> (QuantityValue, Option<Unit>, usize) {
    let QuantityValue::Number(number) = &value else { return (value, None, here.at) };
    let (number, here) = scaled(here, number);
    let value = QuantityValue::Number(number);
    match unit(here) {
        Some((unit, end)) => (value, Some(unit), end),
        None => (value, None, here.at),
    }
}

fn scaled<'a>(here: Here<'a>, number: &Number) -> (Number, Here<'a>) {
    let words = here.reader.words;
    let next = gap(here);
    let of =
        |(power, list): &(u8, &'static str)| Some((*power, WordPatterns(list).prefix_of(next)?));
    match words.scales.iter().filter_map(of).max_by_key(|(_, n)| *n) {
        Some((power, n)) => {
            let end = next.skip(n);
            (number.times_ten_to(power), end.skip_text(".").unwrap_or(end))
        }
        None => (number.clone(), here),
    }
}

/// The place after the characters that may separate a number from its unit.
fn gap(here: Here<'_>) -> Here<'_> {
    let after = here.skip_space();
    match here.skip_text("-").or_else(|| here.skip_text("‑")) {
        Some(joined) if joined.rest().starts_with(is_name_letter) => joined,
        Some(_) | None => after,
    }
}

fn unit(here: Here<'_>) -> Option<(Unit, usize)> {
    let next = gap(here);
    let first = next.rest().chars().next()?;
    if let Some(unit) = sign(first) {
        // The sign before the next number: `10 $5`, `5 §`.
        let end = next.skip(first.len_utf8());
        let is_before = next.at > here.at && end.rest().starts_with(|c: char| c.is_ascii_digit());
        return (!is_before && unit != Unit::Paragraph).then_some((unit, end.at));
    }
    if is_unspaced(first) {
        return of_language(next);
    }
    if first == '°' {
        let degrees = ["°C", "°F"].iter().find(|it| next.rest().starts_with(**it));
        let symbol = degrees.copied().unwrap_or("°");
        return Some((Unit::Measure(symbol), next.at + symbol.len()));
    }
    let word = next.letters();
    let end = next.at + word.len();
    let squared =
        |symbol: &&&str| next.rest().starts_with(**symbol) && symbol.ends_with(['²', '³']);
    if let Some(symbol) = MEASURES.iter().find(squared) {
        return Some((Unit::Measure(symbol), next.at + symbol.len()));
    }
    if word.is_empty() || next.rest()[word.len()..].starts_with(char::is_alphanumeric) {
        return None;
    }
    if next.at == here.at && word == "s" {
        return Some((Unit::Time(TimeUnit::Second), end));
    }
    let measure = MEASURES.iter().find(|symbol| **symbol == word).map(|it| Unit::Measure(it));
    let time = || TIMES.iter().find(|(it, _)| *it == word).map(|(_, unit)| Unit::Time(*unit));
    let known = measure.or_else(time).or_else(|| code(word)).or_else(|| money(word));
    known.map(|unit| (unit, end)).or_else(|| of_language(next))
}

fn money(word: &str) -> Option<Unit> {
    let word = word.to_lowercase();
    let (_, code) = MONEY.iter().find(|(begin, _)| word.starts_with(begin))?;
    Some(Unit::Currency(code))
}

/// The words of a language for each unit of time.
pub(super) fn times(words: &QuantityWords) -> [(TimeUnit, &'static str); 7] {
    [
        (TimeUnit::Second, words.seconds),
        (TimeUnit::Minute, words.minutes),
        (TimeUnit::Hour, words.hours),
        (TimeUnit::Day, words.days),
        (TimeUnit::Week, words.weeks),
        (TimeUnit::Month, words.months),
        (TimeUnit::Year, words.years),
    ]
}

/// A unit by the words of the language.
fn of_language(here: Here<'_>) -> Option<(Unit, usize)> {
    let words = here.reader.words;
    let times = times(words).map(|(unit, list)| (Unit::Time(unit), list));
    // Of words of the same length the last list counts.
    let shares = [(Unit::Percent, words.percent), (Unit::PercentagePoint, words.points)];
    let lists = times.into_iter().chain(shares);
    let found = lists.filter_map(|(unit, list)| Some((unit, WordPatterns(list).prefix_of(here)?)));
    found.max_by_key(|(_, n)| *n).map(|(unit, n)| (unit, here.at + n))
}
