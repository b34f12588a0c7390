//! The languages of `kb.yaml`, and its texts per language.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Near, near};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::Source;
use crate::yaml::{Entry, Node};

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
    entries: &'a [Entry],
    languages: &ByLang<Tag>,
    lang: Lang,
) -> Option<&'a Entry> {
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
    ByLang::of_tags(tags).filter(|_| found.is_empty()).ok_or(found)
}

/// Checks the keys of all mappings from languages to values.
pub(super) fn check_texts(
    source: &Arc<Source>,
    node: &Node,
    languages: &ByLang<Tag>,
) -> Vec<Diagnostic> {
    let tags = node.get("tags").map_or(&[][..], Node::entries);
    let mappings =
        ["title", "description", "untranslated"].into_iter().filter_map(|key| node.get(key));
    let search = node.get("search");
    let of_search = ["synonyms", "leads"].into_iter().filter_map(|key| search?.get(key));
    let mappings: Vec<&[Entry]> = mappings
        .chain(of_search)
        .chain(tags.iter().map(|tag| &tag.value))
        .map(Node::entries)
        .collect();
    let mut found: Vec<Diagnostic> =
        mappings.iter().flat_map(|entries| given_twice(source, entries, languages)).collect();
    // A language that is missing in the list is reported once, not once per text.
    let mut unlisted: BTreeMap<&str, Vec<(&Entry, &[Entry])>> = BTreeMap::new();
    for entries in mappings {
        let of_others = entries.iter().filter(|entry| find(languages, &entry.key).is_none());
        for entry in of_others {
            unlisted.entry(&entry.key).or_default().push((entry, entries));
        }
    }
    found.extend(unlisted.values().map(|texts| not_listed(source, texts, languages)));
    found
}

fn given_twice(
    source: &Arc<Source>,
    entries: &[Entry],
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

/// The finding for texts in a language that the site does not have.
fn not_listed(
    source: &Arc<Source>,
    texts: &[(&Entry, &[Entry])],
    languages: &ByLang<Tag>,
) -> Diagnostic {
    let (first, beside) = texts[0];
    let key = &first.key;
    let message = match texts.len() {
        1 => format!("`{key}` is not a language of this site"),
        n => format!("`{key}` is not a language of this site, but has {n} texts"),
    };
    let is_free = |lang: Lang| entry(beside, languages, lang).is_none();
    let free = languages.langs().filter(|lang| is_free(*lang));
    let finding = Diagnostic::new(Rule::UnknownKey, source, first.key_span, message);
    match near(key, free.map(|lang| languages[lang].as_str())) {
        // The other texts are beside other languages.
        Some(near) => {
            let is_only = near.is_only && texts.len() == 1;
            finding.meant(Near { is_only, ..near }, first.key_span)
        }
        None => {
            let listed: Vec<_> = languages.values().map(Tag::as_str).collect();
            let listed = listed.join(", ");
            finding.help(format!("add it to `languages:`, or remove it; languages: {listed}"))
        }
    }
}
