//! The inline markup of a text that a translator must not change: code, link targets, keys, tags
//! and placeholders, with their places. Formats with protected codes (XLIFF) mark them.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::item::{Item, Spanned};
use crate::markdown::leaves::{items, placeholder_ranges};
use crate::markdown::stream;

/// What a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeKind {
    /// It stands alone, such as inline code.
    Alone,
    /// The start of a link or picture, before its text.
    Open,
    /// The end of a link or picture, with its target.
    Close,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineCode {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: CodeKind,
    /// Its number. The start and the end of a link have the same number.
    pub number: usize,
}

/// The codes of a text in order. They do not overlap, and every start has its end.
#[must_use]
pub fn codes(text: &str) -> Vec<InlineCode> {
    let prepared = stream::prepare(text);
    let mut finder = CodeFinder { open: Vec::new(), found: Vec::new(), n_codes: 0 };
    let items = items(&prepared);
    for nth in 0..items.len() {
        finder.item(&items, nth);
    }
    for range in placeholder_ranges(text) {
        finder.alone(range);
    }
    let CodeFinder { mut found, .. } = finder;
    found.sort_by_key(|code| (code.range.start, code.range.end));
    let mut apart: Vec<InlineCode> = Vec::new();
    for code in found {
        let end = apart.last().map_or(0, |last| last.range.end);
        let is_part = text.get(code.range.clone()).is_some_and(|part| !part.is_empty());
        if is_part && code.range.start >= end {
            apart.push(code);
        }
    }
    let has = |kind: CodeKind, number: usize| {
        apart.iter().any(|code| code.kind == kind && code.number == number)
    };
    let is_whole = |code: &&InlineCode| match code.kind {
        CodeKind::Alone => true,
        CodeKind::Open => has(CodeKind::Close, code.number),
        CodeKind::Close => has(CodeKind::Open, code.number),
    };
    apart.iter().filter(is_whole).cloned().collect()
}

struct CodeFinder {
    /// The links that are open: where they end, and the number of their start.
    open: Vec<Option<(Range<usize>, usize)>>,
    found: Vec<InlineCode>,
    n_codes: usize,
}

impl CodeFinder {
    fn item(&mut self, items: &[Spanned<'_>], nth: usize) {
        let Item::Event(event) = &items[nth].item else { return };
        let range = items[nth].range.clone();
        match event {
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => self.alone(range),
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                let is_bare = matches!(
                    link_type,
                    LinkType::Autolink
                        | LinkType::Email
                        | LinkType::WikiLink { has_pothole: false }
                );
                let inner = items.get(nth + 1).map(|next| next.range.clone());
                let inner = inner
                    .filter(|inner| !is_bare && inner.start > range.start && inner.end < range.end);
                let Some(inner) = inner else {
                    self.alone(range);
                    self.open.push(None);
                    return;
                };
                let number = self.push(CodeKind::Open, range.start..inner.start);
                self.open.push(Some((range, number)));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let before = nth.checked_sub(1).map(|before| items[before].range.end);
                if let (Some(Some((range, number))), Some(before)) = (self.open.pop(), before) {
                    let range = before..range.end;
                    self.found.push(InlineCode { range, kind: CodeKind::Close, number });
                }
            }
            _ => {}
        }
    }

    fn alone(&mut self, range: Range<usize>) {
        self.push(CodeKind::Alone, range);
    }

    fn push(&mut self, kind: CodeKind, range: Range<usize>) -> usize {
        self.n_codes += 1;
        self.found.push(InlineCode { range, kind, number: self.n_codes });
        self.n_codes
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{CodeKind, codes};

    fn shown(text: &str) -> String {
        let (mut out, mut done) = (String::new(), 0);
        for code in codes(text) {
            out.push_str(&text[done..code.range.start]);
            let sign = match code.kind {
                CodeKind::Alone => "",
                CodeKind::Open => "+",
                CodeKind::Close => "-",
            };
            let _ = write!(out, "<{sign}{}>", &text[code.range.clone()]);
            done = code.range.end;
        }
        out + &text[done..]
    }

    #[test]
    fn code_links_keys_and_placeholders_are_codes() {
        for (text, expected) in [
            ("A `b` c", "A <`b`> c"),
            ("A [*b* `c`](d.md \"T\") e", "A <+[>*b* <`c`><-](d.md \"T\")> e"),
            ("![A](b.png) ![](c.png)", "<+![>A<-](b.png)> <![](c.png)>"),
            ("[[a]] [[b|C]] <https://d.example>", "<[[a]]> <+[[b|>C<-]]> <<https://d.example>>"),
            ("[A][b] [c]", "<+[>A<-][b]> [c]"),
            ("{n} <b>c</b> `{d}`", "<{n}> <<b>>c<</b>> <`{d}`>"),
            ("[![A](b.png)](c.md)", "<+[><+![>A<-](b.png)><-](c.md)>"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
