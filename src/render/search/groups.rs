//! Groups: the forms of a word, and the sections in which any of them stands.

use crate::lang::stem::{self, Stemmer};
use crate::lang::tag::Tag;
use crate::par;
use crate::render::search::code;
use crate::render::search::count::{Batch, Count, Section, Words};

/// How much a word counts in title, heading and body (BM25F, Robertson and others 2004).
const WEIGHTS: [f32; 3] = [30.0, 12.0, 1.0];

/// How much the length of each field counts: words say less in a long field.
const LENGTHS: [f32; 3] = [0.5, 0.4, 0.6];

/// How soon more of the same word stops to count, which leaves room for titles above any body.
const SATURATION: f32 = 4.0;

/// The steps that the strength of a word in a section is told in: one digit.
const STEPS: f32 = 63.0;

/// The most sections that a group lists; the strongest ones of a word that stands nearly
/// everywhere. Such a word decides little, and its list would be most of what a query loads.
pub(super) const MOST: usize = 4096;

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

/// The groups of all words, by key and stem.
pub(super) fn groups(tag: &Tag, batches: &[Batch]) -> Vec<Group> {
    let mut spellings = Words::default();
    let numbers: Vec<Vec<u32>> = batches
        .iter()
        .map(|batch| {
            batch.words().iter().map(|word| spellings.number(&stem::spelling(word))).collect()
        })
        .collect();
    let (mut groups, group_of) = empty(tag, &spellings.list);
    let mut postings: Vec<Vec<Posting>> = vec![Vec::new(); groups.len()];
    let averages = averages(batches);
    let sections = batches.iter().zip(&numbers).flat_map(|(batch, numbers)| {
        batch.sections.iter().map(move |section| (section, numbers.as_slice()))
    });
    for (number, (section, numbers)) in (0..).zip(sections) {
        let group = |word: u32| group_of[index(numbers[index(word)])];
        for (group, strength) in strengths(section, group, averages) {
            postings[group].push(Posting { section: number, strength });
        }
    }
    for (group, postings) in groups.iter_mut().zip(postings) {
        group.n_sections = postings.len();
        group.postings = written(postings);
    }
    groups
}

/// Where a word or group is in its list.
fn index(number: u32) -> usize {
    usize::try_from(number).expect("numbers of words are indices")
}

/// The groups without their postings, and the group of every spelling.
fn empty(tag: &Tag, spellings: &[Box<str>]) -> (Vec<Group>, Vec<usize>) {
    let stemmer = Stemmer::for_language(tag);
    let stems: Vec<(String, String, String)> = par::map(spellings, |spelling| {
        let stem = stemmer.stem(spelling);
        (stem::fold(&stem), stem, stem::fold(spelling))
    });
    let mut order: Vec<usize> = (0..stems.len()).collect();
    order.sort_unstable_by(|a, b| stems[*a].cmp(&stems[*b]));
    let mut group_of = vec![0; stems.len()];
    let mut groups: Vec<Group> = Vec::new();
    for nth in order {
        let (key, stem, form) = &stems[nth];
        if groups.last().is_none_or(|group| group.key != *key || group.stem != *stem) {
            groups.push(Group {
                key: key.clone(),
                stem: stem.clone(),
                forms: Vec::new(),
                n_sections: 0,
                postings: String::new(),
            });
        }
        group_of[nth] = groups.len() - 1;
        let forms = groups.last_mut().map(|group| &mut group.forms);
        // Spellings that differ in marks alone fold to one form, and they come one after another.
        if let Some(forms) = forms.filter(|forms| forms.last() != Some(form)) {
            forms.push(form.clone());
        }
    }
    (groups, group_of)
}

/// That a group stands in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Posting {
    section: u32,
    /// 1 to [`STEPS`].
    strength: u8,
}

/// The mean length of each field over the sections that have it.
fn averages(batches: &[Batch]) -> [f32; 3] {
    let sections = || batches.iter().flat_map(|batch| &batch.sections);
    [0, 1, 2].map(|field| {
        let lengths = sections().map(|section| section.lengths[field]).filter(|length| *length > 0);
        let (n_words, n_sections) = lengths.fold((0_u64, 0_u64), |(words, sections), length| {
            (words + u64::from(length), sections + 1)
        });
        real(n_words) / real(n_sections.max(1))
    })
}

#[expect(clippy::cast_precision_loss, reason = "a ratio of counts needs no exact digits")]
fn real(count: u64) -> f32 {
    count as f32
}

/// How strongly each group of a section stands in it, by group.
fn strengths(
    section: &Section,
    group: impl Fn(u32) -> usize,
    averages: [f32; 3],
) -> Vec<(usize, u8)> {
    let scale = [0, 1, 2].map(|field| {
        let length = real(u64::from(section.lengths[field])) / averages[field].max(1.0);
        WEIGHTS[field] / (1.0 - LENGTHS[field] + LENGTHS[field] * length)
    });
    let weight = |count: &Count| {
        let times = count.times.map(f32::from);
        times.iter().zip(scale).map(|(times, scale)| times * scale).sum::<f32>()
    };
    let mut weights: Vec<(usize, f32)> =
        section.counts.iter().map(|count| (group(count.word), weight(count))).collect();
    weights.sort_by_key(|(group, _)| *group);
    let same = weights.chunk_by(|a, b| a.0 == b.0);
    same.map(|same| (same[0].0, strength(same.iter().map(|(_, weight)| weight).sum()))).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and STEPS, which is below 64"
)]
fn strength(weight: f32) -> u8 {
    ((weight / (SATURATION + weight) * STEPS).round() as u8).max(1)
}

/// The postings as text: distance to the section before, and strength.
fn written(mut postings: Vec<Posting>) -> String {
    if postings.len() > MOST {
        postings.sort_by_key(|posting| std::cmp::Reverse(posting.strength));
        postings.truncate(MOST);
        postings.sort_by_key(|posting| posting.section);
    }
    let mut out = String::with_capacity(postings.len() * 3);
    let mut before = 0;
    for posting in postings {
        code::number(&mut out, posting.section - before);
        code::digit(&mut out, posting.strength);
        before = posting.section;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Group, MOST, Posting, groups, written};
    use crate::lang::tag::Tag;
    use crate::render::search::count::Batch;
    use crate::render::search::places::{Entry, Section};

    fn batch(texts: &[(&str, &str)]) -> Batch {
        let mut batch = Batch::default();
        for (title, text) in texts {
            batch.add(&Entry {
                address: String::new(),
                title: (*title).to_owned(),
                kind: "page",
                sections: vec![Section { text: (*text).to_owned(), ..Section::default() }],
                elsewhere: Vec::new(),
            });
        }
        batch
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
        // `A` to `Z` sort before `a` to `z` before digits only in the order of the alphabet of digits.
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
