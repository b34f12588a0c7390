//! The facts of a Markdown text: headings, links, images and raw HTML with their places.

mod ids;
mod raw_html;

use std::collections::BTreeMap;
use std::sync::Arc;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::markdown::facts::ids::Ids;
pub use crate::markdown::facts::raw_html::HtmlId;
use crate::markdown::facts::raw_html::RawHtml;
use crate::markdown::{HtmlPolicy, hyphens};
use crate::names::anchor::AnchorId;
use crate::text::{Source, Span};

/// The deepest nesting of blocks; screen readers become unusable long before.
const MAX_DEPTH: usize = 64;

/// A heading and the section that it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id that links use, unique in the page.
    pub id: AnchorId,
    /// Whether the author wrote the id.
    pub explicit: bool,
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
    /// `![alt](path)`.
    Image,
    /// `<https://…>` or `<a@b>`: the destination is the text.
    Auto,
}

/// A link or image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How it was written.
    pub kind: LinkKind,
    /// The destination, entities decoded.
    pub dest: Box<str>,
    /// The place of the destination, or of the whole link if that is unknown.
    pub span: Span,
    /// Its text or alternative text without markup, and without spaces around it.
    pub text: Box<str>,
    /// The sentence around it, for backlinks.
    pub sentence: Arc<str>,
}

/// All facts of one Markdown text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and images in order of their start.
    pub links: Vec<Link>,
    /// Ids in raw HTML, in order.
    pub html_ids: Vec<HtmlId>,
    /// The beginning of the first paragraph, for a description.
    pub opening: String,
    /// The number of words.
    pub n_words: usize,
    /// Whether the text begins with a level-1 heading, which serves as the title.
    pub title_heading: bool,
}

impl Facts {
    /// The level-1 heading that serves as the title, if the text begins with one.
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
        let headings = self.section_headings().iter().map(|heading| heading.id.as_str());
        headings.chain(self.html_ids.iter().map(|it| it.id.as_str()))
    }
}

/// Collects the facts of the Markdown in `span` of a source; mistakes go to `found`.
pub fn collect(
    source: &Arc<Source>,
    span: Span,
    html: HtmlPolicy,
    found: &mut Vec<Diagnostic>,
) -> Facts {
    let text = source.slice(span);
    let mut no_links = Vec::new();
    let mut collector = Collector::new(source, span, html);
    let on_broken = |broken: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        no_links.extend(no_link(source, span.start, &broken));
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, super::options(), Some(on_broken));
    let mut too_deep = false;
    for (event, range) in parser.into_offset_iter() {
        collector.event(&event, Span::from(range).shift(span.start));
        if collector.depth > MAX_DEPTH {
            too_deep = true;
            break;
        }
    }
    collector.found.append(&mut no_links);
    if too_deep {
        let at = collector.last;
        let message = format!("lists and quotes are nested deeper than {MAX_DEPTH} levels");
        collector.found.push(
            Diagnostic::new(Rule::LimitExceeded, source, at, message).help("use fewer levels"),
        );
    } else {
        collector.end_html();
    }
    found.append(&mut collector.found);
    found.append(&mut collector.ids.findings());
    collector.facts
}

/// The finding for text that was meant as a link.
fn no_link(source: &Arc<Source>, offset: u32, broken: &BrokenLink<'_>) -> Option<Diagnostic> {
    let at = Span::from(broken.span.clone()).shift(offset);
    let finding = |message: &str| Diagnostic::new(Rule::BrokenLink, source, at, message);
    let reference = &broken.reference;
    if broken.link_type != LinkType::Shortcut {
        let message = format!("no definition for the link reference `{reference}`");
        let help = format!("add a line `[{reference}]: path`, or write `[text](path)`");
        return Some(finding(&message).help(help));
    }
    // `[a]` alone is ordinary text, for instance a placeholder in a letter.
    let line = source.text.get(at.end as usize..)?.strip_prefix('(')?.lines().next()?;
    let end = line.find(['(', ')', '[']).filter(|end| line[*end..].starts_with(')'));
    let help = match end.map(|end| line[..end].trim()) {
        None => "close the parenthesis, or write `\\[` for a bracket that is text".to_owned(),
        Some(titled) if titled.contains('"') => {
            "write the title last: `(path.md \"title\")`".to_owned()
        }
        Some(address) => format!("write a path with spaces as `(<{address}>)`"),
    };
    Some(finding("this is not a link: it is shown as text").help(help))
}

/// The state of one walk over the events.
struct Collector<'a> {
    source: &'a Arc<Source>,
    facts: Facts,
    found: Vec<Diagnostic>,
    depth: usize,
    last: Span,
    /// The text of the block being read, and the links in it: index and byte range in the text.
    block: String,
    block_links: Vec<(usize, usize, usize)>,
    open_links: Vec<(usize, usize)>,
    heading: Option<(u8, Option<String>, Span)>,
    ids: Ids<'a>,
    /// Where each footnote is defined, by its name.
    notes: BTreeMap<String, Span>,
    raw_html: RawHtml,
    code: bool,
    body_start: u32,
}

impl<'a> Collector<'a> {
    fn new(source: &'a Arc<Source>, span: Span, html: HtmlPolicy) -> Collector<'a> {
        Collector {
            source,
            facts: Facts::default(),
            found: Vec::new(),
            depth: 0,
            last: span,
            block: String::new(),
            block_links: Vec::new(),
            open_links: Vec::new(),
            heading: None,
            ids: Ids::new(source),
            notes: BTreeMap::new(),
            raw_html: RawHtml::new(html),
            code: false,
            body_start: span.start,
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        self.last = span;
        self.raw_html.event(self.source, event, span);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if !self.code => {
                self.block.push_str(text);
                self.check_hyphens(span);
                self.check_note(text, span);
            }
            Event::Code(text) => self.block.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            Event::Text(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        self.depth += 1;
        match tag {
            Tag::Heading { level, id, .. } => {
                self.flush();
                self.heading = Some((*level as u8, id.as_ref().map(ToString::to_string), span));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::Link { link_type, dest_url, .. } => {
                let kind = match link_type {
                    LinkType::WikiLink { has_pothole } => LinkKind::Wiki { titled: *has_pothole },
                    LinkType::Autolink | LinkType::Email => LinkKind::Auto,
                    _ => LinkKind::Path,
                };
                let mailto = matches!(link_type, LinkType::Email).then_some("mailto:");
                self.open_link(kind, &format!("{}{dest_url}", mailto.unwrap_or("")), span);
            }
            Tag::Image { link_type, dest_url, .. } => {
                // `![[key]]` does not embed a page; it is an image whose path is the key.
                let _ = link_type;
                self.open_link(LinkKind::Image, dest_url, span);
            }
            Tag::FootnoteDefinition(name) => self.define_note(name, span),
            Tag::Paragraph
            | Tag::Item
            | Tag::TableCell
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
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

    fn open_link(&mut self, kind: LinkKind, dest: &str, span: Span) {
        let written = self.source.slice(span);
        let at = written.rfind(dest).filter(|_| !dest.is_empty());
        let span = at.map_or(span, |at| {
            let start = span.start as usize + at;
            Span::new(start, start + dest.len())
        });
        self.open_links.push((self.facts.links.len(), self.block.len()));
        self.facts.links.push(Link {
            kind,
            dest: dest.into(),
            span,
            text: Box::default(),
            sentence: Arc::default(),
        });
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
            self.facts.opening = cut(self.block.trim(), 160);
        }
        for (link, start, end) in self.block_links.drain(..) {
            self.facts.links[link].sentence = sentence(&self.block, start, end).into();
        }
        self.block.clear();
    }

    fn end_heading(&mut self) {
        let Some((level, id, span)) = self.heading.take() else { return };
        let text = self.block.trim().to_owned();
        self.flush_heading();
        let explicit = id.is_some();
        let id = match id {
            Some(id) => self.ids.written(&id, self.place_of_id(&id, span)),
            None => self.ids.of_heading(&text, span),
        };
        if level == 1 && self.facts.headings.is_empty() && self.is_first(span) {
            self.facts.title_heading = true;
        }
        self.check_level(level, span);
        self.facts.headings.push(Heading { level, id, explicit, text, span });
    }

    fn flush_heading(&mut self) {
        for (link, start, end) in self.block_links.drain(..) {
            self.facts.links[link].sentence = sentence(&self.block, start, end).into();
        }
        self.block.clear();
    }

    fn is_first(&self, span: Span) -> bool {
        let before = Span { start: self.body_start, end: span.start };
        self.source.slice(before).trim().is_empty()
    }

    /// Collects the ids and refusals of raw HTML. Ids share one namespace with headings.
    fn end_html(&mut self) {
        let raw_html = std::mem::replace(&mut self.raw_html, RawHtml::new(HtmlPolicy::Safe));
        let (ids, mut refused) = raw_html.finish(self.source);
        self.found.append(&mut refused);
        for HtmlId { id, span } in &ids {
            self.ids.claim(id, *span);
        }
        self.facts.html_ids = ids;
    }

    /// The place of the explicit id of a heading, or of the heading if it has none.
    fn place_of_id(&self, id: &str, span: Span) -> Span {
        let marked = format!("#{id}");
        let at = self.source.slice(span).rfind(&marked).filter(|_| !id.is_empty());
        at.map_or(span, |at| Span::new(at, at + marked.len()).shift(span.start))
    }

    fn check_level(&mut self, level: u8, span: Span) {
        let previous = self.facts.headings.last().map_or(1, |heading| heading.level);
        if level > previous + 1 {
            let message = format!("heading of level {level} follows level {previous}");
            self.found.push(
                Diagnostic::new(Rule::HeadingJump, self.source, span, message)
                    .help(format!("use `{} …`", "#".repeat(usize::from(previous) + 1))),
            );
        }
    }

    /// A reference could lead to only one of two notes with the same name.
    fn define_note(&mut self, name: &str, span: Span) {
        let marked = Span::new(0, "[^]".len() + name.len()).shift(span.start);
        let Some(first) = self.notes.insert(name.to_owned(), marked) else { return };
        let message = format!("footnote `{name}` is defined twice on this page");
        self.found.push(
            Diagnostic::new(Rule::DuplicateId, self.source, marked, message)
                .also(self.source, first, "first defined here")
                .help("give one of them another name"),
        );
    }

    /// The parser returns an undefined footnote as text in pieces: `[`, `^name`, `]`.
    fn check_note(&mut self, text: &str, span: Span) {
        let Some(name) = text.strip_prefix('^').filter(|name| !name.contains(' ')) else { return };
        let text = &self.source.text;
        let before = &text[..span.start as usize];
        let opens = before.ends_with('[') && !before.ends_with("\\[");
        if opens && text[span.end as usize..].starts_with(']') && !name.is_empty() {
            let message = format!("no footnote `{name}` on this page");
            self.found.push(
                Diagnostic::new(Rule::BrokenLink, self.source, span, message)
                    .help(format!("add a line `[^{name}]: …`")),
            );
        }
    }

    /// Reports hyphens used as dashes, except in the text of `<https://…>`.
    fn check_hyphens(&mut self, span: Span) {
        let is_auto = |(link, _): &(usize, usize)| self.facts.links[*link].kind == LinkKind::Auto;
        if !self.open_links.last().is_some_and(is_auto) {
            hyphens::check(self.source, span, &mut self.found);
        }
    }
}

/// Counts words; words joined by a non-breaking space count as one.
fn n_words(text: &str) -> usize {
    let mut n_words = 0;
    let mut after_space = true;
    for byte in text.bytes() {
        let is_space = byte <= b' ';
        n_words += usize::from(after_space && !is_space);
        after_space = is_space;
    }
    n_words
}

/// How many characters of a sentence are shown before its link, so that the link is among them.
const BEFORE_LINK: usize = 160;

/// The sentence of `text` around a byte range, cut to a readable length.
fn sentence(text: &str, start: usize, end: usize) -> String {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let mut from = 0;
    let mut ellipsis = "";
    for (nth, (at, c)) in text[..start].char_indices().rev().enumerate() {
        // A full stop ends a sentence only before a space and a capital letter ("s. r. o.", "§
        // 5.").
        let after = &text[at + c.len_utf8()..];
        if ends(c) && after.starts_with(char::is_whitespace) {
            let next = after.chars().find(|c| !c.is_whitespace());
            if next.is_some_and(|c| !c.is_lowercase()) {
                from = at + c.len_utf8();
                break;
            }
        }
        if nth >= BEFORE_LINK && c.is_whitespace() {
            (from, ellipsis) = (at, "… ");
            break;
        }
    }
    // Text farther away would be cut off.
    let tail = text[end..].char_indices().take(2 * BEFORE_LINK);
    let stop = tail.clone().find(|(at, c)| {
        ends(*c) && text[end + at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
    });
    let to = stop.or(tail.last()).map_or(end, |(at, c)| end + at + c.len_utf8());
    format!("{ellipsis}{}", cut(text[from..to].trim(), 240))
}

/// At most `n_chars` characters, ending at a word.
fn cut(text: &str, n_chars: usize) -> String {
    if text.len() <= n_chars {
        return text.to_owned();
    }
    let Some((limit, _)) = text.char_indices().nth(n_chars) else { return text.to_owned() };
    let end = text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' ']))
}
