//! Portuguese. Source: Acordo Ortográfico de 1990, CLDR.

use crate::lang::data::{CURVED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "pt",
    articles: &["a", "as", "o", "os", "um", "uma"],
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "segundo segundos",
        minutes: "minuto minutos",
        hours: "hora horas",
        days: "dia dias",
        weeks: "semana semanas",
        months: "mês meses",
        years: "ano anos",
        percent: "cento",
        points: "pontos",
        scales: &[(3, "mil milhares"), (6, "milhão milhões"), (9, "bilhão bilhões")],
        half: "meio meia metade",
        numbers: &[
            (0, "zero sem"),
            (1, "um uma primeiro primeira"),
            (2, "dois duas segundo segunda"),
            (3, "três terceiro terceira"),
            (4, "quatro"),
            (5, "cinco"),
            (6, "seis"),
            (7, "sete"),
            (8, "oito"),
            (9, "nove"),
            (10, "dez dezena"),
            (11, "onze"),
            (12, "doze dúzia"),
            (14, "quatorze catorze"),
            (15, "quinze"),
            (20, "vinte"),
            (30, "trinta"),
            (50, "cinquenta"),
            (100, "cem cento centenas"),
        ],
    },
    ..Language::OTHER
};
