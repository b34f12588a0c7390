//! Containers: `:::type Title` and its counterparts in other syntaxes.
//!
//! kb reads `:::type Title`, `!!! type "Title"`, `??? type`, `=== "Tab"` and `> [!type] Title` as
//! they are. Other forms are converted to containers of colons. A container ends at a line with as
//! many colons as it began with, so each has one more than those inside it.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::Fate;

/// A line of a text with containers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContainerLine {
    /// A line of the text.
    Text(Line),
    /// The beginning of a container: indentation, type and title in the text of the line.
    Open(Line),
    /// The end of the last open container.
    Close(Line),
}

/// Writes containers with as many colons as their nesting needs.
#[must_use]
pub fn write(parts: Vec<ContainerLine>) -> Vec<Line> {
    let mut heights = vec![0_usize; parts.len()];
    let mut open: Vec<usize> = Vec::new();
    for (nth, part) in parts.iter().enumerate() {
        match part {
            ContainerLine::Text(_) => {}
            ContainerLine::Open(_) => open.push(nth),
            ContainerLine::Close(_) => {
                let Some(opener) = open.pop() else { continue };
                heights[opener] = heights[opener].max(1);
                heights[nth] = heights[opener];
                if let Some(parent) = open.last() {
                    heights[*parent] = heights[*parent].max(heights[opener] + 1);
                }
            }
        }
    }
    let lines = parts.into_iter().zip(heights).filter_map(|(part, height)| match part {
        ContainerLine::Text(line) => Some(line),
        // A container that is never closed, or a stray end, is left out.
        ContainerLine::Open(_) | ContainerLine::Close(_) if height == 0 => None,
        ContainerLine::Open(line) => {
            let space = indent(&line.text);
            let text = format!("{space}{}{}", ":".repeat(height + 2), line.text.trim());
            Some(line.with(text))
        }
        ContainerLine::Close(line) => {
            let space = indent(&line.text);
            let text = format!("{space}{}", ":".repeat(height + 2));
            Some(line.with(text))
        }
    });
    lines.collect()
}

/// `/// type | Title … ///` of `pymdownx.blocks`. Groups of tabs get a container of their own.
#[must_use]
pub fn slashes(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut parts: Vec<ContainerLine> = Vec::new();
    let mut notes = Vec::new();
    // For each open block, what its end closes.
    let mut open: Vec<Slashes> = Vec::new();
    let mut in_options = false;
    for line in lines {
        if fences.is_code(&line.text) {
            parts.push(ContainerLine::Text(line));
            continue;
        }
        let text = line.text.trim().to_owned();
        let n = text.len() - text.trim_start_matches('/').len();
        if n >= 3 && text.len() == n {
            if let Some(at) = open.iter().rposition(|block| block.n == n) {
                for block in open.drain(at..).rev() {
                    close(&mut parts, &line, block.kind);
                }
            }
            in_options = false;
        } else if n >= 3 && text[n..].starts_with([' ', '\t']) {
            let (name, title) = text[n..].split_once('|').unwrap_or((&text[n..], ""));
            let kind = kind(name.trim(), &parts);
            if kind == BlockKind::Dropped {
                let what = format!("`/// {}`: only its content is kept", name.trim());
                notes.push(context.note(&line, Fate::Changed, what));
            }
            begin(&mut parts, &line, kind, &format!("{} {}", name.trim(), title.trim()));
            open.push(Slashes { n, kind });
            in_options = true;
        } else if in_options && is_option(&line.text) {
            // `    type: warning` below the first line.
        } else {
            in_options = false;
            parts.push(ContainerLine::Text(line));
        }
    }
    Passed { lines: write(parts), notes }
}

struct Slashes {
    n: usize,
    kind: BlockKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Callout,
    /// The first tab of a group.
    FirstTab,
    /// A tab after another one.
    NextTab,
    /// A block that has no counterpart.
    Dropped,
}

fn kind(name: &str, parts: &[ContainerLine]) -> BlockKind {
    let is_blank = |part: &&ContainerLine| matches!(part, ContainerLine::Text(line) if line.text.trim().is_empty());
    let before = parts.iter().rev().find(|part| !is_blank(part));
    let after_group =
        matches!(before, Some(ContainerLine::Close(line)) if line.text.trim() == "tabs");
    match name {
        "tab" if after_group => BlockKind::NextTab,
        "tab" => BlockKind::FirstTab,
        name if name.starts_with("html") || name.starts_with("define") => BlockKind::Dropped,
        _ => BlockKind::Callout,
    }
}

fn begin(parts: &mut Vec<ContainerLine>, line: &Line, kind: BlockKind, opener: &str) {
    let space = indent(&line.text);
    let opener = line.with(format!("{space}{}", opener.trim()));
    match kind {
        BlockKind::Callout => parts.push(ContainerLine::Open(opener)),
        BlockKind::FirstTab => {
            parts.push(ContainerLine::Open(line.with(format!("{space}tabs"))));
            parts.push(ContainerLine::Open(opener));
        }
        BlockKind::NextTab => {
            // The group continues: remove its end.
            while let Some(part) = parts.pop() {
                if matches!(part, ContainerLine::Close(_)) {
                    break;
                }
            }
            parts.push(ContainerLine::Open(opener));
        }
        BlockKind::Dropped => {}
    }
}

fn close(parts: &mut Vec<ContainerLine>, line: &Line, kind: BlockKind) {
    let space = indent(&line.text).to_owned();
    match kind {
        BlockKind::Callout => parts.push(ContainerLine::Close(line.with(space))),
        BlockKind::FirstTab | BlockKind::NextTab => {
            parts.push(ContainerLine::Close(line.with(space.clone())));
            parts.push(ContainerLine::Close(line.with(format!("{space}tabs"))));
        }
        BlockKind::Dropped => {}
    }
}

fn is_option(line: &str) -> bool {
    let Some((name, _)) = line.trim_start().split_once(':') else { return false };
    line.starts_with("    ")
        && !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// `::: module.path` of mkdocstrings with its indented options: documentation that is generated
/// from code.
#[must_use]
pub fn generated(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut passed = Passed::default();
    let mut in_options = false;
    for line in lines {
        let is_code = fences.is_code(&line.text);
        let name = line.text.strip_prefix("::: ").filter(|_| !is_code).map(str::trim);
        if let Some(name) = name.filter(|name| name.contains('.') && !name.contains(' ')) {
            let note = format!("`::: {name}`: documentation that is generated from code");
            passed.notes.push(context.note(&line, Fate::LeftOut, note));
            passed.lines.push(line.with(format!("`{name}`")));
            in_options = true;
        } else if in_options && !is_code && line.text.starts_with("    ") {
            // The options of the generator.
        } else {
            in_options = in_options && line.text.trim().is_empty();
            passed.lines.push(line);
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    use super::{ContainerLine, write};
    use crate::import::body::line::{Line, lines, text};

    fn part(kind: fn(Line) -> ContainerLine, text: &str) -> ContainerLine {
        kind(Line { text: text.to_owned(), from: 1 })
    }

    #[test]
    fn outer_containers_have_more_colons() {
        let parts = vec![
            part(ContainerLine::Open, "tabs"),
            part(ContainerLine::Open, "tab A"),
            part(ContainerLine::Text, "x"),
            part(ContainerLine::Close, ""),
            part(ContainerLine::Close, ""),
            part(ContainerLine::Close, ""),
            part(ContainerLine::Open, "note"),
        ];
        assert_eq!(text(&write(parts)), "::::tabs\n:::tab A\nx\n:::\n::::\n");
        assert!(lines("", 1).is_empty());
    }
}
