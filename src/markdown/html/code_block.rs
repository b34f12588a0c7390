//! The HTML of code: its title or language, and its text with colours.

use crate::markdown::code::info::Info;
use crate::markdown::code::{self, Highlighted};
use crate::markdown::html::{HtmlInput, LTR};
use crate::text::escape_html;

/// The language of a text to copy into a message, which is shown as a letter and not as code.
pub(crate) const LETTER: &str = "letter";

/// A block of code, while its text is collected.
#[derive(Debug, Default)]
pub(super) struct CollectedCode {
    /// The line of the fence.
    pub(super) info: String,
    pub(super) text: String,
}

impl CollectedCode {
    /// The HTML.
    pub(super) fn html(&self, input: &HtmlInput<'_>) -> String {
        let info = Info::parse(&self.info);
        let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+');
        let class: String = info.language.chars().filter(is_part).collect();
        let class = if class.is_empty() { "text" } else { &class };
        // Each line of a text has the direction of its words.
        let dir = match (input.is_rtl, class) {
            (false, _) => "",
            (true, LETTER | "text") => " dir=\"auto\"",
            (true, _) => LTR,
        };
        let name = if class == LETTER { &input.words.letter } else { &input.words.code };
        let start = format!(
            "<pre class=\"kb-code\"{dir} tabindex=\"0\" role=\"group\" aria-label=\"{}\"><code class=\"language-{class}\">",
            escape_html(name)
        );
        let highlighted = input.code.highlight(&info, &self.text);
        let (language, code) = match &highlighted {
            Some(Highlighted { language, html }) => (Some(language), html.to_string()),
            None => (None, code::plain(&self.text, &info)),
        };
        let pre = format!("{start}{code}</code></pre>\n");
        let diagram = info.diagram().map(|name| format!("{}: {name}", input.words.diagram));
        match info.title.as_ref().or(diagram.as_ref()).or(language) {
            None => pre,
            Some(title) => format!(
                "<div class=\"kb-code-block\"><p class=\"kb-code-title\">{}</p>\n{pre}</div>\n",
                escape_html(title)
            ),
        }
    }
}
