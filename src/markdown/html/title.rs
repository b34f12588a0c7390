//! The heading that is the title of a page, with its inline markup.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::html::raw_html::HtmlPlace;
use crate::markdown::html::{HtmlInput, IdScheme, inline};
use crate::markdown::item::Item;
use crate::markdown::stream;

/// A heading without any of these characters has no markup.
const MARKUP: [char; 11] = ['*', '_', '`', '<', '&', '\\', '~', '[', '$', ':', '='];

/// The content of the heading in `text` as HTML, with the typography, words and policy of the page; `None` where it
/// has no markup.
///
/// Links are left out, because a title is used inside links, and pictures are shown as their text.
#[must_use]
pub fn title(text: &str, page: &HtmlInput<'_>) -> Option<String> {
    if !text.contains(MARKUP) {
        return None;
    }
    let prepared = stream::prepare(text);
    let mut items = inline::items_of_heading(&prepared);
    items.retain(|item| !is_left_out(item));
    let input = HtmlInput {
        text,
        headings: &[],
        title_heading: false,
        links: &[],
        html_links: &[],
        terms: None,
        embeds: BTreeMap::new(),
        citations: BTreeMap::new(),
        after_heading: BTreeMap::new(),
        before_heading: BTreeMap::new(),
        further_ids: BTreeMap::new(),
        hidden: BTreeSet::new(),
        ids: IdScheme::default(),
        ..*page
    };
    Some(inline::write(items, &input, HtmlPlace::Title))
}

fn is_left_out(item: &Item<'_>) -> bool {
    matches!(
        item,
        Item::Event(
            Event::Start(Tag::Link { .. } | Tag::Image { .. })
                | Event::End(TagEnd::Link | TagEnd::Image)
                | Event::FootnoteReference(_)
        )
    )
}
