//! Looking at the files again and again, where the system does not report changes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::serve::watch::{SETTLE, SETTLE_LIMIT, Watched};

/// How often to look.
const EVERY: Duration = Duration::from_millis(500);

/// Looking may take this part of the time, on large trees and slow mounts.
const SHARE: u32 = 10;

/// Waits until the files look different from `print`, and then the same twice; returns how they
/// look then.
pub(super) fn wait(watched: &Watched, print: u64) -> u64 {
    let mut pause = EVERY;
    let mut now = loop {
        thread::sleep(pause);
        let start = Instant::now();
        let now = self::print(watched);
        if now != print {
            break now;
        }
        pause = EVERY.max(start.elapsed() * SHARE);
    };
    let start = Instant::now();
    while start.elapsed() < SETTLE_LIMIT {
        thread::sleep(SETTLE);
        let next = self::print(watched);
        if next == now {
            break;
        }
        now = next;
    }
    now
}

/// What the watched files look like: a sum over paths, kinds, sizes and times, in any order.
pub(super) fn print(watched: &Watched) -> u64 {
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

/// What is in a folder, without following links; nothing where it cannot be read.
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
        // The change time cannot be set back, so an edit that keeps size and time is seen.
        (file.ino(), file.mode(), file.ctime(), file.ctime_nsec()).hash(&mut hasher);
    }
    hasher.finish()
}
