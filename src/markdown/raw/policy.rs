//! The allow-list of raw HTML: a table of elements, and a table of attributes and their values.

use std::collections::BTreeSet;

use crate::markdown::raw::refusal::HtmlRefusal;
use crate::markdown::raw::tokens::StartTag;
use crate::markdown::raw::urls;
use crate::names::anchor::AnchorId;
use crate::text::Span;

/// An allowed element.
#[derive(Debug)]
pub(crate) struct AllowedElement {
    /// The name in small letters.
    pub name: &'static str,
    /// The allowed parent elements; empty allows any. Browsers drop or move an element with another
    /// parent, and may close other elements.
    pub parents: &'static [&'static str],
    /// Whether it has no end tag.
    pub is_void: bool,
}

/// The allowed values of an attribute.
#[derive(Debug, Clone, Copy)]
enum AllowedValue {
    /// Any text.
    Text,
    /// An anchor: links lead to it.
    Id,
    /// A whole number of at most this.
    UpTo(u32),
    /// One of some words.
    OneOf(&'static [&'static str], &'static str),
    /// A width or height: a number of pixels, with or without `px`, or a percentage.
    Length,
    /// No value, or the name of the attribute.
    Flag,
    /// The features that a frame may use, without hosts.
    Features,
    /// An address, which is resolved like that of a link: it is never published as it is written.
    Url,
}

/// An allowed attribute and its elements.
struct AllowedAttribute {
    name: &'static str,
    /// Empty for all elements.
    elements: &'static [&'static str],
    value: AllowedValue,
}

const fn anywhere(name: &'static str) -> AllowedElement {
    AllowedElement { name, parents: &[], is_void: false }
}

const fn void(name: &'static str) -> AllowedElement {
    AllowedElement { name, parents: &[], is_void: true }
}

const fn inside(parents: &'static [&'static str], name: &'static str) -> AllowedElement {
    AllowedElement { name, parents, is_void: false }
}

/// The allowed elements.
pub(crate) const ELEMENTS: &[AllowedElement] = &[
    anywhere("a"),
    anywhere("abbr"),
    anywhere("audio"),
    anywhere("b"),
    anywhere("bdi"),
    anywhere("bdo"),
    anywhere("blockquote"),
    void("br"),
    inside(&["table"], "caption"),
    anywhere("cite"),
    anywhere("code"),
    AllowedElement { name: "col", parents: &["colgroup"], is_void: true },
    inside(&["table"], "colgroup"),
    inside(&["dl"], "dd"),
    anywhere("del"),
    anywhere("details"),
    anywhere("dfn"),
    anywhere("div"),
    anywhere("dl"),
    inside(&["dl"], "dt"),
    anywhere("em"),
    inside(&["figure"], "figcaption"),
    anywhere("figure"),
    anywhere("h1"),
    anywhere("h2"),
    anywhere("h3"),
    anywhere("h4"),
    anywhere("h5"),
    anywhere("h6"),
    void("hr"),
    anywhere("i"),
    anywhere("iframe"),
    void("img"),
    anywhere("ins"),
    anywhere("kbd"),
    inside(&["ul", "ol"], "li"),
    anywhere("mark"),
    anywhere("ol"),
    anywhere("p"),
    anywhere("picture"),
    anywhere("pre"),
    anywhere("q"),
    inside(&["ruby"], "rp"),
    inside(&["ruby"], "rt"),
    anywhere("ruby"),
    anywhere("s"),
    anywhere("samp"),
    anywhere("small"),
    AllowedElement { name: "source", parents: &["picture", "video", "audio"], is_void: true },
    anywhere("span"),
    anywhere("strong"),
    anywhere("sub"),
    inside(&["details"], "summary"),
    anywhere("sup"),
    anywhere("table"),
    inside(&["table"], "tbody"),
    inside(&["tr"], "td"),
    inside(&["table"], "tfoot"),
    inside(&["tr"], "th"),
    inside(&["table"], "thead"),
    anywhere("time"),
    inside(&["table", "tbody", "thead", "tfoot"], "tr"),
    AllowedElement { name: "track", parents: &["video", "audio"], is_void: true },
    anywhere("u"),
    anywhere("ul"),
    anywhere("var"),
    anywhere("video"),
    void("wbr"),
];

/// The allowed attributes. Those with an address are published with the address of what they resolve to, so no
/// value can link to or load anything that kb did not check.
const ATTRIBUTES: &[AllowedAttribute] = &[
    AllowedAttribute {
        name: "align",
        elements: &[
            "caption", "col", "colgroup", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
            "p", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        ],
        value: AllowedValue::OneOf(
            &["left", "center", "right", "justify", "top", "middle", "bottom"],
            "`left`, `center`, `right`, `justify`, `top`, `middle` or `bottom`",
        ),
    },
    AllowedAttribute { name: "allow", elements: &["iframe"], value: AllowedValue::Features },
    AllowedAttribute { name: "allowfullscreen", elements: &["iframe"], value: AllowedValue::Flag },
    AllowedAttribute { name: "alt", elements: &["img"], value: AllowedValue::Text },
    AllowedAttribute { name: "controls", elements: PLAYERS, value: AllowedValue::Flag },
    AllowedAttribute { name: "default", elements: &["track"], value: AllowedValue::Flag },
    AllowedAttribute {
        name: "frameborder",
        elements: &["iframe"],
        value: AllowedValue::OneOf(&["0", "1"], "`0` or `1`"),
    },
    AllowedAttribute { name: "height", elements: SIZED, value: AllowedValue::Length },
    AllowedAttribute { name: "href", elements: &["a"], value: AllowedValue::Url },
    AllowedAttribute { name: "label", elements: &["track"], value: AllowedValue::Text },
    AllowedAttribute {
        name: "kind",
        elements: &["track"],
        value: AllowedValue::OneOf(
            &["subtitles", "captions", "descriptions", "chapters", "metadata"],
            "`subtitles`, `captions`, `descriptions`, `chapters` or `metadata`",
        ),
    },
    AllowedAttribute {
        name: "loading",
        elements: &["iframe", "img"],
        value: AllowedValue::OneOf(&["lazy", "eager"], "`lazy` or `eager`"),
    },
    AllowedAttribute { name: "loop", elements: PLAYERS, value: AllowedValue::Flag },
    AllowedAttribute { name: "media", elements: &["source"], value: AllowedValue::Text },
    AllowedAttribute { name: "muted", elements: PLAYERS, value: AllowedValue::Flag },
    AllowedAttribute { name: "name", elements: &["a"], value: AllowedValue::Id },
    AllowedAttribute { name: "name", elements: &["details"], value: AllowedValue::Text },
    AllowedAttribute { name: "playsinline", elements: &["video"], value: AllowedValue::Flag },
    AllowedAttribute { name: "poster", elements: &["video"], value: AllowedValue::Url },
    AllowedAttribute {
        name: "preload",
        elements: PLAYERS,
        value: AllowedValue::OneOf(&["none", "metadata", "auto"], "`none`, `metadata` or `auto`"),
    },
    AllowedAttribute {
        name: "referrerpolicy",
        elements: &["a", "iframe", "img"],
        value: AllowedValue::OneOf(
            &[
                "no-referrer",
                "origin",
                "same-origin",
                "strict-origin",
                "strict-origin-when-cross-origin",
            ],
            "`no-referrer`, `origin`, `same-origin`, `strict-origin` or `strict-origin-when-cross-origin`",
        ),
    },
    AllowedAttribute { name: "rel", elements: &["a"], value: AllowedValue::Text },
    AllowedAttribute { name: "reversed", elements: &["ol"], value: AllowedValue::Flag },
    AllowedAttribute { name: "sizes", elements: &["img", "source"], value: AllowedValue::Text },
    AllowedAttribute {
        name: "src",
        elements: &["audio", "iframe", "img", "source", "track", "video"],
        value: AllowedValue::Url,
    },
    AllowedAttribute { name: "srclang", elements: &["track"], value: AllowedValue::Text },
    AllowedAttribute { name: "srcset", elements: &["img", "source"], value: AllowedValue::Url },
    AllowedAttribute { name: "start", elements: &["ol"], value: AllowedValue::UpTo(1_000_000) },
    AllowedAttribute {
        name: "target",
        elements: &["a"],
        value: AllowedValue::OneOf(&["_blank", "_self"], "`_blank` or `_self`"),
    },
    AllowedAttribute {
        name: "type",
        elements: &["ol"],
        value: AllowedValue::OneOf(&["1", "a", "i"], "`1`, `a`, `A`, `i` or `I`"),
    },
    AllowedAttribute { name: "type", elements: &["source"], value: AllowedValue::Text },
    AllowedAttribute { name: "value", elements: &["li"], value: AllowedValue::UpTo(1_000_000) },
    AllowedAttribute { name: "width", elements: SIZED, value: AllowedValue::Length },
    AllowedAttribute { name: "aria-label", elements: &[], value: AllowedValue::Text },
    AllowedAttribute { name: "class", elements: &[], value: AllowedValue::Text },
    AllowedAttribute { name: "colspan", elements: &["td", "th"], value: AllowedValue::UpTo(1000) },
    AllowedAttribute {
        name: "datetime",
        elements: &["del", "ins", "time"],
        value: AllowedValue::Text,
    },
    AllowedAttribute {
        name: "dir",
        elements: &[],
        value: AllowedValue::OneOf(&["ltr", "rtl", "auto"], "`ltr`, `rtl` or `auto`"),
    },
    AllowedAttribute { name: "id", elements: &[], value: AllowedValue::Id },
    AllowedAttribute { name: "lang", elements: &[], value: AllowedValue::Text },
    AllowedAttribute {
        name: "open",
        elements: &["details"],
        value: AllowedValue::OneOf(&["", "open"], "`open` without a value"),
    },
    AllowedAttribute {
        name: "rowspan",
        elements: &["td", "th"],
        value: AllowedValue::UpTo(65_534),
    },
    AllowedAttribute {
        name: "scope",
        elements: &["th"],
        value: AllowedValue::OneOf(
            &["row", "col", "rowgroup", "colgroup"],
            "`row`, `col`, `rowgroup` or `colgroup`",
        ),
    },
    AllowedAttribute { name: "title", elements: &[], value: AllowedValue::Text },
];

/// Elements that play sound or pictures.
const PLAYERS: &[&str] = &["audio", "video"];

/// Elements with a size.
const SIZED: &[&str] = &["iframe", "img", "source", "td", "th", "table", "video", "col"];

/// The characters of an id, as for headings.
const ID: &str = "letters, digits, hyphens, underscores and dots, not beginning with `kb--`";

/// Elements outside the list that have no end tag either (WHATWG HTML, section 13.1.2).
const OTHER_VOID: &[&str] = &["area", "base", "embed", "input", "link", "meta"];

/// The element of the list with a name.
pub(crate) fn element(name: &str) -> Option<&'static AllowedElement> {
    ELEMENTS.iter().find(|element| element.name == name)
}

/// Whether an element, on the list or not, has no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    element(name).map_or(OTHER_VOID.contains(&name), |element| element.is_void)
}

/// Whether the start tag of an element closes an open paragraph (WHATWG HTML, section 13.2.6.4.7).
pub(crate) fn closes_paragraph(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "summary"
            | "table"
            | "ul"
    )
}

/// Whether the end tag of an element closes paragraphs and items that are open in it.
pub(crate) fn implies_ends(name: &str) -> bool {
    matches!(
        name,
        "blockquote"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "li"
            | "ol"
            | "summary"
            | "td"
            | "th"
            | "ul"
    )
}

/// Checks the name and the attributes of a start tag, and returns the refusals with their places in
/// the piece; `None` means the whole tag.
pub(crate) fn judge(tag: &StartTag) -> Vec<(Option<Span>, HtmlRefusal)> {
    // A frame without an address could show a page that the text makes, and a picture without one shows
    // nothing (WHATWG HTML, section 4.8.3: `src` must be present).
    let has_source = || tag.attributes.iter().any(|attribute| attribute.name == "src");
    if element(&tag.name).is_none() {
        return vec![(None, HtmlRefusal::Element(tag.name.clone()))];
    }
    if matches!(tag.name.as_str(), "iframe" | "img") && !has_source() {
        return vec![(None, HtmlRefusal::NoSource(tag.name.clone()))];
    }
    let mut seen = BTreeSet::new();
    let mut refused = Vec::new();
    for given in &tag.attributes {
        let fits = |known: &&AllowedAttribute| {
            let is_on = known.elements.is_empty() || known.elements.contains(&&*tag.name);
            known.name == given.name && is_on
        };
        let why = match ATTRIBUTES.iter().find(fits) {
            None => Some(HtmlRefusal::Attribute {
                element: tag.name.clone(),
                attribute: given.name.clone(),
            }),
            Some(_) if !seen.insert(&given.name) => Some(HtmlRefusal::Repeated {
                element: tag.name.clone(),
                attribute: given.name.clone(),
            }),
            Some(known) => known.value.expected(&given.value).map(|expected| HtmlRefusal::Value {
                attribute: given.name.clone(),
                value: given.value.clone(),
                expected,
            }),
        };
        refused.extend(why.map(|why| (Some(given.span), why)));
    }
    refused
}

/// Whether the addresses in a refused start tag are written as addresses of an allowed element.
pub(crate) fn has_checkable_addresses(tag: &StartTag, refused: &[(Span, HtmlRefusal)]) -> bool {
    element(&tag.name).is_some()
        && !refused.iter().any(|(_, why)| match why {
            HtmlRefusal::Value { attribute, .. } => urls::purpose(&tag.name, attribute).is_some(),
            _ => false,
        })
}

impl AllowedValue {
    /// The expected value, if the value is not of this kind.
    fn expected(self, value: &str) -> Option<&'static str> {
        let number =
            || value.parse::<u32>().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit()));
        let (fits, expected) = match self {
            // A flag counts as set whatever its value is.
            AllowedValue::Text | AllowedValue::Flag => (true, ""),
            AllowedValue::Url => {
                (value.contains(|c: char| !c.is_whitespace() && c != ','), "an address")
            }
            AllowedValue::Features => (are_features(value), FEATURES_TEXT),
            AllowedValue::Length => (is_length(value), "a number of pixels or a percentage"),
            AllowedValue::Id => (AnchorId::written(value).is_ok(), ID),
            AllowedValue::UpTo(most) => {
                (number().is_some_and(|n| (1..=most).contains(&n)), "a whole number from 1")
            }
            AllowedValue::OneOf(words, expected) => {
                (words.iter().any(|word| word.eq_ignore_ascii_case(value)), expected)
            }
        };
        (!fits).then_some(expected)
    }
}

/// The features that a frame may use; none of them gives it more data about the reader than a page
/// has.
const FEATURES: &[&str] = &[
    "accelerometer",
    "autoplay",
    "clipboard-write",
    "encrypted-media",
    "fullscreen",
    "gyroscope",
    "picture-in-picture",
    "web-share",
];

const FEATURES_TEXT: &str = "names of features that players use, such as `autoplay; fullscreen`";

fn are_features(value: &str) -> bool {
    let mut names = value.split(';').map(str::trim).filter(|name| !name.is_empty());
    names.all(|name| FEATURES.contains(&name))
}

fn is_length(value: &str) -> bool {
    let value = value.trim();
    let number = value.strip_suffix('%').or_else(|| value.strip_suffix("px")).unwrap_or(value);
    let mut digits = number.bytes();
    (1..=6).contains(&number.len()) && digits.all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTES, ELEMENTS};

    #[test]
    fn the_manual_names_every_element_and_attribute() {
        let manual = include_str!("../../../tests/spec/rules/refused-html.md");
        let (list, _) = manual.split_once("## Why").expect("has its sections");
        let names: Vec<&str> =
            list.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
        for name in ELEMENTS.iter().map(|it| it.name).chain(ATTRIBUTES.iter().map(|it| it.name)) {
            assert!(names.contains(&name), "{name}");
        }
    }
}
