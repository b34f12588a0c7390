//! What the system reports, noted until somebody looks.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Event, EventKind};

use crate::serve::stage::lock;
use crate::serve::watch::Watched;
use crate::serve::watch::place::is_vanished;

/// How many changed files are remembered at most.
const MAX_SUSPECTS: usize = 32;

/// What was reported since the last ring.
#[derive(Default)]
pub(super) struct Rung {
    /// Something may have changed.
    any: bool,
    /// A folder appeared; what it contains may not be watched yet.
    pub(super) grown: bool,
    /// A watched folder went away, and its watch with it.
    pub(super) lost: bool,
    /// Files that were written to.
    suspects: BTreeSet<PathBuf>,
    /// The system cannot report changes any more.
    pub(super) failed: Option<notify::Error>,
}

/// Where reports are noted and waited for.
#[derive(Default)]
pub(super) struct Bell {
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
    pub(super) fn rings_within(&self, limit: Duration) -> bool {
        let waited = self.rang.wait_timeout_while(lock(&self.rung), limit, |rung| !rung.any);
        let (mut rung, _) = waited.unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut rung.any)
    }

    /// Takes everything that was noted.
    pub(super) fn take(&self) -> Rung {
        std::mem::take(&mut *lock(&self.rung))
    }

    /// How many files are known to have been written to.
    pub(super) fn n_suspects(&self) -> usize {
        lock(&self.rung).suspects.len()
    }

    /// Takes the files that were written to.
    pub(super) fn take_suspects(&self) -> BTreeSet<PathBuf> {
        std::mem::take(&mut lock(&self.rung).suspects)
    }

    /// Notes a report of the system, unless it cannot matter.
    pub(super) fn note(&self, event: notify::Result<Event>, watched: &Watched) {
        let event = match event {
            Ok(event) => event,
            Err(error) if is_vanished(&error) => return self.ring(|_| {}),
            Err(error) => return self.ring(|rung| rung.failed = Some(error)),
        };
        if event.need_rescan() {
            // The queue overflowed: anything may have happened.
            return self.ring(|rung| (rung.grown, rung.lost) = (true, true));
        }
        // Reading is reported too; a load would ring for itself.
        let is_access = matches!(event.kind, EventKind::Access(_));
        if is_access || !event.paths.iter().any(|path| watched.matters(path)) {
            return;
        }
        self.ring(|rung| {
            rung.grown |= has_grown(&event);
            rung.lost |= has_lost(&event, watched);
            if rung.suspects.len() < MAX_SUSPECTS {
                rung.suspects.extend(event.paths);
            }
        });
    }
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
