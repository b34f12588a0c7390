//! A quiz's page: every question, stop, result and plan item as real elements, so that it reads and
//! prints without a script; the style sheet and the script work on the same elements.

use crate::diag::Diagnostic;
use crate::quiz::condition::{Condition, Test};
use crate::quiz::evaluate::Reason;
use crate::quiz::id::{ActionId, DimensionId, OptionId, QuestionId, ResultId, Written, ids};
use crate::quiz::style as elements;
use crate::quiz::{self, Effect, Points, Question, Quiz};
use crate::render::frame::link;
use crate::render::{Renderer, page};
use crate::route::{self, Route};
use crate::site::{EntryId, VariantBody};
use crate::view::{
    ItemView, LinkView, QuizActionView, QuizBandView, QuizJumpView, QuizOptionView, QuizPhaseView,
    QuizPointsView, QuizQuestionView, QuizResultView, QuizStopView, QuizView,
};

/// The quiz of an entry in a language.
fn of<'a>(renderer: &'a Renderer, id: EntryId, lang: usize) -> Option<&'a Quiz> {
    match &renderer.site.shown(id, lang)?.body {
        VariantBody::Quiz(quiz) => Some(quiz),
        _ => None,
    }
}

/// The generated style sheet.
#[must_use]
pub fn style(renderer: &Renderer, id: EntryId) -> String {
    let name = renderer.site.entry(id).name();
    of(renderer, id, 0).map_or_else(String::new, |quiz| quiz::style(quiz, name))
}

/// Renders the page.
///
/// # Errors
/// When the template fails.
pub fn page(renderer: &Renderer, route: &Route, id: EntryId) -> Result<String, Box<Diagnostic>> {
    let words = page::words(renderer, route, id);
    let (Some(quiz), Some(source)) = (of(renderer, id, words), of(renderer, id, 0)) else {
        let empty = serde_json::json!({"around": page::around(renderer, route, id)});
        return page::render(renderer, route, ("quiz.html", "quiz", id), &empty);
    };
    let writer = Writer { renderer, route, id, words, quiz, source };
    page::render(renderer, route, ("quiz.html", "quiz", id), &writer.view())
}

/// What all parts of the page need.
struct Writer<'a> {
    renderer: &'a Renderer,
    route: &'a Route,
    id: EntryId,
    words: usize,
    /// With the words of the page.
    quiz: &'a Quiz,
    /// As the source says it, where references are resolved.
    source: &'a Quiz,
}

impl Writer<'_> {
    fn view(&self) -> QuizView {
        let quiz = self.quiz;
        let data = quiz::data(self.source).to_string();
        QuizView {
            id: self.renderer.site.entry(self.id).name().to_owned(),
            intro: self.set(&quiz.intro),
            version: quiz.answers_version,
            questions: ids(&quiz.questions, QuestionId::new)
                .map(|(id, question)| self.question(id, question))
                .collect(),
            stops: quiz.stops.iter().map(|stop| self.stop(stop)).collect(),
            results: ids(&quiz.results, ResultId::new).map(|(id, _)| self.result(id)).collect(),
            phases: self.phases(),
            bands: self.bands(),
            dimensions: ids(&quiz.dimensions, DimensionId::new)
                .map(|(id, dimension)| QuizPointsView {
                    label: self.set(&dimension.label.text),
                    points: quiz::data::most(quiz, id),
                })
                .collect(),
            dimension_ids: quiz.dimensions.iter().map(|one| one.id.text.clone()).collect(),
            style: self
                .renderer
                .href(&self.route.path, &route::quiz_style(&self.renderer.site, self.id)),
            // `<` could end the data block; its escape means the same in JSON.
            data_json: data.replace('<', "\\u003c"),
            around: page::around(self.renderer, self.route, self.id),
        }
    }

    fn set(&self, text: &str) -> String {
        self.renderer.set(self.words, text)
    }

    fn points(&self, points: &[Points]) -> Vec<QuizPointsView> {
        points
            .iter()
            .filter(|one| one.points > 0)
            .map(|one| QuizPointsView {
                label: self.set(&self.quiz.dimensions[one.dimension.index()].label.text),
                points: one.points,
            })
            .collect()
    }

    fn question(&self, id: QuestionId, question: &Question) -> QuizQuestionView {
        QuizQuestionView {
            id: question.id.text.clone(),
            element: elements::question_id(&question.id.text),
            number: id.index() + 1,
            title: self.set(&question.title.text),
            short: self.set(&question.short.text),
            hint: question.hint.as_ref().map_or_else(String::new, |hint| self.set(&hint.text)),
            error: self.set(&question.error.text),
            conditional: question.show_if.is_some(),
            skipped: self.points(&question.skipped),
            options: ids(&question.options, OptionId::new)
                .map(|(option, _)| self.option(id, option))
                .collect(),
        }
    }

    fn option(&self, question: QuestionId, option: OptionId) -> QuizOptionView {
        let choice = self.quiz.option(question, option);
        let ends_with = self.ends_with((question, option));
        let go_to = self.go_to((question, option)).filter(|_| ends_with.is_none());
        QuizOptionView {
            id: choice.id.text.clone(),
            element: elements::option_id(&self.quiz.question(question).id.text, &choice.id.text),
            label: self.set(&choice.label.text),
            points: self.points(&choice.score),
            go_to,
            ends_with,
        }
    }

    /// The question to go on with when the answer by itself rules out those in between.
    fn go_to(&self, answer: (QuestionId, OptionId)) -> Option<QuizJumpView> {
        let later = ids(&self.quiz.questions, QuestionId::new).skip(answer.0.index() + 1);
        let (next, question) = later.into_iter().find(|(_, question)| {
            let verdict = question.show_if.as_ref().map(|when| known(when, answer));
            verdict.is_none_or(|verdict| verdict != Some(false))
        })?;
        (next.index() != answer.0.index() + 1).then(|| QuizJumpView {
            number: next.index() + 1,
            element: elements::question_id(&question.id.text),
        })
    }

    /// The result of a halt that this answer alone brings about.
    fn ends_with(&self, answer: (QuestionId, OptionId)) -> Option<ItemView> {
        let halt = self.quiz.stops.iter().find_map(|stop| match stop.effect {
            Effect::Halt(Some(result)) => {
                (known(stop.when.as_ref()?, answer) == Some(true)).then_some(result)
            }
            _ => None,
        });
        halt.map(|result| self.named_result(result))
    }

    fn named_result(&self, id: ResultId) -> ItemView {
        let result = &self.quiz.results[id.index()];
        let element = elements::result_id(&result.id.text);
        ItemView { id: element, text: self.set(&result.title.text) }
    }

    fn stop(&self, stop: &quiz::Stop) -> QuizStopView {
        let result = match stop.effect {
            Effect::Halt(result) | Effect::Override(result) => result,
            Effect::Cap(_) => None,
        };
        QuizStopView {
            id: stop.id.text.clone(),
            element: elements::stop_id(&stop.id.text),
            text: self.set(&stop.text.text),
            result: result.map(|result| self.named_result(result)),
        }
    }

    fn result(&self, id: ResultId) -> QuizResultView {
        let result = &self.quiz.results[id.index()];
        let page = self.source.results.get(id.index()).and_then(|source| source.page.as_ref());
        QuizResultView {
            id: result.id.text.clone(),
            element: elements::result_id(&result.id.text),
            title: self.set(&result.title.text),
            lead: self.set(&result.lead.text),
            page: page.and_then(|page| self.reference(page)),
            actions: result.asks.iter().map(|action| self.action(action.id)).collect(),
        }
    }

    /// References are resolved once, at the place where the source language writes them.
    fn reference(&self, written: &Written) -> Option<LinkView> {
        let to = self.renderer.site.entry(self.id).references.get(&written.span)?;
        Some(link(self.renderer, self.route, *to))
    }

    fn action(&self, id: ActionId) -> QuizActionView {
        let action = &self.quiz.actions[id.index()];
        let source = &self.source.actions[id.index()];
        let links = source.pages.iter().chain(&source.scenarios);
        QuizActionView {
            id: action.id.text.clone(),
            element: elements::action_id(&action.id.text),
            label: self.set(&action.label.text),
            links: links.filter_map(|written| self.reference(written)).collect(),
            reasons: self.reasons(id),
        }
    }

    /// Every answer and every deciding result that asks for an action.
    fn reasons(&self, id: ActionId) -> Vec<ItemView> {
        let quiz = self.quiz;
        let name = &quiz.actions[id.index()].id.text;
        let line = |reason: Reason, text: String| ItemView {
            id: elements::reason_id(quiz, name, reason),
            text,
        };
        let mut lines = Vec::new();
        for (question, asked) in ids(&quiz.questions, QuestionId::new) {
            for (option, choice) in ids(&asked.options, OptionId::new) {
                if choice.asks.iter().any(|action| action.id == id) {
                    let text = format!("{}: {}", asked.short.text, choice.label.text);
                    lines.push(line(Reason::Answer(question, option), self.set(&text)));
                }
            }
        }
        for (result, ending) in ids(&quiz.results, ResultId::new) {
            if ending.asks.iter().any(|action| action.id == id) {
                lines.push(line(Reason::Result(result), self.set(&ending.title.text)));
            }
        }
        lines
    }

    fn phases(&self) -> Vec<QuizPhaseView> {
        let quiz = self.quiz;
        let in_phase = |phase: usize| {
            let order = quiz.plan_order.iter();
            order.filter(move |id| quiz.actions[id.index()].phase.index() == phase)
        };
        quiz.phases
            .iter()
            .enumerate()
            .map(|(nth, phase)| QuizPhaseView {
                id: phase.id.text.clone(),
                label: self.set(&phase.label.text),
                actions: in_phase(nth).map(|id| self.action(*id)).collect(),
            })
            .collect()
    }

    fn bands(&self) -> Vec<QuizBandView> {
        let mut better: Option<u32> = None;
        let mut rows = Vec::new();
        for band in &self.quiz.bands {
            rows.push(QuizBandView {
                from: band.from,
                to: better.map(|from| from.saturating_sub(1)),
                floors: self.points(&band.floors),
                result: self.named_result(band.result.id),
            });
            better = Some(band.from);
        }
        rows
    }
}

/// What a condition says when only one answer is known: `None` while it depends on others.
fn known(condition: &Condition, (question, option): (QuestionId, OptionId)) -> Option<bool> {
    let parts = |parts: &[Condition]| -> Vec<Option<bool>> {
        parts.iter().map(|part| known(part, (question, option))).collect()
    };
    match &condition.test {
        Test::Answer(asked, options) if asked.id == question => {
            Some(options.iter().any(|one| one.id == option))
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
        Test::Not(part) => known(part, (question, option)).map(|verdict| !verdict),
    }
}
