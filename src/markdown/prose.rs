//! The text of a piece of Markdown that readers see, without code, and the targets of its links.
//! Each part keeps its place, so that findings in the text have a place in the file.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::item::Item;
use crate::markdown::raw;
use crate::markdown::stream;
use crate::text::Span;

/// Replaces code, a formula or another part that is not text. It separates the words around it.
const OPAQUE: char = '\u{fffc}';

/// The text of a piece of Markdown.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    /// The text; blocks are separated by line breaks.
    pub(crate) text: String,
    /// The target of each link, with the place of its text in `text`.
    pub(crate) links: Vec<(String, Span)>,
    pieces: Vec<ProsePiece>,
}

/// A part of the text that is also in the Markdown.
#[derive(Debug)]
struct ProsePiece {
    /// Its start in the text.
    at: usize,
    /// Its place in the Markdown.
    origin: Span,
}

/// Reads a piece of Markdown.
pub(crate) fn read(markdown: &str) -> Prose {
    let prepared = stream::prepare(markdown);
    let mut walk = ProseWalk::default();
    for spanned in prepared.parse().items {
        walk.item(&spanned.item, Span::from(spanned.range));
    }
    walk.prose
}

impl Prose {
    /// A text without markup.
    pub(crate) fn of_text(text: &str) -> Prose {
        let piece = ProsePiece { at: 0, origin: Span::new(0, text.len()) };
        Prose { text: text.to_owned(), links: Vec::new(), pieces: vec![piece] }
    }

    /// The place in the Markdown of a part of the text.
    pub(crate) fn origin(&self, span: Span) -> Span {
        // A place between two pieces is the end of the first one or the start of the second one.
        let start = self.pieces.partition_point(|piece| piece.at <= span.start as usize);
        let end = self.pieces.partition_point(|piece| piece.at < span.end as usize);
        let place = |n_before: usize, at: u32| {
            let piece = &self.pieces[n_before.checked_sub(1)?];
            let place = piece.origin.start as usize + (at as usize - piece.at);
            Some(place.min(piece.origin.end as usize))
        };
        match (place(start, span.start), place(end, span.end)) {
            (Some(start), Some(end)) => Span::new(start, end.max(start)),
            (_, _) => Span::default(),
        }
    }
}

/// The state of one walk over the items.
#[derive(Default)]
struct ProseWalk {
    prose: Prose,
    in_code: bool,
    /// The text of an HTML block so far, and where the block begins.
    html: Option<(String, usize)>,
    /// Links that are open: their targets, and the start of their texts.
    open: Vec<(String, usize)>,
}

impl ProseWalk {
    fn item(&mut self, item: &Item<'_>, span: Span) {
        match item {
            Item::Event(event) => self.event(event, span),
            Item::Start(element) | Item::End(element) => {
                if !element.is_inline() {
                    self.mark('\n');
                }
            }
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Text(_) if self.in_code => {}
            Event::Text(text) => self.text(text, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.mark(OPAQUE),
            Event::SoftBreak | Event::InlineHtml(_) => self.mark(' '),
            Event::HardBreak | Event::Rule => self.mark('\n'),
            Event::Html(html) => {
                let block = self.html.get_or_insert_with(|| (String::new(), span.start as usize));
                block.0.push_str(html);
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { dest_url, .. } => {
                self.open.push((dest_url.to_string(), self.prose.text.len()));
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Image { .. } => {}
            Tag::CodeBlock(_) => {
                self.in_code = true;
                self.mark('\n');
            }
            _ => self.mark('\n'),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                if let Some((dest, start)) = self.open.pop() {
                    let end = self.prose.text.len();
                    self.prose.links.push((dest, Span::new(start, end)));
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Image => {}
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::HtmlBlock => {
                if let Some((html, start)) = self.html.take() {
                    for (text, span) in raw::texts(&html) {
                        self.text(&text, span.shift(Span::new(start, start).start));
                        self.mark('\n');
                    }
                }
                self.mark('\n');
            }
            _ => self.mark('\n'),
        }
    }

    fn text(&mut self, text: &str, origin: Span) {
        self.prose.pieces.push(ProsePiece { at: self.prose.text.len(), origin });
        self.prose.text.push_str(text);
    }

    fn mark(&mut self, mark: char) {
        self.prose.text.push(mark);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::{prop_assert, proptest};

    use super::read;
    use crate::text::Span;

    fn place(markdown: &str, word: &str) -> String {
        let prose = read(markdown);
        let at = prose.text.find(word).expect("is in the text");
        markdown[prose.origin(Span::new(at, at + word.len())).range()].to_owned()
    }

    #[test]
    fn the_text_has_no_code_and_no_markup() {
        let prose =
            read("# A 1 {#a-2}\n\nx **3** `4` [5](https://a.example/6 \"7\")\n\n```\n8\n```\n");
        let words: Vec<&str> = prose.text.split_whitespace().collect();
        assert_eq!(words, ["A", "1", "x", "3", "\u{fffc}", "5"]);
        assert_eq!(prose.links[0].0, "https://a.example/6");
        let html = read("<div title=\"1\">\n2 <!-- 3 --> 4\n</div>\n\na <b id=\"5\">6</b>");
        let words: Vec<&str> = html.text.split_whitespace().collect();
        assert_eq!(words, ["2", "4", "a", "6"]);
    }

    #[test]
    fn words_keep_their_places() {
        assert_eq!(place("a *b* **5 %** c", "5 %"), "5 %");
        assert_eq!(place("- a\n- b [5 days](x.md)", "5 days"), "5 days");
        assert_eq!(place("<p>\n5 days\n</p>", "5 days"), "5 days");
        assert_eq!(place("> [!note] In 5 days\n> x", "5 days"), "5 days");
    }

    proptest! {
        #[test]
        fn places_are_inside_the_text(markdown in any::<String>(), more in "[*_`\\[\\]()<>a5 \n&;#-]{0,60}") {
            let markdown = format!("{markdown}\n{more}");
            let prose = read(&markdown);
            for (at, c) in prose.text.char_indices() {
                let place = prose.origin(Span::new(at, at + c.len_utf8()));
                prop_assert!(place.end as usize <= markdown.len());
            }
        }
    }
}
