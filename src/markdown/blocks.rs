//! Containers: `:::type … :::`, `!!! type` and `=== "Tab"` with an indented text.
//!
//! 1. The text is read line by line, aware of fences, lists and indentation.
//! 2. Each container becomes a quote, whose first line is a comment that only this module writes,
//!    and whose second line is the title as a heading of level 6. So one parse reads the whole
//!    text, and references and footnotes work across containers.
//! 3. The walk recognises the quote by the place of the comment and reports the container.
//!
//! [`MappedText`] maps each byte to the text of the author. A text without containers is not
//! changed.

mod literal;
pub(crate) mod map;
mod opener;

use std::ops::Range;

use crate::markdown::blocks::literal::Literal;
use crate::markdown::blocks::map::MappedText;
use crate::markdown::blocks::opener::{ContainerEnd, Opener};
use crate::markdown::columns;
use crate::markdown::item::{Element, Tabs};

/// The first line of a quote that represents a container.
const MARKER: &str = "<!-- -->";

/// The prefix that makes the title of a container a line of inline text, whatever it begins with.
const TITLE: &str = "###### ";

/// The columns by which the text of `!!! note` is indented.
const INDENT: usize = 4;

/// The deepest nesting of containers; deeper ones are text.
const MAX_DEPTH: usize = 16;

/// A text whose containers are quotes.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    pub(crate) text: MappedText,
    /// The place of each marker in the new text, and the container that it begins.
    pub(crate) markers: Vec<ContainerMarker>,
    /// Abbreviations and their long forms: `*[HTML]: …`.
    pub(crate) abbreviations: Vec<(String, String)>,
    pub(crate) problems: Vec<ContainerProblem>,
}

/// A container.
#[derive(Debug)]
pub(crate) struct ContainerMarker {
    pub(crate) at: usize,
    pub(crate) element: Element,
    pub(crate) has_title: bool,
}

/// A mistake in the lines of containers, and its place in the text of the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ContainerProblem {
    /// A container of colons is still open at the end: how many colons it has.
    Unclosed(Range<usize>, usize),
    /// A line of colons that closes no container.
    Stray(Range<usize>),
}

/// Reads a text; `None` if it has no containers.
pub(crate) fn scan(text: &str) -> Option<Blocks> {
    let begins = [":::", "!!!", "???", "===", "*["];
    if !begins.iter().any(|begin| text.contains(begin)) {
        return None;
    }
    let mut scanner = Scanner::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        scanner.line(&SourceLine::new(line, start));
        start += line.len();
    }
    scanner.end(text.len());
    let blocks = scanner.blocks;
    let is_changed = !blocks.markers.is_empty() || !blocks.abbreviations.is_empty();
    (is_changed || !blocks.problems.is_empty()).then_some(blocks)
}

/// A line of the text of the author.
struct SourceLine<'a> {
    /// With its line break.
    text: &'a str,
    start: usize,
    /// The columns and bytes of its indentation.
    indent: usize,
    n_bytes: usize,
}

impl<'a> SourceLine<'a> {
    fn new(text: &'a str, start: usize) -> SourceLine<'a> {
        let (mut indent, mut n_bytes) = (0, 0);
        for letter in text.chars().take_while(|letter| matches!(letter, ' ' | '\t')) {
            indent = columns::next(indent, letter);
            n_bytes += 1;
        }
        SourceLine { text, start, indent, n_bytes }
    }

    /// Its text without indentation and line break.
    fn rest(&self) -> &'a str {
        self.text[self.n_bytes..].trim_end()
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.trim_end().len()
    }
}

/// An open container.
#[derive(Debug)]
struct OpenContainer {
    /// The column of its first line.
    column: usize,
    /// The column where its content begins.
    base: usize,
    end: ContainerEnd,
    /// Whether it has no content yet.
    is_empty: bool,
    /// How many list items were open around it.
    n_lists: usize,
    line: Range<usize>,
}

#[derive(Default)]
struct Scanner {
    blocks: Blocks,
    open: Vec<OpenContainer>,
    /// The columns where the content of the open list items begins.
    lists: Vec<usize>,
    literal: Option<Literal>,
    /// Whether the next line of the same level would continue a quote or a container.
    in_quote: bool,
    after_container: bool,
}

impl Scanner {
    fn line(&mut self, line: &SourceLine<'_>) {
        let rest = line.rest();
        if rest.is_empty() {
            return self.blank(line);
        }
        self.close_by_indent(line);
        if let Some(literal) = &self.literal {
            let ends = literal.ends(rest, line.indent.saturating_sub(self.base()));
            self.copy(line, CopyMode::Literal);
            if ends {
                self.literal = None;
            }
            return;
        }
        while self.lists.len() > self.n_lists() && self.lists.last() > Some(&line.indent) {
            self.lists.pop();
        }
        if line.indent >= self.base() + INDENT {
            return self.copy(line, CopyMode::Text);
        }
        if let Some(n_colons) = opener::closing(rest) {
            return self.close_by_colons(line, n_colons);
        }
        let head = self.list_markers(line, rest);
        let content = &rest[head..];
        if let Some(opener) = opener::parse(content).filter(|_| self.open.len() < MAX_DEPTH) {
            return self.open(line, head, &opener);
        }
        if let Some((short, long)) = abbreviation(content).filter(|_| head == 0) {
            self.blocks.abbreviations.push((short.to_owned(), long.to_owned()));
            return self.blank(&SourceLine { text: "\n", n_bytes: 0, indent: 0, ..*line });
        }
        self.literal = Literal::begin(content);
        if self.after_container && rest.starts_with('>') {
            self.separate(line.start);
        }
        self.copy(line, CopyMode::Text);
        self.in_quote |= rest.starts_with('>');
    }

    /// The list items around the innermost container.
    fn n_lists(&self) -> usize {
        self.open.last().map_or(0, |open| open.n_lists)
    }

    /// The column where the content of the innermost list item or container begins.
    fn base(&self) -> usize {
        let list = self.lists.last().copied().unwrap_or(0);
        list.max(self.open.last().map_or(0, |open| open.base))
    }

    /// Opens the list items that begin in a line; the bytes of their markers.
    fn list_markers(&mut self, line: &SourceLine<'_>, rest: &str) -> usize {
        let mut at = 0;
        while let Some(len) = list_marker(&rest[at..]) {
            at += len;
            self.lists.push(columns::after(line.indent, &rest[..at]));
        }
        at
    }

    fn blank(&mut self, line: &SourceLine<'_>) {
        if self.open.is_empty() {
            self.blocks.text.copy(line.text, line.start);
        } else {
            self.prefix(self.open.len(), line.start, LineWidth::Trimmed);
            self.blocks.text.add("\n", line.start);
        }
        self.in_quote = false;
        self.after_container = false;
    }

    /// Adds the prefix of a line in the first `n_open` containers.
    fn prefix(&mut self, n_open: usize, origin: usize, width: LineWidth) {
        let mut base = 0;
        let mut prefix = String::new();
        for open in &self.open[..n_open] {
            prefix.extend(std::iter::repeat_n(' ', open.column.saturating_sub(base)));
            prefix.push_str("> ");
            base = open.base;
        }
        let prefix = if width == LineWidth::Trimmed { prefix.trim_end() } else { &prefix };
        self.blocks.text.add(prefix, origin);
    }

    fn copy(&mut self, line: &SourceLine<'_>, how: CopyMode) {
        let n_open = self.open.len();
        let Some(open) = self.open.last_mut() else {
            self.after_container = false;
            return self.blocks.text.copy(line.text, line.start);
        };
        open.is_empty = false;
        let base = open.base;
        self.prefix(n_open, line.start, LineWidth::Full);
        let outside = bytes_of_columns(line.text, base.min(line.indent));
        let kept = match how {
            // Spaces are copied, so that places in them are exact.
            CopyMode::Text if line.text[outside..line.n_bytes].contains('\t') => line.n_bytes,
            // Tabs in code stay as they are.
            CopyMode::Text | CopyMode::Literal => outside,
        };
        let columns = SourceLine::new(&line.text[..kept], 0).indent;
        let spaces = " ".repeat(columns.saturating_sub(base));
        self.blocks.text.add(&spaces, line.start);
        self.blocks.text.copy(&line.text[kept..], line.start + kept);
        if !line.text.ends_with('\n') {
            self.blocks.text.add("\n", line.start + line.text.len());
        }
        self.after_container = false;
    }

    /// Adds an empty line, so that two quotes that follow each other stay two.
    fn separate(&mut self, origin: usize) {
        self.prefix(self.open.len(), origin, LineWidth::Trimmed);
        self.blocks.text.add("\n", origin);
        self.after_container = false;
        self.in_quote = false;
    }

    fn open(&mut self, line: &SourceLine<'_>, head: usize, opener: &Opener) {
        let column = columns::after(line.indent, &line.text[line.n_bytes..line.n_bytes + head]);
        if opener.is_tab() {
            let is_group = self.open.last().is_some_and(|open| open.end == ContainerEnd::Group);
            if !is_group {
                let group = Opener {
                    element: Element::Tabs(Tabs::Tabs),
                    title: None,
                    end: ContainerEnd::Group,
                };
                self.begin(line, head, &group);
                let n_bytes = line.n_bytes + head;
                return self.begin(&SourceLine { indent: column, n_bytes, ..*line }, 0, opener);
            }
        }
        self.begin(line, head, opener);
    }

    /// Begins a container after `head` bytes of list markers.
    fn begin(&mut self, line: &SourceLine<'_>, head: usize, opener: &Opener) {
        if self.in_quote || self.after_container {
            self.separate(line.start);
        }
        let parent = self.open.last().map_or(0, |open| open.base);
        self.prefix(self.open.len(), line.start, LineWidth::Full);
        if head > 0 {
            self.blocks.text.add(&" ".repeat(line.indent.saturating_sub(parent)), line.start);
            let start = line.start + line.n_bytes;
            self.blocks.text.copy(&line.text[line.n_bytes..line.n_bytes + head], start);
        }
        if let Some(open) = self.open.last_mut() {
            open.is_empty = false;
        }
        let column = columns::after(line.indent, &line.text[line.n_bytes..line.n_bytes + head]);
        let spaces = if head > 0 { 0 } else { column.saturating_sub(parent) };
        self.blocks.text.add(&" ".repeat(spaces), line.start);
        self.blocks.text.add("> ", line.start);
        self.blocks.markers.push(ContainerMarker {
            at: self.blocks.text.text.len(),
            element: opener.element.clone(),
            has_title: opener.title.is_some(),
        });
        self.blocks.text.add(MARKER, line.start);
        self.blocks.text.add("\n", line.start);
        let base = column + if opener.end == ContainerEnd::Indent { INDENT } else { 0 };
        let n_lists = self.lists.len();
        let open = OpenContainer {
            column,
            base,
            end: opener.end,
            is_empty: true,
            n_lists,
            line: line.range(),
        };
        self.open.push(open);
        if let Some(title) = &opener.title {
            self.prefix(self.open.len(), line.start, LineWidth::Full);
            let start = line.n_bytes + head + title.start;
            self.blocks.text.add(TITLE, line.start + start);
            let text = &line.text[start..line.n_bytes + head + title.end];
            self.blocks.text.copy(text, line.start + start);
            self.blocks.text.add("\n", line.start + start + text.len());
        }
    }

    /// Closes the containers that end before a line which is not indented enough.
    fn close_by_indent(&mut self, line: &SourceLine<'_>) {
        if let Some(open) = self.open.last_mut()
            && open.is_empty
            && open.end == ContainerEnd::Indent
            && line.indent > open.column
        {
            open.base = open.base.min(line.indent);
        }
        let is_tab = opener::parse(line.rest()).is_some_and(|opener| opener.is_tab());
        let ends = |open: &OpenContainer| match open.end {
            ContainerEnd::Colons(_) => false,
            ContainerEnd::Indent => line.indent < open.base,
            ContainerEnd::Group => {
                let continues = is_tab && line.indent == open.column;
                !continues && line.indent < open.column + INDENT.min(2)
            }
        };
        if let Some(nth) = self.open.iter().position(ends) {
            self.close(nth, line.start);
            self.literal = None;
        }
    }

    fn close_by_colons(&mut self, line: &SourceLine<'_>, n_colons: usize) {
        let n_of = |open: &OpenContainer| match open.end {
            ContainerEnd::Colons(n) => Some(n),
            ContainerEnd::Indent | ContainerEnd::Group => None,
        };
        let same = self.open.iter().rposition(|open| n_of(open) == Some(n_colons));
        let fewer = || self.open.iter().rposition(|open| n_of(open).is_some_and(|n| n < n_colons));
        match same.or_else(fewer) {
            Some(nth) => self.close(nth, line.start),
            None => {
                self.blocks.problems.push(ContainerProblem::Stray(line.range()));
                self.copy(line, CopyMode::Text);
            }
        }
    }

    /// Closes the container with an index and those in it.
    fn close(&mut self, nth: usize, origin: usize) {
        while self.open.len() > nth {
            // An empty line of the quote ends its last paragraph, which could continue otherwise.
            self.prefix(self.open.len(), origin, LineWidth::Trimmed);
            self.blocks.text.add("\n", origin);
            if let Some(open) = self.open.pop() {
                self.lists.truncate(open.n_lists);
            }
        }
        self.in_quote = false;
        self.after_container = true;
    }

    fn end(&mut self, len: usize) {
        for open in &self.open {
            if let ContainerEnd::Colons(n_colons) = open.end {
                self.blocks.problems.push(ContainerProblem::Unclosed(open.line.clone(), n_colons));
            }
        }
        self.close(0, len);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineWidth {
    Full,
    /// Without the space at the end.
    Trimmed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CopyMode {
    Text,
    /// A line of code.
    Literal,
}

/// The bytes of white space up to a column.
fn bytes_of_columns(text: &str, columns: usize) -> usize {
    let (mut column, mut n_bytes) = (0, 0);
    for letter in text.chars().take_while(|letter| matches!(letter, ' ' | '\t')) {
        if column >= columns {
            break;
        }
        column = columns::next(column, letter);
        n_bytes += 1;
    }
    n_bytes
}

/// The bytes of the marker of a list item with the space after it.
fn list_marker(text: &str) -> Option<usize> {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = match n_digits {
        0 => text.strip_prefix(['-', '*', '+'])?,
        1..=9 => text[n_digits..].strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let content = after.trim_start_matches([' ', '\t']);
    let space = &after[..after.len() - content.len()];
    let n_spaces = space.len();
    let n_tabs = space.matches('\t').count();
    // `* * *` is a line, not a list.
    let is_rule =
        n_digits == 0 && text.bytes().all(|byte| matches!(byte, b'-' | b'*' | b' ' | b'\t'));
    if n_spaces == 0 || content.is_empty() || is_rule {
        return None;
    }
    // Code in a list item begins one space after the marker.
    Some(text.len() - after.len() + if n_spaces > 4 || n_tabs > 1 { 1 } else { n_spaces })
}

/// An abbreviation and its long form.
fn abbreviation(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.strip_prefix("*[")?.split_once("]:")?;
    let (short, long) = (short.trim(), long.trim());
    (!short.is_empty() && !long.is_empty() && !short.contains('[')).then_some((short, long))
}

#[cfg(test)]
mod tests {
    use super::scan;

    fn quotes(text: &str) -> String {
        scan(text).expect("has containers").text.text
    }

    #[test]
    fn containers_become_quotes() {
        let cases = [
            (":::tip\na\n:::\nb\n", "> <!-- -->\n> a\n>\nb\n"),
            (
                ":::tip T\na\n:::\n:::tip\nb\n:::\n",
                "> <!-- -->\n> ###### T\n> a\n>\n\n> <!-- -->\n> b\n>\n",
            ),
            ("!!! tip\n    a\n\n    b\nc\n", "> <!-- -->\n> a\n>\n> b\n>\nc\n"),
            ("- x\n  :::tip\n  a\n  :::\n- y\n", "- x\n  > <!-- -->\n  > a\n  >\n- y\n"),
            ("- :::tip\n  a\n  :::\n", "- > <!-- -->\n  > a\n  >\n"),
            ("> q\n:::tip\na\n:::\n> q\n", "> q\n\n> <!-- -->\n> a\n>\n\n> q\n"),
            ("::::tip\n:::note\na\n:::\n::::\n", "> <!-- -->\n> > <!-- -->\n> > a\n> >\n>\n"),
            (
                "=== \"A\"\n\n    a\n\n=== \"B\"\n\n    b\n\nc\n",
                "> <!-- -->\n> > <!-- -->\n> > ###### A\n> >\n> > a\n> >\n> >\n>\n> > <!-- -->\n> > ###### B\n> >\n> > b\n> >\n> >\n>\nc\n",
            ),
            (":::tip\n```\n:::\n```\n:::\n", "> <!-- -->\n> ```\n> :::\n> ```\n>\n"),
            ("!!! tip\n    ```\n    \tx\n    ```\n", "> <!-- -->\n> ```\n> \tx\n> ```\n>\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(quotes(text), expected, "{text:?}");
        }
    }

    #[test]
    fn code_and_words_are_no_containers() {
        for text in [
            "```\n:::tip\n```\n",
            "    :::tip\n",
            "- a\n\n      !!! note\n",
            "a :::tip\n",
            "<!--\n!!! note\n-->\n",
            "~~~~\n~~~\n:::tip\n~~~~\n",
        ] {
            assert!(scan(text).is_none(), "{text:?}");
        }
    }
}
