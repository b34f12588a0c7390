//! Polish. Sources: Słownik ortograficzny PWN, CLDR.

use crate::lang::data::{ChangeWords, Language, QuantityWords, Quotes, TypographyRules};

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
    quantities: QuantityWords {
        seconds: "sekund*",
        minutes: "minut*",
        hours: "godzin* godz",
        days: "dzień dnia dni dniach dniom dniami",
        weeks: "tydzień tygodni*",
        months: "miesiąc* miesięc*",
        years: "rok roku lata lat latach latami",
        percent: "procent*",
        points: "procentow*",
        scales: &[(3, "tysi* tys"), (6, "milion* mln"), (9, "miliard* mld")],
        half: "pół połow* półtora",
        numbers: &[
            (0, "zero bez"),
            (1, "jeden jedna jedno jednego jednej jedną jednym pierwsz*"),
            (2, "dwa dwie dwóch dwoma dwu oba obie drug*"),
            (3, "trzy trzech trzem trzeci*"),
            (4, "cztery czterech czwart*"),
            (5, "pięć pięciu piąt*"),
            (6, "sześć sześciu szóst*"),
            (7, "siedem siedmiu siódm*"),
            (8, "osiem ośmiu ósm*"),
            (9, "dziewięć dziewięciu dziewiąt*"),
            (10, "dziesięć dziesięciu dziesiąt*"),
            (12, "dwanaście dwunast*"),
            (14, "czternast*"),
            (20, "dwadzieścia dwudziest*"),
            (30, "trzydzie*"),
            (100, "sto stu setk*"),
        ],
    },
    ..Language::OTHER
};
