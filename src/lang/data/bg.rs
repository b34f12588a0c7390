//! Bulgarian. Source: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "bg",
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
        seconds: "секунд*",
        minutes: "минут*",
        hours: "час часа часове",
        days: "ден дни дена деня",
        weeks: "седмиц*",
        months: "месец*",
        years: "година години год",
        percent: "процент*",
        points: "процентн*",
        scales: &[(3, "хиляд* хил"), (6, "милион* млн"), (9, "милиард* млрд")],
        half: "половин* половин половината",
        numbers: &[
            (1, "един една едно първ*"),
            (2, "два две двата двете двама втор*"),
            (3, "три трите трет*"),
            (4, "четири четвърт*"),
            (5, "пет пети"),
            (6, "шест шести"),
            (7, "седем"),
            (8, "осем"),
            (9, "девет"),
            (10, "десет*"),
            (12, "дванадесет дванайсет"),
            (20, "двадесет двайсет"),
            (30, "тридесет трийсет"),
            (100, "сто стотици"),
        ],
    },
    ..Language::OTHER
};
