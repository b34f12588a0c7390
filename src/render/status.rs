//! The status of the translations as data, for `i18n-status.json` and `kb i18n status`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::base;
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::site::freshness::{Freshness, FreshnessState, NewPlace};

/// A page in one translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusRow {
    /// The key of the page.
    pub page: String,
    /// The language.
    pub lang: String,
    /// The state in a word.
    pub state: &'static str,
    /// The worst change.
    pub severity: Option<&'static str>,
    /// How many sections the source has.
    pub n_sections: usize,
    /// Outdated sections.
    pub changed: Vec<ChangeRow>,
    /// Ids of sections that are missing.
    pub missing: Vec<String>,
    /// Ids of texts that are still drafts: they begin with `…`, or have the words of the source. Sections
    /// are among the missing ones too.
    pub drafts: Vec<String>,
    /// Ids of sections that the source does not have.
    pub extra: Vec<String>,
    /// Ids of unconfirmed sections.
    pub unconfirmed: Vec<String>,
    /// The date since which it is outdated, or in translation.
    pub since: Option<String>,
    /// Who translates it, if it is in translation. Published data do not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// For an orphan: the key that its source probably has now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renamed: Option<String>,
    /// The entry; orphans have none.
    #[serde(skip)]
    pub entry: Option<EntryId>,
}

/// An outdated section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// Its id.
    pub id: String,
    /// `edited`, `added`, `removed`, `moved` or `renamed`.
    pub kind: &'static str,
    /// `cosmetic`, `normal` or `major`.
    pub severity: &'static str,
    /// The day it was last confirmed.
    pub since: Option<String>,
    /// Where it is now, if it moved: `page#section`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// All pages of a language, longest outdated first.
#[must_use]
pub fn rows(site: &Site, lang: Lang) -> Vec<StatusRow> {
    let mut rows: Vec<StatusRow> = site
        .ids()
        .filter(|id| !site.entry(*id).is_generated())
        .map(|id| StatusRow {
            entry: Some(id),
            ..row(site, lang, &site.entry(id).key, site.freshness(id, lang))
        })
        .collect();
    rows.extend(site.orphans.iter().filter(|orphan| orphan.lang == lang).map(|orphan| StatusRow {
        renamed: orphan.renamed.clone(),
        ..row(site, lang, &orphan.key, &Freshness::plain(FreshnessState::Orphan, 0))
    }));
    rows.sort_by_cached_key(|row| {
        let waits = Reverse(rank(row.state));
        (waits, row.since.clone().unwrap_or_else(|| "9999".to_owned()), row.page.clone())
    });
    rows
}

/// The order of states in a table: errors first, then outdated pages, then fresh ones.
fn rank(state: &str) -> usize {
    let order = [
        FreshnessState::Fresh,
        FreshnessState::Untranslated,
        FreshnessState::InTranslation,
        FreshnessState::Unconfirmed,
        FreshnessState::Extra,
        FreshnessState::Moved,
        FreshnessState::Removed,
        FreshnessState::Stale,
        FreshnessState::Incomplete,
        FreshnessState::Orphan,
    ];
    order.iter().position(|known| known.word() == state).unwrap_or(0)
}

fn row(site: &Site, lang: Lang, key: &str, freshness: &Freshness) -> StatusRow {
    let place = |to: &NewPlace| format!("{}#{}", site.entry(to.entry).key, to.section);
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let ids = |ids: &[String]| ids.iter().map(|id| base::shown_id(id).to_owned()).collect();
    StatusRow {
        page: key.to_owned(),
        lang: site.config.languages[lang].as_str().to_owned(),
        state: freshness.state.word(),
        severity: freshness.severity().map(crate::lang::change::ChangeSeverity::word),
        n_sections: freshness.n_sections,
        changed: freshness
            .changed
            .iter()
            .map(|change| ChangeRow {
                id: base::shown_id(&change.id).to_owned(),
                kind: change.kind.word(),
                severity: change.severity.word(),
                since: day(change.since),
                to: change.to.as_ref().map(place),
            })
            .collect(),
        missing: freshness.missing.iter().map(|m| base::shown_id(&m.id).to_owned()).collect(),
        drafts: ids(&freshness.drafts),
        extra: ids(&freshness.extra),
        unconfirmed: ids(&freshness.unconfirmed),
        since: day(freshness.since),
        by: freshness.translator.clone(),
        renamed: None,
        entry: None,
    }
}

/// How many pages are in each state, without states that no page is in.
#[must_use]
pub fn counts(rows: &[StatusRow]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row.state).or_insert(0) += 1;
    }
    counts
}

/// A language of `i18n-status.json`.
#[derive(Serialize)]
struct LanguageStatus {
    lang: String,
    counts: BTreeMap<&'static str, usize>,
    pages: Vec<StatusRow>,
}

/// `i18n-status.json`.
#[derive(Serialize)]
struct Status {
    source: String,
    languages: Vec<LanguageStatus>,
}

/// `i18n-status.json`: pages by language with counts, longest outdated first.
#[must_use]
pub fn json(site: &Site) -> String {
    let languages = site.config.languages.translations().map(|lang| {
        // The site does not publish the names of translators.
        let pages = rows(site, lang).into_iter().map(|row| StatusRow { by: None, ..row });
        let pages: Vec<StatusRow> = pages.collect();
        let lang = site.config.languages[lang].as_str().to_owned();
        LanguageStatus { lang, counts: counts(&pages), pages }
    });
    let source = site.config.languages.source().as_str().to_owned();
    let status = Status { source, languages: languages.collect() };
    let text = serde_json::to_string_pretty(&status);
    text.expect("texts and numbers have a JSON form") + "\n"
}
