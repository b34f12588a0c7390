//! New names of tags.

use crate::lang::by_lang::Lang;
use crate::names::slug::Slug;
use crate::refactor::draft::Draft;
use crate::refactor::front;
use crate::refactor::plan::Refusal;
use crate::route;
use crate::site::VariantBody;
use crate::text::Span;
use crate::yaml;
use crate::yaml::edit::scalar_like;

/// Renames the tags that the change names: where pages and scenarios have them, and in kb.yaml. The
/// page of the former tag leads to that of the new one.
///
/// # Errors
/// When no page has a tag, or another tag has the new name.
pub(super) fn rename(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let (before, change) = (draft.before, draft.change);
    for (old, new) in &change.tags {
        let known = route::tags(&before.site, Lang::SOURCE);
        let is_listed = |tag: &str| before.files.config.tags.iter().any(|it| it.id == tag);
        if !known.contains(&old.as_str()) && !is_listed(old) {
            return Err(Refusal::NoTag(old.clone()));
        }
        if known.contains(&new.as_str()) || is_listed(new) {
            return Err(Refusal::TagTaken(new.clone()));
        }
        in_pages(draft, old, new);
        in_config(draft, old, new).ok_or_else(|| Refusal::NoTag(old.clone()))?;
    }
    Ok(())
}

fn in_pages(draft: &mut Draft<'_>, old: &str, new: &str) {
    for entry in draft.before.site.entries.values() {
        let Some(source) = entry.variants.source() else { continue };
        let tags = match &source.body {
            VariantBody::Scenario(scenario) => scenario.tags.as_slice(),
            _ => source.page().map_or(&[][..], |page| &page.front.tags),
        };
        let source = source.doc.source();
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
    // `C++` and `C` have one address.
    if Slug::of_text(old) == Slug::of_text(new) {
        return Some(());
    }
    let (edit, values) =
        front::pair_in(source, &node, front::Pair { key: "former_tags", old, new })?;
    for (span, text) in values.into_iter().chain([edit]) {
        draft.edit(&source.path, span, text);
    }
    Some(())
}
