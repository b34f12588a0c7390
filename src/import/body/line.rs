//! Lines with their numbers in the old file.

/// A line without its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// The number of the line in the old file, from 1.
    pub from: usize,
}

impl Line {
    /// The same place with another text.
    #[must_use]
    pub fn with(&self, text: impl Into<String>) -> Line {
        Line { text: text.into(), from: self.from }
    }
}

/// The lines of a text; the first one has the number `first`.
#[must_use]
pub fn lines(text: &str, first: usize) -> Vec<Line> {
    let numbered = text.lines().enumerate();
    numbered.map(|(nth, text)| Line { text: text.to_owned(), from: first + nth }).collect()
}

/// The text of lines.
#[must_use]
pub fn text(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

/// The white space at the beginning of a line.
#[must_use]
pub fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}
