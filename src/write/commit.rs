//! Renames new files into place and removes stale ones, in an order that keeps every page complete.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::par;
use crate::text::RelPath;
use crate::write::error::WriteError;
use crate::write::manifest::{self, Manifest};
use crate::write::plan::{self, CleanupPlan, NewFolders, OutputState};
use crate::write::stage::{PathOccupancy, StagedOutput, Staging};
use crate::write::survey::OnDisk;
use crate::write::{Before, HIDDEN, MANIFEST, NEXT_MANIFEST, Output, PublishPhase, Published};

/// A new file or folder to rename into place.
struct Move {
    /// Assets before pages; within each, new paths first, because a changed page can link to a new
    /// one.
    order: (PublishPhase, PathOccupancy),
    path: String,
    from: PathBuf,
}

/// All new files and folders.
pub(super) struct Moves {
    /// In order.
    list: Vec<Move>,
    n_files: usize,
    bytes: u64,
}

/// The renames in order: complete new folders, else single files.
pub(super) fn moves(
    outputs: &[Output],
    staged: Vec<StagedOutput>,
    staging: &Staging,
    new_folders: &NewFolders<'_>,
) -> Moves {
    let mut moves = Moves { list: Vec::new(), n_files: 0, bytes: 0 };
    let mut folders = BTreeSet::new();
    for (output, staged) in outputs.iter().zip(staged) {
        let Some(new) = staged.new else { continue };
        moves.n_files += 1;
        moves.bytes += staged.entry.stamp.size;
        match new.path {
            Some(from) => {
                let (order, path) = ((output.phase, new.place), output.path.as_str().to_owned());
                moves.list.push(Move { order, path, from });
            }
            None => folders.extend(new_folders.around(output.path.as_str())),
        }
    }
    moves.list.extend(folders.into_iter().map(|folder| Move {
        order: (PublishPhase::Page, PathOccupancy::Free),
        path: folder.to_owned(),
        from: staging.path_in_tree(folder),
    }));
    moves.list.sort_by(|a, b| (a.order, &a.path).cmp(&(b.order, &b.path)));
    moves
}

/// Publishes what was staged.
pub(super) fn commit(
    before: &Before,
    plan: &CleanupPlan,
    moves: &Moves,
    next: &Manifest,
) -> Result<Published, WriteError> {
    let folder = &before.folder;
    if *next != before.manifest {
        manifest::save(folder, next, NEXT_MANIFEST)?;
    }
    let (removed_first, kept_first) = remove(before, &plan.blocking)?;
    create_folders(before, plan, &moves.list)?;
    // Phase by phase, and new files before those that can name them.
    for phase in moves.list.chunk_by(|a, b| a.order == b.order) {
        par::map(phase, |new| put_in_place(folder, new)).into_iter().collect::<Result<(), _>>()?;
    }
    let (removed_last, kept_last) = remove(before, &plan.stale)?;
    if *next != before.manifest {
        let (from, to) =
            (folder.join(HIDDEN).join(NEXT_MANIFEST), folder.join(HIDDEN).join(MANIFEST));
        fs::rename(&from, &to).map_err(WriteError::io("rename to", &to))?;
    }
    Ok(Published {
        written: moves.n_files,
        unchanged: next.files.len() - moves.n_files,
        removed: removed_first + removed_last,
        bytes: moves.bytes,
        foreign: foreign(before, next),
        kept: [kept_first, kept_last].concat(),
    })
}

/// Creates the folders around all new files. If one cannot be created, removes the others, so that
/// the site is unchanged.
fn create_folders(before: &Before, plan: &CleanupPlan, moves: &[Move]) -> Result<(), WriteError> {
    // A folder may have been removed with its last file, which was in the way.
    let was_there =
        |folder: &str| plan.blocking.is_empty() && before.disk.get(folder) == Some(&OnDisk::Folder);
    let missing: BTreeSet<&str> = moves
        .iter()
        .flat_map(|new| plan::folders(&new.path))
        .filter(|folder| !was_there(folder))
        .collect();
    let depth = |folder: &&str| folder.matches('/').count();
    let mut missing: Vec<&str> = missing.into_iter().collect();
    missing.sort_by_key(depth);
    let mut created: Vec<PathBuf> = Vec::new();
    // Outer folders first.
    for level in missing.chunk_by(|a, b| depth(a) == depth(b)) {
        let results = par::map(level, |folder| create_folder(before.folder.join(folder)));
        let (new, failed): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
        created.extend(new.into_iter().flatten().flatten());
        if let Some(error) = failed.into_iter().find_map(Result::err) {
            for path in created.iter().rev() {
                // The first error is reported; an empty folder is harmless.
                let _ = fs::remove_dir(path);
            }
            return Err(error);
        }
    }
    Ok(())
}

/// Creates a folder; returns `None` if it exists.
fn create_folder(path: PathBuf) -> Result<Option<PathBuf>, WriteError> {
    match fs::create_dir(&path) {
        Ok(()) => Ok(Some(path)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(None),
        Err(error) => Err(WriteError::io("create the folder", &path)(error)),
    }
}

fn put_in_place(folder: &Path, new: &Move) -> Result<(), WriteError> {
    let path = folder.join(&new.path);
    // Another program may have created the file after the survey.
    if new.order.1 == PathOccupancy::Free && fs::symlink_metadata(&path).is_ok() {
        return Err(WriteError::InTheWay { paths: vec![path] });
    }
    fs::rename(&new.from, &path).map_err(WriteError::io("rename what is new to", &path))
}

/// Removes unchanged files of earlier builds, and the folders that become empty. Returns the number
/// of removed files, and the changed files, which stay.
fn remove(before: &Before, paths: &[RelPath]) -> Result<(usize, Vec<String>), WriteError> {
    let mut n_removed = 0;
    let mut kept = Vec::new();
    for path in paths {
        match plan::fate(before, path)? {
            OutputState::Same => {
                let on_disk = before.folder.join(path.as_str());
                fs::remove_file(&on_disk).map_err(WriteError::io("remove", &on_disk))?;
                n_removed += 1;
            }
            OutputState::Gone => {}
            OutputState::Changed => {
                kept.push(path.as_str().to_owned());
                continue;
            }
        }
        remove_empty_folders(before, path);
    }
    Ok((n_removed, kept))
}

/// Removes the empty folders around a path, innermost first.
fn remove_empty_folders(before: &Before, path: &RelPath) {
    for folder in plan::folders(path.as_str()) {
        // Symbolic links are not followed.
        let is_folder = before.disk.get(folder) == Some(&OnDisk::Folder);
        // The system refuses to remove a folder that is not empty.
        if !is_folder || fs::remove_dir(before.folder.join(folder)).is_err() {
            break;
        }
    }
}

/// Files on disk that no manifest lists. Hidden files are left out: they belong to other tools.
fn foreign(before: &Before, next: &Manifest) -> Vec<String> {
    let ours = |path: &str| {
        RelPath::new(path).is_some_and(|path| {
            next.files.contains_key(&path) || before.manifest.files.contains_key(&path)
        })
    };
    let hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
    before
        .disk
        .iter()
        .filter(|(path, found)| **found != OnDisk::Folder && !hidden(path) && !ours(path))
        .map(|(path, _)| path.clone())
        .collect()
}
