//! Edits of YAML texts.

use crate::diag::fix::Fix;
use crate::text::{Source, Span};
use crate::yaml::Entry;

/// Removes a key with its value, if they have lines of their own.
#[must_use]
pub fn without(source: &Source, entry: &Entry) -> Option<Fix> {
    let text = &source.text;
    let key = entry.key_span.start as usize;
    let start = text[..key].rfind('\n').map_or(0, |at| at + 1);
    let last = (entry.value.span.end as usize).max(entry.key_span.end as usize);
    // A block value ends at the beginning of the next line.
    let is_line_start = text[..last].ends_with('\n');
    let rest = text[last..].find('\n').map_or(text.len(), |at| last + at + 1);
    let end = if is_line_start { last } else { rest };
    let is_alone = text[start..key].trim().is_empty();
    // What follows the value in its line may only be a comment.
    let after = if is_line_start { "" } else { text[last..rest].trim() };
    let is_block = after.is_empty() || after == ":" || after.starts_with('#');
    (is_alone && is_block).then(|| Fix::safe(Span::new(start, end), ""))
}

/// Quotes the value in the line of a syntax error, such as `title: Part 1: the beginning`, if that
/// makes the YAML text `span` valid.
#[must_use]
pub fn quoted(source: &Source, span: Span, error: usize) -> Option<Fix> {
    let text = source.slice(span);
    let at = error.checked_sub(span.start as usize)?.min(text.len());
    let start = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let colon = line.find(": ")?;
    let value = line[colon + 1..].trim();
    let is_open = value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '!', '#']);
    if value.is_empty() || is_open || value.contains(" #") {
        return None;
    }
    let begin =
        start + colon + 1 + (line[colon + 1..].len() - line[colon + 1..].trim_start().len());
    let place = Span::new(begin, begin + value.len()).shift(span.start);
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    Some(Fix::safe(place, format!("\"{escaped}\"")))
}

/// A text as a value in the quotes of another one; quotes are added where a plain text would be read
/// as something else.
#[must_use]
pub fn scalar_like(written: &str, text: &str) -> String {
    if written.starts_with('\'') {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '#');
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let is_word = matches!(
        text.to_ascii_lowercase().as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    match !written.starts_with('"') && begins && text.chars().all(is_plain) && !is_word {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::scalar_like;

    #[test]
    fn a_value_keeps_its_quotes_and_gets_those_that_it_needs() {
        for (written, text, expected) in [
            ("a", "b/c", "b/c"),
            ("a", "b/c#d", "b/c#d"),
            ("'a'", "b'c", "'b''c'"),
            ("\"a\"", "b", "\"b\""),
            ("a", "b, c", "\"b, c\""),
            ("a", "no", "\"no\""),
            ("a", "-b", "\"-b\""),
        ] {
            assert_eq!(scalar_like(written, text), expected);
        }
    }
}
