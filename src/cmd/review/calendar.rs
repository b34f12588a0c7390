//! A calendar of reviews (iCalendar, RFC 5545).

use std::fmt::Write as _;

use crate::cmd::review::DueReview;
use crate::hash;
use crate::lang::date::Date;

/// The longest line in bytes, without its end (RFC 5545, section 3.1).
const MAX_LINE: usize = 75;

/// A calendar needs a component (RFC 5545, section 3.6), also one without reviews.
const NOTHING: &str = "BEGIN:VTIMEZONE\nTZID:UTC\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
    TZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n";

/// The calendar of some reviews, an event on the day of each. A first review is due today. An event
/// keeps its id when the review moves to another day, so that a calendar that is read again moves
/// it too.
pub(super) fn of(reviews: &[DueReview], today: Date) -> String {
    let mut lines = String::from("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//kb//reviews//EN\n");
    for review in reviews {
        event(review, today, &mut lines);
    }
    if reviews.is_empty() {
        lines.push_str(NOTHING);
    }
    lines.push_str("END:VCALENDAR\n");
    lines.lines().map(folded).collect()
}

fn event(review: &DueReview, today: Date, lines: &mut String) {
    let compact = |day: &str| day.replace('-', "");
    let today = compact(&today.to_string());
    let day = review.due.as_deref().map_or_else(|| today.clone(), compact);
    let page = review.url.as_deref().unwrap_or(&review.path);
    let id = hash::of(page.as_bytes()).short();
    let _ = write!(
        lines,
        "BEGIN:VEVENT\nUID:review-{id}@kb\nDTSTAMP:{today}T000000Z\nDTSTART;VALUE=DATE:{day}\n"
    );
    let _ = writeln!(lines, "SUMMARY:{}", escaped(&review.title));
    let last = match (&review.on, &review.by) {
        (Some(on), Some(by)) => format!("{}\n{on}, {by}", review.path),
        (Some(text), None) | (None, Some(text)) => format!("{}\n{text}", review.path),
        (None, None) => review.path.clone(),
    };
    let _ = writeln!(lines, "DESCRIPTION:{}", escaped(&last));
    if let Some(url) = &review.url {
        let _ = writeln!(lines, "URL:{url}");
    }
    lines.push_str("TRANSP:TRANSPARENT\nEND:VEVENT\n");
}

/// A text value (RFC 5545, section 3.3.11). Control characters are not allowed.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A line with its end; a long one goes on in lines that begin with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > MAX_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = "\u{e9}".repeat(80);
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|part| part.len() <= 75), "{folded:?}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn texts_have_no_separators_and_no_control_characters() {
        assert_eq!(escaped("a, b; c\\d\ne\u{1b}[f"), "a\\, b\\; c\\\\d\\ne [f");
    }
}
