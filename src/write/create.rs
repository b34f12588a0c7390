//! Creates files that do not exist yet: all of them, or none.
//!
//! The files are written into a hidden folder inside the target. When they are complete, each file
//! and folder at its top is moved into the target with one system call. Nothing is ever
//! overwritten: if a name is taken, nothing is moved. A killed process leaves its hidden folder at
//! most, which the scan skips.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::text::RelPath;

/// A folder that will be moved into its target.
#[derive(Debug)]
pub struct NewFiles {
    target: PathBuf,
    /// The folders that were missing above the target, outermost first.
    created: Vec<PathBuf>,
    folder: PathBuf,
    tops: BTreeSet<String>,
    is_done: bool,
}

/// Why the files could not be created.
#[derive(Debug)]
pub enum CreateFailure {
    /// This file or folder exists.
    Taken(PathBuf),
    /// An operation of the operating system failed.
    Io(PathBuf, io::Error),
}

impl std::fmt::Display for CreateFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CreateFailure::Taken(path) => write!(f, "{} exists", path.display()),
            CreateFailure::Io(path, error) => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for CreateFailure {}

impl NewFiles {
    /// Begins with an empty hidden folder in the target, which is created if it is missing.
    ///
    /// # Errors
    /// When a folder cannot be created.
    pub fn begin(target: &Path) -> Result<NewFiles, CreateFailure> {
        let missing: Vec<&Path> = target
            .ancestors()
            .filter(|above| !above.as_os_str().is_empty())
            .take_while(|above| !above.exists())
            .collect();
        let created: Vec<PathBuf> = missing.iter().rev().map(|path| path.to_path_buf()).collect();
        let folder = target.join(format!(".kb-new.{}", std::process::id()));
        let files = NewFiles {
            target: target.to_path_buf(),
            created,
            folder: folder.clone(),
            tops: BTreeSet::new(),
            is_done: false,
        };
        fs::create_dir_all(&folder).map_err(|error| CreateFailure::Io(folder, error))?;
        Ok(files)
    }

    /// The folder with the files that were written so far.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file, or replaces one that was written before.
    ///
    /// # Errors
    /// When an operation fails.
    pub fn write(&mut self, path: &RelPath, bytes: &[u8]) -> Result<(), CreateFailure> {
        let file = self.prepare(path)?;
        fs::write(&file, bytes).map_err(|error| CreateFailure::Io(file, error))
    }

    /// Copies a file.
    ///
    /// # Errors
    /// When an operation fails.
    pub fn copy(&mut self, path: &RelPath, from: &Path) -> Result<(), CreateFailure> {
        let file = self.prepare(path)?;
        let bytes = fs::read(from).map_err(|error| CreateFailure::Io(from.to_path_buf(), error))?;
        fs::write(&file, bytes).map_err(|error| CreateFailure::Io(file, error))
    }

    fn prepare(&mut self, path: &RelPath) -> Result<PathBuf, CreateFailure> {
        let file = self.folder.join(path.as_str());
        let top = path.as_str().split('/').next().unwrap_or_default();
        self.tops.insert(top.to_owned());
        let folder = file.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .map_err(|error| CreateFailure::Io(folder.to_path_buf(), error))?;
        Ok(file)
    }

    /// Moves everything into the target.
    ///
    /// # Errors
    /// When a name is taken or an operation fails; nothing is in the target then.
    pub fn finish(mut self) -> Result<(), CreateFailure> {
        let mut moved: Vec<PathBuf> = Vec::new();
        for top in &self.tops {
            let to = self.target.join(top);
            let result = match to.symlink_metadata() {
                Ok(_) => Err(CreateFailure::Taken(to)),
                Err(_) => fs::rename(self.folder.join(top), &to)
                    .map(|()| moved.push(to.clone()))
                    .map_err(|error| CreateFailure::Io(to, error)),
            };
            if let Err(failure) = result {
                for to in moved.iter().rev() {
                    let back = to.file_name().map(|name| self.folder.join(name));
                    drop(back.map(|back| fs::rename(to, back)));
                }
                return Err(failure);
            }
        }
        self.is_done = true;
        Ok(())
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        // Best effort: what is left is a hidden folder that nothing reads.
        drop(fs::remove_dir_all(&self.folder));
        if !self.is_done {
            self.created.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{CreateFailure, NewFiles};
    use crate::text::RelPath;

    fn path(text: &str) -> RelPath {
        RelPath::new(text).expect("a plain path")
    }

    #[test]
    fn either_all_files_are_there_or_none() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let target = root.path().join("new/site");
        let mut files = NewFiles::begin(&target).expect("can begin");
        files.write(&path("content/a.md"), b"a").expect("can be written");
        drop(files);
        assert!(!root.path().join("new").exists());

        let mut files = NewFiles::begin(&target).expect("can begin");
        files.write(&path("content/a.md"), b"a").expect("can be written");
        files.write(&path("kb.yaml"), b"b").expect("can be written");
        fs::write(target.join("kb.yaml"), "mine").expect("can be written");
        assert!(matches!(files.finish(), Err(CreateFailure::Taken(_))));
        let names = || fs::read_dir(&target).expect("is there").count();
        assert_eq!(
            (fs::read_to_string(target.join("kb.yaml")).ok().as_deref(), names()),
            (Some("mine"), 1)
        );

        fs::remove_file(target.join("kb.yaml")).expect("is there");
        let mut files = NewFiles::begin(&target).expect("can begin");
        files.write(&path("content/a.md"), b"a").expect("can be written");
        files.finish().expect("nothing is taken");
        assert_eq!((fs::read(target.join("content/a.md")).ok(), names()), (Some(b"a".to_vec()), 1));
    }
}
