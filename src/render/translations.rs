//! The status of the translations: the number and the list of the pages in each state.

use crate::lang::by_lang::Lang;
use crate::lang::change::ChangeSeverity;
use crate::lang::date;
use crate::lang::own_pages::OwnPage;
use crate::render::Renderer;
use crate::render::freshness::{reported_changes, state_for_readers};
use crate::render::links::link;
use crate::render::listings::{self, ListPart};
use crate::route::Route;
use crate::route::own;
use crate::route::parts;
use crate::site::by_entry::EntryId;
use crate::site::freshness::{Freshness, FreshnessState};
use crate::view::{
    LanguageStatusView, LinkView, StateCountView, TranslationRowView, TranslationsView,
};

/// The state of the translations for the page of a language: the pages of that language, in parts.
/// The page of the source language shows those of all languages.
pub(super) fn view(renderer: &Renderer, route: &Route, part: ListPart<'_>) -> TranslationsView {
    let site = &*renderer.site;
    let shows_rows = route.lang != Lang::SOURCE || parts::shows_all_translations(site);
    let all = site.config.languages.translations();
    let languages = all.filter(|lang| route.lang == Lang::SOURCE || *lang == route.lang);
    let language = |lang: Lang| {
        let waiting = listings::waiting(renderer, lang);
        let shown = if route.lang == Lang::SOURCE { waiting } else { &waiting[part.entries()] };
        let rows = if shows_rows { shown } else { &[] };
        let page = own::page(site, lang, OwnPage::Translations);
        let tag = &site.config.languages[lang];
        LanguageStatusView {
            tag: tag.as_str().to_owned(),
            name: tag.endonym().to_owned(),
            counts: counts(renderer, waiting, lang),
            href: (!shows_rows).then(|| renderer.href(&route.path, &page)),
            rows: rows.iter().map(|id| row_view(renderer, route, *id, lang)).collect(),
        }
    };
    TranslationsView {
        languages: languages.map(language).collect(),
        parts: part.view(renderer, route),
    }
}

/// How many pages of a translation are in each state, in the order of the table.
fn counts(renderer: &Renderer, waiting: &[EntryId], lang: Lang) -> Vec<StateCountView> {
    let mut counts: Vec<StateCountView> = Vec::new();
    for id in waiting {
        let state = state_of_row(renderer.site.freshness(*id, lang));
        match counts.iter_mut().find(|count| count.state == state) {
            Some(count) => count.n += 1,
            None => counts.push(StateCountView { state, n: 1 }),
        }
    }
    counts
}

/// The state of a page in the table of a translation. Changes of punctuation are not shown to
/// readers.
fn state_of_row(freshness: &Freshness) -> &'static str {
    match freshness.state {
        FreshnessState::Stale | FreshnessState::Removed | FreshnessState::Moved
            if reported_changes(freshness).next().is_none() =>
        {
            state_for_readers(freshness)
        }
        state => state.word(),
    }
}

fn row_view(renderer: &Renderer, route: &Route, id: EntryId, lang: Lang) -> TranslationRowView {
    let freshness = renderer.site.freshness(id, lang);
    let worst = reported_changes(freshness).map(|change| change.severity).max();
    let is_begun = freshness.state == FreshnessState::InTranslation;
    let since = freshness.since.filter(|_| is_begun || worst.is_some());
    TranslationRowView {
        link: link_in(renderer, route, id, lang),
        state: state_of_row(freshness),
        severity: worst.map(ChangeSeverity::word),
        n_sections: freshness.n_sections,
        n_changed: reported_changes(freshness).count(),
        n_missing: freshness.missing.len(),
        since: since.map(|day| date::long(&renderer.site.config.languages[route.lang], day)),
        since_iso: since.map(|day| day.to_string()),
    }
}

/// A link to an entry in another language than that of the page.
fn link_in(renderer: &Renderer, route: &Route, id: EntryId, lang: Lang) -> LinkView {
    let there = Route { lang, ..route.clone() };
    let text_lang = renderer.site.text_lang(id, there.lang);
    let tag = &renderer.site.config.languages[text_lang];
    let differs = text_lang != route.lang;
    let link = link(renderer, &there, id);
    // The theme names the glossary, in the language of the page.
    let title = if link.is_ui { renderer.named(route.lang, id).title.clone() } else { link.title };
    LinkView {
        title,
        lang: differs.then(|| tag.as_str().to_owned()),
        dir: renderer.other_dir(route.lang, text_lang),
        lang_name: differs.then(|| tag.endonym().to_owned()),
        ..link
    }
}
