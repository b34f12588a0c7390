//! What a walk writes: events for the library, and between them the places of headings, footnote
//! references and callouts.
//!
//! 1. The writer pushes events and marks in the order of the text.
//! 2. [`HtmlOutput::parts`] renders the events between two marks.
//! 3. [`html()`] joins parts. The parts of a callout become its body, which a template of the theme
//!    puts into a box.

use pulldown_cmark::{Event, html};

use crate::diag::Diagnostic;
use crate::markdown::callout::{CalloutKind, Fold};

/// A callout whose texts are HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalloutHtml {
    /// What kind of callout it is.
    pub kind: CalloutKind,
    /// Whether readers can fold it.
    pub fold: Fold,
    /// The title that the author wrote, else the name of the kind.
    pub title: String,
    /// Whether readers see the title. It is read out in any case, since nothing else names the kind.
    pub is_title_shown: bool,
    /// The content.
    pub body: String,
}

/// Renders a callout with the theme of the site.
pub type CalloutTemplate<'a> = dyn Fn(CalloutHtml) -> Result<String, Box<Diagnostic>> + 'a;

/// Events of the library, and marks between them.
#[derive(Debug, Default)]
pub(super) struct HtmlOutput<'a> {
    events: Vec<Event<'a>>,
    /// Each with the number of events before it, in order.
    marks: Vec<(usize, OutputMark)>,
    /// The number of events before the title that is open.
    title_start: Option<usize>,
}

/// A place between two events.
#[derive(Debug, Clone)]
pub(super) enum OutputMark {
    /// A heading begins.
    Heading,
    /// A reference to a footnote follows.
    Reference,
    /// A callout begins; its body is empty.
    Start(Box<CalloutHtml>),
    /// The innermost callout ends.
    End,
}

/// A part of a text.
#[derive(Debug, Clone)]
pub(super) enum OutputPart {
    Html(String),
    Mark(OutputMark),
}

impl<'a> HtmlOutput<'a> {
    pub(super) fn push(&mut self, event: Event<'a>) {
        self.events.push(event);
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Event<'a>> {
        self.events.last_mut()
    }

    pub(super) fn mark(&mut self, mark: OutputMark) {
        // The events of a title leave the list when it ends.
        let at = self.title_start.unwrap_or(self.events.len());
        self.marks.push((at, mark));
    }

    /// Begins the title of the callout that was begun last.
    pub(super) fn start_title(&mut self) {
        self.title_start = Some(self.events.len());
    }

    pub(super) fn end_title(&mut self) {
        let Some(start) = self.title_start.take() else { return };
        let events = self.events.split_off(start.min(self.events.len()));
        let started = self.marks.iter_mut().rev().find_map(|(_, mark)| match mark {
            OutputMark::Start(callout) => Some(callout),
            OutputMark::Heading | OutputMark::Reference | OutputMark::End => None,
        });
        if let Some(callout) = started {
            html::push_html(&mut callout.title, events.into_iter());
        }
    }

    /// The events without the marks.
    pub(super) fn into_events(self) -> Vec<Event<'a>> {
        self.events
    }

    /// Renders the events, with the marks that `is_kept` wants between them. The first part gets
    /// `capacity` bytes.
    pub(super) fn parts(
        self,
        capacity: usize,
        is_kept: impl Fn(&OutputMark) -> bool,
    ) -> Vec<OutputPart> {
        let mut parts = Vec::new();
        let n_events = self.events.len();
        let (mut events, mut start) = (self.events.into_iter(), 0);
        let mut render = |end: usize, parts: &mut Vec<OutputPart>| {
            if end > start {
                let mut html = String::with_capacity(if start == 0 { capacity } else { 0 });
                html::push_html(&mut html, events.by_ref().take(end - start));
                parts.push(OutputPart::Html(html));
                start = end;
            }
        };
        for (at, mark) in self.marks.into_iter().filter(|(_, mark)| is_kept(mark)) {
            render(at, &mut parts);
            parts.push(OutputPart::Mark(mark));
        }
        render(n_events, &mut parts);
        parts
    }
}

/// The marks that change the HTML.
pub(super) fn is_of_callout(mark: &OutputMark) -> bool {
    matches!(mark, OutputMark::Start(_) | OutputMark::End)
}

/// The HTML of parts.
///
/// # Errors
/// When the template of a callout fails.
pub(super) fn html(
    parts: impl IntoIterator<Item = OutputPart>,
    callouts: &CalloutTemplate<'_>,
) -> Result<String, Box<Diagnostic>> {
    let mut out = String::new();
    let mut open: Vec<OpenCallout> = Vec::new();
    for part in parts {
        match part {
            OutputPart::Html(html) if out.is_empty() => out = html,
            OutputPart::Html(html) => out.push_str(&html),
            OutputPart::Mark(OutputMark::Heading | OutputMark::Reference) => {}
            OutputPart::Mark(OutputMark::Start(callout)) => {
                open.push(OpenCallout { callout, before: std::mem::take(&mut out) });
            }
            OutputPart::Mark(OutputMark::End) => {
                if let Some(ended) = open.pop() {
                    out = ended.close(out, callouts)?;
                }
            }
        }
    }
    // A footnote in a footnote ends both, and what the outer one holds.
    while let Some(ended) = open.pop() {
        out = ended.close(out, callouts)?;
    }
    Ok(out)
}

/// A callout that is open.
struct OpenCallout {
    callout: Box<CalloutHtml>,
    /// The HTML before it.
    before: String,
}

impl OpenCallout {
    /// The HTML before the callout and that of the callout.
    fn close(
        self,
        body: String,
        callouts: &CalloutTemplate<'_>,
    ) -> Result<String, Box<Diagnostic>> {
        let callout = CalloutHtml { body, ..*self.callout };
        Ok(self.before + &callouts(callout)?)
    }
}
