//! `head:` of kb.yaml: tags for the head of each page.
//!
//! Only tags that run and load nothing are allowed: `<meta name>` and `<meta property>`, and `<link>` with the relations in
//! [`RELATIONS`]. Tags that kb writes itself are refused, because browsers use one of each.

use std::sync::Arc;

use crate::config::menu;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::text::Source;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The value of `head:`.
pub(super) const SHAPE: Shape = Shape::List(&Shape::Record(&[
    Field::new("name", Shape::Text, "Name of a `meta` tag: `google-site-verification`."),
    Field::new("property", Shape::Text, "Property of a `meta` tag: `article:publisher`."),
    Field::new("content", Shape::Text, "Content of the `meta` tag."),
    Field::new(
        "rel",
        Shape::OneOf(RELATIONS),
        "Relation of a `link` tag, one of those that load nothing.",
    ),
    Field::new("href", Shape::Text, "Address that the `link` tag names."),
    Field::new("type", Shape::Text, "Media type of what the `link` tag names."),
    Field::new("title", Shape::Text, "Title of what the `link` tag names."),
]));

/// Relations of links that browsers neither load nor run. Sources: the HTML standard and the registries that it names.
const RELATIONS: &[&str] = &[
    "alternate",
    "author",
    "authorization_endpoint",
    "help",
    "hub",
    "indieauth-metadata",
    "license",
    "me",
    "micropub",
    "openid.delegate",
    "openid.server",
    "payment",
    "pingback",
    "privacy-policy",
    "search",
    "terms-of-service",
    "token_endpoint",
    "webmention",
];

/// Names of `meta` tags that kb writes itself, or that change what a browser sends or runs.
const REFUSED: &[&str] = &[
    "color-scheme",
    "description",
    "og:description",
    "og:image",
    "og:site_name",
    "og:title",
    "og:type",
    "og:url",
    "referrer",
    "robots",
    "theme-color",
    "twitter:card",
    "viewport",
];

/// A tag for the head of each page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadTag {
    /// A `meta` tag.
    Meta {
        /// `name` or `property`.
        attribute: &'static str,
        /// The value of that attribute.
        name: String,
        /// The content.
        content: String,
    },
    /// A `link` tag.
    Link {
        /// The relation.
        rel: String,
        /// The address.
        href: String,
        /// The media type.
        media_type: Option<String>,
        /// The title.
        title: Option<String>,
    },
}

/// Reads a checked `head:`.
pub(super) fn read(head: Option<&Node>) -> Vec<HeadTag> {
    head.map_or(&[][..], Node::items).iter().filter_map(tag).collect()
}

fn tag(item: &Node) -> Option<HeadTag> {
    let text = |key: &str| item.get_text(key).map(str::to_owned);
    let meta = |attribute: &'static str, name: String| {
        Some(HeadTag::Meta { attribute, name, content: text("content")? })
    };
    match (text("name"), text("property")) {
        (Some(name), _) => meta("name", name),
        (None, Some(name)) => meta("property", name),
        (None, None) => Some(HeadTag::Link {
            rel: text("rel")?,
            href: text("href")?,
            media_type: text("type"),
            title: text("title"),
        }),
    }
}

/// Findings for values that their shapes allow.
pub(super) fn check(source: &Arc<Source>, head: Option<&Node>) -> Vec<Diagnostic> {
    head.map_or(&[][..], Node::items).iter().filter_map(|item| unfit(source, item)).collect()
}

fn unfit(source: &Arc<Source>, item: &Node) -> Option<Diagnostic> {
    if let Some(name) = item.get("name").or_else(|| item.get("property")) {
        return unfit_name(source, name).or_else(|| incomplete(source, item, "content"));
    }
    if item.get("rel").is_none() {
        let message = "a tag for the head has `name`, `property` or `rel`";
        let finding = Diagnostic::new(Rule::MissingKey, source, item.span, message);
        return Some(finding.help("write `{name: …, content: …}` or `{rel: me, href: …}`"));
    }
    let Some(href) = item.get("href") else { return incomplete(source, item, "href") };
    let [message, help] = menu::unfit_url(href.text()?, "https://example.org/me")?;
    Some(Diagnostic::new(Rule::UnsafeUrl, source, href.span, message).help(help))
}

fn unfit_name(source: &Arc<Source>, name: &Node) -> Option<Diagnostic> {
    let text = name.text()?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    if text.is_empty() || !text.chars().all(is_name) {
        let message = format!("`{}` is not the name of a `meta` tag", text.escape_debug());
        let finding = Diagnostic::new(Rule::UnknownValue, source, name.span, message);
        return Some(finding.help("write letters, digits, hyphens, dots and colons"));
    }
    let refused = REFUSED.iter().find(|refused| refused.eq_ignore_ascii_case(text))?;
    let message = format!("kb decides about the `meta` tag `{refused}` itself");
    let finding = Diagnostic::new(Rule::UnsafePolicy, source, name.span, message);
    Some(finding.help("remove it; `look:`, `description` and the front matter set what it says"))
}

fn incomplete(source: &Arc<Source>, item: &Node, key: &'static str) -> Option<Diagnostic> {
    if item.get(key).is_some() {
        return None;
    }
    let message = format!("missing key `{key}`");
    let finding = Diagnostic::new(Rule::MissingKey, source, item.span, message);
    let given = item.entries().iter().map(|entry| entry.key.as_str());
    Some(match near(key, given) {
        Some(near) => finding.help(format!("`{}` may be meant as `{key}`", near.name)),
        None => finding.help(format!("add `{key}: …` to this tag")),
    })
}
