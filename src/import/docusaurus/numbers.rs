//! Numbers that order files and folders and are not part of their addresses.

/// `01-name` and `1. name` as number and name.
pub(super) fn split(name: &str) -> Option<(u32, &str)> {
    let digits = name.find(|c: char| !c.is_ascii_digit())?;
    let rest = name[digits..].trim_start_matches(' ');
    let rest = rest.strip_prefix(['-', '_', '.'])?.trim_start_matches(['-', '_', ' ']);
    // Dates and versions are not such numbers.
    let is_date = rest.starts_with(|c: char| c.is_ascii_digit());
    (digits > 0 && !rest.is_empty() && !is_date)
        .then(|| Some((name[..digits].parse().ok()?, rest)))
        .flatten()
}

/// A path without the numbers of its parts.
pub(super) fn without(path: &str) -> String {
    let parts = path.split('/').map(|part| split(part).map_or(part, |(_, name)| name));
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{split, without};

    #[test]
    fn numbers_are_no_part_of_names() {
        assert_eq!(split("01-intro"), Some((1, "intro")));
        assert_eq!(split("2. next step"), Some((2, "next step")));
        assert_eq!(split("2024-01-31-news"), None);
        assert_eq!(split("intro"), None);
        assert_eq!(without("01-a/b/3_c"), "a/b/c");
    }
}
