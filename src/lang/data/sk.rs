//! Slovak. Sources: STN 01 6910, Pravidlá slovenského pravopisu, CLDR.

use crate::lang::data::{ChangeWords, LOW_HIGH, Language, Ordinals, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "sk",
    typography: TypographyRules {
        quotes: Some(LOW_HIGH),
        one_letter: "kKsSvVzZoOuUaAiI",
        ordinals: Ordinals::BeforeSmallLetters,
        function_words: Some(&[
            "a", "aby", "ale", "ani", "alebo", "až", "bez", "bol", "bola", "boli", "bolo", "bude",
            "budú", "by", "byť", "či", "do", "i", "aj", "ako", "je", "jeho", "ich", "keď", "kde",
            "ktorá", "ktoré", "ktorý", "k", "ku", "medzi", "na", "nad", "nie", "než", "o", "od",
            "po", "pod", "podľa", "pre", "preto", "pretože", "pred", "pri", "s", "sa", "si", "so",
            "sme", "sú", "ste", "som", "tak", "takže", "teda", "to", "u", "už", "v", "vo", "však",
            "z", "za", "zo", "že",
        ]),
        before_word: &[
            "tj.", "tzv.", "tzn.", "p.", "Ing.", "Mgr.", "Bc.", "JUDr.", "prof.", "doc.", "spol.",
        ],
        before_number: &["č.", "čl.", "ods.", "písm.", "s.", "str.", "obr.", "tab.", "kap.", "zv."],
        compounds: &["pr.", "mn."],
        pairs: &[("pr.", "Kr.")],
        ..TypographyRules::NEUTRAL
    },
    change: ChangeWords {
        negations: &["nie", "ani", "bez", "nikdy", "nikde", "nikto", "nikoho", "nič", "niet"],
        prefixes: &["ne", "žiad"],
        exceptions: &["nech", "nedeľ", "nehod", "nemoc", "neutr"],
        numbers: &[
            "dva",
            "dve",
            "dvoch",
            "tri",
            "troch",
            "štyri",
            "štyroch",
            "päť",
            "šesť",
            "sedem",
            "osem",
            "deväť",
            "desať",
            "pätnásť",
            "dvadsať",
            "tridsať",
            "sto",
            "tisíc",
            "pol",
            "polovica",
        ],
        ..ChangeWords::NONE
    },
    digraphs: &["Ch"],
    ..Language::OTHER
};
