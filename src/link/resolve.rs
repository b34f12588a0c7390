//! Where every link of a page leads.
//!
//! 1. The path of a file that exists, with an anchor that exists, is looked up at once
//!    ([`PageFiles`]); nearly every link is one.
//! 2. An address that could run code, has no address or leads to another site is settled by its
//!    text.
//! 3. `[[…]]` is found as a key; a path as the path of a file, else as a published address.
//! 4. What leads nowhere becomes a finding with the help of [`Suggestions`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::diag::fix::Safety;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::letters::nfc;
use crate::link::address;
use crate::link::anchors::AnchorLists;
use crate::link::fixes;
use crate::link::keys::{KeyIndex, Unresolved};
use crate::link::link_text;
use crate::link::pages::{PageFiles, title_id};
use crate::link::percent::{decode, encode};
use crate::link::suggest::{Instead, Suggestions, folders};
use crate::markdown;
use crate::markdown::facts::{Link, LinkKind};
use crate::names::path::OutputPath;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, LinkTarget, Variant, VariantBody};
use crate::source::{AssetFile, is_text, key_of, kind_of};
use crate::text::{RelPath, Source};

/// What links can name.
#[derive(Clone, Copy)]
pub(super) struct Linkable<'a> {
    /// The configuration.
    pub(super) config: &'a Config,
    /// All entries.
    pub(super) entries: &'a ByEntry<Entry>,
    /// Their keys.
    pub(super) keys: &'a KeyIndex<'a>,
    /// Where they are published.
    pub(super) paths: &'a ByEntry<ByLang<OutputPath>>,
    /// Files that are copied.
    pub(super) assets: &'a BTreeMap<RelPath, AssetFile>,
    /// The paths of drafts, which are left out.
    pub(super) drafts: &'a BTreeSet<&'a str>,
    /// The paths of files that are left out because another file has the same key.
    pub(super) twins: &'a BTreeSet<&'a RelPath>,
}

/// What links are looked up in.
pub(super) struct Resolver<'a> {
    of: Linkable<'a>,
    /// The name of the folder of each language under `content/`.
    folders: ByLang<&'a str>,
    pages: PageFiles<'a>,
    /// Published paths to what is there, for links like `/cs/page/`; made when there is one.
    published: OnceLock<BTreeMap<&'a str, Destination>>,
    anchors: AnchorLists<'a>,
    suggestions: Suggestions<'a>,
}

/// Where a link is written.
struct Origin<'a> {
    source: &'a Arc<Source>,
    variant: &'a Variant,
    lang: Lang,
}

/// What a link names, whatever the place in it.
#[derive(Clone)]
enum Destination {
    /// An entry, and its language if the link names one.
    Entry(EntryId, Option<Lang>),
    /// A file that is copied.
    Asset(RelPath),
}

/// What a path names, or the finding for one that names nothing.
type Lookup = Result<Destination, Box<Diagnostic>>;

impl<'a> Resolver<'a> {
    pub(super) fn new(linkable: Linkable<'a>) -> Resolver<'a> {
        let Linkable { config, entries, assets, .. } = linkable;
        let folders = folders(config, entries, assets);
        Resolver {
            of: linkable,
            pages: PageFiles::new(entries),
            published: OnceLock::new(),
            anchors: AnchorLists::new(entries, &config.languages),
            suggestions: Suggestions::new(config, entries, assets, folders.clone()),
            folders,
        }
    }

    /// The places on the pages of all entries.
    pub(super) fn anchors(&self) -> &AnchorLists<'a> {
        &self.anchors
    }

    /// Where the links of an entry lead, by language and then parallel to the facts of the page.
    pub(super) fn targets(&self, entry: &Entry) -> Found<ByLang<Vec<LinkTarget>>> {
        let mut findings = Vec::new();
        let value = entry.variants.map(|lang, variant| {
            let Some(variant) = variant else { return Vec::new() };
            let Some(page) = variant.page() else { return Vec::new() };
            let origin = Origin { source: variant.doc.source(), variant, lang };
            let links = page.facts.links.iter();
            links.map(|link| self.link(&origin, link).take(&mut findings)).collect()
        });
        Found { value, findings }
    }

    fn link(&self, origin: &Origin<'_>, link: &Link) -> Found<LinkTarget> {
        let mut findings: Vec<Diagnostic> =
            link_text::check(origin.source, link).into_iter().collect();
        let value = self.target(origin, link).take(&mut findings);
        Found { value, findings }
    }

    fn target(&self, origin: &Origin<'_>, link: &Link) -> Found<LinkTarget> {
        let dest = &*link.dest;
        let (path, anchor) = match dest.split_once('#') {
            Some((path, fragment)) => (path, Some(decode_anchor(markdown::anchor_of(fragment)))),
            None => (dest, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if link.kind == LinkKind::Path
            && let Some(target) =
                self.pages.find(&origin.source.path, origin.lang, path, anchor.as_deref())
        {
            return Found::sound(target);
        }
        if let Some(settled) = address::target(origin.source, link, &self.of.config.schemes) {
            return settled;
        }
        let destination = match link.kind {
            LinkKind::Wiki { .. } => self.wiki(origin, link, path),
            LinkKind::Path | LinkKind::Image | LinkKind::Auto => {
                let result = self.path(origin, link, &decode(path));
                result.or_else(|finding| self.unencoded(origin, dest).ok_or(finding))
            }
        };
        match destination {
            Ok(Destination::Asset(path)) => Found::sound(self.copied(path)),
            Ok(Destination::Entry(entry, lang)) => {
                let shown = self.of.entries[entry].shown(lang.unwrap_or(origin.lang));
                // The heading that is the title has no place of its own: it is the top of the page.
                let title = shown.and_then(title_id).unwrap_or_default();
                let anchor = anchor.filter(|anchor| !anchor.is_empty() && anchor != title);
                let anchor = anchor.map(|anchor| self.id_as_written(origin, entry, lang, &anchor));
                let target = LinkTarget::Entry { entry, lang, anchor };
                let missing = self.missing_anchor(origin, link, &target);
                Found { value: target, findings: missing.into_iter().collect() }
            }
            Err(finding) => Found { value: LinkTarget::Missing, findings: vec![*finding] },
        }
    }

    /// A file that is copied. One that is refused is not published and has a finding of its own, so
    /// a link to it is shown as its text.
    fn copied(&self, path: RelPath) -> LinkTarget {
        let is_refused = self.of.assets.get(&path).is_some_and(|asset| asset.is_refused);
        if is_refused { LinkTarget::Missing } else { LinkTarget::Asset(path) }
    }

    fn wiki(&self, origin: &Origin<'_>, link: &Link, key: &str) -> Lookup {
        if key.is_empty() {
            return Ok(self.own(origin));
        }
        let id = self.of.keys.find(key.trim());
        id.map(|id| Destination::Entry(id, None)).map_err(|unresolved| {
            let mut finding = unresolved.finding(origin.source, link.span, key);
            if matches!(unresolved, Unresolved::Unknown(_)) {
                finding.rule = Rule::BrokenLink;
            }
            Box::new(finding)
        })
    }

    fn own(&self, origin: &Origin<'_>) -> Destination {
        let key = key_of(&origin.variant.doc.file.inner);
        let id = self.of.keys.find(key).expect("an entry has its own key");
        Destination::Entry(id, None)
    }

    fn path(&self, origin: &Origin<'_>, link: &Link, path: &str) -> Lookup {
        if path.is_empty() {
            return Ok(self.own(origin));
        }
        if let Some(absolute) = path.strip_prefix('/') {
            return self.absolute(origin, link, absolute);
        }
        let Some(file) = origin.source.path.resolve(path) else {
            let message = format!("`{}` leads outside the site", path.escape_debug());
            let finding = Diagnostic::new(Rule::BrokenLink, origin.source, link.span, message);
            return Err(Box::new(finding.help("put the file into the language folder")));
        };
        self.file(origin, &file).ok_or_else(|| Box::new(self.broken(origin, link, file.as_str())))
    }

    /// A file whose name holds `#`, `?` or `%`, and whose author wrote the name as it is.
    fn unencoded(&self, origin: &Origin<'_>, dest: &str) -> Option<Destination> {
        if !dest.contains(['#', '?', '%']) {
            return None;
        }
        let file = |name: &str| match name.strip_prefix('/') {
            Some(published) => RelPath::new(&format!("content/{published}")),
            None => origin.source.path.resolve(name),
        };
        let asset = |name: &str| {
            let found = self.file(origin, &file(name)?)?;
            matches!(found, Destination::Asset(_)).then_some(found)
        };
        asset(dest).or_else(|| asset(&decode(dest)))
    }

    /// A link that is written as the published address.
    fn absolute(&self, origin: &Origin<'_>, link: &Link, path: &str) -> Lookup {
        let trimmed = path.trim_end_matches('/');
        let candidates =
            [trimmed.to_owned(), format!("{trimmed}/index.html"), format!("{trimmed}.html")];
        let page = candidates.iter().find_map(|path| self.published().get(path.as_str()));
        if let Some(page) = page {
            return Ok(page.clone());
        }
        let (tag, inner) = trimmed.split_once('/').unwrap_or((trimmed, ""));
        let lang = self.of.config.languages.find(|known| known.as_str() == tag);
        let asset = lang.and_then(|lang| self.asset(lang, &RelPath::new(inner)?));
        asset.map(Destination::Asset).ok_or_else(|| {
            let paths = self.published().keys().copied();
            let near = self.suggestions.published(paths, &candidates[1], tag);
            let message = format!("no page is published at `/{path}`");
            let finding = Diagnostic::new(Rule::BrokenLink, origin.source, link.span, message);
            let Some(near) = near else {
                return Box::new(finding.help("link to the file, for example `../folder/page.md`"));
            };
            let address = format!("/{}", near.name.trim_end_matches("index.html"));
            let folder = near.name.split('/').next().unwrap_or_default();
            let note = if folder == tag { String::new() } else { format!(" it is in `{folder}`") };
            let is_only = near.is_only && folder == tag;
            let instead = Instead { path: encode(&address), safety: Safety::Guess };
            let fix = fixes::path(origin.source, link, instead).filter(|_| is_only);
            Box::new(finding.help(format!("did you mean `{address}`?{note}")).maybe_fix(fix))
        })
    }

    fn published(&self) -> &BTreeMap<&'a str, Destination> {
        self.published.get_or_init(|| {
            let paths = self.of.paths.iter().flat_map(|(id, paths)| {
                let entry = move |lang| Destination::Entry(id, Some(lang));
                let published = paths.iter().filter(move |(lang, _)| {
                    self.of.entries[id].is_published(self.of.config, *lang)
                });
                published.map(move |(lang, path)| (path.as_str(), entry(lang)))
            });
            paths.collect()
        })
    }

    /// A link that is written as the path of a file, in the page's language or any other.
    fn file(&self, origin: &Origin<'_>, file: &RelPath) -> Option<Destination> {
        let (folder, inner) = file.as_str().strip_prefix("content/")?.split_once('/')?;
        let inner = RelPath::new(inner)?;
        let lang = self.of.config.language(folder)?;
        let other = (lang != origin.lang).then_some(lang);
        if let Some(asset) = self.asset(lang, &inner) {
            return Some(Destination::Asset(asset));
        }
        if kind_of(&inner).is_some() {
            let id = self.of.keys.find(key_of(&inner)).ok()?;
            let entry = &self.of.entries[id];
            let same_extension =
                || Some(entry.shown(lang)?.doc.file.inner.extension() == inner.extension());
            let same_file =
                entry.key == key_of(&inner) && (self.of.twins.contains(file) || same_extension()?);
            return same_file.then_some(Destination::Entry(id, other));
        }
        self.asset(Lang::SOURCE, &inner).map(Destination::Asset)
    }

    /// A file beside the pages of a language.
    fn asset(&self, lang: Lang, inner: &RelPath) -> Option<RelPath> {
        let path = RelPath::new(&format!("content/{}/{inner}", self.folders[lang]))?;
        self.of.assets.contains_key(&path).then_some(path)
    }

    fn broken(&self, origin: &Origin<'_>, link: &Link, path: &str) -> Diagnostic {
        let has_extension =
            path.rsplit_once('.').is_some_and(|(_, extension)| !extension.contains('/'));
        let is_asset = link.kind == LinkKind::Image || (has_extension && !is_text(path));
        let rule = if is_asset { Rule::MissingAsset } else { Rule::BrokenLink };
        if self.of.drafts.contains(path) {
            let message = format!("`{path}` is a draft, so it is not published");
            let finding = Diagnostic::new(rule, origin.source, link.span, message);
            return finding.help("publish the draft, or remove the link for now");
        }
        let (from, lang) = (&origin.source.path, origin.lang);
        let hint = match is_asset {
            true => self.suggestions.asset(from, lang, path),
            false => self.suggestions.page(from, lang, path),
        };
        let fix = hint.instead.and_then(|instead| fixes::path(origin.source, link, instead));
        Diagnostic::new(rule, origin.source, link.span, format!("no file `{path}`"))
            .help(hint.help)
            .maybe_fix(fix)
    }

    /// An anchor as the target writes it: `html: trusted` publishes ids in raw HTML unchanged, even
    /// if they are not in normal form C.
    fn id_as_written(
        &self,
        origin: &Origin<'_>,
        entry: EntryId,
        lang: Option<Lang>,
        anchor: &str,
    ) -> String {
        let anchors = self.anchors.get(entry, lang.unwrap_or(origin.lang));
        anchors.and_then(|known| known.as_written(anchor)).unwrap_or(anchor).to_owned()
    }

    /// The finding for a place that an entry does not have.
    fn missing_anchor(
        &self,
        origin: &Origin<'_>,
        link: &Link,
        target: &LinkTarget,
    ) -> Option<Diagnostic> {
        let LinkTarget::Entry { entry, lang, anchor: Some(anchor) } = target else { return None };
        let lang = lang.unwrap_or(origin.lang);
        let target = self.of.entries[*entry].shown(lang)?;
        let anchors = self.anchors.get(*entry, lang).filter(|known| !known.has(anchor))?;
        let file = &target.doc.source().path;
        let message = match target.body {
            VariantBody::Page => format!("no heading or id `{anchor}` in {file}"),
            VariantBody::Scenario(_)
            | VariantBody::Quiz(_)
            | VariantBody::Glossary
            | VariantBody::Broken => format!("no anchor `#{anchor}` in {file}"),
        };
        let finding = Diagnostic::new(Rule::MissingAnchor, origin.source, link.span, message);
        let near = anchors.near(anchor).filter(|near| near.is_only);
        let fix = near.and_then(|near| fixes::anchor(origin.source, link, near.name));
        Some(finding.maybe_help(anchors.help(anchor)).maybe_fix(fix))
    }
}

/// The id that the fragment of a link names; ids are in Unicode normal form C.
fn decode_anchor(fragment: &str) -> Cow<'_, str> {
    let id = decode(fragment);
    if id.is_ascii() { id } else { Cow::Owned(nfc(&id)) }
}
