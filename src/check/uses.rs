//! What several pages have: where it stands first, and in how many files. It is one finding, and not
//! one for each file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::doc::Page;
use crate::site::Site;
use crate::text::{Source, Span};

/// Where a thing stands first, and in how many files it does.
pub(super) struct Use<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) span: Span,
    pub(super) n_files: usize,
}

/// The things of all pages, by name. `things` are those of a page with their places, in order.
pub(super) fn of_pages<'a, I: Iterator<Item = (&'a str, Span)>>(
    site: &'a Site,
    things: impl Fn(&'a Page) -> I,
) -> BTreeMap<&'a str, Use<'a>> {
    let mut uses: BTreeMap<&str, Use<'_>> = BTreeMap::new();
    let variants = site.entries.values().flat_map(|entry| entry.variants.values().flatten());
    for (page, source) in variants.filter_map(|it| Some((it.page()?, it.doc.source()))) {
        let mut of_page: BTreeMap<&str, Span> = BTreeMap::new();
        for (name, span) in things(page) {
            of_page.entry(name).or_insert(span);
        }
        for (name, span) in of_page {
            let used = uses.entry(name).or_insert(Use { source, span, n_files: 0 });
            used.n_files += 1;
            if source.path < used.source.path {
                (used.source, used.span) = (source, span);
            }
        }
    }
    uses
}
