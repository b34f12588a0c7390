//! The ids of one page: derived from headings, and explicit ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::names::anchor::{AnchorId, PageIds, THEME_PREFIX, UnfitAnchor};
use crate::text::{Source, Span};

/// The ids given out so far, with their places.
pub(super) struct TakenIds<'a> {
    source: &'a Arc<Source>,
    taken: PageIds,
    /// The place of each explicit id, or of the heading that an id was derived from.
    spans: BTreeMap<AnchorId, Span>,
    found: Vec<Diagnostic>,
}

impl<'a> TakenIds<'a> {
    pub(super) fn new(source: &'a Arc<Source>) -> TakenIds<'a> {
        TakenIds { source, taken: PageIds::default(), spans: BTreeMap::new(), found: Vec::new() }
    }

    /// Derives the id of a heading without an explicit one.
    pub(super) fn of_heading(&mut self, text: &str, heading: Span) -> AnchorId {
        let id = self.taken.allocate(AnchorId::of_text(text));
        self.spans.insert(id.clone(), heading);
        id
    }

    /// The id that an author wrote. If it cannot be used, it is reported and replaced.
    pub(super) fn written(&mut self, written: &str, span: Span) -> AnchorId {
        let id = AnchorId::written(written).unwrap_or_else(|unfit| {
            let better = AnchorId::of_text(written.strip_prefix(THEME_PREFIX).unwrap_or(written));
            let finding = Diagnostic::new(Rule::BadId, self.source, span, reason(written, unfit));
            // The place is that of `#id`, or of the heading.
            let is_id = self.source.slice(span) == format!("#{written}");
            let fix = is_id.then(|| Fix::guess(span, format!("#{better}")));
            self.found.push(finding.help(format!("write `{better}`")).maybe_fix(fix));
            better
        });
        if self.claim(id.as_str(), span) { id } else { self.taken.allocate(id) }
    }

    /// Takes an id unchanged, and reports it if it was taken before. Returns false in that case,
    /// and for a text that no link can name, which only a page with unchecked HTML has.
    pub(super) fn claim(&mut self, id: &str, span: Span) -> bool {
        let Ok(id) = AnchorId::written(id) else { return false };
        if self.taken.claim(&id) {
            self.spans.insert(id, span);
            return true;
        }
        let message = format!("the id `{id}` is used twice on this page");
        let repeated = Diagnostic::new(Rule::DuplicateId, self.source, span, message)
            .help("give one of them another id");
        self.found.push(match self.spans.get(&id) {
            Some(first) => repeated.also(self.source, *first, "first used here"),
            None => repeated,
        });
        false
    }

    /// The findings about ids that authors wrote.
    pub(super) fn findings(self) -> Vec<Diagnostic> {
        self.found
    }
}

fn reason(written: &str, unfit: UnfitAnchor) -> String {
    match unfit {
        UnfitAnchor::Empty => "an id is empty".to_owned(),
        UnfitAnchor::OfTheme => {
            format!(
                "the id `{written}` begins with `{THEME_PREFIX}`, which is reserved for the theme"
            )
        }
        UnfitAnchor::Character(c) => format!(
            "the id `{written}` contains `{c}`; letters, digits, hyphens, underscores and dots are allowed"
        ),
    }
}
