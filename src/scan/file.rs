//! Files as they are found in folders: which are read, and the findings for others.

use std::path::{Path, PathBuf};

use walkdir::DirEntry;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::source::AssetFile;
use crate::text::{RelPath, Source, Span};

/// A file that is not inspected yet.
pub(super) fn asset(path: RelPath, lang: Lang, inner: RelPath, file: PathBuf) -> AssetFile {
    AssetFile {
        path,
        lang,
        inner,
        file,
        size: None,
        is_refused: false,
        is_static: false,
        addition: None,
    }
}

/// Why symbolic links are not read.
pub(super) const LINK: &str = "it is a symbolic link, which could lead outside the site";

/// Checks whether an entry of a folder is a regular file; returns the reason if not.
pub(super) fn is_plain(entry: &DirEntry) -> Result<(), &'static str> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Err(LINK);
    }
    if kind.is_file() { Ok(()) } else { Err("it is not a regular file") }
}

/// The finding for a file that is not published.
pub(super) fn refused(root: &Path, path: &Path, reason: &str) -> Diagnostic {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let shown: String = shown.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    let path = RelPath::new(&shown).unwrap_or_else(content_folder);
    let message = format!("this file is not published: {reason}");
    Diagnostic::new(Rule::RefusedFile, &Source::new(path, ""), Span::default(), message)
        .help("replace it with a regular file that you can read")
}

fn content_folder() -> RelPath {
    RelPath::new("content").expect("a plain name")
}
