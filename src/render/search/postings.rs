//! Postings: the sections that contain a group of forms, with weighted counts (BM25F), and how they
//! are written.

use crate::render::search::code;
use crate::render::search::count::{Batch, N_FIELDS, SearchField};

/// How much a word counts in title, heading, links and body.
const WEIGHTS: [f32; N_FIELDS] = [12.0, 1.5, 3.0, 1.0];

/// Length normalization per field (`b` of BM25F).
const LENGTHS: [f32; N_FIELDS] = [0.5, 0.8, 0.5, 0.4];

/// The largest score: one digit has this many steps above 0.
const STEPS: u8 = 63;

/// The weighted count of score 0, and how much each further score multiplies it. Scores are
/// logarithms, so that a script can add the counts of the forms and sections of a page before it
/// saturates the sum (`scale` in the head).
pub(super) const SCALE: (f32, f32) = (0.05, 1.13);

/// The most sections in the postings of a group; of very frequent words only the highest scores are
/// kept. Such a word affects the ranking little, and its postings would dominate the download.
pub(super) const MOST: usize = 2048;

/// A word that stands in one of this many sections or more is a frequent one.
const FREQUENT: usize = 16;

/// What an occurrence of a compound word counts for its parts, and its parts for the word
/// (`TUNED.part` in `search.js`).
const PART: f32 = 0.6;

/// A word of a batch, by the numbers of both.
pub(super) type Member = (u32, u32);

/// An occurrence of a group in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    page: u32,
    /// The position of the section on its page.
    section: u32,
    /// 0 to [`STEPS`].
    score: u8,
    /// Which share of the title the word is, in steps of [`STEPS`]; 0 where it is not in the title.
    title_share: u8,
}

/// A section: where it is, and the weight of one occurrence of a word in each field.
struct WeighedSection {
    page: u32,
    section: u32,
    weights: [f32; N_FIELDS],
    title_share: u8,
}

/// All sections of the batches.
pub(super) struct Sections<'a> {
    batches: &'a [Batch],
    /// For each batch the number of its first section.
    firsts: Vec<usize>,
    places: Vec<WeighedSection>,
}

/// The weighted count of a group in a section, by the number of the section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighted {
    section: u32,
    weight: f32,
    in_title: bool,
}

impl<'a> Sections<'a> {
    pub(super) fn new(batches: &'a [Batch]) -> Sections<'a> {
        let averages = averages(batches);
        let weights = |lengths: &[u32; N_FIELDS]| {
            FIELDS.map(|field| {
                let length = real(u64::from(lengths[field])) / averages[field];
                WEIGHTS[field] / (1.0 - LENGTHS[field] + LENGTHS[field] * length)
            })
        };
        let (mut firsts, mut places) = (Vec::new(), Vec::new());
        let mut page = 0;
        for batch in batches {
            firsts.push(places.len());
            let mut lengths = batch.lengths.iter();
            for size in &batch.entries {
                let title_share = u32::from(STEPS) / size.n_title_words.max(1);
                places.extend((0..size.n_sections).zip(lengths.by_ref()).map(
                    |(section, lengths)| WeighedSection {
                        page,
                        section,
                        weights: weights(lengths),
                        title_share: u8::try_from(title_share.max(1)).unwrap_or(STEPS),
                    },
                ));
                page += 1;
            }
        }
        Sections { batches, firsts, places }
    }

    /// How many sections there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The weighted counts of some words together, by section. Words `within` are compounds of
    /// them, and count less.
    pub(super) fn weigh(&self, words: &[Member], within: &[Member]) -> Vec<Weighted> {
        let counts = |(batch, word): &Member| self.batches[*batch as usize].counts(*word as usize);
        let n_counts: usize = words.iter().chain(within).map(|member| counts(member).len()).sum();
        let own = words.iter().map(|member| (member, true));
        let all = own.chain(within.iter().map(|member| (member, false)));
        let weighted = all.flat_map(|(member, is_own)| {
            let first = self.firsts[member.0 as usize];
            let worth = if is_own { 1.0 } else { PART };
            counts(member).iter().map(move |count| {
                let section = first + count.section() as usize;
                let times = count.times();
                let weights = times.into_iter().zip(self.places[section].weights);
                let weight = weights.map(|(times, weight)| f32::from(times) * weight).sum::<f32>();
                let in_title = is_own && times[SearchField::Title as usize] > 0;
                Weighted { section: short(section), weight: worth * weight, in_title }
            })
        });
        if n_counts > self.places.len() / FREQUENT {
            // A dense array of sums, which is faster than sorting so many occurrences.
            let empty = |section| Weighted { section, weight: 0.0, in_title: false };
            let mut dense: Vec<Weighted> = (0..short(self.places.len())).map(empty).collect();
            weighted.for_each(|each| dense[each.section as usize].add(each));
            dense.retain(|sum| sum.weight > 0.0);
            return dense;
        }
        let mut sorted: Vec<Weighted> = weighted.collect();
        sorted.sort_by_key(|each| each.section);
        sorted.dedup_by(|each, sum| {
            let is_same = each.section == sum.section;
            if is_same {
                sum.add(*each);
            }
            is_same
        });
        sorted
    }

    /// How many pages some counts are on.
    pub(super) fn n_pages(&self, weighted: &[Weighted]) -> usize {
        let page = |each: &Weighted| self.places[each.section as usize].page;
        weighted.chunk_by(|a, b| page(a) == page(b)).count()
    }

    /// The postings of weighted counts.
    pub(super) fn postings(&self, weighted: &[Weighted]) -> Vec<Posting> {
        let posting = |each: &Weighted| {
            let WeighedSection { page, section, title_share, .. } =
                self.places[each.section as usize];
            let title_share = if each.in_title { title_share } else { 0 };
            Posting { page, section, score: score(each.weight), title_share }
        };
        weighted.iter().map(posting).collect()
    }
}

impl Weighted {
    fn add(&mut self, other: Weighted) {
        self.weight += other.weight;
        self.in_title |= other.in_title;
    }
}

const FIELDS: [usize; N_FIELDS] = [0, 1, 2, 3];

/// The mean length of each field over the sections that have it; at least 1.
fn averages(batches: &[Batch]) -> [f32; N_FIELDS] {
    FIELDS.map(|field| {
        let lengths = batches.iter().flat_map(|batch| &batch.lengths);
        let lengths = lengths.map(|lengths| lengths[field]).filter(|length| *length > 0);
        let (n_words, n_sections) = lengths
            .fold((0_u64, 0_u64), |(words, sections), words_here| {
                (words + u64::from(words_here), sections + 1)
            });
        (real(n_words) / real(n_sections.max(1))).max(1.0)
    })
}

#[expect(clippy::cast_precision_loss, reason = "a ratio of counts needs no exact digits")]
fn real(count: u64) -> f32 {
    count as f32
}

fn short(section: usize) -> u32 {
    u32::try_from(section).expect("a site has fewer sections than a u32 counts")
}

/// The score of a weighted count: its logarithm on [`SCALE`].
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and STEPS, which is below 64"
)]
fn score(weight: f32) -> u8 {
    let (least, base) = SCALE;
    let steps = (weight / least).ln() / base.ln();
    // Rounds without calling `round`, which is a function call on older processors.
    (steps.clamp(0.0, f32::from(STEPS)) + 0.5) as u8
}

/// The postings as text. Each is the distance to the page before, the section with a lowest bit
/// that is set for a word of the title, the score, and for a word of the title its share.
pub(super) fn written(postings: &[Posting]) -> String {
    let mut out = String::with_capacity(postings.len() * 3);
    let mut before = 0;
    for posting in postings {
        code::number(&mut out, posting.page - before);
        code::number(&mut out, posting.section << 1 | u32::from(posting.title_share > 0));
        code::digit(&mut out, posting.score);
        if posting.title_share > 0 {
            code::digit(&mut out, posting.title_share);
        }
        before = posting.page;
    }
    out
}

/// Keeps at most [`MOST`] postings with the highest scores; of equal ones the first. Returns
/// whether there were more.
pub(super) fn keep_strongest(postings: &mut Vec<Posting>) -> bool {
    if postings.len() <= MOST {
        return false;
    }
    let mut n_by_score = [0; 1 + STEPS as usize];
    for posting in &*postings {
        n_by_score[usize::from(posting.score)] += 1;
    }
    // How many of each score fit, the highest first.
    let mut room = MOST;
    for n in n_by_score.iter_mut().rev() {
        *n = room.min(*n);
        room -= *n;
    }
    postings.retain(|posting| {
        let left = &mut n_by_score[usize::from(posting.score)];
        let stays = *left > 0;
        *left -= usize::from(stays);
        stays
    });
    true
}

/// Keeps at most `most` counts with the highest weights, in the order of their sections; of equal
/// ones the first.
pub(super) fn keep_heaviest(weighted: &mut Vec<Weighted>, most: usize) {
    if weighted.len() > most {
        weighted.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.section.cmp(&b.section)));
        weighted.truncate(most);
        weighted.sort_by_key(|each| each.section);
    }
}

/// The sections that have all of some words, but not another one: what they count for that one.
pub(super) fn together(words: &[&[Weighted]], other: &[Weighted]) -> Vec<Weighted> {
    let Some((shortest, rest)) = shortest_first(words) else { return Vec::new() };
    let weight_in = |list: &[Weighted], section: u32| {
        let nth = list.binary_search_by_key(&section, |each| each.section).ok()?;
        Some(list[nth].weight)
    };
    let all = shortest.iter().filter(|each| weight_in(other, each.section).is_none());
    let all = all.filter_map(|each| {
        let least = rest
            .iter()
            .try_fold(each.weight, |least, list| Some(weight_in(list, each.section)?.min(least)))?;
        Some(Weighted { section: each.section, weight: PART * least, in_title: false })
    });
    all.collect()
}

fn shortest_first<'a>(words: &[&'a [Weighted]]) -> Option<(&'a [Weighted], Vec<&'a [Weighted]>)> {
    let mut sorted = words.to_vec();
    sorted.sort_by_key(|list| list.len());
    let (shortest, rest) = sorted.split_first()?;
    Some((shortest, rest.to_vec()))
}

/// Adds counts of sections that are not in a list yet.
pub(super) fn merge(weighted: &mut Vec<Weighted>, more: Vec<Weighted>) {
    if !more.is_empty() {
        weighted.extend(more);
        weighted.sort_by_key(|each| each.section);
    }
}

#[cfg(test)]
mod tests {
    use super::{
        MOST, Posting, STEPS, Weighted, keep_heaviest, keep_strongest, merge, score, together,
        written,
    };

    #[test]
    fn scores_grow_with_the_count_and_end() {
        let scores: Vec<u8> = [0.0, 0.05, 0.1, 1.0, 10.0, 60.0, 1e9].map(score).to_vec();
        assert!(scores.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((scores[0], scores[1], scores[6]), (0, 0, STEPS));
        assert!(scores[5] < STEPS);
    }

    #[test]
    fn long_lists_keep_the_strongest_sections_in_order() {
        let score = |page| if page % 10 == 0 { 9 } else { 1 };
        let posting = |page| Posting { page, section: 0, score: score(page), title_share: 0 };
        let mut all: Vec<Posting> = (0..10_000).map(posting).collect();
        assert!(keep_strongest(&mut all));
        let text = written(&all);
        assert_eq!(text.matches('J').count(), 1000);
        assert_eq!(text.len(), 3 * MOST);
        assert!(!keep_strongest(&mut all));
    }

    #[test]
    fn words_that_stand_together_count_as_the_weakest_of_them() {
        let list = |pairs: &[(u32, f32)]| -> Vec<Weighted> {
            let weighted = |(section, weight): &(u32, f32)| Weighted {
                section: *section,
                weight: *weight,
                in_title: true,
            };
            pairs.iter().map(weighted).collect()
        };
        let (one, two) = (list(&[(1, 5.0), (3, 1.0), (4, 2.0)]), list(&[(3, 4.0), (4, 1.0)]));
        let own = list(&[(4, 1.0)]);
        let mut found = together(&[&one, &two], &own);
        assert_eq!(found, [Weighted { section: 3, weight: 0.6, in_title: false }]);
        merge(&mut found, list(&[(1, 9.0), (0, 2.0)]));
        keep_heaviest(&mut found, 2);
        assert_eq!(found, list(&[(0, 2.0), (1, 9.0)]));
    }
}
