//! The lines that begin containers: `:::type Title`, `!!! type "Title"`, `??? type`, `=== "Tab"`.

use std::ops::Range;

use crate::markdown::callout::{Callout, Fold, Title};
use crate::markdown::item::{Element, Tabs};

/// The first line of a container.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opener {
    pub(super) element: Element,
    /// The bytes of the title in the line.
    pub(super) title: Option<Range<usize>>,
    pub(super) end: ContainerEnd,
}

impl Opener {
    /// Whether it is `=== "Title"`.
    pub(super) fn is_tab(&self) -> bool {
        matches!(self.element, Element::Tab { .. }) && self.end == ContainerEnd::Indent
    }
}

/// The end of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContainerEnd {
    /// At a line of as many colons.
    Colons(usize),
    /// Before the next line that is not indented.
    Indent,
    /// After the last of the tabs that follow each other.
    Group,
}

/// Parses a line without its indentation.
pub(super) fn parse(line: &str) -> Option<Opener> {
    let line = line.trim_end();
    match line.as_bytes().first()? {
        b':' => colons(line),
        b'!' => admonition(line, "!!!", Fold::Never),
        b'?' if line.starts_with("???+") => admonition(line, "???+", Fold::Open),
        b'?' => admonition(line, "???", Fold::Closed),
        b'=' => tab(line),
        _ => None,
    }
}

/// How many colons a line has, if it has nothing else and at least three.
pub(super) fn closing(line: &str) -> Option<usize> {
    let line = line.trim_end();
    (line.len() >= 3 && line.bytes().all(|byte| byte == b':')).then_some(line.len())
}

/// `:::type Title`, `::: type {attributes}`, `:::type[Title]`, `:::{type} Title`.
fn colons(line: &str) -> Option<Opener> {
    let n_colons = line.len() - line.trim_start_matches(':').len();
    if n_colons < 3 {
        return None;
    }
    let after = line[n_colons..].trim_start();
    let braced = after.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let (word, rest) = match braced {
        Some((word, rest)) => (word.trim(), rest),
        None => after.split_at(after.find(|c: char| !is_word(c)).unwrap_or(after.len())),
    };
    if !word.starts_with(char::is_alphabetic) || !word.chars().all(is_word) {
        return None;
    }
    if !rest.is_empty() && !rest.starts_with([' ', '\t', '[', '{']) {
        return None;
    }
    let (title, attributes) = title_and_attributes(rest);
    let start = line.len() - rest.len();
    let title = title.map(|range| start + range.start..start + range.end);
    let element = element(word, title.is_some(), attributes);
    Some(Opener { element, title, end: ContainerEnd::Colons(n_colons) })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn element(word: &str, has_title: bool, attributes: &str) -> Element {
    match word {
        // These keep VitePress from reading the text as a program.
        "raw" | "v-pre" => Element::Group(None),
        "tabs" => Element::Tabs(Tabs::Tabs),
        "code-group" => Element::Tabs(Tabs::Code),
        "tab" => Element::Tab { has_title },
        _ => {
            let named = Callout::named(word);
            let is_open = attributes.split_whitespace().any(|attribute| attribute == "open");
            let fold = match named.fold {
                Fold::Closed if is_open => Fold::Open,
                fold => fold,
            };
            match named.unknown {
                Some(_) => Element::Group(Some(word.into())),
                None => {
                    let title = if has_title { Title::Written } else { Title::OfKind };
                    Element::Callout(Callout { fold, title, ..named })
                }
            }
        }
    }
}

/// The title in the rest of a line of colons, and what is in braces at its end.
fn title_and_attributes(rest: &str) -> (Option<Range<usize>>, &str) {
    let trimmed = rest.trim_end();
    let (text, attributes) = match trimmed.strip_suffix('}').and_then(|it| it.rfind('{')) {
        Some(at) => (&rest[..at], &rest[at + 1..trimmed.len() - 1]),
        None => (trimmed, ""),
    };
    let text = text.trim_end();
    // In `:::note[Title]` the brackets can be nested.
    let inner = text.trim_start().strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let range = match inner {
        Some(inner) if !rest.starts_with([' ', '\t']) => {
            let start = text.len() - 1 - inner.len();
            start..text.len() - 1
        }
        _ => text.len() - text.trim_start().len()..text.len(),
    };
    ((!range.is_empty()).then_some(range), attributes)
}

/// `!!! type "Title"` and similar lines; words between the type and the title are for the style
/// sheets of another generator.
fn admonition(line: &str, sign: &str, fold: Fold) -> Option<Opener> {
    let rest = line.strip_prefix(sign).filter(|rest| rest.starts_with([' ', '\t']))?;
    let (words, title) = match rest.split_once('"') {
        Some((words, quoted)) => {
            let end = quoted.strip_suffix('"')?.len();
            let start = line.len() - quoted.len();
            (words, Some(start..start + end))
        }
        None => (rest, None),
    };
    let word = words.split_whitespace().next()?;
    let is_type =
        word.starts_with(char::is_alphabetic) && words.chars().all(|c| is_word(c) || c == ' ');
    // Three marks before a sentence are not a callout, unless it has a quoted title.
    let n_words = words.split_whitespace().count();
    let is_inline = words.split_whitespace().skip(1).all(|word| matches!(word, "inline" | "end"));
    if !is_type || (title.is_none() && n_words > 1 && !is_inline) {
        return None;
    }
    let of_title = match &title {
        None => Title::OfKind,
        Some(range) if range.is_empty() => Title::Absent,
        Some(_) => Title::Written,
    };
    let callout = Callout { fold, title: of_title, ..Callout::named(word) };
    let title = title.filter(|range| !range.is_empty());
    Some(Opener { element: Element::Callout(callout), title, end: ContainerEnd::Indent })
}

/// `=== "Title"`.
fn tab(line: &str) -> Option<Opener> {
    let rest = line.strip_prefix("===")?;
    let rest = rest.strip_prefix(['+', '!']).unwrap_or(rest);
    let quoted = rest.strip_prefix(' ')?.trim_start().strip_prefix('"')?;
    let title = quoted.strip_suffix('"').filter(|title| !title.trim().is_empty())?;
    let start = line.len() - quoted.len();
    let title = Some(start..start + title.len());
    Some(Opener { element: Element::Tab { has_title: true }, title, end: ContainerEnd::Indent })
}

#[cfg(test)]
mod tests {
    use super::{ContainerEnd, Opener, parse};
    use crate::markdown::callout::{CalloutKind, Fold};
    use crate::markdown::item::{Element, Tabs};

    fn title(line: &str) -> Option<&str> {
        parse(line).and_then(|opener| opener.title).map(|range| &line[range])
    }

    fn kind(line: &str) -> Option<(CalloutKind, Fold)> {
        match parse(line)?.element {
            Element::Callout(callout) => Some((callout.kind, callout.fold)),
            _ => None,
        }
    }

    #[test]
    fn titles_are_written_in_four_ways() {
        for line in [
            ":::tip My *title*",
            "::: tip  My *title*  {#id}",
            ":::tip[My *title*]",
            ":::{tip} My *title*",
            "!!! tip \"My *title*\"",
            "??? tip inline end \"My *title*\"",
            "=== \"My *title*\"",
        ] {
            assert_eq!(title(line), Some("My *title*"), "{line}");
        }
        for line in [":::tip", "::: tip {open}", "!!! tip", "!!! tip \"\"", "???+ tip"] {
            assert!(parse(line).is_some(), "{line}");
            assert_eq!(title(line), None, "{line}");
        }
    }

    #[test]
    fn folding_is_written_in_three_ways() {
        assert_eq!(kind("??? faq"), Some((CalloutKind::Question, Fold::Closed)));
        assert_eq!(kind("???+ faq"), Some((CalloutKind::Question, Fold::Open)));
        assert_eq!(kind("::: details"), Some((CalloutKind::Details, Fold::Closed)));
        assert_eq!(kind("::: details Title {open}"), Some((CalloutKind::Details, Fold::Open)));
        assert_eq!(kind("!!! faq"), Some((CalloutKind::Question, Fold::Never)));
    }

    #[test]
    fn ordinary_lines_begin_nothing() {
        for line in [
            "",
            ":::",
            "::",
            ": a",
            ":::: ",
            "!!!",
            "!!! Watch out for this",
            "!!!a",
            "??? why not",
            "===",
            "=== a",
            "=== \"\"",
            "==== \"a\"",
            ":::1",
            "!!! note \"a",
            ":::a.b",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn groups_hold_tabs_or_code() {
        let end = ContainerEnd::Colons(4);
        let tabs = |tabs| Some(Opener { element: Element::Tabs(tabs), title: None, end });
        assert_eq!(parse(":::: tabs"), tabs(Tabs::Tabs));
        assert_eq!(parse("::::code-group"), tabs(Tabs::Code));
    }
}
