//! Callouts of types that a site made up, `!!! pied-piper "Title"`: they become callouts of kb.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::Fate;
use crate::markdown::callout::CalloutKind;

/// The signs before the type.
const SIGNS: [&str; 3] = ["!!!", "???+", "???"];

/// Kinds of callouts by words of types that are common.
const KINDS: &[(&str, &str)] = &[
    ("deprecated", "warning"),
    ("deprecation", "warning"),
    ("removed", "warning"),
    ("breaking", "warning"),
    ("changed", "warning"),
    ("experimental", "warning"),
    ("alert", "warning"),
    ("warn", "warning"),
    ("critical", "danger"),
    ("security", "danger"),
    ("new", "info"),
    ("added", "info"),
    ("information", "info"),
    ("definition", "info"),
    ("recommended", "tip"),
    ("recommendation", "tip"),
    ("advice", "tip"),
    ("idea", "tip"),
    ("exercise", "question"),
    ("quiz", "question"),
    ("solution", "success"),
    ("answer", "success"),
    ("demo", "example"),
    ("sample", "example"),
    ("citation", "quote"),
    ("overview", "abstract"),
    ("objectives", "abstract"),
];

/// Gives callouts of unknown types a kind of kb and, if they have no title, the type as title.
#[must_use]
pub fn convert(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut passed = Passed::default();
    for line in lines {
        let new = (!fences.is_code(&line.text)).then(|| known(&line.text)).flatten();
        match new {
            Some(new) => {
                let what = format!("`{}` became `{}`", line.text.trim(), new.trim());
                passed.notes.push(context.note(&line, Fate::Changed, what));
                passed.lines.push(line.with(new));
            }
            None => passed.lines.push(line),
        }
    }
    passed
}

/// The line with a kind of kb; `None` if it is none of a callout, or the type is one of kb.
fn known(line: &str) -> Option<String> {
    let text = line.trim();
    let sign = SIGNS.iter().find(|sign| text.starts_with(**sign))?;
    let rest = text[sign.len()..].strip_prefix(' ')?.trim_start();
    let (words, title) = match rest.split_once('"') {
        Some((words, title)) => (words.trim_end(), Some(title.strip_suffix('"')?)),
        None => (rest, None),
    };
    let word = words.split_whitespace().next()?;
    let after = words[word.len()..].trim();
    let is_word = word.starts_with(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    // Three marks before a sentence are not a callout, unless it has a quoted title.
    let is_placed = after.split_whitespace().all(|word| matches!(word, "inline" | "end"));
    if !is_word || (title.is_none() && !is_placed) || CalloutKind::parse(word).is_some() {
        return None;
    }
    let title = title.map_or_else(|| capital(word), str::to_owned);
    let space = indent(line);
    let between = if is_placed && !after.is_empty() { format!("{after} ") } else { String::new() };
    Some(format!("{space}{sign} {} {between}\"{title}\"", kind(word)))
}

/// The kind that is nearest to the meaning of a type; a note if there is none.
fn kind(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let of_part = |part: &str| {
        let common = KINDS.iter().find(|(known, _)| *known == part).map(|(_, kind)| *kind);
        common.or_else(|| CalloutKind::parse(part).map(CalloutKind::word))
    };
    word.split(['-', '_']).find_map(of_part).unwrap_or("note")
}

/// A type as a title: its words, with a capital letter.
fn capital(word: &str) -> String {
    let word = word.replace(['-', '_'], " ");
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn types_of_a_site_become_kinds_of_kb() {
        for (written, expected) in [
            ("!!! classic \"Note\"", "!!! note \"Note\""),
            ("    ??? pied-piper", "    ??? note \"Pied piper\""),
            ("!!! version-added inline end \"1.2\"", "!!! info inline end \"1.2\""),
            ("???+ custom-warning \"\"", "???+ warning \"\""),
            ("!!! deprecated highlight \"Old\"", "!!! warning \"Old\""),
        ] {
            assert_eq!(known(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn other_lines_stay() {
        for line in [
            "!!! note",
            "!!! Danger \"A\"",
            "!!! Watch out for this",
            "!!!",
            "??? why not",
            "a !!! b",
        ] {
            assert_eq!(known(line), None, "{line}");
        }
    }
}
