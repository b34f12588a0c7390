//! Serbian. Sources: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "sr",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "„",
            close: "”",
            inner_open: "’",
            inner_close: "’",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    digraphs: &["Dž", "Lj", "Nj"],
    quantities: QuantityWords {
        seconds: "sekund* секунд*",
        minutes: "minut* минут*",
        hours: "sat sata sati čas* сат сата сати час*",
        days: "dan dana dani дан дана дани",
        weeks: "nedelj* sedmic* недељ* седмиц*",
        months: "mesec* месец*",
        years: "godin* годин*",
        percent: "procent* odsto процент* одсто",
        points: "procentn* процентн*",
        scales: &[(3, "hiljad* хиљад*"), (6, "milion* милион*"), (9, "milijard* милијард*")],
        half: "pol pola polovin* пола половин*",
        numbers: &[
            (1, "jedan jedna jedno jednu prv* један једна једно прв*"),
            (2, "dva dve oba obe drug* два две оба обе друг*"),
            (3, "tri treć* три трећ*"),
            (4, "četiri четири"),
            (5, "pet пет"),
            (6, "šest шест"),
            (7, "sedam седам"),
            (8, "osam осам"),
            (9, "devet девет"),
            (10, "deset* десет*"),
            (12, "dvanaest* дванаест*"),
            (20, "dvadeset двадесет"),
            (30, "trideset тридесет"),
            (100, "sto сто"),
        ],
    },
    ..Language::OTHER
};
