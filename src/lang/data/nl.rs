//! Dutch. Sources: CLDR; compounds: Woordenlijst Nederlandse Taal.

use crate::lang::data::{CURVED, Language, QuantityWords, SearchForms, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "nl",
    articles: &["de", "een", "het"],
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    search: SearchForms { links: &["eren", "en", "er", "s", "e"], ..SearchForms::NONE },
    quantities: QuantityWords {
        seconds: "seconde seconden",
        minutes: "minuut minuten",
        hours: "uur uren",
        days: "dag dagen",
        weeks: "week weken",
        months: "maand maanden",
        years: "jaar jaren",
        percent: "procent",
        points: "procentpunt procentpunten",
        scales: &[(3, "duizend duizenden"), (6, "miljoen mln"), (9, "miljard mld")],
        half: "half halve helft anderhalf",
        numbers: &[
            (1, "een één eerste"),
            (2, "twee tweede beide"),
            (3, "drie derde"),
            (4, "vier vierde"),
            (5, "vijf vijfde"),
            (6, "zes zesde"),
            (7, "zeven"),
            (8, "acht"),
            (9, "negen"),
            (10, "tien"),
            (11, "elf"),
            (12, "twaalf dozijn"),
            (14, "veertien"),
            (20, "twintig"),
            (30, "dertig"),
            (50, "vijftig"),
            (100, "honderd honderden"),
        ],
    },
    ..Language::OTHER
};
