//! The main navigation: its keys in order.

use crate::import::layout::{PageSource, top_keys};
use crate::import::plan::PageDraft;

/// The most entries of a navigation that is made from the names of files.
const MAX_ENTRIES: usize = 40;

/// The navigation of a site that has none of its own: pages by their place, then by name.
pub(super) fn of_files(pages: &[PageSource]) -> Vec<String> {
    let mut sources: Vec<&PageSource> = pages.iter().filter(|page| page.lang == 0).collect();
    sources.sort_by_key(|page| (page.order.unwrap_or(u32::MAX), page.to.as_str().to_lowercase()));
    let keys = top_keys(sources.into_iter().map(|page| &page.to));
    if keys.len() > MAX_ENTRIES { Vec::new() } else { keys }
}

/// Whether a key of the navigation names a page, or a folder with a page, that is not a draft.
pub(super) fn is_shown(key: &str, pages: &[PageDraft]) -> bool {
    pages.iter().filter(|page| page.lang == 0 && !page.front.is_draft).any(|page| {
        let inner = page.path.as_str().splitn(3, '/').nth(2).unwrap_or_default();
        let rest = inner.strip_prefix(key).unwrap_or_default();
        rest == ".md" || rest.starts_with('/')
    })
}
