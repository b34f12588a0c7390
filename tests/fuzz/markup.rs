//! Raw HTML: browsers see exactly the HTML that kb allowed.
//!
//! A text is rendered and read by html5ever. Every element, attribute and address in the tree must
//! come from Markdown or the allow-list, and the text cannot close elements around it. Where kb
//! refused nothing, the tree is also that of the same text with its raw HTML passed as it is
//! written. The lists are repeated here on purpose: they are the promises of the manual.
//!
//! Facts, HTML and plain text each walk over the events of a text: they must count the same
//! headings and links, because a link is resolved by its number.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use kb::diag::rules::Rule;
use kb::lang::tag::Tag;
use kb::lang::typography::Typography;
use kb::markdown::HtmlPolicy;
use kb::markdown::callout::Fold;
use kb::markdown::code::Highlighter;
use kb::markdown::facts::{self, Facts, LinkKind};
use kb::markdown::html::{self, CalloutHtml, Href, HtmlInput, HtmlWords};
use kb::markdown::plain;
use kb::text::{RelPath, Source, Span};

use crate::dom::{Element, Tree};

/// Elements that authors may write, and the attributes each has besides those of all.
const ALLOWED: &[(&str, &str)] = &[
    ("a", "href name referrerpolicy rel target"),
    ("abbr", ""),
    ("audio", "controls loop muted preload src"),
    ("b", ""),
    ("bdi", ""),
    ("bdo", ""),
    ("blockquote", ""),
    ("br", ""),
    ("caption", "align"),
    ("cite", ""),
    ("code", ""),
    ("col", "align width height"),
    ("colgroup", "align"),
    ("dd", ""),
    ("del", "datetime"),
    ("details", "name open"),
    ("dfn", ""),
    ("div", "align"),
    ("dl", ""),
    ("dt", ""),
    ("em", ""),
    ("figcaption", ""),
    ("figure", ""),
    ("h1", "align"),
    ("h2", "align"),
    ("h3", "align"),
    ("h4", "align"),
    ("h5", "align"),
    ("h6", "align"),
    ("hr", "align"),
    ("i", ""),
    ("iframe", "allow allowfullscreen frameborder height loading referrerpolicy src title width"),
    ("img", "align alt height loading referrerpolicy sizes src srcset width"),
    ("ins", "datetime"),
    ("kbd", ""),
    ("li", "value"),
    ("mark", ""),
    ("math", MATH),
    ("menclose", MATH),
    ("mfrac", MATH),
    ("mi", MATH),
    ("mmultiscripts", MATH),
    ("mn", MATH),
    ("mo", MATH),
    ("mover", MATH),
    ("mpadded", MATH),
    ("mphantom", MATH),
    ("mprescripts", MATH),
    ("mroot", MATH),
    ("mrow", MATH),
    ("mspace", MATH),
    ("msqrt", MATH),
    ("mstyle", MATH),
    ("msub", MATH),
    ("msubsup", MATH),
    ("msup", MATH),
    ("mtable", MATH),
    ("mtd", MATH),
    ("mtext", MATH),
    ("mtr", MATH),
    ("munder", MATH),
    ("munderover", MATH),
    ("semantics", MATH),
    ("ol", "reversed start type"),
    ("p", "align"),
    ("picture", ""),
    ("pre", ""),
    ("q", ""),
    ("rp", ""),
    ("rt", ""),
    ("ruby", ""),
    ("s", ""),
    ("samp", ""),
    ("small", ""),
    ("source", "height media sizes src srcset type width"),
    ("span", ""),
    ("strong", ""),
    ("sub", ""),
    ("summary", ""),
    ("sup", ""),
    ("table", "align width height"),
    ("tbody", "align"),
    ("td", "align colspan rowspan width height"),
    ("tfoot", "align"),
    ("th", "align colspan rowspan scope width height"),
    ("thead", "align"),
    ("time", "datetime"),
    ("tr", "align"),
    ("track", "default kind label src srclang"),
    ("u", ""),
    ("ul", ""),
    ("var", ""),
    ("video", "controls height loop muted playsinline poster preload src width"),
    ("wbr", ""),
];

/// Attributes that any of them may have.
const OF_ALL: &str = "aria-label class dir id lang title";

/// Elements of Markdown, and the attributes that kb writes on them.
const OF_MARKDOWN: &[(&str, &str)] = &[
    ("html", ""),
    ("head", ""),
    ("body", ""),
    ("a", "href hreflang title rel class role id aria-label"),
    ("blockquote", ""),
    ("code", "class"),
    ("dd", ""),
    ("abbr", "title"),
    ("del", ""),
    ("details", "class open name"),
    ("div", "class role tabindex aria-label id"),
    ("dl", ""),
    ("dt", ""),
    ("em", ""),
    ("figcaption", ""),
    ("figure", "class"),
    ("h1", "id"),
    ("h2", "id"),
    ("h3", "id"),
    ("h4", "id"),
    ("h5", "id"),
    ("h6", "id"),
    ("i", "id"),
    ("img", "src alt title width height loading decoding"),
    ("input", "type checked disabled aria-label"),
    ("li", "id value"),
    ("mark", ""),
    ("ol", "start"),
    ("p", "class"),
    ("path", "d"),
    ("pre", "class tabindex role aria-label"),
    ("section", "class role aria-label"),
    ("span", "class aria-hidden tabindex"),
    ("summary", "class"),
    ("sup", "class"),
    ("svg", "class viewBox aria-hidden"),
    ("td", "class"),
    ("th", "class scope"),
    ("ul", ""),
];

/// Attributes of MathML, which are neither addresses nor styles.
const MATH: &str = "accent accentunder class columnalign columnspacing depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowspacing rspace scriptlevel separator stretchy symmetric voffset width";

/// The ids around a text; no id of a text holds a space.
const AROUND: &str = "around the text";
const AFTER: &str = "after the text";

/// The beginning of every address of a link in these tests.
const ADDRESS: &str = "https://kb.example/";

/// The beginning of every address in raw HTML in these tests.
const IN_HTML: &str = "https://kb.example/html/";

/// Renders a text under both policies and compares the trees of a browser.
pub(crate) fn check(text: &str) {
    let source = Source::new(RelPath::new("content/en/x.md").expect("a plain path"), text);
    let span = Span::new(0, text.len());
    let mut found = Vec::new();
    let facts = facts::collect(&source, span, HtmlPolicy::Safe).take(&mut found);
    for finding in &found {
        let slice = source.text.get(finding.span.range());
        assert!(slice.is_some(), "{}: {:?}", finding.message, finding.span);
    }
    let safe = rendered(&source, &facts, HtmlPolicy::Safe);
    let tree = Tree::read(&around(&safe));
    let shown = || format!("{text:?}\n--- as HTML\n{safe}\n---");
    for element in &tree.elements {
        check_element(element, &shown);
    }
    assert_eq!(tree.parent_of_id(AROUND), Some("body"), "{}", shown());
    assert_eq!(tree.parent_of_id(AFTER), Some("body"), "something is left open: {}", shown());
    // Too deep for kb: nothing was checked.
    let is_plain =
        found.iter().all(|it| !matches!(it.rule, Rule::RefusedHtml | Rule::LimitExceeded));
    if is_plain {
        let written = Tree::read(&around(&rendered(&source, &facts, HtmlPolicy::Trusted)));
        assert_eq!(tree.outline, written.outline, "not what a browser sees: {}", shown());
        check_ids(&tree, &facts, &shown);
    }
}

/// Every id that links may lead to is there.
fn check_ids(tree: &Tree, facts: &Facts, shown: &dyn Fn() -> String) {
    // The name of a link is an anchor as well (WHATWG HTML, section 7.4.6.4).
    let names = tree.elements.iter().filter(|it| it.name == "a").filter_map(|it| it.get("name"));
    let ids = tree.elements.iter().filter_map(|it| it.get("id"));
    let seen: BTreeSet<&str> = ids.chain(names).collect();
    for id in &facts.html_ids {
        let id = id.id.replace('\0', "\u{fffd}");
        assert!(seen.contains(&*id), "no element has the id {id:?}: {}", shown());
    }
}

/// Compares what the walks over the events of a text counted.
pub(crate) fn check_walks(text: &str) {
    let source = Source::new(RelPath::new("content/en/x.md").expect("a plain path"), text);
    let found = facts::collect(&source, Span::new(0, text.len()), HtmlPolicy::Safe);
    if found.findings.iter().any(|finding| finding.rule == Rule::LimitExceeded) {
        return;
    }
    let facts = found.value;
    let html = rendered(&source, &facts, HtmlPolicy::Safe);
    let shown = || format!("{text:?}\n--- as HTML\n{html}\n---");
    let tree = Tree::read(&around(&html));
    check_headings(&tree, &facts, text, &shown);
    check_links(&tree, &facts, &shown);
    check_plain(text, &facts);
}

/// Whether a text could have a heading in raw HTML.
fn text_has_heading(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower
        .match_indices("<h")
        .any(|(at, _)| lower[at + 2..].starts_with(|c: char| c.is_ascii_digit()))
}

fn check_headings(tree: &Tree, facts: &Facts, text: &str, shown: &dyn Fn() -> String) {
    let is_heading =
        |it: &&Element| it.name.strip_prefix('h').is_some_and(|level| level.parse::<u8>().is_ok());
    let seen: BTreeSet<(String, &str)> = tree
        .elements
        .iter()
        .filter(is_heading)
        .map(|it| (it.name.clone(), it.get("id").unwrap_or_default()))
        .collect();
    let counted: BTreeSet<(String, &str)> = facts
        .section_headings()
        .iter()
        .map(|heading| (format!("h{}", heading.level), heading.id.as_str()))
        .collect();
    // Raw HTML may have headings too.
    assert!(counted.is_subset(&seen), "headings {counted:?}: {}", shown());
    let is_written = text_has_heading(text);
    assert!(is_written || seen == counted, "headings {counted:?}: {}", shown());
}

fn check_links(tree: &Tree, facts: &Facts, shown: &dyn Fn() -> String) {
    // The page also shows numbers of footnotes and refused tags in a link.
    let holds = |shown: &str, text: &str| {
        let mut shown = shown.chars();
        text.chars().filter(|c| c.is_alphanumeric()).all(|c| shown.any(|other| other == c))
    };
    let number = |element: &Element, name: &str| {
        let address = element.get(name)?;
        let nth = address.strip_prefix(ADDRESS).filter(|_| !address.starts_with(IN_HTML))?;
        Some(nth.parse::<usize>().expect("is a number"))
    };
    let mut n_seen = 0;
    for element in &tree.elements {
        let (nth, is_image) = match element.name.as_str() {
            "a" => (number(element, "href"), false),
            "img" => (number(element, "src"), true),
            _ => continue,
        };
        let Some(nth) = nth else { continue };
        n_seen += 1;
        let link = &facts.links[nth];
        assert_eq!(link.kind == LinkKind::Image, is_image, "link {nth}: {}", shown());
        let text = if is_image { element.get("alt").unwrap_or_default() } else { &element.text };
        assert!(holds(text, &link.text), "link {nth}, {:?}: {}", link.text, shown());
    }
    // Only the title and the text of an image may hold links that are not shown.
    let has_image = facts.links.iter().any(|link| link.kind == LinkKind::Image);
    let may_hide = has_image || facts.title_heading;
    assert!(may_hide || n_seen == facts.links.len(), "{n_seen} links: {}", shown());
}

fn check_plain(text: &str, facts: &Facts) {
    let asked = RefCell::new(Vec::new());
    let sections = plain::sections(text, |nth| {
        asked.borrow_mut().push(nth);
        None
    });
    assert_eq!(sections.len(), facts.headings.len() + 1, "sections of {text:?}");
    for nth in asked.into_inner() {
        let kind = facts.links[nth].kind;
        assert_eq!(kind, LinkKind::Wiki { titled: false }, "link {nth} of {text:?}");
    }
}

fn rendered(source: &Arc<Source>, facts: &Facts, policy: HtmlPolicy) -> String {
    let hrefs = |begin: &str, n: usize| -> Vec<Href> {
        (0..n).map(|nth| Href { href: format!("{begin}{nth}"), ..Href::default() }).collect()
    };
    let html_links = hrefs(IN_HTML, facts.html_links.len());
    let links = hrefs(ADDRESS, facts.links.len());
    let words = HtmlWords::default();
    html::render(&HtmlInput {
        text: &source.text,
        headings: &facts.headings,
        title_heading: facts.title_heading,
        links: &links,
        html_links: &html_links,
        typography: &Typography::for_language(&Tag::parse("en").expect("a tag")),
        terms: None,
        words: &words,
        is_rtl: false,
        code: &Highlighter::default(),
        callouts: &|callout| Ok(boxed(&callout)),
        embeds: std::collections::BTreeMap::new(),
        citations: std::collections::BTreeMap::new(),
        policy,
        after_heading: std::collections::BTreeMap::new(),
        before_heading: std::collections::BTreeMap::new(),
        further_ids: std::collections::BTreeMap::new(),
        hidden: std::collections::BTreeSet::new(),
        ids: html::IdScheme::default(),
    })
    .expect("no template can fail")
}

/// A callout as the default theme writes it.
fn boxed(CalloutHtml { fold, title, body, .. }: &CalloutHtml) -> String {
    match fold {
        Fold::Never => {
            format!("<div class=\"callout\" role=\"note\"><p>{title}</p>\n{body}</div>\n")
        }
        Fold::Open | Fold::Closed => {
            format!("<details class=\"callout\"><summary>{title}</summary>\n{body}</details>\n")
        }
    }
}

/// A page around the text.
fn around(html: &str) -> String {
    format!("<!doctype html><body><div id=\"{AROUND}\">{html}</div><i id=\"{AFTER}\"></i>")
}

fn check_element(element: &Element, shown: &dyn Fn() -> String) {
    let name = element.name.as_str();
    let lists = ALLOWED.iter().chain(OF_MARKDOWN).filter(|(known, _)| *known == name);
    let own: Vec<&str> = lists.flat_map(|(_, own)| own.split(' ')).collect();
    assert!(!own.is_empty(), "<{name}> came from nowhere: {}", shown());
    let is_allowed = ALLOWED.iter().any(|(known, _)| *known == name);
    for (attribute, value) in &element.attributes {
        let of_all = is_allowed && OF_ALL.split(' ').any(|known| known == attribute);
        let is_known = of_all || own.contains(&attribute.as_str());
        assert!(is_known, "`{attribute}` of <{name}> came from nowhere: {}", shown());
        if matches!(attribute.as_str(), "href" | "src" | "srcset" | "poster") {
            let is_ours = value.starts_with('#') || value.starts_with(ADDRESS);
            assert!(is_ours, "the address {value:?} came from nowhere: {}", shown());
        }
    }
}
