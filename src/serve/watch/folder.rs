//! One watched folder, which may be deleted and created again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::watch::error::is_not_found;
use crate::serve::watch::signal::PendingChanges;

/// A folder with a watch of the system.
pub(super) struct WatchedFolder {
    path: PathBuf,
    mode: RecursiveMode,
    /// Its identity when the watch began; `None` while it is not watched.
    identity: Option<FolderIdentity>,
}

/// Distinguishes a folder from one created later at the same path; inode numbers are reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FolderIdentity {
    inode: u64,
    created: Option<SystemTime>,
}

impl WatchedFolder {
    /// A folder that is not watched yet.
    pub(super) fn new(path: PathBuf, mode: RecursiveMode) -> WatchedFolder {
        WatchedFolder { path, mode, identity: None }
    }

    /// Whether the folder was replaced, deleted or created.
    pub(super) fn has_moved(&self) -> bool {
        self.identity != FolderIdentity::of(&self.path)
    }

    /// Renews the watch when the folder was replaced or may have new subfolders.
    pub(super) fn renew(
        &mut self,
        watcher: &mut RecommendedWatcher,
        pending: &PendingChanges,
    ) -> Result<(), String> {
        let identity = FolderIdentity::of(&self.path);
        let is_same = identity == self.identity && !pending.lost;
        if is_same && !(pending.grown && self.mode == RecursiveMode::Recursive) {
            return Ok(());
        }
        if !is_same {
            // It fails when the watch ended with its folder, which is harmless.
            let _ = watcher.unwatch(&self.path);
        }
        self.identity = None;
        if identity.is_none() {
            return Ok(());
        }
        match watcher.watch(&self.path, self.mode) {
            Ok(()) => self.identity = identity,
            // It, or something in it, was deleted meanwhile; its parent reports the next change.
            Err(error) if !self.path.is_dir() || is_not_found(&error) => {}
            Err(error) => return Err(reason(&error)),
        }
        Ok(())
    }
}

impl FolderIdentity {
    fn of(path: &Path) -> Option<FolderIdentity> {
        let folder = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&folder);
        #[cfg(not(unix))]
        let inode = 0;
        Some(FolderIdentity { inode, created: folder.created().ok() })
    }
}

/// Explains why the system does not report changes.
pub(super) fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders (fs.inotify.max_user_watches) is reached".into()
        }
        _ => format!("the system cannot report changes ({error})"),
    }
}
