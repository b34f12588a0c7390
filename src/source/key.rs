//! Keys of content files, and which file is the page of its folder.

use std::collections::BTreeMap;

use crate::names::slug::canonical;
use crate::source::{ContentFile, Kind, stem_of};

/// The names of the page of a folder, in any case. If a folder has several, the first one counts:
/// the name of kb and most generators, that of Hugo, and that of GitHub and other forges.
const NAMES: [&str; 3] = ["index", "_index", "readme"];

/// The last part of the key of the page of a folder.
pub const INDEX: &str = "index";

/// Gives each file its key. A page `README.md` or `_index.md` has the key of an index page, unless
/// the folder has an index page in any language: keys are the same in all languages.
pub fn assign(files: &mut [ContentFile]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for file in files.iter() {
        if let Some(rank) = rank(file) {
            let known = first.entry(canonical(file.inner.folder())).or_insert(rank);
            *known = rank.min(*known);
        }
    }
    for file in files {
        let Some(rank) = rank(file) else { continue };
        let folder = file.inner.folder();
        if first.get(&canonical(folder)) == Some(&rank) {
            let slash = if folder.is_empty() { "" } else { "/" };
            file.key = format!("{folder}{slash}{INDEX}").into();
        }
    }
}

/// The position of the name of a page among the names of pages of folders.
fn rank(file: &ContentFile) -> Option<usize> {
    let name = || stem_of(file.inner.file_name());
    let at = NAMES.iter().position(|known| known.eq_ignore_ascii_case(name()));
    at.filter(|_| file.kind == Kind::Page)
}

/// Whether a name without its extension is one that pages of folders have.
#[must_use]
pub fn is_index_name(name: &str) -> bool {
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}
