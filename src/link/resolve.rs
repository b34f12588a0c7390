//! Finds the target of every link of a page.
//!
//! 1. The path of a file that exists, with an anchor that exists, is looked up at once
//!    ([`PageFiles`]); nearly every link is one.
//! 2. An address that could run code, has no address or leads to another site is settled by its
//!    text.
//! 3. `[[…]]` is found as a key; a path as the path of a file, as a published address, or in another form that
//!    names exactly one page or file ([`Forms`]).
//! 4. A link without a target is a finding, with a hint from [`Suggestions`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::diag::fix::FixSafety;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::letters::nfc;
use crate::link::address;
use crate::link::anchors::{AnchorLists, AnchorPlace};
use crate::link::fixes;
use crate::link::forms::Forms;
use crate::link::keys::{KeyIndex, Unresolved};
use crate::link::last::Unchanged;
use crate::link::link_text;
use crate::link::pages::{PageFiles, title_id};
use crate::link::percent::decode;
use crate::link::suggest::{Instead, Suggestions, folders, link_to};
use crate::markdown::facts::{Link, LinkKind};
use crate::markdown::{self, HtmlPolicy};
use crate::names::anchor::AnchorId;
use crate::names::path::OutputPath;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, LinkTarget, Variant, VariantBody};
use crate::source::{AssetFile, is_text, kind_of, stem_of};
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
    /// `None` where few links are looked up, so that making it would take longer.
    pages: Option<PageFiles<'a>>,
    forms: Forms<'a>,
    /// Published paths to what is there, for links like `/cs/page/`; made for the first such link.
    published: OnceLock<BTreeMap<&'a str, Destination>>,
    anchors: AnchorLists<'a>,
    suggestions: Suggestions<'a>,
}

/// The page and language of a link.
struct LinkOrigin<'a> {
    source: &'a Arc<Source>,
    variant: &'a Variant,
    lang: Lang,
}

/// The target of a link, without the place in it.
#[derive(Clone)]
enum Destination {
    /// An entry, and its language if the link names one.
    Entry(EntryId, Option<Lang>),
    /// A file that is copied.
    Asset(RelPath),
}

/// The form of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The path of a file or a key, which also works on GitHub and in editors.
    Path,
    /// Another form that kb resolves.
    Other,
}

/// The target of a link, and its form.
struct NamedTarget {
    destination: Destination,
    form: Form,
}

/// The target of a path, or the finding for a path without one.
type Lookup = Result<Destination, Box<Diagnostic>>;

impl<'a> Resolver<'a> {
    /// Prepares for all links of a site, or for the few that are not known.
    pub(super) fn new(linkable: Linkable<'a>, known: Option<&Unchanged<'_>>) -> Resolver<'a> {
        let Linkable { config, entries, assets, .. } = linkable;
        let folders = folders(config, entries, assets);
        let needs_all = known.is_none_or(|known| !known.keeps_targets());
        Resolver {
            of: linkable,
            pages: needs_all.then(|| PageFiles::new(entries)),
            forms: Forms::new(config, entries, linkable.paths, assets),
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

    /// The targets of the links of all entries; those that are known are not looked up again.
    pub(super) fn all_targets(
        &self,
        known: Option<&Unchanged<'_>>,
    ) -> Found<ByEntry<ByLang<Arc<[LinkTarget]>>>> {
        let targets = |id, entry| match known.and_then(|known| known.targets(id)) {
            Some(known) => Found::sound(known.clone()),
            None => self.targets(entry),
        };
        self.of.entries.par_map(targets).found()
    }

    /// The targets of the links of an entry by language, in the order of the facts of the page:
    /// first those of Markdown, then those of raw HTML.
    fn targets(&self, entry: &Entry) -> Found<ByLang<Arc<[LinkTarget]>>> {
        let mut findings = Vec::new();
        let value = entry.variants.map(|lang, variant| {
            let Some(variant) = variant else { return [].into() };
            let Some(page) = variant.page() else { return [].into() };
            let origin = LinkOrigin { source: variant.doc.source(), variant, lang };
            let links = page.facts.links.iter();
            let links = links.map(|link| self.link(&origin, link));
            let in_html = page.facts.html_links.iter().map(|link| self.html_link(&origin, link));
            links.chain(in_html).map(|link| link.take(&mut findings)).collect()
        });
        Found { value, findings }
    }

    fn link(&self, origin: &LinkOrigin<'_>, link: &Link) -> Found<LinkTarget> {
        let mut findings: Vec<Diagnostic> =
            link_text::check(origin.source, link).into_iter().collect();
        let value = self.target(origin, link).take(&mut findings);
        Found { value, findings }
    }

    /// The target of an address in raw HTML. A site that trusts its content may use any scheme.
    fn html_link(&self, origin: &LinkOrigin<'_>, link: &Link) -> Found<LinkTarget> {
        if link.kind == LinkKind::Embed {
            return address::embed(origin.source, link, self.of.config);
        }
        let is_trusted = self.of.config.html == HtmlPolicy::Trusted;
        if is_trusted && !markdown::is_safe_url(&link.dest, &self.of.config.schemes) {
            return Found::sound(LinkTarget::External);
        }
        self.target(origin, link)
    }

    fn target(&self, origin: &LinkOrigin<'_>, link: &Link) -> Found<LinkTarget> {
        let dest = &*link.dest;
        let (path, anchor) = match dest.split_once('#') {
            Some((path, fragment)) => (path, Some(anchor_in(link, fragment))),
            None => (dest, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if link.kind == LinkKind::Path
            && let Some(pages) = &self.pages
            && let Some(target) =
                pages.find(&origin.source.path, origin.lang, path, anchor.as_deref())
        {
            return Found::sound(target);
        }
        if let Some(settled) = address::target(origin.source, link, self.of.config) {
            return settled;
        }
        match self.destination(origin, link, path) {
            Ok(NamedTarget { destination: Destination::Asset(path), form }) => {
                let file = (!self.of.assets[&path].is_static).then(|| path.as_str().to_owned());
                let finding = file.filter(|_| form == Form::Other);
                let finding = finding.map(|file| other_form(origin, link, &file));
                let value = self.copied(path);
                Found { value, findings: finding.into_iter().collect() }
            }
            Ok(NamedTarget { destination: Destination::Entry(entry, lang), form }) => {
                let file = self.file_of(origin, entry, lang).filter(|_| form == Form::Other);
                let other = file.map(|file| other_form(origin, link, &file));
                let anchor = anchor.filter(|anchor| !anchor.is_empty());
                let place = anchor.map(|anchor| self.place(origin, entry, lang, &anchor));
                let missing = match &place {
                    Some(AnchorPlace::Missing(anchor)) => {
                        let target =
                            NamedPlace { entry, lang: lang.unwrap_or(origin.lang), anchor };
                        self.missing_anchor(origin, link, target)
                    }
                    Some(AnchorPlace::Top | AnchorPlace::At(_)) | None => None,
                };
                let anchor = place.and_then(AnchorPlace::id);
                let value = LinkTarget::Entry { entry, lang, anchor };
                Found { value, findings: other.into_iter().chain(missing).collect() }
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

    /// The target of the address of a link, and its form.
    fn destination(
        &self,
        origin: &LinkOrigin<'_>,
        link: &Link,
        path: &str,
    ) -> Result<NamedTarget, Box<Diagnostic>> {
        let in_form = |form| move |destination| NamedTarget { destination, form };
        match link.kind {
            // Such a link always has the form of a key, however it is spelt.
            LinkKind::Wiki { .. } => {
                let result = self.wiki(origin, link, path);
                let result =
                    result.or_else(|finding| self.in_other_form(origin, path).ok_or(finding));
                result.map(in_form(Form::Path))
            }
            LinkKind::Path
            | LinkKind::Image
            | LinkKind::Media
            | LinkKind::Embed
            | LinkKind::Auto => {
                let path = decode(path);
                let form = if path.starts_with('/') { Form::Other } else { Form::Path };
                let result = self.path(origin, link, &path).map(in_form(form));
                result.or_else(|finding| {
                    let by_name = self.unencoded(origin, &link.dest).map(in_form(Form::Path));
                    let other = || self.in_other_form(origin, &path).map(in_form(Form::Other));
                    by_name.or_else(other).ok_or(finding)
                })
            }
        }
    }

    /// The file of an entry for a link in the form of a path; `None` for a page that kb generates.
    fn file_of(
        &self,
        origin: &LinkOrigin<'_>,
        entry: EntryId,
        lang: Option<Lang>,
    ) -> Option<String> {
        let lang = lang.unwrap_or(origin.lang);
        let file = &self.of.entries[entry].shown(lang)?.doc.file;
        let path = || format!("content/{}/{}", self.folders[lang], file.inner);
        (!file.is_generated).then(path)
    }

    fn wiki(&self, origin: &LinkOrigin<'_>, link: &Link, key: &str) -> Lookup {
        if key.is_empty() {
            return Ok(self.own(origin));
        }
        let key = key.trim();
        let id = self.of.keys.find(key.strip_suffix(".md").unwrap_or(key));
        id.map(|id| Destination::Entry(id, None)).map_err(|unresolved| {
            let mut finding = unresolved.finding(origin.source, link.span, key);
            if matches!(unresolved, Unresolved::Unknown(_)) {
                finding.rule = Rule::BrokenLink;
            }
            Box::new(finding)
        })
    }

    fn own(&self, origin: &LinkOrigin<'_>) -> Destination {
        let id = self.of.keys.find(&origin.variant.doc.file.key).expect("an entry has its own key");
        Destination::Entry(id, None)
    }

    fn path(&self, origin: &LinkOrigin<'_>, link: &Link, path: &str) -> Lookup {
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

    /// A file whose name contains `#`, `?` or `%`, in a link that does not encode it.
    fn unencoded(&self, origin: &LinkOrigin<'_>, dest: &str) -> Option<Destination> {
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
    fn absolute(&self, origin: &LinkOrigin<'_>, link: &Link, path: &str) -> Lookup {
        let trimmed = path.trim_end_matches('/');
        let candidates =
            [trimmed.to_owned(), format!("{trimmed}/index.html"), format!("{trimmed}.html")];
        let page = candidates.iter().find_map(|path| self.published().get(path.as_str()));
        if let Some(page) = page {
            return Ok(page.clone());
        }
        let (tag, inner) = trimmed.split_once('/').unwrap_or((trimmed, ""));
        let asset = self.of.config.language(tag);
        let asset = asset.and_then(|lang| self.asset(lang, &RelPath::new(inner)?));
        asset.map(Destination::Asset).ok_or_else(|| {
            let paths = self.published().keys().copied();
            let near = self.suggestions.published(paths, &candidates[1], tag);
            let named = near.and_then(|near| match self.published().get(near.name)? {
                Destination::Entry(entry, lang) => {
                    Some((near, self.file_of(origin, *entry, *lang)?))
                }
                Destination::Asset(path) => Some((near, path.to_string())),
            });
            let message = format!("no page is published at `/{path}`");
            let finding = Diagnostic::new(Rule::BrokenLink, origin.source, link.span, message);
            let Some((near, file)) = named else {
                return Box::new(finding.help("link to the file, for example `../folder/page.md`"));
            };
            let path = link_to(&origin.source.path, &file);
            let folder = near.name.split('/').next().unwrap_or_default();
            let note = if folder == tag { String::new() } else { format!(" it is in `{folder}`") };
            let is_only = near.is_only && folder == tag;
            let help = format!("did you mean `{path}`?{note}");
            let instead = Instead { path, safety: FixSafety::Guess };
            let fix = fixes::path(origin.source, link, &instead).filter(|_| is_only);
            Box::new(finding.help(help).maybe_fix(fix))
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
    fn file(&self, origin: &LinkOrigin<'_>, file: &RelPath) -> Option<Destination> {
        let (folder, inner) = file.as_str().strip_prefix("content/")?.split_once('/')?;
        let inner = RelPath::new(inner)?;
        let lang = self.of.config.language(folder)?;
        let other = (lang != origin.lang).then_some(lang);
        if let Some(asset) = self.asset(lang, &inner) {
            return Some(Destination::Asset(asset));
        }
        if kind_of(&inner).is_some() {
            let twin = || self.of.keys.find(stem_of(inner.as_str())).ok();
            let twin = || if self.of.twins.contains(file) { twin() } else { None };
            let id = self.forms.file(&inner).or_else(twin)?;
            return Some(Destination::Entry(id, other));
        }
        self.asset(Lang::SOURCE, &inner).map(Destination::Asset)
    }

    /// A file beside the pages of a language.
    fn asset(&self, lang: Lang, inner: &RelPath) -> Option<RelPath> {
        let path = RelPath::new(&format!("content/{}/{inner}", self.folders[lang]))?;
        self.of.assets.contains_key(&path).then_some(path)
    }

    /// The target of a path that is not the path of a file: relative to the file, to the address of
    /// the page, or to the folder of a language.
    fn in_other_form(&self, origin: &LinkOrigin<'_>, path: &str) -> Option<Destination> {
        let from = &origin.source.path;
        if let Some(absolute) = path.strip_prefix('/') {
            let base = self.of.config.base_url.as_deref().and_then(path_of_url).unwrap_or_default();
            let inner = absolute.strip_prefix(base).unwrap_or(absolute);
            let own = format!("content/{}/{inner}", self.folders[origin.lang]);
            let source = format!("content/{}/{inner}", self.folders.source());
            let places = [format!("content/{inner}"), own, source];
            let found = places.iter().find_map(|place| self.form_at(origin, place));
            let copied = || self.forms.asset(&format!("static/{inner}"));
            return found.or_else(|| copied().map(|path| Destination::Asset(path.clone())));
        }
        let beside = from.join(path).and_then(|place| self.form_at(origin, &place));
        let as_folder = || RelPath::new(&format!("{}/page", stem_of(from.as_str())))?.join(path);
        let is_folder = self.of.keys.find(&origin.variant.doc.file.key).ok();
        let is_folder = is_folder.is_some_and(|id| self.of.entries[id].is_index());
        beside.or_else(|| match is_folder {
            true => None,
            false => self.form_at(origin, &as_folder()?),
        })
    }

    /// The target of a path from the site root that is not the path of a file.
    fn form_at(&self, origin: &LinkOrigin<'_>, place: &str) -> Option<Destination> {
        let rest = place.strip_prefix("content")?.trim_matches('/');
        let (folder, inner) = rest.split_once('/').unwrap_or((rest, ""));
        let lang = self.of.config.language(folder)?;
        let exact = RelPath::new(place).and_then(|file| self.file(origin, &file));
        let in_folder = |lang| self.forms.asset(&format!("content/{}/{inner}", self.folders[lang]));
        let asset = || in_folder(lang).or_else(|| in_folder(Lang::SOURCE));
        let asset = || asset().map(|path| Destination::Asset(path.clone()));
        let other = (lang != origin.lang).then_some(lang);
        let page = || self.forms.page(inner).map(|id| Destination::Entry(id, other));
        exact.or_else(asset).or_else(page)
    }

    fn broken(&self, origin: &LinkOrigin<'_>, link: &Link, path: &str) -> Diagnostic {
        let has_extension =
            path.rsplit_once('.').is_some_and(|(_, extension)| !extension.contains('/'));
        let is_asset = link.kind.is_shown() || (has_extension && !is_text(path));
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
        let fix = hint.instead.and_then(|instead| fixes::path(origin.source, link, &instead));
        Diagnostic::new(rule, origin.source, link.span, format!("no file `{path}`"))
            .help(hint.help)
            .maybe_fix(fix)
    }

    /// The place on an entry that an anchor names.
    fn place(
        &self,
        origin: &LinkOrigin<'_>,
        entry: EntryId,
        lang: Option<Lang>,
        anchor: &str,
    ) -> AnchorPlace {
        let lang = lang.unwrap_or(origin.lang);
        // The heading that is the title has no place of its own: it is the top of the page.
        let title = self.of.entries[entry].shown(lang).and_then(title_id);
        if title.is_some_and(|title| title == anchor) {
            return AnchorPlace::Top;
        }
        match self.anchors.get(entry, lang) {
            Some(anchors) => anchors.find(anchor),
            None => AnchorPlace::At(anchor.to_owned()),
        }
    }

    /// The finding for a place that an entry does not have.
    fn missing_anchor(
        &self,
        origin: &LinkOrigin<'_>,
        link: &Link,
        named: NamedPlace<'_>,
    ) -> Option<Diagnostic> {
        let NamedPlace { entry, lang, anchor } = named;
        let target = self.of.entries[entry].shown(lang)?;
        let anchors = self.anchors.get(entry, lang)?;
        let file = &target.doc.source().path;
        let shown = anchor.escape_debug();
        let message = match target.body {
            VariantBody::Page => format!("no heading or id `{shown}` in {file}"),
            VariantBody::Scenario(_)
            | VariantBody::Quiz(_)
            | VariantBody::Glossary
            | VariantBody::Broken => format!("no anchor `#{shown}` in {file}"),
        };
        let finding = Diagnostic::new(Rule::MissingAnchor, origin.source, link.span, message);
        if let Some(block) =
            anchor.strip_prefix('^').filter(|block| AnchorId::written(block).is_ok())
        {
            let help = "kb has no ids of blocks; put";
            return Some(finding.help(format!(
                "{help} `<a id=\"{block}\"></a>` at the beginning of the block in {file}, and link to `#{block}`"
            )));
        }
        let near = anchors.near(anchor).filter(|near| near.is_only);
        let fix = near.and_then(|near| fixes::anchor(origin.source, link, near.name));
        Some(finding.maybe_help(anchors.help(anchor)).maybe_fix(fix))
    }
}

/// The finding for a link that names a file in another form than its path.
fn other_form(origin: &LinkOrigin<'_>, link: &Link, file: &str) -> Diagnostic {
    let shown = link_to(&origin.source.path, file);
    let message = format!("not all programs resolve this link to {file}");
    let finding = Diagnostic::new(Rule::LinkForm, origin.source, link.span, message);
    let instead = Instead { path: shown.clone(), safety: FixSafety::Safe };
    let fix = fixes::path(origin.source, link, &instead);
    finding.help(format!("write `{shown}`")).maybe_fix(fix)
}

/// A place that a link names.
#[derive(Clone, Copy)]
struct NamedPlace<'a> {
    entry: EntryId,
    /// The language whose page it leads to.
    lang: Lang,
    anchor: &'a str,
}

/// The path part of a URL, without the slash before it: `kb/` of `https://example.org/kb/`.
fn path_of_url(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split_once('/').map(|(_, path)| path)
}

/// The anchor in the fragment of a link. In `[[page#Chapter#Section]]` it is the last one.
fn anchor_in<'a>(link: &Link, fragment: &'a str) -> Cow<'a, str> {
    let anchor = markdown::anchor_of(fragment);
    match link.kind {
        LinkKind::Wiki { .. } => {
            decode_anchor(anchor.rsplit_once('#').map_or(anchor, |(_, last)| last).trim())
        }
        LinkKind::Path | LinkKind::Image | LinkKind::Media | LinkKind::Embed | LinkKind::Auto => {
            decode_anchor(anchor)
        }
    }
}

/// The id that the fragment of a link names; ids are in Unicode normal form C.
fn decode_anchor(fragment: &str) -> Cow<'_, str> {
    let id = decode(fragment);
    if id.is_ascii() { id } else { Cow::Owned(nfc(&id)) }
}
