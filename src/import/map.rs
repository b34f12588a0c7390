//! The new place of every file and every old address of a site.

use std::collections::BTreeMap;

use crate::import::layout::{Layout, PageSource};
use crate::import::tree::{folder, join, relative};
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::percent::decode;
use crate::text::RelPath;

/// A page or file of the new site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapTarget {
    /// Its file in the old site.
    pub from: RelPath,
    /// Its language.
    pub lang: Lang,
    /// Its path under the language folder of the new site.
    pub to: RelPath,
    /// Whether it is a page.
    pub is_page: bool,
    /// Whether it is published at the root only, because kb does not publish its kind beside pages.
    pub is_at_root: bool,
}

/// All targets of links.
#[derive(Debug)]
pub struct SiteMap {
    targets: Vec<MapTarget>,
    /// By the path of the old file.
    files: BTreeMap<String, usize>,
    /// By the path inside a language; the first language that has it.
    inner: BTreeMap<String, usize>,
    /// By the old address without slashes around it.
    addresses: BTreeMap<String, usize>,
    /// By the name of the file in small letters, without `.md`.
    names: BTreeMap<String, Vec<usize>>,
    tags: ByLang<String>,
    /// The path of the base URL, without slashes around it.
    base_path: String,
    /// The base URL without its scheme and the slash at its end.
    base_url: String,
    roots: Vec<String>,
}

impl SiteMap {
    /// The targets of a layout.
    #[must_use]
    pub fn new(layout: &Layout) -> SiteMap {
        let base_url = layout.base_url.as_deref().unwrap_or_default().trim_end_matches('/');
        let base_url = base_url.split_once("://").map_or("", |(_, rest)| rest);
        let mut map = SiteMap {
            targets: Vec::new(),
            files: BTreeMap::new(),
            inner: BTreeMap::new(),
            addresses: BTreeMap::new(),
            names: BTreeMap::new(),
            tags: layout.languages.map(|_, language| language.tag.clone()),
            base_path: base_url.split_once('/').map_or("", |(_, path)| path).to_owned(),
            base_url: base_url.to_owned(),
            roots: layout.roots.clone(),
        };
        for page in &layout.pages {
            map.add_page(page);
        }
        for asset in &layout.assets {
            let target = MapTarget {
                from: asset.from.clone(),
                lang: asset.lang,
                to: asset.to.clone(),
                is_page: false,
                is_at_root: asset.is_at_root(),
            };
            map.add(target, asset.inner.as_str(), Some(&asset.address));
        }
        for redirect in &layout.redirects {
            if let Some(nth) = map.lookup(&redirect.to) {
                map.addresses.entry(address(&redirect.from)).or_insert(nth);
            }
        }
        map
    }

    fn add_page(&mut self, page: &PageSource) {
        let (from, lang, to) = (page.from.clone(), page.lang, page.to.clone());
        let target = MapTarget { from, lang, to, is_page: true, is_at_root: false };
        self.add(target, page.inner.as_str(), page.address.as_deref());
    }

    fn add(&mut self, target: MapTarget, inner: &str, old: Option<&str>) {
        let nth = self.targets.len();
        self.files.entry(target.from.to_string()).or_insert(nth);
        let known = self.inner.entry(inner.to_owned()).or_insert(nth);
        if self.targets.get(*known).is_none_or(|known| target.lang < known.lang) {
            *known = nth;
        }
        if let Some(old) = old {
            self.addresses.entry(address(old)).or_insert(nth);
        }
        let name = target.from.file_name();
        let name = if target.is_page { stem(name) } else { name };
        self.names.entry(name.to_lowercase()).or_default().push(nth);
        self.targets.push(target);
    }

    /// The target of the path part of a link, and whether it names another language.
    #[must_use]
    pub fn find(&self, page: &PageSource, dest: &str) -> Option<&MapTarget> {
        let dest = decode(dest);
        let nth = match self.absolute(&dest) {
            Some(path) => self.find_absolute(path),
            None if dest.contains("://") => None,
            None => self.find_relative(page, &dest),
        };
        nth.map(|nth| &self.targets[nth])
    }

    /// The target that a name without a path means, in any case. Of several, it is the one in the folder
    /// of the page, else the one with the shortest path, as in Obsidian.
    #[must_use]
    pub fn named(&self, page: &PageSource, name: &str) -> Option<&MapTarget> {
        let named = self.names.get(&stem(name).to_lowercase())?;
        let distance = |target: &&MapTarget| {
            let path = target.from.as_str();
            (folder(path) != page.from.folder(), path.matches('/').count(), path.len())
        };
        named.iter().map(|nth| &self.targets[*nth]).min_by_key(distance)
    }

    /// The target of an old address.
    #[must_use]
    pub fn at_address(&self, old: &str) -> Option<&MapTarget> {
        let found = self.lookup(old).or_else(|| {
            let path = old.split(['#', '?']).next().unwrap_or_default();
            self.of_language(path.trim_start_matches('/'))
        });
        found.map(|nth| &self.targets[nth])
    }

    /// The page of an address that a page without a translation has in another language.
    fn of_language(&self, path: &str) -> Option<usize> {
        let (tag, rest) = path.split_once('/')?;
        let is_known = self.tags.values().any(|known| known.eq_ignore_ascii_case(tag));
        is_known.then(|| self.addresses.get(&address(rest)).copied()).flatten()
    }

    fn lookup(&self, old: &str) -> Option<usize> {
        let old = old.split(['#', '?']).next().unwrap_or_default();
        self.addresses.get(&address(old)).copied().or_else(|| self.of_inner(old))
    }

    /// The part of a URL of this site after its base URL. `http` and `https` lead to the same pages.
    #[must_use]
    pub fn own_url<'a>(&self, url: &'a str) -> Option<&'a str> {
        let scheme = ["https://", "http://", "//"].into_iter().find(|scheme| {
            url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })?;
        let (base, rest) = url[scheme.len()..].split_at_checked(self.base_url.len())?;
        let is_own = !base.is_empty() && base.eq_ignore_ascii_case(&self.base_url);
        (is_own && (rest.is_empty() || rest.starts_with(['/', '#', '?']))).then_some(rest)
    }

    /// The part of an address of this site after its base URL.
    fn absolute<'a>(&self, dest: &'a str) -> Option<&'a str> {
        if let Some(rest) = self.own_url(dest) {
            return Some(rest);
        }
        let path = dest.strip_prefix('/')?;
        let inner = path.strip_prefix(&self.base_path).filter(|rest| {
            !self.base_path.is_empty() && (rest.is_empty() || rest.starts_with('/'))
        });
        Some(inner.unwrap_or(path))
    }

    fn find_absolute(&self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches('/');
        let of_address = || self.addresses.get(&address(path)).copied();
        let of_root = || self.roots.iter().find_map(|root| self.of_file(&join(root, path)));
        let of_file = of_address().or_else(of_root).or_else(|| self.of_inner(path));
        of_file.or_else(|| self.of_language(path))
    }

    fn find_relative(&self, page: &PageSource, dest: &str) -> Option<usize> {
        // Names that scripts give to folders: `@site/`, `~/`, `@assets/`.
        let named = ["@site/", "@/", "~/", "@"].iter().find_map(|name| dest.strip_prefix(name));
        let dest = named.unwrap_or(dest);
        let of_site = || self.roots.iter().find_map(|root| self.of_file(&join(root, dest)));
        let of_address = || {
            let old = page.address.as_deref()?;
            self.addresses.get(&address(&join(folder(old), dest))).copied()
        };
        self.of_file(&join(page.from.folder(), dest))
            .or_else(|| self.of_inner(&join(page.inner.folder(), dest)))
            .or_else(of_address)
            .or_else(of_site)
    }

    fn of_file(&self, path: &str) -> Option<usize> {
        candidates(path).find_map(|path| self.files.get(&path).copied())
    }

    fn of_inner(&self, path: &str) -> Option<usize> {
        candidates(path).find_map(|path| self.inner.get(&path).copied())
    }

    /// The path of a link from a page to a target: relative, or from the root for a file that is only
    /// there.
    #[must_use]
    pub fn link(&self, page: &PageSource, target: &MapTarget) -> String {
        if target.is_at_root {
            return format!("/{}", target.to);
        }
        // A translation that links to the source means the page in its own language; kb leads to
        // the source if there is none. Files of the source serve all languages.
        // A page that links to its own source lets readers change the language.
        let is_own_source = target.is_page && target.to == page.to;
        if target.lang == page.lang || (target.lang == Lang::SOURCE && !is_own_source) {
            return relative(page.to.as_str(), target.to.as_str());
        }
        let in_lang = |lang: Lang, path: &RelPath| format!("{}/{path}", self.tags[lang]);
        relative(&in_lang(page.lang, &page.to), &in_lang(target.lang, &target.to))
    }
}

/// The file names that a path can mean.
fn candidates(path: &str) -> impl Iterator<Item = String> {
    let path = path.trim_matches('/').to_owned();
    let bare = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md")).map(str::to_owned);
    let bare = bare.unwrap_or_else(|| path.clone());
    let endings = [
        ".md",
        ".mdx",
        ".markdown",
        ".html",
        "/index.md",
        "/index.mdx",
        "/README.md",
        "/_index.md",
        "/index.html",
    ];
    let with_ending = endings.into_iter().map(move |ending| match bare.as_str() {
        "" => ending.trim_start_matches('/').to_owned(),
        bare => format!("{bare}{ending}"),
    });
    std::iter::once(path).chain(with_ending)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.')
        .filter(|(_, end)| matches!(*end, "md" | "mdx" | "html"))
        .map_or(name, |(stem, _)| stem)
}

/// The form in which old addresses are compared.
fn address(old: &str) -> String {
    let old = decode(old);
    let old = old.trim_matches('/');
    let old = old.strip_suffix("index.html").unwrap_or(old);
    let old = old.strip_suffix(".html").unwrap_or(old);
    old.trim_matches('/').to_owned()
}
