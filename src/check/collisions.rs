//! Two sources at one URL.
//!
//! Paths that differ only in case or Unicode normalization count as the same, because some file
//! systems and hosts do not distinguish them.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::Lang;
use crate::lang::own_pages::OwnWords;
use crate::names::path::OutputPath;
use crate::names::slug;
use crate::par;
use crate::route::displaced::{self, Displaced, DisplacedAlias, DisplacedList};
use crate::route::{self, Route, What};
use crate::site::by_entry::EntryId;
use crate::site::{Alias, Site, Variant};
use crate::text::{RelPath, Source, Span};

/// One file that would be published at an output path.
struct Claim {
    path: OutputPath,
    /// What it is, in words.
    what: String,
    /// The source and place; `None` for files of kb itself.
    place: Option<(Arc<Source>, Span)>,
    /// The file that would replace a page that kb generates.
    instead: Option<RelPath>,
}

/// Reports each path of two or more files, each file that needs a folder where another one is a
/// file, and what is left out.
pub(super) fn findings(site: &Site) -> Vec<Diagnostic> {
    // A base URL can be given with every build, so its files are always counted.
    let asked = route::without_redirects(site, [], Some(""));
    let displaced = displaced::find(site, &asked);
    let mut findings = left_out(site, &asked, &displaced);
    let mut routes = displaced.kept_routes(asked);
    let aliases = displaced.kept_aliases(site);
    // Tags that share an address are findings of their own.
    let mut of_tags: BTreeSet<OutputPath> = BTreeSet::new();
    routes
        .retain(|route| !matches!(route.what, What::Tag(_)) || of_tags.insert(route.path.clone()));
    let paths = routes.iter().map(|route| &route.path);
    let paths: Vec<&OutputPath> = paths.chain(aliases.iter().map(|alias| &alias.from)).collect();
    let canonical = par::map(&paths, |path| slug::canonical(path.as_str()));
    let claim_of = |nth: usize| match nth.checked_sub(routes.len()) {
        None => claim(site, &routes[nth]),
        Some(nth) => claim_of_alias(site, aliases[nth]),
    };
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_by(|a, b| (&canonical[*a], a).cmp(&(&canonical[*b], b)));
    let same = order.chunk_by(|a, b| canonical[*a] == canonical[*b]);
    // Files beside pages are at the same place if the pages are.
    let is_beside = |nth: &usize| {
        let what = routes.get(*nth).map(|route| &route.what);
        matches!(what, Some(What::Twin(_) | What::PageFeed(_)))
    };
    let contested = same.filter(|same| same.len() > 1 && !same.iter().all(is_beside));
    findings.extend(
        contested.map(|same| {
            collision(site, &same.iter().map(|nth| claim_of(*nth)).collect::<Vec<_>>())
        }),
    );
    let without_folder = without_folder(&canonical, &order).into_iter();
    findings
        .extend(without_folder.map(|(nth, file)| no_folder(site, claim_of(nth), &claim_of(file))));
    findings
}

/// The first path in each folder that is the path of a file too, with the place of that file.
fn without_folder(canonical: &[String], order: &[usize]) -> Vec<(usize, usize)> {
    let files: HashMap<&str, usize> =
        order.iter().rev().map(|nth| (canonical[*nth].as_str(), *nth)).collect();
    let folder = |nth: usize| canonical[nth].rsplit_once('/').map_or("", |(folder, _)| folder);
    let first_in_folder = order.chunk_by(|a, b| folder(*a) == folder(*b)).map(|same| same[0]);
    let file_around = |nth: usize| {
        let path = canonical[nth].as_str();
        path.rmatch_indices('/').find_map(|(end, _)| files.get(&path[..end]).copied())
    };
    first_in_folder.filter_map(|nth| Some((nth, file_around(nth)?))).collect()
}

/// The findings for lists and aliases that are left out.
fn left_out(site: &Site, routes: &[Route], displaced: &Displaced) -> Vec<Diagnostic> {
    let lists = displaced.lists.iter().filter_map(|DisplacedList { list, page }| {
        let What::Entry(id) = routes[*page].what else { return None };
        let (of, place) = of_entry(site, id, routes[*page].lang);
        let (source, span) = place?;
        let message = format!(
            "`{}` is the address of {of}, so kb leaves out {}",
            routes[*page].path,
            claim(site, &routes[*list]).what
        );
        let finding = Diagnostic::new(Rule::TakenSlug, &source, span, message);
        Some(finding.help("give the page another `slug:`"))
    });
    let aliases = displaced.aliases.iter().filter_map(|DisplacedAlias { alias, route }| {
        let alias = &site.aliases[*alias];
        let file = site.entry(alias.entry).file(alias.file_lang)?;
        let message = format!(
            "`{}` is {}, so this alias is left out",
            routes[*route].path,
            claim(site, &routes[*route]).what
        );
        let finding = Diagnostic::new(Rule::TakenSlug, file.source(), alias.span, message);
        Some(finding.help("remove the alias"))
    });
    lists.chain(aliases).collect()
}

/// The finding for a file in a folder whose path another file has.
fn no_folder(site: &Site, claim: Claim, file: &Claim) -> Diagnostic {
    let config = || (Arc::clone(&site.config.source), site.config.title_span);
    let (source, span) = claim.place.or_else(|| file.place.clone()).unwrap_or_else(config);
    let message = format!(
        "`{}` needs a folder where {} is published as the file `{}`",
        claim.path, file.what, file.path
    );
    let finding = Diagnostic::new(Rule::UrlCollision, &source, span, message);
    finding.help("give one of them another `slug:`, alias or file name")
}

fn claim(site: &Site, route: &Route) -> Claim {
    let instead = generated(site, route);
    let (what, place) = match &route.what {
        What::Entry(id) => match &instead {
            Some(file) => {
                let folder = file.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
                (format!("the list that kb makes of the folder {folder}"), None)
            }
            None => of_entry(site, *id, route.lang),
        },
        What::Twin(id) => beside(site, *id, route.lang, "the Markdown of"),
        What::PageFeed(id) => beside(site, *id, route.lang, "the feed of"),
        What::ContentAsset(path) => {
            let source = Source::new(path.clone(), "");
            (path.to_string(), Some((source, Span::default())))
        }
        What::Tag(tag) => (format!("the page of the tag `{tag}`"), None),
        What::Scenarios => ("the list of scenarios".to_owned(), None),
        What::Feed => ("the feed of the language".to_owned(), None),
        What::Part(..) => ("a part of a list".to_owned(), None),
        What::LlmsFull(_) | What::LlmsPart(_) => ("the Markdown of the pages".to_owned(), None),
        _ => ("kb itself".to_owned(), None),
    };
    Claim { path: route.path.clone(), what, place, instead }
}

/// The file that would replace the page of a route, if kb generates that.
fn generated(site: &Site, route: &Route) -> Option<RelPath> {
    let What::Entry(id) = route.what else { return None };
    let file = &site.shown(id, route.lang)?.doc.file;
    file.is_generated.then(|| file.source.path.clone())
}

fn of_entry(site: &Site, id: EntryId, lang: Lang) -> (String, Option<(Arc<Source>, Span)>) {
    let entry = site.entry(id);
    let Some(variant) = entry.shown(lang) else { return (entry.key.clone(), None) };
    let source = variant.doc.source();
    let span = slug_span(variant).unwrap_or_default();
    (source.path.to_string(), Some((Arc::clone(source), span)))
}

/// A file that kb publishes beside the page of an entry.
fn beside(
    site: &Site,
    id: EntryId,
    lang: Lang,
    what: &str,
) -> (String, Option<(Arc<Source>, Span)>) {
    let (of, _) = of_entry(site, id, lang);
    // The name of the other file is what can change.
    (format!("{what} {of}"), None)
}

/// The place of the slug of a file; `None` if its URL follows from its name.
fn slug_span(variant: &Variant) -> Option<Span> {
    match (variant.page(), variant.doc.node()) {
        (Some(page), _) => page.front.slug.as_ref().map(|(_, span)| *span),
        (None, Some(node)) => node.get("slug").map(|slug| slug.span),
        (None, None) => None,
    }
}

fn claim_of_alias(site: &Site, alias: &Alias) -> Claim {
    let file = site.entry(alias.entry).file(alias.file_lang);
    let place = file.map(|file| (Arc::clone(file.source()), alias.span));
    let what = place.as_ref().map_or_else(String::new, |(source, _)| source.path.to_string());
    Claim { path: alias.from.clone(), what: format!("an alias in {what}"), place, instead: None }
}

/// What helps if two names look the same to a file system.
const ALIKE: &str =
    "their names differ only in upper and lower case or in Unicode normalization; rename one";

/// The translated name of a page or folder of kb that a path begins with.
fn own_name(site: &Site, path: &OutputPath) -> Option<&'static str> {
    let config = &site.config;
    config.languages.langs().find_map(|lang| {
        let prefix = config.prefix_of(lang);
        let first = path.as_str().strip_prefix(&*prefix)?.split('/').next()?;
        let name = first.strip_suffix(".html").unwrap_or(first);
        let words = config.own_words[lang];
        words.page(name).filter(|_| words != OwnWords::ENGLISH).map(|page| words.of(page))
    })
}

/// The finding for one path: at the last file that asks for it by a slug or alias, else at the last
/// file.
fn collision(site: &Site, claims: &[Claim]) -> Diagnostic {
    let places = || claims.iter().filter_map(|claim| claim.place.as_ref());
    let asked = places().rfind(|(_, span)| *span != Span::default());
    let config = || (Arc::clone(&site.config.source), site.config.title_span);
    let (source, span) = asked.or(places().next_back()).cloned().unwrap_or_else(config);
    let names: Vec<&str> = claims.iter().map(|claim| claim.what.as_str()).collect();
    let message = format!("`{}` would be published from {}", claims[0].path, names.join(" and "));
    let first = slug::canonical(names[0]);
    let alike = names[1..].iter().any(|name| *name != names[0] && slug::canonical(name) == first);
    let instead = claims.iter().find_map(|claim| claim.instead.as_ref());
    let help: Cow<'_, str> = match (instead, alike) {
        (Some(file), _) => {
            format!("write the page of the folder, {file}, or remove the alias or slug").into()
        }
        (None, true) => ALIKE.into(),
        (None, false) => match own_name(site, &claims[0].path) {
            Some(name) => format!(
                "`{name}` is the name of a page or folder of kb: give the other one another `slug:` or file name, or write `addresses: english` in kb.yaml"
            )
            .into(),
            None => "give one of them another `slug:` or file name".into(),
        },
    };
    let finding = Diagnostic::new(Rule::UrlCollision, &source, span, message).help(help);
    let rest = places().filter(|(of, at)| (of, at) != (&source, &span));
    rest.fold(finding, |finding, (of, at)| finding.also(of, *at, "the same URL"))
}
