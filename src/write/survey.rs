//! Lists the output folder without reading files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::write::error::WriteError;
use crate::write::manifest::{self, Manifest, Stamp};
use crate::write::{HIDDEN, Output};

/// A directory entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnDisk {
    /// A regular file.
    File(Stamp),
    /// A folder that was listed.
    Folder,
    /// A link, a device or an unreadable folder: not written by kb, and not followed.
    Other,
}

/// Everything below a folder by its path with `/`.
pub(super) type Survey = BTreeMap<String, OnDisk>;

/// Lists an output folder, except hidden files and folders at its top that are not part of the
/// site: `.git` can be large.
pub(super) fn survey(
    folder: &Path,
    manifest: &Manifest,
    outputs: &[Output],
) -> Result<Survey, WriteError> {
    let ours: BTreeSet<&str> = manifest
        .files
        .keys()
        .chain(outputs.iter().map(|output| &output.path))
        .filter_map(|path| path.as_str().split('/').next())
        .filter(|top| top.starts_with('.'))
        .collect();
    let mut found = Survey::new();
    let mut folders = Vec::new();
    for (name, metadata) in list(folder)? {
        let hidden = name.starts_with('.') && !ours.contains(name.as_str());
        if name != HIDDEN && !hidden {
            note(name, &metadata, &mut found, &mut folders);
        }
    }
    while let Some(name) = folders.pop() {
        match list(&folder.join(&name)) {
            Ok(entries) => {
                for (entry, metadata) in entries {
                    note(format!("{name}/{entry}"), &metadata, &mut found, &mut folders);
                }
            }
            // A foreign folder may be unreadable; publishing a page there will fail.
            Err(WriteError::Io { cause, .. })
                if cause.kind() == io::ErrorKind::PermissionDenied =>
            {
                found.insert(name, OnDisk::Other);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn note(path: String, metadata: &fs::Metadata, found: &mut Survey, folders: &mut Vec<String>) {
    if metadata.is_dir() {
        folders.push(path.clone());
        found.insert(path, OnDisk::Folder);
    } else if metadata.is_file() {
        found.insert(path, OnDisk::File(manifest::stamp(metadata)));
    } else {
        found.insert(path, OnDisk::Other);
    }
}

fn list(folder: &Path) -> Result<Vec<(String, fs::Metadata)>, WriteError> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).map_err(WriteError::io("read the folder", folder))? {
        let entry = entry.map_err(WriteError::io("read the folder", folder))?;
        match entry.metadata() {
            // Outputs have Unicode names, so the replacement character cannot match one.
            Ok(metadata) => list.push((entry.file_name().to_string_lossy().into_owned(), metadata)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(WriteError::io("look at", &entry.path())(error)),
        }
    }
    Ok(list)
}

/// The stamp of a regular file; `None` for anything else.
pub(super) fn stamp_of(path: &Path) -> Option<Stamp> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then(|| manifest::stamp(&metadata))
}
