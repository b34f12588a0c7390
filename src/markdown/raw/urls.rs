//! The addresses in raw HTML: which attributes have one, and the addresses in a list of pictures.
//!
//! Facts and HTML read the addresses of a tag in the same order, so the n-th address of the facts is the n-th of the
//! page.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::markdown::raw::tokens::{Attribute, StartTag};
use crate::text::{Span, url_safe};

/// The target of an address in raw HTML.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResolvedUrl<'a> {
    /// The address; empty for a broken one.
    pub(crate) href: &'a str,
    /// Width and height of a picture in CSS pixels, when known.
    pub(crate) size: Option<(u32, u32)>,
}

/// The targets of the addresses in the raw HTML of a text, in order.
pub(crate) type Hrefs<'a> = std::slice::Iter<'a, ResolvedUrl<'a>>;

/// The purpose of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UrlPurpose {
    /// Readers follow it.
    Link,
    /// A picture, which the page shows.
    Picture,
    /// Sound, moving pictures or their texts.
    Media,
    /// A page of another site in a frame.
    Embed,
}

/// The attributes with an address: element, attribute, and the purpose of the address.
const ADDRESSES: &[(&str, &str, UrlPurpose)] = &[
    ("a", "href", UrlPurpose::Link),
    ("audio", "src", UrlPurpose::Media),
    ("iframe", "src", UrlPurpose::Embed),
    ("img", "src", UrlPurpose::Picture),
    ("img", "srcset", UrlPurpose::Picture),
    ("source", "src", UrlPurpose::Media),
    ("source", "srcset", UrlPurpose::Picture),
    ("track", "src", UrlPurpose::Media),
    ("video", "poster", UrlPurpose::Picture),
    ("video", "src", UrlPurpose::Media),
];

/// An address in a tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct AttributeUrl<'a> {
    /// As it is written, with character references decoded.
    pub(crate) text: &'a str,
    /// Its purpose.
    pub(crate) purpose: UrlPurpose,
    /// Bytes of the piece: those of the address, or of the whole value if character references make
    /// its place unclear.
    pub(crate) span: Span,
}

/// The purpose of the address of an attribute; `None` for an attribute without an address.
pub(super) fn purpose(element: &str, attribute: &str) -> Option<UrlPurpose> {
    let known = ADDRESSES.iter().find(|(on, name, _)| *on == element && *name == attribute);
    known.map(|(_, _, purpose)| *purpose)
}

impl StartTag {
    /// The attributes with an address. Of attributes with one name, browsers read the first.
    pub(super) fn with_address(&self) -> impl Iterator<Item = &Attribute> {
        let is_first = move |nth: usize, it: &Attribute| {
            !self.attributes[..nth].iter().any(|before| before.name == it.name)
        };
        let attributes = self.attributes.iter().enumerate();
        let attributes = attributes.filter(move |(nth, it)| is_first(*nth, it));
        let has_address = move |it: &&Attribute| {
            purpose(&self.name, &it.name).is_some() && it.value_span != it.span
        };
        attributes.map(|(_, it)| it).filter(has_address)
    }

    /// The addresses of a tag in the order of the text.
    ///
    /// `piece` is the text that the tag was read from.
    pub(crate) fn addresses(&self, piece: &str) -> Vec<AttributeUrl<'_>> {
        let mut addresses = Vec::new();
        for Attribute { name, value, value_span, .. } in self.with_address() {
            let Some(purpose) = purpose(&self.name, name) else { continue };
            let written = piece.get(value_span.range()).unwrap_or_default();
            let (read, seen) = (places(name, value), places(name, written));
            // With a character reference for a space or a comma, the file seems to have other addresses.
            let is_clear = read.len() == seen.len();
            addresses.extend(read.into_iter().enumerate().map(|(nth, place)| {
                let seen = seen.get(nth).filter(|_| is_clear);
                let span = seen.map_or(*value_span, |place| place.shift(value_span.start));
                AttributeUrl { text: &value[place.range()], purpose, span }
            }));
        }
        addresses
    }
}

/// The bytes of each address in the value of an attribute.
fn places(name: &str, value: &str) -> Vec<Span> {
    if name == "srcset" {
        let place = |it: ImageCandidate<'_>| Span::new(it.start, it.start + it.address.len());
        return candidates(value).map(place).collect();
    }
    let start = value.len() - value.trim_start().len();
    vec![Span::new(start, start + value.trim().len())]
}

/// A picture of a list, with its size or density.
struct ImageCandidate<'a> {
    /// Where its address begins in the value.
    start: usize,
    address: &'a str,
    descriptor: &'a str,
}

/// The pictures in a list of them (WHATWG HTML, section 4.8.4.2.1). A comma inside an address is part of it.
fn candidates(value: &str) -> impl Iterator<Item = ImageCandidate<'_>> {
    let mut rest = value;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let start = value.len() - rest.len();
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let address = word.trim_end_matches(',');
        let (descriptor, after) = match address.len() < word.len() {
            true => ("", after),
            false => after.split_once(',').unwrap_or((after, "")),
        };
        rest = after;
        Some(ImageCandidate { start, address, descriptor: descriptor.trim() })
    })
}

/// The value of an attribute with its addresses replaced by their targets, which are taken from
/// `links`; `None` if none of them resolves.
pub(super) fn resolved(attribute: &Attribute, links: &mut Hrefs<'_>) -> Option<String> {
    let mut next = || links.next().map(|link| link.href).filter(|href| !href.is_empty());
    if attribute.name != "srcset" {
        return next().map(|href| url_safe(href).into_owned());
    }
    let mut out = String::new();
    for candidate in candidates(&attribute.value) {
        let Some(href) = next() else { continue };
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&without_commas(href));
        if !candidate.descriptor.is_empty() {
            let _ = write!(out, " {}", candidate.descriptor);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// An address in a list ends at white space, and must not begin or end with a comma.
fn without_commas(href: &str) -> Cow<'_, str> {
    match url_safe(href) {
        safe if safe.contains(',') => Cow::Owned(safe.replace(',', "%2C")),
        safe => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::{ResolvedUrl, candidates, resolved};
    use crate::markdown::raw::tokens::Attribute;
    use crate::text::Span;

    fn read(value: &str) -> Vec<(&str, &str)> {
        candidates(value).map(|it| (it.address, it.descriptor)).collect()
    }

    #[test]
    fn a_list_of_pictures_is_read_as_a_browser_does() {
        assert_eq!(read("a.png 1x, b.png 2x"), [("a.png", "1x"), ("b.png", "2x")]);
        assert_eq!(read(" a.png,\n b,c.png 2x ,"), [("a.png", ""), ("b,c.png", "2x")]);
        assert_eq!(read("a.png, , b.png"), [("a.png", ""), ("b.png", "")]);
        assert_eq!(read(" , "), []);
    }

    #[test]
    fn pictures_that_do_not_resolve_are_left_out_of_the_list() {
        let attribute = Attribute {
            name: "srcset".to_owned(),
            value: "a.png 1x, b.png 2x, c.png".to_owned(),
            span: Span::default(),
            value_span: Span::default(),
        };
        let links = ["x/a,1.png", "", "c d.png"].map(|href| ResolvedUrl { href, size: None });
        let mut links = links.iter();
        assert_eq!(resolved(&attribute, &mut links).as_deref(), Some("x/a%2C1.png 1x, c%20d.png"));
        assert_eq!(resolved(&attribute, &mut links), None);
    }
}
