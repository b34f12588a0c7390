//! Languages that are so similar that a sentence can be the same in both.

use crate::lang::tag::Tag;

/// Groups of languages whose readers understand each other's texts (Ethnologue, Glottolog).
const GROUPS: &[&[&str]] = &[
    &["ast", "es", "gl", "pt"],
    &["bg", "mk"],
    &["bs", "cnr", "hr", "sh", "sr"],
    &["cs", "sk"],
    &["da", "nb", "nn", "no"],
    &["hi", "ur"],
    &["id", "ms"],
    &["yue", "zh"],
];

/// Whether a whole sentence can have the same words in two languages.
#[must_use]
pub fn can_share_sentences(one: &Tag, other: &Tag) -> bool {
    let (one, other) = (one.language(), other.language());
    one == other || GROUPS.iter().any(|group| group.contains(&one) && group.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::can_share_sentences;
    use crate::lang::tag::Tag;

    #[test]
    fn only_variants_and_close_languages_share_sentences() {
        let share = |one: &str, other: &str| {
            let tag = |text: &str| Tag::parse(text).expect("a valid tag");
            can_share_sentences(&tag(one), &tag(other))
        };
        for (one, other) in [("pt", "pt-BR"), ("hr", "sr-Latn"), ("nb", "nn"), ("cs", "sk")] {
            assert!(share(one, other) && share(other, one), "{one} {other}");
        }
        for (one, other) in [("cs", "en"), ("sk", "hr"), ("de", "nl"), ("ja", "zh-Hans")] {
            assert!(!share(one, other) && !share(other, one), "{one} {other}");
        }
    }
}
