//! Hungarian. Sources: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "hu",
    articles: &["a", "az"],
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "„",
            close: "”",
            inner_open: "»",
            inner_close: "«",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    digraphs: &["Dzs", "Cs", "Dz", "Gy", "Ly", "Ny", "Sz", "Ty", "Zs"],
    quantities: QuantityWords {
        seconds: "másodperc*",
        minutes: "perc*",
        hours: "óra órá* óráig órán",
        days: "nap napo* napig napja napon napos",
        weeks: "hét hete* heti hét*",
        months: "hónap*",
        years: "év éve* évig évente",
        percent: "százalék*",
        points: "százalékpont*",
        scales: &[(3, "ezer ezre*"), (6, "millió*"), (9, "milliárd* mrd")],
        half: "fél felét fele másfél",
        numbers: &[
            (1, "egy egyik első*"),
            (2, "két kettő mindkét másod*"),
            (3, "három harmad*"),
            (4, "négy negyed*"),
            (5, "öt ötöd*"),
            (6, "hat hatod*"),
            (7, "hét heted*"),
            (8, "nyolc*"),
            (9, "kilenc*"),
            (10, "tíz tized*"),
            (12, "tizenkét* tizenkettő tucat"),
            (20, "húsz*"),
            (30, "harminc*"),
            (100, "száz*"),
        ],
    },
    ..Language::OTHER
};
