//! The real kb as a program, run in a folder until it ends by itself, and the files of the folder.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Writes a file of a site, with the folders that it needs.
pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("is inside the root")).expect("can be made");
    fs::write(file, text).expect("can be written");
}

/// Reads a file of a site.
pub(crate) fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The environment variables that kb reads besides its own.
const READ: &[&str] = &["NO_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH", "GITHUB_WORKSPACE"];

/// kb in a folder, without the environment variables that it reads.
pub(crate) fn kb(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for (name, _) in std::env::vars() {
        if name.starts_with("KB_") || READ.contains(&name.as_str()) {
            command.env_remove(name);
        }
    }
    command
}

/// The exit code and the output of a command.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(mut command: Command) -> Run {
        let Output { status, stdout, stderr } = command.output().expect("it can be started");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it speaks UTF-8");
        let code = status.code().expect("it ends by itself");
        Run { code, out: text(stdout), err: text(stderr) }
    }
}
