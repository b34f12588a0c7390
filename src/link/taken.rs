//! Addresses that the source and a translation both ask for.
//!
//! A page without a translation has the slug of its source also in other languages. When the source
//! takes a slug that a translation there has, the translation keeps its address:
//!
//! 1. Of the pages of one folder with one slug, those that are translated keep it, then those that
//!    are shown in a fallback of the language, then those that are shown in the source language.
//! 2. Each of the others gets the tag of the language that it shows at the end of its slug.
//!
//! Pages of different folders meet if a translation gave its folder the name of another one. Of these, an
//! address that translations chose wholly is kept before one that they chose in part, and that before one
//! of the source. Without such a difference, the first key keeps it.
//!
//! Two pages that only translations, or only the source, put at one address are a collision, which
//! `check/collisions` reports.
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

/// A page that asks for an address in a language.
pub(super) struct AddressClaim<'a> {
    /// The page and its slug.
    pub(super) page: SlugClaim<'a>,
    /// The address.
    pub(super) path: OutputPath,
    /// Whose choice the address is.
    pub(super) origin: AddressOrigin,
}

/// Pages of a language that ask for the address of another one.
#[derive(Default)]
pub(super) struct Contested<'a> {
    /// The pages.
    pub(super) claims: Vec<AddressClaim<'a>>,
    /// The canonical addresses of all pages of the language, in order.
    pub(super) taken: Vec<String>,
}

/// A page that does not get the slug that it asks for.
pub(super) struct MovedPage<'a> {
    /// The page.
    pub(super) entry: &'a Entry,
    /// The page that has the slug.
    pub(super) holder: &'a Entry,
}

/// A page that does not get the address that it asks for.
pub(super) struct Readdressed<'a> {
    /// The address.
    pub(super) asked: OutputPath,
    /// The page.
    pub(super) entry: &'a Entry,
    /// The language.
    pub(super) lang: Lang,
    /// The page that has the address.
    pub(super) holder: &'a Entry,
    /// Whether both are in one folder, so that a translation of the page gives it another slug.
    pub(super) is_in_folder: bool,
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
                let is_taken = |slug: &Slug| taken.binary_search(&claim.place(slug)).is_ok();
                let instead = claim.other_slug(config, is_taken);
                self.0.insert((&*claim.entry.key, claim.lang), instead);
                moved.push(MovedPage { entry: claim.entry, holder });
            }
        }
        moved
    }

    /// Gives pages of different folders with one address in a language other slugs, all but one.
    pub(super) fn separate(
        &mut self,
        config: &Config,
        contested: Contested<'a>,
    ) -> Vec<Readdressed<'a>> {
        let Contested { claims, taken } = contested;
        let mut by_path: BTreeMap<String, Vec<AddressClaim<'a>>> = BTreeMap::new();
        for claim in claims {
            by_path.entry(slug::canonical(claim.path.as_str())).or_default().push(claim);
        }
        let mut moved = Vec::new();
        for mut claims in by_path.into_values() {
            claims.sort_by(|a, b| a.order().cmp(&b.order()));
            let Some((first, others)) = claims.split_first() else { continue };
            for claim in others.iter().filter(|claim| !claim.is_equal(first)) {
                let AddressClaim { page: SlugClaim { entry, lang, slug, .. }, path, .. } = claim;
                let is_taken = |slug: &Slug| {
                    let path = slug::canonical(with_slug(path, slug).as_str());
                    taken.binary_search(&path).is_ok()
                };
                let instead = claim.page.other_slug(config, is_taken);
                if instead != *slug {
                    self.0.insert((&*entry.key, *lang), instead);
                    let (asked, holder) = (path.clone(), first.page.entry);
                    moved.push(Readdressed {
                        asked,
                        entry,
                        lang: *lang,
                        holder,
                        is_in_folder: false,
                    });
                }
            }
        }
        moved
    }
}

/// The address of a page with another slug.
fn with_slug(path: &OutputPath, slug: &Slug) -> OutputPath {
    let path = path.as_str();
    let end = if path.ends_with("/index.html") { "/index.html" } else { ".html" };
    let page = path.strip_suffix(end).unwrap_or(path);
    let folder = page.rfind('/').map_or("", |slash| &page[..=slash]);
    OutputPath::new(&format!("{folder}{slug}{end}"))
}

impl AddressClaim<'_> {
    /// The first one keeps the address.
    fn order(&self) -> (u8, AddressOrigin, &str) {
        (self.page.rank(), self.origin, &self.page.entry.key)
    }

    /// Whether this and the holder of the address are a mistake of one author: they are in one folder,
    /// or only one side chose both addresses.
    fn is_equal(&self, holder: &AddressClaim<'_>) -> bool {
        self.page.rank() == holder.page.rank()
            && self.origin == holder.origin
            && (self.origin != AddressOrigin::Both || self.page.folder == holder.page.folder)
    }
}

/// What must be unique: the folder, whether it is the page of a folder, and the slug.
type SlugPlace<'a> = (&'a str, bool, String);

impl<'a> SlugClaim<'a> {
    /// The place of a slug of this page.
    fn place(&self, slug: &Slug) -> SlugPlace<'a> {
        (self.folder, self.is_folder, slug::canonical(slug.as_str()))
    }

    /// The slug with the tag of the language that the page shows as often as it is taken. One that
    /// would be too long stays a collision.
    fn other_slug(&self, config: &Config, is_taken: impl Fn(&Slug) -> bool) -> Slug {
        let tag = config.languages[self.entry.text_langs[self.lang]].as_str().to_lowercase();
        let mut slug = self.slug.clone();
        while is_taken(&slug) {
            let Ok(longer) = Slug::written(&format!("{slug}-{tag}")) else { break };
            slug = longer;
        }
        slug
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

/// Whose choice an address is. Lower ones keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AddressOrigin {
    /// Translations have the slugs.
    Translation,
    /// A part of it is of the source, another one of a translation.
    Both,
    /// The source has the slugs, or gives the files their names.
    Source,
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
