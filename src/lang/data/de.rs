//! German. Sources: Duden, DIN 5008, CLDR.

use crate::lang::data::{
    ChangeWords, LOW_HIGH, Language, Ordinals, Quotes, SearchForms, TypographyRules,
};

pub(super) static LANGUAGE: Language = Language {
    code: "de",
    typography: TypographyRules {
        quotes: Some(Quotes { apostrophe: Some("’"), ..LOW_HIGH }),
        ordinals: Ordinals::BeforeMonths,
        months: &[
            "Januar",
            "Jänner",
            "Februar",
            "Feber",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        before_word: &["Dr.", "Prof.", "Hr.", "Fr."],
        before_number: &[
            "Nr.", "Art.", "Abs.", "S.", "Kap.", "Abb.", "Tab.", "Bd.", "Ziff.", "Rn.", "lit.",
        ],
        pairs: &[("v.", "Chr."), ("n.", "Chr.")],
        ..TypographyRules::NEUTRAL
    },
    change: ChangeWords {
        negations: &["nicht", "nie", "niemals", "niemand", "nichts", "nirgends", "ohne"],
        prefixes: &["kein", "niemand", "weder"],
        numbers: &[
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "vierzehn",
            "fünfzehn",
            "zwanzig",
            "dreißig",
            "vierzig",
            "fünfzig",
            "hundert",
            "tausend",
            "million",
            "millionen",
            "halb",
            "hälfte",
            "drittel",
            "viertel",
            "beide",
            "beiden",
            "zweimal",
            "dreimal",
        ],
        ..ChangeWords::NONE
    },
    search: SearchForms {
        endings: &[
            "erinnen", "erin", "ern", "est", "em", "en", "er", "es", "et", "st", "e", "n", "s", "t",
        ],
        ..SearchForms::NONE
    },
    ..Language::OTHER
};
