//! Detects changes of a file without reading it.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The minimal age of a change that makes the next one detectable: file system clocks tick every
/// few milliseconds, and two changes within one tick have the same time.
const TICK: Duration = Duration::from_millis(100);

/// The state of a file. While it is the same, the content is the same; the content can also be the
/// same in two different states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileState {
    /// The size in bytes.
    pub size: u64,
    modified: Option<SystemTime>,
    inode: Inode,
}

/// Programs can set the modification time, and unpacking and copying tools do. They cannot set the
/// time of the last inode change, and a file renamed over another has a different inode.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Inode {
    device: u64,
    number: u64,
    changed: Option<SystemTime>,
}

impl FileState {
    /// Reads the state of a file.
    ///
    /// # Errors
    /// When the system does not return it.
    pub fn of(file: &Path) -> io::Result<FileState> {
        let metadata = fs::metadata(file)?;
        let inode = inode(&metadata);
        Ok(FileState { size: metadata.len(), modified: metadata.modified().ok(), inode })
    }

    /// Whether every later change of the file will change its state.
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
