//! Sections of a translation that its source no longer has, found through the base of the
//! translation.
//!
//! 1. A section that the base names was in the source. If the source has it no longer, it was
//!    renamed, moved or removed.
//! 2. It was renamed if the source has, on the same page, a section that is new and has the same
//!    text or most of its words.
//! 3. It was moved if another page of the source has its text in a section that is new there.
//! 4. A section that neither the source nor the base has is extra: the translator added it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::base::{Accepted, Base, FRONT, Quote};
use crate::doc::Doc;
use crate::doc::sections::{self, Section};
use crate::hash::{self, Fingerprint};
use crate::lang::by_lang::Lang;
use crate::lang::change::{self, ChangeSeverity};
use crate::lang::tag::Tag;
use crate::markdown::facts::Heading;
use crate::site::Entry;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::freshness::{ChangeKind, NewPlace, SectionChange};

/// Bases by language and key; a damaged one is not in it.
pub type Bases<'a> = BTreeMap<(Lang, &'a str), &'a Base>;

/// A renamed section keeps at least this share of its words, in percent.
const MIN_KEPT: usize = 60;

/// Shorter texts are too often similar by chance: this number of words.
const MIN_WORDS: usize = 6;

/// The most pairs of sections of one page that are compared word by word.
const MAX_PAIRS: usize = 400;

/// A translation, its source and its base.
#[derive(Clone, Copy)]
pub(super) struct Counterparts<'a> {
    /// The language of the source.
    pub(super) tag: &'a Tag,
    /// The sections of the source.
    pub(super) of_source: &'a [Section<'a>],
    /// The translation.
    pub(super) doc: &'a Doc,
    /// Its sections by the id of their counterpart.
    pub(super) translated: &'a BTreeMap<&'a str, &'a Section<'a>>,
    /// Its headings without a counterpart.
    pub(super) unpaired: &'a [usize],
    /// Its base.
    pub(super) base: Option<&'a Base>,
}

/// What became of the sections that the source no longer has.
pub(super) struct Gone {
    /// Renamed sections, by their new id.
    pub(super) renamed: BTreeMap<String, SectionChange>,
    /// The others that were in the source, in the order of the base.
    pub(super) removed: Vec<SectionChange>,
    /// Headings of the translation that the source never had.
    pub(super) extra: Vec<usize>,
}

/// A section that the base names and the source does not have.
struct Lost<'a> {
    id: &'a str,
    accepted: Option<&'a Accepted>,
    /// Its heading in the translation.
    heading: Option<usize>,
}

/// Finds the sections of a translation that its source no longer has.
pub(super) fn find(versions: Counterparts<'_>) -> Gone {
    let headings = headings(versions.doc);
    let ids: BTreeSet<&str> =
        versions.of_source.iter().map(|section| section.id.as_str()).collect();
    let unpaired: BTreeMap<&str, usize> =
        versions.unpaired.iter().map(|nth| (headings[*nth].id.as_str(), *nth)).collect();
    let blocks = versions.base.map_or(&[][..], |base| base.blocks.as_slice());
    let lost = blocks.iter().filter(|block| !ids.contains(block.id.as_str())).map(|block| Lost {
        id: &block.id,
        accepted: block.accepted.as_ref(),
        heading: unpaired.get(block.id.as_str()).copied(),
    });
    let lost: Vec<Lost<'_>> = lost.collect();
    let renamed = renamed(versions, &lost);
    let used: BTreeSet<Option<usize>> = renamed.values().map(|change| change.heading).collect();
    let is_left = |lost: &&Lost<'_>| match lost.heading {
        Some(_) => !used.contains(&lost.heading),
        None => lost.accepted.is_some(),
    };
    let removed = lost.iter().filter(is_left).map(|lost| SectionChange {
        id: lost.id.to_owned(),
        kind: ChangeKind::Removed,
        severity: ChangeSeverity::Major,
        since: lost.accepted.map(|accepted| accepted.on),
        heading: lost.heading,
        to: None,
    });
    let known: BTreeSet<usize> = lost.iter().filter_map(|lost| lost.heading).collect();
    Gone {
        removed: removed.collect(),
        extra: versions.unpaired.iter().copied().filter(|nth| !known.contains(nth)).collect(),
        renamed,
    }
}

fn headings(doc: &Doc) -> &[Heading] {
    doc.page().map_or(&[][..], |page| page.facts.headings.as_slice())
}

/// Pairs new sections of the source with lost ones: first by equal texts, then by similar ones.
fn renamed(versions: Counterparts<'_>, lost: &[Lost<'_>]) -> BTreeMap<String, SectionChange> {
    let mut renamed = BTreeMap::new();
    let Some(base) = versions.base else { return renamed };
    let is_kept = |lost: &&Lost<'_>| lost.heading.is_some();
    let mut kept: Vec<(&Lost<'_>, &Accepted)> =
        lost.iter().filter(is_kept).filter_map(|lost| Some((lost, lost.accepted?))).collect();
    if kept.is_empty() {
        return renamed;
    }
    let blocks: BTreeSet<&str> = base.blocks.iter().map(|block| block.id.as_str()).collect();
    let is_new = |section: &&Section<'_>| {
        let id = section.id.as_str();
        id != FRONT && !blocks.contains(id) && !versions.translated.contains_key(id)
    };
    let mut new: Vec<&Section<'_>> = versions.of_source.iter().filter(is_new).collect();
    new.retain(|section| {
        let equal = kept.iter().position(|(_, accepted)| section.contains(&accepted.text));
        let Some((lost, accepted)) = equal.map(|nth| kept.remove(nth)) else { return true };
        let change = change(section, lost, accepted, ChangeSeverity::Cosmetic);
        renamed.insert(section.id.clone(), change);
        false
    });
    if new.len() * kept.len() > MAX_PAIRS {
        return renamed;
    }
    for section in new {
        let now = section.canon();
        let share = |(_, accepted): &(&Lost<'_>, &Accepted)| {
            words_kept(&section.canon_of(&accepted.text), &now)
        };
        let best = (0..kept.len()).max_by_key(|nth| share(&kept[*nth]));
        let Some(nth) = best.filter(|nth| share(&kept[*nth]) >= MIN_KEPT) else { continue };
        let (lost, accepted) = kept.remove(nth);
        let before = section.canon_of(&accepted.text);
        let severity = change::severity(versions.tag, &before, &now);
        let severity = severity.unwrap_or(ChangeSeverity::Cosmetic);
        renamed.insert(section.id.clone(), change(section, lost, accepted, severity));
    }
    renamed
}

fn change(
    section: &Section<'_>,
    lost: &Lost<'_>,
    accepted: &Accepted,
    severity: ChangeSeverity,
) -> SectionChange {
    SectionChange {
        id: section.id.clone(),
        kind: ChangeKind::Renamed,
        severity,
        since: Some(accepted.on),
        heading: lost.heading,
        to: None,
    }
}

/// The share of the words that two texts have in common, in percent of the longer one.
fn words_kept(before: &str, now: &str) -> usize {
    let before: Vec<&str> = before.split_whitespace().collect();
    let now: Vec<&str> = now.split_whitespace().collect();
    let longer = before.len().max(now.len());
    if before.len().min(now.len()) < MIN_WORDS {
        return 0;
    }
    100 * change::common(&before, &now).len() / longer
}

/// The sections of all pages of the source by their texts, for sections that moved to another page.
/// They are collected when the first one is looked up.
pub(super) struct Elsewhere<'a> {
    entries: &'a ByEntry<Entry>,
    bases: &'a Bases<'a>,
    by_text: OnceLock<BTreeMap<Fingerprint, Vec<(EntryId, String)>>>,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn new(entries: &'a ByEntry<Entry>, bases: &'a Bases<'a>) -> Elsewhere<'a> {
        Elsewhere { entries, bases, by_text: OnceLock::new() }
    }

    /// The place of a text on another page than the one with the key. It must be new there since
    /// the translation of that page was confirmed, and be at only one place, unless one has the same id.
    pub(super) fn find(&self, lang: Lang, key: &str, id: &str, text: &Quote) -> Option<NewPlace> {
        let mark = mark(text.lines())?;
        let places = self.by_text.get_or_init(|| self.collected()).get(&mark)?;
        let is_new = |(entry, id): &&(EntryId, String)| {
            let other = self.entries[*entry].key.as_str();
            let base = self.bases.get(&(lang, other));
            other != key && base.is_none_or(|base| base.get(id).is_none())
        };
        let new: Vec<&(EntryId, String)> = places.iter().filter(is_new).collect();
        let same_id = new.iter().find(|(_, other)| other == id);
        let (entry, section) = match (same_id, new.as_slice()) {
            (Some(place), _) | (None, [place]) => *place,
            (None, _) => return None,
        };
        Some(NewPlace { entry: *entry, section: section.clone() })
    }

    fn collected(&self) -> BTreeMap<Fingerprint, Vec<(EntryId, String)>> {
        let mut by_text: BTreeMap<Fingerprint, Vec<(EntryId, String)>> = BTreeMap::new();
        for (id, entry) in self.entries.iter() {
            let Some(source) = entry.variants.source() else { continue };
            let sections = sections::of_source(&source.doc);
            for section in sections.iter().filter(|section| section.heading.is_some()) {
                if let Some(mark) = mark(section.text.lines()) {
                    by_text.entry(mark).or_default().push((id, section.id.clone()));
                }
            }
        }
        by_text
    }
}

/// A fingerprint of the lines below a heading, whose level and id may be others in another place.
/// `None` if there are none.
fn mark<'t>(lines: impl Iterator<Item = &'t str>) -> Option<Fingerprint> {
    let below = lines.skip(1).map(str::trim).filter(|line| !line.is_empty());
    let text = below.flat_map(|line| [line, "\n"]).collect::<String>();
    (!text.is_empty()).then(|| hash::of(text.as_bytes()))
}
