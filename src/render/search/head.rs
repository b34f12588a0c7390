//! The head of an index: the data that every query needs, and the facets for filters.

use serde_json::{Map, Value, json};

use crate::lang::number;
use crate::lang::stem;
use crate::lang::tag::Tag;
use crate::render::search::author::SearchAdditions;
use crate::render::search::code;
use crate::render::search::groups::StemGroup;
use crate::render::search::pairs::Pairs;
use crate::render::search::places::Facets;
use crate::render::search::postings::SCALE;

/// The data of an index for the whole language.
pub(super) struct IndexHead<'a> {
    /// The language.
    pub(super) tag: &'a Tag,
    /// The pages that rarely answer a question themselves.
    pub(super) minor: &'a [u32],
    /// Synonyms and leads.
    pub(super) additions: SearchAdditions,
    /// Kinds and tags of the pages.
    pub(super) facets: &'a Facets,
    /// Pairs of frequent words; none of a small site.
    pub(super) pairs: &'a Pairs,
    /// Languages whose words this one shows where it lacks an entry.
    pub(super) others: &'a [Other<'a>],
}

/// Another language in which a reader finds entries that the own language lacks.
pub(super) struct Other<'a> {
    /// The language.
    pub(super) tag: &'a Tag,
    /// The path to the address of its index, relative to that of this language.
    pub(super) file: String,
    /// The entries, in the numbers of its index.
    pub(super) missing: Vec<u32>,
}

/// The head: the data that every query needs.
pub(super) fn about(
    head: &IndexHead<'_>,
    groups: &[StemGroup],
    n_pages: usize,
) -> Map<String, Value> {
    let replaced: Map<String, Value> =
        stem::replaced().map(|(letter, plain)| (letter.to_string(), json!(plain))).collect();
    let marks = stem::MARKS.iter().flat_map(|(first, last)| [*first, '-', *last]);
    let other = |other: &Other<'_>| {
        let missing = code::rising(other.missing.iter().copied());
        json!({"lang": other.tag.as_str(), "file": other.file, "missing": missing})
    };
    Map::from_iter([
        ("lang".to_owned(), json!(head.tag.as_str())),
        ("pages".to_owned(), json!(n_pages)),
        ("minor".to_owned(), json!(code::rising(head.minor.iter().copied()))),
        ("others".to_owned(), head.others.iter().map(other).collect()),
        ("scale".to_owned(), json!([SCALE.0, SCALE.1])),
        // How the language writes numbers of four and of seven digits.
        ("numbers".to_owned(), json!([1_234, 1_234_567].map(|n| number::integer(head.tag, n)))),
        ("stops".to_owned(), json!(stops(head.tag, groups, n_pages).join(" "))),
        ("endings".to_owned(), json!(stem::endings(head.tag))),
        ("swaps".to_owned(), json!(stem::swaps(head.tag))),
        ("links".to_owned(), json!(stem::compound_links(head.tag))),
        ("synonyms".to_owned(), head.additions.synonyms.clone()),
        ("leads".to_owned(), head.additions.leads.clone()),
        ("pairs".to_owned(), json!([head.pairs.n_buckets, head.pairs.per_file])),
        ("marks".to_owned(), json!(marks.collect::<String>())),
        ("replaced".to_owned(), Value::Object(replaced)),
    ])
}

/// If the language has no list of stop words, a word on more than this share of the pages counts as
/// one.
const EVERYWHERE: f64 = 0.6;

/// A site with fewer pages is too small to show which words are frequent in the language.
const FEW_PAGES: usize = 20;

/// The stop words of a language.
fn stops<'a>(tag: &Tag, groups: &'a [StemGroup], n_pages: usize) -> Vec<&'a str> {
    let listed = stem::stops(tag);
    if !listed.is_empty() || n_pages < FEW_PAGES {
        return listed.to_vec();
    }
    #[expect(clippy::cast_precision_loss, reason = "a share needs no exact digits")]
    let is_everywhere = |group: &&StemGroup| group.n_pages as f64 > EVERYWHERE * n_pages as f64;
    groups.iter().filter(is_everywhere).flat_map(|group| &group.forms).map(String::as_str).collect()
}

/// The facets as the last file of the index has them.
pub(super) fn facets(facets: &Facets) -> String {
    let tags: Vec<_> = facets
        .tags
        .iter()
        .map(|(label, pages)| (label, code::rising(pages.iter().copied())))
        .collect();
    code::json(&[json!(facets.kinds), json!(tags)])
}
