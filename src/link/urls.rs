//! Computes the output path of every page. No other module computes one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{Config, Untranslated, UrlStyle};
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::doc::Doc;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::own_pages::OwnWords;
use crate::link::percent::decode;
use crate::link::taken::{
    self, AddressClaim, AddressHolder, AddressOrigin, Contested, MovedSlugs, Readdressed,
    SlugClaim, WantedAddresses,
};
use crate::link::tree::section_pages;
use crate::names::path::OutputPath;
use crate::names::slug::{self, Slug};
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Alias, EnglishPath, Entry};
use crate::source::{Kind, key};
use crate::text::{Source, Span};
use crate::yaml::Node;

/// The output file of a page of a language (`cs/prubeh/kanal/index.html`), or a folder's own page.
fn page_path(config: &Config, lang: Lang, slugs: &[Slug], is_index: bool) -> OutputPath {
    let mut path = config.prefix_of(lang);
    for (nth, slug) in slugs.iter().enumerate() {
        if nth > 0 {
            path.push('/');
        }
        path.push_str(slug.as_str());
    }
    if is_index || config.urls == UrlStyle::Directory {
        path.push_str(if slugs.is_empty() { "index.html" } else { "/index.html" });
    } else {
        path.push_str(".html");
    }
    OutputPath::new(&path)
}

/// The output path of every entry in every language.
pub(super) struct Addresses<'a> {
    /// The paths.
    pub(super) paths: ByEntry<ByLang<OutputPath>>,
    /// Slugs of untranslated pages whose own slug a translation has.
    moved: MovedSlugs<'a>,
}

/// The output path of every entry in every language; the findings are slugs that are not valid and
/// addresses that a translation has already.
pub(super) fn addresses<'a>(config: &Config, entries: &'a ByEntry<Entry>) -> Found<Addresses<'a>> {
    let folders = folders(entries);
    let mut findings: Vec<Diagnostic> = entries.values().flat_map(check_slugs).collect();
    let mut moved = MovedSlugs::default();
    let wished = MovedSlugs::default();
    let mut readdressed: Vec<Readdressed<'_>> = Vec::new();
    for lang in config.languages.translations() {
        let asked = UrlNaming::of(config, &folders, lang, &wished);
        let pages = moved.add(config, asked.claims(entries, lang)).into_iter();
        readdressed.extend(pages.map(|page| Readdressed {
            asked: asked.entry_path(page.entry, lang),
            entry: page.entry,
            lang,
            holder: page.holder,
            is_in_folder: true,
        }));
    }
    let paths = loop {
        let paths = paths(config, entries, &folders, &moved);
        let n_before = readdressed.len();
        for lang in config.languages.translations() {
            let naming = UrlNaming::of(config, &folders, lang, &moved);
            let contested = naming.contested(entries, &paths, lang);
            readdressed.extend(moved.separate(config, contested));
        }
        // Each slug that changes is longer than before, and none can be longer than a file name.
        if readdressed.len() == n_before {
            break paths;
        }
    };
    findings.extend(readdressed.iter().filter_map(|page| {
        let given = UrlNaming::of(config, &folders, page.lang, &moved);
        taken_slug(page, &given.entry_path(page.entry, page.lang))
    }));
    Found { value: Addresses { paths, moved }, findings }
}

/// The output path of every entry in every language with some slugs.
fn paths(
    config: &Config,
    entries: &ByEntry<Entry>,
    folders: &BTreeMap<&str, &Entry>,
    moved: &MovedSlugs<'_>,
) -> ByEntry<ByLang<OutputPath>> {
    entries.par_map(|_, entry| {
        config.languages.map(|lang, _| {
            // Without a page in the language, links lead to the page of the fallback.
            let is_published = entry.is_published(config, lang);
            let lang = if is_published { lang } else { entry.text_langs[lang] };
            UrlNaming::of(config, folders, lang, moved).entry_path(entry, lang)
        })
    })
}

/// The pages of folders.
fn folders(entries: &ByEntry<Entry>) -> BTreeMap<&str, &Entry> {
    let pages = section_pages(entries).into_iter();
    pages.map(|(folder, id)| (folder, &entries[id])).collect()
}

/// The finding for a page whose address a translation has; `given` is the one that it gets.
fn taken_slug(page: &Readdressed<'_>, given: &OutputPath) -> Option<Diagnostic> {
    let Readdressed { asked, entry, lang, holder, is_in_folder } = page;
    let text_lang = entry.text_langs[*lang];
    let file = entry.file(text_lang)?;
    let span = |entry: &Entry, lang: Lang| {
        written_slug(entry, lang).map(|(_, span)| span).unwrap_or_default()
    };
    let of_holder = holder.text_langs[*lang];
    let held_by = holder.file(of_holder)?.source();
    let keeps = format!("`{asked}` is the address of {}", held_by.path);
    if file.file.is_generated {
        let path = &file.source().path;
        let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        let message =
            format!("{keeps}, so the list that kb makes of the folder {folder} is at `{given}`");
        let finding = Diagnostic::new(Rule::TakenSlug, held_by, span(holder, of_holder), message);
        return Some(finding.help(format!("write the page of the folder, {path}, with a `slug:`")));
    }
    let (until, help) = match is_in_folder {
        true => (" until it is translated", "translate the page, or give it another `slug:`"),
        false => ("", "give one of the two pages, or its folder, another `slug:`"),
    };
    let message = format!("{keeps}, so this page is at `{given}`{until}");
    let finding = Diagnostic::new(Rule::TakenSlug, file.source(), span(entry, text_lang), message);
    let finding = finding.help(help);
    Some(match is_in_folder {
        true => finding,
        false => finding.also(held_by, span(holder, of_holder), "this page keeps the address"),
    })
}

/// The addresses of published entries with the English names of kb's folders, where those differ.
pub(super) fn english(
    config: &Config,
    entries: &ByEntry<Entry>,
    addresses: &Addresses<'_>,
) -> Vec<EnglishPath> {
    let is_translated = |lang: &Lang| config.own_words[*lang] != OwnWords::ENGLISH;
    let langs: Vec<Lang> = config.languages.langs().filter(is_translated).collect();
    if langs.is_empty() {
        return Vec::new();
    }
    let folders = folders(entries);
    let Addresses { paths, moved } = addresses;
    let naming = UrlNaming { config, folders: &folders, words: OwnWords::ENGLISH, moved };
    let of_entry = entries.iter().flat_map(|(id, entry)| {
        let published = langs.iter().filter(|lang| entry.is_published(config, **lang));
        let naming = &naming;
        let path = published.map(move |lang| EnglishPath {
            path: naming.entry_path(entry, *lang),
            entry: id,
            lang: *lang,
        });
        path.filter(|english| english.path != paths[english.entry][english.lang])
    });
    of_entry.collect()
}

/// What names the parts of an address.
struct UrlNaming<'a> {
    config: &'a Config,
    /// The pages of folders.
    folders: &'a BTreeMap<&'a str, &'a Entry>,
    /// The names of kb's own folders.
    words: OwnWords,
    /// Slugs of untranslated pages whose own slug a translation has.
    moved: &'a MovedSlugs<'a>,
}

impl<'a> UrlNaming<'a> {
    /// The names of a language.
    fn of(
        config: &'a Config,
        folders: &'a BTreeMap<&'a str, &'a Entry>,
        lang: Lang,
        moved: &'a MovedSlugs<'a>,
    ) -> UrlNaming<'a> {
        UrlNaming { config, folders, words: config.own_words[lang], moved }
    }

    /// The slugs that the pages of a language ask for.
    fn claims<'e>(&self, entries: &'e ByEntry<Entry>, lang: Lang) -> Vec<SlugClaim<'e>> {
        let is_own = |entry: &Entry| is_own(entry, lang);
        let published = entries.values().filter(|entry| entry.is_published(self.config, lang));
        let pages = || published.clone().filter(|entry| entry.key != key::INDEX);
        // Without translations, all slugs are those of the source.
        if !pages().any(is_own) || pages().all(is_own) {
            return Vec::new();
        }
        pages().map(|entry| self.claim(entry, lang)).collect()
    }

    /// The slug that a page asks for.
    fn claim<'e>(&self, entry: &'e Entry, lang: Lang) -> SlugClaim<'e> {
        let is_folder = entry.is_index() && self.config.urls == UrlStyle::File;
        let key = if entry.is_index() { entry.folder() } else { &entry.key };
        let folder = key.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slug = self.own_slug(entry, lang);
        SlugClaim { entry, lang, folder, is_folder, slug, is_own: is_own(entry, lang) }
    }

    /// The pages that ask for an address that another page of the language has too.
    fn contested<'e>(
        &self,
        entries: &'e ByEntry<Entry>,
        paths: &ByEntry<ByLang<OutputPath>>,
        lang: Lang,
    ) -> Contested<'e> {
        let published = entries.par_map(|id, entry| {
            let is_published = entry.is_published(self.config, lang);
            is_published.then(|| slug::canonical(paths[id][lang].as_str()))
        });
        let mut all: Vec<&str> = published.values().flatten().map(String::as_str).collect();
        all.sort_unstable();
        let twice = all.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]);
        let twice: BTreeSet<&str> = twice.collect();
        if twice.is_empty() {
            return Contested::default();
        }
        let is_contested =
            |id: EntryId| published[id].as_deref().is_some_and(|path| twice.contains(path));
        let pages = entries.iter().filter(|(id, it)| it.key != key::INDEX && is_contested(*id));
        let claim = |(id, entry): (EntryId, &'e Entry)| AddressClaim {
            page: self.claim(entry, lang),
            path: paths[id][lang].clone(),
            origin: self.origin(entry, lang),
        };
        let claims = pages.map(claim).collect();
        Contested { claims, taken: all.into_iter().map(str::to_owned).collect() }
    }

    /// The output path of an entry.
    fn entry_path(&self, entry: &Entry, lang: Lang) -> OutputPath {
        let mut parts: Vec<Slug> = Vec::new();
        let mut folder = String::new();
        for name in entry.folder().split('/').filter(|part| !part.is_empty()) {
            if !folder.is_empty() {
                folder.push('/');
            }
            folder.push_str(name);
            parts.push(match self.folders.get(folder.as_str()) {
                Some(index) => self.own_slug(index, lang),
                None => self.of_name(&folder),
            });
        }
        if !entry.is_index() {
            parts.push(self.own_slug(entry, lang));
        }
        page_path(self.config, lang, &parts, entry.is_index())
    }

    /// The last part of the URL: the slug of the language, else of the language that it shows, else
    /// of the source, else the file name.
    fn own_slug(&self, entry: &Entry, lang: Lang) -> Slug {
        if let Some(moved) = self.moved.get(entry, lang) {
            return moved.clone();
        }
        let key = if entry.is_index() { entry.folder() } else { &entry.key };
        slug_language(entry, lang)
            .and_then(|lang| Slug::written(written_slug(entry, lang)?.0).ok())
            .unwrap_or_else(|| self.of_name(key))
    }

    /// Whose choice the address of an entry is.
    fn origin(&self, entry: &Entry, lang: Lang) -> AddressOrigin {
        let folder = entry.folder();
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        let around = ends.filter_map(|end| self.folders.get(&folder[..end]).copied());
        let pages = around.chain(Some(entry).filter(|entry| !entry.is_index()));
        let of_page = |page: &Entry| match slug_language(page, lang) {
            _ if self.moved.get(page, lang).is_some() => AddressOrigin::Both,
            None | Some(Lang::SOURCE) => AddressOrigin::Source,
            Some(_) => AddressOrigin::Translation,
        };
        let chosen = pages.map(of_page).reduce(AddressOrigin::with);
        let chosen = chosen.unwrap_or(AddressOrigin::Source);
        // Only a translation makes the page.
        let is_hidden = self.config.untranslated[lang] != Untranslated::Show;
        let exists = match is_hidden && lang != Lang::SOURCE && entry.key != key::INDEX {
            true => AddressOrigin::Translation,
            false => chosen,
        };
        chosen.with(exists)
    }

    /// The part for a folder or file without a slug, by its key.
    fn of_name(&self, key: &str) -> Slug {
        let own = OwnWords::ENGLISH.page(key).filter(|page| !page.is_list());
        let name = key.rsplit('/').next().unwrap_or_default();
        Slug::of_text(own.map_or(name, |page| self.words.of(page)))
    }
}

/// The language whose slug the address of an entry has; `None` if it has the name of the file.
fn slug_language(entry: &Entry, lang: Lang) -> Option<Lang> {
    let langs = [lang, entry.text_langs[lang], Lang::SOURCE];
    let is_fit = |lang: &Lang| {
        written_slug(entry, *lang).is_some_and(|(slug, _)| Slug::written(slug).is_ok())
    };
    langs.into_iter().find(is_fit)
}

/// Whether an author wrote the slug of an entry in a language, or its translation.
fn is_own(entry: &Entry, lang: Lang) -> bool {
    let written = entry.variants[lang].as_ref().filter(|it| !it.doc.file.is_generated);
    written.is_some() || written_slug(entry, lang).is_some()
}

fn written_slug(entry: &Entry, lang: Lang) -> Option<(&str, Span)> {
    let doc = entry.file(lang)?;
    match entry.kind {
        Kind::Page => {
            let (slug, span) = doc.page()?.front.slug.as_ref()?;
            Some((slug, *span))
        }
        Kind::Scenario | Kind::Quiz => {
            let slug = doc.node()?.get("slug")?;
            Some((slug.text()?, slug.span))
        }
        Kind::Glossary => None,
    }
}

fn check_slugs(entry: &Entry) -> Vec<Diagnostic> {
    let files = entry.variants.iter().map(|(lang, _)| (lang, entry.file(lang)));
    let unfit = files.filter_map(|(lang, file)| {
        let (slug, span) = written_slug(entry, lang)?;
        let reason = Slug::written(slug).err()?;
        let unfit = Unfit { part: slug, reason };
        // A slug is one part of a path; other generators allow several.
        let near = near_path(slug).and_then(|path| Some(path.rsplit('/').next()?.to_owned()));
        Some(unfit.finding(file?.source(), span, near))
    });
    unfit.collect()
}

/// A part of a path that cannot be part of a URL.
struct Unfit<'a> {
    part: &'a str,
    /// Why not: `begins with a slash`.
    reason: &'static str,
}

impl Unfit<'_> {
    /// The finding for a slug or alias at a place; `near` is a similar valid one.
    fn finding(&self, source: &Arc<Source>, span: Span, near: Option<String>) -> Diagnostic {
        let message = match self.part {
            "" => "an empty name cannot be part of a URL".to_owned(),
            part => {
                let shown = part.escape_debug();
                format!("`{shown}` {}, so it cannot be part of a URL", self.reason)
            }
        };
        let help = near.as_ref().map(|path| format!("write `{path}`"));
        let fix = near.filter(|path| is_plain(path)).map(|path| Fix::guess(span, path));
        Diagnostic::new(Rule::BadSlug, source, span, message).maybe_help(help).maybe_fix(fix)
    }
}

/// The valid path that is most similar to another one; `None` if no part has letters or digits.
fn near_path(written: &str) -> Option<String> {
    let fit = |part: &str| match Slug::written(part) {
        Ok(slug) => slug.to_string(),
        Err(_) => Slug::of_text(part).to_string(),
    };
    let parts = written.split('/').filter(|part| !slug::words(part).is_empty());
    let parts: Vec<String> = parts.map(fit).collect();
    let root = if written.starts_with('/') { "/" } else { "" };
    (!parts.is_empty()).then(|| format!("{root}{}", parts.join("/")))
}

/// Whether a path needs no quotes in YAML.
fn is_plain(path: &str) -> bool {
    let is_word = path.chars().any(char::is_alphabetic) && path != "null";
    is_word && path.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'))
}

/// Redirects of `aliases:`, former addresses under the language or, with a slash at the beginning, under the root.
/// An alias that is the address of the page itself needs none.
/// One whose address a change of the source has given to another page is left out; see [`taken`].
///
/// [`taken`]: crate::link::taken
pub(super) fn aliases(
    config: &Config,
    entries: &ByEntry<Entry>,
    addresses: &Addresses<'_>,
) -> Found<Vec<Alias>> {
    let mut found = written(config, entries, &addresses.paths);
    if config.languages.n_langs() == 1 || found.value.is_empty() {
        return found;
    }
    let folders = folders(entries);
    let wanted = WantedAddresses::of(&found.value);
    let holders = entries.par_map(|id, entry| {
        let published = config.languages.langs().filter(|lang| entry.is_published(config, *lang));
        let wanted = published.filter(|lang| wanted.has(&addresses.paths[id][*lang]));
        let holder = |lang: Lang| AddressHolder {
            path: addresses.paths[id][lang].clone(),
            file: entry.file(entry.text_langs[lang]),
            origin: UrlNaming::of(config, &folders, lang, &addresses.moved).origin(entry, lang),
        };
        wanted.map(holder).collect::<Vec<_>>()
    });
    let holders: Vec<AddressHolder<'_>> = holders.values().flatten().cloned().collect();
    let aliases = std::mem::take(&mut found.value);
    found.value = taken::without_taken(entries, aliases, &holders).take(&mut found.findings);
    found
}

/// The redirects that files ask for.
fn written(
    config: &Config,
    entries: &ByEntry<Entry>,
    paths: &ByEntry<ByLang<OutputPath>>,
) -> Found<Vec<Alias>> {
    let mut found = Found::<Vec<Alias>>::default();
    for (entry, of_entry) in entries.iter() {
        for (lang, _) in of_entry.variants.iter() {
            let Some(file) = of_entry.file(lang) else { continue };
            let first = found.value.len();
            for (alias, span) in written_aliases(file) {
                match alias_path(config, lang, alias) {
                    Err(unfit) => {
                        // A page may already have the similar address.
                        let is_free = |near: &String| {
                            let near = alias_path(config, lang, near).ok();
                            let mut taken = paths.values().flat_map(ByLang::values);
                            near.is_some_and(|near| taken.all(|path| *path != near))
                        };
                        let near = near_path(alias).filter(is_free);
                        found.findings.push(unfit.finding(file.source(), span, near));
                    }
                    Ok(from) => {
                        let is_known = found.value[first..].iter().any(|known| known.from == from);
                        let file_lang = lang;
                        let lang = language_of(config, of_entry, lang, alias);
                        if !is_known && from != paths[entry][lang] {
                            found.value.push(Alias { from, entry, lang, file_lang, span });
                        }
                    }
                }
            }
        }
    }
    found
}

/// The language of the page that an alias leads to: an address from the root under the folder of
/// another language leads to the page in that language, if there is one.
fn language_of(config: &Config, entry: &Entry, own: Lang, alias: &str) -> Lang {
    let first = alias.strip_prefix('/').and_then(|rest| rest.split('/').next());
    let named = first.and_then(|first| config.languages.find(|tag| tag.as_str() == first));
    named.filter(|lang| entry.is_published(config, *lang)).unwrap_or(own)
}

/// The aliases that a file gives for itself, each with its place.
fn written_aliases(doc: &Doc) -> Vec<(&str, Span)> {
    match doc.file.kind {
        Kind::Page => {
            let page = doc.page().into_iter();
            page.flat_map(|page| &page.front.aliases).map(|(alias, at)| (&**alias, *at)).collect()
        }
        Kind::Scenario | Kind::Quiz => {
            let list = doc.node().and_then(|node| node.get("aliases"));
            let items = list.map_or(&[][..], Node::items).iter();
            items.filter_map(|item| Some((item.text()?, item.span))).collect()
        }
        Kind::Glossary => Vec::new(),
    }
}

/// The file at a former address, or the first part of it that is not valid.
fn alias_path<'a>(config: &Config, lang: Lang, alias: &'a str) -> Result<OutputPath, Unfit<'a>> {
    let (prefix, written) = match alias.strip_prefix('/') {
        Some(rest) => (String::new(), rest),
        None => (config.prefix_of(lang), alias),
    };
    let trimmed = written.trim_end_matches('/');
    let mut parts = Vec::new();
    for part in trimmed.split('/') {
        let decoded = decode(part);
        match Slug::written(&decoded) {
            Ok(slug) => parts.push(slug.to_string()),
            Err(reason) => return Err(Unfit { part, reason }),
        }
    }
    let is_file = [".html", ".htm"].iter().any(|end| trimmed.to_ascii_lowercase().ends_with(end));
    let is_folder = trimmed.len() < written.len() || config.urls == UrlStyle::Directory;
    let end = match () {
        () if is_file => "",
        () if is_folder => "/index.html",
        () => ".html",
    };
    Ok(OutputPath::new(&format!("{prefix}{}{end}", parts.join("/"))))
}

/// The alias of a file in a language for a former address, relative to the language; `None` if no
/// alias can give that address.
pub(crate) fn alias_of(config: &Config, lang: Lang, path: &OutputPath) -> Option<String> {
    let prefix = config.prefix_of(lang);
    let inner = path.as_str().strip_prefix(prefix.as_str())?;
    let alias = match config.urls {
        UrlStyle::Directory => inner.strip_suffix("/index.html").unwrap_or(inner),
        UrlStyle::File => match inner.strip_suffix("index.html") {
            Some(folder) if folder.ends_with('/') => folder,
            _ => inner.strip_suffix(".html").unwrap_or(inner),
        },
    };
    (alias_path(config, lang, alias).ok()? == *path).then(|| alias.to_owned())
}

/// The alias for a former address, from the root of the site.
pub(crate) fn alias_of_root(config: &Config, path: &OutputPath) -> Option<String> {
    let path_of_url = path.as_str();
    let alias = format!("/{}", path_of_url.strip_suffix("index.html").unwrap_or(path_of_url));
    (alias_path(config, Lang::SOURCE, &alias).ok()? == *path).then_some(alias)
}

/// The parts of a scenario's page that links can name, in order, besides the lists of the site's own.
pub const SCENARIO_PARTS: [&str; 7] =
    ["signals", "channel", "steps", "scripts", "risks", "exceptions", "related"];
