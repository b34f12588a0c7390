//! Former ids of headings in front matter.

use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::doc::{FormerAnchor, FrontMatter, PlacedText};
use crate::markdown::facts::Facts;
use crate::names::anchor::AnchorId;
use crate::text::Source;

/// Gives headings the former ids that the front matter lists; the findings are ids that cannot be used.
pub(super) fn add_former(
    source: &Arc<Source>,
    front: &FrontMatter,
    facts: &mut Facts,
) -> Vec<Diagnostic> {
    let added = front.anchors.iter().map(|former| add(source, former, facts));
    added.filter_map(Result::err).map(|finding| *finding).collect()
}

fn add(
    source: &Arc<Source>,
    former: &FormerAnchor,
    facts: &mut Facts,
) -> Result<(), Box<Diagnostic>> {
    let FormerAnchor { old, new } = former;
    let finding = |rule: Rule, (_, span): &PlacedText, message: String| {
        Box::new(Diagnostic::new(rule, source, *span, message))
    };
    let Ok(id) = AnchorId::written(&old.0) else {
        let message = format!("`{}` is not an id", old.0.escape_debug());
        let help = "ids have letters, digits, hyphens, underscores and dots";
        return Err(Box::new(finding(Rule::BadId, old, message).help(help)));
    };
    if facts.anchors().any(|taken| taken == id.as_str()) {
        let message = format!("the page still has the id `{id}`");
        return Err(Box::new(finding(Rule::DuplicateId, old, message).help("remove this line")));
    }
    match facts.headings.iter_mut().find(|heading| heading.id.as_str() == new.0) {
        Some(heading) => {
            heading.former.push(id);
            Ok(())
        }
        None => {
            let message = format!("no heading `{}` on this page", new.0.escape_debug());
            let near =
                nearest(&new.0, facts.anchors()).map(|near| format!("did you mean `{near}`?"));
            Err(Box::new(finding(Rule::MissingAnchor, new, message).maybe_help(near)))
        }
    }
}
