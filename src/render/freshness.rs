//! Freshness for readers: the banner, notes at changed headings, and missing sections, which are
//! shown in the source language at their place.

use std::collections::BTreeMap;

use crate::base;
use crate::doc::sections;
use crate::lang::by_lang::Lang;
use crate::lang::date;
use crate::markdown::html::IdScheme;
use crate::render::Renderer;
use crate::render::content::{self, Inserts};
use crate::render::context::PageContext;
use crate::render::links::link;
use crate::render::listings::{self, Part};
use crate::route::Route;
use crate::route::own;
use crate::route::parts;
use crate::site::Variant;
use crate::site::by_entry::EntryId;
use crate::site::freshness::{Change, ChangeKind, Freshness, Missing, State};
use crate::source::Kind;
use crate::text::escape_html;
use crate::view::{
    ChangedSectionView, FreshnessView, LanguageStatusView, LinkView, StateCountView, TocView,
    TranslationRowView, TranslationsView,
};

/// The length of the name of a YAML text in characters.
const MAX_NAME: usize = 80;

/// The marker at which the source page is split; content files cannot contain it.
const CUT: &str = "\0";

/// The prefix of footnotes of the source page, because the translation has its own.
const SOURCE_PREFIX: &str = "source-";

/// The banner of an entry.
pub(super) fn view(page: PageContext<'_>) -> FreshnessView {
    let freshness = page.site().freshness(page.id, page.route.lang);
    let changed: Vec<ChangedSectionView> = match page.entry().is_translated(page.route.lang) {
        true => told(freshness).map(|change| changed_section(page, change)).collect(),
        false => Vec::new(),
    };
    let since = if changed.is_empty() { None } else { freshness.since };
    FreshnessView {
        state: state_for_readers(freshness),
        changed,
        n_sections: freshness.n_sections,
        since: since.map(|day| date::long(&page.site().config.languages[page.route.lang], day)),
        since_iso: since.map(|day| day.to_string()),
        n_missing: freshness.missing.len(),
        source_href: page.source_href(),
    }
}

/// Changes that readers see: without punctuation changes and removed sections.
fn told(freshness: &Freshness) -> impl Iterator<Item = &Change> {
    freshness.for_readers().filter(|change| change.kind != ChangeKind::Removed)
}

fn state_for_readers(freshness: &Freshness) -> &'static str {
    let state = match freshness.state {
        State::Source | State::Untranslated | State::Orphan => freshness.state,
        State::Fresh | State::Unconfirmed | State::Stale | State::Incomplete | State::Extra => {
            if told(freshness).next().is_some() {
                State::Stale
            } else if !freshness.unconfirmed.is_empty() {
                State::Unconfirmed
            } else {
                State::Fresh
            }
        }
    };
    state.word()
}

fn changed_section(page: PageContext<'_>, change: &Change) -> ChangedSectionView {
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
    ChangedSectionView {
        source_href: if there.is_empty() { source } else { format!("{source}#{there}") },
        id: here,
        title,
        severity: change.severity.word(),
    }
}

/// The part of a scenario's or quiz's page that shows a text; empty for its beginning.
fn anchor(kind: Kind, path: &str) -> String {
    let mut parts = path.split('.');
    let (part, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    match (kind, part) {
        (Kind::Scenario, "signals" | "channel" | "risks" | "exceptions") => part.to_owned(),
        (Kind::Scenario, "lawyer_when") => "lawyer".to_owned(),
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
    // Texts of one script or question go by its title.
    let titled = path.splitn(3, '.').take(2).collect::<Vec<_>>().join(".") + ".title";
    let text = find(&titled).or_else(|| find(path)).map(|section| &*section.text);
    let line = text.and_then(|text| text.lines().next()).unwrap_or(base::shown_id(path));
    let short = match line.char_indices().nth(MAX_NAME) {
        Some((end, _)) => format!("{}…", &line[..end].trim_end()),
        None => line.to_owned(),
    };
    page.set(&short)
}

/// Notes at changed headings, and missing sections in their places. Ids begin with `prefix`, as
/// those of the page do.
pub(super) fn inserts(page: PageContext<'_>, prefix: &str) -> Inserts {
    let mut inserts = Inserts::default();
    if !page.entry().is_translated(page.route.lang) {
        return inserts;
    }
    let freshness = page.site().freshness(page.id, page.route.lang);
    for change in told(freshness) {
        if let Some(heading) = change.heading {
            let section = changed_section(page, change);
            inserts.after.insert(heading, changed_note(page, &section));
        }
    }
    if !freshness.missing.is_empty() {
        inserts.before = missing_sections(page, prefix);
    }
    inserts
}

fn changed_note(page: PageContext<'_>, section: &ChangedSectionView) -> String {
    let word = |id: &str| escape_html(&page.word(id)).into_owned();
    let major = match section.severity {
        "major" => format!(" <strong>{}</strong>", word("freshness-major")),
        _ => String::new(),
    };
    format!(
        "<p class=\"changed-note\">{}{major} (<a href=\"{}\" hreflang=\"{}\">{}</a>)</p>\n",
        word("changed-section"),
        escape_html(&section.source_href),
        escape_html(&page.renderer.language(Lang::SOURCE).tag),
        word("freshness-in-source"),
    )
}

/// The missing sections by the heading before which they belong.
fn missing_sections(page: PageContext<'_>, prefix: &str) -> BTreeMap<usize, String> {
    let pieces = source_pieces(page, prefix);
    let source = page.entry().variants.source().as_ref();
    let facts = source.and_then(Variant::page).map(|page| &page.facts);
    // The part before the first heading comes before the first cut, or after the title.
    let top = usize::from(facts.is_some_and(|facts| facts.title_heading));
    let nth = |missing: &Missing| missing.source_heading.map_or(top, |heading| heading + 1);
    let mut before: BTreeMap<usize, String> = BTreeMap::new();
    let mut rest = page.site().freshness(page.id, page.route.lang).missing.as_slice();
    while let Some(first) = rest.first() {
        // A heading in a list or quote cuts it in two: the parts are shown together.
        let follow = rest.iter().zip(nth(first)..).take_while(|(one, at)| nth(one) == *at).count();
        let piece = |n: &usize| pieces.get(nth(first)..nth(first) + n).map(<[String]>::concat);
        let whole = (1..=follow).find(|n| piece(n).is_some_and(|html| is_whole(&html)));
        let (shown, rest_of_it) = rest.split_at(whole.unwrap_or(1));
        let html = whole.and_then(|n| piece(&n)).unwrap_or_default();
        let html = missing_section(page, shown, &html, pieces.last());
        before.entry(first.before).or_default().push_str(&html);
        rest = rest_of_it;
    }
    before
}

/// The HTML of the source page, cut before every heading and at the end. The last piece holds the
/// footnotes.
fn source_pieces(page: PageContext<'_>, prefix: &str) -> Vec<String> {
    let source = page.entry().variants.source().as_ref();
    let Some(of_source) = source.and_then(Variant::page) else { return Vec::new() };
    let cuts = (0..=of_source.facts.headings.len()).map(|nth| (nth, CUT.to_owned())).collect();
    let inserts = Inserts { before: cuts, after: BTreeMap::new() };
    let ids = IdScheme { prefix, notes: SOURCE_PREFIX };
    let html = content::html(page.in_source(), inserts, ids);
    html.split(CUT).map(str::to_owned).collect()
}

/// Sections that belong together in an element of their own, with the note; `html` is empty where
/// they cannot be cut out, so that only the note leads to them.
fn missing_section(
    page: PageContext<'_>,
    shown: &[Missing],
    html: &str,
    notes: Option<&String>,
) -> String {
    let languages = &page.site().config.languages;
    let (source, own) = (languages.source(), &languages[page.route.lang]);
    let notes = notes.filter(|_| html.contains("\"footnote-ref\""));
    let first = shown.first().map_or("", |missing| missing.id.as_str());
    let href = page.source_href();
    format!(
        "<section class=\"missing\" lang=\"{}\" dir=\"{}\">\n<p class=\"missing-note\" lang=\"{}\" dir=\"{}\">{} (<a href=\"{}#{}\" hreflang=\"{}\">{}</a>)</p>\n{html}{}</section>\n",
        escape_html(source.as_str()),
        source.direction(),
        escape_html(own.as_str()),
        own.direction(),
        escape_html(&page.word("missing-section")),
        escape_html(&href),
        escape_html(first),
        escape_html(source.as_str()),
        escape_html(&page.word("freshness-in-source")),
        notes.map_or("", String::as_str),
    )
}

/// Whether every element of a piece of HTML begins and ends in it.
fn is_whole(html: &str) -> bool {
    const VOID: [&str; 6] = ["br", "col", "hr", "img", "input", "wbr"];
    let mut open: Vec<&str> = Vec::new();
    for rest in html.split('<').skip(1) {
        let closing = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = &name[..end];
        if name.is_empty() || VOID.contains(&name) {
            continue;
        }
        if !closing {
            open.push(name);
        } else if open.pop() != Some(name) {
            return false;
        }
    }
    open.is_empty()
}

/// The headings of missing sections for a table of contents, by the heading before which they
/// belong.
pub(super) fn missing_toc(page: PageContext<'_>) -> Vec<(usize, TocView)> {
    let (site, in_source) = (page.site(), page.in_source());
    let source = page.entry().variants.source().as_ref();
    let Some(of_source) = source.and_then(Variant::page) else { return Vec::new() };
    let item = |missing: &Missing| {
        let heading = &of_source.facts.headings[missing.source_heading?];
        let view = TocView {
            id: heading.id.to_string(),
            title: in_source.set(&heading.text),
            level: heading.level,
            lang: Some(page.renderer.language(Lang::SOURCE).tag.clone()),
        };
        Some((missing.before, view))
    };
    site.freshness(page.id, page.route.lang).missing.iter().filter_map(item).collect()
}

/// The state of the translations, as the page of a language shows it: that of its own pages, by
/// parts; on the page of the source that of all languages.
pub(super) fn translations(renderer: &Renderer, route: &Route, part: Part<'_>) -> TranslationsView {
    let site = &*renderer.site;
    let shows_rows = route.lang != Lang::SOURCE || parts::shows_all_translations(site);
    let all = site.config.languages.translations();
    let languages = all.filter(|lang| route.lang == Lang::SOURCE || *lang == route.lang);
    let language = |lang: Lang| {
        let waiting = listings::waiting(renderer, lang);
        let shown = if route.lang == Lang::SOURCE { waiting } else { &waiting[part.entries()] };
        let rows = if shows_rows { shown } else { &[] };
        let page = own::page(site, lang, "translations");
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

/// How many pages of a translation are in each state, in the order in which they wait.
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
        State::Stale if told(freshness).next().is_none() => state_for_readers(freshness),
        state => state.word(),
    }
}

fn row_view(renderer: &Renderer, route: &Route, id: EntryId, lang: Lang) -> TranslationRowView {
    let freshness = renderer.site.freshness(id, lang);
    let worst = told(freshness).map(|change| change.severity).max();
    let since = freshness.since.filter(|_| worst.is_some());
    TranslationRowView {
        link: link_in(renderer, route, id, lang),
        state: state_of_row(freshness),
        severity: worst.map(crate::lang::change::Severity::word),
        n_sections: freshness.n_sections,
        n_changed: told(freshness).count(),
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
    LinkView {
        lang: differs.then(|| tag.as_str().to_owned()),
        lang_name: differs.then(|| tag.endonym().to_owned()),
        ..link(renderer, &there, id)
    }
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_piece_is_whole_when_all_its_elements_end_in_it() {
        for whole in ["", "text", "<p>a<br>b</p>", "<ul><li>a</li></ul>", "<img src=\"x\">"] {
            assert!(is_whole(whole), "{whole}");
        }
        for torn in ["<ul><li>", "</li></ul>", "<p>a</b>", "</p><p>"] {
            assert!(!is_whole(torn), "{torn}");
        }
    }
}
