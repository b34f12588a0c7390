//! A made-up language (the code is for private use) that the tests add by the recipe.

use crate::lang::data::{
    ChangeWords, Language, QuantityWords, Quotes, SearchForms, TypographyRules,
};

pub(super) static LANGUAGE: Language = Language {
    code: "qaa",
    articles: &["ha"],
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "«",
            close: "»",
            inner_open: "‹",
            inner_close: "›",
            apostrophe: None,
        }),
        one_letter: "xX",
        before_number: &["q"],
        ..TypographyRules::NEUTRAL
    },
    change: ChangeWords { negations: &["ul"], ..ChangeWords::NONE },
    search: SearchForms {
        endings: &["ami", "o"],
        swaps: &[("k", "c")],
        stops: &["ul"],
        ..SearchForms::NONE
    },
    digraphs: &["Qh"],
    quantities: QuantityWords { days: "lozi*", ..QuantityWords::NONE },
};
