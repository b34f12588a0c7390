//! Another level-1 heading after the first one.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// The first level-1 heading of a text.
#[derive(Default)]
pub(super) struct SecondTitle {
    first: Option<Span>,
}

impl SecondTitle {
    /// Checks the next heading.
    pub(super) fn heading(
        &mut self,
        source: &Arc<Source>,
        level: u8,
        span: Span,
    ) -> Option<Diagnostic> {
        if level != 1 {
            return None;
        }
        let Some(first) = self.first else {
            self.first = Some(span);
            return None;
        };
        let message = "this page has another level-1 heading before this one";
        Some(
            Diagnostic::new(Rule::SecondTitle, source, span, message)
                .also(source, first, "the first one")
                .help("write `##`, or make it a page of its own"),
        )
    }
}
