//! The relations: data that follows from all files together.
//!
//! The link stage builds a [`Site`] in one expression; it is immutable. An [`Entry`] contains the
//! files of one key in each language. Each relation is a separate value: output paths, the [`Tree`]
//! of folders, [`Links`], backlinks, freshness. A broken link is data here
//! ([`LinkTarget::Missing`]); its diagnostic is in [`Site::found`].

pub mod by_entry;
pub mod freshness;
pub mod identity;
pub mod listing;
pub mod outline;
pub mod revision;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{Config, Host, Untranslated};
use crate::diag::Diagnostic;
use crate::doc::dates::Review;
use crate::doc::drafts::Drafts;
use crate::doc::glossary::Term;
use crate::doc::lifecycle::{CitedSource, Validity};
use crate::doc::scenario::{DANGER, Scenario};
use crate::doc::{Doc, Page};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::date::Date;
use crate::markdown::facts::LinkKind;
use crate::names::path::OutputPath;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::freshness::{Freshness, Orphan};
use crate::site::identity::Identity;
use crate::site::revision::Revision;
use crate::source::{AssetFile, Kind};
use crate::text::{RelPath, Span};

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A page, scenario, quiz or the glossary.
    Entry {
        /// The entry.
        entry: EntryId,
        /// A language other than the page's own, when the link names one.
        lang: Option<Lang>,
        /// The anchor in it, without `#`.
        anchor: Option<String>,
    },
    /// A file beside the pages.
    Asset(RelPath),
    /// An external URL or a mail address.
    External,
    /// No target; reported.
    Missing,
}

/// An entry in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The file.
    pub doc: Arc<Doc>,
    /// The title, never empty.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The content by kind.
    pub body: VariantBody,
}

/// The content of a variant by kind; that of a page stays in its [`Doc`].
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
    /// A file with errors; reported.
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
    /// The kind.
    pub kind: Kind,
    /// The variants by language.
    pub variants: ByLang<Option<Variant>>,
    /// Translations of scenarios and quizzes that are not shown, because they lack a title.
    pub incomplete: ByLang<Option<Arc<Doc>>>,
    /// Texts of translated YAML files that are still drafts.
    pub drafts: ByLang<Drafts>,
    /// The language whose words each language shows: its own, that of the first fallback that has
    /// words, or the source.
    pub text_langs: ByLang<Lang>,
    /// Whether navigation shows it.
    pub in_nav: bool,
    /// Whether the search finds it.
    pub in_search: bool,
    /// The position among its siblings.
    pub order: i32,
    /// Tags.
    pub tags: Vec<String>,
    /// Whether readers should rely on it.
    pub status: Validity,
    /// The last review.
    pub review: Option<Review>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Where it applies.
    pub place: Option<String>,
    /// What it relies on.
    pub sources: Vec<CitedSource>,
}

/// Sections, and the order in which entries are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The start page.
    pub home: Option<EntryId>,
    /// The section that an entry is in.
    pub parents: ByEntry<Option<EntryId>>,
    /// The contents of a section, in order.
    pub children: ByEntry<Vec<EntryId>>,
    /// The main navigation, in order.
    pub navigation: Vec<EntryId>,
    /// All entries of the navigation in reading order.
    pub reading_order: Vec<EntryId>,
}

/// The targets of the links and references of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// The target of each link of the page, by language and in the order of the facts of the page.
    pub targets: ByLang<Arc<[LinkTarget]>>,
    /// Worth reading next.
    pub related: Vec<EntryId>,
    /// What readers should read instead of a deprecated or withdrawn text.
    pub instead: Option<EntryId>,
    /// The targets of references in its YAML or front matter, by their places in the source
    /// language.
    pub references: BTreeMap<Span, EntryId>,
}

/// An exception of a scenario that overrides the advice of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Override {
    /// The scenario.
    pub scenario: EntryId,
    /// The index of the exception in the scenario.
    pub exception: usize,
}

/// The address of an entry with the English names of kb's folders, where it has another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnglishPath {
    /// The output file.
    pub path: OutputPath,
    /// The entry.
    pub entry: EntryId,
    /// The language.
    pub lang: Lang,
}

/// A redirect from a former address of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The former path.
    pub from: OutputPath,
    /// The entry.
    pub entry: EntryId,
    /// The language of the page that it leads to.
    pub lang: Lang,
    /// The language of the file that names it.
    pub file_lang: Lang,
    /// Where the file names it.
    pub span: Span,
}

/// Words of readers that lead to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchLead {
    /// The words.
    pub words: String,
    /// The entry.
    pub entry: EntryId,
}

/// A link to an entry, with the linking entry and sentence.
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
    /// The path of each entry for readers of each language, relative to the output folder: see
    /// [`Site::path`].
    pub paths: ByEntry<ByLang<OutputPath>>,
    /// Sections and reading order.
    pub tree: Tree,
    /// The logo, the icon, and the links of the frame.
    pub identity: Identity,
    /// The targets of the links in each paragraph of the text at the end of each page, in their order.
    pub footer_links: Vec<Vec<LinkTarget>>,
    /// The targets of links and references.
    pub links: ByEntry<Links>,
    /// The exceptions of scenarios that override the advice of an entry.
    pub overrides: ByEntry<Vec<Override>>,
    /// The glossary per language.
    pub terms: ByLang<Vec<Term>>,
    /// The backlinks per language and entry.
    pub backlinks: ByLang<ByEntry<Vec<Backlink>>>,
    /// Words of readers that lead to entries, per language.
    pub search_leads: ByLang<Vec<SearchLead>>,
    /// Redirects.
    pub aliases: Vec<Alias>,
    /// The addresses that entries would have with the English names of kb's folders.
    pub english_paths: Vec<EnglishPath>,
    /// The freshness per entry and language.
    pub freshness: ByEntry<ByLang<Freshness>>,
    /// The day of the last change per entry and language: see [`Site::updated`].
    pub updated: ByEntry<ByLang<Option<Date>>>,
    /// What changed in each entry, the newest first.
    pub revisions: ByEntry<Vec<Revision>>,
    /// Translations whose source is gone.
    pub orphans: Vec<Orphan>,
    /// The findings about relations.
    pub found: Vec<Diagnostic>,
}

impl Site {
    /// The entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id]
    }

    /// The variant that a language shows: its own, or that of a fallback.
    #[must_use]
    pub fn shown(&self, id: EntryId, lang: Lang) -> Option<&Variant> {
        self.entry(id).shown(lang)
    }

    /// The freshness of an entry in a language.
    #[must_use]
    pub fn freshness(&self, id: EntryId, lang: Lang) -> &Freshness {
        &self.freshness[id][lang]
    }

    /// The day of the last change of the text that a language shows of an entry, if it is known.
    #[must_use]
    pub fn updated(&self, id: EntryId, lang: Lang) -> Option<Date> {
        self.updated[id][self.text_lang(id, lang)]
    }

    /// The language of the text that a language shows of an entry: its own, or a fallback.
    #[must_use]
    pub fn text_lang(&self, id: EntryId, lang: Lang) -> Lang {
        self.entry(id).text_langs[lang]
    }

    /// Whether an entry has a page in a language.
    #[must_use]
    pub fn is_published(&self, id: EntryId, lang: Lang) -> bool {
        self.entry(id).is_published(&self.config, lang)
    }

    /// Whether lists in a language show an entry.
    #[must_use]
    pub fn is_listed(&self, id: EntryId, lang: Lang) -> bool {
        let is_shown =
            self.is_published(id, lang) || self.config.untranslated[lang] == Untranslated::Link;
        is_shown && !self.entry(id).is_withdrawn()
    }

    /// The entries that lists in a language show.
    pub fn listed(&self, lang: Lang) -> impl Iterator<Item = EntryId> {
        self.ids().filter(move |id| self.is_listed(*id, lang))
    }

    /// The path of an entry for readers of a language, relative to the output folder: its page in
    /// that language. If it has none, the page in the language of the text that it shows.
    #[must_use]
    pub fn path(&self, id: EntryId, lang: Lang) -> &OutputPath {
        &self.paths[id][lang]
    }

    /// The section that an entry is in.
    #[must_use]
    pub fn parent(&self, id: EntryId) -> Option<EntryId> {
        self.tree.parents[id]
    }

    /// The targets of the links that a language shows on a page, in the order of the facts of the
    /// page.
    #[must_use]
    pub fn targets(&self, id: EntryId, lang: Lang) -> &[LinkTarget] {
        &self.links[id].targets[self.text_lang(id, lang)]
    }

    /// The hosts that a page shows in frames.
    #[must_use]
    pub fn embeds(&self, id: EntryId, lang: Lang) -> BTreeSet<Host> {
        let page = self.shown(id, lang).and_then(Variant::page);
        let Some(facts) = page.map(|page| &page.facts).filter(|it| !it.html_links.is_empty())
        else {
            return BTreeSet::new();
        };
        let targets = self.targets(id, lang).iter().skip(facts.links.len());
        let shown = facts.html_links.iter().zip(targets).filter(|(link, target)| {
            link.kind == LinkKind::Embed && **target == LinkTarget::External
        });
        let hosts = shown.filter_map(|(link, _)| Host::of_url(&link.dest));
        hosts.filter(|host| self.config.embeds.contains(host)).collect()
    }

    /// The target of a reference of an entry, by its place in the source language.
    #[must_use]
    pub fn reference(&self, id: EntryId, span: Span) -> Option<EntryId> {
        self.links[id].references.get(&span).copied()
    }

    /// The contents of a section, in order.
    #[must_use]
    pub fn children(&self, id: EntryId) -> &[EntryId] {
        &self.tree.children[id]
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
    /// The variant that a language shows: its own, or that of a fallback.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Option<&Variant> {
        self.variants[self.text_langs[lang]].as_ref()
    }

    /// The file of the entry in a language, also one that is not shown because it lacks a title.
    #[must_use]
    pub fn file(&self, lang: Lang) -> Option<&Arc<Doc>> {
        let shown = self.variants[lang].as_ref().map(|variant| &variant.doc);
        shown.or(self.incomplete[lang].as_ref())
    }

    /// Whether it is no longer true. Its page stays for readers who have its address.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.status == Validity::Withdrawn
    }

    /// Whether the entry has a text in the language.
    #[must_use]
    pub fn is_translated(&self, lang: Lang) -> bool {
        self.variants[lang].is_some()
    }

    /// Whether it has a page in a language. Readers of a language arrive at the start page, so
    /// every language has one.
    #[must_use]
    pub fn is_published(&self, config: &Config, lang: Lang) -> bool {
        let shows_all = config.untranslated[lang] == Untranslated::Show;
        shows_all || self.is_translated(lang) || self.key == "index"
    }

    /// Whether its readers may be in danger. The source sets it for all languages.
    #[must_use]
    pub fn is_about_safety(&self) -> bool {
        self.variants.source().as_ref().is_some_and(|source| match &source.body {
            VariantBody::Page => source.page().is_some_and(|page| page.front.safety),
            VariantBody::Scenario(scenario) => scenario.severity == DANGER,
            VariantBody::Quiz(_) | VariantBody::Glossary | VariantBody::Broken => false,
        })
    }

    /// Whether no author wrote the entry: the page of a folder without one.
    #[must_use]
    pub fn is_generated(&self) -> bool {
        let source = self.variants.source().as_ref();
        source.is_some_and(|variant| variant.doc.file.is_generated)
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
