//! Tracks whether a text is inside a link of raw HTML. A link inside another link would end it.

use pulldown_cmark::Event;

use crate::markdown::raw::tags::{Boundary, boundaries};

/// Tracks the links in the events of a text.
#[derive(Debug, Default)]
pub(crate) struct RawLinks {
    depth: usize,
    /// The nesting depth of the open link.
    opened: Option<usize>,
}

impl RawLinks {
    /// Takes the next event.
    pub(crate) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.opened = self.opened.filter(|opened| *opened <= self.depth);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                for boundary in boundaries(html) {
                    match boundary {
                        Boundary::Start(name) if name == "a" => self.opened = Some(self.depth),
                        Boundary::End(name) if name == "a" => self.opened = None,
                        Boundary::Start(_) | Boundary::End(_) => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether the place after the last event is in a link.
    pub(crate) fn is_inside(&self) -> bool {
        self.opened.is_some()
    }
}
