//! YAML and TOML as a tree with places. Only this module uses the YAML library, and only [`toml`] the TOML
//! library.
//!
//! The typed mode of the library stops at the first mistake, so kb first parses a text to a
//! [`Node`] tree. [`schema`] then checks the tree with one table per kind of file and reports all
//! mistakes at once; the model layer reads the checked tree with getters.

mod problem;
pub mod edit;
pub mod ignores;
pub mod json_schema;
pub(crate) mod places;
pub mod schema;
pub mod toml;

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};

use crate::diag::Diagnostic;
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};
use crate::yaml::problem::YamlProblem;

/// The largest YAML text in bytes. Files that people write are a hundred times smaller.
pub const MAX_BYTES: usize = 1 << 20;

/// A YAML value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value in its file.
    pub span: Span,
    /// The kind of value.
    pub value: Value,
}

/// The kinds of YAML value. Scalars keep their text: `no` and `0123` are not converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// No value, or an unquoted `~` or `null`.
    Null,
    /// Any other scalar, with quotes and escapes resolved.
    Scalar(String),
    /// A list.
    Seq(Vec<Node>),
    /// A mapping in the order of the file.
    Map(Vec<MapEntry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapEntry {
    /// The key's text.
    pub key: String,
    /// The place of the key.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of an empty text.
    pub const NOTHING: Node = Node { span: Span { start: 0, end: 0 }, value: Value::Null };

    /// The scalar's text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            Value::Null | Value::Seq(_) | Value::Map(_) => None,
        }
    }

    /// The value of a key of this mapping; `None` if the key is missing or has no value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entry(key)?;
        (entry.value.value != Value::Null).then_some(&entry.value)
    }

    /// The entry of a key of this mapping; its value can be null.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&MapEntry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The text of a key of this mapping.
    #[must_use]
    pub fn get_text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The entries, or none if this is not a mapping.
    #[must_use]
    pub fn entries(&self) -> &[MapEntry] {
        match &self.value {
            Value::Map(entries) => entries,
            Value::Null | Value::Scalar(_) | Value::Seq(_) => &[],
        }
    }

    /// The items, or none if this is not a list.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Seq(items) => items,
            Value::Null | Value::Scalar(_) | Value::Map(_) => &[],
        }
    }

    /// The name of this kind of value in messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::Seq(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    fn shift(&mut self, offset: u32) {
        self.span = self.span.shift(offset);
        match &mut self.value {
            Value::Null | Value::Scalar(_) => {}
            Value::Seq(items) => items.iter_mut().for_each(|item| item.shift(offset)),
            Value::Map(entries) => {
                for entry in entries {
                    entry.key_span = entry.key_span.shift(offset);
                    entry.value.shift(offset);
                }
            }
        }
    }
}

/// Parses the part `span` of a source as one YAML document.
///
/// # Errors
/// Malformed YAML, a duplicate key or an exceeded limit, with its place in the file.
pub fn parse(source: &Arc<Source>, span: Span) -> Result<Node, Vec<Diagnostic>> {
    let text = source.slice(span);
    if text.len() > MAX_BYTES {
        let message = format!("this YAML text is larger than the limit of {} KiB", MAX_BYTES >> 10);
        return Err(vec![
            Diagnostic::new(Rule::FileTooLarge, source, Span::default(), message)
                .help("split it into several files"),
        ]);
    }
    match serde_yaml::from_str_with_options::<Spanned<ParsedYaml>>(text, options()) {
        Ok(tree) => {
            let mut node = node_of(tree, text);
            node.shift(span.start);
            let duplicates = duplicate_keys(source, &node);
            if duplicates.is_empty() { Ok(node) } else { Err(duplicates) }
        }
        Err(error) => Err(vec![syntax_error(source, span, &error)]),
    }
}

/// Limits far below the library's defaults, so that malicious input fails early.
fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: 32,
            max_nodes: 50_000,
            max_aliases: 100,
            max_events: 200_000,
            max_documents: 1,
            max_total_scalar_bytes: MAX_BYTES,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        leading_zero_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    }
}

fn syntax_error(source: &Arc<Source>, span: Span, error: &serde_yaml::Error) -> Diagnostic {
    let text = source.slice(span);
    let mut at = error.location().map_or(0, |location| offset_of(&location, text));
    let message = error.without_snippet().to_string();
    // The library appends a place relative to the YAML text; kb reports the place in the file.
    let message = message.split(" at line ").next().unwrap_or_default();
    if message.contains("found a tab") {
        // The library reports the beginning of the text before the tab.
        at += text[at..].find('\t').unwrap_or(0);
    } else if message.contains("tabs disallowed") && text[..at].ends_with('\t') {
        at -= 1;
    }
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let YamlProblem { rule, message, help } = problem::explain(message, &text[line..at]);
    let start = span.start as usize + at;
    let width = text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let at = Span::new(start, start + width);
    let fix = edit::quoted(source, span, start).filter(|fix| mends(source, span, fix));
    Diagnostic::new(rule, source, at, message).maybe_help(help).maybe_fix(fix)
}

/// Whether a text is valid YAML after a fix.
fn mends(source: &Source, span: Span, fix: &Fix) -> bool {
    let Some(edit) = fix.edits.first() else { return false };
    let before = source.slice(Span { start: span.start, end: edit.span.start });
    let after = source.slice(Span { start: edit.span.end, end: span.end });
    let text = format!("{before}{}{after}", edit.text);
    serde_yaml::from_str_with_options::<Spanned<ParsedYaml>>(&text, options()).is_ok()
}

/// Converts a location to a byte offset; syntax errors have only a line and a column in characters.
fn offset_of(location: &serde_yaml::Location, text: &str) -> usize {
    if let Some(offset) = location.span().byte_offset() {
        return usize::try_from(offset).unwrap_or(0).min(text.len());
    }
    let count = |number: u64| usize::try_from(number.saturating_sub(1)).unwrap_or(0);
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(count(location.line())).map(str::len).sum();
    let line = lines.next().unwrap_or_default().trim_end_matches(['\n', '\r']);
    let column = line.char_indices().nth(count(location.column())).map_or(line.len(), |(at, _)| at);
    before + column
}

fn duplicate_keys(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (nth, entry) in node.entries().iter().enumerate() {
        if let Some(first) = node.entries()[..nth].iter().find(|first| first.key == entry.key) {
            let line = source.position(first.key_span.start).line;
            let message = format!("duplicate key `{}`, already given on line {line}", entry.key);
            found.push(
                Diagnostic::new(Rule::DuplicateKey, source, entry.key_span, message)
                    .help("keep one of the two")
                    .also(source, first.key_span, "first given here"),
            );
        }
        found.extend(duplicate_keys(source, &entry.value));
    }
    found.extend(node.items().iter().flat_map(|item| duplicate_keys(source, item)));
    found
}

/// The parsed values of the library; [`node_of`] adds the places.
enum ParsedYaml {
    Null,
    Scalar(String),
    /// A plain scalar that the library parsed as a number or boolean; its spelling is in the text.
    Inferred,
    Seq(Vec<Spanned<ParsedYaml>>),
    Map(Vec<(Spanned<YamlKey>, Spanned<ParsedYaml>)>),
}

struct YamlKey(String);

fn node_of(tree: Spanned<ParsedYaml>, text: &str) -> Node {
    let span = span_of(&tree.referenced);
    let value = match tree.value {
        ParsedYaml::Null => Value::Null,
        ParsedYaml::Scalar(text) => Value::Scalar(text),
        ParsedYaml::Inferred => {
            let written = text.get(span_of(&tree.defined).range()).unwrap_or("");
            Value::Scalar(written.trim().to_owned())
        }
        ParsedYaml::Seq(items) => {
            Value::Seq(items.into_iter().map(|item| node_of(item, text)).collect())
        }
        ParsedYaml::Map(entries) => {
            Value::Map(entries.into_iter().map(|(key, value)| entry_of(key, value, text)).collect())
        }
    };
    Node { span, value }
}

fn entry_of(key: Spanned<YamlKey>, value: Spanned<ParsedYaml>, text: &str) -> MapEntry {
    let key_span = span_of(&key.referenced);
    MapEntry { key: key.value.0, key_span, value: node_of(value, text) }
}

fn span_of(location: &serde_yaml::Location) -> Span {
    let span = location.span();
    let start = span.byte_offset().unwrap_or(0);
    let length = span.byte_len().unwrap_or(0);
    let as_usize = |number: u64| usize::try_from(number).unwrap_or(0);
    Span::new(as_usize(start), as_usize(start + length))
}

impl<'de> Deserialize<'de> for YamlKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<YamlKey, D::Error> {
        String::deserialize(deserializer).map(YamlKey)
    }
}

impl<'de> Deserialize<'de> for ParsedYaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ParsedYaml, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = ParsedYaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Scalar(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Inferred)
    }

    fn visit_i64<E>(self, _: i64) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Inferred)
    }

    fn visit_u64<E>(self, _: u64) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Inferred)
    }

    fn visit_f64<E>(self, _: f64) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Inferred)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ParsedYaml, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(ParsedYaml::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ParsedYaml, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(ParsedYaml::Map(entries))
    }
}
