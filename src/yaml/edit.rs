//! Edits of YAML texts.

use std::fmt::Write as _;

use crate::diag::fix::Fix;
use crate::text::{Source, Span};
use crate::yaml::{MapEntry, Node, Value};

/// Removes a key with its value, if they have lines of their own.
#[must_use]
pub fn without(source: &Source, entry: &MapEntry) -> Option<Fix> {
    let text = &source.text;
    let key = entry.key_span.start as usize;
    let start = text[..key].rfind('\n').map_or(0, |at| at + 1);
    let last = (entry.value.span.end as usize).max(entry.key_span.end as usize);
    // A block value ends at the beginning of the next line.
    let is_line_start = text[..last].ends_with('\n');
    let rest = text[last..].find('\n').map_or(text.len(), |at| last + at + 1);
    let end = if is_line_start { last } else { rest };
    let is_alone = text[start..key].trim().is_empty();
    // Only a comment may follow the value in its line.
    let after = if is_line_start { "" } else { text[last..rest].trim() };
    let is_block = after.is_empty() || after == ":" || after.starts_with('#');
    (is_alone && is_block).then(|| Fix::safe(Span::new(start, end), ""))
}

/// The bytes of an item of a list, with its comma or its line. `None` if the line has more than the
/// item.
#[must_use]
pub fn item_with_line(source: &Source, list: &Node, nth: usize) -> Option<Span> {
    let part = |item: &Node| Span { start: item.span.start, end: end_of_value(source, item) };
    with_line(source, list.span, &list.items().iter().map(part).collect::<Vec<_>>(), nth)
}

/// The bytes of an entry of a mapping, with its comma or its lines. `None` if the lines have more
/// than the entry.
#[must_use]
pub fn entry_with_lines(source: &Source, mapping: &Node, nth: usize) -> Option<Span> {
    let part =
        |entry: &MapEntry| Span { start: entry.key_span.start, end: end_of_entry(source, entry) };
    with_line(source, mapping.span, &mapping.entries().iter().map(part).collect::<Vec<_>>(), nth)
}

fn with_line(source: &Source, container: Span, parts: &[Span], nth: usize) -> Option<Span> {
    let (text, part) = (&source.text, parts.get(nth)?);
    let (start, end) = (part.start as usize, part.end as usize);
    if source.slice(container).starts_with(['[', '{']) {
        let before = nth.checked_sub(1).map(|before| parts[before].end);
        return Some(match (parts.get(nth + 1), before) {
            (Some(next), _) => Span { start: part.start, end: next.start },
            (None, Some(before)) => Span { start: before, end: part.end },
            (None, None) => *part,
        });
    }
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let next = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    let after = text[end..next].trim();
    let is_alone = matches!(text[line..start].trim(), "" | "-");
    let is_alone = is_alone && (after.is_empty() || after == ":" || after.starts_with('#'));
    is_alone.then(|| Span::new(line, next))
}

fn end_of_entry(source: &Source, entry: &MapEntry) -> u32 {
    match entry.value.value {
        Value::Null => entry.key_span.end,
        Value::Scalar(_) | Value::Seq(_) | Value::Map(_) => end_of_value(source, &entry.value),
    }
}

/// The end of the last character of a value. The span of a block ends where the next token begins,
/// and that of a list or mapping in brackets before the closing one.
fn end_of_value(source: &Source, node: &Node) -> u32 {
    let written = source.slice(node.span);
    let closing = match written.chars().next() {
        Some('[') => Some(']'),
        Some('{') => Some('}'),
        _ => None,
    };
    let last = match &node.value {
        Value::Seq(items) => items.last().map(|item| end_of_value(source, item)),
        Value::Map(entries) => entries.last().map(|entry| end_of_entry(source, entry)),
        Value::Null | Value::Scalar(_) => {
            return Span::new(0, written.trim_end().len()).shift(node.span.start).end;
        }
    };
    let Some(closing) = closing else { return last.unwrap_or(node.span.end) };
    let inside = last.unwrap_or(node.span.start + 1) as usize;
    let after = source.text[inside..].find(closing).map(|at| Span::new(0, inside + at + 1).end);
    after.unwrap_or(node.span.end)
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
    Some(Fix::safe(place, quote(value)))
}

/// A text as a scalar in double quotes, on one line.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
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
        false => quote(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{entry_with_lines, item_with_line, scalar_like};
    use crate::text::{RelPath, Source, Span};
    use crate::yaml;

    /// A file without an item or entry of the value of its key `k`.
    fn without(text: &str, nth: usize) -> Option<String> {
        let source = Source::new(RelPath::new("a.yaml").expect("plain"), text);
        let node = yaml::parse(&source, Span::new(0, text.len())).expect("is sound");
        let value = node.get("k").expect("is there");
        let cut = match value.items() {
            [] => entry_with_lines(&source, value, nth),
            _ => item_with_line(&source, value, nth),
        };
        let range = cut?.range();
        Some(format!("{}{}", &text[..range.start], &text[range.end..]))
    }

    #[test]
    fn an_item_goes_with_its_comma_or_its_lines() {
        for (before, nth, after) in [
            ("k: [a, b]\n", 0, "k: [b]\n"),
            ("k: [a, 'b']\n", 1, "k: [a]\n"),
            ("k: [a]\nl: x\n", 0, "k: []\nl: x\n"),
            ("k:\n  - a # one\n  - b\nl: x\n", 0, "k:\n  - b\nl: x\n"),
            ("k:\n- a\n- b\n", 1, "k:\n- a\n"),
            ("k: {a: 1, b: 2}\n", 1, "k: {a: 1}\n"),
            (
                "k:\n  a:\n    x: |\n      one\n\n      two\n\n  # of b\n  b: {x: 1}\n",
                0,
                "k:\n\n  # of b\n  b: {x: 1}\n",
            ),
            ("k:\n  a:\n  b:\n    - {x: 1}\nl: x\n", 1, "k:\n  a:\nl: x\n"),
            ("k:\n  a:\n  b: c\n", 0, "k:\n  b: c\n"),
            ("k:\n  a: {x: [1, 2]}\n  b: {x: {y: 1, } } # b\n", 1, "k:\n  a: {x: [1, 2]}\n"),
            ("k:\n  - [a, b]\n  - []\n", 1, "k:\n  - [a, b]\n"),
        ] {
            assert_eq!(without(before, nth).as_deref(), Some(after), "{before}");
        }
    }

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
