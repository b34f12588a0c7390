//! The map: every page and where it leads, as one picture and as a list.
//!
//! Pages stand in the middle, grouped by section in reading order; arcs on their left are links
//! between them. Quizzes stand left and scenarios right, with a line to each page they lead to.
//! Every node is a link, so the picture is also navigation; the list says the same in words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::diag::Diagnostic;
use crate::render::Renderer;
use crate::render::frame::{self, Head, link};
use crate::route::Route;
use crate::site::{EntryId, Site, Target};
use crate::source::Kind;
use crate::text::escape_html;
use crate::view::{LinkView, MapPageView, MapSectionView, MapView};

/// More entries than this make a picture nobody can read; the list is enough then, and for many
/// more it lists pages without where they lead.
const MAX_NODES: usize = 120;

/// The height of a row, and of the gap between sections, in user units.
const ROW: usize = 26;
const GAP: usize = 22;

/// Left edges and widths of the three columns.
const QUIZ: Column = Column { x: 8, width: 180 };
const PAGES: Column = Column { x: 320, width: 330 };
const SCENARIOS: Column = Column { x: 780, width: 312 };
const WIDTH: usize = 1100;

/// How many characters fit in a column of that width, at the size of the labels.
const CHARACTER: usize = 8;

#[derive(Clone, Copy)]
struct Column {
    x: usize,
    width: usize,
}

/// Renders the map.
///
/// # Errors
/// When the template fails.
pub fn page(renderer: &Renderer, route: &Route) -> Result<Vec<u8>, Box<Diagnostic>> {
    let site = &*renderer.site;
    let links: BTreeMap<EntryId, BTreeSet<EntryId>> =
        site.ids().map(|id| (id, leads_to(site, id, route.lang))).collect();
    let sections = sections(renderer, route, &links);
    let shown = site.entries.iter().filter(|entry| entry.kind != Kind::Glossary).count();
    let svg_html = match shown <= MAX_NODES {
        true => picture(renderer, route, &links),
        false => String::new(),
    };
    let head = Head {
        kind: "map",
        title: renderer.word(route.lang, "map").into(),
        description: renderer.word(route.lang, "map-description").into(),
        entry: None,
        noindex: false,
    };
    let frame = frame::frame(renderer, route, head)?;
    let lang = &renderer.language(route.lang).tag;
    renderer.theme.render("map.html", &route.path, (lang, &frame, &MapView { svg_html, sections }))
}

/// Where an entry leads, in the words a reader of a language sees.
fn leads_to(site: &Site, id: EntryId, lang: usize) -> BTreeSet<EntryId> {
    let entry = site.entry(id);
    let targets = entry.shown(lang).map_or(&[][..], |variant| &variant.targets);
    let linked = targets.iter().filter_map(|target| match target {
        Target::Entry { entry, .. } => Some(*entry),
        Target::Asset(_) | Target::External | Target::Missing => None,
    });
    let all = linked.chain(entry.references.values().copied()).chain(entry.related.iter().copied());
    all.filter(|to| *to != id && site.entry(*to).kind != Kind::Glossary).collect()
}

/// Entries of one section in reading order: the section's own page first.
fn groups(site: &Site) -> Vec<Vec<EntryId>> {
    let mut groups: Vec<Vec<EntryId>> = site.home.map(|id| vec![id]).into_iter().collect();
    for top in &site.navigation {
        let mut group = vec![*top];
        let mut next = 0;
        while let Some(id) = group.get(next).copied() {
            group.extend(site.entry(id).children.iter().filter(|child| Some(**child) != site.home));
            next += 1;
        }
        groups.push(group);
    }
    let placed: BTreeSet<EntryId> = groups.iter().flatten().copied().collect();
    let rest = |kind: Kind| {
        site.ids().filter(|id| site.entry(*id).kind == kind && !placed.contains(id)).collect()
    };
    groups.extend([rest(Kind::Page), rest(Kind::Scenario), rest(Kind::Quiz)]);
    groups.retain(|group: &Vec<EntryId>| !group.is_empty());
    groups
}

fn sections(
    renderer: &Renderer,
    route: &Route,
    links: &BTreeMap<EntryId, BTreeSet<EntryId>>,
) -> Vec<MapSectionView> {
    let to = |id: &EntryId| -> LinkView { link(renderer, route, *id) };
    let few = renderer.site.entries.len() <= 10 * MAX_NODES;
    let leads = |id: &EntryId| {
        let links = links.get(id).into_iter().flatten();
        links.filter(|_| few).map(to).collect()
    };
    groups(&renderer.site)
        .iter()
        .map(|group| MapSectionView {
            link: to(&group[0]),
            pages: group[1..]
                .iter()
                .map(|id| MapPageView { link: to(id), leads_to: leads(id) })
                .collect(),
        })
        .collect()
}

/// Where each node stands: column and vertical middle.
struct Layout {
    nodes: BTreeMap<EntryId, (Column, usize)>,
    headings: BTreeSet<EntryId>,
    height: usize,
}

fn layout(site: &Site) -> Layout {
    let mut layout = Layout { nodes: BTreeMap::new(), headings: BTreeSet::new(), height: 0 };
    let column_of = |id: &EntryId| match site.entry(*id).kind {
        Kind::Quiz => QUIZ,
        Kind::Scenario => SCENARIOS,
        Kind::Page | Kind::Glossary => PAGES,
    };
    let mut bottoms = BTreeMap::from([(QUIZ.x, GAP), (PAGES.x, GAP), (SCENARIOS.x, GAP)]);
    for group in groups(site) {
        let is_scenarios = group.iter().any(|id| site.entry(*id).kind == Kind::Scenario);
        for (nth, id) in group.iter().enumerate() {
            // The page that introduces scenarios heads their column.
            let column = if is_scenarios { SCENARIOS } else { column_of(id) };
            let bottom = bottoms.entry(column.x).or_insert(GAP);
            if nth == 0 {
                layout.headings.insert(*id);
                *bottom += GAP;
            }
            layout.nodes.insert(*id, (column, *bottom + ROW / 2));
            *bottom += ROW;
        }
    }
    layout.height = bottoms.values().max().copied().unwrap_or(0) + GAP;
    layout
}

fn picture(
    renderer: &Renderer,
    route: &Route,
    links: &BTreeMap<EntryId, BTreeSet<EntryId>>,
) -> String {
    let layout = layout(&renderer.site);
    let title = renderer.word(route.lang, "map");
    let description = renderer.word(route.lang, "map-description");
    let mut svg = format!(
        "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"group\" aria-labelledby=\"map-title map-text\">\
         <title id=\"map-title\">{}</title><desc id=\"map-text\">{}</desc>\n<g class=\"map-links\" aria-hidden=\"true\">\n",
        layout.height,
        escape_html(&title),
        escape_html(&description),
    );
    let mut drawn = BTreeSet::new();
    for (from, targets) in links {
        for to in targets {
            let pair = (*from.min(to), *from.max(to));
            if drawn.insert(pair)
                && let (Some(a), Some(b)) = (layout.nodes.get(from), layout.nodes.get(to))
            {
                svg.push_str(&edge(*a, *b));
            }
        }
    }
    svg.push_str("</g>\n");
    // In reading order, so that the focus goes down each column.
    for id in groups(&renderer.site).concat() {
        if let Some(place) = layout.nodes.get(&id) {
            let heading = layout.headings.contains(&id);
            svg.push_str(&node(&link(renderer, route, id), *place, heading));
        }
    }
    svg.push_str("</svg>");
    svg
}

fn node(link: &LinkView, (column, y): (Column, usize), heading: bool) -> String {
    let top = y - ROW / 2 + 2;
    let class = if heading { "section" } else { link.kind };
    // Headings are bold, which is wider.
    let limit = column.width / (CHARACTER + usize::from(heading)) - 2;
    let title = link.title.as_str();
    let mut label: String = title.chars().take(limit).collect();
    let mut whole = String::new();
    if label.chars().count() < title.chars().count() {
        label.push('…');
        // The name of the link and its tooltip; where nothing is cut, the label is the name.
        whole = format!("<title>{}</title>", escape_html(title));
    }
    let lang =
        link.lang.as_ref().map_or(String::new(), |lang| format!(" lang=\"{}\"", escape_html(lang)));
    format!(
        "<a class=\"map-node map-{class}\" href=\"{}\"{lang}>{whole}<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{}\" rx=\"4\"/><text x=\"{}\" y=\"{}\">{}</text></a>\n",
        escape_html(&link.href),
        column.x,
        column.width,
        ROW - 4,
        column.x + 9,
        y + 5,
        escape_html(&label),
    )
}

/// An arc on the left of the pages, or a curve from one column to the next.
fn edge((a, y1): (Column, usize), (b, y2): (Column, usize)) -> String {
    let mut path = String::new();
    if a.x == b.x {
        // The further apart, the wider the arc, up to the room between the columns.
        let reach = (y1.abs_diff(y2) / 5 + 12).min(if a.x == PAGES.x { 118 } else { 100 });
        let (x, bend) = match a.x == PAGES.x {
            true => (a.x, a.x.saturating_sub(reach)),
            false => (a.x, a.x - reach.min(a.x)),
        };
        let _ = write!(path, "M{x} {y1}C{bend} {y1} {bend} {y2} {x} {y2}");
    } else {
        let (left, yl, right, yr) = if a.x < b.x { (a, y1, b, y2) } else { (b, y2, a, y1) };
        let (from, to) = (left.x + left.width, right.x);
        let middle = usize::midpoint(from, to);
        let _ = write!(path, "M{from} {yl}C{middle} {yl} {middle} {yr} {to} {yr}");
    }
    format!("<path class=\"map-link\" d=\"{path}\"/>\n")
}
