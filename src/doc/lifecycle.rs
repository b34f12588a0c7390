//! Whether a text is valid, and who stands behind it.

use std::borrow::Cow;

use crate::doc::PlacedText;
use crate::doc::dates::Review;
use crate::lang::date::Date;
use crate::text::Span;
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{Node, Value};

/// Whether readers should rely on a text.
pub const STATUS: Field = Field::new(
    "status",
    Shape::OneOf(&["draft", "stable", "deprecated", "withdrawn"]),
    "`draft` leaves the text out of the published site, like `draft: true`; `deprecated` shows a notice; `withdrawn` shows a notice and keeps the \
     text out of the navigation, lists, the search, feeds and the sitemap (default: `stable`). A translation can only be a draft.",
)
.own();

/// What readers should read instead.
pub const INSTEAD: Field = Field::new(
    "instead",
    Shape::Text,
    "Key of what readers of a deprecated or withdrawn text should read instead.",
);

/// The machine that translated a text.
pub const GENERATED: Field = Field::new(
    "generated",
    Shape::Record(&[
        Field::new("by", Shape::Text, "Name of the program or service."),
        Field::new("at", Shape::Date, "Day of the translation."),
    ]),
    "In a translation: the machine that made it. Readers see a label.",
)
.own();

/// Who stands behind a text.
pub const OWNER: Field = Field::new(
    "owner",
    Shape::Text,
    "Who answers for the text: a name, which readers see; people can be `human:NAME`.",
);

/// Where a text applies.
pub const PLACE: Field = Field::new(
    "place",
    Shape::Text,
    "Country or region where the text applies, as readers see it: `Czechia`.",
);

/// What a text relies on.
pub const SOURCES: Field = Field::new(
    "sources",
    Shape::Items(
        "id",
        &[
            Field::new("id", Shape::Id, "Language-neutral name of the source.").required(),
            Field::new(
                "resource",
                Shape::Text,
                "Its URL; readers get a link if it begins with `https://` or `http://`.",
            ),
            Field::new("title", Shape::Text, "Its title."),
            Field::new("author", Shape::Text, "Its author."),
            Field::new("last_modified", Shape::Date, "Day of its version."),
        ],
    ),
    "What the text relies on, as a list below it.",
);

/// Who checked a text, in the form of the Open Knowledge Format.
pub const VERIFIED: Field = Field::new(
    "verified",
    Shape::OneOrMore(&[
        Field::new("by", Shape::Text, "Who checked the text; people are `human:NAME`."),
        Field::new("at", Shape::Date, "Day of the check."),
    ]),
    "Who checked the text, and when: one check or a list of checks. The newest counts like a review.",
);

/// The last day of a text, in the form of the Open Knowledge Format.
pub const STALE_AFTER: Field = Field::new(
    "stale_after",
    Shape::Date,
    "Day after which the text needs another review, if that is before `review.every` has passed.",
);

/// Whether readers should rely on a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Validity {
    /// It is not published.
    Draft,
    /// They should.
    #[default]
    Stable,
    /// There is something better.
    Deprecated,
    /// It is no longer true.
    Withdrawn,
}

/// The machine that translated a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Generated {
    /// Its name.
    pub by: Option<String>,
    /// The day.
    pub at: Option<Date>,
}

/// Something that a text relies on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSource {
    /// Its id.
    pub id: String,
    /// Where the file gives the id.
    pub id_span: Span,
    /// Its URL, or a text such as the number of a law.
    pub resource: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// The day of its version.
    pub last_modified: Option<Date>,
}

impl CitedSource {
    fn read(node: &Node) -> Option<CitedSource> {
        let text = |key: &str| node.get_text(key).map(str::to_owned);
        let id = node.get("id")?;
        Some(CitedSource {
            id: id.text()?.to_owned(),
            id_span: id.span,
            resource: text("resource"),
            title: text("title"),
            author: text("author"),
            last_modified: node.get_text("last_modified").and_then(Date::parse),
        })
    }

    /// What readers call it: its title, with the resource if that is no address.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match (&self.title, &self.resource) {
            (Some(title), Some(resource)) if self.href().is_none() => {
                format!("{title} ({resource})").into()
            }
            (Some(name), _) | (None, Some(name)) => name.into(),
            (None, None) => (&self.id).into(),
        }
    }

    /// Its address, if browsers may open it.
    #[must_use]
    pub fn href(&self) -> Option<&str> {
        let is_web = |url: &&str| {
            ["https://", "http://"].iter().any(|scheme| {
                url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            })
        };
        self.resource.as_deref().filter(is_web)
    }
}

/// Whether a text is valid, as a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lifecycle {
    /// `status`, or `draft: true`.
    pub status: Validity,
    /// The place of `status`.
    pub status_span: Option<Span>,
    /// `instead`.
    pub instead: Option<PlacedText>,
    /// `generated`.
    pub generated: Option<Generated>,
    /// `review`, with what `verified` and `stale_after` add.
    pub review: Option<Review>,
    /// `owner`.
    pub owner: Option<String>,
    /// `place`.
    pub place: Option<String>,
    /// `sources`.
    pub sources: Vec<CitedSource>,
}

impl Lifecycle {
    /// Reads a checked mapping.
    pub(super) fn read(node: &Node) -> Lifecycle {
        let is_draft = node.get_text("draft") == Some("true");
        let instead = node.get("instead");
        Lifecycle {
            status: match node.get_text("status") {
                Some("draft") => Validity::Draft,
                _ if is_draft => Validity::Draft,
                Some("deprecated") => Validity::Deprecated,
                Some("withdrawn") => Validity::Withdrawn,
                _ => Validity::Stable,
            },
            status_span: node.get("status").map(|status| status.span),
            instead: instead.and_then(|key| Some((key.text()?.to_owned(), key.span))),
            generated: node.get("generated").map(|generated| Generated {
                by: generated.get_text("by").map(str::to_owned),
                at: generated.get_text("at").and_then(Date::parse),
            }),
            review: review(node),
            owner: node.get_text("owner").map(|owner| person(owner).to_owned()),
            place: node.get_text("place").map(str::to_owned),
            sources: node
                .get("sources")
                .map_or(&[][..], Node::items)
                .iter()
                .filter_map(CitedSource::read)
                .collect(),
        }
    }
}

/// The last review: that of `review`, or a newer check of `verified`.
fn review(node: &Node) -> Option<Review> {
    let written = node.get("review").map(Review::read);
    let verified = node.get("verified");
    let checks = match verified.map(|verified| &verified.value) {
        Some(Value::Seq(items)) => items.iter().collect(),
        Some(Value::Map(_)) => Vec::from_iter(verified),
        Some(Value::Null | Value::Scalar(_)) | None => Vec::new(),
    };
    let checks = checks.into_iter().filter_map(|check| {
        let by = check.get_text("by")?;
        Some((Date::parse(check.get_text("at")?)?, person(by).to_owned()))
    });
    let newest = checks.max_by_key(|(at, _)| *at);
    let until = node.get("stale_after");
    let at = until.or(verified).map(|node| node.span);
    let mut review = written.or_else(|| Some(Review { span: at?, ..Review::default() }))?;
    review.until = until.and_then(|day| Date::parse(day.text()?));
    if let Some((at, by)) = newest.filter(|(at, _)| review.on.is_none_or(|on| on < *at)) {
        (review.on, review.by) = (Some(at), Some(by));
    }
    Some(review)
}

/// The name of a person in the form of the Open Knowledge Format.
fn person(text: &str) -> &str {
    text.strip_prefix("human:").unwrap_or(text)
}
