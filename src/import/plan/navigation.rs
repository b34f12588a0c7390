//! The main navigation.

use crate::import::layout::{NavigationEntry, PageSource, top_keys};
use crate::import::plan::PageDraft;
use crate::lang::by_lang::Lang;

/// The most entries of a navigation that is made from the names of files.
const MAX_ENTRIES: usize = 40;

/// The navigation of a site that has none of its own: pages by their place, then by name.
pub(super) fn of_files(pages: &[PageSource]) -> Vec<NavigationEntry> {
    let mut sources: Vec<&PageSource> =
        pages.iter().filter(|page| page.lang == Lang::SOURCE).collect();
    sources.sort_by_key(|page| (page.order.unwrap_or(u32::MAX), page.to.as_str().to_lowercase()));
    let keys = top_keys(sources.into_iter().map(|page| &page.to));
    if keys.len() > MAX_ENTRIES { Vec::new() } else { keys }
}

/// The entries that lead to pages, or to folders with pages, that are no drafts.
pub(super) fn shown(entries: Vec<NavigationEntry>, pages: &[PageDraft]) -> Vec<NavigationEntry> {
    let mut shown = entries;
    for entry in &mut shown {
        if let NavigationEntry::Group(group) = entry {
            group.keys.retain(|key| is_shown(key, pages));
        }
    }
    shown.retain(|entry| match entry {
        NavigationEntry::Key(key) => is_shown(key, pages),
        NavigationEntry::Group(group) => !group.keys.is_empty(),
    });
    shown
}

fn is_shown(key: &str, pages: &[PageDraft]) -> bool {
    let is_listed = |page: &&PageDraft| !page.front.is_draft && !page.front.is_hidden;
    pages.iter().filter(|page| page.lang == Lang::SOURCE).filter(is_listed).any(|page| {
        let inner = page.path.as_str().splitn(3, '/').nth(2).unwrap_or_default();
        let rest = inner.strip_prefix(key).unwrap_or_default();
        rest == ".md" || rest.starts_with('/')
    })
}
