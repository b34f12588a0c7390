//! The lock that allows one build per output folder at a time.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;

use crate::write::HIDDEN;
use crate::write::error::WriteError;

/// A held lock of an output folder. The operating system releases the lock of a process that ends.
pub(super) struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Unlock explicitly: a process that is being started may have a copy of the handle, and
        // would keep the lock after this one is closed. If unlocking fails, closing is the
        // fallback.
        let _ = self.file.unlock();
    }
}

/// Locks a folder, and creates it if needed. Fails at once if another process holds the lock.
pub(super) fn acquire(folder: &Path) -> Result<Lock, WriteError> {
    let hidden = folder.join(HIDDEN);
    fs::create_dir_all(folder).map_err(WriteError::io("create the output folder", folder))?;
    match fs::create_dir(&hidden) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(WriteError::io("create the folder", &hidden)(error));
        }
        Ok(()) | Err(_) => {}
    }
    // A symbolic link would lead the manifest and the new files outside the output folder.
    if !fs::symlink_metadata(&hidden).is_ok_and(|metadata| metadata.is_dir()) {
        return Err(WriteError::InTheWay { paths: vec![hidden] });
    }
    let path = hidden.join("lock");
    // Opening a pipe could block for ever, and a link could lead elsewhere.
    if fs::symlink_metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(WriteError::InTheWay { paths: vec![path] });
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        // The process that holds the lock wrote its id here.
        .truncate(false)
        .open(&path)
        .map_err(WriteError::io("open the lock", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            // If the lock forbids reading, the message has no process id.
            let _ = file.read_to_string(&mut pid);
            return Err(WriteError::Locked {
                folder: folder.to_owned(),
                pid: pid.trim().parse().ok(),
            });
        }
        // Some network file systems have no locks; kb publishes there without one.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(WriteError::io("lock", &path)(error)),
    }
    // A file with a second hard link or other content is not a lock file of kb.
    if !is_lock(&mut file).map_err(WriteError::io("read the lock", &path))? {
        return Err(WriteError::InTheWay { paths: vec![path] });
    }
    file.rewind()
        .and_then(|()| file.set_len(0))
        .and_then(|()| write!(file, "{}", std::process::id()))
        .map_err(WriteError::io("write the lock", &path))?;
    Ok(Lock { file })
}

/// Whether an open file is a lock file of kb: empty, or with a process id.
fn is_lock(file: &mut File) -> io::Result<bool> {
    /// Longer than any process id.
    const LONGEST: u64 = 32;

    let metadata = file.metadata()?;
    if !metadata.is_file() || metadata.len() > LONGEST || has_several_names(&metadata) {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes.iter().all(u8::is_ascii_digit))
}

#[cfg(unix)]
fn has_several_names(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_several_names(_: &Metadata) -> bool {
    false
}
