//! Renders Markdown with links relative to the page that contains it.

use std::collections::BTreeMap;

use crate::doc::Page;
use crate::lang::by_lang::Lang;
use crate::markdown;
use crate::markdown::facts::{Facts, Link, LinkKind};
use crate::markdown::html::{self, Href, IdScheme, Input, Pieces};
use crate::render::context::PageContext;
use crate::route;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site};
use crate::text::escape_html;

/// Additional HTML at the headings of a page, by heading index.
#[derive(Debug, Default)]
pub struct Inserts {
    /// Right after the heading.
    pub after: BTreeMap<usize, String>,
    /// Before the heading; the number of headings means the end.
    pub before: BTreeMap<usize, String>,
}

/// Renders the Markdown of a page, with `inserts` at its headings.
#[must_use]
pub(super) fn html(page: PageContext<'_>, inserts: Inserts, ids: IdScheme<'_>) -> String {
    with_input(page, inserts, ids, html::render).unwrap_or_default()
}

/// Renders the Markdown of a page in pieces, cut before its headings.
#[must_use]
pub(super) fn pieces(page: PageContext<'_>, ids: IdScheme<'_>) -> Pieces {
    with_input(page, Inserts::default(), ids, html::pieces).unwrap_or_default()
}

/// Renders the Markdown of a page, if it has some.
fn with_input<T>(
    page: PageContext<'_>,
    inserts: Inserts,
    ids: IdScheme<'_>,
    render: impl FnOnce(&Input<'_>) -> T,
) -> Option<T> {
    let of_page = of_page(page)?;
    let facts = &of_page.facts;
    let links = hrefs(page, facts.links.iter().zip(page.site().targets(page.id, page.text_lang)));
    let html_links = html_hrefs(page, facts);
    let language = page.renderer.language(page.text_lang);
    let glossary = page.renderer.glossary(page.text_lang, &page.route.path);
    Some(render(&Input {
        links: &links,
        html_links: &html_links,
        terms: glossary.as_deref().map(|href| (&language.terms, href)),
        after_heading: inserts.after,
        before_heading: inserts.before,
        ids,
        ..input(page, of_page)
    }))
}

/// The title of a page as HTML: the inline markup of its heading, else the text.
#[must_use]
pub(super) fn title(page: PageContext<'_>) -> String {
    let text = || escape_html(page.link(page.id).title.as_str()).into_owned();
    let Some(of_page) = of_page(page).filter(|of_page| of_page.front.title.is_none()) else {
        return text();
    };
    let heading = of_page.facts.title().and_then(|heading| {
        let source = page.site().shown(page.id, page.text_lang)?.doc.source();
        html::title(source.slice(heading.span), &input(page, of_page))
    });
    heading.unwrap_or_else(text)
}

fn of_page(page: PageContext<'_>) -> Option<&Page> {
    page.site().shown(page.id, page.text_lang)?.page()
}

/// A page to render, without links and terms.
fn input<'a>(page: PageContext<'a>, of_page: &'a Page) -> Input<'a> {
    let PageContext { renderer, route, id, text_lang } = page;
    let source = renderer.site.shown(id, text_lang).map(|variant| variant.doc.source());
    Input {
        text: source.map_or("", |source| source.slice(of_page.body)),
        headings: &of_page.facts.headings,
        title_heading: of_page.facts.title_heading,
        links: &[],
        html_links: &[],
        typography: &renderer.language(text_lang).typography,
        terms: None,
        words: &renderer.language(route.lang).words,
        code: &renderer.code,
        policy: renderer.site.config.html,
        after_heading: BTreeMap::new(),
        before_heading: BTreeMap::new(),
        ids: IdScheme::default(),
    }
}

/// The URL of every address in the raw HTML of a page, relative to the route.
fn html_hrefs(page: PageContext<'_>, facts: &Facts) -> Vec<Href> {
    let targets = page.site().targets(page.id, page.text_lang);
    let targets = targets.get(facts.links.len()..).unwrap_or_default();
    hrefs(page, facts.html_links.iter().zip(targets))
}

/// The URL of every link of a page, relative to the route.
fn hrefs<'a>(
    page: PageContext<'_>,
    links: impl Iterator<Item = (&'a Link, &'a LinkTarget)>,
) -> Vec<Href> {
    let site = page.site();
    links
        .map(|(link, target)| match target {
            LinkTarget::Missing => Href::default(),
            LinkTarget::External => Href {
                href: link.dest.to_string(),
                external: link.dest.starts_with("http"),
                ..Href::default()
            },
            LinkTarget::Asset(path) => Href {
                href: page.href(&route::asset_path(site, path)),
                size: site.assets.get(path).and_then(|asset| asset.size),
                ..Href::default()
            },
            LinkTarget::Entry { entry, lang, anchor } => {
                let anchor = anchor.as_deref();
                let lang = lang.unwrap_or(page.route.lang);
                let mut href = entry_href(page, *entry, lang, anchor);
                push_directive(&mut href.href, markdown::directive_of(&link.dest));
                if matches!(link.kind, LinkKind::Wiki { titled: false }) {
                    let heading = anchor.and_then(|id| heading(site, *entry, page.text_lang, id));
                    let title = heading.unwrap_or_else(|| site.title(*entry, page.text_lang));
                    href.title = Some(page.set(title));
                }
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
fn heading<'a>(site: &'a Site, entry: EntryId, text_lang: Lang, id: &str) -> Option<&'a str> {
    let page = site.shown(entry, text_lang)?.page()?;
    let heading = page.facts.headings.iter().find(|heading| heading.id.as_str() == id)?;
    Some(&heading.text)
}

/// The URL of an entry in a language, with the language of its text if that differs from the
/// page's.
fn entry_href(page: PageContext<'_>, to: EntryId, lang: Lang, anchor: Option<&str>) -> Href {
    let site = page.site();
    let text_lang = site.text_lang(to, lang);
    let tag = &site.config.languages[text_lang];
    let differs = text_lang != page.route.lang;
    let path = site.path(to, lang);
    let href = match anchor {
        Some(anchor) if *path == page.route.path => format!("#{anchor}"),
        Some(anchor) => format!("{}#{anchor}", page.href(path)),
        None => page.href(path),
    };
    Href {
        href,
        hreflang: differs.then(|| tag.as_str().to_owned()),
        label: differs.then(|| tag.endonym().to_owned()),
        ..Href::default()
    }
}
