//! Marks inside lines that control a generator and are not text: attribute lists, icons, tables of
//! contents.

use crate::import::body::code::Fences;
use crate::import::body::line::Line;
use crate::import::body::prose::edit_prose;
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::Fate;

/// Lines that insert a table of contents, which kb always shows.
const CONTENTS: [&str; 6] = ["[TOC]", "[[toc]]", "[[_TOC_]]", "{:toc}", "* TOC", "- TOC"];

/// Removes lines that insert a table of contents.
#[must_use]
pub fn without_contents(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let is_text = |line: &Line| {
        let is_code = fences.is_code(&line.text);
        is_code || !CONTENTS.iter().any(|mark| mark.eq_ignore_ascii_case(line.text.trim()))
    };
    Passed { lines: lines.into_iter().filter(is_text).collect(), notes: Vec::new() }
}

/// Moves the id of a heading behind its text: in texts from right to left, it was often written before.
#[must_use]
pub fn with_ids_at_end(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let lines = lines.into_iter().map(|line| {
        let is_code = fences.is_code(&line.text);
        match id_first(&line.text).filter(|_| !is_code) {
            Some(heading) => line.with(heading),
            None => line,
        }
    });
    Passed { lines: lines.collect(), notes: Vec::new() }
}

/// `## {#id} Text` as `## Text {#id}`.
fn id_first(line: &str) -> Option<String> {
    let text = line.trim_start_matches('#');
    let marks = &line[..line.len() - text.len()];
    let (id, text) = text.trim_start().strip_prefix("{#")?.split_once('}')?;
    let is_heading = (1..=6).contains(&marks.len()) && !text.trim().is_empty();
    is_heading.then(|| format!("{marks} {} {{#{id}}}", text.trim()))
}

/// Removes attribute lists, `{: .class }` and `{ .class }`, except ids of headings. The width of a
/// picture stays.
#[must_use]
pub fn without_lists(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let lines = edit_prose(joined(lines), |line, part| {
        let is_heading = line.text.trim_start().starts_with('#');
        let mut text = String::with_capacity(part.len());
        let mut rest = part;
        let mut changed = false;
        while let Some(at) = rest.find('{') {
            let Some(end) = rest[at..].find('}').map(|end| at + end) else { break };
            let inside = &rest[at + 1..end];
            let before = &rest[..at];
            let kept = kept(inside, is_heading, before.ends_with(')'));
            if !is_list(inside) || kept.as_deref() == Some(inside) {
                text.push_str(&rest[..=end]);
            } else {
                changed = true;
                let space = if kept.is_none() { before.trim_end() } else { before };
                text.push_str(space);
                text.extend(kept.map(|kept| format!("{{{kept}}}")));
            }
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        changed.then_some(text)
    });
    // A line that contained only the list is removed with it.
    let is_left = |line: &Line| line.text.trim() != "{}";
    let lines = lines.into_iter().filter(is_left).collect();
    Passed { lines, notes: Vec::new() }
}

/// The lines, with the lists that go over two of them on the first one.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let mut fences = Fences::default();
    let mut new: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open = None;
    for line in lines {
        let is_code = fences.is_code(&line.text);
        match (open.filter(|_| !is_code), line.text.split_once('}'), new.last_mut()) {
            (Some(at), Some((end, rest)), Some(first))
                if is_list(&format!("{} {end}", &first.text[at + 1..])) =>
            {
                let end = end.trim();
                first.text.extend([if first.text.ends_with(':') { "" } else { " " }, end, "}"]);
                // The rest goes with it: at the start of a line it could be the mark of a block.
                first.text.push_str(rest);
            }
            _ => new.push(line),
        }
        open = new.last().filter(|_| !is_code).and_then(|line| unclosed_list(&line.text));
    }
    new
}

/// Where a list begins that the line does not end.
fn unclosed_list(line: &str) -> Option<usize> {
    let at = line.rfind("{:")?;
    (!line[at..].contains('}')).then_some(at)
}

/// Whether the text between braces is a list of attributes.
fn is_list(inside: &str) -> bool {
    let inside = inside.strip_prefix(':').unwrap_or(inside).trim();
    let mut words = words(inside).into_iter().peekable();
    words.peek().is_some()
        && words.all(|word| {
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '/');
            match word.strip_prefix(['.', '#']) {
                Some(name) => !name.is_empty() && name.chars().all(is_name),
                None => word.split_once('=').is_some_and(|(name, _)| {
                    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-')
                }),
            }
        })
}

/// The words of a list; a quoted value is part of its word.
fn words(inside: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in inside.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c.is_whitespace() => {
                words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
                continue;
            }
            Some(_) | None => {}
        }
        word.push(c);
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// The part of a list to keep: the id of a heading, the width of a picture.
fn kept(inside: &str, is_heading: bool, after_link: bool) -> Option<String> {
    let words = words(inside.strip_prefix(':').unwrap_or(inside));
    let id = words.iter().find(|word| word.starts_with('#'));
    if let (true, Some(id)) = (is_heading, id) {
        return Some(id.clone());
    }
    let width = words.iter().find_map(|word| word.strip_prefix("width="))?;
    let width = width.trim_matches(['"', '\'']).trim_end_matches("px");
    (after_link && width.parse::<u32>().is_ok()).then(|| format!("width={width}"))
}

/// The names of sets of icons.
const ICONS: [&str; 5] = ["material", "fontawesome", "octicons", "simple", "heroicons"];

/// Removes icons, `:material-home:`, which kb does not have.
#[must_use]
pub fn without_icons(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut notes = Vec::new();
    let lines = edit_prose(lines, |line, part| {
        let mut text = String::new();
        let mut rest = part;
        while let Some(found) = icon(rest) {
            let name = &rest[found.clone()];
            let note = format!("the icon `{name}`");
            notes.push(context.note(line, Fate::LeftOut, note));
            text.push_str(&rest[..found.start]);
            rest = &rest[found.end..];
            // One of the two spaces around it.
            if text.is_empty() || text.ends_with([' ', '[']) {
                rest = rest.strip_prefix(' ').unwrap_or(rest);
            }
        }
        text.push_str(rest);
        (text != part).then_some(text)
    });
    Passed { lines, notes }
}

fn icon(text: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices(':').find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
        let (set, _) = rest[..length].split_once('-')?;
        let is_icon = rest[length..].starts_with(':') && ICONS.contains(&set);
        is_icon.then_some(at..at + length + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::{id_first, is_list, joined, kept};
    use crate::import::body::line::{lines, text};

    #[test]
    fn id_before_a_heading_goes_behind_it() {
        assert_eq!(id_first("## {#a} بخش").as_deref(), Some("## بخش {#a}"));
        for other in ["## بخش {#a}", "{#a} b", "# {#a}"] {
            assert_eq!(id_first(other), None);
        }
    }

    #[test]
    fn lists_over_two_lines_come_to_one() {
        let one_line = |written| text(&joined(lines(written, 1)));
        for (written, expected) in [
            ("[![A][1]{:\n.icon width=\"70\"}][2] b\nc", "[![A][1]{:.icon width=\"70\"}][2] b\nc"),
            ("[a][1]{: .b\n.c}. d", "[a][1]{: .b .c}. d"),
            ("a {: b\nc} d", "a {: b\nc} d"),
            ("a {:\n\n.b}", "a {:\n\n.b}"),
            ("```\n{:\n.b}\n```", "```\n{:\n.b}\n```"),
        ] {
            assert_eq!(one_line(written).trim_end(), expected);
        }
    }

    #[test]
    fn attribute_lists_are_recognized() {
        for list in
            [" .class ", ": #id .b", " width=\"300\" ", ".md-button .md-button--primary", ":.x"]
        {
            assert!(is_list(list), "{list}");
        }
        for text in ["", " name ", "a, b", "{ x", "% if %", "user.id"] {
            assert!(!is_list(text), "{text}");
        }
        assert_eq!(kept(" #id .b", true, false).as_deref(), Some("#id"));
        assert_eq!(kept(" #id .b", false, false), None);
        assert_eq!(kept(": width=\"300px\" .b", false, true).as_deref(), Some("width=300"));
    }
}
