//! The published paths of kb's own pages and files of a language.

use crate::config::UrlStyle;
use crate::lang::by_lang::Lang;
use crate::lang::own_pages::{OwnPage, OwnWords};
use crate::names::path::OutputPath;
use crate::names::slug::Slug;
use crate::site::by_entry::EntryId;
use crate::site::listing::SCENARIOS_KEY;
use crate::site::{Entry, Site};
use crate::source::Kind;

/// The published path of one of kb's own pages in a language.
#[must_use]
pub fn page(site: &Site, lang: Lang, page: OwnPage) -> OutputPath {
    named(site, lang, site.config.own_words[lang].of(page))
}

/// The accessibility statement, whose address is the same in all languages.
#[must_use]
pub fn statement(site: &Site, lang: Lang) -> OutputPath {
    named(site, lang, "accessibility")
}

/// The page of a tag.
#[must_use]
pub fn tag_page(site: &Site, lang: Lang, tag: &str) -> OutputPath {
    let folder = site.config.own_words[lang].of(OwnPage::Tags);
    named(site, lang, &format!("{folder}/{}", Slug::of_text(tag)))
}

/// The same pages under their English names, where a language has other words, with the tags that it
/// shows.
#[must_use]
pub(super) fn under_english_names(site: &Site, lang: Lang, tags: &[&str]) -> Vec<RenamedPage> {
    if site.config.own_words[lang] == OwnWords::ENGLISH {
        return Vec::new();
    }
    let lists = OwnPage::ALL.into_iter().filter(|own| own.is_list());
    let mut renamed: Vec<RenamedPage> = lists
        .map(|own| RenamedPage {
            old: named(site, lang, OwnWords::ENGLISH.of(own)),
            new: page(site, lang, own),
        })
        .collect();
    renamed.extend(tags.iter().map(|tag| RenamedPage {
        old: named(site, lang, &format!("tags/{}", Slug::of_text(tag))),
        new: tag_page(site, lang, tag),
    }));
    renamed.extend(scenarios_page(site, lang).map(|new| RenamedPage {
        old: named(site, lang, OwnWords::ENGLISH.of(OwnPage::Scenarios)),
        new,
    }));
    renamed
}

/// A page of kb that has another address than its English one.
pub(super) struct RenamedPage {
    pub(super) old: OutputPath,
    pub(super) new: OutputPath,
}

fn named(site: &Site, lang: Lang, name: &str) -> OutputPath {
    let prefix = site.config.prefix_of(lang);
    let file = match site.config.urls {
        UrlStyle::Directory => format!("{prefix}{name}/index.html"),
        UrlStyle::File => format!("{prefix}{name}.html"),
    };
    OutputPath::new(&file)
}

/// A file with a fixed name in a language's folder.
#[must_use]
pub fn file(site: &Site, lang: Lang, name: &str) -> OutputPath {
    OutputPath::new(&format!("{}{name}", site.config.prefix_of(lang)))
}

/// Whether the Markdown of an entry is published in a language: if an author wrote it there.
#[must_use]
pub fn has_twin(entry: &Entry, lang: Lang) -> bool {
    !entry.is_generated() && entry.is_translated(lang) && !entry.is_withdrawn()
}

/// The Markdown of a page, beside it.
#[must_use]
pub fn twin(page: &OutputPath) -> OutputPath {
    OutputPath::new(&format!("{}.md", page.as_str().trim_end_matches(".html")))
}

/// The feed of the changes of a page: beside the page, like its pictures.
#[must_use]
pub fn page_feed(page: &OutputPath) -> OutputPath {
    let page = page.as_str();
    OutputPath::new(&match page.strip_suffix("index.html") {
        Some(folder) => format!("{folder}changes.xml"),
        None => format!("{}.changes.xml", page.trim_end_matches(".html")),
    })
}

/// The script with the URL of the search index of a language, and the head of a large one. Pages
/// reference this script, whose path never changes, so that a new word changes the index and not
/// every page.
#[must_use]
pub fn search_address(site: &Site, lang: Lang) -> OutputPath {
    file(site, lang, "search.js")
}

/// The service worker of a language: its scope is the folder that it is in.
#[must_use]
pub fn offline(site: &Site, lang: Lang) -> OutputPath {
    file(site, lang, "offline.js")
}

/// The web app manifest of a language, if the site has an icon: its own file in `static/`, or else that of kb. Browsers
/// read no manifest from disk.
#[must_use]
pub fn manifest(site: &Site, lang: Lang) -> Option<OutputPath> {
    let has_icon = site.identity.icon.is_some() && site.config.urls == UrlStyle::Directory;
    has_icon.then(|| file(site, lang, MANIFEST))
}

/// The name of the manifest in the folder of a language.
const MANIFEST: &str = "manifest.webmanifest";

/// Whether `static/` has a file that is published at a path.
pub(super) fn is_in_static(site: &Site, path: &OutputPath) -> bool {
    site.assets.values().any(|asset| asset.is_static && asset.inner.as_str() == path.as_str())
}

/// The path of the scenario index: its page where there is one, else kb's own.
#[must_use]
pub fn scenarios_page(site: &Site, lang: Lang) -> Option<OutputPath> {
    if let Some(id) = scenarios_entry(site, lang) {
        return Some(site.path(id, lang).clone());
    }
    let any = site.listed(lang).any(|id| site.entry(id).kind == Kind::Scenario);
    any.then(|| page(site, lang, OwnPage::Scenarios))
}

/// The page that introduces the scenarios, where there is one that the language does not hide.
#[must_use]
pub fn scenarios_entry(site: &Site, lang: Lang) -> Option<EntryId> {
    site.keys.get(SCENARIOS_KEY).copied().filter(|id| site.is_listed(*id, lang))
}

/// The start page of a language, or the language selection if there is none.
#[must_use]
pub fn home(site: &Site, lang: Lang) -> OutputPath {
    site.tree.home.map_or_else(|| OutputPath::new("index.html"), |id| site.path(id, lang).clone())
}
