//! Raw HTML among the items of a text.

use pulldown_cmark::{CowStr, Event, TagEnd};

use crate::markdown::html::IdScheme;
use crate::markdown::item::Item;
use crate::markdown::raw::{self, Reader};

/// Replaces raw HTML by the serialized allowed tags and escaped text.
pub(super) fn rewrite(items: &mut [Item<'_>], ids: IdScheme<'_>) {
    let is_raw =
        |item: &Item<'_>| matches!(item, Item::Event(Event::Html(_) | Event::InlineHtml(_)));
    if !items.iter().any(is_raw) {
        return;
    }
    let mut reader = Reader::default();
    // The text of each piece, and the item that it takes the place of.
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut block = String::new();
    for (nth, item) in items.iter_mut().enumerate() {
        reader.event(&item.as_event());
        if let Item::Event(Event::Html(html) | Event::InlineHtml(html)) = item {
            block.push_str(html);
            *item = Item::Event(Event::Html(CowStr::Borrowed("")));
        }
        if reader.n_pieces() > pieces.len() {
            pieces.push((nth, std::mem::take(&mut block)));
        }
    }
    for ((nth, piece), parts) in pieces.iter().zip(reader.finish()) {
        let html = CowStr::from(raw::html(piece, &parts, |id| ids.published(id)));
        items[*nth] = Item::Event(match &items[*nth] {
            Item::Event(Event::End(TagEnd::HtmlBlock)) => Event::Html(html),
            _ => Event::InlineHtml(html),
        });
    }
}
