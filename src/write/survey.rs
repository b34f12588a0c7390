//! What is in the output folder, as far as it can be seen without reading a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::write::error::Error;
use crate::write::manifest::{self, Manifest, Stamp};
use crate::write::{HIDDEN, Output};

/// One thing on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A plain file.
    File(Stamp),
    /// A folder that was looked into.
    Folder,
    /// A link, a device, a folder that cannot be read: nothing of ours, and not followed.
    Other,
}

/// Everything below a folder by its path with `/`.
pub(super) type Survey = BTreeMap<String, Found>;

/// Looks through an output folder, without the hidden files and folders at its top that the site
/// has no part in: `.git` can be large and is none of our business.
pub(super) fn survey(
    folder: &Path,
    manifest: &Manifest,
    outputs: &[Output],
) -> Result<Survey, Error> {
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
            // Somebody else's folder may be closed to us; if a page has to go there, it cannot.
            Err(Error::Io { cause, .. }) if cause.kind() == io::ErrorKind::PermissionDenied => {
                found.insert(name, Found::Other);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn note(path: String, metadata: &fs::Metadata, found: &mut Survey, folders: &mut Vec<String>) {
    if metadata.is_dir() {
        folders.push(path.clone());
        found.insert(path, Found::Folder);
    } else if metadata.is_file() {
        found.insert(path, Found::File(manifest::stamp(metadata)));
    } else {
        found.insert(path, Found::Other);
    }
}

fn list(folder: &Path) -> Result<Vec<(String, fs::Metadata)>, Error> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io("read the folder", folder))? {
        let entry = entry.map_err(Error::io("read the folder", folder))?;
        match entry.metadata() {
            // No output has a name that is not Unicode, so the replacement harms nobody.
            Ok(metadata) => list.push((entry.file_name().to_string_lossy().into_owned(), metadata)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io("look at", &entry.path())(error)),
        }
    }
    Ok(list)
}

/// The stamp of a plain file; nothing for anything else.
pub(super) fn stamp_of(path: &Path) -> Option<Stamp> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then(|| manifest::stamp(&metadata))
}
