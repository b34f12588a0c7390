//! The files of the site that is imported, read once before anything is planned.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::text::{RelPath, Source};

/// All files of a folder: the texts with their content, and the paths of the other files.
#[derive(Debug, Default)]
pub struct FileTree {
    /// The name of the folder, for a site without a title.
    pub name: String,
    texts: BTreeMap<RelPath, Arc<Source>>,
    /// The other files, each with the extension of its content if its name has another one.
    others: BTreeMap<RelPath, Option<&'static str>>,
    /// Symbolic links that lead out of the folder, to a folder or nowhere.
    links: Vec<RelPath>,
}

/// A file that is not a text.
#[derive(Debug)]
pub struct OtherFile {
    /// Its path.
    pub path: RelPath,
    /// The extension of its content, if its name has another one: a JPEG picture named `a.png`.
    pub extension: Option<&'static str>,
}

impl FileTree {
    /// A tree of texts and other files.
    #[must_use]
    pub fn new(name: &str, texts: Vec<Arc<Source>>, others: Vec<OtherFile>) -> FileTree {
        let texts = texts.into_iter().map(|text| (text.path.clone(), text)).collect();
        let others = others.into_iter().map(|file| (file.path, file.extension)).collect();
        FileTree { name: name.to_owned(), texts, others, links: Vec::new() }
    }

    /// The same tree with symbolic links that were not followed.
    #[must_use]
    pub fn with_links(self, mut links: Vec<RelPath>) -> FileTree {
        links.sort();
        FileTree { links, ..self }
    }

    /// The symbolic links that were not followed.
    #[must_use]
    pub fn links(&self) -> &[RelPath] {
        &self.links
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&Arc<Source>> {
        self.texts.get(&RelPath::new(path)?)
    }

    /// The extension of the content of a file whose name has another one.
    #[must_use]
    pub fn extension(&self, path: &RelPath) -> Option<&'static str> {
        self.others.get(path).copied().flatten()
    }

    /// Whether there is a file with this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        RelPath::new(path)
            .is_some_and(|path| self.texts.contains_key(&path) || self.others.contains_key(&path))
    }

    /// All files, texts first.
    pub fn files(&self) -> impl Iterator<Item = &RelPath> {
        self.texts.keys().chain(self.others.keys())
    }

    /// The files in a folder and its subfolders; an empty name is the whole tree.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a RelPath> {
        self.files().filter(move |path| inner(folder, path).is_some())
    }

    /// Whether a folder has any file.
    #[must_use]
    pub fn has_folder(&self, folder: &str) -> bool {
        self.under(folder).next().is_some()
    }

    /// The names of the folders directly in a folder, in order.
    #[must_use]
    pub fn folders_in(&self, folder: &str) -> BTreeSet<String> {
        let inner = self.files().filter_map(|path| inner(folder, path));
        inner.filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect()
    }
}

/// The path of a file inside a folder; `None` if it is not in it.
#[must_use]
pub fn inner<'a>(folder: &str, path: &'a RelPath) -> Option<&'a str> {
    match folder {
        "" => Some(path.as_str()),
        folder => path.as_str().strip_prefix(folder)?.strip_prefix('/'),
    }
}

/// Joins two parts of a path, either of which can be empty. `.` and `..` are resolved; leading
/// `..` that would leave the tree are dropped.
#[must_use]
pub fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The folder of a path, or an empty text.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path that leads from the folder of one file to another file.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = folder(from).split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = to.split('/').collect();
    let n_common =
        from.iter().zip(&to[..to.len() - 1]).take_while(|(left, right)| left == right).count();
    let up = from[n_common..].iter().map(|_| "..");
    up.chain(to[n_common..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{join, relative};

    #[test]
    fn paths_are_joined_and_related() {
        assert_eq!(join("a/b", "../c.md"), "a/c.md");
        assert_eq!(join("", "./a//b"), "a/b");
        assert_eq!(join("a", "../../../b"), "b");
        assert_eq!(relative("a/b.md", "a/c.md"), "c.md");
        assert_eq!(relative("a/b.md", "d/c.md"), "../d/c.md");
        assert_eq!(relative("b.md", "d/c.md"), "d/c.md");
        assert_eq!(relative("a/x/y.md", "a.md"), "../../a.md");
    }
}
