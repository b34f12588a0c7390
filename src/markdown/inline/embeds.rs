//! Embedded pages: `![[page]]` and `![[page#Section]]`.
//!
//! The library reads them as pictures. They become links here, so that every walk treats them as
//! links to pages; one that is a paragraph by itself is marked, and its target is shown in its place.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::inline::piece::InlineText;
use crate::markdown::item::{Element, Item, Spanned};

/// The extensions of pages.
const PAGES: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

/// The longest extension of a picture.
const MAX_EXTENSION: usize = 5;

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    text.text.contains("![[")
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    let text = text.text;
    let items = as_links(items);
    let mut out = Vec::with_capacity(items.len());
    let mut nth = 0;
    while let Some(spanned) = items.get(nth) {
        let is_paragraph = spanned.item == Item::Event(Event::Start(Tag::Paragraph));
        let len = if is_paragraph { only_embeds(&items[nth + 1..], text) } else { None };
        match len {
            Some(len) => {
                blocks(&items[nth + 1..nth + 1 + len], text, &mut out);
                nth += len + 2;
            }
            None => {
                out.push(spanned.clone());
                nth += 1;
            }
        }
    }
    out
}

/// Replaces the pictures that name pages by links, except inside other links.
fn as_links(items: Vec<Spanned<'_>>) -> Vec<Spanned<'_>> {
    let mut out = Vec::with_capacity(items.len());
    // Whether each open link or picture is a picture that became a link.
    let mut open: Vec<bool> = Vec::new();
    for Spanned { item, range } in items {
        let event = match item {
            Item::Event(Event::Start(Tag::Image { link_type, dest_url, title, id })) => {
                let is_page = matches!(link_type, LinkType::WikiLink { .. }) && is_page(&dest_url);
                let is_link = is_page && open.is_empty();
                open.push(is_link);
                Event::Start(match is_link {
                    true => Tag::Link { link_type, dest_url, title, id },
                    false => Tag::Image { link_type, dest_url, title, id },
                })
            }
            Item::Event(event @ Event::Start(Tag::Link { .. })) => {
                open.push(false);
                event
            }
            Item::Event(Event::End(end @ (TagEnd::Link | TagEnd::Image))) => {
                let is_link = open.pop() == Some(true);
                Event::End(if is_link { TagEnd::Link } else { end })
            }
            item => {
                out.push(Spanned { item, range });
                continue;
            }
        };
        out.push(Spanned::event(event, range));
    }
    out
}

/// Whether the destination of `![[…]]` is a page: it has no extension, or that of a page.
fn is_page(dest: &str) -> bool {
    let name = dest.split('#').next().unwrap_or_default().trim_end_matches('\\').trim();
    let file = name.rsplit('/').next().unwrap_or(name);
    let is_extension = |text: &str| {
        let is_word = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_word && text.len() <= MAX_EXTENSION && text.bytes().any(|it| it.is_ascii_alphabetic())
    };
    let is_file = file.rsplit_once('.').is_some_and(|(_, extension)| {
        is_extension(extension) && !PAGES.contains(&&*extension.to_ascii_lowercase())
    });
    !dest.trim().is_empty() && !is_file && !name.contains("://")
}

/// Whether the items up to the end of a paragraph are embedded pages: how many items that are.
fn only_embeds(items: &[Spanned<'_>], text: &str) -> Option<usize> {
    let (mut in_link, mut has_embed) = (false, false);
    for (nth, spanned) in items.iter().enumerate() {
        match &spanned.item {
            Item::Event(Event::End(TagEnd::Paragraph)) => return has_embed.then_some(nth),
            _ if is_embed(spanned, text) => (in_link, has_embed) = (true, true),
            Item::Event(Event::End(TagEnd::Link)) => in_link = false,
            Item::Event(Event::SoftBreak | Event::HardBreak) => {}
            Item::Event(Event::Text(text)) if in_link || text.trim().is_empty() => {}
            _ if !in_link => return None,
            _ => {}
        }
    }
    None
}

/// Whether an item begins a picture that became a link.
fn is_embed(Spanned { item, range }: &Spanned<'_>, text: &str) -> bool {
    let is_link = matches!(
        item,
        Item::Event(Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }))
    );
    is_link && text.get(range.start..).is_some_and(|text| text.starts_with('!'))
}

/// Adds each link of a paragraph as a block.
fn blocks<'a>(items: &[Spanned<'a>], text: &str, out: &mut Vec<Spanned<'a>>) {
    let mut in_link = false;
    for spanned in items {
        if is_embed(spanned, text) {
            in_link = true;
            out.push(Spanned::start(Element::Embed, spanned.range.clone()));
        }
        if in_link {
            out.push(spanned.clone());
        }
        if spanned.item == Item::Event(Event::End(TagEnd::Link)) {
            in_link = false;
            out.push(Spanned::end(Element::Embed, spanned.range.clone()));
        }
    }
}
