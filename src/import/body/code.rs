//! Which parts of a text are code, so that no conversion touches them.

use std::ops::Range;

use crate::import::body::line::Line;
use crate::markdown::columns;

/// Tracks fenced code blocks and comments from line to line.
#[derive(Debug, Default)]
pub struct Fences {
    open: Option<Fence>,
    in_comment: bool,
}

#[derive(Debug)]
struct Fence {
    marker: char,
    length: usize,
    /// The column of its first mark.
    column: usize,
}

impl Fences {
    /// Reads the next line; whether it is a fence, inside one, or inside a comment.
    pub fn is_code(&mut self, line: &str) -> bool {
        if self.in_comment {
            self.in_comment = !line.contains("-->");
            return true;
        }
        if let Some(open) = &self.open {
            if closes(line, open) {
                self.open = None;
            }
            return true;
        }
        if let Some(fence) = opens(line) {
            self.open = Some(fence);
            return true;
        }
        if line.trim_start().starts_with("<!--") && !line.contains("-->") {
            self.in_comment = true;
            return true;
        }
        false
    }

    /// Whether a fence is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// A line without white space, quote marks and one list marker before its text.
fn content(line: &str) -> &str {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let marker = line
        .strip_prefix(['-', '*', '+'])
        .or_else(|| line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']));
    match marker {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        Some(_) | None => line,
    }
}

fn run(text: &str, marker: char) -> usize {
    text.chars().take_while(|c| *c == marker).count()
}

fn opens(written: &str) -> Option<Fence> {
    let line = content(written);
    let marker = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = run(line, marker);
    let info = &line[length..];
    let column = columns::after(0, &written[..written.len() - line.len()]);
    let is_fence = length >= 3 && !(marker == '`' && info.contains('`'));
    is_fence.then_some(Fence { marker, length, column })
}

fn closes(written: &str, open: &Fence) -> bool {
    let line = written.trim_start_matches([' ', '\t', '>']);
    let column = columns::after(0, &written[..written.len() - line.len()]);
    let line = line.trim_end();
    let length = run(line, open.marker);
    // Marks with the indentation of code do not end it (`CommonMark`, section 4.5).
    let is_code = column >= open.column + columns::CODE;
    !is_code && length >= open.length && length == line.chars().count()
}

/// Whether each line belongs to a fenced code block or a comment.
#[must_use]
pub fn in_code(lines: &[Line]) -> Vec<bool> {
    let mut fences = Fences::default();
    lines.iter().map(|line| fences.is_code(&line.text)).collect()
}

/// The fence that a block of code needs: longer than those in its content.
pub fn fence<'a>(content: impl Iterator<Item = &'a str>) -> String {
    let longest = content.map(|line| run(line.trim_start(), '`')).max().unwrap_or(0);
    "`".repeat(3.max(longest + 1))
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePart {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it is a code span or a comment.
    pub is_code: bool,
}

/// The parts of a line, code spans and comments on the one hand and the rest on the other.
#[must_use]
pub fn parts(line: &str) -> Vec<LinePart> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let bytes = line.as_bytes();
    while at < bytes.len() {
        let end = match bytes[at] {
            b'\\' => {
                at += 2;
                continue;
            }
            b'`' => code_end(line, at),
            b'<' if line[at..].starts_with("<!--") => {
                line[at..].find("-->").map(|end| at + end + 3)
            }
            _ => None,
        };
        match end {
            Some(end) => {
                if start < at {
                    parts.push(LinePart { range: start..at, is_code: false });
                }
                parts.push(LinePart { range: at..end, is_code: true });
                (start, at) = (end, end);
            }
            None if bytes[at] == b'`' => at += run(&line[at..], '`'),
            None => at += 1,
        }
    }
    if start < line.len() {
        parts.push(LinePart { range: start..line.len(), is_code: false });
    }
    parts
}

/// The end of the code span that begins at a place.
fn code_end(line: &str, at: usize) -> Option<usize> {
    let length = run(&line[at..], '`');
    let mut from = at + length;
    while let Some(next) = line[from..].find('`').map(|next| from + next) {
        let n = run(&line[next..], '`');
        if n == length {
            return Some(next + n);
        }
        from = next + n;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{in_code, parts};
    use crate::import::body::line::lines;

    fn prose(line: &str) -> Vec<&str> {
        let parts = parts(line).into_iter().filter(|part| !part.is_code);
        parts.map(|part| &line[part.range]).collect()
    }

    #[test]
    fn code_spans_are_no_prose() {
        assert_eq!(prose("a `b` c ``d ` e`` f"), ["a ", " c ", " f"]);
        assert_eq!(prose("a ` b"), ["a ` b"]);
        assert_eq!(prose("\\`a `b`"), ["\\`a "]);
        assert_eq!(prose("a <!-- b --> c"), ["a ", " c"]);
    }

    #[test]
    fn fences_in_code_do_not_end_it() {
        let text =
            "``` title=\"A\"\n=== \"B\"\n\n    ``` c\n    d\n    ```\n```\ne\n- ~~~\n     ~~~\nf";
        let marks = in_code(&lines(text, 1));
        let prose: Vec<&str> =
            text.lines().zip(marks).filter(|(_, code)| !code).map(|(line, _)| line).collect();
        assert_eq!(prose, ["e", "f"]);
    }

    #[test]
    fn fences_end_with_a_fence_as_long() {
        let text = "a\n````md\n```\nb\n```\n````\nc\n- ```x\n  d\n  ```\ne\n<!--\nf\n-->\ng";
        let marks = in_code(&lines(text, 1));
        let prose: Vec<&str> =
            text.lines().zip(marks).filter(|(_, code)| !code).map(|(line, _)| line).collect();
        assert_eq!(prose, ["a", "c", "e", "g"]);
    }
}
