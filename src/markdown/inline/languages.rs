//! Words of another language: `[Guten Tag]{lang=de}`, and `## Guten Tag {lang=de}`.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::lang::parts::attribute;
use crate::markdown::inline::piece::{InlineText, replace};
use crate::markdown::item::{Element, Item, Spanned};

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    text.text.contains("lang=")
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    let InHeadings { items, closed } = headings(items);
    let signs = pairs(&items, text.text, &closed);
    if signs.is_empty() {
        return items;
    }
    replace(items, text.text, |piece| {
        let end = piece.start + piece.text.len();
        let mut out = Vec::new();
        let mut from = 0;
        for (at, sign) in signs.range(piece.start..end) {
            let part = at - piece.start;
            if from < part {
                out.push(piece.text(from..part));
            }
            from = (part + sign.len).min(piece.text.len());
            let (element, range) = (sign.element.clone(), *at..piece.start + from);
            out.push(match sign.is_start {
                true => Spanned::start(element, range),
                false => Spanned::end(element, range),
            });
        }
        if from < piece.text.len() {
            out.push(piece.text(from..piece.text.len()));
        }
        Some(out)
    })
}

/// A bracket, the second one with the attribute behind it.
struct Bracket {
    element: Element,
    is_start: bool,
    len: usize,
}

/// A bracket that can begin words of another language.
struct BracketOpener {
    at: usize,
    depth: usize,
}

/// The brackets around words of another language, by their places. Both are in the same inline
/// element. `closed` are the brackets before the attributes of headings.
fn pairs(
    items: &[Spanned<'_>],
    source: &str,
    closed: &BTreeMap<usize, Element>,
) -> BTreeMap<usize, Bracket> {
    let mut pairs = BTreeMap::new();
    let mut open: Vec<BracketOpener> = Vec::new();
    let mut depth = 0_usize;
    for Spanned { item, range } in items {
        match item {
            Item::Event(Event::Text(text)) if source.get(range.clone()) == Some(&**text) => {
                for (at, sign) in text.match_indices(['[', ']']) {
                    let at = range.start + at;
                    if sign == "[" {
                        if !source[..at].ends_with('\\') {
                            open.push(BracketOpener { at, depth });
                        }
                        continue;
                    }
                    let Some(start) = open.pop_if(|opener| opener.depth == depth) else { continue };
                    let behind = source.get(at + 1..range.end).unwrap_or_default();
                    let written = attribute(behind);
                    let written = written.map(|it| (Element::Foreign(it.tag.into()), it.len));
                    let of_heading = || closed.get(&at).map(|element| (element.clone(), 0));
                    let Some((element, len)) = written.or_else(of_heading) else { continue };
                    let first = Bracket { element: element.clone(), is_start: true, len: 1 };
                    pairs.insert(start.at, first);
                    pairs.insert(at, Bracket { element, is_start: false, len: 1 + len });
                }
            }
            Item::Event(Event::Start(tag)) if is_inline(tag.to_end()) => depth += 1,
            Item::Start(element) if element.is_inline() => depth += 1,
            Item::Event(Event::End(tag)) if is_inline(*tag) => close(&mut open, &mut depth),
            Item::End(element) if element.is_inline() => close(&mut open, &mut depth),
            Item::Event(Event::Start(_) | Event::End(_)) | Item::Start(_) | Item::End(_) => {
                open.clear();
                depth = 0;
            }
            Item::Event(_) => {}
        }
    }
    pairs
}

/// Ends an inline element with the brackets that are open in it.
fn close(open: &mut Vec<BracketOpener>, depth: &mut usize) {
    *depth = depth.saturating_sub(1);
    // The deepest ones were opened last.
    while open.pop_if(|opener| opener.depth > *depth).is_some() {}
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// The items with the headings whose attributes name a language.
struct InHeadings<'a> {
    items: Vec<Spanned<'a>>,
    /// The brackets at the end of such a heading, to which the attribute belongs, by their places.
    closed: BTreeMap<usize, Element>,
}

/// Marks the words of headings whose attributes name a language. The library reads the attribute at
/// the end of a heading, also that of brackets there.
fn headings(items: Vec<Spanned<'_>>) -> InHeadings<'_> {
    let mut out = Vec::with_capacity(items.len());
    let mut closed = BTreeMap::new();
    let mut open: Option<(usize, Element)> = None;
    for spanned in items {
        match &spanned.item {
            Item::Event(Event::Start(Tag::Heading { attrs, .. })) => {
                let named = attrs.iter().find(|(name, _)| &**name == "lang");
                let tag = named.and_then(|(_, tag)| tag.as_deref());
                let tag = tag.map(|tag| tag.trim_matches(['"', '\'']));
                open = tag.map(|tag| (out.len() + 1, Element::Foreign(tag.into())));
            }
            Item::Event(Event::End(TagEnd::Heading(_))) => {
                if let Some((start, element)) = open.take() {
                    let range = spanned.range.clone();
                    match out.last().and_then(closing_bracket) {
                        Some(at) => drop(closed.insert(at, element)),
                        None => {
                            out.insert(start, Spanned::start(element.clone(), range.clone()));
                            out.push(Spanned::end(element, range));
                        }
                    }
                }
            }
            _ => {}
        }
        out.push(spanned);
    }
    InHeadings { items: out, closed }
}

/// The place of the bracket that a text ends with.
fn closing_bracket(spanned: &Spanned<'_>) -> Option<usize> {
    let Item::Event(Event::Text(text)) = &spanned.item else { return None };
    text.ends_with(']').then(|| spanned.range.end - 1)
}
