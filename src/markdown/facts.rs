//! The facts of a Markdown text: headings, links, images and raw HTML with their places.

mod address;
mod excerpt;
mod ids;
mod ignores;
mod raw_html;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::diag::levels::Ignore;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::markdown::code::info::Info;
use crate::markdown::facts::excerpt::{cut, n_words, sentence};
use crate::markdown::facts::ids::TakenIds;
use crate::markdown::facts::ignores::Ignores;
pub use crate::markdown::facts::raw_html::HtmlId;
use crate::markdown::facts::raw_html::{HtmlFacts, RawHtml};
use crate::markdown::item::{Element, Item};
use crate::markdown::lints::{Lints, languages, references};
use crate::markdown::raw;
use crate::markdown::stream::Definition;
use crate::markdown::{HtmlPolicy, foreign, stream};
use crate::names::anchor::AnchorId;
use crate::text::{Source, Span, escape_html};

/// The longest description taken from a text, in characters.
const MAX_OPENING: usize = 160;

/// The class of a heading before a former id of it: `{#new .was-old}`.
pub(crate) const FORMER: &str = "was-";

/// A heading and the section that it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id that links use, unique in the page.
    pub id: AnchorId,
    /// Whether the author wrote the id.
    pub explicit: bool,
    /// Ids that it had before; links to them still lead here.
    pub former: Vec<AnchorId>,
    /// The text without markup.
    pub text: String,
    /// The heading's line.
    pub span: Span,
}

/// How a link was written, which decides how its destination is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](path)` or a reference to a definition.
    Path,
    /// `[[key]]`; `titled` when it has a text of its own.
    Wiki {
        /// `[[key|text]]`.
        titled: bool,
    },
    /// `![alt](path)`, or a picture in raw HTML.
    Image,
    /// Sound or moving pictures in raw HTML.
    Media,
    /// A page of another site in a frame in raw HTML.
    Embed,
    /// `<https://…>` or `<a@b>`: the destination is the text.
    Auto,
}

impl LinkKind {
    /// Whether the page shows the target itself: a picture, sound or moving pictures.
    #[must_use]
    pub fn is_shown(self) -> bool {
        matches!(self, LinkKind::Image | LinkKind::Media)
    }
}

/// The syntax in which an address is written. It decides how another address is escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressSyntax {
    /// In a link or picture of Markdown.
    Markdown,
    /// In an attribute of raw HTML.
    Html,
}

impl AddressSyntax {
    /// An address as it is written between the delimiters of the syntax.
    #[must_use]
    pub fn escaped(self, address: &str) -> Cow<'_, str> {
        match self {
            AddressSyntax::Markdown => Cow::Borrowed(address),
            AddressSyntax::Html => escape_html(address),
        }
    }
}

/// A link or image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How it was written.
    pub kind: LinkKind,
    /// The syntax of the address.
    pub syntax: AddressSyntax,
    /// The destination, entities decoded.
    pub dest: Box<str>,
    /// The place of the destination, or of the whole link if that is unknown or in a definition.
    pub span: Span,
    /// The place of the destination in the definition of a reference.
    pub defined: Option<Span>,
    /// Its text or alternative text without markup, and without spaces around it.
    pub text: Box<str>,
    /// The sentence around it, for backlinks.
    pub sentence: Arc<str>,
}

/// How many words a sentence has besides those of its link if it says more than the link. "See",
/// "read about" and "continue with" do not.
const MIN_WORDS_BESIDE_LINK: usize = 3;

impl Link {
    /// Whether the sentence around it says something about its target.
    #[must_use]
    pub fn is_in_sentence(&self) -> bool {
        n_words(&self.sentence) >= n_words(&self.text) + MIN_WORDS_BESIDE_LINK
    }
}

/// A diagram as the text of a fence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiagramFence {
    /// The name of its language, for readers.
    pub language: &'static str,
    /// The line of the fence.
    pub span: Span,
}

/// A reference to a note that the text does not define.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndefinedNote {
    /// The name of the note.
    pub name: String,
    /// The place of the name and the sign before it.
    pub span: Span,
}

impl UndefinedNote {
    /// The finding for a reference that nothing else explains.
    #[must_use]
    pub fn finding(&self, source: &Arc<Source>) -> Diagnostic {
        let message = format!("no footnote `{}` on this page", self.name);
        Diagnostic::new(Rule::BrokenLink, source, self.span, message)
            .help(format!("add a line `[^{}]: …`", self.name))
    }
}

/// All facts of one Markdown text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and images in order of their start.
    pub links: Vec<Link>,
    /// The addresses in raw HTML, in order.
    pub html_links: Vec<Link>,
    /// Ids in raw HTML, in order.
    pub html_ids: Vec<HtmlId>,
    /// Comments that ignore a rule, in order.
    pub ignores: Vec<Ignore>,
    /// The indices of the links whose targets the page shows in their place.
    pub embeds: Vec<usize>,
    /// Diagrams in fences, in order.
    pub diagrams: Vec<DiagramFence>,
    /// References to notes that the text does not define, in order.
    pub undefined_notes: Vec<UndefinedNote>,
    /// The beginning of the first paragraph, for a description.
    pub opening: String,
    /// The number of words.
    pub n_words: usize,
    /// Whether the text begins with a heading, which serves as the title.
    pub title_heading: bool,
}

impl Facts {
    /// The links of Markdown, then the addresses in raw HTML: the order of the targets of a page.
    pub fn all_links(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().chain(&self.html_links)
    }
}

impl Facts {
    /// The heading that serves as the title, if the text begins with one.
    #[must_use]
    pub fn title(&self) -> Option<&Heading> {
        self.headings.first().filter(|_| self.title_heading)
    }

    /// The headings below the title: those that begin a section.
    #[must_use]
    pub fn section_headings(&self) -> &[Heading] {
        &self.headings[usize::from(self.title_heading)..]
    }

    /// The ids of the page that links can lead to: those of sections, and those in raw HTML.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let headings = self.section_headings().iter();
        let headings = headings.flat_map(|it| std::iter::once(&it.id).chain(&it.former));
        let headings = headings.map(AnchorId::as_str);
        headings.chain(self.html_ids.iter().map(|it| it.id.as_str()))
    }
}

/// Collects the facts of the Markdown in `span` of a source, and the findings of the lints, in one
/// walk over the events.
#[must_use]
pub fn collect(source: &Arc<Source>, span: Span, html: HtmlPolicy) -> Found<Facts> {
    let text = source.slice(span);
    let mut findings = Vec::new();
    let (mut collector, mut lints) = (Collector::new(source, span, html), Lints::new(source));
    let prepared = stream::prepare(text);
    let parsed = prepared.parse_with(|broken| {
        findings.extend(references::check(source, span.start, &broken));
        None
    });
    for spanned in &parsed.items {
        let at = Span::from(spanned.range.clone()).shift(span.start);
        collector.item(&spanned.item, at);
        lints.event(&spanned.item.as_event(), at);
        findings.extend(languages::of_item(source, &spanned.item, at));
        if lints.is_too_deep() {
            break;
        }
    }
    collector.define(&parsed.definitions, span.start);
    findings.extend(foreign::check(source, span, &parsed));
    if !lints.is_too_deep() {
        findings.extend(collector.end_html());
    }
    findings.extend(lints.finish());
    findings.extend(collector.ids.findings());
    collector.facts.undefined_notes.retain(|note| !collector.notes.contains(&note.name));
    collector.facts.ignores = collector.ignores.finish();
    Found { value: collector.facts, findings }
}

/// The destination of a link. In a table, the bar between a key and a text is escaped:
/// `[[key\|text]]`.
fn destination(link_type: LinkType, written: &str) -> &str {
    match link_type {
        LinkType::WikiLink { has_pothole: true } => written.strip_suffix('\\').unwrap_or(written),
        _ => written,
    }
}

/// A heading whose text is being read.
struct OpenHeading {
    level: u8,
    id: Option<String>,
    former: Vec<String>,
    span: Span,
}

/// The state of one walk over the events.
struct Collector<'a> {
    source: &'a Arc<Source>,
    facts: Facts,
    /// The text of the block being read, and the links in it: index and byte range in the text.
    block: String,
    block_links: Vec<(usize, usize, usize)>,
    open_links: Vec<(usize, usize)>,
    /// The links that name a definition: index and label.
    references: Vec<(usize, String)>,
    heading: Option<OpenHeading>,
    /// The names of the notes that the text defines.
    notes: BTreeSet<String>,
    ids: TakenIds<'a>,
    raw_html: RawHtml,
    ignores: Ignores,
    code: bool,
    /// Whether the next link is one that is shown as its target.
    is_embed: bool,
    body_start: u32,
}

impl<'a> Collector<'a> {
    fn new(source: &'a Arc<Source>, span: Span, html: HtmlPolicy) -> Collector<'a> {
        Collector {
            source,
            facts: Facts::default(),
            block: String::new(),
            block_links: Vec::new(),
            open_links: Vec::new(),
            references: Vec::new(),
            heading: None,
            notes: BTreeSet::new(),
            ids: TakenIds::new(source),
            raw_html: RawHtml::new(html),
            ignores: Ignores::new(span.start),
            code: false,
            is_embed: false,
            body_start: span.start,
        }
    }

    fn item(&mut self, item: &Item<'_>, span: Span) {
        let outline = item.as_event();
        self.raw_html.event(self.source, &outline, span);
        self.ignores.event(self.source, &outline, span);
        match item {
            Item::Event(event) => self.event(event, span),
            // A title describes its box, not the page.
            Item::End(Element::Title) => {
                self.facts.n_words += n_words(&self.block);
                self.flush_heading();
            }
            Item::Start(element) | Item::End(element) if element.is_inline() => {}
            Item::Start(Element::Embed) => {
                self.flush();
                self.is_embed = true;
            }
            Item::Start(_) | Item::End(_) => self.flush(),
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if !self.code => self.block.push_str(text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.block.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            Event::FootnoteReference(name) => {
                let place = Span::new(span.start as usize + 1, (span.end as usize).max(2) - 1);
                let name = name.to_string();
                self.facts.undefined_notes.push(UndefinedNote { name, span: place });
            }
            Event::Text(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::FootnoteDefinition(name) => {
                self.notes.insert(name.to_string());
            }
            Tag::Heading { level, id, classes, .. } => {
                self.flush();
                let former = classes.iter().filter_map(|class| class.strip_prefix(FORMER));
                self.heading = Some(OpenHeading {
                    level: *level as u8,
                    id: id.as_ref().map(ToString::to_string),
                    former: former.map(str::to_owned).collect(),
                    span,
                });
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = true;
                self.facts.diagrams.extend(self.diagram(kind, span));
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                let kind = match link_type {
                    LinkType::WikiLink { has_pothole } => LinkKind::Wiki { titled: *has_pothole },
                    LinkType::Autolink | LinkType::Email => LinkKind::Auto,
                    _ => LinkKind::Path,
                };
                let mailto = matches!(link_type, LinkType::Email).then_some("mailto:");
                let dest = destination(*link_type, dest_url);
                let dest = format!("{}{dest}", mailto.unwrap_or(""));
                let place = self.place_of_address(*link_type, &dest, span);
                self.refer(*link_type, id);
                self.open_link(kind, &dest, place);
            }
            // `![[…]]` of a page is a link; here it is an image, whose path is the key.
            Tag::Image { link_type, dest_url, id, .. } => {
                let dest = destination(*link_type, dest_url);
                let place = self.place_of_address(*link_type, dest, span);
                self.refer(*link_type, id);
                self.open_link(LinkKind::Image, dest, place);
            }
            Tag::Paragraph
            | Tag::Item
            | Tag::TableCell
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.flush(),
            _ => {}
        }
    }

    /// The diagram in a block of code, if it is one.
    fn diagram(&self, kind: &CodeBlockKind<'_>, span: Span) -> Option<DiagramFence> {
        let CodeBlockKind::Fenced(info) = kind else { return None };
        let language = Info::parse(info).diagram()?;
        let line = self.source.slice(span).lines().next().unwrap_or_default();
        Some(DiagramFence { language, span: Span::new(0, line.len()).shift(span.start) })
    }

    /// The place of the address in a link, or that of the whole link if the address has escapes or
    /// is in a definition.
    fn place_of_address(&self, link_type: LinkType, dest: &str, span: Span) -> Span {
        match address::start(link_type, self.source.slice(span), dest) {
            Some(start) => Span::new(start, start + dest.len()).shift(span.start),
            None => span,
        }
    }

    /// Notes that the next link names a definition, if it does.
    fn refer(&mut self, link_type: LinkType, label: &str) {
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            self.references.push((self.facts.links.len(), label.to_owned()));
        }
    }

    fn open_link(&mut self, kind: LinkKind, dest: &str, span: Span) {
        if std::mem::take(&mut self.is_embed) {
            self.facts.embeds.push(self.facts.links.len());
        }
        self.open_links.push((self.facts.links.len(), self.block.len()));
        self.facts.links.push(Link {
            kind,
            syntax: AddressSyntax::Markdown,
            dest: dest.into(),
            span,
            defined: None,
            text: Box::default(),
            sentence: Arc::default(),
        });
    }

    /// Finds the destinations of references in their definitions; `offset` is the start of the text.
    fn define(&mut self, definitions: &[Definition], offset: u32) {
        let folded =
            |label: &str| label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if self.references.is_empty() {
            return;
        }
        let by_label: BTreeMap<String, &Definition> =
            definitions.iter().map(|it| (folded(&it.label), it)).collect();
        for (link, label) in std::mem::take(&mut self.references) {
            let Some(definition) = by_label.get(&folded(&label)) else { continue };
            let place = Span::from(definition.range.clone()).shift(offset);
            let text = self.source.slice(place);
            let end = text.find("]:").map(|at| at + 2);
            let at = end.and_then(|end| Some(end + text[end..].find(&definition.dest)?));
            let at = at.filter(|_| !definition.dest.is_empty());
            self.facts.links[link].defined =
                at.map(|at| Span::new(at, at + definition.dest.len()).shift(place.start));
        }
    }

    fn close_link(&mut self) {
        let Some((link, start)) = self.open_links.pop() else { return };
        let text = self.block[start..].trim();
        self.facts.links[link].text = text.into();
        self.block_links.push((link, start, self.block.len()));
    }

    /// Ends a block of text: gives its links their sentences.
    fn flush(&mut self) {
        if !self.open_links.is_empty() {
            return;
        }
        self.facts.n_words += n_words(&self.block);
        if self.facts.opening.is_empty() && self.heading.is_none() {
            self.facts.opening = cut(self.block.trim(), MAX_OPENING);
        }
        for (link, start, end) in self.block_links.drain(..) {
            self.facts.links[link].sentence = sentence(&self.block, start, end).into();
        }
        self.block.clear();
    }

    fn end_heading(&mut self) {
        let Some(OpenHeading { level, id, former, span }) = self.heading.take() else { return };
        let text = self.block.trim().to_owned();
        self.flush_heading();
        let explicit = id.is_some();
        let id = match id {
            Some(id) => self.ids.written(&id, self.place_of_id(&id, span)),
            None => self.ids.of_heading(&text, span),
        };
        let places: Vec<Span> = former.iter().map(|id| self.place_of_class(id, span)).collect();
        let former = former.iter().zip(places).map(|(id, at)| self.ids.written(id, at)).collect();
        if self.facts.headings.is_empty() && self.is_first(span) {
            self.facts.title_heading = true;
        }
        self.facts.headings.push(Heading { level, id, explicit, former, text, span });
    }

    fn flush_heading(&mut self) {
        for (link, start, end) in self.block_links.drain(..) {
            self.facts.links[link].sentence = sentence(&self.block, start, end).into();
        }
        self.block.clear();
    }

    /// Whether only comments come before a heading.
    fn is_first(&self, span: Span) -> bool {
        let before = Span { start: self.body_start, end: span.start };
        raw::without_comments(self.source.slice(before)).trim().is_empty()
    }

    /// The place of a former id of a heading.
    fn place_of_class(&self, id: &str, span: Span) -> Span {
        let marked = format!(".{FORMER}{id}");
        let at = self.source.slice(span).rfind(&marked);
        at.map_or(span, |at| Span::new(at, at + marked.len()).shift(span.start))
    }

    /// Collects the links and ids of raw HTML. Ids share one namespace with headings. Returns what is
    /// refused.
    fn end_html(&mut self) -> Vec<Diagnostic> {
        let raw_html = std::mem::replace(&mut self.raw_html, RawHtml::new(HtmlPolicy::Safe));
        let Found { value: HtmlFacts { ids, links }, findings } = raw_html.finish(self.source);
        for HtmlId { id, span } in &ids {
            self.ids.claim(id, *span);
        }
        self.facts.html_ids = ids;
        self.facts.html_links = links;
        findings
    }

    /// The place of the explicit id of a heading, or of the heading if it has none.
    fn place_of_id(&self, id: &str, span: Span) -> Span {
        let marked = format!("#{id}");
        let at = self.source.slice(span).rfind(&marked).filter(|_| !id.is_empty());
        at.map_or(span, |at| Span::new(at, at + marked.len()).shift(span.start))
    }
}
