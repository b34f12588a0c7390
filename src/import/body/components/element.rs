//! Elements of HTML in pages of components.

use std::collections::BTreeMap;

use crate::import::body::change::TagReplacement;
use crate::import::body::line::Line;
use crate::import::body::tags::{self, AttributeValue, HtmlTag, TagAttribute, TagKind};

/// The most lines of one tag: lists of objects can be long.
const MAX_LINES: usize = 400;

/// An element of HTML with the attributes that it has in HTML.
pub(super) fn plain(tag: &HtmlTag, imports: &BTreeMap<String, String>) -> TagReplacement {
    let is_plain = |attribute: &TagAttribute| {
        !matches!(attribute.value, AttributeValue::Expression(_)) && attribute.name != "className"
    };
    if tag.attributes.iter().all(is_plain) {
        return TagReplacement::Keep;
    }
    let mut text = format!("<{}", tag.name);
    for attribute in &tag.attributes {
        let name = match attribute.name.as_str() {
            "className" => "class",
            "htmlFor" => "for",
            name => name,
        };
        let imported = match &attribute.value {
            AttributeValue::Expression(code) => imports.get(code.trim()).map(String::as_str),
            AttributeValue::None | AttributeValue::Text(_) => None,
        };
        match (tag.get(&attribute.name).or(imported), &attribute.value) {
            (_, AttributeValue::None) => text.extend([" ", name]),
            (Some(value), _) if name != "style" => text.extend([" ", name, "=\"", value, "\""]),
            _ => {}
        }
    }
    text.push_str(if tag.kind == TagKind::Whole { " />" } else { ">" });
    TagReplacement::Inline(text)
}

/// A text without `{/* comments */}` and `{' '}`.
pub(super) fn without_comments(text: &str) -> String {
    let mut text = text.replace("{' '}", " ").replace("{\" \"}", " ");
    while let Some(at) = text.find("{/*") {
        let Some(end) = text[at..].find("*/}") else { break };
        text.replace_range(at..at + end + 3, "");
    }
    text
}

/// A line with those that its last tag goes on in.
pub(super) struct Joined {
    pub(super) text: String,
    /// How many lines were added.
    pub(super) n_lines: usize,
}

/// Joins a line with the lines after it until its last tag ends; `None` if it never does.
pub(super) fn joined(first: &str, rest: &[Line]) -> Option<Joined> {
    let mut text = first.to_owned();
    for n_lines in 0..=MAX_LINES {
        if !is_unfinished(&text) {
            return Some(Joined { text, n_lines });
        }
        // A value of several lines keeps them.
        text.push(if has_open_quote(&text) { '\n' } else { ' ' });
        text.push_str(rest.get(n_lines)?.text.trim());
    }
    None
}

/// Whether the last tag of a line goes on in the next one.
fn is_unfinished(text: &str) -> bool {
    let Some(at) = start_of_last(text) else { return false };
    let rest = &text[at + 1..];
    let is_open = rest.matches('{').count() > rest.matches('}').count()
        || (text[..at].trim().is_empty() && has_open_quote(rest));
    tags::parse(&text[at..]).is_none()
        && !is_address(rest)
        && (is_open
            || rest.ends_with(|c: char| {
                c.is_whitespace() || matches!(c, '"' | '\'' | '}' | ',' | '{' | '[' | '(')
            })
            || !rest.contains(' '))
}

/// Whether the quoted value of an attribute goes on in the next line.
fn has_open_quote(text: &str) -> bool {
    let mut open = None;
    let mut before = ' ';
    for c in text.chars() {
        open = match open {
            Some(quote) if quote == c => None,
            Some(quote) => Some(quote),
            None if before == '=' && matches!(c, '"' | '\'') => Some(c),
            None => None,
        };
        before = c;
    }
    open.is_some()
}

/// Whether a text begins with the address of a web page, as in `<https://…>`.
fn is_address(text: &str) -> bool {
    let scheme = text.find("://").map(|at| &text[..at]);
    scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Where the first tag without an end begins, outside code.
fn start_of_last(text: &str) -> Option<usize> {
    let starts = text.match_indices('<').map(|(at, _)| at).filter(|at| {
        let is_start = text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        is_start && text[..*at].matches('`').count().is_multiple_of(2)
    });
    let mut end = 0;
    for at in starts {
        if at < end {
            continue;
        }
        match tags::parse(&text[at..]) {
            Some(tag) => end = at + tag.length,
            None => return Some(at),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{is_unfinished, joined};
    use crate::import::body::line::lines;

    #[test]
    fn tags_can_go_on_in_the_next_line() {
        for text in ["<Card", "  <Card title=\"a\"", "<Card items={[", "a <b c=\"d\""] {
            assert!(is_unfinished(text), "{text}");
        }
        for text in ["a < b", "<Card>", "`<Card`", "<https://a.b", "a <b is less", "<A b=\"c\"> d"]
        {
            assert!(!is_unfinished(text), "{text}");
        }
    }

    #[test]
    fn tag_with_objects_is_one_line() {
        let rest = lines(
            "labels={{\n/** It's one. */\na: 'b > c',\nlong:\n'https://d',\n}}\n/>\nafter",
            2,
        );
        let joined = joined("<Grid", &rest).expect("it ends");
        assert_eq!(joined.n_lines, 7);
        assert!(joined.text.ends_with("}} />"), "{}", joined.text);
    }

    #[test]
    fn value_of_several_lines_keeps_them() {
        let joined =
            joined("<Commands", &lines("npm=\"a > b\n  c\"\nyarn='d'\n/>", 2)).expect("it ends");
        assert_eq!(joined.text, "<Commands npm=\"a > b\nc\" yarn='d' />");
    }

    #[test]
    fn tag_that_never_ends_is_text() {
        assert!(joined("<Grid a={", &lines("b\n\nc", 2)).is_none());
    }
}
