//! `safety:` of kb.yaml: whom readers in danger call, and where they leave to.

use std::sync::Arc;

use crate::config::{Localize, menu};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::ByLang;
use crate::text::Source;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The keys of `safety:`.
pub(super) const KEYS: &[Field] = &[
    Field::new(
        "title",
        Shape::Words,
        "The question above the help lines (default: that of the theme).",
    ),
    Field::new("text", Shape::Words, "What to do first, in a sentence or two."),
    Field::new("lines", Shape::List(&Shape::Record(LINE)), "Help lines, the most important first."),
    Field::new(
        "leave",
        Shape::Record(LEAVE),
        "Target of \"Leave this page quickly\" (default: pages have no such button).",
    ),
];

const LINE: &[Field] = &[
    Field::new("number", Shape::Text, "Telephone number, as readers see it: `116 123`.").required(),
    Field::new("text", Shape::Words, "Who answers, or when to call.").required(),
];

const LEAVE: &[Field] = &[
    Field::new(
        "href",
        Shape::Words,
        "Address of an inconspicuous page, such as a weather forecast: one, or one per language.",
    )
    .required(),
    Field::new(
        "note",
        Shape::Words,
        "What the button opens, and that it does not clear the history of the browser.",
    )
    .required(),
];

/// Whom readers in danger call, and where they leave to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Safety {
    /// The question above the help lines; `None` for that of the theme.
    pub title: Option<ByLang<String>>,
    /// What to do first.
    pub text: Option<ByLang<String>>,
    /// The help lines.
    pub lines: Vec<HelpLine>,
    /// Where readers leave to; without it, pages have no quick exit.
    pub leave: Option<Leave>,
}

/// A help line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// The number as readers see it.
    pub number: String,
    /// Who answers.
    pub text: ByLang<String>,
}

/// Where readers leave to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// The address.
    pub href: ByLang<String>,
    /// What the button does.
    pub note: ByLang<String>,
}

/// Findings for values that their shapes allow.
pub(super) fn check(source: &Arc<Source>, safety: Option<&Node>) -> Vec<Diagnostic> {
    let get = |key: &str| safety.and_then(|safety| safety.get(key));
    let numbers = get("lines").map_or(&[][..], Node::items).iter();
    let numbers = numbers.filter_map(|line| line.get("number"));
    let mut found: Vec<Diagnostic> = numbers
        .filter_map(|number| {
            let text = number.text().filter(|text| dialled(text).is_empty())?;
            let message = format!("`{}` is not a telephone number", text.escape_debug());
            let finding = Diagnostic::new(Rule::UnknownValue, source, number.span, message);
            Some(finding.help("write digits and spaces, with `+` for another country"))
        })
        .collect();
    let href = get("leave").and_then(|leave| leave.get("href"));
    let in_languages = href.map_or(&[][..], Node::entries).iter().map(|entry| &entry.value);
    found.extend(href.into_iter().chain(in_languages).filter_map(|href| {
        let [message, help] = menu::unfit_url(href.text()?, "https://example.org/weather")?;
        Some(Diagnostic::new(Rule::UnsafeUrl, source, href.span, message).help(help))
    }));
    found
}

/// Reads a checked `safety:`.
pub(super) fn read(safety: Option<&Node>, localize: Localize<'_>) -> Safety {
    let get = |key: &str| safety.and_then(|safety| safety.get(key));
    let line = |line: &Node| {
        let number = line.get_text("number")?.to_owned();
        Some(HelpLine { number, text: localize.words(line.get("text")) })
    };
    let words = |key: &str| get(key).map(|words| localize.words(Some(words)));
    Safety {
        title: words("title"),
        text: words("text"),
        lines: get("lines").map_or(&[][..], Node::items).iter().filter_map(line).collect(),
        leave: get("leave").and_then(|leave| {
            let href = localize.addresses(Some(leave.get("href")?));
            Some(Leave { href, note: localize.words(leave.get("note")) })
        }),
    }
}

/// The number that a telephone dials: the digits, and `+` at the beginning; empty if the text has
/// other characters.
fn dialled(number: &str) -> String {
    let is_fit = number.chars().all(|c| c.is_ascii_digit() || " +-()/.\u{a0}".contains(c));
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let is_plain = digits.trim_start_matches('+').chars().all(|c| c.is_ascii_digit());
    if is_fit && is_plain && digits.len() > 1 { digits } else { String::new() }
}

impl HelpLine {
    /// The number that a telephone dials.
    #[must_use]
    pub fn dialled(&self) -> String {
        dialled(&self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_telephone_dials_digits() {
        for (written, expected) in [
            ("116 123", "116123"),
            ("+420 (0) 222-333.444", "+4200222333444"),
            ("112", "112"),
            ("call us", ""),
            ("1+2", ""),
            ("", ""),
        ] {
            assert_eq!(dialled(written), expected, "{written}");
        }
    }
}
