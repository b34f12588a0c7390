//! Markdown in elements of HTML, `<div markdown="1">`, of the extension `md_in_html` of Python-Markdown and
//! of kramdown.
//!
//! kb reads Markdown in HTML between empty lines. So the tags of such elements stand alone, or go if
//! they only surround their content, and the content has no indentation that would make it code.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::tags::{self, HtmlTag, TagKind};
use crate::import::body::{ConversionContext, Passed};

/// Elements whose tags stay.
const KEPT: &[&str] = &["details", "summary", "blockquote", "table"];

/// Elements whose parts stay together.
const CLOSED: &[&str] = &["table", "ul", "ol", "dl"];

/// Elements in Markdown that can have Markdown in them, too.
const BLOCKS: &[&str] = &[
    "div",
    "section",
    "article",
    "aside",
    "main",
    "header",
    "footer",
    "nav",
    "center",
    "figure",
    "p",
    "details",
    "blockquote",
];

/// Takes the tags of elements with Markdown out of the text, or gives them lines of their own.
#[must_use]
pub fn convert(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    Passed { lines: HtmlBlockConverter::default().run(lines), notes: Vec::new() }
}

/// The same for MDX, which reads Markdown in every element.
#[must_use]
pub fn in_mdx(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let converter = HtmlBlockConverter { is_mdx: true, ..HtmlBlockConverter::default() };
    Passed { lines: converter.run(lines), notes: Vec::new() }
}

/// The same in pages whose files end with `.mdx`, for generators that read others as Markdown.
#[must_use]
pub fn in_mdx_files(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    match context.page.from.extension() {
        "mdx" => in_mdx(context, lines),
        _ => Passed { lines, notes: Vec::new() },
    }
}

/// An element that is open.
#[derive(Debug)]
struct OpenHtml {
    name: String,
    /// The white space before its tag.
    outer: String,
    /// The white space before the first line of its content.
    inner: Option<String>,
}

#[derive(Debug, Default)]
struct HtmlBlockConverter {
    lines: Vec<Line>,
    open: Vec<OpenHtml>,
    /// Whether all elements have Markdown in them.
    is_mdx: bool,
    /// How many lists and tables in HTML are open. An empty line would end them.
    n_closed: usize,
}

impl HtmlBlockConverter {
    fn run(mut self, lines: Vec<Line>) -> Vec<Line> {
        let mut fences = Fences::default();
        for line in lines {
            match fences.is_code(&line.text) {
                true => {
                    let text = self.moved(&line.text);
                    self.lines.push(line.with(text));
                }
                false => self.line(&line),
            }
        }
        self.lines
    }

    fn line(&mut self, line: &Line) {
        let text = self.moved(&line.text);
        let written = text.trim_start();
        let Some(tag) = tags::parse(written).filter(|tag| self.is_part(tag)) else {
            return self.text(line, &text);
        };
        let name = tag.name.to_ascii_lowercase();
        let space = indent(&text).to_owned();
        self.tag(line, &space, &tag);
        match tag.kind {
            TagKind::Close => drop(self.open.pop()),
            TagKind::Open => self.open.push(OpenHtml { name, outer: space.clone(), inner: None }),
            TagKind::Whole => {}
        }
        let rest = written[tag.length..].trim();
        if !rest.is_empty() {
            // What follows the tag in its line is content, and can end with the end tag.
            if let Some(open) = self.open.last_mut().filter(|_| tag.kind == TagKind::Open) {
                open.inner = Some(space.clone());
            }
            self.line(&line.with(format!("{space}{rest}")));
        }
    }

    /// A line of text, after which the innermost element can end.
    fn text(&mut self, line: &Line, text: &str) {
        let end = self.open.last().map(|open| format!("</{}>", open.name));
        match end.and_then(|end| text.trim_end().strip_suffix(&end).map(|text| (text, end))) {
            Some((text, end)) => {
                self.lines.push(line.with(text.trim_end()));
                let space = indent(text).to_owned();
                self.line(&line.with(format!("{space}{end}")));
            }
            None => self.plain(line, text),
        }
    }

    /// A line without tags of elements with Markdown.
    fn plain(&mut self, line: &Line, text: &str) {
        let n = |mark: &str| -> usize {
            CLOSED.iter().map(|name| text.matches(&format!("{mark}{name}")).count()).sum()
        };
        self.n_closed = (self.n_closed + n("<")).saturating_sub(n("</"));
        let inner = text.trim().strip_prefix("<figcaption>");
        match inner.and_then(|inner| inner.strip_suffix("</figcaption>")) {
            Some(caption) => {
                self.lines.push(line.with(""));
                self.lines.push(line.with(format!("{}{}", indent(text), caption.trim())));
            }
            None => self.lines.push(line.with(text)),
        }
        // Markdown after a summary is in a paragraph of its own.
        let is_summary = !self.open.is_empty() && text.trim_end().ends_with("</summary>");
        self.lines.extend(is_summary.then(|| line.with("")));
    }

    /// Whether a tag begins or ends an element with Markdown.
    fn is_part(&self, tag: &HtmlTag) -> bool {
        let name = tag.name.to_ascii_lowercase();
        let is_nested = !self.open.is_empty() && BLOCKS.contains(&name.as_str());
        match tag.kind {
            TagKind::Open if self.n_closed > 0 => false,
            TagKind::Open => {
                is_marked(tag) || is_nested || (self.is_mdx && BLOCKS.contains(&name.as_str()))
            }
            TagKind::Close => self.open.last().is_some_and(|open| open.name == name),
            TagKind::Whole => false,
        }
    }

    /// The tag on a line of its own, or only the end of the paragraph.
    fn tag(&mut self, line: &Line, space: &str, tag: &HtmlTag) {
        self.lines.push(line.with(""));
        let name = tag.name.to_ascii_lowercase();
        if KEPT.contains(&name.as_str()) {
            let text = match tag.kind {
                TagKind::Open => start(&name, tag),
                TagKind::Close | TagKind::Whole => format!("</{name}>"),
            };
            self.lines.push(line.with(format!("{space}{text}")));
            self.lines.push(line.with(""));
        }
    }

    /// A line with the indentation of the element that it is in.
    fn moved(&mut self, text: &str) -> String {
        let Some(open) = self.open.last_mut().filter(|_| !text.trim().is_empty()) else {
            return text.to_owned();
        };
        let is_end = text.trim_start().starts_with("</");
        if open.inner.is_none() && !is_end {
            open.inner = Some(indent(text).to_owned());
        }
        let inner = open.inner.as_deref().unwrap_or_default();
        match text.strip_prefix(inner) {
            Some(rest) => format!("{}{rest}", open.outer),
            None if is_end => format!("{}{}", open.outer, text.trim_start()),
            None => text.to_owned(),
        }
    }
}

/// Whether an element has the attribute that makes its content Markdown.
fn is_marked(tag: &HtmlTag) -> bool {
    tag.get("markdown").is_some_and(|value| value != "0")
}

/// A start tag with the attributes that kb has.
fn start(name: &str, tag: &HtmlTag) -> String {
    let mut text = format!("<{name}");
    for attribute in ["id", "open", "name"] {
        match tag.get(attribute) {
            Some("") => text.extend([" ", attribute]),
            Some(value) => text.extend([" ", attribute, "=\"", value, "\""]),
            None => {}
        }
    }
    text.push('>');
    text
}

#[cfg(test)]
mod tests {
    use super::HtmlBlockConverter;
    use crate::import::body::line::{lines, text};

    fn convert(written: &str) -> String {
        let mut converter = HtmlBlockConverter::default();
        for line in lines(written, 1) {
            converter.line(&line);
        }
        text(&converter.lines).trim().replace("\n\n\n", "\n\n")
    }

    #[test]
    fn content_of_marked_elements_is_markdown() {
        assert_eq!(
            convert("<div class=\"grid\" markdown>\n- a\n\n    b\n</div>\nc"),
            "- a\n\n    b\n\nc"
        );
        assert_eq!(convert("<p markdown=\"1\">*a*</p>"), "*a*");
        assert_eq!(
            convert("<div markdown=\"block\">\n    <div>\n    a\n    </div>\n\n    b\n</div>"),
            "a\n\nb"
        );
        assert_eq!(
            convert("<details id=\"x\" markdown=\"1\">\n<summary>a</summary>\n*b*\n</details>"),
            "<details id=\"x\">\n\n<summary>a</summary>\n\n*b*\n\n</details>"
        );
    }

    #[test]
    fn content_of_all_elements_of_mdx_is_markdown() {
        let of = |written: &str| {
            let converter = HtmlBlockConverter { is_mdx: true, ..HtmlBlockConverter::default() };
            text(&converter.run(lines(written, 1))).trim().replace("\n\n\n", "\n\n")
        };
        assert_eq!(of("<div className=\"a\">\n  <p>*b*</p>\n  - c\n</div>\nd"), "*b*\n\n- c\n\nd");
        let table = "<table>\n<tr>\n<td>\n<div>\na\n</div>\n</td>\n</tr>\n</table>";
        assert_eq!(of(table), table);
    }

    #[test]
    fn caption_is_a_paragraph() {
        let figure =
            "<figure markdown=\"span\">\n![a](b.png)\n<figcaption>c</figcaption>\n</figure>";
        assert_eq!(convert(figure), "![a](b.png)\n\nc");
    }

    #[test]
    fn other_elements_stay() {
        for text in ["<div>\n*a*\n</div>", "<div markdown=\"0\">\n*a*\n</div>"] {
            assert_eq!(convert(text), text);
        }
    }
}
