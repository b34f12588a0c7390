//! The normative evaluator: a replay of stored answers from the start, never looking ahead.
//!
//! A stored answer counts only if its option is offered. A hidden question counts as unanswered, whatever was stored for it, and gives its skipped
//! points. Several chosen options of one question
//! add up. The first override or halt that applies wins; caps and notes before it are listed.

use crate::quiz::answers::Answers;
use crate::quiz::id::{BandId, PhaseId, QuestionId, ResultId, StopId, ids};
use crate::quiz::plan::{self, PlanItem};
use crate::quiz::{Effect, Points, Quiz};

/// What decided the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decider {
    /// An override or halt.
    Stop(StopId),
    /// The total.
    Band(BandId),
}

/// The outcome of stored answers.
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
    /// The stops to show at answers so far, each with the question of the answer.
    pub at_answers: Vec<(StopId, QuestionId)>,
    /// The best band that caps allow.
    pub limit: BandId,
    /// What decided the result.
    pub decider: Option<Decider>,
    /// The result, once no question is open.
    pub result: Option<ResultId>,
    /// What to do, in order, once no question is open.
    pub plan: Vec<PlanItem>,
    /// The phases of the plan that are open at first, once no question is open.
    pub phases: Vec<PhaseId>,
}

/// Replays the answers and decides.
pub(super) fn outcome(quiz: &Quiz, stored: &Answers) -> Outcome {
    let mut outcome = replay(quiz, stored);
    if outcome.open.is_none() {
        decide(quiz, &mut outcome);
        outcome.plan = plan::items(quiz, &outcome.answers, outcome.result);
        let result = outcome.result.map(|result| &quiz.results[result.index()]);
        let phases = ids(&quiz.phases, PhaseId::new).map(|(phase, _)| phase);
        outcome.phases =
            phases.filter(|phase| result.is_none_or(|result| result.opens(*phase))).collect();
    }
    outcome.at_answers = at_answers(quiz, &outcome.answers);
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
        at_answers: Vec::new(),
        limit: BandId::new(0),
        decider: None,
        result: None,
        plan: Vec::new(),
        phases: Vec::new(),
    };
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        let is_asked = question.show_if.as_ref().is_none_or(|when| when.holds(&seen.answers));
        if is_asked {
            seen.visible.push(id);
            let answer =
                question.counted(stored.get(id).only(question.offered_after(&seen.answers)));
            if answer.is_empty() {
                seen.open = Some(id);
                break;
            }
            seen.answers.set(id, answer);
            for option in answer.options() {
                add(&mut seen.sums, &question.options[option.index()].score);
            }
        } else {
            add(&mut seen.sums, &question.skipped);
        }
        if is_asked && is_halted(quiz, &seen.answers) {
            break;
        }
    }
    seen.total = seen.sums.iter().sum();
    seen
}

fn add(sums: &mut [u32], points: &[Points]) {
    for one in points {
        sums[one.dimension.index()] += one.points;
    }
}

fn is_halted(quiz: &Quiz, answers: &Answers) -> bool {
    let halts = quiz.stops.iter().filter(|stop| matches!(stop.effect, Effect::Halt(_)));
    halts.filter_map(|stop| stop.when.as_ref()).any(|when| when.holds(answers))
}

/// The stops that are shown at answers: under each question that gives an answer they name, once
/// they hold without the questions after it.
fn at_answers(quiz: &Quiz, answers: &Answers) -> Vec<(StopId, QuestionId)> {
    let mut shown = Vec::new();
    for (id, stop) in ids(&quiz.stops, StopId::new) {
        for (question, options) in stop.shown_at() {
            let mut so_far = Answers::none(quiz.questions.len());
            let earlier = answers.iter().take_while(|(earlier, _)| *earlier <= question);
            earlier.for_each(|(earlier, chosen)| so_far.set(earlier, chosen));
            let is_named = !answers.get(question).only(options).is_empty();
            if is_named && stop.when.as_ref().is_some_and(|when| when.holds(&so_far)) {
                shown.push((id, question));
            }
        }
    }
    shown
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
            Effect::Note => {}
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
