//! The allow-list of raw HTML: a table of elements, and a table of attributes and their values.

use std::collections::BTreeSet;

use crate::markdown::raw::refusal::Refusal;
use crate::markdown::raw::tokens::StartTag;
use crate::markdown::raw::urls;
use crate::names::anchor::AnchorId;
use crate::text::Span;

/// An allowed element.
#[derive(Debug)]
pub(crate) struct Element {
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
enum Value {
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
struct Attribute {
    name: &'static str,
    /// Empty for all elements.
    elements: &'static [&'static str],
    value: Value,
}

const fn anywhere(name: &'static str) -> Element {
    Element { name, parents: &[], is_void: false }
}

const fn void(name: &'static str) -> Element {
    Element { name, parents: &[], is_void: true }
}

const fn inside(parents: &'static [&'static str], name: &'static str) -> Element {
    Element { name, parents, is_void: false }
}

/// The allowed elements.
pub(crate) const ELEMENTS: &[Element] = &[
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
    Element { name: "col", parents: &["colgroup"], is_void: true },
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
    Element { name: "source", parents: &["picture", "video", "audio"], is_void: true },
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
    Element { name: "track", parents: &["video", "audio"], is_void: true },
    anywhere("u"),
    anywhere("ul"),
    anywhere("var"),
    anywhere("video"),
    void("wbr"),
];

/// The allowed attributes. Those with an address are published with the address of what they resolve to, so no
/// value can link to or load anything that kb did not check.
const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "align",
        elements: &[
            "caption", "col", "colgroup", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
            "p", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        ],
        value: Value::OneOf(
            &["left", "center", "right", "justify", "top", "middle", "bottom"],
            "`left`, `center`, `right`, `justify`, `top`, `middle` or `bottom`",
        ),
    },
    Attribute { name: "allow", elements: &["iframe"], value: Value::Features },
    Attribute { name: "allowfullscreen", elements: &["iframe"], value: Value::Flag },
    Attribute { name: "alt", elements: &["img"], value: Value::Text },
    Attribute { name: "controls", elements: PLAYERS, value: Value::Flag },
    Attribute { name: "default", elements: &["track"], value: Value::Flag },
    Attribute {
        name: "frameborder",
        elements: &["iframe"],
        value: Value::OneOf(&["0", "1"], "`0` or `1`"),
    },
    Attribute { name: "height", elements: SIZED, value: Value::Length },
    Attribute { name: "href", elements: &["a"], value: Value::Url },
    Attribute { name: "label", elements: &["track"], value: Value::Text },
    Attribute {
        name: "kind",
        elements: &["track"],
        value: Value::OneOf(
            &["subtitles", "captions", "descriptions", "chapters", "metadata"],
            "`subtitles`, `captions`, `descriptions`, `chapters` or `metadata`",
        ),
    },
    Attribute {
        name: "loading",
        elements: &["iframe", "img"],
        value: Value::OneOf(&["lazy", "eager"], "`lazy` or `eager`"),
    },
    Attribute { name: "loop", elements: PLAYERS, value: Value::Flag },
    Attribute { name: "media", elements: &["source"], value: Value::Text },
    Attribute { name: "muted", elements: PLAYERS, value: Value::Flag },
    Attribute { name: "name", elements: &["a"], value: Value::Id },
    Attribute { name: "name", elements: &["details"], value: Value::Text },
    Attribute { name: "playsinline", elements: &["video"], value: Value::Flag },
    Attribute { name: "poster", elements: &["video"], value: Value::Url },
    Attribute {
        name: "preload",
        elements: PLAYERS,
        value: Value::OneOf(&["none", "metadata", "auto"], "`none`, `metadata` or `auto`"),
    },
    Attribute {
        name: "referrerpolicy",
        elements: &["a", "iframe", "img"],
        value: Value::OneOf(
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
    Attribute { name: "rel", elements: &["a"], value: Value::Text },
    Attribute { name: "reversed", elements: &["ol"], value: Value::Flag },
    Attribute { name: "sizes", elements: &["img", "source"], value: Value::Text },
    Attribute {
        name: "src",
        elements: &["audio", "iframe", "img", "source", "track", "video"],
        value: Value::Url,
    },
    Attribute { name: "srclang", elements: &["track"], value: Value::Text },
    Attribute { name: "srcset", elements: &["img", "source"], value: Value::Url },
    Attribute { name: "start", elements: &["ol"], value: Value::UpTo(1_000_000) },
    Attribute {
        name: "target",
        elements: &["a"],
        value: Value::OneOf(&["_blank", "_self"], "`_blank` or `_self`"),
    },
    Attribute {
        name: "type",
        elements: &["ol"],
        value: Value::OneOf(&["1", "a", "i"], "`1`, `a`, `A`, `i` or `I`"),
    },
    Attribute { name: "type", elements: &["source"], value: Value::Text },
    Attribute { name: "value", elements: &["li"], value: Value::UpTo(1_000_000) },
    Attribute { name: "width", elements: SIZED, value: Value::Length },
    Attribute { name: "aria-label", elements: &[], value: Value::Text },
    Attribute { name: "class", elements: &[], value: Value::Text },
    Attribute { name: "colspan", elements: &["td", "th"], value: Value::UpTo(1000) },
    Attribute { name: "datetime", elements: &["del", "ins", "time"], value: Value::Text },
    Attribute {
        name: "dir",
        elements: &[],
        value: Value::OneOf(&["ltr", "rtl", "auto"], "`ltr`, `rtl` or `auto`"),
    },
    Attribute { name: "id", elements: &[], value: Value::Id },
    Attribute { name: "lang", elements: &[], value: Value::Text },
    Attribute {
        name: "open",
        elements: &["details"],
        value: Value::OneOf(&["", "open"], "`open` without a value"),
    },
    Attribute { name: "rowspan", elements: &["td", "th"], value: Value::UpTo(65_534) },
    Attribute {
        name: "scope",
        elements: &["th"],
        value: Value::OneOf(
            &["row", "col", "rowgroup", "colgroup"],
            "`row`, `col`, `rowgroup` or `colgroup`",
        ),
    },
    Attribute { name: "title", elements: &[], value: Value::Text },
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
pub(crate) fn element(name: &str) -> Option<&'static Element> {
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
pub(crate) fn judge(tag: &StartTag) -> Vec<(Option<Span>, Refusal)> {
    // A frame without an address could show a page that the text makes, and a picture without one shows
    // nothing (WHATWG HTML, section 4.8.3: `src` must be present).
    let has_source = || tag.attributes.iter().any(|attribute| attribute.name == "src");
    if element(&tag.name).is_none() {
        return vec![(None, Refusal::Element(tag.name.clone()))];
    }
    if matches!(tag.name.as_str(), "iframe" | "img") && !has_source() {
        return vec![(None, Refusal::NoSource(tag.name.clone()))];
    }
    let mut seen = BTreeSet::new();
    let mut refused = Vec::new();
    for given in &tag.attributes {
        let fits = |known: &&Attribute| {
            let is_on = known.elements.is_empty() || known.elements.contains(&&*tag.name);
            known.name == given.name && is_on
        };
        let why = match ATTRIBUTES.iter().find(fits) {
            None => Some(Refusal::Attribute {
                element: tag.name.clone(),
                attribute: given.name.clone(),
            }),
            Some(_) if !seen.insert(&given.name) => {
                Some(Refusal::Repeated { element: tag.name.clone(), attribute: given.name.clone() })
            }
            Some(known) => known.value.expected(&given.value).map(|expected| Refusal::Value {
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
pub(crate) fn has_checkable_addresses(tag: &StartTag, refused: &[(Span, Refusal)]) -> bool {
    element(&tag.name).is_some()
        && !refused.iter().any(|(_, why)| match why {
            Refusal::Value { attribute, .. } => urls::purpose(&tag.name, attribute).is_some(),
            _ => false,
        })
}

impl Value {
    /// The expected value, if the value is not of this kind.
    fn expected(self, value: &str) -> Option<&'static str> {
        let number =
            || value.parse::<u32>().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit()));
        let (fits, expected) = match self {
            // A flag counts as set whatever its value is.
            Value::Text | Value::Flag => (true, ""),
            Value::Url => (value.contains(|c: char| !c.is_whitespace() && c != ','), "an address"),
            Value::Features => (are_features(value), FEATURES_TEXT),
            Value::Length => (is_length(value), "a number of pixels or a percentage"),
            Value::Id => (AnchorId::written(value).is_ok(), ID),
            Value::UpTo(most) => {
                (number().is_some_and(|n| (1..=most).contains(&n)), "a whole number from 1")
            }
            Value::OneOf(words, expected) => {
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
