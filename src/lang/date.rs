//! Days of the calendar: ISO 8601 in files, the long form of a language for readers.

use std::collections::BTreeMap;
use std::fmt;

use icu_datetime::fieldsets::YMD;
use icu_datetime::{DateTimeFormatter, input};
use jiff::{Span, civil};

use crate::lang::tag::Tag;

/// A day of the Gregorian calendar, without a time or a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A unit of [`Date::plus`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateUnit {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month; the last day of the month where the day does not exist.
    Month,
    /// A calendar year.
    Year,
}

impl Date {
    /// Parses `YYYY-MM-DD` (ISO 8601) and nothing else; `None` for a day that does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        let dashed = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count() == 8;
        if !(dashed && digits) {
            return None;
        }
        let year: i16 = text[..4].parse().ok()?;
        let month: i8 = text[5..7].parse().ok()?;
        let day: i8 = text[8..].parse().ok()?;
        civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The day in a pattern such as `%Y-%m-%d`, with English names; `None` for a pattern that needs more
    /// than a day.
    #[must_use]
    pub fn formatted(self, pattern: &str) -> Option<String> {
        jiff::fmt::strtime::format(pattern, self.0).ok()
    }

    /// The day in UTC that many seconds after the beginning of 1970.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Date {
        let days = i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX);
        Date(civil::date(1970, 1, 1)).plus(days, DateUnit::Day)
    }

    /// The seconds from the beginning of 1970 to the beginning of the day in UTC.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        let days = civil::date(1970, 1, 1).until(self.0).map_or(0, |span| span.get_days());
        i64::from(days) * 86_400
    }

    /// The day that many units later, or earlier for a negative number; stops at the years
    /// -9999 and 9999.
    #[must_use]
    pub fn plus(self, number: i32, unit: DateUnit) -> Date {
        let span = match unit {
            DateUnit::Day => Span::new().try_days(number),
            DateUnit::Week => Span::new().try_weeks(number),
            DateUnit::Month => Span::new().try_months(number),
            DateUnit::Year => Span::new().try_years(number),
        };
        let end = if number < 0 { civil::Date::MIN } else { civil::Date::MAX };
        Date(span.map_or(end, |span| self.0.saturating_add(span)))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The day in words: `23. listopadu 2026`, with a non-breaking space between day and month.
#[must_use]
pub fn long(tag: &Tag, date: Date) -> String {
    spelled(tag, date).map_or_else(|| date.to_string(), |text| join_day_and_month(&text))
}

fn spelled(tag: &Tag, Date(date): Date) -> Option<String> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let day = input::Date::try_new_iso(date.year().into(), month, day).ok()?;
    let formatter = DateTimeFormatter::try_new(tag.locale().into(), YMD::long()).ok()?;
    Some(formatter.format(&day).to_string())
}

/// The names of the months of a language in small letters, with their numbers, sorted: in full and
/// short, in the form that they have beside a day. Empty if the language numbers its months.
pub(in crate::lang) fn month_names(tag: &Tag) -> Vec<(String, u8)> {
    let day = |month: u8| input::Date::try_new_iso(2001, month, 23).ok();
    let locale = tag.locale();
    let long = DateTimeFormatter::try_new(locale.clone().into(), YMD::long()).ok();
    let short = DateTimeFormatter::try_new(locale.into(), YMD::medium()).ok();
    let mut names = BTreeMap::new();
    // This order matters: a short name never replaces the full name of another month.
    add_names(&mut names, |month| Some(short.as_ref()?.format(&day(month)?).to_string()));
    add_names(&mut names, |month| Some(long.as_ref()?.format(&day(month)?).to_string()));
    names.into_iter().collect()
}

/// Adds the words of dates that differ from month to month.
fn add_names(names: &mut BTreeMap<String, u8>, format: impl Fn(u8) -> Option<String>) {
    let words = |month: u8| {
        let text = format(month)?.to_lowercase();
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        Some(words.map(str::to_owned).collect())
    };
    let Some(months) = (1..=12).map(words).collect::<Option<Vec<Vec<String>>>>() else { return };
    let is_name = |word: &&String| months.iter().any(|words| !words.contains(*word));
    for (month, words) in (1..).zip(&months) {
        names.extend(words.iter().filter(is_name).map(|word| (word.clone(), month)));
    }
}

/// Makes the space between the first two words non-breaking when one of them is the day;
/// CLDR puts plain spaces there.
fn join_day_and_month(text: &str) -> String {
    let is_day = |word: &str| word.starts_with(char::is_numeric) && word.chars().count() <= 3;
    match text.split_once(' ') {
        Some((first, rest)) if is_day(first) || rest.split(' ').next().is_some_and(is_day) => {
            format!("{first}\u{a0}{rest}")
        }
        _ => text.to_owned(),
    }
}

/// Reads `12 months` as its number and unit; 1 to 999 of them.
#[must_use]
pub fn parse_interval(text: &str) -> Option<(i32, DateUnit)> {
    let (number, unit) = text.trim().split_once(' ')?;
    let unit = unit.trim();
    let unit = match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => DateUnit::Day,
        "week" => DateUnit::Week,
        "month" => DateUnit::Month,
        "year" => DateUnit::Year,
        _ => return None,
    };
    Some((number.parse().ok().filter(|n| (1..1000).contains(n))?, unit))
}

#[cfg(test)]
mod tests {
    use super::{Date, DateUnit, long, parse_interval};
    use crate::lang::tag::Tag;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a real day")
    }

    #[test]
    fn only_real_days_in_the_iso_form_are_dates() {
        for bad in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "20261123",
            "2026-11-23T10:00",
            " 2026-11-23",
            "2026-11-2३",
            "+026-11-23",
            "2026/11/23",
            "2026-W01-1",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
        assert!(day("2026-01-02") < day("2026-01-10"));
    }

    #[test]
    fn days_are_counted_by_the_calendar() {
        assert_eq!(day("2026-01-31").plus(1, DateUnit::Month), day("2026-02-28"));
        assert_eq!(day("2024-02-29").plus(1, DateUnit::Year), day("2025-02-28"));
        assert_eq!(day("2026-12-31").plus(1, DateUnit::Day), day("2027-01-01"));
        assert_eq!(day("2026-01-01").plus(2, DateUnit::Week), day("2026-01-15"));
        assert_eq!(day("2026-01-01").plus(-1, DateUnit::Day), day("2025-12-31"));
        assert_eq!(day("2026-01-01").plus(i32::MAX, DateUnit::Year), day("9999-12-31"));
        assert_eq!(Date::from_unix_seconds(1_795_392_000), day("2026-11-23"));
        assert_eq!(Date::from_unix_seconds(-1), day("1969-12-31"));
    }

    #[test]
    fn long_form_keeps_day_and_month_together() {
        let spelled = |tag: &str| long(&Tag::parse(tag).expect("valid"), day("2026-11-23"));
        assert_eq!(spelled("cs"), "23.\u{a0}listopadu 2026");
        assert_eq!(spelled("en"), "November\u{a0}23, 2026");
        assert_eq!(spelled("en-GB"), "23\u{a0}November 2026");
        assert_eq!(spelled("de"), "23.\u{a0}November 2026");
        assert_eq!(spelled("ja"), "2026年11月23日");
    }

    #[test]
    fn intervals_are_a_number_and_a_unit() {
        assert_eq!(parse_interval("12 months"), Some((12, DateUnit::Month)));
        assert_eq!(parse_interval("1 year"), Some((1, DateUnit::Year)));
        for bad in ["", "12", "0 days", "1000 days", "-1 day", "2 fortnights"] {
            assert_eq!(parse_interval(bad), None, "{bad}");
        }
    }
}
