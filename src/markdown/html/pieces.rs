//! A text cut before each of its headings, so that a page can show single sections of it.
//!
//! A heading in a list, a quote or raw HTML cuts an element in two. Pieces can be shown only
//! together with those that hold the rest of the element.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::markdown::html::HtmlInput;
use crate::markdown::html::output::{self, CalloutTemplate, OutputMark, OutputPart};
use crate::markdown::item::Item;
use crate::markdown::raw::{self, Boundary};

/// The pieces of a text. The first one is the part before the first heading; each of the others
/// begins with a heading.
#[derive(Debug, Default)]
pub struct HtmlPieces {
    pub(super) parts: Vec<Vec<OutputPart>>,
    /// What is open before the first piece, between each two pieces, and after the last one.
    pub(super) open: Vec<OpenElements>,
    /// The footnotes of the whole text.
    pub notes: String,
}

impl HtmlPieces {
    /// Whether no element begins in some consecutive pieces and ends elsewhere, or ends in them and
    /// begins elsewhere. Pieces that do not exist are not whole.
    #[must_use]
    pub fn are_whole(&self, pieces: &Range<usize>) -> bool {
        let open = |at: usize| self.open.get(at);
        open(pieces.start).is_some_and(|before| open(pieces.end) == Some(before))
            && self.parts.get(pieces.clone()).is_some()
    }

    /// The HTML of consecutive pieces that are whole.
    ///
    /// # Errors
    /// When the template of a callout fails.
    pub fn html(
        &self,
        pieces: Range<usize>,
        callouts: &CalloutTemplate<'_>,
    ) -> Result<String, Box<Diagnostic>> {
        output::html(self.of(pieces).cloned(), callouts)
    }

    /// Whether some of the pieces refer to footnotes.
    #[must_use]
    pub fn have_references(&self, pieces: Range<usize>) -> bool {
        self.of(pieces).any(|part| matches!(part, OutputPart::Mark(OutputMark::Reference)))
    }

    /// The HTML of all pieces but those of hidden headings. A piece that holds a part of an element
    /// is shown.
    ///
    /// # Errors
    /// When the template of a callout fails.
    pub(super) fn without_hidden(
        mut self,
        input: &HtmlInput<'_>,
    ) -> Result<String, Box<Diagnostic>> {
        let last = self.parts.len() - 1;
        let is_listed =
            |nth: usize| nth.checked_sub(1).is_some_and(|nth| input.hidden.contains(&nth));
        let is_hidden: Vec<bool> =
            (0..=last).map(|nth| is_listed(nth) && self.are_whole(&(nth..nth + 1))).collect();
        let parts = std::mem::take(&mut self.parts).into_iter().zip(&is_hidden);
        let shown = parts.filter(|(_, is_hidden)| !**is_hidden).flat_map(|(parts, _)| parts);
        let mut out = output::html(shown, input.callouts)?;
        // The last piece holds what is inserted at the end.
        if is_hidden[last] {
            out.push_str(input.before_heading.get(&last).map_or("", String::as_str));
        }
        Ok(out + &self.notes)
    }

    fn of(&self, pieces: Range<usize>) -> impl Iterator<Item = &OutputPart> {
        self.parts.get(pieces).unwrap_or_default().iter().flatten()
    }
}

/// The parts of a text, cut before each heading.
pub(super) fn at_headings(parts: impl IntoIterator<Item = OutputPart>) -> Vec<Vec<OutputPart>> {
    let mut pieces = vec![Vec::new()];
    for part in parts {
        match part {
            OutputPart::Mark(OutputMark::Heading) => pieces.push(Vec::new()),
            part => pieces.last_mut().expect("there is one from the start").push(part),
        }
    }
    pieces
}

/// The elements that are open at a place of a text. Two places are equal if an element that is
/// open at one of them is open at the other, and everywhere between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OpenElements {
    /// Each element has a number of its own.
    elements: Vec<usize>,
    /// How many raw tags before this place have no counterpart.
    n_torn: usize,
}

/// The open elements at the start of a text, before each heading, and at its end.
pub(super) fn open_elements(items: &[Item<'_>]) -> Vec<OpenElements> {
    let mut walk = ElementStack::default();
    let mut open = vec![walk.snapshot()];
    for item in items {
        let event = item.as_event();
        if let Event::Html(html) | Event::InlineHtml(html) = &*event {
            walk.raw.push_str(html);
            continue;
        }
        walk.end_raw();
        match &*event {
            // Raw HTML that begins in a block can end in another one.
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Heading { .. }) => {
                open.push(walk.snapshot());
                walk.start(None);
            }
            Event::Start(_) => walk.start(None),
            Event::End(_) => walk.end_markdown(),
            _ => {}
        }
    }
    walk.end_raw();
    open.push(walk.snapshot());
    open
}

#[derive(Default)]
struct ElementStack {
    /// The open elements: the number of each, and the name if it is raw HTML.
    open: Vec<(usize, Option<String>)>,
    n_elements: usize,
    n_torn: usize,
    /// Raw HTML of consecutive events; the parser splits it at line ends.
    raw: String,
}

impl ElementStack {
    fn snapshot(&self) -> OpenElements {
        let elements = self.open.iter().map(|(number, _)| *number).collect();
        OpenElements { elements, n_torn: self.n_torn }
    }

    fn start(&mut self, name: Option<String>) {
        self.open.push((self.n_elements, name));
        self.n_elements += 1;
    }

    fn end_markdown(&mut self) {
        while let Some((_, Some(_))) = self.open.pop() {
            self.n_torn += 1;
        }
    }

    fn end_raw(&mut self) {
        for boundary in raw::boundaries(&std::mem::take(&mut self.raw)) {
            match boundary {
                Boundary::Start(name) => self.start(Some(name)),
                Boundary::End(name) => {
                    let is_its = |(_, open): &(usize, Option<String>)| *open == Some(name);
                    if self.open.last().is_some_and(is_its) {
                        self.open.pop();
                    } else {
                        self.n_torn += 1;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HtmlPieces, open_elements};
    use crate::markdown::item::Item;
    use crate::markdown::stream;

    /// The pieces of a text that can be shown alone, by their numbers.
    fn whole(text: &str) -> Vec<usize> {
        let prepared = stream::prepare(text);
        let items: Vec<Item<'_>> = prepared.parse().items.into_iter().map(|it| it.item).collect();
        let open = open_elements(&items);
        (0..open.len() - 1).filter(|nth| open[*nth] == open[nth + 1]).collect()
    }

    #[test]
    fn a_piece_is_whole_when_all_its_elements_end_in_it() {
        for (text, expected) in [
            ("a\n\n## b\n\n- c\n- d\n\n## e\n", &[0, 1, 2][..]),
            ("- a\n\n  ## b\n\n  c\n\n## d\n", &[2]),
            ("> ## a\n>\n> b\n>\n> ## c\n\n## d\n", &[1, 3]),
            (":::tip\n## a\n\nb\n\n## c\n:::\n\n## d\n", &[1, 3]),
            ("<div>\n\n## a\n\n</div>\n\n## b\n\n<br>\n", &[2]),
            ("## a\n\n<b>\n\n## b\n\n</i>\n\n## c\n\n<div>\n\n</div>\n", &[0, 3]),
            ("a\n\n## b <i>c</i>\n\n<p title=\"<b>\">d</p>\n", &[0, 1]),
        ] {
            assert_eq!(whole(text), expected, "{text:?}");
        }
    }

    #[test]
    fn pieces_that_do_not_exist_are_not_whole() {
        let pieces = HtmlPieces::default();
        assert!(!pieces.are_whole(&(0..1)));
        assert!(!pieces.have_references(0..1));
    }
}
