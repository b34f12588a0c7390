//! Links that name a page or file in another form than its path.
//!
//! Generators write links without `.md`, with `.html`, with a slash at the end, to folders, in another case, or
//! to the published address. Such a form resolves if exactly one page or file has it. The forms are collected
//! for the first link that needs them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::config::Config;
use crate::lang::by_lang::ByLang;
use crate::names::path::OutputPath;
use crate::names::slug::canonical;
use crate::site::Entry;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::source::key::is_index_name;
use crate::source::{AssetFile, is_text, stem_of};
use crate::text::RelPath;

/// The forms of the pages and files of a site.
pub(super) struct Forms<'a> {
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    paths: &'a ByEntry<ByLang<OutputPath>>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
    /// Entries by the path of their files under the language folder, in any language.
    by_file: OnceLock<BTreeMap<&'a str, EntryId>>,
    /// Entries by their forms, without extension and in canonical spelling.
    pages: OnceLock<BTreeMap<String, FormMatch<EntryId>>>,
    /// Files by the canonical spelling of their path from the site root.
    files: OnceLock<BTreeMap<String, FormMatch<&'a RelPath>>>,
}

/// What a form names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FormMatch<T> {
    One(T),
    Several,
}

impl<'a> Forms<'a> {
    pub(super) fn new(
        config: &'a Config,
        entries: &'a ByEntry<Entry>,
        paths: &'a ByEntry<ByLang<OutputPath>>,
        assets: &'a BTreeMap<RelPath, AssetFile>,
    ) -> Forms<'a> {
        Forms {
            config,
            entries,
            paths,
            assets,
            by_file: OnceLock::new(),
            pages: OnceLock::new(),
            files: OnceLock::new(),
        }
    }

    /// The entry with a file at this path under the folder of any language.
    pub(super) fn file(&self, inner: &RelPath) -> Option<EntryId> {
        let by_file = self.by_file.get_or_init(|| {
            let files = self.entries.iter().flat_map(|(id, entry)| {
                let variants = entry.variants.values().flatten();
                variants.map(move |variant| (variant.doc.file.inner.as_str(), id))
            });
            files.collect()
        });
        by_file.get(inner.as_str()).copied()
    }

    /// The only entry that a path under the folder of a language can mean; empty means the folder
    /// itself.
    pub(super) fn page(&self, inner: &str) -> Option<EntryId> {
        let pages = self.pages.get_or_init(|| self.all_pages());
        let inner = inner.trim_matches('/');
        let mut named = None;
        for form in forms(inner) {
            match (pages.get(&canonical(form)), named) {
                (None, _) => {}
                (Some(FormMatch::One(id)), None) => named = Some(*id),
                (Some(FormMatch::One(id)), Some(known)) if *id == known => {}
                (Some(_), _) => return None,
            }
        }
        named
    }

    /// The only file whose path from the site root is this one in another spelling.
    pub(super) fn asset(&self, path: &str) -> Option<&'a RelPath> {
        let files = self.files.get_or_init(|| {
            let mut files = BTreeMap::new();
            for path in self.assets.keys() {
                add(&mut files, canonical(path.as_str()), path);
            }
            files
        });
        match files.get(&canonical(path))? {
            FormMatch::One(path) => Some(path),
            FormMatch::Several => None,
        }
    }

    fn all_pages(&self) -> BTreeMap<String, FormMatch<EntryId>> {
        let mut pages = BTreeMap::new();
        for (id, entry) in self.entries.iter() {
            add(&mut pages, canonical(&entry.key), id);
            if entry.is_index() {
                add(&mut pages, canonical(entry.folder()), id);
            }
            for (lang, variant) in entry.variants.iter() {
                let Some(variant) = variant else { continue };
                add(&mut pages, canonical(stem_of(variant.doc.file.inner.as_str())), id);
                let prefix = self.config.prefix_of(lang);
                add(&mut pages, canonical(address(&self.paths[id][lang], &prefix)), id);
            }
        }
        pages
    }
}

/// The published address under the folder of the language, without `index.html` or `.html`.
fn address<'a>(path: &'a OutputPath, prefix: &str) -> &'a str {
    let inner = path.as_str().strip_prefix(prefix).unwrap_or(path.as_str());
    let inner = inner.strip_suffix(".html").unwrap_or(inner);
    match inner.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.trim_end_matches('/'),
        _ => inner,
    }
}

/// Adds what a form names.
fn add<T: Copy + PartialEq>(all: &mut BTreeMap<String, FormMatch<T>>, form: String, names: T) {
    let known = all.entry(form).or_insert(FormMatch::One(names));
    if *known != FormMatch::One(names) {
        *known = FormMatch::Several;
    }
}

/// The forms in which a path could name a page: as it is, without its extension, and as the folder of
/// an index page.
fn forms(path: &str) -> Vec<&str> {
    let mut forms = vec![path];
    if is_text(path) || has_extension(path, &["html", "htm", "mdx"]) {
        forms.push(stem_of(path));
    }
    let last = forms[forms.len() - 1];
    let (folder, name) = last.rsplit_once('/').unwrap_or(("", last));
    if is_index_name(name) {
        forms.push(folder);
    }
    forms
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn a_path_has_forms_without_its_extension_and_as_a_folder() {
        assert_eq!(forms("a/b.md"), ["a/b.md", "a/b"]);
        assert_eq!(forms("a/b.html"), ["a/b.html", "a/b"]);
        assert_eq!(forms("a/README.md"), ["a/README.md", "a/README", "a"]);
        assert_eq!(forms("index.html"), ["index.html", "index", ""]);
        assert_eq!(forms("v1.2"), ["v1.2"]);
        assert_eq!(forms(""), [""]);
    }
}
