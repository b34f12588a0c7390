//! Images: their alternative text contains no markup.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::html::Href;
use crate::markdown::item::Item;
use crate::text::{escape_html, url_safe};

/// Images that are open; an image may stand in the text of another.
#[derive(Debug, Default)]
pub struct Images {
    open: Vec<Image>,
}

#[derive(Debug)]
struct Image {
    href: Href,
    title: String,
    text: String,
}

impl Images {
    /// Whether what comes is the text of an image.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins an image.
    pub fn start(&mut self, href: Href, title: &str) {
        self.open.push(Image { href, title: title.to_owned(), text: String::new() });
    }

    /// Takes what stands in the text of an image; the HTML of the outermost one at its end.
    pub fn take(&mut self, event: &Event<'_>) -> Option<String> {
        let last = self.open.last_mut()?;
        match event {
            Event::Text(text) | Event::Code(text) => last.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => last.text.push(' '),
            Event::End(TagEnd::Image) => {
                let image = self.open.pop()?;
                match self.open.last_mut() {
                    Some(outer) => outer.text.push_str(&image.text),
                    None => return Some(written(&image)),
                }
            }
            _ => {}
        }
        None
    }
}

/// The paragraphs that hold images and nothing else, by the index of the event that starts them.
#[must_use]
pub(super) fn alone(items: &[Item<'_>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    // The open paragraph, and how many images are open in it.
    let mut paragraph: Option<usize> = None;
    let (mut depth, mut n_images) = (0, 0);
    for (nth, item) in items.iter().enumerate() {
        let Some(event) = item.event() else {
            paragraph = paragraph.filter(|_| depth > 0);
            continue;
        };
        match event {
            Event::Start(Tag::Paragraph) => (paragraph, depth, n_images) = (Some(nth), 0, 0),
            Event::End(TagEnd::Paragraph) => found.extend(paragraph.filter(|_| n_images > 0)),
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => (depth, n_images) = (depth - 1, n_images + 1),
            // An image may be a link, and several may stand in lines of their own.
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) | Event::SoftBreak => {}
            Event::Text(text) if text.trim().is_empty() => {}
            _ if depth == 0 => paragraph = None,
            _ => {}
        }
    }
    found
}

/// Images are not loaded lazily, because that would reveal to the host how far a reader scrolled.
fn written(image: &Image) -> String {
    if image.href.href.is_empty() {
        // A broken image is shown as its text; an empty address would load the page once more.
        return escape_html(&image.text).into_owned();
    }
    let title = match image.title.as_str() {
        "" => String::new(),
        title => format!(" title=\"{}\"", escape_html(title)),
    };
    let size = image
        .href
        .size
        .map_or(String::new(), |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
    format!(
        "<img src=\"{}\" alt=\"{}\"{title}{size} decoding=\"async\">",
        escape_html(&url_safe(&image.href.href)),
        escape_html(&image.text),
    )
}
