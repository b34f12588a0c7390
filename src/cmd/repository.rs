//! Whether version control can undo what a command writes.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::cmd::out::{self, Exit};

/// Refuses to write where git reports changes that are not committed. `undoes` is what git could
/// not undo in that case: `the move`.
///
/// # Errors
/// When there are changes; the error is already printed.
pub fn check_clean(folder: &Path, paths: &[&str], undoes: &str) -> Result<(), Exit> {
    if !has_changes(folder, paths) {
        return Ok(());
    }
    let message = format!("{} has changes that are not committed", folder.display());
    let help = format!("commit them first, so that git can undo {undoes}; or give --allow-dirty");
    out::print_error(&message, Some(&help));
    Err(Exit::Usage)
}

/// Whether git reports changes of some paths in a folder; of all if there are none. Without git or a
/// repository there are no changes.
fn has_changes(folder: &Path, paths: &[&str]) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let status = Command::new("git")
        .current_dir(folder)
        // The configuration of a foreign repository could make git run a program, and a partial
        // clone could make it use the network.
        .args(["-c", "core.fsmonitor=false", "-c", "protocol.allow=never"])
        .args(["status", "--porcelain", "--"])
        .args(paths)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    status.is_ok_and(|status| status.status.success() && !status.stdout.is_empty())
}
