//! A paragraph of a text that is no page.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};

use crate::markdown::html::{HtmlInput, HtmlWriter, raw_html};
use crate::markdown::item::{Item, Spanned};
use crate::markdown::paragraph::END;
use crate::markdown::{stream, typeset};

/// The content of a paragraph as HTML, with links and pictures. The text is the heading that
/// [`paragraph::heading`](crate::markdown::paragraph) makes of it.
#[must_use]
pub fn paragraph(input: &HtmlInput<'_>) -> String {
    let prepared = stream::prepare(input.text);
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut is_inside = false;
    for Spanned { item, .. } in prepared.parse().items {
        match item {
            Item::Event(Event::Start(Tag::Heading { .. })) => is_inside = true,
            Item::Event(Event::End(TagEnd::Heading(_))) => break,
            // There are no notes that a reference could name.
            Item::Event(Event::FootnoteReference(name)) => {
                items.push(Item::Event(Event::Text(CowStr::from(format!("[^{name}]")))));
            }
            item if is_inside => items.push(item),
            _ => {}
        }
    }
    if let Some(Item::Event(Event::Text(last))) = items.last_mut()
        && let Some(words) = last.strip_suffix(END)
    {
        *last = CowStr::from(words.to_owned());
    }
    raw_html::rewrite(&mut items, input, raw_html::HtmlPlace::Text);
    typeset::items(&mut items, *input.typography);
    let body = HtmlWriter::new(input).write(items).body;
    let mut out = String::new();
    html::push_html(&mut out, body.into_events().into_iter());
    out.trim().to_owned()
}
