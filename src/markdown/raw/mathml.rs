//! MathML: serialized from a list of elements and attributes.

use crate::markdown::raw::tokens::{self, Kind, StartTag};
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

/// Serializes a formula; `None` if it has an element outside the list, or if its tags do not match.
/// Other attributes are left out.
pub(crate) fn mathml(written: &str) -> Option<String> {
    let mut out = String::with_capacity(written.len());
    let mut open: Vec<String> = Vec::new();
    for token in tokens::read(written) {
        match token.kind {
            Kind::Text(text) => out.push_str(&escape_html(&text).replace('\0', "\u{fffd}")),
            Kind::Start(tag) if EMPTY.contains(&&*tag.name) => {
                start(&mut out, &tag);
                out.push_str("</");
                out.push_str(&tag.name);
                out.push('>');
            }
            Kind::Start(tag) if ELEMENTS.contains(&&*tag.name) => {
                // A formula in a formula would end the outer one.
                if tag.name == "math" && !open.is_empty() {
                    return None;
                }
                start(&mut out, &tag);
                open.push(tag.name);
            }
            Kind::End { name, .. } if EMPTY.contains(&&*name) => {}
            Kind::End { name, .. } => {
                if open.pop()? != name {
                    return None;
                }
                out.push_str("</");
                out.push_str(&name);
                out.push('>');
            }
            Kind::Start(_) | Kind::Comment { .. } | Kind::Markup | Kind::Unfinished => return None,
        }
    }
    open.is_empty().then_some(out)
}

fn start(out: &mut String, tag: &StartTag) {
    out.push('<');
    out.push_str(&tag.name);
    for attribute in &tag.attributes {
        let is_plain =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ' ' | '%' | '+');
        if ATTRIBUTES.contains(&&*attribute.name) && attribute.value.chars().all(is_plain) {
            out.push(' ');
            out.push_str(&attribute.name);
            out.push_str("=\"");
            out.push_str(&attribute.value);
            out.push('"');
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::mathml;

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
        ] {
            assert_eq!(mathml(bad), None, "{bad}");
        }
    }
}
