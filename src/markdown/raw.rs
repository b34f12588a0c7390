//! Raw HTML in Markdown: parsed as browsers parse it, checked with an allow-list, and serialized
//! again.
//!
//! Content is untrusted, so raw HTML never reaches a page unchanged.
//!
//! 1. [`tokens`] tokenizes each piece as a browser does.
//! 2. [`policy`] checks each tag by its element, attributes and values.
//! 3. [`Reader`] matches start tags and end tags. Both must be in the same part of the Markdown
//!    (paragraph, list item, cell, quote …), so that raw HTML cannot close elements around it.
//! 4. [`mod@write`] serializes the allowed tags; the rest becomes text.
//!
//! Facts and HTML process the same events with the same [`Reader`], so kb publishes exactly what it
//! checked.

mod mathml;
mod policy;
mod refusal;
mod tokens;
mod write;

use pulldown_cmark::{Event, Tag, TagEnd};

pub(crate) use self::mathml::mathml;
pub(crate) use self::refusal::Refusal;
use self::tokens::{Kind, StartTag, Token};
pub(crate) use self::write::{html, without_comments};
use crate::names::anchor::AnchorId;
use crate::text::Span;

/// The deepest nesting of elements in one text.
const MAX_DEPTH: usize = 64;

/// A part of a piece of raw HTML and the verdict on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
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
    /// Shown as escaped text. Each reason has its place in the piece; the end tag of a refused
    /// element has no reason.
    Refused(Vec<(Span, Refusal)>),
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    /// How many parts of the Markdown it stands in.
    depth: usize,
    /// Its start tag: a piece and a part of it.
    at: (usize, usize),
    is_refused: bool,
}

/// Collects the raw HTML in the events of a Markdown text.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pieces: Vec<Vec<Part>>,
    open: Vec<Open>,
    depth: usize,
    block: Option<String>,
}

impl Reader {
    /// Takes the next event.
    pub(crate) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = self.block.take() {
                    self.piece(&html);
                }
            }
            Event::Html(html) => match &mut self.block {
                Some(block) => block.push_str(html),
                None => self.piece(html),
            },
            Event::InlineHtml(html) => self.piece(html),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => {
                self.close_unclosed();
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// How many pieces were read so far.
    pub(crate) fn n_pieces(&self) -> usize {
        self.pieces.len()
    }

    /// The pieces in order, at the end of the text.
    pub(crate) fn finish(mut self) -> Vec<Vec<Part>> {
        self.depth = 0;
        self.close_unclosed();
        self.pieces
    }

    /// Refuses the start tags of elements that are still open where their part of the text ends.
    fn close_unclosed(&mut self) {
        while let Some(open) = self.open.pop_if(|open| open.depth >= self.depth) {
            let (piece, part) = open.at;
            let part = self.pieces.get_mut(piece).and_then(|parts| parts.get_mut(part));
            if let Some(part) = part.filter(|_| !open.is_refused) {
                let why = Refusal::NeverClosed(open.name);
                part.verdict = Verdict::Refused(vec![(part.span, why)]);
            }
        }
    }

    fn piece(&mut self, html: &str) {
        self.pieces.push(Vec::new());
        for Token { kind, span } in tokens::read(html) {
            let refused = |why| Verdict::Refused(vec![(span, why)]);
            let verdict = match kind {
                Kind::Text(text) => Verdict::Text(text),
                Kind::Start(tag) => self.start(tag, span),
                Kind::End { name, has_attributes: true } => refused(Refusal::EndAttributes(name)),
                Kind::End { name, has_attributes: false } => self.end(name, span),
                Kind::Comment { is_closed: true } => Verdict::Comment,
                Kind::Comment { is_closed: false } => refused(Refusal::OpenComment),
                Kind::Markup => refused(Refusal::Markup),
                Kind::Unfinished => refused(Refusal::Unfinished),
            };
            self.pieces.last_mut().expect("was pushed above").push(Part { span, verdict });
        }
    }

    fn start(&mut self, mut tag: StartTag, span: Span) -> Verdict {
        let mut refused: Vec<(Span, Refusal)> = policy::judge(&tag)
            .into_iter()
            .map(|(place, why)| (place.unwrap_or(span), why))
            .collect();
        refused.extend(self.misplaced(&tag.name).map(|why| (span, why)));
        if self.open.len() >= MAX_DEPTH {
            refused.push((span, Refusal::TooDeep));
        }
        let is_refused = !refused.is_empty();
        if !policy::is_void(&tag.name) {
            let piece = self.pieces.len() - 1;
            let at = (piece, self.pieces[piece].len());
            self.open.push(Open { name: tag.name.clone(), depth: self.depth, at, is_refused });
        }
        if is_refused {
            return Verdict::Refused(refused);
        }
        for attribute in tag.attributes.iter_mut().filter(|it| it.name == "id") {
            if let Ok(id) = AnchorId::written(&attribute.value) {
                // Links name ids in normal form C.
                id.as_str().clone_into(&mut attribute.value);
            }
        }
        Verdict::Start(tag)
    }

    /// Whether the element must stand directly in another one than it does.
    fn misplaced(&self, name: &str) -> Option<Refusal> {
        let parents = policy::element(name)?.parents;
        let parent = self.open.last().filter(|open| open.depth == self.depth);
        let fits = parents.is_empty() || parent.is_some_and(|it| parents.contains(&&*it.name));
        (!fits).then(|| Refusal::Misplaced { element: name.to_owned(), parents })
    }

    fn end(&mut self, name: String, span: Span) -> Verdict {
        let refused = |why| Verdict::Refused(vec![(span, why)]);
        // Elements that were refused may lack their end tags.
        let here = self.open.iter().rposition(|open| open.depth < self.depth).map_or(0, |n| n + 1);
        let mut last = None;
        for (nth, open) in self.open.iter().enumerate().skip(here).rev() {
            if open.name == name || !open.is_refused {
                last = Some((nth, open));
                break;
            }
        }
        match last {
            Some((nth, open)) if open.name == name => {
                let is_refused = open.is_refused;
                self.open.truncate(nth);
                if is_refused { Verdict::Refused(Vec::new()) } else { Verdict::End(name) }
            }
            _ if policy::element(&name).is_none() => refused(Refusal::Element(name)),
            Some((_, open)) => {
                refused(Refusal::ClosesOther { open: open.name.clone(), element: name })
            }
            None => refused(Refusal::ClosesNothing(name)),
        }
    }
}

/// The ids of a piece of raw HTML that may hold anything, and where in it their tags stand:
/// `id` of any element, and the older `name` of a link.
pub(crate) fn ids(html: &str) -> Vec<(String, Span)> {
    let mut ids = Vec::new();
    for token in tokens::read(html) {
        if let Kind::Start(tag) = token.kind {
            ids.extend(tag.ids());
        }
    }
    ids
}

/// A tag that begins or ends an element, with the name of the element.
pub(crate) enum Boundary {
    Start(String),
    End(String),
}

/// The begins and ends of elements in a piece of HTML, without those that have no end tag.
pub(crate) fn boundaries(html: &str) -> impl Iterator<Item = Boundary> {
    tokens::read(html).into_iter().filter_map(|token| match token.kind {
        Kind::Start(tag) if policy::is_void(&tag.name) => None,
        Kind::Start(tag) => Some(Boundary::Start(tag.name)),
        Kind::End { name, .. } => Some(Boundary::End(name)),
        Kind::Text(_) | Kind::Comment { .. } | Kind::Markup | Kind::Unfinished => None,
    })
}

impl StartTag {
    /// The anchors of the tag, and the bytes of the attribute that each stands in.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (String, Span)> {
        let is_id = |name: &str| name == "id" || name == "name" && self.name == "a";
        let found =
            self.attributes.iter().filter(move |it| is_id(&it.name) && !it.value.is_empty());
        // `<a id="x" name="x">` is one place.
        let mut seen = std::collections::BTreeSet::new();
        found.filter(move |it| seen.insert(&it.value)).map(|it| (it.value.clone(), it.span))
    }
}
