//! The facts of raw HTML: ids that links can lead to, and refused tags.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::markdown::HtmlPolicy;
use crate::markdown::facts::{AddressSyntax, Link, LinkKind};
use crate::markdown::raw::{self, HtmlRefusal, RawReader, StartTag, UrlPurpose, Verdict};
use crate::text::{Source, Span};

/// Attributes that only change looks, or how a browser loads something.
const LOOKS: &[&str] = &[
    "background",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "color",
    "decoding",
    "face",
    "frame",
    "height",
    "loading",
    "nowrap",
    "rel",
    "rules",
    "size",
    "style",
    "target",
    "valign",
    "width",
];

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
struct ParsedPiece {
    html: String,
    /// The start of each part of it, in the piece and in the file.
    parts: Vec<(usize, usize)>,
    /// Where it ends in the file; the parser adds a line end that the file lacks.
    end: usize,
    /// The place of the whole piece, if the parser has changed the text.
    blurred: Option<Span>,
}

impl ParsedPiece {
    /// Adds a part, which is at `span` of the source. Only the white space around it may differ: the
    /// parser normalizes line ends, and containers write the indentation of their lines anew.
    fn push(&mut self, html: &str, source: &Source, span: Span) {
        let written = source.slice(span);
        let n_before = |text: &str| text.len() - text.trim_start().len();
        self.end = span.end as usize;
        if written.trim() == html.trim() {
            let start = self.html.len();
            self.parts.push((start, span.start as usize));
            let (before, before_written) = (n_before(html), n_before(written));
            if before != before_written {
                self.parts.push((start + before, span.start as usize + before_written));
            }
        } else {
            self.blurred = Some(self.blurred.map_or(span, |all| Span { end: span.end, ..all }));
        }
        self.html.push_str(html);
    }

    /// The byte of the file that a byte of the piece comes from.
    fn place(&self, at: usize) -> usize {
        let nth = self.parts.partition_point(|(start, _)| *start <= at);
        let (start, offset) = nth.checked_sub(1).map_or((0, 0), |nth| self.parts[nth]);
        let next = self.parts.get(nth).map_or(self.end, |(_, offset)| *offset);
        (offset + (at - start)).min(next)
    }

    /// The place in the file of some bytes of the piece.
    fn span(&self, bytes: Span) -> Span {
        self.blurred.unwrap_or_else(|| {
            // The last byte, not the one after it, is in the same part as what it ends.
            let end = match bytes.end.checked_sub(1) {
                Some(last) => (self.place(last as usize) + 1).min(self.end),
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
    reader: RawReader,
    pieces: Vec<ParsedPiece>,
    block: Option<ParsedPiece>,
}

impl RawHtml {
    pub(super) fn new(policy: HtmlPolicy) -> RawHtml {
        RawHtml { policy, reader: RawReader::default(), pieces: Vec::new(), block: None }
    }

    /// Takes the next event of the text.
    pub(super) fn event(&mut self, source: &Source, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.block = Some(ParsedPiece::default()),
            Event::End(TagEnd::HtmlBlock) => self.pieces.extend(self.block.take()),
            Event::Html(html) | Event::InlineHtml(html) => match &mut self.block {
                Some(block) => block.push(html, source, span),
                None => {
                    let mut piece = ParsedPiece::default();
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

    /// The ids and links of the raw HTML, and the findings for refused parts.
    pub(super) fn finish(self, source: &Arc<Source>) -> Found<HtmlFacts> {
        let mut found = Found::<HtmlFacts>::default();
        if self.policy == HtmlPolicy::Trusted {
            for piece in &self.pieces {
                for (tag, at) in raw::start_tags(&piece.html) {
                    found.value.add(piece, &tag);
                    found.findings.extend(missing_text(source, piece.span(at), &tag));
                }
            }
            return found;
        }
        for (piece, parts) in self.pieces.iter().zip(self.reader.finish()) {
            for part in parts {
                match part.verdict {
                    Verdict::Start(tag) => {
                        found.value.add(piece, &tag);
                        found.findings.extend(missing_text(source, piece.span(part.span), &tag));
                    }
                    Verdict::Refused(raw::Refused { reasons, tag }) => {
                        let refused = |(at, why)| finding(source, piece.span(at), &why);
                        found.findings.extend(reasons.into_iter().map(refused));
                        let Some(tag) = tag else { continue };
                        found.value.add_links(piece, &tag);
                        found.findings.extend(missing_text(source, piece.span(part.span), &tag));
                    }
                    Verdict::Text(_) | Verdict::End(_) | Verdict::Comment => {}
                }
            }
        }
        found
    }
}

/// The facts of raw HTML.
#[derive(Debug, Default)]
pub(super) struct HtmlFacts {
    /// Ids that links can lead to, in order.
    pub(super) ids: Vec<HtmlId>,
    /// Links, pictures and media, in the order of their addresses.
    pub(super) links: Vec<Link>,
}

impl HtmlFacts {
    fn add(&mut self, piece: &ParsedPiece, tag: &StartTag) {
        self.ids.extend(tag.ids().map(|(id, at)| HtmlId { id, span: piece.span(at) }));
        self.add_links(piece, tag);
    }

    fn add_links(&mut self, piece: &ParsedPiece, tag: &StartTag) {
        self.links.extend(tag.addresses(&piece.html).into_iter().map(|address| Link {
            kind: match address.purpose {
                UrlPurpose::Link => LinkKind::Path,
                UrlPurpose::Picture => LinkKind::Image,
                UrlPurpose::Media => LinkKind::Media,
                UrlPurpose::Embed => LinkKind::Embed,
            },
            syntax: AddressSyntax::Html,
            dest: address.text.into(),
            span: piece.span(address.span),
            defined: None,
            text: Box::default(),
            sentence: Arc::default(),
        }));
    }
}

/// The finding for a picture without an alternative text, or a frame without a title. The empty text of a picture
/// means that it is decoration.
fn missing_text(source: &Arc<Source>, span: Span, tag: &StartTag) -> Option<Diagnostic> {
    let value = |name| {
        let attribute = tag.attributes.iter().find(|attribute| attribute.name == name);
        attribute.map(|attribute| attribute.value.trim())
    };
    let (message, help) = match tag.name.as_str() {
        "img" if value("alt").is_none() => (
            "picture without alternative text",
            "describe what it shows: `alt=\"…\"`, or write `alt=\"\"` if it is decoration",
        ),
        "iframe" if value("title").is_none_or(str::is_empty) => {
            ("frame without a title", "describe what it shows: `title=\"…\"`")
        }
        _ => return None,
    };
    Some(Diagnostic::new(Rule::MissingAlt, source, span, message).help(help))
}

fn finding(source: &Arc<Source>, span: Span, why: &HtmlRefusal) -> Diagnostic {
    let finding = Diagnostic::new(Rule::RefusedHtml, source, span, why.to_string());
    finding.help(why.help()).maybe_fix(without_attribute(source, span, why))
}

/// The length of `="value"` after the name of an attribute; `None` if it continues in another line.
fn value_length(text: &str) -> Option<usize> {
    let Some(value) = text.trim_start_matches([' ', '\t']).strip_prefix('=') else {
        return Some(0);
    };
    let value = value.trim_start_matches([' ', '\t']);
    let start = text.len() - value.len();
    let (n_before, end) = match value.chars().next()? {
        quote @ ('"' | '\'') => (1, value[1..].find([quote, '\n']).map(|end| end + 1)?),
        _ => (0, value.find(|c: char| c.is_whitespace() || c == '>')?),
    };
    let is_whole = n_before == 0 || !value[end..].starts_with('\n');
    is_whole.then_some(start + end + n_before)
}

/// Removes an attribute that is refused or repeated, and the spaces before it. The fix is safe only
/// for attributes that do not change what readers can do: looks and scripts.
fn without_attribute(source: &Source, span: Span, why: &HtmlRefusal) -> Option<Fix> {
    let (HtmlRefusal::Attribute { attribute: name, .. }
    | HtmlRefusal::Repeated { attribute: name, .. }) = why
    else {
        return None;
    };
    let is_name = source.slice(span).eq_ignore_ascii_case(name);
    let end = span.end as usize + value_length(&source.text[span.end as usize..])?;
    let before = &source.text[..span.start as usize];
    let n_spaces = before.len() - before.trim_end_matches([' ', '\t', '\n', '\r']).len();
    let is_ended = source.text[end..].starts_with(['>', '/', ' ', '\t', '\n', '\r']);
    if !is_name || n_spaces == 0 || !is_ended {
        return None;
    }
    let remove = Span::new(span.start as usize - n_spaces, end);
    let is_look = name.starts_with("on") || LOOKS.contains(&name.as_str());
    Some(if is_look { Fix::safe(remove, "") } else { Fix::guess(remove, "") })
}
