//! Scenario pages and the scenario index.

use crate::config::labels::SiteLabel;
use crate::diag::Diagnostic;
use crate::doc::PlacedText;
use crate::doc::scenario::{self, SEVERITIES, Scenario, Script, Step, placeholders};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::parts::{self, SetPart};
use crate::lang::tag::Tag;
use crate::markdown::html::IdScheme;
use crate::render::content;
use crate::render::context::PageContext;
use crate::render::frame::{self, Head};
use crate::render::links::link;
use crate::render::listings::{self, ListPart};
use crate::render::{Renderer, freshness, page};
use crate::route::Route;
use crate::route::parts::LongList;
use crate::site::by_entry::EntryId;
use crate::site::{VariantBody, listing};
use crate::text::Span;
use crate::theme::Shared;
use crate::view::{
    ExceptionView, ItemView, LinkView, OwnListView, ScenarioGroupView, ScenarioHeadingsView,
    ScenarioView, ScenariosView, ScriptPartView, ScriptView, SignalView, StepView, TocView,
};
use crate::yaml::Node;

/// A scenario's page.
///
/// # Errors
/// When the template fails.
pub(super) fn scenario(page: PageContext<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    page::render(page, "scenario.html", "scenario", &view(page))
}

/// A scenario as a page shows it.
#[must_use]
pub(super) fn view(page: PageContext<'_>) -> ScenarioView {
    match of(page.renderer, page.id, page.text_lang) {
        Some(scenario) => ScenarioWriter { page, scenario }.view(),
        // A file with errors is shown as an empty page in the preview.
        None => ScenarioWriter { page, scenario: &scenario::read(&Node::NOTHING) }.view(),
    }
}

fn of(renderer: &Renderer, id: EntryId, lang: Lang) -> Option<&Scenario> {
    match &renderer.site.shown(id, lang)?.body {
        VariantBody::Scenario(scenario) => Some(scenario),
        _ => None,
    }
}

/// The data for all parts of a scenario.
struct ScenarioWriter<'a> {
    page: PageContext<'a>,
    /// The scenario in the language of the page.
    scenario: &'a Scenario,
}

impl ScenarioWriter<'_> {
    fn view(&self) -> ScenarioView {
        let ScenarioWriter { page, scenario } = *self;
        let items = |pairs: &[(String, String)]| {
            let item = |(id, text): &(String, String)| self.item(id, text);
            pairs.iter().map(item).collect()
        };
        let labels =
            |channels: &[PlacedText]| channels.iter().map(|(id, _)| self.channel(id)).collect();
        let is_recommended = |(id, _): &PlacedText| {
            scenario.recommended.as_ref().is_some_and(|(recommended, _)| recommended == id)
        };
        let mut allowed = scenario.allowed.clone();
        allowed.retain(|channel| !is_recommended(channel));
        ScenarioView {
            title_html: page.set_html(&scenario.title),
            summary: page.set(&scenario.summary),
            summary_html: page.set_html(&scenario.summary),
            severity: scenario.severity.clone(),
            signals: items(&scenario.signals),
            recommended: self.channel_or_empty(scenario.recommended.as_ref()),
            allowed: labels(&allowed),
            never: labels(&scenario.never),
            why: page.set(&scenario.why),
            why_html: page.set_html(&scenario.why),
            steps: scenario.steps.iter().map(|step| self.step(step)).collect(),
            scripts: scenario.scripts.iter().map(|script| self.script(script)).collect(),
            exceptions: self.exceptions(),
            risks: items(&scenario.risks),
            lists: self.lists(),
            headings: self.headings(),
            toc: self.toc(),
            around: page::around(page),
        }
    }

    fn item(&self, id: &str, text: &str) -> ItemView {
        ItemView {
            id: id.to_owned(),
            text: self.page.set(text),
            text_html: self.page.set_html(text),
        }
    }

    /// The label of a channel.
    fn channel(&self, id: &str) -> Shared {
        let listed = &self.page.site().config.scenarios.channels;
        self.site_label(SiteLabel::find(listed, id)).unwrap_or_else(|| id.into())
    }

    fn channel_or_empty(&self, channel: Option<&PlacedText>) -> Shared {
        channel.map(|(id, _)| self.channel(id)).unwrap_or_default()
    }

    /// A text of kb.yaml in the language of the page around the content.
    fn site_label(&self, label: Option<&ByLang<String>>) -> Option<Shared> {
        let lang = self.page.route.lang;
        Some(self.page.renderer.set_shared(lang, &label?[lang]))
    }

    fn headings(&self) -> ScenarioHeadingsView {
        let words = &self.page.site().config.scenarios;
        let heading = |part: &str| self.site_label(words.heading(part));
        ScenarioHeadingsView {
            steps: heading("steps"),
            channel: heading("channel"),
            signals: heading("signals"),
            scripts: heading("scripts"),
            risks: heading("risks"),
            exceptions: heading("exceptions"),
        }
    }

    /// The lists of the site's own, in the order of kb.yaml.
    fn lists(&self) -> Vec<OwnListView> {
        let list = |label: &SiteLabel| {
            let list = self.scenario.lists.iter().find(|list| list.id.0 == label.id)?;
            let items = list.items.iter().map(|(id, text)| self.item(id, text)).collect();
            let title = self.site_label(Some(&label.label))?;
            Some(OwnListView { id: label.id.clone(), title, items })
        };
        self.page.site().config.scenarios.lists.iter().filter_map(list).collect()
    }

    /// References are resolved once, at the place where the source language writes them.
    fn reference(&self, span: Span) -> Option<LinkView> {
        Some(self.page.link(self.page.site().reference(self.page.id, span)?))
    }

    fn step(&self, step: &Step) -> StepView {
        let signals = &self.scenario.signals;
        let signal = |id: &str| Some(&signals.iter().find(|(known, _)| known == id)?.1);
        let script = step.script.as_ref().and_then(|(id, _)| {
            let script = self.scenario.scripts.iter().find(|script| script.id.0 == *id)?;
            Some(self.item(id, &script.title))
        });
        let when = || step.when.iter().filter_map(|(id, _)| signal(id));
        StepView {
            id: step.id.0.clone(),
            text: self.page.set(&step.text),
            text_html: self.page.set_html(&step.text),
            when: when().map(|text| self.page.set(text)).collect(),
            when_html: when().map(|text| self.page.set_html(text)).collect(),
            page: step.page.as_ref().and_then(|(_, span)| self.reference(*span)),
            script,
        }
    }

    fn script(&self, script: &Script) -> ScriptView {
        let mut names: Vec<&str> = Vec::new();
        for name in script.lines.iter().flat_map(|(line, _)| placeholders(line)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let label = |name: &&str| self.item(name, self.scenario.placeholder_label(name));
        ScriptView {
            id: script.id.0.clone(),
            title: self.page.set(&script.title),
            title_html: self.page.set_html(&script.title),
            channel: self.channel_or_empty(script.channel.as_ref()),
            lines: script.lines.iter().map(|(line, _)| self.parts(line)).collect(),
            placeholders: names.iter().map(label).collect(),
        }
    }

    /// A line in parts: words and placeholders, each in one language.
    fn parts(&self, line: &str) -> Vec<ScriptPartView> {
        let typography = self.page.renderer.language(self.page.text_lang).typography;
        let of_language = parts::set(line, typography).into_iter();
        of_language.flat_map(|part| self.parts_of(&part)).collect()
    }

    fn parts_of(&self, part: &SetPart) -> Vec<ScriptPartView> {
        let words = |text: &str| ScriptPartView {
            text: text.to_owned(),
            placeholder: None,
            lang: part.tag.as_ref().map(ToString::to_string),
            dir: part.tag.as_ref().map(Tag::direction),
        };
        let mut views = Vec::new();
        let mut rest = part.words.as_str();
        while let Some(name) = placeholders(rest).next() {
            let marked = format!("{{{name}}}");
            let at = rest.find(&marked).expect("the name was found in these braces");
            if at > 0 {
                views.push(words(&rest[..at]));
            }
            views.push(self.placeholder(name));
            rest = &rest[at + marked.len()..];
        }
        if !rest.is_empty() {
            views.push(words(rest));
        }
        views
    }

    /// A placeholder with its label, which is in one language as a whole.
    fn placeholder(&self, name: &str) -> ScriptPartView {
        let label = self.scenario.placeholder_label(name);
        let typography = self.page.renderer.language(self.page.text_lang).typography;
        let tag = match parts::set(label, typography).as_slice() {
            [whole] => whole.tag.clone(),
            _ => None,
        };
        ScriptPartView {
            text: self.page.set(label),
            placeholder: Some(name.to_owned()),
            lang: tag.as_ref().map(ToString::to_string),
            dir: tag.as_ref().map(Tag::direction),
        }
    }

    fn exceptions(&self) -> Vec<ExceptionView> {
        let page = self.page;
        // A translation has its own places; the order of exceptions is that of the source.
        let of_source = of(page.renderer, page.id, Lang::SOURCE);
        let of_source = of_source.map_or(&[][..], |source| source.exceptions.as_slice());
        let links = of_source.iter().map(|((_, span), _)| self.reference(*span));
        let pairs = self.scenario.exceptions.iter().zip(links);
        let view = |link: LinkView, why: &str| ExceptionView {
            link,
            why: page.set(why),
            why_html: page.set_html(why),
        };
        pairs.filter_map(|((_, why), link)| Some(view(link?, why))).collect()
    }

    /// The headings of the parts that the scenario has, in the order of the page.
    fn toc(&self) -> Vec<TocView> {
        let scenario = self.scenario;
        let title = |id: &str| heading(self.page.renderer, self.page.route.lang, id);
        let part = |id: &str, is_shown: bool| is_shown.then(|| toc_item(id.to_owned(), title(id)));
        let before = [
            part("steps", !scenario.steps.is_empty()),
            part("channel", scenario.recommended.is_some()),
            part("signals", !scenario.signals.is_empty()),
            part("scripts", !scenario.scripts.is_empty()),
            part("risks", !scenario.risks.is_empty()),
        ];
        let lang = self.page.route.lang;
        let label = |label: &SiteLabel| self.page.renderer.set(lang, &label.label[lang]);
        let has_list = |label: &&SiteLabel| scenario.lists.iter().any(|list| list.id.0 == label.id);
        let listed = &self.page.site().config.scenarios.lists;
        let lists = listed.iter().filter(has_list).map(|it| toc_item(it.id.clone(), label(it)));
        let exceptions = part("exceptions", !scenario.exceptions.is_empty());
        before.into_iter().flatten().chain(lists).chain(exceptions).collect()
    }
}

fn toc_item(id: String, title: String) -> TocView {
    TocView { id, title, level: 2, lang: None, dir: None }
}

/// The heading of a part of scenarios: that of kb.yaml, else that of the theme.
#[must_use]
pub(super) fn heading(renderer: &Renderer, lang: Lang, part: &str) -> String {
    let of_site = renderer.site.config.scenarios.heading(part);
    of_site.map_or_else(
        || renderer.word(lang, &format!("scenario-{part}")),
        |heading| renderer.set(lang, &heading[lang]),
    )
}

/// Renders the scenarios by severity and by signal, below the introduction `page`, if there is one.
///
/// # Errors
/// When the template fails.
pub fn index(
    renderer: &Renderer,
    route: &Route,
    page: Option<EntryId>,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Some(id) = page else { return index_part(renderer, route, 0) };
    let page = PageContext::new(renderer, route, id);
    let html = content::html(page, freshness::inserts(page, "")?, IdScheme::default())?;
    let view = ScenariosView { html, ..index_view(renderer, route, 0) };
    page::render(page, "scenarios.html", "scenarios", &view)
}

/// A part of the scenarios by severity, without an introduction.
///
/// # Errors
/// When the template fails.
pub fn index_part(
    renderer: &Renderer,
    route: &Route,
    nth: usize,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let n_entries = listing::scenarios(&renderer.site, route.lang).len();
    let part = ListPart { list: &LongList::Scenarios, n_entries, nth };
    let head = Head {
        kind: "scenarios",
        title: part.title(&renderer.word(route.lang, "scenarios").into()),
        description: Shared::default(),
        entry: None,
        noindex: nth > 0,
    };
    let frame = frame::frame(renderer, route, head)?;
    renderer.template(route, "scenarios.html", &frame, &index_view(renderer, route, nth))
}

/// A part of the scenarios, most serious first; all signals where it is the only part.
fn index_view(renderer: &Renderer, route: &Route, nth: usize) -> ScenariosView {
    let severity = |id: &EntryId| {
        let text_lang = renderer.site.text_lang(*id, route.lang);
        let severity = of(renderer, *id, text_lang).map(|scenario| scenario.severity.as_str());
        SEVERITIES.iter().position(|known| Some(*known) == severity)
    };
    let scenarios = listing::scenarios(&renderer.site, route.lang);
    let mut scenarios = listings::by_title(renderer, route.lang, scenarios);
    scenarios.sort_by_key(|id| std::cmp::Reverse(severity(id)));
    let part = ListPart { list: &LongList::Scenarios, n_entries: scenarios.len(), nth };
    let parts = part.view(renderer, route);
    let shown = &scenarios[part.entries()];
    let groups = shown.chunk_by(|a, b| severity(a) == severity(b));
    // A scenario that cannot be read has no severity.
    let group = |ids: &[EntryId]| {
        let severity = SEVERITIES[severity(ids.first()?)?].to_owned();
        Some(ScenarioGroupView { severity, scenarios: listings::links(renderer, route, ids) })
    };
    ScenariosView {
        html: String::new(),
        groups: groups.filter_map(group).collect(),
        signals: if parts.is_none() { signals(renderer, route, shown) } else { Vec::new() },
        parts,
    }
}

fn signals(renderer: &Renderer, route: &Route, ids: &[EntryId]) -> Vec<SignalView> {
    let mut signals: Vec<SignalView> = ids
        .iter()
        .flat_map(|id| {
            let text_lang = renderer.site.text_lang(*id, route.lang);
            let scenario = of(renderer, *id, text_lang);
            let signals = scenario.map_or(&[][..], |scenario| scenario.signals.as_slice());
            signals.iter().map(move |(_, text)| SignalView {
                text: renderer.set(text_lang, text),
                text_html: renderer.set_html(text_lang, text),
                scenario: link(renderer, route, *id),
            })
        })
        .collect();
    let collator = &renderer.language(route.lang).collator;
    signals.sort_by(|a, b| collator.compare(&a.text, &b.text));
    signals
}
