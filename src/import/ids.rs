//! The ids that other generators give to headings, so that links from other sites still lead to
//! them.

use std::collections::BTreeMap;

use crate::lang::letters::decompose;
use crate::names::anchor::AnchorId;

/// How a generator makes ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdStyle {
    /// Python-Markdown `toc`: ASCII words, `_1` for the second.
    Python,
    /// Python-Markdown with a slugify function that keeps the letters of all scripts.
    PythonUnicode,
    /// GitHub, Docusaurus, Starlight, Hugo: all letters, one hyphen for each space, `-1`.
    GitHub,
    /// `VitePress`: no accents, a hyphen for each run of other characters.
    VitePress,
    /// mdBook: letters, digits, `_` and `-`, one hyphen for each space.
    MdBook,
    /// Jekyll with kramdown: ASCII letters, digits and hyphens, from the first letter on.
    Kramdown,
    /// Hugo with the ids of Blackfriday: letters and digits, one hyphen for everything between them.
    Words,
    /// The generator has no ids, or none that links from elsewhere use.
    None,
}

/// The ids of all headings of a page, in order.
#[must_use]
pub fn of_headings<'a>(
    style: IdStyle,
    headings: impl IntoIterator<Item = &'a str>,
) -> Vec<Option<String>> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let ids = headings.into_iter().map(|heading| {
        let id = Some(slug(style, heading)).filter(|id| !id.is_empty())?;
        let n = taken.entry(id.clone()).and_modify(|n| *n += 1).or_insert(0);
        Some(match (*n, style) {
            (0, _) => id,
            (n, IdStyle::Python | IdStyle::PythonUnicode) => format!("{id}_{n}"),
            (n, _) => format!("{id}-{n}"),
        })
    });
    ids.collect()
}

/// The id that stands in the new site for one that authors wrote: without the characters that kb does
/// not have in ids.
#[must_use]
pub fn fit(written: &str) -> String {
    match AnchorId::written(written) {
        Ok(_) => written.to_owned(),
        Err(_) => {
            let is_fit = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            written.chars().filter(is_fit).collect()
        }
    }
}

fn slug(style: IdStyle, text: &str) -> String {
    match style {
        IdStyle::Python => {
            let ascii: String = decompose(text).filter(char::is_ascii).collect();
            python(&ascii)
        }
        IdStyle::PythonUnicode => python(text),
        IdStyle::GitHub | IdStyle::MdBook => {
            let stays = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
            let kept = text.trim().chars().filter(stays);
            kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
        }
        IdStyle::VitePress => vitepress(text),
        IdStyle::Kramdown => {
            let from_letter = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
            let stays = |c: &char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
            let kept = from_letter.chars().filter(stays);
            kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
        }
        IdStyle::Words => {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join("-").to_lowercase()
        }
        IdStyle::None => String::new(),
    }
}

fn python(text: &str) -> String {
    let stays = |c: &char| c.is_alphanumeric() || *c == '_' || *c == '-' || c.is_whitespace();
    let kept: String = text.chars().filter(stays).flat_map(char::to_lowercase).collect();
    let words = kept.split(|c: char| c == '-' || c.is_whitespace());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn vitepress(text: &str) -> String {
    let is_mark = |c: &char| !matches!(c, '\u{300}'..='\u{36f}');
    let plain: String = decompose(text).filter(is_mark).collect();
    let special = |c: char| {
        c.is_whitespace() || c.is_control() || "~`!@#$%^&*()-_+=[]{}|\\;:\"'“”‘’<>,.?/".contains(c)
    };
    let words = plain.split(special).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-").to_lowercase();
    match slug.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("_{slug}"),
        false => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::{IdStyle, fit, of_headings, slug};

    #[test]
    fn ids_are_those_of_the_generators() {
        for (style, text, id) in [
            (IdStyle::Python, "Použití `kb`: první krok", "pouziti-kb-prvni-krok"),
            (IdStyle::PythonUnicode, "第一 步", "第一-步"),
            (IdStyle::GitHub, "What's new in 2.0 & later", "whats-new-in-20--later"),
            (IdStyle::VitePress, "2.0 — Přehled (nový)", "_2-0-—-prehled-novy"),
            (IdStyle::MdBook, "Hello, World!", "hello-world"),
            (IdStyle::Kramdown, "1. Getting started", "getting-started"),
            (IdStyle::Words, "What's new? (2.0)", "what-s-new-2-0"),
            (IdStyle::None, "Anything", ""),
        ] {
            assert_eq!(slug(style, text), id, "{text}");
        }
    }

    #[test]
    fn written_ids_have_only_characters_of_ids() {
        assert_eq!((fit("authors=").as_str(), fit("řez-2").as_str()), ("authors", "řez-2"));
    }

    #[test]
    fn second_heading_gets_a_number() {
        let ids = of_headings(IdStyle::Python, ["A", "B", "A"]);
        assert_eq!(ids, [Some("a".to_owned()), Some("b".to_owned()), Some("a_1".to_owned())]);
        assert_eq!(of_headings(IdStyle::GitHub, ["A", "A"])[1].as_deref(), Some("a-1"));
    }
}
