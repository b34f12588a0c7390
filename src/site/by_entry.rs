//! Entries by number, and containers with one value per entry.

use std::ops::{Index, IndexMut};

use crate::diag::Found;
use crate::par;

/// An entry of a site, by its position in the order of the keys.
///
/// Only [`ByEntry`] creates one, so it always refers to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

/// One value per entry of a site, in the order of the keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByEntry<T>(Vec<T>);

impl<T> ByEntry<T> {
    /// The entries themselves, in the order of their keys. Containers of other values are made from
    /// these with [`ByEntry::map`].
    pub(crate) fn of_entries(entries: Vec<T>) -> ByEntry<T> {
        ByEntry(entries)
    }

    /// How many entries the site has.
    #[must_use]
    pub fn n_entries(&self) -> usize {
        self.0.len()
    }

    /// All entries, in the order of their keys.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + use<T> {
        (0..u32::try_from(self.0.len()).expect("a site has fewer than 2³² files")).map(EntryId)
    }

    /// The values with their entries.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &T)> {
        self.ids().zip(&self.0)
    }

    /// The values, in the order of the keys.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// Joins two containers of the same entries.
    pub(crate) fn zip<U, V>(self, other: ByEntry<U>, join: impl Fn(T, U) -> V) -> ByEntry<V> {
        ByEntry(self.0.into_iter().zip(other.0).map(|(a, b)| join(a, b)).collect())
    }

    /// Makes a value for each entry.
    pub fn map<'a, U>(&'a self, make: impl Fn(EntryId, &'a T) -> U) -> ByEntry<U> {
        ByEntry(self.ids().zip(&self.0).map(|(id, value)| make(id, value)).collect())
    }
}

impl<T: Sync> ByEntry<T> {
    /// Makes a value for each entry, in parallel.
    pub fn par_map<'a, U: Send>(
        &'a self,
        make: impl Fn(EntryId, &'a T) -> U + Sync + Send,
    ) -> ByEntry<U> {
        let ids: Vec<EntryId> = self.ids().collect();
        ByEntry(par::map(&ids, |id| make(*id, &self[*id])))
    }
}

impl<T> ByEntry<Found<T>> {
    /// The values alone, and the findings of all entries in order.
    pub(crate) fn found(self) -> Found<ByEntry<T>> {
        self.0.into_iter().collect::<Found<Vec<T>>>().map(ByEntry)
    }
}

impl<T> IntoIterator for ByEntry<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> Index<EntryId> for ByEntry<T> {
    type Output = T;

    fn index(&self, id: EntryId) -> &T {
        &self.0[id.0 as usize]
    }
}

impl<T> IndexMut<EntryId> for ByEntry<T> {
    fn index_mut(&mut self, id: EntryId) -> &mut T {
        &mut self.0[id.0 as usize]
    }
}
