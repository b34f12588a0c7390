//! Structured data of a page for search engines (schema.org, JSON-LD), with known facts only.
//!
//! 1. The page: `WebSite` for the start page, `Quiz`, `DefinedTermSet`, else `Article`, with the day of its last change.
//! 2. `BreadcrumbList`: the way from the start page to it.

use serde_json::{Value, json};

use crate::doc::glossary::Term;
use crate::render::links::link;
use crate::render::{Label, Renderer};
use crate::route::{Route, own};
use crate::site::by_entry::EntryId;
use crate::source::Kind;

/// The data block of a page in the language of its words; nothing without a base URL.
pub(super) fn json_ld(
    renderer: &Renderer,
    route: &Route,
    entry: Option<EntryId>,
) -> Option<String> {
    let site = &*renderer.site;
    let id = entry.filter(|id| site.entry(*id).is_translated(route.lang))?;
    let page = page(renderer, route, id)?;
    let graph: Vec<Value> = [page].into_iter().chain(breadcrumbs(renderer, route, id)).collect();
    let data = json!({"@context": "https://schema.org", "@graph": graph});
    // `<` could end the data block; its escape means the same in JSON.
    Some(data.to_string().replace('<', "\\u003c"))
}

fn page(renderer: &Renderer, route: &Route, id: EntryId) -> Option<Value> {
    let site = &*renderer.site;
    let url = renderer.absolute(&route.path)?;
    let is_home = site.tree.home == Some(id);
    let Label { title, description, .. } = renderer.named(route.lang, id);
    let kind = match site.entry(id).kind {
        Kind::Page if is_home => "WebSite",
        Kind::Page | Kind::Scenario => "Article",
        Kind::Quiz => "Quiz",
        Kind::Glossary => "DefinedTermSet",
    };
    let mut data = json!({
        "@type": kind,
        "name": if is_home { renderer.language(route.lang).site.title.clone() } else { title.clone() },
        "description": description,
        "inLanguage": renderer.language(route.lang).tag,
        "url": url,
    });
    if is_home && *title != renderer.language(route.lang).site.title {
        data["alternateName"] = json!(title);
    }
    if kind == "Article" {
        data["headline"] = json!(title);
    }
    if let Some(day) = site.updated(id, route.lang) {
        data["dateModified"] = day.to_string().into();
    }
    if kind == "DefinedTermSet" {
        let term = |term: &Term| {
            let name = renderer.set(route.lang, &term.term);
            json!({"@type": "DefinedTerm", "@id": format!("{url}#{}", term.id), "name": name})
        };
        data["hasDefinedTerm"] = site.terms[route.lang].iter().map(term).collect();
    }
    if !is_home {
        let home = renderer.absolute(&own::home(site, route.lang));
        let title = &renderer.language(route.lang).site.title;
        data["isPartOf"] = json!({"@type": "WebSite", "name": title, "url": home});
    }
    Some(data)
}

/// The way to a page; a page directly below the start page is no way.
fn breadcrumbs(renderer: &Renderer, route: &Route, id: EntryId) -> Option<Value> {
    let site = &*renderer.site;
    let outline = &renderer.language(route.lang).nav.outline;
    let mut way: Vec<EntryId> =
        std::iter::successors(Some(id), |below| outline.parent(*below)).collect();
    if way.len() < 3 {
        return None;
    }
    way.reverse();
    let items: Option<Vec<Value>> = way
        .iter()
        .enumerate()
        .map(|(nth, id)| {
            let name = link(renderer, route, *id).title;
            let item = renderer.absolute(site.path(*id, route.lang))?;
            Some(json!({"@type": "ListItem", "position": nth + 1, "name": name, "item": item}))
        })
        .collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items?}))
}
