//! Raw HTML that kb refuses: the tags go, their text stays. Text that looks like a link is escaped, and a
//! container of an unknown type becomes a note.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::import::ids;
use crate::import::keep::DraftReader;
use crate::import::keep::dead::reference;
use crate::import::plan::PageDraft;
use crate::import::report::{Fate, Note};
use crate::text::edit::{self, Edit};

/// How often a page is read again: an end tag is refused only after its start tag is gone.
const MAX_ROUNDS: usize = 8;

/// Elements that kb refuses and that are blocks in browsers.
const BLOCKS: &[&str] = &[
    "center", "main", "header", "footer", "nav", "form", "fieldset", "address", "dir", "menu",
    "iframe", "noscript", "object",
];

/// A page without refused HTML.
pub(super) struct Cleaned {
    pub(super) body: String,
    /// The line of the old file that each line of the body comes from.
    pub(super) origins: Vec<usize>,
    pub(super) notes: Vec<Note>,
    pub(super) doc: Arc<Doc>,
}

/// Removes refused tags and attributes.
pub(super) fn clean(page: &PageDraft, reader: &DraftReader<'_>) -> Cleaned {
    let mut page = page.clone();
    let mut notes = Vec::new();
    let mut doc = reader.doc(&page);
    for _ in 0..MAX_ROUNDS {
        let offset = page.front.write().len();
        let undefined = undefined_notes(&doc);
        let found = doc.found.iter().chain(&undefined);
        let mut edits: Vec<HtmlEdit> =
            found.filter_map(|finding| any_edit(finding, offset)).collect();
        edits.sort_by_key(|it| it.edit.span);
        edits.dedup_by(|next, before| next.edit.span.start < before.edit.span.end);
        if edits.is_empty() {
            break;
        }
        for HtmlEdit { edit, what } in &edits {
            let line = page.body[..edit.span.start as usize].matches('\n').count();
            let line = page.origins.get(line).copied().unwrap_or(0);
            let text = what.clone();
            let is_changed =
                matches!(edit.text.as_str(), "\\" | "note ") || edit.text.starts_with("id=");
            let fate = if is_changed { Fate::Changed } else { Fate::LeftOut };
            notes.push(Note { path: page.from.clone(), line, fate, text });
        }
        without_origins(&mut page, &edits);
        page.body = edit::apply(&page.body, edits.iter().map(|it| &it.edit));
        doc = reader.doc(&page);
    }
    Cleaned { body: page.body, origins: page.origins, notes, doc: Arc::new(doc) }
}

/// Removes the origins of lines that edits remove.
fn without_origins(page: &mut PageDraft, edits: &[HtmlEdit]) {
    let n_lines = |text: &str| text.matches('\n').count();
    for HtmlEdit { edit, .. } in edits.iter().rev() {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let removed = n_lines(&page.body[start..end]).saturating_sub(n_lines(&edit.text));
        let first = n_lines(&page.body[..start]).min(page.origins.len());
        let last = (first + removed).min(page.origins.len());
        page.origins.drain(first..last);
    }
}

/// The findings for references to notes that a page does not have.
fn undefined_notes(doc: &Doc) -> Vec<Diagnostic> {
    let notes = doc.page().map_or(&[][..], |page| &page.facts.undefined_notes);
    notes.iter().map(|note| note.finding(doc.source())).collect()
}

struct HtmlEdit {
    /// The edit of the Markdown.
    edit: Edit,
    /// What it does, for the report.
    what: String,
}

impl HtmlEdit {
    fn new(bytes: Range<usize>, new: &str, what: &str) -> HtmlEdit {
        HtmlEdit { edit: Edit::new(bytes, new), what: what.to_owned() }
    }
}

/// The edit for a refusal; `None` if its place is not exact.
fn edit(finding: &Diagnostic, offset: usize) -> Option<HtmlEdit> {
    if finding.rule != Rule::RefusedHtml {
        return None;
    }
    let span = finding.span.range();
    let written = finding.source.text.get(span.clone())?;
    let start = span.start.checked_sub(offset)?;
    let edit =
        |start: usize, end: usize, new: &str| HtmlEdit::new(start..end, new, &finding.message);
    let end = start + written.len();
    let lines: String = written.chars().filter(|c| *c == '\n').collect();
    if written.starts_with('<') {
        let is_tag = written.ends_with('>') && written.matches('<').count() == 1;
        let is_alone = is_tag && lines.is_empty();
        let line = is_alone.then(|| lone(&finding.source.text, span.clone(), written)).flatten();
        if let Some(line) = line.filter(|line| line.start >= offset) {
            return Some(edit(line.start - offset, line.end - offset, ""));
        }
        return Some(match is_tag {
            true => edit(start, end, &lines),
            // A `<` that is text: only its first character is replaced.
            false => edit(start, start + 1, "&lt;"),
        });
    }
    let is_attribute = !written.is_empty() && !written.contains(['<', '>']);
    // The place is that of the name; the value is removed with it.
    let rest = finding.source.text.get(span.end..)?;
    let end = end + if written.contains('=') { 0 } else { value_length(rest) };
    let whole = finding.source.text.get(span.start..end + offset)?;
    let id = whole.strip_prefix("id=").map(|value| ids::fit(value.trim_matches(['"', '\''])));
    let new = id.filter(|id| !id.is_empty()).map(|id| format!("id=\"{id}\""));
    let new = new.filter(|new| new != whole).unwrap_or(lines);
    is_attribute.then(|| edit(start, end, &new))
}

/// The whole line of a tag that stands alone in it, if no line has to be left: an empty one would end the
/// HTML around it, or a list. Around text, the end of an element that is a block is the end of a paragraph.
fn lone(text: &str, tag: Range<usize>, written: &str) -> Option<Range<usize>> {
    let start = text[..tag.start].rfind('\n').map_or(0, |at| at + 1);
    let end = tag.end + text[tag.end..].find('\n')? + 1;
    let is_alone = text[start..end].trim() == written;
    let before = text[..start].trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let after = text[end..].lines().next().unwrap_or_default();
    let has_gap = text[..start].ends_with("\n\n") || start == 0 || after.trim().is_empty();
    let is_html = before.trim_start().starts_with('<') || after.trim_start().starts_with('<');
    let name = written.trim_start_matches(['<', '/']);
    let is_block = BLOCKS.iter().any(|block| {
        let rest = name.get(block.len()..).unwrap_or_default();
        name.starts_with(block) && rest.starts_with([' ', '>', '/'])
    });
    (is_alone && (has_gap || is_html || !is_block)).then_some(start..end)
}

/// The edit for a text that looks like a link and is none: its bracket becomes a character. Only the
/// text stays of a link to a definition that is missing.
fn escape(finding: &Diagnostic, offset: usize) -> Option<HtmlEdit> {
    let span = finding.span.range();
    let (before, written) = finding.source.text.split_at_checked(span.start)?;
    // The place of a footnote is that of its name, with its mark.
    let open = before.strip_suffix('[').filter(|_| written.starts_with('^'));
    let (before, end) = open.map_or((before, span.end), |before| (before, span.end + 1));
    let is_text = open.is_some() || written.starts_with('[');
    let is_link = matches!(finding.rule, Rule::BrokenLink | Rule::OutdatedLink);
    let is_text = is_link && is_text && !before.ends_with('\\');
    let start = before.len().checked_sub(offset).filter(|_| is_text)?;
    let shown = finding.source.text.get(before.len()..end)?;
    if let Some(text) = reference(shown).filter(|_| shown.contains("][")) {
        let what = format!("the link `{shown}`, which has no definition");
        let end = start + shown.len();
        return Some(HtmlEdit::new(start..end, text, &what));
    }
    let what = format!("`{shown}` is no link; its bracket is escaped");
    Some(HtmlEdit::new(start..start, "\\", &what))
}

/// The edit for an id of a heading that is taken or not valid: kb makes another one.
fn id(finding: &Diagnostic, offset: usize) -> Option<HtmlEdit> {
    if !matches!(finding.rule, Rule::DuplicateId | Rule::BadId) {
        return None;
    }
    let text = &finding.source.text;
    let span = finding.span.range();
    let open = text.get(..span.start)?.trim_end().strip_suffix('{')?.len();
    let close = span.end + text.get(span.end..)?.find('}')? + 1;
    let is_id = text.get(span)?.starts_with('#') && !text[open..close].contains('\n');
    let start = text[..open].trim_end().len();
    let (start, end) = (start.checked_sub(offset)?, close.checked_sub(offset)?);
    is_id.then(|| HtmlEdit::new(start..end, "", &finding.message))
}

/// The edit for an element without content, `<span id="a"></span>`, whose id a heading has: readers
/// of the heading's address find the heading.
fn twin(finding: &Diagnostic, offset: usize) -> Option<HtmlEdit> {
    let text = &finding.source.text;
    let span = finding.span.range();
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    let start = before.rfind('<').filter(|at| !before[*at..].contains('>'))?;
    let close = span.end + after.find('>')? + 1;
    let name = before[start + 1..].split(char::is_whitespace).next()?;
    let end_tag = format!("</{name}>");
    let is_empty = text[close..].starts_with(&end_tag);
    let is_twin = finding.rule == Rule::DuplicateId && matches!(name, "a" | "span") && is_empty;
    let end = close + end_tag.len();
    let (start, end) = (start.checked_sub(offset)?, end.checked_sub(offset)?);
    is_twin.then(|| HtmlEdit::new(start..end, "", &finding.message))
}

/// The edit for a container of a type that kb does not have, `:::avertissement`, and for the end of
/// none.
fn container(finding: &Diagnostic, offset: usize) -> Option<HtmlEdit> {
    let written = finding.source.slice(finding.span);
    let line = written.lines().next()?;
    let colons = line.find(":::").filter(|at| line[..*at].trim().is_empty())?;
    let start = (finding.span.start as usize).checked_sub(offset)? + colons;
    let rest = line[colons..].trim_start_matches(':');
    let n_colons = line.len() - colons - rest.len();
    if finding.rule != Rule::ForeignSyntax {
        return None;
    }
    if rest.trim().is_empty() {
        let what = "colons that end no container";
        return Some(HtmlEdit::new(start..start + n_colons, "", what));
    }
    let word = rest.trim_start();
    let is_word = word.starts_with(char::is_alphabetic);
    let start = start + line.len() - colons - word.len();
    let what = format!("`:::{}` became a note with that title", word.trim());
    is_word.then(|| HtmlEdit::new(start..start, "note ", &what))
}

fn any_edit(finding: &Diagnostic, offset: usize) -> Option<HtmlEdit> {
    let ways = [edit, escape, id, twin, container];
    ways.iter().find_map(|way| way(finding, offset))
}

/// The length of `="value"` at the beginning of a text.
fn value_length(rest: &str) -> usize {
    let Some(value) = rest.strip_prefix('=') else { return 0 };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let length = match quote {
        Some(quote) => value[1..].find(quote).map(|end| end + 2),
        None => value.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')),
    };
    length.filter(|length| !value[..*length].contains('\n')).map_or(0, |length| length + 1)
}
