//! Generated pages: glossary, tags, A–Z index, language selection and others.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::doc::glossary;
use crate::lang::by_lang::Lang;
use crate::names::slug::Slug;
use crate::render::context::PageContext;
use crate::render::frame::{self, Head};
use crate::render::links::link;
use crate::render::listings::{self, ListPart};
use crate::render::{Renderer, page, translations};
use crate::route::own;
use crate::route::parts::{self, LongList};
use crate::route::{self, Route};
use crate::site::by_entry::EntryId;
use crate::site::listing;
use crate::text::RelPath;
use crate::theme::Shared;
use crate::view::{EntryListView, GlossaryView, LetterView, ListView, TagView, TagsView, TermView};

/// The result of a template.
type TemplateResult = Result<Vec<u8>, Box<Diagnostic>>;

fn own<V: serde::Serialize>(
    renderer: &Renderer,
    route: &Route,
    template: &str,
    head: Head,
    view: &V,
) -> TemplateResult {
    let frame = frame::frame(renderer, route, head)?;
    renderer.template(route, template, &frame, view)
}

fn head(renderer: &Renderer, route: &Route, kind: &'static str) -> Head {
    Head {
        kind,
        title: renderer.word(route.lang, kind).into(),
        description: renderer.word(route.lang, &format!("{kind}-description")).into(),
        entry: None,
        noindex: false,
    }
}

/// A page with `noindex`, because its content is on other pages.
///
/// # Errors
/// When the template fails.
pub fn unlisted<V: serde::Serialize>(
    renderer: &Renderer,
    route: &Route,
    kind: &'static str,
    view: &V,
) -> TemplateResult {
    let head = Head { noindex: true, ..head(renderer, route, kind) };
    own(renderer, route, &format!("{kind}.html"), head, view)
}

/// A page with a part of a list; search engines leave out all but the first.
///
/// # Errors
/// When the template fails.
pub(super) fn part_of<V: serde::Serialize>(
    renderer: &Renderer,
    route: &Route,
    kind: &'static str,
    part: ListPart<'_>,
    view: &V,
) -> TemplateResult {
    let head = head(renderer, route, kind);
    let head = Head { title: part.title(&head.title), noindex: part.nth > 0, ..head };
    own(renderer, route, &format!("{kind}.html"), head, view)
}

/// The search page; its content is entirely in the theme.
///
/// # Errors
/// When the template fails.
pub fn search(renderer: &Renderer, route: &Route) -> TemplateResult {
    unlisted(renderer, route, "search", &ListView { links: Vec::new() })
}

/// The status of the translations, or a part of it for one language.
///
/// # Errors
/// When the template fails.
pub fn translations(renderer: &Renderer, route: &Route, nth: usize) -> TemplateResult {
    let n_entries = match route.lang {
        Lang::SOURCE => 0,
        lang => listings::waiting(renderer, lang).len(),
    };
    let part = ListPart { list: &LongList::Translations, n_entries, nth };
    let view = translations::view(renderer, route, part);
    part_of(renderer, route, "translations", part, &view)
}

/// The glossary.
///
/// # Errors
/// When the template fails.
pub fn glossary(renderer: &Renderer, route: &Route, id: EntryId) -> TemplateResult {
    let text_lang = renderer.site.text_lang(id, route.lang);
    let terms = terms(renderer, route, id);
    let letters = by_letter(renderer, text_lang, terms, |term| &term.term);
    let page = PageContext::new(renderer, route, id);
    let view = GlossaryView { letters, around: page::around(page) };
    page::render(page, "glossary.html", "glossary", &view)
}

/// The terms of the glossary as a route shows them, in alphabetical order.
#[must_use]
pub fn terms(renderer: &Renderer, route: &Route, id: EntryId) -> Vec<TermView> {
    let text_lang = renderer.site.text_lang(id, route.lang);
    let set = |text: &str| renderer.set(text_lang, text);
    // References are in the source; terms of a translation are in the same order.
    let source = renderer.site.terms.source();
    let page_of = |term: &str| {
        let (_, span) = source.iter().find(|known| known.id == term)?.page.as_ref()?;
        Some(link(renderer, route, renderer.site.reference(id, *span)?))
    };
    let node = renderer.site.entry(id).variants.source().as_ref();
    let former = node.and_then(|variant| variant.doc.node()).map(glossary::former);
    let former = former.unwrap_or_default();
    let former_of = |term: &str| {
        let of_term = former.iter().filter(|former| former.new.0 == term);
        of_term.map(|former| former.old.0.clone()).collect()
    };
    let terms = renderer.site.terms[text_lang].iter().map(|term| TermView {
        former: former_of(&term.id),
        id: term.id.clone(),
        term: set(&term.term),
        term_html: renderer.set_html(text_lang, &term.term),
        definition: set(&term.definition),
        definition_html: renderer.set_html(text_lang, &term.definition),
        synonyms: term.synonyms.iter().map(|word| set(word)).collect(),
        page: page_of(&term.id),
    });
    let mut terms: Vec<TermView> = terms.collect();
    sort(renderer, text_lang, &mut terms, |term| &term.term);
    terms
}

/// Sorts as the language orders words.
fn sort<T>(renderer: &Renderer, lang: Lang, items: &mut [T], word: impl Fn(&T) -> &str) {
    let collator = &renderer.language(lang).collator;
    items.sort_by(|a, b| collator.compare(word(a), word(b)));
}

/// Groups sorted entries by their index letter in the language.
fn by_letter<T>(
    renderer: &Renderer,
    lang: Lang,
    items: Vec<T>,
    word: impl Fn(&T) -> &str,
) -> Vec<LetterView<T>> {
    let collator = &renderer.language(lang).collator;
    let mut letters: Vec<LetterView<T>> = Vec::new();
    for item in items {
        let letter = collator.heading(word(&item));
        match letters.iter_mut().find(|view| view.letter == letter) {
            Some(view) => view.items.push(item),
            None => {
                let id = format!("kb--letter-{}", letters.len() + 1);
                letters.push(LetterView { letter, id, items: vec![item] });
            }
        }
    }
    letters
}

/// A tag with some of its entries.
fn tag_view(renderer: &Renderer, route: &Route, tag: &str, shown: &[EntryId]) -> TagView {
    TagView {
        id: Slug::of_text(tag),
        label: page::tag_label(renderer, route.lang, tag),
        label_html: page::tag_label_html(renderer, route.lang, tag),
        href: renderer.href(&route.path, &own::tag_page(&renderer.site, route.lang, tag)),
        n_entries: listings::tagged(renderer, route.lang).get(tag).map_or(0, Vec::len),
        entries: listings::links(renderer, route, shown),
        parts: None,
    }
}

/// A part of the pages with a tag.
///
/// # Errors
/// When the template fails.
pub fn tag(renderer: &Renderer, route: &Route, tag: &str, nth: usize) -> TemplateResult {
    let tagged = listings::tagged(renderer, route.lang).get(tag).map_or(&[][..], Vec::as_slice);
    let list = LongList::Tag(tag.to_owned());
    let part = ListPart { list: &list, n_entries: tagged.len(), nth };
    let view = TagView {
        parts: part.view(renderer, route),
        ..tag_view(renderer, route, tag, &tagged[part.entries()])
    };
    let title = part.title(&view.label.as_str().into());
    let head = Head { title, noindex: nth > 0, ..head(renderer, route, "tag") };
    own(renderer, route, "tag.html", head, &view)
}

/// A part of all tags, each with its entries if these are not too many.
///
/// # Errors
/// When the template fails.
pub fn tags(renderer: &Renderer, route: &Route, nth: usize) -> TemplateResult {
    let tagged = listings::tagged(renderer, route.lang);
    let shows_tagged = parts::shows_tagged(tagged.values());
    let view = |tag: &str| {
        let shown = tagged.get(tag).filter(|_| shows_tagged).map_or(&[][..], Vec::as_slice);
        tag_view(renderer, route, tag, shown)
    };
    let mut tags: Vec<TagView> =
        route::tags(&renderer.site, route.lang).into_iter().map(view).collect();
    sort(renderer, route.lang, &mut tags, |tag| &tag.label);
    let part = ListPart { list: &LongList::Tags, n_entries: tags.len(), nth };
    let tags = tags.drain(part.entries()).collect();
    let view = TagsView { tags, parts: part.view(renderer, route) };
    part_of(renderer, route, "tags", part, &view)
}

/// A further part of the list of a folder.
///
/// # Errors
/// When the template fails.
pub fn children(renderer: &Renderer, route: &Route, id: EntryId, nth: usize) -> TemplateResult {
    let children = listing::children(&renderer.site, id, route.lang);
    let list = LongList::Children(id);
    let part = ListPart { list: &list, n_entries: children.len(), nth };
    let view = EntryListView {
        page: link(renderer, route, id),
        children: listings::links(renderer, route, &children[part.entries()]),
        used_by: Vec::new(),
        parts: part.view(renderer, route),
    };
    of_entry(renderer, route, part, &view)
}

/// A part of the backlinks of an entry.
///
/// # Errors
/// When the template fails.
pub fn backlinks(renderer: &Renderer, route: &Route, id: EntryId, nth: usize) -> TemplateResult {
    let used_by = listing::backlinks(&renderer.site, id, route.lang);
    let list = LongList::Backlinks(id);
    let part = ListPart { list: &list, n_entries: used_by.len(), nth };
    let shown = used_by[part.entries()].iter();
    let view = EntryListView {
        page: link(renderer, route, id),
        children: Vec::new(),
        used_by: shown.map(|backlink| page::used_by(renderer, route, backlink)).collect(),
        parts: part.view(renderer, route),
    };
    of_entry(renderer, route, part, &view)
}

/// A page with a list that belongs to an entry, under the entry's title.
fn of_entry(
    renderer: &Renderer,
    route: &Route,
    part: ListPart<'_>,
    view: &EntryListView,
) -> TemplateResult {
    let head = Head {
        kind: "list",
        title: part.title(&view.page.title),
        description: Shared::default(),
        entry: None,
        noindex: true,
    };
    own(renderer, route, "list.html", head, view)
}

/// How many sections the page for a missing page offers.
const MAX_SECTIONS: usize = 40;

/// The 404 page.
///
/// # Errors
/// When the template fails.
pub fn not_found(renderer: &Renderer, route: &Route) -> TemplateResult {
    let sections = renderer.language(route.lang).nav.outline.list(None).iter().take(MAX_SECTIONS);
    let view = ListView { links: sections.map(|id| link(renderer, route, *id)).collect() };
    let head = Head { noindex: true, ..head(renderer, route, "not-found") };
    let mut frame = frame::frame(renderer, route, head)?;
    frame.canonical = None;
    renderer.template(route, "not-found.html", &frame, &view)
}

/// The language selection.
///
/// # Errors
/// When the template fails.
pub fn root(renderer: &Renderer, route: &Route) -> TemplateResult {
    let site = &*renderer.site;
    let head = Head {
        kind: "root",
        title: renderer.language(Lang::SOURCE).site.title.clone(),
        description: renderer.language(Lang::SOURCE).site.description.clone(),
        entry: None,
        noindex: false,
    };
    let mut frame = frame::frame(renderer, route, head)?;
    frame.alternates = site
        .tree
        .home
        .map(|id| {
            let route = Route { path: site.path(id, Lang::SOURCE).clone(), ..route.clone() };
            frame::alternates(renderer, &route, Some(id))
        })
        .unwrap_or_default();
    renderer.template(route, "root.html", &frame, &ListView { links: Vec::new() })
}

/// The redirect from a former URL.
///
/// # Errors
/// When the template fails.
pub fn redirect(renderer: &Renderer, route: &Route, to: &RelPath) -> TemplateResult {
    let href = renderer.href(&route.path, to);
    let title = renderer.word(route.lang, "redirect");
    let frame = BTreeMap::from([
        ("lang", renderer.language(route.lang).tag.clone()),
        ("dir", renderer.language(route.lang).dir.to_owned()),
        ("href", href),
        ("title", title),
        ("canonical", renderer.absolute(to).unwrap_or_default()),
        ("script", renderer.asset(&route.path, "redirect.js").unwrap_or_default()),
    ]);
    renderer.template(route, "redirect.html", &frame, &())
}
