//! Addresses that the source and a translation both ask for.
//!
//! A page without a translation has the slug of its source also in other languages. When the source
//! takes a slug that a translation there has, the translation keeps its address:
//!
//! 1. Of the pages of one folder with one slug, those that are translated keep it, then those that
//!    are shown in a fallback of the language, then those that are shown in the source language.
//! 2. Each of the others gets the tag of the language that it shows at the end of its slug.
//!
//! Two pages with equal rights are a collision, which `check/collisions` reports.
//!
//! A page keeps its address before an alias. If the source chose one of the two and a translation the
//! other, the alias is left out; so is an alias of the source that a translation has too. What only
//! the source or only translations chose is a collision.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::Doc;
use crate::lang::by_lang::Lang;
use crate::names::path::OutputPath;
use crate::names::slug::{self, Slug};
use crate::site::by_entry::ByEntry;
use crate::site::{Alias, Entry};

/// The slugs that untranslated pages have instead of their own, by key and language.
#[derive(Default)]
pub(super) struct MovedSlugs<'a>(BTreeMap<(&'a str, Lang), Slug>);

/// A page of a folder that asks for a slug in a language.
pub(super) struct SlugClaim<'a> {
    /// The page.
    pub(super) entry: &'a Entry,
    /// The language.
    pub(super) lang: Lang,
    /// The folder in which the slug must be unique.
    pub(super) folder: &'a str,
    /// Whether it is the page of a folder, whose file has another name than that of a page.
    pub(super) is_folder: bool,
    /// The slug that it asks for.
    pub(super) slug: Slug,
    /// Whether its author wrote the slug in this language, or translated the page.
    pub(super) is_own: bool,
}

/// A page that does not get the slug that it asks for.
pub(super) struct MovedPage<'a> {
    /// The page.
    pub(super) entry: &'a Entry,
    /// The language.
    pub(super) lang: Lang,
    /// The page that has the slug.
    pub(super) holder: &'a Entry,
}

impl<'a> MovedSlugs<'a> {
    /// The slug of a page that does not have its own.
    pub(super) fn get<'b>(&'b self, entry: &'b Entry, lang: Lang) -> Option<&'b Slug> {
        self.0.get(&(&*entry.key, lang))
    }

    /// Gives the claims of one language slugs that no other page of the folder has.
    pub(super) fn add(
        &mut self,
        config: &Config,
        claims: Vec<SlugClaim<'a>>,
    ) -> Vec<MovedPage<'a>> {
        let mut by_place: BTreeMap<SlugPlace<'_>, Vec<SlugClaim<'a>>> = BTreeMap::new();
        for claim in claims {
            let place = claim.place(&claim.slug);
            by_place.entry(place).or_default().push(claim);
        }
        let taken: Vec<SlugPlace<'_>> = by_place.keys().cloned().collect();
        let mut moved = Vec::new();
        for claims in by_place.values() {
            let Some(first) = claims.iter().min_by_key(|claim| claim.rank()) else { continue };
            let (holder, rank) = (first.entry, first.rank());
            for claim in claims.iter().filter(|claim| claim.rank() > rank) {
                let tag = &config.languages[claim.entry.text_langs[claim.lang]];
                let mut instead = claim.slug.clone();
                while taken.binary_search(&claim.place(&instead)).is_ok() {
                    let longer = format!("{instead}-{}", tag.as_str().to_lowercase());
                    // One that is too long stays a collision.
                    let Ok(longer) = Slug::written(&longer) else { break };
                    instead = longer;
                }
                self.0.insert((&*claim.entry.key, claim.lang), instead);
                moved.push(MovedPage { entry: claim.entry, lang: claim.lang, holder });
            }
        }
        moved
    }
}

/// What must be unique: the folder, whether it is the page of a folder, and the slug.
type SlugPlace<'a> = (&'a str, bool, String);

impl<'a> SlugClaim<'a> {
    /// The place of a slug of this page.
    fn place(&self, slug: &Slug) -> SlugPlace<'a> {
        (self.folder, self.is_folder, slug::canonical(slug.as_str()))
    }

    /// Lower claims keep the slug.
    fn rank(&self) -> u8 {
        match self.entry.text_langs[self.lang] {
            _ if self.is_own => 0,
            Lang::SOURCE => 2,
            _ => 1,
        }
    }
}

/// Whose choice an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AddressOrigin {
    /// The source has the slugs, or gives the files their names.
    Source,
    /// Translations have the slugs.
    Translation,
    /// A part of it is of the source, another one of a translation.
    Both,
}

impl AddressOrigin {
    /// That of an address with another part.
    pub(super) fn with(self, other: AddressOrigin) -> AddressOrigin {
        if self == other { self } else { AddressOrigin::Both }
    }
}

/// A page at an address that an alias asks for too.
#[derive(Debug, Clone)]
pub(super) struct AddressHolder<'a> {
    /// Its address.
    pub(super) path: OutputPath,
    /// The file that it shows.
    pub(super) file: Option<&'a Arc<Doc>>,
    /// Whose choice the address is.
    pub(super) origin: AddressOrigin,
}

/// The addresses that aliases ask for.
pub(super) struct WantedAddresses(BTreeSet<String>);

impl WantedAddresses {
    /// Those of some aliases.
    pub(super) fn of(aliases: &[Alias]) -> WantedAddresses {
        WantedAddresses(aliases.iter().map(|alias| slug::canonical(alias.from.as_str())).collect())
    }

    /// Whether an alias asks for the address of a page.
    pub(super) fn has(&self, path: &OutputPath) -> bool {
        self.0.contains(&slug::canonical(path.as_str()))
    }
}

/// Leaves out aliases whose address has a page or an alias of another language. The findings name
/// them.
pub(super) fn without_taken(
    entries: &ByEntry<Entry>,
    aliases: Vec<Alias>,
    pages: &[AddressHolder<'_>],
) -> Found<Vec<Alias>> {
    let mut pages_at: BTreeMap<String, Vec<&AddressHolder<'_>>> = BTreeMap::new();
    for page in pages {
        pages_at.entry(slug::canonical(page.path.as_str())).or_default().push(page);
    }
    let of_translation = aliases.iter().filter(|alias| alias.file_lang != Lang::SOURCE);
    let of_translation = of_translation.map(|alias| {
        (slug::canonical(alias.from.as_str()), entries[alias.entry].file(alias.file_lang))
    });
    let of_translation: BTreeMap<String, Option<&Arc<Doc>>> = of_translation.collect();
    let mut found = Found::<Vec<Alias>>::default();
    for alias in aliases {
        let address = slug::canonical(alias.from.as_str());
        let (origin, others) = match alias.file_lang {
            Lang::SOURCE => (AddressOrigin::Source, of_translation.get(&address).copied()),
            _ => (AddressOrigin::Translation, None),
        };
        let pages = pages_at.get(&address).map_or(&[][..], Vec::as_slice);
        let page = pages.iter().find(|page| page.origin != origin);
        let holder = page.map(|page| ("the address", page.file));
        match holder.or_else(|| Some(("an alias", others?))) {
            Some((what, Some(holder))) => {
                let file = entries[alias.entry].file(alias.file_lang);
                found.findings.extend(file.map(|file| left_out(&alias, file, what, holder)));
            }
            Some((_, None)) | None => found.value.push(alias),
        }
    }
    found
}

/// The finding for an alias that is left out.
fn left_out(alias: &Alias, file: &Doc, what: &str, holder: &Doc) -> Diagnostic {
    let (from, of) = (&alias.from, &holder.source().path);
    let message = format!("`{from}` is {what} of {of}, so this alias is left out");
    Diagnostic::new(Rule::TakenSlug, file.source(), alias.span, message)
        .help("remove the alias, or give the other page another `slug:`")
}
