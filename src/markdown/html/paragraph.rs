//! A paragraph of a text that is no page.

use pulldown_cmark::{CowStr, Event};

use crate::markdown::html::raw_html::HtmlPlace;
use crate::markdown::html::{HtmlInput, inline};
use crate::markdown::item::Item;
use crate::markdown::paragraph::END;
use crate::markdown::stream;

/// The content of a paragraph as HTML, with links and pictures. The text is the heading that
/// [`paragraph::heading`](crate::markdown::paragraph) makes of it.
#[must_use]
pub fn paragraph(input: &HtmlInput<'_>) -> String {
    let prepared = stream::prepare(input.text);
    let mut items = inline::items_of_heading(&prepared);
    for item in &mut items {
        // There are no notes that a reference could name.
        if let Item::Event(Event::FootnoteReference(name)) = item {
            *item = Item::Event(Event::Text(CowStr::from(format!("[^{name}]"))));
        }
    }
    if let Some(Item::Event(Event::Text(last))) = items.last_mut()
        && let Some(words) = last.strip_suffix(END)
    {
        *last = CowStr::from(words.to_owned());
    }
    inline::write(items, input, HtmlPlace::Text)
}
