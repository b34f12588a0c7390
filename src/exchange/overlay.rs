//! Writes texts into a YAML file, and keeps everything else of it: order, comments, other values.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::exchange::units::{PagePair, TranslationUnit};
use crate::text::edit::{self, Edit};
use crate::text::{RelPath, Source, Span};
use crate::yaml::edit::quote;
use crate::yaml::{self, Node, Value};

/// A YAML translation with texts set at their paths, one after another. `None` if there is no
/// translation yet and not all of its texts are translated.
///
/// # Errors
/// One clause that says which text cannot be written.
pub(super) fn overlay(
    pair: PagePair<'_>,
    units: &[TranslationUnit],
    texts: &BTreeMap<String, String>,
) -> Result<Option<String>, String> {
    let path = RelPath::new("translation.yaml").expect("a plain name");
    let mut text = match pair.translation {
        Some(doc) => doc.source().text.to_string(),
        None if units.iter().all(|unit| texts.contains_key(&unit.context)) => String::new(),
        None => return Ok(None),
    };
    for unit in units {
        let Some(new) = texts.get(&unit.context) else { continue };
        let source = Source::new(path.clone(), text.as_str());
        let root = match text.trim().is_empty() {
            true => Node::NOTHING,
            false => yaml::parse(&source, Span::new(0, text.len()))
                .map_err(|_| "the translation is not valid YAML".to_owned())?,
        };
        let is_list = value_at(pair.source.node(), &unit.section)
            .is_some_and(|node| matches!(node.value, Value::Seq(_)));
        text = set(&text, &root, &unit.section, &scalar_or_list(new, is_list))
            .ok_or_else(|| format!("cannot find the place of `{}`", unit.section))?;
    }
    Ok(Some(text))
}

/// The value of the source at a path whose parts are keys, or ids of list items.
fn value_at<'a>(root: Option<&'a Node>, path: &str) -> Option<&'a Node> {
    path.split('.').try_fold(root?, |node, part| {
        let item = || {
            node.items()
                .iter()
                .find(|item| item.entries().iter().any(|entry| entry.value.text() == Some(part)))
        };
        node.get(part).or_else(item)
    })
}

fn scalar_or_list(text: &str, is_list: bool) -> String {
    match is_list {
        true => format!("[{}]", text.lines().map(quote).collect::<Vec<_>>().join(", ")),
        false => quote(text),
    }
}

/// A block mapping with a value at a path; missing keys are added. `None` if the mapping is written
/// in braces.
fn set(text: &str, root: &Node, path: &str, value: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('.').collect();
    let mut node = root;
    for (depth, part) in parts.iter().enumerate() {
        match node.entry(part) {
            Some(entry) if depth + 1 == parts.len() => {
                return Some(set_value(text, entry, value));
            }
            Some(entry) if entry.value.value == Value::Null => {
                let at = line_end(text, entry.key_span.end as usize);
                let margin = column(text, entry.key_span.start as usize) + 2;
                return Some(inserted(text, at, &nested(&parts[depth + 1..], value, margin)));
            }
            Some(entry) => node = &entry.value,
            None => {
                let (at, margin) = end_of(text, node)?;
                return Some(inserted(text, at, &nested(&parts[depth..], value, margin)));
            }
        }
    }
    None
}

fn set_value(text: &str, entry: &yaml::MapEntry, value: &str) -> String {
    let range = match entry.value.value {
        Value::Null => entry.key_span.end as usize..entry.key_span.end as usize,
        _ => entry.value.span.range(),
    };
    match entry.value.value {
        Value::Null => {
            let end = line_end(text, range.end);
            edit::apply(text, &[Edit::new(end..end, format!(" {value}"))])
        }
        // A list on lines of its own is replaced by a value after its key.
        Value::Seq(_) | Value::Map(_) if !text[range.clone()].starts_with(['[', '{']) => {
            let key_end = text[entry.key_span.end as usize..].find(':');
            let start = entry.key_span.end as usize + key_end.map_or(0, |at| at + 1);
            edit::apply(text, &[Edit::new(start..last_end(&entry.value), format!(" {value}"))])
        }
        _ => {
            let end = range.start + text[range.clone()].trim_end().len();
            edit::apply(text, &[Edit::new(range.start..end, value)])
        }
    }
}

/// Where the last scalar of a value ends. The span of a list in lines is only its beginning.
fn last_end(node: &Node) -> usize {
    let inner = node.items().last().or_else(|| Some(&node.entries().last()?.value));
    inner.map_or(node.span.end as usize, last_end)
}

/// Where a mapping gets another key, and with how many spaces before it.
fn end_of(text: &str, node: &Node) -> Option<(usize, usize)> {
    let (Some(first), Some(last)) = (node.entries().first(), node.entries().last()) else {
        return (node.value == Value::Null).then_some((text.len(), 0));
    };
    let start = first.key_span.start as usize;
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let is_block = text[line..start].chars().all(|c| c == ' ');
    let mut end = last_end(&last.value).max(last.key_span.end as usize);
    end = text[..end].trim_end().len().max(last.key_span.end as usize);
    is_block.then(|| (line_end(text, end), start - line))
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |newline| from + newline)
}

fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Keys inside each other, the last one with the value.
fn nested(parts: &[&str], value: &str, margin: usize) -> String {
    let mut lines = String::new();
    for (depth, part) in parts.iter().enumerate() {
        let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        let key = if plain { (*part).to_owned() } else { quote(part) };
        let last = depth + 1 == parts.len();
        let value = if last { format!(" {value}") } else { String::new() };
        let _ = writeln!(lines, "{}{key}:{value}", " ".repeat(margin + 2 * depth));
    }
    lines
}

/// A text with lines after the line that ends at a place.
fn inserted(text: &str, at: usize, lines: &str) -> String {
    let (before, after) = text.split_at(at);
    let before = if before.is_empty() || before.ends_with('\n') {
        before.to_owned()
    } else {
        format!("{before}\n")
    };
    format!("{before}{}{}", lines.trim_end(), if after.is_empty() { "\n" } else { after })
}

#[cfg(test)]
mod tests {
    use super::set;
    use crate::text::{RelPath, Source, Span};
    use crate::yaml::{self, Node};

    fn with(text: &str, path: &str, value: &str) -> String {
        let source = Source::new(RelPath::new("a.yaml").expect("plain"), text);
        let root = match text.is_empty() {
            true => Node::NOTHING,
            false => yaml::parse(&source, Span::new(0, text.len())).expect("is valid"),
        };
        set(text, &root, path, value).expect("has a place")
    }

    #[test]
    fn texts_are_set_at_their_path_and_the_rest_stays() {
        let text = "# Head\ntitle: Old # note\nsteps:\n  a:\n    title: A\n  b: B\nlast: L\n";
        assert_eq!(with(text, "title", "\"N\""), text.replace("Old", "\"N\""));
        assert_eq!(with(text, "steps.b", "\"N\""), text.replace(" B", " \"N\""));
        assert_eq!(
            with(text, "steps.a.text", "\"N\""),
            text.replace("title: A\n", "title: A\n    text: \"N\"\n")
        );
        assert_eq!(with(text, "steps.c.x", "1"), text.replace("b: B\n", "b: B\n  c:\n    x: 1\n"));
        assert_eq!(with(text, "new.x", "1"), format!("{text}new:\n  x: 1\n"));
        assert_eq!(with("", "a.b", "1"), "a:\n  b: 1\n");
        assert_eq!(with("a:\nb: 2\n", "a.c", "1"), "a:\n  c: 1\nb: 2\n");
        assert_eq!(with("a:\n- x\n- y\nb: 2\n", "a", "[\"z\"]"), "a: [\"z\"]\nb: 2\n");
    }
}
