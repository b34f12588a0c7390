//! Latvian. Source: CLDR.

use crate::lang::data::{CURVED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "lv",
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minūt*",
        hours: "stund*",
        days: "dien*",
        weeks: "nedēļ*",
        months: "mēnes*",
        years: "gads gada gadi gadu gadiem gados",
        percent: "procent*",
        points: "procentpunkt*",
        scales: &[(3, "tūksto* tūkst"), (6, "miljon* milj"), (9, "miljard*")],
        half: "pus puse pusi pus*",
        numbers: &[
            (1, "viens viena vienu vienas pirm*"),
            (2, "divi divas divu abi otr*"),
            (3, "trīs triju treš*"),
            (4, "četri četras četru"),
            (5, "pieci piecas piecu"),
            (6, "seši sešas sešu"),
            (7, "septiņ*"),
            (8, "astoņ*"),
            (9, "deviņ*"),
            (10, "desmit*"),
            (12, "divpadsmit*"),
            (20, "divdesmit*"),
            (30, "trīsdesmit*"),
            (100, "simts simt*"),
        ],
    },
    ..Language::OTHER
};
