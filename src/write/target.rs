//! Checks whether kb may publish to a folder.
//!
//! Other generators have deleted home folders and sources of their users. Before any change, kb
//! refuses every folder that contains anything other than a site that it published.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::{HIDDEN, MANIFEST, NEXT_MANIFEST};

/// The output folder, and the folders that must not overlap it.
#[derive(Debug, Clone, Copy)]
pub struct OutputFolder<'a> {
    /// The output folder; created if it is missing.
    pub folder: &'a Path,
    /// Folders that the output folder must not be or contain: the root of the site. (It must never
    /// be or contain the home folder or the root of the file system.)
    pub outside: &'a [&'a Path],
    /// Folders that the output folder must not be, contain or be inside: content, themes.
    pub sources: &'a [&'a Path],
}

/// Returns the real path of the output folder if it is safe to publish there.
pub(super) fn check(target: &OutputFolder<'_>) -> Result<PathBuf, WriteError> {
    let refuse = |reason: &str| WriteError::Refused {
        folder: target.folder.to_owned(),
        reason: reason.to_owned(),
    };
    if target.folder.as_os_str().is_empty() {
        return Err(refuse("it has no name"));
    }
    // Collecting the components drops a trailing slash, which would hide a symbolic link.
    let given: PathBuf = target.folder.components().collect();
    match fs::symlink_metadata(&given) {
        Ok(metadata) if metadata.is_symlink() => return Err(refuse("it is a symbolic link")),
        Ok(metadata) if !metadata.is_dir() => return Err(refuse("it is not a folder")),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(WriteError::io("inspect the output folder", &given)(error)),
    }
    let folder = real(&given)?;
    if folder.parent().is_none() {
        return Err(refuse("it is the root of the file system"));
    }
    if home().is_some_and(|home| home.starts_with(&folder)) {
        return Err(refuse("it is or contains the home folder"));
    }
    for path in target.outside {
        if real(path)?.starts_with(&folder) {
            return Err(refuse(&format!("it is or contains `{}`", path.display())));
        }
    }
    for path in target.sources {
        let source = real(path)?;
        if source.starts_with(&folder) || folder.starts_with(&source) {
            return Err(refuse(&format!("it shares files with `{}`", path.display())));
        }
    }
    if is_foreign(&folder)? {
        return Err(refuse("it is not empty and kb did not create it"));
    }
    Ok(folder)
}

fn home() -> Option<PathBuf> {
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty())?;
    // A missing or unreadable home folder, as in containers, must not stop a build.
    Some(real(&home).unwrap_or(home))
}

/// The absolute path of a folder without symbolic links; the folder need not exist yet.
fn real(path: &Path) -> Result<PathBuf, WriteError> {
    let absolute = std::path::absolute(path).map_err(WriteError::io("find", path))?;
    let mut missing: Vec<OsString> = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match existing.canonicalize() {
            Ok(real) => return Ok(real.join(missing.iter().rev().collect::<PathBuf>())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(WriteError::io("find", existing)(error)),
        }
        match (existing.parent(), existing.components().next_back()) {
            (Some(parent), Some(Component::Normal(name))) => {
                missing.push(name.to_owned());
                existing = parent;
            }
            _ => {
                return Err(WriteError::Refused {
                    folder: path.to_owned(),
                    reason: "it has `..` after a folder that does not exist".to_owned(),
                });
            }
        }
    }
}

/// Whether a folder has files other than hidden ones and was not written by kb.
fn is_foreign(folder: &Path) -> Result<bool, WriteError> {
    let hidden = folder.join(HIDDEN);
    if [MANIFEST, NEXT_MANIFEST].iter().any(|name| hidden.join(name).is_file()) {
        return Ok(false);
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(WriteError::io("read the folder", folder)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(WriteError::io("read the folder", folder))?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(true);
        }
    }
    Ok(false)
}
