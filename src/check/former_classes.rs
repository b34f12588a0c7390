//! Checks style sheets of the site for classes that kb had under another name.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::doc::Doc;
use crate::theme::FormerClass;

/// A finding for each class that no text of the site has, because a page could give it to an element.
#[must_use]
pub fn findings(classes: &[FormerClass], docs: &[Arc<Doc>]) -> Vec<Diagnostic> {
    let is_in_text =
        |class: &&FormerClass| docs.iter().any(|doc| doc.source().text.contains(&class.name));
    let without_text = classes.iter().filter(|class| !is_in_text(class));
    without_text.map(|class| class.finding.clone()).collect()
}
