//! MathML: read to a tree of the elements and attributes of a list, and written from it.

use crate::markdown::raw::tokens::{self, HtmlTokenKind, StartTag};
use crate::text::escape_html;

/// The elements of a formula.
const ELEMENTS: &[&str] = &[
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "semantics",
];

/// Elements without content.
const EMPTY: &[&str] = &["mspace", "mprescripts", "none"];

/// Attributes with the values that they can have; none of them is an address or a style.
const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "class",
    "columnalign",
    "columnspacing",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowspacing",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

/// An element of a formula: one of the list, with attributes of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct MathElement {
    pub(crate) name: String,
    /// Names and values, in the order of the text.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<MathNode>,
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MathNode {
    Element(MathElement),
    Text(String),
}

impl MathElement {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let of_name = self.attributes.iter().find(|(known, _)| known == name);
        of_name.map(|(_, value)| value.as_str())
    }

    fn of_tag(tag: StartTag) -> MathElement {
        let is_plain =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ' ' | '%' | '+');
        let attributes = tag.attributes.into_iter().filter(|attribute| {
            ATTRIBUTES.contains(&&*attribute.name) && attribute.value.chars().all(is_plain)
        });
        MathElement {
            name: tag.name,
            attributes: attributes.map(|attribute| (attribute.name, attribute.value)).collect(),
            children: Vec::new(),
        }
    }
}

/// The deepest nesting of elements, so that a formula can be walked by recursion.
const MAX_DEPTH: usize = 200;

/// Reads a formula; `None` if it has an element outside the list, if its tags do not match, if it is
/// not one `math` element, or if it is nested too deep. Other attributes are left out.
pub(crate) fn read(written: &str) -> Option<MathElement> {
    // The first element holds the formula.
    let mut open = vec![MathElement::default()];
    for token in tokens::read(written) {
        match token.kind {
            HtmlTokenKind::Text(text) => open.last_mut()?.children.push(MathNode::Text(text)),
            HtmlTokenKind::Start(tag) if EMPTY.contains(&&*tag.name) => {
                open.last_mut()?.children.push(MathNode::Element(MathElement::of_tag(tag)));
            }
            HtmlTokenKind::Start(tag) if ELEMENTS.contains(&&*tag.name) => {
                // A formula in a formula would end the outer one.
                if (tag.name == "math") != (open.len() == 1) || open.len() > MAX_DEPTH {
                    return None;
                }
                open.push(MathElement::of_tag(tag));
            }
            HtmlTokenKind::End { name, .. } if EMPTY.contains(&&*name) => {}
            HtmlTokenKind::End { name, .. } => {
                let ended = open.pop().filter(|ended| ended.name == name)?;
                open.last_mut()?.children.push(MathNode::Element(ended));
            }
            HtmlTokenKind::Start(_)
            | HtmlTokenKind::Comment { .. }
            | HtmlTokenKind::Markup
            | HtmlTokenKind::Unfinished => return None,
        }
    }
    let [around] = <[MathElement; 1]>::try_from(open).ok()?;
    match <[MathNode; 1]>::try_from(around.children).ok()? {
        [MathNode::Element(formula)] => Some(formula),
        [MathNode::Text(_)] => None,
    }
}

/// Writes a formula.
pub(crate) fn push(out: &mut String, formula: &MathElement) {
    out.push('<');
    out.push_str(&formula.name);
    for (name, value) in &formula.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(value);
        out.push('"');
    }
    out.push('>');
    for child in &formula.children {
        match child {
            MathNode::Element(element) => push(out, element),
            MathNode::Text(text) => out.push_str(&escape_html(text).replace('\0', "\u{fffd}")),
        }
    }
    out.push_str("</");
    out.push_str(&formula.name);
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::{push, read};

    fn mathml(written: &str) -> Option<String> {
        let mut out = String::new();
        push(&mut out, &read(written)?);
        Some(out)
    }

    #[test]
    fn only_formulas_are_written() {
        assert_eq!(
            mathml("<math display=\"block\"><mo onclick=x style=\"a\"><</mo><mspace width=\"1em\" /></math>").as_deref(),
            Some("<math display=\"block\"><mo>&lt;</mo><mspace width=\"1em\"></mspace></math>")
        );
        for bad in [
            "<math><mi><b></mi></math>",
            "<math><mi></math>",
            "<math></math></math>",
            "<math><math></math></math>",
            "<math><!-- --></math>",
            "<math></math><math></math>",
            "<mi></mi>",
            "x",
            "",
        ] {
            assert_eq!(mathml(bad), None, "{bad}");
        }
    }
}
