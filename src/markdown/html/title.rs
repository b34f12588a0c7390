//! The heading that is the title of a page, with its inline markup.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag, TagEnd, html};

use crate::markdown::html::{HtmlInput, HtmlWriter, IdScheme, raw_html};
use crate::markdown::item::{Item, Spanned};
use crate::markdown::{stream, typeset};

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
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut is_inside = false;
    for Spanned { item, .. } in prepared.parse().items {
        match item {
            Item::Event(Event::Start(Tag::Heading { .. })) => is_inside = true,
            Item::Event(Event::End(TagEnd::Heading(_))) => break,
            item if is_inside && !is_left_out(&item) => items.push(item),
            _ => {}
        }
    }
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
    raw_html::rewrite(&mut items, &input, raw_html::HtmlPlace::Title);
    typeset::items(&mut items, *page.typography);
    let body = HtmlWriter::new(&input).write(items).body;
    let mut out = String::new();
    html::push_html(&mut out, body.into_events().into_iter());
    Some(out.trim().to_owned())
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
