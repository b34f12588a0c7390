//! What tells two states of a file apart without reading it.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How old a change must be to be told from the next one: clocks of file systems tick every few
/// milliseconds, and two changes within one tick look the same.
const TICK: Duration = Duration::from_millis(100);

/// The state of a file: as long as it is the same, so is what the file holds. In two different
/// states it may still hold the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The size in bytes.
    pub size: u64,
    modified: Option<SystemTime>,
    inode: Inode,
}

/// Anybody can set the time of a content, and tools that unpack or copy do; nobody can set the time
/// at which the inode was last changed, and a file renamed over another has another inode.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Inode {
    device: u64,
    number: u64,
    changed: Option<SystemTime>,
}

impl State {
    /// The state a file is in.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn of(file: &Path) -> io::Result<State> {
        let metadata = fs::metadata(file)?;
        let inode = inode(&metadata);
        Ok(State { size: metadata.len(), modified: metadata.modified().ok(), inode })
    }

    /// Whether every later change of the file will show in its state.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let now = SystemTime::now();
        let age = self.inode.changed.and_then(|changed| now.duration_since(changed).ok());
        age.is_some_and(|age| age > TICK)
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> Inode {
    use std::os::unix::fs::MetadataExt;

    let seconds = u64::try_from(metadata.ctime()).ok().map(Duration::from_secs);
    let nanoseconds = u64::try_from(metadata.ctime_nsec()).map(Duration::from_nanos).ok();
    let since = seconds.zip(nanoseconds).map(|(seconds, nanoseconds)| seconds + nanoseconds);
    let changed = since.and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since));
    Inode { device: metadata.dev(), number: metadata.ino(), changed }
}

#[cfg(not(unix))]
fn inode(metadata: &Metadata) -> Inode {
    Inode { device: 0, number: 0, changed: metadata.modified().ok() }
}
