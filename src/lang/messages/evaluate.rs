//! Evaluates patterns: fills placeholders and selects variants.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use crate::lang::messages::pattern::{
    Expression, Pattern, PatternPart, PatternVariant, SelectorKey,
};
use crate::lang::messages::{Arg, Messages};
use crate::lang::number;
use crate::lang::plural::{self, Category};

/// The values of the variables of a message.
pub(super) enum Given<'a> {
    /// Values.
    Arguments(&'a [(&'a str, Arg<'a>)]),
    /// Their own names in braces, with this plural form chosen.
    Placeholders(&'a PluralForm),
    /// The arguments of a call of a term.
    Term(&'a BTreeMap<String, String>),
}

/// A plural form to be shown.
pub(super) struct PluralForm {
    /// The keyword of the category, or an exact number.
    pub(super) key: String,
    /// The category to fall back on.
    pub(super) category: Category,
}

/// The most references in one message, at all depths. It stops cycles, which are reported
/// separately, and messages that expand exponentially.
const MAX_REFERENCES: usize = 200;

/// The data for evaluating a pattern.
#[derive(Clone, Copy)]
struct Scope<'a> {
    messages: &'a Messages,
    given: &'a Given<'a>,
    references_left: &'a Cell<usize>,
}

/// The text of a pattern.
pub(super) fn pattern(messages: &Messages, pattern: &Pattern, given: &Given) -> String {
    let references_left = Cell::new(MAX_REFERENCES);
    let mut output = String::new();
    write_pattern(
        Scope { messages, given, references_left: &references_left },
        pattern,
        &mut output,
    );
    output
}

fn write_pattern(scope: Scope, pattern: &Pattern, output: &mut String) {
    for part in &pattern.0 {
        match part {
            PatternPart::Text(text) => output.push_str(text),
            PatternPart::Place(expression) => fill(scope, expression, output),
        }
    }
}

fn fill(scope: Scope, expression: &Expression, output: &mut String) {
    match expression {
        Expression::Text(text) => output.push_str(text),
        Expression::Number(number) => {
            let written = number::decimal(&scope.messages.tag, number);
            output.push_str(&written.unwrap_or_else(|| number.clone()));
        }
        Expression::Variable { name, .. } => output.push_str(&variable(scope, name)),
        Expression::Reference { key, args, .. } => refer(scope, key, args, output),
        Expression::Select { on, variants, plural } => {
            if let Some(variant) = choose(scope, on, *plural, variants) {
                write_pattern(scope, &variant.value, output);
            }
        }
    }
}

fn refer(scope: Scope, key: &str, args: &BTreeMap<String, String>, output: &mut String) {
    let left = scope.references_left.get();
    let Some(entry) = scope.messages.entries.get(key).filter(|_| left > 0) else {
        output.push('{');
        output.push_str(key);
        output.push('}');
        return;
    };
    scope.references_left.set(left - 1);
    let term = Given::Term(args);
    let given = if key.starts_with('-') { &term } else { scope.given };
    write_pattern(Scope { given, ..scope }, &entry.pattern, output);
}

fn variable<'a>(scope: Scope<'a>, name: &str) -> Cow<'a, str> {
    match scope.given {
        Given::Placeholders(_) => format!("{{{name}}}").into(),
        Given::Arguments(args) => match args.iter().find(|(known, _)| *known == name) {
            Some((_, Arg::Text(text))) => (*text).into(),
            Some((_, Arg::Number(number))) => number::integer(&scope.messages.tag, *number).into(),
            None => format!("{{${name}}}").into(),
        },
        Given::Term(args) => {
            args.get(name).map_or_else(|| format!("{{${name}}}").into(), Into::into)
        }
    }
}

/// The variant whose key is the value, or its plural category, or the one with the star.
fn choose<'a>(
    scope: Scope,
    on: &Expression,
    plural: bool,
    variants: &'a [PatternVariant],
) -> Option<&'a PatternVariant> {
    let by_key = |wanted: &str| {
        variants.iter().find(|variant| match &variant.key {
            SelectorKey::Word(key) | SelectorKey::Number(key) => key == wanted,
        })
    };
    let chosen = match (value(scope, on), scope.given) {
        (SelectorValue::Text(text), _) => by_key(&text),
        (SelectorValue::Number(number), _) => {
            let category = || plural::category(&scope.messages.tag, &number).keyword();
            by_key(&number).or_else(|| by_key(category()))
        }
        (SelectorValue::Open, Given::Placeholders(choice)) if plural => {
            by_key(&choice.key).or_else(|| by_key(choice.category.keyword()))
        }
        (SelectorValue::Open, _) => None,
    };
    chosen.or_else(|| variants.iter().find(|variant| variant.default))
}

/// The value that selects a variant.
enum SelectorValue {
    Text(String),
    /// Digits without groups.
    Number(String),
    /// A variable without a value.
    Open,
}

fn value(scope: Scope, on: &Expression) -> SelectorValue {
    match (on, scope.given) {
        (Expression::Number(number), _) => SelectorValue::Number(number.clone()),
        (Expression::Variable { name, .. }, Given::Arguments(args)) => {
            match args.iter().find(|(known, _)| known == name) {
                Some((_, Arg::Text(text))) => SelectorValue::Text((*text).to_owned()),
                Some((_, Arg::Number(number))) => SelectorValue::Number(number.to_string()),
                None => SelectorValue::Open,
            }
        }
        (Expression::Variable { name, .. }, Given::Term(args)) => match args.get(name) {
            Some(text) if text.parse::<f64>().is_ok() => SelectorValue::Number(text.clone()),
            Some(text) => SelectorValue::Text(text.clone()),
            None => SelectorValue::Open,
        },
        (Expression::Variable { .. }, Given::Placeholders(_)) => SelectorValue::Open,
        (Expression::Text(_) | Expression::Reference { .. } | Expression::Select { .. }, _) => {
            let mut text = String::new();
            fill(scope, on, &mut text);
            SelectorValue::Text(text)
        }
    }
}
