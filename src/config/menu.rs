//! Links and lists of links in kb.yaml: the navigation, the header and the footer.

use std::sync::Arc;

use crate::config::Localize;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::ByLang;
use crate::markdown;
use crate::text::{Source, Span};
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{Node, Value};

const TO: Field = Field::new("to", Shape::Text, "Key of a page: `about/imprint`.");
const HREF: Field = Field::new("href", Shape::Text, "Address of another site, or of a mailbox.");
const TEXT: Field = Field::new(
    "text",
    Shape::Words,
    "Text of the link: one text, or a text per language (default: the title of the page).",
);

/// A link to a page or to another site.
pub(super) const LINK: &[Field] = &[TO, HREF, TEXT];

/// A list of links.
pub(super) const LINKS: Shape = Shape::List(&Shape::Either(&Shape::Text, LINK));

/// An item of the navigation.
const ITEM: &[Field] = &[
    TO,
    HREF,
    TEXT,
    Field::new("items", LINKS, "Items of a group with the name `text`; a group has no groups."),
    Field::new(
        "folded",
        Shape::Bool,
        "Whether a group is closed until the reader opens it; it is open where it has the page \
         (default: false).",
    ),
];

/// The navigation.
pub(super) const NAVIGATION: Shape = Shape::List(&Shape::Either(&Shape::Text, ITEM));

/// A link of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteLink {
    /// Where it leads.
    pub target: MenuTarget,
    /// Its text; `None` for the title of the page.
    pub text: Option<ByLang<String>>,
}

/// Where a link of the site leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuTarget {
    /// To the page with this key.
    Page(PageReference),
    /// To this URL.
    Web(String),
}

/// A key of a page, and where kb.yaml names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageReference {
    /// The key as it is written.
    pub key: String,
    /// Its place.
    pub span: Span,
}

/// The main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NavigationConfig {
    /// The items in order; empty means all top folders.
    pub items: Vec<NavigationItem>,
    /// The groups in order.
    pub groups: Vec<GroupOfItems>,
}

/// A group of items of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupOfItems {
    /// Its name.
    pub name: ByLang<String>,
    /// Whether it is closed where it does not contain the page.
    pub is_folded: bool,
}

/// An item of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationItem {
    /// The link.
    pub link: SiteLink,
    /// The position of its group in [`NavigationConfig::groups`].
    pub group: Option<usize>,
}

impl SiteLink {
    /// The reference, if it leads to a page.
    #[must_use]
    pub fn reference(&self) -> Option<&PageReference> {
        match &self.target {
            MenuTarget::Page(reference) => Some(reference),
            MenuTarget::Web(_) => None,
        }
    }
}

/// Findings for links of a list that lead nowhere, or have no text.
pub(super) fn check(source: &Arc<Source>, list: Option<&Node>) -> Vec<Diagnostic> {
    let items = list.map_or(&[][..], Node::items);
    items.iter().flat_map(|item| check_item(source, item)).collect()
}

/// Findings for an item: a link, or a group of links.
fn check_item(source: &Arc<Source>, item: &Node) -> Vec<Diagnostic> {
    if item.get("items").is_none() {
        return check_link(source, item).into_iter().collect();
    }
    let at = item.entry("items").map_or(item.span, |items| items.key_span);
    let mut found = check(source, item.get("items"));
    if item.get("text").is_none() {
        found.push(
            Diagnostic::new(Rule::MissingKey, source, at, "this group has no name")
                .help("write `text:` with its name beside `items:`"),
        );
    }
    let link = ["to", "href"].into_iter().find_map(|key| item.entry(key));
    found.extend(link.map(|link| {
        let message = format!("a group is not a link, so it cannot have `{}`", link.key);
        Diagnostic::new(Rule::UnknownKey, source, link.key_span, message)
            .help("make it the first of its `items:`")
    }));
    found
}

/// The finding for a link.
pub(super) fn check_link(source: &Arc<Source>, link: &Node) -> Option<Diagnostic> {
    if !matches!(link.value, Value::Map(_)) {
        return None;
    }
    let finding = |rule, span, message: String| Diagnostic::new(rule, source, span, message);
    match (link.get("to"), link.get("href")) {
        (None, None) => {
            let message = "this link has no target".to_owned();
            let help = "write `to:` with the key of a page, or `href:` with an address";
            Some(finding(Rule::MissingKey, link.span, message).help(help))
        }
        (Some(_), Some(href)) => {
            let message = "a link leads to a page or to an address, not to both".to_owned();
            Some(finding(Rule::UnknownKey, href.span, message).help("keep `to` or `href`"))
        }
        (Some(_), None) => None,
        (None, Some(href)) => {
            let url = href.text()?;
            unfit_url(url, "https://example.org/").map_or_else(
                || {
                    let message = "this link has no text".to_owned();
                    let help = "write `text:` beside `href:`";
                    let finding = || finding(Rule::MissingKey, href.span, message).help(help);
                    link.get("text").is_none().then(finding)
                },
                |[message, help]| Some(finding(Rule::UnsafeUrl, href.span, message).help(help)),
            )
        }
    }
}

/// The message and the help for a wrong address in the frame of pages.
pub(super) fn unfit_url(url: &str, example: &str) -> Option<[String; 2]> {
    let is_absolute = markdown::scheme(url).is_some() && markdown::is_safe_url(url, &[]);
    let is_plain = !url.contains(|c: char| c.is_control() || c.is_whitespace());
    (!is_absolute || !is_plain).then(|| {
        let message = format!("`{}` is not a complete, safe address", url.escape_debug());
        [message, format!("write it like `{example}`")]
    })
}

/// Reads a checked link.
fn read_link(node: &Node, localize: Localize<'_>) -> Option<SiteLink> {
    let to = if node.text().is_some() { Some(node) } else { node.get("to") };
    let target = match to {
        Some(to) => MenuTarget::Page(PageReference { key: to.text()?.to_owned(), span: to.span }),
        None => MenuTarget::Web(node.get_text("href")?.to_owned()),
    };
    Some(SiteLink { target, text: node.get("text").map(|text| localize.words(Some(text))) })
}

/// Reads a checked list of links.
pub(super) fn read_links(list: Option<&Node>, localize: Localize<'_>) -> Vec<SiteLink> {
    let items = list.map_or(&[][..], Node::items);
    items.iter().filter_map(|item| read_link(item, localize)).collect()
}

/// Reads one checked link.
pub(super) fn read_one(node: Option<&Node>, localize: Localize<'_>) -> Option<SiteLink> {
    read_link(node?, localize)
}

/// Reads the checked navigation.
pub(super) fn read_navigation(list: Option<&Node>, localize: Localize<'_>) -> NavigationConfig {
    let mut navigation = NavigationConfig::default();
    for item in list.map_or(&[][..], Node::items) {
        let (links, group) = match item.get("items") {
            Some(items) => {
                let is_folded = item.get_text("folded") == Some("true");
                let name = localize.words(item.get("text"));
                navigation.groups.push(GroupOfItems { name, is_folded });
                (read_links(Some(items), localize), Some(navigation.groups.len() - 1))
            }
            None => (read_link(item, localize).into_iter().collect(), None),
        };
        navigation.items.extend(links.into_iter().map(|link| NavigationItem { link, group }));
    }
    navigation
}
