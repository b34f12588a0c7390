//! Where every link and reference leads, or what it was probably meant to be.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::lang::letters::nfc;
use crate::link::anchors::AnchorLists;
use crate::link::keys::{References, Unresolved};
use crate::link::link_text;
use crate::link::percent::{decode, encode};
use crate::link::places::{Places, title_id};
use crate::link::references::{Role, SCENARIOS, references, unresolved};
use crate::link::suggest::{Candidates, PublishedPaths};
use crate::markdown;
use crate::markdown::facts::{Link, LinkKind};
use crate::names::slug;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Target, Variant, VariantBody};
use crate::source::{AssetFile, Kind, is_text, key_of, kind_of};
use crate::text::{RelPath, Source, Span};

/// What links are looked up in.
struct Lookup<'a> {
    config: &'a Config,
    entries: &'a ByEntry<Entry>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
    /// Files that are drafts, which are left out.
    hidden: &'a BTreeSet<&'a str>,
    twins: &'a BTreeSet<RelPath>,
    references: References<'a>,
    places: Places<'a>,
    /// Published paths to entry and language, for links like `/cs/page/`; made when there is one.
    published: OnceLock<BTreeMap<&'a str, (EntryId, Lang)>>,
    /// Content paths in small letters to what they are, to notice a wrong case; made for the first
    /// link that leads nowhere.
    by_small_letters: OnceLock<BTreeMap<String, &'a str>>,
    /// The published paths, for the first link to one that does not exist.
    near_published: OnceLock<PublishedPaths>,
    anchors: AnchorLists<'a>,
    candidates: Candidates<'a>,
}

/// Files that links can name, besides those of entries.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// Files that are copied.
    pub assets: &'a BTreeMap<RelPath, AssetFile>,
    /// Files that are drafts, which are left out.
    pub hidden: &'a BTreeSet<&'a str>,
    /// Files that are left out since another one has their key.
    pub twins: &'a BTreeSet<RelPath>,
}

/// Resolves all links, references and related lists.
pub fn resolve(
    config: &Config,
    entries: &mut ByEntry<Entry>,
    files: Files<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let resolved: Vec<(EntryId, Resolved)> = {
        let lookup = Lookup::new(config, entries, files);
        let results = lookup.entries.par_map(|id, entry| (id, lookup.entry(entry)));
        results
            .into_iter()
            .map(|(id, (resolved, mut diagnostics))| {
                found.append(&mut diagnostics);
                (id, resolved)
            })
            .collect()
    };
    let mut overrides = Vec::new();
    for (from, resolved) in resolved {
        let entry = &mut entries[from];
        let variants = entry.variants.iter_mut().filter_map(|(_, variant)| variant.as_mut());
        for (variant, targets) in variants.zip(resolved.targets) {
            variant.targets = targets;
        }
        entry.related = resolved.related;
        overrides.extend(resolved.exceptions.iter().map(|(nth, to)| (*to, (from, *nth))));
        entry.references = resolved.references;
    }
    for (page, exception) in overrides {
        entries[page].overridden_by.push(exception);
    }
}

/// A finding where an address was begun or forgotten: `[text]()`, `https://`, `mailto:`.
fn without_address(source: &Arc<Source>, link: &Link) -> Option<Diagnostic> {
    let dest = &*link.dest;
    let after_scheme = markdown::scheme(dest).and_then(|_| dest.split_once(':'));
    let rest = after_scheme.map_or(dest, |(_, rest)| rest.trim_matches('/'));
    let message = match dest {
        _ if !rest.trim().is_empty() || matches!(link.kind, LinkKind::Wiki { .. }) => return None,
        "" => "the link has no target between the parentheses".to_owned(),
        _ => format!("the URL `{}` has only a scheme", dest.escape_debug()),
    };
    let finding = Diagnostic::new(Rule::BrokenLink, source, link.span, message);
    Some(finding.help("write the target of the link, or remove the brackets"))
}

/// A finding for a picture of another site, which the policy of the pages keeps browsers from loading.
fn external_picture(source: &Arc<Source>, link: &Link) -> Option<Diagnostic> {
    if link.kind != LinkKind::Image {
        return None;
    }
    let shown = link.dest.escape_debug();
    let message = format!("readers will not see `{shown}`: pages load only pictures of this site");
    let finding = Diagnostic::new(Rule::ExternalPicture, source, link.span, message);
    Some(
        finding.help("copy the picture beside the page, if its licence allows that, or link to it"),
    )
}

#[derive(Default)]
struct Resolved {
    targets: Vec<Vec<Target>>,
    related: Vec<EntryId>,
    references: BTreeMap<Span, EntryId>,
    exceptions: Vec<(usize, EntryId)>,
}

impl<'a> Lookup<'a> {
    fn new(
        config: &'a Config,
        entries: &'a ByEntry<Entry>,
        Files { assets, hidden, twins }: Files<'a>,
    ) -> Lookup<'a> {
        let references = References::new(entries);
        Lookup {
            config,
            entries,
            assets,
            hidden,
            twins,
            references,
            places: Places::new(entries),
            published: OnceLock::new(),
            by_small_letters: OnceLock::new(),
            near_published: OnceLock::new(),
            anchors: AnchorLists::new(entries, &config.languages),
            candidates: Candidates::new(config, entries, assets),
        }
    }

    fn published(&self) -> &BTreeMap<&'a str, (EntryId, Lang)> {
        self.published.get_or_init(|| {
            let paths = self.entries.iter().flat_map(|(id, entry)| {
                entry.paths.iter().map(move |(lang, path)| (path.as_str(), (id, lang)))
            });
            paths.collect()
        })
    }

    fn by_small_letters(&self) -> &BTreeMap<String, &'a str> {
        self.by_small_letters.get_or_init(|| {
            let variants =
                self.entries.values().flat_map(|entry| entry.variants.values().flatten());
            let pages = variants.map(|variant| variant.doc.source().path.as_str());
            let paths = pages.chain(self.assets.keys().map(RelPath::as_str));
            paths.map(|path| (slug::canonical(path), path)).collect()
        })
    }

    fn entry(&self, entry: &Entry) -> (Resolved, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let targets = entry
            .variants
            .iter()
            .filter_map(|(lang, variant)| Some((lang, variant.as_ref()?)))
            .map(|(lang, variant)| self.variant(variant, lang, &mut found))
            .collect();
        let mut resolved = Resolved { targets, ..Resolved::default() };
        if let Some(variant) = entry.shown(Lang::SOURCE) {
            self.references_of(variant, &mut resolved, &mut found);
        }
        (resolved, found)
    }

    fn variant(&self, variant: &Variant, lang: Lang, found: &mut Vec<Diagnostic>) -> Vec<Target> {
        let Some(page) = variant.page() else { return Vec::new() };
        let place = Place { source: variant.doc.source(), variant, lang };
        page.facts.links.iter().map(|link| self.link(&place, link, found)).collect()
    }

    fn references_of(
        &self,
        variant: &Variant,
        resolved: &mut Resolved,
        found: &mut Vec<Diagnostic>,
    ) {
        let source = variant.doc.source();
        let mut find = |reference: &str, span: Span, folder: &str| {
            let in_folder = format!("{folder}{reference}");
            let by_folder = (!folder.is_empty()).then(|| self.references.find(&in_folder).ok());
            match by_folder.flatten().map_or_else(|| self.references.find(reference), Ok) {
                Ok(id) if folder == SCENARIOS && !self.is_scenario(id) => {
                    let message = format!("`{reference}` is not a scenario");
                    let finding = Diagnostic::new(Rule::UnknownReference, source, span, message);
                    found.push(
                        finding.help("write the file name of the scenario without its extension"),
                    );
                    None
                }
                Ok(id) => Some(id),
                Err(why) => {
                    found.push(unresolved(source, (reference, span), &why));
                    None
                }
            }
        };
        if let Some(page) = variant.page() {
            let related = page.front.related.iter();
            resolved.related = related.filter_map(|(key, span)| find(key, *span, "")).collect();
        }
        for reference in references(variant) {
            let Some(id) = find(&reference.text, reference.span, reference.folder) else {
                continue;
            };
            resolved.references.insert(reference.span, id);
            match reference.role {
                Role::Plain => {}
                Role::Related => resolved.related.push(id),
                Role::Exception(nth) => resolved.exceptions.push((nth, id)),
            }
        }
    }

    fn is_scenario(&self, id: EntryId) -> bool {
        self.entries[id].kind == Kind::Scenario
    }

    fn link(&self, place: &Place<'_>, link: &Link, found: &mut Vec<Diagnostic>) -> Target {
        link_text::check(place.source, link, found);
        let dest = &*link.dest;
        let (path, anchor) = match dest.split_once('#') {
            Some((path, fragment)) => (path, Some(decode_anchor(markdown::anchor_of(fragment)))),
            None => (dest, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if link.kind == LinkKind::Path
            && let Some(target) =
                self.places.find((&place.source.path, place.lang), path, anchor.as_deref())
        {
            return target;
        }
        if !markdown::is_safe_url(dest) {
            let message = format!("the URL `{}` could run code", dest.escape_debug());
            found.push(
                Diagnostic::new(Rule::UnsafeUrl, place.source, link.span, message).help(
                    "link to https, http, mailto, tel, sms or ftp, or to a file of this site",
                ),
            );
            return Target::Missing;
        }
        if let Some(finding) = without_address(place.source, link) {
            found.push(finding);
            return Target::Missing;
        }
        if markdown::scheme(dest).is_some() {
            found.extend(external_picture(place.source, link));
            return Target::External;
        }
        let result = match link.kind {
            LinkKind::Wiki { .. } => self.wiki(place, (path, link.span)),
            LinkKind::Path | LinkKind::Image | LinkKind::Auto => {
                let result = self.path(place, &decode(path), link);
                result.or_else(|finding| self.unencoded(place, dest).ok_or(finding))
            }
        };
        match result {
            Ok(Found::Asset(path)) => Target::Asset(path),
            Ok(Found::Entry(entry, lang)) => {
                let shown = self.entries[entry].shown(lang.unwrap_or(place.lang));
                // The heading that is the title has no place of its own: it is the top of the page.
                let title = shown.and_then(title_id).unwrap_or_default();
                let anchor = anchor.filter(|anchor| !anchor.is_empty() && anchor != title);
                if let Some(anchor) = &anchor {
                    self.check_anchor(place, (entry, lang), (anchor, link.span), found);
                }
                Target::Entry { entry, lang, anchor: anchor.map(Cow::into_owned) }
            }
            Err(diagnostic) => {
                found.push(*diagnostic);
                Target::Missing
            }
        }
    }

    fn wiki(&self, place: &Place<'_>, (key, span): (&str, Span)) -> Result<Found, Box<Diagnostic>> {
        if key.is_empty() {
            return Ok(self.own(place));
        }
        let id = self.references.find(key.trim());
        id.map(|id| Found::Entry(id, None)).map_err(|why| {
            let mut diagnostic = unresolved(place.source, (key, span), &why);
            if matches!(why, Unresolved::Unknown(_)) {
                diagnostic.rule = Rule::BrokenLink;
            }
            Box::new(diagnostic)
        })
    }

    fn own(&self, place: &Place<'_>) -> Found {
        let key = key_of(&place.variant.doc.file.inner);
        let id = self.references.find(key).expect("an entry has its own key");
        Found::Entry(id, None)
    }

    fn path(&self, place: &Place<'_>, path: &str, link: &Link) -> Result<Found, Box<Diagnostic>> {
        if path.is_empty() {
            return Ok(self.own(place));
        }
        if let Some(absolute) = path.strip_prefix('/') {
            return self.absolute(place, absolute, link);
        }
        let Some(file) = place.source.path.resolve(path) else {
            let message = format!("`{}` leads outside the site", path.escape_debug());
            let finding = Diagnostic::new(Rule::BrokenLink, place.source, link.span, message);
            return Err(Box::new(finding.help("put the file into the language folder")));
        };
        self.file(place, &file).ok_or_else(|| Box::new(self.broken(place, link, file.as_str())))
    }

    /// A file whose name holds `#`, `?` or `%`, and whose author wrote the name as it is.
    fn unencoded(&self, place: &Place<'_>, dest: &str) -> Option<Found> {
        if !dest.contains(['#', '?', '%']) {
            return None;
        }
        let file = |name: &str| match name.strip_prefix('/') {
            Some(published) => RelPath::new(&format!("content/{published}")),
            None => place.source.path.resolve(name),
        };
        let asset = |name: &str| {
            let found = self.file(place, &file(name)?)?;
            matches!(found, Found::Asset(_)).then_some(found)
        };
        asset(dest).or_else(|| asset(&decode(dest)))
    }

    /// A link that is written as the published address.
    fn absolute(
        &self,
        place: &Place<'_>,
        path: &str,
        link: &Link,
    ) -> Result<Found, Box<Diagnostic>> {
        let trimmed = path.trim_end_matches('/');
        let candidates =
            [trimmed.to_owned(), format!("{trimmed}/index.html"), format!("{trimmed}.html")];
        let page = candidates.iter().find_map(|path| self.published().get(path.as_str()));
        if let Some((id, lang)) = page {
            return Ok(Found::Entry(*id, Some(*lang)));
        }
        let (tag, inner) = trimmed.split_once('/').unwrap_or((trimmed, ""));
        let lang = self.config.languages.find(|known| known.as_str() == tag);
        let asset = lang.and_then(|lang| self.asset(lang, &RelPath::new(inner)?));
        match asset {
            Some(path) => Ok(Found::Asset(path)),
            None => {
                let near = self
                    .near_published
                    .get_or_init(|| PublishedPaths::new(self.published().keys().copied()))
                    .nearest(&candidates[1], tag);
                let help = near.map(|near| {
                    format!("did you mean `/{}`?", near.trim_end_matches("index.html"))
                });
                let message = format!("no page is published at `/{path}`");
                Err(Box::new(
                    Diagnostic::new(Rule::BrokenLink, place.source, link.span, message).maybe_help(
                        help.or_else(|| {
                            Some("link to the file, for example `../folder/page.md`".to_owned())
                        }),
                    ),
                ))
            }
        }
    }

    /// A link that is written as the path of a file, in the page's language or any other.
    fn file(&self, place: &Place<'_>, file: &RelPath) -> Option<Found> {
        let (folder, inner) = file.as_str().strip_prefix("content/")?.split_once('/')?;
        let inner = RelPath::new(inner)?;
        let lang = self.config.language(folder)?;
        let other = (lang != place.lang).then_some(lang);
        if let Some(asset) = self.asset(lang, &inner) {
            return Some(Found::Asset(asset));
        }
        if kind_of(&inner).is_some() {
            let id = self.references.find(key_of(&inner)).ok()?;
            let entry = &self.entries[id];
            let same_extension =
                || Some(entry.shown(lang)?.doc.file.inner.extension() == inner.extension());
            let same_file =
                entry.key == key_of(&inner) && (self.twins.contains(file) || same_extension()?);
            return same_file.then_some(Found::Entry(id, other));
        }
        self.asset(Lang::SOURCE, &inner).map(Found::Asset)
    }

    /// A file beside the pages of a language.
    fn asset(&self, lang: Lang, inner: &RelPath) -> Option<RelPath> {
        let path = RelPath::new(&format!("content/{}/{inner}", self.candidates.folder(lang)))?;
        self.assets.contains_key(&path).then_some(path)
    }

    fn broken(&self, place: &Place<'_>, link: &Link, path: &str) -> Diagnostic {
        let has_extension =
            path.rsplit_once('.').is_some_and(|(_, extension)| !extension.contains('/'));
        let is_file = link.kind == LinkKind::Image || (has_extension && !is_text(path));
        let rule = if is_file { Rule::MissingAsset } else { Rule::BrokenLink };
        if self.hidden.contains(path) {
            let message = format!("`{path}` is a draft, so it is not published");
            let finding = Diagnostic::new(rule, place.source, link.span, message);
            return finding.help("publish the draft, or remove the link for now");
        }
        let message = format!("no file `{path}`");
        let lang = self.language_of(path).unwrap_or(place.lang);
        let folder = path.trim_end_matches('/');
        let (with_extension, index) = (format!("{folder}.md"), format!("{folder}/index.md"));
        let known = |path: &str| {
            let small = self.by_small_letters().get(&slug::canonical(path))?;
            Some((*small).to_owned())
        };
        let near = known(path)
            .or_else(|| known(&with_extension))
            .or_else(|| known(&index))
            .or_else(|| match is_file {
                true => self.candidates.nearest_asset(path, lang),
                false => self.candidates.nearest_page(path, lang),
            })
            .map(|near| self.instead(place, &near, lang));
        let help = near.unwrap_or_else(|| match is_file {
            true => "put the file there, or remove the link".to_owned(),
            false => "write the path of a file relative to this one: `../folder/page.md`".into(),
        });
        Diagnostic::new(rule, place.source, link.span, message).help(help)
    }

    /// The language that a path leads to.
    fn language_of(&self, path: &str) -> Option<Lang> {
        let (folder, _) = path.strip_prefix("content/")?.split_once('/')?;
        self.config.language(folder)
    }

    /// The hint to link to another file, which says so where that is in another language than the
    /// path led to.
    fn instead(&self, place: &Place<'_>, near: &str, lang: Lang) -> String {
        let shown = encode(&relative_file(&place.source.path, near));
        match self.language_of(near).filter(|near| *near != lang) {
            Some(lang) => {
                format!("did you mean `{shown}`? it is in `{}`", self.config.languages[lang])
            }
            None => format!("did you mean `{shown}`?"),
        }
    }

    fn check_anchor(
        &self,
        place: &Place<'_>,
        (id, lang): (EntryId, Option<Lang>),
        (anchor, span): (&str, Span),
        found: &mut Vec<Diagnostic>,
    ) {
        let lang = lang.unwrap_or(place.lang);
        let Some(target) = self.entries[id].shown(lang) else { return };
        let Some(anchors) = self.anchors.get((id, lang)).filter(|known| !known.has(anchor)) else {
            return;
        };
        let file = &target.doc.source().path;
        let help = anchors.help(anchor);
        let message = match target.body {
            VariantBody::Page => format!("no heading `{anchor}` in {file}"),
            VariantBody::Scenario(_)
            | VariantBody::Quiz(_)
            | VariantBody::Glossary
            | VariantBody::Broken => format!("no anchor `#{anchor}` in {file}"),
        };
        found.push(
            Diagnostic::new(Rule::MissingAnchor, place.source, span, message).maybe_help(help),
        );
    }
}

/// The id that the fragment of a link names; ids are in Unicode normal form C.
fn decode_anchor(fragment: &str) -> Cow<'_, str> {
    let id = decode(fragment);
    if id.is_ascii() { id } else { Cow::Owned(nfc(&id)) }
}

/// Where a link is written.
struct Place<'a> {
    source: &'a Arc<Source>,
    variant: &'a Variant,
    lang: Lang,
}

enum Found {
    Entry(EntryId, Option<Lang>),
    Asset(RelPath),
}

/// How a file would link to another: `../section/page.md`.
fn relative_file(from: &RelPath, to: &str) -> String {
    let from: Vec<&str> = from.folder().split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let n_shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let climb = "../".repeat(from.len() - n_shared);
    format!("{climb}{}", to[n_shared..].join("/"))
}
