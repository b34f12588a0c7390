//! The data that the passes over inline text work on.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::markdown::item::{Item, Spanned};
use crate::markdown::raw::RawLinks;

/// The text that the items were parsed from.
pub(crate) struct InlineText<'a, 'p> {
    pub(crate) text: &'a str,
    /// Abbreviations and their long forms.
    pub(crate) abbreviations: &'p [(String, String)],
}

/// A piece of inline text, exactly as in the source.
pub(super) struct InlinePiece<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    /// Whether it is the text of a link or image.
    pub(super) in_link: bool,
}

impl<'a> InlinePiece<'a> {
    /// An item that replaces a part of it.
    pub(super) fn instead(&self, part: Range<usize>, text: &'a str) -> Spanned<'a> {
        let range = self.start + part.start..self.start + part.end;
        Spanned::event(Event::Text(CowStr::Borrowed(text)), range)
    }

    /// The item of a part of it.
    pub(super) fn text(&self, part: Range<usize>) -> Spanned<'a> {
        let text = Event::Text(CowStr::Borrowed(&self.text[part.clone()]));
        Spanned::event(text, self.start + part.start..self.start + part.end)
    }
}

/// Replaces texts by what `split` returns for them; code, raw HTML and entities are left alone.
pub(super) fn replace<'a>(
    items: Vec<Spanned<'a>>,
    source: &'a str,
    mut split: impl FnMut(&InlinePiece<'a>) -> Option<Vec<Spanned<'a>>>,
) -> Vec<Spanned<'a>> {
    let mut out = Vec::with_capacity(items.len() + 8);
    let (mut in_code, mut n_links) = (false, 0_usize);
    let mut raw_links = RawLinks::default();
    for spanned in items {
        raw_links.event(&spanned.item.as_event());
        match &spanned.item {
            Item::Event(Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)) => in_code = true,
            Item::Event(Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock)) => in_code = false,
            Item::Event(Event::Start(Tag::Link { .. } | Tag::Image { .. })) => n_links += 1,
            Item::Event(Event::End(TagEnd::Link | TagEnd::Image)) => {
                n_links = n_links.saturating_sub(1);
            }
            Item::Event(Event::Text(text)) if !in_code => {
                let slice = source.get(spanned.range.clone()).filter(|slice| *slice == &**text);
                let parts = slice.and_then(|text| {
                    let start = spanned.range.start;
                    let in_link = n_links > 0 || raw_links.is_inside();
                    split(&InlinePiece { text, start, in_link })
                });
                if let Some(parts) = parts {
                    out.extend(parts);
                    continue;
                }
            }
            _ => {}
        }
        out.push(spanned);
    }
    out
}
