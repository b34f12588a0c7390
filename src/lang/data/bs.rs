//! Bosnian. Sources: CLDR.

use crate::lang::data::{Language, Quotes, TypographyRules, hr};

pub(super) static LANGUAGE: Language = Language {
    code: "bs",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "„",
            close: "”",
            inner_open: "‘",
            inner_close: "’",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    digraphs: &["Dž", "Lj", "Nj"],
    quantities: hr::QUANTITIES,
    ..Language::OTHER
};
