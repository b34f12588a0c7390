//! Korean. Source: CLDR.

use crate::lang::data::{CURVED, Language, QuantityWords, TypographyRules};

pub(super) static LANGUAGE: Language = Language {
    code: "ko",
    typography: TypographyRules { quotes: Some(CURVED), ..TypographyRules::NEUTRAL },
    quantities: QuantityWords {
        seconds: "초",
        minutes: "분",
        hours: "시간",
        days: "일",
        weeks: "주",
        months: "개월 달",
        years: "년",
        percent: "퍼센트",
        points: "포인트",
        scales: &[(3, "천"), (4, "만"), (8, "억")],
        half: "반 절반",
        numbers: &[
            (0, "영 없"),
            (1, "하나 한 첫"),
            (2, "둘 두 이틀"),
            (3, "셋 세 사흘"),
            (4, "넷 네"),
            (5, "다섯"),
            (6, "여섯"),
            (7, "일곱"),
            (8, "여덟"),
            (9, "아홉"),
            (10, "열"),
            (20, "스무"),
            (100, "백"),
        ],
    },
    ..Language::OTHER
};
