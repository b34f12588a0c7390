//! Mistakes in a Markdown text that can be seen without other files: one file for each kind.
//!
//! The lints read the same events as the facts, in the same walk. `references` is called by the
//! parser instead, because a reference without a definition is not an event.

mod definitions;
mod footnotes;
mod formulas;
mod heading_levels;
pub(crate) mod hyphens;
pub(crate) mod languages;
mod nesting;
pub(super) mod references;
mod second_title;

use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::markdown::lints::definitions::Definitions;
use crate::markdown::lints::footnotes::Footnotes;
use crate::markdown::lints::heading_levels::HeadingLevels;
use crate::markdown::lints::nesting::Nesting;
use crate::markdown::lints::second_title::SecondTitle;
use crate::text::{Source, Span};

/// Whether the text of a link is its address or the name of its definition, so that another text would
/// be another link.
fn is_reference(link: LinkType) -> bool {
    matches!(link, LinkType::Autolink | LinkType::Email | LinkType::Collapsed | LinkType::Shortcut)
}

/// All lints of one text.
pub(super) struct Lints<'a> {
    source: &'a Arc<Source>,
    definitions: Definitions,
    footnotes: Footnotes,
    heading_levels: HeadingLevels,
    nesting: Nesting,
    block: hyphens::LintedBlock,
    second_title: SecondTitle,
    /// Whether the text that follows is code.
    in_code: bool,
    /// Whether it is an address, or the name of the definition that a link or picture refers to.
    in_reference: bool,
    findings: Vec<Diagnostic>,
}

impl<'a> Lints<'a> {
    pub(super) fn new(source: &'a Arc<Source>) -> Lints<'a> {
        Lints {
            source,
            definitions: Definitions::default(),
            footnotes: Footnotes::default(),
            heading_levels: HeadingLevels::default(),
            nesting: Nesting::default(),
            block: hyphens::LintedBlock::default(),
            second_title: SecondTitle::default(),
            in_code: false,
            in_reference: false,
            findings: Vec::new(),
        }
    }

    /// Checks the next event of the text.
    pub(super) fn event(&mut self, event: &Event<'_>, span: Span) {
        self.block.event(event);
        self.findings.extend(self.definitions.event(self.source, event, span));
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                self.in_reference = is_reference(*link_type);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.in_reference = false,
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.findings.extend(self.footnotes.definition(self.source, name, span));
            }
            Event::End(TagEnd::Heading(level)) => {
                let (source, level) = (self.source, *level as u8);
                self.findings.extend(self.heading_levels.heading(source, level, span));
                self.findings.extend(self.second_title.heading(source, level, span));
            }
            Event::InlineMath(latex) | Event::DisplayMath(latex) => {
                self.findings.extend(formulas::check(self.source, latex, span));
            }
            Event::Text(_) if !self.in_code && !self.in_reference => {
                self.findings.extend(self.block.check(self.source, span));
            }
            _ => {}
        }
        self.findings.extend(self.nesting.event(self.source, event, span));
    }

    /// Whether blocks are nested so deeply that the rest of the text is not read.
    pub(super) fn is_too_deep(&self) -> bool {
        self.nesting.is_too_deep()
    }

    /// All findings, at the end of the text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.findings.extend(self.heading_levels.finish());
        self.findings
    }
}
