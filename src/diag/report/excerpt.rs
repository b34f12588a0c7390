//! Copies the lines of an excerpt without control characters, and adjusts the spans.

use std::ops::Range;

use crate::diag::report::{place, printable};
use crate::text::{Source, Span};

/// A piece of a text, whole lines from `first_line` on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines, without control characters.
    pub(super) text: String,
    /// The number of the first line.
    pub(super) first_line: usize,
    /// The spans in `text`, in the given order.
    pub(super) spans: Vec<Range<usize>>,
}

/// Copies the lines from the first to the last of `spans`. A line is cut `slack` characters after
/// its last span; text before a span is kept, because the column depends on it.
pub(super) fn of(source: &Source, spans: &[Span], slack: usize) -> Excerpt {
    let text = &*source.text;
    let spans: Vec<Range<usize>> = spans.iter().map(|span| marked(text, *span)).collect();
    let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let last = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);

    let mut transcript = Transcript { slack, text: String::new(), offsets: Vec::new() };
    let mut offset = start;
    for line in text[start..end].split('\n') {
        transcript.line(line, offset, needed(line, offset, &spans));
        offset += line.len() + 1;
    }
    Excerpt {
        first_line: text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1,
        spans: spans
            .iter()
            .map(|span| transcript.find(span.start)..transcript.find(span.end))
            .collect(),
        text: transcript.text,
    }
}

/// The bytes to mark: inside the text, between characters, without the line end after them.
fn marked(text: &str, span: Span) -> Range<usize> {
    let start = place::boundary(text, span.start as usize);
    let end = place::boundary(text, span.end as usize).max(start);
    let trimmed = text[start..end].trim_end_matches(['\n', '\r']).len();
    start..start + trimmed
}

/// How many characters of a line its spans need.
fn needed(line: &str, offset: usize, spans: &[Range<usize>]) -> usize {
    let last = spans
        .iter()
        .flat_map(|span| [span.start, span.end])
        .filter(|place| (offset..=offset + line.len()).contains(place))
        .max();
    last.map_or(0, |place| line[..place - offset].chars().count())
}

/// A text copied line by line, with the places where a byte of the original went.
struct Transcript {
    /// How many characters more than needed a line may have.
    slack: usize,
    text: String,
    /// Pairs of original and copied offsets where their difference changes.
    offsets: Vec<(usize, usize)>,
}

impl Transcript {
    fn line(&mut self, line: &str, offset: usize, needed: usize) {
        if !self.offsets.is_empty() {
            self.text.push('\n');
        }
        self.offsets.push((offset, self.text.len()));
        let ended = line.strip_suffix('\r').unwrap_or(line);
        let mut characters = ended.char_indices();
        for (at, c) in characters.by_ref().take(needed + self.slack) {
            // The renderer expands tabs itself.
            let shown = if c == '\t' { c } else { printable::character(c) };
            self.text.push(shown);
            if shown.len_utf8() != c.len_utf8() {
                self.offsets.push((offset + at + c.len_utf8(), self.text.len()));
            }
        }
        if characters.next().is_some() {
            self.text.push('…');
        } else if ended.is_empty() || needed > ended.chars().count() {
            // An empty last line counts, and so does a place between CR and LF.
            self.text.push(' ');
        }
    }

    fn find(&self, offset: usize) -> usize {
        let index = self.offsets.partition_point(|(original, _)| *original <= offset);
        let (original, copied) = self.offsets[index.saturating_sub(1)];
        (copied + offset - original).min(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, of};
    use crate::text::{RelPath, Source, Span};

    fn source(text: &str) -> std::sync::Arc<Source> {
        Source::new(RelPath::new("a.md").expect("plain"), text)
    }

    fn shown(excerpt: &Excerpt) -> Vec<&str> {
        excerpt.spans.iter().map(|span| &excerpt.text[span.clone()]).collect()
    }

    #[test]
    fn only_the_lines_of_the_spans_are_taken() {
        let excerpt = of(&source("one\ntwo\nthree\nfour\n"), &[Span::new(8, 13)], 10);
        assert_eq!((excerpt.text.as_str(), excerpt.first_line), ("three", 3));
        assert_eq!(shown(&excerpt), ["three"]);
    }

    #[test]
    fn spans_follow_characters_that_were_made_visible() {
        let source = source("a\u{1b}\u{9b}b\r\nc\u{7f}d");
        let b = source.text.find('b').expect("is there");
        let d = source.text.find('d').expect("is there");
        let excerpt = of(&source, &[Span::new(b, b + 1), Span::new(d, d + 1)], 10);
        assert_eq!(excerpt.text, "a␛\u{fffd}b\nc␡d");
        assert_eq!(shown(&excerpt), ["b", "d"]);
    }

    #[test]
    fn lines_are_cut_behind_the_span() {
        let excerpt = of(&source(&format!("ab{}", "ž".repeat(1_000_000))), &[Span::new(1, 2)], 3);
        assert_eq!((excerpt.text.as_str(), shown(&excerpt)), ("abžžž…", vec!["b"]));
    }

    #[test]
    fn the_end_of_a_text_is_a_place() {
        let excerpt = of(&source("a\n"), &[Span::new(2, 2)], 3);
        assert_eq!((excerpt.text.as_str(), excerpt.first_line), (" ", 2));
        assert_eq!(excerpt.spans[0].start, 0);
        let beyond = of(&source("ab"), &[Span::new(70, 90)], 3);
        assert_eq!((beyond.text.as_str(), beyond.spans[0].start), ("ab", 2));
    }
}
