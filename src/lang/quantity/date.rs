//! Dates in numbers or with the name of a month, and times of day.

use crate::lang::quantity::letters::is_space;
use crate::lang::quantity::number::{digit, digits};
use crate::lang::quantity::{DateParts, Here, QuantityValue, RecognisedPart};

/// Words between the parts of a date: `1 de mayo de 2026`, `the 1st of May`.
const CONNECTORS: &[&str] = &["de", "del", "of", "di", "da", "d"];

/// Endings of ordinal numbers that follow their digits at once.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "re", "e", "º", "ª", "°"];

/// A date or time that begins with digits.
pub(super) fn read(here: Here<'_>) -> Option<RecognisedPart> {
    // Digits after a mark and other digits are the rest of a number.
    time(here).or_else(|| {
        let (date, end) = year_first(here)
            .or_else(|| day_first(here))
            .or_else(|| day_and_name(here))
            .or_else(|| with_signs(here))?;
        Some(RecognisedPart { value: QuantityValue::Date(date), unit: None, end: end.at })
    })
}

/// A date that begins with the name of a month if `word` is one: `May 1, 2026`, `May 2026`.
pub(super) fn after_month<'a>(here: Here<'a>, word: &str) -> Option<RecognisedPart> {
    let after = here.skip(word.len());
    let after = connected(after.skip_text(".").unwrap_or(after));
    // Nearly all words are followed by something else.
    if !after.rest().starts_with(|c| digit(c).is_some()) {
        return None;
    }
    let month = here.reader.month(&word.to_lowercase())?;
    let date = |year, day, end: Here<'a>| {
        let value = QuantityValue::Date(DateParts { year, month, day });
        Some(RecognisedPart { value, unit: None, end: end.at })
    };
    if let Some((year, end)) = year(after) {
        return date(Some(year), None, end);
    }
    let (day, end) = small(after, 31)?;
    // `May 5:30` and `May 5.5` do not contain days.
    if end.rest().starts_with([':', '%']) || month_name(connected(end)).is_some() {
        return None;
    }
    let end = ordinal(end);
    let next = connected(end.skip_text(",").unwrap_or(end));
    match year(next) {
        Some((year, end)) => date(Some(year), Some(day), end),
        None => date(None, Some(day), end),
    }
}

/// `9:30`, `09:30:15`, `5 pm`.
fn time(here: Here<'_>) -> Option<RecognisedPart> {
    let (hour, end) = small(here, 24).or_else(|| zero(here))?;
    let (minute, end) = match end.skip_text(":") {
        Some(minutes) => {
            let (minute, after) = sixty(minutes)?;
            let seconds = after.skip_text(":").and_then(sixty);
            (Some(minute), seconds.map_or(after, |(_, after)| after))
        }
        None => match end.skip_text(".").and_then(sixty) {
            Some((minute, after)) if half_of_day(after).is_some() => (Some(minute), after),
            Some(_) | None => (None, end),
        },
    };
    let (hour, end) = match half_of_day(end) {
        Some((is_afternoon, end)) if (1..=12).contains(&hour) => {
            (hour % 12 + if is_afternoon { 12 } else { 0 }, end)
        }
        Some(_) | None if minute.is_some() => (hour, end),
        Some(_) | None => return None,
    };
    Some(RecognisedPart {
        value: QuantityValue::Time { hour, minute: minute.unwrap_or(0) },
        unit: None,
        end: end.at,
    })
}

/// Whether `am` or `pm` follows, and the place after it.
fn half_of_day(here: Here<'_>) -> Option<(bool, Here<'_>)> {
    let here = here.skip_space();
    let forms =
        [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("AM", false), ("PM", true)];
    forms.iter().find_map(|(form, is_afternoon)| {
        let end = here.skip_text(form)?;
        (!end.rest().starts_with(char::is_alphanumeric)).then_some((*is_afternoon, end))
    })
}

/// `2026-05-01`, `2026/5/1`, `2026. 5. 1.`.
fn year_first(here: Here<'_>) -> Option<(DateParts, Here<'_>)> {
    let (year, end) = year(here)?;
    for mark in ["-", "/", "."] {
        let Some(next) = end.skip_text(mark) else { continue };
        let next = if mark == "." { next.skip_space() } else { next };
        let (month, next) = small(next, 12)?;
        let next = next.skip_text(mark)?;
        let next = if mark == "." { next.skip_space() } else { next };
        let (day, end) = small(next, 31)?;
        return Some((DateParts { year: Some(year), month, day: Some(day) }, end));
    }
    None
}

/// `1. 5. 2026`, `01.05.2026`, `1/5/2026`; without a year only `1. 5.`.
fn day_first(here: Here<'_>) -> Option<(DateParts, Here<'_>)> {
    let (first, end) = small(here, 31)?;
    for mark in [".", "/", "-"] {
        let Some(next) = end.skip_text(mark) else { continue };
        let second = if mark == "." { next.skip_space() } else { next };
        let is_spaced = second.at > next.at;
        let (second, next) = small(second, 31)?;
        let after = next.skip_text(mark)?;
        // In English, the month comes first.
        let is_month_first = mark == "/" && here.reader.decimal == '.' && first <= 12;
        let (day, month) =
            if is_month_first || second > 12 { (second, first) } else { (first, second) };
        if month > 12 {
            return None;
        }
        let date = |year| DateParts { year, month, day: Some(day) };
        return match year(if mark == "." { after.skip_space() } else { after }) {
            Some((year, end)) => Some((date(Some(year)), end)),
            None if is_spaced && here.reader.decimal == ',' => Some((date(None), after)),
            None => None,
        };
    }
    None
}

/// `1. května 2026`, `1st of May 2026`, `1 de mayo de 2026`.
fn day_and_name(here: Here<'_>) -> Option<(DateParts, Here<'_>)> {
    let (day, end) = small(here, 31)?;
    let end = ordinal(end.skip_text(".").unwrap_or(end));
    let (month, end) = month_name(connected(end))?;
    let next = connected(end.skip_text(",").or_else(|| end.skip_text(".")).unwrap_or(end));
    match year(next) {
        Some((year, end)) => Some((DateParts { year: Some(year), month, day: Some(day) }, end)),
        None => Some((DateParts { year: None, month, day: Some(day) }, end)),
    }
}

/// `2026年5月1日`, `5月1日`, `2026년 5월 1일`.
fn with_signs(here: Here<'_>) -> Option<(DateParts, Here<'_>)> {
    let sign = |here: Here<'_>, signs: [char; 2]| {
        let c = here.rest().chars().next().filter(|c| signs.contains(c))?;
        Some(c.len_utf8())
    };
    let of_year = year(here).and_then(|(year, end)| {
        let end = end.skip_space();
        Some((year, end.skip(sign(end, ['年', '년'])?).skip_space()))
    });
    let (year, at) = of_year.map_or((None, here), |(year, at)| (Some(year), at));
    let (month, end) = small(at, 12)?;
    let end = end.skip(sign(end, ['月', '월'])?);
    let of_day = small(end.skip_space(), 31)
        .and_then(|(day, end)| Some((day, end.skip(sign(end, ['日', '일'])?))));
    match of_day {
        Some((day, end)) => Some((DateParts { year, month, day: Some(day) }, end)),
        None => Some((DateParts { year, month, day: None }, end)),
    }
}

/// A place after spaces and at most one word between the parts of a date.
fn connected(here: Here<'_>) -> Here<'_> {
    let start = here.skip_space();
    let word = start.letters();
    let is_connector = CONNECTORS.contains(&word);
    let after = start.skip(word.len());
    match after.rest().chars().next() {
        Some(c) if is_connector && (is_space(c) || c == '\'' || c == '’') => {
            after.skip(c.len_utf8())
        }
        _ => start,
    }
}

fn ordinal(here: Here<'_>) -> Here<'_> {
    let of = |ending: &&&str| {
        let end = here.skip_text(ending)?;
        (!end.rest().starts_with(char::is_alphabetic)).then_some(end)
    };
    ORDINALS.iter().find_map(|ending| of(&ending)).unwrap_or(here)
}

fn month_name(here: Here<'_>) -> Option<(u8, Here<'_>)> {
    let word = here.letters();
    Some((here.reader.month_in_any_case(&word.to_lowercase())?, here.skip(word.len())))
}

/// Four digits from 1000 to 2999 that no further digit follows.
fn year(here: Here<'_>) -> Option<(u16, Here<'_>)> {
    let (text, n) = few_digits(here, 4)?;
    let year = text.parse().ok().filter(|year| (1000..3000).contains(year))?;
    Some((year, here.skip(n)))
}

/// One or two digits from 1 to a limit.
fn small(here: Here<'_>, limit: u8) -> Option<(u8, Here<'_>)> {
    let (text, n) = few_digits(here, 2)?;
    let value = text.parse().ok().filter(|value| (1..=limit).contains(value))?;
    Some((value, here.skip(n)))
}

/// The hour after midnight.
fn zero(here: Here<'_>) -> Option<(u8, Here<'_>)> {
    let (text, n) = few_digits(here, 2)?;
    text.bytes().all(|byte| byte == b'0').then(|| (0, here.skip(n)))
}

/// Two digits from 00 to 59.
fn sixty(here: Here<'_>) -> Option<(u8, Here<'_>)> {
    let (text, n) = few_digits(here, 2)?;
    let value = text.parse().ok().filter(|value| *value < 60 && text.len() == 2)?;
    Some((value, here.skip(n)))
}

/// The digits at a place, if they are not more than the limit. Does not read further.
fn few_digits(here: Here<'_>, limit: usize) -> Option<(String, usize)> {
    let rest = here.rest();
    let end = rest.char_indices().nth(limit).map_or(rest.len(), |(at, _)| at);
    let (text, n) = digits(&rest[..end]);
    let goes_on = rest[n..].chars().next().is_some_and(|c| digit(c).is_some());
    (!text.is_empty() && !goes_on).then_some((text, n))
}
