//! Which items of the plan are shown.
//!
//! An item appears by the answers that name it in `do`, by its own condition, or by the result of
//! the stop that decides. Actions that only a band could add are left out: a sum is unknown here.

use crate::quiz::Quiz;
use crate::quiz::elements::{action_id, phase_id, reason_id};
use crate::quiz::id::{ActionId, OptionId, QuestionId, ResultId, ids};
use crate::quiz::plan::{Reason, needs_no_answer};
use crate::quiz::style::formula::BooleanFormula;
use crate::quiz::style::visible::QuizStatements;
use crate::quiz::style::{Display, Sheet};

/// The elements of one reason, and when they are shown; `None` where that takes too many parts.
struct Shown {
    when: Option<BooleanFormula>,
    targets: Vec<String>,
}

/// Adds the rules of the plan.
pub(super) fn rules(quiz: &Quiz, terms: &QuizStatements<'_>, sheet: &mut Sheet<'_>) {
    let deciding = terms.deciding();
    let of_result = |result: ResultId| {
        let adds = quiz.results[result.index()].adds.iter().map(|added| added.id);
        targets(quiz, adds, Reason::Result(result))
    };
    let mut shown = by_answers(quiz, terms);
    shown.extend(by_conditions(quiz, terms));
    let mut needs_score: Vec<String> = Vec::new();
    for one in shown.iter().filter(|one| one.when.is_none()) {
        needs_score.extend(one.targets.iter().cloned());
    }
    for (result, when) in &deciding {
        if let (Some(result), None) = (result, when) {
            needs_score.extend(of_result(*result));
        }
    }
    let by_results = ids(&quiz.results, ResultId::new).flat_map(|(id, _)| of_result(id));
    let hidden = shown.iter().flat_map(|one| one.targets.iter().cloned()).chain(by_results);
    let hidden = sorted(hidden.filter(|target| !needs_score.contains(target)).collect());
    sheet.add(&BooleanFormula::TRUE, Display::Hidden, &hidden);
    let of_stops = deciding.iter().filter_map(|(result, _)| *result).flat_map(of_result);
    let of_stops = sorted(of_stops.filter(|target| !needs_score.contains(target)).collect());
    for (result, when) in deciding.iter().rev() {
        if let (Some(result), Some(when)) = (result, when) {
            sheet.add(when, Display::Hidden, &of_stops);
            sheet.add(when, Display::Shown, &of_result(*result));
        }
    }
    for one in &shown {
        if let Some(when) = sheet.known(one.when.as_ref()) {
            sheet.add(when, Display::Shown, &one.targets);
        }
    }
}

/// The elements that each answer shows.
fn by_answers(quiz: &Quiz, terms: &QuizStatements<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (question, asked) in ids(&quiz.questions, QuestionId::new) {
        for (option, choice) in ids(&asked.options, OptionId::new) {
            let adds = choice.adds.iter().map(|added| added.id);
            let targets = targets(quiz, adds, Reason::Answer(question, option));
            shown.push(Shown { when: terms.answer(question, option), targets });
        }
    }
    shown
}

/// The elements that the conditions of actions show: the item when they hold, and a line for each
/// answer that makes them hold.
fn by_conditions(quiz: &Quiz, terms: &QuizStatements<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (id, action) in ids(&quiz.actions, ActionId::new) {
        let Some(when) = &action.when else { continue };
        if needs_no_answer(when) {
            let targets = targets(quiz, [id].into_iter(), Reason::Condition);
            shown.push(Shown { when: terms.at_end(when), targets });
            continue;
        }
        for ground in terms.grounds(when) {
            let reason = Reason::Answer(ground.question, ground.option);
            let targets = targets(quiz, [id].into_iter(), reason);
            shown.push(Shown { when: ground.when, targets });
        }
    }
    shown
}

/// The elements that show added actions: their phases, their items, and the lines with the reason.
fn targets(quiz: &Quiz, adds: impl Iterator<Item = ActionId>, reason: Reason) -> Vec<String> {
    let targets = adds.map(|added| &quiz.actions[added.index()]).flat_map(|action| {
        let name = &action.id.text;
        let phase = quiz.phases.get(action.phase.index());
        let phase = phase.map(|phase| phase_id(&phase.id.text));
        [action_id(name), reason_id(quiz, name, reason)].into_iter().chain(phase)
    });
    sorted(targets.collect())
}

fn sorted(mut targets: Vec<String>) -> Vec<String> {
    targets.sort();
    targets.dedup();
    targets
}
