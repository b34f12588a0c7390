//! Japanese. Source: CLDR.

use crate::lang::data::han::han_numbers;
use crate::lang::data::{Language, QuantityWords};

pub(super) static LANGUAGE: Language = Language {
    code: "ja",
    quantities: QuantityWords {
        seconds: "秒",
        minutes: "分",
        hours: "時間",
        days: "日間 日",
        weeks: "週間 週",
        months: "か月 ヶ月 カ月 ヵ月 箇月 か月間",
        years: "年間 年",
        percent: "パーセント",
        points: "ポイント",
        scales: &[(3, "千"), (4, "万"), (8, "億")],
        half: "半",
        numbers: &han_numbers([(0, "零 なし ゼロ"), (1, "一 ひと"), (2, "二 両 ふた 双方")]),
    },
    ..Language::OTHER
};
