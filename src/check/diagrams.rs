//! Diagrams whose source readers see: one finding for each language on the whole site.

use crate::check::uses::{self, Use};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::site::Site;

/// Findings for diagrams.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    let uses = uses::of_pages(site, |page| {
        page.facts.diagrams.iter().map(|diagram| (diagram.language, diagram.span))
    });
    uses.into_iter().map(|(language, used)| finding(language, &used)).collect()
}

fn finding(language: &str, used: &Use<'_>) -> Diagnostic {
    let shown = format!("readers see the source of this {language} diagram");
    let message = match used.n_files {
        1 => shown,
        n => format!("{shown}; {n} files have such diagrams"),
    };
    let help = match language {
        "Mermaid" => MERMAID,
        _ => "export it as an SVG file, and show that with `![text](diagram.svg)`",
    };
    Diagnostic::new(Rule::DiagramSource, used.source, used.span, message).help(help)
}

/// What helps with Mermaid. Its usual SVG has HTML in it, which kb refuses.
const MERMAID: &str = "export it with `mmdc -i diagram.mmd -o diagram.svg` and the setting `htmlLabels: false`, and show it with `![text](diagram.svg)`";
