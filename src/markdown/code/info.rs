//! The line of a fence: language, title and marked lines, as several generators write them.

use std::ops::RangeInclusive;

/// The options in the line of a fence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Info {
    /// The language as written, in small letters.
    pub(crate) language: String,
    /// The title, such as the name of a file.
    pub(crate) title: Option<String>,
    /// The marked lines, from 1.
    pub(crate) marks: Vec<RangeInclusive<usize>>,
}

/// Languages that describe diagrams, with their names for readers.
const DIAGRAMS: [(&str, &str); 5] = [
    ("d2", "D2"),
    ("dot", "Graphviz"),
    ("graphviz", "Graphviz"),
    ("mermaid", "Mermaid"),
    ("plantuml", "PlantUML"),
];

/// The keys of a title.
const TITLES: [&str; 4] = ["title", "file", "filename", "name"];

impl Info {
    /// Parses the text after a fence: `rust title="main.rs" {1,3-5}`.
    pub(crate) fn parse(info: &str) -> Info {
        let info = info.trim();
        let (language, rest) =
            info.split_at(info.find([' ', '\t', ',', '{', '[']).unwrap_or(info.len()));
        let rest = rest.trim_start_matches(',');
        // `{.python title="x"}` and `{ .python }` name the language in braces.
        let (language, rest) = match rest.trim_start().strip_prefix('{') {
            Some(inner) if language.is_empty() => {
                let inner = inner.strip_suffix('}').unwrap_or(inner).trim();
                inner.split_once(' ').unwrap_or((inner, ""))
            }
            _ => (language, rest),
        };
        let numbers = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
        let numbers = numbers.map(|(numbers, _)| numbers).or_else(|| value(rest, "hl_lines"));
        let label = || Some(rest.split_once('[')?.1.rsplit_once(']')?.0.trim());
        let title = TITLES.iter().find_map(|key| value(rest, key)).or_else(label);
        Info {
            language: language.trim_start_matches('.').to_ascii_lowercase(),
            title: title.filter(|title| !title.is_empty()).map(str::to_owned),
            marks: numbers.map_or_else(Vec::new, marks),
        }
    }

    /// The name of the language, if it describes a diagram.
    pub(crate) fn diagram(&self) -> Option<&'static str> {
        let row = DIAGRAMS.iter().find(|(language, _)| *language == self.language);
        row.map(|(_, name)| *name)
    }
}

/// The value of `key="value"`.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(at) = text[from..].find(key).map(|at| from + at) {
        let is_start = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let after = text[at + key.len()..].strip_prefix('=').filter(|_| is_start);
        let quoted = after.and_then(|after| {
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            after[1..].split(quote).next()
        });
        if quoted.is_some() {
            return quoted;
        }
        from = at + key.len();
    }
    None
}

/// Lines and ranges of lines: `1,3-5`, `1 3-5`.
fn marks(text: &str) -> Vec<RangeInclusive<usize>> {
    let range = |part: &str| {
        let (start, end) = part.split_once('-').unwrap_or((part, part));
        Some(start.trim().parse().ok()?..=end.trim().parse().ok()?)
    };
    text.split([',', ' ']).filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::Info;

    #[test]
    fn the_line_of_a_fence_is_read_as_others_write_it() {
        let read = |info: &str| {
            let Info { language, title, marks } = Info::parse(info);
            (language, title.unwrap_or_default(), marks)
        };
        let of = |language: &str, title: &str, marks: &[(usize, usize)]| {
            let marks = marks.iter().map(|(start, end)| *start..=*end).collect();
            (language.to_owned(), title.to_owned(), marks)
        };
        assert_eq!(read(""), of("", "", &[]));
        assert_eq!(read("Rust"), of("rust", "", &[]));
        assert_eq!(read("rust,ignore"), of("rust", "", &[]));
        assert_eq!(read("js{1,3-5}"), of("js", "", &[(1, 1), (3, 5)]));
        assert_eq!(read("js [a.js] {2}"), of("js", "a.js", &[(2, 2)]));
        assert_eq!(read("py title=\"a b\" hl_lines=\"1 3\""), of("py", "a b", &[(1, 1), (3, 3)]));
        assert_eq!(read("{.py title='x'}"), of("py", "x", &[]));
        assert_eq!(read("{ .yaml .annotate }"), of("yaml", "", &[]));
        assert_eq!(read("sh filename=run.sh"), of("sh", "", &[]));
    }
}
