//! An Obsidian vault.
//!
//! Pages name each other by file name, from anywhere in the vault, so names become paths.

use crate::import::body::code::Fences;
use crate::import::body::line::Line;
use crate::import::body::prose::edit_prose;
use crate::import::body::{ConversionContext, Pass, Passed};
use crate::import::detect::DetectedSite;
use crate::import::layout::Layout;
use crate::import::plain;
use crate::import::report::Fate;
use crate::import::tree::FileTree;
use crate::link::percent::encode;
use crate::names::anchor::AnchorId;

/// The conversions of texts. kb reads `> [!type] Title` and `==mark==` as they are.
pub const PASSES: &[Pass] = &[without_comments, names];

/// The conversion of names in other folders, in which kb finds a name that only one page has.
pub const NAMES: &[Pass] = &[names];

/// Reads a vault.
///
/// # Errors
/// When there are no pages.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let mut layout = plain::layout(tree, found)?;
    layout.title.clone_from(&tree.name);
    for page in &mut layout.pages {
        let name = page.from.file_name();
        page.title = name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
        let stem = page.inner.as_str().rsplit_once('.').map_or("", |(stem, _)| stem);
        page.address = Some(stem.replace(' ', "+"));
    }
    Ok(layout)
}

/// Removes `%%comments%%` and the ids of blocks, `^id`.
fn without_comments(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut passed = Passed::default();
    let mut in_comment = false;
    for line in lines {
        if fences.is_code(&line.text) && !in_comment {
            passed.lines.push(line);
            continue;
        }
        let mut text = String::new();
        for (nth, part) in line.text.split("%%").enumerate() {
            if nth > 0 {
                in_comment = !in_comment;
            }
            if !in_comment {
                text.push_str(part);
            }
        }
        let has_comment = text.len() < line.text.len();
        if let Some((before, id)) = text.rsplit_once(" ^")
            && !id.is_empty()
            && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        {
            text.truncate(before.len());
        }
        if !(has_comment && text.trim().is_empty()) {
            passed.lines.push(line.with(text));
        }
    }
    passed
}

/// `[[Name#Heading|text]]` and `![[picture.png|300]]` become links with paths.
fn names(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut notes = Vec::new();
    let lines = edit_prose(lines, |line, part| {
        let mut new = String::new();
        let mut rest = part;
        while let Some(at) = rest.find("[[") {
            let Some(end) = rest[at..].find("]]").map(|end| at + end) else { break };
            let is_embed = rest[..at].ends_with('!');
            let before = if is_embed { &rest[..at - 1] } else { &rest[..at] };
            let inside = rest[at + 2..end].replace("\\|", "|");
            new.push_str(before);
            match link(context, &inside, is_embed) {
                Some(link) => new.push_str(&link),
                None => {
                    let note = format!("`[[{inside}]]`: no such page");
                    notes.push(context.note(line, Fate::LeftAlone, note));
                    new.push_str(&rest[before.len()..end + 2]);
                }
            }
            rest = &rest[end + 2..];
        }
        new.push_str(rest);
        (new != part).then_some(new)
    });
    Passed { lines, notes }
}

fn link(context: &ConversionContext<'_>, inside: &str, is_embed: bool) -> Option<String> {
    let (target, text) = inside.split_once('|').unwrap_or((inside, ""));
    let (name, heading) = target.split_once('#').unwrap_or((target, ""));
    let heading = heading.rsplit('#').next().unwrap_or(heading).trim();
    let anchor = match heading {
        "" => String::new(),
        block if block.starts_with('^') => String::new(),
        heading => format!("#{}", AnchorId::of_text(heading)),
    };
    let name = name.trim();
    if name.is_empty() {
        let text = if text.is_empty() { heading } else { text };
        return (!anchor.is_empty()).then(|| format!("[{text}]({anchor})"));
    }
    let found = context
        .map
        .find(context.page, name)
        .or_else(|| context.map.named(context.page, name.rsplit('/').next().unwrap_or(name)))?;
    let path = encode(&context.map.link(context.page, found));
    let stem = name.rsplit('/').next().unwrap_or(name);
    match (found.is_page, is_embed) {
        (true, true) => Some(format!("![[{}{anchor}]]", found.to.as_str().trim_end_matches(".md"))),
        (true, false) => {
            let shown = match (text, heading) {
                ("", "") => stem.to_owned(),
                ("", heading) if !heading.starts_with('^') => format!("{stem}: {heading}"),
                ("", _) => stem.to_owned(),
                (text, _) => text.to_owned(),
            };
            Some(format!("[{}]({path}{anchor})", shown.trim()))
        }
        (false, true) => {
            let width = text.split('x').next().and_then(|width| width.trim().parse::<u32>().ok());
            let alt = if width.is_some() || text.is_empty() {
                stem.rsplit_once('.').map_or(stem, |(stem, _)| stem)
            } else {
                text
            };
            let width = width.map_or(String::new(), |width| format!("{{width={width}}}"));
            Some(format!("![{alt}]({path}){width}"))
        }
        (false, false) => Some(format!("[{}]({path})", if text.is_empty() { stem } else { text })),
    }
}
