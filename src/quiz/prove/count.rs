//! Formats numbers of paths for people.

/// A number of paths with separators.
pub(in crate::quiz) fn count_words(n: u128) -> String {
    if n == u128::MAX {
        return "more than 10^38".to_owned();
    }
    let digits = n.to_string();
    let grouped: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    grouped.join(",")
}
