//! Collects events of the system until the watcher handles them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Event, EventKind};

use crate::serve::current::lock;
use crate::serve::watch::Watched;
use crate::serve::watch::error::is_not_found;

/// The largest number of changed files that are kept.
const MAX_WRITTEN: usize = 32;

/// Changes since they were last taken.
#[derive(Default)]
pub(super) struct PendingChanges {
    /// Something may have changed.
    any: bool,
    /// A folder was created; its content may not be watched yet.
    pub(super) grown: bool,
    /// A watched folder was deleted, which ended its watch.
    pub(super) lost: bool,
    /// Files that were written to.
    written: BTreeSet<PathBuf>,
    /// The system cannot report further changes.
    pub(super) failed: Option<notify::Error>,
}

/// Connects the thread of the system's events with the thread that waits.
#[derive(Default)]
pub(super) struct ChangeSignal {
    pending: Mutex<PendingChanges>,
    changed: Condvar,
}

impl ChangeSignal {
    /// Records a change and wakes the waiting thread.
    fn note_change(&self, note: impl FnOnce(&mut PendingChanges)) {
        let mut pending = lock(&self.pending);
        pending.any = true;
        note(&mut pending);
        self.changed.notify_one();
    }

    /// Waits for a change and clears it; `false` after `limit` without one.
    pub(super) fn changed_within(&self, limit: Duration) -> bool {
        let waited =
            self.changed.wait_timeout_while(lock(&self.pending), limit, |pending| !pending.any);
        let (mut pending, _) = waited.unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut pending.any)
    }

    /// Takes all pending changes.
    pub(super) fn take(&self) -> PendingChanges {
        std::mem::take(&mut *lock(&self.pending))
    }

    /// How many written files are recorded.
    pub(super) fn n_written(&self) -> usize {
        lock(&self.pending).written.len()
    }

    /// Takes the files that were written to.
    pub(super) fn take_written(&self) -> BTreeSet<PathBuf> {
        std::mem::take(&mut lock(&self.pending).written)
    }

    /// Records an event of the system, unless it is irrelevant.
    pub(super) fn note(&self, event: notify::Result<Event>, watched: &Watched) {
        let event = match event {
            Ok(event) => event,
            Err(error) if is_not_found(&error) => return self.note_change(|_| {}),
            Err(error) => return self.note_change(|pending| pending.failed = Some(error)),
        };
        if event.need_rescan() {
            // The queue overflowed: anything may have happened.
            return self.note_change(|pending| (pending.grown, pending.lost) = (true, true));
        }
        // Reads are reported too; a load would trigger the next one.
        let is_access = matches!(event.kind, EventKind::Access(_));
        if is_access || !event.paths.iter().any(|path| watched.matters(path)) {
            return;
        }
        self.note_change(|pending| {
            pending.grown |= has_grown(&event);
            pending.lost |= has_lost(&event, watched);
            if pending.written.len() < MAX_WRITTEN {
                pending.written.extend(event.paths);
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

/// Whether a folder with a watch of its own may have been deleted.
fn has_lost(event: &Event, watched: &Watched) -> bool {
    let is_removal = match event.kind {
        EventKind::Remove(kind) => kind != RemoveKind::File,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any => true,
        _ => false,
    };
    let is_place = |path: &PathBuf| *path == watched.root || watched.folders.contains(path);
    is_removal && event.paths.iter().any(is_place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::watch::WatchBackend;
    use notify::event::{AccessKind, AccessMode, DataChange};

    /// Whether an event about a page counts as a change.
    fn is_change(kind: EventKind) -> bool {
        let root = PathBuf::from("/site");
        let page = root.join("content/en/page.md");
        let folders = vec![root.join("content")];
        let watched = Watched { root, folders, ignored: Vec::new(), backend: WatchBackend::System };
        let signal = ChangeSignal::default();
        signal.note(Ok(Event::new(kind).add_path(page)), &watched);
        signal.changed_within(Duration::ZERO)
    }

    #[test]
    fn reads_are_not_changes() {
        for mode in [AccessMode::Any, AccessMode::Read, AccessMode::Execute, AccessMode::Other] {
            assert!(!is_change(EventKind::Access(AccessKind::Open(mode))));
            assert!(!is_change(EventKind::Access(AccessKind::Close(mode))));
        }
        assert!(!is_change(EventKind::Access(AccessKind::Read)));
        assert!(!is_change(EventKind::Access(AccessKind::Any)));
        assert!(is_change(EventKind::Modify(ModifyKind::Data(DataChange::Any))));
        assert!(is_change(EventKind::Create(CreateKind::File)));
    }
}
