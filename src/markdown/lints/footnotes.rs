//! Footnotes that are defined twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

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
