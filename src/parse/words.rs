//! Checks the texts for readers in a YAML file, as opposed to ids and settings.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::markdown::lints::hyphens::{self, TextRole};
use crate::markdown::lints::languages;
use crate::text::Source;
use crate::yaml::schema::{Field, Shape, TranslationMode};
use crate::yaml::{Node, Value};

/// Checks the texts of a file in the source language.
#[must_use]
pub(super) fn of_source(source: &Arc<Source>, node: &Node, shape: &Shape) -> Vec<Diagnostic> {
    let each = |node: &Node, shape: &Shape| of_source(source, node, shape);
    match shape {
        Shape::Record(fields) => {
            let values = fields.iter().filter_map(|field| Some((field, node.get(field.key)?)));
            values.flat_map(|(field, value)| of_field(source, value, field)).collect()
        }
        Shape::Items(_, fields) => {
            let items = node.items().iter();
            items.flat_map(|item| each(item, &Shape::Record(fields))).collect()
        }
        Shape::Map(inner) => {
            node.entries().iter().flat_map(|entry| each(&entry.value, inner)).collect()
        }
        Shape::List(inner) => node.items().iter().flat_map(|item| each(item, inner)).collect(),
        _ => Vec::new(),
    }
}

fn of_field(source: &Arc<Source>, value: &Node, field: &Field) -> Vec<Diagnostic> {
    match field.translation {
        TranslationMode::Follows | TranslationMode::Free => texts(source, value, role(field.key)),
        // Values that each language sets for itself are not texts: a part of the URL, a draft mark.
        TranslationMode::None | TranslationMode::Own => of_source(source, value, &field.shape),
    }
}

/// Checks a translation, in which everything is text except what each language sets for itself.
#[must_use]
pub(super) fn of_translation(source: &Arc<Source>, node: &Node, shape: &Shape) -> Vec<Diagnostic> {
    let fields = if let Shape::Record(fields) = shape { *fields } else { &[] };
    let is_own = |key: &str| {
        fields.iter().any(|field| field.key == key && field.translation == TranslationMode::Own)
    };
    let entries = node.entries().iter().filter(|entry| !is_own(&entry.key));
    entries.flat_map(|entry| texts(source, &entry.value, role(&entry.key))).collect()
}

/// A title can begin with a label: `Contracts - what they are`.
fn role(key: &str) -> TextRole {
    if key == "title" { TextRole::Label } else { TextRole::Prose }
}

fn texts(source: &Arc<Source>, node: &Node, role: TextRole) -> Vec<Diagnostic> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Scalar(_) => {
            let mut found = hyphens::check(source, node.span, role);
            found.extend(languages::of_text(source, node.span));
            found
        }
        Value::Seq(items) => items.iter().flat_map(|item| texts(source, item, role)).collect(),
        Value::Map(entries) => {
            entries.iter().flat_map(|entry| texts(source, &entry.value, role)).collect()
        }
    }
}
