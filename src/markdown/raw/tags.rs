//! The tags in a piece of raw HTML, which may have any content.

use crate::markdown::raw::policy;
use crate::markdown::raw::tokens::{self, HtmlTokenKind, StartTag};
use crate::text::Span;

/// The start tags of a piece of raw HTML, with their bytes.
pub(crate) fn start_tags(html: &str) -> impl Iterator<Item = (StartTag, Span)> {
    let tokens = tokens::read(html).into_iter();
    tokens.filter_map(|token| match token.kind {
        HtmlTokenKind::Start(tag) => Some((tag, token.span)),
        HtmlTokenKind::Text(_)
        | HtmlTokenKind::End { .. }
        | HtmlTokenKind::Comment { .. }
        | HtmlTokenKind::Markup
        | HtmlTokenKind::Unfinished => None,
    })
}

/// A tag that begins or ends an element, with the name of the element.
pub(crate) enum Boundary {
    Start(String),
    End(String),
}

/// The starts and ends of elements in a piece of HTML, without elements that have no end tag.
pub(crate) fn boundaries(html: &str) -> impl Iterator<Item = Boundary> {
    tokens::read(html).into_iter().filter_map(|token| match token.kind {
        HtmlTokenKind::Start(tag) if policy::is_void(&tag.name) => None,
        HtmlTokenKind::Start(tag) => Some(Boundary::Start(tag.name)),
        HtmlTokenKind::End { name, .. } => Some(Boundary::End(name)),
        HtmlTokenKind::Text(_)
        | HtmlTokenKind::Comment { .. }
        | HtmlTokenKind::Markup
        | HtmlTokenKind::Unfinished => None,
    })
}

/// The value that browsers read from the text between the quotes of an attribute; `None` if the
/// text would end the value.
pub(crate) fn value_of(written: &str) -> Option<String> {
    let tag = format!("<a href=\"{written}\">");
    let (tag, span) = start_tags(&tag).next().filter(|(_, span)| span.end as usize == tag.len())?;
    let [attribute] = <[_; 1]>::try_from(tag.attributes).ok()?;
    (span.start == 0).then_some(attribute.value)
}
