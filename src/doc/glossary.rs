//! The glossary: terms, their definitions, and the forms that are linked in texts.

use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::doc::shared::{self, SHARED};
use crate::doc::{FormerAnchor, PlacedText};
use crate::markdown::terms::{self, MAX_WORDS};
use crate::text::Source;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

static TERM: Shape = Shape::Record(&[
    Field::new("term", Shape::Text, "The term.").required().words(),
    Field::new("definition", Shape::Text, "What it means, in one to three sentences.")
        .required()
        .words(),
    Field::new("forms", Shape::List(&Shape::Text), "Inflected forms that are linked too.")
        .free_words(),
    Field::new("synonyms", Shape::List(&Shape::Text), "Other words with the same meaning.").words(),
    Field::new(
        "link",
        Shape::Bool,
        "`false` keeps the term from being linked in texts, for very common words.",
    ),
    Field::new("page", Shape::Text, "Key of the page that explains the term in detail."),
]);

/// The keys of `glossary.yaml`.
pub static SHAPE: Shape = Shape::Record(&KEYS);

const OWN_KEYS: &[Field] = &[
    Field::new("terms", Shape::Map(&TERM), "The terms, by id.").required(),
    Field::new(
        "anchors",
        Shape::Keyed(&Shape::Text),
        "Former ids of terms, each with its new id: `{old-id: new-id}`.",
    ),
];

static KEYS: [Field; OWN_KEYS.len() + SHARED.len()] = shared::with_shared(OWN_KEYS);

/// One term in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Language-neutral id, part of the URL fragment.
    pub id: String,
    /// The term.
    pub term: String,
    /// The definition.
    pub definition: String,
    /// Inflected forms.
    pub forms: Vec<String>,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Whether its occurrences become links.
    pub link: bool,
    /// A reference to the page that explains it.
    pub page: Option<PlacedText>,
}

/// Reads a checked glossary; terms without their required keys are left out.
#[must_use]
pub fn read(node: &Node) -> Vec<Term> {
    let entries = node.get("terms").map_or(&[][..], Node::entries);
    let list = |node: &Node, key: &str| {
        let items = node.get(key).map_or(&[][..], Node::items);
        items.iter().filter_map(|item| item.text().map(str::to_owned)).collect()
    };
    let term = |entry: &crate::yaml::MapEntry| {
        let page = entry.value.get("page");
        Some(Term {
            id: entry.key.clone(),
            term: entry.value.get_text("term")?.to_owned(),
            definition: entry.value.get_text("definition")?.to_owned(),
            forms: list(&entry.value, "forms"),
            synonyms: list(&entry.value, "synonyms"),
            link: entry.value.get_text("link") != Some("false"),
            page: page.and_then(|page| Some((page.text()?.to_owned(), page.span))),
        })
    };
    entries.iter().filter_map(term).collect()
}

/// The former ids of terms.
#[must_use]
pub fn former(node: &Node) -> Vec<FormerAnchor> {
    let entries = node.get("anchors").map_or(&[][..], Node::entries);
    entries.iter().filter_map(FormerAnchor::read).collect()
}

/// Findings about former ids that lead to no term, or are still those of terms.
#[must_use]
pub fn unfit_former(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let terms = node.get("terms").map_or(&[][..], Node::entries);
    let ids = || terms.iter().map(|term| term.key.as_str());
    let unfit = former(node).into_iter().filter_map(|FormerAnchor { old, new }| {
        if ids().any(|id| id == old.0) {
            let message = format!("the glossary still has the term `{}`", old.0);
            let finding = Diagnostic::new(Rule::DuplicateId, source, old.1, message);
            return Some(finding.help("remove this line"));
        }
        if ids().any(|id| id == new.0) {
            return None;
        }
        let message = format!("the glossary has no term `{}`", new.0);
        let finding = Diagnostic::new(Rule::MissingAnchor, source, new.1, message);
        Some(match near(&new.0, ids()) {
            Some(near) => finding.meant(near, new.1),
            None => finding.help("write the id of a term"),
        })
    });
    unfit.collect()
}

/// Findings about forms that are too long to find in texts.
#[must_use]
pub fn long_forms(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let entries = node.get("terms").map_or(&[][..], Node::entries);
    let linked = entries.iter().filter(|entry| entry.value.get_text("link") != Some("false"));
    let forms = linked.flat_map(|entry| {
        let listed = entry.value.get("forms").map_or(&[][..], Node::items);
        entry.value.get("term").into_iter().chain(listed)
    });
    let is_long = |form: &&Node| form.text().is_some_and(|text| terms::n_words(text) > MAX_WORDS);
    forms
        .filter(is_long)
        .map(|form| {
            let message = format!("this form has more than {MAX_WORDS} words");
            Diagnostic::new(Rule::LimitExceeded, source, form.span, message)
                .help("shorten it, or add `link: false` to the term")
        })
        .collect()
}
