//! Slovenian. Source: Slovenski pravopis, CLDR.

use crate::lang::data::{LOW_HIGH, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "sl",
    typography: TypographyRules { quotes: Some(LOW_HIGH), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minut*",
        hours: "ura ure uri ur urah urami",
        days: "dan dneva dni dneh dnevi dnevom",
        weeks: "teden tedn*",
        months: "mesec*",
        years: "leto leta let leti letih",
        percent: "odstot* procent*",
        points: "odstotn*",
        scales: &[(3, "tisoč*"), (6, "milijon* mio"), (9, "milijard* mrd")],
        half: "pol polovic*",
        numbers: &[
            (1, "en eden ena eno enega prv*"),
            (2, "dva dve dveh oba obe drug*"),
            (3, "tri trije treh tretj*"),
            (4, "štiri štirje štirih četrt*"),
            (5, "pet petih"),
            (6, "šest"),
            (7, "sedem"),
            (8, "osem"),
            (9, "devet"),
            (10, "deset*"),
            (12, "dvanajst*"),
            (20, "dvajset*"),
            (30, "trideset*"),
            (100, "sto"),
        ],
    },
    ..Language::OTHER
};
