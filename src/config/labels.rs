//! Ids that content files write and kb.yaml lists: tags, channels, lists of scenarios.

use crate::config::Localize;
use crate::lang::by_lang::ByLang;
use crate::text::Span;
use crate::yaml::{MapEntry, Node};

/// An id that content files write, such as a tag or a channel, with its label in kb.yaml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteLabel {
    /// The id.
    pub id: String,
    /// The label for readers.
    pub label: ByLang<String>,
}

impl SiteLabel {
    /// The label of an id.
    #[must_use]
    pub fn find<'a>(labels: &'a [SiteLabel], id: &str) -> Option<&'a ByLang<String>> {
        labels.iter().find(|label| label.id == id).map(|label| &label.label)
    }
}

/// A tag that has another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerTag {
    /// The former name.
    pub old: String,
    /// The name.
    pub new: String,
    /// Where kb.yaml gives the name.
    pub span: Span,
}

/// The labels of a mapping from ids to texts per language.
pub(super) fn read(mapping: Option<&Node>, localize: Localize<'_>) -> Vec<SiteLabel> {
    let label = |entry: &MapEntry| SiteLabel {
        id: entry.key.clone(),
        label: localize.words(Some(&entry.value)),
    };
    mapping.map_or(&[][..], Node::entries).iter().map(label).collect()
}

/// The former tags of a mapping from former names to names.
pub(super) fn former_tags(mapping: Option<&Node>) -> Vec<FormerTag> {
    let former = |entry: &MapEntry| {
        let new = entry.value.text()?.to_owned();
        Some(FormerTag { old: entry.key.clone(), new, span: entry.value.span })
    };
    mapping.map_or(&[][..], Node::entries).iter().filter_map(former).collect()
}
