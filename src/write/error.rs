//! Errors of a publication.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::report::printable;

/// Why the site was not published completely.
#[derive(Debug)]
pub enum PublishFailure<E> {
    /// Contents could not be made: all errors in the order of the outputs. Nothing was published.
    Content(Vec<E>),
    /// Writing failed.
    Write(WriteError),
}

impl<E> From<WriteError> for PublishFailure<E> {
    fn from(error: WriteError) -> PublishFailure<E> {
        PublishFailure::Write(error)
    }
}

/// An error of the output folder, the list of outputs, or the disk.
#[derive(Debug)]
pub enum WriteError {
    /// kb refuses to publish to the folder; nothing was changed.
    Refused {
        /// The folder as given by the user.
        folder: PathBuf,
        /// A clause that begins with "it".
        reason: String,
    },
    /// Another kb is publishing to the folder; nothing was changed.
    Locked {
        /// The folder.
        folder: PathBuf,
        /// The process that holds the lock, if known.
        pid: Option<u32>,
    },
    /// Files that kb did not create are at paths of the site; nothing was published.
    InTheWay {
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// The manifest cannot be read, so kb does not know which files are its own.
    Damaged {
        /// The manifest.
        manifest: PathBuf,
    },
    /// An output has a path that cannot be published; nothing was changed.
    BadPath {
        /// The path inside the site.
        path: String,
        /// A clause that begins with "it".
        reason: &'static str,
    },
    /// An operation failed. Files published before it are complete.
    Io {
        /// The operation, as a verb phrase that follows "cannot".
        operation: &'static str,
        /// The path of the operation.
        path: PathBuf,
        /// The system's reason.
        cause: io::Error,
    },
}

impl WriteError {
    /// Makes an error for a failed operation, for use with `map_err`.
    pub(super) fn io(operation: &'static str, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
        move |cause| WriteError::Io { operation, path: path.to_owned(), cause }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Refused { folder, reason } => {
                write!(f, "cannot publish to {}: {}", shown(folder), printable::line(reason))
            }
            WriteError::Locked { folder, pid } => {
                let process = pid.map(|pid| format!(" (process {pid})")).unwrap_or_default();
                write!(f, "another kb{process} is publishing to {}", shown(folder))
            }
            WriteError::InTheWay { paths } => {
                let names: Vec<String> = paths.iter().map(|path| shown(path)).collect();
                write!(f, "kb did not create {} and does not overwrite it", names.join(", "))
            }
            WriteError::Damaged { manifest } => write!(
                f,
                "{} is damaged or from another version, so kb cannot distinguish its own files from \
                 yours; delete the output folder or choose another one",
                shown(manifest)
            ),
            WriteError::BadPath { path, reason } => {
                write!(f, "cannot publish `{}`: {reason}", printable::line(path))
            }
            WriteError::Io { operation, path, cause } => {
                write!(f, "cannot {operation} {}: {cause}", shown(path))
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteError::Io { cause, .. } => Some(cause),
            WriteError::Refused { .. }
            | WriteError::Locked { .. }
            | WriteError::InTheWay { .. }
            | WriteError::Damaged { .. }
            | WriteError::BadPath { .. } => None,
        }
    }
}

fn shown(path: &Path) -> String {
    format!("`{}`", printable::line(&path.to_string_lossy()))
}
