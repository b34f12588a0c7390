//! Moves and removes pages, folders, scenarios and quizzes, and renames and removes headings, terms
//! and tags, so that nothing that leads to them breaks.
//!
//! It is a pure function of the files of a site; the commands print the plan and write it.
//! 1. [`reading`] reads the site as a build does. [`change`] has the new keys and the removals.
//! 2. [`places`] renames headings and terms, and [`removal`] removes them; [`tags`] does both for
//!    tags.
//! 3. [`draft`] holds the new paths of files, and edits by span.
//! 4. [`links`] rewrites links that name files by their paths. The result is read, and links and
//!    [`references`] with another target then get the form that has their former target.
//! 5. [`addresses`] adds an alias for each address that would be gone.
//! 6. [`bases`] follows with the texts that translations were confirmed against.
//! 7. [`verify`] reads the result again: every link, reference and address must have its former
//!    target, and there must be no new error.

pub mod addresses;
mod bases;
pub mod change;
mod draft;
mod front;
pub mod heading_line;
mod links;
mod places;
pub mod plan;
pub mod reading;
mod references;
mod removal;
mod tags;
mod verify;

use crate::refactor::change::SiteChange;
use crate::refactor::draft::Draft;
use crate::refactor::plan::{PlanRefusal, RefactorPlan};
use crate::refactor::reading::Reading;

/// Plans a change of a site.
///
/// # Errors
/// When the site after it would have errors that it does not have now, or something could not be
/// kept alive.
pub fn plan(before: &Reading, change: &SiteChange) -> Result<RefactorPlan, PlanRefusal> {
    if let Some(path) = before.unreadable() {
        return Err(PlanRefusal::Unreadable(path.clone()));
    }
    let mut draft = Draft::new(before, change)?;
    places::rename(&mut draft)?;
    tags::rename(&mut draft)?;
    removal::remove(&mut draft)?;
    tags::remove(&mut draft)?;
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
    Ok(RefactorPlan { files: draft.changes(), n_aliases, after })
}
