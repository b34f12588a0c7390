//! The allow-list of raw HTML: a table of elements, and a table of attributes and their values.

use std::collections::BTreeSet;

use crate::markdown::raw::refusal::Refusal;
use crate::markdown::raw::tokens::StartTag;
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
    anywhere("abbr"),
    anywhere("b"),
    anywhere("bdi"),
    anywhere("bdo"),
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
    void("hr"),
    anywhere("i"),
    anywhere("ins"),
    anywhere("kbd"),
    anywhere("mark"),
    anywhere("p"),
    anywhere("q"),
    inside(&["ruby"], "rp"),
    inside(&["ruby"], "rt"),
    anywhere("ruby"),
    anywhere("s"),
    anywhere("samp"),
    anywhere("small"),
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
    anywhere("u"),
    anywhere("var"),
    void("wbr"),
];

/// The allowed attributes. None of them contains a URL, so no value can link to or load anything.
const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "align",
        elements: &[
            "caption", "col", "colgroup", "div", "hr", "p", "table", "tbody", "td", "tfoot", "th",
            "thead", "tr",
        ],
        value: Value::OneOf(
            &["left", "center", "right", "justify"],
            "`left`, `center`, `right` or `justify`",
        ),
    },
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

/// The characters of an id, as for headings.
const ID: &str = "letters, digits, hyphens, underscores and dots, not beginning with `kb--`";

/// Elements outside the list that have no end tag either (WHATWG HTML, section 13.1.2).
const OTHER_VOID: &[&str] =
    &["area", "base", "embed", "img", "input", "link", "meta", "source", "track"];

/// The element of the list with a name.
pub(crate) fn element(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name == name)
}

/// Whether an element, on the list or not, has no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    element(name).map_or(OTHER_VOID.contains(&name), |element| element.is_void)
}

/// Checks the name and the attributes of a start tag, and returns the refusals with their places in
/// the piece; `None` means the whole tag.
pub(crate) fn judge(tag: &StartTag) -> Vec<(Option<Span>, Refusal)> {
    if element(&tag.name).is_none() {
        return vec![(None, Refusal::Element(tag.name.clone()))];
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

impl Value {
    /// What should stand there, where the value is none of this kind.
    fn expected(self, value: &str) -> Option<&'static str> {
        let number =
            || value.parse::<u32>().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit()));
        let (fits, expected) = match self {
            Value::Text => (true, ""),
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
