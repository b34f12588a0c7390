//! Headings with a line below them become headings with marks, so that they can be a title or change
//! their level.

use crate::import::body::code;
use crate::import::body::line::{Line, indent};

/// Writes the headings of a page with marks, if a heading of level 1 has a line of `=` below it.
#[must_use]
pub fn with_marks(lines: Vec<Line>) -> Vec<Line> {
    let is_code = code::in_code(&lines);
    let level = |nth: usize| {
        let is_below = nth > 0 && !is_code[nth] && !is_code[nth - 1];
        level(&lines[nth].text).filter(|_| is_below && is_text(&lines[nth - 1].text))
    };
    if !(0..lines.len()).any(|nth| level(nth) == Some(1)) {
        return lines;
    }
    let mut new: Vec<Line> = Vec::with_capacity(lines.len());
    for (nth, line) in lines.iter().enumerate() {
        let Some(level) = level(nth) else {
            new.push(line.clone());
            continue;
        };
        // All lines of the paragraph above are the heading.
        let n_lines =
            (0..nth).rev().take_while(|at| !is_code[*at] && is_text(&lines[*at].text)).count();
        let n_lines = n_lines.min(new.len());
        let parts = new.split_off(new.len() - n_lines);
        let text = parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" ");
        let first = parts.first().unwrap_or(line);
        new.push(first.with(format!("{} {text}", "#".repeat(level))));
        new.push(line.with(""));
    }
    new
}

/// The level of the heading that a line ends; `None` for other lines.
fn level(line: &str) -> Option<usize> {
    let text = line.trim_end();
    let mark = text.trim_start().chars().next().filter(|c| matches!(c, '=' | '-'))?;
    let is_line = indent(text).len() < 4 && text.trim_start().chars().all(|c| c == mark);
    is_line.then_some(if mark == '=' { 1 } else { 2 })
}

/// Whether a line can be the text of a heading: a paragraph, and no list, quote, table or other block.
fn is_text(line: &str) -> bool {
    let text = line.trim();
    let starts = ['#', '>', '|', '<', '=', '`', '~', ':'];
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = match number.len() < text.len() {
        true => number.strip_prefix(['.', ')']),
        false => text.strip_prefix(['-', '*', '+']),
    };
    let is_item = after.is_some_and(|after| after.starts_with(' '));
    !text.is_empty()
        && indent(line).len() < 4
        && !text.starts_with(starts)
        && !is_item
        && level(line).is_none()
}

#[cfg(test)]
mod tests {
    use super::with_marks;
    use crate::import::body::line::{lines, text};

    fn convert(written: &str) -> String {
        text(&with_marks(lines(written, 1)))
    }

    #[test]
    fn headings_get_marks_if_one_is_of_level_1() {
        assert_eq!(
            convert("A\n=\n\nb\n\nC\nD\n---\n\n- e\n---\n\n```\nF\n==\n```\n"),
            "# A\n\n\nb\n\n## C D\n\n\n- e\n---\n\n```\nF\n==\n```\n"
        );
        let other = "A\n---\n\n| b |\n| --- |\n\n==\n";
        assert_eq!(convert(other), other);
    }
}
