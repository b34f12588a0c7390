//! Keys: documents grouped into entries, and references found by key or unambiguous tail.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::diag::rules::Rule;
use crate::diag::suggest::Names;
use crate::diag::{Diagnostic, Severity, nearest};
use crate::doc::{Doc, Review, scenario};
use crate::lang::by_lang::{ByLang, Lang};
use crate::link::{Drafts, Input, overlay};
use crate::names::path::OutputPath;
use crate::par;
use crate::quiz;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Variant, VariantBody};
use crate::source::{Kind, Owner, key_of};
use crate::text::{RelPath, Span};
use crate::yaml::Node;

/// Keys to entries.
#[must_use]
pub fn index(entries: &ByEntry<Entry>) -> BTreeMap<String, EntryId> {
    entries.iter().map(|(id, entry)| (entry.key.clone(), id)).collect()
}

/// Groups documents by key; an entry needs a source.
pub fn entries(input: Input<'_>, found: &mut Vec<Diagnostic>) -> ByEntry<Entry> {
    let languages = &input.config.languages;
    let mut groups: BTreeMap<&str, ByLang<Option<&Arc<Doc>>>> = BTreeMap::new();
    for doc in input.docs {
        let Owner::Language(lang) = doc.file.owner else { continue };
        let group = groups.entry(key_of(&doc.file.inner));
        let group = group.or_insert_with(|| languages.map(|_, _| None));
        match group[lang] {
            None => group[lang] = Some(doc),
            Some(first) => found.push(same_key(first, doc)),
        }
    }
    // A translation without a source is no entry; it is reported with what it was of.
    let shown = |docs: &ByLang<Option<&Arc<Doc>>>| {
        docs.source().is_some_and(|it| !is_hidden(it, input.drafts))
    };
    let groups: Vec<_> = groups.into_iter().filter(|(_, docs)| shown(docs)).collect();
    let entries = par::map(&groups, |(key, docs)| {
        let mut found = Vec::new();
        let source = docs.source().expect("only groups with a source are left");
        (entry(input, key, (source, docs), &mut found), found)
    });
    let add = |(entry, mut of_entry)| {
        found.append(&mut of_entry);
        entry
    };
    ByEntry::of_entries(entries.into_iter().map(add).collect())
}

/// The paths of drafts that are left out.
#[must_use]
pub fn hidden(input: Input<'_>) -> BTreeSet<&str> {
    let hidden = input.docs.iter().filter(|doc| is_hidden(doc, input.drafts));
    hidden.map(|doc| doc.source().path.as_str()).collect()
}

/// The finding for a home page that is left out because it is a draft.
#[must_use]
pub fn hidden_home(input: Input<'_>) -> Option<Diagnostic> {
    let is_home = |doc: &&Arc<Doc>| {
        doc.file.owner == Owner::Language(Lang::SOURCE) && key_of(&doc.file.inner) == "index"
    };
    let home = input.docs.iter().filter(is_home).find(|doc| is_hidden(doc, input.drafts))?;
    let message = "the home page is a draft, so it is not published";
    let finding = Diagnostic::new(Rule::MissingHome, home.source(), Span::default(), message);
    Some(finding.help("remove `draft: true`, or build with `--drafts`"))
}

fn is_hidden(doc: &Doc, drafts: Drafts) -> bool {
    // Of YAML only a translation can be a draft: `kb i18n new` writes one.
    let of_yaml = |node: &Node| node.get_text("draft") == Some("true");
    let is_draft = doc.page().map_or_else(
        || doc.file.owner != Owner::Language(Lang::SOURCE) && doc.node().is_some_and(of_yaml),
        |page| page.front.draft,
    );
    drafts == Drafts::Hide && is_draft
}

fn same_key(first: &Doc, second: &Doc) -> Diagnostic {
    let message = format!("this file has the same key as `{}`", first.source().path);
    Diagnostic::new(Rule::UrlCollision, second.source(), Span::default(), message)
        .help("rename one of the two")
}

/// The files that are left out since another one has their key, by the findings of [`entries`].
#[must_use]
pub fn twins(found: &[Diagnostic]) -> BTreeSet<RelPath> {
    let of_keys = found.iter().filter(|finding| finding.rule == Rule::UrlCollision);
    of_keys.map(|finding| finding.source.path.clone()).collect()
}

type Docs<'a> = (&'a Arc<Doc>, &'a ByLang<Option<&'a Arc<Doc>>>);

fn entry(
    input: Input<'_>,
    key: &str,
    (source, docs): Docs<'_>,
    found: &mut Vec<Diagnostic>,
) -> Entry {
    let shown = |doc: &&Arc<Doc>| !is_hidden(doc, input.drafts);
    let variants: ByLang<Option<Variant>> =
        docs.map(|_, doc| doc.filter(shown).map(|doc| variant(source, doc, found)));
    let (tags, review) = match variants.source() {
        Some(Variant { body: VariantBody::Scenario(scenario), .. }) => {
            (scenario.tags.clone(), scenario.review.clone())
        }
        Some(Variant { body: VariantBody::Glossary, doc, .. }) => {
            (Vec::new(), doc.node().and_then(|node| node.get("review")).map(Review::read))
        }
        _ => source.page().map_or((Vec::new(), None), |page| {
            (page.front.tags.clone(), page.front.review.clone())
        }),
    };
    check_tags(input, source, &tags, found);
    Entry {
        key: key.to_owned(),
        kind: source.file.kind,
        variants,
        paths: input.config.languages.map(|_, tag| OutputPath::new(tag.as_str())),
        parent: None,
        children: Vec::new(),
        in_nav: source.page().is_none_or(|page| page.front.nav),
        order: source.page().and_then(|page| page.front.order).unwrap_or(u32::MAX),
        tags: tags.into_iter().map(|(tag, _)| tag).collect(),
        related: Vec::new(),
        overridden_by: Vec::new(),
        review,
        references: BTreeMap::new(),
    }
}

fn check_tags(input: Input<'_>, doc: &Doc, tags: &[(String, Span)], found: &mut Vec<Diagnostic>) {
    for (_, span) in tags.iter().filter(|(tag, _)| tag.trim().is_empty()) {
        let finding = Diagnostic::new(Rule::UnknownTag, doc.source(), *span, "a tag is empty");
        found.push(finding.help("remove it"));
    }
    let known = || input.config.tags.iter().map(|tag| tag.id.as_str());
    if input.config.tags.is_empty() {
        return;
    }
    for (tag, span) in
        tags.iter().filter(|(tag, _)| !tag.trim().is_empty() && !known().any(|known| known == tag))
    {
        let help = match nearest(tag, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("tags of kb.yaml: {}", known().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("tag `{tag}` is not in kb.yaml");
        found.push(Diagnostic::new(Rule::UnknownTag, doc.source(), *span, message).help(help));
    }
}

fn variant(source: &Arc<Doc>, doc: &Arc<Doc>, found: &mut Vec<Diagnostic>) -> Variant {
    let is_source = Arc::ptr_eq(source, doc);
    let merged = match (source.node(), doc.node()) {
        (Some(source_node), Some(words)) if !is_source => {
            Some(overlay::merge(source_node, doc, words, found))
        }
        (Some(node), _) => Some(node.clone()),
        (None, _) => None,
    };
    let (title, description, body) = match (doc.file.kind, merged) {
        (Kind::Page, _) => page_words(doc, found),
        (Kind::Scenario, Some(node)) => scenario_words(&node),
        (Kind::Quiz, Some(node)) => quiz_words((source, doc), &node, found),
        (Kind::Glossary, Some(_)) => ("Glossary".to_owned(), String::new(), VariantBody::Glossary),
        (Kind::Scenario | Kind::Quiz | Kind::Glossary, None) => {
            (key_of(&doc.file.inner).to_owned(), String::new(), VariantBody::Broken)
        }
    };
    Variant { doc: Arc::clone(doc), title, description, body, targets: Vec::new() }
}

fn page_words(doc: &Doc, found: &mut Vec<Diagnostic>) -> (String, String, VariantBody) {
    let Some(page) = doc.page() else {
        return (key_of(&doc.file.inner).to_owned(), String::new(), VariantBody::Broken);
    };
    let title = page.title().filter(|title| !title.trim().is_empty()).map_or_else(
        || {
            found.extend(missing_title(doc));
            key_of(&doc.file.inner).rsplit('/').next().unwrap_or_default().to_owned()
        },
        str::to_owned,
    );
    let description = page.front.description.clone().unwrap_or_else(|| page.facts.opening.clone());
    (title, description, VariantBody::Page)
}

/// A page with mistakes may well have a title that could not be read.
fn missing_title(doc: &Doc) -> Option<Diagnostic> {
    let sound = doc.found.iter().all(|found| found.severity != Severity::Error);
    let message = "this page has neither a `title` nor a heading";
    let finding = Diagnostic::new(Rule::MissingTitle, doc.source(), Span::default(), message)
        .help("its file name is shown instead; begin the page with `# Title`");
    sound.then_some(finding)
}

fn scenario_words(node: &Node) -> (String, String, VariantBody) {
    let scenario = scenario::read(node);
    (scenario.title.clone(), scenario.summary.clone(), VariantBody::Scenario(Box::new(scenario)))
}

fn quiz_words(
    (source, doc): (&Arc<Doc>, &Arc<Doc>),
    node: &Node,
    found: &mut Vec<Diagnostic>,
) -> (String, String, VariantBody) {
    let is_source = Arc::ptr_eq(source, doc);
    let mut findings = Vec::new();
    let quiz = quiz::read(source.source(), node, &mut findings);
    if is_source {
        let sound = source.found.is_empty() && findings.is_empty();
        found.append(&mut findings);
        found.append(&mut quiz::structure(&quiz));
        if sound && !found.iter().any(|d| Arc::ptr_eq(&d.source, source.source())) {
            found.append(&mut quiz::prove(&quiz).findings);
        }
    }
    found.append(&mut quiz::words(&quiz, doc.source()));
    (quiz.title.clone(), quiz.intro.clone(), VariantBody::Quiz(Box::new(quiz)))
}

/// What a reference in YAML, front matter or `[[…]]` may name.
pub struct References<'a> {
    entries: &'a ByEntry<Entry>,
    exact: BTreeMap<&'a str, EntryId>,
    tails: BTreeMap<&'a str, Vec<EntryId>>,
    /// All of them that name one entry; made for the first reference that names nothing.
    names: OnceLock<Names>,
}

/// A reference that names nothing, or several things.
#[derive(Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing has this key; the nearest one that exists.
    Unknown(Option<String>),
    /// The keys it could mean.
    Ambiguous(Vec<String>),
}

impl<'a> References<'a> {
    /// Indexes all keys and their tails. A section's index page also answers to its folder.
    #[must_use]
    pub fn new(entries: &'a ByEntry<Entry>) -> References<'a> {
        let mut exact = BTreeMap::new();
        let mut tails: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
        for (id, entry) in entries.iter() {
            exact.insert(entry.key.as_str(), id);
            let mut tail = entry.key.as_str();
            while let Some((_, rest)) = tail.split_once('/') {
                tails.entry(rest).or_default().push(id);
                tail = rest;
            }
        }
        for (id, entry) in entries.iter().filter(|(_, entry)| entry.is_index()) {
            let folder = entry.folder();
            if !folder.is_empty() && !tails.contains_key(folder) {
                exact.entry(folder).or_insert(id);
            }
        }
        References { entries, exact, tails, names: OnceLock::new() }
    }

    /// Finds what a reference names.
    ///
    /// # Errors
    /// When it names nothing, or several entries.
    pub fn find(&self, reference: &str) -> Result<EntryId, Unresolved> {
        if let Some(id) = self.exact.get(reference) {
            return Ok(*id);
        }
        match self.tails.get(reference).map_or(&[][..], Vec::as_slice) {
            [one] => Ok(*one),
            [] => {
                let is_one =
                    |(tail, ids): (&&'a str, &Vec<EntryId>)| (ids.len() == 1).then_some(*tail);
                let tails = || self.tails.iter().filter_map(is_one);
                let keys = || self.exact.keys().copied().chain(tails());
                let names = self.names.get_or_init(|| Names::new(keys()));
                Err(Unresolved::Unknown(names.nearest(reference).map(str::to_owned)))
            }
            several => Err(Unresolved::Ambiguous(
                several.iter().map(|id| self.entries[*id].key.clone()).collect(),
            )),
        }
    }
}
