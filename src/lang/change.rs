//! The severity of a change of a text, and the changed words. Only this module uses the diff
//! library.
//!
//! The severity is a cautious estimate: a possible change of a number, an amount, a date, a section
//! of a law or a negation, which could harm a reader, is always major.

mod fold;
pub mod lines;
mod marks;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::lang::change::fold::fold;
use crate::lang::tag::Tag;

/// The severity of a change for readers who act on the text, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeSeverity {
    /// Punctuation, case or layout.
    Cosmetic,
    /// Words.
    Normal,
    /// A number, amount, date, § reference or negation; a section that came or went.
    Major,
}

impl ChangeSeverity {
    /// The name in data and flags.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ChangeSeverity::Cosmetic => "cosmetic",
            ChangeSeverity::Normal => "normal",
            ChangeSeverity::Major => "major",
        }
    }

    /// The severity with this name.
    #[must_use]
    pub fn from_word(word: &str) -> Option<ChangeSeverity> {
        [ChangeSeverity::Cosmetic, ChangeSeverity::Normal, ChangeSeverity::Major]
            .into_iter()
            .find(|severity| severity.word() == word)
    }
}

/// The severity of the change between two canonical texts; `None` if there is no change.
#[must_use]
pub fn severity(tag: &Tag, old: &str, new: &str) -> Option<ChangeSeverity> {
    if old == new {
        return None;
    }
    let (old_words, new_words) = (folded(old), folded(new));
    if marks::of(tag, old) != marks::of(tag, new) {
        return Some(ChangeSeverity::Major);
    }
    Some(if old_words == new_words { ChangeSeverity::Cosmetic } else { ChangeSeverity::Normal })
}

/// A run of words in a comparison of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffRun {
    /// In both.
    Same(String),
    /// Only in the old text.
    Removed(String),
    /// Only in the new text.
    Added(String),
}

/// Compares two texts word by word; line breaks count as words.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<DiffRun> {
    let (old, new) = (split(old), split(new));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let DiffOp::Equal { old_index, len, .. } = op else {
            let removed = join(&old[op.old_range()]);
            let added = join(&new[op.new_range()]);
            pieces.extend((!removed.is_empty()).then_some(DiffRun::Removed(removed)));
            pieces.extend((!added.is_empty()).then_some(DiffRun::Added(added)));
            continue;
        };
        pieces.push(DiffRun::Same(join(&old[old_index..old_index + len])));
    }
    pieces
}

/// The places of the parts that two lists have in common, in order: in the old and in the new list.
#[must_use]
pub fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new).into_iter();
    let equal = ops.flat_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => {
            (0..len).map(|nth| (old_index + nth, new_index + nth)).collect()
        }
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => Vec::new(),
    });
    equal.collect()
}

/// How many words the change from one text to another removes or adds, whichever is more.
#[must_use]
pub fn n_words_changed(old: &str, new: &str) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let (mut n_removed, mut n_added) = (0, 0);
    for piece in words(old, new) {
        match piece {
            DiffRun::Same(_) => {}
            DiffRun::Removed(text) => n_removed += count(&text),
            DiffRun::Added(text) => n_added += count(&text),
        }
    }
    n_removed.max(n_added)
}

fn split(text: &str) -> Vec<&str> {
    let lines = text.split_inclusive('\n');
    lines
        .flat_map(|line| {
            let end = line.ends_with('\n').then_some("\n");
            line.split_whitespace().chain(end)
        })
        .collect()
}

fn join(words: &[&str]) -> String {
    words.join(" ").replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
}

/// The words of a canonical text for comparison: small letters, no outer punctuation.
fn folded(text: &str) -> Vec<String> {
    text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{ChangeSeverity, DiffRun, n_words_changed, severity, words};
    use crate::lang::tag::Tag;

    fn of(lang: &str, old: &str, new: &str) -> Option<ChangeSeverity> {
        severity(&Tag::parse(lang).expect("a tag"), old, new)
    }

    #[test]
    fn punctuation_case_and_layout_are_cosmetic() {
        let cases = [
            ("Zavolejte mu, prosím.", "zavolejte mu prosím!"),
            ("\"Ahoj\" – tak", "„Ahoj“ — tak"),
            ("a\nb", "a b"),
            ("- a", "a"),
        ];
        for (old, new) in cases {
            assert_eq!(of("cs", old, new), Some(ChangeSeverity::Cosmetic), "{old} > {new}");
        }
        assert_eq!(of("cs", "stejné", "stejné"), None);
    }

    #[test]
    fn words_and_link_targets_are_normal() {
        let cases = [
            ("Pošlete mu fakturu", "Odešlete mu fakturu"),
            ("tady ⟨a.md⟩.", "tady ⟨b2.md⟩."),
            ("nebo hned", "buď hned"),
        ];
        for (old, new) in cases {
            assert_eq!(of("cs", old, new), Some(ChangeSeverity::Normal), "{old} > {new}");
        }
    }

    #[test]
    fn what_can_do_harm_is_major() {
        let cases = [
            ("cs", "do 5 dnů", "do 6 dnů"),
            ("cs", "do 5 dnů", "do 5 týdnů"),
            ("cs", "do 31. března 2026", "do 31. dubna 2026"),
            ("cs", "zaplatí 10 % ceny", "zaplatí 10 Kč ceny"),
            ("cs", "podle § 2443", "podle zákona"),
            ("cs", "musíte odpovědět", "nemusíte odpovědět"),
            ("cs", "s ním mluvte", "s ním nikdy mluvte"),
            ("cs", "tři dny", "čtyři dny"),
            ("cs", "teplota -5", "teplota 5"),
            ("cs", "5 dní a 10 hodin", "10 dní a 5 hodin"),
            ("en", "you must reply", "you must not reply"),
            ("en", "you can't", "you can"),
            ("en", "two days", "three days"),
            ("de", "ein Vertrag", "kein Vertrag"),
            ("ar", "خلال 5 أيام", "خلال 6 أيام"),
            ("ar", "خلال ٥ أيام", "خلال ٦ أيام"),
        ];
        for (lang, old, new) in cases {
            assert_eq!(of(lang, old, new), Some(ChangeSeverity::Major), "{old} > {new}");
        }
    }

    #[test]
    fn another_word_for_the_same_negation_is_normal() {
        assert_eq!(of("cs", "to nemusíte", "to nepotřebujete"), Some(ChangeSeverity::Normal));
    }

    #[test]
    fn a_comparison_shows_runs_of_words() {
        let pieces = words("do 5 dnů\nkonec", "do 6 dnů\nkonec");
        let expected = [
            DiffRun::Same("do".to_owned()),
            DiffRun::Removed("5".to_owned()),
            DiffRun::Added("6".to_owned()),
            DiffRun::Same("dnů\nkonec".to_owned()),
        ];
        assert_eq!(pieces, expected);
        assert_eq!(n_words_changed("a b c", "a x y c"), 2);
    }
}
