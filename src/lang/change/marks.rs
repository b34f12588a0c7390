//! The parts of a text whose change could harm a reader: numbers with their units, negations.

use crate::lang::change::fold::fold;
use crate::lang::data::{ChangeWords, Language};
use crate::lang::tag::Tag;

/// Numbers with the word after each, in order, and how many negations there are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marks {
    numbers: Vec<(String, String)>,
    n_negations: usize,
}

/// The marks of a canonical text.
pub(super) fn of(tag: &Tag, text: &str) -> Marks {
    let words_of = &Language::of(tag.language()).change;
    let mut marks = Marks { numbers: Vec::new(), n_negations: 0 };
    for line in text.lines() {
        let words = line.split_whitespace().filter(|word| !word.starts_with('⟨'));
        let words: Vec<String> = words.map(fold).filter(|word| !word.is_empty()).collect();
        for (nth, word) in words.iter().enumerate() {
            if is_number(word) || words_of.has_number(word) {
                // The next word is the unit, the month or what is counted.
                let unit = words.get(nth + 1).cloned().unwrap_or_default();
                marks.numbers.push((word.clone(), unit));
            }
            marks.n_negations += usize::from(words_of.is_negation(word));
        }
    }
    marks
}

/// Digits of any script, and signs of amounts and of laws.
fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_numeric() || "§%‰€$£¥°".contains(c))
}

impl ChangeWords {
    fn has_number(&self, word: &str) -> bool {
        self.numbers.contains(&word)
    }

    fn is_negation(&self, word: &str) -> bool {
        if self.negations.contains(&word) || self.endings.iter().any(|end| word.ends_with(end)) {
            return true;
        }
        // A short word that begins like a negated one is a conjunction or a coincidence.
        let n_letters = word.chars().count();
        let begins =
            |prefix: &&str| word.starts_with(*prefix) && (n_letters > 4 || prefix.len() > 3);
        self.prefixes.iter().any(begins)
            && !self.exceptions.iter().any(|exception| word.starts_with(exception))
    }
}
