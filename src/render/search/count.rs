//! Counts how often each word occurs in each section, by field.

use crate::lang::{segment, stem};
use crate::render::search::places::SearchEntry;
use crate::render::search::words::{WordList, WordTable};

/// The longest indexed word in bytes; longer ones are data and not search terms.
const LONGEST: usize = 80;

/// The number of fields of a section.
pub(super) const N_FIELDS: usize = 4;

/// A field of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SearchField {
    /// The title of the entry; only the first section has it.
    Title,
    /// The heading, and the search terms that are not shown.
    Heading,
    /// The words of links that lead to the entry; only the first section has them.
    Links,
    /// The words below the heading.
    Body,
}

impl SearchField {
    /// Whether it is a text of the section itself, in which a reader may look for a phrase.
    fn is_read(self) -> bool {
        matches!(self, SearchField::Heading | SearchField::Body)
    }
}

/// The counts of a word in a section, packed into one number, because a large site has millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Count(u32);

impl Count {
    /// The bit field and the maximal value of the count in each [`SearchField`]; higher counts hardly
    /// change the score. The remaining bits are the section.
    const TIMES: [(u32, u32); N_FIELDS] = [(0, 1), (1, 3), (3, 7), (6, 31)];
    const SECTION: u32 = 11;

    /// The most sections that a batch can have: more than a page of 2 MiB, the largest allowed
    /// size, can have.
    pub(super) const MOST_SECTIONS: usize = 1 << (u32::BITS - Count::SECTION);

    /// A count of zero in a section of the batch.
    fn of(section: u32) -> Count {
        Count(section << Count::SECTION)
    }

    /// Adds one occurrence in a field.
    fn add(&mut self, field: SearchField) {
        let (shift, most) = Count::TIMES[field as usize];
        if self.0 >> shift & most < most {
            self.0 += 1 << shift;
        }
    }

    /// The number of the section in its batch.
    pub(super) fn section(self) -> u32 {
        self.0 >> Count::SECTION
    }

    /// How often the word occurs in each [`SearchField`].
    pub(super) fn times(self) -> [u8; N_FIELDS] {
        Count::TIMES.map(|(shift, most)| u8::try_from(self.0 >> shift & most).unwrap_or(u8::MAX))
    }
}

/// The size of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EntrySize {
    /// How many sections it has.
    pub(super) n_sections: u32,
    /// How many words its title has without stop words; all of them if it has no others.
    pub(super) n_title_words: u32,
}

/// The words of the headings and texts of some entries in their order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// The numbers of the words. The first words of a batch have the lowest numbers, so the frequent
    /// ones fit; others are [`Order::NONE`], and so is the end of a text.
    pub(super) words: Vec<u16>,
    /// Where the words of each entry end.
    pub(super) ends: Vec<usize>,
}

impl Order {
    /// No word, or one whose number is too large.
    pub(super) const NONE: u16 = u16::MAX;

    fn add(&mut self, word: usize) {
        self.words.push(u16::try_from(word).unwrap_or(Order::NONE));
    }
}

/// The counts of a batch of entries.
pub(super) struct Batch {
    /// The words in dictionary spelling; they can contain duplicates.
    pub(super) spellings: WordList,
    /// The number of words in each [`SearchField`] of each section.
    pub(super) lengths: Vec<[u32; N_FIELDS]>,
    /// The entries in order.
    pub(super) entries: Vec<EntrySize>,
    /// The words in their order, if the counter keeps it.
    pub(super) order: Order,
    /// The counts of all words, by word and section.
    counts: Vec<Count>,
    /// The end of the counts of each word.
    ends: Vec<usize>,
}

impl Batch {
    /// The counts of a word, by its place in the spellings.
    pub(super) fn counts(&self, word: usize) -> &[Count] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.counts[start..self.ends[word]]
    }
}

/// Counts entries one after another.
#[derive(Default)]
pub(super) struct Counter {
    stops: &'static [&'static str],
    words: WordTable,
    order: Option<Order>,
    lengths: Vec<[u32; N_FIELDS]>,
    entries: Vec<EntrySize>,
    /// The words of all sections, each once in a section, section after section.
    counts: Vec<(u32, Count)>,
    /// For each word, the index of its last count.
    last: Vec<usize>,
}

impl Counter {
    /// A counter for a language with these stop words, as [`stem::stops`] returns them.
    pub(super) fn new(stops: &'static [&'static str]) -> Counter {
        Counter { stops, ..Counter::default() }
    }

    /// Keeps the order of the words as well.
    pub(super) fn keeping_order(self) -> Counter {
        Counter { order: Some(Order::default()), ..self }
    }

    /// Counts an entry.
    pub(super) fn add(&mut self, entry: &SearchEntry) {
        for (nth, section) in entry.sections.iter().enumerate() {
            let start = self.counts.len();
            self.lengths.push([0; N_FIELDS]);
            if nth == 0 {
                self.field(start, &entry.title, SearchField::Title);
                entry.links.iter().for_each(|text| self.field(start, text, SearchField::Links));
            }
            self.field(start, &section.heading, SearchField::Heading);
            self.field(start, &section.synonyms, SearchField::Heading);
            self.field(start, &section.text, SearchField::Body);
        }
        if let Some(order) = &mut self.order {
            order.ends.push(order.words.len());
        }
        self.entries.push(EntrySize {
            n_sections: u32::try_from(entry.sections.len()).unwrap_or(u32::MAX),
            n_title_words: self.n_title_words(&entry.title),
        });
    }

    fn n_title_words(&self, title: &str) -> u32 {
        let is_stop = |word: &str| self.stops.binary_search(&&*stem::spelling(word)).is_ok();
        let n_words = segment::words(title).count();
        let n_stops = segment::words(title).filter(|word| is_stop(word)).count();
        let n_counted = if n_stops < n_words { n_words - n_stops } else { n_words };
        u32::try_from(n_counted).unwrap_or(u32::MAX)
    }

    /// Counts the words of one field of the last section, whose counts begin at `start`.
    fn field(&mut self, start: usize, text: &str, field: SearchField) {
        let nth = self.lengths.len() - 1;
        let section = u32::try_from(nth).expect("fewer sections than a u32 counts");
        for word in segment::words(text).filter(|word| word.len() <= LONGEST) {
            let number = self.words.number(word);
            if number == self.last.len() {
                self.last.push(usize::MAX);
            }
            let last = self.last[number];
            let is_counted = last >= start && last < self.counts.len();
            if !is_counted {
                self.last[number] = self.counts.len();
                let word = u32::try_from(number).expect("fewer words than a u32 counts");
                self.counts.push((word, Count::of(section)));
            }
            self.counts[self.last[number]].1.add(field);
            self.lengths[nth][field as usize] += 1;
            if let Some(order) = self.order.as_mut().filter(|_| field.is_read()) {
                order.add(number);
            }
        }
        if let Some(order) = self.order.as_mut().filter(|_| field.is_read()) {
            order.words.push(Order::NONE);
        }
    }

    /// Brings the counts in the order of the words.
    pub(super) fn finish(self) -> Batch {
        let mut ends = vec![0; self.words.len()];
        for (word, _) in &self.counts {
            ends[*word as usize] += 1;
        }
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut counts = vec![Count::default(); self.counts.len()];
        // Each start moves as the counts of its word are written, and finally is their end.
        for (word, count) in self.counts {
            counts[ends[word as usize]] = count;
            ends[word as usize] += 1;
        }
        let mut spellings = WordList::default();
        self.words.iter().for_each(|word| spellings.push(&stem::spelling(word)));
        let order = self.order.unwrap_or_default();
        Batch { spellings, lengths: self.lengths, entries: self.entries, order, counts, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Count, Counter, EntrySize, SearchField};
    use crate::render::search::places::{SearchEntry, SearchSection};

    fn entry(title: &str, texts: &[(&str, &str)]) -> SearchEntry<'static> {
        let section = |(heading, text): &(&str, &str)| SearchSection {
            heading: (*heading).to_owned(),
            text: (*text).to_owned(),
            ..SearchSection::default()
        };
        SearchEntry {
            title: title.to_owned(),
            sections: texts.iter().map(section).collect(),
            ..SearchEntry::default()
        }
    }

    #[test]
    fn words_are_counted_by_section_and_field() {
        let mut counter = Counter::default();
        counter.add(&entry("Konec", &[("", "konec a konec"), ("Konec", "a")]));
        counter.add(&entry("a", &[("", "")]));
        let batch = counter.finish();
        assert!(batch.spellings.iter().eq(["konec", "konec", "a"]));
        let counts = |word| -> Vec<(u32, [u8; 4])> {
            batch.counts(word).iter().map(|count| (count.section(), count.times())).collect()
        };
        assert_eq!(counts(0), [(0, [1, 0, 0, 0]), (1, [0, 1, 0, 0])]);
        assert_eq!(counts(1), [(0, [0, 0, 0, 2])]);
        assert_eq!(counts(2), [(0, [0, 0, 0, 1]), (1, [0, 0, 0, 1]), (2, [1, 0, 0, 0])]);
        assert_eq!(batch.lengths, [[1, 0, 0, 3], [0, 1, 0, 1], [1, 0, 0, 0]]);
        let sizes = [(2, 1), (1, 1)];
        let sizes =
            sizes.map(|(n_sections, n_title_words)| EntrySize { n_sections, n_title_words });
        assert_eq!(batch.entries, sizes);
    }

    #[test]
    fn the_order_of_words_is_kept_on_request() {
        let mut counter = Counter::default().keeping_order();
        counter.add(&entry("x", &[("a", "b a")]));
        counter.add(&entry("y", &[("", "c")]));
        let Batch { order, spellings, .. } = counter.finish();
        let words: Vec<&str> = spellings.iter().collect();
        let of = |number: &u16| words.get(usize::from(*number)).copied().unwrap_or("|");
        // Heading, terms that are not shown, text.
        assert_eq!(order.words.iter().map(of).collect::<String>(), "a||ba|||c|");
        assert_eq!(order.ends, [6, 10]);
        let mut counter = Counter::default();
        counter.add(&entry("x", &[("a", "b a")]));
        assert!(counter.finish().order.words.is_empty());
    }

    #[test]
    fn a_word_is_counted_up_to_a_limit_in_each_field_and_in_the_last_section() {
        let last = u32::try_from(Count::MOST_SECTIONS - 1).expect("fits");
        let mut count = Count::of(last);
        let fields = [
            (SearchField::Heading, 2),
            (SearchField::Body, 100),
            (SearchField::Title, 5),
            (SearchField::Links, 9),
        ];
        for (field, times) in fields {
            (0..times).for_each(|_| count.add(field));
        }
        assert_eq!((count.section(), count.times()), (last, [1, 2, 7, 31]));
    }
}
