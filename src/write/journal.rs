//! The journal of a batch: the steps of a process that may be killed, so that the next command can
//! undo them.
//!
//! 1. Before a batch changes anything, it writes what it will do to `.kb-journal` in the folder of the
//!    site, flushes it to the disk and keeps it locked. All names that the batch uses follow from it.
//! 2. When all files are in place, the journal is renamed to `.kb-journal-done`: from here on, only
//!    hidden files remain to be removed.
//! 3. A command that finds a journal without a lock finishes it: [`recover`] puts back every file of
//!    `.kb-journal`, or removes the hidden files of `.kb-journal-done`.
//!
//! A file that an author has changed since is never overwritten; it is reported with the hidden file
//! that holds the former content.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::hash;
use crate::text::RelPath;

/// The journal while files are changed.
pub const OPEN: &str = ".kb-journal";

/// The journal when all files are in place.
const DONE: &str = ".kb-journal-done";

/// The suffix of files that hold former content.
pub(super) const OLD_SUFFIX: &str = ".kb-old";

/// The suffix of new texts that are not in place yet.
pub(super) const NEW_SUFFIX: &str = ".kb-new";

/// The steps of a batch.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entries {
    /// The process, whose number is a part of the names of hidden files.
    pub(super) process: u32,
    /// The files, in the order in which they are changed.
    pub(super) files: Vec<JournalEntry>,
    /// Folders that are created, outermost first.
    pub(super) folders: Vec<String>,
}

/// What happens to one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct JournalEntry {
    /// Its path.
    pub(super) from: String,
    /// Its new path; `None` if it is removed.
    pub(super) to: Option<String>,
    /// The fingerprint of its present text; `None` if it is not a text.
    pub(super) before: Option<String>,
    /// The fingerprint of its new text.
    pub(super) after: Option<String>,
}

/// The journal of a running batch, which is locked.
pub(super) struct Journal {
    root: PathBuf,
    _lock: File,
}

impl Journal {
    /// Writes a journal.
    pub(super) fn open(root: &Path, entries: &Entries) -> io::Result<Journal> {
        let path = root.join(OPEN);
        let temporary = root.join(format!("{OPEN}.{}{NEW_SUFFIX}", entries.process));
        let text = serde_json::to_string(entries)?;
        let written = File::create_new(&temporary).and_then(|mut file| {
            // Some network file systems have no locks; another command then reports the journal.
            drop(file.try_lock());
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            // Fails if another batch has begun.
            fs::hard_link(&temporary, &path).or_else(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Err(error),
                _ if path.exists() => Err(io::ErrorKind::AlreadyExists.into()),
                _ => fs::rename(&temporary, &path),
            })?;
            Ok(file)
        });
        drop(fs::remove_file(&temporary));
        sync_folder(root);
        Ok(Journal { root: root.to_path_buf(), _lock: written? })
    }

    /// Notes that all files are in place.
    pub(super) fn finish(&self) -> io::Result<()> {
        fs::rename(self.root.join(OPEN), self.root.join(DONE))?;
        sync_folder(&self.root);
        Ok(())
    }

    /// Removes the journal, when nothing remains to do.
    pub(super) fn remove(self) {
        for name in [OPEN, DONE] {
            drop(fs::remove_file(self.root.join(name)));
        }
    }
}

/// Flushes the names in a folder to the disk, where the operating system can.
fn sync_folder(folder: &Path) {
    drop(File::open(folder).and_then(|folder| folder.sync_all()));
}

/// The state of an unfinished batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// There was none.
    Nothing,
    /// Another process is changing the files.
    Running,
    /// All files are as they were before the batch.
    Undone,
    /// All files are as they are after the batch.
    Finished,
    /// These files were changed since, with the hidden files that hold their former content.
    Left(Vec<PathBuf>),
}

/// Finishes the journal of a process that was killed.
///
/// # Errors
/// When the journal cannot be read or a file cannot be put back. The journal stays then.
pub fn recover(root: &Path) -> io::Result<Recovered> {
    if let Some((_lock, entries)) = read(&root.join(DONE))? {
        for file in &entries.files {
            for path in entries.hidden(root, file) {
                remove_if_present(&path)?;
            }
            let from = RelPath::new(&file.from).filter(|_| file.to.as_ref() != Some(&file.from));
            if let Some(from) = from {
                remove_empty_folders(root, &from);
            }
        }
        fs::remove_file(root.join(DONE))?;
        return Ok(Recovered::Finished);
    }
    let journal = root.join(OPEN);
    match journal.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Recovered::Nothing),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    let Some((_lock, entries)) = read(&journal)? else { return Ok(Recovered::Running) };
    let mut left = Vec::new();
    for file in entries.files.iter().rev() {
        left.extend(entries.put_back(root, file)?);
    }
    for folder in entries.folders.iter().rev() {
        // A folder with other files stays.
        drop(fs::remove_dir(root.join(folder)));
    }
    fs::remove_file(&journal)?;
    Ok(if left.is_empty() { Recovered::Undone } else { Recovered::Left(left) })
}

/// A journal, if there is one that no process holds.
fn read(path: &Path) -> io::Result<Option<(File, Entries)>> {
    // A link or pipe was not written by kb.
    if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Ok(None);
    }
    let file = File::open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    let entries: Entries = serde_json::from_str(&fs::read_to_string(path)?)?;
    let paths = entries.files.iter().flat_map(|file| file.to.iter().chain([&file.from]));
    if !paths.chain(&entries.folders).all(|path| RelPath::new(path).is_some()) {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "names files outside the site"));
    }
    Ok(Some((file, entries)))
}

impl Entries {
    /// The hidden files that a batch makes for a file: the new text, and the former content.
    fn hidden(&self, root: &Path, file: &JournalEntry) -> [PathBuf; 2] {
        let to = root.join(file.to.as_ref().unwrap_or(&file.from));
        [hidden(&to, self.process, NEW_SUFFIX), self.backup(root, file)]
    }

    fn backup(&self, root: &Path, file: &JournalEntry) -> PathBuf {
        hidden(&root.join(&file.from), self.process, OLD_SUFFIX)
    }

    /// Undoes what happened to a file; the hidden file that holds its former content, if an author
    /// has changed it since.
    fn put_back(&self, root: &Path, file: &JournalEntry) -> io::Result<Option<PathBuf>> {
        let from = root.join(&file.from);
        let to = file.to.as_ref().map(|to| root.join(to));
        let [new, backup] = self.hidden(root, file);
        remove_if_present(&new)?;
        let moved = to.as_ref().filter(|to| **to != from);
        if let (Some(moved), None) = (moved, &file.before) {
            // A file that is not a text has no backup: it was renamed, or not.
            if !exists(&from)? && exists(moved)? {
                fs::rename(moved, &from)?;
            }
            return Ok(None);
        }
        if exists(&backup)? {
            let now = fingerprint(&from)?;
            if now.is_some() && now == file.before {
                fs::remove_file(&backup)?;
            } else if now.is_none() || (now == file.after && moved.is_none()) {
                fs::rename(&backup, &from)?;
            } else {
                return Ok(Some(backup));
            }
        }
        if let Some(moved) = moved
            && fingerprint(moved)?.is_some_and(|now| Some(now) == file.after)
            && exists(&from)?
        {
            fs::remove_file(moved)?;
        }
        Ok(None)
    }
}

/// Removes the folders that became empty when a file left. Folders of languages stay.
pub(super) fn remove_empty_folders(root: &Path, file: &RelPath) {
    let mut folder = file.folder();
    while folder.split('/').count() > 2 && !folder.is_empty() {
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
}

/// The name beside a file under which a process hides something.
pub(super) fn hidden(file: &Path, process: u32, suffix: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{process}{suffix}"))
}

/// The fingerprint of a text, without a byte order mark.
pub(super) fn of_text(text: &str) -> String {
    hash::of(text.as_bytes()).to_string()
}

/// The fingerprint of the text of a file, if there is one.
fn fingerprint(path: &Path) -> io::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => {
            let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
            Ok(Some(hash::of(text).to_string()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn exists(path: &Path) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn remove_if_present(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
