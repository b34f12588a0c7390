//! `fallback:` of kb.yaml: which language a reader sees where a page has no translation.

use std::sync::Arc;

use crate::config::languages;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::parents;
use crate::lang::tag::Tag;
use crate::text::Source;
use crate::yaml::{MapEntry, Node};

/// For each language, its fallback languages, the best first; the source is the last.
///
/// A language without an entry falls back to its parents among the languages of the site: `pt-BR`
/// to `pt`.
pub(super) fn read(node: Option<&Node>, tags: &ByLang<Tag>) -> ByLang<Vec<Lang>> {
    let entries = node.map_or(&[][..], Node::entries);
    tags.map(|lang, tag| {
        let written = languages::entry(entries, tags, lang);
        let mut chain = match written {
            Some(entry) => named(entry, tags).collect(),
            None => by_itself(lang, tag, tags),
        };
        chain.push(Lang::SOURCE);
        let mut seen = vec![lang];
        chain.retain(|other| {
            let is_new = !seen.contains(other);
            seen.push(*other);
            is_new
        });
        chain
    })
}

/// The languages in a list, without those that the site does not have.
fn named<'a>(entry: &'a MapEntry, tags: &'a ByLang<Tag>) -> impl Iterator<Item = Lang> + 'a {
    let texts = entry.value.items().iter().filter_map(Node::text);
    texts.filter_map(|text| languages::find(tags, text))
}

fn by_itself(lang: Lang, tag: &Tag, tags: &ByLang<Tag>) -> Vec<Lang> {
    let others: Vec<Tag> =
        tags.iter().filter(|(other, _)| *other != lang).map(|(_, tag)| tag.clone()).collect();
    let mut parents = parents::applicable(tag, &others);
    parents.reverse();
    parents.into_iter().filter_map(|parent| tags.find(|tag| tag == parent)).collect()
}

/// The findings for languages that the site does not have, and for lists without effect.
pub(super) fn check(
    source: &Arc<Source>,
    node: Option<&Node>,
    tags: &ByLang<Tag>,
) -> Vec<Diagnostic> {
    let entries = node.map_or(&[][..], Node::entries);
    let named: Vec<Lang> =
        entries.iter().filter_map(|entry| languages::find(tags, &entry.key)).collect();
    entries.iter().flat_map(|entry| check_entry(source, entry, tags, &named)).collect()
}

/// The findings of one entry; `named` are the languages that have one.
fn check_entry(
    source: &Arc<Source>,
    entry: &MapEntry,
    tags: &ByLang<Tag>,
    named: &[Lang],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let lang = languages::find(tags, &entry.key);
    let is_taken = |other: Lang| other == Lang::SOURCE || named.contains(&other);
    let of_key = |message| Diagnostic::new(Rule::UnknownKey, source, entry.key_span, message);
    match lang {
        None => found.push(
            of_key(format!("`{}` is not a language of this site", entry.key))
                .help(help(&entry.key, tags, is_taken)),
        ),
        Some(Lang::SOURCE) => found.push(
            of_key(format!("`{}` is the source language, which has every page", entry.key))
                .help("remove it"),
        ),
        Some(_) => {}
    }
    for item in entry.value.items() {
        let Some(text) = item.text() else { continue };
        let message = match languages::find(tags, text) {
            None => format!("`{text}` is not a language of this site"),
            Some(other) if Some(other) == lang => format!("`{text}` cannot be its own fallback"),
            Some(_) => continue,
        };
        let finding = Diagnostic::new(Rule::UnknownValue, source, item.span, message);
        found.push(finding.help(help(text, tags, |other| Some(other) == lang)));
    }
    found
}

fn help(text: &str, tags: &ByLang<Tag>, is_taken: impl Fn(Lang) -> bool) -> String {
    let free = tags.iter().filter(|(lang, _)| !is_taken(*lang));
    let free: Vec<&str> = free.map(|(_, tag)| tag.as_str()).collect();
    match nearest(text, free.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if free.is_empty() => "remove it".to_owned(),
        None => format!("languages: {}", free.join(", ")),
    }
}
