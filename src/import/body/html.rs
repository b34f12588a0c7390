//! Raw HTML that Markdown can express: pictures, links and headings.
//!
//! Authors write pictures in HTML for their size or place. These tags become Markdown, which is easier to
//! keep; a paragraph or division around them goes, because Markdown inside it would not be read. Lists and
//! other elements with parts stay as they are.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::pages;
use crate::import::body::tags::{self, HtmlTag, TagKind};
use crate::import::body::{ConversionContext, Passed};

/// Elements that only surround others; they are removed from a block with pictures or links.
const WRAPPERS: &[&str] = &[
    "p", "div", "center", "picture", "figure", "section", "article", "header", "nav", "span",
    "font", "source", "button", "small", "strong", "b",
];

/// Tags that are worth a conversion.
const WANTED: &[&str] =
    &["<img", "<a ", "<a\n", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "<iframe", "<video", "<IMG"];

/// Elements with parts, which stay in HTML.
const LISTS: &[&str] = &["<ul", "<ol", "<dl", "<li", "<details", "<summary", "<blockquote", "<pre"];

/// Converts pictures, links and headings; removes scripts and styles with their content.
#[must_use]
pub fn to_markdown(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut new: Vec<Line> = Vec::with_capacity(lines.len());
    let mut group: Vec<Line> = Vec::new();
    let mut end: Option<&str> = None;
    for line in lines {
        if let Some(mark) = end {
            end = (!line.text.contains(mark)).then_some(mark);
            continue;
        }
        let is_code = fences.is_code(&line.text);
        if is_code || line.text.trim().is_empty() {
            flush(&mut new, &mut group);
            new.push(line);
        } else if let Some(mark) = script(line.text.trim()) {
            flush(&mut new, &mut group);
            end = (!line.text.contains(mark)).then_some(mark);
        } else {
            group.push(line);
        }
    }
    flush(&mut new, &mut group);
    Passed { lines: new, notes: Vec::new() }
}

/// The end of a script or style that a line begins with.
fn script(text: &str) -> Option<&'static str> {
    let starts =
        |name: &str| text.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>']));
    let known = [("<script", "</script>"), ("<style", "</style>")];
    known.into_iter().find(|(name, _)| starts(name)).map(|(_, end)| end)
}

/// Converts a group of lines without an empty line between them.
fn flush(new: &mut Vec<Line>, group: &mut Vec<Line>) {
    let lines = std::mem::take(group);
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    if !WANTED.iter().any(|tag| text.contains(tag)) {
        new.extend(lines);
        return;
    }
    let is_block = text.trim_start().starts_with('<') && tags::parse(text.trim_start()).is_some();
    let is_table = is_block && text.contains("<t");
    let space = lines.first().map_or("", |line| indent(&line.text)).to_owned();
    // Markdown is not read in elements that stay, and kb reads links and pictures in HTML.
    if is_block && !is_table && LISTS.iter().any(|tag| text.contains(tag)) {
        let moved = |line: Line| match line.text.is_empty() {
            true => line,
            false => line.with(format!("{space}{}", line.text)),
        };
        new.extend(pages::in_blocks(lines).into_iter().map(moved));
        return;
    }
    let converter = HtmlConverter { is_block, is_table, links: Vec::new() };
    let converted = converter.convert(&text);
    if !is_block {
        let last = lines.len().saturating_sub(1);
        new.extend(
            converted.split('\n').enumerate().map(|(nth, text)| lines[nth.min(last)].with(text)),
        );
        return;
    }
    let (first, last) = (lines[0].from, lines[lines.len() - 1].from);
    let place = |nth: usize| Line { text: String::new(), from: (first + nth).min(last) };
    new.push(place(0));
    for (nth, text) in converted.split('\n').enumerate() {
        let text = text.trim();
        let text = if text.is_empty() { String::new() } else { format!("{space}{text}") };
        new.push(place(nth).with(text));
    }
    new.push(place(lines.len()));
}

struct HtmlConverter {
    /// Whether the lines are a block of HTML, in which Markdown is not read.
    is_block: bool,
    is_table: bool,
    /// The destinations of open links; none for an anchor that is a target.
    links: Vec<Option<String>>,
}

impl HtmlConverter {
    fn convert(mut self, text: &str) -> String {
        let mut new = String::with_capacity(text.len());
        let mut rest = text;
        let mut in_code = false;
        while let Some(at) = rest.find(['<', '`']) {
            new.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('`') {
                in_code = !in_code && !self.is_block;
                new.push('`');
                rest = &rest[1..];
                continue;
            }
            let Some(tag) = tags::parse(rest).filter(|_| !in_code && !new.ends_with('\\')) else {
                new.push('<');
                rest = &rest[1..];
                continue;
            };
            let has_end = rest.contains("</a>") || rest.contains("</A>");
            match self.replacement(&tag, has_end) {
                Some(text) => new.push_str(&text),
                None => new.push_str(&rest[..tag.length]),
            }
            rest = &rest[tag.length..];
        }
        new.push_str(rest);
        // Closes links without an end tag.
        while let Some(Some(dest)) = self.links.pop() {
            new.push_str(&format_link(&dest));
        }
        new
    }

    /// The replacement of a tag; `None` for a tag that stays.
    fn replacement(&mut self, tag: &HtmlTag, has_end: bool) -> Option<String> {
        let name = tag.name.to_ascii_lowercase();
        match (name.as_str(), tag.kind) {
            ("img", _) => Some(picture(tag)),
            ("a", TagKind::Open) => {
                let dest = tag.get("href").filter(|dest| has_end && !dest.is_empty());
                let id = tag.get("id").or(tag.get("name")).filter(|_| dest.is_none());
                self.links.push(dest.map(str::to_owned));
                Some(match (dest, id) {
                    (Some(_), _) => "[".to_owned(),
                    (None, Some(id)) => format!("<span id=\"{id}\"></span>"),
                    (None, None) => String::new(),
                })
            }
            ("a", _) => {
                Some(self.links.pop().flatten().map_or(String::new(), |dest| format_link(&dest)))
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", TagKind::Open) if self.is_block => {
                let level = name[1..].parse().unwrap_or(2);
                Some(format!("\n\n{} ", "#".repeat(level)))
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) if self.is_block => {
                Some("\n\n".to_owned())
            }
            ("iframe" | "video", TagKind::Open | TagKind::Whole) => {
                let src = tag.get("src")?;
                Some(format!("[{}]({src})", tag.get("title").unwrap_or(src)))
            }
            ("iframe" | "video", TagKind::Close) => Some(String::new()),
            ("td" | "th", TagKind::Open) if self.is_table => Some(format!("{}\n\n", start(tag))),
            ("td" | "th", _) if self.is_table => Some(format!("\n\n</{name}>")),
            ("p" | "div" | "center" | "section" | "figure", _)
                if self.is_block && !self.is_table =>
            {
                Some("\n".to_owned())
            }
            (name, _) if self.is_block && !self.is_table && WRAPPERS.contains(&name) => {
                Some(String::new())
            }
            _ => None,
        }
    }
}

fn format_link(dest: &str) -> String {
    format!("]({})", address(dest))
}

/// An address as Markdown can hold it.
fn address(dest: &str) -> String {
    dest.trim().replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

fn picture(tag: &HtmlTag) -> String {
    let Some(src) = tag.get("src").filter(|src| !src.is_empty()) else { return String::new() };
    let alt = tag.get("alt").unwrap_or_default().replace('[', "(").replace(']', ")");
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    let width = tag.get("width").map(|width| width.trim_end_matches("px"));
    let width = width.filter(|width| width.parse::<u32>().is_ok_and(|width| width > 0));
    let width = width.map_or(String::new(), |width| format!("{{width={width}}}"));
    format!("![{alt}]({}){width}", address(src))
}

/// The start tag of a cell with its attributes that HTML still has.
fn start(tag: &HtmlTag) -> String {
    let mut text = format!("<{}", tag.name.to_ascii_lowercase());
    for name in ["align", "colspan", "rowspan"] {
        if let Some(value) = tag.get(name) {
            text.extend([" ", name, "=\"", value, "\""]);
        }
    }
    text.push('>');
    text
}

#[cfg(test)]
mod tests {
    use super::flush;
    use crate::import::body::line::{lines, text};

    fn convert(written: &str) -> String {
        let mut new = Vec::new();
        flush(&mut new, &mut lines(written, 1));
        text(&new).trim().replace("\n\n\n", "\n\n")
    }

    #[test]
    fn pictures_and_links_become_markdown() {
        assert_eq!(
            convert("a <img src=\"b.png\" alt=\"c\" width=\"20\"> d"),
            "a ![c](b.png){width=20} d"
        );
        assert_eq!(convert("a <a href='b c'>d</a> `<img src=e>`"), "a [d](b%20c) `<img src=e>`");
        assert_eq!(
            convert("<p align=\"center\">\n  <a href=\"x\"><img src=\"b.png\"></a>\n</p>"),
            "[![](b.png)](x)"
        );
        assert_eq!(convert("<h2 align=\"center\">A</h2>"), "## A");
        assert_eq!(convert("a <a name=\"b\"></a>"), "a <span id=\"b\"></span>");
        assert_eq!(
            convert(
                "<div>\n  <h2>A</h2>\n  <ul>\n    <li><a href=\"b.md\">c</a></li>\n  </ul>\n</div>"
            ),
            "<div>\n\n## A\n\n<ul>\n<li><a href=\"b.md\">c</a></li>\n</ul>\n</div>"
        );
        assert_eq!(convert("<div>\nno picture\n</div>"), "<div>\nno picture\n</div>");
    }
}
