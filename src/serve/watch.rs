//! The doorbell: waits until a file of the site may have changed.
//!
//! It only rings. What changed, and whether anything did, is found by looking at everything again,
//! so an event that is lost, doubled or misreported costs nothing but a look. Three things are
//! still worth care: to be there when a folder is deleted and made again (the watch of the system
//! dies with it), to answer a storm of changes with few rings, and to notice where the system does
//! not report changes at all.

mod mounts;
mod poll;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::serve::Say;
use crate::serve::stage::lock;

/// How long nothing must happen until the bell rings: editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(25);

/// How long it may keep ringing before it is answered anyway.
const SETTLE_LIMIT: Duration = Duration::from_millis(200);

/// Where changes still come after that, the next limit is this many times longer, up to
/// [`STORM_LIMIT`]: a storm of any length costs three looks or so, not five a second.
const STORM_FACTOR: u32 = 8;
const STORM_LIMIT: Duration = Duration::from_secs(10);

/// How much longer to wait when a changed file is empty: some programs truncate first and write
/// much later.
const EMPTY_PATIENCE: Duration = Duration::from_millis(100);

/// How many changed files are remembered for that.
const MAX_SUSPECTS: usize = 32;

/// How often to look whether a root that vanished is back, where its parent vanished with it.
const RETURN_EVERY: Duration = Duration::from_secs(1);

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
    /// Folders under the root that are watched with all they contain, whether they exist or not.
    pub folders: Vec<PathBuf>,
    /// Files and folders that do not matter, such as the output.
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

/// A folder the system watches for us.
struct Place {
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

/// What was reported since the last ring.
#[derive(Default)]
struct Rung {
    /// Something may have changed.
    any: bool,
    /// A folder appeared; what it contains may not be watched yet.
    grown: bool,
    /// A watched folder went away, and its watch with it.
    lost: bool,
    /// Files that were written to.
    suspects: BTreeSet<PathBuf>,
    /// The system cannot report changes any more.
    failed: Option<notify::Error>,
}

#[derive(Default)]
struct Bell {
    rung: Mutex<Rung>,
    rang: Condvar,
}

impl Bell {
    /// Notes what was reported.
    fn ring(&self, note: impl FnOnce(&mut Rung)) {
        let mut rung = lock(&self.rung);
        rung.any = true;
        note(&mut rung);
        self.rang.notify_one();
    }

    /// Waits for a ring and takes it; `false` after `limit` without one.
    fn rings_within(&self, limit: Duration) -> bool {
        let waited = self.rang.wait_timeout_while(lock(&self.rung), limit, |rung| !rung.any);
        let (mut rung, _) = waited.unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut rung.any)
    }

    /// Waits for a ring and takes it.
    fn await_ring(&self) {
        let waited = self.rang.wait_while(lock(&self.rung), |rung| !rung.any);
        waited.unwrap_or_else(PoisonError::into_inner).any = false;
    }
}

impl Doorbell {
    /// Begins to watch; changes from now on are rung for by [`Doorbell::wait`].
    pub fn hang(watched: Watched, say: Say) -> Doorbell {
        let watched = Arc::new(watched.absolute());
        let bell = Arc::new(Bell::default());
        let polled = Seeing::Polled { print: 0 };
        let mut doorbell = Doorbell { watched, say, bell, seeing: polled, limit: SETTLE_LIMIT };
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
        let watcher = RecommendedWatcher::new(move |event| note(event, &bell, &scope), config)
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
        let places =
            places.into_iter().map(|(path, mode)| Place { path, mode, identity: None }).collect();
        Ok(Seeing::Reported { watcher, places })
    }

    /// Waits for the first report; while the root is gone, also for its return.
    fn await_first(&self) {
        if self.watched.root.is_dir() {
            self.bell.await_ring();
        } else {
            while !self.bell.rings_within(RETURN_EVERY) && !self.watched.root.is_dir() {}
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
            if self.bell.rings_within(SETTLE) {
                continue;
            }
            let suspects = std::mem::take(&mut lock(&self.bell.rung).suspects);
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
        let rung = std::mem::take(&mut *lock(&self.bell.rung));
        let failed = rung.failed.as_ref().map(reason).or_else(|| match &mut self.seeing {
            Seeing::Polled { .. } => None,
            Seeing::Reported { watcher, places } => places.iter_mut().find_map(|place| {
                let was_there = place.identity.is_some();
                let failed = place.renew(watcher, &rung).err();
                if place.path == self.watched.root && was_there != place.identity.is_some() {
                    let event = if was_there { "is gone; waiting for it" } else { "is there" };
                    (self.say)(&format!("`{}` {event}", place.path.display()));
                }
                failed
            }),
        });
        if let Some(reason) = failed {
            self.poll_because(&reason);
        }
    }

    /// Gives up on the system's reports.
    fn poll_because(&mut self, reason: &str) {
        (self.say)(&format!("{reason}; kb looks for changes itself, twice a second"));
        self.seeing = Seeing::Polled { print: poll::print(&self.watched) };
    }
}

impl Place {
    /// Renews the watch where the folder is another one than before, or may have grown.
    fn renew(&mut self, watcher: &mut RecommendedWatcher, rung: &Rung) -> Result<(), String> {
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

fn is_vanished(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Says why the system does not report changes, and what would help.
fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders (fs.inotify.max_user_watches) is reached".into()
        }
        _ => format!("the system cannot report changes ({error})"),
    }
}

/// Notes a report of the system, unless it cannot matter.
fn note(event: notify::Result<Event>, bell: &Bell, watched: &Watched) {
    let event = match event {
        Ok(event) => event,
        Err(error) if is_vanished(&error) => return bell.ring(|_| {}),
        Err(error) => return bell.ring(|rung| rung.failed = Some(error)),
    };
    if event.need_rescan() {
        // The queue overflowed: anything may have happened.
        return bell.ring(|rung| (rung.grown, rung.lost) = (true, true));
    }
    // Reading is reported too; a load would ring for itself.
    let is_access = matches!(event.kind, EventKind::Access(_));
    if is_access || !event.paths.iter().any(|path| watched.matters(path)) {
        return;
    }
    bell.ring(|rung| {
        rung.grown |= has_grown(&event);
        rung.lost |= has_lost(&event, watched);
        if rung.suspects.len() < MAX_SUSPECTS {
            rung.suspects.extend(event.paths);
        }
    });
}

/// Whether a folder may have appeared.
fn has_grown(event: &Event) -> bool {
    match event.kind {
        EventKind::Create(CreateKind::File) => false,
        EventKind::Create(_)
        | EventKind::Any
        | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => {
            event.paths.iter().any(|path| path.is_dir())
        }
        _ => false,
    }
}

/// Whether a folder that is watched by itself may be gone.
fn has_lost(event: &Event, watched: &Watched) -> bool {
    let is_removal = match event.kind {
        EventKind::Remove(kind) => kind != RemoveKind::File,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any => true,
        _ => false,
    };
    let is_place = |path: &PathBuf| *path == watched.root || watched.folders.contains(path);
    is_removal && event.paths.iter().any(is_place)
}
