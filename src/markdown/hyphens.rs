//! The finding for a hyphen that is used instead of a dash.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::hyphens;
use crate::text::{Source, Span};

/// Reports the hyphens in a part of a source that are probably dashes.
pub fn check(source: &Arc<Source>, span: Span, found: &mut Vec<Diagnostic>) {
    for hyphen in hyphens::misused(source.slice(span)) {
        let at = Span::from(hyphen).shift(span.start);
        let help = "write `--`, which kb converts to a dash: `2--4`, `word -- word`";
        found.push(
            Diagnostic::new(Rule::HyphenAsDash, source, at, "a hyphen is used instead of a dash")
                .help(help),
        );
    }
}
