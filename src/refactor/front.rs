//! Additions to lists in front matter and YAML files.

use crate::doc::{Body, Doc};
use crate::parse::front_matter::{self, FrontMatterFormat, Split};
use crate::text::{Source, Span};
use crate::yaml::edit::{entry_with_lines, item_with_line, scalar_like};
use crate::yaml::{self, Node, Value};

/// The edit that adds items to a list at the top of a page or YAML file.
pub(super) fn with_items(doc: &Doc, key: &str, items: &[String]) -> Option<(Span, String)> {
    let source = doc.source();
    let newline = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
    let list = ListAddition { source, format: FrontMatterFormat::Yaml, key, items, newline };
    if let Body::Yaml(node) = &doc.body {
        return list.in_mapping(node, node.span);
    }
    match front_matter::split(&source.text) {
        Split::None => {
            let line = list.line();
            let text = format!("---{newline}{line}{newline}---{newline}{newline}");
            Some((Span::new(0, 0), text))
        }
        Split::Front { format, front, .. } => {
            let list = ListAddition { format, ..list };
            if source.slice(front).trim().is_empty() {
                let start = Span { start: front.start, end: front.start };
                return Some((start, format!("{}{newline}", list.line())));
            }
            let node = match format {
                FrontMatterFormat::Yaml => yaml::parse(source, front),
                FrontMatterFormat::Toml => yaml::toml::parse(source, front),
            };
            list.in_mapping(&node.ok()?, front)
        }
        Split::Unclosed(_) => None,
    }
}

/// Items to add to the list of a key.
#[derive(Clone, Copy)]
struct ListAddition<'a> {
    source: &'a std::sync::Arc<Source>,
    format: FrontMatterFormat,
    key: &'a str,
    items: &'a [String],
    newline: &'a str,
}

impl ListAddition<'_> {
    /// The items, separated by commas.
    fn flow(&self) -> String {
        let item = |item: &String| match self.format {
            FrontMatterFormat::Yaml => scalar_like("", item),
            FrontMatterFormat::Toml => scalar_like("\"\"", item),
        };
        self.items.iter().map(item).collect::<Vec<_>>().join(", ")
    }

    /// A new line with the key.
    fn line(&self) -> String {
        match self.format {
            FrontMatterFormat::Yaml => format!("{}: [{}]", self.key, self.flow()),
            FrontMatterFormat::Toml => format!("{} = [{}]", self.key, self.flow()),
        }
    }

    fn in_mapping(&self, node: &Node, place: Span) -> Option<(Span, String)> {
        let text = &self.source.text;
        let Some(entry) = node.entry(self.key) else {
            // Before the first key, since a table of TOML would take a line after it.
            let first = node.entries().first().map(|entry| entry.key_span.start);
            let at = first.unwrap_or(place.start) as usize;
            let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            return Some((Span::new(start, start), format!("{}{}", self.line(), self.newline)));
        };
        match &entry.value.value {
            Value::Seq(items) => self.in_list(&entry.value, items),
            Value::Null => {
                let at = entry.key_span.end as usize;
                let colon = at + text[at..].find(':')? + 1;
                Some((Span::new(colon, colon), format!(" [{}]", self.flow())))
            }
            Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    fn in_list(&self, list: &Node, items: &[Node]) -> Option<(Span, String)> {
        let text = &self.source.text;
        let Some(last) = items.last() else {
            let written = self.source.slice(list.span);
            let open = list.span.start as usize + written.find('[')? + 1;
            return Some((Span::new(open, open), self.flow()));
        };
        let end = last.span.end as usize;
        if self.source.slice(list.span).starts_with('[') {
            return Some((Span::new(end, end), format!(", {}", self.flow())));
        }
        let start = text[..last.span.start as usize].rfind('\n').map_or(0, |newline| newline + 1);
        let lead = &text[start..last.span.start as usize];
        if lead.trim() != "-" {
            return None;
        }
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let line_end = line_end - usize::from(text[..line_end].ends_with('\r'));
        let item = |item: &String| format!("{}{lead}{}", self.newline, scalar_like("", item));
        Some((Span::new(line_end, line_end), self.items.iter().map(item).collect()))
    }
}

/// A pair to add to the mapping of a key at the top of a YAML file.
#[derive(Debug, Clone, Copy)]
pub(super) struct AddedPair<'a> {
    pub(super) key: &'a str,
    pub(super) old: &'a str,
    pub(super) new: &'a str,
}

/// The edit that adds a pair, and those of values that have become an old name.
pub(super) type PairEdits = ((Span, String), Vec<(Span, String)>);

/// The edits that add a pair to a mapping of a YAML file.
pub(super) fn pair_in(source: &Source, node: &Node, pair: AddedPair<'_>) -> Option<PairEdits> {
    let AddedPair { key, old, new } = pair;
    let text = &source.text;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("{}: {}", scalar_like("", old), scalar_like("", new));
    let known = node.entry(key).filter(|entry| entry.value.value != Value::Null);
    let Some(mapping) = known.map(|entry| &entry.value) else {
        let start = if text.ends_with('\n') || text.is_empty() { "" } else { newline };
        let end = Span::new(text.len(), text.len());
        return Some(((end, format!("{start}{key}: {{{line}}}{newline}")), Vec::new()));
    };
    let entries = mapping.entries();
    let renamed = entries.iter().filter(|entry| entry.value.text() == Some(old));
    let values = renamed.map(|entry| {
        let span = entry.value.span;
        (span, scalar_like(source.slice(span), new))
    });
    let values = values.collect();
    let start = mapping.span.start as usize;
    let Some(last) = entries.last() else {
        let open = start + source.slice(mapping.span).find('{')? + 1;
        return Some(((Span::new(open, open), line), values));
    };
    let end = last.value.span.end as usize;
    if source.slice(mapping.span).starts_with('{') {
        return Some(((Span::new(end, end), format!(", {line}")), values));
    }
    let key_start = last.key_span.start as usize;
    let begin = text[..key_start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent =
        text[begin..key_start].chars().all(char::is_whitespace).then(|| &text[begin..key_start])?;
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let line_end = line_end - usize::from(text[..line_end].ends_with('\r'));
    Some(((Span::new(line_end, line_end), format!("{newline}{indent}{line}")), values))
}

/// The same for a file.
pub(super) fn with_pair(doc: &Doc, key: &str, old: &str, new: &str) -> Option<PairEdits> {
    pair_in(doc.source(), doc.node()?, AddedPair { key, old, new })
}

/// The pairs of a mapping at the top of a file whose values are names that go, with their lines;
/// the whole mapping if all of them go. `None` if one shares its line with something else.
pub(super) fn pairs_to(doc: &Doc, key: &str, is_gone: &dyn Fn(&str) -> bool) -> Vec<Option<Span>> {
    let Some(top) = top(doc) else { return Vec::new() };
    pairs_in(doc.source(), &top, key, is_gone)
}

/// The same for a parsed YAML text.
pub(super) fn pairs_in(
    source: &Source,
    top: &Node,
    key: &str,
    is_gone: &dyn Fn(&str) -> bool,
) -> Vec<Option<Span>> {
    let nth_key = top.entries().iter().position(|entry| entry.key == key);
    let Some(nth_key) = nth_key else { return Vec::new() };
    let mapping = &top.entries()[nth_key].value;
    let goes = |entry: &yaml::MapEntry| entry.value.text().is_some_and(is_gone);
    let entries = mapping.entries();
    if !entries.is_empty() && entries.iter().all(goes) {
        return vec![entry_with_lines(source, top, nth_key)];
    }
    let gone = entries.iter().enumerate().filter(|(_, entry)| goes(entry));
    gone.map(|(nth, _)| entry_with_lines(source, mapping, nth)).collect()
}

/// The bytes to remove so that a list at the top of a file lacks the item at a place. A list without
/// items goes with its key.
pub(super) fn without_item(doc: &Doc, item: Span) -> Option<Span> {
    let top = top(doc)?;
    let is_item = |node: &Node| node.span == item;
    let has_item =
        |entry: &yaml::MapEntry| is_item(&entry.value) || entry.value.items().iter().any(is_item);
    let nth = top.entries().iter().position(has_item)?;
    let list = &top.entries()[nth].value;
    match list.items() {
        [] | [_] => entry_with_lines(doc.source(), &top, nth),
        items => item_with_line(doc.source(), list, items.iter().position(is_item)?),
    }
}

/// The front matter of a page, or a YAML file.
fn top(doc: &Doc) -> Option<Node> {
    if let Body::Yaml(node) = &doc.body {
        return Some(node.clone());
    }
    let Split::Front { format, front, .. } = front_matter::split(&doc.source().text) else {
        return None;
    };
    match format {
        FrontMatterFormat::Yaml => yaml::parse(doc.source(), front),
        FrontMatterFormat::Toml => yaml::toml::parse(doc.source(), front),
    }
    .ok()
}

#[cfg(test)]
mod tests {
    use super::with_items;
    use crate::config::ForeignKeys;
    use crate::lang::by_lang::Lang;
    use crate::markdown::HtmlPolicy;
    use crate::parse::{self, ParseRules};
    use crate::source::{ContentFile, Owner, kind_of};
    use crate::text::{RelPath, Source};

    /// A file with two more aliases.
    fn added(name: &str, text: &str) -> Option<String> {
        let inner = RelPath::new(name).expect("plain");
        let source = Source::new(inner.clone(), text);
        let kind = kind_of(&inner).expect("a text");
        let file = ContentFile::new(source, Owner::Language(Lang::SOURCE), inner, kind);
        let keys = ForeignKeys::default();
        let doc = parse::doc(&file, ParseRules { html: HtmlPolicy::Safe, keys: &keys });
        let items = ["a/b".to_owned(), "c, d".to_owned()];
        let (span, new) = with_items(&doc, "aliases", &items)?;
        let range = span.range();
        Some(format!("{}{new}{}", &text[..range.start], &text[range.end..]))
    }

    #[test]
    fn aliases_are_added_in_the_style_of_the_file() {
        for (before, after) in [
            ("# T\n", "---\naliases: [a/b, \"c, d\"]\n---\n\n# T\n"),
            ("---\ntitle: T\n---\n", "---\naliases: [a/b, \"c, d\"]\ntitle: T\n---\n"),
            (
                "---\r\ntitle: T\r\n---\r\n",
                "---\r\naliases: [a/b, \"c, d\"]\r\ntitle: T\r\n---\r\n",
            ),
            ("---\n---\nx\n", "---\naliases: [a/b, \"c, d\"]\n---\nx\n"),
            ("---\naliases: [x] # old\n---\n", "---\naliases: [x, a/b, \"c, d\"] # old\n---\n"),
            ("---\naliases: []\n---\n", "---\naliases: [a/b, \"c, d\"]\n---\n"),
            ("---\naliases:\ntitle: T\n---\n", "---\naliases: [a/b, \"c, d\"]\ntitle: T\n---\n"),
            (
                "---\naliases:\n  - x\n  - 'y' # old\ntitle: T\n---\n",
                "---\naliases:\n  - x\n  - 'y' # old\n  - a/b\n  - \"c, d\"\ntitle: T\n---\n",
            ),
            (
                "+++\ntitle = 'T'\n[extra]\n+++\n",
                "+++\naliases = [\"a/b\", \"c, d\"]\ntitle = 'T'\n[extra]\n+++\n",
            ),
            ("+++\naliases = ['x']\n+++\n", "+++\naliases = ['x', \"a/b\", \"c, d\"]\n+++\n"),
        ] {
            assert_eq!(added("p.md", before).as_deref(), Some(after), "{before}");
        }
        let quiz = added("quizzes/q.yaml", "# A note.\ntitle: T\n");
        assert_eq!(quiz.as_deref(), Some("# A note.\naliases: [a/b, \"c, d\"]\ntitle: T\n"));
    }
}
