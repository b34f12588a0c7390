//! How often each word stands in each section, by field.

use std::collections::HashMap;

use crate::lang::stem;
use crate::render::search::places::Entry;

/// The most bytes of a word: what is longer is data, and nobody types it.
const LONGEST: usize = 80;

/// How often a word stands in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// The number of the word in its batch.
    pub(super) word: u32,
    /// In each [`Field`], up to 255.
    pub(super) times: [u8; 3],
}

/// Where in a section a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// In the title of the entry; only the first section counts it.
    Title,
    /// In the heading, and among the synonyms.
    Heading,
    /// In the words below it.
    Body,
}

/// The words of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Section {
    /// Each word once.
    pub(super) counts: Vec<Count>,
    /// The number of words in each field.
    pub(super) lengths: [u32; 3],
}

/// Some entries, counted by one thread.
#[derive(Default)]
pub(super) struct Batch {
    words: Words,
    /// The sections of all entries, in order.
    pub(super) sections: Vec<Section>,
    /// How many of them each entry has.
    n_sections: Vec<u32>,
    /// For each word the section that it was last seen in, and where it is counted there.
    seen: Vec<(usize, usize)>,
}

impl Batch {
    /// Counts an entry.
    pub(super) fn add(&mut self, entry: &Entry) {
        let n_before = self.sections.len();
        for (nth, section) in entry.sections.iter().enumerate() {
            self.sections.push(Section::default());
            if nth == 0 {
                self.field(&entry.title, Field::Title);
            }
            self.field(&section.heading, Field::Heading);
            self.field(&section.synonyms, Field::Heading);
            self.field(&section.text, Field::Body);
        }
        let n_sections = self.sections.len() - n_before;
        self.n_sections.push(u32::try_from(n_sections).unwrap_or(u32::MAX));
    }

    /// The words of the batch as they are written, each once.
    pub(super) fn words(&self) -> &[Box<str>] {
        &self.words.list
    }

    /// Counts the words of one field of the last section.
    fn field(&mut self, text: &str, field: Field) {
        let nth = self.sections.len();
        let Some(section) = self.sections.last_mut() else { return };
        for (_, word) in stem::words(text).filter(|(_, word)| word.len() <= LONGEST) {
            let word = self.words.number(word);
            let index = usize::try_from(word).expect("numbers of words are indices");
            self.seen.resize(self.words.list.len().max(self.seen.len()), (0, 0));
            if self.seen[index].0 != nth {
                self.seen[index] = (nth, section.counts.len());
                section.counts.push(Count { word, times: [0; 3] });
            }
            let times = &mut section.counts[self.seen[index].1].times[field as usize];
            *times = times.saturating_add(1);
            section.lengths[field as usize] += 1;
        }
    }
}

/// The number of the first section of every entry.
pub(super) fn first_sections(batches: &[Batch]) -> Vec<u32> {
    let mut first = Vec::new();
    let mut next = 0;
    for n_sections in batches.iter().flat_map(|batch| &batch.n_sections) {
        first.push(next);
        next += n_sections;
    }
    first
}

/// Words and their numbers, in the order in which they were first seen.
///
/// The table is hashed because it is asked for every word of the site; it is never walked, so the
/// order of its entries does not matter.
#[derive(Default)]
pub(super) struct Words {
    numbers: HashMap<Box<str>, u32>,
    /// The words by number.
    pub(super) list: Vec<Box<str>>,
}

impl Words {
    /// The number of a word, a new one for a new word.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).expect("fewer words than a u32 counts");
        self.numbers.insert(word.into(), number);
        self.list.push(word.into());
        number
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Count, first_sections};
    use crate::render::search::places::{Entry, Section};

    fn entry(title: &str, texts: &[(&str, &str)]) -> Entry {
        let section = |(heading, text): &(&str, &str)| Section {
            heading: (*heading).to_owned(),
            text: (*text).to_owned(),
            ..Section::default()
        };
        Entry {
            address: String::new(),
            title: title.to_owned(),
            kind: "page",
            sections: texts.iter().map(section).collect(),
            elsewhere: Vec::new(),
        }
    }

    #[test]
    fn words_are_counted_by_section_and_field() {
        let mut batch = Batch::default();
        batch.add(&entry("Konec", &[("", "konec a konec"), ("Konec", "a")]));
        batch.add(&entry("a", &[("", "")]));
        let words: Vec<&str> = batch.words().iter().map(|word| &**word).collect();
        assert_eq!(words, ["Konec", "konec", "a"]);
        let count = |word, title, heading, body| Count { word, times: [title, heading, body] };
        assert_eq!(
            batch.sections[0].counts,
            [count(0, 1, 0, 0), count(1, 0, 0, 2), count(2, 0, 0, 1)]
        );
        assert_eq!(batch.sections[1].counts, [count(0, 0, 1, 0), count(2, 0, 0, 1)]);
        assert_eq!(batch.sections[2].counts, [count(2, 1, 0, 0)]);
        assert_eq!(batch.sections[0].lengths, [1, 0, 3]);
        assert_eq!(first_sections(&[batch]), [0, 2]);
    }
}
