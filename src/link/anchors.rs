//! The places on pages that links can lead to, for links whose place is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::diag::Near;
use crate::diag::suggest::Names;
use crate::doc::glossary;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::letters::{is_nfc, nfc};
use crate::lang::tag::Tag;
use crate::link::urls;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Variant, VariantBody};

/// How many places a finding lists where none is near.
const MAX_LISTED: usize = 8;

/// The places of all entries, each list made for the first link that needs it.
pub(super) struct AnchorLists<'a> {
    entries: &'a ByEntry<Entry>,
    /// By language, then by entry.
    lists: ByLang<ByEntry<OnceLock<Box<PageAnchors>>>>,
    /// The ids of the terms of the glossary.
    terms: OnceLock<Vec<String>>,
}

impl<'a> AnchorLists<'a> {
    pub(super) fn new(entries: &'a ByEntry<Entry>, languages: &ByLang<Tag>) -> AnchorLists<'a> {
        let lists = languages.map(|_, _| entries.map(|_, _| OnceLock::new()));
        AnchorLists { entries, lists, terms: OnceLock::new() }
    }

    /// The places of an entry as a language shows it.
    pub(super) fn get(&self, id: EntryId, lang: Lang) -> Option<&PageAnchors> {
        let entry = &self.entries[id];
        let target = entry.shown(lang)?;
        let list = &self.lists[lang][id];
        Some(list.get_or_init(|| Box::new(PageAnchors::new(entry, self.of(target)))))
    }

    fn of(&self, target: &Variant) -> Vec<String> {
        match &target.body {
            VariantBody::Page => target
                .page()
                .map_or_else(Vec::new, |page| page.facts.anchors().map(str::to_owned).collect()),
            VariantBody::Scenario(scenario) => {
                let steps = scenario.steps.iter().map(|step| format!("step-{}", step.id.0));
                let scripts =
                    scenario.scripts.iter().map(|script| format!("script-{}", script.id.0));
                let parts = urls::SCENARIO_PARTS.iter().map(ToString::to_string);
                parts.chain(steps).chain(scripts).collect()
            }
            VariantBody::Quiz(quiz) => {
                quiz.questions.iter().map(|question| format!("Q-{}", question.id.text)).collect()
            }
            VariantBody::Glossary => self.terms.get_or_init(|| terms(self.entries)).clone(),
            VariantBody::Broken => Vec::new(),
        }
    }
}

fn terms(entries: &ByEntry<Entry>) -> Vec<String> {
    let glossary = entries.values().filter_map(|entry| entry.shown(Lang::SOURCE));
    let glossary = glossary.filter(|variant| variant.body == VariantBody::Glossary);
    let terms = glossary.filter_map(|variant| variant.doc.node()).flat_map(glossary::read);
    terms.map(|term| term.id).collect()
}

/// The places of one entry in one language.
pub(super) struct PageAnchors {
    /// The first of them in the order of the page.
    first: Vec<String>,
    /// All of them, and the ids in the source that the author gave: a translation that lacks a
    /// section shows it in the words of the source, under its id.
    all: BTreeSet<String>,
    /// The ids that are not in Unicode normal form C, by their normal form.
    decomposed: BTreeMap<String, String>,
    names: Names,
}

impl PageAnchors {
    fn new(entry: &Entry, shown: Vec<String>) -> PageAnchors {
        let source = entry.variants.source().as_ref().and_then(Variant::page);
        let borrowed = source.into_iter().flat_map(|page| {
            let explicit = page.facts.headings.iter().filter(|heading| heading.explicit);
            let html_ids = page.facts.html_ids.iter().map(|it| it.id.clone());
            explicit.map(|heading| heading.id.to_string()).chain(html_ids)
        });
        let names = Names::new(shown.iter().map(String::as_str));
        let first = shown.iter().take(MAX_LISTED).cloned().collect();
        let all: BTreeSet<String> = shown.into_iter().chain(borrowed).collect();
        let decomposed = all.iter().filter(|id| !is_nfc(id)).map(|id| (nfc(id), id.clone()));
        PageAnchors { first, decomposed: decomposed.collect(), all, names }
    }

    pub(super) fn has(&self, anchor: &str) -> bool {
        self.all.contains(anchor)
    }

    /// The id whose normal form an anchor is, if the id is written in another form.
    pub(super) fn as_written(&self, anchor: &str) -> Option<&str> {
        self.decomposed.get(anchor).filter(|_| !self.has(anchor)).map(String::as_str)
    }

    /// The place that was probably meant.
    pub(super) fn near(&self, anchor: &str) -> Option<Near<'_>> {
        self.names.near(anchor)
    }

    /// The place that was probably meant, or some to choose from.
    pub(super) fn help(&self, anchor: &str) -> Option<String> {
        let near = self.near(anchor).map(|near| format!("did you mean `#{}`?", near.name));
        near.or_else(|| {
            let first: Vec<String> = self.first.iter().map(|a| format!("#{a}")).collect();
            (!first.is_empty()).then(|| format!("it has {}", first.join(", ")))
        })
    }
}
