//! Estonian. Source: CLDR.

use crate::lang::data::{LOW_HIGH, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "et",
    typography: TypographyRules { quotes: Some(LOW_HIGH), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minut*",
        hours: "tund tundi tunni tunni*",
        days: "päev*",
        weeks: "nädal*",
        months: "kuu kuud kuu*",
        years: "aasta*",
        percent: "protsen*",
        points: "protsendipunkt*",
        scales: &[(3, "tuhat tuhande*"), (6, "miljon* mln"), (9, "miljard* mld")],
        half: "pool poole",
        numbers: &[
            (1, "üks ühe üht esimene"),
            (2, "kaks kahe kaht teine mõlemad"),
            (3, "kolm kolme kolmas"),
            (4, "neli nelja"),
            (5, "viis viie"),
            (6, "kuus kuue"),
            (7, "seitse seitsme"),
            (8, "kaheksa"),
            (9, "üheksa"),
            (10, "kümme kümne"),
            (12, "kaksteist"),
            (20, "kakskümmend"),
            (30, "kolmkümmend"),
            (100, "sada saja"),
        ],
    },
    ..Language::OTHER
};
