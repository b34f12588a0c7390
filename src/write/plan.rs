//! Decides which files to remove and which to keep, before anything is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::hash;
use crate::text::RelPath;
use crate::write::error::WriteError;
use crate::write::manifest::ManifestEntry;
use crate::write::survey::{self, OnDisk, Survey};
use crate::write::{Before, HIDDEN, Output, PublishPhase};

/// The longest file name on common file systems, in bytes.
const LONGEST_NAME: usize = 255;

/// Stale files of earlier builds.
pub(super) struct CleanupPlan {
    /// Files at the path of a new folder or file; removed first.
    pub(super) blocking: Vec<RelPath>,
    /// All other stale files; removed last.
    pub(super) stale: Vec<RelPath>,
}

/// Folders that can be renamed as a whole: they do not exist yet and contain only pages. A folder
/// with an asset cannot, because assets are published before pages.
pub(super) struct NewFolders<'a> {
    /// Folders with an asset, and their parent folders.
    with_assets: BTreeSet<&'a str>,
    /// Paths on disk in lower case: many file systems ignore case.
    taken: BTreeSet<String>,
}

impl<'a> NewFolders<'a> {
    pub(super) fn new(disk: &Survey, outputs: &'a [Output]) -> NewFolders<'a> {
        let assets = outputs.iter().filter(|output| output.phase == PublishPhase::Asset);
        let with_assets = assets.flat_map(|asset| folders(asset.path.as_str())).collect();
        let taken = disk.keys().map(|path| path.to_lowercase()).collect();
        NewFolders { with_assets, taken }
    }

    /// The outermost such folder around a path.
    pub(super) fn around<'p>(&self, path: &'p str) -> Option<&'p str> {
        let is_new = |folder: &&str| {
            !self.with_assets.contains(folder) && !self.taken.contains(&folder.to_lowercase())
        };
        folders(path).take_while(is_new).last()
    }
}

/// Refuses outputs that would be written to the wrong place, or over each other.
pub(super) fn check_paths(outputs: &[Output]) -> Result<(), WriteError> {
    let mut paths = BTreeSet::new();
    for output in outputs {
        if !paths.insert(output.path.as_str()) {
            return Err(bad_path(&output.path, "it is there twice"));
        }
    }
    for output in outputs {
        let path = output.path.as_str();
        let top = path.split('/').next().unwrap_or_default();
        if top.eq_ignore_ascii_case(HIDDEN) {
            return Err(bad_path(&output.path, "it is where kb keeps its own files"));
        }
        if path.contains(char::is_control) {
            return Err(bad_path(&output.path, "it has a control character"));
        }
        if path.split('/').any(|part| part.len() > LONGEST_NAME) {
            return Err(bad_path(&output.path, "it has a part of more than 255 bytes"));
        }
        if folders(path).any(|folder| paths.contains(folder)) {
            return Err(bad_path(&output.path, "it needs a folder where another output is a file"));
        }
    }
    Ok(())
}

fn bad_path(path: &RelPath, reason: &'static str) -> WriteError {
    WriteError::BadPath { path: path.as_str().to_owned(), reason }
}

/// The parent folders of a path, innermost first: `a/b` and `a` for `a/b/c`.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(slash, _)| &path[..slash])
}

/// Finds the stale files of earlier builds. Fails if a foreign file is at the path of a folder of
/// the site, or a folder with foreign files is at the path of a file.
pub(super) fn make(before: &Before, outputs: &[Output]) -> Result<CleanupPlan, WriteError> {
    let wanted: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    let wanted_folders: BTreeSet<&str> = wanted.iter().flat_map(|path| folders(path)).collect();
    // On a file system that ignores case, removing `A` last would remove the new `a`.
    let wanted_folded: BTreeSet<String> = wanted.iter().map(|path| path.to_lowercase()).collect();
    let (blocking, stale): (Vec<RelPath>, Vec<RelPath>) = before
        .manifest
        .files
        .keys()
        .filter(|path| !wanted.contains(path.as_str()))
        .cloned()
        .partition(|path| {
            wanted_folders.contains(path.as_str())
                || folders(path.as_str()).any(|folder| wanted.contains(folder))
                || wanted_folded.contains(&path.as_str().to_lowercase())
        });

    let mut leaving = BTreeSet::new();
    for path in &blocking {
        if fate(before, path)? != OutputState::Changed {
            leaving.insert(path.as_str());
        }
    }
    let mut in_the_way: BTreeSet<&str> = BTreeSet::new();
    for folder in wanted_folders {
        if let Some(OnDisk::File(_) | OnDisk::Other) = before.disk.get(folder)
            && !leaving.contains(folder)
        {
            in_the_way.insert(folder);
        }
    }
    for path in wanted {
        if before.disk.get(path) == Some(&OnDisk::Folder) {
            in_the_way.extend(staying(before, path, &leaving));
        }
    }
    if in_the_way.is_empty() {
        Ok(CleanupPlan { blocking, stale })
    } else {
        let paths = in_the_way.into_iter().map(|path| before.folder.join(path)).collect();
        Err(WriteError::InTheWay { paths })
    }
}

/// The contents of a folder, including itself, that remain after the `leaving` files are removed.
fn staying<'a>(
    before: &'a Before,
    folder: &'a str,
    leaving: &'a BTreeSet<&str>,
) -> impl Iterator<Item = &'a str> {
    let inside = |path: &str, folder: &str| {
        path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    };
    before
        .disk
        .iter()
        .filter(move |(path, _)| *path == folder || inside(path, folder))
        .filter(move |(path, found)| match found {
            // Removed with its last file.
            OnDisk::Folder => !leaving.iter().any(|file| inside(file, path)),
            OnDisk::File(_) | OnDisk::Other => !leaving.contains(path.as_str()),
        })
        .map(|(path, _)| path.as_str())
}

/// The state of a file since kb published it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutputState {
    /// Unchanged.
    Same,
    /// Missing.
    Gone,
    /// Changed or replaced.
    Changed,
}

/// Compares a file with its manifest entry. It reads the file, because times are not reliable.
pub(super) fn fate(before: &Before, path: &RelPath) -> Result<OutputState, WriteError> {
    // The survey follows no links, so the file is inside the output folder.
    match (before.disk.get(path.as_str()), before.manifest.files.get(path)) {
        (None | Some(OnDisk::Folder), _) => Ok(OutputState::Gone),
        (Some(OnDisk::File(_)), Some(entry))
            if holds(&before.folder.join(path.as_str()), entry)? =>
        {
            Ok(OutputState::Same)
        }
        (Some(OnDisk::File(_) | OnDisk::Other), _) => Ok(OutputState::Changed),
    }
}

/// Whether a path is a plain file with the content of an entry.
pub(super) fn holds(path: &Path, entry: &ManifestEntry) -> Result<bool, WriteError> {
    if survey::stamp_of(path).is_none_or(|stamp| stamp.size != entry.stamp.size) {
        return Ok(false);
    }
    let read = fs::File::open(path).and_then(hash::of_reader);
    let (hash, _) = read.map_err(WriteError::io("read", path))?;
    Ok(hash == entry.hash)
}
