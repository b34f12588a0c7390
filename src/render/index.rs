//! The alphabetical index.

use crate::diag::Diagnostic;
use crate::render::links::link;
use crate::render::listings::{self, Alphabet, ListPart};
use crate::render::{Renderer, lists};
use crate::route::Route;
use crate::route::parts::{self, LongList};
use crate::site::listing::{IndexItem, IndexPlace};
use crate::theme::Shared;
use crate::view::{AtoZView, LetterLinkView, LetterView, LinkView};

/// A part of the titles, headings and terms in alphabetical order, with links to all letters.
///
/// # Errors
/// When the template fails.
pub fn a_to_z(renderer: &Renderer, route: &Route, nth: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    let alphabet = listings::alphabet(renderer, route.lang);
    let part = ListPart { list: &LongList::AToZ, n_entries: alphabet.items.len(), nth };
    let view = AtoZView {
        letters: letters(renderer, route, alphabet, part),
        index: (0..alphabet.letters.len())
            .map(|letter| letter_link(renderer, route, alphabet, letter))
            .collect(),
        parts: part.view(renderer, route),
    };
    lists::part_of(renderer, route, "a-z", part, &view)
}

/// The id of a letter on the page with its first entry, and on the following pages with more of its
/// entries.
fn letter_id(letter: usize) -> String {
    format!("kb--letter-{}", letter + 1)
}

/// The letters that have entries in a part.
fn letters(
    renderer: &Renderer,
    route: &Route,
    alphabet: &Alphabet,
    part: ListPart<'_>,
) -> Vec<LetterView<LinkView>> {
    let shown = part.entries();
    let ends = alphabet.letters.iter().skip(1).map(|(_, start)| *start);
    let ends = ends.chain([alphabet.items.len()]);
    let letters = alphabet.letters.iter().zip(ends).enumerate();
    let letters = letters.map(|(nth, ((letter, start), end))| {
        let items = (*start).max(shown.start)..end.min(shown.end);
        let items = alphabet.items.get(items).unwrap_or_default();
        LetterView {
            letter: letter.clone(),
            id: letter_id(nth),
            items: items.iter().map(|item| item_link(renderer, route, *item)).collect(),
        }
    });
    letters.filter(|letter| !letter.items.is_empty()).collect()
}

fn letter_link(
    renderer: &Renderer,
    route: &Route,
    alphabet: &Alphabet,
    nth: usize,
) -> LetterLinkView {
    let (letter, start) = &alphabet.letters[nth];
    let part = parts::part_of(alphabet.items.len(), *start);
    let page = parts::page(&renderer.site, route.lang, &LongList::AToZ, part);
    let address = match page == route.path {
        true => String::new(),
        false => renderer.href(&route.path, &page),
    };
    LetterLinkView { letter: letter.clone(), href: format!("{address}#{}", letter_id(nth)) }
}

fn item_link(renderer: &Renderer, route: &Route, item: IndexItem) -> LinkView {
    let page = link(renderer, route, item.entry);
    let site = &*renderer.site;
    let lang = site.text_lang(item.entry, route.lang);
    let anchor = match item.place {
        IndexPlace::Page => return LinkView { description: Shared::default(), ..page },
        IndexPlace::Term(nth) => site.terms[lang][nth].id.clone(),
        IndexPlace::Heading(nth) => {
            let words = site.shown(item.entry, lang).and_then(|variant| variant.page());
            words.map_or_else(String::new, |page| page.facts.section_headings()[nth].id.to_string())
        }
    };
    LinkView {
        href: format!("{}#{anchor}", page.href),
        title: listings::index_title(renderer, route.lang, item),
        description: page.title.clone(),
        is_ui: false,
        ..page
    }
}
