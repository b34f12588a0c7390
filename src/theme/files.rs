//! The files of a theme: the embedded default theme, overridden file by file by the site's theme.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::text::RelPath;

/// The default theme, embedded in the binary.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Why symbolic links are not read.
const LINK: &str = "it is a symbolic link, which could lead outside the site";

/// One file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// The path inside the theme: `templates/page.html`.
    pub inner: RelPath,
    /// The path to show in messages: `themes/default/templates/page.html`.
    pub shown: RelPath,
    /// The content.
    pub bytes: Cow<'static, [u8]>,
    /// Whether it is a file of the site and not of kb.
    pub is_own: bool,
}

/// Whether the default theme has a file with this path.
#[must_use]
pub fn is_of_default(inner: &RelPath) -> bool {
    DEFAULT.get_file(inner.as_str()).is_some()
}

/// Whether the default theme has an asset with this path in the folder of assets.
#[must_use]
pub fn is_asset_of_default(name: &RelPath) -> bool {
    DEFAULT.get_file(format!("assets/{name}")).is_some()
}

/// The text of a file as kb has it.
#[must_use]
pub fn original(inner: &RelPath) -> Option<&'static str> {
    DEFAULT.get_file(inner.as_str())?.contents_utf8()
}

/// The names of the site's own themes, sorted.
#[must_use]
pub fn names(root: &Path) -> Vec<String> {
    let Ok(folders) = fs::read_dir(root.join("themes")) else { return Vec::new() };
    let mut names: Vec<String> = folders
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// Reads the theme `name` of a site and the embedded default theme below it.
///
/// # Errors
/// A path that cannot be read, or no such theme.
pub fn load(root: &Path, name: &str) -> Result<Vec<ThemeFile>, (PathBuf, std::io::Error)> {
    let mut own = Vec::new();
    let themes = root.join("themes");
    let folder = themes.join(name);
    for folder in [&themes, &folder] {
        if fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_symlink()) {
            return Err((folder.clone(), std::io::Error::other(LINK)));
        }
    }
    if folder.is_dir() {
        read_folder(&folder, "", &mut own)?;
    } else if name != "default" {
        let missing = std::io::Error::new(std::io::ErrorKind::NotFound, "no such theme");
        return Err((folder, missing));
    }
    Ok(over_default(name, own))
}

/// Combines the embedded default theme with the files of a site's theme, given as paths inside the
/// theme and contents. A file replaces the default one. UI messages are overridden one by one, so
/// both message files are kept, the default first.
#[must_use]
pub fn over_default(
    name: &str,
    own: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Vec<ThemeFile> {
    let mut files = BTreeMap::new();
    embedded(&DEFAULT, &mut files);
    let mut words = Vec::new();
    for (path, bytes) in own {
        let paths = RelPath::new(&path).zip(RelPath::new(&format!("themes/{name}/{path}")));
        let Some((inner, shown)) = paths else { continue };
        let file = ThemeFile { inner, shown, bytes: Cow::Owned(bytes), is_own: true };
        match files.contains_key(&path) && path.starts_with("i18n/") {
            true => words.push(file),
            false => drop(files.insert(path, file)),
        }
    }
    files.into_values().chain(words).collect()
}

fn embedded(dir: &Dir<'static>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in dir.files() {
        let inner = file.path().to_string_lossy().replace('\\', "/");
        let paths = RelPath::new(&inner).zip(RelPath::new(&format!("themes/default/{inner}")));
        if let Some((path, shown)) = paths {
            let bytes = Cow::Borrowed(file.contents());
            files.insert(inner, ThemeFile { inner: path, shown, bytes, is_own: false });
        }
    }
    dir.dirs().for_each(|dir| embedded(dir, files));
}

fn read_folder(
    folder: &Path,
    inner: &str,
    own: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), (PathBuf, std::io::Error)> {
    let failed = |error| (folder.to_path_buf(), error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let path = if inner.is_empty() { name } else { format!("{inner}/{name}") };
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            read_folder(&entry.path(), &path, own)?;
        } else if kind.is_file() {
            own.push((path, fs::read(entry.path()).map_err(|error| (entry.path(), error))?));
        } else {
            let reason = if kind.is_symlink() { LINK } else { "it is not a regular file" };
            return Err((entry.path(), std::io::Error::other(reason)));
        }
    }
    Ok(())
}
