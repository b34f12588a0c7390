//! The addresses of the links of a page, relative to the page that shows them.

use crate::lang::by_lang::Lang;
use crate::markdown;
use crate::markdown::facts::{Facts, Link, LinkKind};
use crate::markdown::html::Href;
use crate::render::Renderer;
use crate::render::context::PageContext;
use crate::route::{self, Route};
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site};
use crate::text::RelPath;

/// A text with links, and the page that shows it.
#[derive(Clone, Copy)]
pub(super) struct LinkingText<'a> {
    /// The site, ready to render.
    pub(super) renderer: &'a Renderer,
    /// The page.
    pub(super) route: &'a Route,
    /// The language of the text.
    pub(super) text_lang: Lang,
    /// Whether other pages of the folder show the same HTML, so that a link to a place of this page
    /// needs the address of the page.
    pub(super) is_shared: bool,
}

impl<'a> LinkingText<'a> {
    fn of(page: PageContext<'a>) -> LinkingText<'a> {
        let PageContext { renderer, route, text_lang, .. } = page;
        LinkingText { renderer, route, text_lang, is_shared: false }
    }

    fn site(self) -> &'a Site {
        &self.renderer.site
    }

    fn href(self, to: &RelPath) -> String {
        self.renderer.href(&self.route.path, to)
    }
}

/// The URL of every link of a page, relative to the route.
pub(super) fn of_links(page: PageContext<'_>, facts: &Facts) -> Vec<Href> {
    let targets = page.site().targets(page.id, page.text_lang);
    of_targets(LinkingText::of(page), facts.links.iter().zip(targets))
}

/// The URL of every address in the raw HTML of a page, relative to the route.
pub(super) fn of_html(page: PageContext<'_>, facts: &Facts) -> Vec<Href> {
    let targets = page.site().targets(page.id, page.text_lang);
    let targets = targets.get(facts.links.len()..).unwrap_or_default();
    of_targets(LinkingText::of(page), facts.html_links.iter().zip(targets))
}

/// The URL of every link, relative to the route.
pub(super) fn of_targets<'a>(
    page: LinkingText<'_>,
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
                    let shown = site.text_lang(*entry, page.text_lang);
                    let differs = shown != page.text_lang;
                    href.title_lang = differs.then(|| site.config.languages[shown].clone());
                    let heading = anchor.and_then(|id| heading(site, *entry, page.text_lang, id));
                    let title = heading.unwrap_or_else(|| site.title(*entry, page.text_lang));
                    href.title = Some(page.renderer.set(shown, title));
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
fn entry_href(page: LinkingText<'_>, to: EntryId, lang: Lang, anchor: Option<&str>) -> Href {
    let site = page.site();
    let text_lang = site.text_lang(to, lang);
    let tag = &site.config.languages[text_lang];
    let differs = text_lang != page.route.lang;
    let path = site.path(to, lang);
    let href = match anchor {
        Some(anchor) if *path == page.route.path && !page.is_shared => format!("#{anchor}"),
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
