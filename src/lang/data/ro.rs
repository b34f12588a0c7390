//! Romanian. Source: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "ro",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "„",
            close: "”",
            inner_open: "«",
            inner_close: "»",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    quantities: QuantityWords {
        seconds: "secund*",
        minutes: "minut*",
        hours: "oră ore ora orele",
        days: "zi zile zilele ziua",
        weeks: "săptămân*",
        months: "lună luni luna lunile",
        years: "an ani anul anii",
        percent: "procent*",
        points: "puncte",
        scales: &[(3, "mie mii"), (6, "milion milioane mil"), (9, "miliard miliarde")],
        half: "jumătate jumătăți",
        numbers: &[
            (1, "un unu una o primul prima"),
            (2, "doi două ambele"),
            (3, "trei"),
            (4, "patru"),
            (5, "cinci"),
            (6, "șase"),
            (7, "șapte"),
            (8, "opt"),
            (9, "nouă"),
            (10, "zece"),
            (12, "doisprezece douăsprezece"),
            (20, "douăzeci"),
            (30, "treizeci"),
            (100, "sută sute"),
        ],
    },
    ..Language::OTHER
};
