//! `reviews:` of kb.yaml: the kinds of review of the site, and what readers see of them.

use crate::config::Localize;
use crate::lang::by_lang::ByLang;
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{MapEntry, Node};

/// The value of `reviews:`.
pub(super) const SHAPE: Shape = Shape::Map(&Shape::Record(&[
    Field::new("done", Shape::Words, "Words before the date of a review: `Reviewed by a lawyer`."),
    Field::new(
        "none",
        Shape::Words,
        "Words before the first review: `Not reviewed by a lawyer yet`.",
    ),
]));

/// A kind of review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewKind {
    /// The id that pages write.
    pub id: String,
    /// Words before the date of a review; `None` for those of the theme.
    pub done: Option<ByLang<String>>,
    /// Words before the first review; `None` for those of the theme.
    pub none: Option<ByLang<String>>,
}

impl ReviewKind {
    /// The kind that a review names, else the first one of the site.
    #[must_use]
    pub fn find<'a>(kinds: &'a [ReviewKind], id: Option<&str>) -> Option<&'a ReviewKind> {
        match id {
            Some(id) => kinds.iter().find(|kind| kind.id == id),
            None => kinds.first(),
        }
    }
}

/// Reads a checked `reviews:`.
pub(super) fn read(reviews: Option<&Node>, localize: Localize<'_>) -> Vec<ReviewKind> {
    let kind = |entry: &MapEntry| {
        let words = |key: &str| entry.value.get(key).map(|words| localize.words(Some(words)));
        ReviewKind { id: entry.key.clone(), done: words("done"), none: words("none") }
    };
    reviews.map_or(&[][..], Node::entries).iter().map(kind).collect()
}
