//! The map: all pages and their links, as a picture and as a list.
//!
//! Pages are in the middle, grouped by folder in reading order, with arcs on their left for the
//! links between them. Quizzes are on the left and scenarios on the right, with a line to each
//! linked page. Every node is a link; the list contains the same links as text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::render::links::link;
use crate::render::listings::{self, ListPart};
use crate::render::{Renderer, lists};
use crate::route::Route;
use crate::route::parts::LongList;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site};
use crate::source::Kind;
use crate::text::wrap;
use crate::view::{
    LinkView, MapLineView, MapNodeView, MapPageView, MapPictureView, MapSectionView, MapView,
};

/// The most entries of the picture. A larger picture is not readable, so the page has only the
/// list; on much larger sites, the list leaves out the links of pages.
const MAX_NODES: usize = 120;

/// The height of a row, and of the gap between groups, in user units.
const ROW: usize = 26;
const GAP: usize = 22;

/// The additional height of a row per line of its label, and the most lines of a label.
const LINE: usize = 18;
const MAX_LINES: usize = 3;

/// Left edges and widths of the three columns.
const QUIZ: Column = Column { x: 8, width: 180 };
const PAGES: Column = Column { x: 320, width: 330 };
const SCENARIOS: Column = Column { x: 780, width: 312 };
const WIDTH: usize = 1100;

/// The padding on each side of a label, and the width of ten characters in a wide font such as
/// `DejaVu Sans`, regular and bold.
const PADDING: usize = 9;
const TEN_PLAIN: usize = 73;
const TEN_BOLD: usize = 90;

#[derive(Clone, Copy)]
struct Column {
    x: usize,
    width: usize,
}

/// The map, with a part of the list.
///
/// # Errors
/// When the template fails.
pub fn page(renderer: &Renderer, route: &Route, nth: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let site = &*renderer.site;
    let sections = listings::sections(renderer, route.lang);
    let n_entries = sections.iter().map(Vec::len).sum();
    let part = ListPart { list: &LongList::Map, n_entries, nth };
    let shown = site.listed(route.lang).filter(|id| site.entry(*id).kind != Kind::Glossary);
    let shown = shown.count();
    let view = MapView {
        picture: (shown <= MAX_NODES).then(|| picture(renderer, route)),
        sections: section_views(renderer, route, part.entries()),
        parts: part.view(renderer, route),
    };
    lists::part_of(renderer, route, "map", part, &view)
}

/// The links of an entry, as shown in a language.
fn leads_to(site: &Site, id: EntryId, lang: Lang) -> BTreeSet<EntryId> {
    let linked = site.targets(id, lang).iter().filter_map(|target| match target {
        LinkTarget::Entry { entry, .. } => Some(*entry),
        LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
    });
    let links = &site.links[id];
    let all = linked.chain(links.references.values().copied()).chain(links.related.iter().copied());
    let is_shown = |to: &EntryId| {
        *to != id && site.entry(*to).kind != Kind::Glossary && site.is_listed(*to, lang)
    };
    all.filter(is_shown).collect()
}

/// The sections with the entries at these positions of all sections together.
fn section_views(renderer: &Renderer, route: &Route, shown: Range<usize>) -> Vec<MapSectionView> {
    let few = renderer.site.entries.n_entries() <= 10 * MAX_NODES;
    let leads_to = |id: EntryId| match few {
        true => leads_to(&renderer.site, id, route.lang).into_iter().collect(),
        false => Vec::new(),
    };
    let mut views = Vec::new();
    let mut start = 0;
    for section in listings::sections(renderer, route.lang) {
        // The first entry heads the section on each part that has some of it.
        let of_section = shown.start.max(start + 1)..shown.end.min(start + section.len());
        let begins_here = shown.contains(&start);
        if begins_here || !of_section.is_empty() {
            let pages = of_section.map(|nth| section[nth - start]);
            let page = |id: EntryId| MapPageView {
                link: link(renderer, route, id),
                leads_to: listings::links(renderer, route, &leads_to(id)),
            };
            views.push(MapSectionView {
                link: link(renderer, route, section[0]),
                pages: pages.map(page).collect(),
            });
        }
        start += section.len();
    }
    views
}

/// A node of the picture.
struct MapNode {
    link: LinkView,
    column: Column,
    top: usize,
    is_heading: bool,
    label: Vec<String>,
}

impl MapNode {
    fn height(&self) -> usize {
        ROW + LINE * (self.label.len() - 1)
    }

    fn middle(&self) -> usize {
        self.top + self.height() / 2
    }

    /// The end points of its links.
    fn place(&self) -> (Column, usize) {
        (self.column, self.middle())
    }
}

struct MapLayout {
    nodes: BTreeMap<EntryId, MapNode>,
    height: usize,
}

fn layout(renderer: &Renderer, route: &Route) -> MapLayout {
    let site = &*renderer.site;
    let mut layout = MapLayout { nodes: BTreeMap::new(), height: 0 };
    let column_of = |id: &EntryId| match site.entry(*id).kind {
        Kind::Quiz => QUIZ,
        Kind::Scenario => SCENARIOS,
        Kind::Page | Kind::Glossary => PAGES,
    };
    let mut bottoms = BTreeMap::from([(QUIZ.x, GAP), (PAGES.x, GAP), (SCENARIOS.x, GAP)]);
    for group in listings::sections(renderer, route.lang) {
        let is_scenarios = group.iter().any(|id| site.entry(*id).kind == Kind::Scenario);
        for (nth, id) in group.iter().enumerate() {
            // The page that introduces scenarios heads their column.
            let column = if is_scenarios { SCENARIOS } else { column_of(id) };
            let bottom = bottoms.entry(column.x).or_insert(GAP);
            let is_heading = nth == 0;
            *bottom += if is_heading { GAP } else { 0 };
            let link = link(renderer, route, *id);
            let ten = if is_heading { TEN_BOLD } else { TEN_PLAIN };
            let limit = (column.width - 2 * PADDING) * 10 / ten;
            let label = lines(link.title.as_str(), limit);
            let node = MapNode { link, column, top: *bottom, is_heading, label };
            *bottom += node.height();
            layout.nodes.insert(*id, node);
        }
    }
    layout.height = bottoms.values().max().copied().unwrap_or(0) + GAP;
    layout
}

/// Wraps a label into lines of this many characters and truncates it. The result is never empty.
fn lines(label: &str, limit: usize) -> Vec<String> {
    // Break at ordinary spaces, not at non-breaking ones.
    let words = label.split(' ').filter(|word| !word.is_empty());
    let mut lines = wrap(words, limit);
    let is_cut = lines.len() > MAX_LINES;
    lines.resize(lines.len().clamp(1, MAX_LINES), String::new());
    if is_cut {
        lines[MAX_LINES - 1].push('…');
    }
    for line in &mut lines {
        if line.chars().count() > limit + 1 {
            *line = line.chars().take(limit).chain(['…']).collect();
        }
    }
    lines
}

fn picture(renderer: &Renderer, route: &Route) -> MapPictureView {
    let site = &*renderer.site;
    let MapLayout { mut nodes, height } = layout(renderer, route);
    let mut links = Vec::new();
    let mut drawn = BTreeSet::new();
    for from in site.ids() {
        for to in leads_to(site, from, route.lang) {
            let pair = (from.min(to), from.max(to));
            if drawn.insert(pair)
                && let (Some(a), Some(b)) = (nodes.get(&from), nodes.get(&to))
            {
                links.push(edge(a, b));
            }
        }
    }
    // In reading order, so that the focus goes down each column.
    let in_order = listings::sections(renderer, route.lang).concat();
    let nodes = in_order.iter().filter_map(|id| nodes.remove(id)).map(node_view).collect();
    MapPictureView { width: WIDTH, height, links, nodes }
}

fn node_view(node: MapNode) -> MapNodeView {
    let (height, middle) = (node.height(), node.middle());
    let MapNode { link, column, top, is_heading, label } = node;
    let first = middle + 5 - LINE * (label.len() - 1) / 2;
    let is_cut =
        label.iter().any(|line| line.ends_with('…')) && !link.title.as_str().ends_with('…');
    let lines = label.into_iter().zip(0..);
    MapNodeView {
        kind: if is_heading { "section" } else { link.kind },
        x: column.x,
        y: top + 2,
        width: column.width,
        height: height - 4,
        label_x: column.x + PADDING,
        label: lines.map(|(text, nth)| MapLineView { text, y: first + LINE * nth }).collect(),
        is_cut,
        link,
    }
}

/// The path data of an arc on the left of the pages, or of a curve from one column to the next.
fn edge(from: &MapNode, to: &MapNode) -> String {
    let ((a, y1), (b, y2)) = (from.place(), to.place());
    if a.x == b.x {
        // More distant pages get a wider arc, up to the space between the columns.
        let reach = (y1.abs_diff(y2) / 5 + 12).min(if a.x == PAGES.x { 118 } else { 100 });
        let (x, bend) = (a.x, a.x.saturating_sub(reach));
        return format!("M{x} {y1}C{bend} {y1} {bend} {y2} {x} {y2}");
    }
    let (left, yl, right, yr) = if a.x < b.x { (a, y1, b, y2) } else { (b, y2, a, y1) };
    let (from, to) = (left.x + left.width, right.x);
    let middle = usize::midpoint(from, to);
    format!("M{from} {yl}C{middle} {yl} {middle} {yr} {to} {yr}")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn labels_are_broken_between_words_and_cut_where_there_is_no_room() {
        assert_eq!(lines("Kdy za právníkem", 20), ["Kdy za právníkem"]);
        assert_eq!(lines("Kdy za právníkem", 16), ["Kdy za právníkem"]);
        assert_eq!(lines("Kdy za právníkem", 15), ["Kdy za", "právníkem"]);
        assert_eq!(lines("Kdy za\u{a0}právníkem", 15), ["Kdy", "za\u{a0}právníkem"]);
        assert_eq!(lines("a b c d e", 3), ["a b", "c d", "e"]);
        assert_eq!(lines("a b c d e f g", 3), ["a b", "c d", "e f…"]);
        assert_eq!(lines("nejneobhospodařovávatelnějšího", 10), ["nejneobhos…"]);
        assert_eq!(lines("", 10), [""]);
    }
}
