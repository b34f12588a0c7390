//! Renders Markdown with links relative to the page that contains it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::doc::Page;
use crate::doc::lifecycle::CitedSource;
use crate::lang::date;
use crate::markdown::callout::Fold;
use crate::markdown::facts::{Facts, Heading};
use crate::markdown::html::citations::CitationParts;
use crate::markdown::html::{self, CalloutHtml, CalloutTemplate, HtmlInput, HtmlPieces, IdScheme};
use crate::names::anchor::THEME_PREFIX;
use crate::render::context::{Embedding, PageContext};
use crate::render::hrefs;
use crate::render::links::link;
use crate::site::LinkTarget;
use crate::source::Kind;
use crate::text::escape_html;
use crate::view::{CalloutView, EmbedView, LinkView};

/// The data of `callout.html`.
#[derive(Serialize)]
struct CalloutFrame<'a> {
    lang: &'a str,
    callout: CalloutView,
}

/// The data of `embed.html`.
#[derive(Serialize)]
struct EmbedFrame<'a> {
    lang: &'a str,
    dir: &'a str,
    /// Whether the text around it is in the language of the page.
    translated: bool,
    embed: EmbedView<'a>,
}

/// How many embedded pages of a text are shown in their places.
const MAX_EMBEDS: usize = 20;

/// How many pages may be around an embedded page.
const MAX_DEPTH: usize = 2;

/// Changes at the headings of a page, by heading index.
#[derive(Debug, Default)]
pub struct Inserts {
    /// Right after the heading.
    pub after: BTreeMap<usize, String>,
    /// Before the heading; the number of headings means the end.
    pub before: BTreeMap<usize, String>,
    /// Further ids of headings.
    pub further_ids: BTreeMap<usize, String>,
    /// Headings that are left out with their sections.
    pub hidden: BTreeSet<usize>,
}

/// Renders the Markdown of a page, with `inserts` at its headings.
///
/// # Errors
/// When the template of a callout fails.
pub(super) fn html(
    page: PageContext<'_>,
    inserts: Inserts,
    ids: IdScheme<'_>,
) -> Result<String, Box<Diagnostic>> {
    with_input(page, inserts, ids, html::render)
}

/// Renders the Markdown of a page in pieces, cut before its headings.
///
/// # Errors
/// When the template of a callout fails.
pub(super) fn pieces(
    page: PageContext<'_>,
    ids: IdScheme<'_>,
) -> Result<HtmlPieces, Box<Diagnostic>> {
    with_input(page, Inserts::default(), ids, html::pieces)
}

/// Renders callouts with the theme of the site.
pub(super) fn callouts(
    page: PageContext<'_>,
) -> impl Fn(CalloutHtml) -> Result<String, Box<Diagnostic>> {
    move |callout| {
        let frame = CalloutFrame {
            lang: &page.renderer.language(page.route.lang).tag,
            callout: CalloutView {
                kind: callout.kind.word(),
                title_html: callout.title,
                has_title: callout.is_title_shown,
                foldable: callout.fold != Fold::Never,
                open: callout.fold != Fold::Closed,
                html: callout.body,
            },
        };
        page.renderer.part_template(page.route, "callout.html", &frame)
    }
}

/// Renders the Markdown of a page, if it has some.
fn with_input<T: Default>(
    page: PageContext<'_>,
    inserts: Inserts,
    ids: IdScheme<'_>,
    render: impl FnOnce(&HtmlInput<'_>) -> Result<T, Box<Diagnostic>>,
) -> Result<T, Box<Diagnostic>> {
    let Some(of_page) = of_page(page) else { return Ok(T::default()) };
    let facts = &of_page.facts;
    let links = hrefs::of_links(page, facts);
    let html_links = hrefs::of_html(page, facts);
    let language = page.renderer.language(page.text_lang);
    let glossary = page.renderer.glossary(page.text_lang, &page.route.path);
    let callouts = callouts(page);
    render(&HtmlInput {
        embeds: embeds(page, facts, ids)?,
        citations: citations(page),
        links: &links,
        html_links: &html_links,
        terms: glossary.as_deref().map(|href| (&language.terms, href)),
        after_heading: inserts.after,
        before_heading: inserts.before,
        further_ids: inserts.further_ids,
        hidden: inserts.hidden,
        ids,
        ..input(page, of_page, &callouts)
    })
}

/// The HTML of the sources of a page, by their ids.
fn citations(page: PageContext<'_>) -> BTreeMap<String, String> {
    let tag = &page.site().config.languages[page.route.lang];
    let html = |source: &CitedSource| {
        let day = source.last_modified.map(|day| [day.to_string(), date::long(tag, day)]);
        let name = source.name();
        let parts = CitationParts {
            title: &name,
            href: source.href(),
            author: source.author.as_deref(),
            day: day.as_ref().map(|[day, long]| [day.as_str(), long.as_str()]),
        };
        (source.id.clone(), html::citations::html(parts))
    };
    page.entry().sources.iter().map(html).collect()
}

/// The HTML of the pages that a page embeds, by the index of the link.
fn embeds(
    page: PageContext<'_>,
    facts: &Facts,
    ids: IdScheme<'_>,
) -> Result<BTreeMap<usize, String>, Box<Diagnostic>> {
    let mut shown = BTreeMap::new();
    for nth in facts.embeds.iter().take(MAX_EMBEDS) {
        if let Some(html) = embed(page, *nth, ids)? {
            shown.insert(*nth, html);
        }
    }
    Ok(shown)
}

/// The HTML of the page that a link embeds. A link to something else than a page or section is only
/// a link, and so is one to a page that is around it.
fn embed(
    page: PageContext<'_>,
    nth: usize,
    ids: IdScheme<'_>,
) -> Result<Option<String>, Box<Diagnostic>> {
    let target = page.site().targets(page.id, page.text_lang).get(nth);
    let Some(LinkTarget::Entry { entry: id, anchor, .. }) = target else { return Ok(None) };
    let (id, anchor) = (*id, anchor.as_deref());
    let around = Embedding { id: page.id, outer: page.embedded_in };
    if page.site().entry(id).kind != Kind::Page || around.has(id) || around.depth() > MAX_DEPTH {
        return Ok(None);
    }
    let inner = PageContext {
        embedded_in: Some(&around),
        ..PageContext::new(page.renderer, page.route, id)
    };
    // Two texts on one page can have the same prefix.
    let prefix = format!("{}{THEME_PREFIX}{}embed-{}--", ids.prefix, ids.notes, nth + 1);
    let ids = IdScheme { prefix: &prefix, ..IdScheme::default() };
    let html = match anchor {
        None => html(inner, Inserts::default(), ids)?,
        Some(anchor) => section(inner, anchor, ids)?,
    };
    if html.trim().is_empty() {
        return Ok(None);
    }
    let to = link(page.renderer, page.route, id);
    let place = anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
    let tag = &page.site().config.languages[inner.text_lang];
    let around = page.renderer.language(page.route.lang);
    let frame = EmbedFrame {
        lang: &around.tag,
        dir: around.dir,
        translated: page.text_lang == page.route.lang,
        embed: EmbedView {
            link: LinkView { href: format!("{}{place}", to.href), ..to },
            lang: (inner.text_lang != page.text_lang).then_some(tag.as_str()),
            dir: tag.direction(),
            html,
        },
    };
    page.renderer.part_template(page.route, "embed.html", &frame).map(Some)
}

/// The section of a page with an id, up to the next heading of its level. Empty if no heading has
/// the id, or if an element begins in the section and ends elsewhere.
fn section(page: PageContext<'_>, id: &str, ids: IdScheme<'_>) -> Result<String, Box<Diagnostic>> {
    let headings = of_page(page).map_or(&[][..], |of_page| &of_page.facts.headings);
    let has_id = |heading: &Heading| {
        heading.id.as_str() == id || heading.former.iter().any(|former| former.as_str() == id)
    };
    let Some(start) = headings.iter().position(has_id) else { return Ok(String::new()) };
    let level = headings[start].level;
    let below = headings[start + 1..].iter().take_while(|heading| heading.level > level).count();
    let shown = start + 1..start + 2 + below;
    let pieces = pieces(page, ids)?;
    if !pieces.are_whole(&shown) {
        return Ok(String::new());
    }
    let html = pieces.html(shown.clone(), &callouts(page))?;
    Ok(if pieces.have_references(shown) { html + &pieces.notes } else { html })
}

/// The title of a page as HTML: the inline markup of its heading, else the text.
#[must_use]
pub(super) fn title(page: PageContext<'_>) -> String {
    let text = || escape_html(page.link(page.id).title.as_str()).into_owned();
    let Some(of_page) = of_page(page) else { return text() };
    if let Some(title) = &of_page.front.title {
        return page.set_html(title);
    }
    let callouts = callouts(page);
    let heading = of_page.facts.title().and_then(|heading| {
        let source = page.site().shown(page.id, page.text_lang)?.doc.source();
        html::title(source.slice(heading.span), &input(page, of_page, &callouts))
    });
    heading.unwrap_or_else(text)
}

fn of_page(page: PageContext<'_>) -> Option<&Page> {
    page.site().shown(page.id, page.text_lang)?.page()
}

/// A page to render, without links and terms.
fn input<'a>(
    page: PageContext<'a>,
    of_page: &'a Page,
    callouts: &'a CalloutTemplate<'a>,
) -> HtmlInput<'a> {
    let PageContext { renderer, route, id, text_lang, .. } = page;
    let source = renderer.site.shown(id, text_lang).map(|variant| variant.doc.source());
    HtmlInput {
        text: source.map_or("", |source| source.slice(of_page.body)),
        headings: &of_page.facts.headings,
        title_heading: of_page.facts.title_heading,
        links: &[],
        html_links: &[],
        typography: &renderer.language(text_lang).typography,
        terms: None,
        words: match text_lang == route.lang {
            true => &renderer.language(route.lang).words,
            false => &renderer.language(route.lang).marked_words,
        },
        is_rtl: renderer.language(text_lang).dir == "rtl",
        code: &renderer.code,
        callouts,
        embeds: BTreeMap::new(),
        citations: BTreeMap::new(),
        policy: renderer.site.config.html,
        after_heading: BTreeMap::new(),
        before_heading: BTreeMap::new(),
        further_ids: BTreeMap::new(),
        hidden: BTreeSet::new(),
        ids: IdScheme::default(),
    }
}
