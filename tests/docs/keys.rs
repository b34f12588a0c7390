//! The pages about keys: a table from the shapes of kb, and an example that has every key. The
//! examples are the files of one site, `tests/sites/every-key`, which has no finding.

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use kb::source::Kind;
use kb::text::{RelPath, Source, Span};
use kb::yaml::schema::{Field, Shape};
use kb::yaml::{self, Node, Value};
use kb::{config, doc};

use crate::docs::{root, text};

const SITE: &str = "tests/sites/every-key";

/// A page about the keys of one kind of file.
struct Page {
    path: &'static str,
    title: &'static str,
    /// The kind, as `kb schema` names it.
    schema: &'static str,
    shape: &'static Shape,
    /// The file of the example in its site.
    example: &'static str,
}

fn all() -> [Page; 5] {
    let page = |path, title, schema, shape, example| Page { path, title, schema, shape, example };
    [
        page("reference/kb-yaml.md", "kb.yaml", "config", &config::SHAPE, "kb.yaml"),
        page(
            "reference/front-matter.md",
            "Front matter",
            "page",
            doc::shape(Kind::Page),
            "content/en/borrowing/first-loan.md",
        ),
        page(
            "reference/scenarios.md",
            "Scenarios",
            "scenario",
            doc::shape(Kind::Scenario),
            "content/en/scenarios/broken-tool.yaml",
        ),
        page(
            "reference/quizzes.md",
            "Quizzes",
            "quiz",
            doc::shape(Kind::Quiz),
            "content/en/quizzes/ready-to-borrow.yaml",
        ),
        page(
            "reference/glossary.md",
            "Glossary",
            "glossary",
            doc::shape(Kind::Glossary),
            "content/en/glossary.yaml",
        ),
    ]
}

pub(super) fn pages() -> impl Iterator<Item = (String, String)> {
    all().into_iter().map(|page| (page.path.to_owned(), page.text()))
}

impl Page {
    fn text(&self) -> String {
        let Page { title, schema, shape, example, .. } = self;
        let mut out = format!(
            "# {title}\n\nGenerated from the tables in the program; `kb schema {schema}` prints them as a JSON Schema for editors. A key that is marked as\n\
             translated has a text in each language; translations contain no other keys.\n\n## Keys {{#keys}}\n\n| key | value | |\n| --- | --- | --- |\n"
        );
        rows("", shape, &mut out);
        let file = text(&format!("{SITE}/{example}"));
        let language = if *schema == "page" { "markdown" } else { "yaml" };
        let _ = write!(
            out,
            "\n## An example with every key {{#example}}\n\nA site needs few of these keys. The tests of kb check the site of this file.\n\n```{language} title=\"{example}\"\n{file}```\n"
        );
        out
    }

    /// The tree of the example.
    fn example(&self) -> Node {
        let text = text(&format!("{SITE}/{}", self.example));
        let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
        let yaml = front.map_or(text.as_str(), |(front, _)| front);
        let source = Source::new(RelPath::new("x.yaml").expect("a path"), yaml);
        yaml::parse(&source, Span::new(0, yaml.len())).expect("is YAML")
    }
}

fn rows(path: &str, shape: &Shape, out: &mut String) {
    match shape {
        Shape::Record(fields) => {
            for field in *fields {
                row(path, field, out);
            }
        }
        Shape::Items(_, fields) => rows(&format!("{path}[]."), &Shape::Record(fields), out),
        Shape::Either(_, fields) | Shape::OneOrMore(fields) => {
            rows(&format!("{path}."), &Shape::Record(fields), out);
        }
        Shape::Map(inner) => rows(&format!("{path}<id>."), inner, out),
        Shape::Days(Shape::Either(_, fields)) => {
            rows(&format!("{path}.<day>."), &Shape::Record(fields), out);
        }
        Shape::List(Shape::Either(_, fields)) => {
            rows(&format!("{path}[]."), &Shape::Record(fields), out);
        }
        Shape::List(inner) => rows(&format!("{path}[]."), inner, out),
        _ => {}
    }
}

fn row(path: &str, field: &Field, out: &mut String) {
    let required = if field.required { " **Required.**" } else { "" };
    let words = if field.is_translated() { " Translated." } else { "" };
    let key = format!("{path}{}", field.key);
    let _ = writeln!(out, "| `{key}` | {} | {}{required}{words} |", kind(&field.shape), field.doc);
    let dot = if matches!(field.shape, Shape::Record(_)) { "." } else { "" };
    rows(&format!("{key}{dot}"), &field.shape, out);
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::Number | Shape::Integer => "whole number".to_owned(),
        Shape::Points => "points".to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Interval => "interval".to_owned(),
        Shape::OneOf(words) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Shape::OneOfByLang(words) => format!("{}, or one per language", kind(&Shape::OneOf(words))),
        Shape::List(inner) => format!("list of {}", kind(inner)),
        Shape::OneOrMoreIds => "id or list of id".to_owned(),
        Shape::Items(..) => "list of records".to_owned(),
        Shape::Map(inner) => format!("{} by id", kind(inner)),
        Shape::Keyed(inner) => format!("{} by name", kind(inner)),
        Shape::Days(inner) => format!("{} by day", kind(inner)),
        Shape::Any => "any value".to_owned(),
        Shape::Either(plain, _) => format!("{} or record", kind(plain)),
        Shape::Colour => "colour".to_owned(),
        Shape::Record(_) => "record".to_owned(),
        Shape::OneOrMore(_) => "record or list of records".to_owned(),
        Shape::Words => "text, or text per language".to_owned(),
        Shape::Condition => "[condition](conditions.md)".to_owned(),
    }
}

/// The keys of a shape that no node has. Text is below `path`.
fn missing(path: &str, shape: &Shape, nodes: &[&Node]) -> Vec<String> {
    match shape {
        Shape::Record(fields) => {
            fields.iter().flat_map(|field| missing_of(path, field, nodes)).collect()
        }
        Shape::Items(_, fields) => {
            let items: Vec<&Node> = nodes.iter().flat_map(|node| items(node)).collect();
            missing(&format!("{path}[]"), &Shape::Record(fields), &items)
        }
        Shape::OneOrMore(fields) => {
            let listed = nodes.iter().flat_map(|node| items(node));
            let records: Vec<&Node> = nodes.iter().copied().chain(listed).collect();
            missing(path, &Shape::Record(fields), &records)
        }
        Shape::Either(_, fields) => {
            let is_record = |node: &&&Node| matches!(node.value, Value::Map(_));
            let records: Vec<&Node> = nodes.iter().filter(is_record).copied().collect();
            missing(path, &Shape::Record(fields), &records)
        }
        Shape::List(inner) => {
            let items: Vec<&Node> = nodes.iter().flat_map(|node| items(node)).collect();
            missing(&format!("{path}[]"), inner, &items)
        }
        Shape::Map(inner) | Shape::Keyed(inner) | Shape::Days(inner) => {
            let entries = nodes.iter().flat_map(|node| node.entries());
            let values: Vec<&Node> = entries.map(|entry| &entry.value).collect();
            missing(&format!("{path}<>"), inner, &values)
        }
        _ => Vec::new(),
    }
}

fn missing_of(path: &str, field: &Field, nodes: &[&Node]) -> Vec<String> {
    let path = format!("{path}.{}", field.key);
    let values: Vec<&Node> = nodes.iter().filter_map(|node| node.get(field.key)).collect();
    if values.is_empty() { vec![path] } else { missing(&path, &field.shape, &values) }
}

fn items(node: &Node) -> &[Node] {
    if let Value::Seq(items) = &node.value { items } else { &[] }
}

#[test]
fn the_examples_have_every_key() {
    // A link has `to` or `href`, and there is one licence.
    let exclusive = [".look.footer.licence.to"];
    for page in all() {
        let mut missing = missing("", page.shape, &[&page.example()]);
        missing.retain(|path| !exclusive.contains(&path.as_str()));
        assert!(missing.is_empty(), "{SITE}/{} lacks {missing:#?}", page.example);
    }
}

#[test]
fn the_site_of_the_examples_has_no_finding() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kb"));
    command.arg("--root").arg(root().join(SITE)).stdin(Stdio::null());
    command.args(["check", "--strict", "--today", "2026-11-28"]);
    let output = command.output().expect("it can be started");
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && printed.starts_with("no problems in "), "{printed}");
}
