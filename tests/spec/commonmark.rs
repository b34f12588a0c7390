//! The examples of the `CommonMark` specification, which are part of the tests of the Markdown
//! library.
//!
//! kb's HTML and that of the specification are read by an HTML parser and compared without what kb adds: ids and
//! links of headings, classes, roles and sizes. Raw HTML is passed as it is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use kb::lang::tag::Tag;
use kb::lang::typography::Typography;
use kb::markdown::HtmlPolicy;
use kb::markdown::code::Highlighter;
use kb::markdown::facts;
use kb::markdown::html::{self, Href, HtmlInput, HtmlWords, IdScheme};
use kb::text::{RelPath, Source, Span};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::toolchain;

/// How many examples version 0.31.2 has.
const N_EXAMPLES: usize = 652;

/// The examples that kb reads in another way on purpose, and why.
const OTHERWISE: &[(usize, &str)] = &[
    (46, "two hyphens are a dash"),
    (142, "the name of the language is above the code"),
    (143, "the name of the language is above the code"),
    (548, "a wiki link"),
    (559, "a wiki link"),
    (572, "a picture alone with a title is a figure"),
    (573, "a picture alone with a title is a figure"),
    (576, "a picture alone with a title is a figure"),
    (577, "a picture alone with a title is a figure"),
    (584, "a picture alone with a title is a figure"),
    (585, "a picture alone with a title is a figure"),
    (586, "a picture alone with a title is a figure"),
    (588, "a picture alone with a title is a figure"),
    (589, "a picture alone with a title is a figure"),
    (590, "an embedded page, as in wikis"),
    (591, "a picture alone with a title is a figure"),
    (602, "an address in a text is a link, as on GitHub"),
    (606, "an address in a text is a link, as on GitHub"),
    (608, "an address in a text is a link, as on GitHub"),
    (611, "an address in a text is a link, as on GitHub"),
    (612, "an address in a text is a link, as on GitHub"),
];

/// Replaces an empty address, which kb treats as a broken link.
const EMPTY: &str = "empty-address";

/// An example: its number, its Markdown and its HTML.
struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// The folder of the Markdown library in the registry of Cargo.
fn library() -> PathBuf {
    let packages = toolchain::packages_of_this_system();
    let library = packages.iter().find(|package| package["name"] == "pulldown-cmark");
    let manifest = library.and_then(|package| package["manifest_path"].as_str());
    PathBuf::from(manifest.expect("is a dependency")).with_file_name("")
}

fn examples() -> Vec<Example> {
    let path = library().join("tests/suite/spec.rs");
    let text = std::fs::read_to_string(path).expect("is part of the library");
    let raw = |test: &str, name: &str| -> String {
        let (_, rest) = test.split_once(&format!("let {name} = r##\"")).expect("has it");
        rest.split_once("\"##;").expect("ends").0.to_owned()
    };
    let tests = text.split("fn spec_test_").skip(1);
    let example = |test: &str| Example {
        number: test.split('(').next().and_then(|n| n.parse().ok()).expect("is a number"),
        markdown: raw(test, "original"),
        html: raw(test, "expected"),
    };
    tests.map(example).collect()
}

/// The HTML that kb makes of a text in which every link resolves to its address.
fn rendered(markdown: &str) -> String {
    let source = Source::new(RelPath::new("a.md").expect("plain"), markdown);
    let span = Span::new(0, markdown.len());
    let facts = facts::collect(&source, span, HtmlPolicy::Trusted).value;
    let href = |link: &facts::Link| {
        let href = if link.dest.is_empty() { EMPTY } else { &*link.dest };
        Href { href: href.to_owned(), ..Href::default() }
    };
    let links: Vec<Href> = facts.links.iter().map(href).collect();
    html::render(&HtmlInput {
        text: markdown,
        headings: &facts.headings,
        title_heading: false,
        links: &links,
        html_links: &[],
        typography: &Typography::for_language(&Tag::parse("la").expect("a tag")),
        terms: None,
        words: &HtmlWords::default(),
        is_rtl: false,
        code: &Highlighter::default(),
        callouts: &|callout| Ok(callout.body),
        embeds: BTreeMap::new(),
        citations: std::collections::BTreeMap::new(),
        policy: HtmlPolicy::Trusted,
        after_heading: BTreeMap::new(),
        before_heading: BTreeMap::new(),
        further_ids: BTreeMap::new(),
        hidden: std::collections::BTreeSet::new(),
        ids: IdScheme::default(),
    })
    .expect("no template can fail")
}

/// The elements and texts that both have.
fn outline(html: &str) -> String {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut out = String::new();
    write(&dom.document, &mut out);
    let mut out =
        out.split_whitespace().collect::<Vec<_>>().join(" ").replace(" <blockquote", "<blockquote");
    for (written, same) in [("> <", "><"), (" </h", "</h"), (EMPTY, "")] {
        out = out.replace(written, same);
    }
    out
}

/// An address without percent-encoding: which characters are encoded is a choice of the program.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%');
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn write(node: &Handle, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => out.push_str(&contents.borrow()),
        NodeData::Comment { contents } => {
            let _ = write!(out, "<!--{contents}-->");
        }
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let value = |key: &str| {
                let found = attributes.iter().find(|attribute| &*attribute.name.local == key);
                found.map(|attribute| attribute.value.to_string())
            };
            let class = value("class").unwrap_or_default();
            // What kb adds: the link of a heading to itself, and the box around a table.
            if class == "kb-anchor" {
                return;
            }
            let name = &*name.local;
            // What kb adds: the words of a language in code.
            if name == "span" && class.starts_with("kb-") && class.len() == "kb-k".len() {
                return children(node, out);
            }
            let _ = write!(out, "<{name}");
            for key in ["href", "src", "alt", "title", "start"] {
                let value = value(key);
                let is_address = matches!(key, "href" | "src");
                let value = value.map(|it| if is_address { decoded(&it) } else { it });
                if let Some(value) = value {
                    let _ = write!(out, " {key}={value:?}");
                }
            }
            out.push('>');
            children(node, out);
            let _ = write!(out, "</{name}>");
        }
        _ => children(node, out),
    }
}

fn children(node: &Handle, out: &mut String) {
    for child in node.children.borrow().iter() {
        write(child, out);
    }
}

#[test]
fn the_examples_of_commonmark_have_its_results() {
    let examples = examples();
    assert_eq!(examples.len(), N_EXAMPLES);
    let mut failures = Vec::new();
    for Example { number, markdown, html } in &examples {
        let (ours, expected) = (outline(&rendered(markdown)), outline(html));
        let is_same = ours == expected;
        let is_listed = OTHERWISE.iter().any(|(listed, _)| listed == number);
        if is_same == is_listed {
            failures.push(format!("{number}: {markdown:?}\n  {ours}\n  {expected}"));
        }
    }
    assert!(failures.is_empty(), "{}\n{} examples", failures.join("\n"), failures.len());
}
