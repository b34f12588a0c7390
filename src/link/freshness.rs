//! How every translation stands to its source: what changed since somebody confirmed it, what it
//! lacks, what it has too much, and which translations have lost their source.
//!
//! Only texts and bases are looked at: no version control, no times of files. A section whose text
//! is the same as in its base is not even parsed, so this costs little where little has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{Base, Block, FRONT};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::doc::sections::{self, Section};
use crate::doc::{Body, Doc};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::change::{self, Severity};
use crate::lang::tag::Tag;
use crate::link::Input;
use crate::markdown::facts::Heading;
use crate::site::Entry;
use crate::site::by_entry::ByEntry;
use crate::site::freshness::{Change, ChangeKind, Freshness, Missing, State};
use crate::source::{Kind, Owner, key_of};

/// Bases by language and key; a damaged one is not in it.
pub type Bases<'a> = BTreeMap<(Lang, &'a str), &'a Base>;

/// All bases among the documents.
#[must_use]
pub fn bases<'a>(docs: &'a [Arc<Doc>]) -> Bases<'a> {
    let base = |doc: &'a Arc<Doc>| match (&doc.file.owner, &doc.body) {
        (Owner::Base(lang), Body::Base(base)) => Some(((*lang, key_of(&doc.file.inner)), base)),
        (_, _) => None,
    };
    docs.iter().filter_map(base).collect()
}

/// The freshness of every entry in every language, in the order of both.
pub fn relate(
    input: Input<'_>,
    entries: &ByEntry<Entry>,
    found: &mut Vec<Diagnostic>,
) -> ByEntry<ByLang<Freshness>> {
    let bases = bases(input.docs);
    let related = entries.par_map(|_, entry| {
        let mut found = Vec::new();
        let tag = input.config.languages.source();
        let source = entry.variants.source().as_ref().map(|variant| &*variant.doc);
        let source = source.map(|source| (source, sections::of_source(source)));
        let freshness = entry
            .variants
            .map(|lang, _| of_variant((tag, source.as_ref()), entry, (lang, &bases), &mut found));
        missing_ids(entry, &mut found);
        (freshness, found)
    });
    let add = |(freshness, mut of_entry)| {
        found.append(&mut of_entry);
        freshness
    };
    ByEntry::of_entries(related.into_iter().map(add).collect())
}

/// A document of the source language and its sections.
type Source<'a> = (&'a Doc, Vec<Section<'a>>);

fn of_variant(
    (tag, source): (&Tag, Option<&Source<'_>>),
    entry: &Entry,
    (lang, bases): (Lang, &Bases<'_>),
    found: &mut Vec<Diagnostic>,
) -> Freshness {
    let Some((source, of_source)) = source else { return Freshness::plain(State::Source, 0) };
    match (lang, &entry.variants[lang]) {
        (Lang::SOURCE, _) => Freshness::plain(State::Source, of_source.len()),
        (_, None) => Freshness::plain(State::Untranslated, of_source.len()),
        (_, Some(variant)) => {
            let base = bases.get(&(lang, entry.key.as_str())).copied();
            let (freshness, mut of_doc) = against(tag, (source, of_source), &variant.doc, base);
            found.append(&mut of_doc);
            freshness
        }
    }
}

/// Compares a translation with its source and with what it was confirmed against. The findings are
/// sections that the source does not have.
#[must_use]
pub fn compare(
    tag: &Tag,
    (source, doc): (&Doc, &Doc),
    base: Option<&Base>,
) -> (Freshness, Vec<Diagnostic>) {
    against(tag, (source, &sections::of_source(source)), doc, base)
}

fn against(
    tag: &Tag,
    (source, of_source): (&Doc, &[Section<'_>]),
    doc: &Doc,
    base: Option<&Base>,
) -> (Freshness, Vec<Diagnostic>) {
    let (of_translation, extra) = sections::of_translation(source, doc);
    let mut freshness = Freshness::plain(State::Fresh, of_source.len());
    let translated: BTreeMap<&str, &Section<'_>> =
        of_translation.iter().map(|section| (section.id.as_str(), section)).collect();
    let blocks = base.map(by_id);
    let mut next_headings = next_headings(of_source, &translated).into_iter().rev();
    for section in of_source {
        let next_heading = next_headings.next().flatten();
        let Some(counterpart) = translated.get(section.id.as_str()) else {
            if section.id != FRONT {
                freshness.missing.push(Missing {
                    id: section.id.clone(),
                    source_heading: section.heading,
                    before: next_heading.unwrap_or_else(|| n_headings(doc)),
                });
            }
            continue;
        };
        match standing(tag, section, source.file.kind, blocks.as_ref()) {
            Standing::Fresh => {}
            Standing::Unconfirmed => freshness.unconfirmed.push(section.id.clone()),
            Standing::Changed(change) => {
                freshness.changed.push(Change { heading: counterpart.heading, ..change });
            }
        }
    }
    let ids: BTreeSet<&str> = of_source.iter().map(|section| section.id.as_str()).collect();
    let gone = |id: &str| !ids.contains(id);
    freshness.changed.extend(removed(base).filter(|change| gone(&change.id)));
    freshness.since = since(&freshness.changed, base);
    let headings = doc.page().map_or(&[][..], |page| page.facts.headings.as_slice());
    freshness.extra = extra.iter().map(|nth| headings[*nth].id.to_string()).collect();
    freshness.state = state(&freshness);
    let known = Names::new(freshness.missing.iter().map(|missing| missing.id.as_str()));
    let found = extra.iter().map(|nth| extra_section(doc, &headings[*nth], &known)).collect();
    (freshness, found)
}

/// The blocks of a base, to be looked up.
fn by_id(base: &Base) -> BTreeMap<&str, &Block> {
    base.blocks.iter().map(|block| (block.id.as_str(), block)).collect()
}

/// For each section of the source from the last one: the heading, in the translation, of the first
/// section from it on that is translated and has one.
fn next_headings(
    of_source: &[Section<'_>],
    translated: &BTreeMap<&str, &Section<'_>>,
) -> Vec<Option<usize>> {
    let mut next = None;
    let heading = |section: &Section<'_>| {
        next = translated.get(section.id.as_str()).and_then(|other| other.heading).or(next);
        next
    };
    of_source.iter().rev().map(heading).collect()
}

fn n_headings(doc: &Doc) -> usize {
    doc.page().map_or(0, |page| page.facts.headings.len())
}

/// How one section stands to its base.
enum Standing {
    Fresh,
    Unconfirmed,
    Changed(Change),
}

fn standing(
    tag: &Tag,
    section: &Section<'_>,
    kind: Kind,
    blocks: Option<&BTreeMap<&str, &Block>>,
) -> Standing {
    let Some(blocks) = blocks else { return Standing::Unconfirmed };
    let change = |kind, severity, since| {
        Standing::Changed(Change { id: section.id.clone(), kind, severity, since, heading: None })
    };
    let Some(block) = blocks.get(section.id.as_str()) else {
        return change(ChangeKind::Added, Severity::Major, None);
    };
    let Some(accepted) = &block.accepted else { return Standing::Unconfirmed };
    if section.says(&accepted.text) {
        return Standing::Fresh;
    }
    let (old, new) = (section.canon_of(&accepted.text), section.canon());
    let severity = change::severity(tag, &old, &new).unwrap_or(Severity::Cosmetic);
    // Whoever answers a quiz acts on the words of its options to the letter.
    let is_option = kind == Kind::Quiz && section.id.contains(".options.");
    let severity = if is_option { Severity::Major } else { severity };
    change(ChangeKind::Edited, severity, Some(accepted.on))
}

/// Everything that was ever confirmed, as if it were gone.
fn removed(base: Option<&Base>) -> impl Iterator<Item = Change> {
    let blocks = base.map_or(&[][..], |base| base.blocks.as_slice());
    blocks.iter().filter_map(|block| {
        Some(Change {
            id: block.id.clone(),
            kind: ChangeKind::Removed,
            severity: Severity::Major,
            since: Some(block.accepted.as_ref()?.on),
            heading: None,
        })
    })
}

/// The oldest confirmation of a changed section; of any section where only new ones changed.
fn since(changed: &[Change], base: Option<&Base>) -> Option<crate::lang::date::Date> {
    let oldest = changed.iter().filter_map(|change| change.since).min();
    let any = || {
        let blocks = base.map_or(&[][..], |base| base.blocks.as_slice());
        blocks.iter().filter_map(|block| Some(block.accepted.as_ref()?.on)).max()
    };
    if changed.is_empty() { None } else { oldest.or_else(any) }
}

fn state(freshness: &Freshness) -> State {
    if !freshness.extra.is_empty() {
        State::Extra
    } else if !freshness.missing.is_empty() {
        State::Incomplete
    } else if !freshness.changed.is_empty() {
        State::Stale
    } else if !freshness.unconfirmed.is_empty() {
        State::Unconfirmed
    } else {
        State::Fresh
    }
}

fn extra_section(doc: &Doc, heading: &Heading, missing: &Names) -> Diagnostic {
    let near = missing.nearest(heading.id.as_str());
    let (message, help) = match (heading.explicit, near) {
        (true, Some(near)) => (
            format!("the source has no section `{}`", heading.id),
            format!("did you mean `{{#{near}}}`?"),
        ),
        (true, None) => (
            format!("the source has no section `{}`", heading.id),
            "remove it, or add the section to the source first".to_owned(),
        ),
        (false, _) => (
            "this section has no counterpart in the source".to_owned(),
            "give it the id of its section in the source, `{#id}`, or remove it".to_owned(),
        ),
    };
    Diagnostic::new(Rule::ExtraSection, doc.source(), heading.span, message).help(help)
}

/// Headings without an id of their own on a page that is translated: one finding per file.
fn missing_ids(entry: &Entry, found: &mut Vec<Diagnostic>) {
    let mut variants = entry.variants.values().flatten();
    let Some(source) = variants.next().filter(|_| entry.is_translated(Lang::SOURCE)) else {
        return;
    };
    let translations: Vec<&Doc> = variants.map(|variant| &*variant.doc).collect();
    if translations.is_empty() {
        return;
    }
    let n_in_source = add_missing(&source.doc, found);
    for doc in translations.into_iter().filter(|_| n_in_source == 0) {
        add_missing(doc, found);
    }
}

fn add_missing(doc: &Doc, found: &mut Vec<Diagnostic>) -> usize {
    let Some(page) = doc.page() else { return 0 };
    let headings = page.facts.section_headings();
    let without: Vec<&Heading> = headings.iter().filter(|heading| !heading.explicit).collect();
    if let Some(first) = without.first() {
        let message = match without.len() {
            1 => "this heading of a translated page has no id".to_owned(),
            n => format!("{n} headings of this translated page have no id, this one first"),
        };
        let help =
            format!("add `{{#{}}}` in every language, or run `kb i18n ids --write` once", first.id);
        let at = first.span;
        found.push(Diagnostic::new(Rule::MissingHeadingId, doc.source(), at, message).help(help));
    }
    without.len()
}
