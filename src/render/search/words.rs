//! Words and their numbers: asked for every word of a site, so it is made for that.

/// Each word once, numbered in the order in which it was first seen.
///
/// The words stand in one text; a table of slots, found by a hash and searched to the right, says
/// which number a word has. Its order shows nowhere, so results do not depend on the hash.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    /// Where each word ends in the text.
    ends: Vec<usize>,
    /// Part of the hash, and the number from 1; 0 for an empty slot. A power of two, half empty.
    slots: Vec<(u32, u32)>,
}

impl Words {
    /// The number of a word, a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> usize {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let (slot, tag) = self.find(word);
        match self.slots[slot].1 {
            0 => {
                self.text.push_str(word);
                self.ends.push(self.text.len());
                let number = u32::try_from(self.ends.len()).expect("a site has fewer words");
                self.slots[slot] = (tag, number);
                self.ends.len() - 1
            }
            number => number as usize - 1,
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.word(number))
    }

    fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[number]]
    }

    /// The slot of a word, or the empty one for it, and what marks it there.
    fn find(&self, word: &str) -> (usize, u32) {
        let hash = hash(word.as_bytes());
        let (mut slot, tag) = (hash as usize, (hash >> 32) as u32);
        loop {
            slot &= self.slots.len() - 1;
            let (known, number) = self.slots[slot];
            let is_it = number > 0 && known == tag && self.word(number as usize - 1) == word;
            if number == 0 || is_it {
                return (slot, tag);
            }
            slot += 1;
        }
    }

    fn grow(&mut self) {
        let n_slots = (2 * self.slots.len()).max(64);
        self.slots = vec![(0, 0); n_slots];
        for number in 0..self.len() {
            let (slot, tag) = self.find(self.word(number));
            self.slots[slot] = (tag, u32::try_from(number + 1).expect("counted when it was new"));
        }
    }
}

/// A fast hash of short texts (the multiply-and-rotate of Firefox and rustc), mixed at the end.
/// Content is the author's own, so nobody attacks the table with chosen words.
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let mut hash = 0_u64;
    let mut add = |eight: [u8; 8]| {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(FACTOR);
    };
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        add(chunk.try_into().expect("eight bytes"));
    }
    let mut last = [0xff; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    add(last);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::{prop_assert_eq, proptest};

    use super::Words;

    proptest! {
        #[test]
        fn equal_words_have_one_number(list in proptest::collection::vec("[a-cž]{0,9}", 0..400)) {
            let (mut words, mut known) = (Words::default(), BTreeMap::new());
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
