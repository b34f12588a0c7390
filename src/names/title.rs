//! Titles made of the names of files and folders.

/// The words of a name: `getting-started` and `getting_started` become `Getting started`.
///
/// A name that has capitals keeps them: `GitHub-flow` becomes `GitHub flow`. A name without letters and digits
/// stays as it is.
#[must_use]
pub fn of_name(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|c: char| matches!(c, '-' | '_' | '+') || c.is_whitespace()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let mut letters = text.chars();
    match letters.next() {
        None => name.to_owned(),
        Some(first) => first.to_uppercase().chain(letters).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::of_name;

    #[test]
    fn names_become_words() {
        for (name, title) in [
            ("getting-started", "Getting started"),
            ("getting_started__now", "Getting started now"),
            ("GitHub-flow", "GitHub flow"),
            ("2-first", "2 first"),
            ("éclair", "Éclair"),
            ("日本語", "日本語"),
            ("--", "--"),
            ("a.b", "A.b"),
        ] {
            assert_eq!(of_name(name), title);
        }
    }
}
