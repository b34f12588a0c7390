//! The content of an entry in one language: its file, for YAML with the structure of the source.
//!
//! A scenario or quiz with a title in the language is shown in it. A text that it lacks, that is still
//! a draft, or that makes a quiz ambiguous is the text of the source, marked with its language; a
//! quiz keeps the structure of its source, so the proofs of the source hold for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, Severity, nearest};
use crate::doc::drafts::{Drafts, TITLE};
use crate::doc::{Doc, Page, scenario};
use crate::lang::by_lang::ByLang;
use crate::lang::parts;
use crate::lang::tag::Tag;
use crate::link::overlay::{self, SourceTexts};
use crate::markdown;
use crate::names::title;
use crate::quiz::words::UnfitWords;
use crate::quiz::{self, Quiz};
use crate::site::{Variant, VariantBody};
use crate::source::{Kind, key};
use crate::text::Span;
use crate::yaml::Node;

/// A document of an entry and that of the source language, which may be the same.
#[derive(Clone, Copy)]
pub(super) struct TranslatedDoc<'a> {
    /// The languages of the site.
    pub(super) languages: &'a ByLang<Tag>,
    /// The document of the source language.
    pub(super) source: &'a Arc<Doc>,
    /// The document.
    pub(super) doc: &'a Arc<Doc>,
    /// Its texts that are still drafts, if it is a YAML file.
    pub(super) drafts: &'a Drafts,
}

impl TranslatedDoc<'_> {
    fn is_source(self) -> bool {
        Arc::ptr_eq(self.source, self.doc)
    }
}

/// The content of an entry in a language. `None` for a scenario or quiz without a title in the
/// language. Other texts that it lacks, or that are still drafts, are those of the source.
pub(super) fn of_doc(translation: TranslatedDoc<'_>) -> Found<Option<Variant>> {
    let TranslatedDoc { source, doc, .. } = translation;
    let mut findings = Vec::new();
    let value = match (doc.file.kind, source.node(), doc.node()) {
        (Kind::Page, _, _) => page(doc).take(&mut findings),
        (Kind::Scenario | Kind::Quiz | Kind::Glossary, Some(of_source), Some(words))
            if !translation.is_source() =>
        {
            return with_words(translation, YamlPair { of_source, words });
        }
        (Kind::Scenario, Some(node), _) => scenario(doc, node),
        (Kind::Quiz, Some(node), _) if translation.is_source() => {
            source_quiz(doc, node).take(&mut findings)
        }
        (Kind::Quiz, Some(node), _) => quiz_variant(doc, quiz::read(source.source(), node).value),
        (Kind::Glossary, Some(_), _) => glossary(doc),
        (Kind::Scenario | Kind::Quiz | Kind::Glossary, None, _) => broken(doc),
    };
    Found { value: Some(value), findings }
}

/// The trees of a source file and its translation.
#[derive(Clone, Copy)]
struct YamlPair<'a> {
    of_source: &'a Node,
    words: &'a Node,
}

/// A translation with the structure of its source.
fn with_words(translation: TranslatedDoc<'_>, pair: YamlPair<'_>) -> Found<Option<Variant>> {
    let TranslatedDoc { languages, source, doc, .. } = translation;
    let YamlPair { of_source, words } = pair;
    let mut instead_of = draft_places(translation);
    let merge = |instead_of: &BTreeSet<Span>| {
        let texts = SourceTexts { tag: languages.source(), instead_of };
        overlay::merge(of_source, doc, words, texts)
    };
    let mut unfit = Vec::new();
    let (variant, mut findings) = loop {
        let Found { value: node, findings } = merge(&instead_of);
        let quiz = match doc.file.kind {
            // The findings of reading it repeat those of the source.
            Kind::Quiz => quiz::read(source.source(), &node).value,
            Kind::Scenario => break (scenario(doc, &node), findings),
            Kind::Page | Kind::Glossary => break (glossary(doc), findings),
        };
        let found = quiz::unfit_translations(&quiz, doc.source(), words);
        if found.is_empty() {
            break (quiz_variant(doc, quiz), findings);
        }
        for UnfitWords { places, finding } in found {
            instead_of.extend(places);
            unfit.push(finding);
        }
    };
    findings.append(&mut unfit);
    let has_title = words.get("title").and_then(Node::text).is_some();
    let is_shown = has_title || !matches!(doc.file.kind, Kind::Scenario | Kind::Quiz);
    Found { value: is_shown.then_some(variant), findings }
}

/// The places of texts that are still drafts. The title names the translation in lists, so it is
/// shown as it is.
fn draft_places(translation: TranslatedDoc<'_>) -> BTreeSet<Span> {
    let TranslatedDoc { doc, drafts, .. } = translation;
    if doc.file.kind == Kind::Glossary {
        return BTreeSet::new();
    }
    let texts = drafts.texts.iter().filter(|draft| draft.id != TITLE);
    texts.map(|draft| draft.place).collect()
}

fn broken(doc: &Arc<Doc>) -> Variant {
    Variant {
        doc: Arc::clone(doc),
        title: doc.file.key.to_string(),
        description: String::new(),
        body: VariantBody::Broken,
    }
}

fn glossary(doc: &Arc<Doc>) -> Variant {
    Variant {
        doc: Arc::clone(doc),
        title: "Glossary".to_owned(),
        description: String::new(),
        body: VariantBody::Glossary,
    }
}

fn page(doc: &Arc<Doc>) -> Found<Variant> {
    let Some(page) = doc.page() else { return Found::sound(broken(doc)) };
    let written = page.title().filter(|title| !title.trim().is_empty());
    let value = Variant {
        doc: Arc::clone(doc),
        title: written
            .map_or_else(|| title_of_key(&doc.file.key), |title| parts::plain(title).into_owned()),
        description: page.front.description.clone().unwrap_or_else(|| page.facts.opening.clone()),
        body: VariantBody::Page,
    };
    let missing = if written.is_none() { missing_title(doc) } else { None };
    Found { value, findings: missing.into_iter().collect() }
}

/// The title of a page without one: the words of its file name, or of its folder.
fn title_of_key(key: &str) -> String {
    let folder = key.strip_suffix(key::INDEX).and_then(|folder| folder.strip_suffix('/'));
    let path = folder.unwrap_or(key);
    title::of_name(path.rsplit('/').next().unwrap_or(path))
}

/// The finding for a page without a title. A page with mistakes may have a title that could not be
/// read.
fn missing_title(doc: &Doc) -> Option<Diagnostic> {
    let unknown = doc.page().map_or(&[][..], |page| &page.front.unknown);
    let is_misspelt = unknown.iter().any(|(key, _)| nearest(key, ["title"]).is_some());
    let sound = !is_misspelt && doc.found.iter().all(|found| found.severity != Severity::Error);
    let message = "this page has neither a `title` nor a heading at its top";
    let finding = Diagnostic::new(Rule::MissingTitle, doc.source(), Span::default(), message)
        .help("kb shows the words of the file name instead; begin the page with `# Title`")
        .maybe_fix(doc.page().and_then(|page| with_title(doc, page)));
    sound.then_some(finding)
}

/// Writes the title that kb shows as the first heading. The levels of the headings below must
/// match.
fn with_title(doc: &Doc, page: &Page) -> Option<Fix> {
    let title = title_of_key(&doc.file.key);
    let is_plain = title.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ','));
    let mut levels = page.facts.headings.iter().map(|heading| heading.level);
    let fits = levels.next().is_none_or(|first| first == 2) && levels.all(|level| level > 1);
    let text = doc.source().slice(page.body);
    let at = page.body.start as usize + markdown::first_block(text);
    (is_plain && fits).then(|| Fix::safe(Span::new(at, at), format!("# {title}\n\n")))
}

fn scenario(doc: &Arc<Doc>, node: &Node) -> Variant {
    let scenario = scenario::read(node);
    Variant {
        doc: Arc::clone(doc),
        title: parts::plain(&scenario.title).into_owned(),
        description: scenario.summary.clone(),
        body: VariantBody::Scenario(Box::new(scenario)),
    }
}

/// A quiz in the source language, with its proofs.
fn source_quiz(doc: &Arc<Doc>, node: &Node) -> Found<Variant> {
    let mut findings = Vec::new();
    let quiz = quiz::read(doc.source(), node).take(&mut findings);
    // A quiz is proved unless a finding prevents its publication.
    let mut of_quiz = doc.found.iter().chain(&findings);
    let is_readable = of_quiz.all(Diagnostic::can_lower);
    let mut in_structure = quiz::structure(&quiz);
    if is_readable && in_structure.is_empty() {
        findings.append(&mut quiz::prove(&quiz).findings);
        findings.append(&mut quiz::style_findings(&quiz));
    }
    findings.append(&mut in_structure);
    findings.extend(quiz::words(&quiz, doc.source(), node));
    Found { value: quiz_variant(doc, quiz), findings }
}

fn quiz_variant(doc: &Arc<Doc>, quiz: Quiz) -> Variant {
    Variant {
        doc: Arc::clone(doc),
        title: parts::plain(&quiz.title).into_owned(),
        description: quiz.intro.clone(),
        body: VariantBody::Quiz(Box::new(quiz)),
    }
}
