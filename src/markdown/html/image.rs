//! Images: their alternative text contains no markup.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::html::Href;
use crate::markdown::item::{Element, Item, PictureSize};
use crate::text::{escape_html, url_safe};

/// Images that are open; an image can be in the text of another.
#[derive(Debug, Default)]
pub struct Images {
    open: Vec<Image>,
    /// The size of the next image.
    size: Option<PictureSize>,
}

#[derive(Debug)]
struct Image {
    href: Href,
    title: String,
    text: String,
    size: Option<PictureSize>,
}

impl Images {
    /// Whether the next events are the text of an image.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The size that the author wants for the next image.
    pub(super) fn set_size(&mut self, size: PictureSize) {
        self.size = Some(size);
    }

    /// Begins an image.
    pub fn start(&mut self, href: Href, title: &str) {
        let size = self.size.take();
        self.open.push(Image { href, title: title.to_owned(), text: String::new(), size });
    }

    /// Takes an event in the text of an image; returns the HTML of the outermost image at its end.
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

/// The paragraphs that hold images and nothing else, by the index of the item that starts them, and
/// the title of a single image, which becomes its caption.
#[must_use]
pub(super) fn alone(items: &[Item<'_>]) -> BTreeMap<usize, Option<String>> {
    let mut found = BTreeMap::new();
    // The open paragraph, how many images are open in it, and the titles of its images.
    let mut paragraph: Option<usize> = None;
    let mut depth = 0;
    let mut titles: Vec<&str> = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let event = match item {
            Item::Event(event) => event,
            Item::Start(Element::Size(_)) | Item::End(Element::Size(_)) => continue,
            Item::Start(_) | Item::End(_) => {
                paragraph = paragraph.filter(|_| depth > 0);
                continue;
            }
        };
        match event {
            Event::Start(Tag::Paragraph) => {
                (paragraph, depth) = (Some(nth), 0);
                titles.clear();
            }
            Event::End(TagEnd::Paragraph) => {
                if let Some(paragraph) = paragraph.filter(|_| !titles.is_empty()) {
                    let caption = titles.first().filter(|it| titles.len() == 1 && !it.is_empty());
                    found.insert(paragraph, caption.map(|title| (*title).to_owned()));
                }
            }
            Event::Start(Tag::Image { title, .. }) => {
                if depth == 0 {
                    titles.push(title);
                }
                depth += 1;
            }
            Event::End(TagEnd::Image) => depth -= 1,
            // An image can be a link, and each image can be on its own line.
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
    let wanted = image.size.unwrap_or_default();
    let PictureSize { width, height } = wanted.in_proportion(image.href.size);
    let attribute =
        |name: &str, n: Option<u32>| n.map_or(String::new(), |n| format!(" {name}=\"{n}\""));
    let size = attribute("width", width) + &attribute("height", height);
    format!(
        "<img src=\"{}\" alt=\"{}\"{title}{size} decoding=\"async\">",
        escape_html(&url_safe(&image.href.href)),
        escape_html(&image.text),
    )
}
