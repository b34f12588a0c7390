//! Lists of kb and former addresses that are left out, because a translation meets a list or a file of kb.
//!
//! kb lists scenarios, and the pages with a tag, as soon as the source has any; a day in the source makes a
//! feed. A change of the source can thus give a list or a file the address that a translation has, and it must
//! not block publishing:
//!
//! 1. In a language that is translated, a page keeps its address, and the list there is left out.
//! 2. A list or a file keeps its address before an alias of a translation, which is left out.
//!
//! Elsewhere, two files at one address are a mistake, which `check/collisions` reports.

use std::collections::BTreeMap;

use crate::lang::by_lang::Lang;
use crate::names::slug;
use crate::route::{Route, What};
use crate::site::{Alias, Site};

/// What is left out: places among the routes and among the aliases of the site.
pub struct Displaced {
    /// The lists, in order.
    pub lists: Vec<DisplacedList>,
    /// The aliases, in order.
    pub aliases: Vec<DisplacedAlias>,
}

/// A list whose address a page has.
pub struct DisplacedList {
    /// The route of the list.
    pub list: usize,
    /// The route of the page.
    pub page: usize,
}

/// An alias whose address a list or a file has.
pub struct DisplacedAlias {
    /// The alias.
    pub alias: usize,
    /// The route of the list or file.
    pub route: usize,
}

/// What is left out of a site with these routes, which have no redirects yet.
#[must_use]
pub fn find(site: &Site, routes: &[Route]) -> Displaced {
    let mut displaced = Displaced { lists: Vec::new(), aliases: Vec::new() };
    if site.config.languages.n_langs() == 1 {
        return displaced;
    }
    let canonical = |route: &Route| slug::canonical(route.path.as_str());
    let lists = routes.iter().enumerate().filter(|(_, route)| is_list(&route.what));
    let lists: BTreeMap<String, usize> = lists.map(|(nth, list)| (canonical(list), nth)).collect();
    let translated = routes.iter().enumerate().filter(|(_, route)| route.lang != Lang::SOURCE);
    for (page, route) in translated.filter(|_| !lists.is_empty()) {
        if matches!(route.what, What::Entry(_))
            && let Some(list) = lists.get(&canonical(route)).copied()
            && routes[list].lang != Lang::SOURCE
        {
            displaced.lists.push(DisplacedList { list, page });
        }
    }
    displaced.lists.sort_by_key(|displaced| displaced.list);
    let aliases = aliases(site);
    let of_source = routes.iter().enumerate().filter(|(_, route)| comes_with_source(&route.what));
    for (nth, route) in of_source.filter(|_| !aliases.is_empty()) {
        let met = aliases.get(&canonical(route)).into_iter().flatten();
        displaced.aliases.extend(met.map(|alias| DisplacedAlias { alias: *alias, route: nth }));
    }
    displaced.aliases.sort_by_key(|displaced| displaced.alias);
    displaced.aliases.dedup_by_key(|displaced| displaced.alias);
    displaced
}

/// The aliases of translations by the paths that they cannot share: their own, and that of a file where they need a
/// folder.
fn aliases(site: &Site) -> BTreeMap<String, Vec<usize>> {
    let mut by_path: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (nth, alias) in site.aliases.iter().enumerate() {
        if alias.file_lang != Lang::SOURCE {
            let path = slug::canonical(alias.from.as_str());
            if let Some(folder) = path.strip_suffix("/index.html") {
                by_path.entry(folder.to_owned()).or_default().push(nth);
            }
            by_path.entry(path).or_default().push(nth);
        }
    }
    by_path
}

/// Whether a page of kb is there only because of what the source has, and not on every site.
fn is_list(what: &What) -> bool {
    matches!(what, What::Tag(_) | What::Scenarios)
}

/// Whether a page or a file of kb can come with a change of the source.
fn comes_with_source(what: &What) -> bool {
    is_list(what)
        || matches!(
            what,
            What::Part(..)
                | What::Feed
                | What::PageFeed(_)
                | What::Twin(_)
                | What::LlmsFull(_)
                | What::LlmsPart(_)
        )
}

impl Displaced {
    /// The routes without the lists that are left out.
    #[must_use]
    pub fn kept_routes(&self, routes: Vec<Route>) -> Vec<Route> {
        let is_kept =
            |nth: usize| self.lists.binary_search_by_key(&nth, |displaced| displaced.list).is_err();
        let kept = routes.into_iter().enumerate().filter(|(nth, _)| is_kept(*nth));
        kept.map(|(_, route)| route).collect()
    }

    /// The aliases of a site without those that are left out.
    #[must_use]
    pub fn kept_aliases<'a>(&self, site: &'a Site) -> Vec<&'a Alias> {
        let is_kept = |nth: usize| {
            self.aliases.binary_search_by_key(&nth, |displaced| displaced.alias).is_err()
        };
        let kept = site.aliases.iter().enumerate().filter(|(nth, _)| is_kept(*nth));
        kept.map(|(_, alias)| alias).collect()
    }
}
