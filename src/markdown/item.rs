//! The items of a Markdown text: the events of the library, and the elements that kb adds to
//! `CommonMark`.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Tag};

use crate::markdown::callout::Callout;

/// A step of a walk over a Markdown text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item<'a> {
    /// A part of `CommonMark`, as the library parses it.
    Event(Event<'a>),
    /// The start of an element of kb.
    Start(Element),
    /// The end of an element of kb.
    End(Element),
}

/// An element that kb adds to `CommonMark`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    /// A note, tip, warning or other box.
    Callout(Callout),
    /// The title of a callout or tab, a line of text.
    Title,
    /// A group of tabs.
    Tabs(Tabs),
    /// One tab of a group.
    Tab {
        /// Whether its title follows.
        has_title: bool,
    },
    /// A container of which only the content is shown, with the type that the author wrote if it is
    /// not a type of kb.
    Group(Option<Arc<str>>),
    /// Around the only link of a paragraph, whose target is shown in its place: `![[page]]`.
    Embed,
    /// Around a picture with a size.
    Size(PictureSize),
    /// Highlighted text.
    Mark,
    /// An abbreviation with its long form.
    Abbreviation(Arc<str>),
    /// Words of another language, with its tag as the author wrote it.
    Foreign(Arc<str>),
}

/// The size of a picture that its author requests, in CSS pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PictureSize {
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
}

impl PictureSize {
    /// The size in HTML: the requested one, in the proportions of the picture if its width and
    /// height are known. If both are requested, the width counts, because pictures are never
    /// distorted and their place on the page is reserved.
    pub(crate) fn in_proportion(self, own: Option<(u32, u32)>) -> PictureSize {
        let scaled = |n: u32, of: u32, to: u32| {
            let scaled = u64::from(n) * u64::from(to) / u64::from(of.max(1));
            u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
        };
        let Some((own_width, own_height)) = own else { return self };
        let (width, height) = match (self.width, self.height) {
            (None, None) => (own_width, own_height),
            (Some(width), _) => (width, scaled(own_height, own_width, width)),
            (None, Some(height)) => (scaled(own_width, own_height, height), height),
        };
        PictureSize { width: Some(width), height: Some(height) }
    }
}

/// The source of the tabs of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tabs {
    /// The tabs that the group contains.
    Tabs,
    /// Each block of code that has a label.
    Code,
}

impl<'a> Item<'a> {
    /// The part of `CommonMark`, if it is one.
    pub(crate) fn event(&self) -> Option<&Event<'a>> {
        match self {
            Item::Event(event) => Some(event),
            Item::Start(_) | Item::End(_) => None,
        }
    }
}

impl<'a> Item<'a> {
    /// The item for a walk that needs only the outline of the text: a box is a quote, a title is a
    /// paragraph, and inline elements are emphasis.
    pub(crate) fn as_event(&self) -> Cow<'_, Event<'a>> {
        let of = |element: &Element| match element {
            Element::Size(_) | Element::Mark | Element::Abbreviation(_) | Element::Foreign(_) => {
                Tag::Emphasis
            }
            Element::Title | Element::Embed => Tag::Paragraph,
            Element::Callout(_) | Element::Tabs(_) | Element::Tab { .. } | Element::Group(_) => {
                Tag::BlockQuote(None)
            }
        };
        match self {
            Item::Event(event) => Cow::Borrowed(event),
            Item::Start(element) => Cow::Owned(Event::Start(of(element))),
            Item::End(element) => Cow::Owned(Event::End(of(element).to_end())),
        }
    }
}

impl Element {
    /// Whether words before and after the markup can be one word.
    pub(crate) fn is_inline(&self) -> bool {
        matches!(
            self,
            Element::Size(_) | Element::Mark | Element::Abbreviation(_) | Element::Foreign(_)
        )
    }
}

/// An item and its bytes in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spanned<'a> {
    pub(crate) item: Item<'a>,
    pub(crate) range: Range<usize>,
}

impl<'a> Spanned<'a> {
    pub(crate) fn event(event: Event<'a>, range: Range<usize>) -> Spanned<'a> {
        Spanned { item: Item::Event(event), range }
    }

    pub(crate) fn start(element: Element, range: Range<usize>) -> Spanned<'a> {
        Spanned { item: Item::Start(element), range }
    }

    pub(crate) fn end(element: Element, range: Range<usize>) -> Spanned<'a> {
        Spanned { item: Item::End(element), range }
    }
}

/// Joins the texts that follow each other.
pub(crate) fn merged(spanned: Vec<Spanned<'_>>) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::with_capacity(spanned.len());
    for Spanned { item, .. } in spanned {
        match (&item, items.last_mut()) {
            (Item::Event(Event::Text(next)), Some(Item::Event(Event::Text(last)))) => {
                *last = CowStr::from(format!("{last}{next}"));
            }
            _ => items.push(item),
        }
    }
    items
}
