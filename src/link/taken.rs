//! Slugs of untranslated pages that a translation has already.
//!
//! A page without a translation has the slug of its source also in other languages. When the source
//! takes a slug that a translation there has, the translation keeps its address:
//!
//! 1. Of the pages of one folder with one slug, those that are translated keep it, then those that
//!    are shown in a fallback of the language, then those that are shown in the source language.
//! 2. Each of the others gets the tag of the language that it shows at the end of its slug.
//!
//! Two pages with equal rights are a collision, which `check/collisions` reports.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::lang::by_lang::Lang;
use crate::names::slug::{self, Slug};
use crate::site::Entry;

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
