//! Atom feeds (RFC 4287): of the changes of a language, and of those of a page.
//!
//! All days come from authors or from git; an entry without a day is in no feed.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::doc::changes::RevisionWeight;
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::render::Renderer;
use crate::render::links::link;
use crate::route::{self, Route, What, own};
use crate::site::Site;
use crate::site::by_entry::EntryId;
use crate::site::revision::Revision;
use crate::text::escape_xml;

/// The most entries of a feed.
const MAX_IN_FEED: usize = 50;

/// An entry of a feed.
struct FeedEntry<'a> {
    day: Date,
    id: EntryId,
    /// What changed; `None` if only the day is known.
    revision: Option<&'a Revision>,
}

/// What a feed is about.
struct Subject {
    title: String,
    /// Identifies the feed.
    id: String,
    /// The page that it belongs to.
    page: String,
    /// The feed itself.
    own: String,
}

/// The feed of a language: what changed on its pages, the newest first.
#[must_use]
pub(super) fn of_language(renderer: &Renderer, route: &Route) -> String {
    let (site, lang) = (&*renderer.site, route.lang);
    let mut items: Vec<FeedEntry<'_>> =
        route::translated(site, lang).flat_map(|id| revisions(site, id)).collect();
    items.retain(|item| item.revision.is_some_and(|it| it.weight != RevisionWeight::Minor));
    // A day that a note tells about is listed with the note.
    let is_untold = |day: Date, id: EntryId| site.revisions[id].iter().all(|it| it.day < day);
    let dated = route::dated(site, lang).filter(|(day, id)| is_untold(*day, *id));
    items.extend(dated.map(|(day, id)| FeedEntry { day, id, revision: None }));
    items.sort_by_key(|item| (Reverse(item.day), item.id));
    let home = renderer.absolute(&own::home(site, lang)).unwrap_or_default();
    let subject = Subject {
        title: renderer.set(lang, &site.config.title[lang]),
        id: home.clone(),
        page: home,
        own: renderer.absolute(&route.path).unwrap_or_default(),
    };
    feed(renderer, lang, &subject, &items)
}

/// The feed of the changes of a page.
#[must_use]
pub(super) fn of_page(renderer: &Renderer, route: &Route, id: EntryId) -> String {
    let site = &*renderer.site;
    let items: Vec<FeedEntry<'_>> = revisions(site, id).collect();
    let own = renderer.absolute(&route.path).unwrap_or_default();
    let site_title = renderer.set(route.lang, &site.config.title[route.lang]);
    let subject = Subject {
        title: format!("{} – {site_title}", renderer.named(route.lang, id).title.as_str()),
        id: own.clone(),
        page: renderer.absolute(site.path(id, route.lang)).unwrap_or_default(),
        own,
    };
    feed(renderer, route.lang, &subject, &items)
}

fn revisions(site: &Site, id: EntryId) -> impl Iterator<Item = FeedEntry<'_>> {
    let revisions = site.revisions[id].iter();
    revisions.map(move |revision| FeedEntry { day: revision.day, id, revision: Some(revision) })
}

fn feed(renderer: &Renderer, lang: Lang, subject: &Subject, items: &[FeedEntry<'_>]) -> String {
    let Subject { title, id, page, own } = subject;
    let items = &items[..items.len().min(MAX_IN_FEED)];
    let newest = items.first().map(|item| updated(item.day)).unwrap_or_default();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n<title>{title}</title>\n<id>{id}</id>\n<link rel=\"alternate\" href=\"{page}\"/>\n<link rel=\"self\" href=\"{own}\"/>\n{newest}\n<author><name>{author}</name></author>\n",
        tag = renderer.language(lang).tag,
        title = escape_xml(title),
        id = escape_xml(id),
        page = escape_xml(page),
        own = escape_xml(own),
        author = escape_xml(&renderer.set(lang, &renderer.site.config.title[lang])),
    );
    for item in items {
        entry(renderer, lang, item, &mut out);
    }
    out.push_str("</feed>\n");
    out
}

fn updated(day: Date) -> String {
    format!("<updated>{day}T00:00:00Z</updated>")
}

fn entry(renderer: &Renderer, lang: Lang, item: &FeedEntry<'_>, out: &mut String) {
    let site = &*renderer.site;
    let path = site.path(item.id, lang).clone();
    let mut url = renderer.absolute(&path).unwrap_or_default();
    let view = link(renderer, &Route { path, lang, what: What::Entry(item.id) }, item.id);
    let mut summary = format!(
        "<summary>{}</summary>",
        escape_xml(renderer.named(lang, item.id).description.as_str())
    );
    if let Some(revision) = item.revision {
        let _ = write!(url, "#{}", revision.anchor());
        let note = revision.note(&site.config, lang);
        let tag = &renderer.language(note.lang).tag;
        let text = renderer.set(note.lang, note.text);
        let own = if note.lang == lang { String::new() } else { format!(" xml:lang=\"{tag}\"") };
        summary = format!("<summary{own}>{}</summary>", escape_xml(&text));
    }
    let _ = writeln!(
        out,
        "<entry><title>{title}</title><id>{url}</id><link href=\"{url}\"/>{updated}{summary}</entry>",
        title = escape_xml(view.title.as_str()),
        url = escape_xml(&url),
        updated = updated(item.day),
    );
}
