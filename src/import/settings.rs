//! The configuration of other generators, read as trees of [`Node`].
//!
//! These files are read leniently: a part that cannot be read is left out, because it may need the
//! other program. The caller reports values that it needs and does not get.

pub mod css;
pub mod edit;
pub mod imports;
pub mod look;
pub mod script;

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::text::{Source, Span};
use crate::yaml::{self, Node};

/// Reads a file by its extension.
///
/// # Errors
/// Why the file cannot be read, as a clause.
pub fn read(source: &Arc<Source>) -> Result<Node, String> {
    match source.path.extension() {
        "yml" | "yaml" => yaml_text(source),
        "toml" => toml_text(source),
        _ => Ok(script::read(&source.text)),
    }
}

/// Reads YAML with the tags of other languages, such as `!!python/name:x` and `!ENV`.
///
/// # Errors
/// Why the text cannot be read, as a clause.
pub fn yaml_text(source: &Arc<Source>) -> Result<Node, String> {
    let plain = without_tags(&source.text);
    let length = plain.len();
    let plain = Source::new(source.path.clone(), plain);
    yaml::parse(&plain, Span::new(0, length)).map_err(|found| first_message(&found))
}

/// Reads TOML.
///
/// # Errors
/// Why the text cannot be read, as a clause.
pub fn toml_text(source: &Arc<Source>) -> Result<Node, String> {
    let all = Span::new(0, source.text.len());
    yaml::toml::parse(source, all).map_err(|found| first_message(&found))
}

fn first_message(found: &[Diagnostic]) -> String {
    found.first().map_or_else(String::new, |first| first.message.clone())
}

/// YAML whose tags are blank; every other byte keeps its place.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some(at) = tag(rest) {
            let end = rest[at..].find(char::is_whitespace).map_or(rest.len(), |end| at + end);
            plain.push_str(&rest[..at]);
            plain.extend(std::iter::repeat_n(' ', end - at));
            rest = &rest[end..];
        }
        plain.push_str(rest);
    }
    plain
}

/// The start of a tag: an exclamation mark at the start of a value.
fn tag(line: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = line[from..].find('!').map(|at| at + from) {
        let before = line[..at].trim_end();
        let is_spaced = before.len() < at || before.is_empty();
        let begins_value = before.is_empty() || before.ends_with([':', '-', '[', ',']);
        let is_name = line[at + 1..].starts_with(|c: char| c == '!' || c.is_ascii_alphabetic());
        if is_spaced && begins_value && is_name && !before.trim_start().starts_with('#') {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The value at a path of keys, `theme.palette.primary`.
#[must_use]
pub fn at<'a>(node: &'a Node, path: &str) -> Option<&'a Node> {
    path.split('.').try_fold(node, |node, key| node.get(key))
}

/// The text at a path of keys.
#[must_use]
pub fn text_at<'a>(node: &'a Node, path: &str) -> Option<&'a str> {
    at(node, path)?.text().filter(|text| !text.trim().is_empty())
}

/// The texts of a list; a single text is a list of one.
#[must_use]
pub fn texts(node: Option<&Node>) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    match node.text() {
        Some(text) => vec![text.to_owned()],
        None => node.items().iter().filter_map(|item| item.text().map(str::to_owned)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{at, text_at, yaml_text};
    use crate::text::{RelPath, Source};

    #[test]
    fn tags_of_python_and_the_environment_are_left_out() {
        let text =
            "a: !!python/name:x.y\nb: !ENV [CI, 'no']\nc: Hello !World\nd:\n  - !relative z\n";
        let source = Source::new(RelPath::new("mkdocs.yml").expect("plain"), text);
        let node = yaml_text(&source).expect("is YAML");
        assert_eq!(at(&node, "a"), None);
        assert_eq!(at(&node, "b").map(|list| list.items().len()), Some(2));
        assert_eq!(text_at(&node, "c"), Some("Hello !World"));
        assert_eq!(at(&node, "d").and_then(|list| list.items()[0].text()), Some("z"));
    }
}
