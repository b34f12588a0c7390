//! `kb mv` and `kb rm`: move and remove pages, folders, scenarios, quizzes, headings, terms and tags.
//!
//! 1. The site is read, and the arguments become a change of keys ([`names`], [`removed`]).
//! 2. [`refactor`] plans the change; nothing is written if anything would break.
//! 3. The plan is printed as a diff.
//! 4. All files are written together, or none.

mod names;
mod print;
mod removed;

use std::path::{Path, PathBuf};

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::refactor::{MvArguments, RmArguments};
use crate::cmd::load;
use crate::cmd::out::{self, Exit};
use crate::cmd::repository;
use crate::refactor;
use crate::refactor::change::SiteChange;
use crate::refactor::plan::{FileChange, RefactorPlan};
use crate::refactor::reading::{self, Reading, SiteFiles};
use crate::scan::ScanCache;
use crate::write::author::WriteRefusal;
use crate::write::batch::{self, BatchStep};

/// Runs `kb mv`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &MvArguments) -> Exit {
    let MvArguments { old, new, dry_run, allow_dirty } = arguments;
    let change = |place: &SiteOnDisk| names::moved(place, old, new);
    let writing = Writing { dry_run: *dry_run, allow_dirty: *allow_dirty, undoes: "the move" };
    apply(site, writing, change).unwrap_or_else(|exit| exit)
}

/// Runs `kb rm`.
#[must_use]
pub fn remove(site: &SiteArguments, arguments: &RmArguments) -> Exit {
    let RmArguments { old, to, dry_run, allow_dirty } = arguments;
    let change = |place: &SiteOnDisk| removed::change(place, old, to.as_deref());
    let writing = Writing { dry_run: *dry_run, allow_dirty: *allow_dirty, undoes: "the removal" };
    apply(site, writing, change).unwrap_or_else(|exit| exit)
}

/// How a plan is written.
#[derive(Debug, Clone, Copy)]
struct Writing {
    dry_run: bool,
    allow_dirty: bool,
    /// What version control could undo: `the move`.
    undoes: &'static str,
}

/// A site on the disk.
struct SiteOnDisk {
    root: PathBuf,
    reading: Reading,
}

fn apply(
    site: &SiteArguments,
    writing: Writing,
    change: impl FnOnce(&SiteOnDisk) -> Result<SiteChange, Exit>,
) -> Result<Exit, Exit> {
    let root = load::root(site)?;
    if !writing.dry_run && !writing.allow_dirty {
        repository::check_clean(&root, &["content", "kb.yaml"], writing.undoes)?;
    }
    let read =
        load::read(&root, &ScanCache::default()).map_err(|stop| load::explain(stop, site))?;
    let (config, scan) = (read.config, read.scan);
    let files = SiteFiles { config, texts: scan.files, assets: scan.assets, found: scan.found };
    let place = SiteOnDisk { root, reading: reading::read(files, None) };
    let change = change(&place)?;
    let plan =
        refactor::plan(&place.reading, &change).map_err(|refusal| print::refusal(refusal, site))?;
    let printed = print::diff(&plan);
    if writing.dry_run {
        out::print_status(&format!("would {}; nothing was written", print::summary(&plan, "")));
        return Ok(printed);
    }
    write(&place.root, &plan)?;
    out::print_status(&print::summary(&plan, "d"));
    Ok(printed)
}

/// Writes all files of a plan, or none.
fn write(root: &Path, plan: &RefactorPlan) -> Result<(), Exit> {
    let steps: Vec<BatchStep<'_>> = plan.files.iter().map(step).collect();
    batch::write(root, &steps).map_err(|failure| {
        let help = match failure.refusal {
            WriteRefusal::Changed => Some("run the command again; it will read the changed file"),
            WriteRefusal::NotPlain { .. } => Some("replace it with a regular file"),
            WriteRefusal::Io(_) => None,
        };
        out::print_error(&failure.to_string(), help);
        for file in &failure.left {
            let message = format!("cannot restore a file; its content is in {}", file.display());
            out::print_error(&message, None);
        }
        if failure.left.is_empty() {
            out::print_status("nothing was changed");
        }
        Exit::System
    })
}

fn step(file: &FileChange) -> BatchStep<'_> {
    BatchStep {
        from: &file.from,
        to: file.to.as_ref(),
        before: file.before.as_ref().map(|source| &*source.text),
        after: file.after.as_deref(),
    }
}
