//! Hebrew. Source: CLDR.

use crate::lang::data::{Language, QuantityWords};

pub(super) static LANGUAGE: Language = Language {
    code: "he",
    quantities: QuantityWords {
        seconds: "שנייה שניות",
        minutes: "דקה דקות",
        hours: "שעה שעות",
        days: "יום ימים",
        weeks: "שבוע שבועות",
        months: "חודש חודשים",
        years: "שנה שנים",
        percent: "אחוז אחוזים",
        points: "נקודות",
        scales: &[(3, "אלף אלפים"), (6, "מיליון מיליוני"), (9, "מיליארד")],
        half: "חצי מחצית",
        numbers: &[
            (1, "אחד אחת ראשון ראשונה"),
            (2, "שניים שתיים שני שתי יומיים שבועיים חודשיים שנתיים שעתיים פעמיים"),
            (3, "שלושה שלוש"),
            (4, "ארבעה ארבע"),
            (5, "חמישה חמש"),
            (6, "שישה שש"),
            (7, "שבעה שבע"),
            (8, "שמונה"),
            (9, "תשעה תשע"),
            (10, "עשרה עשר"),
            (20, "עשרים"),
            (30, "שלושים"),
            (100, "מאה"),
        ],
    },
    ..Language::OTHER
};
