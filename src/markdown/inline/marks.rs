//! Highlighted text: `==words==`.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::inline::piece::{InlineText, replace};
use crate::markdown::item::{Element, Item, Spanned};

const SIGN: &str = "==";

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    text.text.contains(SIGN)
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    let signs = pairs(&items, text.text);
    if signs.is_empty() {
        return items;
    }
    replace(items, text.text, |piece| {
        let end = piece.start + piece.text.len();
        let mut out = Vec::new();
        let mut from = 0;
        for (at, is_start) in signs.range(piece.start..end) {
            let part = at - piece.start;
            if from < part {
                out.push(piece.text(from..part));
            }
            let range = *at..at + SIGN.len();
            out.push(match is_start {
                true => Spanned::start(Element::Mark, range),
                false => Spanned::end(Element::Mark, range),
            });
            from = part + SIGN.len();
        }
        if from < piece.text.len() {
            out.push(piece.text(from..piece.text.len()));
        }
        Some(out)
    })
}

/// A sign that can begin highlighted text.
struct MarkOpener {
    at: usize,
    depth: usize,
}

/// The places of matching signs, and whether each begins or ends the highlighted text. Both signs
/// of a pair are in the same inline element.
fn pairs(items: &[Spanned<'_>], source: &str) -> BTreeMap<usize, bool> {
    let mut pairs = BTreeMap::new();
    let mut opener: Option<MarkOpener> = None;
    let mut depth = 0_usize;
    for Spanned { item, range } in items {
        match item {
            Item::Event(Event::Start(tag)) if is_inline(tag) => depth += 1,
            Item::Event(Event::End(tag)) if is_inline_end(*tag) => {
                depth = depth.saturating_sub(1);
                opener = opener.filter(|opener| opener.depth <= depth);
            }
            Item::Event(Event::Start(_) | Event::End(_)) | Item::Start(_) | Item::End(_) => {
                (opener, depth) = (None, 0);
            }
            Item::Event(Event::Text(text)) if source.get(range.clone()) == Some(&**text) => {
                for sign in signs(source, range.start, range.end) {
                    match &opener {
                        Some(opened) if sign.can_end && opened.depth == depth => {
                            pairs.insert(opened.at, true);
                            pairs.insert(sign.at, false);
                            opener = None;
                        }
                        None if sign.can_start => opener = Some(MarkOpener { at: sign.at, depth }),
                        Some(_) | None => {}
                    }
                }
            }
            Item::Event(_) => {}
        }
    }
    pairs
}

struct MarkSign {
    at: usize,
    can_start: bool,
    can_end: bool,
}

/// The pairs of equal signs in a part of the source. They are at the edge of a word.
fn signs(source: &str, start: usize, end: usize) -> Vec<MarkSign> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '=');
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '=');
    let found = source[start..end].match_indices(SIGN).map(|(at, _)| start + at);
    let sign = |at: usize| {
        let before = source[..at].chars().next_back();
        let after = source[at + SIGN.len()..].chars().next();
        MarkSign {
            at,
            can_start: is_edge(before) && before != Some('\\') && is_word(after),
            can_end: is_word(before) && is_edge(after),
        }
    };
    found.map(sign).collect()
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
