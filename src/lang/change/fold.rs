//! Words in the form in which they are compared.

/// A word as it is compared; empty if it is only punctuation.
pub(super) fn fold(word: &str) -> String {
    // A link target is compared as it is written, without the punctuation after it.
    if word.starts_with('⟨') {
        return word.find('⟩').map_or(word, |end| &word[..end]).to_owned();
    }
    let is_sign = |c: char| c.is_alphanumeric() || "§%‰€$£¥°+−±×=<>≤≥&@".contains(c);
    let core = word.trim_matches(|c: char| !is_sign(c));
    let negative = word.split_once(core).is_some_and(|(before, _)| before.ends_with('-'))
        && core.starts_with(|c: char| c.is_ascii_digit());
    let sign = if negative { "-" } else { "" };
    format!("{sign}{}", core.to_lowercase())
}
