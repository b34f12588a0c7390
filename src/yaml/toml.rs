//! TOML as the same tree as YAML. Only this module uses the TOML library.

use std::ops::Range;
use std::sync::Arc;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};
use crate::yaml::{MAX_BYTES, MapEntry, Node, Value};

/// Parses the part `span` of a source as TOML. Numbers, booleans and dates are scalars with the text that is
/// written.
///
/// # Errors
/// Malformed TOML or an exceeded limit, with its place in the file.
pub fn parse(source: &Arc<Source>, span: Span) -> Result<Node, Vec<Diagnostic>> {
    let text = source.slice(span);
    if text.len() > MAX_BYTES {
        let message = format!("this TOML text is larger than the limit of {} KiB", MAX_BYTES >> 10);
        return Err(vec![
            Diagnostic::new(Rule::FileTooLarge, source, Span::default(), message)
                .help("split it into several files"),
        ]);
    }
    match DeTable::parse(text) {
        Ok(table) => {
            let entries = entries(table.get_ref(), text);
            let mut node = Node { span: Span::new(0, text.len()), value: Value::Map(entries) };
            node.shift(span.start);
            Ok(node)
        }
        Err(error) => {
            let at = Span::from(error.span().unwrap_or_default()).shift(span.start);
            let message = error.message().lines().next().unwrap_or("this is not TOML");
            Err(vec![Diagnostic::new(Rule::MalformedToml, source, at, message)])
        }
    }
}

fn entries(table: &DeTable<'_>, text: &str) -> Vec<MapEntry> {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key_text: &std::borrow::Cow<'_, str> = key.get_ref();
        MapEntry {
            key: key_text.clone().into_owned(),
            key_span: Span::from(key.span()),
            value: node(value, text),
        }
    };
    let mut entries: Vec<MapEntry> = table.iter().map(entry).collect();
    // The library sorts keys by their letters.
    entries.sort_by_key(|entry| entry.key_span);
    entries
}

fn node(value: &Spanned<DeValue<'_>>, text: &str) -> Node {
    let written = |at: Range<usize>| Value::Scalar(text.get(at).unwrap_or_default().to_owned());
    let inner = match value.get_ref() {
        DeValue::String(text) => Value::Scalar(text.clone().into_owned()),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            written(value.span())
        }
        DeValue::Array(items) => Value::Seq(items.iter().map(|item| node(item, text)).collect()),
        DeValue::Table(table) => Value::Map(entries(table, text)),
    };
    Node { span: Span::from(value.span()), value: inner }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::text::{RelPath, Source, Span};

    #[test]
    fn toml_is_read_as_a_tree_with_places() {
        let text = "title = \"A \\\"b\\\"\"\nweight = 20\ndraft = true\ndate = 2024-05-01\ntags = ['x', 'y']\n[params]\nz = 1\n";
        let source = Source::new(RelPath::new("a.md").expect("plain"), text);
        let node = parse(&source, Span::new(0, text.len())).expect("is TOML");
        let keys: Vec<&str> = node.entries().iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["title", "weight", "draft", "date", "tags", "params"]);
        assert_eq!(node.get_text("title"), Some("A \"b\""));
        assert_eq!(node.get_text("weight"), Some("20"));
        assert_eq!(node.get_text("date"), Some("2024-05-01"));
        assert_eq!(node.get("tags").map(|tags| tags.items().len()), Some(2));
        assert_eq!(node.get("params").and_then(|it| it.get_text("z")), Some("1"));
        let weight = node.entry("weight").expect("is given");
        assert_eq!(source.slice(weight.key_span), "weight");
        assert_eq!(source.slice(weight.value.span), "20");
    }

    #[test]
    fn malformed_toml_has_a_place() {
        let text = "title = \nx = 1\n";
        let source = Source::new(RelPath::new("a.md").expect("plain"), text);
        let found = parse(&source, Span::new(0, text.len())).expect_err("lacks a value");
        assert_eq!(source.position(found[0].span.start).line, 1, "{found:?}");
    }
}
