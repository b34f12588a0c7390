//! Raw HTML of Python-Markdown and kramdown, which ends where its first element ends. In kb it ends at an
//! empty line, and what is indented after one is code. So such empty lines go.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::tags::{self, TagKind};
use crate::import::body::{ConversionContext, Passed};

/// How far code is indented.
const CODE_INDENT: usize = 4;

/// Elements that begin a block of raw HTML.
const BLOCKS: &[&str] =
    &["div", "table", "section", "article", "aside", "ul", "ol", "dl", "figure", "center", "nav"];

/// Removes the empty lines in raw HTML after which its lines would be code.
#[must_use]
pub fn close(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let is_code: Vec<bool> = lines.iter().map(|line| fences.is_code(&line.text)).collect();
    let mut gaps = vec![false; lines.len()];
    let mut nth = 0;
    while nth < lines.len() {
        let end = block_end(&lines[nth..], &is_code[nth..]).unwrap_or(1);
        for at in nth..nth + end {
            let is_gap = end > 1 && lines[at].text.trim().is_empty();
            let next = lines[at..nth + end].iter().find(|line| !line.text.trim().is_empty());
            gaps[at] = is_gap
                && next.is_some_and(|line| {
                    indent(&line.text).len() >= CODE_INDENT && line.text.trim().starts_with('<')
                });
        }
        nth += end;
    }
    let kept = lines.into_iter().zip(gaps).filter(|(_, is_gap)| !is_gap).map(|(line, _)| line);
    Passed { lines: kept.collect(), notes: Vec::new() }
}

/// The number of lines of the raw HTML that a text begins with.
fn block_end(lines: &[Line], is_code: &[bool]) -> Option<usize> {
    let first = &lines.first()?.text;
    let tag = tags::parse(first.trim_start()).filter(|tag| tag.kind == TagKind::Open)?;
    let name = tag.name.to_ascii_lowercase();
    let is_block = indent(first).len() < CODE_INDENT && BLOCKS.contains(&name.as_str());
    if !is_block || is_code[0] {
        return None;
    }
    let lines = lines.iter().zip(is_code).map(|(line, is_code)| {
        let text = line.text.to_ascii_lowercase();
        // Markdown in it has lines of its own.
        (!is_code && !text.contains(" markdown")).then_some(text)
    });
    tags::n_lines(lines.map_while(|line| line), &name)
}

#[cfg(test)]
mod tests {
    use super::block_end;
    use crate::import::body::line::lines;

    fn end(text: &str) -> Option<usize> {
        let lines = lines(text, 1);
        block_end(&lines, &vec![false; lines.len()])
    }

    #[test]
    fn raw_html_ends_with_its_element() {
        assert_eq!(end("<div>\n  <div>\n\n    <p>a</p>\n  </div>\n\n</div>\nb"), Some(7));
        assert_eq!(end("<div>a</div>"), Some(1));
        for text in ["<div>\na", "a <div>\n</div>", "<div markdown>\n</div>", "    <div>\n</div>"] {
            assert_eq!(end(text), None, "{text}");
        }
    }
}
