//! Finds similar names among many, for suggestions.
//!
//! A site can have thousands of names and thousands of wrong ones, so kb cannot compare all pairs.
//! A typo usually keeps the beginning or the end of a name. Therefore:
//! 1. The names are sorted twice: by their letters, and by their reversed letters.
//! 2. A wrong name is looked up in both orders and compared with [`NEIGHBOURS`] names on each side,
//!    which share the longest prefixes and suffixes with it.
//! 3. The result is cached for the next occurrence of the same wrong name.
//!
//! Short lists of names are compared completely, as in [`nearest`](super::nearest).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::diag::{Near, Wrong, folded};

/// Lists up to this length are compared completely.
const FEW: usize = 128;

/// How many neighbours are compared on each side, in each of the two orders.
const NEIGHBOURS: usize = 16;

/// Names to suggest from, prepared for many searches.
#[derive(Debug)]
pub struct Names {
    /// The folded letters and the name, sorted.
    sorted: Vec<(String, String)>,
    /// The reversed letters and the index in `sorted`, sorted. Empty for short lists.
    reversed: Vec<(String, usize)>,
    /// The cache: the result by wrong name.
    known: Mutex<BTreeMap<String, Option<NearestName>>>,
}

/// The nearest name: its index in `sorted`, and whether no other one is as near.
#[derive(Debug, Clone, Copy)]
struct NearestName {
    nth: usize,
    is_only: bool,
}

/// The result of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// The most similar name, if it is similar enough.
    pub nearest: Option<Near<'a>>,
    /// How many names were compared letter by letter.
    pub n_compared: usize,
}

impl Names {
    /// Prepares names.
    #[must_use]
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
        let distinct: BTreeSet<&str> = names.into_iter().collect();
        let mut sorted: Vec<(String, String)> =
            distinct.into_iter().map(|name| (folded(name), name.to_owned())).collect();
        sorted.sort();
        let backwards = |(nth, (letters, _)): (usize, &(String, String))| {
            (letters.chars().rev().collect(), nth)
        };
        let mut reversed: Vec<(String, usize)> = match sorted.len() > FEW {
            true => sorted.iter().enumerate().map(backwards).collect(),
            false => Vec::new(),
        };
        reversed.sort();
        Names { sorted, reversed, known: Mutex::default() }
    }

    /// The nearest name.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        self.near(word).map(|near| near.name)
    }

    /// The nearest name, and whether it is the only one at that distance.
    pub fn near(&self, word: &str) -> Option<Near<'_>> {
        self.search(word).nearest
    }

    /// The nearest name, and the number of comparisons.
    pub fn search(&self, word: &str) -> Suggestion<'_> {
        let name = |nth: usize| self.sorted[nth].1.as_str();
        let near = |found: &NearestName| Near { name: name(found.nth), is_only: found.is_only };
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(nearest) = known.get(word) {
            return Suggestion { nearest: nearest.as_ref().map(near), n_compared: 0 };
        }
        drop(known);
        let wrong = Wrong::new(word);
        let mut n_compared = 0;
        let distance = |nth: usize| {
            let distance = wrong.distance(&self.sorted[nth].0)?;
            n_compared += 1;
            (distance <= wrong.limit).then_some((distance, name(nth), nth))
        };
        let likely = self.likely(&wrong);
        let mut all: Vec<_> = likely.into_iter().filter_map(distance).collect();
        all.sort_unstable();
        let nearest = all.first().map(|(least, _, nth)| NearestName {
            nth: *nth,
            is_only: all.get(1).is_none_or(|(next, ..)| next > least),
        });
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(word.to_owned(), nearest);
        Suggestion { nearest: nearest.as_ref().map(near), n_compared }
    }

    /// The names worth comparing.
    fn likely(&self, wrong: &Wrong) -> BTreeSet<usize> {
        if self.reversed.is_empty() {
            return (0..self.sorted.len()).collect();
        }
        let letters = &wrong.letters;
        let place = self.sorted.partition_point(|(name, _)| name < letters);
        let forwards = around(place, self.sorted.len());
        let letters: String = letters.chars().rev().collect();
        let place = self.reversed.partition_point(|(name, _)| *name < letters);
        let backwards = around(place, self.reversed.len()).map(|nth| self.reversed[nth].1);
        forwards.chain(backwards).collect()
    }
}

/// The neighbours of a place.
fn around(place: usize, len: usize) -> std::ops::Range<usize> {
    place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS).min(len)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::{FEW, NEIGHBOURS, Names};
    use crate::diag::near;

    #[test]
    fn the_work_for_a_wrong_name_does_not_grow_with_the_names() {
        for n in [1 << 10, 1 << 14] {
            let names: Vec<String> = (0..n).map(|nth| format!("page-{nth:05}.md")).collect();
            let known = Names::new(names.iter().map(String::as_str));
            let wrong: Vec<String> = (0..1000).map(|nth| format!("pgae-{nth:05}.md")).collect();
            let mut n_compared = 0;
            // The same wrong link on several pages is searched once.
            for _ in 0..10 {
                n_compared += wrong.iter().map(|w| known.search(w).n_compared).sum::<usize>();
            }
            assert!(n_compared <= wrong.len() * 4 * NEIGHBOURS, "{n} names: {n_compared}");
        }
    }

    #[test]
    fn one_typo_is_found_among_thousands() {
        let names: Vec<String> =
            (0..9000).map(|nth| format!("{nth:04}-a-longer-name-{:04}", 9999 - nth)).collect();
        let known = Names::new(names.iter().map(String::as_str));
        for name in names.iter().step_by(100) {
            for (from, to) in
                [("longer", "lnoger"), ("-a-", "-"), ("name", "nname"), ("-a-", "-b-")]
            {
                assert_eq!(known.nearest(&name.replacen(from, to, 1)), Some(name.as_str()));
            }
        }
        assert_eq!(known.nearest("something else"), None);
    }

    proptest! {
        #[test]
        fn among_few_names_the_nearest_is_found(
            names in prop::collection::vec("[abc_-]{0,8}", 0..FEW),
            word in "[abcA_-]{0,8}",
            again in any::<bool>(),
        ) {
            let known = Names::new(names.iter().map(String::as_str));
            let expected = near(&word, names.iter().map(String::as_str));
            if again {
                known.search(&word);
            }
            assert_eq!(known.near(&word), expected);
        }
    }
}
