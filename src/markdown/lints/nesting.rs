//! Lists and quotes nested too deeply.

use std::sync::Arc;

use pulldown_cmark::Event;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// The deepest nesting of blocks; screen readers become unusable long before.
const MAX_DEPTH: usize = 64;

/// How deep the current event is nested.
#[derive(Default)]
pub(super) struct Nesting {
    depth: usize,
}

impl Nesting {
    /// Checks the next event. After a finding the rest of the text should not be read.
    pub(super) fn event(
        &mut self,
        source: &Arc<Source>,
        event: &Event<'_>,
        span: Span,
    ) -> Option<Diagnostic> {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.is_too_deep().then(|| {
            let message = format!("lists and quotes are nested deeper than {MAX_DEPTH} levels");
            Diagnostic::new(Rule::LimitExceeded, source, span, message).help("use fewer levels")
        })
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.depth > MAX_DEPTH
    }
}
