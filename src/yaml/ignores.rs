//! Comments that ignore a rule: `# kb-ignore: rule-code`.
//!
//! A comment has a line of its own. It covers the next key or list item with its value, or all of the file if
//! nothing is above it. The library drops comments, so they are looked for in the lines of the text, outside the
//! scalars of the tree.

use crate::diag::levels::{Ignore, codes};
use crate::text::{Source, Span};
use crate::yaml::{Node, Value};

/// The comments in the part `span` of a source, of which `node` is the tree.
#[must_use]
pub fn read(source: &Source, span: Span, node: &Node) -> Vec<Ignore> {
    let text = source.slice(span);
    let mut found = Vec::new();
    if !text.contains(codes::WORD) {
        return found;
    }
    let (mut at, mut is_top) = (0, true);
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let place = Span::new(at, at + line.len()).shift(span.start);
        at += line.len();
        let Some(comment) = line[indent..].strip_prefix('#') else {
            is_top &= line.trim().is_empty();
            continue;
        };
        let Some(list) = codes::list(comment.trim_end()) else { continue };
        let start = place.start as usize + indent + 1;
        if is_in_scalar(node, start) {
            continue;
        }
        let covers = match is_top {
            true => Some(Span::new(0, source.text.len())),
            false => next(node, place.end),
        };
        let list = Span::new(start + list.start as usize, start + list.end as usize);
        found.extend(codes::read(source, list, place).into_iter().map(|code| Ignore {
            code: source.slice(code.span).into(),
            span: code.span,
            remove: code.remove,
            covers,
        }));
    }
    found
}

/// Whether a byte of the text is part of a scalar.
fn is_in_scalar(node: &Node, at: usize) -> bool {
    let range = node.span.range();
    match &node.value {
        Value::Null => false,
        Value::Scalar(_) => range.contains(&at),
        Value::Seq(items) => items.iter().any(|item| is_in_scalar(item, at)),
        Value::Map(entries) => entries
            .iter()
            .any(|entry| entry.key_span.range().contains(&at) || is_in_scalar(&entry.value, at)),
    }
}

/// The first key or list item that begins at or after a byte, with its value.
fn next(node: &Node, from: u32) -> Option<Span> {
    match &node.value {
        Value::Null | Value::Scalar(_) => None,
        Value::Seq(items) => items.iter().find_map(|item| first(item.span, item, from)),
        Value::Map(entries) => {
            entries.iter().find_map(|entry| first(entry.key_span, &entry.value, from))
        }
    }
}

/// A key or item that begins with `begin`, with its value, or the first one in it.
fn first(begin: Span, value: &Node, from: u32) -> Option<Span> {
    match begin.start >= from {
        true => Some(Span { start: begin.start, end: begin.end.max(end(value)) }),
        false => next(value, from),
    }
}

/// The end of the last scalar or key in a value; the library reports only the start of a list or
/// mapping.
fn end(node: &Node) -> u32 {
    match &node.value {
        Value::Null | Value::Scalar(_) => node.span.end,
        Value::Seq(items) => items.iter().map(end).max().unwrap_or(node.span.end),
        Value::Map(entries) => {
            let ends = entries.iter().map(|entry| entry.key_span.end.max(end(&entry.value)));
            ends.max().unwrap_or(node.span.end)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{RelPath, Source, Span};
    use crate::yaml;

    /// The code and the covered text of each comment.
    fn covered(text: &str) -> Vec<(String, Option<String>)> {
        let source = Source::new(RelPath::new("a.yaml").expect("plain"), text);
        let whole = Span::new(0, text.len());
        let node = yaml::parse(&source, whole).expect("is YAML");
        let shown = |span: Span| source.slice(span).trim_end().to_owned();
        let found = super::read(&source, whole, &node).into_iter();
        found.map(|ignore| (ignore.code.into(), ignore.covers.map(shown))).collect()
    }

    fn pair(code: &str, covers: Option<&str>) -> (String, Option<String>) {
        (code.to_owned(), covers.map(str::to_owned))
    }

    #[test]
    fn a_comment_covers_the_next_key_or_item() {
        let text = "a: 1\n# kb-ignore: x\nb:\n  # kb-ignore: y, z\n  - c: 2\n    d: 3\n  - e\n";
        let item = Some("c: 2\n    d: 3");
        assert_eq!(
            covered(text),
            [
                pair("x", Some("b:\n  # kb-ignore: y, z\n  - c: 2\n    d: 3\n  - e")),
                pair("y", item),
                pair("z", item),
            ]
        );
        assert_eq!(covered("a: 1\n# kb-ignore: x\n"), [pair("x", None)]);
    }

    #[test]
    fn a_comment_at_the_top_covers_the_file() {
        let text = "# kb-ignore: x\n\n# words\n#kb-ignore: y\na: 1\n";
        assert_eq!(
            covered(text),
            [pair("x", Some(text.trim_end())), pair("y", Some(text.trim_end()))]
        );
    }

    #[test]
    fn texts_are_no_comments() {
        assert_eq!(
            covered("a: |\n  # kb-ignore: x\nb: \"\n  # kb-ignore: y\"\nc: d # kb-ignore: z\n"),
            []
        );
    }
}
