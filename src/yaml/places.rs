//! The places of the parts of a text in a YAML file.
//!
//! A text is not a slice of its file where it has escapes, several lines or indentation. Both are walked
//! together:
//!
//! 1. A space or line of the text is a space or line of the file; more of them in the file are indentation.
//! 2. A backslash in double quotes is one character of the text, and two single quotes in single quotes.
//! 3. Every other character is itself.

use crate::text::{Source, Span};
use crate::yaml::Node;

/// The place in the file of each byte of a text, and of its end.
pub(crate) struct ScalarPlaces(Vec<usize>);

impl ScalarPlaces {
    /// The places of a text; `None` if the file has something else at its place.
    pub(crate) fn of(source: &Source, node: &Node) -> Option<ScalarPlaces> {
        let (text, written) = (node.text()?, source.slice(node.span));
        let style = ScalarStyle::of(written);
        let mut at = style.start(written);
        let mut places = Vec::with_capacity(text.len() + 1);
        for c in text.chars() {
            at += style.skipped(&written[at..]);
            if !c.is_whitespace() {
                at += written[at..].len() - written[at..].trim_start().len();
            }
            let begin = at;
            at += style.len_of(c, &written[at..])?;
            places.resize(places.len() + c.len_utf8(), begin + node.span.start as usize);
        }
        places.push(at + node.span.start as usize);
        Some(ScalarPlaces(places))
    }

    /// The place of a part of the text.
    pub(crate) fn span(&self, part: Span) -> Option<Span> {
        let place = |at: u32| self.0.get(at as usize).copied();
        Some(Span::new(place(part.start)?, place(part.end)?))
    }
}

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ScalarStyle {
    Plain,
    Single,
    Double,
    Block,
}

impl ScalarStyle {
    fn of(written: &str) -> ScalarStyle {
        match written.chars().next() {
            Some('\'') => ScalarStyle::Single,
            Some('"') => ScalarStyle::Double,
            Some('|' | '>') => ScalarStyle::Block,
            _ => ScalarStyle::Plain,
        }
    }

    /// Where the text begins.
    fn start(self, written: &str) -> usize {
        match self {
            ScalarStyle::Plain => 0,
            ScalarStyle::Single | ScalarStyle::Double => 1,
            ScalarStyle::Block => written.find('\n').map_or(0, |newline| newline + 1),
        }
    }

    /// How many bytes before a character are none of the text: a backslash at the end of a line joins it to the next one,
    /// without the indentation of that.
    fn skipped(self, rest: &str) -> usize {
        let joined = rest.strip_prefix('\\').and_then(|rest| rest.strip_prefix(['\r', '\n']));
        match joined {
            Some(next) if self == ScalarStyle::Double => rest.len() - next.trim_start().len(),
            _ => 0,
        }
    }

    /// How many bytes of the file are a character of the text; `None` if they are another one.
    fn len_of(self, c: char, rest: &str) -> Option<usize> {
        let next = rest.chars().next();
        match next {
            Some('\\') if self == ScalarStyle::Double => Some(match rest[1..].chars().next()? {
                'x' => 4,
                'u' => 6,
                'U' => 10,
                other => 1 + other.len_utf8(),
            }),
            Some('\'') if self == ScalarStyle::Single => (c == '\'').then_some(2),
            Some(next) if c.is_whitespace() => {
                Some(if next.is_whitespace() { next.len_utf8() } else { 0 })
            }
            Some(next) => (next == c).then_some(c.len_utf8()),
            None => c.is_whitespace().then_some(0),
        }
        .filter(|len| *len <= rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::ScalarPlaces;
    use crate::text::{RelPath, Source, Span};
    use crate::yaml;

    #[test]
    fn a_part_of_a_text_has_a_place_in_any_style() {
        for (written, part) in [
            ("k: one two\n", "two"),
            ("k: one\n  two three\n", "three"),
            ("k: 'it''s two'\n", "two"),
            ("k: \"a \\\"b\\\" \\u00e9 two\"\n", "two"),
            ("k: \"one\n\n  two\"\n", "two"),
            ("k: \"one \\\n  two\"\n", "two"),
            ("k: \"on\\\n  e two\"\n", "two"),
            ("k: |\n  one\n  two\n", "two"),
            ("k: >-\n    é\n\n    two\n", "two"),
            ("k:\n  - x\nl: {m: één two}\n", "two"),
        ] {
            let source = Source::new(RelPath::new("a.yaml").expect("plain"), written);
            let node = yaml::parse(&source, Span::new(0, written.len())).expect("is sound");
            let node = node.get("l").and_then(|inner| inner.get("m")).or(node.get("k"));
            let node = node.expect("is there");
            let text = node.text().expect("is a text");
            let at = text.find(part).expect("has the part");
            let places = ScalarPlaces::of(&source, node).expect("can be compared");
            let span = places.span(Span::new(at, at + part.len())).expect("is in the text");
            assert_eq!(source.slice(span), part, "{written}");
        }
    }
}
