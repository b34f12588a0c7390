//! `**text**` that Markdown does not read as strong, because of a space or punctuation at its edge:
//! `**Note: **text`, and `**说明：**文字` in languages without spaces. Other generators have the same
//! rule, so their pages show the asterisks.

use std::ops::Range;

use crate::import::body::code::{in_code, parts};
use crate::import::body::line::Line;

/// Makes such texts strong, with the element where the asterisks cannot be.
#[must_use]
pub fn mend(lines: Vec<Line>) -> Vec<Line> {
    let is_code = in_code(&lines);
    let mended = lines.into_iter().zip(is_code).map(|(line, is_code)| {
        match mended(&line.text).filter(|_| !is_code) {
            Some(text) => line.with(text),
            None => line,
        }
    });
    mended.collect()
}

fn mended(line: &str) -> Option<String> {
    let marks = marks(line);
    // Pairs across lines are not supported.
    if marks.is_empty() || marks.len() % 2 == 1 {
        return None;
    }
    let mut new = String::with_capacity(line.len());
    let mut end = 0;
    for pair in marks.chunks(2) {
        let (open, close) = (pair[0], pair[1]);
        let inner = &line[open + 2..close];
        new.push_str(&line[end..open]);
        new.push_str(&strong(inner, &line[..open], &line[close + 2..]));
        end = close + 2;
    }
    new.push_str(&line[end..]);
    (new != line).then_some(new)
}

/// A strong text, written for the text before and after it.
fn strong(inner: &str, before: &str, after: &str) -> String {
    let text = inner.trim();
    let has_space = text.len() < inner.len();
    let is_between_spaces =
        inner.starts_with(char::is_whitespace) && inner.ends_with(char::is_whitespace);
    let (start, end) =
        (&inner[..inner.len() - inner.trim_start().len()], &inner[inner.trim_end().len()..]);
    let before = start.chars().next_back().or_else(|| before.chars().next_back());
    let after = end.chars().next().or_else(|| after.chars().next());
    let is_read = is_read(before, text.chars().next()) && is_read(after, text.chars().next_back());
    match (text.is_empty() || is_between_spaces, is_read) {
        (true, _) => format!("**{inner}**"),
        (false, true) if !has_space => format!("**{inner}**"),
        (false, true) => format!("{start}**{text}**{end}"),
        (false, false) => format!("{start}<strong>{text}</strong>{end}"),
    }
}

/// Whether asterisks between a character outside and one inside open or close a strong text.
fn is_read(outside: Option<char>, inside: Option<char>) -> bool {
    let is_loose = |c: char| c.is_whitespace() || is_punctuation(c);
    inside.is_some_and(|c| !is_punctuation(c)) || outside.is_none_or(is_loose)
}

/// Punctuation and symbols, as `CommonMark` uses them: those of ASCII and Latin-1, and the blocks of
/// punctuation, symbols and wide forms. Marks of Indic scripts belong to letters.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c,
            '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{b4}' | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}'
            | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3020}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
            | '\u{1f000}'..='\u{1faff}')
}

/// The places of `**` outside code, without those of three or more asterisks and escaped ones.
fn marks(line: &str) -> Vec<usize> {
    let code: Vec<Range<usize>> =
        parts(line).into_iter().filter(|part| part.is_code).map(|part| part.range).collect();
    let is_mark = |at: &usize| {
        let (before, after) = (&line[..*at], &line[at + 2..]);
        let is_longer = before.ends_with('*') || after.starts_with('*');
        !is_longer && !before.ends_with('\\') && !code.iter().any(|range| range.contains(at))
    };
    line.match_indices("**").map(|(at, _)| at).filter(is_mark).collect()
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn text_with_loose_edges_becomes_strong() {
        for (line, expected) in [
            ("**Note: **text", Some("**Note:** text")),
            ("**说明：**文字", Some("<strong>说明：</strong>文字")),
            ("中文**「引用」**。", Some("中文<strong>「引用」</strong>。")),
            ("**नमस्ते**है", None),
            ("用**`code`** 好", Some("用<strong>`code`</strong> 好")),
            ("a **b** c, **d.** e", None),
            ("2 ** 3 ** 4", None),
            ("`**a **b`", None),
            ("begins **here", None),
            ("***both***", None),
        ] {
            assert_eq!(mended(line).as_deref(), expected, "{line}");
        }
    }
}
