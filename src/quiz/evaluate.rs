//! The normative evaluator: a replay of stored answers from the start, never looking ahead.
//!
//! A hidden question counts as unanswered, whatever was stored for it, and gives its skipped
//! points. The first override or halt that applies wins; caps before it are noted.

use crate::quiz::id::{ActionId, BandId, OptionId, QuestionId, ResultId, StopId, ids};
use crate::quiz::{Effect, Quiz};

/// At most one answer per question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Answers(Vec<Option<OptionId>>);

impl Answers {
    /// No answers to so many questions.
    #[must_use]
    pub fn none(n_questions: usize) -> Answers {
        Answers(vec![None; n_questions])
    }

    /// Answers by id; ids that the quiz does not have are dropped.
    #[must_use]
    pub fn from_ids<'a>(
        quiz: &Quiz,
        answers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Answers {
        let mut known = Answers::none(quiz.questions.len());
        for (question, option) in answers {
            let at = quiz.questions.iter().position(|one| one.id.text == question);
            let Some((at, asked)) = at.map(|at| (at, &quiz.questions[at])) else { continue };
            let chosen = asked.options.iter().position(|one| one.id.text == option);
            known.0[at] = chosen.map(OptionId::new).or(known.0[at]);
        }
        known
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: QuestionId) -> Option<OptionId> {
        self.0.get(question.index()).copied().flatten()
    }

    /// Puts in an answer, or takes it out.
    pub fn set(&mut self, question: QuestionId, answer: Option<OptionId>) {
        if let Some(slot) = self.0.get_mut(question.index()) {
            *slot = answer;
        }
    }

    /// The answers there are, in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, OptionId)> + '_ {
        ids(&self.0, QuestionId::new).filter_map(|(question, answer)| Some((question, (*answer)?)))
    }
}

/// Why an action is in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// This answer asked for it.
    Answer(QuestionId, OptionId),
    /// This result asked for it.
    Result(ResultId),
}

/// One item of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanItem {
    /// What to do.
    pub action: ActionId,
    /// Why, in the order of the questions, the result last.
    pub reasons: Vec<Reason>,
}

/// What decided about the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decider {
    /// An override or halt.
    Stop(StopId),
    /// The total.
    Band(BandId),
}

/// What the evaluator says about stored answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The questions to ask so far, the open one included, in order.
    pub visible: Vec<QuestionId>,
    /// The first question that has no answer; then there is no result yet.
    pub open: Option<QuestionId>,
    /// The answers that count.
    pub answers: Answers,
    /// The sum of each dimension so far.
    pub sums: Vec<u32>,
    /// The sum of all dimensions.
    pub total: u32,
    /// The stops that apply, in order, up to the one that decides.
    pub stops: Vec<StopId>,
    /// The best band that caps allow.
    pub limit: BandId,
    /// What decided about the result.
    pub decider: Option<Decider>,
    /// The result, once no question is open.
    pub result: Option<ResultId>,
    /// What to do, in order, once no question is open.
    pub plan: Vec<PlanItem>,
}

/// Replays the answers and decides.
pub(super) fn outcome(quiz: &Quiz, stored: &Answers) -> Outcome {
    let mut outcome = replay(quiz, stored);
    if outcome.open.is_none() {
        decide(quiz, &mut outcome);
        outcome.plan = plan(quiz, &outcome);
    }
    outcome
}

/// Asks the questions in order: up to the first without an answer, or to a halt.
fn replay(quiz: &Quiz, stored: &Answers) -> Outcome {
    let mut seen = Outcome {
        visible: Vec::new(),
        open: None,
        answers: Answers::none(quiz.questions.len()),
        sums: vec![0; quiz.dimensions.len()],
        total: 0,
        stops: Vec::new(),
        limit: BandId::new(0),
        decider: None,
        result: None,
        plan: Vec::new(),
    };
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        let is_asked = question.show_if.as_ref().is_none_or(|when| when.holds(&seen.answers));
        let points = if is_asked {
            seen.visible.push(id);
            let answer = stored.get(id);
            let Some(option) = answer.and_then(|answer| question.options.get(answer.index()))
            else {
                seen.open = Some(id);
                break;
            };
            seen.answers.set(id, answer);
            &option.score
        } else {
            &question.skipped
        };
        for score in points {
            seen.sums[score.dimension.index()] += score.points;
        }
        if is_asked && is_halted(quiz, &seen.answers) {
            break;
        }
    }
    seen.total = seen.sums.iter().sum();
    seen
}

fn is_halted(quiz: &Quiz, answers: &Answers) -> bool {
    let halts = quiz.stops.iter().filter(|stop| matches!(stop.effect, Effect::Halt(_)));
    halts.filter_map(|stop| stop.when.as_ref()).any(|when| when.holds(answers))
}

/// Goes through the stops in order, then through the bands.
fn decide(quiz: &Quiz, outcome: &mut Outcome) {
    for (id, stop) in ids(&quiz.stops, StopId::new) {
        if !stop.when.as_ref().is_some_and(|when| when.holds(&outcome.answers)) {
            continue;
        }
        outcome.stops.push(id);
        match stop.effect {
            Effect::Override(result) | Effect::Halt(result) => {
                outcome.decider = Some(Decider::Stop(id));
                outcome.result = result;
                return;
            }
            Effect::Cap(cap) => outcome.limit = outcome.limit.max(cap.unwrap_or(outcome.limit)),
        }
    }
    let band = ids(&quiz.bands, BandId::new).find(|(id, band)| {
        *id >= outcome.limit
            && outcome.total >= band.from
            && band.floors.iter().all(|floor| {
                outcome.sums.get(floor.dimension.index()).is_some_and(|sum| *sum >= floor.points)
            })
    });
    if let Some((id, band)) = band {
        outcome.decider = Some(Decider::Band(id));
        outcome.result = Some(band.result.id);
    }
}

/// What the answers and the result ask for, once each, with the reasons.
fn plan(quiz: &Quiz, outcome: &Outcome) -> Vec<PlanItem> {
    let mut reasons = vec![Vec::new(); quiz.actions.len()];
    for (question, answer) in outcome.answers.iter() {
        for ask in &quiz.option(question, answer).asks {
            reasons[ask.id.index()].push(Reason::Answer(question, answer));
        }
    }
    if let Some(result) = outcome.result {
        for ask in &quiz.results[result.index()].asks {
            reasons[ask.id.index()].push(Reason::Result(result));
        }
    }
    let items = quiz.plan_order.iter().map(|action| PlanItem {
        action: *action,
        reasons: std::mem::take(&mut reasons[action.index()]),
    });
    items.filter(|item| !item.reasons.is_empty()).collect()
}
