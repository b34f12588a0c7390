//! The files of `static/`, which are copied to the root of the site as they are.
//!
//! They belong to the site owner, like the theme: no file is refused because of its kind. Files
//! that kb generates too (`robots.txt`, `_headers`) are appended to those of kb.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, str};

use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::Lang;
use crate::scan::file::{asset, is_plain, refused};
use crate::scan::inspect;
use crate::scan::state::FileState;
use crate::source::AssetFile;
use crate::text::RelPath;

/// The folder, beside `content/`.
const FOLDER: &str = "static";

/// Files that are added to those of kb.
const ADDITIONS: [&str; 2] = ["robots.txt", "_headers"];

/// The largest of them in bytes.
const MAX_ADDITION_BYTES: u64 = 64 << 10;

/// Files of tools, not of the site.
const OF_TOOLS: [&str; 4] = [".DS_Store", ".git", ".gitignore", ".gitkeep"];

/// Lists the folder; empty if there is none.
pub(super) fn list(root: &Path) -> Found<Vec<AssetFile>> {
    let start = root.join(FOLDER);
    let mut found = Found::<Vec<AssetFile>>::default();
    if !fs::symlink_metadata(&start).is_ok_and(|folder| folder.is_dir()) {
        return found;
    }
    let walk = WalkDir::new(&start).follow_links(false).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !is_of_tools(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match copied(root, &entry) {
                Ok(file) => found.value.push(file),
                Err(finding) => found.findings.push(*finding),
            },
            Err(error) => {
                let path = error.path().unwrap_or(&start).to_path_buf();
                found.findings.push(refused(root, &path, "it cannot be read"));
            }
        }
    }
    found
}

fn copied(root: &Path, entry: &DirEntry) -> Result<AssetFile, Box<Diagnostic>> {
    let refused = |reason| Box::new(refused(root, entry.path(), reason));
    is_plain(entry).map_err(refused)?;
    let path = entry.path().strip_prefix(root).ok().and_then(Path::to_str);
    let path = path.map(|path| path.replace('\\', "/")).and_then(|path| RelPath::new(&path));
    let path = path.ok_or_else(|| refused("its name cannot be part of a URL"))?;
    let mut file = file(path, entry.path().to_path_buf())
        .ok_or_else(|| refused("its name cannot be part of a URL"))?;
    if ADDITIONS.contains(&file.inner.as_str()) {
        let is_short =
            FileState::of(&file.file).is_ok_and(|state| state.size <= MAX_ADDITION_BYTES);
        let bytes = if is_short { fs::read(&file.file).ok() } else { None };
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or_else(|| refused("it is not a short UTF-8 text"))?;
        file.addition = Some(text.into());
    }
    Ok(file)
}

/// The files of the folder among files in memory.
pub(super) fn given(files: &[&(RelPath, Vec<u8>)]) -> Vec<AssetFile> {
    let of_folder = files.iter().filter_map(|(path, bytes)| {
        let mut file = file(path.clone(), PathBuf::from(path.as_str()))?;
        if ADDITIONS.contains(&file.inner.as_str()) {
            file.addition = str::from_utf8(bytes).ok().map(Arc::from);
        }
        file.size = inspect::in_bytes(&file.path, bytes).size;
        Some(file)
    });
    of_folder.collect()
}

fn file(path: RelPath, file: PathBuf) -> Option<AssetFile> {
    let inner = RelPath::new(path.as_str().strip_prefix(FOLDER)?.strip_prefix('/')?)?;
    Some(AssetFile { is_static: true, ..asset(path, Lang::SOURCE, inner, file) })
}

fn is_of_tools(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    OF_TOOLS.contains(&&*name) || name.ends_with('~')
}
