//! The map: every page and where it leads, as one picture and as a list.
//!
//! Pages stand in the middle, grouped by section in reading order; arcs on their left are links
//! between them. Quizzes stand left and scenarios right, with a line to each page they lead to.
//! Every node is a link, so the picture is also navigation; the list says the same in words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::render::Renderer;
use crate::render::frame::{self, Head};
use crate::render::links::link;
use crate::route::Route;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site};
use crate::source::Kind;
use crate::text::{escape_html, wrap};
use crate::view::{LinkView, MapPageView, MapSectionView, MapView};

/// More entries than this make a picture nobody can read; the list is enough then, and for many
/// more it lists pages without where they lead.
const MAX_NODES: usize = 120;

/// The height of a row, and of the gap between sections, in user units.
const ROW: usize = 26;
const GAP: usize = 22;

/// How much higher a row is for each further line of its label, and how many lines it may have.
const LINE: usize = 18;
const MAX_LINES: usize = 3;

/// Left edges and widths of the three columns.
const QUIZ: Column = Column { x: 8, width: 180 };
const PAGES: Column = Column { x: 320, width: 330 };
const SCENARIOS: Column = Column { x: 780, width: 312 };
const WIDTH: usize = 1100;

/// The room on each side of a label, and how wide ten of its characters are in a wide font such as
/// `DejaVu Sans`, plain and bold.
const PADDING: usize = 9;
const TEN_PLAIN: usize = 73;
const TEN_BOLD: usize = 90;

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
    let shown = site.entries.values().filter(|entry| entry.kind != Kind::Glossary).count();
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
fn leads_to(site: &Site, id: EntryId, lang: Lang) -> BTreeSet<EntryId> {
    let linked = site.targets(id, lang).iter().filter_map(|target| match target {
        LinkTarget::Entry { entry, .. } => Some(*entry),
        LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
    });
    let links = &site.links[id];
    let all = linked.chain(links.references.values().copied()).chain(links.related.iter().copied());
    all.filter(|to| *to != id && site.entry(*to).kind != Kind::Glossary).collect()
}

/// Entries of one section in reading order: the section's own page first.
fn groups(site: &Site) -> Vec<Vec<EntryId>> {
    let mut groups: Vec<Vec<EntryId>> = site.tree.home.map(|id| vec![id]).into_iter().collect();
    for top in &site.tree.navigation {
        let mut group = vec![*top];
        let mut next = 0;
        while let Some(id) = group.get(next).copied() {
            group.extend(site.children(id).iter().filter(|child| Some(**child) != site.tree.home));
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
    let few = renderer.site.entries.n_entries() <= 10 * MAX_NODES;
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

/// A node of the picture.
struct Node {
    link: LinkView,
    column: Column,
    top: usize,
    is_heading: bool,
    label: Vec<String>,
}

impl Node {
    fn height(&self) -> usize {
        ROW + LINE * (self.label.len() - 1)
    }

    fn middle(&self) -> usize {
        self.top + self.height() / 2
    }

    /// Where its links begin and end.
    fn place(&self) -> (Column, usize) {
        (self.column, self.middle())
    }
}

struct Layout {
    nodes: BTreeMap<EntryId, Node>,
    height: usize,
}

fn layout(renderer: &Renderer, route: &Route) -> Layout {
    let site = &*renderer.site;
    let mut layout = Layout { nodes: BTreeMap::new(), height: 0 };
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
            let is_heading = nth == 0;
            *bottom += if is_heading { GAP } else { 0 };
            let link = link(renderer, route, *id);
            let ten = if is_heading { TEN_BOLD } else { TEN_PLAIN };
            let limit = (column.width - 2 * PADDING) * 10 / ten;
            let label = lines(link.title.as_str(), limit);
            let node = Node { link, column, top: *bottom, is_heading, label };
            *bottom += node.height();
            layout.nodes.insert(*id, node);
        }
    }
    layout.height = bottoms.values().max().copied().unwrap_or(0) + GAP;
    layout
}

/// A label in lines of so many characters, cut after the last that there is room for. Never empty.
fn lines(label: &str, limit: usize) -> Vec<String> {
    // At spaces that break, unlike those that typography has tied.
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

fn picture(
    renderer: &Renderer,
    route: &Route,
    links: &BTreeMap<EntryId, BTreeSet<EntryId>>,
) -> String {
    let layout = layout(renderer, route);
    let title = renderer.word(route.lang, "map");
    let description = renderer.word(route.lang, "map-description");
    let mut svg = format!(
        "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"group\" aria-labelledby=\"kb--map-title kb--map-text\">\
         <title id=\"kb--map-title\">{}</title><desc id=\"kb--map-text\">{}</desc>\n<g class=\"map-links\" aria-hidden=\"true\">\n",
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
                svg.push_str(&edge(a.place(), b.place()));
            }
        }
    }
    svg.push_str("</g>\n");
    // In reading order, so that the focus goes down each column.
    for id in groups(&renderer.site).concat() {
        if let Some(node) = layout.nodes.get(&id) {
            svg.push_str(&drawn_node(node));
        }
    }
    svg.push_str("</svg>");
    svg
}

fn drawn_node(node: &Node) -> String {
    let Node { link, column, top, is_heading, label } = node;
    let class = if *is_heading { "section" } else { link.kind };
    let title = link.title.as_str();
    // The name of the link and its tooltip; where nothing is cut, the label is the name.
    let is_cut = label.iter().any(|line| line.ends_with('…')) && !title.ends_with('…');
    let whole = match is_cut {
        true => format!("<title>{}</title>", escape_html(title)),
        false => String::new(),
    };
    let lang =
        link.lang.as_ref().map_or(String::new(), |lang| format!(" lang=\"{}\"", escape_html(lang)));
    let x = column.x + PADDING;
    let first = node.middle() + 5 - LINE * (label.len() - 1) / 2;
    let mut text = String::new();
    for (nth, line) in label.iter().enumerate() {
        // The space is for those who hear the label.
        let space = if nth + 1 < label.len() { " " } else { "" };
        let y = first + LINE * nth;
        let _ = write!(text, "<tspan x=\"{x}\" y=\"{y}\">{}{space}</tspan>", escape_html(line));
    }
    format!(
        "<a class=\"map-node map-{class}\" href=\"{}\"{lang}>{whole}<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/><text>{text}</text></a>\n",
        escape_html(&link.href),
        column.x,
        top + 2,
        column.width,
        node.height() - 4,
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
