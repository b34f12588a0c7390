//! Checks the texts of links and pictures.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::markdown::facts::{Link, LinkKind};
use crate::text::Source;

/// Link texts without information about the target, in Czech, English and German.
const EMPTY_WORDS: [&str; 16] = [
    "here",
    "click here",
    "this",
    "link",
    "more",
    "read more",
    "zde",
    "tady",
    "odkaz",
    "více",
    "sem",
    "klikněte zde",
    "hier",
    "hier klicken",
    "mehr",
    "link hier",
];

/// The length of the longest of these texts in bytes, with any capitals.
const LONGEST_EMPTY_WORD: usize = 16;

fn is_empty_word(text: &str) -> bool {
    text.len() <= LONGEST_EMPTY_WORD && EMPTY_WORDS.contains(&text.to_lowercase().as_str())
}

/// The finding for a link or picture whose text does not describe it.
pub(super) fn check(source: &Arc<Source>, link: &Link) -> Option<Diagnostic> {
    let text = &*link.text;
    if link.kind == LinkKind::Image {
        let finding = || {
            let message = "picture without alternative text";
            Diagnostic::new(Rule::MissingAlt, source, link.span, message)
        };
        return text.is_empty().then(|| finding().help("describe what it shows: `![…](…)`"));
    }
    let untitled = matches!(link.kind, LinkKind::Wiki { titled: false });
    if untitled || !(text.is_empty() || is_empty_word(text)) {
        return None;
    }
    let message = match text.is_empty() {
        true => "link without a text".to_owned(),
        false => format!("link text `{}` does not describe its target", text.to_lowercase()),
    };
    let finding = Diagnostic::new(Rule::LinkText, source, link.span, message);
    Some(finding.help("name the page or what readers find there"))
}
