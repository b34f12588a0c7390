//! The change of a site: new keys, and removals.

use std::collections::BTreeMap;

use crate::source::{ContentFile, stem_of};

/// New keys of entries and folders, and entries that are removed.
#[derive(Debug, Clone, Default)]
pub struct SiteChange {
    /// The new keys of entries, by their keys.
    pub entries: BTreeMap<String, String>,
    /// The new paths of folders under the language folders, by their paths.
    pub folders: BTreeMap<String, String>,
    /// The new ids of headings and of glossary terms, by the keys of their entries and their ids.
    pub places: BTreeMap<(String, String), String>,
    /// The new names of tags.
    pub tags: BTreeMap<String, String>,
    /// Removed entries by their keys, with the key of the entry that takes their place.
    pub removed: BTreeMap<String, String>,
    /// Removed sections of pages and terms of the glossary, by the keys of their entries and their
    /// ids.
    pub removed_places: BTreeMap<(String, String), RedirectTarget>,
    /// Removed tags.
    pub removed_tags: BTreeMap<String, TagDestination>,
}

/// The target of links to a removed place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectTarget {
    /// The key of the entry.
    pub key: String,
    /// The id of a heading or term; the top of the page without one.
    pub id: Option<String>,
}

/// The target of the page of a removed tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagDestination {
    /// To another tag, which replaces it.
    Tag(String),
    /// To the entry with this key.
    Entry(String),
}

impl SiteChange {
    /// The key of an entry after the change; that of its replacement if it is removed.
    #[must_use]
    pub fn key(&self, old: &str) -> String {
        if let Some(instead) = self.removed.get(old) {
            return self.moved(instead).unwrap_or_else(|| instead.clone());
        }
        self.moved(old).unwrap_or_else(|| old.to_owned())
    }

    fn moved(&self, key: &str) -> Option<String> {
        self.entries.get(key).cloned().or_else(|| self.in_folder(key))
    }

    /// A path in a folder that moves.
    fn in_folder(&self, path: &str) -> Option<String> {
        let mut folder = path;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(new) = self.folders.get(above) {
                return Some(format!("{new}{}", &path[above.len()..]));
            }
            folder = above;
        }
        None
    }

    /// The new path of a text under its language folder.
    pub(super) fn of_text(&self, file: &ContentFile) -> Option<String> {
        let inner = file.inner.as_str();
        let Some(new) = self.entries.get(&*file.key) else { return self.in_folder(inner) };
        let extension = file.inner.extension();
        let (folder, name) = new.rsplit_once('/').unwrap_or(("", new));
        // `README.md` keeps its name as long as it is the page of a folder.
        let own = stem_of(file.inner.file_name());
        let is_same = name == key_name(&file.key) && own != name;
        let slash = if folder.is_empty() { "" } else { "/" };
        Some(match is_same {
            true => format!("{folder}{slash}{own}.{extension}"),
            false => format!("{new}.{extension}"),
        })
    }

    /// The new path of a file that is copied, under its language folder.
    pub(super) fn of_asset(&self, inner: &str) -> Option<String> {
        self.in_folder(inner)
    }
}

/// The last part of a key.
fn key_name(key: &str) -> &str {
    key.rsplit_once('/').map_or(key, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::SiteChange;

    #[test]
    fn keys_follow_their_folders_unless_they_move_themselves() {
        let change = SiteChange {
            entries: [("a/x".to_owned(), "y".to_owned())].into(),
            folders: [("a".to_owned(), "b/c".to_owned())].into(),
            removed: [("z".to_owned(), "a/w".to_owned())].into(),
            ..SiteChange::default()
        };
        let keys = ["a/x", "a/w", "a/d/w", "ab/w", "a", "z"].map(|key| change.key(key));
        assert_eq!(keys, ["y", "b/c/w", "b/c/d/w", "ab/w", "a", "b/c/w"]);
    }
}
