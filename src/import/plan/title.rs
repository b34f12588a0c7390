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
pub(super) struct Titled {
    pub(super) front: Front,
    pub(super) lines: Vec<Line>,
}

/// Makes sure that a page has one title: its first heading, else a key.
pub(super) fn with_title(page: &PageSource, mut front: Front, mut lines: Vec<Line>) -> Titled {
    let is_code = body::code::in_code(&lines);
    let is_title = |nth: usize| !is_code[nth] && lines[nth].text.starts_with("# ");
    let first_text = lines.iter().position(|line| !line.text.trim().is_empty());
    let heading = (0..lines.len()).find(|nth| is_title(*nth));
    let shown = heading.map(|nth| plain(lines[nth].text.trim_start_matches('#')));
    match (heading, shown.filter(|shown| !shown.is_empty())) {
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
    Titled { front, lines }
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
