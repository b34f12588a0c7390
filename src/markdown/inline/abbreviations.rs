//! Abbreviations that the text defines: `*[HTML]: Hyper Text Markup Language`.

use std::collections::BTreeMap;

use crate::markdown::inline::piece::{InlinePiece, InlineText, replace};
use crate::markdown::item::{Element, Spanned};

pub(super) fn is_possible(text: &InlineText<'_, '_>) -> bool {
    !text.abbreviations.is_empty()
}

pub(super) fn run<'a>(items: Vec<Spanned<'a>>, text: &InlineText<'a, '_>) -> Vec<Spanned<'a>> {
    let known = AbbreviationIndex::of(text.abbreviations);
    replace(items, text.text, |piece| split(piece, &known))
}

/// Abbreviations by the letters and digits that they begin with.
struct AbbreviationIndex<'p> {
    by_word: BTreeMap<&'p str, Vec<&'p (String, String)>>,
}

impl<'p> AbbreviationIndex<'p> {
    fn of(abbreviations: &'p [(String, String)]) -> AbbreviationIndex<'p> {
        let mut by_word: BTreeMap<&str, Vec<&(String, String)>> = BTreeMap::new();
        for abbreviation in abbreviations {
            by_word.entry(first_word(&abbreviation.0)).or_default().push(abbreviation);
        }
        for of_word in by_word.values_mut() {
            // The longest one first: `CSS` is the beginning of `CSS Grid`.
            of_word.sort_by_key(|(short, _)| std::cmp::Reverse(short.len()));
            of_word.dedup_by_key(|(short, _)| short);
        }
        AbbreviationIndex { by_word }
    }

    /// The abbreviation that a text begins with.
    fn find(&self, text: &str) -> Option<&'p (String, String)> {
        let fits = |it: &&&(String, String)| {
            let after = text.strip_prefix(it.0.as_str());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        self.by_word.get(first_word(text))?.iter().find(fits).copied()
    }
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

fn split<'a>(piece: &InlinePiece<'a>, known: &AbbreviationIndex<'_>) -> Option<Vec<Spanned<'a>>> {
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = piece.text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((short, long)) = known.find(rest) else {
            // The rest of a word is not the start of another one.
            let word = first_word(rest).len();
            at += if word > 0 { word } else { rest.chars().next().map_or(1, char::len_utf8) };
            continue;
        };
        let end = at + short.len();
        if from < at {
            out.push(piece.text(from..at));
        }
        let range = piece.start + at..piece.start + end;
        let element = Element::Abbreviation(long.as_str().into());
        out.push(Spanned::start(element.clone(), range.clone()));
        out.push(piece.text(at..end));
        out.push(Spanned::end(element, range));
        (from, at) = (end, end);
    }
    if out.is_empty() {
        return None;
    }
    if from < piece.text.len() {
        out.push(piece.text(from..piece.text.len()));
    }
    Some(out)
}
