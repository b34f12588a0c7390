//! The searchable sections of a language: heading, anchor and text of every section of every entry.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::config::labels::SiteLabel;
use crate::config::{Untranslated, texts};
use crate::doc::scenario::{OwnList, Scenario, Script, placeholders};
use crate::lang::by_lang::Lang;
use crate::lang::parts;
use crate::markdown::plain;
use crate::names::slug;
use crate::quiz::Quiz;
use crate::render::{Renderer, links, scenario};
use crate::route;
use crate::site::by_entry::EntryId;
use crate::site::{LinkTarget, Site, Variant, VariantBody};
use crate::source::Kind;

/// A searchable entry.
#[derive(Default)]
pub(super) struct SearchEntry<'a> {
    /// Its address from the root of the site.
    pub(super) address: String,
    /// Its title.
    pub(super) title: String,
    /// `page`, `scenario`, `quiz` or `glossary`.
    pub(super) kind: &'static str,
    /// The first one is the entry itself.
    pub(super) sections: Vec<SearchSection>,
    /// The texts that lead to it, and its tags.
    pub(super) links: Vec<&'a str>,
    /// Its addresses in languages that have no words of their own, by language tag.
    pub(super) elsewhere: Vec<(String, String)>,
}

/// A searchable section.
#[derive(Default)]
pub(super) struct SearchSection {
    /// The id of the place; empty for the beginning.
    pub(super) anchor: String,
    /// Its heading; empty for the beginning.
    pub(super) heading: String,
    /// Search terms that are not shown: forms and synonyms of a glossary term.
    pub(super) synonyms: String,
    /// The words.
    pub(super) text: String,
}

/// The facets by which results can be filtered.
#[derive(Debug, Default)]
pub(super) struct Facets {
    /// The kind of each page, as the first letter of its word.
    pub(super) kinds: String,
    /// The pages with each tag, by its label.
    pub(super) tags: BTreeMap<String, Vec<u32>>,
}

/// The replacement of a placeholder in the text of a script, because its label does not describe
/// the script.
const PLACEHOLDER: &str = "…";

/// The number of searchable parts of a scenario, apart from its scripts and the lists of the site's own: see
/// [`of_scenario`].
const PARTS_OF_SCENARIO: usize = 5;

/// The entries that a language shows in the words of another one, counted as the index of that one
/// counts them.
pub(super) fn missing(site: &Site, lang: Lang, of: Lang) -> Vec<u32> {
    // The search of a language that hides missing entries does not find them.
    if site.config.untranslated[lang] == Untranslated::Hide {
        return Vec::new();
    }
    let is_indexed = |id: &EntryId| site.entry(*id).in_search && site.entry(*id).is_translated(of);
    let numbered = (0..).zip(site.ids().filter(is_indexed));
    numbered.filter(|(_, id)| site.text_lang(*id, lang) == of).map(|(number, _)| number).collect()
}

/// The entries among these that rarely answer a question themselves: index pages of folders,
/// quizzes, and the glossary, which mentions most subjects.
pub(super) fn minor(site: &Site, ids: &[EntryId]) -> Vec<u32> {
    let is_minor = |id: &EntryId| {
        let entry = site.entry(*id);
        entry.is_index() || matches!(entry.kind, Kind::Quiz | Kind::Glossary)
    };
    let numbered = (0..).zip(ids);
    numbered.filter(|(_, id)| is_minor(id)).map(|(number, _)| number).collect()
}

/// The facets of these entries.
pub(super) fn facets(site: &Site, ids: &[EntryId], lang: Lang) -> Facets {
    let mut facets = Facets::default();
    for (number, id) in (0..).zip(ids) {
        facets.kinds.extend(links::kind_word(site.entry(*id).kind).chars().next());
        for tag in tags(site, *id, lang) {
            let pages = facets.tags.entry(tag.to_owned()).or_default();
            if pages.last() != Some(&number) {
                pages.push(number);
            }
        }
    }
    facets
}

/// The size of an entry in a language, in bytes.
pub(super) fn n_bytes(renderer: &Renderer, id: EntryId, lang: Lang) -> usize {
    renderer.site.shown(id, lang).map_or(0, |variant| variant.doc.source().text.len())
}

/// An upper estimate of the number of sections of an entry in a language.
pub(super) fn n_sections(renderer: &Renderer, id: EntryId, lang: Lang) -> usize {
    let of_variant = |variant: &Variant| match &variant.body {
        VariantBody::Page => variant.page().map_or(0, |page| page.facts.headings.len()),
        VariantBody::Scenario(scenario) => {
            PARTS_OF_SCENARIO + scenario.scripts.len() + scenario.lists.len()
        }
        VariantBody::Glossary => renderer.site.terms[lang].len(),
        VariantBody::Quiz(_) | VariantBody::Broken => 0,
    };
    1 + renderer.site.shown(id, lang).map_or(0, of_variant)
}

/// An entry with its sections in a language that has it. `incoming` are the texts that lead to it.
pub(super) fn entry<'a>(
    renderer: &'a Renderer,
    id: EntryId,
    lang: Lang,
    incoming: &[&'a str],
) -> SearchEntry<'a> {
    let site = &*renderer.site;
    let entry = site.entry(id);
    let address = |lang: Lang| route::public(renderer.style(), site.path(id, lang)).to_owned();
    let elsewhere = site.config.languages.translations().filter(|other| *other != lang);
    let title = match entry.kind {
        Kind::Glossary => renderer.word(lang, "glossary"),
        Kind::Page | Kind::Scenario | Kind::Quiz => shown(renderer, lang, site.title(id, lang)),
    };
    let mut sections =
        site.shown(id, lang).map_or_else(Vec::new, |variant| sections(renderer, id, lang, variant));
    if let Some(beginning) = sections.first_mut() {
        let keywords = keywords(site.entry(id).variants[lang].as_ref());
        beginning.synonyms = joined([&*of_address(&address(lang), &title), &keywords.join(" ")]);
        if entry.kind == Kind::Quiz {
            beginning.synonyms = joined([&*beginning.synonyms, &renderer.word(lang, "kind-quiz")]);
        }
    }
    SearchEntry {
        address: address(lang),
        title,
        kind: links::kind_word(entry.kind),
        sections,
        links: incoming.iter().copied().chain(tags(site, id, lang)).collect(),
        elsewhere: elsewhere
            .filter(|other| site.text_lang(id, *other) == lang && site.is_published(id, *other))
            .map(|other| (renderer.language(other).tag.clone(), address(other)))
            .collect(),
    }
}

/// The words that authors add in a file for the search.
fn keywords(variant: Option<&Variant>) -> Vec<String> {
    let Some(variant) = variant else { return Vec::new() };
    match variant.page() {
        Some(page) => page.front.keywords.clone(),
        // The merged scenario would have those of the source.
        None => texts(variant.doc.node().and_then(|node| node.get("keywords")))
            .into_iter()
            .map(|(word, _)| word)
            .collect(),
    }
}

/// The labels of the tags of an entry.
pub(super) fn tags(site: &Site, id: EntryId, lang: Lang) -> impl Iterator<Item = &str> {
    site.entry(id).tags.iter().map(move |tag| {
        let label = site.config.tags.iter().find(|label| label.id == *tag);
        parts::words_of_whole(label.map_or(tag.as_str(), |label| label.label[lang].as_str()))
    })
}

/// The words of an address that the title does not have: `late-payer`.
fn of_address(address: &str, title: &str) -> String {
    let name = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let title = slug::words(title);
    let known = |word: &&str| title.split('-').any(|known| known == *word);
    joined(name.trim_end_matches(".html").split('-').filter(|word| !known(word)))
}

fn sections(renderer: &Renderer, id: EntryId, lang: Lang, variant: &Variant) -> Vec<SearchSection> {
    let beginning = SearchSection {
        text: parts::plain(&variant.description).into_owned(),
        ..SearchSection::default()
    };
    let mut sections = match &variant.body {
        VariantBody::Page => page(renderer, id, lang, variant),
        VariantBody::Scenario(scenario) => of_scenario(renderer, lang, scenario),
        VariantBody::Quiz(quiz) => of_quiz(quiz),
        VariantBody::Glossary => terms(renderer, lang),
        VariantBody::Broken => Vec::new(),
    };
    if sections.is_empty() {
        return vec![beginning];
    }
    // The text of a scenario or quiz begins with its description. A missing description is the
    // beginning of the text.
    if !sections[0].text.starts_with(beginning.text.trim_end_matches('…')) {
        sections[0].text = joined([beginning.text.as_str(), &sections[0].text]);
    }
    // Words are counted without the marks of their languages.
    if variant.doc.node().is_some() {
        for section in &mut sections {
            section.text = parts::plain(&section.text).into_owned();
        }
    }
    sections
}

/// A text as readers see it, on one line, with ordinary spaces for non-breaking ones.
pub(super) fn shown(renderer: &Renderer, lang: Lang, text: &str) -> String {
    joined(renderer.set(lang, text).split_whitespace())
}

fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

fn page(renderer: &Renderer, id: EntryId, lang: Lang, variant: &Variant) -> Vec<SearchSection> {
    let Some(page) = variant.page() else { return Vec::new() };
    let facts = &page.facts;
    let targets = renderer.site.targets(id, lang);
    let title = |link: usize| match targets.get(link)? {
        LinkTarget::Entry { entry, .. } => Some(Cow::Borrowed(renderer.site.title(*entry, lang))),
        LinkTarget::Asset(_) | LinkTarget::External | LinkTarget::Missing => None,
    };
    let hidden = &renderer.site.freshness(id, lang).hidden;
    let mut sections: Vec<SearchSection> = Vec::new();
    for part in plain::sections(variant.doc.source().slice(page.body), title) {
        match part.heading.and_then(|nth| facts.headings.get(nth).map(|heading| (nth, heading))) {
            Some((nth, _)) if hidden.contains(&nth) => {}
            Some((nth, heading)) if nth > 0 || !facts.title_heading => {
                sections.push(SearchSection {
                    anchor: heading.id.to_string(),
                    heading: shown(renderer, lang, &heading.text),
                    text: part.text,
                    ..SearchSection::default()
                });
            }
            // The section of the title continues the beginning.
            Some(_) => sections.iter_mut().for_each(|beginning| {
                beginning.text = joined([beginning.text.as_str(), &part.text]);
            }),
            None => sections.push(SearchSection { text: part.text, ..SearchSection::default() }),
        }
    }
    sections
}

fn of_scenario(renderer: &Renderer, lang: Lang, scenario: &Scenario) -> Vec<SearchSection> {
    let all = |pairs: &[(String, String)]| joined(pairs.iter().map(|(_, text)| text.as_str()));
    let steps = joined(scenario.steps.iter().map(|step| step.text.as_str()));
    let exceptions = joined(scenario.exceptions.iter().map(|(_, why)| why.as_str()));
    let part = |id: &str, text: String| SearchSection {
        anchor: id.to_owned(),
        heading: scenario::heading(renderer, lang, id),
        text,
        ..SearchSection::default()
    };
    let own = |list: &OwnList| {
        let title = SiteLabel::find(&renderer.site.config.scenarios.lists, &list.id.0)?;
        Some(SearchSection {
            anchor: list.id.0.clone(),
            heading: shown(renderer, lang, &title[lang]),
            text: all(&list.items),
            ..SearchSection::default()
        })
    };
    let mut sections = vec![
        SearchSection { text: scenario.summary.clone(), ..SearchSection::default() },
        part("signals", all(&scenario.signals)),
        part("channel", scenario.why.clone()),
        part("steps", steps),
    ];
    sections.extend(scenario.scripts.iter().map(|script| of_script(renderer, lang, script)));
    sections.push(part("risks", all(&scenario.risks)));
    sections.extend(scenario.lists.iter().filter_map(own));
    sections.push(part("exceptions", exceptions));
    // The beginning stays in any case: it holds the title.
    let mut nth = 0;
    sections.retain(|section| {
        nth += 1;
        nth == 1 || !section.text.is_empty()
    });
    sections
}

fn of_script(renderer: &Renderer, lang: Lang, script: &Script) -> SearchSection {
    let mut text = joined(script.lines.iter().map(|(line, _)| line.as_str()));
    let names: Vec<String> = placeholders(&text).map(str::to_owned).collect();
    for name in names {
        text = text.replace(&format!("{{{name}}}"), PLACEHOLDER);
    }
    SearchSection {
        anchor: format!("script-{}", script.id.0),
        heading: shown(renderer, lang, &script.title),
        text,
        ..SearchSection::default()
    }
}

/// A quiz is one section: a single question is not a useful result without the others.
fn of_quiz(quiz: &Quiz) -> Vec<SearchSection> {
    let questions = quiz.questions.iter().flat_map(|question| {
        let hint = question.hint.iter().map(|hint| hint.text.as_str());
        let options = question.options.iter().map(|option| option.label.text.as_str());
        std::iter::once(question.title.text.as_str()).chain(hint).chain(options)
    });
    let text = joined(std::iter::once(quiz.intro.as_str()).chain(questions));
    vec![SearchSection { text, ..SearchSection::default() }]
}

fn terms(renderer: &Renderer, lang: Lang) -> Vec<SearchSection> {
    let terms = renderer.site.terms[lang].iter().map(|term| SearchSection {
        anchor: term.id.clone(),
        heading: shown(renderer, lang, &term.term),
        synonyms: joined(term.forms.iter().chain(&term.synonyms).map(String::as_str)),
        text: term.definition.clone(),
    });
    std::iter::once(SearchSection::default()).chain(terms).collect()
}
