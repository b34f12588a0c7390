//! What a site does with the keys of the front matter of other generators.

use crate::text::Span;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The keys of `front_matter:`.
pub(super) const KEYS: &[Field] = &[
    Field::new(
        "ignore",
        Shape::List(&Shape::Text),
        "Keys of front matter that kb ignores without a warning: `[author, layout]`.",
    ),
    Field::new(
        "map",
        Shape::Keyed(&Shape::Text),
        "Keys of front matter that kb reads as its own ones: `{weight: order, redirect_from: aliases}`.",
    ),
];

/// The content of `front_matter:`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignKeys {
    /// Keys to ignore.
    pub ignored: Vec<String>,
    /// Keys to read as keys of kb.
    pub mapped: Vec<MappedKey>,
}

/// A key of another generator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedKey {
    /// The key as pages write it.
    pub from: String,
    /// The key of kb.
    pub to: String,
    /// Where kb.yaml names the key of kb.
    pub span: Span,
}

impl ForeignKeys {
    /// Reads a checked `front_matter:` mapping.
    pub(super) fn read(node: Option<&Node>) -> ForeignKeys {
        let get = |key: &str| node.and_then(|node| node.get(key));
        let ignored = get("ignore").map_or(&[][..], Node::items);
        let mapped = get("map").map_or(&[][..], Node::entries);
        ForeignKeys {
            ignored: ignored.iter().filter_map(|key| key.text().map(str::to_owned)).collect(),
            mapped: mapped
                .iter()
                .filter_map(|entry| {
                    let to = entry.value.text()?.to_owned();
                    Some(MappedKey { from: entry.key.clone(), to, span: entry.value.span })
                })
                .collect(),
        }
    }
}
