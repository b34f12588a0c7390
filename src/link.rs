//! Computes the relations from all facts: a pure function of the documents and the configuration.
//!
//! 1. [`generated`] adds pages of folders that have none, and [`entries`] groups documents by key; [`variants`] reads each language of them, and [`overlay`] gives translated YAML its structure from the
//!    source and its own words.
//! 2. [`urls`] decides where each entry is published; [`taken`] finds slugs that a translation has
//!    already.
//! 3. [`tree`] arranges entries into sections and reading order. [`identity`] finds the pages and
//!    pictures that the header, the footer and the navigation of the site name.
//! 4. [`resolve`] finds the target of every link, written as the path of a file or in one of the
//!    forms in [`forms`]; [`references`] finds the targets of references by key with [`keys`], and
//!    [`site_text`] those of the text at the end of each page.
//!    [`suggest`] has the hints for broken links, and [`outdated`] finds those in translations that a
//!    change of the source broke.
//! 5. [`stubs`] finds translations that are still drafts. [`freshness`] compares the others with what
//!    they were confirmed against, [`parity`] their
//!    numbers, dates and addresses, and [`orphans`] finds those whose source is gone.
//!    [`dates`] finds when each text was changed, [`revisions`] what authors say about it.
//!
//! Each step returns its relation with its findings; [`site`] joins them once. Steps 4 and 5 take over
//! what the last load found and no change can affect ([`last`]).

mod address;
mod anchors;
mod dates;
mod entries;
pub(crate) mod fixes;
mod forms;
pub mod freshness;
mod generated;
mod gone;
mod identity;
pub mod keys;
mod last;
mod leads;
mod link_text;
mod orphans;
mod outdated;
mod overlay;
mod pages;
mod parity;
pub(crate) mod percent;
pub(crate) mod references;
mod resolve;
mod revisions;
mod site_text;
mod stubs;
pub(crate) mod suggest;
mod taken;
mod tree;
pub(crate) mod urls;
mod variants;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, Untranslated};
use crate::diag::Found;
use crate::doc::Doc;
use crate::doc::glossary::{self, Term};
use crate::lang::by_lang::ByLang;
use crate::link::keys::KeyIndex;
pub use crate::link::last::LastSite;
use crate::link::last::Unchanged;
use crate::link::references::References;
use crate::link::resolve::{Linkable, Resolver};
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Backlink, Entry, LinkTarget, Links, Site, Variant};
use crate::source::{AssetFile, CommitDays, Kind};
use crate::text::RelPath;

/// What the link stage works on.
#[derive(Debug, Clone, Copy)]
pub struct LinkInput<'a> {
    /// The configuration.
    pub config: &'a Arc<Config>,
    /// All documents.
    pub docs: &'a [Arc<Doc>],
    /// All other files.
    pub assets: &'a [AssetFile],
    /// The days of the commits, if the site uses them.
    pub days: &'a CommitDays,
    /// Whether drafts are part of the site.
    pub drafts: DraftVisibility,
    /// The last load, if its relations may still hold.
    pub last: Option<LastSite<'a>>,
}

/// Whether drafts are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftVisibility {
    /// Drafts are left out, as readers should see the site.
    Hide,
    /// Drafts are shown to their author.
    Show,
}

/// Relates all documents.
#[must_use]
pub fn site(input: LinkInput<'_>) -> Site {
    let config = input.config;
    let mut found = Vec::new();
    let docs = with_generated(input).take(&mut found);
    let input = LinkInput { docs: &docs, ..input };
    let grouped = entries::group(input).take(&mut found);
    let entries = entries::entries(input, &grouped).take(&mut found);
    let index = KeyIndex::new(&entries);
    let addresses = urls::addresses(config, &entries).take(&mut found);
    let english_paths = urls::english(config, &entries, &addresses);
    let aliases = urls::aliases(config, &entries, &addresses).take(&mut found);
    let paths = addresses.paths;
    let tree = tree::tree(config, &entries, &index).take(&mut found);
    let assets = by_path(input.assets);
    let identity = identity::identity(config, &index, &assets).take(&mut found);
    let unchanged = input.last.map(|last| Unchanged::since(last, &entries, &paths, &assets));
    let linkable = Linkable {
        config,
        entries: &entries,
        keys: &index,
        paths: &paths,
        assets: &assets,
        drafts: &grouped.drafts,
        twins: &grouped.twins,
    };
    let resolver = Resolver::new(linkable, unchanged.as_ref());
    let known = unchanged.as_ref();
    let targets = outdated::decide(input, &entries, resolver.all_targets(known)).take(&mut found);
    let named = reference_targets(config, &entries, &index, &resolver);
    let references = references::all(named).take(&mut found);
    let footer_links = site_text::targets(config, &assets, named).take(&mut found);
    let revisions = revisions::relate(named).take(&mut found);
    drop(resolver);
    let overrides = references::overrides(&references);
    let links = links(targets, references);
    let backlinks = backlinks(config, &entries, &links);
    found.extend(tree::orphans(&entries, &backlinks, &tree.reading_order));
    let search_leads = leads::leads(config, &index).take(&mut found);
    let freshness = freshness::relate(input, &entries, known).take(&mut found);
    Site {
        config: Arc::clone(config),
        keys: entries.iter().map(|(id, entry)| (entry.key.clone(), id)).collect(),
        terms: terms(config, &entries),
        english_paths,
        assets,
        paths,
        tree,
        identity,
        footer_links,
        links,
        overrides,
        backlinks,
        search_leads,
        aliases,
        updated: dates::updated(input, &entries, &freshness),
        freshness,
        revisions,
        orphans: orphans::find(input).take(&mut found),
        found,
        entries,
    }
}

fn reference_targets<'a>(
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    keys: &'a KeyIndex,
    resolver: &'a Resolver<'_>,
) -> references::ReferenceTargets<'a> {
    let (anchors, languages) = (resolver.anchors(), &config.languages);
    references::ReferenceTargets { entries, keys, anchors, languages }
}

fn by_path(assets: &[AssetFile]) -> BTreeMap<RelPath, AssetFile> {
    assets.iter().map(|asset| (asset.path.clone(), asset.clone())).collect()
}

/// The documents, and the pages that kb generates.
fn with_generated(input: LinkInput<'_>) -> Found<Cow<'_, [Arc<Doc>]>> {
    generated::pages(input).map(|generated| match generated.is_empty() {
        true => Cow::Borrowed(input.docs),
        false => Cow::Owned(input.docs.iter().cloned().chain(generated).collect()),
    })
}

fn links(
    targets: ByEntry<ByLang<Arc<[LinkTarget]>>>,
    references: ByEntry<References>,
) -> ByEntry<Links> {
    targets.zip(references, |targets, References { related, instead, by_span, .. }| Links {
        targets,
        related,
        instead,
        references: by_span,
    })
}

/// The terms of each language; none if it hides an untranslated glossary.
fn terms(config: &Config, entries: &ByEntry<Entry>) -> ByLang<Vec<Term>> {
    let glossary = entries.values().find(|entry| entry.kind == Kind::Glossary);
    config.languages.map(|lang, _| {
        let hides = config.untranslated[lang] == Untranslated::Hide;
        let shown = glossary.filter(|entry| !hides || entry.is_published(config, lang));
        let node = shown.and_then(|entry| entry.shown(lang)?.doc.node());
        node.map(glossary::read).unwrap_or_default()
    })
}

/// The backlinks per language: from the text that a reader of that language sees.
fn backlinks(
    config: &Config,
    entries: &ByEntry<Entry>,
    links: &ByEntry<Links>,
) -> ByLang<ByEntry<Vec<Backlink>>> {
    config.languages.par_map(|lang| {
        let hides = config.untranslated[lang] == Untranslated::Hide;
        let mut backlinks: ByEntry<Vec<Backlink>> = entries.map(|_, _| Vec::new());
        let listed = entries.iter().filter(|(_, entry)| {
            !entry.is_withdrawn() && (!hides || entry.is_published(config, lang))
        });
        for (from, entry) in listed {
            let mut link = |to: EntryId, sentence: Option<&Arc<str>>| {
                let list = &mut backlinks[to];
                match list.last_mut() {
                    _ if to == from => {}
                    Some(last) if last.from == from => {
                        last.sentence = last.sentence.take().or_else(|| sentence.cloned());
                    }
                    _ => list.push(Backlink { from, sentence: sentence.cloned() }),
                }
            };
            let page = entry.shown(lang).and_then(Variant::page);
            let in_page = page.into_iter().flat_map(|page| page.facts.all_links());
            let text_lang = entry.text_langs[lang];
            let Links { targets, related, references, .. } = &links[from];
            for (target, written) in targets[text_lang].iter().zip(in_page) {
                if let LinkTarget::Entry { entry: to, .. } = target {
                    // A link in raw HTML has no sentence.
                    link(*to, Some(&written.sentence).filter(|_| written.is_in_sentence()));
                }
            }
            references.values().chain(related).for_each(|to| link(*to, None));
        }
        backlinks
    })
}
