//! The texts of a piece of Markdown that a translator translates: one for each heading, paragraph,
//! list item and table cell. Code and raw HTML are not among them.
//!
//! [`leaves`] finds them with their places. [`replace`] writes other texts in their places and
//! keeps everything else, so the structure of a translation is that of its source.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::markdown::item::{Element, Item, Spanned};
use crate::markdown::plain;
use crate::markdown::stream::{self, Prepared, ResolvedReference};
use crate::text::is_escaped;

/// The kind of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafKind {
    /// A heading with its level.
    Heading(u8),
    /// A paragraph, the text of a list item, or the title of a container.
    Text,
    /// A cell of a table.
    Cell,
    /// Code, raw HTML or signs without words, which are not translated. It is listed so that
    /// structures can be compared.
    Fixed,
}

/// One text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What it is.
    pub kind: LeafKind,
    /// Its bytes in the piece; empty for a fixed one.
    pub range: Range<usize>,
    /// The text in one line; a hard line break is a line break. Fixed text is unchanged.
    pub text: String,
    /// Inline code, link targets, keys, placeholders and tags in it, which a translation keeps;
    /// sorted.
    pub kept: Vec<String>,
}

/// All texts of a piece of Markdown in order.
#[must_use]
pub fn leaves(markdown: &str) -> Vec<Leaf> {
    let prepared = stream::prepare(markdown);
    let items = items(&prepared);
    let mut walk = LeafWalk { markdown, open: None, n_fixed: 0, found: Vec::new() };
    let mut in_label = false;
    for (nth, spanned) in items.iter().enumerate() {
        match &spanned.item {
            // The label of a block of code is part of its first line.
            Item::Start(Element::Title) => {
                let text = items.get(nth + 1).map(|next| next.range.clone());
                in_label = text.is_some_and(|text| is_code_block(&markdown[text]));
            }
            Item::End(Element::Title) if std::mem::take(&mut in_label) => continue,
            Item::Event(_) | Item::Start(_) | Item::End(_) => {}
        }
        if !in_label {
            walk.event(spanned);
        }
    }
    walk.close();
    walk.found
}

/// The items of a piece. A reference to a definition elsewhere on the page is a link to its label.
pub(super) fn items<'p>(prepared: &'p Prepared<'_>) -> Vec<Spanned<'p>> {
    let parsed = prepared.parse_with(|broken| -> ResolvedReference<'p> {
        // `[a]` alone is ordinary text.
        let is_link = broken.link_type != LinkType::Shortcut;
        is_link.then(|| (CowStr::from(broken.reference.to_string()), CowStr::from("")))
    });
    parsed.items
}

fn is_code_block(written: &str) -> bool {
    let written = written.trim_start();
    written.starts_with("```") || written.starts_with("~~~")
}

/// The piece with other texts for some of its leaves, by their index.
#[must_use]
pub fn replace(markdown: &str, leaves: &[Leaf], text: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut done = 0;
    for (nth, leaf) in leaves.iter().enumerate() {
        let Some(words) = text(nth).filter(|_| leaf.kind != LeafKind::Fixed) else { continue };
        out.push_str(&markdown[done..leaf.range.start]);
        let margin = continuation(markdown, leaf.range.start);
        out.push_str(&words.replace('\n', &format!("\\\n{margin}")));
        done = leaf.range.end;
    }
    out.push_str(&markdown[done..]);
    out
}

/// The prefix of the lines after the first one of a text: the marks of its quotes, and spaces
/// instead of the marker of its list item.
fn continuation(markdown: &str, start: usize) -> String {
    let line = markdown[..start].rfind('\n').map_or(0, |newline| newline + 1);
    markdown[line..start].chars().map(|sign| if sign == '>' { '>' } else { ' ' }).collect()
}

struct LeafWalk<'a> {
    markdown: &'a str,
    /// The text that is being read.
    open: Option<Leaf>,
    /// How many blocks of code or HTML are open.
    n_fixed: usize,
    found: Vec<Leaf>,
}

impl LeafWalk<'_> {
    fn event(&mut self, spanned: &Spanned<'_>) {
        let range = spanned.range.clone();
        match &*spanned.item.as_event() {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end, range),
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => self.inline(range, None),
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {
                let written = self.markdown.get(range.clone()).unwrap_or_default().to_owned();
                self.inline(range, Some(written));
            }
            Event::TaskListMarker(_) | Event::Html(_) => {}
            Event::Rule => self.close(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(LeafKind::Heading(*level as u8)),
            Tag::TableCell => self.begin(LeafKind::Cell),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.n_fixed += 1;
                let written = self.markdown.get(range.clone()).unwrap_or_default();
                self.found.push(fixed(range.start, written));
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.inline(range, Some(dest_url.to_string()));
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => self.inline(range, None),
            Tag::Paragraph
            | Tag::Item
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.begin(LeafKind::Text),
            Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow => self.close(),
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.n_fixed -= 1,
            end if plain::is_inline(end) => self.inline(range, None),
            _ => self.close(),
        }
    }

    fn begin(&mut self, kind: LeafKind) {
        self.close();
        let (text, kept) = (String::new(), Vec::new());
        self.open = Some(Leaf { kind, range: 0..0, text, kept });
    }

    /// An inline element of the open text, with what a translation has to keep of it.
    fn inline(&mut self, range: Range<usize>, kept: Option<String>) {
        if self.n_fixed > 0 {
            return;
        }
        let Some(leaf) = &mut self.open else { return };
        leaf.range = match leaf.range.is_empty() {
            // The range of a text begins behind its backslash.
            true => range.start - usize::from(is_escaped(&self.markdown[..range.start]))..range.end,
            false => leaf.range.start.min(range.start)..leaf.range.end.max(range.end),
        };
        leaf.kept.extend(kept);
    }

    fn close(&mut self) {
        let Some(mut leaf) = self.open.take() else { return };
        let written = self.markdown.get(leaf.range.clone()).unwrap_or_default();
        let shown = written.trim_end();
        leaf.range.end = leaf.range.start + shown.len();
        leaf.text = in_one_line(shown, &continuation(self.markdown, leaf.range.start));
        let rest = leaf.kept.iter().fold(leaf.text.clone(), |text, kept| text.replace(kept, ""));
        if !rest.contains(char::is_alphanumeric) {
            // An empty cell counts for the structure too.
            if leaf.kind == LeafKind::Cell || !leaf.range.is_empty() {
                self.found.push(fixed(leaf.range.start, &leaf.text));
            }
            return;
        }
        leaf.kept.extend(placeholders(&leaf.text));
        leaf.kept.sort();
        self.found.push(leaf);
    }
}

fn fixed(start: usize, written: &str) -> Leaf {
    let text = written.trim_end().to_owned();
    Leaf { kind: LeafKind::Fixed, range: start..start, text, kept: Vec::new() }
}

/// The text of several lines in one, without the prefixes of its lines.
fn in_one_line(written: &str, margin: &str) -> String {
    let n_quotes = margin.matches('>').count();
    let mut lines = written.lines();
    let mut text = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let is_hard = text.ends_with('\\') || text.ends_with("  ");
        text.truncate(text.trim_end_matches(['\\', ' ']).len());
        text.push(if is_hard { '\n' } else { ' ' });
        let mut line = line.trim_start();
        for _ in 0..n_quotes {
            line = line.strip_prefix('>').unwrap_or(line).trim_start();
        }
        text.push_str(line);
    }
    text
}

/// Placeholders in braces: `{amount}`.
#[must_use]
pub fn placeholders(text: &str) -> Vec<String> {
    placeholder_ranges(text).into_iter().map(|range| text[range].to_owned()).collect()
}

/// The bytes of the placeholders of a text.
pub(super) fn placeholder_ranges(text: &str) -> Vec<Range<usize>> {
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    let range = |(start, _): (usize, &str)| {
        let name = text[start + 1..].split_once('}')?.0;
        is_name(name).then(|| start..start + name.len() + 2)
    };
    text.match_indices('{').filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::{LeafKind, leaves, placeholders, replace};

    const PAGE: &str = "## When to *go* {#when}\n\nA text with `code`\nand [a link](b.md \"T\").\n\n- one\n- two\n  more\n\n  three  \n  four\n\n> quoted\n> text\n\n```sh\nls\n```\n\n| a | b |\n| --- | --- |\n| c | 12 |\n\n<div>x</div>\n";

    fn texts(markdown: &str) -> Vec<String> {
        let found = leaves(markdown).into_iter();
        found.filter(|leaf| leaf.kind != LeafKind::Fixed).map(|leaf| leaf.text).collect()
    }

    #[test]
    fn texts_are_found_without_markers_ids_and_code() {
        assert_eq!(
            texts(PAGE),
            [
                "When to *go*",
                "A text with `code` and [a link](b.md \"T\").",
                "one",
                "two more",
                "three\nfour",
                "quoted text",
                "a",
                "b",
                "c",
                "12",
            ]
        );
        let kinds: Vec<_> = leaves(PAGE).into_iter().map(|leaf| leaf.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == LeafKind::Fixed).count(), 2);
        assert_eq!(kinds[0], LeafKind::Heading(2));
        let link = &leaves(PAGE)[1];
        assert_eq!(link.kept, ["`code`", "b.md"]);
    }

    #[test]
    fn other_texts_take_the_place_of_the_old_ones() {
        let found = leaves(PAGE);
        assert_eq!(replace(PAGE, &found, |_| None), PAGE);
        let upper = replace(PAGE, &found, |nth| Some(found[nth].text.to_uppercase()));
        assert!(upper.starts_with("## WHEN TO *GO* {#when}\n\nA TEXT WITH `CODE` AND"), "{upper}");
        assert!(upper.contains("- TWO MORE\n\n  THREE\\\n  FOUR\n\n> QUOTED TEXT\n"), "{upper}");
        assert!(
            upper.contains("```sh\nls\n```\n\n| A | B |\n| --- | --- |\n| C | 12 |"),
            "{upper}"
        );
        let expected: Vec<String> = texts(PAGE).iter().map(|text| text.to_uppercase()).collect();
        assert_eq!(texts(&upper), expected);
    }

    #[test]
    fn texts_in_containers_are_found_and_replaced() {
        let page = "::: tip Be *quick*\n\\*Now* or\nnever\n:::\n\n> [!note] Look\n> Here\n\n=== \"One\"\n\n    A [b] and [c][d]\n    and ==e==\n\n::: code-group\n```sh [bash]\nls\n```\n:::\n";
        let expected =
            ["Be *quick*", "\\*Now* or never", "Look", "Here", "One", "A [b] and [c][d] and ==e=="];
        assert_eq!(texts(page), expected);
        let found = leaves(page);
        assert!(found.iter().any(|leaf| leaf.kept == ["d"]), "{found:?}");
        let upper = replace(page, &found, |nth| Some(found[nth].text.to_uppercase()));
        let expected: Vec<String> = expected.iter().map(|text| text.to_uppercase()).collect();
        assert_eq!(texts(&upper), expected, "{upper}");
    }

    #[test]
    fn placeholders_have_names() {
        assert_eq!(placeholders("{a} {} { b } {c-d}, {e"), ["{a}", "{c-d}"]);
    }
}
