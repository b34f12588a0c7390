//! Mathematics: TeX becomes MathML, which browsers show without scripts.
//!
//! The library does not escape everything that authors write, so its MathML is parsed as in
//! browsers and serialized from a list of elements and attributes (`raw/mathml.rs`).

mod layout;

use std::convert::Infallible;

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Event, StateChange};
use pulldown_latex::{Parser, Storage, push_mathml};

use crate::markdown::math::layout::{EmWidth, FormulaLayout};
use crate::markdown::raw::mathml::{self, MathElement, MathNode};

/// The longest formula, in bytes.
const MAX_BYTES: usize = 4 << 10;

/// The deepest nesting of braces in a formula.
const MAX_DEPTH: usize = 50;

/// Commands that define others. A formula with them could grow without bounds.
const DEFINITIONS: [&str; 6] =
    ["def", "futurelet", "let", "newcommand", "providecommand", "renewcommand"];

/// The place of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormulaPlace {
    /// In a line of text.
    Line,
    /// In lines of its own.
    Block,
}

/// The MathML of a formula.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Formula {
    /// A `math` element, or several if the formula is wider than a line, which can end between them.
    pub(crate) html: String,
    /// Whether there are several.
    pub(crate) is_broken: bool,
    /// The estimated width of the widest one.
    pub(crate) widest: EmWidth,
}

/// The MathML of a formula.
///
/// # Errors
/// What is wrong with the formula, as a clause.
pub(crate) fn html(latex: &str, place: FormulaPlace) -> Result<Formula, String> {
    if latex.len() > MAX_BYTES {
        return Err(format!("this formula is longer than {} KiB", MAX_BYTES >> 10));
    }
    if depth(latex) > MAX_DEPTH {
        return Err(format!("this formula is nested deeper than {MAX_DEPTH} levels"));
    }
    if let Some(name) = commands(latex).find(|name| DEFINITIONS.contains(name)) {
        return Err(format!("this formula defines a command with `\\{name}`"));
    }
    let storage = Storage::new();
    let mut events = Vec::new();
    for event in Parser::new(latex, &storage) {
        match event {
            // Colours of the author would not fit both appearances.
            Ok(Event::StateChange(StateChange::Color(_))) => {}
            Ok(event) => events.push(Ok::<_, Infallible>(event)),
            Err(error) => return Err(reason(latex, &error.to_string())),
        }
    }
    let display_mode = match place {
        FormulaPlace::Line => DisplayMode::Inline,
        FormulaPlace::Block => DisplayMode::Block,
    };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let mut mathml = String::new();
    let written = push_mathml(&mut mathml, events.into_iter(), config);
    let safe = written.ok().and_then(|()| mathml::read(&mathml));
    let mut formula = safe.ok_or_else(|| "this formula contains markup".to_owned())?;
    keep_size(&mut formula);
    Ok(written_in_parts(formula, place))
}

/// Keeps fractions and sums in aligned lines as large as they are outside: browsers make them small in
/// tables.
fn keep_size(element: &mut MathElement) {
    let is_aligned = |(name, value): &(String, String)| {
        name == "class" && value.split_whitespace().any(|class| class == "menv-alignlike")
    };
    if element.attributes.iter().any(is_aligned) {
        element.attributes.push(("displaystyle".to_owned(), "true".to_owned()));
    }
    for child in &mut element.children {
        if let MathNode::Element(child) = child {
            keep_size(child);
        }
    }
}

/// Writes a formula, broken if it is wider than a line.
fn written_in_parts(mut formula: MathElement, place: FormulaPlace) -> Formula {
    let name = std::mem::take(&mut formula.name);
    let mut attributes = std::mem::take(&mut formula.attributes);
    let FormulaLayout { parts, widest } = layout::layout(formula);
    let is_broken = parts.len() > 1;
    if is_broken {
        // A part stands in a line, but looks as it does in a block.
        let block = [("display", "inline"), ("displaystyle", "true")];
        let n_attributes = if place == FormulaPlace::Block { 2 } else { 1 };
        let of_part = block.into_iter().take(n_attributes);
        attributes = of_part.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    }
    let mut html = String::new();
    for (nth, children) in parts.into_iter().enumerate() {
        if nth > 0 {
            html.push_str("<wbr>");
        }
        let (name, attributes) = (name.clone(), attributes.clone());
        mathml::push(&mut html, &MathElement { name, attributes, children });
    }
    Formula { html, is_broken, widest }
}

/// The deepest nesting of braces and commands that nest without braces.
fn depth(latex: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in latex.bytes() {
        match byte {
            b'{' | b'[' | b'^' | b'_' | b'\\' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(2),
            b' ' | b'\n' | b'&' | b'+' | b'=' | b',' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The names of the commands in a formula.
fn commands(latex: &str) -> impl Iterator<Item = &str> {
    latex.split('\\').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    })
}

/// Why a formula is wrong, as a clause: the command that does not exist, or the error of the library.
fn reason(latex: &str, error: &str) -> String {
    if error.contains(UNKNOWN)
        && let Some(name) = commands(latex).find(|name| is_unknown(name))
    {
        return format!("formulas have no command `\\{name}`");
    }
    let line = error.lines().next().unwrap_or_default();
    let line = line.strip_prefix("parsing error: ").unwrap_or(line);
    format!("this formula cannot be read: {}", line.replace("unkown", "unknown"))
}

/// The message of the library for an unknown command.
const UNKNOWN: &str = "unknown primitive command";

fn is_unknown(name: &str) -> bool {
    let (command, storage) = (format!("\\{name}"), Storage::new());
    let error = Parser::new(&command, &storage).find_map(Result::err);
    error.is_some_and(|error| error.to_string().contains(UNKNOWN))
}

#[cfg(test)]
mod tests {
    use super::{FormulaPlace, html};

    #[test]
    fn formulas_become_mathml() {
        let line = |latex: &str| html(latex, FormulaPlace::Line).map(|formula| formula.html);
        assert_eq!(
            line("x<y").as_deref(),
            Ok("<math display=\"inline\"><mi>x</mi><mo>&lt;</mo><mi>y</mi></math>")
        );
        let block = html("\\frac{1}{x^2}", FormulaPlace::Block).expect("is a formula").html;
        assert!(block.starts_with("<math display=\"block\"><mfrac>"), "{block}");
        let aligned =
            html("\\begin{aligned} a &= \\frac{1}{2} \\end{aligned}", FormulaPlace::Block);
        let aligned = aligned.expect("is a formula").html;
        assert!(aligned.contains("displaystyle=\"true\""), "{aligned}");
        for bad in ["{", "\\frac{1}", "\\operatorname{<img src=x onerror=y>}"] {
            assert!(line(bad).is_err(), "{bad}: {:?}", line(bad));
        }
        let unknown = line("\\pi + \\fraq{1}");
        assert_eq!(unknown, Err("formulas have no command `\\fraq`".to_owned()));
        let bomb = "\\def\\a{x}\\def\\b{\\a\\a}\\b";
        assert!(line(bomb).is_err(), "{:?}", line(bomb));
    }

    #[test]
    fn usual_formulas_are_read() {
        for latex in [
            "\\sum_{i=1}^n i = \\frac{n(n+1)}{2}",
            "\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}",
            "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
            "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
            "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
            "\\mathbb{R}^3 \\ni \\vec{v} \\cdot \\hat{n} \\ge \\left( \\frac{a}{b} \\right)",
            "\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1",
            "\\color{red} x",
            "50\\,\\% \\ne \\text{half \\& half}",
        ] {
            let mathml = html(latex, FormulaPlace::Block);
            assert!(mathml.is_ok(), "{latex}: {mathml:?}");
            assert!(!mathml.is_ok_and(|formula| formula.html.contains(" style=")), "{latex}");
        }
    }
}
