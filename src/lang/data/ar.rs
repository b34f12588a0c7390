//! Arabic. Source: CLDR.

use crate::lang::data::{Language, QuantityWords, Quotes, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "ar",
    typography: TypographyRules {
        quotes: Some(Quotes {
            open: "”",
            close: "“",
            inner_open: "’",
            inner_close: "‘",
            apostrophe: None,
        }),
        ..TypographyRules::NEUTRAL
    },
    quantities: QuantityWords {
        seconds: "ثانية ثوان ثواني",
        minutes: "دقيقة دقائق",
        hours: "ساعة ساعات",
        days: "يوم أيام يوما يومًا",
        weeks: "أسبوع أسابيع",
        months: "شهر أشهر شهور شهرا",
        years: "سنة سنوات عام أعوام عاما",
        percent: "المئة بالمئة المائة بالمائة",
        points: "نقطة نقاط",
        scales: &[(3, "ألف آلاف"), (6, "مليون ملايين"), (9, "مليار مليارات")],
        half: "نصف",
        numbers: &[
            (1, "واحد واحدة أول أولى"),
            (
                2,
                "اثنان اثنين اثنتين اثنتان يومان يومين أسبوعين شهرين سنتين ساعتين دقيقتين مرتين كلا ثاني",
            ),
            (3, "ثلاث ثلاثة ثالث"),
            (4, "أربع أربعة رابع"),
            (5, "خمس خمسة"),
            (6, "ست ستة"),
            (7, "سبع سبعة"),
            (8, "ثمان ثمانية ثماني"),
            (9, "تسع تسعة"),
            (10, "عشر عشرة"),
            (20, "عشرون عشرين"),
            (30, "ثلاثون ثلاثين"),
            (100, "مئة مائة"),
        ],
    },
    ..Language::OTHER
};
