//! Lists of known words by their length, in which a script finds corrections of a misspelt word.
//! Only large indices have them: a small one has all words in one file.

use std::ops::RangeInclusive;

use crate::render::search::groups::StemGroup;

/// The lengths in letters that have a list; longer words are in the last one.
pub(super) const LENGTHS: RangeInclusive<usize> = 3..=14;

/// The most groups of words in the lists. With more, those on the fewest pages are left out: many
/// of them are misspelt themselves.
const MOST: usize = 40_000;

/// The known forms and stems, sorted, as one text per length.
pub(super) fn by_length(groups: &[StemGroup]) -> Vec<String> {
    let least = least_pages(groups);
    let known = groups.iter().filter(|group| group.n_pages >= least);
    let words = known.flat_map(|group| group.forms.iter().chain([&group.key]));
    let mut lists: Vec<Vec<&str>> = LENGTHS.map(|_| Vec::new()).collect();
    for word in words.filter(|word| !word.contains(|letter: char| letter.is_ascii_digit())) {
        let length = word.chars().count();
        if length >= *LENGTHS.start() {
            lists[length.min(*LENGTHS.end()) - LENGTHS.start()].push(word);
        }
    }
    let text = |mut words: Vec<&str>| {
        words.sort_unstable();
        words.dedup();
        words.join(" ")
    };
    lists.into_iter().map(text).collect()
}

/// The least number of pages of a group so that at most [`MOST`] are left.
fn least_pages(groups: &[StemGroup]) -> usize {
    if groups.len() <= MOST {
        return 0;
    }
    let mut n_pages: Vec<usize> = groups.iter().map(|group| group.n_pages).collect();
    n_pages.sort_unstable_by(|a, b| b.cmp(a));
    n_pages[MOST] + 1
}

#[cfg(test)]
mod tests {
    use super::{LENGTHS, MOST, by_length};
    use crate::render::search::groups::StemGroup;

    fn group(key: &str, forms: &[&str], n_pages: usize) -> StemGroup {
        StemGroup {
            key: key.to_owned(),
            stem: key.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            n_pages,
            ..StemGroup::default()
        }
    }

    #[test]
    fn words_are_listed_once_by_their_length() {
        let groups = [
            group("smlouv", &["smlouva", "smlouvam"], 2),
            group("ab", &["ab", "abcs"], 1),
            group("x2x4", &["x2x4"], 1),
            group("nejneobhospodarovatelnejs", &["abc"], 1),
        ];
        let lists = by_length(&groups);
        assert_eq!(lists.len(), LENGTHS.count());
        assert_eq!(lists[0], "abc");
        assert_eq!(lists[1], "abcs");
        assert_eq!((&*lists[3], &*lists[4], &*lists[5]), ("smlouv", "smlouva", "smlouvam"));
        assert_eq!(lists[11], "nejneobhospodarovatelnejs");
    }

    #[test]
    fn a_large_site_lists_the_words_on_most_pages() {
        let frequent = |nth: usize| group(&format!("wort{nth}"), &[], 3);
        let mut groups: Vec<StemGroup> = (0..MOST - 1).map(frequent).collect();
        groups.extend([group("twice", &["twice"], 2), group("once", &["once"], 1)]);
        let all = by_length(&groups).join(" ");
        assert!(all.contains("twice") && !all.contains("once"));
    }
}
