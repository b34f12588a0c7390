//! The content of a heading as HTML without the heading around it: titles, and texts that are no page.

use pulldown_cmark::{Event, Tag, TagEnd, html};

use crate::markdown::html::raw_html::HtmlPlace;
use crate::markdown::html::{HtmlInput, HtmlWriter, raw_html};
use crate::markdown::item::{Item, Spanned};
use crate::markdown::stream::Prepared;
use crate::markdown::typeset;

/// The items in the first heading of a text.
pub(super) fn items_of_heading<'p>(prepared: &'p Prepared<'_>) -> Vec<Item<'p>> {
    let mut items = Vec::new();
    let mut is_inside = false;
    for Spanned { item, .. } in prepared.parse().items {
        match item {
            Item::Event(Event::Start(Tag::Heading { .. })) => is_inside = true,
            Item::Event(Event::End(TagEnd::Heading(_))) => break,
            item if is_inside => items.push(item),
            _ => {}
        }
    }
    items
}

/// Inline items as HTML, with the policy and typography of the input.
pub(super) fn write(mut items: Vec<Item<'_>>, input: &HtmlInput<'_>, place: HtmlPlace) -> String {
    raw_html::rewrite(&mut items, input, place);
    typeset::items(&mut items, *input.typography);
    let body = HtmlWriter::new(input).write(items).body;
    let mut out = String::new();
    html::push_html(&mut out, body.into_events().into_iter());
    out.trim().to_owned()
}
