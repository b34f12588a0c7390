//! The cells of tables.

use std::collections::BTreeSet;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use crate::markdown::item::Item;

/// The table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    row: TablePart,
    /// Whether the open cell is a heading.
    in_heading: bool,
    /// The events that start heading cells without a text, in all tables.
    empty_headings: BTreeSet<usize>,
}

/// The part of a table that a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum TablePart {
    Head,
    #[default]
    Body,
}

impl Table {
    /// Prepares the tables of a text.
    pub(super) fn of(items: &[Item<'_>]) -> Table {
        Table { empty_headings: empty_headings(items), ..Table::default() }
    }

    pub(super) fn start(&mut self, alignments: Vec<Alignment>) {
        self.alignments = alignments;
    }

    pub(super) fn start_row(&mut self, row: TablePart) {
        (self.row, self.column) = (row, 0);
    }

    /// The start of the cell that begins at an item.
    pub(super) fn start_cell(&mut self, nth: usize) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"kb-center\"",
            Some(Alignment::Right) => " class=\"kb-end\"",
            Some(Alignment::Left | Alignment::None) | None => "",
        };
        // An empty heading cell becomes a plain cell, because screen readers would announce an
        // empty column name.
        self.in_heading = self.row == TablePart::Head && !self.empty_headings.contains(&nth);
        let start = if self.in_heading { "th scope=\"col\"" } else { "td" };
        format!("<{start}{class}>")
    }

    pub(super) fn end_cell(&mut self) -> &'static str {
        self.column += 1;
        if self.in_heading { "</th>" } else { "</td>" }
    }
}

/// The starts of heading cells that show nothing. A link without a text shows nothing.
fn empty_headings(items: &[Item<'_>]) -> BTreeSet<usize> {
    let mut empty = BTreeSet::new();
    let (mut in_head, mut cell) = (false, None);
    for (nth, item) in items.iter().enumerate() {
        match item.event() {
            Some(Event::Start(Tag::TableHead)) => in_head = true,
            Some(Event::End(TagEnd::TableHead)) => in_head = false,
            Some(Event::Start(Tag::TableCell)) => cell = Some(nth).filter(|_| in_head),
            Some(Event::End(TagEnd::TableCell)) => empty.extend(cell.take()),
            Some(Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link)) => {}
            _ => cell = None,
        }
    }
    empty
}
