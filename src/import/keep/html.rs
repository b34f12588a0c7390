//! Raw HTML that kb refuses: the tags go, their text stays. Text that looks like a link is escaped.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::import::keep::Reader;
use crate::import::plan::PageDraft;
use crate::import::report::{Fate, Note};

/// How often a page is read again: an end tag is refused only after its start tag is gone.
const MAX_ROUNDS: usize = 8;

/// A page without refused HTML.
pub(super) struct Cleaned {
    pub(super) body: String,
    pub(super) notes: Vec<Note>,
    pub(super) doc: Arc<Doc>,
}

/// Removes refused tags and attributes.
pub(super) fn clean(page: &PageDraft, reader: &Reader<'_>) -> Cleaned {
    let mut page = page.clone();
    let mut notes = Vec::new();
    let mut doc = reader.doc(&page);
    for _ in 0..MAX_ROUNDS {
        let offset = page.front.write().len();
        let mut edits: Vec<Edit> =
            doc.found.iter().filter_map(|finding| any_edit(finding, offset)).collect();
        edits.sort_by_key(|edit| edit.start);
        edits.dedup_by(|next, before| next.start < before.end);
        if edits.is_empty() {
            break;
        }
        for edit in &edits {
            let line = page.body[..edit.start].matches('\n').count();
            let line = page.origins.get(line).copied().unwrap_or(0);
            let text = edit.what.clone();
            let fate = if edit.new == "\\" { Fate::Changed } else { Fate::LeftOut };
            notes.push(Note { path: page.from.clone(), line, fate, text });
        }
        apply(&mut page.body, &edits);
        doc = reader.doc(&page);
    }
    Cleaned { body: page.body, notes, doc: Arc::new(doc) }
}

struct Edit {
    start: usize,
    end: usize,
    new: String,
    what: String,
}

/// The edit for a refusal; nothing where its place is not exact.
fn edit(finding: &Diagnostic, offset: usize) -> Option<Edit> {
    if finding.rule != Rule::RefusedHtml {
        return None;
    }
    let span = finding.span.range();
    let written = finding.source.text.get(span.clone())?;
    let start = span.start.checked_sub(offset)?;
    let edit = |start: usize, end: usize, new: &str| Edit {
        start,
        end,
        new: new.to_owned(),
        what: finding.message.clone(),
    };
    let end = start + written.len();
    let lines: String = written.chars().filter(|c| *c == '\n').collect();
    if written.starts_with('<') {
        let is_tag = written.ends_with('>') && written.matches('<').count() == 1;
        return Some(match is_tag {
            true => edit(start, end, &lines),
            // A `<` that is text: only its first character is replaced.
            false => edit(start, start + 1, "&lt;"),
        });
    }
    let is_attribute = !written.is_empty() && !written.contains(['<', '>']);
    // The place is that of the name; the value goes with it.
    let rest = finding.source.text.get(span.end..)?;
    let end = end + if written.contains('=') { 0 } else { value_length(rest) };
    is_attribute.then(|| edit(start, end, &lines))
}

/// The edit for a text that looks like a link and is none: its bracket becomes a character.
fn escape(finding: &Diagnostic, offset: usize) -> Option<Edit> {
    let span = finding.span.range();
    let (before, written) = finding.source.text.split_at_checked(span.start)?;
    let is_text = finding.rule == Rule::BrokenLink && written.starts_with('[');
    let start = span.start.checked_sub(offset).filter(|_| is_text && !before.ends_with('\\'))?;
    let shown = finding.source.slice(finding.span);
    let what = format!("`{shown}` is no link; its bracket is escaped");
    Some(Edit { start, end: start, new: "\\".to_owned(), what })
}

/// The edit for an id of a heading that is taken or not valid: kb makes another one.
fn id(finding: &Diagnostic, offset: usize) -> Option<Edit> {
    if !matches!(finding.rule, Rule::DuplicateId | Rule::BadId) {
        return None;
    }
    let text = &finding.source.text;
    let span = finding.span.range();
    let open = text.get(..span.start)?.trim_end().strip_suffix('{')?.len();
    let close = span.end + text.get(span.end..)?.find('}')? + 1;
    let is_id = text.get(span)?.starts_with('#') && !text[open..close].contains('\n');
    let start = text[..open].trim_end().len();
    let what = finding.message.clone();
    let (start, end) = (start.checked_sub(offset)?, close.checked_sub(offset)?);
    is_id.then_some(Edit { start, end, new: String::new(), what })
}

fn any_edit(finding: &Diagnostic, offset: usize) -> Option<Edit> {
    edit(finding, offset).or_else(|| escape(finding, offset)).or_else(|| id(finding, offset))
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

fn apply(body: &mut String, edits: &[Edit]) {
    for edit in edits.iter().rev() {
        if body.get(edit.start..edit.end).is_some() {
            body.replace_range(edit.start..edit.end, &edit.new);
        }
    }
}
