//! What a link that leads nowhere was probably meant to name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::config::Config;
use crate::diag::suggest::Names;
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::percent::encode;
use crate::names::slug;
use crate::site::Entry;
use crate::site::by_entry::ByEntry;
use crate::source::AssetFile;
use crate::text::RelPath;

/// The paths that links can name, prepared for hints. Each list is made for the first link that
/// needs it.
pub(super) struct Suggestions<'a> {
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
    /// The name of the folder of each language under `content/`.
    folders: ByLang<&'a str>,
    pages: ByLang<OnceLock<Paths<'a>>>,
    files: ByLang<OnceLock<Paths<'a>>>,
    /// Content paths by their canonical form, to find those that differ only in case.
    by_canonical: OnceLock<BTreeMap<String, &'a str>>,
    published: OnceLock<PublishedPaths>,
}

impl<'a> Suggestions<'a> {
    pub(super) fn new(
        config: &'a Config,
        entries: &'a ByEntry<Entry>,
        assets: &'a BTreeMap<RelPath, AssetFile>,
        folders: ByLang<&'a str>,
    ) -> Suggestions<'a> {
        let lists = || config.languages.map(|_, _| OnceLock::new());
        Suggestions {
            config,
            entries,
            assets,
            folders,
            pages: lists(),
            files: lists(),
            by_canonical: OnceLock::new(),
            published: OnceLock::new(),
        }
    }

    /// A hint for a link on the page at `from`, in a language, to the path of a page that does not
    /// exist.
    pub(super) fn page(&self, from: &RelPath, lang: Lang, path: &str) -> String {
        let named = self.language_of(path).unwrap_or(lang);
        let near = self.other_spelling(path).or_else(|| self.nearest_page(path, named));
        near.map_or_else(
            || "write the path of a file relative to this one: `../folder/page.md`".to_owned(),
            |near| self.instead(from, &near, named),
        )
    }

    /// A hint for a link on the page at `from`, in a language, to the path of a file that does not
    /// exist.
    pub(super) fn asset(&self, from: &RelPath, lang: Lang, path: &str) -> String {
        let named = self.language_of(path).unwrap_or(lang);
        let near = self.other_spelling(path).or_else(|| self.nearest_asset(path, named));
        near.map_or_else(
            || "put the file there, or remove the link".to_owned(),
            |near| self.instead(from, &near, named),
        )
    }

    /// The published path nearest to one that does not exist, best in the same language folder.
    /// `all` are the published paths of entries.
    pub(super) fn published(
        &self,
        all: impl Iterator<Item = &'a str>,
        path: &str,
        folder: &str,
    ) -> Option<&str> {
        self.published.get_or_init(|| PublishedPaths::new(all)).nearest(path, folder)
    }

    /// The language that a path leads to.
    fn language_of(&self, path: &str) -> Option<Lang> {
        let (folder, _) = path.strip_prefix("content/")?.split_once('/')?;
        self.config.language(folder)
    }

    /// The hint to link to another file, which says so where that is in another language than the
    /// path led to.
    fn instead(&self, from: &RelPath, near: &str, lang: Lang) -> String {
        let shown = encode(&relative_file(from, near));
        match self.language_of(near).filter(|near| *near != lang) {
            Some(lang) => {
                format!("did you mean `{shown}`? it is in `{}`", self.config.languages[lang])
            }
            None => format!("did you mean `{shown}`?"),
        }
    }

    /// The file whose path differs only in case or in how accents are made, or only lacks its
    /// extension or the index page of a folder.
    fn other_spelling(&self, path: &str) -> Option<String> {
        let by_canonical = self.by_canonical.get_or_init(|| {
            let variants =
                self.entries.values().flat_map(|entry| entry.variants.values().flatten());
            let pages = variants.map(|variant| variant.doc.source().path.as_str());
            let paths = pages.chain(self.assets.keys().map(RelPath::as_str));
            paths.map(|path| (slug::canonical(path), path)).collect()
        });
        let folder = path.trim_end_matches('/');
        let spellings = [path.to_owned(), format!("{folder}.md"), format!("{folder}/index.md")];
        let known = |path: &String| by_canonical.get(&slug::canonical(path));
        spellings.iter().find_map(known).map(|known| (*known).to_owned())
    }

    /// The page, scenario, quiz or glossary with the name nearest to that of a path, as its path in
    /// the folder of a language.
    fn nearest_page(&self, path: &str, lang: Lang) -> Option<String> {
        // Every entry can be named in every language: the source stands in for what one lacks.
        let pages = self.pages[lang].get_or_init(|| {
            let shown = self.entries.values().filter_map(|entry| entry.shown(lang));
            Paths::new(shown.map(|variant| variant.doc.file.inner.as_str()))
        });
        Some(self.in_folder(lang, pages.nearest(path)?))
    }

    /// The same for a file that is copied. One that only another language has comes last.
    fn nearest_asset(&self, path: &str, lang: Lang) -> Option<String> {
        let others = self.folders.langs().filter(|other| *other != lang);
        let find = |lang| Some(self.in_folder(lang, self.files(lang).nearest(path)?));
        std::iter::once(lang).chain(others).find_map(find)
    }

    /// Files beside the pages of a language and, since these stand in, of the source.
    fn files(&self, lang: Lang) -> &Paths<'a> {
        self.files[lang].get_or_init(|| {
            let assets = self.assets.values();
            let assets = assets.filter(|asset| asset.lang == lang || asset.lang == Lang::SOURCE);
            Paths::new(assets.map(|asset| asset.inner.as_str()))
        })
    }

    fn in_folder(&self, lang: Lang, inner: &str) -> String {
        format!("content/{}/{inner}", self.folders[lang])
    }
}

/// How a file would link to another: `../section/page.md`.
fn relative_file(from: &RelPath, to: &str) -> String {
    let from: Vec<&str> = from.folder().split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let n_shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let climb = "../".repeat(from.len() - n_shared);
    format!("{climb}{}", to[n_shared..].join("/"))
}

/// The folders of the languages as they are named, else as their tags.
pub(super) fn folders<'a>(
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
) -> ByLang<&'a str> {
    let name = |path: &'a RelPath| Some(path.as_str().strip_prefix("content/")?.split_once('/')?.0);
    config.languages.map(|lang, _| {
        let page = entries.values().find_map(|entry| entry.variants[lang].as_ref());
        let page = page.and_then(|variant| name(&variant.doc.source().path));
        let asset = || assets.values().find(|asset| asset.lang == lang);
        page.or_else(|| name(&asset()?.path)).unwrap_or_else(|| config.languages[lang].as_str())
    })
}

/// Paths in the folder of one language, prepared for many links that lead nowhere.
struct Paths<'a> {
    /// The first path with each name.
    by_name: BTreeMap<&'a str, &'a str>,
    /// The paths as suggestions hold them.
    by_path: BTreeSet<&'a str>,
    whole: Names,
    last_parts: Names,
}

impl<'a> Paths<'a> {
    fn new(paths: impl Iterator<Item = &'a str>) -> Paths<'a> {
        let by_path: BTreeSet<&str> = paths.collect();
        let mut by_name: BTreeMap<&str, &str> = BTreeMap::new();
        for path in &by_path {
            by_name.entry(name(path)).or_insert(path);
        }
        let whole = Names::new(by_path.iter().copied());
        let last_parts = Names::new(by_name.keys().copied());
        Paths { by_name, by_path, whole, last_parts }
    }

    /// The path with the same name, else the nearest path, else the one with the nearest name.
    fn nearest(&self, path: &str) -> Option<&'a str> {
        let inner = path.strip_prefix("content/").and_then(|rest| rest.split_once('/'));
        let inner = inner.map_or(path, |(_, inner)| inner);
        let wanted = name(inner);
        let same = self.by_name.get(wanted);
        let near_path = || self.by_path.get(self.whole.nearest(inner)?);
        let near_name = || self.by_name.get(self.last_parts.nearest(wanted)?);
        same.or_else(near_path).or_else(near_name).copied()
    }
}

/// Published paths, prepared for many links to addresses that do not exist.
struct PublishedPaths {
    /// By the outermost folder, which is that of a language.
    by_folder: BTreeMap<String, Names>,
    all: Names,
}

impl PublishedPaths {
    fn new<'a>(paths: impl Iterator<Item = &'a str>) -> PublishedPaths {
        let mut by_folder: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut all = Vec::new();
        for path in paths {
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            by_folder.entry(folder).or_default().push(path);
            all.push(path);
        }
        let names = |(folder, paths): (&str, Vec<&str>)| (folder.to_owned(), Names::new(paths));
        let by_folder = by_folder.into_iter().map(names).collect();
        PublishedPaths { by_folder, all: Names::new(all) }
    }

    /// The nearest path in a folder, else anywhere.
    fn nearest(&self, path: &str, folder: &str) -> Option<&str> {
        let in_folder = self.by_folder.get(folder).and_then(|names| names.nearest(path));
        in_folder.or_else(|| self.all.nearest(path))
    }
}

/// The name of the file; the page of a folder is named by its folder as well.
fn name(path: &str) -> &str {
    let start = path.rfind('/').map_or(0, |at| at + 1);
    if !path[start..].starts_with("index.") {
        return &path[start..];
    }
    let folder = path[..start].trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
    &path[folder..]
}
