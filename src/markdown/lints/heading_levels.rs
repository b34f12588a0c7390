//! Headings that skip a level.
//!
//! The fix raises the heading and those below it by as many levels as were skipped, so it is known
//! only where the part below the heading ends.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::fix::{Fix, FixSafety};
use crate::diag::rules::Rule;
use crate::text::edit::Edit;
use crate::text::{Source, Span};

/// The level of the heading before; the title of the page counts as the first one.
pub(super) struct HeadingLevels {
    previous: u8,
    /// The last heading that skips a level, while the headings below it are read.
    open: Option<Jump>,
}

/// A heading that skips a level.
struct Jump {
    finding: Diagnostic,
    level: u8,
    /// How many levels it skips.
    n_skipped: u8,
    edits: Vec<Edit>,
}

impl Default for HeadingLevels {
    fn default() -> HeadingLevels {
        HeadingLevels { previous: 1, open: None }
    }
}

impl HeadingLevels {
    /// Checks the next heading, and returns the finding that ends before it.
    pub(super) fn heading(
        &mut self,
        source: &Arc<Source>,
        level: u8,
        span: Span,
    ) -> Option<Diagnostic> {
        let previous = std::mem::replace(&mut self.previous, level);
        let is_jump = level > previous + 1;
        let is_below = self.open.as_ref().is_some_and(|jump| level >= jump.level && !is_jump);
        if is_below {
            let jump = self.open.as_mut()?;
            jump.edits.extend(raised(source, span, jump.n_skipped));
            return None;
        }
        let before = self.finish();
        if is_jump {
            let message = format!("heading of level {level} follows level {previous}");
            let help = format!("use `{} …`", "#".repeat(usize::from(previous) + 1));
            let finding = Diagnostic::new(Rule::HeadingJump, source, span, message).help(help);
            let n_skipped = level - previous - 1;
            let edits = raised(source, span, n_skipped).into_iter().collect();
            self.open = Some(Jump { finding, level, n_skipped, edits });
        }
        before
    }

    /// The last finding, at the end of the text.
    pub(super) fn finish(&mut self) -> Option<Diagnostic> {
        let Jump { finding, edits, .. } = self.open.take()?;
        let fix = (!edits.is_empty()).then_some(Fix { safety: FixSafety::Guess, edits });
        Some(finding.maybe_fix(fix))
    }
}

/// Removes some of the number signs of a heading.
fn raised(source: &Source, span: Span, n_levels: u8) -> Option<Edit> {
    let written = source.slice(span);
    let start = span.start as usize + written.find('#')?;
    let is_sign = source.text[start..].starts_with(&"#".repeat(usize::from(n_levels) + 1));
    let signs = Span::new(start, start + usize::from(n_levels));
    is_sign.then(|| Edit::new(signs, ""))
}
