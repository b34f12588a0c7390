//! Makes all contents and writes the changed ones to the staging folder.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::hash::{self, Fingerprint};
use crate::par;
use crate::write::error::{PublishFailure, WriteError};
use crate::write::manifest::{self, ManifestEntry, Stamp};
use crate::write::plan::{self, NewFolders};
use crate::write::survey::OnDisk;
use crate::write::{Before, Content, HIDDEN, Output, STAGING};

/// The staging folder; removed with its content at the end, also after errors.
pub(super) struct Staging {
    folder: PathBuf,
}

/// Number of subfolders for new files: creating files in one folder is serialized by the file
/// system, so threads that share a folder wait for each other.
const FOLDERS: usize = 16;

/// The folder for complete new folders of the site ([`NewFolders`]).
const TREE: &str = "tree";

impl Staging {
    /// Creates the empty staging folder and removes what a crash left in it.
    pub(super) fn new(output_folder: &Path) -> Result<Staging, WriteError> {
        let folder = output_folder.join(HIDDEN).join(STAGING);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(WriteError::io("remove the folder", &folder)(error));
            }
            Ok(()) | Err(_) => {}
        }
        fs::create_dir(&folder).map_err(WriteError::io("create the folder", &folder))?;
        for part in 0..FOLDERS {
            let part = folder.join(part.to_string());
            fs::create_dir(&part).map_err(WriteError::io("create the folder", &part))?;
        }
        Ok(Staging { folder })
    }

    /// The staged path of a file that is renamed by itself.
    fn path(&self, index: usize) -> PathBuf {
        self.folder.join((index % FOLDERS).to_string()).join(index.to_string())
    }

    /// The staged path of a new folder, or of a file in it.
    pub(super) fn path_in_tree(&self, path: &str) -> PathBuf {
        self.folder.join(TREE).join(path)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next run removes what cannot be removed now.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// One output, ready.
pub(super) struct StagedOutput {
    /// Its manifest entry.
    pub(super) entry: ManifestEntry,
    /// The new file; `None` if the published one is unchanged.
    pub(super) new: Option<New>,
}

/// A staged file.
pub(super) struct New {
    /// The staged path; `None` if the file is renamed with its folder.
    pub(super) path: Option<PathBuf>,
    /// Whether it replaces a published file.
    pub(super) place: PathOccupancy,
}

/// What exists at the path of a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PathOccupancy {
    /// Nothing.
    Free,
    /// A file that kb published.
    Taken,
}

/// Why an output was not staged.
enum Stopped<E> {
    Content(E),
    InTheWay(PathBuf),
    Write(WriteError),
    /// Another output failed, so this one was not tried.
    Skipped,
}

/// Makes every content and returns the results in the order of the outputs.
pub(super) fn all<E: Send>(
    before: &Before,
    staging: &Staging,
    outputs: &[Output],
    new_folders: &NewFolders<'_>,
    content: &(dyn Fn(usize) -> Result<Content, E> + Sync),
) -> Result<Vec<StagedOutput>, PublishFailure<E>> {
    // Every content is made even if one fails, so that all mistakes are reported in one run. After
    // a failure nothing more is written, because the site will not be published.
    let in_vain = AtomicBool::new(false);
    let disk_failed = AtomicBool::new(false);
    let indices: Vec<usize> = (0..outputs.len()).collect();
    let results = par::map(&indices, |&index| {
        if disk_failed.load(Ordering::Relaxed) {
            return Err(Stopped::Skipped);
        }
        let mut content = content(index).map_err(|failure| {
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
        let staged = one(before, &outputs[index], &mut content, waiting);
        staged
            .inspect_err(|_| disk_failed.store(true, Ordering::Relaxed))
            .map_err(Stopped::Write)?
            .map_err(Stopped::InTheWay)
    });
    sort_out(results)
}

/// Returns all outputs or the errors, content errors first.
fn sort_out<E>(
    results: Vec<Result<StagedOutput, Stopped<E>>>,
) -> Result<Vec<StagedOutput>, PublishFailure<E>> {
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
        return Err(PublishFailure::Content(failures));
    }
    if let Some(error) = error {
        return Err(PublishFailure::Write(error));
    }
    if !in_the_way.is_empty() {
        return Err(PublishFailure::Write(WriteError::InTheWay { paths: in_the_way }));
    }
    Ok(staged)
}

/// Compares a content with the published file and stages it if they differ.
/// The inner error is the path of a foreign file.
fn one(
    before: &Before,
    output: &Output,
    content: &mut Content,
    waiting: impl FnOnce() -> Waiting,
) -> Result<Result<StagedOutput, PathBuf>, WriteError> {
    let published = before.manifest.files.get(&output.path);
    let path = before.folder.join(output.path.as_str());
    let found = before.disk.get(output.path.as_str());
    let mut measured = None;
    if let Some(OnDisk::File(stamp)) = found {
        let untouched = published.filter(|entry| entry.stamp == *stamp);
        let (hash, size) = content.measure()?;
        let entry = ManifestEntry { hash, stamp: Stamp { size, ..*stamp } };
        let right = match untouched {
            Some(published) => published.hash == hash,
            // Times differ after a copy or checkout, so the content decides.
            None => plan::holds(&path, &entry)?,
        };
        if right {
            return Ok(Ok(StagedOutput { entry, new: None }));
        }
        measured = Some(hash);
    }
    let place = match (found, published) {
        // A folder here contains only stale files, which are removed first.
        (None | Some(OnDisk::Folder), _) => PathOccupancy::Free,
        (Some(_), Some(_)) => PathOccupancy::Taken,
        (Some(_), None) => return Ok(Err(path)),
    };
    let (entry, path) = match waiting() {
        Waiting::Alone(path) => {
            (content.write(&path, File::create_new(&path), measured)?, Some(path))
        }
        Waiting::InFolder(path) => (content.write(&path, create_in_folder(&path), measured)?, None),
    };
    Ok(Ok(StagedOutput { entry, new: Some(New { path, place }) }))
}

impl Content {
    /// The fingerprint and the number of bytes.
    fn measure(&mut self) -> Result<(Fingerprint, u64), WriteError> {
        match self {
            Content::Bytes(bytes) => Ok((hash::of(bytes), bytes.len() as u64)),
            Content::File { file, path } => {
                let measured = file.rewind().and_then(|()| hash::of_reader(file));
                measured.map_err(WriteError::io("read", path))
            }
        }
    }

    /// Writes the content to a new file. `measured` is the fingerprint, if it was computed before. That
    /// of a file is computed again from the written bytes, because the file may have changed.
    fn write(
        &mut self,
        path: &Path,
        created: io::Result<File>,
        measured: Option<Fingerprint>,
    ) -> Result<ManifestEntry, WriteError> {
        let mut created = created.map_err(WriteError::io("write", path))?;
        let hash = match self {
            Content::Bytes(bytes) => {
                created.write_all(bytes).map(|()| measured.unwrap_or_else(|| hash::of(bytes)))
            }
            Content::File { file, .. } => {
                file.rewind().and_then(|()| hash::copy(file, &mut created)).map(|(hash, _)| hash)
            }
        };
        let hash = hash.map_err(WriteError::io("write", path))?;
        let metadata = created.metadata().map_err(WriteError::io("write", path))?;
        Ok(ManifestEntry { hash, stamp: manifest::stamp(&metadata) })
    }
}

/// How a new file is staged.
enum Waiting {
    /// To be renamed by itself.
    Alone(PathBuf),
    /// In a folder that is renamed as a whole.
    InFolder(PathBuf),
}

/// Creates a file and its missing parent folders.
fn create_in_folder(path: &Path) -> io::Result<File> {
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            File::create_new(path)
        }
        result => result,
    }
}
