//! Lists of the whole site in the order of a language. Each is computed once, because many pages
//! show a part of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::lang::by_lang::Lang;
use crate::render::links::link;
use crate::render::{Renderer, status};
use crate::route::Route;
use crate::route::parts::{self, LongList};
use crate::site::by_entry::EntryId;
use crate::site::listing::{self, IndexItem, IndexPlace};
use crate::theme::Shared;
use crate::view::{LinkView, PartView, PartsView};

/// The lists of a language, each computed on first use.
#[derive(Default)]
pub(super) struct Listings {
    tagged: OnceLock<BTreeMap<String, Vec<EntryId>>>,
    index: OnceLock<Alphabet>,
    sections: OnceLock<Vec<Vec<EntryId>>>,
    printed: OnceLock<Vec<EntryId>>,
    reading: OnceLock<ReadingOrder>,
    waiting: OnceLock<Vec<EntryId>>,
}

/// The reading order of a language.
struct ReadingOrder {
    order: Vec<EntryId>,
    positions: BTreeMap<EntryId, usize>,
}

/// The alphabetical index of a language.
#[derive(Debug, Default)]
pub(super) struct Alphabet {
    /// All entries in order.
    pub(super) items: Vec<IndexItem>,
    /// Each letter with the position of its first entry.
    pub(super) letters: Vec<(String, usize)>,
}

/// The entries with each tag, by title.
pub(super) fn tagged(renderer: &Renderer, lang: Lang) -> &BTreeMap<String, Vec<EntryId>> {
    renderer.language(lang).listings.tagged.get_or_init(|| {
        let tagged = listing::tagged(&renderer.site, lang).into_iter();
        tagged.map(|(tag, ids)| (tag.to_owned(), by_title(renderer, lang, ids))).collect()
    })
}

/// Sorts entries by title with the collation of the language.
pub(super) fn by_title(renderer: &Renderer, lang: Lang, mut ids: Vec<EntryId>) -> Vec<EntryId> {
    let collator = &renderer.language(lang).collator;
    let title = |id: &EntryId| renderer.named(lang, *id).title.as_str();
    ids.sort_by(|a, b| collator.compare(title(a), title(b)));
    ids
}

/// The entries before and after an entry in reading order.
pub(super) fn neighbours(
    renderer: &Renderer,
    lang: Lang,
    id: EntryId,
) -> (Option<EntryId>, Option<EntryId>) {
    let reading = renderer.language(lang).listings.reading.get_or_init(|| {
        let order = listing::reading_order(&renderer.site, lang);
        let positions = order.iter().enumerate().map(|(nth, id)| (*id, nth)).collect();
        ReadingOrder { order, positions }
    });
    let Some(nth) = reading.positions.get(&id) else { return (None, None) };
    let previous = nth.checked_sub(1).and_then(|nth| reading.order.get(nth));
    (previous.copied(), reading.order.get(nth + 1).copied())
}

/// The entries of the map by section.
pub(super) fn sections(renderer: &Renderer, lang: Lang) -> &[Vec<EntryId>] {
    let sections = &renderer.language(lang).listings.sections;
    sections.get_or_init(|| listing::sections(&renderer.site, lang))
}

/// The entries of the print edition.
pub(super) fn printed(renderer: &Renderer, lang: Lang) -> &[EntryId] {
    renderer.language(lang).listings.printed.get_or_init(|| listing::printed(&renderer.site, lang))
}

/// All entries, longest outdated translation first.
pub(super) fn waiting(renderer: &Renderer, lang: Lang) -> &[EntryId] {
    renderer.language(lang).listings.waiting.get_or_init(|| {
        let rows = status::rows(&renderer.site, lang);
        rows.into_iter().filter_map(|row| row.entry).collect()
    })
}

/// The alphabetical index.
pub(super) fn alphabet(renderer: &Renderer, lang: Lang) -> &Alphabet {
    renderer.language(lang).listings.index.get_or_init(|| {
        let collator = &renderer.language(lang).collator;
        let items = listing::index_items(&renderer.site, lang).into_iter();
        let mut named: Vec<(Shared, IndexItem)> =
            items.map(|item| (index_title(renderer, lang, item), item)).collect();
        named.sort_by(|(a, _), (b, _)| collator.compare(a.as_str(), b.as_str()));
        let mut letters: Vec<(String, Vec<IndexItem>)> = Vec::new();
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for (title, item) in named {
            let letter = collator.heading(title.as_str());
            let number = *numbers.entry(letter.clone()).or_insert(letters.len());
            if number == letters.len() {
                letters.push((letter, Vec::new()));
            }
            letters[number].1.push(item);
        }
        let mut alphabet = Alphabet::default();
        for (letter, items) in letters {
            alphabet.letters.push((letter, alphabet.items.len()));
            alphabet.items.extend(items);
        }
        alphabet
    })
}

/// The text of an entry in the alphabetical index.
pub(super) fn index_title(renderer: &Renderer, lang: Lang, item: IndexItem) -> Shared {
    let site = &*renderer.site;
    let text_lang = site.text_lang(item.entry, lang);
    let set = |text: &str| Shared::from(renderer.set(text_lang, text));
    match item.place {
        IndexPlace::Page => renderer.named(lang, item.entry).title.clone(),
        IndexPlace::Term(nth) => set(&site.terms[text_lang][nth].term),
        IndexPlace::Heading(nth) => {
            let page = site.shown(item.entry, text_lang).and_then(|variant| variant.page());
            page.map_or_else(Shared::default, |page| set(&page.facts.section_headings()[nth].text))
        }
    }
}

/// How many links to parts a page has at most, besides those to the first and the last part.
const MAX_LINKS: usize = 15;

/// One part of a list.
#[derive(Clone, Copy)]
pub(super) struct ListPart<'a> {
    /// The list.
    pub(super) list: &'a LongList,
    /// How many entries the whole list has.
    pub(super) n_entries: usize,
    /// Which part, from 0.
    pub(super) nth: usize,
}

impl ListPart<'_> {
    /// The positions of its entries in the list.
    pub(super) fn entries(self) -> std::ops::Range<usize> {
        parts::entries(self.n_entries, self.nth)
    }

    /// The links to the other parts; `None` if there are none.
    pub(super) fn view(self, renderer: &Renderer, route: &Route) -> Option<PartsView> {
        let n_parts = parts::n_parts(self.n_entries);
        if n_parts == 1 {
            return None;
        }
        let href = |part: usize| {
            let path = parts::page(&renderer.site, route.lang, self.list, part);
            renderer.href(&route.path, &path)
        };
        let near = |part: &usize| part.abs_diff(self.nth) <= MAX_LINKS / 2;
        let shown = (0..n_parts).filter(|part| *part == 0 || *part + 1 == n_parts || near(part));
        let view = |part: usize| PartView {
            number: part + 1,
            href: href(part),
            current: part == self.nth,
        };
        Some(PartsView {
            parts: shown.map(view).collect(),
            previous: self.nth.checked_sub(1).map(href),
            next: Some(self.nth + 1).filter(|next| *next < n_parts).map(href),
        })
    }

    /// A title with the number of the part, except for the first part.
    pub(super) fn title(self, title: &Shared) -> Shared {
        match self.nth {
            0 => title.clone(),
            nth => format!("{} ({})", title.as_str(), nth + 1).into(),
        }
    }
}

/// Links to entries.
pub(super) fn links(renderer: &Renderer, route: &Route, ids: &[EntryId]) -> Vec<LinkView> {
    ids.iter().map(|id| link(renderer, route, *id)).collect()
}
