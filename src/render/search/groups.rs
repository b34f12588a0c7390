//! Groups: the forms of a word, and the sections that contain any of them.

use crate::lang::stem::{self, Stemmer};
use crate::lang::tag::Tag;
use crate::par;
use crate::render::search::compounds::{self, Compounds, MOST_BESIDE};
use crate::render::search::count::Batch;
use crate::render::search::postings::{self, MOST, Member, Sections, Weighted};
use crate::render::search::words::WordTable;

/// A word in more than one of this many sections is a frequent one, and so is one whose postings are
/// cut (see `pairs`).
const FREQUENT: usize = 8;

/// The number of shares in which the words of all batches are merged in parallel.
const SHARES: usize = 8;

/// The forms of a word with one stem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct StemGroup {
    /// The folded stem.
    pub(super) key: String,
    /// The stem with its marks.
    pub(super) stem: String,
    /// The folded forms, sorted.
    pub(super) forms: Vec<String>,
    /// On how many pages they occur.
    pub(super) n_pages: usize,
    /// Whether the postings are not exactly those of these pages: only the strongest [`MOST`], or
    /// more for a compound and its parts.
    pub(super) differs: bool,
    /// Whether so many sections have it that their number says little.
    pub(super) is_frequent: bool,
    /// The keys of the parts of a compound whose postings have more than its own sections.
    pub(super) parts: Vec<String>,
    /// The sections with their scores, as [`postings::written`] encodes them.
    pub(super) postings: String,
}

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
    let mut spellings = WordTable::default();
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
pub(super) fn groups(tag: &Tag, batches: &[Batch]) -> Vec<StemGroup> {
    let stemmer = Stemmer::for_language(tag);
    let shares: Vec<usize> = (0..SHARES).collect();
    let stemmed = par::map(&shares, |share| stemmed(&stemmer, batches, *share));
    let mut stemmed: Vec<_> = stemmed.into_iter().flatten().collect();
    par::sort(&mut stemmed);
    let words: Vec<_> = stemmed.chunk_by(|a, b| a.key == b.key && a.stem == b.stem).collect();
    let context = GroupContext::new(tag, &words, batches);
    let groups = par::map(&(0..words.len()).collect::<Vec<_>>(), |word| context.group(*word));
    drop(context);
    drop(words);
    par::discard(stemmed);
    groups
}

fn members(same: &[Stemmed]) -> Vec<Member> {
    same.iter().flat_map(|word| &word.members).copied().collect()
}

/// The sections of a group, the heaviest [`MOST`].
fn heaviest(sections: &Sections<'_>, same: &[Stemmed]) -> Vec<Weighted> {
    let mut weighted = sections.weigh(&members(same), &[]);
    postings::keep_heaviest(&mut weighted, MOST);
    weighted
}

/// What the groups are made of.
struct GroupContext<'a> {
    /// The spellings of each group.
    words: &'a [&'a [Stemmed]],
    sections: Sections<'a>,
    compounds: Compounds,
    /// The sections of each group that is a part of a compound, the heaviest [`MOST`].
    of_parts: Vec<Vec<Weighted>>,
}

impl<'a> GroupContext<'a> {
    fn new(tag: &Tag, words: &'a [&'a [Stemmed]], batches: &'a [Batch]) -> GroupContext<'a> {
        let sections = Sections::new(batches);
        if !compounds::writes_compounds(tag) {
            let compounds = Compounds::default();
            return GroupContext { words, sections, compounds, of_parts: Vec::new() };
        }
        let names = |word: &&'a [Stemmed]| -> Vec<&'a str> {
            let forms = word.iter().map(|each| each.form.as_str());
            std::iter::once(word[0].key.as_str()).chain(forms).collect()
        };
        let compounds = Compounds::find(tag, &par::map(words, names));
        let numbered: Vec<(usize, &&[Stemmed])> = words.iter().enumerate().collect();
        let of_parts = par::map(&numbered, |(number, word)| match compounds.is_part(*number) {
            true => heaviest(&sections, word),
            false => Vec::new(),
        });
        GroupContext { words, sections, compounds, of_parts }
    }

    fn members(&self, word: usize) -> Vec<Member> {
        members(self.words[word])
    }

    /// The sections that have the parts of a compound, but not the compound, the heaviest
    /// [`MOST_BESIDE`].
    fn beside(&self, word: usize, own: &[Weighted]) -> Vec<Weighted> {
        let parts = self.compounds.parts(word).iter();
        let parts: Vec<&[Weighted]> =
            parts.map(|part| self.of_parts[*part as usize].as_slice()).collect();
        let mut beside = postings::together(&parts, own);
        postings::keep_heaviest(&mut beside, MOST_BESIDE);
        beside
    }

    fn group(&self, word: usize) -> StemGroup {
        let same = self.words[word];
        let wholes = self.compounds.wholes(word).iter();
        let within: Vec<Member> = wholes.flat_map(|whole| self.members(*whole as usize)).collect();
        let members = self.members(word);
        let mut weighted = self.sections.weigh(&members, &[]);
        let n_pages = self.sections.n_pages(&weighted);
        let is_frequent = weighted.len() > MOST.min(self.sections.len() / FREQUENT);
        if !within.is_empty() {
            weighted = self.sections.weigh(&members, &within);
        }
        let beside = self.beside(word, &weighted);
        let keys = self.compounds.parts(word).iter().filter(|_| !beside.is_empty());
        let parts = keys.map(|part| self.words[*part as usize][0].key.clone()).collect();
        let has_more = !within.is_empty() || !beside.is_empty();
        postings::merge(&mut weighted, beside);
        let mut postings = self.sections.postings(&weighted);
        let is_cut = postings::keep_strongest(&mut postings);
        // Spellings that differ in marks alone fold to one form, and they come one after another.
        let mut forms: Vec<String> = same.iter().map(|word| word.form.clone()).collect();
        forms.dedup();
        StemGroup {
            key: same[0].key.clone(),
            stem: same[0].stem.clone(),
            forms,
            n_pages,
            differs: is_cut || has_more,
            is_frequent,
            parts,
            postings: postings::written(&postings),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_BESIDE, StemGroup, groups};
    use crate::lang::tag::Tag;
    use crate::render::search::count::{Batch, Counter};
    use crate::render::search::places::{SearchEntry, SearchSection};

    fn batch(texts: &[(&str, &str)]) -> Batch {
        let mut counter = Counter::default();
        for (title, text) in texts {
            counter.add(&SearchEntry {
                title: (*title).to_owned(),
                sections: vec![SearchSection {
                    text: (*text).to_owned(),
                    ..SearchSection::default()
                }],
                ..SearchEntry::default()
            });
        }
        counter.finish()
    }

    fn find<'a>(groups: &'a [StemGroup], key: &str) -> Vec<&'a StemGroup> {
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
    fn compounds_count_for_their_parts_and_parts_for_their_compounds() {
        let tag = Tag::parse("de").expect("a tag");
        let pages = [
            ("a", "Kündigungsfrist"),
            ("b", "Wer kündigen will, wartet auf das Ende der Frist."),
            ("c", "Eine Frist"),
            ("d", "Kündigung"),
        ];
        let groups = groups(&tag, &[batch(&pages)]);
        let of = |key: &str| find(&groups, key)[0];
        let whole = of("kundigungsfrist");
        // Its own page, and the one that has both parts.
        assert_eq!((whole.n_pages, whole.differs), (1, true));
        assert_eq!(whole.parts, ["kundig", "frist"]);
        let pages = |group: &StemGroup| group.postings.len() / 3;
        assert_eq!((pages(whole), pages(of("frist")), pages(of("kundig"))), (2, 3, 3));
        assert_eq!((of("frist").n_pages, of("frist").differs), (2, true));
        assert!(!of("d").differs && of("d").parts.is_empty());
    }

    #[test]
    fn the_sections_added_to_a_compound_are_limited() {
        let tag = Tag::parse("de").expect("a tag");
        let both: Vec<(&str, &str)> = vec![("a", "Ende vom Vertrag"); 24];
        let groups = groups(&tag, &[batch(&both), batch(&[("b", "Vertragsende")])]);
        let whole = groups.iter().find(|group| group.forms == ["vertragsende"]);
        assert_eq!(whole.expect("a group").postings.len(), 3 * (1 + MOST_BESIDE));
    }
}
