//! Italian. Source: CLDR.

use crate::lang::data::{ANGLED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "it",
    articles: &["gli", "i", "il", "l'", "la", "le", "lo", "un", "un'", "una", "uno"],
    typography: TypographyRules { quotes: Some(ANGLED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "secondo secondi",
        minutes: "minuto minuti",
        hours: "ora ore",
        days: "giorno giorni",
        weeks: "settimana settimane",
        months: "mese mesi",
        years: "anno anni",
        percent: "cento",
        points: "punti",
        scales: &[(3, "mille mila migliaia"), (6, "milione milioni"), (9, "miliardo miliardi")],
        half: "mezzo mezza metà",
        numbers: &[
            (0, "zero senza"),
            (1, "un uno una primo prima"),
            (2, "due secondo seconda entrambi"),
            (3, "tre terzo terza"),
            (4, "quattro"),
            (5, "cinque"),
            (6, "sei"),
            (7, "sette"),
            (8, "otto"),
            (9, "nove"),
            (10, "dieci decina"),
            (11, "undici"),
            (12, "dodici dozzina"),
            (15, "quindici"),
            (20, "venti ventina"),
            (30, "trenta"),
            (50, "cinquanta"),
            (100, "cento centinaia"),
        ],
    },
    ..Language::OTHER
};
