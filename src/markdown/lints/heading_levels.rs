//! Headings that skip a level.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// The level of the heading before; the title of the page counts as the first one.
pub(super) struct HeadingLevels {
    previous: u8,
}

impl Default for HeadingLevels {
    fn default() -> HeadingLevels {
        HeadingLevels { previous: 1 }
    }
}

impl HeadingLevels {
    /// Checks the next heading.
    pub(super) fn heading(
        &mut self,
        source: &Arc<Source>,
        level: u8,
        span: Span,
    ) -> Option<Diagnostic> {
        let previous = std::mem::replace(&mut self.previous, level);
        (level > previous + 1).then(|| {
            let message = format!("heading of level {level} follows level {previous}");
            Diagnostic::new(Rule::HeadingJump, source, span, message)
                .help(format!("use `{} …`", "#".repeat(usize::from(previous) + 1)))
        })
    }
}
