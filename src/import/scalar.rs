//! Texts and values as YAML.

use crate::yaml::edit::quote;
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
    quote(text)
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
