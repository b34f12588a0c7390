//! Syntax of other generators that kb does not read: how to find it, and what to write instead.
//!
//! Code may show any syntax, so the table is compared with the text outside code, comments and
//! mathematics.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::lang::parts;
use crate::markdown::blocks::ContainerProblem;
use crate::markdown::callout::CalloutKind;
use crate::markdown::item::{Element, Item};
use crate::markdown::stream::Parsed;
use crate::text::{Source, Span, is_escaped};

/// A syntax of another generator.
pub struct ForeignFeature {
    /// The name and the generator.
    pub name: &'static str,
    /// The text that it begins with.
    begin: &'static str,
    /// Its place in a line, and what follows.
    shape: ForeignShape,
    /// A text that has it.
    pub example: &'static str,
    /// What to write in kb, as an instruction.
    pub instead: &'static str,
}

/// What follows the beginning of foreign syntax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ForeignShape {
    /// Anything up to this text in the next lines.
    Until(&'static str),
    /// The rest of a line that begins with it.
    Line,
    /// A line that begins with it, and a word behind it.
    Block,
    /// A whole line.
    WholeLine,
    /// `import` or `export` of JavaScript: a line with one of these words.
    Script(&'static [&'static str]),
    /// `{name}` before a code span.
    Role,
    /// Attributes of the element before it.
    Attributes,
    /// A name up to a colon.
    Icon,
    /// A name at the end of a line.
    BlockName,
}

/// The delimiter of a comment of Obsidian.
const COMMENT: &str = "%%";

/// How far the end of foreign syntax is searched, in bytes.
const MAX_LEN: usize = 400;

/// All foreign syntax that is searched for in the text; the first row that fits counts.
pub const FOREIGN: &[ForeignFeature] = &[
    ForeignFeature {
        name: "a Hugo shortcode",
        begin: "{{<",
        shape: ForeignShape::Until(">}}"),
        example: "{{< figure src=\"a.png\" >}}",
        instead: "write Markdown instead: `![text](path \"caption\")` for a figure, `[text](path.md)` for `ref`, `:::note` for a notice",
    },
    ForeignFeature {
        name: "a Hugo shortcode",
        begin: "{{%",
        shape: ForeignShape::Until("%}}"),
        example: "{{% notice tip %}} text {{% /notice %}}",
        instead: "write Markdown instead: `:::tip` and `:::` around the text of a notice",
    },
    ForeignFeature {
        name: "an include of mdBook",
        begin: "{{#",
        shape: ForeignShape::Until("}}"),
        example: "{{#include file.rs}}",
        instead: "copy the text into the page, or link to it",
    },
    ForeignFeature {
        name: "an include of MkDocs",
        begin: "{*",
        shape: ForeignShape::Until("*}"),
        example: "{* ../code.py hl[1] *}",
        instead: "copy the code into a fenced block",
    },
    ForeignFeature {
        name: "a template expression",
        begin: "{{",
        shape: ForeignShape::Until("}}"),
        example: "{{ site.title }}",
        instead: "write the value itself, or put it between backticks if readers should see the braces",
    },
    ForeignFeature {
        name: "a template tag",
        begin: "{%",
        shape: ForeignShape::Until("%}"),
        example: "{% include note.html %}",
        instead: "write Markdown instead: `:::note` for a notice, a fenced block for `highlight`, `[text](page.md)` for `link`",
    },
    ForeignFeature {
        name: "a kramdown attribute list",
        begin: "{:",
        shape: ForeignShape::Until("}"),
        example: "A line\n{: .warning }",
        instead: "remove it; for a notice write `:::warning` and `:::` around the text",
    },
    ForeignFeature {
        name: "an attribute list",
        begin: "{",
        shape: ForeignShape::Attributes,
        example: "[a](b.md){ .md-button }",
        instead: "remove it; kb supports only `{#id}` after a heading and `{lang=…}` after words in brackets",
    },
    ForeignFeature {
        name: "a MyST role",
        begin: "{",
        shape: ForeignShape::Role,
        example: "{ref}`label`",
        instead: "write Markdown instead: `[text](page.md#anchor)` for `ref` and `doc`",
    },
    ForeignFeature {
        name: "a PyMdown snippet",
        begin: "--8<--",
        shape: ForeignShape::Line,
        example: "--8<-- \"file.md\"",
        instead: "copy the text into the page, or link to it",
    },
    ForeignFeature {
        name: "a PyMdown block",
        begin: "///",
        shape: ForeignShape::Block,
        example: "/// note | Title\nText\n///",
        instead: "write `:::note Title` before the text and `:::` after it",
    },
    ForeignFeature {
        name: "an include of VitePress",
        begin: "<<<",
        shape: ForeignShape::Line,
        example: "<<< @/code.js",
        instead: "copy the code into a fenced block",
    },
    ForeignFeature {
        name: "an MDX import",
        begin: "import ",
        shape: ForeignShape::Script(&[" from '", " from \"", "import '", "import \""]),
        example: "import Tabs from '@theme/Tabs';",
        instead: "remove it; kb has `:::tabs`, `:::note` and other containers instead of components",
    },
    ForeignFeature {
        name: "an MDX export",
        begin: "export ",
        shape: ForeignShape::Script(&["export const ", "export default ", "export function "]),
        example: "export const a = 1;",
        instead: "remove it; kb does not run code in pages",
    },
    ForeignFeature {
        name: "a table of contents",
        begin: "[TOC]",
        shape: ForeignShape::WholeLine,
        example: "[TOC]",
        instead: "remove it; kb lists the headings of each page beside its text",
    },
    ForeignFeature {
        name: "a table of contents",
        begin: "[[_TOC_]]",
        shape: ForeignShape::WholeLine,
        example: "[[_TOC_]]",
        instead: "remove it; kb lists the headings of each page beside its text",
    },
    ForeignFeature {
        name: "an Obsidian comment",
        begin: COMMENT,
        shape: ForeignShape::Until(COMMENT),
        example: "%% hidden %%",
        instead: "write `<!-- hidden -->`",
    },
    ForeignFeature {
        name: "the name of an Obsidian block",
        begin: "^",
        shape: ForeignShape::BlockName,
        example: "A paragraph. ^my-block",
        instead: "remove it; if a link leads there, write `<a id=\"my-block\"></a>` at the beginning of the block",
    },
    icon(":material-", ":material-check:"),
    icon(":fontawesome-", ":fontawesome-solid-check:"),
    icon(":octicons-", ":octicons-check-16:"),
];

const fn icon(begin: &'static str, example: &'static str) -> ForeignFeature {
    ForeignFeature {
        name: "an icon of Material for MkDocs",
        begin,
        shape: ForeignShape::Icon,
        example,
        instead: "write a word, or an emoji",
    }
}

/// The findings of a text that was parsed. `span` is the text in the source.
pub(super) fn check(source: &Arc<Source>, span: Span, parsed: &Parsed<'_>) -> Vec<Diagnostic> {
    let at = |range: &Range<usize>| Span::from(range.clone()).shift(span.start);
    let mut findings: Vec<Diagnostic> = parsed
        .problems
        .iter()
        .map(|problem| match problem {
            ContainerProblem::Unclosed(line, n_colons) => {
                finding(source, at(line), "this container is never closed")
                    .help(format!("write `{}` in a line after its text", ":".repeat(*n_colons)))
            }
            ContainerProblem::Stray(line) => {
                finding(source, at(line), "this line closes no container").help(
                    "remove it, or give it as many colons as the line that begins the container",
                )
            }
        })
        .collect();
    let mut n_columns = 0;
    for spanned in &parsed.items {
        let place = at(&spanned.range);
        match &spanned.item {
            Item::Start(Element::Callout(callout)) => {
                let word = callout.unknown.as_deref();
                findings.extend(word.map(|word| unknown_type(source, place, word)));
            }
            Item::Start(Element::Group(word)) => {
                let word = word.as_deref();
                findings.extend(word.map(|word| unknown_type(source, place, word)));
            }
            Item::Event(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))) => {
                findings.extend(code_block(source, place, info));
            }
            Item::Event(Event::Start(Tag::Table(alignments))) => n_columns = alignments.len(),
            Item::Event(Event::Start(Tag::TableRow)) => {
                findings.extend(lost_cells(source, place, n_columns));
            }
            _ => {}
        }
    }
    findings.extend(in_text(source, span, parsed));
    findings
}

fn finding(source: &Arc<Source>, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Rule::ForeignSyntax, source, span, message)
}

/// The first line of a place.
fn first_line(source: &Source, span: Span) -> Span {
    let len = source.slice(span).lines().next().map_or(0, |line| line.trim_end().len());
    Span::new(0, len).shift(span.start)
}

fn unknown_type(source: &Arc<Source>, place: Span, word: &str) -> Diagnostic {
    let near = CalloutKind::nearest(word);
    let help = match near {
        Some(near) => format!("write `{near}`"),
        None => {
            let words: Vec<&str> = CalloutKind::ALL.iter().map(|kind| kind.word()).collect();
            format!("write one of: {}", words.join(", "))
        }
    };
    let place = first_line(source, place);
    let at = source.slice(place).find(word).map(|at| place.start as usize + at);
    let fix = near.zip(at).map(|(near, at)| Fix::guess(Span::new(at, at + word.len()), near));
    finding(source, place, format!("kb has no callout of the type `{word}`"))
        .help(help)
        .maybe_fix(fix)
}

/// The finding for a fenced block in a language that other generators do not show as code.
fn code_block(source: &Arc<Source>, place: Span, info: &str) -> Option<Diagnostic> {
    let (word, _) = info.strip_prefix('{').and_then(|rest| rest.split_once('}'))?;
    let word = word.trim();
    let kind = CalloutKind::parse(word);
    // `{.python}` and `{python}` are languages to other generators.
    let is_directive = kind.is_some() || DIRECTIVES.contains(&word);
    is_directive.then(|| {
        let help = match kind {
            Some(kind) => format!("write `:::{}` before the text and `:::` after it", kind.word()),
            None => "write Markdown instead: `![text](path \"caption\")` for a figure, a plain fence for code".to_owned(),
        };
        let message = format!("this is a MyST directive, `{word}`");
        finding(source, first_line(source, place), message).help(help)
    })
}

/// Directives of Sphinx and `MyST` that are not callouts.
const DIRECTIVES: &[&str] = &[
    "figure",
    "image",
    "toctree",
    "include",
    "literalinclude",
    "math",
    "table",
    "contents",
    "dropdown",
    "tableofcontents",
    "grid",
    "card",
    "code-block",
    "code-cell",
    "tab-set",
];

/// A row with more cells than the table has columns: the last ones are not shown.
fn lost_cells(source: &Arc<Source>, place: Span, n_columns: usize) -> Option<Diagnostic> {
    let row = source.slice(place).trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|inner| !inner.ends_with('\\')).unwrap_or(row);
    let mut n_cells = 1;
    let mut before = ' ';
    for c in row.chars() {
        if c == '|' && before != '\\' {
            n_cells += 1;
        }
        before = c;
    }
    let lost = n_cells > n_columns && n_columns > 0 && !row.contains('\n');
    lost.then(|| {
        let message = format!(
            "this row has {n_cells} cells, but the table has {n_columns} columns; the rest is not shown"
        );
        finding(source, first_line(source, place), message)
            .help("write `\\|` for a vertical bar that belongs to the text of a cell")
    })
}

/// The foreign syntax in the text outside code.
fn in_text(source: &Arc<Source>, span: Span, parsed: &Parsed<'_>) -> Vec<Diagnostic> {
    let text = source.slice(span);
    let mut found = candidates(text);
    if found.is_empty() {
        return Vec::new();
    }
    // The sort is stable, so the first row of the table comes first.
    found.sort_by_key(|(range, _)| range.start);
    let opaque = opaque(source, span, parsed);
    let mut findings = Vec::new();
    let mut end = 0;
    for (range, row) in found {
        let nth = opaque.partition_point(|code| code.end <= range.start);
        let is_shown = opaque.get(nth).is_none_or(|code| code.start > range.start);
        if range.start >= end && is_shown {
            end = range.end;
            let place = Span::from(range).shift(span.start);
            let message = format!("kb does not read {}", row.name);
            findings.push(
                finding(source, first_line(source, place), message)
                    .help(row.instead)
                    .maybe_fix(row.fix(source, place)),
            );
        }
    }
    findings
}

/// All foreign syntax in a text, also in code. One pass over the bytes finds where any of it can begin:
/// one search for each row took an eighth of the time of a build.
fn candidates(text: &str) -> Vec<(Range<usize>, &'static ForeignFeature)> {
    let line_starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let of_scripts = std::iter::once(0).chain(line_starts).flat_map(|start| {
        let begins =
            move |row: &&ForeignFeature| row.is_script() && text[start..].starts_with(row.begin);
        FOREIGN.iter().filter(begins).map(move |row| (start, row))
    });
    let mut found: Vec<(usize, &ForeignFeature)> = of_scripts.collect();
    // Matches of one row do not overlap.
    let mut ends = [0; FOREIGN.len()];
    for (start, _) in text.bytes().enumerate().filter(|(_, byte)| IS_FIRST[usize::from(*byte)]) {
        let rest = &text.as_bytes()[start..];
        for (row, end) in FOREIGN.iter().zip(&mut ends) {
            let is_escaped = || is_escaped(&text[..start]);
            let is_mark = start >= *end && !row.is_script();
            if is_mark && rest.starts_with(row.begin.as_bytes()) && !is_escaped() {
                *end = start + row.begin.len();
                found.push((start, row));
            }
        }
    }
    let with_range = |(start, row): (usize, &'static ForeignFeature)| {
        row.len(text, start).map(|len| (start..start + len, row))
    };
    found.into_iter().filter_map(with_range).collect()
}

/// Whether foreign syntax other than scripts, which begin a line, can begin with a byte.
const IS_FIRST: [bool; 256] = {
    let mut is_first = [false; 256];
    let mut nth = 0;
    while nth < FOREIGN.len() {
        if !FOREIGN[nth].is_script() {
            is_first[FOREIGN[nth].begin.as_bytes()[0] as usize] = true;
        }
        nth += 1;
    }
    is_first
};

/// Code, comments and mathematics, in order.
fn opaque(source: &Source, span: Span, parsed: &Parsed<'_>) -> Vec<Range<usize>> {
    let is_comment = |range: &Range<usize>| {
        source.slice(Span::from(range.clone()).shift(span.start)).trim_start().starts_with("<!--")
    };
    let mut opaque = Vec::new();
    let mut block: Option<usize> = None;
    for spanned in &parsed.items {
        let range = &spanned.range;
        match &spanned.item {
            Item::Event(Event::Start(Tag::CodeBlock(_))) => block = Some(range.start),
            Item::Event(Event::Start(Tag::HtmlBlock)) if is_comment(range) => {
                block = Some(range.start);
            }
            Item::Event(Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock)) => {
                opaque.extend(block.take().map(|start| start..range.end));
            }
            Item::Event(Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_)) => {
                opaque.push(range.clone());
            }
            Item::Event(Event::InlineHtml(_)) if is_comment(range) => opaque.push(range.clone()),
            _ => {}
        }
    }
    opaque.sort_by_key(|range| range.start);
    opaque
}

impl ForeignFeature {
    /// Whether it is a line of JavaScript.
    const fn is_script(&self) -> bool {
        matches!(self.shape, ForeignShape::Script(_))
    }

    /// The fix for what has one meaning in kb.
    fn fix(&self, source: &Source, place: Span) -> Option<Fix> {
        if self.shape == ForeignShape::WholeLine {
            return Some(Fix::safe(place, ""));
        }
        let written = source.slice(place);
        let comment = written.strip_prefix(COMMENT)?.strip_suffix(COMMENT)?;
        let is_comment = self.begin == COMMENT && !comment.contains("--") && !comment.contains('>');
        is_comment.then(|| Fix::safe(place, format!("<!--{comment}-->")))
    }

    /// The length of the syntax in bytes, if it is at a byte of a text. Only the next [`MAX_LEN`]
    /// bytes are read, so that the time for a text is proportional to its length.
    fn len(&self, text: &str, start: usize) -> Option<usize> {
        let rest = beginning(&text[start..]);
        let after = &rest[self.begin.len()..];
        let line = rest.lines().next().unwrap_or_default().trim_end();
        let before = &text[..start];
        match self.shape {
            ForeignShape::Until(end) => {
                let found = after.find(end)?;
                let inner = &after[..found];
                let is_paragraph = !inner.contains("\n\n") && !inner.trim().is_empty();
                is_paragraph.then_some(self.begin.len() + found + end.len())
            }
            ForeignShape::Line => begins_line(before).then_some(line.len()),
            ForeignShape::Block => {
                let words = after.trim_start_matches(['/', ' ']);
                let is_block = words.starts_with(char::is_alphabetic) && begins_line(before);
                is_block.then_some(line.len())
            }
            ForeignShape::WholeLine => {
                (line == self.begin && begins_line(before)).then_some(line.len())
            }
            ForeignShape::Script(words) => {
                let is_script = before.is_empty() || before.ends_with('\n');
                (is_script && words.iter().any(|word| line.contains(word))).then_some(line.len())
            }
            ForeignShape::Role => {
                let (name, _) = line[1..].split_once("}`")?;
                let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
                (!name.is_empty() && name.chars().all(is_name)).then_some(name.len() + 2)
            }
            ForeignShape::Attributes => attributes(before, line),
            ForeignShape::Icon => {
                let (name, _) = after.split_once(':')?;
                let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
                let is_icon = !name.is_empty() && name.chars().all(is_name);
                is_icon.then_some(self.begin.len() + name.len() + 1)
            }
            ForeignShape::BlockName => block_name(before, line),
        }
    }
}

/// The first [`MAX_LEN`] bytes of a text.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MAX_LEN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether there is only white space before it in the line.
fn begins_line(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t', '>']);
    before.is_empty() || before.ends_with('\n')
}

/// The bytes of `^name` at the end of a line. Shorter names are more often powers, as in `x ^2`.
fn block_name(before: &str, line: &str) -> Option<usize> {
    let name = &line[1..];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
    (is_apart && name.len() >= 3 && name.chars().all(is_name)).then_some(line.len())
}

/// The bytes of `{ .class }`, `{#id}` or `{target=_blank}` behind a link, a picture or code.
fn attributes(before: &str, line: &str) -> Option<usize> {
    let follows = before.ends_with([')', ']', '`', '*', '>']);
    let (inner, after) = line[1..].split_once('}').filter(|_| follows)?;
    let is_attribute = |word: &str| {
        let name = word.trim_start_matches(['.', '#']);
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':');
        let is_marked =
            word.len() - name.len() == 1 && !name.is_empty() && name.chars().all(is_name);
        let key = word.split_once('=').map_or("", |(key, _)| key);
        is_marked || (!key.is_empty() && key.chars().all(is_name))
    };
    let words: Vec<&str> = inner.split_whitespace().collect();
    let is_language = before.ends_with(']') && parts::attribute(&line[..inner.len() + 2]).is_some();
    let is_size = words.iter().all(|it| it.starts_with("width=") || it.starts_with("height="));
    let is_read = is_language || is_size;
    if words.is_empty() || is_read || !words.iter().all(|word| is_attribute(word)) {
        return None;
    }
    // At the end of a heading they are read.
    let is_heading = after.is_empty()
        && before.rsplit('\n').next().is_some_and(|head| head.trim_start().starts_with('#'));
    (!is_heading).then_some(inner.len() + 2)
}
