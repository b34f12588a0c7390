//! Writes imported texts into a translation, and keeps everything else of it.
//!
//! A section is written if it has imported texts and all of its texts are translated, or if only
//! texts in their places change. Readers see the other sections in another language, so a section
//! is never half translated.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::FRONT;
use crate::doc::sections::{self, Section};
use crate::doc::{Doc, Page};
use crate::exchange::align::is_alike;
use crate::exchange::import::TranslationPlan;
use crate::exchange::overlay::overlay;
use crate::exchange::units::{PagePair, TranslationUnit, UnitPart};
use crate::markdown::leaves;
use crate::text::edit::{self, Edit};
use crate::text::{Source, Span};
use crate::yaml::edit::quote;
use crate::yaml::{self, Node};

/// The new text of a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenTranslation {
    /// The whole file; `None` if there is no translation yet and too little is translated for a new
    /// one.
    pub text: Option<String>,
    /// Ids of sections with imported texts that are not written, because others are missing.
    pub left_out: BTreeSet<String>,
}

/// The translation of a page with the texts of a plan. Without a translation it is made from the
/// source, and holds the sections that are completely translated.
///
/// # Errors
/// One clause that says which text cannot be written.
pub fn translation(
    pair: PagePair<'_>,
    units: &[TranslationUnit],
    plan: &TranslationPlan,
) -> Result<WrittenTranslation, String> {
    let job = WriteJob { pair, units, plan };
    match (pair.source.page(), pair.source.node(), pair.translation) {
        (Some(_), _, Some(doc)) => page(&job, doc),
        (Some(_), _, None) => Ok(new_page(&job)),
        (None, Some(_), _) => {
            let text = overlay(pair, units, &plan.texts)?;
            let left_out = if text.is_none() { job.touched() } else { BTreeSet::new() };
            Ok(WrittenTranslation { text, left_out })
        }
        (None, None, _) => Err("the source cannot be read".to_owned()),
    }
}

struct WriteJob<'a> {
    pair: PagePair<'a>,
    units: &'a [TranslationUnit],
    plan: &'a TranslationPlan,
}

impl WriteJob<'_> {
    /// The new text of a unit, else the one that it has.
    fn text<'s>(&'s self, unit: &'s TranslationUnit) -> &'s str {
        self.plan.texts.get(&unit.context).map_or(unit.text.as_str(), String::as_str)
    }

    fn of_section<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s TranslationUnit> {
        self.units.iter().filter(move |unit| unit.section == id)
    }

    fn is_touched(&self, id: &str) -> bool {
        self.of_section(id).any(|unit| self.plan.texts.contains_key(&unit.context))
            || self.plan.finished.iter().any(|finished| finished == id)
    }

    /// The sections with imported texts.
    fn touched(&self) -> BTreeSet<String> {
        let touched = self.units.iter().filter(|unit| self.is_touched(&unit.section));
        touched.map(|unit| unit.section.clone()).collect()
    }

    fn is_complete(&self, id: &str) -> bool {
        self.of_section(id).all(|unit| !self.text(unit).is_empty())
    }

    /// The text of a leaf of a section.
    fn leaf(&self, id: &str, nth: usize) -> Option<String> {
        let unit = self.of_section(id).find(|unit| unit.part == UnitPart::Leaf(nth))?;
        Some(self.text(unit).to_owned()).filter(|text| !text.is_empty())
    }

    /// The text of a section that is exchanged as a whole.
    fn whole<'s>(&'s self, id: &'s str) -> Option<&'s str> {
        let unit = self.of_section(id).find(|unit| unit.part == UnitPart::Whole)?;
        Some(self.text(unit))
    }

    /// A section of the source in the words of the translation.
    fn translated(&self, section: &Section<'_>) -> String {
        if let Some(text) = self.whole(&section.id) {
            return text.to_owned();
        }
        let found = leaves::leaves(&section.text);
        leaves::replace(&section.text, &found, |nth| self.leaf(&section.id, nth))
    }

    /// A section of the translation with its new texts; `None` if it would be half translated.
    fn section(&self, of_source: &Section<'_>, own: &Section<'_>) -> Option<String> {
        let (there, here) = (leaves::leaves(&of_source.text), leaves::leaves(&own.text));
        let is_in_place = self.whole(&own.id).is_none() && is_alike(&there, &here);
        match is_in_place {
            true => Some(leaves::replace(&own.text, &here, |nth| self.leaf(&own.id, nth))),
            // A draft, or a section with another structure, is replaced.
            false => self.is_complete(&own.id).then(|| self.translated(of_source)),
        }
    }
}

/// An existing page with its new texts.
fn page(job: &WriteJob<'_>, doc: &Doc) -> Result<WrittenTranslation, String> {
    let Some(page) = doc.page() else { return Err("the translation cannot be read".to_owned()) };
    let sections = sections::of_source(job.pair.source);
    let text = &*doc.source().text;
    let (of_translation, _) = sections::of_translation(job.pair.source, doc);
    let mut edits = front_edits(job, doc, page)?;
    let mut left_out = BTreeSet::new();
    for (nth, section) in sections.iter().enumerate() {
        if section.id == FRONT || !job.is_touched(&section.id) {
            continue;
        }
        let changed = match of_translation.iter().find(|own| own.id == section.id) {
            Some(own) => offset(text, &own.text).and_then(|at| {
                Some(Edit::new(at..at + own.text.len(), job.section(section, own)?))
            }),
            None => job.is_complete(&section.id).then(|| {
                let rest = &sections[nth + 1..];
                let next = rest.iter().find_map(|next| place(text, &of_translation, &next.id));
                insertion(text, next, &job.translated(section))
            }),
        };
        if changed.is_none() {
            left_out.insert(section.id.clone());
        }
        edits.extend(changed);
    }
    Ok(WrittenTranslation { text: Some(edit::apply(text, &edits)), left_out })
}

/// Where a section of the translation begins.
fn place(text: &str, of_translation: &[Section<'_>], id: &str) -> Option<usize> {
    let section = of_translation.iter().find(|own| own.id == id && own.is_markdown)?;
    offset(text, &section.text)
}

/// A section before the place of the next one, else at the end.
fn insertion(text: &str, next: Option<usize>, section: &str) -> Edit {
    match next {
        Some(at) => Edit::new(at..at, format!("{section}\n\n")),
        None => {
            let end = text.trim_end().len();
            Edit::new(end..text.len(), format!("\n\n{section}\n"))
        }
    }
}

/// The place of a piece in the text that it is a slice of.
fn offset(text: &str, piece: &str) -> Option<usize> {
    let at = (piece.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (text.get(at..at + piece.len()) == Some(piece)).then_some(at)
}

/// The changes of the title, and of other texts of front matter.
fn front_edits(job: &WriteJob<'_>, doc: &Doc, page: &Page) -> Result<Vec<Edit>, String> {
    let source = doc.source();
    let before_body = page.body.start as usize;
    let front = front_matter(source, before_body);
    let mut edits = Vec::new();
    for unit in job.of_section(FRONT) {
        let (UnitPart::Front(key), Some(new)) = (&unit.part, job.plan.texts.get(&unit.context))
        else {
            continue;
        };
        let value = front.as_ref().and_then(|front| front.get(key));
        if let Some(value) = value {
            let range = value.span.range();
            let end = range.start + source.text[range.clone()].trim_end().len();
            edits.push(Edit::new(range.start..end, quote(new)));
        } else if let (Some(heading), TITLE) = (page.facts.title(), key.as_str()) {
            let range = heading.span.range();
            let written = &source.text[range.clone()];
            let found = leaves::leaves(written);
            let replaced = leaves::replace(written, &found, |_| Some(new.clone()));
            edits.push(Edit::new(range, replaced));
        } else if front.is_some() {
            let at = source.text.find('\n').map_or(source.text.len(), |newline| newline + 1);
            edits.push(Edit::new(at..at, format!("{key}: {}\n", quote(new))));
        } else if before_body == 0 {
            edits.push(Edit::new(0..0, format!("---\n{key}: {}\n---\n\n", quote(new))));
        } else {
            return Err(format!("the front matter of {} is not YAML", source.path));
        }
    }
    Ok(edits)
}

/// The YAML before the body of a page.
fn front_matter(source: &Arc<Source>, before_body: usize) -> Option<Node> {
    let written = source.text.get(..before_body)?;
    let start = written.strip_prefix("---").and_then(|_| written.find('\n'))? + 1;
    let end = written.trim_end().rfind("---").filter(|end| *end >= start)?;
    yaml::parse(source, Span::new(start, end)).ok()
}

/// Makes a page of the complete sections. A page without a title would be shown with the title of
/// its file.
fn new_page(job: &WriteJob<'_>) -> WrittenTranslation {
    let fields = job.of_section(FRONT).filter_map(|unit| match &unit.part {
        UnitPart::Front(key) => Some((key.as_str(), job.text(unit))),
        UnitPart::Whole | UnitPart::Leaf(_) | UnitPart::Yaml => None,
    });
    let fields: Vec<(&str, &str)> = fields.filter(|(_, text)| !text.is_empty()).collect();
    let needs_title =
        job.of_section(FRONT).any(|unit| unit.part == UnitPart::Front(TITLE.to_owned()));
    if needs_title && !fields.iter().any(|(key, _)| *key == TITLE) {
        return WrittenTranslation { text: None, left_out: job.touched() };
    }
    let sections = sections::of_source(job.pair.source);
    let (complete, incomplete): (Vec<&Section<'_>>, Vec<&Section<'_>>) = sections
        .iter()
        .filter(|section| section.is_markdown)
        .partition(|section| job.is_complete(&section.id));
    let left_out = incomplete.iter().filter(|section| job.is_touched(&section.id));
    let fields = fields.iter().map(|(key, text)| format!("{key}: {}\n", quote(text)));
    let body = complete.iter().map(|section| format!("\n{}\n", job.translated(section)));
    let front: String = fields.collect();
    let front = if front.is_empty() { front } else { format!("---\n{front}---\n") };
    WrittenTranslation {
        text: Some(format!("{front}{}", body.collect::<String>())),
        left_out: left_out.map(|section| section.id.clone()).collect(),
    }
}

/// The key of the title in front matter.
const TITLE: &str = "title";
