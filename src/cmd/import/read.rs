//! Reads the files of the site to import.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::import::tree::{FileTree, OtherFile};
use crate::source::media::{self, HEAD_BYTES};
use crate::text::{RelPath, Source};

/// The largest text that is read; larger ones are copied or left out.
const MAX_BYTES: u64 = 4 << 20;

/// Folders that hold no texts of authors.
const SKIPPED: &[&str] =
    &["node_modules", "target", "vendor", "_site", "public_html", "__pycache__"];

/// Hidden folders and files that generators read.
const HIDDEN: &[&str] = &[".vitepress", ".vuepress", ".obsidian", ".pages", ".nav.yml"];

/// Extensions of texts that pages are made of or include.
const TEXTS: &[&str] = &[
    "md", "mdx", "markdown", "mdown", "yml", "yaml", "toml", "json", "json5", "jsonc", "js", "mjs",
    "cjs", "ts", "mts", "tsx", "jsx", "vue", "astro", "html", "htm", "css", "scss", "txt", "py",
    "rs", "go", "rb", "java", "kt", "c", "h", "cpp", "cs", "sh", "bash", "fish", "ps1", "php",
    "swift", "sql", "xml", "ini", "cfg", "conf", "lock", "pages", "svg", "po",
];

/// Names of texts without an extension.
const NAMED_TEXTS: &[&str] = &["_redirects"];

/// The path that cannot be read, and the reason.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// Reads a folder. A symbolic link to a file of the same site is read as that file; other links are
/// left out, because they could publish any file of this computer.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn tree(root: &Path) -> Result<FileTree, Unreadable> {
    let mut texts = Vec::new();
    let mut others = Vec::new();
    let mut links = Vec::new();
    let inside = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let mut left = vec![root.to_path_buf()];
    while let Some(folder) = left.pop() {
        let at = |error| Unreadable { path: folder.clone(), error };
        for entry in fs::read_dir(&folder).map_err(at)? {
            let entry = entry.map_err(at)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(at)?);
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') && !HIDDEN.contains(&name.as_str()) {
                continue;
            }
            if kind.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    left.push(path);
                }
                continue;
            }
            let Some(inner) = rel_path(root, &path) else { continue };
            if kind.is_symlink() && !leads_inside(&inside, &path) {
                links.push(inner);
            } else if kind.is_file() || kind.is_symlink() {
                match text(&path, &inner).map_err(|error| Unreadable { path, error })? {
                    Some(text) => texts.push(Source::new(inner, text)),
                    None => {
                        let extension = extension(&entry.path(), &inner);
                        others.push(OtherFile { path: inner, extension });
                    }
                }
            }
        }
    }
    let name = root.canonicalize().ok();
    let name = name.as_deref().and_then(Path::file_name).map(std::ffi::OsStr::to_string_lossy);
    Ok(FileTree::new(&name.unwrap_or_default(), texts, others).with_links(links))
}

/// Whether a symbolic link leads to a file of the site that is read.
fn leads_inside(root: &Path, link: &Path) -> bool {
    let Ok(target) = link.canonicalize() else { return false };
    let Ok(inner) = target.strip_prefix(root) else { return false };
    let is_read =
        |name: &str| !SKIPPED.contains(&name) && (!name.starts_with('.') || HIDDEN.contains(&name));
    target.is_file() && inner.iter().all(|name| name.to_str().is_some_and(is_read))
}

fn rel_path(root: &Path, file: &Path) -> Option<RelPath> {
    let parts: Option<Vec<&str>> =
        file.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    RelPath::new(&parts?.join("/"))
}

/// The text of a file of a known kind; `None` for other files, large files and files that are not
/// UTF-8.
fn text(path: &Path, inner: &RelPath) -> io::Result<Option<String>> {
    let extension = inner.extension().to_ascii_lowercase();
    let is_text = TEXTS.contains(&extension.as_str()) || NAMED_TEXTS.contains(&inner.file_name());
    if !is_text || fs::metadata(path)?.len() > MAX_BYTES {
        return Ok(None);
    }
    let text = String::from_utf8(fs::read(path)?).ok();
    Ok(text.map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
}

/// Kinds of picture that often have the extension of another kind.
const PICTURES: [&str; 5] = ["png", "jpg", "gif", "webp", "avif"];

/// The right extension of a picture whose name has that of another kind.
fn extension(path: &Path, inner: &RelPath) -> Option<&'static str> {
    let named = media::of(inner.extension())?;
    let is_picture = PICTURES.contains(&inner.extension().to_ascii_lowercase().as_str());
    let file = fs::File::open(path).ok().filter(|_| is_picture)?;
    let mut head = Vec::new();
    file.take(HEAD_BYTES as u64).read_to_end(&mut head).ok()?;
    if named.agrees_with(&head) {
        return None;
    }
    let agrees = |extension: &&&str| media::of(extension).is_some_and(|it| it.agrees_with(&head));
    PICTURES.iter().find(agrees).copied()
}
