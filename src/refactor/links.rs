//! Links of pages.
//!
//! 1. [`follow`]: a link that is the path of a file becomes the path from the new place of its page
//!    to the new place of the file.
//! 2. [`correct`]: a link in another form whose target has changed gets the path of the file, and a
//!    wiki link the key.

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::Doc;
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::fixes;
use crate::link::keys::KeyIndex;
use crate::link::percent::{decode, encode};
use crate::link::suggest::{folders, link_to};
use crate::markdown;
use crate::markdown::facts::{AddressSyntax, Link, LinkKind};
use crate::refactor::draft::{Draft, EntryTarget};
use crate::refactor::reading::Reading;
use crate::refactor::references::shortest;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Variant};
use crate::source::Owner;
use crate::text::{RelPath, Source, Span};

/// The new address of a link.
struct NewAddress {
    path: String,
    place: PlaceChange,
}

/// The change of the place in an address.
enum PlaceChange {
    Keep,
    /// The target is another page, so the place is removed.
    Drop,
    /// It has another id.
    Rename(String),
}

impl PlaceChange {
    fn dropped_if(drops: bool) -> PlaceChange {
        if drops { PlaceChange::Drop } else { PlaceChange::Keep }
    }
}

/// Rewrites the places in links.
pub(super) fn follow_places(draft: &mut Draft<'_>) {
    let site = &draft.before.site;
    let mut all = Vec::new();
    for (id, entry) in site.entries.iter() {
        for (lang, variant) in entry.variants.iter() {
            let Some(variant) = variant else { continue };
            let Some(page) = variant.page() else { continue };
            let links = page.facts.all_links().zip(site.links[id].targets[lang].iter());
            let new = links.filter_map(|(link, to)| Some((link, renamed(draft, lang, link, to)?)));
            all.push((&variant.doc, new.collect::<Vec<_>>()));
        }
    }
    for (doc, new) in all {
        apply(draft, doc, new);
    }
}

/// The address of a link that names a place by an id that changes.
fn renamed(draft: &Draft<'_>, own: Lang, link: &Link, target: &LinkTarget) -> Option<NewAddress> {
    let LinkTarget::Entry { entry, lang, anchor: Some(anchor) } = target else { return None };
    let new = draft.place(*entry, lang.unwrap_or(own), anchor)?;
    let path = path_of(&link.dest);
    let (_, fragment) = link.dest.split_once('#')?;
    // A place that is not named by its id, but for instance by the text of the heading, is found as
    // before.
    let is_id = decode(markdown::anchor_of(fragment)) == **anchor;
    is_id.then(|| NewAddress { path: path.to_owned(), place: PlaceChange::Rename(new.to_owned()) })
}

/// Rewrites the links that are paths of files.
pub(super) fn follow(draft: &mut Draft<'_>) {
    let before = draft.before;
    let files = LinkableFiles::new(draft);
    let mut all = Vec::new();
    for doc in before.docs.values().filter(|doc| matches!(doc.file.owner, Owner::Language(_))) {
        let Some(page) = doc.page() else { continue };
        let links = page.facts.all_links();
        let new = links.filter_map(|link| Some((link, followed(draft, &files, doc, link)?)));
        all.push((doc, new.collect::<Vec<_>>()));
    }
    for (doc, new) in all {
        apply(draft, doc, new);
    }
}

/// The new address of a link that is the path of a file, if that changes.
fn followed(
    draft: &Draft<'_>,
    files: &LinkableFiles<'_>,
    doc: &Doc,
    link: &Link,
) -> Option<NewAddress> {
    let from = &doc.source().path;
    let to = draft.path(from)?;
    let written = path_of(&link.dest);
    let is_path = matches!(link.kind, LinkKind::Path | LinkKind::Image | LinkKind::Media);
    if !is_path || written.is_empty() || written.starts_with('/') || written.contains(':') {
        return None;
    }
    let file = from.join(&decode(written))?;
    let (new, drops_place) = files.new_path(draft, &file)?;
    if from.folder() == to.folder() && new == file {
        return None;
    }
    let path = link_to(to, &new);
    let is_dotted = written.starts_with("./") && !path.starts_with("../");
    let path = if is_dotted { format!("./{path}") } else { path };
    Some(NewAddress { path, place: PlaceChange::dropped_if(drops_place) })
}

/// The files of a site, by their paths under the folder of any language: pages and pictures are
/// named in every language, also where only the source has the file.
struct LinkableFiles<'a> {
    /// The keys of texts.
    texts: BTreeMap<&'a str, &'a str>,
    /// Whether there is such a file that is copied, in any language.
    assets: BTreeSet<&'a str>,
}

impl<'a> LinkableFiles<'a> {
    fn new(draft: &Draft<'a>) -> LinkableFiles<'a> {
        let files = &draft.before.files;
        let texts = files.texts.iter().filter(|file| matches!(file.owner, Owner::Language(_)));
        let assets = files.assets.iter().filter(|asset| !asset.is_static);
        LinkableFiles {
            texts: texts.map(|file| (file.inner.as_str(), &*file.key)).collect(),
            assets: assets.map(|asset| asset.inner.as_str()).collect(),
        }
    }

    /// The new path of the file that a path from the site root names, and whether that file belongs
    /// to another page, which replaces it.
    fn new_path(&self, draft: &Draft<'_>, file: &str) -> Option<(String, bool)> {
        let (folder, inner) = file.strip_prefix("content/")?.split_once('/')?;
        let lang = draft.before.files.config.language(folder)?;
        let moved =
            |inner: &str| format!("content/{folder}/{}", draft.inner(inner).unwrap_or(inner));
        let Some(key) = self.texts.get(inner) else {
            self.assets.get(inner)?;
            return Some((moved(inner), false));
        };
        let Some(instead) = draft.change.removed.get(*key) else {
            return Some((moved(inner), false));
        };
        let site = &draft.before.site;
        let other = site.entry(*site.keys.get(instead)?).shown(lang)?;
        let file = &other.doc.file;
        (!file.is_generated).then(|| (moved(file.inner.as_str()), true))
    }
}

/// Rewrites the links that have another target after the files have moved.
pub(super) fn correct(draft: &mut Draft<'_>, moved: &Reading) {
    let (before, keys) = (draft.before, KeyIndex::new(&moved.site.entries));
    let folders = folders(&moved.files.config, &moved.site.entries, &moved.site.assets);
    let target = Canonical { moved, keys, folders };
    for (id, entry) in before.site.entries.iter() {
        for (lang, variant) in entry.variants.iter() {
            let Some(variant) = variant else { continue };
            let wrong = wrong_links(draft, moved, LinkingPage { id, lang, variant });
            let Some(from) = draft.path(&variant.doc.source().path) else { continue };
            let new: Vec<_> = wrong
                .into_iter()
                .filter_map(|(link, to)| {
                    let NewAddress { path, place } = target.address(from, link, lang, &to)?;
                    let place = led_away(draft, LinkingPage { id, lang, variant }, link, &to)
                        .map_or(place, PlaceChange::Rename);
                    Some((link, NewAddress { path, place }))
                })
                .collect();
            apply(draft, &variant.doc, new);
        }
    }
}

/// The place that a link to a removed place gets on another page.
fn led_away(
    draft: &Draft<'_>,
    origin: LinkingPage<'_>,
    link: &Link,
    to: &LinkTarget,
) -> Option<String> {
    let LinkTarget::Entry { anchor: Some(anchor), .. } = to else { return None };
    let LinkingPage { id, lang, variant } = origin;
    let nth = variant.page()?.facts.all_links().position(|it| std::ptr::eq(it, link))?;
    let was = draft.before.site.links[id].targets[lang].get(nth)?;
    let LinkTarget::Entry { entry, lang: named, anchor: Some(removed) } = was else { return None };
    draft.lead(*entry, named.unwrap_or(lang), removed).map(|_| anchor.clone())
}

/// A page in a language.
#[derive(Clone, Copy)]
pub(super) struct LinkingPage<'a> {
    pub(super) id: EntryId,
    pub(super) lang: Lang,
    pub(super) variant: &'a Variant,
}

/// The links of a page whose target has changed, with the target that they should have.
pub(super) fn wrong_links<'a>(
    draft: &Draft<'_>,
    after: &Reading,
    origin: LinkingPage<'a>,
) -> Vec<(&'a Link, LinkTarget)> {
    let LinkingPage { id, lang, variant } = origin;
    let Some(page) = variant.page() else { return Vec::new() };
    if draft.path(&variant.doc.source().path).is_none() {
        return Vec::new();
    }
    let targets = &draft.before.site.links[id].targets[lang];
    let now = draft.successor(after, id).map(|id| &after.site.links[id].targets[lang]);
    let path = &variant.doc.source().path;
    let kept = page.facts.all_links().zip(targets.iter());
    let pairs = kept.filter(|(link, _)| !draft.is_cut(path, link.span)).enumerate();
    let wrong = pairs.filter_map(|(nth, (link, target))| {
        let wanted = expected(draft, after, target, lang)?;
        let now = now.and_then(|now| now.get(nth));
        (!now.is_some_and(|now| is_same(now, &wanted, lang))).then_some((link, wanted))
    });
    wrong.collect()
}

/// The target that a link should have after the change; `None` for broken links and links to other
/// sites.
fn expected(
    draft: &Draft<'_>,
    after: &Reading,
    target: &LinkTarget,
    own: Lang,
) -> Option<LinkTarget> {
    match target {
        LinkTarget::Entry { entry, lang, anchor } => {
            let lead = anchor.as_deref();
            let lead = lead.and_then(|id| draft.lead(*entry, lang.unwrap_or(own), id));
            if let Some(EntryTarget { entry, id }) = lead {
                let entry = draft.successor(after, *entry)?;
                return Some(LinkTarget::Entry { entry, lang: *lang, anchor: id.clone() });
            }
            let is_replaced = draft.is_replaced(after, *entry);
            let anchor = anchor.clone().filter(|_| !is_replaced).map(|anchor| {
                let new = draft.place(*entry, lang.unwrap_or(own), &anchor);
                new.map_or(anchor.clone(), str::to_owned)
            });
            Some(LinkTarget::Entry { entry: draft.successor(after, *entry)?, lang: *lang, anchor })
        }
        LinkTarget::Asset(path) => Some(LinkTarget::Asset(draft.path(path)?.clone())),
        LinkTarget::External | LinkTarget::Missing => None,
    }
}

/// Whether two links on a page in a language lead to the same place.
fn is_same(one: &LinkTarget, other: &LinkTarget, own: Lang) -> bool {
    let parts = |target: &LinkTarget| match target {
        LinkTarget::Entry { entry, lang, anchor } => {
            Some((*entry, lang.unwrap_or(own), anchor.clone()))
        }
        LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
    };
    one == other || parts(one).is_some_and(|one| Some(one) == parts(other))
}

/// The data for the canonical addresses of links.
struct Canonical<'a> {
    moved: &'a Reading,
    keys: KeyIndex<'a>,
    folders: ByLang<&'a str>,
}

impl Canonical<'_> {
    /// The address of a link in the form of a path, or of a key for a wiki link.
    fn address(
        &self,
        from: &RelPath,
        link: &Link,
        own: Lang,
        to: &LinkTarget,
    ) -> Option<NewAddress> {
        let place = PlaceChange::dropped_if(matches!(to, LinkTarget::Entry { anchor: None, .. }));
        let (id, lang) = match to {
            LinkTarget::Entry { entry, lang, .. } => (*entry, lang.unwrap_or(own)),
            LinkTarget::Asset(path) => {
                let place = PlaceChange::Keep;
                return Some(NewAddress { path: link_to(from, path.as_str()), place });
            }
            LinkTarget::External | LinkTarget::Missing => return None,
        };
        let entry = self.moved.site.entry(id);
        if let LinkKind::Wiki { .. } = link.kind {
            let path = shortest(&self.keys, &self.moved.site, id, path_of(&link.dest));
            return Some(NewAddress { path, place });
        }
        let file = &entry.shown(lang)?.doc.file;
        let path = link_to(from, &format!("content/{}/{}", self.folders[lang], file.inner));
        // A generated page has no file, so the link names its folder.
        let folder = || match path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/"),
            None => "./".to_owned(),
        };
        let path = if file.is_generated { folder() } else { path };
        Some(NewAddress { path, place })
    }
}

/// The part of an address before its place on the page.
fn path_of(dest: &str) -> &str {
    &dest[..dest.find(['#', '?']).unwrap_or(dest.len())]
}

/// Writes the new addresses of links of a page.
fn apply(draft: &mut Draft<'_>, doc: &Doc, new: Vec<(&Link, NewAddress)>) {
    let source = doc.source();
    let mut elsewhere = BTreeMap::new();
    for (link, NewAddress { path, place }) in new {
        let dest = &*link.dest;
        let rest = &dest[path_of(dest).len()..];
        let rest = match place {
            PlaceChange::Keep => rest.to_owned(),
            PlaceChange::Drop => String::new(),
            PlaceChange::Rename(id) => {
                let before = rest.find('#').map_or(rest, |at| &rest[..at]);
                let directive = rest.find(":~:").map_or("", |at| &rest[at..]);
                format!("{before}#{}{directive}", encode(&id))
            }
        };
        let address = format!("{path}{rest}");
        match address_in_link(source, link) {
            // New paths are percent-encoded, so they need no angle brackets.
            Some(span) => draft.edit(&source.path, span, &*link.syntax.escaped(&address)),
            None if link.syntax == AddressSyntax::Html => continue,
            None => drop(elsewhere.insert(dest.to_owned(), address.clone())),
        }
        let rewritten = draft.rewritten.entry(source.path.clone()).or_default();
        rewritten.insert(dest.to_owned(), address);
    }
    let Some(page) = doc.page().filter(|_| !elsewhere.is_empty()) else { return };
    for definition in markdown::definitions(source.slice(page.body)) {
        let Some(address) = elsewhere.get(&definition.dest) else { continue };
        let at = Span::from(definition.range).shift(page.body.start);
        if let Some(span) = address_in_definition(source, at, &definition.dest) {
            draft.edit(&source.path, span, &**address);
        }
    }
}

/// The place of the address in a link; `None` if it is in a definition.
fn address_in_link(source: &Source, link: &Link) -> Option<Span> {
    let written = source.slice(link.span);
    if written == &*link.dest {
        return Some(link.span);
    }
    if link.syntax == AddressSyntax::Html {
        return fixes::is_value(written, link).then_some(link.span);
    }
    // An address with escapes, whose place is that of the whole link.
    let at = written.rfind("](").filter(|_| written.ends_with(')'))? + 2;
    let inside = &written[at..];
    let skipped = inside.len() - inside.trim_start().len();
    let inside = inside.trim_start();
    let length = match inside.strip_prefix('<') {
        Some(rest) => rest.find('>')? + 2,
        None => inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len() - 1),
    };
    let start = at + skipped;
    Some(Span::new(start, start + length).shift(link.span.start))
}

/// The place of the address in a definition, `[name]: address "title"`.
fn address_in_definition(source: &Source, definition: Span, dest: &str) -> Option<Span> {
    let written = source.slice(definition);
    let at = written.find("]:")? + 2;
    let start = at + written[at..].find(dest)?;
    Some(Span::new(start, start + dest.len()).shift(definition.start))
}
