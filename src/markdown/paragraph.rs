//! Markdown in a text that is no page: each paragraph is a line with links and other inline markup, and nothing
//! in it begins a list, a quotation or another block.
//!
//! The library parses blocks only, and a heading is the block whose content is always inline. So a paragraph is
//! parsed as a heading with a sign at its end, which keeps `#` and `{…}` there from being markup of the heading.

use std::ops::Range;

/// What makes a paragraph a heading.
pub(crate) const BEGIN: &str = "# ";

/// What is between the paragraph and the end of the heading.
pub(crate) const END: &str = " .";

/// The paragraphs of a text, which blank lines separate.
pub(crate) fn split(text: &str) -> Vec<Range<usize>> {
    let (mut paragraphs, mut open, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            paragraphs.extend(open.take().map(|start| start..at));
        } else {
            open.get_or_insert(at);
        }
        at += line.len();
    }
    paragraphs.extend(open.map(|start| start..at));
    let trimmed = |range: Range<usize>| {
        let part = &text[range.clone()];
        let start = range.start + part.len() - part.trim_start().len();
        start..start + part.trim().len()
    };
    paragraphs.into_iter().map(trimmed).collect()
}

/// A paragraph as the heading that is parsed. Its bytes follow [`BEGIN`] one for one.
pub(crate) fn heading(paragraph: &str) -> String {
    format!("{BEGIN}{}{END}", paragraph.replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn blank_lines_separate_paragraphs() {
        for (text, expected) in [
            ("a\nb\n\n \n c \n", vec!["a\nb", "c"]),
            ("a", vec!["a"]),
            ("\n\na\n\n", vec!["a"]),
            (" \n", vec![]),
            ("", vec![]),
        ] {
            let paragraphs = split(text).into_iter().map(|range| &text[range]);
            assert_eq!(paragraphs.collect::<Vec<_>>(), expected, "{text:?}");
        }
    }
}
