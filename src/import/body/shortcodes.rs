//! Shortcodes of Hugo, `{{< name … >}}` and `{{% name … %}}`: those with a plain meaning become
//! Markdown.

mod known;
mod parse;

use std::collections::BTreeSet;

use crate::import::body::blocks::{self, ContainerLine};
use crate::import::body::change::TagReplacement;
use crate::import::body::code::{self, Fences};
use crate::import::body::includes::{self, Include};
use crate::import::body::line::{Line, indent};
use crate::import::body::shortcodes::parse::{Shortcode, shortcode};
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::{Fate, Note};

/// The name of the variable with the text that the ids of shortcodes begin with.
pub const ID_PREFIX: &str = "shortcode id";

/// The texts of `{{< readfile file="a.md" >}}` and `{{< include "a.md" >}}`.
#[must_use]
pub fn included(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    includes::expand(context, lines, include)
}

fn include(line: &str) -> Option<Include> {
    let read = shortcode(line).filter(|it| it.length == line.len() && !it.is_end)?;
    let is_include = ["readfile", "include"].contains(&read.name.to_lowercase().as_str());
    let path = read.first(&["file", "src", "path"]).filter(|_| is_include)?.to_owned();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_text = matches!(extension.to_ascii_lowercase().as_str(), "md" | "html");
    let is_code = read.get(&["code"]) == Some("true") || !is_text;
    let language = read.get(&["lang", "language"]).unwrap_or_else(|| includes::language(&path));
    let code = is_code.then(|| language.to_owned());
    Some(Include { path, code, ..Include::default() })
}

/// The most lines that one shortcode is written over.
const MAX_LINES: usize = 12;

/// Puts each shortcode that is written over several lines into one line.
#[must_use]
pub fn joined(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let is_code = code::in_code(&lines);
    let mut new: Vec<Line> = Vec::with_capacity(lines.len());
    let mut n_left = 0;
    let lines: Vec<(Line, bool)> = lines.into_iter().zip(is_code).collect();
    let mut lines = lines.into_iter();
    while let Some((line, is_code)) = lines.next() {
        match new.last_mut().filter(|_| n_left > 0) {
            Some(last) => {
                last.text.extend([" ", line.text.trim()]);
                n_left -= 1;
            }
            None => new.push(line),
        }
        let end = new.last().filter(|_| n_left == 0 && !is_code).and_then(open_end);
        if let Some(end) = end {
            let following = lines.as_slice().iter().map(|(line, _)| &line.text).take(MAX_LINES);
            let mut following = following.take_while(|text| !text.trim().is_empty());
            n_left = following.position(|text| text.contains(end)).map_or(0, |at| at + 1);
        }
    }
    Passed { lines: new, notes: Vec::new() }
}

/// The end of a shortcode that begins in a line and does not end there.
fn open_end(line: &Line) -> Option<&'static str> {
    let begins = [("{{<", ">}}"), ("{{%", "%}}")];
    let open = begins.into_iter().find(|(begin, end)| {
        line.text.rfind(begin).is_some_and(|at| !line.text[at..].contains(end))
    });
    open.map(|(_, end)| end)
}

/// Converts shortcodes outside code.
#[must_use]
pub fn convert(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut converter = ShortcodeConverter::new(context, &lines);
    let mut in_comment = false;
    for line in lines {
        if fences.is_code(&line.text) {
            converter.parts.push(ContainerLine::Text(line.with(unescaped(&line.text))));
        } else if in_comment {
            in_comment = !line.text.contains("/comment");
        } else if line.text.contains("{{") {
            in_comment =
                line.text.contains("{{< comment >}}") || line.text.contains("{{% comment %}}");
            converter.line(&line);
        } else {
            converter.parts.push(ContainerLine::Text(line));
        }
    }
    Passed { lines: blocks::write(converter.parts), notes: converter.notes }
}

struct ShortcodeConverter<'a> {
    context: &'a ConversionContext<'a>,
    parts: Vec<ContainerLine>,
    open: Vec<OpenShortcode>,
    /// The names of shortcodes that the page has end tags for.
    closed: BTreeSet<String>,
    notes: Vec<Note>,
}

/// A shortcode that has begun.
struct OpenShortcode {
    name: String,
    is_container: bool,
    /// The part that it begins at.
    from: usize,
}

impl<'a> ShortcodeConverter<'a> {
    fn new(context: &'a ConversionContext<'a>, lines: &[Line]) -> ShortcodeConverter<'a> {
        let ends = |line: &Line| -> Vec<String> {
            let starts = line.text.match_indices("{{");
            let read = starts.filter_map(|(at, _)| shortcode(&line.text[at..]));
            read.filter(|it| it.is_end).map(|it| it.name).collect()
        };
        let closed = lines.iter().flat_map(ends).collect();
        ShortcodeConverter {
            context,
            parts: Vec::new(),
            open: Vec::new(),
            closed,
            notes: Vec::new(),
        }
    }

    fn line(&mut self, line: &Line) {
        let space = indent(&line.text).to_owned();
        let mut current = String::new();
        let mut has_blocks = false;
        for part in code::parts(&line.text) {
            let mut rest = &line.text[part.range.clone()];
            while let Some(at) = rest.find("{{").filter(|_| !part.is_code) {
                current.push_str(&rest[..at]);
                rest = &rest[at..];
                let Some(shortcode) = shortcode(rest) else {
                    current.push_str("{{");
                    rest = &rest[2..];
                    continue;
                };
                let length = shortcode.length;
                match self.change(line, &shortcode) {
                    TagReplacement::Keep => current.push_str(&rest[..length]),
                    TagReplacement::Inline(text) => current.push_str(&text),
                    change => {
                        has_blocks = true;
                        flush(&mut self.parts, line, &mut current);
                        self.parts.extend(change.parts(line, &space));
                    }
                }
                rest = &rest[length..];
            }
            current.push_str(rest);
        }
        match has_blocks {
            true => flush(&mut self.parts, line, &mut current),
            false => self.parts.push(ContainerLine::Text(line.with(current))),
        }
    }

    fn change(&mut self, line: &Line, shortcode: &Shortcode) -> TagReplacement {
        let name = shortcode.name.as_str();
        if shortcode.is_end {
            return self.end(name);
        }
        let change = known::change(self.context, shortcode);
        if !shortcode.is_whole {
            let is_container = matches!(change, TagReplacement::Open(_));
            let from = self.parts.len();
            self.open.push(OpenShortcode { name: name.to_owned(), is_container, from });
        }
        if change != TagReplacement::Unknown {
            return change;
        }
        let is_closed = !shortcode.is_whole && self.closed.contains(name);
        let prefix = self.context.variables.iter().find(|it| it.name == ID_PREFIX);
        let prefix = prefix.map_or("", |prefix| prefix.text.as_str());
        let named = is_closed.then(|| known::named(shortcode, prefix)).flatten();
        let (fate, what) = match named {
            Some(_) => {
                (Fate::Changed, format!("the shortcode `{name}`: its name and content stay"))
            }
            None => (Fate::LeftOut, format!("the shortcode `{name}`")),
        };
        self.notes.push(self.context.note(line, fate, what));
        named.map_or(TagReplacement::Nothing, TagReplacement::Inline)
    }

    fn end(&mut self, name: &str) -> TagReplacement {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return TagReplacement::Nothing;
        };
        let OpenShortcode { is_container, from, .. } = self.open[at];
        self.open.truncate(at);
        match is_container {
            true => TagReplacement::Close,
            false if known::CODE.contains(&name) => TagReplacement::Block(self.fence(from)),
            false => TagReplacement::Nothing,
        }
    }

    /// The fence of the block of code that begins at a part, which gets it too.
    fn fence(&mut self, from: usize) -> String {
        let mut lines = self.parts[from..].iter_mut().filter_map(|part| match part {
            ContainerLine::Text(line) => Some(line),
            ContainerLine::Open(_) | ContainerLine::Close(_) => None,
        });
        let opening = lines.find(|line| line.text.trim_start().starts_with("```"));
        let fence = code::fence(lines.map(|line| line.text.as_str()));
        if let Some(line) = opening {
            line.text = line.text.replacen("```", &fence, 1);
        }
        fence
    }
}

fn flush(parts: &mut Vec<ContainerLine>, line: &Line, current: &mut String) {
    let text = std::mem::take(current);
    if !text.trim().is_empty() {
        parts.push(ContainerLine::Text(line.with(text)));
    }
}

/// `{{</* name */>}}`, which shows a shortcode, without the marks.
fn unescaped(text: &str) -> String {
    text.replace("{{</*", "{{<")
        .replace("*/>}}", ">}}")
        .replace("{{%/*", "{{%")
        .replace("*/%}}", "%}}")
}
