//! Sizes of pictures: `![text](picture.png){width=300}`, `![text|300](picture.png)` and
//! `![[picture.png|300x200]]`.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::markdown::inline::piece::InlineText;
use crate::markdown::item::{Element, Item, PictureSize, Spanned};

/// The largest width or height, in CSS pixels.
const MAX: u32 = 10_000;

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    let text = text.text;
    text.contains("![") && (text.contains('|') || text.contains("){") || text.contains("]{"))
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, _: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    let mut out: Vec<Spanned<'a>> = Vec::with_capacity(items.len());
    // The start of each open image in the new items.
    let mut open: Vec<usize> = Vec::new();
    let mut items = items.into_iter().peekable();
    while let Some(spanned) = items.next() {
        match &spanned.item {
            Item::Event(Event::Start(Tag::Image { .. })) => open.push(out.len()),
            Item::Event(Event::End(TagEnd::Image)) => {
                let start = open.pop();
                let of_text = start.and_then(|start| take_from_text(&mut out, start));
                let range = spanned.range.clone();
                out.push(spanned);
                let behind = items.peek_mut().and_then(take_from_attributes);
                if let (Some(size), Some(start)) = (behind.or(of_text), start) {
                    let element = Element::Size(size);
                    out.insert(start, Spanned::start(element.clone(), range.clone()));
                    out.push(Spanned::end(element, range));
                }
                continue;
            }
            _ => {}
        }
        out.push(spanned);
    }
    out
}

/// Takes the size at the end of the text of an image: `text|300`, or only `300` in `![[…|300]]`.
fn take_from_text(out: &mut [Spanned<'_>], start: usize) -> Option<PictureSize> {
    let is_wiki = matches!(
        &out[start].item,
        Item::Event(Event::Start(Tag::Image {
            link_type: LinkType::WikiLink { has_pothole: true },
            ..
        }))
    );
    let last = out.last_mut()?;
    let Item::Event(Event::Text(text)) = &mut last.item else { return None };
    let (shown, size) = match text.rsplit_once('|') {
        Some((shown, size)) => (shown.to_owned(), parse(size)?),
        None if is_wiki => (String::new(), parse(text)?),
        None => return None,
    };
    *text = CowStr::from(shown);
    Some(size)
}

/// `300` or `300x200`.
fn parse(text: &str) -> Option<PictureSize> {
    let (width, height) = match text.trim().split_once('x') {
        Some((width, height)) => (width, Some(pixels(height)?)),
        None => (text, None),
    };
    Some(PictureSize { width: Some(pixels(width)?), height })
}

/// Takes `{width=300}` from the beginning of the text behind an image.
fn take_from_attributes(next: &mut Spanned<'_>) -> Option<PictureSize> {
    let Item::Event(Event::Text(text)) = &mut next.item else { return None };
    let (inner, rest) = text.strip_prefix('{')?.split_once('}')?;
    let mut size = PictureSize { width: None, height: None };
    for word in inner.trim_start_matches(':').split_whitespace() {
        match word.split_once('=')? {
            ("width", value) => size.width = Some(pixels(value)?),
            ("height", value) => size.height = Some(pixels(value)?),
            _ => return None,
        }
    }
    if size.width.is_none() && size.height.is_none() {
        return None;
    }
    let n_taken = text.len() - rest.len();
    let rest = CowStr::from(rest.to_owned());
    next.range.start = (next.range.start + n_taken).min(next.range.end);
    next.item = Item::Event(Event::Text(rest));
    Some(size)
}

/// A number of CSS pixels: `300`, `"300"`, `300px`.
fn pixels(text: &str) -> Option<u32> {
    let text = text.trim().trim_matches(['"', '\'']);
    let digits = text.strip_suffix("px").unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|n| is_number && (1..=MAX).contains(n))
}
