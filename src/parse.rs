//! Parses one content file to its facts: a pure function of its text. Mistakes are findings.

mod words;

use std::sync::Arc;

use crate::base;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::doc::{self, Body, Doc, FRONT_MATTER, FrontMatter, Page, glossary};
use crate::lang::by_lang::Lang;
use crate::markdown::HtmlPolicy;
use crate::markdown::facts::{self, Facts};
use crate::source::{ContentFile, Kind, Owner};
use crate::text::{Source, Span};
use crate::yaml::schema::{self, Shape};
use crate::yaml::{self, Node, Value};

/// The largest Markdown text in bytes: some inputs need more than linear time.
pub const MAX_MARKDOWN_BYTES: usize = 2 << 20;

/// Reads the facts of a file.
#[must_use]
pub fn doc(file: &ContentFile, html: HtmlPolicy) -> Doc {
    let mut found = Vec::new();
    let body = match file.kind {
        _ if matches!(file.owner, Owner::Base(_)) => base_body(file, &mut found),
        Kind::Page => page(file, html, &mut found),
        Kind::Scenario | Kind::Quiz | Kind::Glossary => yaml_body(file, &mut found),
    };
    Doc { file: file.clone(), body, found }
}

fn base_body(file: &ContentFile, found: &mut Vec<Diagnostic>) -> Body {
    match base::parse(&file.source) {
        Ok(base) => Body::Base(base),
        Err(damage) => {
            found.push(*damage);
            Body::Broken
        }
    }
}

fn page(file: &ContentFile, html: HtmlPolicy, found: &mut Vec<Diagnostic>) -> Body {
    let source = &file.source;
    if source.text.len() > MAX_MARKDOWN_BYTES {
        let message =
            format!("this page is larger than the limit of {} MiB", MAX_MARKDOWN_BYTES >> 20);
        found.push(
            Diagnostic::new(Rule::FileTooLarge, source, Span::default(), message)
                .help("split it into several pages"),
        );
        return Body::Broken;
    }
    let (front, body) = match split(&source.text) {
        Split::None => (None, Span::new(0, source.text.len())),
        Split::Front { yaml, body } => (front_matter(file, yaml, found), body),
        Split::Unclosed => {
            let message = "front matter begins with `---` but never ends";
            let at = Span::new(0, 3);
            found.push(
                Diagnostic::new(Rule::UnclosedFrontMatter, source, at, message)
                    .help("end it with a line of three hyphens, `---`"),
            );
            return Body::Broken;
        }
    };
    let facts = facts::collect(source, body, html).take(found);
    let front = FrontMatter::read(front.as_ref());
    found.extend(two_titles(source, &front, &facts));
    Body::Page(Box::new(Page { front, body, facts }))
}

/// Reports a level-1 heading at the beginning of a page that has another title.
fn two_titles(source: &Arc<Source>, front: &FrontMatter, facts: &Facts) -> Option<Diagnostic> {
    let (title, heading) = (front.title.as_ref()?, facts.headings.first()?);
    if !facts.title_heading || heading.text == title.trim() {
        return None;
    }
    let message = format!("this heading is not shown, because the page has the title `{title}`");
    let finding = Diagnostic::new(Rule::TwoTitles, source, heading.span, message);
    Some(finding.help("make both the same, or remove one of them"))
}

fn yaml_body(file: &ContentFile, found: &mut Vec<Diagnostic>) -> Body {
    let source = &file.source;
    match yaml::parse(source, Span::new(0, source.text.len())) {
        Ok(node) if node.value == Value::Null => {
            found.push(
                Diagnostic::new(Rule::MissingKey, source, Span::default(), "this file is empty")
                    .help("run `kb new` to create a file with the required keys"),
            );
            Body::Broken
        }
        Ok(node) => {
            if file.owner == Owner::Language(Lang::SOURCE) {
                found.extend(schema::check(source, &node, doc::shape(file.kind)));
                found.extend(words::of_source(source, &node, doc::shape(file.kind)));
            } else {
                found.extend(words::of_translation(source, &node, doc::shape(file.kind)));
            }
            if file.kind == Kind::Glossary {
                found.extend(glossary::long_forms(source, &node));
            }
            Body::Yaml(node)
        }
        Err(mut errors) => {
            found.append(&mut errors);
            Body::Broken
        }
    }
}

/// Finds the front matter of a page.
#[derive(Debug, PartialEq, Eq)]
enum Split {
    None,
    Front { yaml: Span, body: Span },
    Unclosed,
}

/// Front matter is a first line `---`, YAML, and a line `---`.
fn split(text: &str) -> Split {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Split::None;
    };
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Split::Front {
                yaml: Span::new(start, at),
                body: Span::new(at + line.len(), text.len()),
            };
        }
        at += line.len();
    }
    // A lone thematic break at the top of a page is ordinary Markdown.
    if text[start..].trim().is_empty() || !text[start..].lines().take(3).any(|l| l.contains(": ")) {
        return Split::None;
    }
    Split::Unclosed
}

fn front_matter(file: &ContentFile, span: Span, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let source = &file.source;
    if source.slice(span).trim().is_empty() {
        return None;
    }
    let node = match yaml::parse(source, span) {
        Ok(node) => node,
        Err(mut errors) => {
            found.append(&mut errors);
            return None;
        }
    };
    found.extend(schema::check(source, &node, &Shape::Record(FRONT_MATTER)));
    found.extend(words::of_source(source, &node, &Shape::Record(FRONT_MATTER)));
    if file.owner != Owner::Language(Lang::SOURCE) {
        structure_in_translation(source, &node, found);
    }
    Some(node)
}

/// Reports keys that a translation must not set; order, tags and others come from its source.
fn structure_in_translation(source: &Arc<Source>, node: &Node, found: &mut Vec<Diagnostic>) {
    for entry in node.entries() {
        let structural =
            FRONT_MATTER.iter().any(|field| field.key == entry.key && !field.is_translated());
        if structural {
            let message = format!("`{}` belongs to the source language", entry.key);
            found.push(
                Diagnostic::new(Rule::StructureInTranslation, source, entry.key_span, message)
                    .help("remove it here; the translation uses the value of the source page")
                    .maybe_fix(yaml::edit::without(source, entry)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Split, split};

    #[test]
    fn front_matter_is_between_two_lines_of_hyphens() {
        assert_eq!(split("# a"), Split::None);
        assert_eq!(split("---\n"), Split::None);
        assert_eq!(split("---\ntitle: x\n"), Split::Unclosed);
        assert!(matches!(split("---\r\ntitle: x\r\n---\r\nbody"), Split::Front { .. }));
    }
}
