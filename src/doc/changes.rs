//! What changed in a text, by day, as authors tell readers.

use crate::doc::PlacedText;
use crate::lang::date::Date;
use crate::text::Span;
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{MapEntry, Node, Value};

/// What changed, by day.
pub const CHANGES: Field = Field::new(
    "changes",
    Shape::Days(&CHANGE),
    "What changed for readers, by day: `{2026-11-01: The fee is lower.}`. A translation has notes for days of its \
     source.",
)
.own();

const CHANGE: Shape = Shape::Either(
    &Shape::Text,
    &[
        Field::new("note", Shape::Text, "What changed, in one or two sentences.").required().own(),
        Field::new(
            "sections",
            Shape::List(&Shape::Text),
            "Ids of the headings of the sections that changed.",
        ),
        Field::new(
            "weight",
            Shape::OneOf(&["minor", "major"]),
            "`minor` keeps the note out of the feed of the site, `major` marks it as important (default: neither).",
        ),
    ],
);

/// How much a change matters to readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RevisionWeight {
    /// The feed of the site leaves it out.
    Minor,
    /// As most changes.
    #[default]
    Plain,
    /// It is marked as important.
    Major,
}

/// What changed on a day, as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeNote {
    /// The day.
    pub day: Date,
    /// The place of the day.
    pub span: Span,
    /// What changed.
    pub note: String,
    /// Ids of headings.
    pub sections: Vec<PlacedText>,
    /// How much it matters.
    pub weight: RevisionWeight,
    /// The place of a value that is more than a note.
    pub detail: Option<Span>,
}

/// Reads `changes` of a checked mapping, the newest first.
pub(super) fn read(node: &Node) -> Vec<ChangeNote> {
    let entries = node.get("changes").map_or(&[][..], Node::entries);
    let mut notes: Vec<ChangeNote> = entries.iter().filter_map(note).collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.day));
    notes
}

fn note(entry: &MapEntry) -> Option<ChangeNote> {
    let value = &entry.value;
    let sections = value.get("sections").map_or(&[][..], Node::items).iter();
    let note = value.text().or_else(|| value.get_text("note"))?;
    Some(ChangeNote {
        day: Date::parse(&entry.key)?,
        span: entry.key_span,
        note: note.to_owned(),
        sections: sections.filter_map(|id| Some((id.text()?.to_owned(), id.span))).collect(),
        weight: match value.get_text("weight") {
            Some("minor") => RevisionWeight::Minor,
            Some("major") => RevisionWeight::Major,
            _ => RevisionWeight::Plain,
        },
        detail: matches!(value.value, Value::Map(_)).then_some(value.span),
    })
}
