//! The languages of `kb.yaml`, and its texts per language.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::SHAPE;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::Source;
use crate::yaml::schema::Shape;
use crate::yaml::{MapEntry, Node};

/// Finds the language with a tag, which need not be in canonical form.
pub(super) fn find(languages: &ByLang<Tag>, text: &str) -> Option<Lang> {
    let exact = languages.find(|tag| tag.as_str() == text);
    exact.or_else(|| {
        let written = Tag::parse(text).ok()?;
        languages.find(|tag| *tag == written)
    })
}

/// The entry of a language in a mapping from languages to texts.
pub(super) fn entry<'a>(
    entries: &'a [MapEntry],
    languages: &ByLang<Tag>,
    lang: Lang,
) -> Option<&'a MapEntry> {
    entries.iter().find(|entry| find(languages, &entry.key) == Some(lang))
}

/// Reads `languages:`.
///
/// # Errors
/// Findings for invalid or duplicate tags, and for an empty list. The shape table reports a missing
/// list or a value that is not a list.
pub(super) fn read(source: &Arc<Source>, node: &Node) -> Result<ByLang<Tag>, Vec<Diagnostic>> {
    let Some(list) = node.get("languages") else { return Err(Vec::new()) };
    let mut tags: Vec<Tag> = Vec::new();
    let mut found = Vec::new();
    for item in list.items() {
        match item.text().map(|text| (text, Tag::parse(text))) {
            Some((_, Ok(tag))) if !tags.contains(&tag) => tags.push(tag),
            Some((text, Ok(_))) => {
                let message = format!("language `{text}` is listed twice");
                let finding = Diagnostic::new(Rule::DuplicateId, source, item.span, message);
                found.push(finding.help("remove one of the two"));
            }
            Some((_, Err(reason))) => {
                // The reason can contain a hint: "`cz` is a country, …; did you mean `cs`?".
                let (reason, help) = match reason.split_once("; ") {
                    Some((reason, help)) => (reason.to_owned(), Some(help.to_owned())),
                    None => (reason, None),
                };
                let finding = Diagnostic::new(Rule::BadLanguageTag, source, item.span, reason);
                found.push(finding.maybe_help(help));
            }
            None => {}
        }
    }
    let is_empty = list.kind() == "a list" && list.items().is_empty();
    if is_empty {
        let message = "the list needs at least one language";
        found.push(
            Diagnostic::new(Rule::MissingKey, source, list.span, message)
                .help("the first one is the source language: `languages: [en]`"),
        );
    }
    ByLang::of_list(tags).filter(|_| found.is_empty()).ok_or(found)
}

/// The names of languages in addresses. A site can have had small letters there, and not every host takes
/// `/pt-BR/` for `/pt-br/`.
pub(super) fn address_tags(node: &Node, languages: &ByLang<Tag>) -> ByLang<String> {
    let listed = node.get("languages").map(Node::items).unwrap_or_default();
    languages.map(|_, tag| {
        let small = tag.as_str().to_ascii_lowercase();
        let is_small = listed.iter().any(|item| item.text() == Some(&small));
        if is_small { small } else { tag.to_string() }
    })
}

/// Findings for languages that a mapping from languages to values has twice.
pub(super) fn check_texts(
    source: &Arc<Source>,
    node: &Node,
    languages: &ByLang<Tag>,
) -> Vec<Diagnostic> {
    mappings(node).iter().flat_map(|entries| given_twice(source, entries, languages)).collect()
}

/// The entries of all mappings from languages to values, in the order of the file.
fn mappings(node: &Node) -> Vec<&[MapEntry]> {
    let mut mappings = Vec::new();
    let of_search = node.get("search");
    // These mappings have languages as keys, but their values are not texts.
    let of_search = ["synonyms", "leads"].into_iter().filter_map(|key| of_search?.get(key));
    localized(node, &SHAPE, &mut mappings);
    mappings.extend(of_search);
    mappings.sort_by_key(|mapping| mapping.span.start);
    mappings.into_iter().map(Node::entries).collect()
}

/// The mappings from languages to values in a value of a shape.
fn localized<'a>(node: &'a Node, shape: &Shape, mappings: &mut Vec<&'a Node>) {
    match shape {
        Shape::Words | Shape::OneOfByLang(_) => mappings.push(node),
        Shape::Record(fields) | Shape::Either(_, fields) => {
            for field in *fields {
                if let Some(value) = node.get(field.key) {
                    localized(value, &field.shape, mappings);
                }
            }
        }
        Shape::List(inner) => node.items().iter().for_each(|it| localized(it, inner, mappings)),
        Shape::Map(inner) => {
            node.entries().iter().for_each(|entry| localized(&entry.value, inner, mappings));
        }
        _ => {}
    }
}

/// One finding for all texts in languages that the site does not have: a site may leave out a
/// language and keep its texts.
pub(super) fn unlisted(
    source: &Arc<Source>,
    node: &Node,
    languages: &ByLang<Tag>,
) -> Option<Diagnostic> {
    let mappings = mappings(node);
    let unlisted = mappings.iter().flat_map(|entries| {
        let of_others = entries.iter().filter(|entry| find(languages, &entry.key).is_none());
        of_others.map(move |entry| (entry, *entries))
    });
    let unlisted: Vec<(&MapEntry, &[MapEntry])> = unlisted.collect();
    let (first, beside) = unlisted.first()?;
    let keys: BTreeSet<&str> = unlisted.iter().map(|(entry, _)| entry.key.as_str()).collect();
    let shown: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let message = match (unlisted.len(), shown.as_slice()) {
        (1, [key]) => format!("a text in {key}, which is not a language of this site"),
        (n, [key]) => format!("{n} texts in {key}, which is not a language of this site"),
        (n, keys) => {
            format!("{n} texts in {}, which are not languages of this site", keys.join(", "))
        }
    };
    let is_free = |lang: Lang| entry(beside, languages, lang).is_none();
    let free = languages.langs().filter(|lang| is_free(*lang));
    let help = match nearest(&first.key, free.map(|lang| languages[lang].as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "add it to `languages:`, or remove its texts".to_owned(),
    };
    let finding = Diagnostic::new(Rule::UnlistedLanguage, source, first.key_span, message);
    Some(finding.help(help))
}

fn given_twice(
    source: &Arc<Source>,
    entries: &[MapEntry],
    languages: &ByLang<Tag>,
) -> Vec<Diagnostic> {
    let langs: Vec<_> = entries.iter().map(|entry| find(languages, &entry.key)).collect();
    let repeated = entries.iter().enumerate().filter_map(|(nth, entry)| {
        let first = langs[..nth].iter().position(|lang| lang.is_some() && *lang == langs[nth])?;
        let first = &entries[first];
        let message = format!("`{}` is the same language as `{}`", entry.key, first.key);
        let finding = Diagnostic::new(Rule::DuplicateKey, source, entry.key_span, message);
        let finding = finding.help("keep one of the two");
        Some(finding.also(source, first.key_span, "first given here"))
    });
    repeated.collect()
}
