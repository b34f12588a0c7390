//! The canonical text of a piece of Markdown, for comparing versions.
//!
//! Words, numbers, code and link targets count. Line wrapping, list markers, the style of emphasis,
//! non-breaking spaces and comments do not. Both sides are converted at the time of the comparison
//! and never stored, so an improved form does not make old texts look changed.
//!
//! The canonical text has one line per block, with link targets in `⟨…⟩` after the text of the
//! link.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::lang::letters;
use crate::markdown::callout::Fold;
use crate::markdown::item::{Element, Item};
use crate::markdown::{raw, stream};

/// The delimiters of a link target in canonical text.
pub const TARGET: (char, char) = ('⟨', '⟩');

/// The canonical text of a piece of Markdown.
///
/// A piece is parsed without the rest of the page: a reference to a definition elsewhere has its
/// label as its target, and the definition counts in its own section.
#[must_use]
pub fn text(markdown: &str) -> String {
    let prepared = stream::prepare(markdown);
    let parsed = prepared.parse_with(|broken| {
        // `[a]` alone is ordinary text.
        let is_link = broken.link_type != LinkType::Shortcut;
        is_link.then(|| (CowStr::from(broken.reference.to_string()), CowStr::from("")))
    });
    let mut definitions: Vec<String> = parsed
        .definitions
        .iter()
        .map(|it| format!("[{}]: {}", it.label, target(&it.dest)))
        .collect();
    definitions.sort();
    let mut canon = Canon::default();
    for spanned in &parsed.items {
        canon.item(&spanned.item);
    }
    for definition in definitions {
        canon.block("");
        canon.words(&definition);
    }
    canon.finish()
}

/// The canonical form of a text without markup: white space in a line becomes one space.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut canon = Canon::default();
    for line in text.lines() {
        canon.block("");
        canon.words(line);
    }
    canon.finish()
}

fn target(dest: &str) -> String {
    let dest: String =
        dest.chars().map(|c| if c.is_whitespace() { '+' } else { c }).collect::<String>();
    format!("{}{dest}{}", TARGET.0, TARGET.1)
}

/// Characters that no reader sees: soft hyphen, zero-width space, word joiner, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The state of one walk over the events.
#[derive(Default)]
struct Canon {
    out: String,
    /// Whether white space was seen since the last word of this line.
    space: bool,
    /// Whether the line has only its marker so far.
    fresh: bool,
    links: Vec<String>,
    html: Option<String>,
    in_code: bool,
}

impl Canon {
    fn item(&mut self, item: &Item<'_>) {
        match item {
            Item::Event(event) => self.event(event),
            Item::Start(element) => self.start_element(element),
            Item::End(Element::Mark) => self.words("=="),
            Item::End(Element::Size(_) | Element::Abbreviation(_) | Element::Foreign(_)) => {}
            Item::End(_) => self.block(""),
        }
    }

    /// The syntax of a callout and the look of its title do not count; its type does.
    fn start_element(&mut self, element: &Element) {
        match element {
            Element::Callout(callout) => {
                let word = callout.unknown.as_deref().unwrap_or(callout.kind.word());
                let sign = if callout.fold == Fold::Never { "" } else { "-" };
                self.block(&format!("[!{}]{sign}", word.to_uppercase()));
            }
            Element::Group(word) => {
                let word = word.as_deref().unwrap_or_default();
                self.block(&format!("[!{}]", word.to_uppercase()));
            }
            Element::Tab { .. } => self.block("==="),
            Element::Title | Element::Tabs(_) => self.block(""),
            Element::Embed => self.block("![["),
            // The language of words is not one of them.
            Element::Size(_) | Element::Foreign(_) => {}
            Element::Mark => self.words("=="),
            Element::Abbreviation(long) => {
                self.words(&format!("({long})"));
                self.space = true;
            }
        }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.in_code => self.out.push_str(&text.replace('\r', "")),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(text);
            }
            Event::Code(code) => self.verbatim(&format!("`{code}`")),
            Event::SoftBreak | Event::HardBreak => self.space = true,
            Event::Html(html) => match &mut self.html {
                Some(text) => text.push_str(html),
                None => self.words(&raw::without_comments(html)),
            },
            Event::InlineHtml(html) => self.words(&raw::without_comments(html)),
            Event::FootnoteReference(name) => self.words(&format!("[^{name}]")),
            Event::TaskListMarker(done) => self.words(if *done { "[x] " } else { "[ ] " }),
            Event::Rule => self.block(""),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.block(&"#".repeat(*level as usize)),
            Tag::Item => self.block("-"),
            Tag::FootnoteDefinition(name) => self.block(&format!("[^{name}]:")),
            Tag::CodeBlock(_) => {
                self.block("```\n");
                self.space = false;
                self.fresh = false;
                self.in_code = true;
            }
            Tag::HtmlBlock => {
                self.block("");
                self.html = Some(String::new());
            }
            Tag::TableCell => self.words(" | "),
            Tag::Link { dest_url, title, id, .. } | Tag::Image { dest_url, title, id, .. } => {
                // A definition elsewhere on the page is identified by its label.
                let dest = if dest_url.is_empty() { id } else { dest_url };
                let title = if title.is_empty() { String::new() } else { format!(" ({title})") };
                self.links.push(format!("{}{title}", target(dest)));
            }
            Tag::Strikethrough => self.words("~~"),
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => {}
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::MetadataBlock(_) => self.block(""),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Image => {
                let target = self.links.pop().unwrap_or_default();
                self.space = true;
                self.words(&target);
            }
            TagEnd::Strikethrough => self.words("~~"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.out.push_str("```");
                self.block("");
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.words(&raw::without_comments(&html));
                self.block("");
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::TableCell => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::MetadataBlock(_) => self.block(""),
        }
    }

    /// Begins a line with a marker, if it is not empty. A line with only a marker is continued, so
    /// that tight and loose lists have the same canonical text.
    fn block(&mut self, marker: &str) {
        self.space &= self.fresh;
        if !(self.out.is_empty() || self.fresh || self.out.ends_with('\n')) {
            self.out.push('\n');
        }
        if !marker.is_empty() {
            self.out.push_str(marker);
            self.fresh = true;
            self.space = true;
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if c.is_whitespace() {
                self.space = true;
            } else {
                self.gap();
                self.out.push(c);
            }
        }
    }

    fn verbatim(&mut self, text: &str) {
        self.gap();
        self.out.push_str(text);
    }

    fn gap(&mut self) {
        if std::mem::take(&mut self.space) && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.fresh = false;
    }

    fn finish(self) -> String {
        let text = self.out.trim_end();
        if text.is_ascii() { text.to_owned() } else { letters::nfc(text) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop};
    use proptest::{prop_assert_eq, proptest};

    use super::{plain, text};

    #[test]
    fn layout_does_not_count() {
        let same = [
            ("a b\nc", "a\nb c"),
            ("* a\n* b", "- a\n\n- b\n"),
            ("1. a\n2. b", "1) a\n1) b"),
            ("*a* __b__", "_a_ **b**"),
            ("v\u{a0}Praze", "v Praze"),
            ("a<!-- x -->\n\n<!--\n# y\n-->\n\nb", "a\n\nb"),
            ("a  \nb", "a\\\nb"),
            ("| a | b |\n|---|---|\n| c | d |", "a|b\n:-|-:\nc|d"),
            ("Nadpis\n======", "# Nadpis"),
            ("# A {#one}", "# A {#two}"),
            ("\u{6b}\u{16f}n\u{306}", "ku\u{30a}n\u{306}"),
            ("a\u{ad}b", "ab"),
            ("> a\nb", "> a\n> b"),
            ("> [!NOTE]\n> a", ":::note\na\n:::"),
            ("> [!tip] *a*\n> b", "!!! hint \"a\"\n    b"),
            ("> [!tip]- a\n> b", "??? tip \"a\"\n    b"),
            ("https://a.b", "<https://a.b>"),
            ("a [b *c*]{lang=de}", "a b *c*"),
        ];
        for (a, b) in same {
            assert_eq!(text(a), text(b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn words_numbers_code_and_targets_count() {
        let different = [
            ("a b", "a c"),
            ("5 %", "6 %"),
            ("`a b`", "`a  b`"),
            ("```\na\nb\n```", "```\na b\n```"),
            ("[a](b.md)", "[a](c.md)"),
            ("[a][x]\n\n[x]: b.md", "[a][x]\n\n[x]: c.md"),
            ("[a][x]", "[a][y]"),
            ("![a](b.png)", "![c](b.png)"),
            ("[[a]]", "[[b]]"),
            ("~~a~~", "a"),
            ("> [!NOTE]\n> a", "> [!WARNING]\n> a"),
            ("> [!NOTE]\n> a", "> [!NOTE]-\n> a"),
            ("> [!NOTE] a", "> [!NOTE] b"),
            (":::note\na\n:::", "a"),
            ("=== \"a\"\n    b", "=== \"c\"\n    b"),
            ("==a==", "a"),
            ("A\n\n*[A]: b", "A\n\n*[A]: c"),
            ("- [ ] a", "- [x] a"),
            ("# a", "## a"),
            ("a[^1]\n\n[^1]: b", "a[^1]\n\n[^1]: c"),
            ("a\n\nb", "a b"),
        ];
        for (a, b) in different {
            assert_ne!(text(a), text(b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_form_is_one_line_per_block() {
        let page = "## Co udělat {#first}\n\nProjděte [tabulku](a.md) **odshora**.\n\n- a\n- b\n\n```text\nx  y\n```\n";
        let canonical = "## Co udělat\nProjděte tabulku ⟨a.md⟩. odshora.\n- a\n- b\n```\nx  y\n```";
        assert_eq!(text(page), canonical.replace("⟨a.md⟩. ", "⟨a.md⟩ "));
        assert_eq!(plain("a \u{a0} b\n  c"), "a b\nc");
    }

    /// Words without meaning in Markdown, so that they can be wrapped anywhere.
    fn words() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[a-zA-Zěščřžýáíé§%,]{1,8}|[0-9]{1,4} Kč|\\[x\\]\\(y\\.md\\)", 1..40)
    }

    proptest! {
        #[test]
        fn wrapping_never_counts(words in words(), breaks in prop::collection::vec(0..4_u8, 40)) {
            let one_line = words.join(" ");
            let mut wrapped = String::new();
            for (word, gap) in words.iter().zip(&breaks) {
                if !wrapped.is_empty() {
                    wrapped.push_str(["\n", " ", "  ", "\u{a0}"][usize::from(*gap)]);
                }
                wrapped.push_str(word);
            }
            for (before, after) in [("", ""), ("- ", ""), ("> ", ""), ("", "\n\nend")] {
                let lazy = wrapped.replace('\n', if before == "- " { "\n  " } else { "\n" });
                let a = text(&format!("{before}{one_line}{after}"));
                let b = text(&format!("{before}{lazy}{after}"));
                prop_assert_eq!(a, b);
            }
        }

        #[test]
        fn any_text_has_a_canonical_form(markdown in "(?s).{0,200}") {
            let once = text(&markdown);
            prop_assert_eq!(&once, &text(&markdown));
            prop_assert_eq!(plain(&plain(&markdown)), plain(&markdown));
        }
    }
}
