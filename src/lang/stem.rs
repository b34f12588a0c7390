//! Words for search: tokenized, folded to plain letters, and stemmed.
//!
//! The key of a word is `fold(snowball(lowercase(word)))`: the stemmer needs the marks of the
//! letters, so it comes first. The browser has no stemmer; it folds what the reader types with
//! the same tables ([`replaced`], [`MARKS`]) and strips one of the [`endings`].

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};

use crate::lang::data::Language;
use crate::lang::letters;
use crate::lang::tag::Tag;
use crate::text::Span;

/// Reduces a text to small letters without marks, so that `Výpověď` and `vypoved` are the same.
///
/// Compatibility decomposition (NFKD), small letters, the marks of [`MARKS`] dropped, the letters
/// of [`replaced`] replaced, composed again (NFC). In a browser: `normalize("NFKD")`,
/// `toLowerCase()`, `normalize("NFKD")`, the same two tables, `normalize("NFC")`.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in letters::decompose(text) {
        if MARKS.iter().any(|(first, last)| (*first..=*last).contains(&letter)) {
            continue;
        }
        match replaced().find(|(known, _)| *known == letter) {
            Some((_, plain)) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    if folded.is_ascii() { folded } else { letters::nfc(&folded) }
}

/// What [`fold`] replaces: letters that Unicode does not decompose, the Greek final sigma, and the
/// signs that are written inside words.
pub fn replaced() -> impl Iterator<Item = (char, &'static str)> {
    letters::ASCII_FORMS.iter().chain(SIGNS).copied()
}

const SIGNS: &[(char, &str)] =
    &[('ς', "σ"), ('’', "'"), ('\u{ad}', ""), ('\u{200c}', ""), ('\u{200d}', "")];

/// The marks that [`fold`] drops, as first and last character of each block: the accents of Latin,
/// Greek and Cyrillic, the points of Hebrew, the vowels of Arabic. Vowel signs of Indic scripts
/// are spelling and stay.
pub const MARKS: &[(char, char)] = &[
    ('\u{300}', '\u{36f}'),
    ('\u{591}', '\u{5c7}'),
    ('\u{610}', '\u{61a}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{670}', '\u{670}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{fe20}', '\u{fe2f}'),
];

/// Finds the key under which all forms of a word are indexed.
pub struct Stemmer(Option<Snowball>);

impl Stemmer {
    /// The Snowball stemmer of a language; without one, every folded form is its own key.
    #[must_use]
    pub fn for_language(tag: &Tag) -> Stemmer {
        Stemmer(algorithm(tag.language()).map(Snowball::create))
    }

    /// The key of a word in any case and form.
    #[must_use]
    pub fn key(&self, word: &str) -> String {
        fold(&self.stem(&spelling(word)))
    }

    /// The stem of a word as [`spelling`] gives it, with its marks: `řada` and `rada` have one
    /// key and two stems.
    #[must_use]
    pub fn stem(&self, spelling: &str) -> String {
        match &self.0 {
            Some(snowball) => snowball.stem(spelling).into_owned(),
            None => spelling.to_owned(),
        }
    }
}

/// A word as dictionaries spell it: small letters with their marks (NFC), no soft hyphens, a
/// straight apostrophe.
#[must_use]
pub fn spelling(word: &str) -> Cow<'_, str> {
    if is_plain(word.as_bytes()) {
        return match word.chars().any(char::is_uppercase) {
            true => Cow::Owned(word.to_lowercase()),
            false => Cow::Borrowed(word),
        };
    }
    Cow::Owned(letters::nfc(&word.to_lowercase()).replace('’', "'").replace('\u{ad}', ""))
}

/// Whether a text has only letters and digits of Latin scripts, each composed; nearly all words
/// are.
fn is_plain(text: &[u8]) -> bool {
    latin_end(text, 0) == text.len()
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "st" => Algorithm::Sesotho,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}

/// The words of a text with their places: letters, digits and marks, and apostrophes between them.
pub fn words(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Usually there is one space before the next word.
        let near = at + usize::from(text.as_bytes().get(at) == Some(&b' '));
        let end = latin_end(text.as_bytes(), near);
        let start = match end > near {
            true => near,
            false => near + text[near..].find(is_letter)?,
        };
        at = word_end(text, start.max(end));
        Some((Span::new(start, at), &text[start..at]))
    })
}

/// The end of a word that continues at a place.
fn word_end(text: &str, place: usize) -> usize {
    let mut at = place;
    loop {
        at = latin_end(text.as_bytes(), at);
        let mut letters = text[at..].chars();
        let goes_on = match letters.next() {
            None => return at,
            Some('\'' | '’' | '\u{ad}' | '\u{200c}' | '\u{200d}') => {
                letters.clone().next().is_some_and(is_letter)
            }
            Some(other) => is_letter(other) || (!other.is_ascii() && letters::is_mark(other)),
        };
        if !goes_on {
            return at;
        }
        at = text.len() - letters.as_str().len();
    }
}

/// The end of the letters and digits of Latin scripts that begin at a place. They are recognised by
/// their bytes: those of ASCII and from `À` to `ſ`.
fn latin_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        at += match text.get(at) {
            Some(byte) if byte.is_ascii_alphanumeric() => 1,
            Some(_) if letters::is_accented_at(text, at) => 2,
            Some(_) | None => return at,
        };
    }
}

/// A letter or digit of any script. Those of Latin scripts, which are nearly all, are recognised
/// without the tables of Unicode.
fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        'À'..='ɏ' => !matches!(letter, '×' | '÷'),
        _ => letter.is_alphanumeric(),
    }
}

/// The folded inflection endings of a language, longest first; none for a language that kb has no
/// table for. A form without its ending is often the key of the word.
#[must_use]
pub fn endings(tag: &Tag) -> &'static [&'static str] {
    Language::of(tag.language()).search.endings
}

/// How the end of a stem changes between forms of a word, as folded pairs that hold both ways; `*`
/// means one consonant, and then the longer stem has four letters or more. None for a language that
/// kb has no table for.
#[must_use]
pub fn swaps(tag: &Tag) -> &'static [(&'static str, &'static str)] {
    Language::of(tag.language()).search.swaps
}

/// The stop words of a language as [`spelling`] returns them, sorted; none for a language that kb
/// has no list for.
#[must_use]
pub fn stops(tag: &Tag) -> &'static [&'static str] {
    Language::of(tag.language()).search.stops
}

/// The letters between the parts of compound words, the longest first; none for a language that
/// writes compounds as separate words or that kb has no table for.
#[must_use]
pub fn compound_links(tag: &Tag) -> &'static [&'static str] {
    Language::of(tag.language()).search.links
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{Stemmer, endings, fold, is_letter, latin_end, spelling, words};
    use crate::lang::letters;
    use crate::lang::tag::Tag;

    fn tag(text: &str) -> Tag {
        Tag::parse(text).expect("a valid tag")
    }

    #[test]
    fn folding_leaves_plain_small_letters() {
        for (text, folded) in [
            ("Výpověď", "vypoved"),
            ("ŽLUŤOUČKÝ", "zlutoucky"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("don’t", "don't"),
            ("ﬁnále", "finale"),
            ("ΛΌΓΟΣ", "λογοσ"),
            ("ΛΌΓος", "λογοσ"),
            ("İ", "i"),
            ("vý\u{ad}pověď", "vypoved"),
            ("हिन्दी", "हिन्दी"),
            ("한국", "한국"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn forms_of_a_word_have_one_key() {
        let czech = Stemmer::for_language(&tag("cs"));
        for form in ["smlouva", "Smlouvy", "smlouvám", "smlouvou", "smlouvách", "SMLOUVAMI"] {
            assert_eq!(czech.key(form), "smlouv");
        }
        let english = Stemmer::for_language(&tag("en"));
        assert_eq!(english.key("Invoices"), english.key("invoicing"));
        assert_eq!(english.key("client’s"), english.key("client"));
        assert_eq!(czech.key("c\u{30c}la\u{301}nek"), czech.key("článek"));
    }

    #[test]
    fn language_without_a_stemmer_has_folded_forms() {
        assert_eq!(Stemmer::for_language(&tag("tlh")).key("Qapláʼ"), "qaplaʼ");
    }

    #[test]
    fn words_have_places_and_keep_apostrophes_and_marks_inside() {
        let text = "Klient’s 'plán' (č. 5), vý\u{ad}pověď; a\u{301}!";
        let found: Vec<&str> = words(text).map(|(_, word)| word).collect();
        assert_eq!(found, ["Klient’s", "plán", "č", "5", "vý\u{ad}pověď", "a\u{301}"]);
        assert!(words(text).all(|(span, word)| &text[span.range()] == word));
        assert_eq!(words(" -- ").count(), 0);
    }

    #[test]
    fn endings_are_folded_and_longest_first() {
        for language in ["cs", "de", "en"] {
            let endings = endings(&tag(language));
            assert!(!endings.is_empty());
            assert!(endings.iter().all(|ending| fold(ending) == *ending));
            assert!(endings.windows(2).all(|pair| pair[0].len() >= pair[1].len()), "{language}");
            let mut unique = endings.to_vec();
            unique.sort_unstable();
            unique.dedup();
            assert_eq!(unique.len(), endings.len());
        }
    }

    /// How many of the forms get the key of the first form in a browser without a stemmer.
    fn reached(language: &str, families: &[&str]) -> (usize, usize) {
        let (stemmer, endings) = (Stemmer::for_language(&tag(language)), endings(&tag(language)));
        let (mut found, mut all) = (0, 0);
        for family in families {
            let key = stemmer.key(family.split(' ').next().unwrap_or(family));
            for form in family.split(' ').map(fold) {
                let stems = endings.iter().filter_map(|ending| form.strip_suffix(ending));
                all += 1;
                found += usize::from(form == key || stems.into_iter().any(|stem| stem == key));
            }
        }
        (found, all)
    }

    #[test]
    fn endings_lead_from_folded_forms_to_the_key() {
        let (found, all) = reached(
            "cs",
            &[
                "smlouva smlouvy smlouvě smlouvu smlouvo smlouvou smluv smlouvám smlouvách smlouvami",
                "faktura faktury faktuře fakturu fakturou faktur fakturám fakturách fakturami",
                "klient klienta klientovi klientem klienti klientů klientům klienty klientech",
                "dluh dluhu dluhem dluhy dluhů dluhům dluzích",
                "výpověď výpovědi výpovědí výpovědím výpovědích výpověďmi",
                "předání předáním předáních předáními",
                "písemný písemná písemné písemného písemnému písemném písemným písemnou písemných písemnými",
                "termín termínu termínem termíny termínů termínům termínech",
            ],
        );
        assert!(found * 100 >= all * 95, "{found} of {all}");

        let (found, all) = reached(
            "en",
            &[
                "invoice invoices invoiced invoicing",
                "contract contracts contracted contracting",
                "client clients client's",
            ],
        );
        assert_eq!(found, all);
        let (found, all) = reached(
            "de",
            &["vertrag vertrages vertrags vertrage", "rechnung rechnungen", "kunde kunden"],
        );
        assert_eq!(found, all);
    }

    #[test]
    fn steps_chosen_by_bytes_are_right() {
        for letter in '\0'..=char::MAX {
            let text = letter.to_string();
            let told = latin_end(text.as_bytes(), 0) > 0;
            let is_latin = letter.is_ascii() || ('À'..='ſ').contains(&letter);
            assert_eq!(told, is_latin && is_letter(letter), "{letter:?}");
            let slowly = letters::nfc(&text.to_lowercase()).replace('’', "'").replace('\u{ad}', "");
            assert_eq!(spelling(&text), slowly, "{letter:?}");
        }
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for letter in '\0'..=char::MAX {
            assert_eq!(is_letter(letter), letter.is_alphanumeric(), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_words_and_keys(text in any::<String>()) {
            for language in ["ar", "cs", "de", "en", "fi", "hi", "hu", "nl", "ru", "sr", "tr", "tlh"] {
                let stemmer = Stemmer::for_language(&tag(language));
                for (span, word) in words(&text) {
                    prop_assert_eq!(&text[span.range()], word);
                    prop_assert!(stemmer.key(word).len() < 20 * word.len() + 20);
                }
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
