//! The navigation: rendered once per section and folder, then marked for each page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::config::UrlStyle;
use serde::Serialize;

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::names::path::OutputPath;
use crate::render::{Renderer, frame};
use crate::route::{Route, What};
use crate::site::by_entry::EntryId;
use crate::text::{RelPath, escape_html};
use crate::view::NavView;

/// Navigation by section and by the folder it is seen from, rendered when it is first needed: a
/// preview of a large site shows few of its sections.
pub(super) type Fragments = BTreeMap<(Option<EntryId>, OutputPath), OnceLock<Fragment>>;

/// Rendered navigation, or what is wrong with the template.
type Fragment = Result<String, Box<Diagnostic>>;

/// What `nav.html` gets: the items and the language of their words.
#[derive(Serialize)]
struct NavFrame<'a> {
    lang: &'a str,
    nav: Vec<NavView>,
}

/// The navigation of a language for every section, as seen from each folder that pages of that
/// section are published in: relative addresses are the same for all pages of a folder.
pub(super) fn fragments(renderer: &Renderer, lang: Lang) -> Fragments {
    let site = &renderer.site;
    let style = renderer.style();
    let wanted = |id| (section(renderer, id), beside(style, &site.entry(id).paths[lang]));
    site.ids().map(|id| (wanted(id), OnceLock::new())).collect()
}

/// A page that could stand beside this one. Addresses relative to it hold for every page of the
/// folder, itself included, which the shortest form (`./`) would not.
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

/// The innermost section whose pages the navigation opens: the entry itself if it has children.
fn section(renderer: &Renderer, id: EntryId) -> Option<EntryId> {
    let entry = renderer.site.entry(id);
    if entry.children.is_empty() { entry.parent } else { Some(id) }
}

fn fragment(
    renderer: &Renderer,
    lang: Lang,
    (section, path): (Option<EntryId>, &OutputPath),
) -> Fragment {
    let route = Route { path: path.clone(), lang, what: What::Root };
    let mut open = BTreeSet::new();
    let mut above = section;
    while let Some(id) = above {
        open.insert(id);
        above = renderer.site.entry(id).parent;
    }
    let items: Vec<NavView> =
        renderer.site.navigation.iter().map(|id| item(renderer, &route, (*id, &open))).collect();
    let language = renderer.language(lang);
    let frame = NavFrame { lang: &language.tag, nav: items };
    renderer.theme.render_part("nav.html", path, (&language.tag, &frame))
}

fn item(renderer: &Renderer, route: &Route, (id, open): (EntryId, &BTreeSet<EntryId>)) -> NavView {
    let entry = renderer.site.entry(id);
    let is_open = open.contains(&id);
    let children = if is_open { entry.children.as_slice() } else { &[] };
    NavView {
        link: frame::link(renderer, route, id),
        open: is_open,
        children: children
            .iter()
            .filter(|child| renderer.site.entry(**child).in_nav)
            .map(|child| item(renderer, route, (*child, open)))
            .collect(),
    }
}

/// The navigation of one page: the fragment of its section, with this page marked as current.
///
/// # Errors
/// When the template fails.
pub fn html(renderer: &Renderer, route: &Route, entry: Option<EntryId>) -> Fragment {
    let beside = beside(renderer.style(), &route.path);
    let Some(id) = entry else {
        return fragment(renderer, route.lang, (None, &beside));
    };
    let href = renderer.href(&beside, &route.path);
    let place = (section(renderer, id), beside);
    let Some(known) = renderer.language(route.lang).nav.get(&place) else {
        return Ok(String::new());
    };
    let html = known.get_or_init(|| fragment(renderer, route.lang, (place.0, &place.1)));
    let plain = format!("href=\"{}\"", escape_html(&href));
    let current = format!("{plain} aria-current=\"page\"");
    html.as_ref().map(|html| html.replacen(&plain, &current, 1)).map_err(Clone::clone)
}
