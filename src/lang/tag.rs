//! Language tags (BCP 47): parsed, canonicalised, with the direction and the native name.

use std::fmt;
use std::sync::Arc;

use icu_locale::{Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use icu_locale::{ParseError, TransformResult};

/// A language tag in canonical form: `cs`, `en`, `pt-BR`, `sr-Latn`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

impl Tag {
    /// Parses and canonicalises a tag: `CS-cz` and `cs_CZ` are `cs-CZ`, the withdrawn `iw` is `he`.
    ///
    /// # Errors
    /// The reason as one clause, with a hint if the code is that of a country.
    pub fn parse(text: &str) -> Result<Tag, String> {
        let dashed = text.replace('_', "-");
        let mut locale = Locale::try_from_str(&dashed).map_err(|error| explain(text, error))?;
        let language = locale.id.language;
        if language.is_unknown() {
            return Err(format!("`{text}` is not a language"));
        }
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        // All three-letter codes are accepted: there are thousands, and CLDR has only some.
        if language.as_str().len() == 2 && !is_known(&locale) {
            return Err(match language_of_country(language.as_str()) {
                Some(meant) => {
                    format!("`{language}` is a country, not a language; did you mean `{meant}`?")
                }
                None => format!("`{language}` is not an ISO 639 language code"),
            });
        }
        Ok(Tag(locale.to_string().into()))
    }

    /// The canonical text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script, region and variants: `pt` of `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether the tag names a region: `pt-BR`, `es-419`.
    #[must_use]
    pub fn has_region(&self) -> bool {
        self.locale().id.region.is_some()
    }

    /// The value of the `dir` attribute: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        let directions = LocaleDirectionality::new_extended();
        if directions.is_right_to_left(&self.locale().id) { "rtl" } else { "ltr" }
    }

    /// The name of the language in the language itself; the tag if kb does not have it.
    #[must_use]
    pub fn endonym(&self) -> &str {
        let named = |tag: &str| ENDONYMS.iter().find(|(known, _)| *known == tag).map(|(_, n)| *n);
        named(&self.0).or_else(|| named(self.language())).unwrap_or(&self.0)
    }

    /// The tag as the ICU crates take it.
    pub(in crate::lang) fn locale(&self) -> Locale {
        Locale::try_from_str(&self.0).unwrap_or(Locale::UNKNOWN)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn explain(text: &str, error: ParseError) -> String {
    match error {
        ParseError::InvalidLanguage => {
            format!("`{text}` is not a language tag; one looks like `cs`, `en` or `pt-BR`")
        }
        other => {
            let reason = other.to_string().to_lowercase();
            format!("`{text}` is not a language tag: {reason}")
        }
    }
}

/// Whether CLDR has the script and country of the language.
fn is_known(locale: &Locale) -> bool {
    let mut alone = locale.id.clone();
    alone.script = None;
    alone.region = None;
    alone.variants.clear();
    LocaleExpander::new_extended().maximize(&mut alone) == TransformResult::Modified
}

fn language_of_country(country: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(code, _)| *code == country).map(|(_, language)| *language)
}

/// Country codes (ISO 3166) that are not codes of a language, with the language people mean.
/// `se` (Northern Sami), `si` (Sinhala) and `kr` (Kanuri) are languages, so they are not here.
const COUNTRIES: &[(&str, &str)] = &[
    ("al", "sq"),
    ("at", "de"),
    ("au", "en"),
    ("bd", "bn"),
    ("by", "be"),
    ("cl", "es"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("eg", "ar"),
    ("gb", "en"),
    ("ge", "ka"),
    ("gr", "el"),
    ("hk", "zh"),
    ("il", "he"),
    ("iq", "ar"),
    ("ir", "fa"),
    ("jp", "ja"),
    ("kh", "km"),
    ("kp", "ko"),
    ("kz", "kk"),
    ("lk", "si"),
    ("md", "ro"),
    ("me", "sr"),
    ("mx", "es"),
    ("np", "ne"),
    ("nz", "en"),
    ("ph", "fil"),
    ("pk", "ur"),
    ("rs", "sr"),
    ("sy", "ar"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
];

/// Languages by their own names (CLDR), capitalised as in a list.
const ENDONYMS: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "Azərbaycan"),
    ("be", "Беларуская"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("br", "Brezhoneg"),
    ("bs", "Bosanski"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("dsb", "Dolnoserbšćina"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fil", "Filipino"),
    ("fo", "Føroyskt"),
    ("fr", "Français"),
    ("fy", "Frysk"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("gl", "Galego"),
    ("gu", "ગુજરાતી"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hsb", "Hornjoserbšćina"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "Қазақ тілі"),
    ("km", "ខ្មែរ"),
    ("kn", "ಕನ್ನಡ"),
    ("ko", "한국어"),
    ("ky", "Кыргызча"),
    ("la", "Latina"),
    ("lb", "Lëtzebuergesch"),
    ("lo", "ລາວ"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mk", "Македонски"),
    ("ml", "മലയാളം"),
    ("mn", "Монгол"),
    ("mr", "मराठी"),
    ("ms", "Melayu"),
    ("mt", "Malti"),
    ("my", "မြန်မာ"),
    ("nb", "Norsk bokmål"),
    ("ne", "नेपाली"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("oc", "Occitan"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("rm", "Rumantsch"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("se", "Davvisámegiella"),
    ("si", "සිංහල"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sr-Latn", "Srpski"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("uz", "O‘zbek"),
    ("vi", "Tiếng Việt"),
    ("yi", "ייִדיש"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("zu", "isiZulu"),
];

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, ENDONYMS, Tag};

    fn tag(text: &str) -> Tag {
        Tag::parse(text).expect("a valid tag")
    }

    #[test]
    fn country_taken_for_a_language_gets_the_language_as_hint() {
        let reason = Tag::parse("cz").expect_err("a country");
        assert_eq!(reason, "`cz` is a country, not a language; did you mean `cs`?");
        for (country, language) in COUNTRIES {
            let reason = Tag::parse(country).expect_err("a country");
            assert!(reason.contains(&format!("`{language}`?")), "{reason}");
            assert_eq!(tag(language).as_str(), *language);
        }
        assert!(Tag::parse("cz-CZ").is_err());
    }

    #[test]
    fn tags_are_canonical() {
        for (written, canonical) in [
            ("cs", "cs"),
            ("CS-cz", "cs-CZ"),
            ("cs_CZ", "cs-CZ"),
            ("zh_TW", "zh-TW"),
            ("iw", "he"),
            ("sr-latn", "sr-Latn"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("pt-br", "pt-BR"),
            ("si", "si"),
            ("se", "se"),
        ] {
            assert_eq!(tag(written).as_str(), canonical);
        }
        assert_eq!(tag("pt-BR").language(), "pt");
    }

    #[test]
    fn what_is_no_tag_is_refused_with_a_reason() {
        for bad in ["", "x", "c s", "česky", "und", "xx", "czech language", "cs-", "../cs", "cs/en"]
        {
            assert!(Tag::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn direction_and_native_name_are_known() {
        assert_eq!(tag("ar").direction(), "rtl");
        assert_eq!(tag("he").direction(), "rtl");
        assert_eq!(tag("az-Arab").direction(), "rtl");
        assert_eq!(tag("cs").direction(), "ltr");
        assert_eq!(tag("cs-CZ").endonym(), "Čeština");
        assert_eq!(tag("pt-BR").endonym(), "Português (Brasil)");
        assert_eq!(tag("tlh").endonym(), "tlh");
        assert!(ENDONYMS.iter().all(|(known, _)| tag(known).as_str() == *known || *known == "no"));
    }
}
