//! The ids of a quiz, and finding what a reference means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::quiz::Points;
use crate::quiz::id::{DimensionId, PlacedId, Written};
use crate::text::{Source, Span};
use crate::yaml::schema::parse_points;
use crate::yaml::{MapEntry, Node};

/// With more candidates than this, the nearest one is not searched.
const MAX_CANDIDATES: usize = 500;

/// The ids of one kind of thing, each with its position.
pub(super) struct IdIndex<'a> {
    /// The word for one of them.
    what: &'static str,
    positions: BTreeMap<&'a str, usize>,
}

impl<'a> IdIndex<'a> {
    /// The keys of a mapping.
    pub(super) fn of_keys(what: &'static str, entries: &'a [MapEntry]) -> IdIndex<'a> {
        let keys = entries.iter().enumerate();
        IdIndex {
            what,
            positions: keys.map(|(index, entry)| (entry.key.as_str(), index)).collect(),
        }
    }

    /// The ids of a list of records; the first of two equal ones counts.
    pub(super) fn of_items(what: &'static str, key: &str, items: &'a [Node]) -> IdIndex<'a> {
        let mut positions = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            if let Some(id) = item.get_text(key) {
                positions.entry(id).or_insert(index);
            }
        }
        IdIndex { what, positions }
    }

    /// The position of an id, if it is one of these.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }
}

/// Everything that the parts of a quiz can refer to.
pub(super) struct QuizNames<'a> {
    pub(super) dimensions: IdIndex<'a>,
    pub(super) phases: IdIndex<'a>,
    pub(super) questions: IdIndex<'a>,
    /// The options of each question.
    pub(super) options: Vec<IdIndex<'a>>,
    pub(super) results: IdIndex<'a>,
    pub(super) actions: IdIndex<'a>,
}

impl<'a> QuizNames<'a> {
    pub(super) fn of(quiz: &'a Node) -> QuizNames<'a> {
        let questions = items(quiz, "questions");
        QuizNames {
            dimensions: IdIndex::of_keys("dimension", entries(quiz, "dimensions")),
            phases: IdIndex::of_keys("phase", entries(quiz, "phases")),
            questions: IdIndex::of_items("question", "id", questions),
            options: questions
                .iter()
                .map(|question| IdIndex::of_items("option", "id", items(question, "options")))
                .collect(),
            results: IdIndex::of_keys("result", entries(quiz, "results")),
            actions: IdIndex::of_keys("action", entries(quiz, "actions")),
        }
    }
}

/// The findings while a quiz is read.
pub(super) struct Findings<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) found: Vec<Diagnostic>,
}

impl Findings<'_> {
    /// A finding that [`Findings::add`] takes.
    pub(super) fn finding(&self, rule: Rule, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, self.source, span, message)
    }

    /// Adds a finding.
    pub(super) fn add(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// The target of a reference; an unknown one is reported.
    pub(super) fn find(&mut self, ids: &IdIndex<'_>, text: &str, span: Span) -> Option<usize> {
        let position = ids.positions.get(text).copied();
        if position.is_none() {
            let message = format!("there is no {} `{text}`", ids.what);
            // A quiz without the reference could give readers another result.
            let finding = self.finding(Rule::UnknownReference, span, message).fatal();
            self.add(with_known(finding, ids, text));
        }
        position
    }

    /// The target of a scalar.
    pub(super) fn reference<T>(
        &mut self,
        ids: &IdIndex<'_>,
        node: &Node,
        id: fn(usize) -> T,
    ) -> Option<PlacedId<T>> {
        let position = self.find(ids, node.text()?, node.span)?;
        Some(PlacedId { id: id(position), span: node.span })
    }

    /// The targets of a list of scalars; repetitions are reported.
    pub(super) fn references<T>(
        &mut self,
        ids: &IdIndex<'_>,
        list: Option<&Node>,
        id: fn(usize) -> T,
    ) -> Vec<PlacedId<T>> {
        let items = list.map_or(&[][..], Node::items);
        self.unique(ids.what, items.iter().filter_map(|item| Some((item.text()?, item.span))));
        items.iter().filter_map(|item| self.reference(ids, item, id)).collect()
    }

    /// Reports each id that was given before.
    pub(super) fn unique<'t>(&mut self, what: &str, given: impl Iterator<Item = (&'t str, Span)>) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for (id, span) in given {
            if let Some(first) = seen.get(id) {
                let line = self.source.position(first.start).line;
                let message = format!("duplicate {what} `{id}`, already given on line {line}");
                let finding = Diagnostic::new(Rule::DuplicateId, self.source, span, message).also(
                    self.source,
                    *first,
                    "first given here",
                );
                self.found.push(finding);
            } else {
                seen.insert(id, span);
            }
        }
    }

    /// Points per dimension, in the order of the dimensions.
    pub(super) fn points(&mut self, dimensions: &IdIndex<'_>, map: Option<&Node>) -> Vec<Points> {
        let mut points = Vec::new();
        for entry in map.map_or(&[][..], Node::entries) {
            let dimension = self.find(dimensions, &entry.key, entry.key_span);
            if let Some(dimension) = dimension.map(DimensionId::new) {
                // The schema has reported values that are not numbers.
                let number = number(Some(&entry.value)).unwrap_or(0);
                points.push(Points { dimension, points: number, span: entry.value.span });
            }
        }
        points.sort_by_key(|points| points.dimension);
        points
    }
}

/// Adds the nearest id to a finding, or the first ones.
fn with_known(finding: Diagnostic, ids: &IdIndex<'_>, text: &str) -> Diagnostic {
    let candidates = || ids.positions.keys().copied();
    if ids.positions.is_empty() || ids.positions.len() > MAX_CANDIDATES {
        return finding;
    }
    if let Some(near) = near(text, candidates()) {
        let span = finding.span;
        return finding.meant(near, span);
    }
    let few: BTreeSet<_> = candidates().take(12).collect();
    let rest = if ids.positions.len() > few.len() { ", …" } else { "" };
    let few = few.into_iter().collect::<Vec<_>>().join(", ");
    finding.help(format!("known: {few}{rest}"))
}

/// The number of a scalar that has passed the schema.
pub(super) fn number(node: Option<&Node>) -> Option<u32> {
    parse_points(node?.text()?)
}

/// The items of a key, or none.
pub(super) fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map_or(&[], Node::items)
}

/// The entries of a key, or none.
pub(super) fn entries<'a>(node: &'a Node, key: &str) -> &'a [MapEntry] {
    node.get(key).map_or(&[], Node::entries)
}

/// The text of a key, where there is one.
pub(super) fn written(node: &Node, key: &str) -> Option<Written> {
    let value = node.get(key)?;
    Some(Written { text: value.text()?.to_owned(), span: value.span })
}

/// The text of a key; where there is none, an empty text at the place of the record.
pub(super) fn written_or_empty(node: &Node, key: &str) -> Written {
    let at = Span { start: node.span.start, end: node.span.start };
    written(node, key).unwrap_or(Written { text: String::new(), span: at })
}
