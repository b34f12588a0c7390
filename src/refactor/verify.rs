//! Compares a site before and after a change.

use std::collections::BTreeMap;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Severity};
use crate::link::keys::KeyIndex;
use crate::link::references;
use crate::names::path::OutputPath;
use crate::refactor::addresses;
use crate::refactor::draft::Draft;
use crate::refactor::links::{LinkingPage, wrong_links};
use crate::refactor::plan::PlanRefusal;
use crate::refactor::reading::Reading;
use crate::refactor::references::wanted;
use crate::route::{self, own};
use crate::site::freshness::FreshnessState;
use crate::text::RelPath;

/// Checks that every link and reference has its former target, that no address is gone, and that
/// there is no new error.
///
/// # Errors
/// The first kind of loss.
pub(super) fn check(draft: &Draft<'_>, after: &Reading) -> Result<(), PlanRefusal> {
    let new = new_errors(draft, after);
    if !new.is_empty() {
        return Err(PlanRefusal::Findings(new));
    }
    let lost = lost(draft, after);
    if !lost.is_empty() {
        return Err(PlanRefusal::Lost(lost));
    }
    if let Some(refusal) = entangled(draft, after) {
        return Err(refusal);
    }
    let live = addresses::live(&after.site);
    let dead = addresses::of_entries(&draft.before.site);
    if let Some(dead) = dead.into_iter().find(|address| !live.contains(&address.path)) {
        return Err(PlanRefusal::Dead(dead.path.to_string()));
    }
    if let Some(dead) = dead_tags(draft, after).into_iter().find(|path| !live.contains(path)) {
        return Err(PlanRefusal::Dead(dead.to_string()));
    }
    stale(draft, after).map_or(Ok(()), |key| Err(PlanRefusal::Stale(key)))
}

/// The pages of tags that are renamed or removed.
fn dead_tags(draft: &Draft<'_>, after: &Reading) -> Vec<OutputPath> {
    let before = &draft.before.site;
    let langs = before.config.languages.langs();
    let change = draft.change;
    let of_lang = langs.flat_map(|lang| {
        let tags = route::tags(before, lang).into_iter();
        let is_gone =
            |tag: &&str| change.tags.contains_key(*tag) || change.removed_tags.contains_key(*tag);
        tags.filter(is_gone).map(move |tag| own::tag_page(&after.site, lang, tag))
    });
    of_lang.collect()
}

/// Errors that a file does not have now.
fn new_errors(draft: &Draft<'_>, after: &Reading) -> Vec<Diagnostic> {
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let mut known: BTreeMap<(Rule, &RelPath), usize> = BTreeMap::new();
    for found in draft.before.found.iter().filter(is_error) {
        let path = draft.path(&found.source.path).unwrap_or(&found.source.path);
        *known.entry((found.rule, path)).or_default() += 1;
    }
    let new = after.found.iter().filter(is_error).filter(|found| {
        let Some(n) = known.get_mut(&(found.rule, &found.source.path)) else { return true };
        let is_known = *n > 0;
        *n = n.saturating_sub(1);
        !is_known
    });
    new.cloned().collect()
}

/// A removed section whose page has other headings or links than those that should remain: the
/// section ended inside a container, or the rest used its definitions.
fn entangled(draft: &Draft<'_>, after: &Reading) -> Option<PlanRefusal> {
    let site = &draft.before.site;
    draft.change.removed_places.keys().find_map(|(key, id)| {
        let entry = site.entry(*site.keys.get(key)?);
        let is_whole = entry.variants.values().flatten().all(|variant| {
            let path = &variant.doc.source().path;
            let (Some(was), Some(is)) =
                (variant.page(), after.docs.get(path).and_then(|doc| doc.page()))
            else {
                return true;
            };
            let kept = |span| !draft.is_cut(path, span);
            let headings = was.facts.headings.iter().filter(|heading| kept(heading.span));
            let links = was.facts.all_links().filter(|link| kept(link.span));
            headings.map(|it| &it.id).eq(is.facts.headings.iter().map(|it| &it.id))
                && links.count() == is.facts.all_links().count()
        });
        (!is_whole).then(|| PlanRefusal::Entangled(key.clone(), id.clone()))
    })
}

/// Links and references with another target.
fn lost(draft: &Draft<'_>, after: &Reading) -> Vec<Diagnostic> {
    let before = draft.before;
    let keys = KeyIndex::new(&after.site.entries);
    let mut lost = Vec::new();
    for (id, entry) in before.site.entries.iter() {
        for (lang, variant) in entry.variants.iter() {
            let Some(variant) = variant else { continue };
            let wrong = wrong_links(draft, after, LinkingPage { id, lang, variant });
            lost.extend(wrong.into_iter().map(|(link, _)| {
                let message = format!("kb cannot rewrite the link `{}`", link.dest);
                Diagnostic::new(Rule::BrokenLink, variant.doc.source(), link.span, message)
                    .help("write it as the path of a file, then try again")
            }));
        }
        let new = draft.successor(after, id).filter(|_| !draft.is_replaced(after, id));
        let (Some(source), Some(new)) = (entry.variants.source(), new) else { continue };
        let Some(now) = after.site.entry(new).variants.source() else { continue };
        let file = &source.doc.source().path;
        let kept = references::written(source).into_iter();
        let kept = kept.filter(|reference| !draft.is_cut(file, reference.span));
        for (was, is) in kept.zip(references::written(now)) {
            let wanted = wanted(draft, after, id, &was);
            if wanted.is_some() && references::find(&keys, &is) != wanted {
                let message = format!("kb cannot rewrite the reference `{}`", was.text);
                let file = source.doc.source();
                lost.push(
                    Diagnostic::new(Rule::UnknownReference, file, was.span, message)
                        .help("write the whole key, then try again"),
                );
            }
        }
    }
    lost
}

/// An entry whose translations would have another state.
fn stale(draft: &Draft<'_>, after: &Reading) -> Option<String> {
    let before = &draft.before.site;
    before.entries.iter().find_map(|(id, entry)| {
        // Which languages have a page that kb makes follows from the pages below it.
        if entry.is_generated() || draft.is_replaced(after, id) {
            return None;
        }
        let new = draft.successor(after, id)?;
        let langs = before.config.languages.langs();
        let state =
            |lang| (before.freshness(id, lang).state, after.site.freshness(new, lang).state);
        // Without a section that was stale or not translated, a translation is fresh.
        let loses_text = draft.change.removed_places.keys().any(|(key, _)| *key == entry.key);
        let is_worse = |(was, is): (FreshnessState, FreshnessState)| {
            was != is && (!loses_text || was == FreshnessState::Fresh)
        };
        langs.map(state).any(is_worse).then(|| entry.key.clone())
    })
}
