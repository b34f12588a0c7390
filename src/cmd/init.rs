//! `kb init`: creates an example site.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cmd::arguments::InitArguments;
use crate::cmd::out::{self, Exit};
use crate::text::RelPath;
use crate::write::author::{AuthorFiles, Expected, Refusal};

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

/// Makes git ignore the output and keep its folder.
const GITIGNORE: (&str, &str) = ("public/.gitignore", include_str!("init/gitignore"));

/// Runs `kb init`.
#[must_use]
pub fn run(arguments: &InitArguments) -> Exit {
    let folder = &arguments.folder;
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            let message = format!("{} is not empty", folder.display());
            out::print_error(
                &message,
                Some("kb does not overwrite files; choose a new folder: `kb init DIR`"),
            );
            return Exit::Usage;
        }
        Err(error) => return failed(folder, &error.into()),
    }
    if let Err((path, refusal)) = write_site(folder) {
        return failed(&path, &refusal);
    }
    out::print_status(&format!("created an example site in {}", folder.display()));
    out::print_status(match folder == Path::new(".") {
        true => "next: run `kb serve` and edit the files in content/",
        false => "next: change to that folder, run `kb serve` and edit the files in content/",
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

/// Writes all files, or none: files left by a failed attempt would stop the next one.
fn write_site(folder: &Path) -> Result<(), (PathBuf, Refusal)> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .filter(|above| !above.as_os_str().is_empty())
        .take_while(|above| !above.exists())
        .collect();
    let mut files = AuthorFiles::new(folder);
    let mut written: Vec<RelPath> = Vec::new();
    let mut write = || {
        fs::create_dir_all(folder).map_err(|error| (folder.to_path_buf(), error.into()))?;
        for (path, text) in FILES.iter().chain([&GITIGNORE]) {
            let path = RelPath::new(path).expect("a plain path");
            let failed = |refusal| (folder.join(path.as_str()), refusal);
            files.write(&path, Expected::Missing, text).map_err(failed)?;
            written.push(path);
        }
        Ok(())
    };
    let result = write();
    if result.is_err() {
        remove(folder, &written);
        // Innermost folders first; a folder with other files stays.
        for folder in missing {
            drop(fs::remove_dir(folder));
        }
    }
    result
}

/// Removes files, and their folders if they become empty.
fn remove(root: &Path, files: &[RelPath]) {
    for path in files.iter().rev() {
        drop(fs::remove_file(root.join(path.as_str())));
        let folders = Path::new(path.folder()).ancestors();
        for folder in folders.filter(|folder| !folder.as_os_str().is_empty()) {
            drop(fs::remove_dir(root.join(folder)));
        }
    }
}

fn failed(path: &Path, refusal: &Refusal) -> Exit {
    out::print_error(&format!("cannot write {}: {refusal}", path.display()), None);
    Exit::System
}
