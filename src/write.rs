//! Publishes a site: a set of files becomes the content of the output folder. ([`author`] rewrites
//! files of the author.)
//!
//! What is promised, at any instant and whatever happens:
//! - kb removes and overwrites only files that it wrote itself, and removes them only when they
//!   still are as it wrote them. It keeps everything else, and says so.
//! - Each file is the complete old or the complete new one, every asset that a page names exists,
//!   and an unchanged file is not touched.
//! - A content that cannot be made leaves the site as it was.
//! - After a crash the next run makes the same site as if there had been none.
//!
//! How:
//! 1. [`target`] refuses dangerous folders, [`lock`] keeps other builders out.
//! 2. [`manifest`] says which files are ours, [`survey`] what is on disk, [`plan`] what is in
//!    the way and what becomes stale.
//! 3. [`stage`] makes all contents in parallel and writes those that changed to a hidden folder
//!    beside the site. Only now, when nothing can be wrong with a content any more,
//! 4. [`commit`] renames: the manifest to be, assets, pages; it removes what is stale; the manifest
//!    last.

pub mod author;
mod commit;
mod error;
mod lock;
mod manifest;
mod plan;
mod stage;
mod survey;
mod target;

use std::path::{Path, PathBuf};

use crate::hash::{self, Fingerprint};
use crate::par;
use crate::text::RelPath;

pub use crate::write::error::{Error, Failure};
use crate::write::manifest::Manifest;
use crate::write::plan::NewFolders;
use crate::write::survey::Survey;
pub use crate::write::target::Target;

/// The folder inside the output folder in which kb keeps its own files.
const HIDDEN: &str = ".kb";
/// In [`HIDDEN`]: what was published.
const MANIFEST: &str = "manifest";
/// In [`HIDDEN`]: what is about to be published; there only while files are renamed, or after
/// a crash.
const NEXT_MANIFEST: &str = "next";
/// In [`HIDDEN`]: the new files before they are renamed.
const STAGING: &str = "new";

/// When a file is put in place: an asset before the pages that name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
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
    /// When it is put in place.
    pub phase: Phase,
}

/// What a publication did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// How many files are new or have a new content.
    pub written: usize,
    /// How many files were right already and were not touched.
    pub unchanged: usize,
    /// How many files of former builds were removed.
    pub removed: usize,
    /// The size of the written files together.
    pub bytes: u64,
    /// Files in the folder that kb never made, but for hidden ones; sorted.
    pub foreign: Vec<String>,
    /// Files of former builds that are no longer wanted but were changed by somebody since, and
    /// so were kept; sorted. From now on they are foreign.
    pub kept: Vec<String>,
}

/// What was there before: the output folder (its real path), which files in it are ours, and
/// what is on disk.
struct Before {
    folder: PathBuf,
    manifest: Manifest,
    disk: Survey,
}

/// Makes the output folder hold exactly `outputs`, besides files of others.
///
/// `content` makes the bytes of the output at an index; it is called once for each, in parallel
/// and in any order, and no more contents are in memory than there are threads. `input` names
/// everything that the contents depend on, for [`current`].
///
/// # Errors
/// All failures of `content`, when there are any; else whatever stops the writing. In both cases
/// the published site is as it was, unless renaming itself was stopped (a folder that refuses,
/// a broken disk): then each file still is complete, and the next run goes on.
pub fn publish<E: Send>(
    target: &Target<'_>,
    outputs: &[Output],
    input: &str,
    content: &(dyn Fn(usize) -> Result<Vec<u8>, E> + Sync),
) -> Result<Published, Failure<E>> {
    let folder = target::check(target)?;
    plan::check_paths(outputs)?;
    let _lock = lock::acquire(&folder)?;
    let staging = stage::Staging::new(&folder)?;
    let manifest = manifest::settle(&folder)?;
    let disk = survey::survey(&folder, &manifest, outputs)?;
    let before = Before { folder, manifest, disk };
    let plan = plan::make(&before, outputs)?;

    let new_folders = NewFolders::new(&before.disk, outputs);
    let staged = stage::all(&before, &staging, (outputs, &new_folders), content)?;

    let next = Manifest {
        input: input_fingerprint(input),
        files: outputs
            .iter()
            .zip(&staged)
            .map(|(output, staged)| (output.path.clone(), staged.entry))
            .collect(),
    };
    let moves = commit::moves(outputs, staged, (&staging, &new_folders));
    Ok(commit::commit(&before, &plan, &moves, &next)?)
}

/// The number of files of the site, if the folder still is as the last publication with this
/// `input` left it; nothing is read but the times and sizes of its files. Where a killed run left
/// files behind it is not, so that the next publication removes them.
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

/// The words of the caller could have any length and hold any character; their hash has not.
fn input_fingerprint(input: &str) -> Fingerprint {
    hash::of_parts([b"input".as_slice(), input.as_bytes()])
}
