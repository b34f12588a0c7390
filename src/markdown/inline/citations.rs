//! References to notes that the text does not define: `[^name]`.
//!
//! The parser returns them as text. Here they become references like all others: the front matter of
//! the page can have a source with the name.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use crate::markdown::inline::piece::{InlinePiece, InlineText, replace};
use crate::markdown::item::Spanned;

/// What a reference begins with.
const OPEN: &str = "[^";

/// The longest name of a note, in bytes.
const MAX_NAME: usize = 200;

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    text.text.contains(OPEN)
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    replace(items, text.text, |piece| split(piece, text.text))
}

fn split<'a>(piece: &InlinePiece<'a>, source: &str) -> Option<Vec<Spanned<'a>>> {
    // A link in a link is not possible.
    if piece.in_link {
        return None;
    }
    let is_escaped = |at: usize| source[..piece.start + at].ends_with('\\');
    let (mut out, mut from) = (Vec::new(), 0);
    for (at, _) in piece.text.match_indices(OPEN) {
        let Some(name) = name(piece.text, at).filter(|_| at >= from && !is_escaped(at)) else {
            continue;
        };
        if from < at {
            out.push(piece.text(from..at));
        }
        let end = name.end + 1;
        let event = Event::FootnoteReference(CowStr::Borrowed(&piece.text[name]));
        out.push(Spanned::event(event, piece.start + at..piece.start + end));
        from = end;
    }
    if from == 0 {
        return None;
    }
    if from < piece.text.len() {
        out.push(piece.text(from..piece.text.len()));
    }
    Some(out)
}

/// The bytes of the name of the reference that begins at a place.
fn name(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + OPEN.len();
    let is_end = |byte: &u8| matches!(byte, b']' | b'[' | b' ' | b'\n');
    let len = text.as_bytes()[start..].iter().take(MAX_NAME).position(is_end)?;
    let end = start + len;
    (len > 0 && text.as_bytes()[end] == b']').then_some(start..end)
}
