//! The navigation: the lists from the top to a page, each limited to a window.
//!
//! Relative URLs are the same on all pages of a folder, so an item is rendered once per folder. A
//! page renders only the open and current items, and the lists.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Serialize;

use crate::config::UrlStyle;
use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::names::path::OutputPath;
use crate::render::{Renderer, links};
use crate::route::parts::{self, List};
use crate::route::{Route, What};
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::site::listing::SCENARIOS_KEY;
use crate::site::outline::{Level, Limits, Outline};
use crate::text::RelPath;
use crate::view::{NavListView, NavView, RestView};

/// The limits of the navigation, which keep its size independent of the size of the site.
/// The language switch grows with the languages, so a site with many of them shows fewer entries.
fn limits(site: &Site) -> Limits {
    let n_langs = site.config.languages.n_langs();
    Limits { innermost: 40_usize.saturating_sub(n_langs * 2 / 3).max(14), above: 24 }
}

/// The rendered navigation, or the finding of a template error.
type Html = Result<String, Box<Diagnostic>>;

/// The navigation of one language.
pub(super) struct Navigation {
    pub(super) outline: Outline,
    /// The items that pages share, by the folder they are seen from and the list they are in.
    seen: BTreeMap<OutputPath, BTreeMap<Option<EntryId>, Items>>,
}

/// The items of a part of a list, rendered on first use, because the preview of a large site shows
/// few of them.
#[derive(Default)]
struct Items {
    shown: Range<usize>,
    html: Vec<OnceLock<Html>>,
}

/// The data of `nav.html`.
#[derive(Serialize)]
struct ListFrame<'a> {
    lang: &'a str,
    list: NavListView,
}

/// The data of `nav-item.html`.
#[derive(Serialize)]
struct ItemFrame<'a> {
    lang: &'a str,
    item: NavView,
}

impl Navigation {
    /// The navigation of a language, with room for the items that several pages show.
    pub(super) fn new(site: &Site, lang: Lang) -> Navigation {
        let (outline, limits) = (Outline::new(site, lang), limits(site));
        let mut seen: BTreeMap<OutputPath, BTreeMap<Option<EntryId>, Items>> = BTreeMap::new();
        for id in site.ids().filter(|id| site.is_published(*id, lang)) {
            let lists = seen.entry(beside(site.config.urls, site.path(id, lang)));
            let lists = lists.or_default();
            // Only the page itself shows what it contains.
            let shared = outline.window(Some(id), limits);
            for level in shared.into_iter().filter(|level| level.parent != Some(id)) {
                lists.entry(level.parent).or_default().include(&level.shown);
            }
        }
        seen.values_mut().flat_map(BTreeMap::values_mut).for_each(Items::make_room);
        Navigation { outline, seen }
    }
}

impl Items {
    fn include(&mut self, shown: &Range<usize>) {
        if self.shown.is_empty() {
            self.shown = shown.clone();
        } else {
            self.shown.start = self.shown.start.min(shown.start);
            self.shown.end = self.shown.end.max(shown.end);
        }
    }

    fn make_room(&mut self) {
        self.html = self.shown.clone().map(|_| OnceLock::new()).collect();
    }

    fn item(&self, nth: usize) -> Option<&OnceLock<Html>> {
        self.html.get(nth.checked_sub(self.shown.start)?)
    }
}

/// A hypothetical page in the same folder. URLs relative to it are valid on every page of the
/// folder, whereas the shortest form (`./`) would differ on the page itself.
pub(super) fn beside(style: UrlStyle, path: &RelPath) -> OutputPath {
    // `404.html` is a file also where pages are folders.
    let is_folder = style == UrlStyle::Directory
        && path.file_name() == "index.html"
        && !path.folder().is_empty();
    let (folder, page) = match is_folder {
        true => (path.folder().rsplit_once('/').map_or("", |(above, _)| above), "~/index.html"),
        false => (path.folder(), "~.html"),
    };
    let sibling = if folder.is_empty() { page.to_owned() } else { format!("{folder}/{page}") };
    OutputPath::new(&sibling)
}

/// The navigation of one page: the top, the lists down to the page, and what it contains.
///
/// # Errors
/// When a template fails.
pub fn html(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Html {
    let path = match route.what {
        What::NotFound => route.path.clone(),
        _ => beside(renderer.style(), &route.path),
    };
    let navigation = &renderer.language(route.lang).nav;
    let lists = navigation.seen.get(&path);
    let page = Page {
        renderer,
        navigation,
        shared: lists.filter(|_| entry.is_some()),
        route: Route { path, lang: route.lang, what: What::Root },
        entry,
    };
    let mut html = String::new();
    for level in navigation.outline.window(entry, limits(&renderer.site)).iter().rev() {
        html = page.list(level, html)?;
    }
    Ok(html)
}

/// The page that a navigation is rendered for.
struct Page<'a> {
    renderer: &'a Renderer,
    navigation: &'a Navigation,
    shared: Option<&'a BTreeMap<Option<EntryId>, Items>>,
    /// The page that relative URLs refer to.
    route: Route,
    entry: Option<EntryId>,
}

impl Page<'_> {
    /// A list, with `inner` in the item that is open.
    fn list(&self, level: &Level, inner: String) -> Html {
        let list = self.navigation.outline.list(level.parent);
        let shared = self.shared.and_then(|lists| lists.get(&level.parent));
        let (mut items, mut inner) = (String::new(), Some(inner));
        for nth in level.shown.clone() {
            let id = list[nth];
            if level.open == Some(nth) {
                items.push_str(&self.item(id, inner.take().unwrap_or_default())?);
            } else if let Some(known) = shared.and_then(|shared| shared.item(nth)) {
                let known = known.get_or_init(|| self.item(id, String::new()));
                items.push_str(known.as_ref().map_err(Clone::clone)?);
            } else {
                items.push_str(&self.item(id, String::new())?);
            }
        }
        let (shown, n) = (&level.shown, list.len());
        let before = shown.start.checked_sub(1).map(|last| (last, shown.start));
        let after = Some((shown.end, n - shown.end)).filter(|(first, _)| *first < n);
        let rest = |(nth, n): (usize, usize)| RestView { href: self.rest(level.parent, nth), n };
        let view =
            NavListView { earlier: before.map(rest), items_html: items, later: after.map(rest) };
        let lang = &self.renderer.language(self.route.lang).tag;
        self.render("nav.html", &ListFrame { lang, list: view })
    }

    fn item(&self, id: EntryId, list_html: String) -> Html {
        let item = NavView {
            link: links::link(self.renderer, &self.route, id),
            current: self.entry == Some(id),
            list_html,
        };
        let lang = &self.renderer.language(self.route.lang).tag;
        self.render("nav-item.html", &ItemFrame { lang, item })
    }

    fn render<F: Serialize>(&self, template: &str, frame: &F) -> Html {
        self.renderer.part_template(&self.route, template, frame)
    }

    /// The page that lists an entry by its position: a part of the section's page, else the map.
    fn rest(&self, parent: Option<EntryId>, nth: usize) -> String {
        let (site, lang) = (&*self.renderer.site, self.route.lang);
        let href = |list: &List, part: usize| {
            let page = parts::page(site, lang, list, part);
            self.renderer.href(&self.route.path, &page)
        };
        match parent {
            None => href(&List::Map, 0),
            Some(id) if site.entry(id).key == SCENARIOS_KEY => href(&List::Children(id), 0),
            Some(id) => {
                let n_entries = self.navigation.outline.list(parent).len();
                href(&List::Children(id), parts::part_of(n_entries, nth)) + "#kb--children"
            }
        }
    }
}
