//! Pages that are written in HTML, with front matter: Hugo and Jekyll publish them like those in
//! Markdown.
//!
//! kb reads raw HTML in Markdown, in blocks that end at an empty line. So the text is laid out in such
//! blocks: each element at the top begins one, and no empty line is inside one. Headings at the top
//! become Markdown, so that kb lists them.

use crate::import::body::line::Line;
use crate::import::body::tags::{self, TagKind};
use crate::import::{front, ids};
use crate::text::{RelPath, Source};

/// Elements that begin a block.
const BLOCKS: &[&str] = &[
    "p",
    "ul",
    "ol",
    "dl",
    "table",
    "pre",
    "div",
    "blockquote",
    "section",
    "article",
    "details",
    "figure",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];

/// Elements whose parts stay together.
const CLOSED: &[&str] = &["table", "ul", "ol", "dl"];

/// Whether a file is a page in HTML.
#[must_use]
pub fn is_html(path: &RelPath) -> bool {
    matches!(path.extension().to_ascii_lowercase().as_str(), "html" | "htm")
}

/// The path of the page in Markdown that a page in HTML becomes. Nothing for a file without front
/// matter, a page that kb has itself, and a start page without a text: kb makes one.
#[must_use]
pub fn markdown_path(source: &Source, inside: &str) -> Option<String> {
    let stem = inside.strip_suffix(".html").or_else(|| inside.strip_suffix(".htm"))?;
    let split = front::split(source);
    split.node.as_ref()?;
    let is_start = stem == "index" && !has_text(&split.body);
    (!is_start && !matches!(stem, "404" | "search")).then(|| format!("{stem}.md"))
}

/// Whether a page in HTML has a text, which no template fills.
#[must_use]
pub fn has_text(body: &str) -> bool {
    let filled = ["{% for", "{%- for", "{% include", "{%- include"];
    let texts = ["<p", "<h1", "<h2", "<h3", "<li", "<td"];
    let has = |marks: &[&str]| marks.iter().any(|mark| body.contains(mark));
    !has(&filled) && has(&texts)
}

/// Lays the text of a page out in blocks.
#[must_use]
pub fn in_blocks(lines: Vec<Line>) -> Vec<Line> {
    let mut layout = HtmlBlocks::default();
    for line in lines {
        layout.line(line);
    }
    layout.lines
}

#[derive(Debug, Default)]
struct HtmlBlocks {
    lines: Vec<Line>,
    /// How many lists and tables are open.
    depth: usize,
    in_code: bool,
    /// The end tag of the script or style that is left out.
    script: Option<&'static str>,
}

impl HtmlBlocks {
    fn line(&mut self, line: Line) {
        let text = line.text.trim();
        if let Some(end) = self.script {
            self.script = (!text.contains(end)).then_some(end);
            return;
        }
        if self.in_code {
            self.code(line);
            return;
        }
        if let Some(end) = script(text) {
            self.script = (!text.contains(end)).then_some(end);
            return;
        }
        let is_top = self.depth == 0;
        if text.is_empty() {
            self.lines.extend(is_top.then(|| line.with("")));
            return;
        }
        let text = text.to_owned();
        let first = tags::parse(&text).filter(|tag| tag.kind != TagKind::Close);
        let first = first.map(|tag| tag.name.to_ascii_lowercase());
        if is_top && first.is_some_and(|name| BLOCKS.contains(&name.as_str())) {
            self.lines.push(line.with(""));
        }
        match heading(&text).filter(|_| is_top) {
            Some(heading) => {
                self.lines.push(line.with(heading));
                self.lines.push(line.with(""));
            }
            None => {
                self.count(&text);
                self.lines.push(line.with(text));
            }
        }
    }

    /// A line of code in a list or table: an empty one would end the block, so it becomes a character.
    fn code(&mut self, line: Line) {
        self.count(&line.text);
        let is_inside = self.depth > 0 && line.text.trim().is_empty();
        match self.lines.last_mut().filter(|_| is_inside) {
            Some(last) => last.text.push_str("&#10;"),
            None => self.lines.push(line),
        }
    }

    /// Counts the lists, tables and code that a line opens and closes.
    fn count(&mut self, text: &str) {
        for (at, _) in text.match_indices('<') {
            let rest = &text[at + 1..];
            let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let name = rest[..length].to_ascii_lowercase();
            if name == "pre" {
                self.in_code = !is_end;
            } else if CLOSED.contains(&name.as_str()) {
                self.depth = match is_end {
                    true => self.depth.saturating_sub(1),
                    false => self.depth + 1,
                };
            }
        }
    }
}

/// The end of a script or style that a line begins with.
fn script(text: &str) -> Option<&'static str> {
    let known = [("<script", "</script>"), ("<style", "</style>")];
    let is_at = |name: &str| {
        text.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>']) || rest.is_empty())
    };
    known.into_iter().find(|(name, _)| is_at(name)).map(|(_, end)| end)
}

/// A heading on a line of its own as Markdown, with its id.
fn heading(text: &str) -> Option<String> {
    let tag = tags::parse(text).filter(|tag| tag.kind == TagKind::Open)?;
    let name = tag.name.to_ascii_lowercase();
    let level = name.strip_prefix('h')?.parse::<usize>().ok().filter(|it| (1..=6).contains(it))?;
    let inner = text[tag.length..].trim().strip_suffix(&format!("</{name}>"))?.trim();
    let is_plain = !inner.is_empty() && !inner.contains("</h");
    let id = tag.get("id").map(ids::fit).filter(|id| !id.is_empty());
    let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
    is_plain.then(|| format!("{} {inner}{id}", "#".repeat(level)))
}

#[cfg(test)]
mod tests {
    use super::{heading, in_blocks};
    use crate::import::body::line::{lines, text};

    fn convert(written: &str) -> String {
        text(&in_blocks(lines(written, 1))).trim().to_owned()
    }

    #[test]
    fn blocks_begin_after_an_empty_line_and_have_none() {
        assert_eq!(
            convert("<div>\n    <p>a</p>\n<ul>\n\n  <li>b</li>\n</ul>\n</div>"),
            "<div>\n\n<p>a</p>\n\n<ul>\n<li>b</li>\n</ul>\n</div>"
        );
        assert_eq!(convert("<pre>\na\n\n  b</pre>"), "<pre>\na\n\n  b</pre>");
        assert_eq!(
            convert("<ul><li><pre>\na\n\n  b</pre></li></ul>"),
            "<ul><li><pre>\na&#10;\n  b</pre></li></ul>"
        );
        assert_eq!(convert("<p>a</p>\n<script src=\"b\">\nc\n</script>\n"), "<p>a</p>");
    }

    #[test]
    fn headings_become_markdown() {
        assert_eq!(
            heading("<h2 id=\"a\">B <em>c</em></h2>").as_deref(),
            Some("## B <em>c</em> {#a}")
        );
        assert_eq!(heading("<h2>").as_deref(), None);
        assert_eq!(heading("<hr>").as_deref(), None);
    }
}
