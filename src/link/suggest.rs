//! What a link that leads nowhere was probably meant to name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::config::Config;
use crate::diag::nearest;
use crate::lang::tag::Tag;
use crate::site::Entry;
use crate::source::AssetFile;
use crate::text::RelPath;

/// The paths that links can name in the folder of each language. The lists are made for the first
/// link that needs them.
pub(super) struct Candidates<'a> {
    entries: &'a [Entry],
    assets: &'a BTreeMap<RelPath, AssetFile>,
    /// The name of the folder of each language under `content/`.
    folders: Vec<&'a str>,
    pages: Vec<OnceLock<Vec<&'a str>>>,
    files: Vec<OnceLock<Vec<&'a str>>>,
}

impl<'a> Candidates<'a> {
    pub(super) fn new(
        config: &'a Config,
        entries: &'a [Entry],
        assets: &'a BTreeMap<RelPath, AssetFile>,
    ) -> Candidates<'a> {
        let lists = || config.languages.iter().map(|_| OnceLock::new()).collect();
        let folders = folders(config, entries, assets);
        Candidates { entries, assets, folders, pages: lists(), files: lists() }
    }

    /// The name of the folder of a language.
    pub(super) fn folder(&self, lang: usize) -> &'a str {
        self.folders[lang]
    }

    /// The page, scenario, quiz or glossary with the name nearest to that of a path, as its path in
    /// the folder of a language.
    pub(super) fn nearest_page(&self, path: &str, lang: usize) -> Option<String> {
        // Every entry can be named in every language: the source stands in for what one lacks.
        let pages = self.pages[lang].get_or_init(|| {
            let shown = self.entries.iter().filter_map(|entry| entry.shown(lang));
            sorted(shown.map(|variant| variant.doc.file.inner.as_str()))
        });
        Some(self.in_folder(lang, nearest_by_name(path, pages)?))
    }

    /// The same for a file that is copied. One that only another language has comes last.
    pub(super) fn nearest_asset(&self, path: &str, lang: usize) -> Option<String> {
        let others = (0..self.folders.len()).filter(|other| *other != lang);
        let find = |lang| Some(self.in_folder(lang, nearest_by_name(path, self.files(lang))?));
        std::iter::once(lang).chain(others).find_map(find)
    }

    /// Files beside the pages of a language and, since these stand in, of the source.
    fn files(&self, lang: usize) -> &[&'a str] {
        self.files[lang].get_or_init(|| {
            let assets = self.assets.values();
            let assets = assets.filter(|asset| asset.lang == lang || asset.lang == 0);
            sorted(assets.map(|asset| asset.inner.as_str()))
        })
    }

    fn in_folder(&self, lang: usize, inner: &str) -> String {
        format!("content/{}/{inner}", self.folders[lang])
    }
}

/// The folders of the languages as they are named, else as their tags.
fn folders<'a>(
    config: &'a Config,
    entries: &'a [Entry],
    assets: &'a BTreeMap<RelPath, AssetFile>,
) -> Vec<&'a str> {
    let name = |path: &'a RelPath| Some(path.as_str().strip_prefix("content/")?.split_once('/')?.0);
    let folder = |(lang, tag): (usize, &'a Tag)| {
        let page = entries.iter().find_map(|entry| entry.variants[lang].as_ref());
        let page = page.and_then(|variant| name(&variant.doc.source().path));
        let asset = || assets.values().find(|asset| asset.lang == lang);
        page.or_else(|| name(&asset()?.path)).unwrap_or_else(|| tag.as_str())
    };
    config.languages.iter().enumerate().map(folder).collect()
}

fn sorted<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut paths: Vec<&str> = paths.collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// The path with the same name, else the nearest path, else the one with the nearest name.
fn nearest_by_name<'a>(path: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let inner = path.strip_prefix("content/").and_then(|rest| rest.split_once('/'));
    let inner = inner.map_or(path, |(_, inner)| inner);
    let wanted = name(inner);
    let same = candidates.iter().copied().find(|candidate| name(candidate) == wanted);
    let near = || {
        let near = nearest(wanted, candidates.iter().map(|candidate| name(candidate)))?;
        candidates.iter().copied().find(|candidate| name(candidate) == near)
    };
    same.or_else(|| nearest(inner, candidates.iter().copied())).or_else(near)
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
