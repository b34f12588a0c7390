//! An interner: words and their numbers, optimized because it handles every word of a site.

/// Words by number, stored in one string, because one allocation per word would be slow.
#[derive(Default)]
pub(super) struct WordList {
    text: String,
    /// Where each word ends in the text.
    ends: Vec<u32>,
}

impl WordList {
    /// Adds a word.
    pub(super) fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(short(self.text.len()));
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.text[*start as usize..*end as usize])
    }
}

/// Interns words and numbers them in the order of their first occurrence.
///
/// A hash table with linear probing maps words to numbers. Its order is not visible, so results do
/// not depend on the hash.
#[derive(Default)]
pub(super) struct WordTable {
    list: WordList,
    /// The number of slots is a power of two, and a quarter stays empty; a larger table would not
    /// fit the cache.
    slots: Vec<Slot>,
}

/// A slot of the table. It contains everything for a comparison, to avoid further cache misses.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Part of the hash.
    tag: u32,
    /// The number from 1; 0 for an empty slot.
    number: u32,
    /// The start of the word in the text.
    start: u32,
    end: u32,
}

impl WordTable {
    /// The number of a word, a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> usize {
        if 3 * self.slots.len() < 4 * (self.len() + 1) {
            self.grow();
        }
        let (at, tag) = self.find(word);
        match self.slots[at].number {
            0 => {
                let start = short(self.list.text.len());
                self.list.push(word);
                let number = short(self.len());
                self.slots[at] = Slot { tag, number, start, end: short(self.list.text.len()) };
                self.len() - 1
            }
            number => number as usize - 1,
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The words by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter()
    }

    /// The slot of a word, or the empty one for it, and what marks it there.
    fn find(&self, word: &str) -> (usize, u32) {
        let hash = hash(word.as_bytes());
        let tag = u32::try_from(hash >> 32).expect("the upper half");
        let mut slot = usize::try_from(hash & u64::from(u32::MAX)).expect("the lower half");
        loop {
            slot &= self.slots.len() - 1;
            let known = self.slots[slot];
            let is_it = || self.list.text[known.start as usize..known.end as usize] == *word;
            if known.number == 0 || (known.tag == tag && is_it()) {
                return (slot, tag);
            }
            slot += 1;
        }
    }

    fn grow(&mut self) {
        let n_slots = (2 * self.slots.len()).max(64);
        let before = std::mem::replace(&mut self.slots, vec![Slot::default(); n_slots]);
        for slot in before.into_iter().filter(|slot| slot.number > 0) {
            let (at, _) = self.find(&self.list.text[slot.start as usize..slot.end as usize]);
            self.slots[at] = slot;
        }
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).expect("the words of a site, each once, are below 4 GB")
}

/// A fast hash of short texts (multiply and rotate, as in Firefox and rustc), mixed at the end. It
/// is not resistant to chosen collisions: words chosen by a stranger could make indexing slow.
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let mut hash = 0_u64;
    let mut add = |eight: u64| hash = (hash.rotate_left(5) ^ eight).wrapping_mul(FACTOR);
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        add(u64::from_le_bytes(*eight));
        rest = after;
    }
    // The last eight bytes again, or four and four of a short word: neither needs a loop.
    add(match (bytes.last_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (None, Some(first), Some(last)) => {
            (u64::from(u32::from_le_bytes(*first)) << 32) | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte)),
    });
    hash = hash.wrapping_add(bytes.len() as u64);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::{prop_assert_eq, proptest};

    use super::WordTable;

    proptest! {
        #[test]
        fn equal_words_have_one_number(list in proptest::collection::vec("[a-cž]{0,9}", 0..400)) {
            let (mut words, mut known) = (WordTable::default(), BTreeMap::new());
            for word in &list {
                let next = known.len();
                prop_assert_eq!(words.number(word), *known.entry(word.clone()).or_insert(next));
            }
            prop_assert_eq!(words.len(), known.len());
            for (number, word) in words.iter().enumerate() {
                prop_assert_eq!(known[word], number);
            }
        }
    }
}
