//! Addresses that the last build published and this one neither publishes nor redirects.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::diag::levels::{self, FindingSettings};
use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::lang::by_lang::Lang;
use crate::lang::own_pages::{OwnPage, OwnWords};
use crate::route::{self, Route, What};
use crate::site::Site;
use crate::text::RelPath;

/// Findings for pages among the files of the last build that have no successor. Their place is the
/// title in kb.yaml, because no content file mentions them.
#[must_use]
pub(super) fn findings(site: &Site, before: &[RelPath], routes: &[Route]) -> Vec<Diagnostic> {
    let published: BTreeSet<&str> = routes.iter().map(|route| route.path.as_str()).collect();
    let is_gone = |path: &&RelPath| {
        let is_page = path.extension() == "html" && !route::is_not_found(path);
        is_page && !published.contains(path.as_str()) && !is_of_list(site, path)
    };
    let gone: Vec<&RelPath> = before.iter().filter(is_gone).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let pages = routes.iter().filter(|route| matches!(route.what, What::Entry(_)));
    let pages = Names::new(pages.map(|route| route.path.as_str()));
    let found = gone.into_iter().map(|path| finding(site, path, &pages)).collect();
    let settings = FindingSettings { levels: &site.config.levels, ignores: &[], unchecked: &[] };
    levels::decide(found, settings)
}

/// Whether a path is that of a list of kb or a part of one, which appear and disappear with the
/// entries that they list. No slug of kb begins with `~`.
fn is_of_list(site: &Site, path: &RelPath) -> bool {
    if path.as_str().split('/').any(|part| part.starts_with('~')) {
        return true;
    }
    let config = &site.config;
    let mut langs: Vec<Lang> = config.languages.langs().collect();
    langs.sort_by_key(|lang| std::cmp::Reverse(config.prefix_of(*lang).len()));
    let inner = langs.into_iter().find_map(|lang| {
        let prefix = config.prefix_of(lang);
        Some((lang, path.as_str().strip_prefix(&*prefix)?))
    });
    let Some((lang, inner)) = inner else { return false };
    let first = inner.split('/').next().unwrap_or_default();
    let name = first.strip_suffix(".html").unwrap_or(first);
    // The last build may have had other names.
    let translated = OwnWords::of_language(&config.languages[lang]);
    let page = OwnWords::ENGLISH.page(name).or_else(|| translated.page(name));
    page.is_some_and(OwnPage::is_list)
}

fn finding(site: &Site, path: &RelPath, pages: &Names) -> Diagnostic {
    let address = |path: &str| format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
    let old = address(path.as_str());
    let message =
        format!("the last build published `{old}`, and this build has no page or redirect there");
    let config = &site.config;
    let finding =
        Diagnostic::new(Rule::VanishedAddress, &config.source, config.title_span, message);
    finding.help(match pages.nearest(path.as_str()) {
        Some(near) => {
            format!("add `aliases: [{old}]` to the page that is now at `{}`", address(near))
        }
        None => format!("add `aliases: [{old}]` to the page that replaces it"),
    })
}
