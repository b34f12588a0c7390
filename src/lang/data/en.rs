//! English. Sources: The Chicago Manual of Style, CLDR.

use crate::lang::data::{ChangeWords, Language, Quotes, SearchForms, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "en",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "“",
            close: "”",
            inner_open: "‘",
            inner_close: "’",
            apostrophe: Some("’"),
        }),
        months: &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        spaced_groups: false,
        before_word: &["Mr.", "Mrs.", "Ms.", "Dr.", "Prof."],
        before_number: &["No.", "Nos.", "p.", "pp.", "Art.", "Fig.", "Sec.", "para."],
        ..TypographyRules::NEUTRAL
    },
    change: ChangeWords {
        negations: &[
            "no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor",
            "without", "cannot", "unless",
        ],
        endings: &["n't", "n’t"],
        numbers: &[
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty",
            "ninety", "hundred", "thousand", "million", "half", "third", "quarter", "twice",
            "both",
        ],
        ..ChangeWords::NONE
    },
    search: SearchForms {
        endings: &[
            "ingly", "edly", "ings", "ing", "ies", "ied", "ed", "er", "es", "ly", "'s", "e", "s",
            "y",
        ],
        ..SearchForms::NONE
    },
    ..Language::OTHER
};
