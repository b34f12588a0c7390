//! Where everything is published: the only place that computes an output path.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, UrlStyle};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::names::path::OutputPath;
use crate::names::slug::{self, Slug};
use crate::site::by_entry::ByEntry;
use crate::site::{Alias, Entry, Variant, VariantBody};
use crate::text::{Source, Span};
use crate::yaml::Node;

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

/// Where readers of every language find every entry; the findings are slugs that are unfit.
pub(super) fn paths(
    config: &Config,
    entries: &ByEntry<Entry>,
) -> Found<ByEntry<ByLang<OutputPath>>> {
    let indices = entries.iter().filter(|(_, entry)| entry.is_index());
    let folders: BTreeMap<&str, &Entry> =
        indices.map(|(_, entry)| (entry.folder(), entry)).collect();
    let paths = entries.par_map(|_, entry| Found {
        value: config.languages.map(|lang, _| {
            // Without a page in the language, links lead to the page of the fallback.
            let is_published = entry.is_published(config, lang);
            let lang = if is_published { lang } else { entry.text_langs[lang] };
            entry_path(config, &folders, entry, lang)
        }),
        findings: check_slugs(entry),
    });
    paths.found()
}

/// The output path of an entry; `folders` are the index pages of folders.
fn entry_path(
    config: &Config,
    folders: &BTreeMap<&str, &Entry>,
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
        let index = folders.get(folder.as_str());
        parts.push(index.map_or_else(|| Slug::of_text(name), |index| own_slug(index, lang)));
    }
    if !entry.is_index() {
        parts.push(own_slug(entry, lang));
    }
    page_path(config.urls, &config.languages[lang], &parts, entry.is_index())
}

/// The last part of the URL: the slug of the language, else of the language that it shows, else of
/// the source, else the file name.
fn own_slug(entry: &Entry, lang: Lang) -> Slug {
    let written = |lang: Lang| Slug::written(written_slug(entry, lang)?.0).ok();
    let fallback = match entry.is_index() {
        true => entry.folder().rsplit('/').next().unwrap_or_default(),
        false => entry.name(),
    };
    let shown = || written(entry.text_langs[lang]);
    written(lang)
        .or_else(shown)
        .or_else(|| written(Lang::SOURCE))
        .unwrap_or_else(|| Slug::of_text(fallback))
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
        let unfit = Unfit { part: slug, reason };
        Some(unfit.finding(variant.as_ref()?.doc.source(), span, slug))
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
    /// The finding for a slug or alias, as it is written at a place.
    fn finding(&self, source: &Arc<Source>, span: Span, written: &str) -> Diagnostic {
        let message = match self.part {
            "" => "an empty name cannot be part of a URL".to_owned(),
            part => {
                let shown = part.escape_debug();
                format!("`{shown}` {}, so it cannot be part of a URL", self.reason)
            }
        };
        let better = written.split('/').filter(|part| !slug::words(part).is_empty());
        let better: Vec<String> = better.map(|part| Slug::of_text(part).to_string()).collect();
        let help = (!better.is_empty()).then(|| format!("write `{}`", better.join("/")));
        Diagnostic::new(Rule::BadSlug, source, span, message).maybe_help(help)
    }
}

/// Redirects of `aliases:`; an alias is a former URL path under its language.
pub(super) fn aliases(config: &Config, entries: &ByEntry<Entry>) -> Found<Vec<Alias>> {
    let mut found = Found::<Vec<Alias>>::default();
    for (entry, of_entry) in entries.iter() {
        for (lang, variant) in of_entry.variants.iter() {
            let Some(variant) = variant else { continue };
            for (alias, span) in written_aliases(variant) {
                match alias_parts(alias) {
                    Err(unfit) => {
                        found.findings.push(unfit.finding(variant.doc.source(), span, alias));
                    }
                    Ok(parts) => {
                        let from = page_path(config.urls, &config.languages[lang], &parts, false);
                        found.value.push(Alias { from, entry, lang, span });
                    }
                }
            }
        }
    }
    found
}

/// The aliases that a file gives for itself, each with its place.
fn written_aliases(variant: &Variant) -> Vec<(&str, Span)> {
    match &variant.body {
        VariantBody::Page => {
            let page = variant.page().into_iter();
            page.flat_map(|page| &page.front.aliases).map(|(alias, at)| (&**alias, *at)).collect()
        }
        VariantBody::Scenario(_) | VariantBody::Quiz(_) => {
            let list = variant.doc.node().and_then(|node| node.get("aliases"));
            let items = list.map_or(&[][..], Node::items).iter();
            items.filter_map(|item| Some((item.text()?, item.span))).collect()
        }
        VariantBody::Glossary | VariantBody::Broken => Vec::new(),
    }
}

/// The segments of an alias, or the first one that is unfit.
fn alias_parts(alias: &str) -> Result<Vec<Slug>, Unfit<'_>> {
    if alias.starts_with('/') && alias.len() > 1 {
        return Err(Unfit { part: alias, reason: "begins with a slash" });
    }
    let parts = alias.trim_end_matches('/').split('/');
    parts.map(|part| Slug::written(part).map_err(|reason| Unfit { part, reason })).collect()
}

/// The parts of a scenario's page that links can name, in order.
pub const SCENARIO_PARTS: [&str; 8] =
    ["signals", "channel", "steps", "scripts", "risks", "lawyer", "exceptions", "related"];
