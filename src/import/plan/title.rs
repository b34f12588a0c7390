//! The title of a page, as kb shows it: its first heading, else a key.

use crate::import::body;
use crate::import::body::line::Line;
use crate::import::front::Front;
use crate::import::layout::PageSource;

/// Replaces several empty lines by one.
pub(super) fn without_gaps(lines: Vec<Line>) -> Vec<Line> {
    let is_code = body::code::in_code(&lines);
    let mut new: Vec<Line> = Vec::with_capacity(lines.len());
    for (line, is_code) in lines.into_iter().zip(is_code) {
        let is_empty = |line: &Line| line.text.trim().is_empty();
        if is_code || !is_empty(&line) || !new.last().is_some_and(is_empty) {
            new.push(line);
        }
    }
    new
}

/// A page with one title.
#[derive(Default)]
pub(super) struct Titled {
    pub(super) front: Front,
    pub(super) lines: Vec<Line>,
    /// The line of the old file with the first level-1 heading that became a section.
    pub(super) lowered: Option<usize>,
}

/// Makes sure that a page has one title: its first heading, else a key. Other level-1 headings become
/// sections, with all headings below them one level lower.
pub(super) fn with_title(page: &PageSource, mut front: Front, mut lines: Vec<Line>) -> Titled {
    let is_code = body::code::in_code(&lines);
    let is_title = |nth: usize| !is_code[nth] && lines[nth].text.starts_with("# ");
    let first_text = lines.iter().position(|line| !line.text.trim().is_empty());
    let heading = (0..lines.len()).find(|nth| is_title(*nth));
    let n_titles = (0..lines.len()).filter(|nth| is_title(*nth)).count();
    let shown = heading.map(|nth| plain(lines[nth].text.trim_start_matches('#')));
    let shown = shown.filter(|shown| !shown.is_empty());
    let is_section = n_titles > 1 || (heading.is_some() && heading != first_text);
    if is_section && front.title.is_some() && front.title != shown {
        // The layout of the old site shows the title above all of them.
        let lowered = lower(&mut lines, &is_code, 0);
        return Titled { front, lines, lowered };
    }
    let lowered = match heading.filter(|_| n_titles > 1) {
        Some(nth) => lower(&mut lines, &is_code, nth + 1),
        None => None,
    };
    match (heading, shown) {
        // The heading is what readers see as the title.
        (Some(nth), Some(_)) if Some(nth) == first_text => front.title = None,
        // A heading below a picture or a badge: kb shows the title first.
        (Some(nth), Some(shown)) if front.title.is_none() => {
            front.title = Some(shown);
            lines.remove(nth);
        }
        (Some(nth), Some(shown)) if front.title.as_ref() == Some(&shown) => drop(lines.remove(nth)),
        _ => front.title = front.title.or_else(|| page.title.clone()),
    }
    Titled { front, lines, lowered }
}

/// Makes headings one level lower, from the first level-1 heading at or after a line.
fn lower(lines: &mut [Line], is_code: &[bool], from: usize) -> Option<usize> {
    let first =
        (from..lines.len()).find(|nth| !is_code[*nth] && lines[*nth].text.starts_with("# "))?;
    for (line, _) in lines.iter_mut().zip(is_code).skip(first).filter(|(_, is_code)| !**is_code) {
        let level = line.text.len() - line.text.trim_start_matches('#').len();
        if matches!(level, 1..=5) && line.text[level..].starts_with(' ') {
            line.text.insert(0, '#');
        }
    }
    Some(lines[first].from)
}

/// A heading without its attributes and the marks of its markup.
pub(super) fn plain(heading: &str) -> String {
    let heading = heading.trim();
    let heading = match (heading.ends_with('}'), heading.rfind('{')) {
        (true, Some(at)) => &heading[..at],
        _ => heading,
    };
    let mut text = String::new();
    let mut rest = heading;
    // `[text](path)` and `![alt](path)` become their texts.
    while let Some(at) = rest.find("](") {
        let end = rest[at..].find(')').map_or(rest.len(), |end| at + end + 1);
        text.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    text.push_str(rest);
    text.replace(['`', '*', '['], "").replace("![", "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::lower;
    use crate::import::body::line::{lines, text};

    #[test]
    fn sections_of_a_lowered_heading_go_with_it() {
        let mut page = lines("# A\n## B\n# C\n### D\n#e\n###### F\n# G\n", 1);
        let is_code = vec![false; page.len()];
        assert_eq!(lower(&mut page, &is_code, 1), Some(3));
        assert_eq!(text(&page), "# A\n## B\n## C\n#### D\n#e\n###### F\n## G\n");
        assert_eq!(lower(&mut page, &is_code, 1), None);
    }
}
