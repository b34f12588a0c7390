//! Raw HTML in Markdown: parsed as browsers parse it, checked with an allow-list, and serialized
//! again.
//!
//! Content is untrusted, so raw HTML never reaches a page unchanged.
//!
//! 1. [`tokens`] tokenizes each piece as a browser does.
//! 2. [`policy`] checks each tag by its element, attributes and values.
//! 3. [`RawReader`] matches start tags and end tags. Both must be in the same part of the Markdown
//!    (paragraph, list item, cell, quote …), so that raw HTML cannot close elements around it.
//! 4. [`mod@write`] serializes the allowed tags; the rest becomes text.
//!
//! Facts and HTML process the same events with the same [`RawReader`], so kb publishes exactly what it
//! checked.

mod links;
pub(crate) mod mathml;
mod policy;
mod refusal;
mod tags;
mod tokens;
mod urls;
mod write;

use pulldown_cmark::{Event, Tag, TagEnd};

pub(crate) use self::links::RawLinks;
pub(crate) use self::refusal::HtmlRefusal;
pub(crate) use self::tags::{Boundary, boundaries, start_tags, value_of};
pub(crate) use self::tokens::StartTag;
use self::tokens::{HtmlTokenKind, Token};
pub(crate) use self::urls::{ResolvedUrl, UrlPurpose};
pub(crate) use self::write::{PublishedNames, html, with_addresses, without_comments};
use crate::names::anchor::AnchorId;
use crate::text::Span;

/// The texts of a piece of raw HTML that readers see, with their bytes of the piece: without tags,
/// comments, scripts and style sheets.
pub(crate) fn texts(html: &str) -> Vec<(String, Span)> {
    let mut hidden = None;
    let mut texts = Vec::new();
    for Token { kind, span } in tokens::read(html) {
        match kind {
            HtmlTokenKind::Text(text) if hidden.is_none() => texts.push((text, span)),
            HtmlTokenKind::Start(StartTag { name, .. }) if matches!(&*name, "script" | "style") => {
                hidden = Some(name);
            }
            HtmlTokenKind::End { name, .. } if hidden.as_ref() == Some(&name) => hidden = None,
            _ => {}
        }
    }
    texts
}

/// The deepest nesting of elements in one text.
const MAX_DEPTH: usize = 64;

/// A part of a piece of raw HTML and the verdict on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawPart {
    /// Bytes of the piece.
    pub span: Span,
    /// The verdict.
    pub verdict: Verdict,
}

/// The verdict on a part of raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Text, which is escaped.
    Text(String),
    /// A start tag, which is serialized.
    Start(StartTag),
    /// An end tag, which is serialized.
    End(String),
    /// A comment, which is not published.
    Comment,
    /// Shown as escaped text.
    Refused(Refused),
}

/// A refused part of raw HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Each reason has its place in the piece; the end tag of a refused element has no reason.
    pub reasons: Vec<(Span, HtmlRefusal)>,
    /// A start tag whose addresses are checked all the same, so that one run reports all mistakes in it.
    pub tag: Option<StartTag>,
}

impl Verdict {
    /// A refusal for one reason.
    fn refused(span: Span, why: HtmlRefusal) -> Verdict {
        Verdict::Refused(Refused { reasons: vec![(span, why)], tag: None })
    }
}

impl RawPart {
    /// Refuses a start tag that was allowed before.
    fn refuse(&mut self, why: HtmlRefusal) {
        let mut verdict = Verdict::refused(self.span, why);
        std::mem::swap(&mut self.verdict, &mut verdict);
        if let (Verdict::Refused(now), Verdict::Start(tag)) = (&mut self.verdict, verdict) {
            now.tag = Some(tag);
        }
    }
}

/// An element that is open.
#[derive(Debug)]
struct OpenElement {
    name: String,
    /// How many parts of the Markdown are open around it.
    depth: usize,
    /// Its start tag: a piece and a part of it.
    at: (usize, usize),
    is_refused: bool,
    /// Whether it is in a block of HTML, and not in a line of text.
    in_block: bool,
    /// Whether a browser has closed this `p`, because a block began in it.
    is_closed: bool,
}

impl OpenElement {
    /// Whether its end tag may be missing: that of a paragraph or of an item of a list (WHATWG HTML,
    /// section 13.1.2.4).
    fn may_lack_end(&self) -> bool {
        self.in_block && matches!(self.name.as_str(), "p" | "li")
    }
}

/// Collects the raw HTML in the events of a Markdown text.
#[derive(Debug, Default)]
pub(crate) struct RawReader {
    pieces: Vec<Vec<RawPart>>,
    open: Vec<OpenElement>,
    depth: usize,
    block: Option<String>,
    /// Whether the piece that is read is a block.
    in_block: bool,
}

impl RawReader {
    /// Takes the next event.
    pub(crate) fn event(&mut self, event: &Event<'_>) {
        if fills_frame(event) {
            self.refuse_frame();
        }
        match event {
            Event::Start(Tag::Link { .. } | Tag::Heading { .. }) | Event::FootnoteReference(_) => {
                self.refuse_links();
            }
            _ => {}
        }
        match event {
            Event::Start(Tag::HtmlBlock) => self.block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = self.block.take() {
                    self.in_block = true;
                    self.piece(&html);
                    self.in_block = false;
                }
            }
            Event::Html(html) => match &mut self.block {
                Some(block) => block.push_str(html),
                None => self.piece(html),
            },
            Event::InlineHtml(html) => self.piece(html),
            Event::Start(tag) => {
                if is_block(tag) {
                    self.close_paragraph();
                }
                self.depth += 1;
            }
            Event::Rule => self.close_paragraph(),
            Event::End(_) => {
                self.close_unclosed();
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// The pieces in order, at the end of the text.
    pub(crate) fn finish(mut self) -> Vec<Vec<RawPart>> {
        self.depth = 0;
        self.close_unclosed();
        self.pieces
    }

    /// Refuses the open frame, because browsers do not show its content.
    fn refuse_frame(&mut self) {
        let nth = self.open.len().checked_sub(1);
        if let Some(nth) = nth.filter(|nth| self.open[*nth].name == "iframe") {
            self.refuse(nth, HtmlRefusal::Filled);
        }
    }

    /// Refuses the links that are open where a link of Markdown begins: that of a heading, too.
    fn refuse_links(&mut self) {
        for nth in 0..self.open.len() {
            if self.open[nth].name == "a" {
                self.refuse(nth, HtmlRefusal::Nested("a".to_owned()));
            }
        }
    }

    /// Refuses an element that is open.
    fn refuse(&mut self, nth: usize, why: HtmlRefusal) {
        let open = &mut self.open[nth];
        let (piece, part) = open.at;
        let part = self.pieces.get_mut(piece).and_then(|parts| parts.get_mut(part));
        if let Some(part) = part.filter(|_| !open.is_refused) {
            part.refuse(why);
        }
        open.is_refused = true;
    }

    /// Refuses the start tags of elements that are still open where their part of the text ends.
    fn close_unclosed(&mut self) {
        while let Some(open) = self.open.pop_if(|open| open.depth >= self.depth) {
            if open.name == "p" && open.in_block && !open.is_refused {
                if !open.is_closed {
                    self.end_paragraph();
                }
                continue;
            }
            let (piece, part) = open.at;
            let part = self.pieces.get_mut(piece).and_then(|parts| parts.get_mut(part));
            if let Some(part) = part.filter(|_| !open.is_refused) {
                part.refuse(HtmlRefusal::NeverClosed(open.name));
            }
        }
    }

    fn piece(&mut self, html: &str) {
        self.pieces.push(Vec::new());
        for Token { kind, span } in tokens::read(html) {
            let is_filled = match &kind {
                HtmlTokenKind::Text(text) => !text.trim().is_empty(),
                HtmlTokenKind::End { name, .. } => name != "iframe",
                _ => true,
            };
            if is_filled {
                self.refuse_frame();
            }
            let refused = |why| Verdict::refused(span, why);
            let verdict = match kind {
                HtmlTokenKind::Text(text) => Verdict::Text(text),
                HtmlTokenKind::Start(tag) => self.start(tag, span),
                HtmlTokenKind::End { name, has_attributes: true } => {
                    refused(HtmlRefusal::EndAttributes(name))
                }
                HtmlTokenKind::End { name, has_attributes: false } => self.end(name, span),
                HtmlTokenKind::Comment { is_closed: true } => Verdict::Comment,
                HtmlTokenKind::Comment { is_closed: false } => refused(HtmlRefusal::OpenComment),
                HtmlTokenKind::Markup => refused(HtmlRefusal::Markup),
                HtmlTokenKind::Unfinished => refused(HtmlRefusal::Unfinished),
            };
            self.pieces.last_mut().expect("was pushed above").push(RawPart { span, verdict });
        }
    }

    /// Notes that a block begins, where a browser closes an open paragraph.
    fn close_paragraph(&mut self) {
        let is_boundary =
            |open: &OpenElement| matches!(open.name.as_str(), "caption" | "table" | "td" | "th");
        let inner = self.open.iter_mut().rev().take_while(|open| !is_boundary(open));
        for open in inner.filter(|open| open.name == "p") {
            open.is_closed = true;
        }
    }

    /// Adds the end tag of a paragraph that is open to the end of its part of the text.
    fn end_paragraph(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            let end = piece.last().map_or(0, |part| part.span.end);
            let verdict = Verdict::End("p".to_owned());
            piece.push(RawPart { span: Span { start: end, end }, verdict });
        }
    }

    /// A new item closes the one before it, if nothing but a paragraph is open in that.
    fn close_item(&mut self) {
        let here = self.open.iter().rposition(|open| open.depth < self.depth).map_or(0, |n| n + 1);
        let inner = self.open.iter().enumerate().skip(here).rev();
        for (nth, open) in inner {
            match open.name.as_str() {
                "li" if open.may_lack_end() => return self.open.truncate(nth),
                "p" if open.may_lack_end() => {}
                _ => return,
            }
        }
    }

    fn start(&mut self, mut tag: StartTag, span: Span) -> Verdict {
        if tag.name == "li" {
            self.close_item();
        }
        let mut refused: Vec<(Span, HtmlRefusal)> = policy::judge(&tag)
            .into_iter()
            .map(|(place, why)| (place.unwrap_or(span), why))
            .collect();
        refused.extend(self.misplaced(&tag.name).map(|why| (span, why)));
        if tag.name == "a" && self.open.iter().any(|open| open.name == "a") {
            refused.push((span, HtmlRefusal::Nested(tag.name.clone())));
        }
        if self.open.len() >= MAX_DEPTH {
            refused.push((span, HtmlRefusal::TooDeep));
        }
        let is_refused = !refused.is_empty();
        if !is_refused && policy::closes_paragraph(&tag.name) {
            self.close_paragraph();
        }
        if !policy::is_void(&tag.name) {
            let piece = self.pieces.len() - 1;
            let at = (piece, self.pieces[piece].len());
            self.open.push(OpenElement {
                name: tag.name.clone(),
                depth: self.depth,
                at,
                is_refused,
                in_block: self.in_block,
                is_closed: false,
            });
        }
        if is_refused {
            let tag = policy::has_checkable_addresses(&tag, &refused).then_some(tag);
            return Verdict::Refused(Refused { reasons: refused, tag });
        }
        for attribute in tag.attributes.iter_mut().filter(|it| it.name == "id") {
            if let Ok(id) = AnchorId::written(&attribute.value) {
                // Links name ids in normal form C.
                id.as_str().clone_into(&mut attribute.value);
            }
        }
        Verdict::Start(tag)
    }

    /// Checks whether the element is directly in an allowed parent.
    fn misplaced(&self, name: &str) -> Option<HtmlRefusal> {
        let parents = policy::element(name)?.parents;
        let parent = self.open.last().filter(|open| open.depth == self.depth);
        let fits = parents.is_empty() || parent.is_some_and(|it| parents.contains(&&*it.name));
        (!fits).then(|| HtmlRefusal::Misplaced { element: name.to_owned(), parents })
    }

    fn end(&mut self, name: String, span: Span) -> Verdict {
        let refused = |why| Verdict::refused(span, why);
        // Elements that were refused may lack their end tags.
        let here = self.open.iter().rposition(|open| open.depth < self.depth).map_or(0, |n| n + 1);
        let mut last = None;
        for (nth, open) in self.open.iter().enumerate().skip(here).rev() {
            let may_lack_end = open.may_lack_end() && policy::implies_ends(&name);
            if open.name == name || !(open.is_refused || may_lack_end) {
                last = Some((nth, open));
                break;
            }
        }
        match last {
            Some((nth, open)) if open.name == name => {
                let is_refused = open.is_refused;
                self.open.truncate(nth);
                if is_refused { Verdict::Refused(Refused::default()) } else { Verdict::End(name) }
            }
            _ if policy::element(&name).is_none() => refused(HtmlRefusal::Element(name)),
            Some((_, open)) => {
                refused(HtmlRefusal::ClosesOther { open: open.name.clone(), element: name })
            }
            None => refused(HtmlRefusal::ClosesNothing(name)),
        }
    }
}

/// Whether an event is content of the element that is open. Raw HTML is checked by its tags.
fn fills_frame(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::SoftBreak
        | Event::End(_)
        | Event::Start(Tag::HtmlBlock) => false,
        Event::Text(text) => !text.trim().is_empty(),
        _ => true,
    }
}

/// Whether Markdown begins a block with this tag. Items and rows are parts of blocks.
fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::DefinitionList
            | Tag::FootnoteDefinition(_)
    )
}

impl StartTag {
    /// The anchors of the tag, and the bytes of the attribute of each.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (String, Span)> {
        let is_id = |name: &str| name == "id" || name == "name" && self.name == "a";
        let found =
            self.attributes.iter().filter(move |it| is_id(&it.name) && !it.value.is_empty());
        // `<a id="x" name="x">` is one place.
        let mut seen = std::collections::BTreeSet::new();
        found.filter(move |it| seen.insert(&it.value)).map(|it| (it.value.clone(), it.span))
    }
}
