//! Markdown in texts of kb.yaml that every page shows.
//!
//! A link names a page by its key, as in the navigation, or a file of `static/`, because such a text stands in no
//! folder.

use std::ops::Range;
use std::sync::Arc;

use crate::config::menu::PageReference;
use crate::config::{Localize, languages};
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::{ByLang, Lang};
use crate::markdown;
use crate::markdown::facts::{self, Link, LinkKind};
use crate::markdown::paragraph::{self, BEGIN, END};
use crate::text::{Source, Span};
use crate::yaml::Node;
use crate::yaml::places::ScalarPlaces;

/// A text with Markdown in its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteText {
    /// The paragraphs of all languages.
    pub paragraphs: Vec<Paragraph>,
    /// The paragraphs that each language shows, by their positions.
    pub shown: ByLang<Range<usize>>,
}

/// A paragraph in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The language that it is written for; `None` if it is for all.
    pub lang: Option<Lang>,
    /// The heading that is parsed ([`paragraph::heading`]).
    pub markdown: String,
    /// The words without markup.
    pub plain: String,
    /// The links of Markdown in order, then those of raw HTML.
    pub links: Vec<PlacedLink>,
    /// How many links are in Markdown.
    pub n_markdown: usize,
}

/// A link with its places in kb.yaml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedLink {
    /// The link.
    pub link: Link,
    /// What it names on the site: the key of a page or the path of a file.
    pub named: Option<PageReference>,
}

impl SiteText {
    /// All pages and files that the links name, with their places.
    pub(super) fn references(&self) -> impl Iterator<Item = &PageReference> {
        let links = self.paragraphs.iter().flat_map(|paragraph| &paragraph.links);
        links.filter_map(|link| link.named.as_ref())
    }
}

/// Reads a checked text.
pub(super) fn read(node: &Node, localize: Localize<'_>) -> Found<SiteText> {
    let mut findings = Vec::new();
    let mut paragraphs = Vec::new();
    let mut read = |lang, node| {
        let first = paragraphs.len();
        let more: Found<Vec<_>> = of_node(node, localize).into_iter().collect();
        let more = more.take(&mut findings);
        paragraphs.extend(more.into_iter().map(|paragraph| Paragraph { lang, ..paragraph }));
        first..paragraphs.len()
    };
    let all = node.text().map(|_| read(None, node));
    let languages = localize.languages;
    let written = languages.map(|lang, _| {
        let entry = languages::entry(node.entries(), languages, lang)?;
        entry.value.text().map(|_| read(Some(lang), &entry.value))
    });
    let from = localize.shown(Some(node));
    let shown = languages.map(|lang, _| {
        let (from, _) = from[lang]?;
        all.clone().or_else(|| written[from].clone())
    });
    let shown = shown.map(|_, range| range.clone().unwrap_or_default());
    Found { value: SiteText { paragraphs, shown }, findings }
}

/// The paragraphs of a text in one language.
fn of_node(node: &Node, localize: Localize<'_>) -> Vec<Found<Paragraph>> {
    let source = localize.source;
    let text = node.text().unwrap_or_default();
    let places = ScalarPlaces::of(source, node);
    let of_range = |range: Range<usize>| {
        let markdown = paragraph::heading(&text[range.clone()]);
        // A text without a file: only places in kb.yaml are shown.
        let parsed = Source::new(source.path.clone(), markdown.clone());
        let whole = Span::new(0, markdown.len());
        let Found { value: facts, findings } = facts::collect(&parsed, whole, localize.html);
        let place = |span: Span| {
            let inside = |at: u32| (at as usize).clamp(BEGIN.len(), markdown.len() - END.len());
            let part = Span::new(inside(span.start), inside(span.end));
            let shifted = |at: u32| at as usize - BEGIN.len() + range.start;
            let part = Span::new(shifted(part.start), shifted(part.end));
            places.as_ref().and_then(|places| places.span(part)).unwrap_or(node.span)
        };
        let n_markdown = facts.links.len();
        let links = facts.all_links().map(|link| {
            let named = named(link, &parsed);
            let named = named.map(|it| PageReference { span: place(it.span), ..it });
            PlacedLink { link: Link { span: place(link.span), ..link.clone() }, named }
        });
        let links = links.collect();
        let words = facts.headings.first().map_or("", |heading| &heading.text);
        let plain = words.strip_suffix(END.trim()).unwrap_or(words).trim_end().to_owned();
        let in_config = |mut finding: Diagnostic| {
            finding.span = place(finding.span);
            finding.source = Arc::clone(source);
            // Its edits have places in the paragraph.
            finding.fix = None;
            finding
        };
        let findings = findings.into_iter().map(in_config).collect();
        Found { value: Paragraph { lang: None, markdown, plain, links, n_markdown }, findings }
    };
    paragraph::split(text).into_iter().map(of_range).collect()
}

/// What a link names on the site, if it leads neither to another site nor only to a place of the page.
fn named(link: &Link, parsed: &Source) -> Option<PageReference> {
    if link.kind == LinkKind::Embed || markdown::scheme(&link.dest).is_some() {
        return None;
    }
    let path = link.dest.split(['#', '?']).next().unwrap_or_default().trim();
    let key = path.strip_suffix(".md").unwrap_or(path);
    if key.is_empty() {
        return None;
    }
    let at = parsed.slice(link.span).find(key);
    let span = at.map(|at| Span::new(at, at + key.len()).shift(link.span.start));
    Some(PageReference { key: key.to_owned(), span: span.unwrap_or(link.span) })
}
