//! Ukrainian. Source: Правопис 2019, CLDR.

use crate::lang::data::{ANGLED_LOW, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "uk",
    typography: TypographyRules { quotes: Some(ANGLED_LOW), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "секунд*",
        minutes: "хвилин*",
        hours: "годин*",
        days: "день дня дні днів днях дням",
        weeks: "тиждень тижн*",
        months: "місяц*",
        years: "рік року роки років роках",
        percent: "відсот* процент*",
        points: "відсотков* процентн*",
        scales: &[(3, "тисяч* тис"), (6, "мільйон* млн"), (9, "мільярд* млрд")],
        half: "пів половин* півтора",
        numbers: &[
            (0, "нуль без"),
            (1, "один одна одне одного однієї одну перш*"),
            (2, "два дві двох двома двом обидв* друг*"),
            (3, "три трьох трьом трет*"),
            (4, "чотири чотирьох четверт*"),
            (5, "пʼять п ять п'ять п’ять пят*"),
            (6, "шість шести шост*"),
            (7, "сім семи сьом*"),
            (8, "вісім восьми"),
            (9, "девʼять девят* дев"),
            (10, "десять десяти десят*"),
            (12, "дванадцят*"),
            (20, "двадцят*"),
            (30, "тридцят*"),
            (100, "сто ста сотн*"),
        ],
    },
    ..Language::OTHER
};
