//! The doorbell: waits until a file of the site may have changed.
//!
//! It only rings. What changed, and whether anything did, is found by looking at everything again,
//! so an event that is lost, doubled or misreported costs nothing but a look. Three things are
//! still worth care: to be there when a folder is deleted and made again (the watch of the system
//! dies with it), to answer a storm of changes with few rings, and to notice where the system does
//! not report changes at all.

mod bell;
mod mounts;
mod place;
mod poll;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::Say;
use crate::serve::watch::bell::Bell;
use crate::serve::watch::place::{Place, reason};

/// How long nothing must happen until the bell rings: editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(25);

/// How long it may keep ringing before it is answered anyway.
const SETTLE_LIMIT: Duration = Duration::from_millis(200);

/// Where changes still come after that, the next limit is this many times longer, up to
/// [`STORM_LIMIT`]: a storm of any length costs three looks or so, not five a second.
const STORM_FACTOR: u32 = 8;
const STORM_LIMIT: Duration = Duration::from_secs(10);

/// From this many files on it is no author who saves but a tool, which may pause for longer.
const MANY_FILES: usize = 8;
const MANY_SETTLE: Duration = Duration::from_millis(200);

/// How much longer to wait when a changed file is empty: some programs truncate first and write
/// much later.
const EMPTY_PATIENCE: Duration = Duration::from_millis(100);

/// How often to look whether the folders are still the ones that are watched: a few calls.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// The system reports them; where it cannot, kb polls and says so.
    System,
    /// The files are looked at again and again.
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
    /// Files and folders that do not matter, by their paths from the root.
    pub ignored: Vec<PathBuf>,
    /// How.
    pub eyes: Eyes,
}

impl Watched {
    /// Makes all paths absolute, so that they compare with what the system reports.
    fn absolute(self) -> Watched {
        let root = fs::canonicalize(&self.root)
            .or_else(|_| std::path::absolute(&self.root))
            .unwrap_or(self.root);
        let under = |paths: Vec<PathBuf>| paths.iter().map(|path| root.join(path)).collect();
        let (folders, ignored) = (under(self.folders), under(self.ignored));
        Watched { root, folders, ignored, eyes: self.eyes }
    }

    /// Whether a change at this path may change the site.
    fn matters(&self, path: &Path) -> bool {
        path.starts_with(&self.root) && !self.ignored.iter().any(|folder| path.starts_with(folder))
    }
}

/// Rings when something may have changed.
pub struct Doorbell {
    watched: Arc<Watched>,
    say: Say,
    bell: Arc<Bell>,
    seeing: Seeing,
    /// How long the next settling may take.
    limit: Duration,
    /// Whether it was said that the root is gone.
    is_root_gone: bool,
}

/// How changes are being noticed.
enum Seeing {
    Reported {
        watcher: RecommendedWatcher,
        places: Vec<Place>,
    },
    Polled {
        /// What the files looked like at the last ring.
        print: u64,
    },
}

impl Doorbell {
    /// Begins to watch; changes from now on are rung for by [`Doorbell::wait`].
    pub fn hang(watched: Watched, say: Say) -> Doorbell {
        let watched = Arc::new(watched.absolute());
        let bell = Arc::new(Bell::default());
        let polled = Seeing::Polled { print: 0 };
        let mut doorbell = Doorbell {
            watched,
            say,
            bell,
            seeing: polled,
            limit: SETTLE_LIMIT,
            is_root_gone: false,
        };
        match doorbell.report() {
            Ok(seeing) => {
                doorbell.seeing = seeing;
                doorbell.look_after_places();
            }
            Err(Some(reason)) => doorbell.poll_because(&reason),
            Err(None) => doorbell.seeing = Seeing::Polled { print: poll::print(&doorbell.watched) },
        }
        doorbell
    }

    /// Waits until something may have changed and the dust has settled.
    pub fn wait(&mut self) {
        match &mut self.seeing {
            Seeing::Polled { print } => *print = poll::wait(&self.watched, *print),
            Seeing::Reported { .. } => {
                self.await_first();
                self.settle();
                self.look_after_places();
            }
        }
        self.mind_root();
    }

    /// Asks the system to report changes. `Err(None)` means that polling was asked for.
    fn report(&self) -> Result<Seeing, Option<String>> {
        if self.watched.eyes == Eyes::Polling {
            return Err(None);
        }
        if let Some(kind) = mounts::silent_kind(&self.watched.root) {
            return Err(Some(format!("`{kind}` file systems do not report every change")));
        }
        let (bell, scope) = (Arc::clone(&self.bell), Arc::clone(&self.watched));
        let config = notify::Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(move |event| bell.note(event, &scope), config)
            .map_err(|error| Some(reason(&error)))?;
        let mut places = vec![(self.watched.root.clone(), RecursiveMode::NonRecursive)];
        // The parent sees the root being made again.
        places.extend(
            self.watched.root.parent().map(|path| (path.to_owned(), RecursiveMode::NonRecursive)),
        );
        places.retain(|(path, _)| !self.watched.folders.contains(path));
        places.extend(
            self.watched.folders.iter().map(|path| (path.clone(), RecursiveMode::Recursive)),
        );
        let places = places.into_iter().map(|(path, mode)| Place::new(path, mode)).collect();
        Ok(Seeing::Reported { watcher, places })
    }

    /// Waits for the first report, or until a folder is not the one that is watched: where a parent
    /// vanished too, or a file system was mounted or unmounted, there is none.
    fn await_first(&self) {
        while !self.bell.rings_within(LOOK_EVERY) && !self.has_moved() {}
    }

    /// Whether a watched folder is another one now, or gone, or back.
    fn has_moved(&self) -> bool {
        match &self.seeing {
            Seeing::Polled { .. } => false,
            Seeing::Reported { places, .. } => places.iter().any(Place::has_moved),
        }
    }

    /// Lets a burst of changes pass.
    fn settle(&mut self) {
        let start = Instant::now();
        let mut empty_patience = Some(EMPTY_PATIENCE);
        loop {
            if start.elapsed() >= self.limit {
                self.limit = (self.limit * STORM_FACTOR).min(STORM_LIMIT);
                return;
            }
            let is_tool = self.bell.n_suspects() >= MANY_FILES;
            if self.bell.rings_within(if is_tool { MANY_SETTLE } else { SETTLE }) {
                continue;
            }
            let suspects = self.bell.take_suspects();
            let is_truncated = |path: &PathBuf| {
                path.metadata().is_ok_and(|file| file.is_file() && file.len() == 0)
            };
            let waits_for_text = suspects.iter().any(is_truncated)
                && empty_patience.take().is_some_and(|patience| self.bell.rings_within(patience));
            if !waits_for_text {
                self.limit = SETTLE_LIMIT;
                return;
            }
        }
    }

    /// Sees to it that every folder that exists is watched. This comes before the next look at the
    /// files, so nothing falls in between.
    fn look_after_places(&mut self) {
        let rung = self.bell.take();
        let failed = rung.failed.as_ref().map(reason).or_else(|| match &mut self.seeing {
            Seeing::Polled { .. } => None,
            Seeing::Reported { watcher, places } => {
                places.iter_mut().find_map(|place| place.renew(watcher, &rung).err())
            }
        });
        if let Some(reason) = failed {
            self.poll_because(&reason);
        }
    }

    /// Says it when the root goes or comes back.
    fn mind_root(&mut self) {
        let is_gone = !self.watched.root.is_dir();
        if is_gone != self.is_root_gone {
            let event = if is_gone { "is gone; waiting for it" } else { "is back" };
            (self.say)(&format!("`{}` {event}", self.watched.root.display()));
            self.is_root_gone = is_gone;
        }
    }

    /// Gives up on the system's reports.
    fn poll_because(&mut self, reason: &str) {
        (self.say)(&format!("{reason}; kb looks for changes itself, twice a second"));
        self.seeing = Seeing::Polled { print: poll::print(&self.watched) };
    }
}
