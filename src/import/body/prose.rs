//! Changes to the text of a page outside code.

use crate::import::body::code;
use crate::import::body::line::Line;

/// Changes each line that is not code with a function from its parts outside code to new ones.
pub fn edit_prose(
    lines: Vec<Line>,
    mut edit: impl FnMut(&Line, &str) -> Option<String>,
) -> Vec<Line> {
    let is_code = code::in_code(&lines);
    let edited = lines.into_iter().zip(is_code).map(|(line, is_code)| {
        if is_code {
            return line;
        }
        let mut text = String::with_capacity(line.text.len());
        let mut changed = false;
        for part in code::parts(&line.text) {
            let written = &line.text[part.range.clone()];
            match (!part.is_code).then(|| edit(&line, written)).flatten() {
                Some(new) => {
                    changed = true;
                    text.push_str(&new);
                }
                None => text.push_str(written),
            }
        }
        if changed { Line { text, from: line.from } } else { line }
    });
    edited.collect()
}
