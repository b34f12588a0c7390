//! The print edition: the whole site on one page.

use crate::diag::Diagnostic;
use crate::markdown::html::IdScheme;
use crate::names::anchor::{AnchorId, PageIds, THEME_PREFIX};
use crate::render::context::PageContext;
use crate::render::listings::{self, ListPart};
use crate::render::{Renderer, content, freshness, lists, scenario};
use crate::route::Route;
use crate::route::parts::LongList;
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::view::{PrintPartView, PrintView};

/// Sites with more entries get a list instead, because browsers could not open the page.
const MAX_PRINTED: usize = 400;

/// Everything in reading order on one page, or a part of a list of pages where that would be too
/// long.
///
/// # Errors
/// When the template fails.
pub fn print(renderer: &Renderer, route: &Route, nth: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let printed = listings::printed(renderer, route.lang);
    let part = ListPart { list: &LongList::Print, n_entries: printed.len(), nth };
    let mut view =
        PrintView { parts: Vec::new(), links: Vec::new(), list_parts: part.view(renderer, route) };
    if printed.len() > MAX_PRINTED {
        view.links = listings::links(renderer, route, &printed[part.entries()]);
    } else {
        let mut ids = part_ids();
        let mut id_of = |id: EntryId| ids.allocate(AnchorId::of_text(&renderer.site.entry(id).key));
        let parts = printed.iter().map(|id| print_part(renderer, route, *id, id_of(*id)));
        view.parts = parts.collect::<Result<Vec<_>, _>>()?;
    }
    lists::unlisted(renderer, route, "print", &view)
}

/// Ids of parts. Ids inside a part begin with the id of the part and `--`. No id of a part contains
/// `--`, so two parts never share an id, and no id of a part can begin like the ids of the theme.
fn part_ids() -> PageIds {
    let mut ids = PageIds::default();
    ids.allocate(AnchorId::of_text(THEME_PREFIX));
    ids
}

fn print_part(
    renderer: &Renderer,
    route: &Route,
    id: EntryId,
    id_here: AnchorId,
) -> Result<PrintPartView, Box<Diagnostic>> {
    let site = &*renderer.site;
    let entry = site.entry(id);
    let page = PageContext::new(renderer, route, id);
    let text_lang = page.text_lang;
    let prefix = format!("{id_here}--");
    let tag = &site.config.languages[text_lang];
    let mut part = PrintPartView {
        title: renderer.named(route.lang, id).title.clone(),
        id: id_here,
        prefix: prefix.clone(),
        html: String::new(),
        scenario: None,
        terms: Vec::new(),
        safety: entry.is_about_safety(),
        depth: depth(renderer, id),
        lang: tag.as_str().to_owned(),
        dir: tag.direction(),
        freshness: freshness::view(page),
    };
    match entry.kind {
        Kind::Scenario => part.scenario = Some(scenario::view(page)),
        Kind::Glossary => part.terms = lists::terms(renderer, route, id),
        Kind::Page | Kind::Quiz => {
            let inserts = freshness::inserts(page, &prefix)?;
            part.html =
                content::html(page, inserts, IdScheme { prefix: &prefix, ..IdScheme::default() })?;
        }
    }
    Ok(part)
}

fn depth(renderer: &Renderer, id: EntryId) -> usize {
    let mut depth = 1;
    let mut above = renderer.site.parent(id);
    while let Some(id) = above.filter(|id| Some(*id) != renderer.site.tree.home) {
        depth += 1;
        above = renderer.site.parent(id);
    }
    depth
}
