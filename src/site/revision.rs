//! What changed in an entry on a day.

use crate::config::Config;
use crate::doc::changes::RevisionWeight;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::date::Date;

/// What changed in an entry on a day, as its author tells readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The day.
    pub day: Date,
    /// What changed; the source has a note.
    pub notes: ByLang<Option<String>>,
    /// Ids of the headings of the sections that changed.
    pub sections: Vec<String>,
    /// How much it matters.
    pub weight: RevisionWeight,
}

/// A note in the language that it is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteText<'a> {
    /// The language.
    pub lang: Lang,
    /// The note.
    pub text: &'a str,
}

impl Revision {
    /// The note for readers of a language: in that language, or in the first fallback that has one.
    #[must_use]
    pub fn note(&self, config: &Config, lang: Lang) -> NoteText<'_> {
        let langs = [lang].into_iter().chain(config.fallback[lang].iter().copied());
        let note = |lang: Lang| Some(NoteText { lang, text: self.notes[lang].as_deref()? });
        let of_source = || NoteText {
            lang: Lang::SOURCE,
            text: self.notes.source().as_deref().unwrap_or_default(),
        };
        langs.into_iter().find_map(note).unwrap_or_else(of_source)
    }

    /// The id of the note on the page of the entry.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("kb--change-{}", self.day)
    }
}
