//! The routes that a command renders: all of a site, those of some languages, or those that can
//! show a mistake in a template.

use std::collections::BTreeSet;

use crate::cmd::out::{self, Exit};
use crate::config::Config;
use crate::diag::nearest;
use crate::lang::by_lang::Lang;
use crate::lang::tag::Tag;
use crate::render::Renderer;
use crate::route::{self, Route, What};

/// The languages of a flag; all if it names none.
///
/// # Errors
/// When the site does not have one of them; the error has been printed.
pub fn languages(config: &Config, tags: &[String]) -> Result<Vec<Lang>, Exit> {
    if tags.is_empty() {
        return Ok(config.languages.langs().collect());
    }
    let known = |tag: &String| {
        config.language(tag).ok_or_else(|| {
            let all = || config.languages.values().map(Tag::as_str);
            let help = match nearest(tag, all()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("languages: {}", all().collect::<Vec<_>>().join(", ")),
            };
            out::print_error(&format!("`{tag}` is not a language of this site"), Some(&help));
            Exit::Usage
        })
    };
    let langs: BTreeSet<Lang> = tags.iter().map(known).collect::<Result<_, _>>()?;
    Ok(langs.into_iter().collect())
}

/// The routes of some languages. Files without a language belong to the source language, so the
/// routes of all languages together are those of the site, each once.
#[must_use]
pub fn of_languages(renderer: &Renderer, langs: &[Lang]) -> Vec<Route> {
    let theme_assets = renderer.theme.assets.iter().map(|asset| &asset.path);
    let base_url = renderer.options.base_url.as_deref();
    let mut routes = route::all(&renderer.site, theme_assets, base_url);
    routes.extend(renderer.style_sheets());
    routes.retain(|route| langs.contains(&route.lang));
    routes.extend(renderer.indices(langs));
    // A service worker has the fingerprints of the pages, which are known once these are rendered.
    routes.sort_by_key(|route| route.what == What::Offline);
    routes
}

/// The routes that can show a mistake in a template. A page in the words of the source repeats the
/// page of the source, so one of each kind and language is enough; files need no template.
#[must_use]
pub fn for_check(renderer: &Renderer) -> Vec<Route> {
    let langs: Vec<Lang> = renderer.site.config.languages.langs().collect();
    let mut routes = of_languages(renderer, &langs);
    let mut tried = BTreeSet::new();
    routes.retain(|route| match &route.what {
        What::Entry(id) if !renderer.site.entry(*id).is_translated(route.lang) => {
            tried.insert((route.lang, Some(renderer.site.entry(*id).kind)))
        }
        What::Redirect(_) => tried.insert((route.lang, None)),
        // Contains the head of the search index, which takes much time and memory to make.
        What::SearchAddress => false,
        // Its size has a limit; where there are no copies it is a file of the theme.
        What::Offline => renderer.keeps_offline(route.lang),
        _ => !route.is_asset(),
    });
    routes
}
