//! The relations: what follows from all files together.
//!
//! A [`Site`] is made in one expression by the link stage and never changed. It holds one
//! [`Entry`] per key, with what each language says of it, where it is published, and how entries
//! relate. A broken link is data here ([`Target::Missing`]); its diagnostic is in [`Site::found`].

pub mod by_entry;
pub mod freshness;
pub mod outline;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::doc::glossary::Term;
use crate::doc::scenario::Scenario;
use crate::doc::{Doc, Page, Review};
use crate::lang::by_lang::{ByLang, Lang};
use crate::names::path::OutputPath;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::freshness::{Freshness, Orphan};
use crate::source::{AssetFile, Kind};
use crate::text::{RelPath, Span};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page, scenario, quiz or the glossary.
    Entry {
        /// Which.
        entry: EntryId,
        /// A language other than the page's own, when the link names one.
        lang: Option<Lang>,
        /// The id of the place in it, without `#`.
        anchor: Option<String>,
    },
    /// A file beside the pages.
    Asset(RelPath),
    /// Somewhere else: a web address, a mail address.
    External,
    /// Nowhere; reported.
    Missing,
}

/// What an entry says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The file.
    pub doc: Arc<Doc>,
    /// The title, never empty.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The words by kind.
    pub body: VariantBody,
    /// Where each link of a page leads, parallel to its facts.
    pub targets: Vec<Target>,
}

/// The words of a variant by kind; a page's stay in its [`Doc`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VariantBody {
    /// A Markdown page.
    Page,
    /// A scenario with the words of this language.
    Scenario(Box<Scenario>),
    /// A quiz with the words of this language.
    Quiz(Box<crate::quiz::Quiz>),
    /// The glossary; its terms are in [`Site::terms`].
    Glossary,
    /// A file that could not be read; reported.
    Broken,
}

impl Variant {
    /// The Markdown page, if it is one.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        self.doc.page()
    }
}

/// One key: a page, scenario, quiz or the glossary, in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path under the language folder without the extension.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// What each language says.
    pub variants: ByLang<Option<Variant>>,
    /// Where each language is published, relative to the output; also for languages without words.
    pub paths: ByLang<OutputPath>,
    /// The section it is in.
    pub parent: Option<EntryId>,
    /// What is in it, in order.
    pub children: Vec<EntryId>,
    /// Whether navigation shows it.
    pub in_nav: bool,
    /// The position among its siblings.
    pub order: u32,
    /// Tags.
    pub tags: Vec<String>,
    /// Worth reading next.
    pub related: Vec<EntryId>,
    /// Scenarios that override this page's advice, with the index of the exception in each.
    pub overridden_by: Vec<(EntryId, usize)>,
    /// The last review.
    pub review: Option<Review>,
    /// References of its YAML, resolved, by where they stand.
    pub references: BTreeMap<Span, EntryId>,
}

/// A link that leads to an entry: who links, and in which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlink {
    /// The entry that links.
    pub from: EntryId,
    /// The sentence around the link; `None` for a reference in YAML or front matter.
    pub sentence: Option<Arc<str>>,
}

/// Everything that follows from all files together.
#[derive(Debug)]
pub struct Site {
    /// The configuration.
    pub config: Arc<Config>,
    /// All entries, by key.
    pub entries: ByEntry<Entry>,
    /// Keys to entries.
    pub keys: BTreeMap<String, EntryId>,
    /// Files beside the pages, by their path from the site root.
    pub assets: BTreeMap<RelPath, AssetFile>,
    /// The start page.
    pub home: Option<EntryId>,
    /// The main navigation, in order.
    pub navigation: Vec<EntryId>,
    /// All entries of the navigation in reading order.
    pub reading_order: Vec<EntryId>,
    /// The glossary per language.
    pub terms: ByLang<Vec<Term>>,
    /// Who links to an entry, per language and entry.
    pub backlinks: ByLang<ByEntry<Vec<Backlink>>>,
    /// Redirects: former path, entry, language.
    pub aliases: Vec<(OutputPath, EntryId, Lang)>,
    /// How each entry stands to its source, per entry and language.
    pub freshness: ByEntry<ByLang<Freshness>>,
    /// Translations whose source is gone.
    pub orphans: Vec<Orphan>,
    /// What is wrong with the relations.
    pub found: Vec<Diagnostic>,
}

impl Site {
    /// The entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id]
    }

    /// What the entry says in a language, or the source where that language says nothing.
    #[must_use]
    pub fn shown(&self, id: EntryId, lang: Lang) -> Option<&Variant> {
        self.entry(id).shown(lang)
    }

    /// How an entry stands to its source in a language.
    #[must_use]
    pub fn freshness(&self, id: EntryId, lang: Lang) -> &Freshness {
        &self.freshness[id][lang]
    }

    /// All entry ids.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + use<> {
        self.entries.ids()
    }

    /// The title of an entry as a reader of a language sees it.
    #[must_use]
    pub fn title(&self, id: EntryId, lang: Lang) -> &str {
        self.shown(id, lang).map_or("", |variant| &variant.title)
    }
}

impl Entry {
    /// The words of a language, or of the source where it has none.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Option<&Variant> {
        self.variants[lang].as_ref().or(self.variants.source().as_ref())
    }

    /// Whether the language has words of its own.
    #[must_use]
    pub fn is_translated(&self, lang: Lang) -> bool {
        self.variants[lang].is_some()
    }

    /// Whether this is the index page of a folder.
    #[must_use]
    pub fn is_index(&self) -> bool {
        self.key == "index" || self.key.ends_with("/index")
    }

    /// The folder of the key, empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.key.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part of the key: the id of a scenario or quiz.
    #[must_use]
    pub fn name(&self) -> &str {
        self.key.rsplit_once('/').map_or(&self.key, |(_, name)| name)
    }
}
