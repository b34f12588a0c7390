//! Waits until a file of the site may have changed.
//!
//! The watcher does not report what changed: the next load reads everything again, so a lost,
//! duplicate or wrong event costs at most one load. Three cases are handled specially: a folder
//! that is deleted and created again (its watch ends with it), many changes in a short time
//! (debounced into few loads), and file systems that do not report changes (polled).

mod error;
mod signal;
mod debounce;
mod mounts;
mod folder;
mod poll;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::Print;
use crate::serve::watch::debounce::{ReportedChanges, SETTLE_LIMIT, settle};
use crate::serve::watch::folder::{WatchedFolder, reason};
use crate::serve::watch::signal::ChangeSignal;

/// How often to check whether the folders are still the watched ones, which takes a few calls.
const CHECK_EVERY: Duration = Duration::from_secs(1);

/// How changes are detected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchBackend {
    /// Events of the system, with polling as the fallback.
    System,
    /// Polling.
    Polling,
}

/// What is watched.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The folder of the site. Files directly in it are watched.
    pub root: PathBuf,
    /// Folders by their paths from the root, watched with all they contain, whether they exist or
    /// not.
    pub folders: Vec<PathBuf>,
    /// Ignored files and folders, by their paths from the root.
    pub ignored: Vec<PathBuf>,
    /// How changes are detected.
    pub backend: WatchBackend,
}

impl Watched {
    /// Makes all paths absolute, so that they compare with what the system reports.
    fn absolute(self) -> Watched {
        let root = fs::canonicalize(&self.root)
            .or_else(|_| std::path::absolute(&self.root))
            .unwrap_or(self.root);
        let under = |paths: Vec<PathBuf>| paths.iter().map(|path| root.join(path)).collect();
        let (folders, ignored) = (under(self.folders), under(self.ignored));
        Watched { root, folders, ignored, backend: self.backend }
    }

    /// Whether a change at this path may change the site.
    fn matters(&self, path: &Path) -> bool {
        path.starts_with(&self.root) && !self.ignored.iter().any(|folder| path.starts_with(folder))
    }
}

/// Waits for changes of the watched files.
pub struct ChangeWatcher {
    watched: Arc<Watched>,
    print: Print,
    signal: Arc<ChangeSignal>,
    backend: Backend,
    /// The limit of the next debouncing.
    limit: Duration,
    /// Whether the loss of the root has been printed.
    is_root_gone: bool,
}

/// The backend in use.
enum Backend {
    Reported {
        watcher: RecommendedWatcher,
        folders: Vec<WatchedFolder>,
    },
    Polled {
        /// The fingerprint of the files at the last change.
        fingerprint: u64,
    },
}

impl ChangeWatcher {
    /// Starts to watch. [`ChangeWatcher::wait`] returns for every change from now on.
    pub fn start(watched: Watched, print: Print) -> ChangeWatcher {
        let watched = Arc::new(watched.absolute());
        let signal = Arc::new(ChangeSignal::default());
        let polled = Backend::Polled { fingerprint: 0 };
        let mut watcher = ChangeWatcher {
            watched,
            print,
            signal,
            backend: polled,
            limit: SETTLE_LIMIT,
            is_root_gone: false,
        };
        match watcher.report() {
            Ok(backend) => {
                watcher.backend = backend;
                watcher.renew_watches();
            }
            Err(Some(reason)) => watcher.fall_back_to_polling(&reason),
            Err(None) => {
                watcher.backend =
                    Backend::Polled { fingerprint: poll::fingerprint(&watcher.watched) }
            }
        }
        watcher
    }

    /// Waits until something may have changed and changes have stopped.
    pub fn wait(&mut self) {
        match &mut self.backend {
            Backend::Polled { fingerprint } => {
                *fingerprint = poll::wait(&self.watched, *fingerprint);
            }
            Backend::Reported { .. } => {
                self.wait_for_first();
                self.limit = settle(&ReportedChanges::new(&self.signal), self.limit);
                self.renew_watches();
            }
        }
        self.report_root();
    }

    /// Creates the watcher of the system. `Err(None)` means that polling was requested.
    fn report(&self) -> Result<Backend, Option<String>> {
        if self.watched.backend == WatchBackend::Polling {
            return Err(None);
        }
        if let Some(kind) = mounts::silent_kind(&self.watched.root) {
            return Err(Some(format!("`{kind}` file systems do not report every change")));
        }
        let (signal, scope) = (Arc::clone(&self.signal), Arc::clone(&self.watched));
        let config = notify::Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(move |event| signal.note(event, &scope), config)
            .map_err(|error| Some(reason(&error)))?;
        let mut folders = vec![(self.watched.root.clone(), RecursiveMode::NonRecursive)];
        // The parent reports when the root is created again.
        folders.extend(
            self.watched.root.parent().map(|path| (path.to_owned(), RecursiveMode::NonRecursive)),
        );
        folders.retain(|(path, _)| !self.watched.folders.contains(path));
        folders.extend(
            self.watched.folders.iter().map(|path| (path.clone(), RecursiveMode::Recursive)),
        );
        let folders =
            folders.into_iter().map(|(path, mode)| WatchedFolder::new(path, mode)).collect();
        Ok(Backend::Reported { watcher, folders })
    }

    /// Waits for the first event, or until a folder is no longer the watched one: there is no event
    /// when a parent was deleted too, or a file system was mounted or unmounted.
    fn wait_for_first(&self) {
        while !self.signal.changed_within(CHECK_EVERY) && !self.has_moved() {}
    }

    /// Whether a watched folder was replaced, deleted or created.
    fn has_moved(&self) -> bool {
        match &self.backend {
            Backend::Polled { .. } => false,
            Backend::Reported { folders, .. } => folders.iter().any(WatchedFolder::has_moved),
        }
    }

    /// Watches every folder that exists. This happens before the next load, so that no change in
    /// between is missed.
    fn renew_watches(&mut self) {
        let pending = self.signal.take();
        let failed = pending.failed.as_ref().map(reason).or_else(|| match &mut self.backend {
            Backend::Polled { .. } => None,
            Backend::Reported { watcher, folders } => {
                folders.iter_mut().find_map(|folder| folder.renew(watcher, &pending).err())
            }
        });
        if let Some(reason) = failed {
            self.fall_back_to_polling(&reason);
        }
    }

    /// Prints when the root was deleted or created again.
    fn report_root(&mut self) {
        let is_gone = !self.watched.root.is_dir();
        if is_gone != self.is_root_gone {
            let event = if is_gone { "is gone; waiting for it" } else { "is back" };
            (self.print)(&format!("`{}` {event}", self.watched.root.display()));
            self.is_root_gone = is_gone;
        }
    }

    /// Replaces the events of the system by polling.
    fn fall_back_to_polling(&mut self, reason: &str) {
        (self.print)(&format!("{reason}; kb checks the files twice a second"));
        self.backend = Backend::Polled { fingerprint: poll::fingerprint(&self.watched) };
    }
}
