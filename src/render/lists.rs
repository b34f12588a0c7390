//! Pages that kb itself makes: glossary, tags, A–Z, language choice.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::markdown::facts::Facts;
use crate::names::slug::Slug;
use crate::render::frame::{self, Head};
use crate::render::links::link;
use crate::render::{Renderer, freshness, page};
use crate::route::{self, Route};
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::text::RelPath;
use crate::theme::Shared;
use crate::view::{
    AtoZView, GlossaryView, LetterView, LinkView, ListView, TagView, TagsView, TermView,
};

/// What a template makes, or where it fails.
type Page = Result<Vec<u8>, Box<Diagnostic>>;

fn own<V: serde::Serialize>(
    renderer: &Renderer,
    route: &Route,
    (template, head): (&str, Head),
    view: &V,
) -> Page {
    let frame = frame::frame(renderer, route, head)?;
    let lang = &renderer.language(route.lang).tag;
    renderer.theme.render(template, &route.path, (lang, &frame, view))
}

fn head(renderer: &Renderer, route: &Route, kind: &'static str) -> Head {
    Head {
        kind,
        title: renderer.word(route.lang, kind).into(),
        description: renderer.word(route.lang, &format!("{kind}-description")).into(),
        entry: None,
        noindex: false,
    }
}

/// A page that search engines leave out, because what it says stands elsewhere.
///
/// # Errors
/// When the template fails.
pub fn unlisted<V: serde::Serialize>(
    renderer: &Renderer,
    route: &Route,
    kind: &'static str,
    view: &V,
) -> Page {
    let head = Head { noindex: true, ..head(renderer, route, kind) };
    own(renderer, route, (&format!("{kind}.html"), head), view)
}

/// The page of results; the theme alone makes its content.
///
/// # Errors
/// When the template fails.
pub fn search(renderer: &Renderer, route: &Route) -> Page {
    unlisted(renderer, route, "search", &ListView { links: Vec::new() })
}

/// The state of the translations.
///
/// # Errors
/// When the template fails.
pub fn translations(renderer: &Renderer, route: &Route) -> Page {
    let view = freshness::translations(renderer, route);
    own(renderer, route, ("translations.html", head(renderer, route, "translations")), &view)
}

/// The glossary.
///
/// # Errors
/// When the template fails.
pub fn glossary(renderer: &Renderer, route: &Route, id: EntryId) -> Page {
    let text_lang = renderer.site.text_lang(id, route.lang);
    let terms = terms(renderer, route, id);
    let letters = by_letter(renderer, text_lang, terms, |term| &term.term);
    let review = renderer.site.entry(id).review.as_ref();
    let review = review.map(|review| page::review(renderer, route.lang, review));
    let view = GlossaryView { letters, review };
    page::render(renderer, route, ("glossary.html", "glossary", id), &view)
}

/// The terms of the glossary as a route shows them, in alphabetical order.
#[must_use]
pub fn terms(renderer: &Renderer, route: &Route, id: EntryId) -> Vec<TermView> {
    let text_lang = renderer.site.text_lang(id, route.lang);
    let set = |text: &str| renderer.set(text_lang, text);
    // References stand in the source; terms of a translation are in the same order.
    let source = renderer.site.terms.source();
    let page_of = |term: &str| {
        let (_, span) = source.iter().find(|known| known.id == term)?.page.as_ref()?;
        Some(link(renderer, route, renderer.site.reference(id, *span)?))
    };
    let terms = renderer.site.terms[text_lang].iter().map(|term| TermView {
        id: term.id.clone(),
        term: set(&term.term),
        definition: set(&term.definition),
        synonyms: term.synonyms.iter().map(|word| set(word)).collect(),
        page: page_of(&term.id),
    });
    let mut terms: Vec<TermView> = terms.collect();
    sort(renderer, text_lang, &mut terms, |term| &term.term);
    terms
}

/// Sorts as the language orders words.
fn sort<T>(renderer: &Renderer, lang: Lang, items: &mut [T], word: impl Fn(&T) -> &str) {
    let collator = &renderer.language(lang).collator;
    items.sort_by(|a, b| collator.compare(word(a), word(b)));
}

/// Groups what is sorted by the first letter, as the language counts letters.
fn by_letter<T>(
    renderer: &Renderer,
    lang: Lang,
    items: Vec<T>,
    word: impl Fn(&T) -> &str,
) -> Vec<LetterView<T>> {
    let collator = &renderer.language(lang).collator;
    let mut letters: Vec<LetterView<T>> = Vec::new();
    for item in items {
        let letter = collator.heading(word(&item));
        match letters.iter_mut().find(|view| view.letter == letter) {
            Some(view) => view.items.push(item),
            None => {
                let id = format!("kb--letter-{}", letters.len() + 1);
                letters.push(LetterView { letter, id, items: vec![item] });
            }
        }
    }
    letters
}

/// With more entries than this the index holds titles and terms only: headings would drown them.
const MAX_WITH_HEADINGS: usize = 1_000;

/// Titles, headings and terms in alphabetical order.
///
/// # Errors
/// When the template fails.
pub fn a_to_z(renderer: &Renderer, route: &Route) -> Page {
    let site = &*renderer.site;
    let mut items: Vec<LinkView> = Vec::new();
    let common = common_headings(renderer, route.lang);
    for id in site.ids() {
        let entry = link(renderer, route, id);
        let text_lang = renderer.site.text_lang(id, route.lang);
        let facts =
            site.shown(id, text_lang).and_then(|variant| variant.page()).map(|page| &page.facts);
        let headings = facts.map_or(&[][..], Facts::section_headings);
        let with_headings = site.entries.n_entries() <= MAX_WITH_HEADINGS;
        for heading in headings.iter().filter(|heading| {
            with_headings && heading.level == 2 && !common.contains(heading.text.as_str())
        }) {
            items.push(LinkView {
                href: format!("{}#{}", entry.href, heading.id),
                title: renderer.set(text_lang, &heading.text).into(),
                description: entry.title.clone(),
                ..entry.clone()
            });
        }
        if site.entry(id).kind == Kind::Glossary {
            let terms = site.terms[text_lang].iter().map(|term| LinkView {
                href: format!("{}#{}", entry.href, term.id),
                title: renderer.set(text_lang, &term.term).into(),
                description: entry.title.clone(),
                ..entry.clone()
            });
            items.extend(terms);
        }
        items.push(LinkView { description: Shared::default(), ..entry });
    }
    sort(renderer, route.lang, &mut items, |item| item.title.as_str());
    let letters = by_letter(renderer, route.lang, items, |item| item.title.as_str());
    own(renderer, route, ("a-z.html", head(renderer, route, "a-z")), &AtoZView { letters })
}

/// Headings of this many pages say nothing about any one of them ("Next step").
const COMMON: usize = 4;

fn common_headings(renderer: &Renderer, lang: Lang) -> BTreeSet<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in renderer.site.entries.values() {
        let facts = entry.shown(lang).and_then(|variant| variant.page()).map(|page| &page.facts);
        for heading in facts.map_or(&[][..], |facts| &facts.headings) {
            *counts.entry(&heading.text).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, n)| *n >= COMMON).map(|(text, _)| text).collect()
}

/// What has a tag, in the order of the language.
fn tagged(renderer: &Renderer, route: &Route, tag: &str) -> TagView {
    let site = &*renderer.site;
    let mut entries: Vec<LinkView> = site
        .ids()
        .filter(|id| site.entry(*id).tags.iter().any(|known| known == tag))
        .map(|id| link(renderer, route, id))
        .collect();
    sort(renderer, route.lang, &mut entries, |entry| entry.title.as_str());
    TagView {
        id: Slug::of_text(tag),
        label: page::tag_label(renderer, route.lang, tag),
        href: renderer.href(&route.path, &route::tag_page(site, route.lang, tag)),
        entries,
    }
}

/// The pages with a tag.
///
/// # Errors
/// When the template fails.
pub fn tag(renderer: &Renderer, route: &Route, tag: &str) -> Page {
    let view = tagged(renderer, route, tag);
    let head = Head { title: view.label.as_str().into(), ..head(renderer, route, "tag") };
    own(renderer, route, ("tag.html", head), &view)
}

/// All tags.
///
/// # Errors
/// When the template fails.
pub fn tags(renderer: &Renderer, route: &Route) -> Page {
    let mut tags: Vec<TagView> =
        route::tags(&renderer.site).into_iter().map(|tag| tagged(renderer, route, tag)).collect();
    sort(renderer, route.lang, &mut tags, |tag| &tag.label);
    own(renderer, route, ("tags.html", head(renderer, route, "tags")), &TagsView { tags })
}

/// The page for a missing page. A host serves it at any address, so its own addresses must not
/// depend on where it is: they begin with the path of the base URL.
///
/// # Errors
/// When the template fails.
pub fn not_found(renderer: &Renderer, route: &Route) -> Page {
    let sections = renderer.site.tree.navigation.iter();
    let view = ListView { links: sections.map(|id| link(renderer, route, *id)).collect() };
    let head = Head { noindex: true, ..head(renderer, route, "not-found") };
    let mut frame = frame::frame(renderer, route, head)?;
    frame.canonical = None;
    let lang = &renderer.language(route.lang).tag;
    let html = renderer.theme.render("not-found.html", &route.path, (lang, &frame, &view))?;
    let html = String::from_utf8_lossy(&html);
    Ok(rooted(&html, &base_path(renderer), &route.path).into_bytes())
}

/// The path part of the base URL: `/kb/` of `https://example.org/kb/`.
fn base_path(renderer: &Renderer) -> String {
    let base = renderer.options.base_url.as_deref().unwrap_or_default();
    let path = base.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    path.map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
}

/// What stands before an address in a page.
const ADDRESSES: [&str; 5] =
    ["href=\"", "src=\"", "data-index=\"", "data-page=\"", "data-script=\""];

/// Rewrites the relative addresses of a page as absolute paths.
fn rooted(html: &str, base: &str, path: &RelPath) -> String {
    let folder = match path.folder() {
        "" => base.to_owned(),
        folder => format!("{base}{folder}/"),
    };
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some(at) = ADDRESSES.iter().filter_map(|a| Some(rest.find(a)? + a.len())).min() {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('"').unwrap_or(rest.len());
        let address = &rest[..end];
        if !address.starts_with(['#', '/']) && !address.contains(':') {
            let mut parts: Vec<&str> = folder.trim_end_matches('/').split('/').collect();
            let mut address = address;
            while let Some(above) = address.strip_prefix("../") {
                parts.pop();
                address = above;
            }
            out.push_str(&parts.join("/"));
            out.push('/');
            out.push_str(address.trim_start_matches("./"));
        } else {
            out.push_str(address);
        }
        rest = &rest[end..];
    }
    out + rest
}

/// The choice of language.
///
/// # Errors
/// When the template fails.
pub fn root(renderer: &Renderer, route: &Route) -> Page {
    let site = &*renderer.site;
    let head = Head {
        kind: "root",
        title: renderer.language(Lang::SOURCE).site.title.clone(),
        description: renderer.language(Lang::SOURCE).site.description.clone(),
        entry: None,
        noindex: false,
    };
    let mut frame = frame::frame(renderer, route, head)?;
    frame.alternates = site
        .tree
        .home
        .map(|id| {
            let route = Route { path: site.path(id, Lang::SOURCE).clone(), ..route.clone() };
            frame::alternates(renderer, &route, Some(id))
        })
        .unwrap_or_default();
    let lang = &renderer.language(Lang::SOURCE).tag;
    renderer.theme.render("root.html", &route.path, (lang, &frame, &ListView { links: Vec::new() }))
}

/// A former address.
///
/// # Errors
/// When the template fails.
pub fn redirect(renderer: &Renderer, route: &Route, to: &RelPath) -> Page {
    let href = renderer.href(&route.path, to);
    let title = renderer.word(route.lang, "redirect");
    let frame = BTreeMap::from([
        ("lang", renderer.language(route.lang).tag.clone()),
        ("href", href),
        ("title", title),
        ("canonical", renderer.absolute(to).unwrap_or_default()),
    ]);
    let lang = &renderer.language(route.lang).tag;
    renderer.theme.render("redirect.html", &route.path, (lang, &frame, &()))
}
