//! The frame around the content of every page: head, navigation, language switcher.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::lang::own_pages::OwnPage;
use crate::lang::tag::Tag;
use crate::names::path::OutputPath;
use crate::render::links::link;
use crate::render::listings;
use crate::render::{Renderer, look, nav, structured};
use crate::route::own;
use crate::route::parts::{self, LongList};
use crate::route::{Route, What};
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::text::{RelPath, encode_path};
use crate::theme::Shared;
use crate::view::{AlternateView, Frame, LanguageView, LinkView, PlacesView};

/// The parts of the frame that differ between pages.
pub struct Head {
    /// The template's kind.
    pub kind: &'static str,
    /// The title, with typography applied.
    pub title: Shared,
    /// The description, with typography applied.
    pub description: Shared,
    /// The entry, if the page shows one.
    pub entry: Option<EntryId>,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
}

/// The parts of the frame that all pages of a folder share, by a hypothetical page in the folder
/// ([`nav::beside`]); made on first use.
pub(super) type Surroundings = BTreeMap<OutputPath, OnceLock<Surrounding>>;

/// The addresses that every page has, relative to one folder.
#[derive(Clone)]
pub(super) struct Surrounding {
    places: Shared,
    assets: Shared,
    look: Shared,
    safety: Shared,
}

/// Empty places for the shared parts of a language.
pub(super) fn surroundings(site: &Site, lang: Lang) -> Surroundings {
    let beside = |id| nav::beside(site.config.urls, site.path(id, lang));
    site.ids().map(|id| (beside(id), OnceLock::new())).collect()
}

fn surrounding(renderer: &Renderer, route: &Route) -> Surrounding {
    // The home page and generated pages use the shortest relative URLs.
    let shares = matches!(route.what, What::Entry(id) if renderer.site.tree.home != Some(id));
    let beside = nav::beside(renderer.style(), &route.path);
    let made = |path: &OutputPath| {
        let route = Route { path: path.clone(), ..route.clone() };
        Surrounding {
            places: Shared::of(&places(renderer, &route)),
            assets: Shared::of(&assets(renderer, path)),
            look: Shared::of(&look::look(renderer, &route)),
            safety: Shared::of(&look::safety(renderer, route.lang)),
        }
    };
    match renderer.language(route.lang).surroundings.get(&beside) {
        Some(known) if shares => known.get_or_init(|| made(&beside)).clone(),
        _ => made(&route.path),
    }
}

/// Builds the frame of a page.
///
/// # Errors
/// When the template of the navigation fails.
pub fn frame(renderer: &Renderer, route: &Route, head: Head) -> Result<Frame, Box<Diagnostic>> {
    let site = &*renderer.site;
    let language = renderer.language(route.lang);
    let around = surrounding(renderer, route);
    let tag = &site.config.languages[route.lang];
    let translated = head.entry.is_none_or(|id| site.entry(id).is_translated(route.lang));
    let text_lang = head.entry.map_or(route.lang, |id| site.text_lang(id, route.lang));
    let content = &site.config.languages[text_lang];
    // The canonical URL of an untranslated page is the page whose words it shows. Without a base URL there is no
    // canonical URL, so the page gets `noindex` instead: search engines may ignore a canonical URL
    // beside `noindex`.
    let canonical = canonical(renderer, route, head.entry);
    let noindex = head.noindex || (!translated && canonical.is_none());
    // These are not pages that a reader could find a mistake on.
    let has_text = !matches!(route.what, What::NotFound | What::Root | What::Redirect(_));
    let feedback_url = look::feedback_url(renderer, route, head.title.as_str());
    Ok(Frame {
        site_title: language.site.title.clone(),
        site_title_html: language.site_title_html.clone(),
        site_description_html: language.site_description_html.clone(),
        site_description: language.site.description.clone(),
        root: root(&route.path),
        kind: head.kind,
        key: head.entry.map(|id| site.entry(id).key.clone()),
        path: head.entry.and_then(|id| file_of(site, id, route.lang)),
        section: head.entry.and_then(|id| section(site, id)),
        lead: lead(renderer, route, &head),
        title: head.title,
        description: head.description,
        lang: tag.as_str().to_owned(),
        dir: tag.direction(),
        content_lang: content.as_str().to_owned(),
        content_dir: content.direction(),
        translated,
        ui_attrs_html: language_attributes(tag, translated),
        content_attrs_html: language_attributes(content, translated),
        canonical,
        alternates: if noindex || !translated {
            Vec::new()
        } else {
            alternates(renderer, route, head.entry)
        },
        noindex,
        languages: languages(renderer, route, head.entry),
        breadcrumbs: breadcrumbs(renderer, route, head.entry),
        nav_html: super::nav::html(renderer, route, head.entry)?,
        places: around.places,
        assets: around.assets,
        look: around.look,
        safety: around.safety,
        edit_url: edit_url(site, head.entry, route.lang),
        feedback_url: feedback_url.filter(|_| has_text),
        json_ld: structured::json_ld(renderer, route, head.entry),
        twin: twin(renderer, route, head.entry),
        feed: feed(renderer, route, head.entry),
        search_index: Some(renderer.href(&route.path, &own::search_address(site, route.lang))),
    })
}

/// The attributes of words in a language: none on translated pages, where there is only one.
fn language_attributes(tag: &Tag, translated: bool) -> String {
    match translated {
        true => String::new(),
        false => format!(" lang=\"{}\" dir=\"{}\"", tag.as_str(), tag.direction()),
    }
}

/// The path of the file that a language shows of an entry; a page that no author wrote has none.
fn file_of(site: &Site, id: EntryId, lang: Lang) -> Option<String> {
    let file = &site.entry(id).shown(lang)?.doc.file;
    (!file.is_generated).then(|| file.source.path.to_string())
}

/// The key of the top section around an entry; that of the start page is no section.
fn section(site: &Site, id: EntryId) -> Option<String> {
    let is_below_top = |id: &EntryId| site.tree.home != Some(*id);
    let around = std::iter::successors(Some(id), |id| site.parent(*id));
    let top = around.filter(is_below_top).last()?;
    Some(site.entry(top).key.clone())
}

/// The description to show. A missing description is the beginning of the text, and is not
/// repeated.
fn lead(renderer: &Renderer, route: &Route, head: &Head) -> Shared {
    let site = &*renderer.site;
    let variant = head.entry.and_then(|id| site.entry(id).shown(route.lang));
    let page = variant.and_then(|variant| variant.page());
    let is_written = page.is_none_or(|page| page.front.description.is_some());
    if is_written { head.description.clone() } else { Shared::default() }
}

/// The relative URL of the output root.
fn root(path: &RelPath) -> String {
    let depth = path.as_str().matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// The canonical URL: for an untranslated page, the URL of the page whose words it shows.
fn canonical(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Option<String> {
    let Some(id) = entry else { return renderer.absolute(&route.path) };
    let site = &renderer.site;
    renderer.absolute(site.path(id, site.text_lang(id, route.lang)))
}

/// The translations of the page, with `x-default`; empty if there is only one language.
#[must_use]
pub fn alternates(
    renderer: &Renderer,
    route: &Route,
    entry: Option<EntryId>,
) -> Vec<AlternateView> {
    let site = &*renderer.site;
    let real: Vec<(&Tag, OutputPath)> = site
        .config
        .languages
        .iter()
        .filter(|(lang, _)| entry.is_none_or(|id| site.entry(id).is_translated(*lang)))
        .filter_map(|(lang, tag)| Some((tag, same_page(renderer, route, entry, lang)?)))
        .collect();
    if real.len() < 2 {
        return Vec::new();
    }
    let mut alternates: Vec<AlternateView> = real
        .iter()
        .filter_map(|(tag, path)| {
            let href = renderer.absolute(path)?;
            Some(AlternateView { hreflang: tag.as_str().to_owned(), href })
        })
        .collect();
    let is_home = entry.is_some_and(|id| site.tree.home == Some(id));
    let default = match is_home {
        true => Some(OutputPath::new("index.html")),
        false => real.first().map(|(_, path)| path.clone()),
    };
    if let Some(href) = default.and_then(|path| renderer.absolute(&path)) {
        alternates.push(AlternateView { hreflang: "x-default".to_owned(), href });
    }
    alternates
}

/// The same page in another language, or the nearest one that the language has.
fn same_page(
    renderer: &Renderer,
    route: &Route,
    entry: Option<EntryId>,
    lang: Lang,
) -> Option<OutputPath> {
    let site = &*renderer.site;
    if let Some(id) = entry {
        return published(site, id, lang);
    }
    match &route.what {
        What::Part(LongList::Children(id) | LongList::Backlinks(id), _) => {
            return published(site, *id, lang);
        }
        What::Tag(tag) | What::Part(LongList::Tag(tag), _) => {
            let is_used = listings::tagged(renderer, lang).contains_key(tag);
            return is_used.then(|| own::tag_page(site, lang, tag));
        }
        What::Scenarios | What::Part(LongList::Scenarios, _) => {
            return own::scenarios_page(site, lang);
        }
        What::Part(list, _) => return Some(parts::page(site, lang, list, 0)),
        _ => {}
    }
    if let Some(page) = own_page(&route.what) {
        return Some(own::page(site, lang, page));
    }
    let rest = route.path.as_str().strip_prefix(&*site.config.prefix_of(route.lang))?;
    Some(OutputPath::new(&format!("{}{rest}", site.config.prefix_of(lang))))
}

/// The list of kb that a route shows.
fn own_page(what: &What) -> Option<OwnPage> {
    Some(match what {
        What::Tags => OwnPage::Tags,
        What::AToZ => OwnPage::AToZ,
        What::Search => OwnPage::Search,
        What::Map => OwnPage::Map,
        What::Translations => OwnPage::Translations,
        What::Print => OwnPage::Print,
        _ => return None,
    })
}

/// The page of an entry in a language, or of the nearest section around it that has one.
fn published(site: &Site, id: EntryId, lang: Lang) -> Option<OutputPath> {
    let mut nearest = Some(id);
    while let Some(id) = nearest {
        if site.is_published(id, lang) {
            return Some(site.path(id, lang).clone());
        }
        nearest = site.parent(id);
    }
    None
}

fn languages(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Vec<LanguageView> {
    let site = &*renderer.site;
    let home = |lang: Lang| site.tree.home.map(|id| site.path(id, lang).clone());
    let views = site.config.languages.iter().filter_map(|(lang, tag)| {
        let path = same_page(renderer, route, entry, lang).or_else(|| home(lang))?;
        Some(LanguageView {
            tag: tag.as_str().to_owned(),
            name: tag.endonym().to_owned(),
            dir: tag.direction(),
            href: renderer.href(&route.path, &path),
            current: lang == route.lang,
            translated: entry.is_none_or(|id| site.entry(id).is_translated(lang)),
        })
    });
    views.collect()
}

fn breadcrumbs(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Vec<LinkView> {
    let site = &*renderer.site;
    let mut crumbs = Vec::new();
    let outline = &renderer.language(route.lang).nav.outline;
    let mut above = match (entry, &route.what) {
        (Some(id), _) => outline.parent(id),
        (None, What::Part(LongList::Children(id) | LongList::Backlinks(id), _)) => Some(*id),
        (None, _) => site.tree.home.filter(|_| !matches!(route.what, What::Root)),
    };
    while let Some(id) = above {
        crumbs.push(link(renderer, route, id));
        above = outline.parent(id);
    }
    crumbs.reverse();
    crumbs
}

/// How many quizzes every page can link to.
const MAX_QUIZZES: usize = 12;

fn places(renderer: &Renderer, route: &Route) -> PlacesView {
    let site = &*renderer.site;
    let statement = site.config.accessibility.as_ref().map(|_| own::statement(site, route.lang));
    let own = |page: OwnPage| renderer.href(&route.path, &own::page(site, route.lang, page));
    let home = own::home(site, route.lang);
    let feed = renderer.has_feed[route.lang].then(|| own::file(site, route.lang, "feed.xml"));
    let offline = renderer.offline_copies(route.lang).map(|_| own::offline(site, route.lang));
    let is_listed = |id: &EntryId| site.is_listed(*id, route.lang);
    let glossary = renderer.glossary.filter(is_listed);
    let safety = renderer.safety.filter(is_listed);
    let quizzes = renderer.quizzes.iter().copied().filter(is_listed).take(MAX_QUIZZES);
    PlacesView {
        home: renderer.href(&route.path, &home),
        search: own(OwnPage::Search),
        accessibility: statement.map(|path| renderer.href(&route.path, &path)),
        a_z: own(OwnPage::AToZ),
        tags: own(OwnPage::Tags),
        map: own(OwnPage::Map),
        translations: own(OwnPage::Translations),
        print: own(OwnPage::Print),
        feed: feed.map(|path| renderer.href(&route.path, &path)),
        glossary: glossary.map(|id| link(renderer, route, id)),
        scenarios: scenarios(renderer, route),
        offline: offline.map(|path| renderer.href(&route.path, &path)),
        safety: safety.map(|id| link(renderer, route, id)),
        quizzes: quizzes.map(|id| link(renderer, route, id)).collect(),
    }
}

fn scenarios(renderer: &Renderer, route: &Route) -> Option<LinkView> {
    let site = &*renderer.site;
    if let Some(id) = own::scenarios_entry(site, route.lang) {
        return Some(link(renderer, route, id));
    }
    let path = renderer.scenarios[route.lang].as_ref()?;
    Some(LinkView {
        href: renderer.href(&route.path, path),
        title: renderer.word(route.lang, "scenarios").into(),
        description: Shared::default(),
        kind: "page",
        lang: None,
        dir: None,
        is_ui: false,
        lang_name: None,
        severity: None,
    })
}

fn assets(renderer: &Renderer, from: &RelPath) -> BTreeMap<String, String> {
    let assets = renderer.theme.assets.iter();
    assets.map(|asset| (asset.name.clone(), renderer.href(from, &asset.path))).collect()
}

fn edit_url(site: &Site, entry: Option<EntryId>, lang: Lang) -> Option<String> {
    let pattern = site.config.edit_url.as_ref()?;
    let file = &site.entry(entry?).shown(lang)?.doc.file;
    if file.is_generated {
        return None;
    }
    let path = &file.source.path;
    // The path is encoded, because file names can contain any character.
    Some(pattern.replace("{path}", &encode_path(path.as_str())))
}

/// The Markdown of the page.
fn twin(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Option<String> {
    let entry = renderer.site.entry(entry?);
    own::has_twin(entry, route.lang).then(|| renderer.href(&route.path, &own::twin(&route.path)))
}

/// The feed of the changes of the page.
fn feed(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Option<String> {
    let site = &*renderer.site;
    let id = entry.filter(|id| site.entry(*id).is_translated(route.lang))?;
    let has_feed = renderer.options.base_url.is_some() && !site.revisions[id].is_empty();
    has_feed.then(|| renderer.href(&route.path, &own::page_feed(&route.path)))
}
