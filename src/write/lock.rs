//! One builder at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use crate::write::HIDDEN;
use crate::write::error::Error;

/// The right to write to an output folder, until it is dropped or the process ends: the system
/// frees the lock of a dead process.
pub(super) struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would leave the lock to any process that is being started just now and
        // has a copy of the handle until it runs. Where unlocking fails, closing has to do.
        let _ = self.file.unlock();
    }
}

/// Takes the lock of a folder, making the folder where needed; fails at once when another
/// process has it.
pub(super) fn acquire(folder: &Path) -> Result<Lock, Error> {
    let hidden = folder.join(HIDDEN);
    fs::create_dir_all(folder).map_err(Error::io("create the output folder", folder))?;
    match fs::create_dir(&hidden) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(Error::io("create the folder", &hidden)(error));
        }
        Ok(()) | Err(_) => {}
    }
    // A link here would lead the manifest and the new files out of the output folder.
    if !fs::symlink_metadata(&hidden).is_ok_and(|metadata| metadata.is_dir()) {
        return Err(Error::InTheWay { paths: vec![hidden] });
    }
    let path = hidden.join("lock");
    if fs::symlink_metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(Error::InTheWay { paths: vec![path] });
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        // Whoever holds the lock has written its process id here.
        .truncate(false)
        .open(&path)
        .map_err(Error::io("open the lock", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            // Where the lock also forbids reading, the message goes without the process id.
            let _ = file.read_to_string(&mut pid);
            return Err(Error::Locked { folder: folder.to_owned(), pid: pid.trim().parse().ok() });
        }
        // Some network file systems have no locks; publishing there is better than refusing.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path)(error)),
    }
    file.set_len(0)
        .and_then(|()| write!(file, "{}", std::process::id()))
        .map_err(Error::io("write the lock", &path))?;
    Ok(Lock { file })
}
