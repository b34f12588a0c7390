//! Renders Markdown with links relative to the page that contains it.

use std::collections::BTreeMap;

use crate::lang::by_lang::Lang;
use crate::markdown;
use crate::markdown::facts::LinkKind;
use crate::markdown::html::{self, Href, IdScheme};
use crate::render::Renderer;
use crate::route::{self, Route};
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Variant};

/// Additional HTML at the headings of a page, by heading index.
#[derive(Debug, Default)]
pub struct Inserts {
    /// Right after the heading.
    pub after: BTreeMap<usize, String>,
    /// Before the heading; the number of headings means the end.
    pub before: BTreeMap<usize, String>,
}

/// Renders the Markdown of a page.
///
/// `text_lang` is the language of the text, which differs from that of the route on an untranslated
/// page.
#[must_use]
pub fn html(
    renderer: &Renderer,
    route: &Route,
    (id, text_lang): (EntryId, Lang),
    (inserts, ids): (Inserts, IdScheme<'_>),
) -> String {
    let site = &*renderer.site;
    let Some(variant) = site.shown(id, text_lang) else { return String::new() };
    let Some(page) = variant.page() else { return String::new() };
    let links = hrefs(renderer, route, id, text_lang);
    let language = renderer.language(text_lang);
    let glossary = renderer.glossary(text_lang, &route.path);
    html::render(&html::Input {
        text: variant.doc.source().slice(page.body),
        headings: &page.facts.headings,
        title_heading: page.facts.title_heading,
        links: &links,
        typography: &language.typography,
        terms: glossary.as_deref().map(|href| (&language.terms, href)),
        words: &renderer.language(route.lang).words,
        policy: site.config.html,
        after_heading: inserts.after,
        before_heading: inserts.before,
        ids,
    })
}

/// The URL of every link of a page, relative to the route.
fn hrefs(renderer: &Renderer, route: &Route, id: EntryId, text_lang: Lang) -> Vec<Href> {
    let site = &*renderer.site;
    let page = site.shown(id, text_lang).and_then(Variant::page);
    let links = page.map_or(&[][..], |page| &page.facts.links);
    let links = links.iter().zip(site.targets(id, text_lang));
    links
        .map(|(link, target)| match target {
            LinkTarget::Missing => Href::default(),
            LinkTarget::External => Href {
                href: link.dest.to_string(),
                external: link.dest.starts_with("http"),
                ..Href::default()
            },
            LinkTarget::Asset(path) => Href {
                href: renderer.href(&route.path, &route::asset_path(&renderer.site, path)),
                size: renderer.site.assets.get(path).and_then(|asset| asset.size),
                ..Href::default()
            },
            LinkTarget::Entry { entry, lang, anchor } => {
                let untitled = matches!(link.kind, LinkKind::Wiki { titled: false });
                let mut href = entry_href(renderer, route, (*entry, *lang), anchor.as_deref());
                push_directive(&mut href.href, markdown::directive_of(&link.dest));
                href.title = untitled.then(|| {
                    let heading =
                        anchor.as_deref().and_then(|id| heading(renderer, (*entry, text_lang), id));
                    let title = heading.unwrap_or_else(|| renderer.site.title(*entry, text_lang));
                    renderer.set(text_lang, title)
                });
                href
            }
        })
        .collect()
}

/// Adds the text directive of a fragment.
fn push_directive(href: &mut String, directive: &str) {
    if !directive.is_empty() {
        if !href.contains('#') {
            href.push('#');
        }
        href.push_str(directive);
    }
}

/// The text of the target heading, which describes the target better than the title.
fn heading<'a>(
    renderer: &'a Renderer,
    (entry, text_lang): (EntryId, Lang),
    id: &str,
) -> Option<&'a str> {
    let page = renderer.site.shown(entry, text_lang)?.page()?;
    let heading = page.facts.headings.iter().find(|heading| heading.id.as_str() == id)?;
    Some(&heading.text)
}

/// The URL of an entry, with the language if it differs from the reader's.
#[must_use]
pub fn entry_href(
    renderer: &Renderer,
    route: &Route,
    (id, lang): (EntryId, Option<Lang>),
    anchor: Option<&str>,
) -> Href {
    let place = lang.unwrap_or(route.lang);
    let text_lang = renderer.site.text_lang(id, place);
    let tag = &renderer.site.config.languages[text_lang];
    let differs = text_lang != route.lang;
    let path = renderer.site.path(id, place);
    let is_here = *path == route.path;
    let path = renderer.href(&route.path, path);
    let href = match anchor {
        Some(anchor) if is_here => format!("#{anchor}"),
        Some(anchor) => format!("{path}#{anchor}"),
        None => path,
    };
    Href {
        href,
        hreflang: differs.then(|| tag.as_str().to_owned()),
        label: differs.then(|| tag.endonym().to_owned()),
        ..Href::default()
    }
}
