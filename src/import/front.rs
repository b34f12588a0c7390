//! Front matter of other generators, mapped to that of kb.

use std::fmt::Write as _;

use crate::import::scalar::{flow, scalar};
use crate::import::settings;
use crate::text::{RelPath, Source};
use crate::yaml::{Node, Value};

/// The front matter of a page of kb.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `slug`.
    pub slug: Option<String>,
    /// `aliases`.
    pub aliases: Vec<String>,
    /// `draft`.
    pub is_draft: bool,
    /// `order`.
    pub order: Option<u32>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `nav: false`.
    pub is_hidden: bool,
    /// The old address that the page gives itself.
    pub address: Option<String>,
    /// Former addresses that the page lists.
    pub former: Vec<String>,
    /// Old anchors and the ids that they lead to now.
    pub anchors: Vec<Anchor>,
    /// All other keys.
    pub extra: Vec<ExtraKey>,
}

/// An old anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The old id.
    pub old: String,
    /// The id that it leads to.
    pub new: String,
}

/// A key without a meaning in kb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraKey {
    /// Its name.
    pub name: String,
    /// Its value as YAML on one line.
    pub value: String,
}

/// What keys of other generators mean.
const KEYS: &[(&str, Meaning)] = &[
    ("title", Meaning::Title),
    ("description", Meaning::Description),
    ("summary", Meaning::Description),
    ("excerpt", Meaning::Description),
    ("tags", Meaning::Tags),
    ("draft", Meaning::Draft),
    ("published", Meaning::Published),
    ("order", Meaning::Order),
    ("weight", Meaning::Order),
    ("sidebar_position", Meaning::Order),
    ("nav_order", Meaning::Order),
    ("slug", Meaning::Address),
    ("permalink", Meaning::Address),
    ("url", Meaning::Address),
    ("aliases", Meaning::Former),
    ("redirect_from", Meaning::Former),
    ("nav_exclude", Meaning::Hidden),
    ("unlisted", Meaning::Hidden),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Title,
    Description,
    Tags,
    Draft,
    Published,
    Order,
    Address,
    Former,
    Hidden,
}

/// A page in its two parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SplitPage {
    /// The front matter.
    pub front: Front,
    /// The Markdown.
    pub body: String,
    /// The number of the first line of the Markdown.
    pub first_line: usize,
    /// The front matter as it is written.
    pub node: Option<Node>,
    /// Why the front matter could not be read.
    pub problem: Option<String>,
}

/// Reads a page.
#[must_use]
pub fn split(source: &Source) -> SplitPage {
    let text = source.text.replace("\r\n", "\n");
    // Empty lines before the front matter: some generators read it all the same.
    let begin = text.trim_start();
    let n_lines = text[..text.len() - begin.len()].matches('\n').count();
    if n_lines > 0 && begin.starts_with("---\n") {
        let split = split_text(begin.to_owned());
        if split.node.as_ref().is_some_and(|node| !node.entries().is_empty()) {
            return SplitPage { first_line: split.first_line + n_lines, ..split };
        }
    }
    split_text(text)
}

fn split_text(text: String) -> SplitPage {
    let (fence, is_toml) = match text.lines().next().map(str::trim_end) {
        Some("---") => ("---", false),
        Some("+++") => ("+++", true),
        _ => return SplitPage { body: text, first_line: 1, ..SplitPage::default() },
    };
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            let body = text[at + line.len()..].to_owned();
            let first_line = text[..at].lines().count() + 2;
            let written = &text[start..at];
            let node = read(written, is_toml);
            return match node {
                Ok(node) => {
                    let front = front(&node);
                    SplitPage { front, body, first_line, node: Some(node), problem: None }
                }
                Err(problem) => {
                    SplitPage { body, first_line, problem: Some(problem), ..SplitPage::default() }
                }
            };
        }
        at += line.len();
    }
    SplitPage { body: text, first_line: 1, ..SplitPage::default() }
}

fn read(text: &str, is_toml: bool) -> Result<Node, String> {
    let path = RelPath::new("front matter").ok_or("no name")?;
    let source = Source::new(path, text);
    if is_toml { settings::toml_text(&source) } else { settings::yaml_text(&source) }
}

fn front(node: &Node) -> Front {
    let mut front = Front::default();
    for entry in node.entries() {
        let meaning = KEYS.iter().find(|(name, _)| *name == entry.key).map(|(_, meaning)| *meaning);
        let is_used = meaning.is_some_and(|meaning| set(&mut front, meaning, &entry.value));
        if !is_used && entry.value.value != Value::Null {
            front.extra.push(ExtraKey { name: entry.key.clone(), value: flow(&entry.value) });
        }
    }
    front
}

/// Sets the key with a meaning; false if the value does not fit.
fn set(front: &mut Front, meaning: Meaning, value: &Node) -> bool {
    let text = value.text().map(|text| text.trim().to_owned());
    let is_true = text.as_deref() == Some("true");
    match meaning {
        Meaning::Title => front.title = text.filter(|text| !text.is_empty()),
        Meaning::Description => {
            let text = text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            front.description = text.filter(|text| !text.is_empty());
        }
        Meaning::Tags => front.tags = words(value),
        Meaning::Draft => front.is_draft = is_true,
        Meaning::Published => front.is_draft |= text.as_deref() == Some("false"),
        Meaning::Order => {
            let Some(order) = text.and_then(|text| text.parse().ok()) else { return false };
            front.order = Some(order);
        }
        Meaning::Address => front.address = text.filter(|text| !text.is_empty()),
        Meaning::Former => front.former = settings::texts(Some(value)),
        Meaning::Hidden => front.is_hidden |= is_true,
    }
    true
}

/// The items of a list, or the words of a text.
fn words(value: &Node) -> Vec<String> {
    let mut words: Vec<String> = match value.text() {
        Some(text) => text
            .split([',', ' '])
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
        None => {
            let name =
                |item: &Node| item.text().or_else(|| item.get_text("label")).map(str::to_owned);
            value.items().iter().filter_map(name).collect()
        }
    };
    words.retain(|word| !word.trim().is_empty());
    words
}

impl Front {
    /// The front matter with its fences, or an empty text if there is none.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: String| {
            let _ = writeln!(text, "{key}: {value}");
        };
        for (key, value) in
            [("title", &self.title), ("description", &self.description), ("slug", &self.slug)]
        {
            if let Some(value) = value {
                line(key, scalar(value));
            }
        }
        if let Some(order) = self.order {
            line("order", order.to_string());
        }
        for (key, list) in [("aliases", &self.aliases), ("tags", &self.tags)] {
            if !list.is_empty() {
                let items: Vec<String> = list.iter().map(|item| scalar(item)).collect();
                line(key, format!("[{}]", items.join(", ")));
            }
        }
        if self.is_draft {
            line("draft", "true".to_owned());
        }
        if self.is_hidden {
            line("nav", "false".to_owned());
        }
        if !self.anchors.is_empty() {
            let pairs: Vec<String> = self
                .anchors
                .iter()
                .map(|anchor| format!("{}: {}", scalar(&anchor.old), scalar(&anchor.new)))
                .collect();
            line("anchors", format!("{{{}}}", pairs.join(", ")));
        }
        if !self.extra.is_empty() {
            text.push_str("extra:\n");
            for key in &self.extra {
                let _ = writeln!(text, "  {}: {}", scalar(&key.name), key.value);
            }
        }
        if text.is_empty() { text } else { format!("---\n{text}---\n\n") }
    }
}

#[cfg(test)]
mod tests {
    use super::{Front, split};
    use crate::text::{RelPath, Source};

    fn read(text: &str) -> Front {
        let split = split(&Source::new(RelPath::new("a.md").expect("plain"), text));
        assert_eq!(split.problem, None);
        split.front
    }

    #[test]
    fn keys_of_other_generators_are_mapped() {
        let front = read(
            "---\ntitle: \"A: b\"\nweight: 3\ntags: x, y\npublished: false\nauthor: {name: C}\n---\nd\n",
        );
        assert_eq!(
            front.write(),
            "---\ntitle: \"A: b\"\norder: 3\ntags: [x, y]\ndraft: true\nextra:\n  author: {name: C}\n---\n\n"
        );
        assert_eq!(read("a\n---\nb\n").write(), "");
        assert_eq!(read("\n---\ntitle: A\n---\nb\n").write(), "---\ntitle: A\n---\n\n");
        assert_eq!(read("\n---\na\n---\nb\n").write(), "");
        assert_eq!(read("---\ntags: [x, \"\", \" \"]\n---\n").write(), "---\ntags: [x]\n---\n\n");
    }
}
