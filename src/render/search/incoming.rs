//! The words of links that lead to an entry. Authors of other pages often call it by the names that
//! readers use.

use crate::lang::by_lang::Lang;
use crate::lang::parts;
use crate::quiz::Quiz;
use crate::site::by_entry::{ByEntry, EntryId};
use crate::site::{LinkTarget, Site, Variant, VariantBody};

/// The most bytes of link texts that are indexed per entry: about 200 words. With more, entries
/// with many links would be found for every query.
const MOST: usize = 1_400;

/// On a large site, fewer: counting them would take a noticeable part of a build.
const MOST_OF_LARGE: usize = 400;

/// Sites with more entries than this are large.
const LARGE: usize = 2_000;

/// A text that leads to an entry.
type Lead<'a> = (EntryId, &'a str);

/// The texts that lead to each entry in a language: sentences with links, steps of scenarios,
/// results and actions of quizzes, and terms of the glossary. Navigation does not count.
pub(super) fn texts(site: &Site, lang: Lang) -> ByEntry<IncomingTexts<'_>> {
    let leads = site.entries.par_map(|id, entry| match &entry.variants[lang] {
        Some(variant) => of_entry(site, id, lang, variant),
        None => Vec::new(),
    });
    let most = if site.entries.n_entries() > LARGE { MOST_OF_LARGE } else { MOST };
    let mut texts: ByEntry<IncomingTexts> = site.entries.map(|_, _| IncomingTexts::default());
    for (to, text) in leads.into_iter().flatten() {
        texts[to].add(text, most);
    }
    texts
}

/// The texts that lead to one entry.
#[derive(Default)]
pub(super) struct IncomingTexts<'a> {
    pub(super) texts: Vec<&'a str>,
    n_bytes: usize,
}

impl<'a> IncomingTexts<'a> {
    fn add(&mut self, text: &'a str, most: usize) {
        // A sentence with two links to the entry counts once.
        if self.n_bytes < most && self.texts.last() != Some(&text) {
            self.n_bytes += text.len();
            self.texts.push(text);
        }
    }
}

fn of_entry<'a>(site: &'a Site, id: EntryId, lang: Lang, variant: &'a Variant) -> Vec<Lead<'a>> {
    let leads: Vec<Lead> = match &variant.body {
        VariantBody::Page => of_page(site, id, lang, variant),
        VariantBody::Scenario(scenario) => {
            let steps = scenario.steps.iter();
            let lead = |step: &'a crate::doc::scenario::Step| {
                Some((site.reference(id, step.page.as_ref()?.1)?, step.text.as_str()))
            };
            steps.filter_map(lead).collect()
        }
        VariantBody::Quiz(quiz) => of_quiz(site, id, quiz),
        VariantBody::Glossary => of_glossary(site, id, lang),
        VariantBody::Broken => Vec::new(),
    };
    let of_others = leads.into_iter().filter(|(to, _)| *to != id);
    of_others.map(|(to, text)| (to, parts::words_of_whole(text))).collect()
}

fn of_page<'a>(site: &'a Site, id: EntryId, lang: Lang, variant: &'a Variant) -> Vec<Lead<'a>> {
    let written = variant.page().map_or(&[][..], |page| &page.facts.links);
    let targets = &site.links[id].targets[lang];
    let lead = |(link, target): (&'a crate::markdown::facts::Link, &LinkTarget)| match target {
        LinkTarget::Entry { entry, .. } => Some((*entry, &*link.sentence)),
        LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
    };
    written.iter().zip(targets.iter()).filter_map(lead).collect()
}

fn of_quiz<'a>(site: &Site, id: EntryId, quiz: &'a Quiz) -> Vec<Lead<'a>> {
    let results = quiz.results.iter().flat_map(|result| {
        result.page.iter().map(move |page| (page.span, result.title.text.as_str()))
    });
    let actions = quiz.actions.iter().flat_map(|action| {
        let targets = action.pages.iter().chain(&action.scenarios);
        targets.map(move |target| (target.span, action.label.text.as_str()))
    });
    let lead = |(span, text)| Some((site.reference(id, span)?, text));
    results.chain(actions).filter_map(lead).collect()
}

/// A term leads to the page that explains it in detail.
fn of_glossary(site: &Site, id: EntryId, lang: Lang) -> Vec<Lead<'_>> {
    let terms = site.terms[lang].iter().flat_map(|term| {
        let to = term.page.as_ref().and_then(|(_, span)| site.reference(id, *span));
        let names = std::iter::once(&term.term).chain(&term.synonyms);
        names.filter_map(move |name| Some((to?, name.as_str())))
    });
    terms.collect()
}
