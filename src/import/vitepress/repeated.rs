//! Elements that Vue repeats for each item of a list, `v-for`. Only a script has the list.

use crate::import::body::code::Fences;
use crate::import::body::line::Line;
use crate::import::body::tags::{self, TagKind};
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::Fate;

/// The most lines of the start tag of an element.
const MAX_TAG_LINES: usize = 12;

/// Leaves out such elements; a note says where one was.
pub(super) fn leave_out(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let is_code: Vec<bool> = lines.iter().map(|line| fences.is_code(&line.text)).collect();
    let mut passed = Passed::default();
    let mut is_kept = vec![true; lines.len()];
    let mut nth = 0;
    while nth < lines.len() {
        let Some(length) = (!is_code[nth]).then(|| length(&lines[nth..])).flatten() else {
            nth += 1;
            continue;
        };
        let text = "a list that a script makes (`v-for`)";
        passed.notes.push(context.note(&lines[nth], Fate::LeftOut, text));
        is_kept[nth..nth + length].fill(false);
        nth += length;
    }
    let kept = lines.into_iter().zip(is_kept).filter_map(|(line, is_kept)| is_kept.then_some(line));
    passed.lines = kept.collect();
    passed
}

/// The number of lines of the repeated element that a text begins with.
fn length(lines: &[Line]) -> Option<usize> {
    let first = lines.first()?.text.trim_start();
    if !first.starts_with('<') {
        return None;
    }
    let shown = lines.iter().take(MAX_TAG_LINES).map(|line| line.text.trim());
    let start = shown.collect::<Vec<_>>().join("\n");
    let tag = tags::parse(&start).filter(|tag| tag.get("v-for").is_some())?;
    if tag.kind == TagKind::Whole {
        return Some(1 + start[..tag.length].matches('\n').count());
    }
    tags::n_lines(lines.iter().map(|line| line.text.as_str()), &tag.name)
}

#[cfg(test)]
mod tests {
    use super::length;
    use crate::import::body::line::lines;

    #[test]
    fn repeated_element_ends_with_its_tag() {
        let of = |text: &str| length(&lines(text, 1));
        assert_eq!(of("<li v-for=\"a in b\" :key=\"a\">{{ a }}</li>\nc"), Some(1));
        assert_eq!(of("<div\n  v-for=\"a in b\"\n>\n<div>\n</div>\n</div>\nc"), Some(6));
        assert_eq!(of("<Item v-for=\"a in b\"\n :key=\"a\" />\nc"), Some(2));
        for text in ["<div>\n</div>", "a <li v-for=\"a in b\"></li>", "<li v-for=\"a in b\">"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
