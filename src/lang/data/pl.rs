//! Polish. Sources: Słownik ortograficzny PWN, CLDR.

use crate::lang::data::{ChangeWords, Language, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "pl",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "„",
            close: "”",
            inner_open: "‚",
            inner_close: "’",
            apostrophe: None,
        }),
        one_letter: "aAiIoOuUwWzZ",
        before_word: &["tj.", "tzw.", "p."],
        before_number: &["nr", "art.", "ust.", "pkt", "s.", "str.", "rys.", "tab.", "poz."],
        ..TypographyRules::NEUTRAL
    },
    change: ChangeWords {
        negations: &["nie", "ani", "bez", "nigdy", "nigdzie", "nikt", "nikogo", "nic"],
        prefixes: &["żad", "nie"],
        exceptions: &["niech", "niedziel", "niemiec", "niemc", "nieruchom"],
        numbers: &[
            "dwa",
            "dwie",
            "dwóch",
            "trzy",
            "trzech",
            "cztery",
            "pięć",
            "pięciu",
            "sześć",
            "siedem",
            "osiem",
            "dziewięć",
            "dziesięć",
            "sto",
            "tysiąc",
            "pół",
            "połowa",
        ],
        ..ChangeWords::NONE
    },
    ..Language::OTHER
};
