//! Hyphens that are used instead of dashes.
//!
//! A hyphen between a label and its description (`- name - what it is`, a cell, a heading) is a
//! matter of taste. So only hyphens between two words of one sentence are reported.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag};

use crate::diag::Diagnostic;
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::lang::hyphens::{self, Misuse};
use crate::text::{Source, Span};

/// How many words a label has at most.
const MAX_LABEL: usize = 5;

/// The role of a text, which decides whether a hyphen in it can follow a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// Sentences.
    Prose,
    /// A title, or an item that can begin with a label.
    Label,
}

/// The findings for the hyphens in a part of a source that are probably dashes.
pub(crate) fn check(source: &Arc<Source>, span: Span, role: TextRole) -> Vec<Diagnostic> {
    LintedBlock { role, ..LintedBlock::default() }.check(source, span)
}

/// The block of a Markdown text that is being read.
pub(super) struct LintedBlock {
    role: TextRole,
    /// Whether a list item has just begun, so that its first paragraph can begin with a label.
    in_new_item: bool,
    n_words: usize,
    /// Whether the text so far can be a label: no sentence has ended in it.
    is_label: bool,
}

impl Default for LintedBlock {
    fn default() -> LintedBlock {
        LintedBlock { role: TextRole::Prose, in_new_item: false, n_words: 0, is_label: true }
    }
}

impl LintedBlock {
    /// Takes the next event of the text; texts are given to [`LintedBlock::check`].
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Item) => {
                *self = LintedBlock {
                    role: TextRole::Label,
                    in_new_item: true,
                    ..LintedBlock::default()
                };
            }
            Event::Start(Tag::Paragraph) => {
                let role = if self.in_new_item { TextRole::Label } else { TextRole::Prose };
                *self = LintedBlock { role, ..LintedBlock::default() };
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. } | Tag::DefinitionListTitle) => {
                *self = LintedBlock { role: TextRole::Label, ..LintedBlock::default() };
            }
            Event::Start(Tag::DefinitionListDefinition | Tag::BlockQuote(_)) => {
                *self = LintedBlock::default();
            }
            // A block that begins with marked text begins with a label.
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strong | Tag::Emphasis)
                if self.n_words == 0 =>
            {
                self.role = TextRole::Label;
            }
            Event::Code(code) => {
                if self.n_words == 0 {
                    self.role = TextRole::Label;
                }
                self.n_words += code.split_whitespace().count();
            }
            _ => {}
        }
    }

    /// The findings for a text of the block.
    pub(super) fn check(&mut self, source: &Arc<Source>, span: Span) -> Vec<Diagnostic> {
        self.in_new_item = false;
        let text = source.slice(span);
        let mut findings = Vec::new();
        for misuse in hyphens::misused(text) {
            let (place, before) = match &misuse {
                Misuse::Range(place) => (place, None),
                Misuse::Dash(place) => (place, Some(&text[..place.start])),
            };
            if before.is_some_and(|before| self.ends_label(before)) {
                // Only the first hyphen can end the label.
                self.is_label = false;
                continue;
            }
            findings.push(finding(source, Span::from(place.clone()).shift(span.start)));
        }
        self.n_words += text.split_whitespace().count();
        self.is_label &= !has_ended(text);
        findings
    }

    /// Whether the text of the block up to a hyphen is a label.
    fn ends_label(&self, before: &str) -> bool {
        let n_words = self.n_words + before.split_whitespace().count();
        let can_be = self.role == TextRole::Label && self.is_label;
        can_be && n_words <= MAX_LABEL && !has_ended(before)
    }
}

/// Whether a sentence ends in a text.
fn has_ended(text: &str) -> bool {
    text.contains(". ") || text.contains("! ") || text.contains("? ")
}

fn finding(source: &Arc<Source>, at: Span) -> Diagnostic {
    Diagnostic::new(Rule::HyphenAsDash, source, at, "a hyphen is used instead of a dash")
        .help("write `--`, which kb converts to a dash: `2--4`, `word -- word`")
        .fix(Fix::safe(at, "--"))
}
