//! `kb init`: a small complete site.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::cmd::arguments::InitArguments;
use crate::cmd::out::{self, Exit};

macro_rules! site {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("init/site/", $path))),)*]
    };
}

/// The files of the new site: path and text.
const FILES: &[(&str, &str)] = site! {
    "kb.yaml"
    "content/en/index.md"
    "content/en/borrowing/index.md"
    "content/en/borrowing/first-loan.md"
    "content/en/scenarios/index.md"
    "content/en/scenarios/broken-tool.yaml"
    "content/en/quizzes/ready-to-borrow.yaml"
    "content/en/glossary.yaml"
    "content/cs/index.md"
    "content/cs/borrowing/index.md"
    "content/cs/borrowing/first-loan.md"
    "content/cs/scenarios/index.md"
    "content/cs/scenarios/broken-tool.yaml"
    "content/cs/quizzes/ready-to-borrow.yaml"
    "content/cs/glossary.yaml"
};

/// Keeps the output out of git, but its folder in.
const GITIGNORE: (&str, &str) = ("public/.gitignore", include_str!("init/gitignore"));

/// Runs `kb init`.
#[must_use]
pub fn run(arguments: &InitArguments) -> Exit {
    let folder = &arguments.folder;
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            let message = format!("{} is not empty", folder.display());
            out::complain(&message, Some("kb never overwrites; give a new folder: `kb init DIR`"));
            return Exit::Usage;
        }
        Err(error) => return failed(folder, &error),
    }
    for (path, text) in FILES.iter().chain([&GITIGNORE]) {
        let file = folder.join(path);
        if let Err(error) = write_new(&file, text) {
            return failed(&file, &error);
        }
    }
    out::say(&format!("wrote a small site to {}", folder.display()));
    out::say(match folder == Path::new(".") {
        true => "next: `kb serve`, then change the files under content/",
        false => "next: go to that folder, run `kb serve`, then change the files under content/",
    });
    Exit::Fine
}

/// Whether a folder is missing or holds only dot files, such as a fresh git work tree.
fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(entries) => {
            for entry in entries {
                if !entry?.file_name().to_string_lossy().starts_with('.') {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

/// Writes a file that must not exist yet, and the folders above it.
///
/// # Errors
/// When it exists or cannot be written.
pub fn write_new(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(file)?;
    file.write_all(text.as_bytes())
}

fn failed(path: &Path, error: &io::Error) -> Exit {
    out::complain(&format!("cannot write {}: {error}", path.display()), None);
    Exit::System
}
