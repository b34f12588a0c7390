//! Vietnamese. Source: CLDR.

use crate::lang::data::{CURVED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "vi",
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "giây",
        minutes: "phút",
        hours: "giờ tiếng",
        days: "ngày",
        weeks: "tuần",
        months: "tháng",
        years: "năm",
        percent: "phần",
        points: "điểm",
        scales: &[(3, "nghìn ngàn"), (6, "triệu"), (9, "tỷ tỉ")],
        half: "nửa rưỡi",
        numbers: &[
            (1, "một nhất đầu"),
            (2, "hai nhì"),
            (3, "ba"),
            (4, "bốn tư"),
            (5, "năm"),
            (6, "sáu"),
            (7, "bảy"),
            (8, "tám"),
            (9, "chín"),
            (10, "mười"),
            (12, "tá"),
            (100, "trăm"),
        ],
    },
    ..Language::OTHER
};
