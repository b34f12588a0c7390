//! Debounces changes, so that many changes in a short time cost few loads.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::serve::watch::signal::ChangeSignal;

/// The debounce interval: how long nothing must change. Editors write a file in several steps.
pub(super) const SETTLE: Duration = Duration::from_millis(25);

/// The longest time that changes are debounced.
pub(super) const SETTLE_LIMIT: Duration = Duration::from_millis(200);

/// While changes continue, each limit is this many times longer than the one before, up to
/// [`STORM_LIMIT`], so that a long series of changes costs about three loads.
const STORM_FACTOR: u32 = 8;
const STORM_LIMIT: Duration = Duration::from_secs(10);

/// With this many files or more, a tool probably writes them, which may pause longer than an
/// editor.
const MANY_FILES: usize = 8;
const MANY_SETTLE: Duration = Duration::from_millis(200);

/// How much longer to wait when a changed file is empty: some programs truncate first and write
/// much later.
const EMPTY_PATIENCE: Duration = Duration::from_millis(100);

/// A series of changes with its clock.
pub(super) trait Changes {
    /// Waits for a change; `false` after `limit` without one.
    fn changed_within(&self, limit: Duration) -> bool;

    /// The time since the first change of the series.
    fn elapsed(&self) -> Duration;

    /// How many written files are recorded.
    fn n_written(&self) -> usize;

    /// Takes the files that were written to.
    fn take_written(&self) -> BTreeSet<PathBuf>;
}

/// The changes that the system reports.
pub(super) struct ReportedChanges<'a> {
    signal: &'a ChangeSignal,
    start: Instant,
}

impl ReportedChanges<'_> {
    /// A series of changes that begins now.
    pub(super) fn new(signal: &ChangeSignal) -> ReportedChanges<'_> {
        ReportedChanges { signal, start: Instant::now() }
    }
}

impl Changes for ReportedChanges<'_> {
    fn changed_within(&self, limit: Duration) -> bool {
        self.signal.changed_within(limit)
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    fn n_written(&self) -> usize {
        self.signal.n_written()
    }

    fn take_written(&self) -> BTreeSet<PathBuf> {
        self.signal.take_written()
    }
}

/// Waits until changes have stopped, or until `limit` is over. Returns the limit of the next
/// series.
pub(super) fn settle(changes: &impl Changes, limit: Duration) -> Duration {
    let mut empty_patience = Some(EMPTY_PATIENCE);
    while changes.elapsed() < limit {
        let is_tool = changes.n_written() >= MANY_FILES;
        if changes.changed_within(if is_tool { MANY_SETTLE } else { SETTLE }) {
            continue;
        }
        let waits_for_text = changes.take_written().iter().any(|path| is_truncated(path))
            && empty_patience.take().is_some_and(|patience| changes.changed_within(patience));
        if !waits_for_text {
            return SETTLE_LIMIT;
        }
    }
    (limit * STORM_FACTOR).min(STORM_LIMIT)
}

/// Whether a file exists and is empty.
fn is_truncated(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.is_file() && file.len() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::VecDeque;
    use std::fs::{self, File};

    /// Changes by a script, on a clock that stands still while nothing waits.
    struct Scripted<'a> {
        /// What happens in each wait: the time until a change, or `None` without one.
        waits: RefCell<VecDeque<Option<Duration>>>,
        /// The waits so far.
        limits: RefCell<Vec<Duration>>,
        clock: RefCell<Duration>,
        written: Vec<PathBuf>,
        /// Runs in each wait.
        during: &'a dyn Fn(),
    }

    impl Scripted<'_> {
        fn new<'a>(
            waits: &[Option<Duration>],
            written: Vec<PathBuf>,
            during: &'a dyn Fn(),
        ) -> Scripted<'a> {
            Scripted {
                waits: RefCell::new(waits.iter().copied().collect()),
                limits: RefCell::default(),
                clock: RefCell::default(),
                written,
                during,
            }
        }
    }

    impl Changes for Scripted<'_> {
        fn changed_within(&self, limit: Duration) -> bool {
            self.limits.borrow_mut().push(limit);
            (self.during)();
            let change = self.waits.borrow_mut().pop_front().flatten();
            *self.clock.borrow_mut() += change.unwrap_or(limit);
            change.is_some()
        }

        fn elapsed(&self) -> Duration {
            *self.clock.borrow()
        }

        fn n_written(&self) -> usize {
            self.written.len()
        }

        fn take_written(&self) -> BTreeSet<PathBuf> {
            self.written.iter().cloned().collect()
        }
    }

    fn idle() {}

    const SOON: Option<Duration> = Some(Duration::from_millis(1));

    #[test]
    fn a_truncated_file_gets_time_for_its_text() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let page = folder.path().join("page.md");
        File::create(&page).expect("a new file");
        let n_waits = RefCell::new(0);
        let write_late = || {
            *n_waits.borrow_mut() += 1;
            if *n_waits.borrow() == 2 {
                fs::write(&page, "late").expect("writable");
            }
        };
        let changes = Scripted::new(&[None, SOON, None], vec![page.clone()], &write_late);
        assert_eq!(settle(&changes, SETTLE_LIMIT), SETTLE_LIMIT);
        assert_eq!(*changes.limits.borrow(), [SETTLE, EMPTY_PATIENCE, SETTLE]);
    }

    #[test]
    fn a_file_that_stays_empty_is_waited_for_once() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let page = folder.path().join("page.md");
        File::create(&page).expect("a new file");
        let changes = Scripted::new(&[None, SOON, None], vec![page], &idle);
        assert_eq!(settle(&changes, SETTLE_LIMIT), SETTLE_LIMIT);
        assert_eq!(*changes.limits.borrow(), [SETTLE, EMPTY_PATIENCE, SETTLE]);
    }

    #[test]
    fn many_files_are_waited_for_longer() {
        let written = (0..MANY_FILES).map(|n| PathBuf::from(format!("{n}.md"))).collect();
        let changes = Scripted::new(&[None], written, &idle);
        settle(&changes, SETTLE_LIMIT);
        assert_eq!(*changes.limits.borrow(), [MANY_SETTLE]);
    }

    #[test]
    fn a_series_without_an_end_is_cut_at_growing_limits() {
        let changes = Scripted::new(&vec![SOON; 2_000], Vec::new(), &idle);
        let mut limits = vec![SETTLE_LIMIT];
        while limits.last() != Some(&STORM_LIMIT) {
            *changes.clock.borrow_mut() = Duration::ZERO;
            limits.push(settle(&changes, limits[limits.len() - 1]));
        }
        assert_eq!(limits, [200, 1600, 10_000].map(Duration::from_millis));
    }
}
