//! Formulas that cannot be read.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::markdown::math::{self, FormulaPlace};
use crate::text::{Source, Span};

/// The finding for a formula that is wrong.
pub(super) fn check(source: &Arc<Source>, latex: &str, span: Span) -> Option<Diagnostic> {
    let reason = math::html(latex, FormulaPlace::Line).err()?;
    let help = "correct the formula, or write `\\$` for a dollar sign that is text";
    Some(Diagnostic::new(Rule::BadMath, source, span, reason).help(help))
}
