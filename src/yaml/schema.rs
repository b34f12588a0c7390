//! Shapes of YAML files: the tables for validation, JSON Schema, the reference and translations.
//!
//! Each kind of file has one static [`Shape`]. [`check`] compares a [`Node`] with it and reports
//! all mistakes at once, and [`json_schema`](super::json_schema) converts it to JSON Schema for
//! editors. Translations contain only the fields that are marked as words.

use std::sync::Arc;

use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Near, near, nearest};
use crate::lang::date;
use crate::text::{Source, Span};
use crate::theme::colour::Colour;
use crate::yaml::{MapEntry, Node, Value};

/// The key `slug` of pages, scenarios and quizzes.
pub const SLUG: Field =
    Field::new("slug", Shape::Text, "Last part of the URL (default: the file name).")
        .own()
        .pattern(SLUG_PATTERN);

/// The key `translating` of translations: a draft that a translator works on.
pub const TRANSLATING: Field = Field::new(
    "translating",
    Shape::Record(&[
        Field::new("by", Shape::Text, "Name of the translator."),
        Field::new("since", Shape::Date, "Date on which the translation was begun."),
    ]),
    "In a translation: who works on it, and since when; leaves it out of the published site like `draft: true`.",
)
.own();

/// Texts that can be a slug, apart from those that only Windows or Unicode forbid.
const SLUG_PATTERN: &str = r#"^([^/\\%?#<>:"|*\s][^/\\%?#<>:"|*]*)?[^/\\%?#<>:"|*\s.]$"#;

/// The most points of one answer; sums cannot overflow.
pub const MAX_POINTS: u32 = 10_000;

/// The form a value must have.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Any scalar.
    Text,
    /// A kebab-case identifier, or a reference to one.
    Id,
    /// A reference to something by its id, or a list of such references.
    OneOrMoreIds,
    /// A whole number from 0.
    Number,
    /// A whole number, also a negative one.
    Integer,
    /// Points of a quiz: a whole number from 0 to [`MAX_POINTS`].
    Points,
    /// `true` or `false`.
    Bool,
    /// A day as `YYYY-MM-DD`.
    Date,
    /// A span of time: `12 months`, `30 days`, `2 years`.
    Interval,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these words, or a mapping from language tags to one of them each.
    OneOfByLang(&'static [&'static str]),
    /// A list of values of one shape.
    List(&'static Shape),
    /// A list of records, each identified by the value of the key named first.
    Items(&'static str, &'static [Field]),
    /// A mapping with known keys, or a list of such mappings.
    OneOrMore(&'static [Field]),
    /// A mapping from free ids to values of one shape.
    Map(&'static Shape),
    /// A mapping from free texts, such as language tags, to values of one shape. It is not
    /// translated.
    Keyed(&'static Shape),
    /// A mapping from days to values of one shape.
    Days(&'static Shape),
    /// Any value: kb passes it to templates unchanged.
    Any,
    /// A mapping with known keys.
    Record(&'static [Field]),
    /// A value of a shape, or a mapping with known keys for more detail.
    Either(&'static Shape, &'static [Field]),
    /// A colour as `#rrggbb`.
    Colour,
    /// A text, or a mapping from language tags to texts.
    Words,
    /// A quiz condition: `{question: [options]}`, `all`, `any`, `not`.
    Condition,
}

/// How a key is translated. Whether a translation may set it, whether it counts for freshness and
/// whether it is drafted follow from this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationMode {
    /// Only the source language sets it.
    None,
    /// A translation has the text of the source in its language.
    Follows,
    /// A translation has its own text, which does not need to follow the source.
    Free,
    /// Each language sets it for itself, or not at all, whatever the source has.
    Own,
}

/// One key of a record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// The form of its value.
    pub shape: Shape,
    /// Whether the key is required.
    pub required: bool,
    /// Whether the value is translated.
    pub translation: TranslationMode,
    /// One sentence for the reference and for editors.
    pub doc: &'static str,
    /// A regular expression that the valid texts match, for editors. The code that uses the value
    /// reports what does not fit.
    pub pattern: Option<&'static str>,
}

impl Field {
    /// An optional key.
    #[must_use]
    pub const fn new(key: &'static str, shape: Shape, doc: &'static str) -> Field {
        Field {
            key,
            shape,
            required: false,
            translation: TranslationMode::None,
            doc,
            pattern: None,
        }
    }

    /// Marks the key as required.
    #[must_use]
    pub const fn required(mut self) -> Field {
        self.required = true;
        self
    }

    /// Gives editors a regular expression for the text, or for each text of a list.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Field {
        self.pattern = Some(pattern);
        self
    }

    /// Marks the value as translated: translations follow the text of the source.
    #[must_use]
    pub const fn words(mut self) -> Field {
        self.translation = TranslationMode::Follows;
        self
    }

    /// Marks the value as translated, but not after the source: inflected forms.
    #[must_use]
    pub const fn free_words(mut self) -> Field {
        self.translation = TranslationMode::Free;
        self
    }

    /// Marks the value as one that each language sets for itself, or not at all.
    #[must_use]
    pub const fn own(mut self) -> Field {
        self.translation = TranslationMode::Own;
        self
    }

    /// Whether a translation may set the key.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        self.translation != TranslationMode::None
    }

    /// Whether each language sets the value for itself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.translation == TranslationMode::Own
    }

    /// Whether a change of the value in the source makes translations stale.
    #[must_use]
    pub fn is_followed(&self) -> bool {
        self.translation == TranslationMode::Follows
    }
}

impl Shape {
    /// Whether a value of this shape contains translated texts.
    #[must_use]
    pub fn bears_words(&self) -> bool {
        match self {
            Shape::Items(_, fields) | Shape::Record(fields) | Shape::Either(_, fields) => {
                fields.iter().any(Field::bears_words)
            }
            Shape::List(inner) | Shape::Map(inner) | Shape::Days(inner) => inner.bears_words(),
            Shape::Text
            | Shape::OneOrMore(_)
            | Shape::Keyed(_)
            | Shape::Id
            | Shape::OneOrMoreIds
            | Shape::Number
            | Shape::Integer
            | Shape::Points
            | Shape::Bool
            | Shape::Date
            | Shape::Interval
            | Shape::OneOf(_)
            | Shape::OneOfByLang(_)
            | Shape::Words
            | Shape::Colour
            | Shape::Any
            | Shape::Condition => false,
        }
    }
}

impl Field {
    /// Whether this field or a field inside it is translated.
    #[must_use]
    pub fn bears_words(&self) -> bool {
        self.is_translated() || self.shape.bears_words()
    }
}

/// Compares a value with its shape and reports every difference.
#[must_use]
pub fn check(source: &Arc<Source>, node: &Node, shape: &Shape) -> Vec<Diagnostic> {
    match (shape, &node.value) {
        // A key without a value counts as missing; `check_record` reports required keys.
        (_, Value::Null) | (Shape::Condition, Value::Map(_)) | (Shape::Any, _) => Vec::new(),
        (
            Shape::Record(fields) | Shape::Either(_, fields) | Shape::OneOrMore(fields),
            Value::Map(entries),
        ) => check_record(source, node, fields, entries),
        (Shape::Either(plain, _), Value::Scalar(_)) => check(source, node, plain),
        (Shape::Items(_, fields) | Shape::OneOrMore(fields), Value::Seq(items)) => {
            check_items(source, node, items, &Shape::Record(fields))
        }
        (Shape::OneOrMoreIds, Value::Seq(items)) => check_items(source, node, items, &Shape::Id),
        (Shape::List(inner), Value::Seq(items)) => check_items(source, node, items, inner),
        (Shape::Map(inner), Value::Map(entries)) => check_map(source, entries, inner, check_id),
        (Shape::Days(inner), Value::Map(entries)) => check_map(source, entries, inner, check_day),
        (Shape::Keyed(inner), Value::Map(entries)) => check_values(source, entries, inner),
        (Shape::Words, Value::Map(entries)) => check_values(source, entries, &Shape::Text),
        (Shape::OneOfByLang(words), Value::Map(entries)) => {
            check_values(source, entries, &Shape::OneOf(words))
        }
        (_, Value::Scalar(text)) => check_scalar(source, node, text, shape).into_iter().collect(),
        (shape, Value::Seq(_) | Value::Map(_)) => vec![wrong_kind(source, node, shape)],
    }
}

fn check_items(
    source: &Arc<Source>,
    list: &Node,
    items: &[Node],
    shape: &Shape,
) -> Vec<Diagnostic> {
    let of_items = items.iter().flat_map(|item| check(source, item, shape));
    empty_items(source, list, items).into_iter().chain(of_items).collect()
}

/// Checks the keys of a mapping, and its values.
fn check_map(
    source: &Arc<Source>,
    entries: &[MapEntry],
    shape: &Shape,
    check_key: fn(&Arc<Source>, &str, Span) -> Option<Diagnostic>,
) -> Vec<Diagnostic> {
    let of_entry = |entry: &MapEntry| {
        let of_key = check_key(source, &entry.key, entry.key_span);
        of_key.into_iter().chain(check(source, &entry.value, shape))
    };
    entries.iter().flat_map(of_entry).collect()
}

fn check_values(source: &Arc<Source>, entries: &[MapEntry], shape: &Shape) -> Vec<Diagnostic> {
    entries.iter().flat_map(|entry| check(source, &entry.value, shape)).collect()
}

/// Findings for items of a list that have no value.
fn empty_items(source: &Arc<Source>, list: &Node, items: &[Node]) -> Vec<Diagnostic> {
    let empty = items.iter().filter(|item| item.value == Value::Null);
    let finding = |item: &Node| {
        let at = if item.span == Span::default() { list.span } else { item.span };
        Diagnostic::new(Rule::WrongType, source, at, "an item of this list is empty")
            .help("give it a value, or remove it")
    };
    empty.map(finding).collect()
}

/// The finding for a value of the wrong kind.
fn wrong_kind(source: &Arc<Source>, node: &Node, shape: &Shape) -> Diagnostic {
    let mut fix = None;
    let (expected, help) = match (shape, &node.value) {
        (Shape::Record(fields), _) => {
            let first = fields.iter().find(|field| field.required).or(fields.first());
            ("a mapping", first.map(|field| format!("write it like `{}: …`", field.key)))
        }
        (Shape::Map(_) | Shape::Keyed(_) | Shape::Condition, _) => ("a mapping", None),
        (Shape::Days(_), _) => {
            ("a mapping", Some("write it like `2026-11-23: …`, with a day as the key".to_owned()))
        }
        (Shape::Either(..), _) => ("a single value or a mapping", None),
        (Shape::List(_), Value::Scalar(text)) => {
            let items: Vec<&str> = text.split(',').map(str::trim).collect();
            let list = format!("[{}]", items.join(", "));
            let is_plain = |item: &&str| {
                item.starts_with(char::is_alphanumeric)
                    && item.chars().all(|c| c.is_alphanumeric() || " -_/.".contains(c))
            };
            fix = items.iter().all(is_plain).then(|| Fix::safe(node.span, list.clone()));
            ("a list", Some(format!("write `{list}`")))
        }
        (Shape::List(_), Value::Map(entries)) => {
            let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
            ("a list", Some(format!("write `[{}]`", keys.join(", "))))
        }
        (Shape::Items(..) | Shape::List(_), _) => ("a list", None),
        (Shape::Words, _) => ("a text, or a text per language", None),
        (Shape::OneOrMoreIds, _) => ("an id, or a list of ids", None),
        (Shape::OneOrMore(_), _) => ("a mapping, or a list of mappings", None),
        (Shape::OneOfByLang(_), _) => ("a word, or a word per language", None),
        (Shape::Text, _) => {
            ("a text", Some("put the value between quotes if it is a text".to_owned()))
        }
        (_, _) => ("a single value", None),
    };
    let message = format!("expected {expected}, found {}", node.kind());
    Diagnostic::new(Rule::WrongType, source, node.span, message).maybe_help(help).maybe_fix(fix)
}

/// The boolean that YAML 1.1 parsers read in a text.
fn meant_bool(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "1" => Some("true"),
        "no" | "n" | "off" | "false" | "0" => Some("false"),
        _ => None,
    }
}

/// The day that a text names in another common form: with slashes or dots after the year, or with a
/// time after it. Other orders of day and month are ambiguous.
fn meant_date(text: &str) -> Option<String> {
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [year, month, of_month] = parts.as_slice() else { return None };
    let date = format!("{year}-{month:0>2}-{of_month:0>2}");
    date::Date::parse(&date).map(|_| date)
}

fn check_scalar(
    source: &Arc<Source>,
    node: &Node,
    text: &str,
    shape: &Shape,
) -> Option<Diagnostic> {
    let finding = |rule: Rule, message: String| Diagnostic::new(rule, source, node.span, message);
    let expected =
        |what: &str| finding(Rule::WrongType, format!("expected {what}, found `{text}`"));
    match shape {
        Shape::Words | Shape::Text => None,
        Shape::Colour => Colour::parse(text).is_none().then(|| {
            finding(Rule::UnknownValue, format!("`{text}` is not a colour"))
                .help("write six hexadecimal digits between quotes: `\"#0b5560\"`")
        }),
        Shape::Id | Shape::OneOrMoreIds => check_id(source, text, node.span),
        Shape::Points => parse_points(text).is_none().then(|| {
            let message = format!("expected a whole number from 0 to {MAX_POINTS}, found `{text}`");
            finding(Rule::QuizScore, message)
        }),
        Shape::Number => text.parse::<u32>().is_err().then(|| expected("a whole number from 0")),
        Shape::Integer => text.parse::<i32>().is_err().then(|| expected("a whole number")),
        Shape::Bool if matches!(text, "true" | "false") => None,
        Shape::Bool => {
            let meant = meant_bool(text);
            let help = meant.map(|word| format!("write `{word}`"));
            let fix = meant.map(|word| Fix::safe(node.span, word));
            Some(expected("`true` or `false`").maybe_help(help).maybe_fix(fix))
        }
        Shape::Date => check_day(source, text, node.span),
        Shape::Interval => date::parse_interval(text).is_none().then(|| {
            finding(Rule::WrongType, format!("`{text}` is not an interval"))
                .help("write a number of days, weeks, months or years: `12 months`")
        }),
        Shape::OneOf(allowed) | Shape::OneOfByLang(allowed) if allowed.contains(&text) => None,
        Shape::OneOf(allowed) | Shape::OneOfByLang(allowed) => {
            let message = format!("`{text}` is not one of {}", allowed.join(", "));
            let finding = finding(Rule::UnknownValue, message);
            Some(match near(text, allowed.iter().copied()) {
                Some(near) => finding.meant(near, node.span),
                None => finding,
            })
        }
        Shape::List(_)
        | Shape::Items(..)
        | Shape::Map(_)
        | Shape::Keyed(_)
        | Shape::Days(_)
        | Shape::OneOrMore(_)
        | Shape::Any
        | Shape::Record(_)
        | Shape::Either(..)
        | Shape::Condition => Some(wrong_kind(source, node, shape)),
    }
}

fn check_record(
    source: &Arc<Source>,
    node: &Node,
    fields: &'static [Field],
    entries: &[MapEntry],
) -> Vec<Diagnostic> {
    let of_entries =
        entries.iter().flat_map(|entry| match fields.iter().find(|field| field.key == entry.key) {
            Some(field) => check(source, &entry.value, &field.shape),
            None => vec![unknown_key(source, entry, fields, entries)],
        });
    let is_meant = |key: &str| {
        entries.iter().any(|e| meant(e, fields, entries).is_some_and(|it| it.name == key))
    };
    let absent =
        |field: &&Field| field.required && node.get(field.key).is_none() && !is_meant(field.key);
    let missing = fields.iter().filter(absent).map(|field| {
        let key = entries.first().map_or(node.span, |first| first.key_span);
        let at = Span { start: node.span.start, end: key.end };
        let message = format!("missing key `{}`", field.key);
        let help = format!("`{}`: {}", field.key, lower_first(field.doc.trim_end_matches('.')));
        Diagnostic::new(Rule::MissingKey, source, at, message).help(help)
    });
    of_entries.chain(missing).collect()
}

/// The key that an unknown key was probably meant to be; only keys that `siblings` lack.
fn meant(entry: &MapEntry, fields: &[Field], siblings: &[MapEntry]) -> Option<Near<'static>> {
    if fields.iter().any(|field| field.key == entry.key) {
        return None;
    }
    let is_given = |key: &str| siblings.iter().any(|sibling| sibling.key == key);
    let absent = || fields.iter().map(|field| field.key).filter(|key| !is_given(key));
    // Three letters are enough for an abbreviation: `nav`, `desc`, `lang`.
    let begun = || {
        let is_begun = |key: &&str| entry.key.len() >= 3 && key.starts_with(&entry.key);
        let mut keys = absent().filter(is_begun);
        Some(Near { name: keys.next()?, is_only: keys.next().is_none() })
    };
    near(&entry.key, absent()).or_else(begun)
}

/// Corrects misspelt keys of a mapping to the keys that were probably meant.
#[must_use]
pub fn as_meant(mut node: Node, fields: &[Field]) -> Node {
    let keys: Vec<_> =
        node.entries().iter().map(|entry| meant(entry, fields, node.entries())).collect();
    if let Value::Map(entries) = &mut node.value {
        for (entry, key) in entries.iter_mut().zip(keys) {
            if let Some(key) = key {
                key.name.clone_into(&mut entry.key);
            }
        }
    }
    node
}

/// The finding for an unknown key, with the key that was probably meant, or all keys.
#[must_use]
pub fn unknown_key(
    source: &Arc<Source>,
    entry: &MapEntry,
    fields: &[Field],
    siblings: &[MapEntry],
) -> Diagnostic {
    let keys = || fields.iter().map(|field| field.key);
    let message = format!("unknown key `{}`", entry.key);
    let finding = Diagnostic::new(Rule::UnknownKey, source, entry.key_span, message);
    match (meant(entry, fields, siblings), nearest(&entry.key, keys())) {
        (Some(meant), _) => finding.meant(meant, entry.key_span),
        (None, Some(given)) => {
            finding.help(format!("`{given}` is already set; remove one of the two"))
        }
        (None, None) => {
            finding.help(format!("known keys: {}", keys().collect::<Vec<_>>().join(", ")))
        }
    }
}

fn check_day(source: &Arc<Source>, text: &str, span: Span) -> Option<Diagnostic> {
    date::Date::parse(text).is_none().then(|| {
        Diagnostic::new(Rule::BadDate, source, span, format!("`{text}` is not a valid date"))
            .help("write it as YYYY-MM-DD")
            .maybe_fix(meant_date(text).map(|date| Fix::safe(span, date)))
    })
}

fn check_id(source: &Arc<Source>, id: &str, span: Span) -> Option<Diagnostic> {
    let is_kebab = !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    (!is_kebab).then(|| {
        Diagnostic::new(Rule::BadId, source, span, format!("`{id}` is not a kebab-case id"))
            .help("use lower-case letters a to z, digits and single hyphens")
    })
}

/// Parses the points of a quiz; `None` if they are not a whole number or too large.
#[must_use]
pub fn parse_points(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|points| plain && *points <= MAX_POINTS)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |first| first.to_lowercase().collect::<String>() + chars.as_str())
}
