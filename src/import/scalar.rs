//! Texts and values as YAML.

use std::fmt::Write as _;

use crate::yaml::{Node, Value};

/// A value as YAML on one line.
#[must_use]
pub fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Scalar(text) => scalar(text),
        Value::Seq(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| format!("{}: {}", scalar(&entry.key), flow(&entry.value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// A text as a YAML scalar: plain if it is a simple word or number, else in double quotes.
#[must_use]
pub fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ' ');
    let simple = text.chars().all(is_plain)
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '/')
        && !text.ends_with(' ');
    if simple {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
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

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn texts_with_signs_are_quoted() {
        for (text, expected) in [
            ("a b", "a b"),
            ("- a", "\"- a\""),
            ("a: \"b\"", "\"a: \\\"b\\\"\""),
            ("a\nb", "\"a\\nb\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }
}
