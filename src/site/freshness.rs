//! The types of freshness: the state of a translation compared with its source.

use crate::lang::by_lang::Lang;
use crate::lang::change::ChangeSeverity;
use crate::lang::date::Date;
use crate::site::by_entry::EntryId;
use crate::text::RelPath;

/// The state of an entry in a language. If several apply, the one with the most work is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FreshnessState {
    /// It is the source.
    Source,
    /// Every section was confirmed against the source as it is now.
    Fresh,
    /// It, or a section of it, has never been confirmed.
    Unconfirmed,
    /// It has sections that the source does not have.
    Extra,
    /// Sections moved to another page in the source since they were confirmed, or were renamed.
    Moved,
    /// The source no longer has some of its sections.
    Removed,
    /// Sections changed in the source since they were confirmed.
    Stale,
    /// Sections of the source are missing.
    Incomplete,
    /// The entry has no translation in this language.
    Untranslated,
    /// It has none yet, but a translator works on one.
    InTranslation,
    /// Its source is gone.
    Orphan,
}

impl FreshnessState {
    /// The name in data, flags and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            FreshnessState::Source => "source",
            FreshnessState::Fresh => "fresh",
            FreshnessState::Unconfirmed => "unconfirmed",
            FreshnessState::Moved => "moved",
            FreshnessState::Removed => "removed",
            FreshnessState::Stale => "stale",
            FreshnessState::Incomplete => "incomplete",
            FreshnessState::Extra => "extra",
            FreshnessState::Untranslated => "untranslated",
            FreshnessState::InTranslation => "in-translation",
            FreshnessState::Orphan => "orphan",
        }
    }
}

/// What happened to a section of the source since it was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Its text changed.
    Edited,
    /// It is new, and the translation has an unconfirmed section for it.
    Added,
    /// It is gone.
    Removed,
    /// It has another id, and the same or a similar text.
    Renamed,
    /// It is on another page.
    Moved,
}

impl ChangeKind {
    /// The name in data.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::Edited => "edited",
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Renamed => "renamed",
            ChangeKind::Moved => "moved",
        }
    }
}

/// A section that is behind its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionChange {
    /// The id of the section; empty for the part before the first heading.
    pub id: String,
    /// What happened.
    pub kind: ChangeKind,
    /// The severity.
    pub severity: ChangeSeverity,
    /// The day it was last confirmed.
    pub since: Option<Date>,
    /// The heading of the section in the translation, by its place on the page.
    pub heading: Option<usize>,
    /// Where the section is now, if it moved.
    pub to: Option<NewPlace>,
}

/// The place of a section that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlace {
    /// The entry.
    pub entry: EntryId,
    /// The id of the section there.
    pub section: String,
}

/// A section that the translation lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingSection {
    /// The id of the section.
    pub id: String,
    /// Its heading in the source, by its place on the page.
    pub source_heading: Option<usize>,
    /// The heading of the translation before which it belongs; the number of headings means the
    /// end.
    pub before: usize,
}

/// The freshness of an entry in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// The state.
    pub state: FreshnessState,
    /// How many sections the source has.
    pub n_sections: usize,
    /// Sections that are behind, in the order of the source.
    pub changed: Vec<SectionChange>,
    /// Sections that the translation lacks or has as drafts, in the order of the source.
    pub missing: Vec<MissingSection>,
    /// The headings of the translation whose sections are still drafts, and so among the missing
    /// ones: they are not shown.
    pub hidden: Vec<usize>,
    /// Ids of texts that are still drafts, in the order of the translation. Those that are shown in the
    /// words of the source are among the missing ones too.
    pub drafts: Vec<String>,
    /// Ids of sections that only the translation has.
    pub extra: Vec<String>,
    /// Ids of unconfirmed sections.
    pub unconfirmed: Vec<String>,
    /// The date of the oldest confirmation of a changed section; that on which the translation was
    /// begun if it is in translation.
    pub since: Option<Date>,
    /// Who works on the translation, if it is in translation.
    pub translator: Option<String>,
}

impl Freshness {
    /// Freshness with a state and no section details.
    #[must_use]
    pub fn plain(state: FreshnessState, n_sections: usize) -> Freshness {
        Freshness {
            state,
            n_sections,
            changed: Vec::new(),
            missing: Vec::new(),
            hidden: Vec::new(),
            drafts: Vec::new(),
            extra: Vec::new(),
            unconfirmed: Vec::new(),
            since: None,
            translator: None,
        }
    }

    /// The worst change, if there is any.
    #[must_use]
    pub fn severity(&self) -> Option<ChangeSeverity> {
        self.changed.iter().map(|change| change.severity).max()
    }

    /// The changes that readers see: all except cosmetic ones.
    pub fn for_readers(&self) -> impl Iterator<Item = &SectionChange> {
        self.changed.iter().filter(|change| change.severity > ChangeSeverity::Cosmetic)
    }
}

/// A translation whose source is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Its file.
    pub path: RelPath,
    /// Its key.
    pub key: String,
    /// Its language.
    pub lang: Lang,
    /// The key that its source probably has now.
    pub renamed: Option<String>,
}
