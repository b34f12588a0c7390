//! The reader's plan: which actions it holds, and why.
//!
//! An action is in the plan when an answer or the result names it in `do`, or when its own
//! condition (`when`) holds for the answers that count. The condition names answers as reasons;
//! one that can hold without any particular answer is a reason by itself.

use std::collections::BTreeSet;

use crate::quiz::Quiz;
use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::condition::{Condition, Test};
use crate::quiz::id::{ActionId, OptionId, QuestionId, ResultId, ids};

/// Why an action is in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// This answer adds it.
    Answer(QuestionId, OptionId),
    /// Its own condition holds, whatever single answers are.
    Condition,
    /// This result adds it.
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

/// The plan for answers that count and the result they lead to.
pub(super) fn items(quiz: &Quiz, answers: &Answers, result: Option<ResultId>) -> Vec<PlanItem> {
    let mut reasons = vec![BTreeSet::new(); quiz.actions.len()];
    for (question, answer) in answers.options() {
        for added in &quiz.option(question, answer).adds {
            reasons[added.id.index()].insert(Reason::Answer(question, answer));
        }
    }
    for (action, reasons) in quiz.actions.iter().zip(&mut reasons) {
        reasons.extend(action.when.iter().flat_map(|when| grounds(when, answers)));
    }
    if let Some(result) = result {
        for added in &quiz.results[result.index()].adds {
            reasons[added.id.index()].insert(Reason::Result(result));
        }
    }
    let items = quiz.plan_order.iter().map(|action| PlanItem {
        action: *action,
        reasons: std::mem::take(&mut reasons[action.index()]).into_iter().collect(),
    });
    items.filter(|item| !item.reasons.is_empty()).collect()
}

/// Every reason that can put an action into a plan, in the order of [`PlanItem::reasons`].
pub(crate) fn possible_reasons(quiz: &Quiz, action: ActionId) -> Vec<Reason> {
    let mut reasons = BTreeSet::new();
    for (question, asked) in ids(&quiz.questions, QuestionId::new) {
        for (option, choice) in ids(&asked.options, OptionId::new) {
            if choice.adds.iter().any(|added| added.id == action) {
                reasons.insert(Reason::Answer(question, option));
            }
        }
    }
    if let Some(when) = &quiz.actions[action.index()].when {
        if needs_no_answer(when) {
            reasons.insert(Reason::Condition);
        } else {
            named(when, &mut reasons);
        }
    }
    for (result, ending) in ids(&quiz.results, ResultId::new) {
        if ending.adds.iter().any(|added| added.id == action) {
            reasons.insert(Reason::Result(result));
        }
    }
    reasons.into_iter().collect()
}

/// Whether a condition can hold without any of the answers it names: then no answer is its reason.
pub(super) fn needs_no_answer(when: &Condition) -> bool {
    match &when.test {
        Test::Answer(..) => false,
        Test::All(parts) => parts.iter().all(needs_no_answer),
        Test::Any(parts) => parts.iter().any(needs_no_answer),
        Test::Not(_) => true,
    }
}

/// The reasons that a condition gives; none where it does not hold, at least one where it does.
fn grounds(when: &Condition, answers: &Answers) -> Vec<Reason> {
    if !when.holds(answers) {
        return Vec::new();
    }
    if needs_no_answer(when) { vec![Reason::Condition] } else { given(when, answers) }
}

/// The answers that make a condition hold, if it holds.
fn given(when: &Condition, answers: &Answers) -> Vec<Reason> {
    match &when.test {
        _ if !when.holds(answers) => Vec::new(),
        Test::Answer(question, options) => {
            let named = Chosen::of(options.iter().map(|option| option.id));
            let given = answers.get(question.id).only(named).options();
            given.map(|option| Reason::Answer(question.id, option)).collect()
        }
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().flat_map(|part| given(part, answers)).collect()
        }
        Test::Not(_) => Vec::new(),
    }
}

/// The answers that can make a condition hold.
fn named(when: &Condition, reasons: &mut BTreeSet<Reason>) {
    match &when.test {
        Test::Answer(question, options) => {
            reasons.extend(options.iter().map(|option| Reason::Answer(question.id, option.id)));
        }
        Test::All(parts) | Test::Any(parts) => parts.iter().for_each(|part| named(part, reasons)),
        Test::Not(_) => {}
    }
}
