//! Whether a section of a translation has the numbers, dates, amounts and addresses of its source.
//!
//! 1. The texts are compared as they are written. Nearly all sections are equal in this comparison,
//!    which needs no parser.
//! 2. Otherwise both are parsed as Markdown and compared without code, HTML attributes and comments,
//!    and with the addresses of their links.
//! 3. The differences of a section are one finding, at the first quantity that only the translation
//!    has.

use std::borrow::Cow;

use crate::base::Quote;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::Doc;
use crate::doc::sections::Section;
use crate::lang::quantity::parity::{self, Side};
use crate::lang::quantity::{Quantity, QuantityReader, QuantityValue};
use crate::markdown::prose::{self, Prose};
use crate::source::Kind;
use crate::text::Span;

/// How many quantities of each text a finding names.
const N_NAMED: usize = 4;

/// The readers of quantities in two languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parity<'a> {
    /// Of the source language.
    pub(super) source: &'a QuantityReader,
    /// Of the translation.
    pub(super) translation: &'a QuantityReader,
}

/// The text of the source that a section of a translation was confirmed against.
#[derive(Debug, Clone, Copy)]
pub(super) enum ConfirmedVersion<'a> {
    /// The current text of the source.
    Now(&'a str),
    /// The text of the source at the confirmation.
    Before(&'a Quote),
}

impl ConfirmedVersion<'_> {
    fn text(&self) -> Cow<'_, str> {
        match self {
            ConfirmedVersion::Now(text) => Cow::Borrowed(text),
            ConfirmedVersion::Before(quote) => Cow::Owned(quote.text()),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            ConfirmedVersion::Now(_) => "the source",
            ConfirmedVersion::Before(_) => "the confirmed source",
        }
    }
}

impl Parity<'_> {
    /// The finding for a section of a translation whose facts differ.
    pub(super) fn finding(
        &self,
        doc: &Doc,
        section: &Section<'_>,
        version: ConfirmedVersion<'_>,
    ) -> Option<Diagnostic> {
        let source = version.text();
        let as_written = TextPair {
            ours: MeasuredText::as_written(self.translation, &section.text),
            theirs: MeasuredText::as_written(self.source, &source),
        };
        let difference = as_written.difference(doc)?;
        if !section.is_markdown {
            return Some(report(doc, section.span, difference.message(version)));
        }
        let texts = TextPair {
            ours: MeasuredText::of_markdown(self.translation, &section.text),
            theirs: MeasuredText::of_markdown(self.source, &source),
        };
        let difference = texts.difference(doc)?;
        let place = difference.place(section).unwrap_or_else(|| heading(doc, section));
        Some(report(doc, place, difference.message(version)))
    }
}

/// A text with its quantities.
struct MeasuredText<'a> {
    reader: &'a QuantityReader,
    prose: Prose,
    quantities: Vec<Quantity>,
}

impl<'a> MeasuredText<'a> {
    fn as_written(reader: &'a QuantityReader, text: &str) -> MeasuredText<'a> {
        MeasuredText { reader, quantities: reader.read(text), prose: Prose::of_text(text) }
    }

    fn of_markdown(reader: &'a QuantityReader, markdown: &str) -> MeasuredText<'a> {
        let prose = prose::read(markdown);
        let mut quantities = reader.read(&prose.text);
        quantities.extend(prose.links.iter().filter_map(|(dest, span)| parity::link(dest, *span)));
        MeasuredText { reader, prose, quantities }
    }

    fn side(&self) -> Side<'_> {
        Side { reader: self.reader, text: &self.prose.text, quantities: &self.quantities }
    }

    /// A quantity as the author wrote it.
    fn shown(&self, quantity: &Quantity) -> String {
        let written = match &quantity.value {
            QuantityValue::Address(address) => address,
            _ => self.prose.text.get(quantity.span.range()).unwrap_or(""),
        };
        format!("`{}`", written.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The two texts of a section.
struct TextPair<'a> {
    ours: MeasuredText<'a>,
    theirs: MeasuredText<'a>,
}

/// The quantities that only one of two texts has; not empty.
struct SectionDifference<'a> {
    texts: &'a TextPair<'a>,
    ours: Vec<&'a Quantity>,
    theirs: Vec<&'a Quantity>,
}

impl TextPair<'_> {
    fn difference(&self, doc: &Doc) -> Option<SectionDifference<'_>> {
        let difference = parity::compare(self.ours.side(), self.theirs.side());
        // Scenarios have a rule of their own for placeholders.
        let is_checked = |quantity: &&Quantity| {
            doc.file.kind != Kind::Scenario
                || !matches!(quantity.value, QuantityValue::Placeholder(_))
        };
        let ours: Vec<&Quantity> = difference.first.into_iter().filter(is_checked).collect();
        let theirs: Vec<&Quantity> = difference.second.into_iter().filter(is_checked).collect();
        let is_empty = ours.is_empty() && theirs.is_empty();
        (!is_empty).then_some(SectionDifference { texts: self, ours, theirs })
    }
}

impl SectionDifference<'_> {
    /// The place of the first quantity that only the translation has.
    fn place(&self, section: &Section<'_>) -> Option<Span> {
        let first = self.ours.first()?;
        Some(self.texts.ours.prose.origin(first.span).shift(section.span.start))
    }

    fn message(&self, version: ConfirmedVersion<'_>) -> String {
        let source = version.name();
        let named = |text: &MeasuredText<'_>, quantities: &[&Quantity]| {
            let mut names: Vec<String> = quantities.iter().map(|it| text.shown(it)).collect();
            names.dedup();
            let n_more = names.len().saturating_sub(N_NAMED);
            names.truncate(N_NAMED);
            let more = if n_more > 0 { format!(" and {n_more} more") } else { String::new() };
            format!("{}{more}", names.join(", "))
        };
        let ours = named(&self.texts.ours, &self.ours);
        let theirs = named(&self.texts.theirs, &self.theirs);
        match (self.ours.is_empty(), self.theirs.is_empty()) {
            (false, true) => format!("{source} does not have {ours}"),
            (true, _) => format!("{source} has {theirs} here"),
            (false, false) => format!("{source} has {theirs} here, not {ours}"),
        }
    }
}

/// The heading of a section, or the place where it begins.
fn heading(doc: &Doc, section: &Section<'_>) -> Span {
    let start = Span { start: section.span.start, end: section.span.start };
    let heading = section.heading.and_then(|nth| Some(doc.page()?.facts.headings.get(nth)?.span));
    heading.unwrap_or(start)
}

fn report(doc: &Doc, place: Span, message: String) -> Diagnostic {
    let ignore = match doc.page() {
        Some(_) => "`<!-- kb-ignore: fact-differs -->`",
        None => "`# kb-ignore: fact-differs`",
    };
    let help = format!("correct the translation; if both are right, write {ignore} above this");
    Diagnostic::new(Rule::FactDiffers, doc.source(), place, message).help(help)
}
