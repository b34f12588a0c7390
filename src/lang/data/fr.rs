//! French. Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale, CLDR.

use crate::lang::data::{ChangeWords, Language, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "fr",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "«\u{a0}",
            close: "\u{a0}»",
            inner_open: "“",
            inner_close: "”",
            apostrophe: Some("’"),
        }),
        before_word: &["M.", "MM."],
        before_number: &["p.", "pp.", "art.", "fig."],
        high_marks: true,
        ..TypographyRules::NEUTRAL
    },
    change: ChangeWords {
        negations: &["ne", "pas", "non", "jamais", "rien", "sans", "ni", "personne"],
        prefixes: &["aucun", "n'", "n’"],
        numbers: &[
            "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "quinze",
            "vingt", "trente", "cent", "mille", "million", "moitié", "demi", "tiers", "quart",
        ],
        ..ChangeWords::NONE
    },
    ..Language::OTHER
};
