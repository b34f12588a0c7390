//! Checks that an SVG picture only draws.
//!
//! A picture in a page runs no code, but opened by itself it is a document that can run scripts and
//! load files. Therefore elements and namespaces are allow-listed, and attributes and styles must
//! not contain event handlers or external references. All checks use the parsed tree.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions, TextPos};

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{RelPath, Source, Span};

const SVG: &str = "http://www.w3.org/2000/svg";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The most elements, texts and comments of a picture; it limits the size of the tree.
const MAX_NODES: u32 = 200_000;
/// The most namespaces of a picture; the library copies them for every element.
const MAX_NAMESPACES: usize = 64;
/// The most attributes of an element; the library compares each with all others.
const MAX_ATTRIBUTES: usize = 1000;

/// The elements of SVG 1.1 and 2 that only draw, describe or move.
const ELEMENTS: &str = "a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence filter flowPara flowRegion flowRoot \
    flowSpan font font-face font-face-name font-face-src g glyph hkern image line \
    linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline \
    radialGradient rect set stop style svg switch symbol text textPath title tref tspan use \
    view vkern";

/// Namespaces of metadata from drawing programs, which browsers ignore.
const NOTES: &[&str] = &[
    "http://creativecommons.org/ns#",
    "http://ns.adobe.com/AdobeIllustrator/10.0/",
    "http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/",
    "http://ns.adobe.com/Graphs/1.0/",
    "http://ns.adobe.com/SaveForWeb/1.0/",
    "http://ns.adobe.com/Variables/1.0/",
    "http://ns.adobe.com/Extensibility/1.0/",
    "http://purl.org/dc/elements/1.1/",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.figma.com/figma/ns",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
];

/// Text that a style must not contain, because it loads a file, runs code, or hides such text.
const IN_STYLES: &[&str] = &[
    "@import",
    "image-set(",
    "src(",
    "image(",
    "expression(",
    "-moz-binding",
    "behavior:",
    "javascript:",
    "\\",
];

/// Media types of embedded data that are allowed: raster pictures and fonts.
const DATA: &[&str] = &[
    "data:image/png",
    "data:image/jpeg",
    "data:image/jpg",
    "data:image/gif",
    "data:image/webp",
    "data:image/avif",
    "data:font/",
    "data:application/font-",
    "data:application/x-font-",
];

/// Returns everything in a picture that could run code or load a file, each with its place.
pub(crate) fn findings(path: &RelPath, text: String) -> Vec<Diagnostic> {
    let source = Source::new(path.clone(), text);
    let text = match without_document_type(&source.text) {
        Ok(text) => text,
        Err(at) => {
            let help = "remove the document type; browsers draw the picture without it";
            let message = "a document type can define entities";
            return vec![finding(&source, at..at + DOCTYPE.len(), message, help)];
        }
    };
    let text = &*text;
    if let Err(message) = limits(text) {
        return vec![finding(&source, 0..0, message, REDRAW)];
    }
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let at = offset(text, error.pos());
            let message = format!("the picture is not well-formed XML: {error}");
            return vec![finding(&source, at..at, message, REDRAW)];
        }
    };
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        let help = format!("begin the file with `<svg xmlns=\"{SVG}\">`");
        let message = "browsers draw only pictures that begin with `<svg>` in the SVG namespace";
        return vec![finding(&source, name_of(&root), message, &help)];
    }
    let of_nodes = document.descendants().flat_map(|node| of_node(&source, node));
    encoding(&source).into_iter().chain(of_nodes).collect()
}

const REDRAW: &str = "save it again with a drawing program, as plain SVG";

const DOCTYPE: &str = "<!doctype";

/// The text with spaces in place of a document type that only names the format; browsers do not load what it names.
/// One that could define something is an error: where it begins.
///
/// The end is the first `>`. It must not be in quotes, because a browser would then read on.
fn without_document_type(text: &str) -> Result<Cow<'_, str>, usize> {
    let Some(at) = find(text, DOCTYPE) else { return Ok(Cow::Borrowed(text)) };
    let end = at + text[at..].find('>').ok_or(at)? + 1;
    let inner = &text[at + DOCTYPE.len()..end];
    let is_quoted = inner.matches('"').count() % 2 == 1;
    let is_xml = text[at..].starts_with("<!DOCTYPE");
    if !is_xml || is_quoted || inner.contains(['[', '<', '\'', '%']) {
        return Err(at);
    }
    let (before, after) = (&text[..at], &text[end..]);
    match find(after, DOCTYPE) {
        Some(second) => Err(end + second),
        None => Ok(Cow::Owned(format!("{before}{}{after}", " ".repeat(end - at)))),
    }
}

/// Finds an ASCII text, ignoring case.
fn find(text: &str, small: &str) -> Option<usize> {
    let windows = text.as_bytes().windows(small.len());
    windows
        .enumerate()
        .find(|(_, bytes)| bytes.eq_ignore_ascii_case(small.as_bytes()))
        .map(|it| it.0)
}

/// Rejects pictures that would take the library more than linear time or memory.
fn limits(text: &str) -> Result<(), String> {
    if text.matches("xmlns").count() > MAX_NAMESPACES {
        return Err(format!("the picture declares more than {MAX_NAMESPACES} namespaces"));
    }
    let attributes = |tag: &str| tag.matches('=').count();
    if text.split('<').any(|tag| attributes(tag) > MAX_ATTRIBUTES) {
        return Err(format!("an element has more than {MAX_ATTRIBUTES} attributes"));
    }
    Ok(())
}

/// Rejects other encodings: a browser uses the declared encoding, and kb reads UTF-8.
fn encoding(source: &Arc<Source>) -> Option<Diagnostic> {
    let text = source.text.trim_start_matches('\u{feff}');
    let declaration = text.strip_prefix("<?xml")?.split("?>").next()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let name = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '=');
    let name = name.trim_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''));
    let name = name.split(['"', '\'']).next()?;
    if ["utf-8", "us-ascii", "ascii"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return None;
    }
    let message = format!("the picture is in the encoding `{}`", name.escape_debug());
    Some(finding(source, 0.."<?xml".len(), message, "save it as UTF-8"))
}

fn of_node(source: &Arc<Source>, node: Node<'_, '_>) -> Vec<Diagnostic> {
    match node.node_type() {
        NodeType::PI if node.pi().is_some_and(|pi| pi.target.starts_with("xml-")) => {
            let help = "put the styles into a `<style>` of the picture";
            let message = "this instruction can load another file";
            vec![finding(source, node.range(), message, help)]
        }
        NodeType::Element => of_element(source, node),
        NodeType::Root | NodeType::PI | NodeType::Comment | NodeType::Text => Vec::new(),
    }
}

fn of_element(source: &Arc<Source>, node: Node<'_, '_>) -> Vec<Diagnostic> {
    let name = node.tag_name();
    let shown = &source.text[name_of(&node)];
    let is_drawn = name.namespace() == Some(SVG);
    let is_note = name.namespace().is_some_and(|namespace| NOTES.contains(&namespace));
    if !is_note && (!is_drawn || !is_listed(name.name())) {
        let message = format!("`{shown}>` is not allowed in a picture");
        return vec![finding(
            source,
            name_of(&node),
            message,
            "remove it; a picture can only draw",
        )];
    }
    let mut found: Vec<Diagnostic> =
        node.attributes().filter_map(|it| attribute(source, it)).collect();
    if is_drawn && name.name() == "style" {
        // Comments and processing instructions do not split the style sheet.
        let texts = node.children().filter(Node::is_text);
        let style: String = texts.filter_map(|text| text.text()).collect();
        if let Some(message) = in_style(&style) {
            found.push(finding(source, name_of(&node), message, INSIDE));
        }
    }
    found
}

fn is_listed(element: &str) -> bool {
    ELEMENTS.split(' ').any(|listed| listed == element)
}

const INSIDE: &str = "copy it into the picture and refer to it by `#id`";

fn attribute(source: &Arc<Source>, attribute: Attribute<'_, '_>) -> Option<Diagnostic> {
    let (name, value) = (attribute.name(), attribute.value());
    let shown = || source.text[attribute.range_qname()].to_owned();
    let small = name.to_ascii_lowercase();
    let refuse =
        |message: String, help: &str| Some(finding(source, attribute.range(), message, help));
    if small.starts_with("on") {
        return refuse(format!("`{}` is an event handler that runs code", shown()), "remove it");
    }
    if small == "ping" || (small == "base" && attribute.namespace() == Some(XML)) {
        return refuse(format!("`{}` is an external reference", shown()), "remove it");
    }
    if small == "attributename" && is_active_name(value) {
        let message = format!("an animation must not change `{}`", value.trim().escape_debug());
        return refuse(message, "remove it");
    }
    if matches!(small.as_str(), "href" | "src") && !is_inside(value) {
        return refuse(format!("`{}` is an external reference", shown()), INSIDE);
    }
    in_style(value).and_then(|message| refuse(message, INSIDE))
}

/// Whether an attribute that is animated could become a link or a handler.
fn is_active_name(value: &str) -> bool {
    let name = value.trim().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    name == "href" || name == "style" || name.starts_with("on")
}

/// Whether a reference leads to a part of the picture or contains the data itself.
fn is_inside(reference: &str) -> bool {
    let reference = reference.trim().to_ascii_lowercase();
    reference.starts_with('#') || DATA.iter().any(|data| reference.starts_with(data))
}

/// Why a style or a value of a property is not allowed in a picture.
fn in_style(text: &str) -> Option<String> {
    let small = text.to_ascii_lowercase();
    let active = IN_STYLES.iter().find(|active| small.contains(**active));
    // Backslashes are allowed in text outside styles.
    let is_style = small.contains(['{', '(', ':', '@']);
    if let Some(active) = active.filter(|active| **active != "\\" || is_style) {
        return Some(format!("`{active}` can load a file or run code"));
    }
    let mut addresses = small.split("url(").skip(1);
    let outside = addresses
        .find(|address| !is_inside(address.trim_start().trim_start_matches(['"', '\''])))?;
    let address = outside.split(')').next().unwrap_or_default();
    Some(format!("`url({})` is an external reference", address.escape_debug()))
}

/// `<name` of a start tag.
fn name_of(node: &Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    let text = &node.document().input_text()[start..];
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
    start..start + text.find(ends).unwrap_or(text.len())
}

/// Converts a line and column of the library, counted from 1, to a byte offset.
fn offset(text: &str, place: TextPos) -> usize {
    let line_start = match place.row {
        0 | 1 => 0,
        row => text.match_indices('\n').nth(row as usize - 2).map_or(0, |(at, _)| at + 1),
    };
    let column = (place.col as usize).saturating_sub(1);
    text[line_start..].char_indices().nth(column).map_or(text.len(), |(at, _)| line_start + at)
}

fn finding(
    source: &Arc<Source>,
    at: Range<usize>,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    Diagnostic::new(Rule::UnsafeFile, source, Span::from(at), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::findings;
    use crate::text::RelPath;

    fn codes(picture: &str) -> Vec<(usize, usize, String)> {
        let path = RelPath::new("content/en/a.svg").expect("plain");
        let places = findings(&path, picture.to_owned()).into_iter().map(|found| {
            let at = found.source.position(found.span.start);
            (at.line, at.column, found.message)
        });
        places.collect()
    }

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        )
    }

    #[test]
    fn pictures_that_only_draw_pass() {
        for harmless in [
            "<rect width='1' height='1' fill='url(#g)'/><linearGradient id='g'/>",
            "<use href='#a'/><use xlink:href=' #a'/><image href='data:image/png;base64,AAAA'/>",
            "<style>@media (prefers-color-scheme: dark) { .a { fill: #000 } }</style>",
            "<style><![CDATA[.a > .b { fill: URL( '#g' ) }]]></style>",
            "<animate attributeName='opacity' values='0;1'/><title>on: a\\b</title>",
            "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
            "<text>javascript:alert(1) url(http://x)</text><!-- <script/> -->",
        ] {
            assert_eq!(codes(&svg(harmless)), [], "{harmless}");
        }
        assert_eq!(codes(&format!("\u{feff}{}", svg(""))), []);
    }

    #[test]
    fn everything_that_runs_or_loads_is_refused() {
        for active in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
            "<script xmlns=''/>",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "<rect onclick='alert(1)'/>",
            "<rect ONCLICK='alert(1)'/>",
            "<rect xlink:onload='x'/>",
            "<a href='javascript:alert(1)'/>",
            "<a href='&#106;avascript:alert(1)'/>",
            "<a href='https://example.com/'/>",
            "<a xlink:href='//example.com/'/>",
            "<a xlink:href='other.svg#a'/>",
            "<image href='data:image/svg+xml,x'/>",
            "<use href='data:text/html,x'/>",
            "<set attributeName='href' to='javascript:alert(1)'/>",
            "<animate attributeName='xlink:href' values='x'/>",
            "<set attributeName=' onclick ' to='x'/>",
            "<rect style='fill: url(https://example.com/a.svg#g)'/>",
            "<rect fill='url( \"//example.com/a.svg#g\")'/>",
            "<set attributeName='fill' to='url(https://example.com/)'/>",
            "<rect style='fill: u\\72l(https://example.com/)'/>",
            "<style>@import 'https://example.com/a.css';</style>",
            "<style>@im<!-- -->port 'a.css';</style>",
            "<style>@&#105;mport 'a.css';</style>",
            "<style><![CDATA[a { b: url(x.png) }]]></style>",
            "<style>a { b: image-set('x.png' 1x) }</style>",
            "<g xml:base='https://example.com/'/>",
            "<a href='#a' ping='https://example.com/'/>",
            "<?xml-stylesheet href='a.xsl'?>",
            "<iframe/>",
            "<audio src='x'/>",
            "&undefined;",
            "<rect>",
        ] {
            assert!(!codes(&svg(active)).is_empty(), "{active}");
        }
    }

    #[test]
    fn the_whole_document_is_looked_at() {
        let doctype = "<!DOCTYPE svg [<!ENTITY a '<script/>'>]>";
        for document in [
            format!("{doctype}{}", svg("&a;")),
            format!("<!doctype svg>{}", svg("")),
            format!("<?xml-stylesheet href='a.css'?>{}", svg("")),
            format!("<?xml version='1.0' encoding='UTF-7'?>{}", svg("")),
            "<html xmlns='http://www.w3.org/1999/xhtml'/>".to_owned(),
            "<svg/>".to_owned(),
            String::new(),
            format!("{}<script/>", svg("")),
        ] {
            assert!(!codes(&document).is_empty(), "{document}");
        }
    }

    #[test]
    fn places_are_those_of_the_file() {
        let picture = svg("\n  <g>ž<script/>\n<a href='x'/></g>");
        let places: Vec<(usize, usize)> =
            codes(&picture).into_iter().map(|(line, column, _)| (line, column)).collect();
        assert_eq!(places, [(2, 7), (3, 4)]);
        let (line, column, _) = codes(&svg("\n<rect></g>")).remove(0);
        assert_eq!((line, column), (2, 7));
    }

    #[test]
    fn what_would_take_long_is_refused_at_once() {
        let attributes: String = (0..100_000).map(|nth| format!(" a{nth}=''")).collect();
        let namespaces: String = (0..20_000).map(|nth| format!("<g xmlns:a{nth}='b'>")).collect();
        let deep = "<g>".repeat(300_000);
        for inside in [format!("<g{attributes}/>"), namespaces, deep] {
            assert_eq!(codes(&svg(&inside)).len(), 1);
        }
    }
}
