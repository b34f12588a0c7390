//! Numbers in Han characters, which Chinese and Japanese share.

/// The numbers of a language that is written with Han characters; `few` are those whose words differ
/// between the languages.
pub(super) const fn han_numbers(few: [(u32, &'static str); 3]) -> [(u32, &'static str); 12] {
    let [zero, one, two] = few;
    [
        zero,
        one,
        two,
        (3, "三"),
        (4, "四"),
        (5, "五"),
        (6, "六"),
        (7, "七"),
        (8, "八"),
        (9, "九"),
        (10, "十"),
        (100, "百"),
    ]
}
