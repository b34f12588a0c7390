//! The facts of raw HTML: ids that links can lead to, and refused tags.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::markdown::HtmlPolicy;
use crate::markdown::raw::{self, Reader, Refusal, Verdict};
use crate::text::{Source, Span};

/// An id in raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlId {
    /// The id, as links name it.
    pub id: String,
    /// The attribute that holds it.
    pub span: Span,
}

/// A piece of raw HTML as the parser returns it: without quote markers and with normalized line
/// ends, so it is not always a slice of the file.
#[derive(Debug, Default)]
struct Piece {
    html: String,
    /// Where each part of it begins, in the piece and in the file.
    parts: Vec<(usize, usize)>,
    /// The place of all of it, where the parser has changed the text.
    blurred: Option<Span>,
}

impl Piece {
    /// Adds a part, which is at `span` of the source.
    fn push(&mut self, html: &str, source: &Source, span: Span) {
        if source.slice(span) == html {
            self.parts.push((self.html.len(), span.start as usize));
        } else {
            self.blurred = Some(self.blurred.map_or(span, |all| Span { end: span.end, ..all }));
        }
        self.html.push_str(html);
    }

    /// The byte of the file that a byte of the piece comes from.
    fn place(&self, at: usize) -> usize {
        let nth = self.parts.partition_point(|(start, _)| *start <= at);
        let (start, offset) = nth.checked_sub(1).map_or((0, 0), |nth| self.parts[nth]);
        offset + (at - start)
    }

    /// The place in the file of some bytes of the piece.
    fn span(&self, bytes: Span) -> Span {
        self.blurred.unwrap_or_else(|| {
            // The last byte, not the one after it, is in the same part as what it ends.
            let end = match bytes.end.checked_sub(1) {
                Some(last) => self.place(last as usize) + 1,
                None => self.place(0),
            };
            let is_empty = bytes.start == bytes.end;
            Span::new(if is_empty { end } else { self.place(bytes.start as usize) }, end)
        })
    }
}

/// The raw HTML of one text, while its events are walked.
pub(super) struct RawHtml {
    policy: HtmlPolicy,
    reader: Reader,
    pieces: Vec<Piece>,
    block: Option<Piece>,
}

impl RawHtml {
    pub(super) fn new(policy: HtmlPolicy) -> RawHtml {
        RawHtml { policy, reader: Reader::default(), pieces: Vec::new(), block: None }
    }

    /// Takes the next event of the text.
    pub(super) fn event(&mut self, source: &Source, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.block = Some(Piece::default()),
            Event::End(TagEnd::HtmlBlock) => self.pieces.extend(self.block.take()),
            Event::Html(html) | Event::InlineHtml(html) => match &mut self.block {
                Some(block) => block.push(html, source, span),
                None => {
                    let mut piece = Piece::default();
                    piece.push(html, source, span);
                    self.pieces.push(piece);
                }
            },
            _ => {}
        }
        if self.policy == HtmlPolicy::Safe {
            self.reader.event(event);
        }
    }

    /// The ids in order, and what is refused.
    pub(super) fn finish(self, source: &Arc<Source>) -> (Vec<HtmlId>, Vec<Diagnostic>) {
        let (mut ids, mut found) = (Vec::new(), Vec::new());
        if self.policy == HtmlPolicy::Trusted {
            for piece in &self.pieces {
                let given = raw::ids(&piece.html).into_iter();
                ids.extend(given.map(|(id, at)| HtmlId { id, span: piece.span(at) }));
            }
            return (ids, found);
        }
        for (piece, parts) in self.pieces.iter().zip(self.reader.finish()) {
            for part in parts {
                match part.verdict {
                    Verdict::Start(tag) => {
                        ids.extend(tag.ids().map(|(id, at)| HtmlId { id, span: piece.span(at) }));
                    }
                    Verdict::Refused(reasons) => {
                        let refused = |(at, why)| finding(source, piece.span(at), &why);
                        found.extend(reasons.into_iter().map(refused));
                    }
                    Verdict::Text(_) | Verdict::End(_) | Verdict::Comment => {}
                }
            }
        }
        (ids, found)
    }
}

fn finding(source: &Arc<Source>, span: Span, why: &Refusal) -> Diagnostic {
    Diagnostic::new(Rule::RefusedHtml, source, span, why.to_string()).help(why.help())
}
