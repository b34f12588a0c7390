//! Paragraphs that become the term of a definition list by accident.
//!
//! A line that begins with `: ` makes the paragraph above it a term. Terms are short and on one line;
//! anything else was meant as a paragraph.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::diag::fix::{Fix, FixSafety};
use crate::diag::rules::Rule;
use crate::text::edit::Edit;
use crate::text::{Source, Span};

/// How many words a term has at most.
const MAX_WORDS: usize = 12;

/// The definition list that is being read.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    /// The last term that cannot be one, and the colons of its definitions.
    accident: Option<(Span, Vec<usize>)>,
}

impl Definitions {
    /// Takes the next event of the text, and returns the finding for the term that ends before it.
    pub(super) fn event(
        &mut self,
        source: &Arc<Source>,
        event: &Event<'_>,
        span: Span,
    ) -> Option<Diagnostic> {
        match event {
            Event::Start(Tag::DefinitionListTitle) => {
                let before = self.finding(source);
                self.accident = is_accident(source.slice(span)).then_some((span, Vec::new()));
                before
            }
            Event::Start(Tag::DefinitionListDefinition) => {
                // A line such as `:::` begins or ends a container, which has findings of its own.
                let colon = colon(source, span).filter(|at| !source.text[*at..].starts_with(":::"));
                if let Some((_, colons)) = &mut self.accident {
                    colons.extend(colon);
                }
                None
            }
            Event::End(TagEnd::DefinitionList) => self.finding(source),
            _ => None,
        }
    }

    fn finding(&mut self, source: &Arc<Source>) -> Option<Diagnostic> {
        let (_, colons) = self.accident.take()?;
        let first = *colons.first()?;
        let at = Span::new(first, first + 1);
        let message = "this line makes the paragraph above it the term of a definition list";
        let escape = |colon: &usize| Edit::new(*colon..*colon, "\\");
        let fix = Fix { safety: FixSafety::Safe, edits: colons.iter().map(escape).collect() };
        let help = "write `\\:` for a colon that is text, or write the term on one short line";
        let finding = Diagnostic::new(Rule::AccidentalDefinition, source, at, message);
        Some(finding.help(help).fix(fix))
    }
}

/// The colon that begins a definition. The span of the parser can begin after it.
fn colon(source: &Source, definition: Span) -> Option<usize> {
    let start = definition.start as usize;
    if source.text[start..].starts_with(':') {
        return Some(start);
    }
    let line = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
    source.text[line..start].rfind(':').map(|at| line + at)
}

/// Whether a text is not a term: it has several lines or sentences, or is long.
fn is_accident(term: &str) -> bool {
    let term = term.trim();
    let is_sentence = term.ends_with(['.', '!', '?', ',', ';', ':']);
    term.contains('\n') || is_sentence || term.split_whitespace().count() > MAX_WORDS
}
