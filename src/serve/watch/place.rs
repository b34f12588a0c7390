//! One watched folder, which may go and come back.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::watch::bell::Rung;

/// A folder the system watches for us.
pub(super) struct Place {
    path: PathBuf,
    mode: RecursiveMode,
    /// Which folder it was when its watch began; `None` while there is none.
    identity: Option<Identity>,
}

/// Tells a folder from another one made later at the same path; an inode number alone is reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    inode: u64,
    created: Option<SystemTime>,
}

impl Place {
    /// A folder that is not watched yet.
    pub(super) fn new(path: PathBuf, mode: RecursiveMode) -> Place {
        Place { path, mode, identity: None }
    }

    /// Whether it is another folder than the watched one, or gone, or back.
    pub(super) fn has_moved(&self) -> bool {
        self.identity != Identity::of(&self.path)
    }

    /// Renews the watch where the folder is another one than before, or may have grown.
    pub(super) fn renew(
        &mut self,
        watcher: &mut RecommendedWatcher,
        rung: &Rung,
    ) -> Result<(), String> {
        let identity = Identity::of(&self.path);
        let is_same = identity == self.identity && !rung.lost;
        if is_same && !(rung.grown && self.mode == RecursiveMode::Recursive) {
            return Ok(());
        }
        if !is_same {
            // It fails when the watch died with its folder, which is just as well.
            let _ = watcher.unwatch(&self.path);
        }
        self.identity = None;
        if identity.is_none() {
            return Ok(());
        }
        match watcher.watch(&self.path, self.mode) {
            Ok(()) => self.identity = identity,
            // It vanished just now, or something in it did; the next ring comes from its parent.
            Err(error) if !self.path.is_dir() || is_vanished(&error) => {}
            Err(error) => return Err(reason(&error)),
        }
        Ok(())
    }
}

impl Identity {
    fn of(path: &Path) -> Option<Identity> {
        let folder = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&folder);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Identity { inode, created: folder.created().ok() })
    }
}

/// Whether an error only says that something is not there (any more).
pub(super) fn is_vanished(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Says why the system does not report changes, and what would help.
pub(super) fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders (fs.inotify.max_user_watches) is reached".into()
        }
        _ => format!("the system cannot report changes ({error})"),
    }
}
