//! Updates bases: a new address is not a change of the text, so a confirmed translation stays
//! confirmed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base;
use crate::doc::{Body, Doc, sections};
use crate::lang::by_lang::Lang;
use crate::link::fixes;
use crate::markdown::facts::{self, AddressSyntax};
use crate::refactor::draft::Draft;
use crate::refactor::reading::Reading;
use crate::site::Entry;
use crate::source::{Kind, Owner};
use crate::text::{Source, Span};

/// Rewrites the links in the quoted texts of bases in the same way as those of the source.
pub(super) fn quotes(draft: &mut Draft<'_>) {
    let before = draft.before;
    let html = before.files.config.html;
    for doc in before.docs.values() {
        let (Body::Base(base), Kind::Page) = (&doc.body, doc.file.kind) else { continue };
        let Some(source) = source_of(before, doc) else { continue };
        let Some(rewritten) = draft.rewritten.get(&source.source().path).cloned() else {
            continue;
        };
        for accepted in base.blocks.iter().filter_map(|block| block.accepted.as_ref()) {
            let quote = Quoted::new(accepted.text.places(), doc.source());
            let text = Source::new(source.source().path.clone(), quote.text.as_str());
            let facts = facts::collect(&text, Span::new(0, text.text.len()), html).value;
            for link in facts.all_links() {
                let Some(address) = rewritten.get(&*link.dest) else { continue };
                let is_address = |written: &str| match link.syntax {
                    AddressSyntax::Markdown => written == &*link.dest,
                    AddressSyntax::Html => fixes::is_value(written, link),
                };
                let place = quote.place(link.span);
                let place = place.filter(|at| is_address(doc.source().slice(*at)));
                if let Some(place) = place {
                    let address = link.syntax.escaped(address);
                    draft.edit(&doc.source().path, place, &*address);
                }
            }
        }
    }
}

/// The bases of the translations of an entry.
pub(super) fn of_entry(draft: &Draft<'_>, entry: &Entry) -> Vec<Arc<Doc>> {
    let is_base =
        |doc: &&Arc<Doc>| matches!(doc.file.owner, Owner::Base(_)) && *doc.file.key == *entry.key;
    draft.before.docs.values().filter(is_base).cloned().collect()
}

/// Renames a section of a base, and those below it: `a` and `a.b`.
pub(super) fn rename_section(draft: &mut Draft<'_>, doc: &Doc, old: &str, new: &str) {
    for place in base::places(doc.source()) {
        let Some(rest) = below(doc, old, &place.id) else { continue };
        let id = format!("{new}{rest}");
        for span in [Some(place.begin), place.end].into_iter().flatten() {
            draft.edit(&doc.source().path, span, &*id);
        }
        draft.new_section(doc, place.id, id);
    }
}

/// Removes a section of a base, and those below it.
pub(super) fn remove_section(draft: &mut Draft<'_>, doc: &Doc, id: &str) {
    let text = &doc.source().text;
    for place in base::places(doc.source()) {
        let (Some(_), Some(end)) = (below(doc, id, &place.id), place.end) else { continue };
        let start = text[..place.begin.start as usize].rfind('\n').map_or(0, |at| at + 1);
        // Includes the empty line before the block.
        let above = text[..start].strip_suffix('\n').map_or(start, |above| {
            above.strip_suffix('\r').unwrap_or(above).rfind('\n').map_or(start, |at| at + 1)
        });
        let start = if text[above..start].trim().is_empty() { above } else { start };
        let end = end.end as usize;
        let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        draft.cut(&doc.source().path, Span::new(start, end));
    }
}

/// What follows `id` in the id of a section that is the same or below it.
fn below<'a>(doc: &Doc, id: &str, section: &'a str) -> Option<&'a str> {
    let rest = section.strip_prefix(id)?;
    // The ids of headings can have dots.
    let is_below = doc.file.kind != Kind::Page && rest.starts_with('.');
    (rest.is_empty() || is_below).then_some(rest)
}

/// The document in the source language of a translation or base.
fn source_of<'a>(before: &'a Reading, doc: &Doc) -> Option<&'a Arc<Doc>> {
    let entry = before.site.entry(*before.site.keys.get(&*doc.file.key)?);
    entry.variants.source().as_ref().map(|variant| &variant.doc)
}

/// A quoted text, and the places of its lines in the base.
struct Quoted {
    text: String,
    /// The start of each line in the text and in the file.
    lines: Vec<(usize, usize)>,
}

impl Quoted {
    fn new(lines: impl Iterator<Item = Span>, source: &Source) -> Quoted {
        let mut quoted = Quoted { text: String::new(), lines: Vec::new() };
        for span in lines {
            quoted.lines.push((quoted.text.len(), span.start as usize));
            quoted.text.push_str(source.slice(span));
            quoted.text.push('\n');
        }
        quoted
    }

    fn place(&self, span: Span) -> Option<Span> {
        let (start, end) = (span.start as usize, span.end as usize);
        let nth = self.lines.partition_point(|(at, _)| *at <= start).checked_sub(1)?;
        let (at, in_file) = self.lines[nth];
        let is_one_line = self.lines.get(nth + 1).is_none_or(|(next, _)| end < *next);
        is_one_line.then(|| Span::new(in_file + start - at, in_file + end - at))
    }
}

/// Writes the new fingerprints of sections whose translation has not changed since it was confirmed.
pub(super) fn fingerprints(draft: &mut Draft<'_>, after: &Reading) {
    let before = draft.before;
    for doc in before.docs.values() {
        let Owner::Base(lang) = doc.file.owner else { continue };
        let Some(pair) = pair(before, doc, lang) else { continue };
        let path = &pair.translation.source().path;
        if !draft.is_edited(path) && !draft.is_edited(&pair.source.source().path) {
            continue;
        }
        let new = draft.path(path).and_then(|path| after.docs.get(path));
        let source = draft.path(&pair.source.source().path).and_then(|it| after.docs.get(it));
        let (Some(translation), Some(source)) = (new, source) else { continue };
        let old = pair.fingerprints();
        let new = DocPair { source, translation }.fingerprints();
        for place in base::places(doc.source()) {
            let (Some(was), Some(is)) =
                (old.get(&place.id), new.get(draft.section(doc, &place.id)))
            else {
                continue;
            };
            let written = place.translation.filter(|span| doc.source().slice(*span) == was);
            if let Some(span) = written.filter(|_| was != is) {
                draft.edit(&doc.source().path, span, &**is);
            }
        }
    }
}

/// A translation and its source.
struct DocPair<'a> {
    source: &'a Arc<Doc>,
    translation: &'a Arc<Doc>,
}

fn pair<'a>(reading: &'a Reading, base: &Doc, lang: Lang) -> Option<DocPair<'a>> {
    let entry = reading.site.entry(*reading.site.keys.get(&*base.file.key)?);
    Some(DocPair { source: entry.file(Lang::SOURCE)?, translation: entry.file(lang)? })
}

impl DocPair<'_> {
    /// The fingerprints of the sections of the translation, by their ids.
    fn fingerprints(&self) -> BTreeMap<String, String> {
        let (sections, _) = sections::of_translation(self.source, self.translation);
        let of = |section: &sections::Section<'_>| {
            (section.id.clone(), sections::fingerprint(Some(section)))
        };
        sections.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Quoted;
    use crate::text::{RelPath, Source, Span};

    #[test]
    fn places_in_a_quoted_text_are_places_in_the_base() {
        let text = "| ab\n|\n| cd\n";
        let source = Source::new(RelPath::new("b.md").expect("plain"), text);
        let lines = [Span::new(2, 4), Span::new(6, 6), Span::new(9, 11)];
        let quoted = Quoted::new(lines.into_iter(), &source);
        assert_eq!(quoted.text, "ab\n\ncd\n");
        assert_eq!(quoted.place(Span::new(4, 6)), Some(Span::new(9, 11)));
        assert_eq!(quoted.place(Span::new(1, 2)), Some(Span::new(3, 4)));
        assert_eq!(quoted.place(Span::new(1, 5)), None);
    }
}
