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
use crate::render::{Renderer, links, look};
use crate::route::parts::{self, LongList};
use crate::route::{Route, What};
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::site::identity::{FrameLink, FrameTarget, NavigationLink};
use crate::site::listing::SCENARIOS_KEY;
use crate::site::outline::{self, Level, Outline, OutlineLimits};
use crate::text::RelPath;
use crate::view::{NavGroupView, NavListView, NavView, RestView};

/// The limits of the navigation, which keep its size independent of the size of the site.
/// The language switch grows with the languages, so a site with many of them shows fewer entries.
fn limits(site: &Site) -> OutlineLimits {
    let n_langs = site.config.languages.n_langs();
    OutlineLimits { innermost: 40_usize.saturating_sub(n_langs * 2 / 3).max(14), above: 24 }
}

/// The rendered navigation, or the finding of a template error.
type Html = Result<String, Box<Diagnostic>>;

/// The navigation of one language.
pub(super) struct Navigation {
    pub(super) outline: Outline,
    /// The items of the top as kb.yaml arranges them; empty where it only lists pages.
    parts: Vec<NavigationPart>,
    /// The items that pages share, by the folder they are seen from and the list they are in.
    seen: BTreeMap<OutputPath, BTreeMap<Option<EntryId>, Items>>,
}

/// A part of the top of the navigation.
struct NavigationPart {
    /// Its content.
    kind: PartKind,
    /// The position of its group in kb.yaml.
    group: Option<usize>,
}

enum PartKind {
    /// The entries at these positions.
    Entries(Range<usize>),
    /// A link to another site.
    Web(FrameLink),
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

/// The data of `nav-group.html`.
#[derive(Serialize)]
struct GroupFrame<'a> {
    lang: &'a str,
    group: NavGroupView,
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
            // Only the page itself shows its contents.
            let shared = outline.window(Some(id), limits);
            for level in shared.into_iter().filter(|level| level.parent != Some(id)) {
                lists.entry(level.parent).or_default().include(&level.shown);
            }
        }
        seen.values_mut().flat_map(BTreeMap::values_mut).for_each(Items::make_room);
        Navigation { parts: parts(site, lang), outline, seen }
    }
}

/// The top of the navigation in parts. An entry that the language hides is replaced by its
/// contents.
fn parts(site: &Site, lang: Lang) -> Vec<NavigationPart> {
    if !site.identity.arranges_navigation() {
        return Vec::new();
    }
    let mut start = 0;
    let part = |item: &NavigationLink| {
        let kind = match &item.link.target {
            FrameTarget::Web(_) => PartKind::Web(item.link.clone()),
            FrameTarget::Entry(id) => {
                let n_entries = outline::listed(site, lang, &[*id]).len();
                start += n_entries;
                PartKind::Entries(start - n_entries..start)
            }
        };
        NavigationPart { kind, group: item.group }
    };
    site.identity.navigation.iter().map(part).collect()
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

/// The navigation of one page: the top, the lists down to the page, and its contents.
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
    let page = NavigationPage {
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
struct NavigationPage<'a> {
    renderer: &'a Renderer,
    navigation: &'a Navigation,
    shared: Option<&'a BTreeMap<Option<EntryId>, Items>>,
    /// The page that relative URLs refer to.
    route: Route,
    entry: Option<EntryId>,
}

impl NavigationPage<'_> {
    /// A list, with `inner` in the item that is open.
    fn list(&self, level: &Level, inner: String) -> Html {
        let list = self.navigation.outline.list(level.parent);
        let shared = self.shared.and_then(|lists| lists.get(&level.parent));
        let mut inner = Some(inner);
        let mut add = |nth: usize, out: &mut String| -> Result<(), Box<Diagnostic>> {
            let item = |inner: String| self.item(level.parent, list[nth], inner);
            let known = shared.and_then(|shared| shared.item(nth));
            match known.filter(|_| level.open != Some(nth)) {
                Some(known) => {
                    let known = known.get_or_init(|| item(String::new()));
                    out.push_str(known.as_ref().map_err(Clone::clone)?);
                }
                None if level.open == Some(nth) => {
                    out.push_str(&item(inner.take().unwrap_or_default())?);
                }
                None => out.push_str(&item(String::new())?),
            }
            Ok(())
        };
        let mut items = String::new();
        match level.parent {
            None if !self.navigation.parts.is_empty() => {
                self.arrange(level, add, &mut items)?;
            }
            _ => level.shown.clone().try_for_each(|nth| add(nth, &mut items))?,
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

    /// Adds the items of the top in the order and the groups of kb.yaml.
    fn arrange(
        &self,
        level: &Level,
        mut add: impl FnMut(usize, &mut String) -> Result<(), Box<Diagnostic>>,
        items: &mut String,
    ) -> Result<(), Box<Diagnostic>> {
        let mut group = String::new();
        let mut has_page = false;
        let parts = &self.navigation.parts;
        for (nth, part) in parts.iter().enumerate() {
            let out = if part.group.is_some() { &mut group } else { &mut *items };
            match &part.kind {
                PartKind::Web(link) => out.push_str(&self.web(link)?),
                PartKind::Entries(entries) => {
                    has_page |= level.open.is_some_and(|open| entries.contains(&open));
                    let mut entries = entries.clone().filter(|nth| level.shown.contains(nth));
                    entries.try_for_each(|nth| add(nth, out))?;
                }
            }
            let ends = parts.get(nth + 1).is_none_or(|next| next.group != part.group);
            if let (Some(of), true, false) = (part.group, ends, group.is_empty()) {
                items.push_str(&self.group(of, has_page, std::mem::take(&mut group))?);
            }
            has_page &= !ends;
        }
        Ok(())
    }

    fn group(&self, nth: usize, has_page: bool, items_html: String) -> Html {
        let group = &self.renderer.site.config.navigation.groups[nth];
        let title = self.renderer.set_shared(self.route.lang, &group.name[self.route.lang]);
        let lang = &self.renderer.language(self.route.lang).tag;
        let view = NavGroupView { title, items_html, open: has_page || !group.is_folded };
        self.render("nav-group.html", &GroupFrame { lang, group: view })
    }

    /// A link to another site.
    fn web(&self, written: &FrameLink) -> Html {
        let link = look::frame_link(self.renderer, &self.route, written);
        let item = NavView { link, current: false, list_html: String::new() };
        let lang = &self.renderer.language(self.route.lang).tag;
        self.render("nav-item.html", &ItemFrame { lang, item })
    }

    /// An item of the list of `parent`.
    fn item(&self, parent: Option<EntryId>, id: EntryId, list_html: String) -> Html {
        let named = || {
            let all = self.renderer.site.identity.navigation.iter();
            all.map(|item| &item.link).find(|link| link.target == FrameTarget::Entry(id))
        };
        let link = match named().filter(|_| parent.is_none()) {
            Some(named) => look::frame_link(self.renderer, &self.route, named),
            None => links::link(self.renderer, &self.route, id),
        };
        let item = NavView { link, current: self.entry == Some(id), list_html };
        let lang = &self.renderer.language(self.route.lang).tag;
        self.render("nav-item.html", &ItemFrame { lang, item })
    }

    fn render<F: Serialize>(&self, template: &str, frame: &F) -> Html {
        self.renderer.part_template(&self.route, template, frame)
    }

    /// The page that lists an entry by its position: a part of the section's page, else the map.
    fn rest(&self, parent: Option<EntryId>, nth: usize) -> String {
        let (site, lang) = (&*self.renderer.site, self.route.lang);
        let href = |list: &LongList, part: usize| {
            let page = parts::page(site, lang, list, part);
            self.renderer.href(&self.route.path, &page)
        };
        match parent {
            None => href(&LongList::Map, 0),
            Some(id) if site.entry(id).key == SCENARIOS_KEY => href(&LongList::Children(id), 0),
            Some(id) => {
                let n_entries = self.navigation.outline.list(parent).len();
                href(&LongList::Children(id), parts::part_of(n_entries, nth)) + "#kb--children"
            }
        }
    }
}
