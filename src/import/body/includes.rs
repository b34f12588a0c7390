//! Texts that a page includes from other files.

use crate::import::body::code::Fences;
use crate::import::body::line::{Line, indent};
use crate::import::body::{ConversionContext, Passed};
use crate::import::report::Fate;
use crate::import::tree::{folder, join, relative};
use crate::text::Source;

/// How deep an included page can include others.
const MAX_DEPTH: usize = 4;

/// A line that includes the content of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Include {
    /// The path as it is written.
    pub path: String,
    /// The first and last line, from 1; the last can be missing.
    pub lines: Option<LineRange>,
    /// The name of a part that the file marks.
    pub part: Option<String>,
    /// The info string of the code block to put it in; `None` for text.
    pub code: Option<String>,
}

/// A range of lines, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRange {
    /// The first line.
    pub first: usize,
    /// The last line; `usize::MAX` for the end of the file.
    pub last: usize,
}

/// Reads a line, without its indentation, as an include.
pub type IncludeSyntax = fn(&str) -> Option<Include>;

/// Replaces all lines of a syntax by what they include.
#[must_use]
pub fn expand(context: &ConversionContext<'_>, lines: Vec<Line>, syntax: IncludeSyntax) -> Passed {
    let base = context.page.from.folder().to_owned();
    Expander { context, syntax }.lines(lines, &base, 0)
}

struct Expander<'a> {
    context: &'a ConversionContext<'a>,
    syntax: IncludeSyntax,
}

impl Expander<'_> {
    fn lines(&self, lines: Vec<Line>, base: &str, depth: usize) -> Passed {
        let mut passed = Passed::default();
        let mut fences = Fences::default();
        for line in lines {
            let is_code = fences.is_code(&line.text);
            // Code cannot hold a block of code: there, the line is an example of itself.
            let include = (self.syntax)(line.text.trim());
            let Some(include) = include.filter(|it| it.code.is_none() || !is_code) else {
                passed.lines.push(line);
                continue;
            };
            let Some(source) = self.find(&include.path, base).filter(|_| depth < MAX_DEPTH) else {
                let note = format!("`{}`: no such file", line.text.trim());
                passed.notes.push(self.context.note(&line, Fate::LeftOut, note));
                continue;
            };
            let space = indent(&line.text).to_owned();
            if let Some(picture) = self.picture(&include, source) {
                passed.lines.push(line.with(format!("{space}{picture}")));
                continue;
            }
            let text = selected(&source.text, &include);
            let included = text.iter().map(|text| match text.is_empty() {
                true => line.with(""),
                false => line.with(format!("{space}{text}")),
            });
            match &include.code {
                Some(info) => {
                    passed.lines.push(line.with(format!("{space}```{info}")));
                    passed.lines.extend(included);
                    passed.lines.push(line.with(format!("{space}```")));
                }
                None => {
                    let inner = self.lines(included.collect(), source.path.folder(), depth + 1);
                    passed.lines.extend(inner.lines);
                    passed.notes.extend(inner.notes);
                }
            }
        }
        passed
    }

    /// A drawing as a picture: kb does not publish drawings inside pages.
    fn picture(&self, include: &Include, drawing: &Source) -> Option<String> {
        let is_drawing = include.code.is_none() && drawing.path.extension() == "svg";
        let page = self.context.page;
        let path = is_drawing.then(|| relative(page.from.as_str(), drawing.path.as_str()))?;
        self.context.map.find(page, &path)?;
        let title = drawing.text.split_once("<title").and_then(|(_, rest)| {
            let (_, title) = rest.split_once('>')?;
            Some(title.split('<').next()?.trim()).filter(|title| !title.is_empty())
        });
        let name = drawing.path.file_name().trim_end_matches(".svg").replace(['-', '_'], " ");
        Some(format!("![{}](<{path}>)", title.unwrap_or(&name).replace(['[', ']'], "")))
    }

    /// The file beside the page, or in one of the folders that includes can name.
    fn find(&self, path: &str, base: &str) -> Option<&Source> {
        let path = path.strip_prefix('@').unwrap_or(path);
        let of_root = |root: &String| self.context.tree.text(&join(root, path));
        let beside = self.context.tree.text(&join(base, path)).filter(|_| !path.starts_with('/'));
        let found = beside.or_else(|| self.context.roots.iter().find_map(of_root));
        // A path with too many `..`: it starts from another folder than that of the page.
        let trimmed = || path.trim_start_matches("../");
        found
            .or_else(|| self.context.tree.text(&join(folder(base), trimmed())))
            .or_else(|| self.context.tree.text(trimmed()))
            .map(|source| &**source)
    }
}

/// The included lines, without front matter and without the indentation that all of them have.
fn selected(text: &str, include: &Include) -> Vec<String> {
    let all: Vec<&str> = text.lines().collect();
    let lines: Vec<&str> = match (&include.part, include.lines) {
        (Some(part), _) => marked(&all, part),
        (None, Some(LineRange { first, last })) => {
            let last = last.min(all.len());
            all.get(first.max(1) - 1..last).map(<[&str]>::to_vec).unwrap_or_default()
        }
        (None, None) if include.code.is_none() => without_front(&all).to_vec(),
        (None, None) => all,
    };
    let shown = lines.iter().filter(|line| !is_mark(line));
    let shown: Vec<&str> = shown.copied().collect();
    let n =
        shown.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line).len()).min();
    let dedents = include.part.is_some() || include.lines.is_some();
    let n = n.filter(|_| dedents).unwrap_or(0);
    shown.iter().map(|line| line.get(n..).unwrap_or("").to_owned()).collect()
}

fn without_front<'a>(lines: &'a [&'a str]) -> &'a [&'a str] {
    if lines.first().is_none_or(|line| line.trim_end() != "---") {
        return lines;
    }
    let end = lines[1..].iter().position(|line| line.trim_end() == "---");
    end.map_or(lines, |end| &lines[end + 2..])
}

/// The words with which files mark the beginning and the end of a part.
const MARKS: [SnippetMark; 4] = [
    SnippetMark { begin: "ANCHOR: ", end: "ANCHOR_END: " },
    SnippetMark { begin: "--8<-- [start:", end: "--8<-- [end:" },
    SnippetMark { begin: "#region ", end: "#endregion" },
    SnippetMark { begin: "region ", end: "endregion" },
];

struct SnippetMark {
    begin: &'static str,
    end: &'static str,
}

fn is_mark(line: &str) -> bool {
    MARKS[..3].iter().any(|mark| line.contains(mark.begin) || line.contains(mark.end))
}

fn marked<'a>(lines: &[&'a str], part: &str) -> Vec<&'a str> {
    let is = |line: &str, word: &str| {
        let name = line.find(word).map(|at| &line[at + word.len()..]);
        name.is_some_and(|name| {
            name.trim().trim_end_matches(['*', '/', '>', '-']).trim().trim_end_matches(']') == part
        })
    };
    for mark in &MARKS {
        let Some(start) = lines.iter().position(|line| is(line, mark.begin)) else { continue };
        let rest = &lines[start + 1..];
        let ends = |line: &&str| {
            line.contains(mark.end)
                && (mark.end.starts_with('#') || mark.end == "endregion" || is(line, mark.end))
        };
        let end = rest.iter().position(ends).unwrap_or(rest.len());
        return rest[..end].to_vec();
    }
    Vec::new()
}

/// `--8<-- "path"` with `path:3:5` or `path:part`, and `{! path !}`.
#[must_use]
pub fn snippet(line: &str) -> Option<Include> {
    let inner = |open: &str, close: &str| line.strip_prefix(open)?.strip_suffix(close);
    if let Some(path) = inner("{!", "!}") {
        return Some(Include { path: path.trim().to_owned(), ..Include::default() });
    }
    let marked = line.strip_prefix("--8<--").or_else(|| line.strip_prefix("-8<-"))?.trim();
    let path = marked.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    let (path, place) = path.split_once(':').unwrap_or((path, ""));
    Some(with_place(Include { path: path.to_owned(), ..Include::default() }, place))
}

/// `{* path hl[1,3:5] ln[2:9] *}`, a macro of the documentation of `FastAPI` that other sites use too.
#[must_use]
pub fn starred(line: &str) -> Option<Include> {
    let inner = line.strip_prefix("{*")?.strip_suffix("*}")?;
    let mut words = inner.split_whitespace();
    let path = words.next()?.to_owned();
    let lines = words.find_map(|word| word.strip_prefix("ln[")?.strip_suffix(']'));
    let range = lines.and_then(|lines| line_range(lines.split(',').next()?, ':'));
    let code = Some(language(&path).to_owned());
    Some(Include { path, lines: range, part: None, code })
}

/// Adds lines (`3:5`) or the name of a part to an include.
#[must_use]
pub fn with_place(include: Include, place: &str) -> Include {
    let is_lines = !place.is_empty() && place.chars().all(|c| c.is_ascii_digit() || c == ':');
    match (place, is_lines) {
        ("", _) => include,
        (place, true) => Include { lines: line_range(place, ':'), ..include },
        (place, false) => Include { part: Some(place.to_owned()), ..include },
    }
}

/// `3:5`, `3:`, `:5` or `3`.
#[must_use]
pub fn line_range(text: &str, separator: char) -> Option<LineRange> {
    let number = |text: &str, missing: usize| match text.trim() {
        "" => Some(missing),
        text => text.parse().ok(),
    };
    match text.split_once(separator) {
        Some((first, last)) => {
            Some(LineRange { first: number(first, 1)?, last: number(last, usize::MAX)? })
        }
        None => number(text, 1).map(|line| LineRange { first: line, last: line }),
    }
}

/// The name of the language of a code file.
#[must_use]
pub fn language(path: &str) -> &str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "py" => "python",
        "rs" => "rust",
        "rb" => "ruby",
        "yml" => "yaml",
        "sh" => "bash",
        "mjs" | "cjs" => "js",
        extension if extension.contains('/') => "",
        extension => extension,
    }
}

#[cfg(test)]
mod tests {
    use super::{Include, LineRange, selected, snippet, starred};

    #[test]
    fn includes_name_files_lines_and_parts() {
        let include = snippet("--8<-- \"a/b.md:3:5\"").expect("is one");
        assert_eq!(
            (include.path.as_str(), include.lines),
            ("a/b.md", Some(LineRange { first: 3, last: 5 }))
        );
        assert_eq!(snippet("--8<-- \"a.py:part\"").and_then(|it| it.part).as_deref(), Some("part"));
        assert_eq!(snippet("{!a.md!}").map(|it| it.path).as_deref(), Some("a.md"));
        let include = starred("{* ../../docs_src/a.py ln[2:3] hl[2] *}").expect("is one");
        assert_eq!(
            (include.code.as_deref(), include.lines),
            (Some("python"), Some(LineRange { first: 2, last: 3 }))
        );
    }

    #[test]
    fn parts_are_shown_without_marks_and_indentation() {
        let text = "a\n  // ANCHOR: x\n  b\n  // ANCHOR: y\n    c\n  // ANCHOR_END: y\n  // ANCHOR_END: x\n";
        let include = Include { part: Some("x".to_owned()), ..Include::default() };
        assert_eq!(selected(text, &include), ["b", "  c"]);
    }
}
