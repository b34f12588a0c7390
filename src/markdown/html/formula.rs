//! The HTML of a formula.

use crate::markdown::math::{self, Place};
use crate::text::escape_html;

/// The MathML of a formula; one that cannot be read is shown as it is written.
pub(super) fn html(latex: &str, place: Place) -> String {
    let html = math::html(latex, place).unwrap_or_else(|_| {
        let sign = if place == Place::Block { "$$" } else { "$" };
        format!("<code>{sign}{}{sign}</code>", escape_html(latex))
    });
    match place {
        Place::Line => html,
        // A long formula scrolls, so the keyboard must reach it.
        Place::Block => format!("<span class=\"math\" tabindex=\"0\">{html}</span>"),
    }
}
