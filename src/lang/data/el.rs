//! Greek. Source: CLDR.

use crate::lang::data::{ANGLED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "el",
    articles: &["η", "ο", "οι", "τα", "το"],
    typography: TypographyRules { quotes: Some(ANGLED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "δευτερόλεπτ*",
        minutes: "λεπτό λεπτά λεπτών λεπτού",
        hours: "ώρα ώρες ωρών ώρας",
        days: "ημέρα ημέρες ημερών μέρα μέρες ημέρας",
        weeks: "εβδομάδα εβδομάδες εβδομάδων",
        months: "μήνας μήνα μήνες μηνών",
        years: "έτος έτη ετών χρόνια χρόνος χρόνο",
        percent: "εκατό",
        points: "μονάδ*",
        scales: &[
            (3, "χιλιάδες χιλιάδων χίλια χιλ"),
            (6, "εκατομμύρι* εκατ"),
            (9, "δισεκατομμύρι* δισ"),
        ],
        half: "μισή μισό μισά ήμισυ",
        numbers: &[
            (1, "ένα ένας μία μια πρώτ*"),
            (2, "δύο δυο δεύτερ*"),
            (3, "τρία τρεις τριών τρίτ*"),
            (4, "τέσσερα τέσσερις τεσσάρων"),
            (5, "πέντε"),
            (6, "έξι"),
            (7, "επτά εφτά"),
            (8, "οκτώ οχτώ"),
            (9, "εννέα εννιά"),
            (10, "δέκα"),
            (12, "δώδεκα"),
            (20, "είκοσι"),
            (30, "τριάντα"),
            (100, "εκατό"),
        ],
    },
    ..Language::OTHER
};
