//! The Markdown of pages, for programs and people who read text: each page has a twin beside it, and
//! each language a file with all of them.
//!
//! The twin of a Markdown page is the text as its author wrote it, with two changes: its front matter
//! says what it is, and its links are addresses of pages. Scenarios, quizzes and the glossary are
//! written as Markdown ([`sheets`]).

mod address;
mod sheets;

use std::fmt::Write as _;

use crate::doc::Page;
use crate::doc::lifecycle::CitedSource;
use crate::markdown::facts::{AddressSyntax, Link, LinkKind};
use crate::markdown::html::Href;
use crate::render::context::PageContext;
use crate::render::{Renderer, hrefs};
use crate::route::{Route, What, parts};
use crate::site::Variant;
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::text::Source;
use crate::text::edit::{self, Edit};
use crate::yaml::edit::quote;

/// The twin of an entry in the language of the route.
#[must_use]
pub(super) fn twin(renderer: &Renderer, route: &Route, id: EntryId) -> String {
    // Links are relative to the page, which is in the same folder.
    let path = renderer.site.path(id, route.lang).clone();
    let of_page = Route { path, lang: route.lang, what: What::Entry(id) };
    let page = PageContext::new(renderer, &of_page, id);
    let Some(variant) = page.entry().shown(page.text_lang) else { return String::new() };
    // The theme names the glossary.
    let title = match page.entry().kind {
        Kind::Glossary => renderer.named(route.lang, id).title.as_str(),
        Kind::Page | Kind::Scenario | Kind::Quiz => &*variant.title,
    };
    let mut out = front_matter(page, title);
    if variant.page().is_none_or(|markdown| markdown.facts.title().is_none()) {
        let _ = writeln!(out, "# {title}\n");
    }
    let body = match (page.entry().kind, variant.page()) {
        (_, Some(markdown)) => text(page, variant, markdown),
        (Kind::Scenario, None) => sheets::scenario(page),
        (Kind::Quiz, None) => sheets::quiz(page),
        (Kind::Glossary, None) => sheets::glossary(page),
        (Kind::Page, None) => String::new(),
    };
    out.push_str(body.trim_matches('\n'));
    out.push('\n');
    out
}

/// A part of the file with all twins of a language, in the order of their keys.
#[must_use]
pub(super) fn full(renderer: &Renderer, route: &Route, nth: usize) -> String {
    let twins = parts::twins(&renderer.site, route.lang);
    let shown = parts::entries(twins.len(), nth);
    let texts: Vec<String> = twins[shown].iter().map(|id| twin(renderer, route, *id)).collect();
    texts.join("\n")
}

/// What the text is: its language and address, how old it is, and what in it is behind its source.
fn front_matter(page: PageContext<'_>, title: &str) -> String {
    let PageContext { renderer, route, id, text_lang, .. } = page;
    let mut out = String::from("---\n");
    let mut add = |key: &str, value: &str| {
        let _ = writeln!(out, "{key}: {value}");
    };
    add("title", &quote(title));
    add("lang", &renderer.language(text_lang).tag);
    if let Some(url) = renderer.absolute(&route.path) {
        add("canonical", &quote(&url));
    }
    if let Some(day) = page.site().updated(id, route.lang) {
        add("updated", &day.to_string());
    }
    let review = page.entry().review.as_ref();
    if let Some((by, on)) = review.and_then(|review| review.by.as_ref().zip(review.on)) {
        add("verified", &format!("{{by: {}, at: {on}}}", quote(by)));
    }
    for (key, value) in [("owner", &page.entry().owner), ("place", &page.entry().place)] {
        if let Some(value) = value {
            add(key, &quote(value));
        }
    }
    let sources: Vec<String> = page.entry().sources.iter().map(source).collect();
    if !sources.is_empty() {
        add("sources", &format!("[{}]", sources.join(", ")));
    }
    let freshness = page.site().freshness(id, text_lang);
    let stale: Vec<String> = freshness.for_readers().map(|change| quote(&change.id)).collect();
    if !stale.is_empty() {
        add("stale", &format!("[{}]", stale.join(", ")));
    }
    out.push_str("---\n\n");
    out
}

/// A source in YAML, with the keys that it has.
fn source(source: &CitedSource) -> String {
    let day = source.last_modified.map(|day| day.to_string());
    let texts = [
        ("resource", source.resource.as_deref().map(quote)),
        ("title", source.title.as_deref().map(quote)),
        ("author", source.author.as_deref().map(quote)),
        ("last_modified", day),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some(format!(", {key}: {}", text?)));
    format!("{{id: {}{}}}", source.id, texts.collect::<String>())
}

/// The Markdown with addresses of pages in its links.
fn text(page: PageContext<'_>, variant: &Variant, markdown: &Page) -> String {
    let source = variant.doc.source();
    let hrefs = hrefs::of_links(page, &markdown.facts);
    // Links that share a definition change it once, and a picture inside a link that was written
    // anew is part of it: of edits of the same bytes, only the first is applied.
    let edits: Vec<Edit> = markdown
        .facts
        .links
        .iter()
        .zip(&hrefs)
        .filter_map(|(link, href)| {
            rewritten(source, link, href, &address::absolute(page, &href.href))
        })
        .collect();
    let body = markdown.body.range();
    let mut out = edit::apply(&source.text[..body.end], &edits).split_off(body.start);
    let cited = |id: &str| markdown.facts.undefined_notes.iter().any(|note| note.name == id);
    for source in page.entry().sources.iter().filter(|source| cited(&source.id)) {
        let _ = write!(out, "\n\n[^{}]: {}", source.id, sheets::citation(source));
    }
    out
}

/// What changes where a link is written; nothing for links without a target and to other sites.
fn rewritten(source: &Source, link: &Link, href: &Href, address: &str) -> Option<Edit> {
    if href.href.is_empty() || address == &*link.dest || link.syntax == AddressSyntax::Html {
        return None;
    }
    if let Some(defined) = link.defined {
        let is_plain = source.slice(defined) == &*link.dest;
        return is_plain.then(|| Edit::new(defined, address));
    }
    let (range, text) = (link.span.range(), &*source.text);
    let is_address = source.slice(link.span) == &*link.dest;
    match link.kind {
        LinkKind::Wiki { titled } if is_address => {
            // `![[key]]` shows the other page in its place; here it is a link.
            let before = text[..range.start].trim_end();
            let open = before.strip_suffix("[[")?;
            let start = open.strip_suffix('!').unwrap_or(open).len();
            let end = range.end + text[range.end..].find("]]")? + 2;
            let written = text[range.end..end - 2].split_once('|').map(|(_, words)| words.trim());
            let title = href.title.as_deref().filter(|_| !titled);
            let words = title.or(written).unwrap_or(&link.text);
            Some(Edit::new(start..end, format!("[{words}]({address})")))
        }
        LinkKind::Path | LinkKind::Image | LinkKind::Media if is_address => {
            Some(Edit::new(link.span, address))
        }
        LinkKind::Path | LinkKind::Image if text[range.clone()].ends_with(')') => {
            let sign = if link.kind == LinkKind::Image { "!" } else { "" };
            Some(Edit::new(link.span, format!("{sign}[{}]({address})", link.text)))
        }
        LinkKind::Path
        | LinkKind::Wiki { .. }
        | LinkKind::Image
        | LinkKind::Media
        | LinkKind::Embed
        | LinkKind::Auto => None,
    }
}
