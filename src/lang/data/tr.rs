//! Turkish. Source: CLDR.

use crate::lang::data::{CURVED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "tr",
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "saniye*",
        minutes: "dakika*",
        hours: "saat*",
        days: "gün günü günde günlük günden güne",
        weeks: "hafta*",
        months: "ay ayda aylık aydan",
        years: "yıl* sene*",
        percent: "yüzde",
        points: "puan*",
        scales: &[(3, "bin"), (6, "milyon*"), (9, "milyar*")],
        half: "yarım yarı yarısı buçuk",
        numbers: &[
            (1, "bir birinci ilk"),
            (2, "iki ikinci"),
            (3, "üç üçüncü"),
            (4, "dört dördüncü"),
            (5, "beş"),
            (6, "altı"),
            (7, "yedi"),
            (8, "sekiz"),
            (9, "dokuz"),
            (10, "on"),
            (12, "düzine"),
            (20, "yirmi"),
            (30, "otuz"),
            (50, "elli"),
            (100, "yüz"),
        ],
    },
    ..Language::OTHER
};
