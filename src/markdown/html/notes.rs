//! Footnotes: numbers in the order of the text, ids, and links back.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::Event;

use crate::markdown::html::IdScheme;
use crate::markdown::item::Item;
use crate::names::anchor::THEME_PREFIX;
use crate::text::escape_html;

/// The footnotes of one text, by name.
#[derive(Debug, Default)]
pub struct NoteNumbers {
    numbers: BTreeMap<String, usize>,
    /// The number of references to each so far.
    uses: BTreeMap<usize, usize>,
    /// Names that some reference has; only these have a way back.
    referenced: BTreeSet<String>,
    /// The number of the open definition.
    open: Option<usize>,
}

impl NoteNumbers {
    /// Prepares the footnotes of a text.
    #[must_use]
    pub(super) fn of(items: &[Item<'_>]) -> NoteNumbers {
        let names = items.iter().filter_map(|item| match item.event() {
            Some(Event::FootnoteReference(name)) => Some(name.to_string()),
            _ => None,
        });
        let mut notes = NoteNumbers::default();
        for name in names {
            notes.number(&name);
            notes.referenced.insert(name);
        }
        notes
    }

    /// The number of the open definition.
    #[must_use]
    pub fn open(&self) -> Option<usize> {
        self.open
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    /// A reference. The way back leads to the first one, so only that has the plain id.
    pub fn reference(&mut self, name: &str, ids: IdScheme<'_>) -> String {
        let (number, prefix) = (self.number(name), prefix(ids));
        let uses = self.uses.entry(number).or_insert(0);
        *uses += 1;
        let nth = if *uses == 1 { String::new() } else { format!("-{uses}") };
        format!(
            "<sup class=\"kb-footnote-ref\"><a href=\"#{prefix}fn-{number}\" id=\"{prefix}fnref-{number}{nth}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    }

    /// The start of a definition.
    pub fn start(&mut self, name: &str, ids: IdScheme<'_>) -> String {
        let (number, prefix) = (self.number(name), prefix(ids));
        self.open = Some(number);
        format!("<li id=\"{prefix}fn-{number}\" value=\"{number}\">")
    }

    /// The end of the open definition, with the way back to where it is referred to.
    pub fn end(&mut self, ids: IdScheme<'_>, back: &str) -> String {
        let prefix = prefix(ids);
        // Names that are referred to have the first numbers.
        let n_referenced = self.referenced.len();
        match self.open.take().filter(|number| *number <= n_referenced) {
            Some(number) => format!(
                "<a href=\"#{prefix}fnref-{number}\" role=\"doc-backlink\"><span class=\"kb-visually-hidden\">{}</span><span aria-hidden=\"true\">↩</span></a></li>\n",
                escape_html(back)
            ),
            _ => "</li>\n".to_owned(),
        }
    }
}

/// The prefix of the ids of footnotes. kb makes them, so they are ids of the theme.
fn prefix(ids: IdScheme<'_>) -> String {
    format!("{}{THEME_PREFIX}{}", ids.prefix, ids.notes)
}
