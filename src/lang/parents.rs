//! The fallbacks of a language: the parent locales and likely subtags of CLDR.
//!
//! A reader of `pt-AO` reads `pt`, one of `zh-TW` reads `zh-Hant`, and one of `no` reads `nb`.

use icu_locale::LocaleExpander;
use icu_locale::fallback::{LocaleFallbackConfig, LocaleFallbacker};

use crate::lang::tag::Tag;

/// Macrolanguages whose texts are written in one of their languages (ISO 639-3, CLDR aliases).
const MACROLANGUAGES: &[(&str, &str)] = &[("no", "nb")];

/// The tag and its parents in CLDR, the most specific first: `es-AR`, `es-419`, `es`.
#[must_use]
pub fn chain(tag: &Tag) -> Vec<Tag> {
    let mut tags = vec![tag.clone()];
    let fallbacker = LocaleFallbacker::new();
    let mut parents =
        fallbacker.for_config(LocaleFallbackConfig::default()).fallback_for(tag.locale().into());
    loop {
        let parent = parents.get();
        if parent.is_unknown() {
            return tags;
        }
        if let Ok(parent) = Tag::parse(&parent.to_string())
            && !tags.contains(&parent)
        {
            tags.push(parent);
        }
        parents.step();
    }
}

/// Whether two tags name the same language in the same script: `zh-TW` and `zh-Hant`, `no` and
/// `nb`, but not `sr` and `sr-Latn`.
#[must_use]
pub fn is_same_writing(one: &Tag, other: &Tag) -> bool {
    writing(one) == writing(other)
}

/// The best of several tags for a reader of `tag`: the tag itself, else the first of its parents
/// among them, else one with the same language and script and no region.
#[must_use]
pub fn best<'a>(tag: &Tag, among: &'a [Tag]) -> Option<&'a Tag> {
    let chain = chain(tag);
    let exact = chain.iter().find_map(|parent| among.iter().find(|known| *known == parent));
    exact.or_else(|| chain.iter().find_map(|parent| general(parent, among)))
}

/// All tags among some that are the tag, or have the same language and script; the most general
/// first.
#[must_use]
pub fn applicable<'a>(tag: &Tag, among: &'a [Tag]) -> Vec<&'a Tag> {
    let chain = chain(tag);
    let mut found: Vec<&Tag> =
        chain.iter().filter_map(|parent| among.iter().find(|known| *known == parent)).collect();
    found.retain(|known| is_same_writing(known, tag));
    if found.iter().all(|known| known.has_region()) {
        found.extend(general(tag, among).filter(|known| !found.contains(known)));
    }
    found.reverse();
    found
}

/// The tag without a region that has the language and script of another one.
fn general<'a>(tag: &Tag, among: &'a [Tag]) -> Option<&'a Tag> {
    among.iter().find(|known| !known.has_region() && is_same_writing(known, tag))
}

/// Language and script, the likely ones where the tag names none.
fn writing(tag: &Tag) -> (String, String) {
    let mut id = tag.locale().id;
    LocaleExpander::new_extended().maximize(&mut id);
    let language = id.language.as_str();
    let meant = MACROLANGUAGES.iter().find(|(known, _)| *known == language);
    let language = meant.map_or(language, |(_, meant)| meant);
    (language.to_owned(), id.script.map_or_else(String::new, |script| script.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{applicable, best};
    use crate::lang::tag::Tag;

    fn tags(texts: &[&str]) -> Vec<Tag> {
        texts.iter().map(|text| Tag::parse(text).expect("a valid tag")).collect()
    }

    #[test]
    fn reader_gets_the_nearest_language_in_a_script_that_is_read() {
        let known =
            tags(&["cs", "en", "es", "es-419", "nb", "pt", "pt-BR", "sr", "zh-Hans", "zh-Hant"]);
        for (wanted, expected) in [
            ("cs", Some("cs")),
            ("cs-CZ", Some("cs")),
            ("zh", Some("zh-Hans")),
            ("zh-CN", Some("zh-Hans")),
            ("zh-SG", Some("zh-Hans")),
            ("zh-TW", Some("zh-Hant")),
            ("zh-HK", Some("zh-Hant")),
            ("zh-Hant-HK", Some("zh-Hant")),
            ("no", Some("nb")),
            ("nn", Some("nb")),
            ("pt-PT", Some("pt")),
            ("pt-AO", Some("pt")),
            ("pt-BR", Some("pt-BR")),
            ("es-AR", Some("es-419")),
            ("es-ES", Some("es")),
            ("sr-Latn", None),
            ("tlh", None),
        ] {
            let found = best(&tags(&[wanted])[0], &known).map(Tag::as_str);
            assert_eq!(found, expected, "{wanted}");
        }
    }

    #[test]
    fn texts_of_a_language_come_from_the_general_to_the_specific() {
        let known = tags(&["es", "es-419", "nb", "pt", "pt-BR", "zh-Hant"]);
        let of = |tag: &str| {
            let found = applicable(&tags(&[tag])[0], &known);
            found.into_iter().map(Tag::as_str).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("pt-BR"), "pt pt-BR");
        assert_eq!(of("pt-PT"), "pt");
        assert_eq!(of("es-MX"), "es es-419");
        assert_eq!(of("zh-TW"), "zh-Hant");
        assert_eq!(of("no"), "nb");
        // Nynorsk is another language than Bokmål, although its readers read that.
        assert_eq!(of("nn"), "");
    }
}
