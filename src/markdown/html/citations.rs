//! Notes that cite the sources of a page: references without a note get the source with their name as
//! a note, and a note with the name of a source ends with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::markdown::item::Item;
use crate::text::escape_html;

/// A source as a note shows it.
#[derive(Debug, Clone, Copy)]
pub struct CitationParts<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub href: Option<&'a str>,
    /// Its author.
    pub author: Option<&'a str>,
    /// The day of its version: ISO 8601, and in the language of the page.
    pub day: Option<[&'a str; 2]>,
}

/// The HTML of a source.
#[must_use]
pub fn html(parts: CitationParts<'_>) -> String {
    let mut out = match parts.href {
        Some(href) => {
            format!("<a href=\"{}\">{}</a>", escape_html(href), escape_html(parts.title))
        }
        None => escape_html(parts.title).into_owned(),
    };
    if let Some(author) = parts.author {
        let _ = write!(out, ", {}", escape_html(author));
    }
    if let Some([day, long]) = parts.day {
        let _ = write!(out, ", <time datetime=\"{day}\">{}</time>", escape_html(long));
    }
    out
}

/// Gives references to notes that are not defined the citation with their name, and makes those
/// without one text again.
pub(super) fn resolve<'p>(
    items: Vec<Item<'p>>,
    citations: &BTreeMap<String, String>,
) -> Vec<Item<'p>> {
    let mut defined: BTreeSet<String> = BTreeSet::new();
    let mut has_references = false;
    for item in &items {
        match item.event() {
            Some(Event::FootnoteReference(_)) => has_references = true,
            Some(Event::Start(Tag::FootnoteDefinition(name))) => {
                defined.insert(name.to_string());
            }
            _ => {}
        }
    }
    if !has_references && defined.is_empty() {
        return items;
    }
    let mut out: Vec<Item<'p>> = Vec::with_capacity(items.len() + 8);
    let mut cited: Vec<String> = Vec::new();
    let mut open: Option<&String> = None;
    for item in items {
        match item.event() {
            Some(Event::FootnoteReference(name)) if !defined.contains(&**name) => {
                let name = name.to_string();
                if !citations.contains_key(&name) {
                    push_text(&mut out, CowStr::from(format!("[^{name}]")));
                    continue;
                }
                if !cited.contains(&name) {
                    cited.push(name);
                }
            }
            Some(Event::Start(Tag::FootnoteDefinition(name))) => open = citations.get(&**name),
            Some(Event::End(TagEnd::FootnoteDefinition)) => {
                out.extend(open.take().into_iter().flat_map(|html| paragraph(html)));
            }
            Some(Event::Text(text)) => {
                push_text(&mut out, text.clone());
                continue;
            }
            _ => {}
        }
        out.push(item);
    }
    for name in cited {
        let html = &citations[&name];
        let start = Event::Start(Tag::FootnoteDefinition(CowStr::from(name)));
        out.push(Item::Event(start));
        out.extend(paragraph(html));
        out.push(Item::Event(Event::End(TagEnd::FootnoteDefinition)));
    }
    out
}

fn paragraph<'p>(html: &str) -> [Item<'p>; 3] {
    [
        Item::Event(Event::Start(Tag::Paragraph)),
        Item::Event(Event::InlineHtml(CowStr::from(html.to_owned()))),
        Item::Event(Event::End(TagEnd::Paragraph)),
    ]
}

/// Adds a text to the text before it, so that typography sees both.
fn push_text<'p>(out: &mut Vec<Item<'p>>, text: CowStr<'p>) {
    match out.last_mut() {
        Some(Item::Event(Event::Text(last))) => *last = CowStr::from(format!("{last}{text}")),
        _ => out.push(Item::Event(Event::Text(text))),
    }
}
