//! The tree that a browser makes of a page: html5ever parses it by the standard, and nothing in the
//! tree may run, load from other hosts, or lead out of the site.

use std::collections::BTreeSet;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use kb::text::RelPath;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements that no page of kb has.
const REFUSED: &[&str] = &[
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "style",
    "template",
    "plaintext",
    "xmp",
    "noembed",
    "marquee",
    "portal",
    "set",
    "animate",
    "foreignobject",
    "use",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] =
    &["href", "src", "action", "formaction", "cite", "poster", "data", "xlink:href", "background"];

/// An element in the tree of the browser.
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The text in a link; empty for other elements.
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }
}

/// What a site publishes, and what its pages may show.
pub(crate) struct Published<'a> {
    /// The paths of all files.
    pub(crate) paths: BTreeSet<&'a str>,
    /// The hosts of frames.
    pub(crate) embeds: Vec<&'a str>,
    /// The schemes of links that kb.yaml allows besides those of every site.
    pub(crate) schemes: Vec<&'a str>,
}

/// Judges any page, also one with errors, which is only seen in the preview.
pub(crate) fn check(path: &RelPath, html: &str, published: &Published<'_>) {
    let elements = elements(html);
    for element in &elements {
        let shown = format!("{path}: <{} {:?}>", element.name, element.attributes);
        assert!(!REFUSED.contains(&element.name.as_str()), "{shown}");
        check_frame(element, published, &shown);
        check_script(element, &shown);
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "{shown}");
            // Former addresses have no icon, and say so that none is asked for.
            if element.name == "link" && value == "data:," {
                continue;
            }
            if ADDRESSES.contains(&name.as_str()) {
                check_address((path, published), value, &shown);
            }
        }
        if element.name == "meta" && element.get("http-equiv").is_some() {
            let to = element.get("content").and_then(|content| content.split_once("url="));
            check_address((path, published), to.map_or("", |(_, to)| to), &shown);
        }
        if element.get("target").is_some() {
            assert!(element.get("rel").is_some_and(|rel| rel.contains("noopener")), "{shown}");
        }
    }
    // Nothing in the content can end the main part early or add another one.
    let n_main = elements.iter().filter(|element| element.name == "main").count();
    assert_eq!(n_main, 1, "{path}: <main>");
}

/// Judges a page without errors: each id is there once.
pub(crate) fn check_ids(path: &RelPath, html: &str) {
    let mut ids = BTreeSet::new();
    for element in elements(html) {
        let Some(id) = element.get("id") else { continue };
        assert!(ids.insert(id.to_owned()), "{path}: two elements have the id {id:?}");
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{path}: the id {id:?}");
    }
}

fn elements(html: &str) -> Vec<Element> {
    Tree::read(html).elements
}

/// A whole page as the browser sees it.
pub(crate) struct Tree {
    /// The elements in the order of the tree.
    pub(crate) elements: Vec<Element>,
    /// Depth, name, attributes and text of all that readers see, node by node.
    pub(crate) outline: Vec<String>,
    /// The id of each element that has one, and the name of its parent.
    parents: Vec<(String, String)>,
}

impl Tree {
    pub(crate) fn read(html: &str) -> Tree {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut tree = Tree { elements: Vec::new(), outline: Vec::new(), parents: Vec::new() };
        collect(&dom.document, &mut tree);
        tree
    }

    /// The name of the parent of the element with an id.
    pub(crate) fn parent_of_id(&self, id: &str) -> Option<&str> {
        self.parents.iter().find(|(known, _)| known == id).map(|(_, parent)| parent.as_str())
    }
}

/// Frames show pages of the hosts that kb.yaml names.
fn check_frame(element: &Element, published: &Published<'_>, shown: &str) {
    if element.name != "iframe" {
        return;
    }
    let rest = element.get("src").and_then(|source| source.strip_prefix("https://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#', '\\']).next());
    let host = host.map(str::to_ascii_lowercase).unwrap_or_default();
    assert!(published.embeds.contains(&&*host), "{shown}: a frame of another host");
}

/// Scripts come from files of the site, or are data.
fn check_script(element: &Element, shown: &str) {
    if element.name != "script" {
        return;
    }
    let is_data = matches!(element.get("type"), Some("application/json" | "application/ld+json"));
    let source = element.get("src");
    assert!(is_data || source.is_some_and(|source| source.contains("assets/")), "{shown}");
}

/// An address has a harmless scheme, as a browser reads it (WHATWG URL, section 4.4: white space
/// and controls around it go, tabs and line ends in it too), and a relative one is a file of the
/// site.
fn check_address((from, published): (&RelPath, &Published<'_>), value: &str, shown: &str) {
    let seen: String = value
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let scheme = seen.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|it| {
        it.starts_with(|c: char| c.is_ascii_alphabetic())
            && it.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    match scheme {
        Some(scheme) => {
            let mut allowed = kb::markdown::SAFE_SCHEMES.iter().chain(&published.schemes);
            assert!(allowed.any(|it| *it == scheme), "{shown}");
        }
        None if seen.starts_with("//") || seen.starts_with('\\') || seen.starts_with("/\\") => {
            panic!("{shown}: another host");
        }
        None => check_relative((from, published), &seen, shown),
    }
}

fn check_relative((from, published): (&RelPath, &Published<'_>), value: &str, shown: &str) {
    let file = value.split(['?', '#']).next().unwrap_or_default();
    if file.is_empty() || file.starts_with('/') {
        return;
    }
    let file = decoded(file);
    let mut parts: Vec<&str> = from.folder().split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{shown}: leads outside the site"),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    let target = parts.join("/");
    let page =
        if target.is_empty() { "index.html".to_owned() } else { format!("{target}/index.html") };
    let exists =
        published.paths.contains(target.as_str()) || published.paths.contains(page.as_str());
    // What is known to be missing is a finding, and such a link is published as text.
    assert!(exists, "{shown}: no file {target}");
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let code = (byte == b'%').then(|| {
            let code: String = rest.clone().take(2).map(char::from).collect();
            u8::from_str_radix(&code, 16).ok()
        });
        match code.flatten() {
            Some(code) => {
                bytes.push(code);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn collect(node: &Handle, tree: &mut Tree) {
    let mut left = vec![(node.clone(), 0, String::new())];
    // Text is one run where a comment or an ignored tag cut it.
    let mut text = String::new();
    while let Some((node, depth, parent)) = left.pop() {
        let mut own = parent.clone();
        match &node.data {
            NodeData::Text { contents } => {
                // HTML has no NUL: browsers drop it in text and replace it in attributes.
                text.extend(contents.borrow().chars().filter(|c| !matches!(c, '\0' | '\u{fffd}')));
            }
            NodeData::Element { name, .. } => {
                own = name.local.to_ascii_lowercase().to_string();
                let link_text = if own == "a" { text_of(&node) } else { String::new() };
                let attributes = attributes(&node);
                let element = Element { name: own.clone(), attributes, text: link_text };
                // The address of a frame, for paper. Only the safe policy writes it.
                if element.get("class") == Some("kb-frame-address") {
                    tree.elements.push(element);
                    continue;
                }
                if !text.is_empty() {
                    tree.outline.push(std::mem::take(&mut text));
                }
                let mut sorted = element.attributes.clone();
                sorted.sort();
                tree.outline.push(format!("{depth} {parent}>{own} {sorted:?}"));
                tree.parents.extend(element.get("id").map(|id| (id.to_owned(), parent)));
                tree.elements.push(element);
            }
            _ => {}
        }
        let children = node.children.borrow();
        left.extend(children.iter().rev().map(|child| (child.clone(), depth + 1, own.clone())));
    }
    tree.outline.push(text);
}

/// The text of a node and all nodes in it; that of a picture is its alternative text.
fn text_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        NodeData::Element { name, .. } if &*name.local == "img" => {
            let alt = attributes(node).into_iter().find(|(name, _)| name == "alt");
            alt.map(|(_, alt)| alt).unwrap_or_default()
        }
        _ => node.children.borrow().iter().map(text_of).collect(),
    }
}

fn attributes(node: &Handle) -> Vec<(String, String)> {
    let NodeData::Element { attrs, .. } = &node.data else { return Vec::new() };
    let attributes = attrs.borrow();
    let attributes = attributes.iter().map(|attribute| {
        let prefix = attribute.name.prefix.as_ref().map(|prefix| format!("{prefix}:"));
        let name = format!("{}{}", prefix.unwrap_or_default(), attribute.name.local);
        (name.to_ascii_lowercase(), attribute.value.to_string())
    });
    attributes.collect()
}
