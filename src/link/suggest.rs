//! Suggests targets for broken links.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::config::Config;
use crate::diag::Near;
use crate::diag::fix::FixSafety;
use crate::diag::suggest::Names;
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::percent::encode;
use crate::names::slug;
use crate::site::Entry;
use crate::site::by_entry::ByEntry;
use crate::source::AssetFile;
use crate::text::RelPath;

/// The paths that links can name, prepared for suggestions. Each list is made for the first link
/// that needs it.
pub(super) struct Suggestions<'a> {
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
    /// The name of the folder of each language under `content/`.
    folders: ByLang<&'a str>,
    pages: ByLang<OnceLock<Paths<'a>>>,
    files: ByLang<OnceLock<Paths<'a>>>,
    /// Content paths by their canonical form, to find those that differ only in case.
    by_canonical: OnceLock<BTreeMap<String, LikelyPath<'a>>>,
    published: OnceLock<PublishedPaths>,
}

/// The hint for a broken link.
pub(super) struct Hint {
    /// The help line.
    pub(super) help: String,
    /// The path to write instead, if only one file can be meant.
    pub(super) instead: Option<Instead>,
}

/// The path to write in place of a wrong one.
pub(super) struct Instead {
    /// The encoded path, relative to the page.
    pub(super) path: String,
    /// Safe if the wrong path is another spelling of it.
    pub(super) safety: FixSafety,
}

/// A path that was probably meant.
#[derive(Debug, Clone, Copy)]
struct LikelyPath<'a> {
    path: &'a str,
    /// Whether no other path fits as well.
    is_only: bool,
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
    pub(super) fn page(&self, from: &RelPath, lang: Lang, path: &str) -> Hint {
        let named = self.language_of(path).unwrap_or(lang);
        let far = "write the path of a file relative to this one: `../folder/page.md`";
        self.hint(from, named, path, |named| self.nearest_page(path, named))
            .unwrap_or(Hint { help: far.to_owned(), instead: None })
    }

    /// The hint to write another spelling of a path, else the nearest one that `find` finds.
    fn hint(
        &self,
        from: &RelPath,
        named: Lang,
        path: &str,
        find: impl Fn(Lang) -> Option<(String, bool)>,
    ) -> Option<Hint> {
        let (near, is_only, safety) = match self.other_spelling(path) {
            Some(other) => (other.path.to_owned(), other.is_only, FixSafety::Safe),
            None => {
                let (near, is_only) = find(named)?;
                (near, is_only, FixSafety::Guess)
            }
        };
        let path = encode(&relative_file(from, &near));
        let other = self.language_of(&near).filter(|near| *near != named);
        let help = match other {
            Some(lang) => {
                format!("did you mean `{path}`? it is in `{}`", self.config.languages[lang])
            }
            None => format!("did you mean `{path}`?"),
        };
        let instead = (is_only && other.is_none()).then_some(Instead { path, safety });
        Some(Hint { help, instead })
    }

    /// A hint for a link on the page at `from`, in a language, to the path of a file that does not
    /// exist.
    pub(super) fn asset(&self, from: &RelPath, lang: Lang, path: &str) -> Hint {
        let named = self.language_of(path).unwrap_or(lang);
        let far = "put the file there, or remove the link";
        self.hint(from, named, path, |named| self.nearest_asset(path, named))
            .unwrap_or(Hint { help: far.to_owned(), instead: None })
    }

    /// The published path nearest to one that does not exist, best in the same language folder.
    /// `all` are the published paths of entries.
    pub(super) fn published(
        &self,
        all: impl Iterator<Item = &'a str>,
        path: &str,
        folder: &str,
    ) -> Option<Near<'_>> {
        self.published.get_or_init(|| PublishedPaths::new(all)).nearest(path, folder)
    }

    /// The language that a path leads to.
    fn language_of(&self, path: &str) -> Option<Lang> {
        let (folder, _) = path.strip_prefix("content/")?.split_once('/')?;
        self.config.language(folder)
    }

    /// The file whose path differs only in case or in how accents are made, or only lacks its
    /// extension or the index page of a folder.
    fn other_spelling(&self, path: &str) -> Option<LikelyPath<'a>> {
        let by_canonical = self.by_canonical.get_or_init(|| {
            let variants =
                self.entries.values().flat_map(|entry| entry.variants.values().flatten());
            let pages = variants.map(|variant| variant.doc.source().path.as_str());
            let paths = pages.chain(self.assets.keys().map(RelPath::as_str));
            let mut by_canonical: BTreeMap<String, LikelyPath<'_>> = BTreeMap::new();
            for path in paths {
                by_canonical
                    .entry(slug::canonical(path))
                    .and_modify(|known| known.is_only = false)
                    .or_insert(LikelyPath { path, is_only: true });
            }
            by_canonical
        });
        let folder = path.trim_end_matches('/');
        let spellings = [path.to_owned(), format!("{folder}.md"), format!("{folder}/index.md")];
        let known = |path: &String| by_canonical.get(&slug::canonical(path));
        spellings.iter().find_map(known).copied()
    }

    /// The page, scenario, quiz or glossary with the name nearest to that of a path, as its path in
    /// the folder of a language.
    fn nearest_page(&self, path: &str, lang: Lang) -> Option<(String, bool)> {
        // Links can name every entry in every language, because the source is the fallback.
        let pages = self.pages[lang].get_or_init(|| {
            let shown = self.entries.values().filter_map(|entry| entry.shown(lang));
            Paths::new(shown.map(|variant| variant.doc.file.inner.as_str()))
        });
        let near = pages.nearest(path)?;
        Some((self.in_folder(lang, near.path), near.is_only))
    }

    /// The same for a file that is copied. One that only another language has comes last.
    fn nearest_asset(&self, path: &str, lang: Lang) -> Option<(String, bool)> {
        let others = self.folders.langs().filter(|other| *other != lang);
        let find = |lang| {
            let near = self.files(lang).nearest(path)?;
            Some((self.in_folder(lang, near.path), near.is_only))
        };
        std::iter::once(lang).chain(others).find_map(find)
    }

    /// Files beside the pages of a language, and beside those of the source as the fallback.
    fn files(&self, lang: Lang) -> &Paths<'a> {
        self.files[lang].get_or_init(|| {
            let assets = self.assets.values();
            let assets = assets.filter(|asset| {
                !asset.is_static && (asset.lang == lang || asset.lang == Lang::SOURCE)
            });
            Paths::new(assets.map(|asset| asset.inner.as_str()))
        })
    }

    fn in_folder(&self, lang: Lang, inner: &str) -> String {
        format!("content/{}/{inner}", self.folders[lang])
    }
}

/// How the page at `from` links to a file.
pub(crate) fn link_to(from: &RelPath, file: &str) -> String {
    encode(&relative_file(from, file))
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
pub(crate) fn folders<'a>(
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
) -> ByLang<&'a str> {
    let name = |path: &'a RelPath| Some(path.as_str().strip_prefix("content/")?.split_once('/')?.0);
    config.languages.map(|lang, _| {
        let page = entries.values().find_map(|entry| entry.variants[lang].as_ref());
        let page = page.and_then(|variant| name(&variant.doc.source().path));
        let asset = || assets.values().find(|asset| asset.lang == lang && !asset.is_static);
        page.or_else(|| name(&asset()?.path)).unwrap_or_else(|| config.languages[lang].as_str())
    })
}

/// Paths in the folder of one language, prepared for many broken links.
struct Paths<'a> {
    /// The first path with each name.
    by_name: BTreeMap<&'a str, LikelyPath<'a>>,
    /// The paths in the form of suggestions.
    by_path: BTreeSet<&'a str>,
    whole: Names,
    last_parts: Names,
}

impl<'a> Paths<'a> {
    fn new(paths: impl Iterator<Item = &'a str>) -> Paths<'a> {
        let by_path: BTreeSet<&str> = paths.collect();
        let mut by_name: BTreeMap<&str, LikelyPath<'_>> = BTreeMap::new();
        for path in &by_path {
            by_name
                .entry(name(path))
                .and_modify(|known| known.is_only = false)
                .or_insert(LikelyPath { path, is_only: true });
        }
        let whole = Names::new(by_path.iter().copied());
        let last_parts = Names::new(by_name.keys().copied());
        Paths { by_name, by_path, whole, last_parts }
    }

    /// The path with the same name, else the nearest path, else the one with the nearest name.
    fn nearest(&self, path: &str) -> Option<LikelyPath<'a>> {
        let inner = path.strip_prefix("content/").and_then(|rest| rest.split_once('/'));
        let inner = inner.map_or(path, |(_, inner)| inner);
        let wanted = name(inner);
        let same = self.by_name.get(wanted).copied();
        let near_path = || {
            let near = self.whole.near(inner)?;
            Some(LikelyPath { path: self.by_path.get(near.name)?, is_only: near.is_only })
        };
        let near_name = || {
            let near = self.last_parts.near(wanted)?;
            let named = self.by_name.get(near.name)?;
            Some(LikelyPath { is_only: near.is_only && named.is_only, ..*named })
        };
        same.or_else(near_path).or_else(near_name)
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
    fn nearest(&self, path: &str, folder: &str) -> Option<Near<'_>> {
        let in_folder = self.by_folder.get(folder).and_then(|names| names.near(path));
        in_folder.or_else(|| self.all.near(path))
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
