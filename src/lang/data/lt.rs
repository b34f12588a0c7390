//! Lithuanian. Source: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "lt",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "„",
            close: "“",
            inner_open: "„",
            inner_close: "“",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minut*",
        hours: "valand* val",
        days: "dien*",
        weeks: "savait*",
        months: "mėnes* mėn",
        years: "metai metų metus metams m",
        percent: "procent* proc",
        points: "procentin*",
        scales: &[(3, "tūkstan* tūkst"), (6, "milijon* mln"), (9, "milijard* mlrd")],
        half: "pusė pusę pusės pus*",
        numbers: &[
            (1, "vienas viena vieno vieną vienos pirm*"),
            (2, "du dvi dviejų abu antr*"),
            (3, "trys tris trijų treč*"),
            (4, "keturi keturias keturių"),
            (5, "penki penkias penkių"),
            (6, "šeši šešias šešių"),
            (7, "septyni*"),
            (8, "aštuoni*"),
            (9, "devyni*"),
            (10, "dešimt*"),
            (12, "dvylika"),
            (20, "dvidešimt*"),
            (30, "trisdešimt*"),
            (100, "šimtas šimt*"),
        ],
    },
    ..Language::OTHER
};
