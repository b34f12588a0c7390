//! Finnish. Source: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "fi",
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
    quantities: QuantityWords {
        seconds: "sekunti sekunnin sekuntia sekunnissa",
        minutes: "minuutti minuut*",
        hours: "tunti tunnin tuntia tunnissa tuntien",
        days: "päiv*",
        weeks: "viikko* viikon viikossa",
        months: "kuukausi kuukau*",
        years: "vuosi vuoden vuotta vuodessa vuosien vuode*",
        percent: "prosent*",
        points: "prosenttiyksik*",
        scales: &[
            (3, "tuhat tuhatta tuhansia"),
            (6, "miljoona miljoonaa"),
            (9, "miljardi miljardia"),
        ],
        half: "puoli puolen puolet puolitoista",
        numbers: &[
            (1, "yksi yhden yhtä yhdessä ensimmäi*"),
            (2, "kaksi kahden kahta kahdessa molemmat toinen"),
            (3, "kolme kolmen kolmea kolmas"),
            (4, "neljä neljän neljää"),
            (5, "viisi viiden viittä"),
            (6, "kuusi kuuden kuutta"),
            (7, "seitsemän"),
            (8, "kahdeksan"),
            (9, "yhdeksän"),
            (10, "kymmenen"),
            (12, "kaksitoista tusina"),
            (20, "kaksikymmentä"),
            (30, "kolmekymmentä"),
            (100, "sata sadan satoja"),
        ],
    },
    ..Language::OTHER
};
