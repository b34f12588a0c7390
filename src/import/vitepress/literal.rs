//! Text that Vue does not read: `::: v-pre`, `::: raw` and elements with `v-pre`. Its braces are text.

use crate::import::body::code::Fences;
use crate::import::body::line::Line;
use crate::import::body::prose::edit_prose;
use crate::import::body::tags::{self, TagKind};
use crate::import::body::{ConversionContext, Passed};

/// Two braces as characters, which are text in Markdown and in HTML.
const BRACES: &str = "&#123;&#123;";

/// Containers around such text go, and their content stays.
pub(super) fn containers(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut new: Vec<Line> = Vec::new();
    let mut inside: Vec<Line> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        if !fences.is_code(&line.text) {
            let text = line.text.trim();
            let n = text.len() - text.trim_start_matches(':').len();
            if n >= 3 && matches!(text[n..].trim(), "raw" | "v-pre") {
                open.push(n);
                continue;
            }
            if n >= 3 && n == text.len() && open.last() == Some(&n) {
                open.pop();
                if open.is_empty() {
                    new.extend(with_braces(std::mem::take(&mut inside)));
                }
                continue;
            }
        }
        if open.is_empty() { &mut new } else { &mut inside }.push(line);
    }
    new.extend(with_braces(inside));
    Passed { lines: new, notes: Vec::new() }
}

fn with_braces(lines: Vec<Line>) -> Vec<Line> {
    edit_prose(lines, |_, part| part.contains("{{").then(|| part.replace("{{", BRACES)))
}

/// Elements with `v-pre` lose it, and a `<span>` goes.
pub(super) fn elements(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let lines = edit_prose(lines, |_, part| part.contains("v-pre").then(|| without_marks(part)));
    Passed { lines, notes: Vec::new() }
}

fn without_marks(text: &str) -> String {
    let mut new = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        new.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = tags::parse(rest).filter(|tag| tag.kind == TagKind::Open);
        let Some(tag) = tag.filter(|tag| tag.get("v-pre").is_some()) else {
            new.push('<');
            rest = &rest[1..];
            continue;
        };
        let end = format!("</{}>", tag.name);
        let inner = &rest[tag.length..];
        let (inner, after) = inner.split_once(&end).unwrap_or((inner, ""));
        let is_span = tag.name == "span";
        let start = rest[..tag.length].replacen(" v-pre", "", 1);
        new.push_str(if is_span { "" } else { &start });
        new.push_str(&inner.replace("{{", BRACES));
        new.push_str(if is_span || !rest.contains(&end) { "" } else { &end });
        rest = after;
    }
    new.push_str(rest);
    new
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn braces_of_marked_elements_are_text() {
        assert_eq!(
            without_marks("a <span v-pre>{{ b }}</span> {{ c }}"),
            "a &#123;&#123; b }} {{ c }}"
        );
        assert_eq!(
            without_marks("<div class=\"x\" v-pre>{{ b }}</div>"),
            "<div class=\"x\">&#123;&#123; b }}</div>"
        );
        assert_eq!(without_marks("<div v-pre>{{ b"), "<div>&#123;&#123; b");
    }
}
