//! Footnotes that are defined twice, or not at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// Where each footnote is defined, by its name.
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

/// The finding for a reference to a footnote that is not defined. The parser returns it as text in
/// three pieces: `[`, `^name`, `]`.
pub(super) fn undefined(source: &Arc<Source>, text: &str, span: Span) -> Option<Diagnostic> {
    let name = text.strip_prefix('^').filter(|name| !name.is_empty() && !name.contains(' '))?;
    let before = &source.text[..span.start as usize];
    let opens = before.ends_with('[') && !before.ends_with("\\[");
    let is_reference = opens && source.text[span.end as usize..].starts_with(']');
    is_reference.then(|| {
        let message = format!("no footnote `{name}` on this page");
        Diagnostic::new(Rule::BrokenLink, source, span, message)
            .help(format!("add a line `[^{name}]: …`"))
    })
}
