//! Checks the texts for readers in a YAML file, as opposed to ids and settings.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::markdown::hyphens;
use crate::text::Source;
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{Node, Value};

/// Keys of URL parts, which follow other rules than texts.
const ADDRESSES: [&str; 2] = ["slug", "aliases"];

/// Checks the texts of a file in the source language.
pub(super) fn of_source(
    source: &Arc<Source>,
    node: &Node,
    shape: &Shape,
    found: &mut Vec<Diagnostic>,
) {
    let mut each = |node: &Node, shape: &Shape| of_source(source, node, shape, found);
    match shape {
        Shape::Record(fields) => fields.iter().for_each(|field| {
            if let Some(value) = node.get(field.key) {
                of_field(source, value, field, found);
            }
        }),
        Shape::Items(_, fields) => {
            node.items().iter().for_each(|item| each(item, &Shape::Record(fields)));
        }
        Shape::Map(inner) => node.entries().iter().for_each(|entry| each(&entry.value, inner)),
        Shape::List(inner) => node.items().iter().for_each(|item| each(item, inner)),
        _ => {}
    }
}

fn of_field(source: &Arc<Source>, value: &Node, field: &Field, found: &mut Vec<Diagnostic>) {
    if field.is_translated() && !ADDRESSES.contains(&field.key) {
        texts(source, value, found);
    } else {
        of_source(source, value, &field.shape, found);
    }
}

/// Checks a translation, in which everything except URL parts is text.
pub(super) fn of_translation(source: &Arc<Source>, node: &Node, found: &mut Vec<Diagnostic>) {
    for entry in node.entries().iter().filter(|entry| !ADDRESSES.contains(&entry.key.as_str())) {
        texts(source, &entry.value, found);
    }
}

fn texts(source: &Arc<Source>, node: &Node, found: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => hyphens::check(source, node.span, found),
        Value::Seq(items) => items.iter().for_each(|item| texts(source, item, found)),
        Value::Map(entries) => {
            for entry in entries {
                texts(source, &entry.value, found);
            }
        }
    }
}
