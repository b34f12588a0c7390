//! Where everything is published: the only place that computes an output path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, UrlStyle};
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::names::path::OutputPath;
use crate::names::slug::{self, Slug};
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, VariantBody};
use crate::text::{Source, Span};

/// The output file of a page of a language (`cs/prubeh/kanal/index.html`), or a folder's own page.
fn page_path(style: UrlStyle, lang: &Tag, slugs: &[Slug], is_index: bool) -> OutputPath {
    let mut path = lang.as_str().to_owned();
    for slug in slugs {
        path.push('/');
        path.push_str(slug.as_str());
    }
    path.push_str(match style {
        UrlStyle::File if !is_index => ".html",
        UrlStyle::File | UrlStyle::Directory => "/index.html",
    });
    OutputPath::new(&path)
}

/// Gives every entry its output path in every language.
pub fn assign(config: &Config, entries: &mut ByEntry<Entry>, found: &mut Vec<Diagnostic>) {
    let folders: BTreeMap<String, EntryId> = entries
        .iter()
        .filter(|(_, entry)| entry.is_index())
        .map(|(id, entry)| (entry.folder().to_owned(), id))
        .collect();
    let paths: ByEntry<(ByLang<OutputPath>, Vec<Diagnostic>)> = entries.par_map(|_, entry| {
        let path = |lang, _: &Tag| entry_path(config, (entries, &folders), entry, lang);
        (config.languages.map(path), check_slugs(entry))
    });
    for (entry, (paths, mut of_entry)) in entries.values_mut().zip(paths) {
        found.append(&mut of_entry);
        entry.paths = paths;
    }
}

type Folders<'a> = (&'a ByEntry<Entry>, &'a BTreeMap<String, EntryId>);

fn entry_path(
    config: &Config,
    (entries, folders): Folders<'_>,
    entry: &Entry,
    lang: Lang,
) -> OutputPath {
    let mut parts: Vec<Slug> = Vec::new();
    let mut folder = String::new();
    for name in entry.folder().split('/').filter(|part| !part.is_empty()) {
        if !folder.is_empty() {
            folder.push('/');
        }
        folder.push_str(name);
        let index = folders.get(&folder).map(|id| &entries[*id]);
        parts.push(index.map_or_else(|| Slug::of_text(name), |index| own_slug(index, lang)));
    }
    if !entry.is_index() {
        parts.push(own_slug(entry, lang));
    }
    page_path(config.urls, &config.languages[lang], &parts, entry.is_index())
}

/// The last part of the URL: the slug of the language, else of the source, else the file name.
fn own_slug(entry: &Entry, lang: Lang) -> Slug {
    let written = |lang: Lang| Slug::written(written_slug(entry, lang)?.0).ok();
    let fallback = match entry.is_index() {
        true => entry.folder().rsplit('/').next().unwrap_or_default(),
        false => entry.name(),
    };
    written(lang).or_else(|| written(Lang::SOURCE)).unwrap_or_else(|| Slug::of_text(fallback))
}

fn written_slug(entry: &Entry, lang: Lang) -> Option<(&str, Span)> {
    let variant = entry.variants[lang].as_ref()?;
    match &variant.body {
        VariantBody::Page => {
            let (slug, span) = variant.page()?.front.slug.as_ref()?;
            Some((slug, *span))
        }
        VariantBody::Scenario(_) | VariantBody::Quiz(_) => {
            let slug = variant.doc.node()?.get("slug")?;
            Some((slug.text()?, slug.span))
        }
        VariantBody::Glossary | VariantBody::Broken => None,
    }
}

fn check_slugs(entry: &Entry) -> Vec<Diagnostic> {
    let variants = entry.variants.iter();
    let unfit = variants.filter_map(|(lang, variant)| {
        let (slug, span) = written_slug(entry, lang)?;
        let reason = Slug::written(slug).err()?;
        Some(bad_slug(variant.as_ref()?.doc.source(), span, slug, (slug, reason)))
    });
    unfit.collect()
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
    let better = written.split('/').filter(|part| !slug::words(part).is_empty());
    let better: Vec<String> = better.map(|part| Slug::of_text(part).to_string()).collect();
    let help = (!better.is_empty()).then(|| format!("write `{}`", better.join("/")));
    Diagnostic::new(Rule::BadSlug, source, span, message).maybe_help(help)
}

/// A part of a path and why it is unfit.
type Unfit<'a> = (&'a str, &'a str);

/// Redirects of `aliases:`; an alias is a former URL path under its language.
pub fn aliases(
    config: &Config,
    entries: &ByEntry<Entry>,
    found: &mut Vec<Diagnostic>,
) -> Vec<(OutputPath, EntryId, Lang)> {
    let mut all = Vec::new();
    for (id, entry) in entries.iter() {
        for (lang, variant) in entry.variants.iter() {
            let Some((doc, page)) = variant.as_ref().and_then(|v| Some((&v.doc, v.page()?))) else {
                continue;
            };
            for (alias, span) in &page.front.aliases {
                match alias_parts(alias) {
                    Err(unfit) => found.push(bad_slug(doc.source(), *span, alias, unfit)),
                    Ok(parts) => {
                        let path = page_path(config.urls, &config.languages[lang], &parts, false);
                        all.push((path, id, lang));
                    }
                }
            }
        }
    }
    all
}

/// The segments of an alias, or the first one that is unfit.
fn alias_parts(alias: &str) -> Result<Vec<Slug>, Unfit<'_>> {
    if alias.starts_with('/') && alias.len() > 1 {
        return Err((alias, "begins with a slash"));
    }
    let parts = alias.trim_end_matches('/').split('/');
    parts.map(|part| Slug::written(part).map_err(|reason| (part, reason))).collect()
}

/// The parts of a scenario's page that links can name, in order.
pub const SCENARIO_PARTS: [&str; 8] =
    ["signals", "channel", "steps", "scripts", "risks", "lawyer", "exceptions", "related"];
