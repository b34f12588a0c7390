//! The texts of a page, each with its translation, as translators' tools take them.
//!
//! A section of a page is cut into its leaves: headings, paragraphs, list items and cells. A
//! section whose translation has another structure is exchanged as one text. Texts of
//! front matter and of YAML files are units by their keys. Code, raw HTML, ids and slugs are in no
//! unit.

use std::collections::BTreeMap;

use crate::base::{self, Base, FRONT};
use crate::doc::Doc;
use crate::doc::drafts;
use crate::doc::sections::{self, Section};
use crate::exchange::align::{self, Aligned, Versions};
use crate::markdown::leaves::{self, Leaf, LeafKind};
use crate::markdown::terms::MAX_WORDS;
use crate::text::counted;

/// A page with its translation and the base of the translation.
#[derive(Clone, Copy)]
pub struct PagePair<'a> {
    /// The key of the page.
    pub key: &'a str,
    /// The source.
    pub source: &'a Doc,
    /// The translation, if there is one.
    pub translation: Option<&'a Doc>,
    /// The base of the translation.
    pub base: Option<&'a Base>,
}

/// Which part of a section a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitPart {
    /// The whole section.
    Whole,
    /// A leaf by its index.
    Leaf(usize),
    /// A text of front matter by its key.
    Front(String),
    /// A text of a YAML file; the section is its path.
    Yaml,
}

/// One text to translate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationUnit {
    /// Its name in files: `key#section/block`.
    pub context: String,
    /// The id of its section.
    pub section: String,
    /// The part of the section.
    pub part: UnitPart,
    /// The text of the source.
    pub source: String,
    /// The translation; empty if there is none.
    pub text: String,
    /// Whether the source changed since the translation was confirmed.
    pub is_stale: bool,
    /// The text of the source that the translation was confirmed against, if that is known.
    pub previous: Option<String>,
    /// What a translation keeps: link targets, code, keys, placeholders; sorted.
    pub kept: Vec<String>,
    /// Notes for the translator.
    pub notes: Vec<String>,
}

/// All units of a page in the order of the source.
#[must_use]
pub fn of(pair: PagePair<'_>) -> Vec<TranslationUnit> {
    let of_source = sections::of_source(pair.source);
    let of_translation =
        pair.translation.map_or_else(Vec::new, |doc| sections::of_translation(pair.source, doc).0);
    let gaps: Vec<&str> =
        drafts::gaps(&of_source, &of_translation).iter().map(|s| s.id.as_str()).collect();
    let translated: BTreeMap<&str, &Section<'_>> = of_translation
        .iter()
        .filter(|section| !gaps.contains(&section.id.as_str()))
        .map(|section| (section.id.as_str(), section))
        .collect();
    let mut units = Vec::new();
    for section in &of_source {
        let accepted = pair.base.and_then(|base| base.get(&section.id)?.accepted.as_ref());
        let before = accepted.filter(|accepted| !section.contains(&accepted.text));
        let texts = SectionVersions {
            source: section,
            translation: translated.get(section.id.as_str()).copied(),
            before: before.map(|accepted| accepted.text.text()),
        };
        let is_stale = |unit: &TranslationUnit| unit.is_stale && !unit.text.is_empty();
        let of_section = texts.units(pair.key).into_iter();
        units.extend(of_section.map(|unit| TranslationUnit { is_stale: is_stale(&unit), ..unit }));
    }
    units
}

/// One section in three versions.
struct SectionVersions<'a> {
    source: &'a Section<'a>,
    translation: Option<&'a Section<'a>>,
    /// The text of the source at the last confirmation, if it was another one.
    before: Option<String>,
}

impl SectionVersions<'_> {
    fn units(&self, key: &str) -> Vec<TranslationUnit> {
        match (self.source.is_markdown, self.source.id == FRONT) {
            (true, _) => self.markdown(key),
            (false, true) => self.front(key),
            (false, false) => vec![self.yaml(key)],
        }
    }

    fn unit(&self, key: &str, part: UnitPart, source: &str) -> TranslationUnit {
        let name = base::shown_id(&self.source.id);
        let context = match &part {
            UnitPart::Whole | UnitPart::Yaml => format!("{key}#{name}"),
            UnitPart::Leaf(nth) => format!("{key}#{name}/{}", nth + 1),
            UnitPart::Front(field) => format!("{key}#{name}/{field}"),
        };
        TranslationUnit {
            context,
            section: self.source.id.clone(),
            part,
            source: source.to_owned(),
            text: String::new(),
            is_stale: false,
            previous: None,
            kept: leaves::placeholders(source),
            notes: Vec::new(),
        }
    }

    fn yaml(&self, key: &str) -> TranslationUnit {
        let unit = self.unit(key, UnitPart::Yaml, &self.source.text);
        TranslationUnit {
            text: self.translation.map_or_else(String::new, |section| section.text.to_string()),
            is_stale: self.before.is_some(),
            previous: self.before.as_ref().map(|text| text.trim_end().to_owned()),
            notes: [Some(format!("Text of a YAML file: {}", self.source.id)), self.limit(key)]
                .into_iter()
                .flatten()
                .collect(),
            ..unit
        }
    }

    /// The limit of a text of a YAML file that kb checks, so that translators know it before.
    fn limit(&self, key: &str) -> Option<String> {
        let Section { id, text, .. } = self.source;
        let is_of = |list: &str, field: &str| id.starts_with(list) && id.ends_with(field);
        if is_of("questions.", ".hint") {
            return Some("Limit: one sentence, without a link".to_owned());
        }
        if is_of("scripts.", ".lines") {
            let n_lines = counted(text.lines().count(), "line");
            return Some(format!("Limit: {n_lines}, each with the placeholders of its source"));
        }
        let is_term = key == "glossary" && is_of("terms.", ".term");
        is_term.then(|| format!("Limit: {MAX_WORDS} words"))
    }

    fn front(&self, key: &str) -> Vec<TranslationUnit> {
        let value = |text: &str, field: &str| {
            let lines = text.lines().filter_map(|line| line.split_once(": "));
            lines.into_iter().find(|(known, _)| *known == field).map(|(_, v)| v.to_owned())
        };
        let fields = self.source.text.lines().filter_map(|line| line.split_once(": "));
        let unit = |(field, source): (&str, &str)| {
            let unit = self.unit(key, UnitPart::Front(field.to_owned()), source);
            let previous = self.before.as_ref().and_then(|text| value(text, field));
            let previous = previous.filter(|previous| previous != source);
            let text = self.translation.and_then(|section| value(&section.text, field));
            TranslationUnit {
                text: text.unwrap_or_default(),
                is_stale: previous.is_some(),
                previous,
                notes: vec![format!("Front matter: {field}")],
                ..unit
            }
        };
        fields.map(unit).collect()
    }

    fn markdown(&self, key: &str) -> Vec<TranslationUnit> {
        let of_source = leaves::leaves(&self.source.text);
        let of_translation = self.translation.map(|section| leaves::leaves(&section.text));
        let before = self.before.as_ref().map(|text| leaves::leaves(text));
        let versions = Versions {
            source: &of_source,
            before: before.as_deref(),
            translation: of_translation.as_deref(),
        };
        let Some(aligned) = align::align(versions) else {
            return vec![self.whole(key, &of_source)];
        };
        let heading = of_source.iter().find(|leaf| matches!(leaf.kind, LeafKind::Heading(_)));
        let texts = of_source.iter().zip(aligned).enumerate();
        let texts = texts.filter(|(_, (leaf, _))| leaf.kind != LeafKind::Fixed);
        let unit = |(nth, (leaf, aligned)): (usize, (&Leaf, Aligned<'_>))| {
            let section = heading.filter(|heading| *heading != leaf);
            let section = section.map(|heading| format!("Section: {}", heading.text));
            let is_reviewed = aligned.is_stale && aligned.previous.is_none();
            let review = is_reviewed.then(|| "Texts of this section were changed".to_owned());
            TranslationUnit {
                text: aligned.text.unwrap_or_default().to_owned(),
                is_stale: aligned.is_stale,
                previous: aligned.previous.map(str::to_owned),
                kept: leaf.kept.clone(),
                notes: [Some(kind(leaf.kind)), section, review].into_iter().flatten().collect(),
                ..self.unit(key, UnitPart::Leaf(nth), &leaf.text)
            }
        };
        texts.map(unit).collect()
    }

    fn whole(&self, key: &str, of_source: &[Leaf]) -> TranslationUnit {
        let unit = self.unit(key, UnitPart::Whole, &self.source.text);
        let mut kept: Vec<String> =
            of_source.iter().flat_map(|leaf| leaf.kept.iter().cloned()).collect();
        kept.sort();
        TranslationUnit {
            text: self.translation.map_or_else(String::new, |section| section.text.to_string()),
            is_stale: self.before.is_some(),
            previous: self.before.as_ref().map(|text| text.trim_end().to_owned()),
            kept,
            notes: vec!["A whole section in Markdown: its parts differ from the source".to_owned()],
            ..unit
        }
    }
}

fn kind(kind: LeafKind) -> String {
    match kind {
        LeafKind::Heading(level) => format!("Heading, level {level}"),
        LeafKind::Text => "Text".to_owned(),
        LeafKind::Cell => "Cell of a table".to_owned(),
        LeafKind::Fixed => String::new(),
    }
}
