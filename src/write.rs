//! Publishes a site: writes a set of files to the output folder. ([`author`] rewrites files of the
//! author, [`batch`] several of them together, [`archive`] writes a site into one file.)
//!
//! Guarantees at any instant, also after a crash:
//! - kb removes and overwrites only files that it wrote itself, and removes them only if they are
//!   unchanged. It keeps all other files and reports them.
//! - Each file is complete, old or new; every asset that a page names exists; unchanged files are
//!   not touched.
//! - If the content of a file cannot be made, the site stays as it was.
//! - After a crash, the next run produces the same site as without the crash.
//!
//! Steps:
//! 1. [`target`] refuses dangerous folders, and [`lock`] excludes other builds.
//! 2. [`manifest`] lists the files that kb wrote, [`survey`] lists the files on disk, and [`plan`]
//!    finds files that are in the way or become stale.
//! 3. [`stage`] makes all contents in parallel and writes the changed ones to a hidden folder in
//!    the output folder.
//! 4. If all contents were made, [`commit`] renames the next manifest, the assets and the pages,
//!    removes stale files, and renames the manifest.

pub mod archive;
pub mod author;
pub mod batch;
mod commit;
pub mod create;
mod error;
pub mod journal;
mod lock;
mod manifest;
mod plan;
mod stage;
mod survey;
mod target;

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::hash::{self, Fingerprint};
use crate::par;
use crate::text::RelPath;

pub use crate::write::error::{PublishFailure, WriteError};
use crate::write::manifest::Manifest;
use crate::write::plan::NewFolders;
use crate::write::survey::Survey;
pub use crate::write::target::OutputFolder;

/// The folder inside the output folder in which kb keeps its own files.
const HIDDEN: &str = ".kb";
/// In [`HIDDEN`]: the manifest of the published files.
const MANIFEST: &str = "manifest";
/// In [`HIDDEN`]: the manifest of the next publication; it exists only while files are renamed, or
/// after a crash.
const NEXT_MANIFEST: &str = "next";
/// In [`HIDDEN`]: the new files before they are renamed.
const STAGING: &str = "new";

/// When a file is renamed into place: assets before the pages that name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishPhase {
    /// A file that pages name.
    Asset,
    /// A file that names others.
    Page,
}

/// A file to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path in the output folder.
    pub path: RelPath,
    /// When it is renamed into place.
    pub phase: PublishPhase,
}

/// The content of an output.
#[derive(Debug)]
pub enum Content {
    /// Bytes in memory.
    Bytes(Vec<u8>),
    /// A file to copy from its start, in parts: videos and archives need no memory.
    File {
        /// The open file.
        file: File,
        /// Its path, for messages.
        path: PathBuf,
    },
}

/// The result of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// How many files are new or changed.
    pub written: usize,
    /// How many files were unchanged and not touched.
    pub unchanged: usize,
    /// How many files of earlier builds were removed.
    pub removed: usize,
    /// The total size of the written files in bytes.
    pub bytes: u64,
    /// Files in the folder that kb did not write, except hidden ones; sorted.
    pub foreign: Vec<String>,
    /// Stale files of earlier builds that were changed after kb wrote them and are therefore kept;
    /// sorted. From now on they count as foreign.
    pub kept: Vec<String>,
}

/// The state before a publication: the real path of the output folder, the files that kb wrote, and
/// the files on disk.
struct Before {
    folder: PathBuf,
    manifest: Manifest,
    disk: Survey,
}

/// Publishes exactly `outputs` to the output folder and keeps foreign files.
///
/// `content` makes the content of the output at an index. It is called once per output, in parallel
/// and in any order; at most one content per thread is in memory. `input` identifies everything
/// that the contents depend on, for [`current`].
///
/// # Errors
/// All failures of `content`, if there are any; else the error that stopped the writing. In both cases
/// the published site is unchanged, unless renaming failed (no permission, a broken disk): then each
/// file is still complete, and the next run continues.
pub fn publish<E: Send>(
    target: &OutputFolder<'_>,
    outputs: &[Output],
    input: &str,
    content: &(dyn Fn(usize) -> Result<Content, E> + Sync),
) -> Result<Published, PublishFailure<E>> {
    let folder = target::check(target)?;
    plan::check_paths(outputs)?;
    let _lock = lock::acquire(&folder)?;
    let staging = stage::Staging::new(&folder)?;
    let manifest = manifest::settle(&folder)?;
    let disk = survey::survey(&folder, &manifest, outputs)?;
    let before = Before { folder, manifest, disk };
    let plan = plan::make(&before, outputs)?;

    let new_folders = NewFolders::new(&before.disk, outputs);
    let staged = stage::all(&before, &staging, outputs, &new_folders, content)?;

    let next = Manifest {
        input: input_fingerprint(input),
        files: outputs
            .iter()
            .zip(&staged)
            .map(|(output, staged)| (output.path.clone(), staged.entry))
            .collect(),
    };
    let moves = commit::moves(outputs, staged, &staging, &new_folders);
    Ok(commit::commit(&before, &plan, &moves, &next)?)
}

/// Returns the number of files of the site if the folder is unchanged since the last publication
/// with this `input`. Only times and sizes of files are read. Files left by a killed run count as a
/// change, so that the next publication removes them.
#[must_use]
pub fn current(folder: &Path, input: &str) -> Option<usize> {
    let manifest = manifest::load_settled(folder)?;
    let has_leftovers = folder.join(HIDDEN).join(STAGING).exists();
    if has_leftovers || manifest.input != input_fingerprint(input) {
        return None;
    }
    let files: Vec<_> = manifest.files.iter().collect();
    let same = par::map(&files, |(path, entry)| {
        survey::stamp_of(&folder.join(path.as_str())) == Some(entry.stamp)
    });
    same.iter().all(|same| *same).then_some(files.len())
}

/// The paths of the files that the last publication wrote; empty if there was none.
#[must_use]
pub fn published(folder: &Path) -> Vec<RelPath> {
    let manifest = manifest::load_settled(folder);
    manifest.map_or_else(Vec::new, |manifest| manifest.files.into_keys().collect())
}

/// Hashes the input of the caller, which can have any length and any characters.
fn input_fingerprint(input: &str) -> Fingerprint {
    hash::of_parts([b"input".as_slice(), input.as_bytes()])
}
