//! Danish. Sources: CLDR; compounds: Retskrivningsordbogen.

use crate::lang::data::{CURVED, Language, QuantityWords, SearchForms, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "da",
    articles: &["en", "et"],
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    search: SearchForms { links: &["er", "s", "e"], ..SearchForms::NONE },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minut*",
        hours: "time timer timers",
        days: "dag dage dages døgn",
        weeks: "uge uger ugers",
        months: "måned*",
        years: "år års",
        percent: "procent",
        points: "procentpoint",
        scales: &[
            (3, "tusind tusinde"),
            (6, "million millioner mio"),
            (9, "milliard milliarder mia"),
        ],
        half: "halv halvt halve halvdel* halvanden",
        numbers: &[
            (1, "en et én ét første"),
            (2, "to anden andet begge"),
            (3, "tre tredje"),
            (4, "fire fjerde"),
            (5, "fem"),
            (6, "seks"),
            (7, "syv"),
            (8, "otte"),
            (9, "ni"),
            (10, "ti"),
            (11, "elleve"),
            (12, "tolv dusin"),
            (14, "fjorten"),
            (20, "tyve"),
            (30, "tredive"),
            (50, "halvtreds"),
            (100, "hundrede hundreder"),
        ],
    },
    ..Language::OTHER
};
