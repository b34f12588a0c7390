//! Where files without `updated` get the day of their last change.

use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The key of `kb.yaml`.
pub(super) const KEY: Field = Field::new(
    "dates",
    Shape::OneOf(&["git"]),
    "`git` gives each file without `updated` the day of the last commit that changed it (default: no day).",
);

/// Where files without `updated` get the day of their last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// Nowhere.
    Written,
    /// From the last commit that changed the file.
    Git,
}

impl Dates {
    /// Reads a checked configuration.
    pub(super) fn read(config: &Node) -> Dates {
        match config.get_text("dates") {
            Some("git") => Dates::Git,
            _ => Dates::Written,
        }
    }
}
