//! Slugs: segments of URLs that are also valid file names on all systems.

use std::fmt;

use serde::Serialize;

use crate::lang::letters::{ascii_form, cut_before, decompose, is_mark, is_nfc, nfc};
use crate::names;

/// The longest slug in bytes; file names have at most 255, including the extension.
pub const MAX_BYTES: usize = 200;

/// One segment of a URL and a valid file name on all systems. It is not empty, has no separators,
/// control characters or characters that a file system forbids, and is not the name of a folder or
/// device.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(Box<str>);

impl Slug {
    /// Derives a slug from any text: `Žluťoučký kůň` becomes `zlutoucky-kun`.
    ///
    /// A text without letters and digits, such as `!!!` or `🚀`, becomes its fingerprint, which does
    /// not depend on its position.
    #[must_use]
    pub fn of_text(text: &str) -> Slug {
        let words = words(text);
        match words.as_str() {
            "" => Slug(names::fallback(text).into()),
            words if is_reserved(words) => Slug(format!("{words}-").into()),
            words => Slug(words.into()),
        }
    }

    /// Validates an explicit slug and keeps it unchanged.
    ///
    /// # Errors
    /// Why it cannot be one segment of a URL and a file name, as a clause that follows the slug:
    /// "`a/b` contains a slash".
    pub fn written(text: &str) -> Result<Slug, &'static str> {
        check(text).map(|()| Slug(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The words of any text in lower case, joined by single hyphens.
///
/// Latin letters lose their marks; letters that have no ASCII form (Cyrillic, Greek, Arabic,
/// Chinese…) stay as they are, in NFC. The result is empty for a text without letters and digits.
#[must_use]
pub fn words(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut word_ended = false;
    let mut latin = false;
    for letter in decompose(text) {
        if is_mark(letter) {
            // Marks on Latin letters are removed; vowel signs of other scripts are part of the
            // word.
            if !latin && !word_ended && !slug.is_empty() {
                slug.push(letter);
            }
            continue;
        }
        if matches!(letter, '\'' | '’' | '\u{ad}') {
            continue;
        }
        if !letter.is_alphanumeric() {
            word_ended = true;
            continue;
        }
        if word_ended && !slug.is_empty() {
            slug.push('-');
        }
        word_ended = false;
        latin = letter.is_ascii() || ascii_form(letter).is_some();
        match ascii_form(letter) {
            Some(ascii) => slug.push_str(ascii),
            None => slug.push(letter),
        }
    }
    fit(&nfc(&slug))
}

/// Normalizes a path so that two paths are equal if some file system treats them as the same:
/// Unicode NFC, lower case.
#[must_use]
pub fn canonical(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // Lower case can be two characters, and a following mark then has another position.
    nfc(&nfc(path).chars().flat_map(char::to_lowercase).collect::<String>())
}

/// Truncates at a word boundary if possible.
fn fit(slug: &str) -> String {
    if slug.len() <= MAX_BYTES {
        return slug.to_owned();
    }
    let cut = &slug[..cut_before(slug, MAX_BYTES)];
    cut.rsplit_once('-').map_or(cut, |(whole_words, _)| whole_words).to_owned()
}

/// Checks whether a text can be a URL segment and a file name; returns the reason if not.
fn check(slug: &str) -> Result<(), &'static str> {
    let reason = if slug.is_empty() {
        "is empty"
    } else if slug.len() > MAX_BYTES {
        "is longer than 200 bytes"
    } else if matches!(slug, "." | "..") {
        "means a folder, not a name"
    } else if slug.contains('/') {
        "contains a slash"
    } else if slug.contains('\\') {
        "contains a backslash"
    } else if slug.contains('%') {
        "contains a percent sign"
    } else if slug.contains(['?', '#']) {
        "contains a character that ends the path of a URL"
    } else if slug.contains(['<', '>', ':', '"', '|', '*']) {
        "contains a character that Windows does not allow in file names"
    } else if slug.contains(is_invisible) {
        "contains an invisible character"
    } else if slug.starts_with(char::is_whitespace) || slug.ends_with(char::is_whitespace) {
        "begins or ends with a space"
    } else if slug.ends_with('.') {
        "ends with a full stop"
    } else if is_reserved(slug) {
        "is the name of a device on Windows"
    } else if !is_nfc(slug) {
        "is not in Unicode normal form C"
    } else {
        return Ok(());
    };
    Err(reason)
}

/// Control characters, bidirectional controls and invisible characters. The joiners U+200C and
/// U+200D are part of the spelling in Persian and Hindi and are allowed.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}

/// Names that Windows reserves for devices, with any extension and in any case.
fn is_reserved(slug: &str) -> bool {
    let stem = slug.split('.').next().unwrap_or(slug).trim_end().to_ascii_lowercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|number| {
            matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{Slug, check, words};

    fn slugify(text: &str) -> String {
        Slug::of_text(text).to_string()
    }

    #[test]
    fn latin_letters_lose_their_marks() {
        for (text, slug) in [
            ("Žluťoučký kůň", "zlutoucky-kun"),
            ("Smlouva o dílo (§ 2586)", "smlouva-o-dilo-2586"),
            ("  -- a -- ", "a"),
            ("Straße, Øre, Łódź, Æther, Đakovo", "strasse-ore-lodz-aether-dakovo"),
            ("don't", "dont"),
            ("İstanbul", "istanbul"),
            ("Z\u{30c}a\u{301}k", "zak"),
            ("ﬁnále ½", "finale-1-2"),
            ("CON", "con-"),
        ] {
            assert_eq!(slugify(text), slug, "{text}");
        }
        assert_eq!(words("???"), "");
    }

    #[test]
    fn text_without_letters_has_a_slug_of_its_own() {
        let texts = ["", "!!!", "🚀", "🚀🚀", "..", "…", "\u{301}", "\u{202e}"];
        let slugs: std::collections::BTreeSet<String> =
            texts.iter().map(|text| slugify(text)).collect();
        assert_eq!(slugs.len(), texts.len(), "{slugs:?}");
        assert!(slugs.iter().all(|slug| check(slug).is_ok() && slug.len() == 8), "{slugs:?}");
    }

    #[test]
    fn letters_without_an_ascii_form_stay() {
        assert_eq!(slugify("Привет, Мир"), "привет-мир");
        assert_eq!(slugify("हिन्दी भाषा"), "हिन्दी-भाषा");
        assert_eq!(slugify("日本語 guide"), "日本語-guide");
        assert_eq!(slugify("한국어"), "한국어");
    }

    #[test]
    fn long_titles_are_cut_between_words() {
        let slug = slugify(&"smlouva ".repeat(50));
        assert!(slug.len() <= 200 && slug.ends_with("smlouva"), "{slug}");
        assert_eq!(slugify(&"x".repeat(300)).len(), 200);
    }

    #[test]
    fn slug_that_is_no_single_segment_is_refused() {
        for bad in [
            "",
            ".",
            "..",
            "a/b",
            "a\\b",
            "a%20b",
            "a?b",
            "a#b",
            "a\nb",
            "a\0",
            " a",
            "a ",
            "a.",
            "con",
            "NUL.txt",
            "com1",
            "lpt¹",
            "a\u{202e}b",
            "a:b",
            "z\u{30c}",
        ] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
        assert!(check(&"x".repeat(201)).is_err());
        for good in ["a", "konec-spolupráce", "v1.2", "console", "com10", ".well-known", "привет"]
        {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }

    proptest! {
        #[test]
        fn slugs_pass_the_check_and_stay_themselves(text in any::<String>()) {
            let slug = slugify(&text);
            prop_assert!(check(&slug).is_ok(), "{slug:?} {:?}", check(&slug));
            let again = slugify(&slug);
            prop_assert_eq!(again.trim_end_matches('-'), slug.trim_end_matches('-'));
        }

        #[test]
        fn slugs_of_latin_texts_are_kebab_case(text in "[ -~áčďéěíňóřšťúůýžÄÖÜßøł]{0,60}") {
            let slug = words(&text);
            let kebab = slug.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            prop_assert!(slug.is_empty() || kebab, "{slug}");
        }
    }
}
