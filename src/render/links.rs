//! Links to entries for views.

use crate::render::Renderer;
use crate::route::Route;
use crate::site::VariantBody;
use crate::site::by_entry::EntryId;
use crate::source::Kind;
use crate::view::LinkView;

/// A link to an entry in the language of the route.
#[must_use]
pub fn link(renderer: &Renderer, route: &Route, id: EntryId) -> LinkView {
    let site = &*renderer.site;
    let entry = site.entry(id);
    let shown = entry.shown(route.lang);
    let translated = entry.is_translated(route.lang);
    let text_lang = site.text_lang(id, route.lang);
    let tag = &site.config.languages[text_lang];
    let severity = shown.and_then(|variant| match &variant.body {
        VariantBody::Scenario(scenario) => Some(scenario.severity.clone()),
        _ => None,
    });
    let named = if entry.kind == Kind::Glossary { route.lang } else { text_lang };
    let label = renderer.label(named, id);
    LinkView {
        href: renderer.href(&route.path, site.path(id, route.lang)),
        title: label.title.clone(),
        description: label.marked_description.clone(),
        kind: kind_word(entry.kind),
        lang: (!translated).then(|| tag.as_str().to_owned()),
        dir: renderer.other_dir(route.lang, text_lang),
        is_ui: entry.kind == Kind::Glossary,
        lang_name: (!translated).then(|| tag.endonym().to_owned()),
        severity,
    }
}

/// The name of a kind in the theme contract.
#[must_use]
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "page",
        Kind::Scenario => "scenario",
        Kind::Quiz => "quiz",
        Kind::Glossary => "glossary",
    }
}
