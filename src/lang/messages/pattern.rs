//! The pattern of a message, with typography applied.

use std::collections::BTreeMap;

use crate::text::Span;

/// Literal texts and the placeholders between them.
#[derive(Debug)]
pub(super) struct Pattern(pub(super) Vec<PatternPart>);

#[derive(Debug)]
pub(super) enum PatternPart {
    Text(String),
    Place(Expression),
}

#[derive(Debug)]
pub(super) enum Expression {
    /// A quoted text, used as it is.
    Text(String),
    /// A number as written in the file.
    Number(String),
    /// `$name`.
    Variable { name: String, span: Span },
    /// Another message or term, with the arguments that a term gets.
    Reference { key: String, span: Span, args: BTreeMap<String, String> },
    /// A choice; `plural` when the keys are numbers and plural categories.
    Select { on: Box<Expression>, variants: Vec<PatternVariant>, plural: bool },
}

#[derive(Debug)]
pub(super) struct PatternVariant {
    pub(super) key: SelectorKey,
    pub(super) value: Pattern,
    /// Whether it is the one marked with a star.
    pub(super) default: bool,
}

#[derive(Debug)]
pub(super) enum SelectorKey {
    Word(String),
    Number(String),
}

impl Pattern {
    /// Visits all expressions of a pattern, outer ones first.
    pub(super) fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Expression)) {
        for part in &self.0 {
            if let PatternPart::Place(expression) = part {
                expression.walk(visit);
            }
        }
    }
}

impl Expression {
    fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Expression)) {
        visit(self);
        if let Expression::Select { on, variants, .. } = self {
            on.walk(visit);
            for variant in variants {
                variant.value.walk(visit);
            }
        }
    }
}
