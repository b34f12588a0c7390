//! Serializes raw HTML. Only this module writes tags that come from authors.

use std::borrow::Cow;

use crate::markdown::item::PictureSize;
use crate::markdown::raw::tags::start_tags;
use crate::markdown::raw::tokens::{self, HtmlTokenKind, StartTag};
use crate::markdown::raw::urls::{self, Hrefs};
use crate::markdown::raw::{RawPart, Verdict};
use crate::text::escape_html;

/// The ids and addresses that raw HTML gets when it is published.
pub(crate) struct PublishedNames<'a> {
    /// The id to publish for an id; `None` removes it.
    pub(crate) id: &'a dyn Fn(&str) -> Option<String>,
    /// The next addresses.
    pub(crate) links: Hrefs<'a>,
    /// Whether links are left out, because the text is inside a link.
    pub(crate) in_link: bool,
    /// Whether the text is written from right to left, so that code gets its own direction.
    pub(crate) is_rtl: bool,
}

/// Serializes a piece: refused parts become text, and comments are removed.
pub(crate) fn html(piece: &str, parts: &[RawPart], published: &mut PublishedNames<'_>) -> String {
    let mut out = String::with_capacity(piece.len());
    for part in parts {
        match &part.verdict {
            Verdict::Text(text) => push_text(&mut out, text),
            Verdict::Start(tag) => push_start(&mut out, tag, published),
            Verdict::End(name) if name == "iframe" || (name == "a" && published.in_link) => {}
            Verdict::End(name) => {
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
            Verdict::Comment => {}
            Verdict::Refused(refused) => {
                skip_addresses(refused.tag.as_ref(), published);
                push_text(&mut out, piece.get(part.span.range()).unwrap_or_default());
            }
        }
    }
    out
}

/// The piece as it is written, but with the addresses of the next links if they resolve.
pub(crate) fn with_addresses(piece: &str, published: &mut PublishedNames<'_>) -> String {
    let mut out = String::with_capacity(piece.len());
    let mut copied = 0;
    for (tag, _) in start_tags(piece) {
        for attribute in tag.with_address() {
            let Some(value) = urls::resolved(attribute, &mut published.links) else { continue };
            let at = attribute.value_span.range();
            let before = piece.get(copied..at.start).unwrap_or_default();
            out.push_str(before);
            let is_quoted = before.ends_with(['"', '\'']);
            let quote = if is_quoted { "" } else { "\"" };
            out.push_str(quote);
            out.push_str(&escape_html(&value));
            out.push_str(quote);
            copied = at.end;
        }
    }
    out.push_str(piece.get(copied..).unwrap_or_default());
    out
}

/// Passes the addresses of a refused tag, which are not published.
fn skip_addresses(tag: Option<&StartTag>, published: &mut PublishedNames<'_>) {
    for attribute in tag.into_iter().flat_map(StartTag::with_address) {
        urls::resolved(attribute, &mut published.links);
    }
}

/// HTML does not allow NUL.
fn push_text(out: &mut String, text: &str) {
    out.push_str(&escape_html(text).replace('\0', "\u{fffd}"));
}

fn push_start(out: &mut String, tag: &StartTag, published: &mut PublishedNames<'_>) {
    if tag.name == "a" && published.in_link {
        return;
    }
    let is_id = |name: &str| name == "id" || name == "name" && tag.name == "a";
    let mut attributes = String::new();
    let mut is_broken = false;
    let mut own_size = None;
    for attribute in &tag.attributes {
        let has_address = urls::purpose(&tag.name, &attribute.name).is_some();
        if has_address && attribute.name == "src" {
            own_size = published.links.as_slice().first().and_then(|link| link.size);
        }
        let value = if has_address {
            urls::resolved(attribute, &mut published.links)
        } else if is_id(&attribute.name) {
            (published.id)(&attribute.value)
        } else {
            Some(attribute.value.clone())
        };
        let Some(value) = value else {
            is_broken |= has_address && matches!(attribute.name.as_str(), "src");
            continue;
        };
        attributes.push(' ');
        attributes.push_str(&attribute.name);
        attributes.push_str("=\"");
        push_text(&mut attributes, &value);
        attributes.push('"');
    }
    if is_broken && tag.name == "iframe" {
        return push_text(out, &frame_text(tag));
    }
    if is_broken && tag.name == "img" {
        // A broken picture is shown as its text, like that of Markdown.
        let alt = tag.attributes.iter().find(|attribute| attribute.name == "alt");
        return push_text(out, alt.map_or("", |alt| &alt.value));
    }
    if published.is_rtl && is_code(tag) {
        attributes.push_str(" dir=\"ltr\"");
    }
    out.push('<');
    out.push_str(&tag.name);
    out.push_str(&attributes);
    if tag.name == "img" {
        let missing = missing_size(tag, own_size);
        for (name, size) in [("width", missing.width), ("height", missing.height)] {
            out.push_str(&size.map_or(String::new(), |n| format!(" {name}=\"{n}\"")));
        }
    }
    out.push('>');
    if tag.name == "iframe" {
        // Browsers would read what follows as the raw text of the frame.
        out.push_str("</iframe>");
        // Paper shows no frame.
        out.push_str("<span class=\"kb-frame-address\">");
        push_text(out, &frame_text(tag));
        out.push_str("</span>");
    }
}

/// Whether an element holds code whose direction its author did not choose.
fn is_code(tag: &StartTag) -> bool {
    matches!(tag.name.as_str(), "code" | "kbd" | "pre" | "samp")
        && tag.attributes.iter().all(|attribute| attribute.name != "dir")
}

/// The width and height that a picture lacks, so that the text below it does not move when it loads.
/// `own` is the size of its file, if it is known.
fn missing_size(tag: &StartTag, own: Option<(u32, u32)>) -> PictureSize {
    let value = |name| {
        let attribute = tag.attributes.iter().find(|attribute| attribute.name == name);
        attribute.map(|attribute| attribute.value.trim().parse::<u32>().ok())
    };
    let (width, height) = (value("width"), value("height"));
    // A size with a unit is not one in pixels.
    if matches!(width, Some(None)) || matches!(height, Some(None)) {
        return PictureSize::default();
    }
    let wanted = PictureSize { width: width.flatten(), height: height.flatten() };
    let full = wanted.in_proportion(own);
    PictureSize {
        width: full.width.filter(|_| width.is_none()),
        height: full.height.filter(|_| height.is_none()),
    }
}

/// The title and the address of a frame.
fn frame_text(tag: &StartTag) -> String {
    let value = |name| {
        let attribute = tag.attributes.iter().find(|attribute| attribute.name == name);
        attribute.map_or("", |attribute| attribute.value.trim())
    };
    match value("title") {
        "" => value("src").to_owned(),
        title => format!("{title} ({})", value("src")),
    }
}

/// The piece as it is written, without its comments.
pub(crate) fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut copied = 0;
    for token in tokens::read(html) {
        if matches!(token.kind, HtmlTokenKind::Comment { .. }) {
            let comment = token.span.range();
            out.push_str(html.get(copied..comment.start).unwrap_or_default());
            copied = comment.end;
        }
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}
