//! Raw HTML among the items of a text.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::markdown::HtmlPolicy;
use crate::markdown::html::HtmlInput;
use crate::markdown::item::Item;
use crate::markdown::raw::{self, PublishedNames, RawReader, ResolvedUrl};

/// The place of raw HTML in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlPlace {
    Text,
    Title,
}

/// Replaces raw HTML by what is published: with [`HtmlPolicy::Safe`] the serialized allowed tags
/// and escaped text, with [`HtmlPolicy::Trusted`] the text unchanged. In both cases its addresses
/// become those of the input, which are in the order of the facts.
///
/// The HTML of a title is used inside links, so it has no links.
pub(super) fn rewrite(items: &mut [Item<'_>], input: &HtmlInput<'_>, place: HtmlPlace) {
    let is_raw =
        |item: &Item<'_>| matches!(item, Item::Event(Event::Html(_) | Event::InlineHtml(_)));
    let is_unchanged = input.policy == HtmlPolicy::Trusted && input.html_links.is_empty();
    if is_unchanged || !items.iter().any(is_raw) {
        return;
    }
    let published_id = |id: &str| input.ids.published(id);
    let in_link = place == HtmlPlace::Title;
    let links: Vec<ResolvedUrl<'_>> = input
        .html_links
        .iter()
        .map(|link| ResolvedUrl { href: &link.href, size: link.size })
        .collect();
    let is_rtl = input.is_rtl;
    let mut published = PublishedNames { id: &published_id, links: links.iter(), in_link, is_rtl };
    match input.policy {
        HtmlPolicy::Safe => {
            let mut reader = RawReader::default();
            for item in items.iter() {
                reader.event(&item.as_event());
            }
            let pieces = take_pieces(items);
            for (piece, parts) in pieces.into_iter().zip(reader.finish()) {
                let html = raw::html(&piece.html, &parts, &mut published);
                items[piece.nth] = piece.replaced(html);
            }
        }
        HtmlPolicy::Trusted => {
            for piece in take_pieces(items) {
                let html = raw::with_addresses(&piece.html, &mut published);
                items[piece.nth] = piece.replaced(html);
            }
        }
    }
}

/// A piece of raw HTML: a block, or a tag in a line of text.
struct HtmlPiece {
    html: String,
    /// The item that is replaced.
    nth: usize,
    is_block: bool,
}

impl HtmlPiece {
    fn replaced(&self, html: String) -> Item<'static> {
        Item::Event(match self.is_block {
            true => Event::Html(CowStr::from(html)),
            false => Event::InlineHtml(CowStr::from(html)),
        })
    }
}

/// The pieces in order. Their items become empty; the item at the end of a block is replaced.
fn take_pieces(items: &mut [Item<'_>]) -> Vec<HtmlPiece> {
    let mut pieces = Vec::new();
    let mut block: Option<String> = None;
    for (nth, item) in items.iter_mut().enumerate() {
        let Item::Event(event) = item else { continue };
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                let block = block.take().map(|html| HtmlPiece { html, nth, is_block: true });
                pieces.extend(block);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                match &mut block {
                    Some(block) => block.push_str(html),
                    None => pieces.push(HtmlPiece { html: html.to_string(), nth, is_block: false }),
                }
                *event = Event::Html(CowStr::Borrowed(""));
            }
            _ => {}
        }
    }
    pieces
}
