//! The places on pages that links can lead to, for links whose anchor does not exist.
//!
//! A place is named by its id. A heading is also named by the id that GitHub makes of it, and by
//! its text. Hyphens, other punctuation and case may differ, if only one heading then matches.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::diag::Near;
use crate::diag::suggest::Names;
use crate::doc::glossary;
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::letters::{is_mark, is_nfc, nfc};
use crate::lang::tag::Tag;
use crate::link::urls;
use crate::markdown::facts::Heading;
use crate::names::slug;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{Entry, Variant, VariantBody};

/// How many places a finding lists if no name is similar.
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
        Some(list.get_or_init(|| Box::new(PageAnchors::new(entry, target, self.of(target)))))
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
                let lists = scenario.lists.iter().map(|list| list.id.0.clone());
                parts.chain(lists).chain(steps).chain(scripts).collect()
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
    let nodes = glossary.filter_map(|variant| variant.doc.node());
    let ids = nodes.flat_map(|node| {
        let terms = glossary::read(node).into_iter().map(|term| term.id);
        terms.chain(glossary::former(node).into_iter().map(|former| former.old.0))
    });
    ids.collect()
}

/// The place that an anchor names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AnchorPlace {
    /// The top of the page.
    Top,
    /// The element with this id.
    At(String),
    /// No place; the anchor is kept, so that readers at least reach the page.
    Missing(String),
}

impl AnchorPlace {
    /// The id to link to.
    pub(super) fn id(self) -> Option<String> {
        match self {
            AnchorPlace::Top => None,
            AnchorPlace::At(id) | AnchorPlace::Missing(id) => Some(id),
        }
    }
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
    by_other_names: BTreeMap<String, AnchorPlace>,
}

impl PageAnchors {
    fn new(entry: &Entry, target: &Variant, shown: Vec<String>) -> PageAnchors {
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
        let decomposed = decomposed.collect();
        PageAnchors { first, decomposed, all, names, by_other_names: by_other_names(target) }
    }

    /// Whether an anchor is an id of the page.
    pub(super) fn has(&self, anchor: &str) -> bool {
        self.all.contains(anchor)
    }

    /// The place that an anchor names.
    pub(super) fn find(&self, anchor: &str) -> AnchorPlace {
        if self.has(anchor) {
            return AnchorPlace::At(anchor.to_owned());
        }
        // `html: trusted` publishes ids unchanged, even if they are not in normal form C.
        if let Some(written) = self.decomposed.get(anchor) {
            return AnchorPlace::At(written.clone());
        }
        let named = |name: &str| match self.by_other_names.get(name) {
            Some(AnchorPlace::Missing(_)) | None => None,
            found => found.cloned(),
        };
        let place = named(&of_github(anchor)).or_else(|| named(&letters(anchor)));
        place.unwrap_or_else(|| AnchorPlace::Missing(anchor.to_owned()))
    }

    /// The place that was probably meant.
    pub(super) fn near(&self, anchor: &str) -> Option<Near<'_>> {
        self.names.near(anchor)
    }

    /// The help line: the place that was probably meant, or some to choose from.
    pub(super) fn help(&self, anchor: &str) -> Option<String> {
        let near = self.near(anchor).map(|near| format!("did you mean `#{}`?", near.name));
        near.or_else(|| {
            let first: Vec<String> = self.first.iter().map(|a| format!("#{a}")).collect();
            (!first.is_empty()).then(|| format!("it has {}", first.join(", ")))
        })
    }
}

/// The headings of a page by the ids that GitHub makes of them, and by their letters and digits. A
/// name that several headings have is left out.
fn by_other_names(target: &Variant) -> BTreeMap<String, AnchorPlace> {
    let mut names: BTreeMap<String, AnchorPlace> = BTreeMap::new();
    let Some(page) = target.page() else { return names };
    let title = page.facts.title().map(|heading| &heading.id);
    let place = |heading: &Heading| match Some(&heading.id) == title {
        true => AnchorPlace::Top,
        false => AnchorPlace::At(heading.id.to_string()),
    };
    // Headings with the same text get numbers from 1 on (github/markup, and the tools that follow it).
    let mut n_before: BTreeMap<String, usize> = BTreeMap::new();
    for heading in &page.facts.headings {
        let id = of_github(&heading.text);
        let n = n_before.entry(id.clone()).or_default();
        let numbered = if *n == 0 { id } else { format!("{id}-{n}") };
        *n += 1;
        names.entry(numbered).or_insert_with(|| place(heading));
    }
    let mut by_letters: BTreeMap<String, AnchorPlace> = BTreeMap::new();
    for heading in &page.facts.headings {
        let here = place(heading);
        for name in BTreeSet::from([letters(&heading.text), letters(heading.id.as_str())]) {
            let known = by_letters.entry(name).or_insert_with(|| here.clone());
            if *known != here {
                *known = AnchorPlace::Missing(String::new());
            }
        }
    }
    by_letters.remove("");
    for (name, place) in by_letters {
        names.entry(name).or_insert(place);
    }
    names
}

/// The id that GitHub makes of a heading: small letters, digits, hyphens and underscores; spaces become
/// hyphens.
fn of_github(text: &str) -> String {
    let lower = text.trim().chars().flat_map(char::to_lowercase);
    let kept = lower.filter(|c| c.is_alphanumeric() || is_mark(*c) || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The letters and digits of a text, without marks and in small letters.
fn letters(text: &str) -> String {
    slug::words(text).replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::{letters, of_github};

    #[test]
    fn ids_of_github_keep_hyphens_and_letters_of_any_script() {
        for (text, id) in [
            ("C++ & Rust: a guide", "c--rust-a-guide"),
            ("Don't panic!", "dont-panic"),
            ("v1.2.3", "v123"),
            ("snake_case", "snake_case"),
            ("Žluťoučký kůň", "žluťoučký-kůň"),
        ] {
            assert_eq!(of_github(text), id);
        }
    }

    #[test]
    fn letters_are_the_same_for_all_ids_of_a_heading() {
        for id in ["c-rust-a-guide", "c--rust-a-guide", "C_Rust: a guide"] {
            assert_eq!(letters(id), "crustaguide", "{id}");
        }
    }
}
