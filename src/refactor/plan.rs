//! The plan of a change, and the reasons against one.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::refactor::reading::Reading;
use crate::text::{RelPath, Source};

/// A file that changes its path, its text or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The present path.
    pub from: RelPath,
    /// The new path; `None` if the file is removed.
    pub to: Option<RelPath>,
    /// The present text; `None` for a file that is copied.
    pub before: Option<Arc<Source>>,
    /// The new text; `None` if it stays the same.
    pub after: Option<String>,
}

/// What to write.
#[derive(Debug)]
pub struct RefactorPlan {
    /// The files, in the order of their present paths.
    pub files: Vec<FileChange>,
    /// The aliases that are added, in all files together.
    pub n_aliases: usize,
    /// The site after the change.
    pub after: Reading,
}

/// Why there is no plan.
#[derive(Debug)]
pub enum PlanRefusal {
    /// This file cannot be read, so its links and references are unknown.
    Unreadable(RelPath),
    /// Another file has this path, or two files would get it.
    Taken(RelPath),
    /// No file can have this path.
    BadPath(String),
    /// The site would have these errors.
    Findings(Vec<Diagnostic>),
    /// No file can hold an alias for this address.
    Dead(String),
    /// These links and references would have another target, and kb cannot rewrite them.
    Lost(Vec<Diagnostic>),
    /// The entry with this key has no heading or term with this id.
    NoPlace(String, String),
    /// No page has this tag.
    NoTag(String),
    /// This tag exists.
    TagTaken(String),
    /// This removed place leads to a place that is removed with it.
    LeadsToItself(String),
    /// The text of this place of an entry cannot be removed without changing the text around it.
    Entangled(String, String),
    /// Translations of this entry would have another state.
    Stale(String),
}
