//! `offline:` of kb.yaml: which languages readers keep for the time without a connection.

use std::sync::Arc;

use crate::config::languages;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::{Source, Span};
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The form of `offline:`.
pub(super) const SHAPE: Shape = Shape::Either(
    &Shape::Bool,
    &[
        Field::new("languages", Shape::List(&Shape::Text), "Languages to keep (default: all)."),
        Field::new(
            "megabytes",
            Shape::Number,
            "How much of a browser's storage a language may take (default: 20); a site that needs more is refused.",
        ),
    ],
);

/// How many megabytes a language may take, unless kb.yaml says something else.
const MEGABYTES: u64 = 20;

/// What readers keep for the time without a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfflineCopies {
    /// The languages.
    pub langs: Vec<Lang>,
    /// How many megabytes each of them may take.
    pub megabytes: u64,
    /// The place in kb.yaml.
    pub span: Span,
}

/// Reads a checked `offline:`; `None` if it is absent or `false`.
pub(super) fn read(node: Option<&Node>, tags: &ByLang<Tag>) -> Option<OfflineCopies> {
    let node = node.filter(|node| node.text() != Some("false"))?;
    let named = node.get("languages").map_or(&[][..], Node::items).iter().filter_map(Node::text);
    let mut langs: Vec<Lang> = named.filter_map(|text| languages::find(tags, text)).collect();
    if node.get("languages").is_none() {
        langs = tags.langs().collect();
    }
    let megabytes = node.get_text("megabytes").and_then(|text| text.parse().ok());
    Some(OfflineCopies { langs, megabytes: megabytes.unwrap_or(MEGABYTES), span: node.span })
}

/// Findings for languages that the site does not have.
pub(super) fn check(
    source: &Arc<Source>,
    node: Option<&Node>,
    tags: &ByLang<Tag>,
) -> Vec<Diagnostic> {
    let named = node.and_then(|node| node.get("languages")).map_or(&[][..], Node::items).iter();
    let unknown = named.filter_map(|item| {
        let text = item.text().filter(|text| languages::find(tags, text).is_none())?;
        let message = format!("`{text}` is not a language of this site");
        let known = || tags.values().map(Tag::as_str);
        let help = match nearest(text, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("languages: {}", known().collect::<Vec<_>>().join(", ")),
        };
        Some(Diagnostic::new(Rule::UnknownValue, source, item.span, message).help(help))
    });
    unknown.collect()
}
