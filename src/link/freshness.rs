//! Computes the freshness of translations: their state compared with the source.
//!
//! For each entry and language:
//! 1. The source and the translation are cut into sections: by headings, or for YAML by the ids of
//!    its texts (`doc/sections`). A section of a translation has the id of its counterpart.
//! 2. A section of the source without a counterpart is missing, and so is one whose counterpart is
//!    still a draft. A section of the translation without a source was renamed, moved or removed in
//!    the source if the base names it ([`gone`]). Otherwise it is extra, and reported.
//! 3. The base (`content/_base/`) holds the text of the source that each section was confirmed
//!    against. The same text is fresh; no confirmation is unconfirmed; another text is a change.
//! 4. A change is measured by comparing both texts in canonical form: cosmetic, minor or major.
//! 5. A confirmed section has the numbers, dates and addresses of the text that it was confirmed
//!    against; where they differ is a finding (`parity`).
//! 6. The state of the page is the worst of these; it waits since the oldest confirmation of a
//!    changed section.
//!
//! Only texts and bases are read: no version control, no times of files. A section whose text is
//! the same as in its base is not parsed, so this costs little where little has changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::{Base, BaseSection, FRONT};
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::diag::{Diagnostic, Found};
use crate::doc::drafts::{self, Drafts, SideBySide};
use crate::doc::sections::{self, Section};
use crate::doc::{Body, Doc, Translator};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::change::{self, ChangeSeverity};
use crate::lang::quantity::QuantityReader;
use crate::lang::tag::Tag;
use crate::link::LinkInput;
use crate::link::gone::{self, Bases, Counterparts, Elsewhere};
use crate::link::last::Unchanged;
use crate::link::parity::{ConfirmedVersion, Parity};
use crate::link::stubs;
use crate::markdown::facts::Heading;
use crate::site::Entry;
use crate::site::by_entry::ByEntry;
use crate::site::freshness::{
    ChangeKind, Freshness, FreshnessState, MissingSection, SectionChange,
};
use crate::source::{Kind, Owner};
use crate::text::Span;

/// All bases among the documents.
#[must_use]
pub fn bases<'a>(docs: &'a [Arc<Doc>]) -> Bases<'a> {
    let base = |doc: &'a Arc<Doc>| match (&doc.file.owner, &doc.body) {
        (Owner::Base(lang), Body::Base(base)) => Some(((*lang, &*doc.file.key), base)),
        (_, _) => None,
    };
    docs.iter().filter_map(base).collect()
}

/// The freshness of every entry in every language, in the order of both. What is known is not
/// compared again.
pub(super) fn relate(
    input: LinkInput<'_>,
    entries: &ByEntry<Entry>,
    known: Option<&Unchanged<'_>>,
) -> Found<ByEntry<ByLang<Freshness>>> {
    let bases = bases(input.docs);
    let readers = input.config.languages.map(|_, tag| QuantityReader::new(tag));
    let translators = translators(input.docs);
    let elsewhere = Elsewhere::new(entries, &bases);
    let related = entries.par_map(|id, entry| {
        if let Some(known) = known.and_then(|known| known.freshness(id)) {
            return Found::sound(known.clone());
        }
        let mut findings = Vec::new();
        let source = entry.variants.source().as_ref();
        let source = source.map(|variant| SourceDoc::new(&input.config.languages, &variant.doc));
        let value = entry.variants.map(|lang, variant| {
            let Some(source) = &source else { return Freshness::plain(FreshnessState::Source, 0) };
            let n_sections = source.sections.len();
            // There is nothing to translate.
            let is_generated = source.doc.file.is_generated;
            match (lang, variant) {
                (_, Some(_)) if is_generated => Freshness::plain(FreshnessState::Source, 0),
                (Lang::SOURCE, _) => Freshness::plain(FreshnessState::Source, n_sections),
                (_, None) => {
                    let (place, doc) = ((lang, entry.key.as_str()), &entry.incomplete[lang]);
                    let incomplete = doc.as_ref().map(|doc| {
                        let translation =
                            TranslatedFile::of(entry, doc, bases.get(&place).copied(), lang);
                        against(source, translation, None).take(&mut findings)
                    });
                    incomplete.unwrap_or_else(|| untranslated(translators.get(&place), n_sections))
                }
                (_, Some(variant)) => {
                    let base = bases.get(&(lang, entry.key.as_str())).copied();
                    let parity = Parity { source: readers.source(), translation: &readers[lang] };
                    let site = WholeSite { parity, elsewhere: &elsewhere, lang };
                    let translation = TranslatedFile::of(entry, &variant.doc, base, lang);
                    against(source, translation, Some(site)).take(&mut findings)
                }
            }
        });
        findings.extend(missing_ids(entry));
        Found { value, findings }
    });
    related.found()
}

/// Who works on drafts of translations, by language and key.
fn translators(docs: &[Arc<Doc>]) -> BTreeMap<(Lang, &str), Translator> {
    let translator = |doc: &'_ Arc<Doc>| match doc.file.owner {
        Owner::Language(lang) => Some((lang, doc.translator()?)),
        Owner::Base(_) => None,
    };
    let begun = docs.iter().filter_map(|doc| Some((doc, translator(doc)?)));
    begun.map(|(doc, (lang, translator))| ((lang, &*doc.file.key), translator)).collect()
}

/// The freshness of an entry without a translation, on which a translator may work.
fn untranslated(translator: Option<&Translator>, n_sections: usize) -> Freshness {
    match translator {
        Some(Translator { by, since }) => Freshness {
            since: *since,
            translator: by.clone(),
            ..Freshness::plain(FreshnessState::InTranslation, n_sections)
        },
        None => Freshness::plain(FreshnessState::Untranslated, n_sections),
    }
}

/// A document of the source language with its sections, for comparison with translations.
pub struct SourceDoc<'a> {
    languages: &'a ByLang<Tag>,
    doc: &'a Doc,
    sections: Vec<Section<'a>>,
}

impl<'a> SourceDoc<'a> {
    /// Prepares a document of the source language of a site with some languages.
    #[must_use]
    pub fn new(languages: &'a ByLang<Tag>, doc: &'a Doc) -> SourceDoc<'a> {
        SourceDoc { languages, doc, sections: sections::of_source(doc) }
    }

    /// Compares a translation with its source and with its base. The findings are sections that the
    /// source does not have.
    #[must_use]
    pub fn compare(&self, doc: &Doc, base: Option<&Base>) -> Found<Freshness> {
        against(self, TranslatedFile { doc, base, drafts: None }, None)
    }
}

/// A translation that is compared.
#[derive(Clone, Copy)]
struct TranslatedFile<'a> {
    doc: &'a Doc,
    /// What it was confirmed against.
    base: Option<&'a Base>,
    /// Its texts that are still drafts, where they are known: those of a YAML file are also needed to
    /// show it.
    drafts: Option<&'a Drafts>,
}

impl<'a> TranslatedFile<'a> {
    /// That of an entry in a language.
    fn of(
        entry: &'a Entry,
        doc: &'a Doc,
        base: Option<&'a Base>,
        lang: Lang,
    ) -> TranslatedFile<'a> {
        let is_yaml = doc.page().is_none();
        TranslatedFile { doc, base, drafts: is_yaml.then(|| &entry.drafts[lang]) }
    }
}

/// What the comparison of one translation needs of the whole site.
#[derive(Clone, Copy)]
struct WholeSite<'a> {
    /// The readers of quantities.
    parity: Parity<'a>,
    /// Where sections moved to.
    elsewhere: &'a Elsewhere<'a>,
    /// The language of the translation.
    lang: Lang,
}

/// With the whole site, sections that moved to another page are found, and sections whose facts
/// differ are findings.
fn against(
    source: &SourceDoc<'_>,
    TranslatedFile { doc, base, drafts: known }: TranslatedFile<'_>,
    site: Option<WholeSite<'_>>,
) -> Found<Freshness> {
    let of_source = &source.sections;
    let (of_translation, extra) = sections::of_translation(source.doc, doc);
    let mut freshness = Freshness::plain(FreshnessState::Fresh, of_source.len());
    let mut differing = Vec::new();
    let read = || Cow::Owned(drafts(source, doc, &of_translation));
    let drafts = known.map_or_else(read, Cow::Borrowed);
    let is_draft = |section: &Section<'_>| drafts.texts.iter().any(|it| it.id == section.id);
    let (hidden, shown): (Vec<&Section<'_>>, Vec<&Section<'_>>) =
        of_translation.iter().partition(|section| is_part(doc, section) && is_draft(section));
    freshness.drafts = drafts.texts.iter().map(|draft| draft.id.clone()).collect();
    freshness.hidden = hidden.iter().filter_map(|section| section.heading).collect();
    let translated: BTreeMap<&str, &Section<'_>> =
        shown.into_iter().map(|section| (section.id.as_str(), section)).collect();
    let blocks = base.map(by_id);
    let mut gone = gone::find(Counterparts {
        tag: source.languages.source(),
        of_source,
        doc,
        translated: &translated,
        unpaired: &extra,
        base,
    });
    let mut next_headings = next_headings(of_source, &translated).into_iter().rev();
    for section in of_source {
        let next_heading = next_headings.next().flatten();
        let Some(counterpart) = translated.get(section.id.as_str()) else {
            if let Some(renamed) = gone.renamed.remove(&section.id) {
                freshness.changed.push(renamed);
            } else if section.id != FRONT {
                freshness.missing.push(missing(section, next_heading, doc));
            }
            continue;
        };
        let standing = standing(source, section, blocks.as_ref());
        if let (Some(site), Some(version)) = (site, confirmed(&standing, section, blocks.as_ref()))
        {
            differing.extend(site.parity.finding(doc, counterpart, version));
        }
        match standing {
            Standing::Fresh => {}
            Standing::Unconfirmed => freshness.unconfirmed.push(section.id.clone()),
            Standing::Changed(change) => {
                freshness.changed.push(SectionChange { heading: counterpart.heading, ..change });
            }
        }
    }
    let removed = gone.removed.into_iter().map(|change| match site.zip(base) {
        Some((site, base)) => moved(change, site, doc, base),
        None => change,
    });
    freshness.changed.extend(removed);
    freshness.since = since(&freshness.changed, base);
    let extra = headings(doc, &gone.extra);
    freshness.extra = extra.iter().map(|heading| heading.id.to_string()).collect();
    freshness.extra.extend(unknown_ids(source, doc, base));
    freshness.state = state(&freshness);
    let mut findings = extra_sections(doc, &extra, &freshness.missing);
    findings.extend(stubs::findings(doc, &drafts));
    findings.extend(differing);
    Found { value: freshness, findings }
}

/// Whether a section can be shown in the words of the source by itself. The title of a page is shown as it
/// is, like that of a scenario or quiz.
fn is_part(doc: &Doc, section: &Section<'_>) -> bool {
    match doc.file.kind {
        Kind::Page => section.heading.is_some(),
        Kind::Scenario | Kind::Quiz => section.id != drafts::TITLE,
        Kind::Glossary => false,
    }
}

/// The ids of a YAML file that its source never had: the base does not name them.
fn unknown_ids(source: &SourceDoc<'_>, doc: &Doc, base: Option<&Base>) -> Vec<String> {
    let mut unknown = sections::unknown_ids(source.doc, doc);
    let blocks = base.map_or(&[][..], |base| base.blocks.as_slice());
    if !unknown.is_empty() {
        // The block of an id is the id, or begins with it and a dot.
        let known: BTreeSet<&str> = blocks.iter().flat_map(|block| begins(&block.id)).collect();
        unknown.retain(|id| !known.contains(id.as_str()));
    }
    unknown
}

/// An id and the ids that it is below: `a.b.c`, `a.b`, `a`.
fn begins(id: &str) -> impl Iterator<Item = &str> {
    let dots = id.match_indices('.').map(|(at, _)| &id[..at]);
    dots.chain([id])
}

/// A removed section, as one that moved if another page of the source has its text now. Only one
/// that the translation still has is looked up: its readers miss what changes there.
fn moved(change: SectionChange, site: WholeSite<'_>, doc: &Doc, base: &Base) -> SectionChange {
    let accepted = base.get(&change.id).and_then(|block| block.accepted.as_ref());
    let accepted = accepted.filter(|_| change.heading.is_some());
    let to = accepted.and_then(|accepted| {
        site.elsewhere.find(site.lang, &doc.file.key, &change.id, &accepted.text)
    });
    match to {
        Some(_) => SectionChange {
            kind: ChangeKind::Moved,
            severity: ChangeSeverity::Normal,
            to,
            ..change
        },
        None => change,
    }
}

/// The texts of a translation that are still drafts.
fn drafts(source: &SourceDoc<'_>, doc: &Doc, of_translation: &[Section<'_>]) -> Drafts {
    let SourceDoc { languages, sections, .. } = source;
    drafts::read(SideBySide { languages, doc, of_source: sections, of_translation })
}

/// The blocks of a base, to be looked up.
fn by_id(base: &Base) -> BTreeMap<&str, &BaseSection> {
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

/// A section without a counterpart, which belongs before a heading of the translation or to its end.
fn missing(section: &Section<'_>, before: Option<usize>, doc: &Doc) -> MissingSection {
    MissingSection {
        id: section.id.clone(),
        source_heading: section.heading,
        before: before.unwrap_or_else(|| n_headings(doc)),
    }
}

/// Some headings of a page, by their places on it.
fn headings<'a>(doc: &'a Doc, places: &[usize]) -> Vec<&'a Heading> {
    let all = doc.page().map_or(&[][..], |page| page.facts.headings.as_slice());
    places.iter().map(|nth| &all[*nth]).collect()
}

fn extra_sections(doc: &Doc, extra: &[&Heading], missing: &[MissingSection]) -> Vec<Diagnostic> {
    let known = Names::new(missing.iter().map(|missing| missing.id.as_str()));
    extra.iter().map(|heading| extra_section(doc, heading, &known)).collect()
}

fn n_headings(doc: &Doc) -> usize {
    doc.page().map_or(0, |page| page.facts.headings.len())
}

/// The state of one section compared with its base.
enum Standing {
    Fresh,
    Unconfirmed,
    Changed(SectionChange),
}

fn standing(
    source: &SourceDoc<'_>,
    section: &Section<'_>,
    blocks: Option<&BTreeMap<&str, &BaseSection>>,
) -> Standing {
    let Some(blocks) = blocks else { return Standing::Unconfirmed };
    let change = |kind, severity, since| {
        Standing::Changed(SectionChange {
            id: section.id.clone(),
            kind,
            severity,
            since,
            heading: None,
            to: None,
        })
    };
    let Some(block) = blocks.get(section.id.as_str()) else {
        return change(ChangeKind::Added, ChangeSeverity::Major, None);
    };
    let Some(accepted) = &block.accepted else { return Standing::Unconfirmed };
    if section.contains(&accepted.text) {
        return Standing::Fresh;
    }
    let (old, new) = (section.canon_of(&accepted.text), section.canon());
    let severity =
        change::severity(source.languages.source(), &old, &new).unwrap_or(ChangeSeverity::Cosmetic);
    // Readers act on the exact words of the options of a quiz.
    let is_option = source.doc.file.kind == Kind::Quiz && section.id.contains(".options.");
    let severity = if is_option { ChangeSeverity::Major } else { severity };
    change(ChangeKind::Edited, severity, Some(accepted.on))
}

/// The text of the source that the translation of a section was confirmed against, if it was.
fn confirmed<'a>(
    standing: &Standing,
    section: &'a Section<'_>,
    blocks: Option<&BTreeMap<&str, &'a BaseSection>>,
) -> Option<ConfirmedVersion<'a>> {
    match standing {
        Standing::Fresh => Some(ConfirmedVersion::Now(&section.text)),
        Standing::Changed(SectionChange { kind: ChangeKind::Edited, .. }) => {
            let block = blocks?.get(section.id.as_str())?;
            Some(ConfirmedVersion::Before(&block.accepted.as_ref()?.text))
        }
        Standing::Changed(_) | Standing::Unconfirmed => None,
    }
}

/// The oldest confirmation of a changed section; of any section if only new sections changed.
fn since(changed: &[SectionChange], base: Option<&Base>) -> Option<crate::lang::date::Date> {
    let oldest = changed.iter().filter_map(|change| change.since).min();
    let any = || {
        let blocks = base.map_or(&[][..], |base| base.blocks.as_slice());
        blocks.iter().filter_map(|block| Some(block.accepted.as_ref()?.on)).max()
    };
    if changed.is_empty() { None } else { oldest.or_else(any) }
}

fn state(freshness: &Freshness) -> FreshnessState {
    if !freshness.missing.is_empty() {
        FreshnessState::Incomplete
    } else if !freshness.changed.is_empty() {
        state_of_changes(&freshness.changed)
    } else if !freshness.extra.is_empty() {
        FreshnessState::Extra
    } else if !freshness.unconfirmed.is_empty() {
        FreshnessState::Unconfirmed
    } else {
        FreshnessState::Fresh
    }
}

/// The state of a translation with changes: that with the most work.
fn state_of_changes(changed: &[SectionChange]) -> FreshnessState {
    let state = |change: &SectionChange| match change.kind {
        ChangeKind::Edited | ChangeKind::Added => FreshnessState::Stale,
        ChangeKind::Removed => FreshnessState::Removed,
        ChangeKind::Moved | ChangeKind::Renamed => FreshnessState::Moved,
    };
    changed.iter().map(state).max().unwrap_or(FreshnessState::Stale)
}

fn extra_section(doc: &Doc, heading: &Heading, missing: &Names) -> Diagnostic {
    let near = missing.near(heading.id.as_str());
    let fix = near.filter(|near| near.is_only && heading.explicit).and_then(|near| {
        let (id, written) = (format!("#{}", heading.id), doc.source().slice(heading.span));
        let start = heading.span.start as usize + written.rfind(&id)?;
        Some(Fix::guess(Span::new(start, start + id.len()), format!("#{}", near.name)))
    });
    let (message, help) = match (heading.explicit, near.map(|near| near.name)) {
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
    let finding = Diagnostic::new(Rule::ExtraSection, doc.source(), heading.span, message);
    finding.help(help).maybe_fix(fix)
}

/// Headings without an id of their own on a page that is translated: one finding per file.
fn missing_ids(entry: &Entry) -> Vec<Diagnostic> {
    let Some(source) = entry.variants.source() else { return Vec::new() };
    let translations: Vec<_> = entry.variants.of_translations().flatten().collect();
    if translations.is_empty() {
        return Vec::new();
    }
    match missing_id(&source.doc) {
        Some(finding) => vec![finding],
        None => translations.iter().filter_map(|variant| missing_id(&variant.doc)).collect(),
    }
}

/// The finding for a page with headings that have no id of their own.
fn missing_id(doc: &Doc) -> Option<Diagnostic> {
    let headings = doc.page()?.facts.section_headings();
    let without: Vec<&Heading> = headings.iter().filter(|heading| !heading.explicit).collect();
    let first = without.first()?;
    let message = match without.len() {
        1 => "this heading of a translated page has no explicit id".to_owned(),
        n => format!("{n} headings of this translated page have no explicit id; this is the first"),
    };
    let help =
        format!("add `{{#{}}}` in every language, or run `kb i18n ids --write` once", first.id);
    let finding = Diagnostic::new(Rule::MissingHeadingId, doc.source(), first.span, message);
    Some(finding.help(help))
}
