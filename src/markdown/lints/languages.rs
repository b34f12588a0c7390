//! Words of another language whose tag is not a language.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::parts;
use crate::lang::tag::Tag;
use crate::markdown::item::{Element, Item};
use crate::text::{Source, Span};

/// The finding for an item that ends words of another language.
pub(crate) fn of_item(source: &Arc<Source>, item: &Item<'_>, span: Span) -> Option<Diagnostic> {
    match item {
        Item::End(Element::Foreign(written)) => finding(source, written, span),
        Item::Event(_) | Item::Start(_) | Item::End(_) => None,
    }
}

/// The findings for the words of other languages in a text without markup.
pub(crate) fn of_text(source: &Arc<Source>, span: Span) -> Vec<Diagnostic> {
    let parts = parts::parts(source.slice(span)).into_iter();
    parts.filter_map(|part| finding(source, part.tag?, span)).collect()
}

/// The finding for a tag in a part of a source, at the tag.
fn finding(source: &Arc<Source>, written: &str, span: Span) -> Option<Diagnostic> {
    let reason = Tag::parse(written).err()?;
    let (reason, help) = match reason.split_once("; ") {
        Some((reason, help)) => (reason, Some(help.to_owned())),
        None => (&*reason, None),
    };
    let attribute = "lang=";
    let text = source.slice(span);
    let places = text.match_indices(attribute).map(|(at, _)| at + attribute.len());
    let mut places =
        places.map(|at| at + text[at..].len() - text[at..].trim_start_matches(['"', '\'']).len());
    let at = places.find(|at| text[*at..].starts_with(written));
    let place = at.map_or(span, |at| Span::new(at, at + written.len()).shift(span.start));
    let finding = Diagnostic::new(Rule::BadLanguageTag, source, place, reason);
    Some(finding.maybe_help(help))
}
