//! Ids of headings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::doc::Doc;
use crate::doc::sections::pair;
use crate::import::front::Anchor;
use crate::import::ids::{self, IdStyle};
use crate::import::plan::PageDraft;
use crate::lang::by_lang::Lang;
use crate::markdown::facts::Heading;
use crate::names::anchor::AnchorId;

/// Writes ids of headings where kb would choose others than the old site.
///
/// A page with translations gets all its ids, and its translations the same ones; an id that a
/// translation loses becomes an old anchor of the heading.
pub(super) fn keep(pages: &mut [PageDraft], docs: &[Arc<Doc>], style: IdStyle) {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (nth, page) in pages.iter().enumerate() {
        by_key.entry(key(page)).or_default().push(nth);
    }
    for group in by_key.into_values() {
        let source = group.iter().copied().find(|nth| pages[*nth].lang == Lang::SOURCE);
        let Some(source) = source else { continue };
        let is_translated = group.len() > 1;
        let wanted = wanted(&docs[source], style, is_translated);
        write(&mut pages[source], &docs[source], &wanted);
        for nth in group.into_iter().filter(|nth| *nth != source) {
            let Some(plan) = translated(&docs[source], &docs[nth], &wanted, style) else {
                continue;
            };
            write(&mut pages[nth], &docs[nth], &plan.ids);
            pages[nth].front.anchors.extend(plan.lost);
        }
    }
}

/// Writes the ids of headings that kb would choose differently now, because others got theirs.
/// Returns the pages that changed.
pub(super) fn hold(pages: &mut [PageDraft], before: &[Arc<Doc>], now: &[Arc<Doc>]) -> Vec<usize> {
    let mut changed = Vec::new();
    for (nth, page) in pages.iter_mut().enumerate() {
        let (old, new) = (headings(&before[nth]), headings(&now[nth]));
        if old.len() != new.len() {
            continue;
        }
        let written: BTreeSet<&str> =
            new.iter().filter(|it| it.explicit).map(|it| it.id.as_str()).collect();
        let ids = old.iter().zip(new).map(|(old, new)| {
            let is_other = !new.explicit && old.id != new.id;
            let id = Some(old.id.to_string()).filter(|_| is_other)?;
            (!written.contains(id.as_str())).then_some(id)
        });
        let ids: NewIds = ids.collect();
        if ids.iter().any(Option::is_some) {
            write(page, &now[nth], &ids);
            changed.push(nth);
        }
    }
    changed
}

fn key(page: &PageDraft) -> String {
    page.path.as_str().splitn(3, '/').nth(2).unwrap_or_default().to_owned()
}

/// For each heading the id to write, or nothing.
type NewIds = Vec<Option<String>>;

fn headings(doc: &Doc) -> &[Heading] {
    doc.page().map_or(&[], |page| &page.facts.headings)
}

/// The index of the first heading that is not the title.
fn first(doc: &Doc) -> usize {
    doc.page().map_or(0, |page| usize::from(page.facts.title_heading))
}

fn old_ids(doc: &Doc, style: IdStyle) -> NewIds {
    let headings = headings(doc).iter();
    ids::of_headings(style, headings.map(|heading| heading.text.as_str()))
}

/// The ids to write in a source: those that kb would not choose, or all.
fn wanted(doc: &Doc, style: IdStyle, all: bool) -> NewIds {
    let old = old_ids(doc, style);
    let mut taken: BTreeSet<String> =
        headings(doc).iter().filter(|it| it.explicit).map(|it| it.id.to_string()).collect();
    let chosen = headings(doc).iter().zip(&old).enumerate().map(|(nth, (heading, old))| {
        if heading.explicit || nth < first(doc) {
            return None;
        }
        let id = free(heading, old.as_deref(), &mut taken)?;
        (all || id != heading.id.as_str()).then_some(id)
    });
    chosen.collect()
}

/// The first id that no other heading has: the old one, the one that kb makes, or that with a number.
fn free(heading: &Heading, old: Option<&str>, taken: &mut BTreeSet<String>) -> Option<String> {
    let old = old.filter(|old| AnchorId::written(old).is_ok()).map(str::to_owned);
    let own = heading.id.to_string();
    let numbered = (2..10_000).map(|n| format!("{}-{n}", heading.id));
    let mut candidates = old.into_iter().chain([own]).chain(numbered);
    candidates.find(|id| taken.insert(id.clone()))
}

struct Translated {
    ids: NewIds,
    lost: Vec<Anchor>,
}

fn translated(source: &Doc, doc: &Doc, wanted: &NewIds, style: IdStyle) -> Option<Translated> {
    let of_source = headings(source);
    let own = headings(doc);
    let mut taken: BTreeSet<String> =
        own.iter().filter(|it| it.explicit).map(|it| it.id.to_string()).collect();
    let pairs = pair(of_source, own);
    let chosen = pairs.iter().zip(own).enumerate().map(|(nth, (pair, heading))| {
        let id = pair.filter(|_| nth >= first(doc)).map(|pair| {
            wanted.get(pair).cloned().flatten().unwrap_or_else(|| of_source[pair].id.to_string())
        });
        id.filter(|id| !heading.explicit && taken.insert(id.clone()))
    });
    let mut ids: NewIds = chosen.collect();
    // A heading without a counterpart keeps its id. A heading that would get that id keeps its own,
    // too.
    let kept: BTreeSet<&str> =
        own.iter().zip(&ids).filter(|(_, id)| id.is_none()).map(|(it, _)| it.id.as_str()).collect();
    for id in &mut ids {
        if let Some(given) = id.take_if(|id| kept.contains(id.as_str())) {
            taken.remove(&given);
        }
    }
    let old = old_ids(doc, style);
    for (nth, heading) in own.iter().enumerate().skip(first(doc)) {
        if ids[nth].is_none() && !heading.explicit {
            ids[nth] = free(heading, old[nth].as_deref(), &mut taken);
        }
    }
    let lost = lost(own, &ids, &old);
    ids.iter().any(Option::is_some).then_some(Translated { ids, lost })
}

/// The old ids that no heading has any more.
fn lost(own: &[Heading], ids: &NewIds, old: &NewIds) -> Vec<Anchor> {
    let now = own.iter().zip(ids).map(|(it, id)| id.as_deref().unwrap_or(it.id.as_str()));
    let mut taken: BTreeSet<&str> = now.collect();
    let mut lost = Vec::new();
    for (id, old) in ids.iter().zip(old) {
        let (Some(id), Some(old)) = (id, old) else { continue };
        if AnchorId::written(old).is_ok() && taken.insert(old.as_str()) {
            lost.push(Anchor { old: old.clone(), new: id.clone() });
        }
    }
    lost
}

/// Writes ids at the ends of their headings.
fn write(page: &mut PageDraft, doc: &Doc, ids: &NewIds) {
    let offset = page.front.write().len();
    for (heading, id) in headings(doc).iter().zip(ids).rev() {
        let Some(id) = id else { continue };
        let Some(start) = (heading.span.start as usize).checked_sub(offset) else { continue };
        let Some(rest) = page.body.get(start..) else { continue };
        let first = rest.lines().next().unwrap_or_default();
        let is_heading = first.trim_start_matches([' ', '>']).starts_with('#');
        // A heading with a line below it can have several lines.
        let length = heading.span.end.saturating_sub(heading.span.start) as usize;
        let block = rest.get(..length).unwrap_or(first).trim_end();
        let second = rest.lines().nth(1).unwrap_or_default();
        let (above, below) = block.rsplit_once('\n').unwrap_or((first, second));
        let below = below.trim_start_matches([' ', '>']);
        let is_underlined =
            !is_heading && !below.is_empty() && below.chars().all(|c| matches!(c, '=' | '-'));
        let line = if is_underlined { above } else { first };
        if !is_heading && !is_underlined || line.trim_end().ends_with('}') {
            continue;
        }
        let text = line.trim_end();
        // Closing number signs come after the id.
        let open = text.trim_end_matches('#');
        let text = if open.ends_with(' ') && open.len() < text.len() && is_heading {
            open.trim_end()
        } else {
            text
        };
        page.body.insert_str(start + text.len(), &format!(" {{#{id}}}"));
    }
}
