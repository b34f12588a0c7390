//! How wide a formula is, and where a line of it can end.
//!
//! Browsers do not break formulas: a wide one scrolls on the screen and is cut on paper. A formula
//! that is wider than a line is therefore written as several, and the browser breaks the line
//! between them:
//!
//! 1. The width is estimated from the characters. It need not be exact, because it only decides
//!    what may be broken.
//! 2. A wide formula is broken before its relations. A part that is still wide is broken before its
//!    sums, and then inside its brackets.
//! 3. What cannot be broken, such as a matrix, gets a smaller font on paper.

use crate::markdown::raw::mathml::{MathElement, MathNode};

/// A width in hundredths of an em.
pub(crate) type EmWidth = u32;

/// What is wider is broken where it can be. A line of text on a desktop is about 35 em wide.
const LINE: EmWidth = 3000;

/// Relations, before which a formula is broken first.
const RELATIONS: &str = "=<>≤≥≠≈≡∼≃≅∝≪≫∈∋∉⊂⊃⊆⊇→←↔⇒⇐⇔↦⟶⟵⟷⟹⟸⟺";

/// Signs between the members of a sum.
const SUMS: &str = "+-−±∓∪∩∨∧⊕";

/// Signs after which a formula is broken.
const SEPARATORS: &str = ",;";

const OPENING: &str = "([{⟨⌊⌈";
const CLOSING: &str = ")]}⟩⌋⌉";

/// A formula as one or more parts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FormulaLayout {
    /// The content of each part.
    pub(crate) parts: Vec<Vec<MathNode>>,
    /// The estimated width of the widest part.
    pub(crate) widest: EmWidth,
}

/// Breaks a formula that is wider than a line.
pub(crate) fn layout(formula: MathElement) -> FormulaLayout {
    let widest = sum(&formula.children);
    if widest <= LINE {
        return FormulaLayout { parts: vec![formula.children], widest };
    }
    let mut parts = vec![unwrapped(formula.children)];
    for place in [BreakPlace::Relation, BreakPlace::Sum, BreakPlace::Inside] {
        parts = parts.into_iter().flat_map(|part| broken(part, place)).collect();
    }
    let widest = parts.iter().map(|part| sum(part)).max().unwrap_or(0);
    for part in parts.iter_mut().skip(1) {
        keep_spaces(part);
    }
    FormulaLayout { parts, widest }
}

/// Where a part is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BreakPlace {
    /// Before relations that are not in brackets.
    Relation,
    /// Before the members of sums that are not in brackets.
    Sum,
    /// Before and after everything that can begin or end a line, also in brackets.
    Inside,
}

/// The content of a formula without braces around all of it.
fn unwrapped(mut nodes: Vec<MathNode>) -> Vec<MathNode> {
    while let [MathNode::Element(only)] = &mut nodes[..] {
        if only.name != "mrow" || !only.attributes.is_empty() {
            break;
        }
        nodes = std::mem::take(&mut only.children);
    }
    nodes
}

/// The parts of a part: itself if it fits in a line.
fn broken(part: Vec<MathNode>, place: BreakPlace) -> Vec<Vec<MathNode>> {
    if sum(&part) <= LINE {
        return vec![part];
    }
    let mut parts: Vec<Vec<MathNode>> = Vec::new();
    let mut last: Vec<MathNode> = Vec::new();
    let mut depth = 0_usize;
    let mut is_separated = false;
    for node in part {
        let sign = sign(&node).unwrap_or_default();
        let is_one_of = |signs: &str| !sign.is_empty() && sign.chars().any(|c| signs.contains(c));
        let is_open = depth == 0 || place == BreakPlace::Inside;
        let begins = match place {
            BreakPlace::Relation => is_one_of(RELATIONS),
            BreakPlace::Sum => is_one_of(SUMS),
            BreakPlace::Inside => is_one_of(RELATIONS) || is_one_of(SUMS),
        };
        if !last.is_empty() && ((is_open && begins) || is_separated) {
            parts.push(std::mem::take(&mut last));
        }
        is_separated = is_open && place != BreakPlace::Sum && is_one_of(SEPARATORS);
        depth += usize::from(is_one_of(OPENING));
        depth = depth.saturating_sub(usize::from(is_one_of(CLOSING)));
        last.push(node);
    }
    parts.push(last);
    parts
}

/// Keeps the spaces around an operator that begins a part. A browser takes it for a sign otherwise,
/// such as the minus of a negative number.
fn keep_spaces(part: &mut [MathNode]) {
    let [MathNode::Element(first), _, ..] = part else { return };
    if first.name == "mo" && first.attribute("form").is_none() {
        first.attributes.push(("form".to_owned(), "infix".to_owned()));
    }
}

/// The text of an operator.
fn sign(node: &MathNode) -> Option<&str> {
    match node {
        MathNode::Element(MathElement { name, children, .. }) if name == "mo" => {
            match &children[..] {
                [MathNode::Text(text)] => Some(text),
                _ => None,
            }
        }
        MathNode::Element(_) | MathNode::Text(_) => None,
    }
}

fn sum(nodes: &[MathNode]) -> EmWidth {
    nodes.iter().map(width).fold(0, EmWidth::saturating_add)
}

fn widest(nodes: &[MathNode]) -> EmWidth {
    nodes.iter().map(width).max().unwrap_or(0)
}

/// The estimated width of a part of a formula.
fn width(node: &MathNode) -> EmWidth {
    let element = match node {
        MathNode::Text(text) => return text.chars().map(of_char).sum(),
        MathNode::Element(element) => element,
    };
    let children = &element.children[..];
    let (base, scripts) = children.split_at(children.len().min(1));
    match &*element.name {
        "mo" => sum(children) + spaces(sign(node).unwrap_or_default()),
        "mspace" => of_space(element.attribute("width").unwrap_or_default()),
        "mfrac" => widest(children) + 20,
        "msqrt" | "mroot" => sum(base).saturating_add(sum(scripts)).saturating_add(90),
        "msub" | "msup" | "msubsup" | "mmultiscripts" => {
            sum(base).saturating_add(small(widest(scripts)))
        }
        "munder" | "mover" | "munderover" => sum(base).max(small(widest(scripts))),
        "mtable" => of_table(children),
        _ => sum(children),
    }
}

/// The width in the size of scripts.
fn small(width: EmWidth) -> EmWidth {
    width / 10 * 7
}

/// The columns of a table, each as wide as its widest cell and the space around it.
fn of_table(rows: &[MathNode]) -> EmWidth {
    let mut columns: Vec<EmWidth> = Vec::new();
    for row in rows {
        let MathNode::Element(row) = row else { continue };
        for (nth, cell) in row.children.iter().enumerate() {
            let width = width(cell);
            match columns.get_mut(nth) {
                Some(column) => *column = width.max(*column),
                None => columns.push(width),
            }
        }
    }
    columns.into_iter().fold(0, |sum, column| sum.saturating_add(column).saturating_add(80))
}

/// The space that browsers add around an operator.
fn spaces(sign: &str) -> EmWidth {
    let is_one_of = |signs: &str| sign.chars().any(|c| signs.contains(c));
    match () {
        () if is_one_of(RELATIONS) => 56,
        () if is_one_of(SUMS) => 44,
        () if is_one_of(SEPARATORS) => 17,
        () => 0,
    }
}

/// The width of a space: `0.1667em`.
fn of_space(written: &str) -> EmWidth {
    let number = written.strip_suffix("em").unwrap_or_default();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let hundredths: String = decimals.chars().chain("00".chars()).take(2).collect();
    let digits = |text: &str| text.parse::<EmWidth>().unwrap_or(0);
    digits(whole).saturating_mul(100).saturating_add(digits(&hundredths))
}

fn of_char(c: char) -> EmWidth {
    match c {
        // Invisible operators and accents that stand on a letter.
        '\u{2061}'..='\u{2064}' | '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '|' | '\'' | '!' | '′' => 30,
        'f' | 'r' | 't' | 's' | ' ' | '\u{a0}' | '(' | ')' | '[' | ']' | '{' | '}' => 40,
        'm' | 'w' | '∑' | '∏' => 100,
        c if c.is_ascii_digit() || c.is_lowercase() => 55,
        c if RELATIONS.contains(c) || SUMS.contains(c) => 80,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' => 100,
        _ => 75,
    }
}

#[cfg(test)]
mod tests {
    use super::{layout, of_space};
    use crate::markdown::math::{FormulaPlace, html};
    use crate::markdown::raw::mathml::MathElement;

    /// The estimated width of the widest part in em, and how many parts there are.
    fn size(latex: &str) -> (u32, usize) {
        let formula = html(latex, FormulaPlace::Block).expect("is a formula");
        (formula.widest / 100, formula.html.matches("<math").count())
    }

    #[test]
    fn formulas_that_fit_are_not_broken() {
        assert_eq!(size("a = b").1, 1);
        assert_eq!(size("\\sum_{i=1}^n i = \\frac{n(n+1)}{2}").1, 1);
        assert_eq!(layout(MathElement::default()).widest, 0);
    }

    #[test]
    fn wide_formulas_are_broken_at_relations_then_at_sums_then_in_brackets() {
        let long = |sign: &str, n: usize| vec!["alpha"; n].join(sign);
        assert_eq!(size(&long("=", 12)).1, 12);
        assert_eq!(size(&long("+", 12)).1, 12);
        // Brackets around the whole sum.
        assert_eq!(size(&format!("({})", long("+", 12))).1, 12);
        // The part before the relation fits, so its sum is not broken.
        assert_eq!(size(&format!("a + b = {}", long("+", 12))).1, 13);
        assert_eq!(size(&format!("f({}) = 1", long(",", 12))).1, 13);
        // Nothing breaks a fraction.
        let (width, n_parts) = size(&format!("\\frac{{{}}}{{2}}", long("+", 12)));
        assert!(width > 40 && n_parts == 1, "{width} em, {n_parts} parts");
    }

    #[test]
    fn tables_are_as_wide_as_their_columns() {
        let (one, _) = size("\\begin{matrix} a & b \\\\ c & d \\end{matrix}");
        let (two, _) = size("\\begin{matrix} a & b & a & b \\\\ c & d \\end{matrix}");
        assert!(two > one && two < 3 * one, "{one} {two}");
    }

    #[test]
    fn spaces_are_read_in_hundredths() {
        for (written, width) in
            [("0.1667em", 16), ("2em", 200), ("1.5em", 150), ("-1em", 0), ("", 0)]
        {
            assert_eq!(of_space(written), width, "{written}");
        }
    }
}
