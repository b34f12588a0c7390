//! All facts together to relations: a pure function of the documents and the configuration.
//!
//! 1. [`keys`] groups documents into entries and finds references by key or tail.
//! 2. [`overlay`] gives translated YAML its structure from the source and its own words.
//! 3. [`urls`] decides where each entry is published.
//! 4. [`tree`] arranges entries into sections and reading order.
//! 5. [`targets`] finds where every link and reference leads.
//! 6. [`freshness`] compares translations with what they were confirmed against, and [`orphans`]
//!    finds those whose source is gone.

mod anchors;
pub mod freshness;
pub mod keys;
mod link_text;
pub mod orphans;
pub mod overlay;
mod percent;
mod places;
mod references;
mod suggest;
pub mod targets;
pub mod tree;
pub mod urls;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::doc::Doc;
use crate::doc::glossary::{self, Term};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::site::by_entry::ByEntry;
use crate::site::{Backlink, Entry, Site, Target, Variant};
use crate::source::{AssetFile, Kind};
use crate::text::RelPath;

/// What the link stage works on.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The configuration.
    pub config: &'a Arc<Config>,
    /// All documents.
    pub docs: &'a [Arc<Doc>],
    /// All other files.
    pub assets: &'a [AssetFile],
    /// Whether drafts are part of the site.
    pub drafts: Drafts,
}

/// Whether drafts are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// Drafts are left out, as readers should see the site.
    Hide,
    /// Drafts are shown, as their author wants to.
    Show,
}

/// Relates all documents.
#[must_use]
pub fn site(input: Input<'_>) -> Site {
    let mut found = Vec::new();
    let mut entries = keys::entries(input, &mut found);
    let twins = keys::twins(&found);
    urls::assign(input.config, &mut entries, &mut found);
    let keys = keys::index(&entries);
    let assets: BTreeMap<RelPath, AssetFile> =
        input.assets.iter().map(|asset| (asset.path.clone(), asset.clone())).collect();
    let aliases = urls::aliases(input.config, &entries, &mut found);
    tree::arrange(&mut entries, &keys);
    let hidden = keys::hidden(input);
    found.extend(keys::hidden_home(input));
    let files = targets::Files { assets: &assets, hidden: &hidden, twins: &twins };
    targets::resolve(input.config, &mut entries, files, &mut found);
    let navigation = tree::navigation(input.config, &entries, &mut found);
    let reading_order = tree::reading_order(&entries, &keys, &navigation);
    let backlinks = backlinks(&entries, &input.config.languages);
    found.extend(tree::orphans(&entries, &backlinks, &reading_order));
    let freshness = freshness::relate(input, &entries, &mut found);
    let orphans = orphans::find(input, &mut found);
    Site {
        config: Arc::clone(input.config),
        terms: terms(&entries, &input.config.languages),
        home: keys.get("index").copied(),
        keys,
        assets,
        navigation,
        reading_order,
        backlinks,
        aliases,
        freshness,
        orphans,
        found,
        entries,
    }
}

fn terms(entries: &ByEntry<Entry>, languages: &ByLang<Tag>) -> ByLang<Vec<Term>> {
    let glossary = entries.values().find(|entry| entry.kind == Kind::Glossary);
    let read = |lang: Lang| {
        let node = glossary.and_then(|entry| entry.shown(lang)?.doc.node());
        node.map(glossary::read).unwrap_or_default()
    };
    languages.map(|lang, _| read(lang))
}

/// Who links to whom, per language: the words a reader of that language sees.
fn backlinks(entries: &ByEntry<Entry>, languages: &ByLang<Tag>) -> ByLang<ByEntry<Vec<Backlink>>> {
    languages.par_map(|lang| {
        let mut of_lang = entries.map(|_, _| Vec::new());
        for (from, entry) in entries.iter() {
            let mut link = |to: crate::site::by_entry::EntryId, sentence: Option<&Arc<str>>| {
                let list: &mut Vec<Backlink> = &mut of_lang[to];
                if to != from && list.last().is_none_or(|last| last.from != from) {
                    list.push(Backlink { from, sentence: sentence.cloned() });
                }
            };
            let variant = entry.shown(lang);
            let links = variant.and_then(Variant::page).map_or(&[][..], |page| &page.facts.links);
            let targets = variant.map_or(&[][..], |variant| &variant.targets);
            for (nth, target) in targets.iter().enumerate() {
                if let Target::Entry { entry: to, .. } = target {
                    link(*to, links.get(nth).map(|link| &link.sentence));
                }
            }
            entry.references.values().chain(&entry.related).for_each(|to| link(*to, None));
        }
        of_lang
    })
}
