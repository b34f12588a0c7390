//! Documents grouped by key into entries, with the texts of each language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, near};
use crate::doc::lifecycle::Validity;
use crate::doc::{Doc, Indexing, drafts};
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::variants::{self, TranslatedDoc};
use crate::link::{DraftVisibility, LinkInput, stubs};
use crate::par;
use crate::site::by_entry::ByEntry;
use crate::site::{Entry, Variant, VariantBody};
use crate::source::Owner;
use crate::text::{RelPath, Span};

/// Documents by key, and which files are left out.
pub(super) struct Grouped<'a> {
    /// By key; each has a source that is published.
    groups: Vec<EntryDocs<'a>>,
    /// The paths of drafts that are left out.
    pub(super) drafts: BTreeSet<&'a str>,
    /// The paths of files that are left out because another file has the same key.
    pub(super) twins: BTreeSet<&'a RelPath>,
}

/// The documents of one key.
struct EntryDocs<'a> {
    key: &'a str,
    source: &'a Arc<Doc>,
    /// Without drafts that are left out.
    docs: ByLang<Option<&'a Arc<Doc>>>,
}

/// Groups documents by key. A translation without a source is in no group: [`orphans`] reports it.
/// Neither is one that is no more than a draft: [`stubs`] reports it.
///
/// [`orphans`]: crate::link::orphans
pub(super) fn group(input: LinkInput<'_>) -> Found<Grouped<'_>> {
    let mut findings = Vec::new();
    let mut twins = BTreeSet::new();
    let mut by_key: BTreeMap<&str, ByLang<Option<&Arc<Doc>>>> = BTreeMap::new();
    for doc in input.docs {
        let Owner::Language(lang) = doc.file.owner else { continue };
        let docs = by_key.entry(&*doc.file.key);
        let docs = docs.or_insert_with(|| input.config.languages.map(|_, _| None));
        match docs[lang] {
            None => docs[lang] = Some(doc),
            // A generated page replaces a draft that is left out.
            Some(_) if doc.file.is_generated => docs[lang] = Some(doc),
            Some(first) => {
                findings.push(same_key(first, doc));
                twins.insert(&doc.source().path);
            }
        }
    }
    let is_shown = |doc: &&Arc<Doc>| !is_hidden(doc, input.drafts);
    let groups = by_key.into_iter().filter_map(|(key, docs)| {
        let docs = docs.map(|_, doc| doc.filter(is_shown));
        Some(EntryDocs { key, source: (*docs.source())?, docs })
    });
    let groups: Vec<EntryDocs<'_>> = groups.collect();
    let groups = par::map(&groups, |group| without_stubs(input, group));
    let groups = groups.into_iter().collect::<Found<Vec<_>>>().take(&mut findings);
    let drafts = input.docs.iter().filter(|doc| is_hidden(doc, input.drafts));
    let drafts = drafts.map(|doc| doc.source().path.as_str()).collect();
    Found { value: Grouped { groups, drafts, twins }, findings }
}

/// Leaves out translations that are no more than drafts. They are reported here, because no later
/// step sees them.
fn without_stubs<'a>(input: LinkInput<'_>, group: &EntryDocs<'a>) -> Found<EntryDocs<'a>> {
    let EntryDocs { key, source, ref docs } = *group;
    let mut findings = Vec::new();
    let docs = docs.map(|lang, doc| {
        let doc = (*doc)?;
        let can_be_stub = input.drafts == DraftVisibility::Hide && lang != Lang::SOURCE;
        let stub = || stubs::stub(&input.config.languages, source, doc);
        let Some(stub) = can_be_stub.then(stub).flatten() else { return Some(doc) };
        findings.extend(stub);
        None
    });
    Found { value: EntryDocs { key, source, docs }, findings }
}

/// Whether a document is a draft that is left out.
pub(super) fn is_hidden(doc: &Doc, drafts: DraftVisibility) -> bool {
    drafts == DraftVisibility::Hide && doc.is_draft()
}

fn same_key(first: &Doc, second: &Doc) -> Diagnostic {
    let message = format!("this file has the same key as `{}`", first.source().path);
    Diagnostic::new(Rule::UrlCollision, second.source(), Span::default(), message)
        .help("rename one of the two")
}

/// Makes an entry of each group.
pub(super) fn entries(input: LinkInput<'_>, grouped: &Grouped<'_>) -> Found<ByEntry<Entry>> {
    let entries = par::map(&grouped.groups, |group| entry(input, group));
    entries.into_iter().collect::<Found<Vec<Entry>>>().map(ByEntry::of_entries)
}

fn entry(input: LinkInput<'_>, group: &EntryDocs<'_>) -> Found<Entry> {
    let mut findings = Vec::new();
    let source = group.source;
    let languages = &input.config.languages;
    let drafts = group.docs.map(|lang, doc| {
        let doc = doc.filter(|doc| lang != Lang::SOURCE && doc.page().is_none());
        doc.map(|doc| drafts::of_yaml(languages, source, doc)).unwrap_or_default()
    });
    let variants = group.docs.map(|lang, doc| {
        let translation = TranslatedDoc { languages, source, doc: (*doc)?, drafts: &drafts[lang] };
        variants::of_doc(translation).take(&mut findings)
    });
    let is_incomplete = |lang: Lang| variants[lang].is_none() && lang != Lang::SOURCE;
    let incomplete =
        group.docs.map(|lang, doc| doc.filter(|_| is_incomplete(lang)).map(Arc::clone));
    let tags = match variants.source().as_ref().map(|variant| &variant.body) {
        Some(VariantBody::Scenario(scenario)) => scenario.tags.clone(),
        _ => source.page().map_or(Vec::new(), |page| page.front.tags.clone()),
    };
    findings.extend(check_tags(input, source, &tags));
    findings.extend(validity_of_translations(&variants));
    let lifecycle = source.lifecycle();
    let is_withdrawn = lifecycle.status == Validity::Withdrawn;
    let value = Entry {
        key: group.key.to_owned(),
        kind: source.file.kind,
        text_langs: text_langs(input.config, &variants),
        variants,
        incomplete,
        drafts,
        in_nav: !is_withdrawn && source.page().is_none_or(|page| page.front.nav),
        in_search: !is_withdrawn
            && source.page().is_none_or(|page| page.front.search == Indexing::Indexed),
        status: lifecycle.status,
        order: source.page().and_then(|page| page.front.order).unwrap_or(i32::MAX),
        tags: tags.into_iter().map(|(tag, _)| tag).collect(),
        review: lifecycle.review.clone(),
        owner: lifecycle.owner.clone(),
        place: lifecycle.place.clone(),
        sources: lifecycle.sources.clone(),
    };
    Found { value, findings }
}

/// Findings for translations that say about themselves what only their source can say.
fn validity_of_translations(variants: &ByLang<Option<Variant>>) -> Vec<Diagnostic> {
    let unfit = variants.of_translations().flatten().filter_map(|variant| {
        let (source, lifecycle) = (variant.doc.source(), variant.doc.lifecycle());
        match lifecycle.status {
            Validity::Draft | Validity::Stable => None,
            Validity::Deprecated | Validity::Withdrawn => {
                let message = "only the source language can be deprecated or withdrawn";
                let span = lifecycle.status_span?;
                let finding = Diagnostic::new(Rule::StructureInTranslation, source, span, message);
                Some(finding.help("remove it here, and set `status` in the source"))
            }
        }
    });
    unfit.collect()
}

/// The only place that decides which language is shown where a language has no words.
fn text_langs(config: &Config, variants: &ByLang<Option<Variant>>) -> ByLang<Lang> {
    variants.map(|lang, own| {
        let fallback = || config.fallback[lang].iter().find(|other| variants[**other].is_some());
        match own {
            Some(_) => lang,
            None => fallback().copied().unwrap_or(Lang::SOURCE),
        }
    })
}

fn check_tags(input: LinkInput<'_>, doc: &Doc, tags: &[(String, Span)]) -> Vec<Diagnostic> {
    let (empty, named): (Vec<_>, Vec<_>) = tags.iter().partition(|(tag, _)| tag.trim().is_empty());
    let empty = empty.into_iter().map(|(_, span)| {
        let finding = Diagnostic::new(Rule::UnknownTag, doc.source(), *span, "a tag is empty");
        finding.help("remove it")
    });
    let known = || input.config.tags.iter().map(|tag| tag.id.as_str());
    let is_unknown = |tag: &str| !input.config.tags.is_empty() && !known().any(|id| id == tag);
    let unknown = named.into_iter().filter(|(tag, _)| is_unknown(tag)).map(|(tag, span)| {
        let message = format!("tag `{tag}` is not in kb.yaml");
        let finding = Diagnostic::new(Rule::UnknownTag, doc.source(), *span, message);
        match near(tag, known()) {
            Some(near) => finding.meant(near, *span),
            None => {
                let known = known().collect::<Vec<_>>().join(", ");
                finding.help(format!("tags of kb.yaml: {known}"))
            }
        }
    });
    empty.chain(unknown).collect()
}
