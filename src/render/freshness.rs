//! Freshness for readers: the banner, and notes at headings.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::base;
use crate::diag::Diagnostic;
use crate::doc::sections;
use crate::lang::by_lang::Lang;
use crate::lang::date;
use crate::render::content::Inserts;
use crate::render::context::PageContext;
use crate::render::links::link;
use crate::render::missing;
use crate::route::Route;
use crate::site::Variant;
use crate::site::freshness::{ChangeKind, Freshness, FreshnessState, NewPlace, SectionChange};
use crate::source::Kind;
use crate::view::{ChangedSectionView, FreshnessView, LinkView};

/// The length of the name of a YAML text in characters.
const MAX_NAME: usize = 80;

/// The data of `section-changed.html`.
#[derive(Serialize)]
struct ChangedFrame<'a> {
    lang: &'a str,
    source_lang: &'a str,
    section: ChangedSectionView,
}

/// The banner of an entry.
pub(super) fn view(page: PageContext<'_>) -> FreshnessView {
    let freshness = page.site().freshness(page.id, page.text_lang);
    let own = page.site().freshness(page.id, page.route.lang);
    let changed: Vec<ChangedSectionView> = match page.text_lang != Lang::SOURCE {
        true => reported_changes(freshness).map(|change| changed_section(page, change)).collect(),
        false => Vec::new(),
    };
    let since = if changed.is_empty() { None } else { freshness.since };
    FreshnessView {
        state: match page.text_lang == page.route.lang {
            true => state_for_readers(own),
            false => FreshnessState::Untranslated.word(),
        },
        changed,
        n_sections: freshness.n_sections,
        since: since.map(|day| date::long(&page.site().config.languages[page.route.lang], day)),
        since_iso: since.map(|day| day.to_string()),
        n_missing: freshness.missing.len(),
        source_href: page.source_href(),
        fallback: fallback(page),
    }
}

/// The page whose text an untranslated page shows, unless it is the source.
fn fallback(page: PageContext<'_>) -> Option<LinkView> {
    let PageContext { renderer, route, id, text_lang, .. } = page;
    if text_lang == route.lang || text_lang == Lang::SOURCE {
        return None;
    }
    let there = Route { lang: text_lang, ..route.clone() };
    let tag = &page.site().config.languages[text_lang];
    Some(LinkView {
        lang: Some(tag.as_str().to_owned()),
        dir: renderer.other_dir(route.lang, text_lang),
        lang_name: Some(tag.endonym().to_owned()),
        ..link(renderer, &there, id)
    })
}

/// Changes that readers see: without punctuation changes, and without removed sections that the
/// translation does not have either.
pub(super) fn reported_changes(freshness: &Freshness) -> impl Iterator<Item = &SectionChange> {
    freshness
        .for_readers()
        .filter(|change| change.kind != ChangeKind::Removed || change.heading.is_some())
}

pub(super) fn state_for_readers(freshness: &Freshness) -> &'static str {
    let state = match freshness.state {
        FreshnessState::Source | FreshnessState::Untranslated | FreshnessState::Orphan => {
            freshness.state
        }
        FreshnessState::InTranslation => FreshnessState::Untranslated,
        FreshnessState::Fresh
        | FreshnessState::Unconfirmed
        | FreshnessState::Moved
        | FreshnessState::Removed
        | FreshnessState::Stale
        | FreshnessState::Incomplete
        | FreshnessState::Extra => {
            if reported_changes(freshness).next().is_some() {
                FreshnessState::Stale
            } else if !freshness.unconfirmed.is_empty() {
                FreshnessState::Unconfirmed
            } else {
                FreshnessState::Fresh
            }
        }
    };
    state.word()
}

fn changed_section(page: PageContext<'_>, change: &SectionChange) -> ChangedSectionView {
    let entry = page.entry();
    let of_page = entry.shown(page.text_lang).and_then(Variant::page);
    let heading = of_page.zip(change.heading);
    let heading = heading.map(|(page, nth)| &page.facts.headings[nth]);
    let (here, title) = match heading {
        Some(heading) => (heading.id.to_string(), page.set(&heading.text)),
        None => (anchor(entry.kind, &change.id), name(page, &change.id)),
    };
    let there = if heading.is_some() { change.id.as_str() } else { &here };
    let source = page.source_href();
    let source_href = match &change.to {
        Some(NewPlace { entry, section }) => {
            format!("{}#{section}", page.href(page.site().path(*entry, Lang::SOURCE)))
        }
        None if there.is_empty() || change.kind == ChangeKind::Removed => source,
        None => format!("{source}#{there}"),
    };
    ChangedSectionView { source_href, id: here, title, severity: change.severity.word() }
}

/// The part of a scenario's or quiz's page that shows a text; empty for its beginning.
fn anchor(kind: Kind, path: &str) -> String {
    let mut parts = path.split('.');
    let (part, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    match (kind, part) {
        (Kind::Scenario, "signals" | "channel" | "risks" | "exceptions") => part.to_owned(),
        (Kind::Scenario, "lists") => id.to_owned(),
        (Kind::Scenario, "placeholders") => "scripts".to_owned(),
        (Kind::Scenario, "steps") => format!("step-{id}"),
        (Kind::Scenario, "scripts") => format!("script-{id}"),
        (Kind::Quiz, "questions") => format!("Q-{id}"),
        (Kind::Quiz, "stops") => format!("S-{id}"),
        (Kind::Quiz, "results") => format!("R-{id}"),
        (Kind::Quiz, "actions") => format!("P-{id}"),
        (Kind::Page | Kind::Glossary | Kind::Scenario | Kind::Quiz, _) => String::new(),
    }
}

/// The name of a YAML text: its beginning in the language of the page.
fn name(page: PageContext<'_>, path: &str) -> String {
    let doc = |lang: Lang| page.entry().variants[lang].as_ref().map(|variant| &*variant.doc);
    let (Some(source), Some(words)) = (doc(Lang::SOURCE), doc(page.text_lang)) else {
        return path.to_owned();
    };
    let (sections, _) = sections::of_translation(source, words);
    let find = |id: &str| sections.iter().find(|section| section.id == id);
    // Texts of one script or question are named by its title.
    let titled = path.splitn(3, '.').take(2).collect::<Vec<_>>().join(".") + ".title";
    let text = find(&titled).or_else(|| find(path)).map(|section| &*section.text);
    let line = text.and_then(|text| text.lines().next()).unwrap_or(base::shown_id(path));
    let short = match line.char_indices().nth(MAX_NAME) {
        Some((end, _)) => format!("{}…", &line[..end].trim_end()),
        None => line.to_owned(),
    };
    page.set(&short)
}

/// Notes at changed headings, and missing sections in their places. Ids begin with `prefix`, as on
/// the page.
///
/// # Errors
/// When a template fails.
pub(super) fn inserts(page: PageContext<'_>, prefix: &str) -> Result<Inserts, Box<Diagnostic>> {
    let mut inserts = Inserts::default();
    if page.text_lang == Lang::SOURCE {
        return Ok(inserts);
    }
    let freshness = page.site().freshness(page.id, page.text_lang);
    for change in reported_changes(freshness) {
        if let Some(heading) = change.heading {
            inserts.after.insert(heading, changed_note(page, change)?);
        }
    }
    inserts.further_ids = new_ids(page, freshness);
    if !freshness.missing.is_empty() {
        inserts.before = missing::sections(page, prefix)?;
        inserts.hidden = freshness.hidden.iter().copied().collect();
    }
    Ok(inserts)
}

/// The ids that sections have in the source now, so that links to them lead to the sections of the
/// translation that still have the former ids.
fn new_ids(page: PageContext<'_>, freshness: &Freshness) -> BTreeMap<usize, String> {
    let own = page.entry().shown(page.text_lang).and_then(Variant::page);
    let taken: BTreeSet<&str> = own.into_iter().flat_map(|own| own.facts.anchors()).collect();
    let renamed = freshness.changed.iter().filter(|change| change.kind == ChangeKind::Renamed);
    let free = renamed.filter(|change| !taken.contains(change.id.as_str()));
    free.filter_map(|change| Some((change.heading?, change.id.clone()))).collect()
}

fn changed_note(page: PageContext<'_>, change: &SectionChange) -> Result<String, Box<Diagnostic>> {
    let languages = &page.site().config.languages;
    let frame = ChangedFrame {
        lang: languages[page.route.lang].as_str(),
        source_lang: languages.source().as_str(),
        section: changed_section(page, change),
    };
    page.renderer.part_template(page.route, "section-changed.html", &frame)
}
