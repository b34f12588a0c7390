//! The plain text of each section of a page, for the search index.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::item::Item;
use crate::markdown::stream;

/// The plain text below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainSection {
    /// The index of the heading in the facts; `None` for the text before the first one.
    pub heading: Option<usize>,
    /// The words below the heading, without the heading; blocks are a space apart.
    pub text: String,
}

/// The sections of a Markdown text in order; the first one is the text before any heading.
///
/// `title` returns the text that readers see in place of `[[key]]`, by the number of the link.
#[must_use]
pub fn sections<'a>(
    text: &str,
    title: impl Fn(usize) -> Option<Cow<'a, str>>,
) -> Vec<PlainSection> {
    let mut sections = vec![PlainSection { heading: None, text: String::new() }];
    let (mut n_headings, mut n_links) = (0, 0);
    // Text inside a heading is not text of its section; that of an untitled link is its key.
    let (mut in_heading, mut in_key) = (false, false);
    let prepared = stream::prepare(text);
    for spanned in prepared.parse().items {
        let section = sections.last_mut().expect("there is one from the start");
        let event = match spanned.item {
            Item::Event(event) => event,
            Item::Start(element) | Item::End(element) => {
                if !element.is_inline() {
                    space(&mut section.text);
                }
                continue;
            }
        };
        match event {
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                sections.push(PlainSection { heading: Some(n_headings), text: String::new() });
                n_headings += 1;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::Link { link_type, .. }) => {
                if matches!(link_type, LinkType::WikiLink { has_pothole: false }) && !in_heading {
                    section.text.push_str(title(n_links).as_deref().unwrap_or_default());
                    in_key = true;
                }
                n_links += 1;
            }
            Event::Start(Tag::Image { .. }) => n_links += 1,
            Event::End(TagEnd::Link) => in_key = false,
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
                if !in_heading && !in_key =>
            {
                section.text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => space(&mut section.text),
            Event::Start(tag) if !is_inline(tag.to_end()) => space(&mut section.text),
            Event::End(tag) if !is_inline(tag) => space(&mut section.text),
            _ => {}
        }
    }
    for section in &mut sections {
        section.text.truncate(section.text.trim_end().len());
    }
    sections
}

/// Ends a word.
fn space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

/// Whether words before and after the markup can be one word.
pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::sections;

    fn plain(text: &str) -> Vec<(Option<usize>, String)> {
        let title = |_| Some(Cow::Borrowed("Kanál"));
        sections(text, title).into_iter().map(|section| (section.heading, section.text)).collect()
    }

    #[test]
    fn sections_are_cut_at_headings_and_leave_them_out() {
        let text = "úvod\n\n# A `b`\n\nprvní *d*ruhý\ntřetí\n\n## B {#b}\n\n- x\n- y\n\n| p | q |\n|---|---|\n| r | s |\n";
        assert_eq!(
            plain(text),
            [
                (None, "úvod".to_owned()),
                (Some(0), "první druhý třetí".to_owned()),
                (Some(1), "x y p q r s".to_owned()),
            ]
        );
    }

    #[test]
    fn markup_is_not_text_but_code_and_alternative_texts_are() {
        let text = "a <b>c</b> <!-- d --> ![e](f.png) `g` [h](i.md)\n\n```rust\nj\n```\n\n> [!NOTE]\n> k[^1]\n\n[^1]: l\n";
        assert_eq!(plain(text), [(None, "a c  e g h j\nk l".to_owned())]);
    }

    #[test]
    fn keys_of_links_are_shown_as_titles() {
        assert_eq!(plain("viz [[a/kanal]] a [[a|jiný]]"), [(None, "viz Kanál a jiný".to_owned())]);
    }
}
