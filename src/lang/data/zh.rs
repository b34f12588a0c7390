//! Chinese. Source: CLDR.

use crate::lang::data::han::han_numbers;
use crate::lang::data::{Language, QuantityWords};

pub(super) static LANGUAGE: Language = Language {
    code: "zh",
    quantities: QuantityWords {
        seconds: "秒",
        minutes: "分钟 分鐘",
        hours: "小时 小時 个小时 個小時",
        days: "天 日",
        weeks: "周 週 星期 个星期 個星期",
        months: "个月 個月",
        years: "年",
        percent: "百分之",
        points: "百分点 百分點 个百分点 個百分點",
        scales: &[(3, "千"), (4, "万 萬"), (8, "亿 億")],
        half: "半",
        numbers: &han_numbers([(0, "零 无 無"), (1, "一 首 单 單"), (2, "二 两 兩 双 雙")]),
    },
    ..Language::OTHER
};
