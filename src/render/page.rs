//! Pages: their content, and the data around it.

use crate::config::reviews::ReviewKind;
use crate::diag::Diagnostic;
use crate::doc::changes::RevisionWeight;
use crate::doc::dates::Review;
use crate::doc::lifecycle::{CitedSource, Generated, Validity};
use crate::lang::by_lang::Lang;
use crate::lang::date::{self, Date};
use crate::markdown::facts::Facts;
use crate::markdown::html::IdScheme;
use crate::render::content;
use crate::render::context::PageContext;
use crate::render::frame::{self, Head};
use crate::render::links::link;
use crate::render::listings::{self, ListPart};
use crate::render::{Renderer, freshness, missing};
use crate::route::Route;
use crate::route::own;
use crate::route::parts::{self, LongList, MAX_BACKLINKS};
use crate::site::by_entry::EntryId;
use crate::site::revision::Revision;
use crate::site::{Backlink, Override, Variant, VariantBody, listing};
use crate::theme::Shared;
use crate::view::{
    AroundView, DayView, ExceptionView, GeneratedView, LinkView, PageView, RestView, ReviewView,
    RevisionView, SourceView, TocView, UsedByView, ValidityView,
};

/// Words per minute of a slow reader.
const WORDS_PER_MINUTE: usize = 200;

/// A Markdown page, or the start page.
///
/// # Errors
/// When the template fails.
pub(super) fn page(page: PageContext<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let PageContext { renderer, route, id, .. } = page;
    let (site, entry) = (page.site(), page.entry());
    let of_page = entry.shown(page.text_lang).and_then(Variant::page);
    let facts = of_page.map(|page| &page.facts);
    let is_home = site.tree.home == Some(id);
    let children = listing::children(site, id, route.lang);
    let list = LongList::Children(id);
    let part = ListPart { list: &list, n_entries: children.len(), nth: 0 };
    let view = PageView {
        title_html: content::title(page),
        extra: of_page.map(|of_page| of_page.front.extra.clone()).unwrap_or_default(),
        html: content::html(page, freshness::inserts(page, "")?, IdScheme::default())?,
        toc: facts.map(|facts| toc(page, facts)).unwrap_or_default(),
        children: listings::links(renderer, route, &children[part.entries()]),
        parts: part.view(renderer, route),
        safety: entry.is_about_safety(),
        minutes: facts.map_or(1, |facts| facts.n_words.div_ceil(WORDS_PER_MINUTE).max(1)),
        around: around(page),
    };
    let of_source = entry.variants.source().as_ref().and_then(Variant::page);
    let layout = of_source.and_then(|page| page.front.layout.as_ref());
    let layout = layout.and_then(|(name, _)| renderer.theme.layout(name));
    let template = layout.unwrap_or(match is_home && renderer.theme.has("home.html") {
        true => "home.html",
        false => "page.html",
    });
    render(page, template, if is_home { "home" } else { "page" }, &view)
}

/// Renders an entry with a template.
///
/// # Errors
/// When the template fails.
pub(super) fn render<V: serde::Serialize>(
    page: PageContext<'_>,
    template: &str,
    kind: &'static str,
    view: &V,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let label = page.renderer.named(page.route.lang, page.id);
    let head = Head {
        kind,
        title: label.title.clone(),
        description: label.description.clone(),
        entry: Some(page.id),
        noindex: page.entry().is_withdrawn(),
    };
    let frame = frame::frame(page.renderer, page.route, head)?;
    page.renderer.template(page.route, template, &frame, view)
}

/// Headings in order, including those of sections that the translation lacks, at their places.
fn toc(page: PageContext<'_>, facts: &Facts) -> Vec<TocView> {
    let mut missing = missing::toc(page).into_iter().peekable();
    let hidden = &page.site().freshness(page.id, page.text_lang).hidden;
    let tag = || page.renderer.language(page.text_lang).tag.clone();
    let lang = (page.text_lang != page.route.lang).then(tag);
    let mut toc = Vec::new();
    for (nth, heading) in facts.headings.iter().enumerate() {
        while let Some((_, item)) = missing.next_if(|(before, _)| *before <= nth) {
            toc.push(item);
        }
        let is_hidden = hidden.contains(&nth);
        if !is_hidden && (nth > 0 || !facts.title_heading) {
            toc.push(TocView {
                id: heading.id.to_string(),
                title: page.set(&heading.text),
                level: heading.level,
                lang: lang.clone(),
                dir: page.renderer.other_dir(page.route.lang, page.text_lang),
            });
        }
    }
    toc.extend(missing.map(|(_, item)| item));
    toc.retain(|item| item.level <= 3);
    toc
}

/// The data around the content of an entry.
pub(super) fn around(page: PageContext<'_>) -> AroundView {
    let PageContext { renderer, route, id, .. } = page;
    let entry = page.entry();
    let (previous, next) = listings::neighbours(renderer, route.lang, id);
    let to = |id: EntryId| page.link(id);
    let backlinks = listing::backlinks(page.site(), id, route.lang);
    AroundView {
        tags: entry.tags.iter().map(|tag| tag_link(renderer, route, tag)).collect(),
        related: listing::related(page.site(), id, route.lang).into_iter().map(to).collect(),
        used_by: backlinks
            .iter()
            .take(MAX_BACKLINKS)
            .map(|backlink| used_by(renderer, route, backlink))
            .collect(),
        used_by_rest: other_backlinks(page, backlinks.len()),
        overridden_by: overridden_by(renderer, route, id),
        previous: previous.map(to),
        next: next.map(to),
        status: validity(page),
        generated: generated(page),
        updated: updated(page),
        changes: changes(page),
        review: entry.review.as_ref().map(|review| self::review(renderer, route.lang, review)),
        owner: entry.owner.clone(),
        place: entry.place.clone(),
        sources: entry.sources.iter().map(|source| self::source(page, source)).collect(),
        freshness: freshness::view(page),
    }
}

fn source(page: PageContext<'_>, source: &CitedSource) -> SourceView {
    SourceView {
        id: format!("kb--source-{}", source.id),
        title: source.name().into_owned(),
        href: source.href().map(str::to_owned),
        author: source.author.clone(),
        day: source.last_modified.map(|of| day(page.renderer, page.route.lang, of)),
    }
}

/// The link to a tag's page, with its label.
#[must_use]
pub fn tag_link(renderer: &Renderer, route: &Route, tag: &str) -> LinkView {
    LinkView {
        href: renderer.href(&route.path, &own::tag_page(&renderer.site, route.lang, tag)),
        title: renderer.set_shared(route.lang, written_label(renderer, route.lang, tag)),
        description: Shared::default(),
        kind: "tag",
        lang: None,
        dir: None,
        is_ui: false,
        lang_name: None,
        severity: None,
    }
}

/// The label of a tag.
#[must_use]
pub fn tag_label(renderer: &Renderer, lang: Lang, tag: &str) -> String {
    renderer.set(lang, written_label(renderer, lang, tag))
}

/// The same as HTML, in which words of other languages are marked.
#[must_use]
pub fn tag_label_html(renderer: &Renderer, lang: Lang, tag: &str) -> String {
    renderer.set_html(lang, written_label(renderer, lang, tag))
}

/// The label of a tag as kb.yaml has it.
fn written_label<'a>(renderer: &'a Renderer, lang: Lang, tag: &'a str) -> &'a str {
    let listed = renderer.site.config.tags.iter().find(|listed| listed.id == tag);
    listed.map_or(tag, |listed| &listed.label[lang])
}

/// The backlinks of an entry, with their sentences.
#[must_use]
pub fn used_by(renderer: &Renderer, route: &Route, backlink: &Backlink) -> UsedByView {
    UsedByView {
        link: link(renderer, route, backlink.from),
        sentence: sentence(renderer, route, backlink),
    }
}

/// The link to the backlinks that the page of an entry leaves out.
fn other_backlinks(page: PageContext<'_>, n_links: usize) -> Option<RestView> {
    let PageContext { renderer, route, id, .. } = page;
    let n = n_links.checked_sub(MAX_BACKLINKS).filter(|n| *n > 0)?;
    let page = parts::page(&renderer.site, route.lang, &LongList::Backlinks(id), 0);
    Some(RestView { href: renderer.href(&route.path, &page), n })
}

fn sentence(renderer: &Renderer, route: &Route, backlink: &Backlink) -> String {
    let text_lang = renderer.site.text_lang(backlink.from, route.lang);
    backlink
        .sentence
        .as_ref()
        .map_or_else(String::new, |sentence| renderer.set(text_lang, sentence))
}

fn overridden_by(renderer: &Renderer, route: &Route, id: EntryId) -> Vec<ExceptionView> {
    let why = |scenario: EntryId, nth: usize| {
        let text_lang = renderer.site.text_lang(scenario, route.lang);
        match &renderer.site.shown(scenario, text_lang)?.body {
            VariantBody::Scenario(scenario) => Some(scenario.exceptions.get(nth)?.1.as_str()),
            _ => None,
        }
    };
    let view = |Override { scenario, exception }: &Override| {
        let text_lang = renderer.site.text_lang(*scenario, route.lang);
        let why = why(*scenario, *exception).unwrap_or_default();
        ExceptionView {
            link: link(renderer, route, *scenario),
            why: renderer.set(text_lang, why),
            why_html: renderer.set_html(text_lang, why),
        }
    };
    let overrides = renderer.site.overrides[id].iter();
    overrides.filter(|by| renderer.site.is_listed(by.scenario, route.lang)).map(view).collect()
}

/// The day of the last change of the text that a page shows.
#[must_use]
pub(super) fn updated(page: PageContext<'_>) -> Option<DayView> {
    let day = page.site().updated(page.id, page.route.lang)?;
    Some(self::day(page.renderer, page.route.lang, day))
}

/// The notice of a text that readers should no longer rely on.
fn validity(page: PageContext<'_>) -> Option<ValidityView> {
    let state = match page.entry().status {
        Validity::Draft | Validity::Stable => return None,
        Validity::Deprecated => "deprecated",
        Validity::Withdrawn => "withdrawn",
    };
    let instead = page.site().links[page.id].instead;
    Some(ValidityView { state, instead: instead.map(|to| page.link(to)) })
}

/// The label of a translation by a machine.
fn generated(page: PageContext<'_>) -> Option<GeneratedView> {
    if page.text_lang == Lang::SOURCE {
        return None;
    }
    let lifecycle = page.entry().shown(page.text_lang)?.doc.lifecycle();
    let Generated { by, at } = lifecycle.generated.as_ref()?;
    Some(GeneratedView {
        by: by.clone(),
        at: at.map(|at| day(page.renderer, page.route.lang, at)),
        source_href: page.source_href(),
    })
}

/// What changed on a page, for readers.
#[must_use]
pub(super) fn changes(page: PageContext<'_>) -> Vec<RevisionView> {
    let PageContext { renderer, route, id, text_lang, .. } = page;
    let facts = page.entry().shown(text_lang).and_then(Variant::page).map(|page| &page.facts);
    let toc = facts.map(|facts| toc(page, facts)).unwrap_or_default();
    let view = |revision: &Revision| {
        let note = revision.note(&page.site().config, text_lang);
        let tag = || renderer.language(note.lang).tag.clone();
        let is_changed = |heading: &&TocView| revision.sections.contains(&heading.id);
        RevisionView {
            id: revision.anchor(),
            day: day(renderer, route.lang, revision.day),
            note: renderer.set(note.lang, note.text),
            lang: (note.lang != route.lang).then(tag),
            major: revision.weight == RevisionWeight::Major,
            sections: toc.iter().filter(is_changed).cloned().collect(),
        }
    };
    page.site().revisions[id].iter().map(view).collect()
}

/// A day, for readers.
pub(super) fn day(renderer: &Renderer, lang: Lang, day: Date) -> DayView {
    let long = date::long(&renderer.site.config.languages[lang], day);
    DayView { day: day.to_string(), long }
}

/// The last review, for readers.
#[must_use]
pub fn review(renderer: &Renderer, lang: Lang, review: &Review) -> ReviewView {
    let config = &renderer.site.config;
    let tag = &config.languages[lang];
    let is_done = review.on.is_some() && review.by.is_some();
    let kind = ReviewKind::find(&config.reviews, review.kind.as_ref().map(|(id, _)| id.as_str()));
    let words = kind.and_then(|kind| if is_done { kind.done.as_ref() } else { kind.none.as_ref() });
    ReviewView {
        state: if is_done { "done" } else { "none" },
        words: words.map(|words| renderer.set_shared(lang, &words[lang])),
        by: review.by.clone(),
        on: review.on.map(|date| date.to_string()),
        on_long: review.on.map(|day| date::long(tag, day)),
        next: review.due().map(|due| day(renderer, lang, due)),
    }
}
