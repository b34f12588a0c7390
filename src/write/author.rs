//! Rewrites files of the author. Commands change files under `content/` only through this module
//! and [`batch`](crate::write::batch), which uses its steps.
//!
//! A file is replaced only if it still has the content that the command read, so that changes saved
//! by an editor in the meantime are never lost. Steps:
//! 1. Check that every folder between the site and the file is a real folder and the file a regular
//!    file. Symbolic links, pipes and devices are refused, so nothing outside the site is written.
//! 2. Write the new text, with the permissions of the old file, to a temporary file beside it, and
//!    flush it to the disk.
//! 3. Read the old file again and compare it with what the command read.
//! 4. Rename the temporary file.
//!
//! A killed process leaves at most its temporary file. The file is locked while it is written, so
//! the next command that writes to the same folder can detect and remove it. The scan and the file
//! watcher skip it because its name begins with a dot.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::text::RelPath;
use crate::write::journal::NEW_SUFFIX;

/// The suffix of temporary files: `.page.md.4711.kb-new`.
const SUFFIX: &str = NEW_SUFFIX;

/// A byte order mark; reading a text removes it.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The content that a command read at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected<'a> {
    /// No file.
    Missing,
    /// A file with this text, apart from a byte order mark.
    Text(&'a str),
}

/// Why a file was not written; the file is unchanged.
#[derive(Debug)]
pub enum WriteRefusal {
    /// The file no longer has the content that the command read.
    Changed,
    /// A part of the path is not a folder, or the file is not a regular file.
    NotPlain {
        /// The folder or file.
        path: PathBuf,
        /// A clause that follows its name.
        reason: &'static str,
    },
    /// An operation of the operating system failed.
    Io(io::Error),
}

impl From<io::Error> for WriteRefusal {
    fn from(error: io::Error) -> WriteRefusal {
        WriteRefusal::Io(error)
    }
}

impl fmt::Display for WriteRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteRefusal::Changed => f.write_str("it was changed after kb read it"),
            WriteRefusal::NotPlain { path, reason } => write!(f, "{} {reason}", path.display()),
            WriteRefusal::Io(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for WriteRefusal {}

/// The files of one site, for one command.
#[derive(Debug)]
pub struct AuthorFiles<'a> {
    root: &'a Path,
    /// Folders without temporary files of killed processes.
    swept: BTreeSet<PathBuf>,
}

impl<'a> AuthorFiles<'a> {
    /// The files of the site in a folder.
    #[must_use]
    pub fn new(root: &'a Path) -> AuthorFiles<'a> {
        AuthorFiles { root, swept: BTreeSet::new() }
    }

    /// Writes a text atomically if the path still has the `expected` content.
    ///
    /// # Errors
    /// When the content differs or an operation fails; nothing is changed then.
    pub fn write(
        &mut self,
        path: &RelPath,
        expected: Expected<'_>,
        text: &str,
    ) -> Result<(), WriteRefusal> {
        let file = self.root.join(path.as_str());
        let folder = file.parent().unwrap_or(self.root).to_path_buf();
        let missing = missing_folders(self.root, path)?;
        let old = OldFile::read(&file, expected)?;
        let created = create(&missing)?;
        if self.swept.insert(folder.clone()) {
            sweep(&folder)?;
        }
        let written = replace(&file, &old, expected, text);
        if written.is_err() {
            // Best effort: a folder with other files stays.
            created.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
        }
        written
    }
}

/// The missing folders around a file, outermost first.
pub(super) fn missing_folders(root: &Path, path: &RelPath) -> Result<Vec<PathBuf>, WriteRefusal> {
    let mut missing = Vec::new();
    let mut folder = root.to_path_buf();
    for part in path.folder().split('/').filter(|part| !part.is_empty()) {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) if metadata.is_symlink() => return Err(link(&folder)),
            Ok(_) => {
                return Err(WriteRefusal::NotPlain { path: folder, reason: "is not a folder" });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(folder.clone()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(missing)
}

fn link(path: &Path) -> WriteRefusal {
    let reason = "is a symbolic link, which could lead outside the site";
    WriteRefusal::NotPlain { path: path.to_path_buf(), reason }
}

/// Creates all folders, or none.
pub(super) fn create(missing: &[PathBuf]) -> io::Result<&[PathBuf]> {
    for (nth, folder) in missing.iter().enumerate() {
        if let Err(error) = fs::create_dir(folder) {
            missing[..nth].iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
            return Err(error);
        }
    }
    Ok(missing)
}

/// Removes the temporary files of killed processes.
pub(super) fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(is_name_of_new_file);
        if !is_ours || !entry.file_type()?.is_file() {
            continue;
        }
        // A running process holds the lock of its file.
        let is_left = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_left {
            drop(fs::remove_file(entry.path()));
        }
    }
    Ok(())
}

fn is_name_of_new_file(name: &str) -> bool {
    let of_file = name.strip_prefix('.').and_then(|name| name.strip_suffix(SUFFIX));
    let process = of_file.and_then(|name| name.rsplit_once('.')).map(|(_, process)| process);
    process.is_some_and(|process| process.parse::<u32>().is_ok())
}

/// The file to replace.
pub(super) struct OldFile {
    /// `None` if there is no file.
    metadata: Option<Metadata>,
    has_mark: bool,
}

impl OldFile {
    /// Reads the file and compares it with the expected content.
    pub(super) fn read(file: &Path, expected: Expected<'_>) -> Result<OldFile, WriteRefusal> {
        let metadata = match fs::symlink_metadata(file) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let none = OldFile { metadata: None, has_mark: false };
                return if expected == Expected::Missing {
                    Ok(none)
                } else {
                    Err(WriteRefusal::Changed)
                };
            }
            Err(error) => return Err(error.into()),
        };
        let refused = |reason| WriteRefusal::NotPlain { path: file.to_path_buf(), reason };
        if metadata.is_symlink() {
            return Err(link(file));
        }
        if !metadata.is_file() {
            return Err(refused("is not a regular file"));
        }
        let Expected::Text(text) = expected else { return Err(WriteRefusal::Changed) };
        if metadata.permissions().readonly() {
            return Err(refused("is read-only"));
        }
        let n_bytes = text.len() as u64;
        if ![n_bytes, n_bytes + MARK.len() as u64].contains(&metadata.len()) {
            return Err(WriteRefusal::Changed);
        }
        let bytes = fs::read(file)?;
        let (has_mark, bytes) = match bytes.strip_prefix(MARK) {
            Some(rest) if rest == text.as_bytes() => (true, rest),
            Some(_) | None => (false, bytes.as_slice()),
        };
        match bytes == text.as_bytes() {
            true => Ok(OldFile { metadata: Some(metadata), has_mark }),
            false => Err(WriteRefusal::Changed),
        }
    }
}

/// Writes a temporary file and renames it.
fn replace(
    file: &Path,
    old: &OldFile,
    expected: Expected<'_>,
    text: &str,
) -> Result<(), WriteRefusal> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let new = file.with_file_name(format!(".{name}.{}{SUFFIX}", std::process::id()));
    let handle = File::create_new(&new)?;
    let written = fill(handle, old, text).and_then(|locked| {
        // The last check: from here on, two system calls remain until the rename.
        OldFile::read(file, expected)?;
        put_in_place(&new, file, expected)?;
        drop(locked);
        Ok(())
    });
    if written.is_err() {
        drop(fs::remove_file(&new));
    }
    written
}

/// Writes the text with the permissions of the old file. The handle holds the lock.
pub(super) fn fill(mut handle: File, old: &OldFile, text: &str) -> Result<File, WriteRefusal> {
    // Some network file systems have no locks; a file left behind then stays.
    drop(handle.try_lock());
    if old.has_mark {
        handle.write_all(MARK)?;
    }
    handle.write_all(text.as_bytes())?;
    if let Some(metadata) = &old.metadata {
        handle.set_permissions(metadata.permissions())?;
    }
    handle.sync_all()?;
    Ok(handle)
}

fn put_in_place(new: &Path, file: &Path, expected: Expected<'_>) -> Result<(), WriteRefusal> {
    if expected == Expected::Missing {
        // A hard link fails if a file has appeared, and a rename would overwrite it.
        match fs::hard_link(new, file) {
            Ok(()) => return Ok(fs::remove_file(new)?),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(WriteRefusal::Changed);
            }
            // Not every file system has hard links.
            Err(_) => {}
        }
    }
    Ok(fs::rename(new, file)?)
}
