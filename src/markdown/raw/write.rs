//! Serializes raw HTML. Only this module writes tags that come from authors.

use std::borrow::Cow;

use crate::markdown::raw::tokens::{self, Kind, StartTag};
use crate::markdown::raw::{Part, Verdict};
use crate::text::escape_html;

/// Serializes a piece: refused parts become text, and comments are removed. `published` returns the
/// id to publish for an id; `None` removes it.
pub(crate) fn html(
    piece: &str,
    parts: &[Part],
    published: impl Fn(&str) -> Option<String>,
) -> String {
    let mut out = String::with_capacity(piece.len());
    for part in parts {
        match &part.verdict {
            Verdict::Text(text) => push_text(&mut out, text),
            Verdict::Start(tag) => push_start(&mut out, tag, &published),
            Verdict::End(name) => {
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
            Verdict::Comment => {}
            Verdict::Refused(_) => {
                push_text(&mut out, piece.get(part.span.range()).unwrap_or_default());
            }
        }
    }
    out
}

/// HTML has no NUL.
fn push_text(out: &mut String, text: &str) {
    out.push_str(&escape_html(text).replace('\0', "\u{fffd}"));
}

fn push_start(out: &mut String, tag: &StartTag, published: &impl Fn(&str) -> Option<String>) {
    out.push('<');
    out.push_str(&tag.name);
    for attribute in &tag.attributes {
        let id = if attribute.name == "id" { Some(published(&attribute.value)) } else { None };
        let value = match &id {
            Some(None) => continue,
            Some(Some(id)) => id,
            None => &attribute.value,
        };
        out.push(' ');
        out.push_str(&attribute.name);
        out.push_str("=\"");
        push_text(out, value);
        out.push('"');
    }
    out.push('>');
}

/// The piece as it is written, but for its comments.
pub(crate) fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut copied = 0;
    for token in tokens::read(html) {
        if matches!(token.kind, Kind::Comment { .. }) {
            let comment = token.span.range();
            out.push_str(html.get(copied..comment.start).unwrap_or_default());
            copied = comment.end;
        }
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}
