//! Images: the text between their brackets is what a reader hears, so it holds no markup.

use pulldown_cmark::{Event, TagEnd};

use crate::markdown::html::Href;
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
        "<img src=\"{}\" alt=\"{}\"{title}{size}>",
        escape_html(&url_safe(&image.href.href)),
        escape_html(&image.text),
    )
}
