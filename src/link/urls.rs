//! Where everything is published: the only place that computes an output path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, UrlStyle};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::slug;
use crate::link::{Input, keys};
use crate::site::{Entry, EntryId, Variant, VariantBody};
use crate::text::{RelPath, Source, Span};

/// Parts of a language's folder that kb itself publishes.
pub const RESERVED: [&str; 7] =
    ["tags", "a-z", "search", "translations", "print", "feed.xml", "map"];

/// The output file of a page with this URL path (`cs/prubeh/kanal`, or a folder's own page).
#[must_use]
pub fn page_path(style: UrlStyle, path: &str, is_index: bool) -> RelPath {
    let file = match style {
        UrlStyle::Directory => format!("{path}/index.html"),
        UrlStyle::File if is_index => format!("{path}/index.html"),
        UrlStyle::File => format!("{path}.html"),
    };
    RelPath::new(file.trim_start_matches('/')).expect("slugs are checked one by one")
}

/// Gives every entry its output path in every language.
pub fn assign(config: &Config, entries: &mut [Entry], found: &mut Vec<Diagnostic>) {
    let folders: BTreeMap<String, usize> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.is_index())
        .map(|(nth, entry)| (entry.folder().to_owned(), nth))
        .collect();
    let paths: Vec<Vec<RelPath>> = entries
        .iter()
        .map(|entry| {
            let path = |lang| entry_path(config, (entries, &folders), entry, lang);
            (0..config.languages.len()).map(path).collect()
        })
        .collect();
    for (entry, paths) in entries.iter_mut().zip(paths) {
        check_slugs(entry, found);
        entry.paths = paths;
    }
}

type Folders<'a> = (&'a [Entry], &'a BTreeMap<String, usize>);

fn entry_path(
    config: &Config,
    (entries, folders): Folders<'_>,
    entry: &Entry,
    lang: usize,
) -> RelPath {
    let mut parts = vec![config.languages[lang].as_str().to_owned()];
    let mut folder = String::new();
    for name in entry.folder().split('/').filter(|part| !part.is_empty()) {
        if !folder.is_empty() {
            folder.push('/');
        }
        folder.push_str(name);
        let index = folders.get(&folder).map(|nth| &entries[*nth]);
        parts.push(index.map_or_else(|| slug::slugify(name), |index| own_slug(index, lang)));
    }
    if !entry.is_index() {
        parts.push(own_slug(entry, lang));
    }
    page_path(config.urls, &parts.join("/"), entry.is_index())
}

/// The last part of the URL: the slug of the language, else of the source, else the file name.
fn own_slug(entry: &Entry, lang: usize) -> String {
    let written = |lang: usize| Some(written_slug(entry, lang)?.0);
    let fallback = match entry.is_index() {
        true => entry.folder().rsplit('/').next().unwrap_or_default(),
        false => entry.name(),
    };
    written(lang)
        .or_else(|| written(0))
        .filter(|slug| slug::check(slug).is_ok())
        .unwrap_or_else(|| slug::slugify(fallback))
}

fn written_slug(entry: &Entry, lang: usize) -> Option<(String, Span)> {
    let variant = entry.variants.get(lang)?.as_ref()?;
    match &variant.body {
        VariantBody::Page => variant.page()?.front.slug.clone(),
        VariantBody::Scenario(_) | VariantBody::Quiz(_) => {
            let slug = variant.doc.node()?.get("slug")?;
            Some((slug.text()?.to_owned(), slug.span))
        }
        VariantBody::Glossary | VariantBody::Broken => None,
    }
}

fn check_slugs(entry: &Entry, found: &mut Vec<Diagnostic>) {
    for (lang, variant) in entry.variants.iter().enumerate() {
        let (Some(variant), Some((slug, span))) = (variant, written_slug(entry, lang)) else {
            continue;
        };
        if let Err(reason) = slug::check(&slug) {
            found.push(bad_slug(variant.doc.source(), span, &slug, (&slug, reason)));
        }
    }
}

/// The finding for a slug, or for a part of an alias, that says why it is unfit.
fn bad_slug(
    source: &Arc<Source>,
    span: Span,
    written: &str,
    (part, reason): Unfit<'_>,
) -> Diagnostic {
    let shown = part.escape_debug();
    let message = match part {
        "" => "an empty name cannot be part of a URL".to_owned(),
        _ => format!("`{shown}` {reason}, so it cannot be part of a URL"),
    };
    let better: Vec<String> = written.split('/').map(slug::slugify).collect();
    let better: Vec<&str> =
        better.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let help = (!better.is_empty()).then(|| format!("write `{}`", better.join("/")));
    Diagnostic::new(Rule::BadSlug, source, span, message).maybe_help(help)
}

/// A part of a path and why it is unfit.
type Unfit<'a> = (&'a str, &'a str);

/// Redirects of `aliases:`; an alias is a former URL path under its language.
pub fn aliases(
    config: &Config,
    entries: &[Entry],
    found: &mut Vec<Diagnostic>,
) -> Vec<(RelPath, EntryId, usize)> {
    let mut all = Vec::new();
    for (id, entry) in keys::with_ids(entries) {
        for (lang, variant) in entry.variants.iter().enumerate() {
            let Some((doc, page)) = variant.as_ref().and_then(|v| Some((&v.doc, v.page()?))) else {
                continue;
            };
            for (alias, span) in &page.front.aliases {
                let parts: Vec<&str> = alias.trim_matches('/').split('/').collect();
                let unfit = parts.iter().find_map(|part| Some((*part, slug::check(part).err()?)));
                match unfit {
                    Some(unfit) => found.push(bad_slug(doc.source(), *span, alias, unfit)),
                    None => {
                        let path =
                            format!("{}/{}", config.languages[lang].as_str(), parts.join("/"));
                        all.push((page_path(config.urls, &path, false), id, lang));
                    }
                }
            }
        }
    }
    all
}

/// One file that wants an output path.
struct Claim<'a> {
    path: &'a RelPath,
    source: &'a Arc<Source>,
    /// The slug or alias that asks for it; the whole file where it has its name from.
    span: Span,
    what: String,
}

/// Two sources at one URL. Paths that differ only in case or in Unicode form count as one, since
/// some file systems and hosts cannot keep them apart.
#[must_use]
pub fn collisions(
    input: Input<'_>,
    entries: &[Entry],
    aliases: &[(RelPath, EntryId, usize)],
) -> Vec<Diagnostic> {
    let mut claims: BTreeMap<String, Vec<Claim<'_>>> = BTreeMap::new();
    for entry in entries {
        for (lang, path) in entry.paths.iter().enumerate() {
            let Some(variant) = entry.shown(lang) else { continue };
            let source = variant.doc.source();
            let what = source.path.to_string();
            let span = written_slug(entry, lang).map_or(Span::default(), |(_, span)| span);
            claims.entry(folded(path)).or_default().push(Claim { path, source, span, what });
        }
    }
    for (path, id, lang) in aliases {
        let Some(variant) = entries[id.0 as usize].shown(*lang) else { continue };
        let source = variant.doc.source();
        let what = format!("an alias in {}", source.path);
        let span = alias_span(variant, path);
        claims.entry(folded(path)).or_default().push(Claim { path, source, span, what });
    }
    let reserved = input.config.languages.iter().flat_map(|tag| {
        RESERVED
            .iter()
            .map(|name| page_path(input.config.urls, &format!("{}/{name}", tag.as_str()), false))
    });
    let reserved: Vec<String> = reserved.map(|path| folded(&path)).collect();
    claims
        .iter()
        .filter(|(path, claims)| claims.len() > 1 || reserved.contains(path))
        .map(|(_, claims)| collision(claims))
        .collect()
}

/// Where a page asks for an alias that is published at this path.
fn alias_span(variant: &Variant, path: &RelPath) -> Span {
    let aliases = variant.page().map_or(&[][..], |page| &page.front.aliases);
    let named = |alias: &&(String, Span)| {
        path.as_str().contains(&format!("/{}", alias.0.trim_matches('/')))
    };
    aliases.iter().find(named).map_or(Span::default(), |(_, span)| *span)
}

fn collision(claims: &[Claim<'_>]) -> Diagnostic {
    let last = claims.last().expect("a group has at least one claim");
    let message = match claims {
        [only] => format!("`{}` is published by kb itself", only.path),
        several => {
            let names: Vec<_> = several.iter().map(|claim| claim.what.as_str()).collect();
            format!("`{}` would be published from {}", last.path, names.join(" and "))
        }
    };
    let diagnostic = Diagnostic::new(Rule::UrlCollision, last.source, last.span, message)
        .help("give one of them another `slug:` or file name");
    claims[..claims.len() - 1].iter().fold(diagnostic, |diagnostic, claim| {
        diagnostic.also(claim.source, claim.span, "the same URL")
    })
}

fn folded(path: &RelPath) -> String {
    slug::canonical(path.as_str())
}

/// The parts of a scenario's page that links can name, in order.
pub const SCENARIO_PARTS: [&str; 8] =
    ["signals", "channel", "steps", "scripts", "risks", "lawyer", "exceptions", "related"];
