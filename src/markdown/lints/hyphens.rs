//! Hyphens that are used instead of dashes.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::hyphens;
use crate::text::{Source, Span};

/// The findings for the hyphens in a part of a source that are probably dashes.
pub(crate) fn check(source: &Arc<Source>, span: Span) -> impl Iterator<Item = Diagnostic> {
    hyphens::misused(source.slice(span)).into_iter().map(move |hyphen| {
        let at = Span::from(hyphen).shift(span.start);
        Diagnostic::new(Rule::HyphenAsDash, source, at, "a hyphen is used instead of a dash")
            .help("write `--`, which kb converts to a dash: `2--4`, `word -- word`")
    })
}
