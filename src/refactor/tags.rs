//! New names of tags, and tags that are removed.

use std::sync::Arc;

use crate::doc::{Doc, PlacedText};
use crate::lang::by_lang::Lang;
use crate::names::slug::Slug;
use crate::refactor::change::TagDestination;
use crate::refactor::draft::Draft;
use crate::refactor::front;
use crate::refactor::plan::PlanRefusal;
use crate::refactor::reading::Reading;
use crate::route;
use crate::site::VariantBody;
use crate::text::{Source, Span};
use crate::yaml;
use crate::yaml::edit::{entry_with_lines, scalar_like};

/// Renames the tags that the change names: where pages and scenarios have them, and in kb.yaml. The
/// page of the former tag leads to that of the new one.
///
/// # Errors
/// When no page has a tag, or another tag has the new name.
pub(super) fn rename(draft: &mut Draft<'_>) -> Result<(), PlanRefusal> {
    let (before, change) = (draft.before, draft.change);
    for (old, new) in &change.tags {
        let known = route::tags(&before.site, Lang::SOURCE);
        let is_listed = |tag: &str| before.files.config.tags.iter().any(|it| it.id == tag);
        if !known.contains(&old.as_str()) && !is_listed(old) {
            return Err(PlanRefusal::NoTag(old.clone()));
        }
        if known.contains(&new.as_str()) || is_listed(new) {
            return Err(PlanRefusal::TagTaken(new.clone()));
        }
        in_pages(draft, old, new);
        in_config(draft, old, new).ok_or_else(|| PlanRefusal::NoTag(old.clone()))?;
    }
    Ok(())
}

fn in_pages(draft: &mut Draft<'_>, old: &str, new: &str) {
    for (doc, tags) in tagged(draft.before) {
        let source = doc.source();
        for (_, span) in tags.iter().filter(|(tag, _)| tag == old) {
            draft.edit(&source.path, *span, scalar_like(source.slice(*span), new));
        }
    }
}

fn in_config(draft: &mut Draft<'_>, old: &str, new: &str) -> Option<()> {
    let source = &draft.before.files.config.source;
    let node = yaml::parse(source, Span::new(0, source.text.len())).ok()?;
    if let Some(label) = node.get("tags").and_then(|tags| tags.entry(old)) {
        draft.edit(&source.path, label.key_span, scalar_like(source.slice(label.key_span), new));
    }
    // `C++` and `C` have the same address.
    if Slug::of_text(old) == Slug::of_text(new) {
        return Some(());
    }
    let (edit, values) =
        front::pair_in(source, &node, front::AddedPair { key: "former_tags", old, new })?;
    for (span, text) in values.into_iter().chain([edit]) {
        draft.edit(&source.path, span, text);
    }
    Some(())
}

/// Removes the tags that the change names from pages, scenarios and kb.yaml; another tag can replace
/// them.
///
/// # Errors
/// When no page has a tag, or it shares its line with something else.
pub(super) fn remove(draft: &mut Draft<'_>) -> Result<(), PlanRefusal> {
    let (before, change) = (draft.before, draft.change);
    for (old, to) in &change.removed_tags {
        let known = route::tags(&before.site, Lang::SOURCE);
        let is_listed = |tag: &str| before.files.config.tags.iter().any(|it| it.id == tag);
        let is_tag = |tag: &str| known.contains(&tag) || is_listed(tag);
        let new = match to {
            TagDestination::Tag(new) => Some(new.as_str()),
            TagDestination::Entry(_) => None,
        };
        if let Some(missing) =
            [Some(old.as_str()), new].into_iter().flatten().find(|it| !is_tag(it))
        {
            return Err(PlanRefusal::NoTag(missing.to_owned()));
        }
        let removed = RemovedTag { old, new };
        from_pages(draft, removed)?;
        from_config(draft, removed)?;
    }
    Ok(())
}

/// A removed tag, and the tag that replaces it.
#[derive(Clone, Copy)]
struct RemovedTag<'a> {
    old: &'a str,
    new: Option<&'a str>,
}

impl RemovedTag<'_> {
    fn entangled(self, file: &Source) -> PlanRefusal {
        PlanRefusal::Entangled(file.path.to_string(), self.old.to_owned())
    }
}

fn from_pages(draft: &mut Draft<'_>, removed: RemovedTag<'_>) -> Result<(), PlanRefusal> {
    for (doc, tags) in tagged(draft.before) {
        let replacement = removed.new.filter(|new| !tags.iter().any(|(tag, _)| tag == new));
        let source = doc.source();
        for (_, span) in tags.iter().filter(|(tag, _)| tag == removed.old) {
            match replacement {
                Some(new) => {
                    draft.edit(&source.path, *span, scalar_like(source.slice(*span), new));
                }
                None => {
                    let cut = front::without_item(doc, *span);
                    draft.cut(&source.path, cut.ok_or_else(|| removed.entangled(source))?);
                }
            }
        }
    }
    Ok(())
}

fn from_config(draft: &mut Draft<'_>, removed: RemovedTag<'_>) -> Result<(), PlanRefusal> {
    let source = &draft.before.files.config.source;
    let entangled = || removed.entangled(source);
    let node = yaml::parse(source, Span::new(0, source.text.len())).map_err(|_| entangled())?;
    let at = node.entries().iter().position(|entry| entry.key == "tags");
    let labels = at.map(|at| (at, &node.entries()[at].value));
    let is_it = |entry: &yaml::MapEntry| entry.key == removed.old;
    if let Some((at, labels)) = labels
        && let Some(nth) = labels.entries().iter().position(is_it)
    {
        let cut = match labels.entries() {
            [_] => entry_with_lines(source, &node, at),
            _ => entry_with_lines(source, labels, nth),
        };
        draft.cut(&source.path, cut.ok_or_else(entangled)?);
    }
    match removed.new {
        Some(new) if Slug::of_text(removed.old) == Slug::of_text(new) => {}
        Some(new) => {
            let pair = front::AddedPair { key: "former_tags", old: removed.old, new };
            let (edit, values) = front::pair_in(source, &node, pair).ok_or_else(entangled)?;
            for (span, text) in values.into_iter().chain([edit]) {
                draft.edit(&source.path, span, text);
            }
        }
        None => {
            let is_gone = |tag: &str| tag == removed.old;
            for cut in front::pairs_in(source, &node, "former_tags", &is_gone) {
                draft.cut(&source.path, cut.ok_or_else(entangled)?);
            }
        }
    }
    Ok(())
}

/// The pages and scenarios with their tags.
fn tagged(before: &Reading) -> Vec<(&Arc<Doc>, &[PlacedText])> {
    let sources = before.site.entries.values().filter_map(|entry| entry.variants.source().as_ref());
    let tagged = sources.map(|source| {
        let tags = match &source.body {
            VariantBody::Scenario(scenario) => scenario.tags.as_slice(),
            _ => source.page().map_or(&[][..], |page| &page.front.tags),
        };
        (&source.doc, tags)
    });
    tagged.filter(|(_, tags)| !tags.is_empty()).collect()
}
