//! Old addresses of pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::plan::{PageDraft, RESERVED};
use crate::import::report::{Fate, Note};
use crate::import::tree;
use crate::link::percent::decode;
use crate::names::slug::{self, Slug};
use crate::route;
use crate::site::Site;
use crate::text::RelPath;

/// What was done for old addresses.
pub(super) struct Redirects {
    /// How many redirects there are.
    pub(super) n: usize,
    /// What the author should look at.
    pub(super) notes: Vec<Note>,
}

/// Adds an alias for each old address that is not the new one.
pub(super) fn keep(pages: &mut [PageDraft], site: &Site) -> Redirects {
    let languages = &site.config.languages;
    let published: BTreeSet<&str> = site
        .ids()
        .flat_map(|id| languages.langs().map(move |lang| address(site.path(id, lang).as_str())))
        .collect();
    // No redirect takes the place of a page or file that kb publishes itself, such as /404.html.
    let routes = route::without_redirects(site, [], site.config.base_url.as_deref());
    let mut taken: BTreeSet<String> =
        routes.iter().map(|route| slug::canonical(address(route.path.as_str()))).collect();
    let prefixes = site.config.address_tags.values().map(String::as_str).chain([""]);
    for prefix in prefixes {
        taken.extend(RESERVED.iter().map(|name| slug::canonical(&tree::join(prefix, name))));
    }
    // Not every file system allows two files whose names differ only in case, so kb publishes no
    // redirect between them.
    let by_canonical: BTreeMap<String, &str> =
        published.iter().map(|path| (slug::canonical(path), *path)).collect();
    let mut only_case: BTreeSet<(String, String)> = BTreeSet::new();
    let mut n = 0;
    for page in pages {
        for old in std::mem::take(&mut page.addresses) {
            let old = decode(&old).into_owned();
            let path = address(&old);
            let is_fit =
                !path.is_empty() && path.split('/').all(|part| Slug::written(part).is_ok());
            if let Some(new) = by_canonical.get(&slug::canonical(path)).filter(|new| **new != path)
            {
                let first = |path: &str| path.split('/').next().unwrap_or(path).to_owned();
                only_case.insert(match first(path) == first(new) {
                    true => (path.to_owned(), (*new).to_owned()),
                    false => (format!("{}/…", first(path)), format!("{}/…", first(new))),
                });
            }
            if is_fit && taken.insert(slug::canonical(path)) {
                page.front.aliases.push(format!("/{path}"));
                n += 1;
            }
        }
    }
    let notes = only_case.into_iter().filter_map(|(old, new)| {
        let text = format!(
            "the address /{old} is /{new} now; if your host is strict about case, redirect it there"
        );
        Some(Note { path: RelPath::new("kb.yaml")?, line: 0, fate: Fate::Changed, text })
    });
    Redirects { n, notes: notes.collect() }
}

/// A path without its index file and the slashes around it.
fn address(path: &str) -> &str {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    path.trim_matches('/')
}
