//! The tree that a navigation shows, and the part of it around one entry.
//!
//! A page shows the path to itself: the lists above it, and its own list or its contents. Each list
//! is cut to a number of entries that does not depend on the size of the site.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lang::by_lang::Lang;
use crate::site::Site;
use crate::site::by_entry::{ByEntry, EntryId};

/// How many entries of a navigation are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineLimits {
    /// The most entries of the innermost list.
    pub innermost: usize,
    /// The most entries of all lists above it together; each shows at least the entry that is open.
    pub above: usize,
}

/// The part of one list that a navigation shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The entry that contains the list; `None` for the top of the navigation.
    pub parent: Option<EntryId>,
    /// The positions of the shown entries.
    pub shown: Range<usize>,
    /// The position of the current entry, or of the one that leads to it.
    pub open: Option<usize>,
}

/// The tree of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    top: Vec<EntryId>,
    /// The contents of each entry.
    children: ByEntry<Vec<EntryId>>,
    parents: ByEntry<Option<EntryId>>,
    /// The position of each entry in the list of its parent, where that list shows it.
    positions: ByEntry<Option<usize>>,
    positions_at_top: BTreeMap<EntryId, usize>,
}

impl Outline {
    /// The navigation of a language. An entry that the language hides is replaced by its contents.
    #[must_use]
    pub fn new(site: &Site, lang: Lang) -> Outline {
        let children = site.tree.children.map(|_, children| {
            let listed = listed(site, lang, children).into_iter();
            listed.filter(|id| site.entry(*id).in_nav).collect::<Vec<EntryId>>()
        });
        let mut positions = site.entries.map(|_, _| None);
        for id in site.listed(lang) {
            for (nth, child) in children[id].iter().enumerate() {
                positions[*child] = Some(nth);
            }
        }
        let top = listed(site, lang, &site.tree.navigation);
        Outline {
            positions_at_top: top.iter().enumerate().rev().map(|(nth, id)| (*id, nth)).collect(),
            top,
            children,
            parents: site.entries.map(|id, _| parent(site, lang, id)),
            positions,
        }
    }

    /// The entry that contains an entry.
    #[must_use]
    pub fn parent(&self, id: EntryId) -> Option<EntryId> {
        self.parents[id]
    }

    /// The entries of a list: those that an entry contains, or the top of the navigation.
    #[must_use]
    pub fn list(&self, parent: Option<EntryId>) -> &[EntryId] {
        parent.map_or(&self.top, |id| &self.children[id])
    }

    /// The lists on the way to an entry, outermost first, and the contents of the entry. If the
    /// navigation does not lead to the entry, only the top.
    #[must_use]
    pub fn window(&self, here: Option<EntryId>, limits: OutlineLimits) -> Vec<Level> {
        let lists = self.open_lists(here);
        let n_above = lists.len() - 1;
        let each = limits.above / n_above.max(1);
        let level = |(nth, (parent, open)): (usize, (Option<EntryId>, Option<usize>))| {
            let limit = if nth == n_above { limits.innermost } else { each };
            Level { parent, shown: around(self.list(parent).len(), open, limit), open }
        };
        lists.into_iter().enumerate().map(level).collect()
    }

    /// Each list on the way to an entry by its parent, with the position that leads on.
    fn open_lists(&self, here: Option<EntryId>) -> Vec<(Option<EntryId>, Option<usize>)> {
        let way = self.way(here);
        let Some(first) = way.first() else { return vec![(None, None)] };
        let mut lists = vec![(None, self.positions_at_top.get(first).copied())];
        for pair in way.windows(2) {
            let position = self.positions[pair[1]];
            lists.push((Some(pair[0]), position));
            if position.is_none() {
                return lists;
            }
        }
        let contains = way.last().filter(|id| !self.list(Some(**id)).is_empty());
        lists.extend(contains.map(|id| (Some(*id), None)));
        lists
    }

    /// The entries from the top of the navigation to an entry; empty where none leads to it.
    fn way(&self, here: Option<EntryId>) -> Vec<EntryId> {
        let mut way = Vec::new();
        let mut next = here;
        while let Some(id) = next {
            way.push(id);
            if self.positions_at_top.contains_key(&id) {
                way.reverse();
                return way;
            }
            next = self.parents[id];
        }
        Vec::new()
    }
}

/// Entries without those that a language hides; these are replaced by their contents.
#[must_use]
pub fn listed(site: &Site, lang: Lang, ids: &[EntryId]) -> Vec<EntryId> {
    let shown = ids.iter().flat_map(|id| match site.is_listed(*id, lang) {
        true => vec![*id],
        false => listed(site, lang, site.children(*id)),
    });
    shown.collect()
}

/// The nearest section around an entry that a language does not hide.
fn parent(site: &Site, lang: Lang, id: EntryId) -> Option<EntryId> {
    let mut above = site.parent(id);
    while let Some(section) = above.filter(|section| !site.is_listed(*section, lang)) {
        above = site.parent(section);
    }
    above
}

/// The positions of at most `limit` of `n` entries, with one of them as near to the middle as the
/// ends of the list allow; that one is always shown.
fn around(n: usize, position: Option<usize>, limit: usize) -> Range<usize> {
    let limit = limit.max(1).min(n);
    let start = position.unwrap_or(0).saturating_sub(limit / 2).min(n - limit);
    start..start + limit
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_window_has_the_entry_in_its_middle_and_stays_in_the_list() {
        assert_eq!(around(0, None, 40), 0..0);
        assert_eq!(around(40, Some(39), 40), 0..40);
        assert_eq!(around(41, None, 40), 0..40);
        assert_eq!(around(3000, Some(0), 40), 0..40);
        assert_eq!(around(3000, Some(1500), 40), 1480..1520);
        assert_eq!(around(3000, Some(2999), 40), 2960..3000);
        assert_eq!(around(3000, Some(7), 0), 7..8);
        for position in 0..100 {
            let shown = around(100, Some(position), 9);
            assert!(shown.len() == 9 && shown.contains(&position) && shown.end <= 100);
        }
    }
}
