//! What a link that leads nowhere was probably meant to name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::config::Config;
use crate::diag::suggest::Names;
use crate::lang::by_lang::{ByLang, Lang};
use crate::site::Entry;
use crate::site::by_entry::ByEntry;
use crate::source::AssetFile;
use crate::text::RelPath;

/// The paths that links can name in the folder of each language. The lists are made for the first
/// link that needs them.
pub(super) struct Candidates<'a> {
    entries: &'a ByEntry<Entry>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
    /// The name of the folder of each language under `content/`.
    folders: ByLang<&'a str>,
    pages: ByLang<OnceLock<Paths<'a>>>,
    files: ByLang<OnceLock<Paths<'a>>>,
}

impl<'a> Candidates<'a> {
    pub(super) fn new(
        config: &'a Config,
        entries: &'a ByEntry<Entry>,
        assets: &'a BTreeMap<RelPath, AssetFile>,
    ) -> Candidates<'a> {
        let lists = || config.languages.map(|_, _| OnceLock::new());
        let folders = folders(config, entries, assets);
        Candidates { entries, assets, folders, pages: lists(), files: lists() }
    }

    /// The name of the folder of a language.
    pub(super) fn folder(&self, lang: Lang) -> &'a str {
        self.folders[lang]
    }

    /// The page, scenario, quiz or glossary with the name nearest to that of a path, as its path in
    /// the folder of a language.
    pub(super) fn nearest_page(&self, path: &str, lang: Lang) -> Option<String> {
        // Every entry can be named in every language: the source stands in for what one lacks.
        let pages = self.pages[lang].get_or_init(|| {
            let shown = self.entries.values().filter_map(|entry| entry.shown(lang));
            Paths::new(shown.map(|variant| variant.doc.file.inner.as_str()))
        });
        Some(self.in_folder(lang, pages.nearest(path)?))
    }

    /// The same for a file that is copied. One that only another language has comes last.
    pub(super) fn nearest_asset(&self, path: &str, lang: Lang) -> Option<String> {
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

/// The folders of the languages as they are named, else as their tags.
fn folders<'a>(
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
pub(super) struct PublishedPaths {
    /// By the outermost folder, which is that of a language.
    by_folder: BTreeMap<String, Names>,
    all: Names,
}

impl PublishedPaths {
    pub(super) fn new<'a>(paths: impl Iterator<Item = &'a str>) -> PublishedPaths {
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
    pub(super) fn nearest(&self, path: &str, folder: &str) -> Option<&str> {
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
