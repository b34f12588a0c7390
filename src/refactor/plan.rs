//! The plan of a change: the files to write.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::refactor::addresses;
use crate::refactor::bases;
use crate::refactor::change::Change;
use crate::refactor::draft::Draft;
use crate::refactor::links;
use crate::refactor::places;
use crate::refactor::reading::Reading;
use crate::refactor::references;
use crate::refactor::tags;
use crate::refactor::verify;
use crate::text::{RelPath, Source};

/// A file that changes its path, its text or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The path that it has.
    pub from: RelPath,
    /// The path that it gets; nothing if it is removed.
    pub to: Option<RelPath>,
    /// The text that it has; nothing for a file that is copied.
    pub before: Option<Arc<Source>>,
    /// The text that it gets; nothing if that stays the same.
    pub after: Option<String>,
}

/// What to write.
#[derive(Debug)]
pub struct Plan {
    /// The files, in the order of the paths that they have.
    pub files: Vec<FileChange>,
    /// The aliases that are added, in all files together.
    pub n_aliases: usize,
    /// The site after the change.
    pub after: Reading,
}

/// Why there is no plan.
#[derive(Debug)]
pub enum Refusal {
    /// This file cannot be read, so kb does not know what it refers to.
    Unreadable(RelPath),
    /// Another file has this path, or two files would get it.
    Taken(RelPath),
    /// No file can have this path.
    BadPath(String),
    /// The site would have these errors.
    Findings(Vec<Diagnostic>),
    /// No file can hold an alias for this address.
    Dead(String),
    /// These would lead elsewhere, and kb cannot rewrite them.
    Lost(Vec<Diagnostic>),
    /// The entry with this key has no heading or term with this id.
    NoPlace(String, String),
    /// No page has this tag.
    NoTag(String),
    /// This tag exists.
    TagTaken(String),
    /// Translations of this entry would have another state.
    Stale(String),
}

/// Plans a change of a site.
///
/// # Errors
/// When the site after it would have errors that it does not have now, or something could not be
/// kept alive.
pub fn plan(before: &Reading, change: &Change) -> Result<Plan, Refusal> {
    if let Some(path) = before.unreadable() {
        return Err(Refusal::Unreadable(path.clone()));
    }
    let mut draft = Draft::new(before, change)?;
    places::rename(&mut draft)?;
    tags::rename(&mut draft)?;
    links::follow(&mut draft);
    links::follow_places(&mut draft);
    references::follow_places(&mut draft);
    let moved = draft.read()?;
    links::correct(&mut draft, &moved);
    references::correct(&mut draft, &moved);
    let n_aliases = addresses::keep(&mut draft, &moved)?;
    bases::quotes(&mut draft);
    let after = draft.read()?;
    bases::fingerprints(&mut draft, &after);
    verify::check(&draft, &after)?;
    Ok(Plan { files: draft.changes(), n_aliases, after })
}
