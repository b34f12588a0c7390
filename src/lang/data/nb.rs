//! Norwegian Bokmål. Sources: CLDR; compounds: Språkrådet.

use crate::lang::data::{Language, QuantityWords, Quotes, SearchForms, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "nb",
    articles: &["ei", "en", "et"],
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "«",
            close: "»",
            inner_open: "‘",
            inner_close: "’",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    search: SearchForms { links: &["s", "e"], ..SearchForms::NONE },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minutt*",
        hours: "time timer timers",
        days: "dag dager dagers døgn",
        weeks: "uke uker ukers",
        months: "måned*",
        years: "år års",
        percent: "prosent",
        points: "prosentpoeng",
        scales: &[(3, "tusen"), (6, "million millioner"), (9, "milliard milliarder")],
        half: "halv halvt halve halvdel* halvannen",
        numbers: &[
            (1, "en ei et én ett første"),
            (2, "to andre begge"),
            (3, "tre tredje"),
            (4, "fire fjerde"),
            (5, "fem"),
            (6, "seks"),
            (7, "sju syv"),
            (8, "åtte"),
            (9, "ni"),
            (10, "ti"),
            (11, "elleve"),
            (12, "tolv dusin"),
            (14, "fjorten"),
            (20, "tjue"),
            (30, "tretti"),
            (50, "femti"),
            (100, "hundre"),
        ],
    },
    ..Language::OTHER
};
