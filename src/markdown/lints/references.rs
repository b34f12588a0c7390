//! Text in brackets that was meant as a link.

use std::sync::Arc;

use pulldown_cmark::{BrokenLink, LinkType};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{Source, Span};

/// The finding for brackets that the parser could not read as a link. `offset` is the start of the
/// parsed text in the source.
pub(crate) fn check(
    source: &Arc<Source>,
    offset: u32,
    broken: &BrokenLink<'_>,
) -> Option<Diagnostic> {
    let at = Span::from(broken.span.clone()).shift(offset);
    let finding = |message: &str| Diagnostic::new(Rule::BrokenLink, source, at, message);
    let reference = &broken.reference;
    if broken.link_type != LinkType::Shortcut {
        let message = format!("no definition for the link reference `{reference}`");
        let help = format!("add a line `[{reference}]: path`, or write `[text](path)`");
        return Some(finding(&message).help(help));
    }
    // `[a]` alone is ordinary text, for instance a placeholder in a letter.
    let line = source.text.get(at.end as usize..)?.strip_prefix('(')?.lines().next()?;
    let end = line.find(['(', ')', '[']).filter(|end| line[*end..].starts_with(')'));
    let help = match end.map(|end| line[..end].trim()) {
        None => "close the parenthesis, or write `\\[` for a bracket that is text".to_owned(),
        Some(titled) if titled.contains('"') => {
            "write the title last: `(path.md \"title\")`".to_owned()
        }
        Some(address) => format!("write a path with spaces as `(<{address}>)`"),
    };
    Some(finding("this is not a link: it is shown as text").help(help))
}
