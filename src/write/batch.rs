//! Replaces, moves and removes several files of the author together: all of them, or none.
//!
//! 1. Every file must have the content that the command read, and every new path must be free. The
//!    journal is written.
//! 2. The new texts are written to temporary files beside their places, and flushed to the disk.
//! 3. The temporary files are renamed into place. A file that is replaced or removed keeps its
//!    content under a hidden name until all is done.
//! 4. If a step fails, the steps before it are undone in reverse order. Else the hidden files and the
//!    folders that became empty are removed.
//!
//! A killed process can leave some files moved and others not. The next command then restores all
//! of them from a [`journal`].

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::text::RelPath;
use crate::write::author::{Expected, OldFile, WriteRefusal, create, fill, missing_folders, sweep};
use crate::write::journal::{self, Entries, Journal, JournalEntry, NEW_SUFFIX, OLD_SUFFIX};

/// What happens to one file.
#[derive(Debug, Clone, Copy)]
pub struct BatchStep<'a> {
    /// Its path.
    pub from: &'a RelPath,
    /// Its new path; `None` to remove it.
    pub to: Option<&'a RelPath>,
    /// The text that the command read; `None` for a file that is not a text.
    pub before: Option<&'a str>,
    /// The new text; `None` if the content stays the same.
    pub after: Option<&'a str>,
}

/// Why nothing was written.
#[derive(Debug)]
pub struct BatchFailure {
    /// The file that could not be written.
    pub path: RelPath,
    /// The reason.
    pub refusal: WriteRefusal,
    /// Files that could not be undone, with the hidden files that hold their content.
    pub left: Vec<PathBuf>,
}

impl fmt::Display for BatchFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write {}: {}", self.path, self.refusal)
    }
}

impl std::error::Error for BatchFailure {}

/// Does all steps.
///
/// # Errors
/// When a file has changed, a new path is taken or an operation fails. All files are as before then,
/// except those in [`BatchFailure::left`].
pub fn write(root: &Path, steps: &[BatchStep<'_>]) -> Result<(), BatchFailure> {
    if steps.is_empty() {
        return Ok(());
    }
    let journal = match open_journal(root, steps) {
        Ok(journal) => journal,
        Err((path, refusal)) => return Err(BatchFailure { path, refusal, left: Vec::new() }),
    };
    let mut batch = Transaction { root, undo: Vec::new(), hidden: Vec::new() };
    let result = batch.run(steps).map_err(|(path, refusal)| (path.clone(), refusal));
    let result = result.and_then(|()| journal.finish().map_err(|error| (path(), error.into())));
    match result {
        Ok(()) => {
            batch.finish(steps);
            journal.remove();
            Ok(())
        }
        Err((path, refusal)) => {
            let left = batch.roll_back();
            if left.is_empty() {
                journal.remove();
            }
            Err(BatchFailure { path, refusal, left })
        }
    }
}

/// Checks all files, and writes what will happen to them.
fn open_journal(root: &Path, steps: &[BatchStep<'_>]) -> Result<Journal, (RelPath, WriteRefusal)> {
    let mut folders = BTreeSet::new();
    for step in steps {
        let at = |refusal| (step.to.unwrap_or(step.from).clone(), refusal);
        let batch = Transaction { root, undo: Vec::new(), hidden: Vec::new() };
        batch.check(step).map_err(at)?;
        if let Some(to) = step.to {
            if to != step.from {
                check_free(&root.join(to.as_str())).map_err(at)?;
            }
            let missing = missing_folders(root, to).map_err(at)?;
            let missing = missing.iter().filter_map(|folder| folder.strip_prefix(root).ok());
            folders.extend(missing.filter_map(|folder| folder.to_str().map(str::to_owned)));
        }
    }
    let entry = |step: &BatchStep<'_>| JournalEntry {
        from: step.from.to_string(),
        to: step.to.map(ToString::to_string),
        before: step.before.map(journal::of_text),
        after: step.after.or(step.before).map(journal::of_text),
    };
    let entries = Entries {
        process: std::process::id(),
        files: steps.iter().map(entry).collect(),
        folders: folders.into_iter().collect(),
    };
    Journal::open(root, &entries).map_err(|error| {
        let refusal = match error.kind() {
            io::ErrorKind::AlreadyExists => WriteRefusal::Changed,
            _ => WriteRefusal::Io(error),
        };
        (path(), refusal)
    })
}

/// The path of the journal.
fn path() -> RelPath {
    RelPath::new(journal::OPEN).expect("a plain name")
}

/// How one operation is undone.
enum Undo {
    /// Removes a folder or file that was created.
    RemoveFolder(PathBuf),
    RemoveFile(PathBuf),
    /// Renames a file back.
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
}

struct Transaction<'a> {
    root: &'a Path,
    /// Done operations, in order.
    undo: Vec<Undo>,
    /// Files that are removed when all is done: temporary ones, and former content.
    hidden: Vec<PathBuf>,
}

/// A new text in its temporary file.
struct StagedText {
    temporary: PathBuf,
    file: PathBuf,
    /// Holds the lock until it is dropped.
    _handle: File,
}

type FailedFile<'a> = (&'a RelPath, WriteRefusal);

impl Transaction<'_> {
    fn run<'a>(&mut self, steps: &[BatchStep<'a>]) -> Result<(), FailedFile<'a>> {
        let mut swept = BTreeSet::new();
        let mut staged = Vec::new();
        for step in steps {
            let at = |refusal| (step.to.unwrap_or(step.from), refusal);
            staged.push(self.stage(step, &mut swept).map_err(at)?);
        }
        // New files are placed before old ones are removed, so that a killed process leaves a copy
        // of everything.
        for (step, staged) in steps.iter().zip(&staged) {
            let at = |refusal| (step.to.unwrap_or(step.from), refusal);
            if let Some(staged) = staged {
                self.place(step, staged).map_err(at)?;
            }
        }
        for step in steps.iter().filter(|step| step.to != Some(step.from)) {
            self.take_away(step).map_err(|refusal| (step.from, refusal))?;
        }
        Ok(())
    }

    /// Checks a file and its new place, and writes the new text to a temporary file.
    fn stage(
        &mut self,
        step: &BatchStep<'_>,
        swept: &mut BTreeSet<PathBuf>,
    ) -> Result<Option<StagedText>, WriteRefusal> {
        let old = self.check(step)?;
        let Some(to) = step.to else { return Ok(None) };
        let file = self.root.join(to.as_str());
        if to != step.from {
            check_free(&file)?;
        }
        let missing = missing_folders(self.root, to)?;
        let created = create(&missing)?;
        self.undo.extend(created.iter().cloned().map(Undo::RemoveFolder));
        let folder = file.parent().unwrap_or(self.root).to_path_buf();
        if swept.insert(folder.clone()) {
            sweep(&folder)?;
        }
        let (Some(old), Some(text)) = (old, step.after.or(step.before)) else { return Ok(None) };
        let temporary = hidden(&file, NEW_SUFFIX);
        let handle = File::create_new(&temporary)?;
        self.undo.push(Undo::RemoveFile(temporary.clone()));
        let handle = fill(handle, &old, text)?;
        Ok(Some(StagedText { temporary, file, _handle: handle }))
    }

    /// Checks that a file has the content that was read.
    fn check(&self, step: &BatchStep<'_>) -> Result<Option<OldFile>, WriteRefusal> {
        if !missing_folders(self.root, step.from)?.is_empty() {
            return Err(WriteRefusal::Changed);
        }
        let file = self.root.join(step.from.as_str());
        match step.before {
            Some(text) => OldFile::read(&file, Expected::Text(text)).map(Some),
            None if file.symlink_metadata()?.is_file() => Ok(None),
            None => Err(WriteRefusal::NotPlain { path: file, reason: "is not a regular file" }),
        }
    }

    /// Puts a new text in its place.
    fn place(&mut self, step: &BatchStep<'_>, staged: &StagedText) -> Result<(), WriteRefusal> {
        self.check(step)?;
        if step.to == Some(step.from) {
            let backup = hidden(&staged.file, OLD_SUFFIX);
            fs::hard_link(&staged.file, &backup)
                .or_else(|_| fs::copy(&staged.file, &backup).map(drop))?;
            self.undo.push(Undo::RemoveFile(backup.clone()));
            fs::rename(&staged.temporary, &staged.file)?;
            self.hidden.push(backup.clone());
            self.undo.push(Undo::Rename { from: backup, to: staged.file.clone() });
        } else {
            self.place_new(staged)?;
        }
        Ok(())
    }

    /// Puts a new file in its place, where no file may be. A hard link fails if one has appeared, and
    /// a rename would overwrite it.
    fn place_new(&mut self, staged: &StagedText) -> Result<(), WriteRefusal> {
        let StagedText { temporary, file, .. } = staged;
        match fs::hard_link(temporary, file) {
            Ok(()) => self.hidden.push(temporary.clone()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(WriteRefusal::Changed);
            }
            // Not every file system has hard links.
            Err(_) => {
                check_free(file)?;
                fs::rename(temporary, file)?;
            }
        }
        self.undo.push(Undo::RemoveFile(file.clone()));
        Ok(())
    }

    /// Moves a file that is not a text to its new place, and hides one that is removed.
    fn take_away(&mut self, step: &BatchStep<'_>) -> Result<(), WriteRefusal> {
        let from = self.root.join(step.from.as_str());
        let to = match (step.to, step.before) {
            (Some(to), None) => {
                let to = self.root.join(to.as_str());
                check_free(&to)?;
                to
            }
            (Some(_), Some(_)) | (None, _) => {
                self.check(step)?;
                let backup = hidden(&from, OLD_SUFFIX);
                self.hidden.push(backup.clone());
                backup
            }
        };
        fs::rename(&from, &to)?;
        self.undo.push(Undo::Rename { from: to, to: from });
        Ok(())
    }

    /// Removes what is no longer needed. Best effort: hidden files and empty folders do no harm.
    fn finish(&self, steps: &[BatchStep<'_>]) {
        for file in &self.hidden {
            drop(fs::remove_file(file));
        }
        for step in steps.iter().filter(|step| step.to != Some(step.from)) {
            journal::remove_empty_folders(self.root, step.from);
        }
    }

    /// Undoes everything; returns the files that could not be put back.
    fn roll_back(self) -> Vec<PathBuf> {
        let mut left = Vec::new();
        for undo in self.undo.into_iter().rev() {
            match undo {
                Undo::RemoveFolder(folder) => drop(fs::remove_dir(folder)),
                Undo::RemoveFile(file) => drop(fs::remove_file(file)),
                Undo::Rename { from, to } => {
                    // A disk that no longer renames files may still write them.
                    let back = fs::rename(&from, &to).or_else(|_| {
                        fs::copy(&from, &to)?;
                        fs::remove_file(&from)
                    });
                    if back.is_err() {
                        left.push(from);
                    }
                }
            }
        }
        left
    }
}

/// A name beside a file under which this process hides something.
fn hidden(file: &Path, suffix: &str) -> PathBuf {
    journal::hidden(file, std::process::id(), suffix)
}

fn check_free(file: &Path) -> Result<(), WriteRefusal> {
    match file.symlink_metadata() {
        Ok(_) => Err(WriteRefusal::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}
