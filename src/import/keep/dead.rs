//! Links that had no target in the old site either: they are removed, and their text stays.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::import::body::tags;
use crate::import::plan::PageDraft;
use crate::import::report::{Fate, Note};
use crate::site::Site;
use crate::text::RelPath;
use crate::text::edit::{self, Edit};

/// Findings about links that cannot be kept.
const RULES: [Rule; 5] = [
    Rule::BrokenLink,
    Rule::MissingAsset,
    Rule::MissingAnchor,
    Rule::OutdatedLink,
    Rule::UnsafeUrl,
];

/// Removes links without a target and anchors without a heading; returns a note for each.
pub(super) fn remove(pages: &mut [PageDraft], site: &Site) -> Vec<Note> {
    let mut by_page: BTreeMap<&RelPath, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in &site.found {
        if RULES.contains(&finding.rule) {
            by_page.entry(&finding.source.path).or_default().push(finding);
        }
    }
    let mut notes = Vec::new();
    for page in pages {
        let Some(findings) = by_page.get(&page.path) else { continue };
        let offset = page.front.write().len();
        let found = findings.iter().filter_map(|finding| edit(&page.body, finding, offset));
        let mut edits: Vec<LinkEdit> = found.collect();
        edits.sort_by_key(|it| it.edit.span);
        edits.dedup_by(|next, before| next.edit.span.start < before.edit.span.end);
        for LinkEdit { edit, what, is_mended } in &edits {
            let line = page.body[..edit.span.start as usize].matches('\n').count();
            let line = page.origins.get(line).copied().unwrap_or(0);
            let fate = if *is_mended { Fate::Changed } else { Fate::LeftOut };
            notes.push(Note { path: page.from.clone(), line, fate, text: what.clone() });
        }
        page.body = edit::apply(&page.body, edits.iter().map(|it| &it.edit));
    }
    notes
}

struct LinkEdit {
    /// The edit of the Markdown.
    edit: Edit,
    /// What it does, for the report.
    what: String,
    /// Whether the link is kept.
    is_mended: bool,
}

fn edit(body: &str, finding: &Diagnostic, offset: usize) -> Option<LinkEdit> {
    let start = (finding.span.start as usize).checked_sub(offset)?;
    let end = (finding.span.end as usize).checked_sub(offset)?;
    let dest = body.get(start..end)?;
    if is_missing_anchor(finding)
        && let Some(at) = dest.find('#').filter(|at| *at > 0)
    {
        let what = format!("the anchor of `{dest}`, which is not there");
        return Some(LinkEdit { edit: Edit::new(start + at..end, ""), what, is_mended: false });
    }
    if let Some(better) = near(finding) {
        let what = format!("`{dest}` became `{better}`, because its scheme is not known");
        return Some(LinkEdit { edit: Edit::new(start..end, better), what, is_mended: true });
    }
    if let Some(text) = dest.strip_prefix('[').and_then(|dest| dest.strip_suffix("]()")) {
        let what = format!("the link of `{text}`, which has no target");
        return Some(LinkEdit { edit: Edit::new(start..end, text), what, is_mended: false });
    }
    let why = match finding.rule {
        Rule::UnsafeUrl => "whose scheme is not in `schemes:` of kb.yaml",
        _ => "which has no target",
    };
    let what = format!("the link to `{dest}`, {why}");
    if let Some(text) = reference(dest) {
        return Some(LinkEdit { edit: Edit::new(start..end, text), what, is_mended: false });
    }
    let ways = [inline, wiki, attribute];
    let edit = ways.iter().find_map(|way| way(body, start, end))?;
    Some(LinkEdit { edit, what, is_mended: false })
}

/// Whether the page of a link is there, and only the place on it is not. In translations, all links
/// without a target have one rule.
fn is_missing_anchor(finding: &Diagnostic) -> bool {
    let is_of_anchor = || {
        let begins = ["no heading or id `", "no anchor `"];
        begins.iter().any(|begin| finding.message.starts_with(begin))
    };
    finding.rule == Rule::MissingAnchor || (finding.rule == Rule::OutdatedLink && is_of_anchor())
}

/// The URL with the only scheme that is near, `hhttps://`.
fn near(finding: &Diagnostic) -> Option<&str> {
    let fix = finding.fix.as_deref().filter(|_| finding.rule == Rule::UnsafeUrl)?;
    fix.edits.first().filter(|edit| edit.span == finding.span).map(|edit| edit.text.as_str())
}

/// The text of a link to a definition, `[text][name]`, `[name][]` or `[name]`.
pub(super) fn reference(link: &str) -> Option<&str> {
    let inner = link.strip_prefix('!').unwrap_or(link).strip_prefix('[')?;
    let mut depth = 0_usize;
    let end = inner.char_indices().find_map(|(at, c)| {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
        None
    })?;
    let rest = &inner[end + 1..];
    (rest.is_empty() || rest.starts_with('[')).then_some(&inner[..end])
}

/// `[text](dest)` or `![text](dest)` around a destination.
fn inline(body: &str, start: usize, end: usize) -> Option<Edit> {
    let before = body[..start].trim_end_matches('<').strip_suffix("](")?;
    let mut depth = 0_usize;
    let open = before.char_indices().rev().find_map(|(at, c)| {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
        None
    })?;
    let close = end + body[end..].find(')')? + 1;
    let is_picture = body[..open].ends_with('!');
    // The width of a picture goes with it.
    let rest = &body[close..];
    let width =
        rest.find('}').filter(|_| is_picture && rest.starts_with('{')).map_or(0, |at| at + 1);
    let start = open - usize::from(is_picture);
    Some(Edit::new(start..close + width, &before[open + 1..]))
}

/// `[[name|text]]` around a name.
fn wiki(body: &str, start: usize, end: usize) -> Option<Edit> {
    let open = body[..start].strip_suffix("[[")?.len();
    let close = end + body[end..].find("]]")?;
    let inside = &body[start..close];
    let new = inside.rsplit_once('|').map_or(inside, |(_, text)| text);
    let start = open - usize::from(body[..open].ends_with('!'));
    Some(Edit::new(start..close + 2, new))
}

/// `<a href="dest">` and `<img src="dest">` around a destination: the link loses its address, and of a
/// picture its alternative text stays.
fn attribute(body: &str, start: usize, end: usize) -> Option<Edit> {
    let before = &body[..start];
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let close = end + usize::from(body[end..].starts_with(quote));
    let name = before.trim_end_matches(quote).trim_end().strip_suffix('=')?.trim_end();
    let name = name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-').len();
    let open = body[..name].rfind('<').filter(|open| !body[*open..name].contains('>'))?;
    let tag_end = close + body[close..].find('>')? + 1;
    let tag = tags::parse(&body[open..tag_end])?;
    Some(match tag.name.eq_ignore_ascii_case("img") {
        true => Edit::new(open..tag_end, tag.get("alt").unwrap_or_default()),
        false => Edit::new(body[..name].trim_end().len()..close, ""),
    })
}

#[cfg(test)]
mod tests {
    use super::{attribute, inline, reference, wiki};

    #[test]
    fn text_of_a_link_stays() {
        let body = "a [b [c]](d.md \"e\") ![f](<g h.png>){width=2} ![[i|j]]";
        let of = |dest: &str| body.find(dest).map(|at| (at, at + dest.len())).expect("is there");
        let (start, end) = of("d.md");
        let edit = inline(body, start, end).expect("is a link");
        assert_eq!(
            (&body[edit.span.range()], edit.text.as_str()),
            ("[b [c]](d.md \"e\")", "b [c]")
        );
        let (start, end) = of("g h.png");
        let edit = inline(body, start, end).expect("is a picture");
        assert_eq!(
            (&body[edit.span.range()], edit.text.as_str()),
            ("![f](<g h.png>){width=2}", "f")
        );
        let html = "<a class=\"x\" href=\"d.md\">b</a> <img src='e.png' alt=\"f\">";
        for (dest, old, new) in
            [("d.md", " href=\"d.md\"", ""), ("e.png", "<img src='e.png' alt=\"f\">", "f")]
        {
            let start = html.find(dest).expect("is there");
            let edit = attribute(html, start, start + dest.len()).expect("is an attribute");
            assert_eq!((&html[edit.span.range()], edit.text.as_str()), (old, new));
        }
        assert_eq!(reference("[a [b]][c]"), Some("a [b]"));
        assert_eq!((reference("![a]"), reference("a")), (Some("a"), None));
        let (start, end) = of("i|j");
        let edit = wiki(body, start, end - 2).expect("is a name");
        assert_eq!((&body[edit.span.range()], edit.text.as_str()), ("![[i|j]]", "j"));
    }
}
