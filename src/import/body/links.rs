//! Links and pictures: each that leads to a page or file of the old site gets its new path.

use std::ops::Range;

use crate::import::body::ConversionContext;
use crate::import::body::code::{in_code, parts};
use crate::import::body::line::Line;
use crate::import::body::urls;
use crate::import::ids;
use crate::import::report::Note;
use crate::link::percent::{decode, encode};
use crate::names::anchor::AnchorId;
use crate::text::RelPath;

/// The rewritten lines.
#[derive(Debug, Default)]
pub struct Rewritten {
    /// The lines.
    pub lines: Vec<Line>,
    /// The files that the page shows or links to.
    pub used: Vec<RelPath>,
    /// What the author should look at.
    pub notes: Vec<Note>,
}

/// Rewrites all destinations outside code.
#[must_use]
pub fn rewrite(context: &ConversionContext<'_>, lines: Vec<Line>) -> Rewritten {
    let mut rewritten = Rewritten::default();
    let is_code = in_code(&lines);
    for (line, is_code) in lines.into_iter().zip(is_code) {
        if is_code {
            rewritten.lines.push(line);
            continue;
        }
        let line = urls::as_links(context, line);
        rewritten.notes.extend(urls::lost_texts(context, &line));
        let mut text = String::with_capacity(line.text.len());
        let mut end = 0;
        for range in destinations(&line.text) {
            let dest = &line.text[range.clone()];
            let Some(new) = new_destination(context, dest) else {
                rewritten.notes.extend(urls::lost(context, &line, dest));
                continue;
            };
            rewritten.used.extend(new.used);
            text.push_str(&line.text[end..range.start]);
            text.push_str(&new.text);
            end = range.end;
        }
        text.push_str(&line.text[end..]);
        rewritten.lines.push(line.with(text));
    }
    rewritten
}

struct RewrittenLink {
    text: String,
    used: Option<RelPath>,
}

fn new_destination(context: &ConversionContext<'_>, dest: &str) -> Option<RewrittenLink> {
    let dest = dest.trim();
    let end = dest.find(['#', '?']).unwrap_or(dest.len());
    let (path, rest) = dest.split_at(end);
    let is_web = path.contains("://");
    if path.is_empty() {
        let anchor = anchor(rest);
        return (anchor != rest).then_some(RewrittenLink { text: anchor, used: None });
    }
    if !is_web && path.contains(':') && !path.starts_with('/') {
        return None;
    }
    let path = path.replace("&amp;", "&");
    let target = context.map.find(context.page, &path)?;
    let link = encode(&context.map.link(context.page, target));
    let anchor = rest.find('#').map_or(String::new(), |at| anchor(&rest[at..]));
    let used = (!target.is_page).then(|| target.from.clone());
    Some(RewrittenLink { text: format!("{link}{anchor}"), used })
}

/// The end of a destination from `#` on, with the id that the new site has.
fn anchor(written: &str) -> String {
    let Some(id) = written.strip_prefix('#').filter(|id| !id.contains(":~:")) else {
        return written.to_owned();
    };
    let decoded = decode(id);
    match AnchorId::written(&decoded) {
        Ok(_) => written.to_owned(),
        Err(_) => format!("#{}", ids::fit(&decoded)),
    }
}

/// The places of all destinations of a line, in order.
#[must_use]
pub fn destinations(line: &str) -> Vec<Range<usize>> {
    let code: Vec<Range<usize>> =
        parts(line).into_iter().filter(|part| part.is_code).map(|part| part.range).collect();
    let in_code = |at: usize| code.iter().any(|range| range.contains(&at));
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, opening) in line.match_indices("](") {
        if !in_code(at) {
            found.extend(inline(line, at + opening.len()));
        }
    }
    found.extend(definition(line));
    for attribute in ["href", "src", "poster", "data-src"] {
        for (at, _) in line.match_indices(attribute) {
            if !in_code(at) && (at == 0 || line[..at].ends_with([' ', '\t'])) {
                found.extend(quoted(line, at + attribute.len()));
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, before| next.start < before.end);
    found
}

/// The destination after `](`.
fn inline(line: &str, start: usize) -> Option<Range<usize>> {
    let start = start + (line[start..].len() - line[start..].trim_start().len());
    let rest = &line[start..];
    if let Some(inner) = rest.strip_prefix('<') {
        let end = inner.find('>')?;
        return Some(start..start + end + 2).filter(|_| end > 0).map(|range| {
            // The new path is encoded, so it needs no angle brackets; they are replaced with it.
            range.start..range.end
        });
    }
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return (at > 0).then_some(start..start + at),
            ')' => depth -= 1,
            c if c.is_whitespace() => return (at > 0).then_some(start..start + at),
            _ => {}
        }
    }
    None
}

/// The destination of a reference definition, `[name]: path`.
fn definition(line: &str) -> Option<Range<usize>> {
    let rest = line.trim_start();
    let name = rest.strip_prefix('[').filter(|name| !name.starts_with('^'))?;
    let after = name.find("]:")?;
    if name[..after].contains('[') {
        return None;
    }
    let before = line.len() - name.len() + after + 2;
    let dest = line[before..].trim_start();
    let start = line.len() - dest.len();
    let length = dest.find(char::is_whitespace).unwrap_or(dest.len());
    (length > 0).then_some(start..start + length)
}

/// The value of an attribute after its name.
fn quoted(line: &str, after: usize) -> Option<Range<usize>> {
    let rest = line[after..].trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let start = line.len() - rest.len() + 1;
    let end = line[start..].find(quote)?;
    (end > 0).then_some(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::destinations;

    fn found(line: &str) -> Vec<&str> {
        destinations(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn destinations_of_all_forms_are_found() {
        assert_eq!(found("[a](b.md) ![c](d.png \"e\") `[f](g)`"), ["b.md", "d.png"]);
        assert_eq!(found("[![a](b.png)](c.md)"), ["b.png", "c.md"]);
        assert_eq!(found("[a]: ../b.md 'c'"), ["../b.md"]);
        assert_eq!(found("[^a]: ../b.md"), [""; 0]);
        assert_eq!(found("<a href=\"b.md\"><img alt='' src='c.png'></a>"), ["b.md", "c.png"]);
        assert_eq!(found("[a](<b c.md>) [d](e_(f).md)"), ["<b c.md>", "e_(f).md"]);
    }
}
