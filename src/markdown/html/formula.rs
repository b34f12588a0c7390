//! The HTML of a formula.

use crate::markdown::html::LTR;
use crate::markdown::math::{self, Formula, FormulaPlace};
use crate::text::escape_html;

/// What fits on paper in the font of the text, in hundredths of an em: A4 with margins of 2 cm, less
/// the indentation of a list or box.
const PAPER: u32 = 3800;

/// The MathML of a formula; one that cannot be read is shown as it is written. `is_rtl` is the
/// direction of the text around it.
pub(super) fn html(latex: &str, place: FormulaPlace, is_rtl: bool) -> String {
    let Ok(Formula { html, is_broken, widest }) = math::html(latex, place) else {
        let sign = if place == FormulaPlace::Block { "$$" } else { "$" };
        let dir = if is_rtl { LTR } else { "" };
        let code = format!("<code{dir}>{sign}{}{sign}</code>", escape_html(latex));
        return match place {
            FormulaPlace::Line => code,
            FormulaPlace::Block => format!("<span class=\"kb-math\" tabindex=\"0\">{code}</span>"),
        };
    };
    // Parts follow each other from left to right in all languages.
    let (lines, dir) = if is_broken { (" kb-math-lines", LTR) } else { ("", "") };
    let font = match widest {
        ..=PAPER => "",
        _ if widest <= PAPER / 3 * 4 => " kb-math-small",
        _ => " kb-math-tiny",
    };
    match place {
        FormulaPlace::Line if !is_broken && font.is_empty() => html,
        FormulaPlace::Line if font.is_empty() => format!("<span{dir}>{html}</span>"),
        // A long formula scrolls, so the keyboard must reach it.
        FormulaPlace::Line | FormulaPlace::Block => {
            format!("<span class=\"kb-math{lines}{font}\"{dir} tabindex=\"0\">{html}</span>")
        }
    }
}
