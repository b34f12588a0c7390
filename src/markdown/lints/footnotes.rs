//! Footnotes that are defined twice, or not at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// The longest name of a footnote that is searched, in characters.
const MAX_NAME: usize = 200;

/// The place of the definition of each footnote, by its name.
#[derive(Default)]
pub(super) struct Footnotes {
    definitions: BTreeMap<String, Span>,
}

impl Footnotes {
    /// Checks the next definition: a reference could lead to only one of two notes with the same
    /// name.
    pub(super) fn definition(
        &mut self,
        source: &Arc<Source>,
        name: &str,
        span: Span,
    ) -> Option<Diagnostic> {
        let marked = Span::new(0, "[^]".len() + name.len()).shift(span.start);
        let first = self.definitions.insert(name.to_owned(), marked)?;
        let message = format!("footnote `{name}` is defined twice on this page");
        Some(
            Diagnostic::new(Rule::DuplicateId, source, marked, message)
                .also(source, first, "first defined here")
                .help("give one of them another name"),
        )
    }
}

/// The findings for references to footnotes that are not defined. The parser returns them as text.
pub(super) fn undefined(source: &Arc<Source>, text: &str, span: Span) -> Vec<Diagnostic> {
    if !text.contains("[^") {
        return Vec::new();
    }
    let written = source.slice(span);
    let reference = |(at, _): (usize, &str)| {
        let name = &written[at + 2..];
        let len = name.char_indices().take(MAX_NAME).find(|(_, c)| matches!(c, ']' | ' ' | '\n'));
        let name = &name[..len?.0];
        let is_escaped = source.text[..span.start as usize + at].ends_with('\\');
        let is_reference = written[at + 2 + name.len()..].starts_with(']') && !is_escaped;
        let place = Span::new(at + 1, at + 2 + name.len()).shift(span.start);
        let message = format!("no footnote `{name}` on this page");
        let finding = Diagnostic::new(Rule::BrokenLink, source, place, message)
            .help(format!("add a line `[^{name}]: …`"));
        (is_reference && !name.is_empty()).then_some(finding)
    };
    written.match_indices("[^").filter_map(reference).collect()
}
