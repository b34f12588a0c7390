//! Swedish. Sources: CLDR; compounds: Svenska skrivregler.

use crate::lang::data::{Language, QuantityWords, Quotes, SearchForms, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "sv",
    articles: &["en", "ett"],
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "”",
            close: "”",
            inner_open: "’",
            inner_close: "’",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    search: SearchForms { links: &["s", "e", "o", "u"], ..SearchForms::NONE },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minut*",
        hours: "timme timmar timmars",
        days: "dag dagar dagars dygn",
        weeks: "vecka veckor veckors",
        months: "månad*",
        years: "år års",
        percent: "procent",
        points: "procentenhet*",
        scales: &[(3, "tusen"), (6, "miljon miljoner"), (9, "miljard miljarder")],
        half: "halv halvt halva hälften",
        numbers: &[
            (1, "en ett första"),
            (2, "två andra båda"),
            (3, "tre tredje"),
            (4, "fyra fjärde"),
            (5, "fem"),
            (6, "sex"),
            (7, "sju"),
            (8, "åtta"),
            (9, "nio"),
            (10, "tio"),
            (11, "elva"),
            (12, "tolv dussin"),
            (14, "fjorton"),
            (20, "tjugo"),
            (30, "trettio"),
            (50, "femtio"),
            (100, "hundra"),
        ],
    },
    ..Language::OTHER
};
