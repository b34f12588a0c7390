//! `search:` of `kb.yaml`: synonyms, and the words that readers use for a page.

use std::sync::Arc;

use crate::config::languages;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::by_lang::ByLang;
use crate::lang::stem;
use crate::lang::tag::Tag;
use crate::text::{Source, Span};
use crate::yaml::schema::{Field, Shape};
use crate::yaml::{MapEntry, Node};

pub(super) const SHAPE: Shape = Shape::Record(&[
    Field::new(
        "synonyms",
        Shape::Keyed(&Shape::List(&Shape::List(&Shape::Text))),
        "Per language, lists of words that the search treats as equal: `[[fee, rate]]`.",
    ),
    Field::new(
        "leads",
        Shape::Keyed(&Shape::Keyed(&Shape::Text)),
        "Per language, the key of the best page for some words: `{he threatens me: safety}`. A page \
         with `safety: true` comes first.",
    ),
]);

/// What authors add to the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Sets of equal words.
    pub synonyms: ByLang<Vec<Vec<String>>>,
    /// Words of readers and the pages that they lead to.
    pub leads: ByLang<Vec<WrittenLead>>,
}

/// Words of readers, and the page that they lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLead {
    /// The words.
    pub words: String,
    /// A reference to the page.
    pub page: String,
    /// The place of the reference.
    pub span: Span,
}

/// Reads a checked `search:`; languages that are not listed are left out.
pub(super) fn read(node: &Node, tags: &ByLang<Tag>) -> Search {
    let search = node.get("search");
    let of_lang = |key: &str, lang| {
        let entries = search.and_then(|search| search.get(key)).map_or(&[][..], Node::entries);
        languages::entry(entries, tags, lang).map(|entry| &entry.value)
    };
    let words = |set: &Node| set.items().iter().filter_map(Node::text).map(str::to_owned).collect();
    let lead = |entry: &MapEntry| {
        let page = entry.value.text()?.to_owned();
        Some(WrittenLead { words: entry.key.clone(), page, span: entry.value.span })
    };
    Search {
        synonyms: tags.map(|lang, _| {
            of_lang("synonyms", lang).map_or(&[][..], Node::items).iter().map(words).collect()
        }),
        leads: tags.map(|lang, _| {
            let leads = of_lang("leads", lang).map_or(&[][..], Node::entries);
            leads.iter().filter_map(lead).collect()
        }),
    }
}

/// Finds synonyms that are not one word each.
pub(super) fn check(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let synonyms = node.get("search").and_then(|search| search.get("synonyms"));
    let sets = synonyms.map_or(&[][..], Node::entries).iter().flat_map(|entry| entry.value.items());
    let finding =
        |word: &Node| {
            let text = word.text().filter(|text| stem::words(text).count() != 1)?;
            let message = format!("a synonym is one word, and `{}` is not", text.escape_debug());
            let finding = Diagnostic::new(Rule::WrongType, source, word.span, message);
            Some(finding.help(
                "write one word; `leads:` takes phrases, and `keywords:` of a page any words",
            ))
        };
    sets.flat_map(Node::items).filter_map(finding).collect()
}
