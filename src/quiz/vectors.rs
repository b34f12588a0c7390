//! Test vectors: outcomes of the evaluator, with which the script and the style sheet are compared.
//!
//! ```json
//! {"n_paths": 1, "sampled": false, "vectors": [{"answers": {"reason": "toxic"},
//!   "stale": {"refund": "not-yet"}, "visible": ["reason"], "stops": ["safety"],
//!   "decided": "stop", "result": "safe", "total": 4, "sums": {"legal": 4},
//!   "at_answers": ["safety--reason"], "phases": ["before"], "plan": ["safety-plan"], "plan_without_score": ["safety-plan"]}]}
//! ```
//!
//! The answer to a question with several answers is a list. `stale` holds stored answers to
//! questions that are not asked; they must make no difference. `plan_without_score` is the part of
//! the plan that does not depend on points: the actions that answers or the result of a stop add.
//! `n_paths` is null if the vectors are a sample: the paths are not counted then.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use crate::quiz::Quiz;
use crate::quiz::answers::Answers;
use crate::quiz::evaluate::{Decider, Outcome};
use crate::quiz::id::{QuestionId, StopId, ids};
use crate::quiz::plan::Reason;
use crate::quiz::split_mix::SplitMix64;

/// The most vectors: of a quiz with more paths, a sample of this size is taken.
const MAX_VECTORS: usize = 5_000;

/// The vectors of a quiz.
pub(super) fn json(quiz: &Quiz) -> Json {
    let all = all_paths(quiz, MAX_VECTORS);
    let is_sampled = all.is_none();
    let n_paths = all.as_ref().map(Vec::len);
    let paths = all.unwrap_or_else(|| sample(quiz));
    let vectors = paths.iter().enumerate().map(|(nth, path)| vector(quiz, path, nth));
    json!({
        "n_paths": n_paths,
        "sampled": is_sampled,
        "vectors": vectors.collect::<Vec<_>>(),
    })
}

/// All complete paths in order: answers to exactly the questions that are asked. `None` if there
/// are more than `max`.
pub(super) fn all_paths(quiz: &Quiz, max: usize) -> Option<Vec<Answers>> {
    let mut complete = Vec::new();
    let mut open = vec![Answers::none(quiz.questions.len())];
    while let Some(answers) = open.pop() {
        let outcome = crate::quiz::evaluate(quiz, &answers);
        match outcome.open {
            None => complete.push(answers),
            Some(question) => {
                let asked = quiz.question(question);
                let offered = asked.offered_after(&outcome.answers);
                let n_choices = asked.n_choices(offered);
                if open.len() + n_choices > max {
                    return None;
                }
                open.extend((0..n_choices).rev().map(|nth| {
                    let mut longer = answers.clone();
                    longer.set(question, asked.choice(offered, nth));
                    longer
                }));
            }
        }
        if complete.len() > max {
            return None;
        }
    }
    Some(complete)
}

/// Different random paths. The seed is constant, so the sample never changes.
fn sample(quiz: &Quiz) -> Vec<Answers> {
    let mut random = SplitMix64::new(0);
    let mut seen = BTreeSet::new();
    // Random walks often repeat short paths; ten tries per vector find the others.
    for _ in 0..MAX_VECTORS * 10 {
        if seen.len() == MAX_VECTORS {
            break;
        }
        let mut answers = Answers::none(quiz.questions.len());
        loop {
            let outcome = crate::quiz::evaluate(quiz, &answers);
            let Some(question) = outcome.open else {
                seen.insert(answers);
                break;
            };
            let asked = quiz.question(question);
            let offered = asked.offered_after(&outcome.answers);
            let n_choices = asked.n_choices(offered);
            if n_choices == 0 {
                break;
            }
            answers.set(question, asked.choice(offered, random.below(n_choices)));
        }
    }
    seen.into_iter().collect()
}

fn vector(quiz: &Quiz, path: &Answers, nth: usize) -> Json {
    let stale = stale(quiz, path, nth);
    let mut stored = path.clone();
    stale.iter().for_each(|(question, answer)| stored.set(question, answer));
    let outcome = crate::quiz::evaluate(quiz, &stored);
    json!({
        "answers": answers(quiz, path),
        "stale": answers(quiz, &stale),
        "visible": names(&outcome.visible, |id| &quiz.question(*id).id.text),
        "stops": names(&outcome.stops, |id| &quiz.stops[id.index()].id.text),
        "decided": decided(&outcome),
        "result": outcome.result.map(|id| &quiz.results[id.index()].id.text),
        "total": outcome.total,
        "sums": quiz
            .dimensions
            .iter()
            .zip(&outcome.sums)
            .map(|(dimension, sum)| (dimension.id.text.clone(), Json::from(*sum)))
            .collect::<Map<_, _>>(),
        "at_answers": outcome.at_answers.iter().map(at_answer(quiz)).collect::<Vec<_>>(),
        "phases": names(&outcome.phases, |id| &quiz.phases[id.index()].id.text),
        "plan": names(&outcome.plan, |item| &quiz.actions[item.action.index()].id.text),
        "plan_without_score": plan_without_score(quiz, &outcome),
    })
}

/// `STOP--QUESTION` for each stop that is shown at an answer.
fn at_answer(quiz: &Quiz) -> impl Fn(&(StopId, QuestionId)) -> String {
    |(stop, question)| {
        format!("{}--{}", quiz.stops[stop.index()].id.text, quiz.question(*question).id.text)
    }
}

/// What decided the result, for implementations without sums: a style sheet has stops but cannot
/// add points.
fn decided(outcome: &Outcome) -> Option<&'static str> {
    outcome.decider.map(|decider| match decider {
        Decider::Stop(_) => "stop",
        Decider::Band(_) => "band",
    })
}

fn plan_without_score<'q>(quiz: &'q Quiz, outcome: &Outcome) -> Vec<&'q String> {
    let by_stop = matches!(outcome.decider, Some(Decider::Stop(_)));
    let needs_no_score = |reason: &Reason| by_stop || !matches!(reason, Reason::Result(_));
    let items = outcome.plan.iter().filter(|item| item.reasons.iter().any(needs_no_score));
    items.map(|item| &quiz.actions[item.action.index()].id.text).collect()
}

/// An answer for every question that the path does not ask.
fn stale(quiz: &Quiz, path: &Answers, nth: usize) -> Answers {
    let visible = crate::quiz::evaluate(quiz, path).visible;
    let mut stale = Answers::none(quiz.questions.len());
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        let n_choices = question.n_choices(question.offered());
        if !visible.contains(&id) && n_choices > 0 {
            let answer = question.choice(question.offered(), (nth + id.index()) % n_choices);
            stale.set(id, answer);
        }
    }
    stale
}

fn answers(quiz: &Quiz, answers: &Answers) -> Map<String, Json> {
    let named = answers.iter().map(|(question, answer)| {
        let asked = quiz.question(question);
        let chosen = answer.options().map(|option| quiz.option(question, option).id.text.as_str());
        let chosen: Vec<&str> = chosen.collect();
        let chosen = match chosen.as_slice() {
            [only] if !asked.many => Json::from(*only),
            several => Json::from(several),
        };
        (asked.id.text.clone(), chosen)
    });
    named.collect()
}

fn names<'a, T>(list: &'a [T], name: impl Fn(&'a T) -> &'a String) -> Vec<&'a String> {
    list.iter().map(name).collect()
}
