//! The form of the addresses of a site: `prefix`, `urls` and `addresses` of kb.yaml.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::ByLang;
use crate::lang::own_pages::OwnWords;
use crate::lang::tag::Tag;
use crate::text::Source;
use crate::yaml::Node;

/// Which addresses begin with their language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressPrefix {
    /// All: `en/page/`, `cs/page/`.
    Always,
    /// All but those of the source language: `page/`, `cs/page/`.
    Translations,
}

/// How URLs of pages look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlStyle {
    /// `page/index.html`, linked as `page/`.
    Directory,
    /// `page.html`, linked as it is, so that the site also works from disk.
    File,
}

/// The names of kb's own pages in the addresses of a language.
pub(super) fn own_words(node: &Node, tag: &Tag) -> OwnWords {
    match node.get_text("addresses") {
        Some("translated") => OwnWords::of_language(tag),
        _ => OwnWords::ENGLISH,
    }
}

/// How URLs of pages look.
pub(super) fn url_style(node: &Node) -> UrlStyle {
    match node.get_text("urls") {
        Some("file") => UrlStyle::File,
        _ => UrlStyle::Directory,
    }
}

/// Which addresses begin with their language.
pub(super) fn prefix(node: &Node) -> AddressPrefix {
    match node.get_text("prefix") {
        Some("source" | "never") => AddressPrefix::Translations,
        _ => AddressPrefix::Always,
    }
}

/// Only one language can have no prefix.
pub(super) fn unfit_prefix(
    source: &Arc<Source>,
    node: &Node,
    languages: &ByLang<Tag>,
) -> Option<Diagnostic> {
    let prefix = node.get("prefix").filter(|prefix| prefix.text() == Some("never"))?;
    if languages.n_langs() == 1 {
        return None;
    }
    let message = "`never` is for a site in one language, and this one has several";
    let finding = Diagnostic::new(Rule::UnknownValue, source, prefix.span, message);
    Some(finding.help("write `prefix: source` to leave out the prefix of the source language"))
}
