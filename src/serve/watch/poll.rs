//! Polling, for file systems that do not report changes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::serve::watch::Watched;
use crate::serve::watch::debounce::{SETTLE, SETTLE_LIMIT};

/// The polling interval.
const EVERY: Duration = Duration::from_millis(500);

/// The pause is at least this many times the duration of a scan (large trees, slow mounts).
const SHARE: u32 = 10;

/// Waits until the fingerprint differs from `print` and then stays the same; returns it.
pub(super) fn wait(watched: &Watched, print: u64) -> u64 {
    let mut pause = EVERY;
    let mut now = loop {
        thread::sleep(pause);
        let start = Instant::now();
        let now = self::fingerprint(watched);
        if now != print {
            break now;
        }
        pause = EVERY.max(start.elapsed() * SHARE);
    };
    let start = Instant::now();
    while start.elapsed() < SETTLE_LIMIT {
        thread::sleep(SETTLE);
        let next = self::fingerprint(watched);
        if next == now {
            break;
        }
        now = next;
    }
    now
}

/// The fingerprint of the watched files: a sum over paths, kinds, sizes and times, in any order.
pub(super) fn fingerprint(watched: &Watched) -> u64 {
    let mut sum = 0_u64;
    for (path, file) in entries(&watched.root) {
        if !file.is_dir() && watched.matters(&path) {
            sum = sum.wrapping_add(print_of(&path, &file));
        }
    }
    let mut folders: Vec<PathBuf> = watched.folders.clone();
    while let Some(folder) = folders.pop() {
        for (path, file) in entries(&folder) {
            if watched.matters(&path) {
                sum = sum.wrapping_add(print_of(&path, &file));
                if file.is_dir() {
                    folders.push(path);
                }
            }
        }
    }
    sum
}

/// The entries of a folder, without following links; none when it cannot be read.
fn entries(folder: &Path) -> impl Iterator<Item = (PathBuf, fs::Metadata)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.path(), entry.metadata().ok()?)))
}

fn print_of(path: &Path, file: &fs::Metadata) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    (file.is_dir(), file.len(), file.modified().ok()).hash(&mut hasher);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // The change time cannot be set, so an edit that keeps size and time is detected.
        (file.ino(), file.mode(), file.ctime(), file.ctime_nsec()).hash(&mut hasher);
    }
    hasher.finish()
}
