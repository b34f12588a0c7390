//! The routes: one per output file, and relative URLs between them.

pub mod displaced;
pub mod own;
pub mod parts;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::config::{AddressPrefix, Config, UrlStyle};
use crate::doc::changes::RevisionWeight;
use crate::hash;
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::lang::own_pages::OwnPage;
use crate::names::path::OutputPath;
use crate::names::slug::{self, Slug};
use crate::par;
use crate::route::parts::LongList;
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::source::{AssetFile, Kind};
use crate::text::{RelPath, encode_path};

/// What is published at a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A page, scenario, quiz or the glossary.
    Entry(EntryId),
    /// Scenarios by severity and signal, where no page introduces them.
    Scenarios,
    /// The pages with a tag.
    Tag(String),
    /// All tags.
    Tags,
    /// A part of a list, from 0; the first one only of a list that has no other page.
    Part(LongList, usize),
    /// Titles, headings and terms in alphabetical order.
    AToZ,
    /// The accessibility statement.
    Statement,
    /// The search page.
    Search,
    /// The script with the URL of the search index of a language.
    SearchAddress,
    /// A file of the search index, by its number.
    SearchFile(usize),
    /// The map of the knowledge base.
    Map,
    /// The state of the translations.
    Translations,
    /// Everything on one page.
    Print,
    /// The Atom feed.
    Feed,
    /// The Atom feed of the changes of a page.
    PageFeed(EntryId),
    /// The page for a missing page.
    NotFound,
    /// The choice of language.
    Root,
    /// A former address.
    Redirect(OutputPath),
    /// `sitemap.xml`, or one part of a large one, from 0.
    Sitemap(Option<usize>),
    /// `robots.txt`.
    Robots,
    /// `_headers`.
    Headers,
    /// `llms.txt`: the pages, or links to the lists of the languages.
    Llms,
    /// The Markdown of a page.
    Twin(EntryId),
    /// A part of the Markdown of all pages of a language, from 0.
    LlmsFull(usize),
    /// A part of the list of a language's pages for language models, from 0.
    LlmsPart(usize),
    /// The service worker of a language: it keeps pages for readers without a connection, or
    /// removes itself where the site has no such copies.
    Offline,
    /// The web app manifest of a language.
    Manifest,
    /// `i18n-status.json`.
    StatusJson,
    /// The generated style sheet of a quiz.
    QuizStyle(EntryId),
    /// The generated style sheet with the tokens of the site.
    TokenSheet,
    /// A file of the theme, by its place in the theme's assets.
    ThemeAsset(usize),
    /// A file beside the pages.
    ContentAsset(RelPath),
}

/// One file to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The path, relative to the output folder.
    pub path: OutputPath,
    /// Its language; the source language for files without one.
    pub lang: Lang,
    /// The content.
    pub what: What,
}

impl Route {
    /// Whether pages name this file, so that it must be published before them.
    #[must_use]
    pub fn is_asset(&self) -> bool {
        matches!(
            self.what,
            What::ThemeAsset(_)
                | What::ContentAsset(_)
                | What::SearchFile(_)
                | What::QuizStyle(_)
                | What::TokenSheet
        )
    }
}

/// The path of a quiz's generated style sheet, with the fingerprint of its bytes: browsers keep
/// the file under this name for a year.
#[must_use]
pub fn quiz_style(name: &str, style: &[u8]) -> OutputPath {
    let (name, fingerprint) = (Slug::of_text(name), hash::of(style).short());
    OutputPath::new(&format!("assets/quiz-{name}.{fingerprint}.css"))
}

/// The path of the generated style sheet with the tokens of the site.
#[must_use]
pub fn token_sheet(style: &[u8]) -> OutputPath {
    OutputPath::new(&format!("assets/tokens.{}.css", hash::of(style).short()))
}

/// Every tag that a language shows, in the order of kb.yaml, then of the alphabet.
#[must_use]
pub fn tags(site: &Site, lang: Lang) -> Vec<&str> {
    let listed = site.listed(lang).map(|id| site.entry(id));
    let used: BTreeSet<&str> =
        listed.flat_map(|entry| entry.tags.iter().map(String::as_str)).collect();
    let mut tags: Vec<&str> = site
        .config
        .tags
        .iter()
        .map(|tag| tag.id.as_str())
        .filter(|tag| used.contains(tag))
        .collect();
    let listed = tags.clone();
    tags.extend(used.into_iter().filter(|tag| !listed.contains(tag)));
    tags
}

/// All routes of a site but those of search indices and of style sheets of quizzes, whose names
/// follow from their bytes; theme assets are given by their published paths.
/// Sitemaps and feeds need the base URL in force, from the flag or kb.yaml.
#[must_use]
pub fn all<'a>(
    site: &Site,
    theme_assets: impl IntoIterator<Item = &'a RelPath>,
    base_url: Option<&str>,
) -> Vec<Route> {
    let asked = without_redirects(site, theme_assets, base_url);
    let displaced = displaced::find(site, &asked);
    let mut routes = displaced.kept_routes(asked);
    for alias in displaced.kept_aliases(site) {
        let to = site.path(alias.entry, alias.lang).clone();
        routes.push(Route { path: alias.from.clone(), lang: alias.lang, what: What::Redirect(to) });
    }
    let langs = site.config.languages.langs();
    let of_tags: Vec<Route> = langs.flat_map(|lang| former_tags(site, lang)).collect();
    routes.extend(at_free_addresses(&routes, of_tags));
    routes.extend(from_english_names(site, &routes));
    routes
}

/// The same without former addresses, and with the lists whose addresses translations have.
#[must_use]
pub fn without_redirects<'a>(
    site: &Site,
    theme_assets: impl IntoIterator<Item = &'a RelPath>,
    base_url: Option<&str>,
) -> Vec<Route> {
    let mut routes: Vec<Route> = theme_assets
        .into_iter()
        .enumerate()
        .map(|(nth, path)| Route {
            path: path.clone().into(),
            lang: Lang::SOURCE,
            what: What::ThemeAsset(nth),
        })
        .collect();
    let is_file = |asset: &&AssetFile| !asset.is_refused && asset.addition.is_none();
    let published = site.assets.values().filter(is_file);
    routes.extend(published.map(|asset| Route {
        path: published_asset(&site.config, asset),
        lang: asset.lang,
        what: What::ContentAsset(asset.path.clone()),
    }));
    let langs: Vec<Lang> = site.config.languages.langs().collect();
    let of_languages = par::map(&langs, |lang| {
        let mut routes = Vec::new();
        of_language(site, *lang, &mut routes);
        if base_url.is_some() {
            feeds(site, *lang, &mut routes);
        }
        routes
    });
    routes.extend(of_languages.into_iter().flatten());
    let root =
        |name: &str, what: What| Route { path: OutputPath::new(name), lang: Lang::SOURCE, what };
    if site.config.prefix == AddressPrefix::Always {
        routes.push(root("index.html", What::Root));
    }
    routes.push(root("404.html", What::NotFound));
    routes.push(root("robots.txt", What::Robots));
    routes.push(root("_headers", What::Headers));
    routes.push(root("llms.txt", What::Llms));
    routes.push(root("i18n-status.json", What::StatusJson));
    if base_url.is_some() {
        routes.push(root("sitemap.xml", What::Sitemap(None)));
        let n_parts = n_sitemaps(site);
        for part in (0..n_parts).filter(|_| n_parts > 1) {
            routes.push(root(&format!("sitemap-{}.xml", part + 1), What::Sitemap(Some(part))));
        }
    }
    routes
}

/// Redirects from the English addresses of pages that have the words of their language (`addresses`
/// in kb.yaml), where no other route has the address.
fn from_english_names(site: &Site, routes: &[Route]) -> Vec<Route> {
    let redirect = |old: OutputPath, lang: Lang, new: OutputPath| Route {
        path: old,
        lang,
        what: What::Redirect(new),
    };
    let of_entries = site.english_paths.iter();
    let of_entries = of_entries.map(|english| {
        let new = site.path(english.entry, english.lang).clone();
        redirect(english.path.clone(), english.lang, new)
    });
    let of_lists = site.config.languages.langs().flat_map(|lang| {
        let renamed = own::under_english_names(site, lang, &tags(site, lang)).into_iter();
        renamed.map(move |renamed| redirect(renamed.old, lang, renamed.new))
    });
    let mut redirects: Vec<Route> = of_entries.chain(of_lists).collect();
    if redirects.is_empty() {
        return redirects;
    }
    let of_parts = parts_under_english_names(site, routes, &redirects);
    redirects.extend(of_parts);
    at_free_addresses(routes, redirects)
}

/// The redirects at addresses that no route has, once each. An author may have written an alias for the
/// address too.
fn at_free_addresses(routes: &[Route], mut redirects: Vec<Route>) -> Vec<Route> {
    if redirects.is_empty() {
        return redirects;
    }
    let taken: BTreeSet<String> =
        routes.iter().map(|route| slug::canonical(route.path.as_str())).collect();
    let mut known: BTreeSet<OutputPath> = BTreeSet::new();
    redirects.retain(|route| {
        !taken.contains(&slug::canonical(route.path.as_str())) && known.insert(route.path.clone())
    });
    redirects
}

/// The same for the parts of lists, whose addresses begin with that of their page.
fn parts_under_english_names(site: &Site, routes: &[Route], renamed: &[Route]) -> Vec<Route> {
    let renamed = renamed.iter().filter_map(|route| match &route.what {
        What::Redirect(new) => Some((new, &route.path)),
        _ => None,
    });
    let old: BTreeMap<&OutputPath, &OutputPath> = renamed.collect();
    let of_part = |route: &Route| {
        let What::Part(list, part) = &route.what else { return None };
        let old = old.get(&parts::owner(site, route.lang, list))?;
        Some(Route {
            path: parts::page_below(site.config.urls, old, list, *part),
            lang: route.lang,
            what: What::Redirect(route.path.clone()),
        })
    };
    routes.iter().filter_map(of_part).collect()
}

/// Redirects from the pages of former tags.
fn former_tags(site: &Site, lang: Lang) -> Vec<Route> {
    if site.config.former_tags.is_empty() {
        return Vec::new();
    }
    let tags = tags(site, lang);
    let pages: BTreeSet<OutputPath> =
        tags.iter().map(|tag| own::tag_page(site, lang, tag)).collect();
    let known = site.config.former_tags.iter().filter(|former| tags.contains(&&*former.new));
    let redirects = known.map(|former| Route {
        path: own::tag_page(site, lang, &former.old),
        lang,
        what: What::Redirect(own::tag_page(site, lang, &former.new)),
    });
    redirects.filter(|route| !pages.contains(&route.path)).collect()
}

/// The feed of a language, and those of its pages that have notes about changes.
fn feeds(site: &Site, lang: Lang, routes: &mut Vec<Route>) {
    if has_feed(site, lang) {
        routes.push(Route { path: own::file(site, lang, "feed.xml"), lang, what: What::Feed });
    }
    let revised = translated(site, lang).filter(|id| !site.revisions[*id].is_empty());
    routes.extend(revised.map(|id| Route {
        path: own::page_feed(site.path(id, lang)),
        lang,
        what: What::PageFeed(id),
    }));
}

/// Whether the feed of a language has entries.
#[must_use]
pub fn has_feed(site: &Site, lang: Lang) -> bool {
    let is_told = |id| site.revisions[id].iter().any(|it| it.weight != RevisionWeight::Minor);
    dated(site, lang).next().is_some() || translated(site, lang).any(is_told)
}

/// The entries that the feed of a language can list: those with text in the language and a day that
/// an author wrote, without the glossary.
pub fn dated(site: &Site, lang: Lang) -> impl Iterator<Item = (Date, EntryId)> {
    let listed = translated(site, lang).filter(move |id| site.entry(*id).kind != Kind::Glossary);
    listed.filter_map(move |id| {
        let entry = site.entry(id);
        let review = entry.review.as_ref().and_then(|review| review.on);
        Some((review.max(site.updated(id, lang))?, id))
    })
}

/// The entries with words of their own in a language, in the order of their keys, without those that
/// were withdrawn.
pub fn translated(site: &Site, lang: Lang) -> impl Iterator<Item = EntryId> {
    site.ids().filter(move |id| {
        let entry = site.entry(*id);
        entry.is_translated(lang) && !entry.is_withdrawn()
    })
}

/// How many pages with words of their own all languages have together.
fn n_translated(site: &Site) -> usize {
    let valid = site.entries.values().filter(|entry| !entry.is_withdrawn());
    valid.flat_map(|entry| entry.variants.values()).flatten().count()
}

/// How many addresses one sitemap may hold (sitemaps.org protocol).
pub const MAX_IN_SITEMAP: usize = 50_000;

/// How many sitemaps hold all real pages.
#[must_use]
pub fn n_sitemaps(site: &Site) -> usize {
    n_translated(site).div_ceil(MAX_IN_SITEMAP)
}

fn of_language(site: &Site, lang: Lang, routes: &mut Vec<Route>) {
    let mut add = |path: OutputPath, what: What| routes.push(Route { path, lang, what });
    for id in site.ids().filter(|id| site.is_published(*id, lang)) {
        add(site.path(id, lang).clone(), What::Entry(id));
    }
    if own::scenarios_entry(site, lang).is_none()
        && let Some(path) = own::scenarios_page(site, lang)
    {
        add(path, What::Scenarios);
    }
    for tag in tags(site, lang) {
        add(own::tag_page(site, lang, tag), What::Tag(tag.to_owned()));
    }
    let pages = [
        (OwnPage::Tags, What::Tags),
        (OwnPage::AToZ, What::AToZ),
        (OwnPage::Search, What::Search),
        (OwnPage::Map, What::Map),
        (OwnPage::Translations, What::Translations),
        (OwnPage::Print, What::Print),
    ];
    for (page, what) in pages {
        add(own::page(site, lang, page), what);
    }
    if site.config.accessibility.is_some() {
        add(own::statement(site, lang), What::Statement);
    }
    if !site.config.prefix_of(lang).is_empty() {
        add(own::file(site, lang, "404.html"), What::NotFound);
    }
    add(own::search_address(site, lang), What::SearchAddress);
    add(own::offline(site, lang), What::Offline);
    if let Some(path) = own::manifest(site, lang).filter(|path| !own::is_in_static(site, path)) {
        add(path, What::Manifest);
    }
    for nth in 0..parts::n_llms(site, lang) {
        add(parts::llms(site, lang, nth), What::LlmsPart(nth));
    }
    let twins = parts::twins(site, lang);
    for nth in (0..parts::n_parts(twins.len())).filter(|_| !twins.is_empty()) {
        add(parts::llms_full(site, lang, nth), What::LlmsFull(nth));
    }
    for id in twins {
        add(own::twin(site.path(id, lang)), What::Twin(id));
    }
    routes.extend(parts::routes(site, lang));
}

/// The published path of a file of `content/`: `content/pt_br/a.pdf` at `pt-BR/a.pdf`.
#[must_use]
pub fn asset_path(site: &Site, path: &RelPath) -> OutputPath {
    let by_name =
        || OutputPath::new(path.as_str().strip_prefix("content/").unwrap_or(path.as_str()));
    site.assets.get(path).map_or_else(by_name, |asset| published_asset(&site.config, asset))
}

fn published_asset(config: &Config, asset: &AssetFile) -> OutputPath {
    match asset.is_static {
        true => asset.inner.clone().into(),
        false => OutputPath::new(&format!("{}{}", config.prefix_of(asset.lang), asset.inner)),
    }
}

/// The address as readers see it: without `index.html` where folders are addresses.
#[must_use]
pub fn public(style: UrlStyle, path: &RelPath) -> &str {
    let path = path.as_str();
    match style {
        UrlStyle::Directory => path
            .strip_suffix("index.html")
            .filter(|rest| rest.is_empty() || rest.ends_with('/'))
            .unwrap_or(path),
        UrlStyle::File => path,
    }
}

/// The same, percent-encoded.
#[must_use]
pub fn public_url(style: UrlStyle, path: &RelPath) -> Cow<'_, str> {
    encode_path(public(style, path))
}

/// Whether a path is that of a page for missing pages: one for each language, and one for all.
#[must_use]
pub fn is_not_found(path: &RelPath) -> bool {
    path.file_name() == "404.html" && !path.folder().contains('/')
}

/// The relative address of `to` on the page at `from`, percent-encoded.
#[must_use]
pub fn href(style: UrlStyle, from: &RelPath, to: &RelPath) -> String {
    let (from, to) = (from.folder(), public(style, to));
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    // The common prefix, up to the last whole part that they share. The last part of `to` is a file
    // name, or empty for a folder; it is never shared.
    let is_around = same == from.len() && to.as_bytes().get(same) == Some(&b'/');
    let shared = match is_around {
        true => same + 1,
        false => to.bytes().take(same).rposition(|byte| byte == b'/').map_or(0, |slash| slash + 1),
    };
    let n_up = match from.get(shared..) {
        None | Some("") => 0,
        Some(parts) => 1 + parts.bytes().filter(|byte| *byte == b'/').count(),
    };
    let rest = encode_path(&to[shared..]);
    let mut relative = String::with_capacity(3 * n_up + rest.len() + 2);
    // A first part with a colon would be read as a scheme (RFC 3986, section 4.2).
    let is_scheme = || rest.split('/').next().is_some_and(|first| first.contains(':'));
    if n_up == 0 && (rest.is_empty() || is_scheme()) {
        relative.push_str("./");
    }
    for _ in 0..n_up {
        relative.push_str("../");
    }
    relative.push_str(&rest);
    relative
}

#[cfg(test)]
mod tests {
    use super::href;
    use crate::config::UrlStyle::{Directory, File};
    use crate::text::RelPath;

    #[test]
    fn addresses_are_relative_and_as_short_as_they_can_be() {
        let path = |text: &str| RelPath::new(text).expect("plain");
        let page = path("cs/a/b/index.html");
        assert_eq!(href(Directory, &page, &path("cs/a/c/index.html")), "../c/");
        assert_eq!(href(Directory, &page, &page), "./");
        assert_eq!(href(Directory, &page, &path("index.html")), "../../../");
        assert_eq!(href(Directory, &path("index.html"), &path("cs/index.html")), "cs/");
        assert_eq!(href(Directory, &page, &path("cs/ab/index.html")), "../../ab/");
        assert_eq!(href(Directory, &page, &path("cs/a/index.html")), "../");
        assert_eq!(href(Directory, &path("cs/a/index.html"), &page), "b/");
        assert_eq!(
            href(Directory, &path("cs/a/index.html"), &path("cs/é/index.html")),
            "../%C3%A9/"
        );
        let (from, to) = (path("cs/ê/index.html"), path("cs/é/index.html"));
        assert_eq!(href(Directory, &from, &to), "../%C3%A9/");
        assert_eq!(href(Directory, &path("cs/index.html"), &path("cs/a:b/index.html")), "./a:b/");
        assert_eq!(href(Directory, &page, &path("cs/a/b/a b#1.pdf")), "a%20b%231.pdf");
        assert_eq!(href(File, &path("cs/a/b.html"), &path("cs/index.html")), "../index.html");
        assert_eq!(href(File, &path("b.html"), &path("cs/index.html")), "cs/index.html");
        assert_eq!(href(File, &path("cs/index.html"), &path("cs/index.html")), "index.html");
    }
}
