//! Shortcodes of Hugo, `{{< name … >}}` and `{{% name … %}}`: those with a plain meaning become
//! Markdown.

use crate::import::body::blocks::{self, Part};
use crate::import::body::code::{self, Fences};
use crate::import::body::line::{Line, indent};
use crate::import::body::{PageContext, Passed};
use crate::import::report::{Fate, Note};

/// A shortcode in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shortcode {
    name: String,
    /// Positional and named parameters.
    parameters: Vec<Parameter>,
    is_end: bool,
    is_whole: bool,
    length: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parameter {
    /// Empty for one without a name.
    name: String,
    value: String,
}

impl Shortcode {
    fn get(&self, names: &[&str]) -> Option<&str> {
        let named = names
            .iter()
            .find_map(|name| self.parameters.iter().find(|it| it.name.eq_ignore_ascii_case(name)));
        named.map(|it| it.value.as_str()).filter(|value| !value.is_empty())
    }

    /// A parameter by its place among those without names.
    fn at(&self, nth: usize) -> Option<&str> {
        self.parameters.iter().filter(|it| it.name.is_empty()).nth(nth).map(|it| it.value.as_str())
    }

    fn first(&self, names: &[&str]) -> Option<&str> {
        self.get(names).or_else(|| self.at(0))
    }
}

/// Callouts of the common themes, and the type of each.
const CALLOUTS: &[(&str, &str)] = &[
    ("notice", "note"),
    ("alert", "note"),
    ("admonition", "note"),
    ("callout", "note"),
    ("hint", "note"),
    ("note", "note"),
    ("pageinfo", "note"),
    ("tip", "tip"),
    ("info", "info"),
    ("warning", "warning"),
    ("caution", "caution"),
    ("danger", "danger"),
    ("important", "important"),
    ("details", "details"),
    ("expand", "details"),
    ("collapse", "details"),
    ("spoiler", "details"),
];

/// Shortcodes that only arrange their content.
const TRANSPARENT: &[&str] = &[
    "columns",
    "column",
    "cards",
    "cardpane",
    "steps",
    "step",
    "blocks/section",
    "blocks/lead",
    "div",
    "center",
    "grid",
    "row",
    "col",
    "rawhtml",
    "markdown",
    "md",
    "toc",
    "comment",
    "break",
    "clear",
    "nobr",
];

/// What a shortcode becomes.
enum Change {
    Open(String),
    Close,
    Inline(String),
    Block(String),
    Nothing,
    /// The shortcode goes, and a note says so.
    Removed(String),
    Keep,
}

/// Converts shortcodes outside code.
#[must_use]
pub fn convert(context: &PageContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut converter =
        Converter { context, parts: Vec::new(), open: Vec::new(), notes: Vec::new() };
    let mut in_comment = false;
    for line in lines {
        if fences.is_code(&line.text) {
            converter.parts.push(Part::Text(line.with(unescaped(&line.text))));
        } else if in_comment {
            in_comment = !line.text.contains("/comment");
        } else if line.text.contains("{{") {
            in_comment =
                line.text.contains("{{< comment >}}") || line.text.contains("{{% comment %}}");
            converter.line(&line);
        } else {
            converter.parts.push(Part::Text(line));
        }
    }
    Passed { lines: blocks::write(converter.parts), notes: converter.notes }
}

struct Converter<'a> {
    context: &'a PageContext<'a>,
    parts: Vec<Part>,
    /// The names of open shortcodes; those of containers begin with `!`.
    open: Vec<String>,
    notes: Vec<Note>,
}

impl Converter<'_> {
    fn line(&mut self, line: &Line) {
        let space = indent(&line.text).to_owned();
        let mut current = String::new();
        let mut has_blocks = false;
        for part in code::parts(&line.text) {
            let mut rest = &line.text[part.range.clone()];
            while let Some(at) = rest.find("{{").filter(|_| !part.is_code) {
                current.push_str(&rest[..at]);
                rest = &rest[at..];
                let Some(shortcode) = parse(rest) else {
                    current.push_str("{{");
                    rest = &rest[2..];
                    continue;
                };
                match change(self.context, &shortcode, &mut self.open) {
                    Change::Keep => current.push_str(&rest[..shortcode.length]),
                    Change::Inline(text) => current.push_str(&text),
                    change => {
                        has_blocks = true;
                        flush(&mut self.parts, line, &mut current);
                        self.block(line, &space, change);
                    }
                }
                rest = &rest[shortcode.length..];
            }
            current.push_str(rest);
        }
        match has_blocks {
            true => flush(&mut self.parts, line, &mut current),
            false => self.parts.push(Part::Text(line.with(current))),
        }
    }

    fn block(&mut self, line: &Line, space: &str, change: Change) {
        match change {
            Change::Open(opener) => {
                self.parts.push(Part::Open(line.with(format!("{space}{opener}"))));
            }
            Change::Close => self.parts.push(Part::Close(line.with(space))),
            Change::Block(text) => {
                let lines =
                    text.lines().map(|text| Part::Text(line.with(format!("{space}{text}"))));
                self.parts.extend(lines);
            }
            Change::Removed(name) => {
                let note = format!("the shortcode `{name}`");
                self.notes.push(self.context.note(line, Fate::LeftOut, note));
            }
            Change::Inline(_) | Change::Nothing | Change::Keep => {}
        }
    }
}

fn flush(parts: &mut Vec<Part>, line: &Line, current: &mut String) {
    let text = std::mem::take(current);
    if !text.trim().is_empty() {
        parts.push(Part::Text(line.with(text)));
    }
}

/// `{{</* name */>}}`, which shows a shortcode, without the marks.
fn unescaped(text: &str) -> String {
    text.replace("{{</*", "{{<")
        .replace("*/>}}", ">}}")
        .replace("{{%/*", "{{%")
        .replace("*/%}}", "%}}")
}

fn change(context: &PageContext<'_>, shortcode: &Shortcode, names: &mut Vec<String>) -> Change {
    let name = shortcode.name.as_str();
    if shortcode.is_end {
        let Some(at) = names.iter().rposition(|open| open.trim_start_matches('!') == name) else {
            return Change::Nothing;
        };
        let opened = names[at].clone();
        names.truncate(at);
        return match (opened.starts_with('!'), name) {
            (true, _) => Change::Close,
            (false, "highlight" | "code" | "mermaid" | "math") => Change::Block("```".to_owned()),
            (false, _) => Change::Nothing,
        };
    }
    let change = opening(context, shortcode);
    if !shortcode.is_whole {
        let mark = if matches!(change, Change::Open(_)) { "!" } else { "" };
        names.push(format!("{mark}{name}"));
    }
    change
}

fn opening(context: &PageContext<'_>, shortcode: &Shortcode) -> Change {
    let name = shortcode.name.as_str();
    let titled = |kind: &str, title: Option<&str>| {
        Change::Open(format!("{kind} {}", title.unwrap_or_default()).trim().to_owned())
    };
    if let Some((_, kind)) = CALLOUTS.iter().find(|(known, _)| *known == name) {
        let given = shortcode
            .get(&["type", "style", "color", "context"])
            .or_else(|| (*kind == "note").then(|| shortcode.at(0)).flatten());
        let title = shortcode
            .get(&["title", "summary", "label"])
            .or_else(|| shortcode.at(usize::from(*kind == "note")));
        return titled(given.map_or(kind, callout), title);
    }
    match name {
        "tabs" | "tabpane" | "codetabs" => Change::Open("tabs".to_owned()),
        "tab" | "codetab" => {
            titled("tab", shortcode.first(&["name", "header", "title", "text", "label"]))
        }
        "figure" | "img" | "image" => {
            let src = shortcode.first(&["src", "link"]).unwrap_or_default();
            let alt = shortcode.get(&["alt", "title", "caption"]).unwrap_or_default();
            let caption = shortcode
                .get(&["caption", "title"])
                .map_or(String::new(), |text| format!(" \"{}\"", text.replace('"', "'")));
            Change::Inline(format!("![{alt}]({src}{caption})"))
        }
        _ => text(context, shortcode),
    }
}

/// What a shortcode becomes that is a text, a block of code or a link.
fn text(context: &PageContext<'_>, shortcode: &Shortcode) -> Change {
    let name = shortcode.name.as_str();
    match name {
        "highlight" | "code" | "mermaid" | "math" => {
            let language = if name == "highlight" || name == "code" {
                shortcode.first(&["lang", "language"]).unwrap_or_default()
            } else {
                name
            };
            Change::Block(format!("```{language}"))
        }
        "ref" | "relref" => {
            Change::Inline(shortcode.first(&["path"]).unwrap_or_default().to_owned())
        }
        "param" | "site-param" | "var" => {
            let name = shortcode.at(0).unwrap_or_default();
            let known = context.variables.iter().find(|it| it.name.eq_ignore_ascii_case(name));
            known.map_or(Change::Keep, |known| Change::Inline(known.text.clone()))
        }
        "youtube" => link("https://www.youtube.com/watch?v=", shortcode, "YouTube"),
        "vimeo" => link("https://vimeo.com/", shortcode, "Vimeo"),
        "gist" => {
            let (user, id) =
                (shortcode.at(0).unwrap_or_default(), shortcode.at(1).unwrap_or_default());
            Change::Inline(format!("[Gist](https://gist.github.com/{user}/{id})"))
        }
        "card" | "button" | "link" => {
            let to = shortcode.get(&["link", "href", "url", "relref", "to"]);
            let text = shortcode.get(&["title", "text", "header"]).or(to);
            match (to, text) {
                (Some(to), Some(text)) => Change::Block(format!("- [{text}]({to})")),
                (None, Some(text)) => Change::Block(format!("**{text}**")),
                (_, None) => Change::Nothing,
            }
        }
        "kbd" | "badge" => Change::Inline(format!(
            "`{}`",
            shortcode.first(&["text", "content"]).unwrap_or_default()
        )),
        name if TRANSPARENT.contains(&name) => Change::Nothing,
        name => Change::Removed(name.to_owned()),
    }
}

fn callout(word: &str) -> &str {
    match word {
        "primary" | "secondary" | "light" | "dark" => "note",
        "success" => "success",
        "error" => "danger",
        word => word,
    }
}

fn link(base: &str, shortcode: &Shortcode, name: &str) -> Change {
    let id = shortcode.first(&["id", "video"]).unwrap_or_default();
    let text = shortcode.get(&["title"]).unwrap_or(name);
    Change::Inline(format!("[{text}]({base}{id})"))
}

/// Reads a shortcode at the beginning of a text.
fn parse(text: &str) -> Option<Shortcode> {
    let (inner, end) = match text.get(..3)? {
        "{{<" => (&text[3..], ">}}"),
        "{{%" => (&text[3..], "%}}"),
        _ => return None,
    };
    let at = inner.find(end)?;
    let length = 3 + at + 3;
    let inner = inner[..at].trim();
    if inner.starts_with("/*") {
        return None;
    }
    let is_whole = inner.ends_with('/');
    let inner = inner.trim_end_matches('/').trim();
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner.trim()),
        None => (false, inner),
    };
    let mut words = words(inner).into_iter();
    let name = words.next()?.value;
    Some(Shortcode { name, parameters: words.collect(), is_end, is_whole, length })
}

fn words(text: &str) -> Vec<Parameter> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let name_end = rest
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'))
            .unwrap_or(rest.len());
        let is_named = !matches!(first, '"' | '`' | '\'') && rest[name_end..].starts_with('=');
        let name = if is_named { rest[..name_end].to_owned() } else { String::new() };
        let value = if is_named { &rest[name_end + 1..] } else { rest };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '`' | '\''));
        let (value, after) = match quote.and_then(|quote| value[1..].find(quote)) {
            Some(end) => (&value[1..=end], &value[end + 2..]),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        words.push(Parameter { name, value: value.to_owned() });
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{parse, words};

    #[test]
    fn shortcodes_have_parameters() {
        let shortcode = parse("{{< figure src=\"a b.png\" alt='c' d >}} e").expect("is one");
        assert_eq!(
            (shortcode.name.as_str(), shortcode.get(&["src"]), shortcode.at(0)),
            ("figure", Some("a b.png"), Some("d"))
        );
        assert_eq!(shortcode.length, 38);
        assert!(parse("{{% /notice %}}").is_some_and(|it| it.is_end && it.name == "notice"));
        assert_eq!(parse("{{</* a */>}}"), None);
        assert_eq!(words("blocks/section a=\"\"").len(), 2);
    }
}
