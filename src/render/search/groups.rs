//! Groups: the forms of a word, and the sections that contain any of them.

use crate::lang::stem::{self, Stemmer};
use crate::lang::tag::Tag;
use crate::par;
use crate::render::search::code;
use crate::render::search::count::{Batch, Field, N_FIELDS};
use crate::render::search::words::Words;

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

/// The forms of a word with one stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The folded stem.
    pub(super) key: String,
    /// The stem with its marks.
    pub(super) stem: String,
    /// The folded forms, sorted.
    pub(super) forms: Vec<String>,
    /// On how many pages they stand.
    pub(super) n_pages: usize,
    /// Whether the postings are only those of [`MOST`] sections.
    pub(super) is_cut: bool,
    /// The sections with their scores, as [`written`] encodes them.
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
        let mut postings = postings(batches, &members, &scales);
        let n_pages = postings.chunk_by(|a, b| a.page == b.page).count();
        let is_cut = keep_strongest(&mut postings);
        // Spellings that differ in marks alone fold to one form, and they come one after another.
        let mut forms: Vec<String> = same.iter().map(|word| word.form.clone()).collect();
        forms.dedup();
        Group {
            key: same[0].key.clone(),
            stem: same[0].stem.clone(),
            forms,
            n_pages,
            is_cut,
            postings: written(&postings),
        }
    });
    drop(same);
    par::discard(stemmed);
    groups
}

/// An occurrence of a group in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Posting {
    page: u32,
    /// The position of the section on its page.
    section: u32,
    /// 0 to [`STEPS`].
    score: u8,
    /// Which share of the title the word is, in steps of [`STEPS`]; 0 where it is not in the title.
    title_share: u8,
}

/// A section: where it is, and the weight of one occurrence of a word in each field.
struct Place {
    page: u32,
    section: u32,
    weights: [f32; N_FIELDS],
    title_share: u8,
}

/// The places of all sections.
struct Scales {
    /// For each batch the number of its first section.
    firsts: Vec<usize>,
    places: Vec<Place>,
}

impl Scales {
    fn new(batches: &[Batch]) -> Scales {
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
                    |(section, lengths)| Place {
                        page,
                        section,
                        weights: weights(lengths),
                        title_share: u8::try_from(title_share.max(1)).unwrap_or(STEPS),
                    },
                ));
                page += 1;
            }
        }
        Scales { firsts, places }
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

/// Computes the postings of these words with their scores, by section.
fn postings(batches: &[Batch], members: &[Member], scales: &Scales) -> Vec<Posting> {
    let counts = |(batch, word): &Member| batches[*batch as usize].counts(*word as usize);
    let n_counts: usize = members.iter().map(|member| counts(member).len()).sum();
    let sums = members.iter().flat_map(|member| {
        let first = scales.firsts[member.0 as usize];
        counts(member).iter().map(move |count| {
            let section = first + count.section() as usize;
            let times = count.times();
            let weights = times.into_iter().zip(scales.places[section].weights);
            let weight = weights.map(|(times, weight)| f32::from(times) * weight).sum::<f32>();
            (section, Sum { weight, in_title: times[Field::Title as usize] > 0 })
        })
    });
    let posting = |(section, sum): (usize, Sum)| {
        let Place { page, section, title_share, .. } = scales.places[section];
        let title_share = if sum.in_title { title_share } else { 0 };
        Posting { page, section, score: score(sum.weight), title_share }
    };
    if n_counts > scales.places.len() / FREQUENT {
        // A dense array of sums, which is faster than sorting so many occurrences.
        let mut dense = vec![Sum::default(); scales.places.len()];
        sums.for_each(|(section, sum)| dense[section].add(sum));
        let all = dense.into_iter().enumerate().filter(|(_, sum)| sum.weight > 0.0);
        return all.map(posting).collect();
    }
    let mut sums: Vec<(usize, Sum)> = sums.collect();
    sums.sort_by_key(|(section, _)| *section);
    let same = sums.chunk_by(|a, b| a.0 == b.0);
    let total = |same: &[(usize, Sum)]| {
        let mut total = Sum::default();
        for (_, sum) in same {
            total.add(*sum);
        }
        (same[0].0, total)
    };
    same.map(total).map(posting).collect()
}

/// The weighted count of a group in a section.
#[derive(Clone, Copy, Default)]
struct Sum {
    weight: f32,
    in_title: bool,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.weight += other.weight;
        self.in_title |= other.in_title;
    }
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
fn written(postings: &[Posting]) -> String {
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
fn keep_strongest(postings: &mut Vec<Posting>) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{Group, MOST, Posting, STEPS, groups, keep_strongest, score, written};
    use crate::lang::tag::Tag;
    use crate::render::search::count::{Batch, Counter};
    use crate::render::search::places::{Entry, Section};

    fn batch(texts: &[(&str, &str)]) -> Batch {
        let mut counter = Counter::default();
        for (title, text) in texts {
            counter.add(&Entry {
                title: (*title).to_owned(),
                sections: vec![Section { text: (*text).to_owned(), ..Section::default() }],
                ..Entry::default()
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
        assert_eq!((group.n_pages, group.forms.join(" ")), (2, "smlouva smlouvam smlouvou".into()));
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
    fn a_word_in_the_title_counts_as_much_as_many_in_the_body() {
        let tag = Tag::parse("en").expect("a tag");
        let body = "end ".repeat(6);
        let pages = [("The end", ""), ("x", &body), ("y", "end z z z z")];
        let groups = groups(&tag, &[batch(&pages)]);
        let [group] = find(&groups, "end")[..] else { panic!("one group") };
        // Page, section with the mark of the title, score, share of two words; then the others.
        let digits = group.postings.as_bytes();
        assert_eq!(digits.len(), 4 + 3 + 3);
        assert_eq!((digits[0], digits[1], digits[3]), (b'A', b'B', b'f'));
        assert!(digits[2] > digits[6] && digits[6] > digits[9], "{}", group.postings);
    }

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
}
