//! The days that authors write in a file: of the last change and of reviews.

use crate::lang::date::{self, Date, DateUnit};
use crate::text::Span;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The day of the last change.
pub const UPDATED: Field = Field::new(
    "updated",
    Shape::Date,
    "Day of the last change, for readers, feeds and search engines. A translation that is up to date has the day \
     of its source, unless it names its own (default: the newest day of `changes`).",
)
.own();

/// When an entry was last reviewed.
pub const REVIEW: Shape = Shape::Record(&[
    Field::new("by", Shape::Text, "Name of the reviewer; empty before the first review."),
    Field::new("on", Shape::Date, "Date of the last review; empty before the first review."),
    Field::new("every", Shape::Interval, "Time until the next review is due: `12 months`."),
    Field::new(
        "kind",
        Shape::Id,
        "Kind of review, one of those under `reviews:` in kb.yaml (default: the first of them).",
    ),
]);

/// A review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Who.
    pub by: Option<String>,
    /// The day.
    pub on: Option<Date>,
    /// How often.
    pub every: Option<Interval>,
    /// Its kind, and where the file names it.
    pub kind: Option<(String, Span)>,
    /// The last day on which the text is valid without another review.
    pub until: Option<Date>,
    /// The place.
    pub span: Span,
}

/// A number of days, weeks, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    number: i32,
    unit: DateUnit,
}

impl Interval {
    /// Parses `12 months`; 1 to 999 of one unit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Interval> {
        let (number, unit) = date::parse_interval(text)?;
        Some(Interval { number, unit })
    }

    /// The day that much later.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        day.plus(self.number, self.unit)
    }
}

impl Review {
    /// Reads a checked `review:` mapping.
    #[must_use]
    pub fn read(node: &Node) -> Review {
        Review {
            by: node.get_text("by").map(str::to_owned),
            on: node.get_text("on").and_then(Date::parse),
            every: node.get_text("every").and_then(Interval::parse),
            kind: node.get("kind").and_then(|kind| Some((kind.text()?.to_owned(), kind.span))),
            until: None,
            span: node.span,
        }
    }

    /// The day on which the next review is due: the last review plus the interval, or the last day
    /// of the text if that is earlier.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        let planned = self.every.zip(self.on).map(|(every, on)| every.after(on));
        planned.into_iter().chain(self.until).min()
    }
}

/// A day, and where a file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDay {
    /// The day.
    pub day: Date,
    /// The place.
    pub span: Span,
}

/// Reads `updated` of a checked mapping.
pub(super) fn updated(node: &Node) -> Option<WrittenDay> {
    let written = node.get("updated")?;
    Some(WrittenDay { day: Date::parse(written.text()?)?, span: written.span })
}
