//! Pairs of neighbouring frequent words, by which a script finds the page with a phrase. The postings of
//! frequent words are cut, so on a large site they do not lead to a page that has each of them once.
//!
//! 1. `count` keeps the order of the words of large indices, `groups` says which are frequent.
//! 2. Each pair of frequent neighbours gets a number, the hash of both words ([`mix`]). The numbers of
//!    a page are listed once each.
//! 3. The pages of each number go to one of many buckets. A bucket has a small share of all pages
//!    ([`SHARE`]), so the pages that are in the buckets of all pairs of a phrase are few, and hardly any
//!    of them by chance. The script reads their texts.
//! 4. Pairs on so many pages that they would fill their bucket are left out: such a phrase is found by
//!    its other pairs.

use std::collections::HashSet;
use std::ops::Range;

use crate::lang::stem;
use crate::par;
use crate::render::search::code;
use crate::render::search::count::{Batch, Order};
use crate::render::search::groups::StemGroup;

/// Sites with fewer pages need no pairs: a script reads the texts of as many pages as have the words.
pub(super) const FEWEST_PAGES: usize = 200;

/// The share of all pages that a bucket should have, as its divisor. Of 10,000 pages, 4 have a phrase
/// of three words by chance.
const SHARE: usize = 50;

/// The fewest and the most pages that a bucket should have. The most is about 3 kB.
const SIZES: (usize, usize) = (8, 2000);

/// How many times more pages than its bucket should have make a pair too frequent.
const TOO_FREQUENT: usize = 4;

/// The most pairs that are sorted at a time, which limits the memory.
const AT_ONCE: usize = 4_000_000;

/// The buckets of an index.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// How many buckets there are.
    pub(super) n_buckets: usize,
    /// How many of them a file has.
    pub(super) per_file: usize,
    /// The pages of each bucket, written as `code::rising` does.
    pub(super) buckets: Vec<String>,
}

/// The pairs of a batch of pages: the numbers of each page, and where they end.
struct Numbers {
    pairs: Vec<u32>,
    ends: Vec<usize>,
}

/// Makes the buckets.
pub(super) fn pairs(batches: &[Batch], groups: &[StemGroup]) -> Pairs {
    let frequent = groups.iter().filter(|group| group.is_frequent);
    let frequent: HashSet<&str> =
        frequent.flat_map(|group| &group.forms).map(String::as_str).collect();
    let numbers = par::map(batches, |batch| numbers(batch, &frequent));
    let n_pairs: usize = numbers.iter().map(|numbers| numbers.pairs.len()).sum();
    let n_pages: usize = numbers.iter().map(|numbers| numbers.ends.len()).sum();
    if n_pairs == 0 {
        return Pairs::default();
    }
    let size = (n_pages / SHARE).clamp(SIZES.0, SIZES.1);
    let n_buckets = (n_pairs / size).max(1);
    let n_shares = 2 + n_pairs / AT_ONCE;
    let per_share = n_buckets.div_ceil(n_shares);
    let starts: Vec<usize> = (0..n_buckets).step_by(per_share).collect();
    let buckets = par::map(&starts, |start| {
        let end = n_buckets.min(start + per_share);
        let sorted = sorted(&numbers, n_buckets, *start..end);
        sorted.iter().map(|bucket| written(bucket, TOO_FREQUENT * size)).collect::<Vec<_>>()
    });
    let buckets = buckets.into_iter().flatten().collect();
    Pairs { n_buckets, per_file: (SIZES.1 / size).max(1), buckets }
}

/// The numbers of the pairs of frequent neighbours, for each page of a batch.
fn numbers(batch: &Batch, frequent: &HashSet<&str>) -> Numbers {
    let of_word = |spelling: &str| {
        let form = stem::fold(spelling);
        frequent.contains(form.as_str()).then(|| hash(&form))
    };
    let hashes: Vec<Option<u32>> =
        batch.spellings.iter().take(usize::from(Order::NONE)).map(of_word).collect();
    let hash_of = |word: u16| hashes.get(usize::from(word)).copied().flatten();
    let (mut pairs, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
    for end in &batch.order.ends {
        let mut of_page: Vec<u32> = batch.order.words[start..*end]
            .windows(2)
            .filter_map(|pair| Some(mix(hash_of(pair[0])?, hash_of(pair[1])?)))
            .collect();
        of_page.sort_unstable();
        of_page.dedup();
        pairs.extend(of_page);
        ends.push(pairs.len());
        start = *end;
    }
    Numbers { pairs, ends }
}

/// A pair on a page.
#[derive(Clone, Copy)]
struct OnPage {
    pair: u32,
    page: u32,
}

/// The pairs of some buckets, by page.
fn sorted(numbers: &[Numbers], n_buckets: usize, buckets: Range<usize>) -> Vec<Vec<OnPage>> {
    let mut sorted = vec![Vec::new(); buckets.len()];
    let mut page = 0;
    for numbers in numbers {
        let mut start = 0;
        for end in &numbers.ends {
            for pair in &numbers.pairs[start..*end] {
                let bucket = *pair as usize % n_buckets;
                if buckets.contains(&bucket) {
                    sorted[bucket - buckets.start].push(OnPage { pair: *pair, page });
                }
            }
            start = *end;
            page += 1;
        }
    }
    sorted
}

/// The pages of a bucket, without those of pairs on more than `most` pages.
fn written(bucket: &[OnPage], most: usize) -> String {
    let mut by_pair: Vec<OnPage> = bucket.to_vec();
    by_pair.sort_unstable_by_key(|each| each.pair);
    let kept = by_pair.chunk_by(|a, b| a.pair == b.pair).filter(|same| same.len() <= most);
    let mut pages: Vec<u32> = kept.flatten().map(|each| each.page).collect();
    pages.sort_unstable();
    pages.dedup();
    code::rising(pages)
}

/// The hash of a word (FNV-1a over its UTF-16 units, which a script has).
fn hash(word: &str) -> u32 {
    word.encode_utf16()
        .fold(0x811c_9dc5, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

/// The number of two words one after the other. `search.js` computes the same.
fn mix(first: u32, second: u32) -> u32 {
    let mixed = first.wrapping_mul(0x9e37_79b1).wrapping_add(second);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca77);
    mixed ^ (mixed >> 13)
}

#[cfg(test)]
mod tests {
    use super::{Pairs, SHARE, TOO_FREQUENT, hash, mix, pairs};
    use crate::render::search::count::{Batch, Counter};
    use crate::render::search::groups::StemGroup;
    use crate::render::search::places::{SearchEntry, SearchSection};

    fn batch(texts: &[String]) -> Batch {
        let mut counter = Counter::default().keeping_order();
        for text in texts {
            let section = SearchSection { text: text.clone(), ..SearchSection::default() };
            counter.add(&SearchEntry { sections: vec![section], ..SearchEntry::default() });
        }
        counter.finish()
    }

    fn group(form: &str, is_frequent: bool) -> StemGroup {
        StemGroup {
            key: form.to_owned(),
            forms: vec![form.to_owned()],
            is_frequent,
            ..StemGroup::default()
        }
    }

    /// The pages in the bucket of two words.
    fn pages<'a>(pairs: &'a Pairs, first: &str, second: &str) -> &'a str {
        let bucket = mix(hash(first), hash(second)) as usize % pairs.n_buckets;
        &pairs.buckets[bucket]
    }

    #[test]
    fn a_script_computes_the_same_numbers() {
        assert_eq!((hash("alpha"), mix(1, 2)), (0x5d8b_6dab, 0x513b_5275));
    }

    #[test]
    fn pages_with_two_frequent_neighbours_are_in_their_bucket() {
        let words: Vec<String> = (0..33).map(|nth| format!("word{nth}")).collect();
        let texts: Vec<String> =
            words.windows(2).map(|pair| pair.join(" ").to_uppercase()).collect();
        let groups: Vec<StemGroup> = words.iter().map(|word| group(word, true)).collect();
        let pairs = pairs(&[batch(&texts[..9]), batch(&texts[9..])], &groups);
        assert_eq!((pairs.n_buckets, pairs.buckets.len()), (4, 4));
        for (page, pair) in words.windows(2).enumerate() {
            let distances = pages(&pairs, &pair[0], &pair[1]).bytes().map(|digit| match digit {
                b'a'..=b'z' => usize::from(digit - b'a') + 26,
                _ => usize::from(digit - b'A'),
            });
            let mut found = distances.scan(0, |page, distance| {
                *page += distance;
                Some(*page)
            });
            assert!(found.any(|found| found == page), "page {page}");
        }
    }

    #[test]
    fn pairs_of_rare_words_or_on_too_many_pages_are_left_out() {
        let groups = [group("alpha", true), group("beta", true), group("gamma", false)];
        let rare = pairs(&[batch(&["alpha gamma beta".to_owned()])], &groups);
        assert_eq!((rare.n_buckets, rare.buckets.len()), (0, 0));
        let n_pages = 10 * SHARE;
        let most = TOO_FREQUENT * n_pages / SHARE;
        let texts = |n: usize| -> Vec<String> {
            let text = |nth| if nth < n { "alpha beta" } else { "beta beta" };
            (0..n_pages).map(|nth| text(nth).to_owned()).collect()
        };
        let (few, many) =
            (pairs(&[batch(&texts(most))], &groups), pairs(&[batch(&texts(most + 1))], &groups));
        assert_eq!(pages(&few, "alpha", "beta").len(), most);
        assert_eq!(pages(&many, "alpha", "beta"), "");
    }
}
