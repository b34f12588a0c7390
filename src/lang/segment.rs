//! Words of a text for the search index. Finding words in scripts without spaces needs a
//! dictionary, so their letters are indexed as overlapping pairs.

use crate::lang::stem;

/// The scripts that are written without spaces between words: ranges of their letters and marks.
/// `search.js` has the same ranges.
///
/// Thai, Lao, Myanmar, Khmer, Kana, Han; the last ones are outside the first plane.
const UNSPACED: &[(char, char)] = &[
    ('\u{0e00}', '\u{0eff}'),
    ('\u{1000}', '\u{109f}'),
    ('\u{1780}', '\u{17ff}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3040}', '\u{30ff}'),
    ('\u{31f0}', '\u{31ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{ff66}', '\u{ff9f}'),
    ('\u{20000}', '\u{3ffff}'),
];

/// The words of a text; of a run of letters without spaces, each pair of neighbours.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    stem::words(text).flat_map(|(_, word)| WordPieces { rest: word })
}

/// Whether a letter belongs to a script that is written without spaces.
pub(crate) fn is_unspaced(letter: char) -> bool {
    // Nearly all letters are below the first range.
    letter >= UNSPACED[0].0
        && UNSPACED.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// The pieces of a word: runs of other scripts, and pairs of letters of unspaced scripts.
struct WordPieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for WordPieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest;
        let mut letters = rest.char_indices();
        let (_, first) = letters.next()?;
        if !is_unspaced(first) {
            let end =
                letters.find(|(_, letter)| is_unspaced(*letter)).map_or(rest.len(), |(at, _)| at);
            self.rest = &rest[end..];
            return Some(&rest[..end]);
        }
        let Some((second, _)) = letters.next().filter(|(_, letter)| is_unspaced(*letter)) else {
            self.rest = &rest[first.len_utf8()..];
            return Some(&rest[..first.len_utf8()]);
        };
        let after = letters.next();
        let end = after.map_or(rest.len(), |(at, _)| at);
        // The second letter begins the next pair, unless it is the last one of its run.
        let goes_on = after.is_some_and(|(_, letter)| is_unspaced(letter));
        self.rest = &rest[if goes_on { second } else { end }..];
        Some(&rest[..end])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{UNSPACED, words};

    fn split(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_pairs() {
        assert_eq!(split("合同终止 fee"), ["合同", "同终", "终止", "fee"]);
        assert_eq!(split("契約を2年"), ["契約", "約を", "2", "年"]);
        assert_eq!(split("สัญญา"), ["สั", "ัญ", "ญญ", "ญา"]);
        assert_eq!(split("K型 a 字"), ["K", "型", "a", "字"]);
        assert_eq!(split("계약 해지, výpověď"), ["계약", "해지", "výpověď"]);
    }

    #[test]
    fn ranges_are_in_order() {
        assert!(UNSPACED.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(UNSPACED.iter().all(|(first, last)| first < last));
    }

    proptest! {
        #[test]
        fn every_letter_is_in_a_piece(text in any::<String>()) {
            let n_letters = crate::lang::stem::words(&text).map(|(_, word)| word.len()).sum::<usize>();
            prop_assert!(words(&text).map(str::len).sum::<usize>() >= n_letters);
            prop_assert!(words(&text).all(|word| !word.is_empty()));
        }
    }
}
