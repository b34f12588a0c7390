//! Groups: the forms of a word, and the sections that contain any of them.

use crate::lang::stem::{self, Stemmer};
use crate::lang::tag::Tag;
use crate::par;
use crate::render::search::code;
use crate::render::search::count::Batch;
use crate::render::search::words::Words;

/// How much a word counts in title, heading and body (BM25F, Robertson and others 2004).
const WEIGHTS: [f32; 3] = [30.0, 12.0, 1.0];

/// Length normalization per field (BM25F `b`).
const LENGTHS: [f32; 3] = [0.5, 0.4, 0.6];

/// Term frequency saturation (BM25F `k1`); it keeps titles above bodies.
const SATURATION: f32 = 4.0;

/// The number of score steps: one digit.
const STEPS: u8 = 63;

/// The most sections in the postings of a group; of very frequent words only the highest scores are
/// kept. Such a word affects the ranking little, and its postings would dominate the download.
pub(super) const MOST: usize = 2048;

/// The forms of a word with one stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The folded stem.
    pub(super) key: String,
    /// The stem with its marks.
    pub(super) stem: String,
    /// The folded forms, sorted.
    pub(super) forms: Vec<String>,
    /// In how many sections they stand.
    pub(super) n_sections: usize,
    /// Pairs of distance to the section before, and strength; of [`MOST`] sections at most.
    pub(super) postings: String,
}

/// A word of a batch, by the numbers of both.
type Member = (u32, u32);

/// A word that stands in one of this many sections or more is a frequent one.
const FREQUENT: usize = 16;

/// The number of shares in which the words of all batches are merged in parallel.
const SHARES: usize = 8;

/// One spelling in all batches.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Stemmed {
    key: String,
    stem: String,
    form: String,
    members: Vec<Member>,
}

/// The words of a share: those whose spelling belongs to it, from all batches.
fn stemmed(stemmer: &Stemmer, batches: &[Batch], share: usize) -> Vec<Stemmed> {
    let mut spellings = Words::default();
    let mut members: Vec<Vec<Member>> = Vec::new();
    for (batch, of_batch) in (0..).zip(batches) {
        let of_share = |(_, spelling): &(u32, &str)| share_of(spelling) == share;
        for (word, spelling) in (0..).zip(of_batch.spellings.iter()).filter(of_share) {
            let number = spellings.number(spelling);
            members.resize_with(members.len().max(number + 1), Vec::new);
            members[number].push((batch, word));
        }
    }
    let stemmed = spellings.iter().zip(members).map(|(spelling, members)| {
        let stem = stemmer.stem(spelling);
        Stemmed { key: stem::fold(&stem), form: stem::fold(spelling), stem, members }
    });
    stemmed.collect()
}

/// The share of a spelling: it depends on its length and last byte, which is fast to compute and
/// distributes the words of any language.
fn share_of(spelling: &str) -> usize {
    (spelling.len() + usize::from(spelling.as_bytes().last().copied().unwrap_or(0))) % SHARES
}

/// The groups of all words, by key and stem.
pub(super) fn groups(tag: &Tag, batches: &[Batch]) -> Vec<Group> {
    let stemmer = Stemmer::for_language(tag);
    let shares: Vec<usize> = (0..SHARES).collect();
    let stemmed = par::map(&shares, |share| stemmed(&stemmer, batches, *share));
    let mut stemmed: Vec<_> = stemmed.into_iter().flatten().collect();
    par::sort(&mut stemmed);
    let scales = Scales::new(batches);
    let same: Vec<_> = stemmed.chunk_by(|a, b| a.key == b.key && a.stem == b.stem).collect();
    let groups = par::map(&same, |same| {
        let members: Vec<Member> = same.iter().flat_map(|word| &word.members).copied().collect();
        let postings = postings(batches, &members, &scales);
        // Spellings that differ in marks alone fold to one form, and they come one after another.
        let mut forms: Vec<String> = same.iter().map(|word| word.form.clone()).collect();
        forms.dedup();
        Group {
            key: same[0].key.clone(),
            stem: same[0].stem.clone(),
            forms,
            n_sections: postings.len(),
            postings: written(postings),
        }
    });
    drop(same);
    par::discard(stemmed);
    groups
}

/// An occurrence of a group in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Posting {
    section: u32,
    /// 1 to [`STEPS`].
    strength: u8,
}

/// The weight of one occurrence by section and field (BM25F, before saturation).
struct Scales {
    /// For each batch the number of its first section, and the worth in each of its sections.
    batches: Vec<(u32, Vec<[f32; 3]>)>,
    n_sections: u32,
}

impl Scales {
    fn new(batches: &[Batch]) -> Scales {
        let averages = averages(batches);
        let scale = |lengths: &[u32; 3]| {
            [0, 1, 2].map(|field| {
                let length = real(u64::from(lengths[field])) / averages[field];
                WEIGHTS[field] / (1.0 - LENGTHS[field] + LENGTHS[field] * length)
            })
        };
        let mut next = 0;
        let mut first = |batch: &Batch| {
            let n_sections = u32::try_from(batch.lengths.len()).expect("fewer sections");
            let first = next;
            next += n_sections;
            first
        };
        let of_batch =
            |batch: &Batch| (first(batch), batch.lengths.iter().map(scale).collect::<Vec<_>>());
        let batches = batches.iter().map(of_batch).collect();
        Scales { batches, n_sections: next }
    }
}

/// The mean length of each field over the sections that have it; at least 1.
fn averages(batches: &[Batch]) -> [f32; 3] {
    [0, 1, 2].map(|field| {
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

/// Computes the postings of these words with their scores, by section.
fn postings(batches: &[Batch], members: &[Member], scales: &Scales) -> Vec<Posting> {
    let posting = |(section, weight)| Posting { section, strength: strength(weight) };
    let counts = |(batch, word): &Member| batches[*batch as usize].counts(*word as usize);
    let n_counts: usize = members.iter().map(|member| counts(member).len()).sum();
    let weights = members.iter().flat_map(|member| {
        let (first, scales) = &scales.batches[member.0 as usize];
        counts(member).iter().map(move |count| {
            let times = count.times().into_iter().zip(scales[count.section() as usize]);
            let weight = times.map(|(times, scale)| f32::from(times) * scale).sum::<f32>();
            (first + count.section(), weight)
        })
    });
    if n_counts > scales.n_sections as usize / FREQUENT {
        // A dense array of sums, which is faster than sorting so many occurrences.
        let mut sums = vec![0.0; scales.n_sections as usize];
        weights.for_each(|(section, weight)| sums[section as usize] += weight);
        return (0..).zip(sums).filter(|(_, sum)| *sum > 0.0).map(posting).collect();
    }
    let mut weights: Vec<(u32, f32)> = weights.collect();
    weights.sort_by_key(|(section, _)| *section);
    let same = weights.chunk_by(|a, b| a.0 == b.0);
    same.map(|same| posting((same[0].0, same.iter().map(|(_, weight)| weight).sum()))).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and STEPS, which is below 64"
)]
fn strength(weight: f32) -> u8 {
    // Rounds without calling `round`, which is a function call on older processors.
    ((weight / (SATURATION + weight) * f32::from(STEPS) + 0.5) as u8).max(1)
}

/// The postings as text: distance to the section before, and strength.
fn written(mut postings: Vec<Posting>) -> String {
    keep_strongest(&mut postings);
    let mut out = String::with_capacity(postings.len() * 3);
    let mut before = 0;
    for posting in postings {
        code::number(&mut out, posting.section - before);
        code::digit(&mut out, posting.strength);
        before = posting.section;
    }
    out
}

/// Keeps at most [`MOST`] postings with the highest scores; of equal ones the first.
fn keep_strongest(postings: &mut Vec<Posting>) {
    if postings.len() <= MOST {
        return;
    }
    let mut n_by_strength = [0; 1 + STEPS as usize];
    for posting in &*postings {
        n_by_strength[usize::from(posting.strength)] += 1;
    }
    // How many of each strength fit, the strongest first.
    let mut room = MOST;
    for n in n_by_strength.iter_mut().rev() {
        *n = room.min(*n);
        room -= *n;
    }
    postings.retain(|posting| {
        let left = &mut n_by_strength[usize::from(posting.strength)];
        let stays = *left > 0;
        *left -= usize::from(stays);
        stays
    });
}

#[cfg(test)]
mod tests {
    use super::{Group, MOST, Posting, groups, written};
    use crate::lang::tag::Tag;
    use crate::render::search::count::{Batch, Counter};
    use crate::render::search::places::{Entry, Section};

    fn batch(texts: &[(&str, &str)]) -> Batch {
        let mut counter = Counter::default();
        for (title, text) in texts {
            counter.add(&Entry {
                address: String::new(),
                title: (*title).to_owned(),
                kind: "page",
                sections: vec![Section { text: (*text).to_owned(), ..Section::default() }],
                elsewhere: Vec::new(),
            });
        }
        counter.finish()
    }

    fn find<'a>(groups: &'a [Group], key: &str) -> Vec<&'a Group> {
        groups.iter().filter(|group| group.key == key).collect()
    }

    #[test]
    fn forms_share_a_group_and_marks_make_another() {
        let tag = Tag::parse("cs").expect("a tag");
        let batches = [batch(&[("Řada", "smlouva")]), batch(&[("Rada", "Smlouvám smlouvou")])];
        let groups = groups(&tag, &batches);
        let [group] = find(&groups, "smlouv")[..] else { panic!("one group") };
        assert_eq!(
            (group.n_sections, group.forms.join(" ")),
            (2, "smlouva smlouvam smlouvou".into())
        );
        let stems: Vec<&str> =
            find(&groups, "rad").iter().map(|group| group.stem.as_str()).collect();
        assert_eq!(stems, ["rad", "řad"]);
        assert!(
            groups
                .windows(2)
                .all(|pair| (&pair[0].key, &pair[0].stem) < (&pair[1].key, &pair[1].stem))
        );
    }

    #[test]
    fn a_word_in_the_title_counts_more_than_any_body() {
        let tag = Tag::parse("en").expect("a tag");
        let body = "end ".repeat(20);
        let groups = groups(&tag, &[batch(&[("The end", ""), ("x", &body), ("y", "end z z z z")])]);
        let [group] = find(&groups, "end")[..] else { panic!("one group") };
        let strengths: Vec<u8> = group.postings.bytes().skip(1).step_by(2).collect();
        // `A` to `Z` sort before `a` to `z` before digits only in the order of the alphabet of
        // digits.
        let rank = |digit: u8| (digit.is_ascii_digit(), digit.is_ascii_lowercase(), digit);
        assert!(rank(strengths[0]) > rank(strengths[1]) && rank(strengths[1]) > rank(strengths[2]));
    }

    #[test]
    fn long_lists_keep_the_strongest_sections_in_order() {
        let all: Vec<Posting> = (0..10_000)
            .map(|section| Posting { section, strength: if section % 10 == 0 { 9 } else { 1 } })
            .collect();
        let text = written(all);
        assert_eq!(text.matches('J').count(), 1000);
        assert_eq!(text.len(), 2 * MOST);
    }
}
