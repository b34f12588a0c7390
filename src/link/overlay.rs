//! Translated YAML: the structure of the source with the texts of the translation.
//!
//! A translation mirrors the shape with ids as keys and contains only texts. Everything else in it
//! is an error at its place, so a translation can never change a score, a condition or a channel.
//!
//! A text that the translation lacks is that of the source, marked with its language.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::diag::{Diagnostic, Found};
use crate::doc::{self, Doc};
use crate::lang::parts;
use crate::lang::tag::Tag;
use crate::text::{Source, Span};
use crate::yaml::edit;
use crate::yaml::schema::{self, Field, Shape, TRANSLATING};
use crate::yaml::{MapEntry, Node, Value};

/// The texts of the source that a translation shows.
#[derive(Clone, Copy)]
pub(super) struct SourceTexts<'a> {
    /// Their language.
    pub(super) tag: &'a Tag,
    /// The places of texts of the translation that are shown in the words of the source, as if the
    /// translation lacked them.
    pub(super) instead_of: &'a BTreeSet<Span>,
}

/// Merges a translation into its source tree; the findings are mistakes of the translation.
pub(super) fn merge(
    source: &Node,
    doc: &Doc,
    words: &Node,
    of_source: SourceTexts<'_>,
) -> Found<Node> {
    let mut merger = Merger { source: doc.source(), of_source, found: Vec::new() };
    // The marks of a draft apply to the whole file and are not among its texts.
    let marks = ["draft", TRANSLATING.key];
    let without = |words: &Node| {
        let entries = words.entries().iter();
        let entries = entries.filter(|entry| !marks.contains(&entry.key.as_str())).cloned();
        Node { span: words.span, value: Value::Map(entries.collect()) }
    };
    let is_marked = marks.iter().any(|mark| words.get(mark).is_some());
    let words = if is_marked { &without(words) } else { words };
    let value = merger.value(source, words, doc::shape(doc.file.kind), true);
    Found { value, findings: merger.found }
}

struct Merger<'a> {
    source: &'a Arc<Source>,
    of_source: SourceTexts<'a>,
    found: Vec<Diagnostic>,
}

impl Merger<'_> {
    /// One value; `is_words` when the field that holds it is translated.
    fn value(&mut self, source: &Node, words: &Node, shape: &Shape, is_words: bool) -> Node {
        if self.is_left_out(words) {
            return self.marked(source, shape, is_words);
        }
        match (shape, &source.value) {
            (Shape::Record(fields), _) => self.record(source, words, fields),
            (Shape::Map(inner) | Shape::Days(inner), Value::Map(_)) => {
                self.map(source, words, inner, is_words)
            }
            (Shape::Items(id, fields), Value::Seq(_)) => self.items(source, words, id, fields),
            // The source lacks the ids, or has another type of value, which is a finding there.
            (Shape::Map(_) | Shape::Days(_) | Shape::Items(_, _), _) => source.clone(),
            (Shape::List(inner), _) => {
                self.found.extend(schema::check(self.source, words, &Shape::List(inner)));
                words.clone()
            }
            (_, _) => self.text(source, words),
        }
    }

    /// Whether a text of the translation is not shown.
    fn is_left_out(&self, words: &Node) -> bool {
        self.of_source.instead_of.contains(&words.span)
    }

    /// A value of the source whose texts are marked with their language.
    fn marked(&self, source: &Node, shape: &Shape, is_words: bool) -> Node {
        let value = match (shape, &source.value) {
            (Shape::Record(fields), Value::Map(entries)) => {
                let entry = |entry: &MapEntry| match fields.iter().find(|it| it.key == entry.key) {
                    Some(field) if !field.is_own() => MapEntry {
                        value: self.marked(&entry.value, &field.shape, field.is_translated()),
                        ..entry.clone()
                    },
                    Some(_) | None => entry.clone(),
                };
                Value::Map(entries.iter().map(entry).collect())
            }
            (Shape::Map(inner) | Shape::Days(inner), Value::Map(entries)) => {
                let entry = |entry: &MapEntry| MapEntry {
                    value: self.marked(&entry.value, inner, is_words),
                    ..entry.clone()
                };
                Value::Map(entries.iter().map(entry).collect())
            }
            (Shape::Items(_, fields), Value::Seq(items)) => {
                let item = |item: &Node| self.marked(item, &Shape::Record(fields), false);
                Value::Seq(items.iter().map(item).collect())
            }
            (Shape::List(inner), Value::Seq(items)) => {
                Value::Seq(items.iter().map(|item| self.marked(item, inner, is_words)).collect())
            }
            (_, Value::Scalar(text)) if is_words => {
                Value::Scalar(parts::marked(text, self.of_source.tag))
            }
            (_, other) => other.clone(),
        };
        Node { span: source.span, value }
    }

    fn text(&mut self, source: &Node, words: &Node) -> Node {
        if words.text().is_some() {
            return words.clone();
        }
        // Where the source has no text, for example because its author has emptied a list, there
        // is nothing to translate.
        if source.text().is_some() {
            let message = format!("expected a text, found {}", words.kind());
            self.found.push(Diagnostic::new(Rule::WrongType, self.source, words.span, message));
        }
        source.clone()
    }

    fn record(&mut self, source: &Node, words: &Node, fields: &'static [Field]) -> Node {
        // A record with a single text to translate may be written as that text.
        let mut bearing = fields.iter().filter(|field| field.bears_words());
        if let (Some(only), None, true) = (bearing.next(), bearing.next(), words.text().is_some()) {
            if self.is_left_out(words) {
                return self.marked(source, &Shape::Record(fields), false);
            }
            return replace(source, only.key, |_| words.clone());
        }
        if !self.is_mapping(words) {
            return source.clone();
        }
        let meant = self.unknown_fields(words, fields);
        let words = meant.as_ref().unwrap_or(words);
        let mut merged = source.clone();
        for field in fields.iter().filter(|field| field.bears_words()) {
            match (source.get(field.key), words.get(field.key)) {
                (of_source, Some(own)) if field.is_own() && !field.shape.bears_words() => {
                    self.found.extend(schema::check(self.source, own, &field.shape));
                    merged = match of_source {
                        Some(_) => replace(&merged, field.key, |_| own.clone()),
                        None => with_key(&merged, field.key, own),
                    };
                }
                (Some(of_source), Some(of_words)) => {
                    let value =
                        self.value(of_source, of_words, &field.shape, field.is_translated());
                    merged = replace(&merged, field.key, |_| value.clone());
                }
                (None, Some(of_words)) if !field.required && !self.is_left_out(of_words) => {
                    if field.is_own() || matches!(field.shape, Shape::List(_)) {
                        self.found.extend(schema::check(self.source, of_words, &field.shape));
                    }
                    merged = with_key(&merged, field.key, of_words);
                }
                (Some(of_source), None) if !field.is_own() && has_words(of_source) => {
                    self.missing(words.span, field.key);
                    merged = replace(&merged, field.key, |of_source| {
                        self.marked(of_source, &field.shape, field.is_translated())
                    });
                }
                (_, _) => {}
            }
        }
        merged
    }

    /// Reports keys that a translation cannot have; returns the texts with misspelt keys corrected.
    fn unknown_fields(&mut self, words: &Node, fields: &'static [Field]) -> Option<Node> {
        let bearing: Vec<Field> = fields.iter().filter(|f| f.bears_words()).copied().collect();
        let mut n_unknown = 0;
        for entry in words.entries() {
            match fields.iter().find(|field| field.key == entry.key) {
                None => {
                    n_unknown += 1;
                    let finding =
                        schema::unknown_key(self.source, entry, &bearing, words.entries());
                    self.found.push(finding);
                }
                Some(field) if !field.bears_words() => {
                    let message = format!("`{}` belongs to the source language", entry.key);
                    self.found.push(
                        Diagnostic::new(
                            Rule::StructureInTranslation,
                            self.source,
                            entry.key_span,
                            message,
                        )
                        .help("a translation contains only texts; remove it here")
                        .maybe_fix(edit::without(self.source, entry)),
                    );
                }
                Some(_) => {}
            }
        }
        (n_unknown > 0).then(|| schema::as_meant(words.clone(), &bearing))
    }

    fn map(&mut self, source: &Node, words: &Node, inner: &'static Shape, is_words: bool) -> Node {
        if !self.is_mapping(words) {
            return source.clone();
        }
        let entries = source.entries();
        let ids: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        let meant = self.unknown_ids(words, &ids);
        let translated = by_key(words);
        let merged = entries.iter().map(|entry| match translated.get(entry.key.as_str()) {
            Some(of_words) => MapEntry {
                value: self.value(&entry.value, of_words, inner, is_words),
                ..entry.clone()
            },
            None => {
                self.missing_id(words.span, &entry.key, &meant);
                MapEntry { value: self.marked(&entry.value, inner, is_words), ..entry.clone() }
            }
        });
        Node { span: source.span, value: Value::Map(merged.collect()) }
    }

    fn items(
        &mut self,
        source: &Node,
        words: &Node,
        id: &'static str,
        fields: &'static [Field],
    ) -> Node {
        if !self.is_mapping(words) {
            return source.clone();
        }
        let items = source.items();
        let ids: Vec<&str> = items.iter().filter_map(|item| item.get_text(id)).collect();
        let meant = self.unknown_ids(words, &ids);
        let translated = by_key(words);
        let merged = items.iter().map(|item| {
            let id = item.get_text(id).unwrap_or_default();
            match translated.get(id) {
                Some(of_words) => self.record(item, of_words, fields),
                None => {
                    self.missing_id(words.span, id, &meant);
                    self.marked(item, &Shape::Record(fields), false)
                }
            }
        });
        Node { span: source.span, value: Value::Seq(merged.collect()) }
    }

    fn is_mapping(&mut self, words: &Node) -> bool {
        let is_map = matches!(words.value, Value::Map(_));
        if !is_map {
            let message = format!("expected a mapping from ids to texts, found {}", words.kind());
            self.found.push(
                Diagnostic::new(Rule::WrongType, self.source, words.span, message)
                    .help("write the translation with the ids of the source as keys"),
            );
        }
        is_map
    }

    /// Reports ids that the source does not have; returns the ids that were probably meant.
    fn unknown_ids<'i>(&mut self, words: &Node, ids: &[&'i str]) -> BTreeSet<&'i str> {
        let mut meant = BTreeSet::new();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        let names = LazyCell::new(|| {
            let written: BTreeSet<&str> = words.entries().iter().map(|e| e.key.as_str()).collect();
            Names::new(ids.iter().copied().filter(|id| !written.contains(id)))
        });
        let is_unknown = |entry: &&MapEntry| !known.contains(entry.key.as_str());
        for entry in words.entries().iter().filter(is_unknown) {
            let message = format!("the source has no `{}` here", entry.key);
            let finding = Diagnostic::new(Rule::UnknownId, self.source, entry.key_span, message);
            self.found.push(match names.near(&entry.key) {
                Some(near) => {
                    meant.extend(known.get(near.name));
                    finding.meant(near, entry.key_span)
                }
                None => finding.help("remove it, or add it to the source first"),
            });
        }
        meant
    }

    /// One mistake is reported once: texts under a misspelt id are not reported as missing.
    fn missing_id(&mut self, span: Span, id: &str, meant: &BTreeSet<&str>) {
        if !meant.contains(id) {
            self.missing(span, id);
        }
    }

    fn missing(&mut self, span: Span, what: &str) {
        let at = Span { start: span.start, end: span.start };
        let message = format!("no text for `{what}`");
        self.found.push(
            Diagnostic::new(Rule::MissingWords, self.source, at, message)
                .help(format!("add `{what}:` with the translated text")),
        );
    }
}

/// The values of a mapping that are not empty, to be looked up by their keys.
fn by_key(words: &Node) -> BTreeMap<&str, &Node> {
    let filled = words.entries().iter().filter(|entry| entry.value.value != Value::Null);
    filled.map(|entry| (entry.key.as_str(), &entry.value)).collect()
}

/// Whether there is anything to translate in a value.
fn has_words(node: &Node) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Scalar(text) => !text.is_empty(),
        Value::Seq(items) => !items.is_empty(),
        Value::Map(entries) => !entries.is_empty(),
    }
}

fn replace(node: &Node, key: &str, with: impl Fn(&Node) -> Node) -> Node {
    let entry = |entry: &MapEntry| {
        let value = if entry.key == key { with(&entry.value) } else { entry.value.clone() };
        MapEntry { value, ..entry.clone() }
    };
    Node { span: node.span, value: Value::Map(node.entries().iter().map(entry).collect()) }
}

fn with_key(node: &Node, key: &str, value: &Node) -> Node {
    let added = MapEntry { key: key.to_owned(), key_span: value.span, value: value.clone() };
    let entries = node.entries().iter().cloned().chain([added]).collect();
    Node { span: node.span, value: Value::Map(entries) }
}
