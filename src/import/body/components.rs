//! MDX and Vue: components with a counterpart become Markdown; the tags of others are removed.
//!
//! Docusaurus, Starlight and `VitePress` share this table, because their components have the same
//! names and meanings.

mod element;
mod known;
mod modules;

use std::collections::BTreeMap;

use crate::import::body::blocks::{self, ContainerLine};
use crate::import::body::change::TagReplacement;
use crate::import::body::code::{self, Fences};
use crate::import::body::components::modules::Modules;
use crate::import::body::line::{Line, indent, lines};
use crate::import::body::tags::{self, HtmlTag, TagKind};
use crate::import::body::{ConversionContext, Passed};
use crate::import::front;
use crate::import::report::{Fate, Note};
use crate::import::tree::join;

/// The deepest nesting of pages that include others.
const MAX_DEPTH: usize = 4;

/// Converts a page of components.
#[must_use]
pub fn convert(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let base = context.page.from.folder().to_owned();
    let modules = modules::take(context, lines);
    let mut converter =
        ComponentConverter { base, ..ComponentConverter::new(context, modules.imports) };
    converter.notes = modules.notes;
    converter.run(&modules.lines);
    Passed { lines: blocks::write(converter.parts), notes: converter.notes }
}

/// An element that is open.
struct OpenComponent {
    name: String,
    is_container: bool,
    /// What its end tag becomes in the line.
    closing: Option<String>,
    /// The white space that its content begins with; unknown before its first line.
    inner: Option<String>,
    /// The white space that its content gets.
    outer: String,
}

struct ComponentConverter<'a> {
    context: &'a ConversionContext<'a>,
    base: String,
    depth: usize,
    /// Names of imports and their files.
    imports: BTreeMap<String, String>,
    open: Vec<OpenComponent>,
    parts: Vec<ContainerLine>,
    notes: Vec<Note>,
}

impl<'a> ComponentConverter<'a> {
    fn new(
        context: &'a ConversionContext<'a>,
        imports: BTreeMap<String, String>,
    ) -> ComponentConverter<'a> {
        ComponentConverter {
            context,
            base: String::new(),
            depth: 0,
            imports,
            open: Vec::new(),
            parts: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn run(&mut self, lines: &[Line]) {
        let mut fences = Fences::default();
        let mut nth = 0;
        while let Some(line) = lines.get(nth) {
            nth += 1;
            let is_code = fences.is_code(&line.text);
            let mut line = self.moved(line.clone());
            if is_code {
                self.parts.push(ContainerLine::Text(line));
                continue;
            }
            if let Some(joined) = element::joined(&line.text, &lines[nth..]) {
                line.text = joined.text;
                nth += joined.n_lines;
            }
            self.line(&line);
        }
    }

    /// A line with the indentation that its place in the new text has: components indent their
    /// content, and Markdown would read it as code.
    fn moved(&mut self, line: Line) -> Line {
        let Some(open) =
            self.open.iter_mut().rev().find(|open| open.is_container || open.closing.is_none())
        else {
            return line;
        };
        if line.text.trim().is_empty() {
            return line;
        }
        let is_end = line.text.trim_start().starts_with("</");
        if open.inner.is_none() && !is_end {
            open.inner = Some(indent(&line.text).to_owned());
        }
        let inner = open.inner.clone().unwrap_or_default();
        let text = match line.text.strip_prefix(&inner) {
            Some(rest) => rest,
            None => line.text.trim_start(),
        };
        line.with(format!("{}{text}", open.outer))
    }

    fn line(&mut self, line: &Line) {
        let space = indent(&line.text).to_owned();
        let mut current = String::new();
        let mut has_tags = false;
        let parts = code::parts(&line.text);
        let text = line.text.as_str();
        let mut at = 0;
        while let Some(next) = text[at..].find('<').map(|next| at + next) {
            let is_here = |part: &&code::LinePart| part.is_code && part.range.contains(&next);
            if let Some(code) = parts.iter().find(is_here) {
                current.push_str(&text[at..code.range.end]);
                at = code.range.end;
                continue;
            }
            current.push_str(&text[at..next]);
            at = next + 1;
            let Some(tag) = tags::parse(&text[next..]).filter(|_| !current.ends_with('\\')) else {
                current.push('<');
                continue;
            };
            has_tags = true;
            at = next + tag.length;
            match self.change(line, &tag) {
                TagReplacement::Keep => current.push_str(&text[next..at]),
                TagReplacement::Inline(text) => current.push_str(&text),
                // In a heading or a sentence, the rest of the line stays with it.
                TagReplacement::Nothing | TagReplacement::Unknown => {}
                change => {
                    self.flush(line, &mut current, &space);
                    // Lines of their own are no part of the paragraphs around them.
                    let gap = matches!(change, TagReplacement::Block(_))
                        .then(|| ContainerLine::Text(line.with("")));
                    self.parts.extend(gap.clone());
                    self.parts.extend(change.parts(line, &space));
                    self.parts.extend(gap);
                }
            }
        }
        current.push_str(&text[at..]);
        if has_tags {
            self.flush(line, &mut current, &space);
        } else {
            self.parts.push(ContainerLine::Text(line.with(element::without_comments(&current))));
        }
    }

    /// Ends a line of text at a container.
    fn flush(&mut self, line: &Line, current: &mut String, space: &str) {
        let text = std::mem::take(current);
        let text = element::without_comments(&text);
        if !text.trim().is_empty() {
            let text = if text.starts_with(space) {
                text
            } else {
                format!("{space}{}", text.trim_start())
            };
            self.parts.push(ContainerLine::Text(line.with(text.trim_end())));
        }
    }

    /// What a tag becomes.
    fn change(&mut self, line: &Line, tag: &HtmlTag) -> TagReplacement {
        if !tag.is_component() {
            return element::plain(tag, &self.imports);
        }
        if tag.kind == TagKind::Close {
            return self.close(tag);
        }
        let known = known::change(tag, &line.text, &self.imports);
        let change = known.or_else(|| self.partial(line, tag)).unwrap_or(TagReplacement::Unknown);
        let outer = indent(&line.text).to_owned();
        if tag.kind == TagKind::Open {
            let is_container = matches!(change, TagReplacement::Open(_));
            let closing = match (&change, tag.name.as_str()) {
                (TagReplacement::Inline(text), _) if text == "[" => {
                    Some(format!("]({})", tag.get("href").or(tag.get("to")).unwrap_or_default()))
                }
                (TagReplacement::Inline(_), _) => Some(String::new()),
                _ => None,
            };
            self.open.push(OpenComponent {
                name: tag.name.clone(),
                is_container,
                closing,
                inner: None,
                outer,
            });
        }
        match change {
            TagReplacement::Unknown => {
                let what = match tag.kind {
                    TagKind::Whole => format!("the component `<{}>`", tag.name),
                    TagKind::Open | TagKind::Close => {
                        format!("the component `<{}>` around its content", tag.name)
                    }
                };
                self.notes.push(self.context.note(line, Fate::LeftOut, what));
                TagReplacement::Nothing
            }
            // A container without content would be empty.
            TagReplacement::Open(_) if tag.kind == TagKind::Whole => TagReplacement::Nothing,
            change => change,
        }
    }

    fn close(&mut self, tag: &HtmlTag) -> TagReplacement {
        let Some(nth) = self.open.iter().rposition(|open| open.name == tag.name) else {
            return TagReplacement::Nothing;
        };
        let open = self.open.swap_remove(nth);
        self.open.truncate(nth);
        match (open.is_container, open.closing) {
            (true, _) => TagReplacement::Close,
            (false, Some(closing)) => TagReplacement::Inline(closing),
            (false, None) => TagReplacement::Nothing,
        }
    }

    /// A component that is a page: its text takes the place of the tag.
    fn partial(&mut self, line: &Line, tag: &HtmlTag) -> Option<TagReplacement> {
        let file = self.imports.get(&tag.name)?;
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        if !matches!(extension, "md" | "mdx") || self.depth >= MAX_DEPTH {
            return None;
        }
        let path = match file.strip_prefix("@site/").or_else(|| file.strip_prefix("~/")) {
            Some(path) => self
                .context
                .roots
                .iter()
                .map(|root| join(root, path))
                .find(|path| self.context.tree.has(path))?,
            None => join(&self.base, file),
        };
        let source = self.context.tree.text(&path)?;
        let split = front::split(source);
        let included = lines(&split.body, 0)
            .iter()
            .map(|included| line.with(included.text.as_str()))
            .collect();
        let Modules { lines, imports, notes } = modules::take(self.context, included);
        let base = source.path.folder().to_owned();
        let new = ComponentConverter::new(self.context, imports);
        let mut inner = ComponentConverter { base, depth: self.depth + 1, notes, ..new };
        inner.run(&lines);
        self.parts.append(&mut inner.parts);
        self.notes.append(&mut inner.notes);
        Some(TagReplacement::Nothing)
    }
}
