//! The order of words in a language, and the letters of its index (CLDR collation).

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator as Rules, CollatorBorrowed, CollatorPreferences};

use crate::lang::data::Language;
use crate::lang::letters;
use crate::lang::tag::Tag;

/// The heading under which an index files words that begin with a digit.
pub const DIGITS: &str = "0–9";
/// The heading under which an index files words without a letter or digit.
pub const SYMBOLS: &str = "#";

/// Compares words of one language.
pub struct Collator {
    full: CollatorBorrowed<'static>,
    /// Compares base letters only: `á` is `a`, but `č` is not `c` in Czech.
    letters: CollatorBorrowed<'static>,
    digraphs: &'static [&'static str],
    articles: &'static [&'static str],
}

impl Collator {
    /// The order of a language; one that CLDR lacks gets the root order.
    #[must_use]
    pub fn new(tag: &Tag) -> Collator {
        Collator {
            full: rules(tag, Strength::Tertiary),
            letters: rules(tag, Strength::Primary),
            digraphs: Language::of(tag.language()).digraphs,
            articles: Language::of(tag.language()).articles,
        }
    }

    /// A total order: equal only for equal strings. Quotation marks and the like before the first
    /// letter do not count, and neither does an article, so that all words of one index letter are together.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.full.compare(self.counted(a), self.counted(b)).then_with(|| a.cmp(b))
    }

    /// The index letter of a word: `Ch` and `Č` are letters of Czech, `á` files under `A`, and `The call` under `C`.
    #[must_use]
    pub fn heading(&self, word: &str) -> String {
        let word = self.counted(word);
        let Some(first) = word.chars().next() else { return SYMBOLS.to_owned() };
        if first.is_numeric() {
            return DIGITS.to_owned();
        }
        if let Some(pair) = self.digraphs.iter().find(|pair| begins_with(word, pair)) {
            return (*pair).to_owned();
        }
        let letter = letter_with_marks(word);
        let base = ('A'..='Z').find(|base| {
            self.letters.compare(&letter, base.encode_utf8(&mut [0; 4])) == Ordering::Equal
        });
        base.map_or(letter, String::from)
    }

    /// The part of a title that decides about its place.
    fn counted<'a>(&self, title: &'a str) -> &'a str {
        let title = from_first_letter(title);
        let rest = self.articles.iter().find_map(|article| without_article(title, article));
        rest.map(from_first_letter).filter(|rest| !rest.is_empty()).unwrap_or(title)
    }
}

/// What follows an article at the beginning of a title.
fn without_article<'a>(title: &'a str, article: &str) -> Option<&'a str> {
    let is_elided = article.ends_with('\'');
    let end = title.find(|c: char| c.is_whitespace() || (is_elided && is_apostrophe(c)))?;
    let (first, rest) = title.split_at(end);
    let is_it = first.to_lowercase() == article.trim_end_matches('\'');
    let is_ended = rest.starts_with(|c| is_elided == is_apostrophe(c));
    (is_it && is_ended).then_some(rest)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn rules(tag: &Tag, strength: Strength) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    Rules::try_new(tag.locale().into(), options)
        .or_else(|_| Rules::try_new(CollatorPreferences::default(), options))
        .expect("the root order is compiled in")
}

fn from_first_letter(word: &str) -> &str {
    word.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

fn begins_with(word: &str, pair: &str) -> bool {
    let mut letters = word.chars();
    pair.chars().all(|wanted| {
        letters.next().is_some_and(|letter| letter.to_lowercase().eq(wanted.to_lowercase()))
    })
}

/// The first letter as a capital, with the combining marks that follow it in one character.
fn letter_with_marks(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().and_then(|letter| letter.to_uppercase().next());
    let marks = letters.take_while(|letter| letters::is_mark(*letter));
    letters::nfc(&first.into_iter().chain(marks).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::Collator;
    use crate::lang::tag::Tag;

    fn collator(tag: &str) -> Collator {
        Collator::new(&Tag::parse(tag).expect("a valid tag"))
    }

    fn sorted<'a>(tag: &str, words: &[&'a str]) -> Vec<&'a str> {
        let collator = collator(tag);
        let mut words = words.to_vec();
        words.sort_by(|a, b| collator.compare(a, b));
        words
    }

    fn headings(tag: &str, words: &[&str]) -> String {
        let collator = collator(tag);
        words.iter().map(|word| collator.heading(word)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ch_sorts_after_h_and_letters_with_a_hook_after_their_base() {
        let words = ["idea", "chata", "hůl", "had", "čas", "cena"];
        assert_eq!(sorted("cs", &words), ["cena", "čas", "had", "hůl", "chata", "idea"]);
        assert_eq!(sorted("cs", &["řeka", "rýma", "ruka"]), ["ruka", "rýma", "řeka"]);
        assert_eq!(sorted("en", &["idea", "chata", "had"]), ["chata", "had", "idea"]);
    }

    #[test]
    fn letters_with_other_marks_count_only_where_all_else_is_equal() {
        assert_eq!(sorted("cs", &["dáti", "dat", "dát", "datum"]), ["dat", "dát", "dáti", "datum"]);
    }

    #[test]
    fn order_is_total() {
        let collator = collator("cs");
        assert!(collator.compare("a\u{301}", "á").is_ne());
        assert!(collator.compare("„x“", "x").is_ne());
        assert!(collator.compare("x", "x").is_eq());
    }

    #[test]
    fn headings_are_the_letters_of_the_language() {
        assert_eq!(
            headings("cs", &["chata", "CHATA", "čas", "c\u{30c}as", "cena", "ábel", "úkol", "žák"]),
            "Ch Ch Č Č C A U Ž"
        );
        assert_eq!(headings("cs", &["1. máj", "„Smlouva“", "???", "ďábel"]), "0–9 S # D");
        assert_eq!(headings("de", &["Ärger", "chaos", "ß"]), "A C S");
        assert_eq!(headings("sv", &["ärlig", "Åland"]), "Ä Å");
        assert_eq!(headings("hr", &["ljeto", "luk"]), "Lj L");
        assert_eq!(headings("pl", &["Łódź", "Lublin"]), "Ł L");
        assert_eq!(headings("ru", &["яма"]), "Я");
    }

    #[test]
    fn articles_do_not_count() {
        let titles = ["The call", "“A” plan", "A to Z", "Another", "The", "An offer", "Thebes"];
        assert_eq!(headings("en", &titles), "C A T A T O T");
        assert_eq!(
            sorted("en", &["The end", "Call", "A call", "Envelope"]),
            ["A call", "Call", "The end", "Envelope"]
        );
        assert_eq!(headings("fr", &["L’appel", "L'offre", "Lettre", "Le\u{a0}prix"]), "A O L P");
        assert_eq!(headings("de", &["Die Übergabe", "Dienst"]), "U D");
        assert_eq!(headings("cs", &["A je konec", "The end"]), "A T");
    }

    #[test]
    fn words_of_one_heading_are_together() {
        let words = [
            "chata",
            "„hůl“",
            "had",
            "ábel",
            "10 rad",
            "čas",
            "cena",
            "auto",
            "(beta)",
            "břeh",
            "1",
            "z",
            "ž",
        ];
        let collator = collator("cs");
        let mut headings: Vec<_> =
            sorted("cs", &words).iter().map(|word| collator.heading(word)).collect();
        headings.dedup();
        assert_eq!(headings, ["0–9", "A", "B", "C", "Č", "H", "Ch", "Z", "Ž"]);
    }
}
