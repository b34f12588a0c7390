//! Makes all contents, and writes those that changed beside the site.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::hash;
use crate::par;
use crate::write::error::{Error, Failure};
use crate::write::manifest::{self, Entry, Stamp};
use crate::write::plan::{self, NewFolders};
use crate::write::survey::Found;
use crate::write::{Before, HIDDEN, Output, STAGING};

/// The folder for new files; removed with everything in it at the end, whatever the end is.
pub(super) struct Staging {
    folder: PathBuf,
}

/// How many folders the new files lie in: a folder takes one new file at a time, so threads that
/// share one wait for each other.
const FOLDERS: usize = 16;

/// The folder for new folders of the site ([`NewFolders`]), which are as they will be published.
const TREE: &str = "tree";

impl Staging {
    /// An empty folder; what a crash left in it is removed.
    pub(super) fn new(output_folder: &Path) -> Result<Staging, Error> {
        let folder = output_folder.join(HIDDEN).join(STAGING);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Error::io("remove the folder", &folder)(error));
            }
            Ok(()) | Err(_) => {}
        }
        fs::create_dir(&folder).map_err(Error::io("create the folder", &folder))?;
        for part in 0..FOLDERS {
            let part = folder.join(part.to_string());
            fs::create_dir(&part).map_err(Error::io("create the folder", &part))?;
        }
        Ok(Staging { folder })
    }

    /// Where the new file of an output waits, which will not be put in place with its folder.
    fn path(&self, index: usize) -> PathBuf {
        self.folder.join((index % FOLDERS).to_string()).join(index.to_string())
    }

    /// Where a new folder of the site waits, or a file in one.
    pub(super) fn path_in_tree(&self, path: &str) -> PathBuf {
        self.folder.join(TREE).join(path)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// One output, ready.
pub(super) struct Staged {
    /// Its line in the manifest.
    pub(super) entry: Entry,
    /// The new file; nothing when the right one is in place.
    pub(super) new: Option<New>,
}

/// A file that waits to be renamed.
pub(super) struct New {
    /// Where it is now; nothing when it is put in place with a new folder.
    pub(super) path: Option<PathBuf>,
    /// Whether a file of ours is replaced.
    pub(super) place: Place,
}

/// What is at the place of a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Nothing.
    Free,
    /// A file of ours.
    Taken,
}

/// Why an output could not be made ready.
enum Stopped<E> {
    Content(E),
    InTheWay(PathBuf),
    Write(Error),
    /// Another one failed, so this one was not tried.
    Skipped,
}

/// Makes every content; in the order of the outputs.
pub(super) fn all<E: Send>(
    before: &Before,
    staging: &Staging,
    (outputs, new_folders): (&[Output], &NewFolders<'_>),
    content: &(dyn Fn(usize) -> Result<Vec<u8>, E> + Sync),
) -> Result<Vec<Staged>, Failure<E>> {
    // Every content is made even if one fails, so that an author hears of all mistakes at once;
    // but a site that will not be published need not be written, and a full disk stays full.
    let in_vain = AtomicBool::new(false);
    let disk_failed = AtomicBool::new(false);
    let indices: Vec<usize> = (0..outputs.len()).collect();
    let results = par::map(&indices, |&index| {
        if disk_failed.load(Ordering::Relaxed) {
            return Err(Stopped::Skipped);
        }
        let bytes = content(index).map_err(|failure| {
            in_vain.store(true, Ordering::Relaxed);
            Stopped::Content(failure)
        })?;
        if in_vain.load(Ordering::Relaxed) {
            return Err(Stopped::Skipped);
        }
        let waiting = || match new_folders.around(outputs[index].path.as_str()) {
            Some(_) => Waiting::InFolder(staging.path_in_tree(outputs[index].path.as_str())),
            None => Waiting::Alone(staging.path(index)),
        };
        let staged = one(before, &outputs[index], &bytes, waiting);
        staged
            .inspect_err(|_| disk_failed.store(true, Ordering::Relaxed))
            .map_err(Stopped::Write)?
            .map_err(Stopped::InTheWay)
    });
    sort_out(results)
}

/// All or nothing; the mistakes of authors come first.
fn sort_out<E>(results: Vec<Result<Staged, Stopped<E>>>) -> Result<Vec<Staged>, Failure<E>> {
    let (mut staged, mut failures, mut in_the_way) = (Vec::new(), Vec::new(), Vec::new());
    let mut error = None;
    for result in results {
        match result {
            Ok(ready) => staged.push(ready),
            Err(Stopped::Content(failure)) => failures.push(failure),
            Err(Stopped::InTheWay(path)) => in_the_way.push(path),
            Err(Stopped::Write(first)) => error = error.or(Some(first)),
            Err(Stopped::Skipped) => {}
        }
    }
    if !failures.is_empty() {
        return Err(Failure::Content(failures));
    }
    if let Some(error) = error {
        return Err(Failure::Write(error));
    }
    if !in_the_way.is_empty() {
        return Err(Failure::Write(Error::InTheWay { paths: in_the_way }));
    }
    Ok(staged)
}

/// Compares a content with what is in place, and writes it to a new file where they differ.
/// The inner error is the path of a file that is not ours.
fn one(
    before: &Before,
    output: &Output,
    bytes: &[u8],
    waiting: impl FnOnce() -> Waiting,
) -> Result<Result<Staged, PathBuf>, Error> {
    let published = before.manifest.files.get(&output.path);
    let path = before.folder.join(output.path.as_str());
    let found = before.disk.get(output.path.as_str());
    let hash = hash::of(bytes);
    if let Some(Found::File(stamp)) = found {
        let untouched = published.filter(|entry| entry.stamp == *stamp);
        let entry = Entry { hash, stamp: Stamp { size: bytes.len() as u64, ..*stamp } };
        let right = match untouched {
            Some(published) => published.hash == hash,
            // Copied, checked out or edited by hand: the content decides.
            None => plan::holds(&path, &entry)?,
        };
        if right {
            return Ok(Ok(Staged { entry, new: None }));
        }
    }
    let place = match (found, published) {
        // A folder here holds only stale files of ours, which go first.
        (None | Some(Found::Folder), _) => Place::Free,
        (Some(_), Some(_)) => Place::Taken,
        (Some(_), None) => return Ok(Err(path)),
    };
    let (stamp, path) = match waiting() {
        Waiting::Alone(path) => (write(&path, File::create_new(&path), bytes)?, Some(path)),
        Waiting::InFolder(path) => (write(&path, create_in_folder(&path), bytes)?, None),
    };
    Ok(Ok(Staged { entry: Entry { hash, stamp }, new: Some(New { path, place }) }))
}

/// How a new file waits.
enum Waiting {
    /// To be renamed by itself.
    Alone(PathBuf),
    /// In a folder that is renamed with all that is in it.
    InFolder(PathBuf),
}

/// Creates a file, and the folders around it that are missing.
fn create_in_folder(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            File::create_new(path)
        }
        result => result,
    }
}

fn write(path: &Path, file: io::Result<File>, bytes: &[u8]) -> Result<Stamp, Error> {
    let written = file.and_then(|file| write_to(file, bytes));
    written.map_err(Error::io("write", path))
}

fn write_to(mut file: File, bytes: &[u8]) -> io::Result<Stamp> {
    file.write_all(bytes)?;
    file.metadata().map(|metadata| manifest::stamp(&metadata))
}
