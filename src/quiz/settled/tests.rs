//! Compares settled stops with every path of answers.

use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

use crate::quiz::answers::Answers;
use crate::quiz::evaluate::Decider;
use crate::quiz::id::{OptionId, QuestionId, StopId, ids};
use crate::quiz::tests::quiz;
use crate::quiz::vectors::all_paths;
use crate::quiz::{Quiz, random};

/// Every complete path.
fn paths(quiz: &Quiz) -> Vec<Answers> {
    all_paths(quiz, usize::MAX).expect("any number of paths is accepted")
}

/// The stop that each answer settles, as `question.option stop`.
fn settled(text: &str) -> Vec<String> {
    let (quiz, _) = quiz(text);
    let mut settled = Vec::new();
    for (question, asked) in ids(&quiz.questions, QuestionId::new) {
        for (option, choice) in ids(&asked.options, OptionId::new) {
            if let Some(stop) = super::stop(&quiz, question, option) {
                let stop = &quiz.stops[stop.index()].id.text;
                settled.push(format!("{}.{} {stop}", asked.id.text, choice.id.text));
            }
        }
    }
    settled
}

const QUESTIONS: &str = "title: T\nresults: {r: {title: R}}\nquestions:\n  \
    - {id: a, title: A, options: [{id: x, label: X}, {id: y, label: Y}, {id: z, label: Z}]}\n  \
    - {id: b, title: B, show_if: {a: [y, z]}, options: [{id: x, label: X}, {id: y, label: Y}]}\n  \
    - {id: c, title: C, show_if: {b: [x]}, options: [{id: x, label: X}, {id: y, label: Y}]}\nstops:\n";

fn with_stop(effect: &str, when: &str) -> Vec<String> {
    let result = if effect == "cap" { "cap: r" } else { "result: r" };
    settled(&format!(
        "{QUESTIONS}  - {{id: s, when: {when}, effect: {effect}, {result}, text: S}}\n"
    ))
}

#[test]
fn an_answer_decides_conditions_on_it_alone() {
    assert_eq!(with_stop("override", "{a: [x, y]}"), ["a.x s", "a.y s"]);
    assert_eq!(with_stop("halt", "{any: [{a: [x]}, {b: [y]}]}"), ["a.x s", "b.y s"]);
    assert_eq!(with_stop("override", "{not: {a: [x, y]}}"), ["a.z s"]);
    assert_eq!(with_stop("cap", "{a: [x]}"), [""; 0], "a cap does not decide");
}

#[test]
fn an_answer_that_needs_another_one_settles_nothing_before_it() {
    assert_eq!(with_stop("override", "{all: [{a: [y]}, {b: [x]}]}"), [""; 0]);
    assert_eq!(with_stop("override", "{all: [{a: [x]}, {b: [x]}]}"), [""; 0]);
}

#[test]
fn show_if_rules_out_other_answers() {
    // `b` is asked only after `y` or `z`, and `c` only after `x` of `b`.
    assert_eq!(with_stop("override", "{all: [{a: [y, z]}, {b: [y]}]}"), ["b.y s"]);
    assert_eq!(with_stop("override", "{all: [{not: {a: [x]}}, {c: [x]}]}"), ["c.x s"]);
    assert_eq!(with_stop("override", "{all: [{a: [x]}, {not: {c: [y]}}]}"), ["a.x s"]);
}

#[test]
fn what_is_settled_before_is_not_settled_again() {
    assert_eq!(with_stop("override", "{not: {a: [x]}}"), ["a.y s", "a.z s"], "not by b and c too");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_settled_stop_or_one_before_it_decides_on_every_path(seed in any::<u64>()) {
        let (quiz, _) = quiz(&random::quiz(seed));
        let paths = paths(&quiz);
        for (question, asked) in ids(&quiz.questions, QuestionId::new) {
            for (option, _) in ids(&asked.options, OptionId::new) {
                let Some(stop) = super::stop(&quiz, question, option) else { continue };
                for path in paths.iter().filter(|path| path.get(question).has(option)) {
                    let outcome = crate::quiz::evaluate(&quiz, path);
                    let Some(Decider::Stop(decider)) = outcome.decider else {
                        panic!("seed {seed}: no stop decides for {path:?}");
                    };
                    prop_assert!(decider <= stop, "seed {seed}: {path:?}");
                    let when = quiz.stops[StopId::index(stop)].when.as_ref();
                    prop_assert!(when.is_some_and(|when| when.holds(&outcome.answers)));
                }
            }
        }
    }
}

#[test]
fn random_quizzes_settle_something() {
    let n_settled: usize = (0..100).map(|seed| settled(&random::quiz(seed)).len()).sum();
    assert!(n_settled > 20, "the property above is about {n_settled} answers");
}
