//! The manifest: the list of the files that kb published.
//!
//! A manifest is a text file: a header, the fingerprint of the input, a line per file (hash, size,
//! time, path) and an end line. The end line has the number of files, so that a truncated manifest
//! is invalid. The next manifest is written beside the old one before the first file is renamed. A
//! run that is killed in between leaves both, and [`settle`] merges them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::hash::{self, Fingerprint};
use crate::text::RelPath;
use crate::write::error::WriteError;
use crate::write::{HIDDEN, MANIFEST, NEXT_MANIFEST, STAGING};

const HEAD: &str = "kb manifest 1";

/// The published files of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The fingerprint of the input, as given by the caller.
    pub(super) input: Fingerprint,
    pub(super) files: BTreeMap<RelPath, ManifestEntry>,
}

/// One published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ManifestEntry {
    pub(super) hash: Fingerprint,
    pub(super) stamp: Stamp,
}

/// Size and time of a file, to detect changes without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    /// Modification time in nanoseconds since 1970; negative before.
    pub(super) mtime: i128,
}

/// The stamp of a file on disk.
pub(super) fn stamp(metadata: &fs::Metadata) -> Stamp {
    // On a file system without times all files have the time 1970; sizes and hashes then decide.
    let time = metadata.modified().unwrap_or(UNIX_EPOCH);
    Stamp { size: metadata.len(), mtime: nanoseconds(time) }
}

fn nanoseconds(time: SystemTime) -> i128 {
    let signed = |nanoseconds: u128| i128::try_from(nanoseconds).unwrap_or(i128::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => signed(after.as_nanos()),
        Err(before) => -signed(before.duration().as_nanos()),
    }
}

impl Manifest {
    fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\ninput {}\n", self.input);
        for (path, ManifestEntry { hash, stamp }) in &self.files {
            // Infallible for a String.
            let _ = writeln!(text, "{hash} {} {} {path}", stamp.size, stamp.mtime);
        }
        let _ = writeln!(text, "end {}", self.files.len());
        text
    }

    fn parse(text: &str) -> Option<Manifest> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != HEAD {
            return None;
        }
        let input = lines.next()?.strip_prefix("input ")?.parse().ok()?;
        let end: usize = lines.next_back()?.strip_prefix("end ")?.parse().ok()?;
        let files: BTreeMap<RelPath, ManifestEntry> =
            lines.map(parse_line).collect::<Option<_>>()?;
        (files.len() == end).then_some(Manifest { input, files })
    }
}

fn parse_line(line: &str) -> Option<(RelPath, ManifestEntry)> {
    let mut parts = line.splitn(4, ' ');
    let hash = parts.next()?.parse().ok()?;
    let size = parts.next()?.parse().ok()?;
    let mtime = parts.next()?.parse().ok()?;
    let path = RelPath::new(parts.next()?)?;
    Some((path, ManifestEntry { hash, stamp: Stamp { size, mtime } }))
}

/// Reads the manifest of a folder without an interrupted publication.
/// Returns `None` if it is missing or damaged, or if a publication was interrupted.
pub(super) fn load_settled(folder: &Path) -> Option<Manifest> {
    let hidden = folder.join(HIDDEN);
    // A symbolic link could lead to the manifest of another folder.
    let is_folder = fs::symlink_metadata(&hidden).is_ok_and(|metadata| metadata.is_dir());
    if !is_folder || fs::symlink_metadata(hidden.join(NEXT_MANIFEST)).is_ok() {
        return None;
    }
    load(&hidden.join(MANIFEST)).ok()?
}

/// Returns the files that earlier runs published. After an interrupted publication, the old and the
/// next manifest are both partly true, and each file on disk decides which entry is. Needs the lock
/// and the staging folder.
pub(super) fn settle(folder: &Path) -> Result<Manifest, WriteError> {
    let hidden = folder.join(HIDDEN);
    let nothing = || Manifest { input: hash::of(b""), files: BTreeMap::new() };
    let manifest = load(&hidden.join(MANIFEST))?.unwrap_or_else(nothing);
    let next_path = hidden.join(NEXT_MANIFEST);
    let Some(next) = load(&next_path)? else { return Ok(manifest) };
    let mut files = manifest.files;
    for (path, entry) in next.files {
        let on_disk = fs::symlink_metadata(folder.join(path.as_str()));
        if on_disk.is_ok_and(|metadata| metadata.is_file() && stamp(&metadata) == entry.stamp) {
            files.insert(path, entry);
        } else {
            files.entry(path).or_insert(entry);
        }
    }
    // No input produces this mixture, so it gets no fingerprint.
    let settled = Manifest { input: hash::of(b""), files };
    save(folder, &settled, MANIFEST)?;
    fs::remove_file(&next_path).map_err(WriteError::io("remove", &next_path))?;
    Ok(settled)
}

fn load(path: &Path) -> Result<Option<Manifest>, WriteError> {
    let damaged = || WriteError::Damaged { manifest: path.to_owned() };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // Reading a link or a pipe could lead elsewhere or never end.
        Ok(metadata) if !metadata.is_file() => return Err(damaged()),
        Ok(_) | Err(_) => {}
    }
    let bytes = fs::read(path).map_err(WriteError::io("read", path))?;
    let text = String::from_utf8(bytes).map_err(|_| damaged())?;
    Manifest::parse(&text).ok_or_else(damaged).map(Some)
}

/// Writes a manifest to the hidden folder atomically, through the staging folder. Flushes it to the
/// disk, which takes milliseconds, because it must list every renamed file even after a power
/// failure. (A page that is incomplete after a power failure has the wrong size and is written
/// again.)
pub(super) fn save(folder: &Path, manifest: &Manifest, name: &str) -> Result<(), WriteError> {
    let path = folder.join(HIDDEN).join(name);
    let new = folder.join(HIDDEN).join(STAGING).join(name);
    let write = || -> io::Result<()> {
        let mut file = fs::File::create_new(&new)?;
        file.write_all(manifest.to_text().as_bytes())?;
        file.sync_data()
    };
    write().map_err(WriteError::io("write", &new))?;
    fs::rename(&new, &path).map_err(WriteError::io("rename to", &path))
}

#[cfg(test)]
mod tests {
    use super::{Manifest, ManifestEntry, Stamp};
    use crate::hash;
    use crate::text::RelPath;

    fn manifest() -> Manifest {
        let entry = |text: &str, mtime| ManifestEntry {
            hash: hash::of(text.as_bytes()),
            stamp: Stamp { size: text.len() as u64, mtime },
        };
        let path = |path| RelPath::new(path).expect("plain");
        Manifest {
            input: hash::of(b"all"),
            files: [
                (path("a b/č.html"), entry("x", 1_700_000_000_123_456_789)),
                (path("index.html"), entry("", -5)),
            ]
            .into(),
        }
    }

    #[test]
    fn a_manifest_reads_back_as_written() {
        assert_eq!(Manifest::parse(&manifest().to_text()), Some(manifest()));
    }

    #[test]
    fn no_part_of_a_manifest_is_a_manifest() {
        let text = manifest().to_text();
        for (end, _) in text.char_indices() {
            assert_eq!(Manifest::parse(&text[..end]), None, "{end}");
        }
        assert_eq!(Manifest::parse(&text.replace("index.html", "../index.html")), None);
        assert_eq!(Manifest::parse(&text.replace("manifest 1", "manifest 2")), None);
    }
}
