//! Addresses that a change of the site would leave without a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::by_lang::Lang;
use crate::link::urls::{alias_of, alias_of_root};
use crate::names::path::OutputPath;
use crate::refactor::change::TagDestination;
use crate::refactor::draft::Draft;
use crate::refactor::front;
use crate::refactor::plan::PlanRefusal;
use crate::refactor::reading::Reading;
use crate::route::{self, own};
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::text::RelPath;

/// The address of a page, or a former one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageAddress {
    /// The published file.
    pub path: OutputPath,
    /// The entry that readers find there.
    pub entry: EntryId,
    /// The language.
    pub lang: Lang,
}

/// All addresses of the entries of a site, present and former.
#[must_use]
pub fn of_entries(site: &Site) -> Vec<PageAddress> {
    let published = site.ids().flat_map(|entry| {
        let langs = site.config.languages.langs();
        let langs = langs.filter(move |lang| site.is_published(entry, *lang));
        langs.map(move |lang| PageAddress { path: site.path(entry, lang).clone(), entry, lang })
    });
    let former = site.aliases.iter().map(|alias| PageAddress {
        path: alias.from.clone(),
        entry: alias.entry,
        lang: alias.lang,
    });
    let english = site.english_paths.iter().map(|english| PageAddress {
        path: english.path.clone(),
        entry: english.entry,
        lang: english.lang,
    });
    published.chain(former).chain(english).collect()
}

/// The pages of removed tags that lead to an entry.
fn of_removed_tags(draft: &Draft<'_>) -> Vec<PageAddress> {
    let (site, change) = (&draft.before.site, draft.change);
    let langs = site.config.languages.langs();
    let of_lang = langs.flat_map(|lang| {
        let shown = route::tags(site, lang);
        let removed = change.removed_tags.iter().filter_map(move |(tag, to)| match to {
            TagDestination::Entry(key) if shown.contains(&tag.as_str()) => {
                Some((tag.as_str(), *site.keys.get(key)?))
            }
            TagDestination::Entry(_) | TagDestination::Tag(_) => None,
        });
        removed.flat_map(move |(tag, entry)| {
            let former = site.config.former_tags.iter().filter(move |it| it.new == tag);
            let tags = former.map(|it| it.old.as_str()).chain([tag]);
            let page = move |tag| own::tag_page(site, lang, tag);
            tags.map(move |tag| PageAddress { path: page(tag), entry, lang })
        })
    });
    of_lang.collect()
}

/// The addresses of a site at which something is published.
#[must_use]
pub fn live(site: &Site) -> BTreeSet<OutputPath> {
    route::all(site, [], Some("")).into_iter().map(|route| route.path).collect()
}

/// Adds aliases for the addresses that would be gone; returns how many.
///
/// # Errors
/// When no file can have an alias for one of them.
pub(super) fn keep(draft: &mut Draft<'_>, moved: &Reading) -> Result<usize, PlanRefusal> {
    let live = live(&moved.site);
    let mut added: BTreeMap<RelPath, BTreeSet<String>> = BTreeMap::new();
    let mut n_aliases = 0;
    let origins = draft.origins();
    for address in of_entries(&draft.before.site).into_iter().chain(of_removed_tags(draft)) {
        if live.contains(&address.path) {
            continue;
        }
        let dead = || PlanRefusal::Dead(address.path.to_string());
        let holder = holder(draft, moved, &address).ok_or_else(dead)?;
        let entry = moved.site.entry(holder);
        let own = entry.variants[address.lang].as_ref();
        let own = own.filter(|variant| !variant.doc.file.is_generated);
        let config = &moved.files.config;
        let (variant, alias) = match own {
            Some(own) => {
                let alias = alias_of(config, address.lang, &address.path);
                (own, alias.or_else(|| alias_of_root(config, &address.path)))
            }
            None => (
                entry.variants.source().as_ref().ok_or_else(dead)?,
                alias_of_root(config, &address.path),
            ),
        };
        let file = *origins.get(&variant.doc.source().path).ok_or_else(dead)?;
        n_aliases += 1;
        added.entry(file.clone()).or_default().insert(alias.ok_or_else(dead)?);
    }
    for (path, aliases) in added {
        let doc = &draft.before.docs[&path];
        let aliases: Vec<String> = aliases.into_iter().collect();
        let edit = front::with_items(doc, "aliases", &aliases);
        let (span, text) = edit.ok_or_else(|| PlanRefusal::Dead(aliases.join(", ")))?;
        draft.edit(&path, span, text);
    }
    Ok(n_aliases)
}

/// The entry with a file that takes over an address: the one that was there, else the first one in
/// its folder, else the home page.
fn holder(draft: &Draft<'_>, moved: &Reading, address: &PageAddress) -> Option<EntryId> {
    let site = &moved.site;
    let with_file = |id: EntryId| first_with_file(site, id);
    let home = || site.tree.home.and_then(|home| first_with_file(site, home));
    draft.successor(moved, address.entry).and_then(with_file).or_else(home)
}

/// An entry, or the first one in its folder, that has a file.
fn first_with_file(site: &Site, id: EntryId) -> Option<EntryId> {
    if !site.entry(id).is_generated() {
        return Some(id);
    }
    site.children(id).iter().find_map(|child| first_with_file(site, *child))
}
