//! A quiz's page: every question, stop, result and plan item is an element, so that the page can be
//! read and printed without a script. The style sheet and the script use the same elements.

use crate::diag::Diagnostic;
use crate::lang::by_lang::Lang;
use crate::names::path::OutputPath;
use crate::quiz::condition::{Condition, Test};
use crate::quiz::elements;
use crate::quiz::id::{
    ActionId, DimensionId, OptionId, PhaseId, QuestionId, ResultId, Written, ids,
};
use crate::quiz::plan::{Reason, possible_reasons};
use crate::quiz::{self, Effect, Points, Question, Quiz};
use crate::render::context::PageContext;
use crate::render::links::link;
use crate::render::{Renderer, page};
use crate::route::{self, Route};
use crate::site::by_entry::EntryId;
use crate::site::{Site, VariantBody};
use crate::theme::Shared;
use crate::theme::tokens::CascadeLayer;
use crate::view::{
    ActionView, AnswerStopView, BandView, ConditionView, DimensionView, ItemView, LinkView,
    OptionView, PhaseView, PointsView, QuestionView, QuizView, ReasonView, ResultView,
    SettledStopView, StopView,
};

/// The quiz of an entry in a language.
fn of(site: &Site, id: EntryId, lang: Lang) -> Option<&Quiz> {
    match &site.shown(id, lang)?.body {
        VariantBody::Quiz(quiz) => Some(quiz),
        _ => None,
    }
}

/// A generated style sheet.
pub(super) struct QuizStyleSheet {
    /// The published path.
    pub(super) path: OutputPath,
    /// The published bytes.
    pub(super) bytes: Vec<u8>,
}

/// Generates the style sheet of a quiz.
pub(super) fn style(site: &Site, id: EntryId) -> QuizStyleSheet {
    let name = site.entry(id).name();
    let text = of(site, id, Lang::SOURCE).map_or_else(String::new, |quiz| quiz::style(quiz, name));
    let bytes = CascadeLayer::State.around(&text).into_bytes();
    QuizStyleSheet { path: route::quiz_style(name, &bytes), bytes }
}

/// Renders the page.
///
/// # Errors
/// When the template fails.
pub fn page(renderer: &Renderer, route: &Route, id: EntryId) -> Result<Vec<u8>, Box<Diagnostic>> {
    let page = PageContext::new(renderer, route, id);
    match view(page) {
        Some(view) => page::render(page, "quiz.html", "quiz", &view),
        // A file with errors is shown as a page with nothing but its title in the preview.
        None => {
            let title =
                renderer.site.shown(id, page.text_lang).map_or("", |variant| &variant.title);
            let title_html = renderer.set_html(page.text_lang, title);
            let empty = serde_json::json!({"title_html": title_html, "around": page::around(page)});
            page::render(page, "quiz.html", "quiz", &empty)
        }
    }
}

/// A quiz as a page shows it; `None` if its file has errors.
#[must_use]
pub(super) fn view(page: PageContext<'_>) -> Option<QuizView> {
    let PageContext { renderer, route, id, text_lang, .. } = page;
    let quiz = of(&renderer.site, id, text_lang)?;
    let source = of(&renderer.site, id, Lang::SOURCE)?;
    Some(QuizWriter { renderer, route, id, text_lang, quiz, source }.view())
}

/// The data for all parts of the page.
struct QuizWriter<'a> {
    renderer: &'a Renderer,
    route: &'a Route,
    id: EntryId,
    text_lang: Lang,
    /// The quiz in the language of the page.
    quiz: &'a Quiz,
    /// The quiz in the source language, in which references are resolved.
    source: &'a Quiz,
}

impl QuizWriter<'_> {
    fn view(&self) -> QuizView {
        let quiz = self.quiz;
        let data = quiz::data(self.source).to_string();
        let style = &self.renderer.quiz_styles[&self.id].path;
        QuizView {
            id: self.renderer.site.entry(self.id).name().to_owned(),
            safety: ids(&quiz.results, ResultId::new).any(|(id, _)| self.is_about_safety(id)),
            title_html: self.set_html(&quiz.title),
            intro: self.set(&quiz.intro),
            intro_html: self.set_html(&quiz.intro),
            questions: ids(&quiz.questions, QuestionId::new)
                .map(|(id, question)| self.question(id, question))
                .collect(),
            stops: quiz.stops.iter().filter_map(|stop| self.stop(stop)).collect(),
            dimensions: self.dimensions(),
            bands: self.bands(),
            results: ids(&quiz.results, ResultId::new).map(|(id, _)| self.result(id)).collect(),
            phases: self.phases(),
            style: self.renderer.href(&self.route.path, style),
            // `<` could end the data block; its escape means the same in JSON.
            data_json: data.replace('<', "\\u003c"),
            around: page::around(PageContext::new(self.renderer, self.route, self.id)),
        }
    }

    fn set(&self, text: &str) -> String {
        self.renderer.set(self.text_lang, text)
    }

    fn set_html(&self, text: &str) -> String {
        self.renderer.set_html(self.text_lang, text)
    }

    fn set_shared(&self, text: &str) -> Shared {
        self.renderer.set_shared(self.text_lang, text)
    }

    fn dimensions(&self) -> Vec<DimensionView> {
        ids(&self.quiz.dimensions, DimensionId::new)
            .map(|(id, dimension)| DimensionView {
                id: dimension.id.text.clone(),
                label: self.set_shared(&dimension.label.text),
                max: quiz::data::most(self.quiz, id),
            })
            .collect()
    }

    fn points(&self, points: &[Points]) -> Vec<PointsView> {
        points
            .iter()
            .filter(|one| one.points > 0)
            .map(|one| PointsView {
                label: self.set(&self.quiz.dimensions[one.dimension.index()].label.text),
                label_html: self.set_html(&self.quiz.dimensions[one.dimension.index()].label.text),
                n: one.points,
            })
            .collect()
    }

    fn question(&self, id: QuestionId, question: &Question) -> QuestionView {
        QuestionView {
            many: question.many,
            id: question.id.text.clone(),
            number: id.index() + 1,
            title: self.set(&question.title.text),
            title_html: self.set_html(&question.title.text),
            short: self.set(&question.short.text),
            short_html: self.set_html(&question.short.text),
            hint: question.hint.as_ref().map(|hint| self.set(&hint.text)),
            hint_html: question.hint.as_ref().map(|hint| self.set_html(&hint.text)),
            error: self.set_shared(&question.error.text),
            condition: question.show_if.as_ref().map(|when| self.condition(when)),
            skipped: self.points(&question.skipped),
            options: ids(&question.options, OptionId::new)
                .map(|(option, _)| self.option(id, option))
                .collect(),
            stops: self.answer_stops(id),
        }
    }

    /// The stops to show under a question.
    fn answer_stops(&self, question: QuestionId) -> Vec<AnswerStopView> {
        let here = |stop: &&quiz::Stop| stop.shown_at().contains_key(&question);
        let stops = self.quiz.stops.iter().filter(here);
        let id = &self.quiz.question(question).id.text;
        let view = |stop: &quiz::Stop| AnswerStopView {
            id: elements::at_answer_id(&stop.id.text, id),
            effect: effect_name(stop.effect),
            text: self.set(&stop.text.text),
            text_html: self.set_html(&stop.text.text),
        };
        stops.map(view).collect()
    }

    fn option(&self, question: QuestionId, option: OptionId) -> OptionView {
        let choice = self.quiz.option(question, option);
        OptionView {
            id: elements::option_id(&self.quiz.question(question).id.text, &choice.id.text),
            value: choice.id.text.clone(),
            label: self.set(&choice.label.text),
            label_html: self.set_html(&choice.label.text),
            points: self.points(&choice.score),
            next: self.next(question, option),
            offer: elements::offer_id(&self.quiz.question(question).id.text, &choice.id.text),
            condition: choice.show_if.as_ref().map(|when| self.condition(when)),
            stop: self.settled_stop(question, option),
        }
    }

    /// The stop to show at an answer.
    fn settled_stop(&self, question: QuestionId, option: OptionId) -> Option<SettledStopView> {
        let quiz = self.quiz;
        let id = quiz::settled_stop(quiz, question, option)?;
        let stop = &quiz.stops[id.index()];
        let (Effect::Halt(result) | Effect::Override(result)) = stop.effect else { return None };
        let choice = quiz.option(question, option);
        Some(SettledStopView {
            id: elements::settled_id(&quiz.question(question).id.text, &choice.id.text),
            rank: id.index(),
            text: self.set(&stop.text.text),
            text_html: self.set_html(&stop.text.text),
            safety: result.is_some_and(|result| self.is_about_safety(result)),
            page: result.and_then(|result| self.result_page(result)),
        })
    }

    /// Whether a result names a page or scenario for readers who may be in danger, itself or in its
    /// actions.
    fn is_about_safety(&self, id: ResultId) -> bool {
        let Some(result) = self.source.results.get(id.index()) else { return false };
        let actions = result.adds.iter().map(|added| &self.source.actions[added.id.index()]);
        let of_actions = actions.flat_map(|action| action.pages.iter().chain(&action.scenarios));
        let site = &self.renderer.site;
        let mut named = result.page.iter().chain(of_actions);
        named.any(|written| {
            let to = site.reference(self.id, written.span);
            to.is_some_and(|to| site.entry(to).is_about_safety())
        })
    }

    fn result_page(&self, id: ResultId) -> Option<LinkView> {
        self.reference(self.source.results.get(id.index())?.page.as_ref()?)
    }

    /// The next question or result if an answer by itself ends the quiz or rules out the next
    /// question.
    fn next(&self, answered: QuestionId, chosen: OptionId) -> Option<ItemView> {
        let halt = self.quiz.stops.iter().find_map(|stop| match stop.effect {
            Effect::Halt(Some(result)) => {
                (self.known(stop.when.as_ref()?, answered, chosen) == Some(true)).then_some(result)
            }
            Effect::Halt(None) | Effect::Override(_) | Effect::Cap(_) | Effect::Note => None,
        });
        if let Some(result) = halt {
            return Some(self.named_result(result));
        }
        let (next, question) = ids(&self.quiz.questions, QuestionId::new)
            .skip(answered.index() + 1)
            .find(|(_, question)| {
                let verdict =
                    question.show_if.as_ref().and_then(|when| self.known(when, answered, chosen));
                verdict != Some(false)
            })?;
        (next.index() != answered.index() + 1).then(|| ItemView {
            id: elements::question_id(&question.id.text),
            text: format!("{}. {}", next.index() + 1, self.set(&question.title.text)),
            text_html: format!("{}. {}", next.index() + 1, self.set_html(&question.title.text)),
        })
    }

    fn condition(&self, condition: &Condition) -> ConditionView {
        let empty = |test: &'static str| ConditionView {
            test,
            number: 0,
            href: String::new(),
            options: Vec::new(),
            parts: condition.parts().iter().map(|part| self.condition(part)).collect(),
        };
        match &condition.test {
            Test::Answer(question, options) => ConditionView {
                number: question.id.index() + 1,
                href: elements::question_id(&self.quiz.question(question.id).id.text),
                options: options
                    .iter()
                    .map(|option| {
                        self.set_shared(&self.quiz.option(question.id, option.id).label.text)
                    })
                    .collect(),
                ..empty("answer")
            },
            Test::All(_) => empty("all"),
            Test::Any(_) => empty("any"),
            Test::Not(_) => empty("not"),
        }
    }

    fn named_result(&self, id: ResultId) -> ItemView {
        let result = &self.quiz.results[id.index()];
        let element = elements::result_id(&result.id.text);
        ItemView {
            id: element,
            text: self.set(&result.title.text),
            text_html: self.set_html(&result.title.text),
        }
    }

    fn stop(&self, stop: &quiz::Stop) -> Option<StopView> {
        let result = match stop.effect {
            Effect::Halt(result) | Effect::Override(result) => result,
            Effect::Cap(band) => band.map(|band| self.quiz.bands[band.index()].result.id),
            Effect::Note => None,
        };
        Some(StopView {
            id: elements::stop_id(&stop.id.text),
            effect: effect_name(stop.effect),
            condition: self.condition(stop.when.as_ref()?),
            text: self.set(&stop.text.text),
            text_html: self.set_html(&stop.text.text),
            result: result.map(|result| self.named_result(result)),
        })
    }

    fn result(&self, id: ResultId) -> ResultView {
        let result = &self.quiz.results[id.index()];
        // The actions of a result that only a stop leads to are in the plan; a sum cannot show them
        // there.
        let of_band = self.quiz.bands.iter().any(|band| band.result.id == id);
        let adds = if of_band { result.adds.as_slice() } else { &[] };
        ResultView {
            id: elements::result_id(&result.id.text),
            safety: self.is_about_safety(id),
            title: self.set(&result.title.text),
            title_html: self.set_html(&result.title.text),
            lead: self.set(&result.lead.text),
            lead_html: self.set_html(&result.lead.text),
            page: self.result_page(id),
            actions: adds
                .iter()
                .map(|action| ActionView { id: String::new(), ..self.action(action.id) })
                .collect(),
        }
    }

    /// References are resolved once, at the place where the source language writes them.
    fn reference(&self, written: &Written) -> Option<LinkView> {
        let to = self.renderer.site.reference(self.id, written.span)?;
        let mut link = link(self.renderer, self.route, to);
        if let Some(anchor) = quiz::page_and_anchor(&written.text).1 {
            link.href = format!("{}#{anchor}", link.href);
        }
        Some(link)
    }

    fn action(&self, id: ActionId) -> ActionView {
        let action = &self.quiz.actions[id.index()];
        // A translation with mistakes may have more actions than its source.
        let source = self.source.actions.get(id.index());
        let links = source.into_iter().flat_map(|it| it.pages.iter().chain(&it.scenarios));
        ActionView {
            id: elements::action_id(&action.id.text),
            label: self.set(&action.label.text),
            label_html: self.set_html(&action.label.text),
            links: links.filter_map(|written| self.reference(written)).collect(),
            condition: action.when.as_ref().map(|when| self.condition(when)),
            reasons: self.reasons(id),
        }
    }

    /// Every reason that can add an action to the plan.
    fn reasons(&self, id: ActionId) -> Vec<ReasonView> {
        let quiz = self.quiz;
        let name = &quiz.actions[id.index()].id.text;
        let reasons = possible_reasons(quiz, id).into_iter();
        let lines = reasons.map(|reason| {
            let (question, answer) = match reason {
                Reason::Answer(question, option) => (
                    self.set_shared(&quiz.question(question).short.text),
                    self.set_shared(&quiz.option(question, option).label.text),
                ),
                Reason::Condition => (Shared::default(), Shared::default()),
                Reason::Result(result) => {
                    (Shared::default(), self.set_shared(&quiz.results[result.index()].title.text))
                }
            };
            ReasonView { id: elements::reason_id(quiz, name, reason), question, answer }
        });
        lines.collect()
    }

    fn phases(&self) -> Vec<PhaseView> {
        let quiz = self.quiz;
        let in_phase = |phase: usize| {
            let order = quiz.plan_order.iter();
            order.filter(move |id| quiz.actions[id.index()].phase.index() == phase)
        };
        quiz.phases
            .iter()
            .enumerate()
            .map(|(nth, phase)| PhaseView {
                id: phase.id.text.clone(),
                label: self.set(&phase.label.text),
                label_html: self.set_html(&phase.label.text),
                foldable: quiz.results.iter().any(|result| !result.opens(PhaseId::new(nth))),
                actions: in_phase(nth).map(|id| self.action(*id)).collect(),
            })
            .filter(|phase: &PhaseView| !phase.actions.is_empty())
            .collect()
    }

    fn bands(&self) -> Vec<BandView> {
        let mut better: Option<u32> = None;
        let mut rows = Vec::new();
        for band in &self.quiz.bands {
            rows.push(BandView {
                from: band.from,
                to: better.map(|from| from.saturating_sub(1)),
                floors: self.points(&band.floors),
                result: self.named_result(band.result.id),
            });
            better = Some(band.from);
        }
        rows
    }

    /// The value of a condition when only one answer is known; `None` if it depends on others.
    fn known(&self, condition: &Condition, question: QuestionId, option: OptionId) -> Option<bool> {
        let parts = |parts: &[Condition]| -> Vec<Option<bool>> {
            parts.iter().map(|part| self.known(part, question, option)).collect()
        };
        match &condition.test {
            Test::Answer(asked, options) if asked.id == question => {
                let is_named = options.iter().any(|one| one.id == option);
                // Another option can be chosen too.
                let asked = self.quiz.question(question);
                let is_sure = is_named || !asked.many || asked.exclusive().has(option);
                is_sure.then_some(is_named)
            }
            Test::Answer(..) => None,
            Test::All(all) => match parts(all) {
                known if known.contains(&Some(false)) => Some(false),
                known if known.iter().all(Option::is_some) => Some(true),
                _ => None,
            },
            Test::Any(any) => match parts(any) {
                known if known.contains(&Some(true)) => Some(true),
                known if known.iter().all(Option::is_some) => Some(false),
                _ => None,
            },
            Test::Not(part) => self.known(part, question, option).map(|verdict| !verdict),
        }
    }
}

/// The effect of a stop as templates get it.
fn effect_name(effect: Effect) -> &'static str {
    match effect {
        Effect::Halt(_) => "halt",
        Effect::Override(_) => "override",
        Effect::Cap(_) => "cap",
        Effect::Note => "note",
    }
}
