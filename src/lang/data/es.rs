//! Spanish. Sources: CLDR.

use crate::lang::data::{CURVED, ChangeWords, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "es",
    articles: &["el", "la", "las", "los", "un", "una"],
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    change: ChangeWords {
        negations: &["no", "nunca", "jamás", "nada", "nadie", "sin", "ni"],
        prefixes: &["ningun", "ningún"],
        numbers: &[
            "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "quince",
            "veinte", "treinta", "cien", "mil", "millón", "mitad", "medio", "tercio",
        ],
        ..ChangeWords::NONE
    },
    quantities: QuantityWords {
        seconds: "segundo segundos",
        minutes: "minuto minutos",
        hours: "hora horas",
        days: "día días",
        weeks: "semana semanas",
        months: "mes meses",
        years: "año años",
        percent: "ciento",
        points: "puntos",
        scales: &[(3, "mil miles"), (6, "millón millones")],
        half: "medio media mitad",
        numbers: &[
            (0, "cero sin"),
            (1, "un uno una primer primera primero"),
            (2, "dos segundo segunda"),
            (3, "tres tercer tercera tercero"),
            (4, "cuatro"),
            (5, "cinco"),
            (6, "seis"),
            (7, "siete"),
            (8, "ocho"),
            (9, "nueve"),
            (10, "diez"),
            (11, "once"),
            (12, "doce docena"),
            (14, "catorce quince"),
            (15, "quince"),
            (20, "veinte"),
            (30, "treinta"),
            (50, "cincuenta"),
            (100, "cien ciento"),
        ],
    },
    ..Language::OTHER
};
