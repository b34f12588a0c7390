//! French. Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale, CLDR.

use crate::lang::data::{ChangeWords, Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "fr",
    articles: &["l'", "la", "le", "les", "un", "une"],
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
    quantities: QuantityWords {
        seconds: "seconde secondes",
        minutes: "minute minutes",
        hours: "heure heures",
        days: "jour jours journée journées",
        weeks: "semaine semaines",
        months: "mois",
        years: "an ans année années",
        percent: "pourcent",
        points: "points",
        scales: &[
            (3, "mille milliers millier"),
            (6, "million millions"),
            (9, "milliard milliards"),
        ],
        half: "demi demie moitié",
        numbers: &[
            (0, "zéro aucun aucune sans"),
            (1, "un une premier première premiers"),
            (2, "deux deuxième second seconde"),
            (3, "trois troisième"),
            (4, "quatre quatrième"),
            (5, "cinq"),
            (6, "six"),
            (7, "sept"),
            (8, "huit"),
            (9, "neuf"),
            (10, "dix dizaine"),
            (11, "onze"),
            (12, "douze douzaine"),
            (14, "quatorze quinze"),
            (15, "quinze"),
            (20, "vingt"),
            (30, "trente"),
            (40, "quarante"),
            (50, "cinquante"),
            (100, "cent centaine centaines"),
        ],
    },
    ..Language::OTHER
};
