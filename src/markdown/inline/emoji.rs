//! Emoji by their names: `:tada:`. The names are those of GitHub.

use std::cmp::Ordering;
use std::ops::Range;

use crate::markdown::inline::piece::{InlinePiece, InlineText, replace};
use crate::markdown::item::Spanned;

/// A name and its emoji a line, sorted by the bytes of the name. A unit test compares it with the
/// library that it comes from, which would add ten times as many bytes to the program.
const NAMES: &str = include_str!("emoji/names.txt");

/// The longest name of an emoji, in bytes.
const MAX_NAME: usize = 60;

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    names(text.text, 0..text.text.len()).next().is_some()
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    replace(items, text.text, |piece| split(piece, text.text))
}

/// A name between colons: its bytes with the colons, and the emoji.
struct Name {
    range: Range<usize>,
    emoji: &'static str,
}

/// The names of emoji in a part of a text.
fn names(text: &str, part: Range<usize>) -> impl Iterator<Item = Name> {
    let mut at = part.start;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..part.end)?.find(':')?;
            at = start + 1;
            let is_part = |byte: &u8| {
                byte.is_ascii_lowercase()
                    || byte.is_ascii_digit()
                    || matches!(byte, b'_' | b'-' | b'+')
            };
            let after = &text.as_bytes()[at..part.end];
            let len = after.iter().take(MAX_NAME).take_while(|byte| is_part(byte)).count();
            let is_name = len > 0 && after.get(len) == Some(&b':');
            let is_start =
                !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '\\'));
            if is_name
                && is_start
                && let Some(emoji) = by_name(&text[at..at + len])
            {
                at += len + 1;
                return Some(Name { range: start..at, emoji });
            }
        }
    })
}

/// The emoji with a name, found by halving the table.
fn by_name(name: &str) -> Option<&'static str> {
    let mut table = NAMES;
    while !table.is_empty() {
        let middle = table.as_bytes()[..table.len() / 2].iter().rposition(|byte| *byte == b'\n');
        let (before, rest) = table.split_at(middle.map_or(0, |at| at + 1));
        let (line, after) = rest.split_once('\n')?;
        let (known, emoji) = line.split_once(' ')?;
        table = match name.cmp(known) {
            Ordering::Less => before,
            Ordering::Greater => after,
            Ordering::Equal => return Some(emoji),
        };
    }
    None
}

fn split<'a>(piece: &InlinePiece<'a>, source: &str) -> Option<Vec<Spanned<'a>>> {
    let mut out = Vec::new();
    let mut from = 0;
    for Name { range, emoji } in names(source, piece.start..piece.start + piece.text.len()) {
        let part = range.start - piece.start..range.end - piece.start;
        if from < part.start {
            out.push(piece.text(from..part.start));
        }
        from = part.end;
        out.push(piece.instead(part, emoji));
    }
    if out.is_empty() {
        return None;
    }
    if from < piece.text.len() {
        out.push(piece.text(from..piece.text.len()));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{MAX_NAME, NAMES, by_name};

    #[test]
    fn the_names_are_those_of_the_library() {
        let names = emojis::iter().flat_map(|emoji| emoji.shortcodes().map(move |it| (it, emoji)));
        let mut lines: Vec<String> =
            names.map(|(name, emoji)| format!("{name} {}\n", emoji.as_str())).collect();
        lines.sort_unstable();
        assert!(lines.concat() == NAMES, "write into emoji/names.txt:\n{}", lines.concat());
    }

    #[test]
    fn every_name_is_found() {
        for line in NAMES.lines() {
            let (name, emoji) = line.split_once(' ').expect("has two parts");
            assert_eq!(by_name(name), Some(emoji));
            assert!(name.len() <= MAX_NAME);
        }
        for name in ["", "q", "zzz_last", "+", "tad", "tadaa"] {
            assert_eq!(by_name(name), None, "{name}");
        }
    }
}
