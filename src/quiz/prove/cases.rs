//! Golden paths: the evaluator must say what the author expects.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Quiz;
use crate::quiz::evaluate::Outcome;
use crate::quiz::expectation::Case;
use crate::quiz::id::{ActionId, ResultId};
use crate::text::Span;

/// Runs every case.
pub(super) fn findings(quiz: &Quiz) -> Vec<Diagnostic> {
    quiz.cases.iter().flat_map(|case| run(quiz, case)).collect()
}

fn run(quiz: &Quiz, case: &Case) -> Vec<Diagnostic> {
    let outcome = crate::quiz::evaluate(quiz, &case.answers);
    let finding = |span: Span, message: String| {
        let message = format!("case `{}`: {message}", case.name.text);
        Diagnostic::new(Rule::QuizCase, &quiz.source, span, message)
    };
    if let Some(open) = outcome.open {
        let id = &quiz.question(open).id.text;
        let help = format!("add an answer for `{id}`");
        let message = format!("question `{id}` is asked but not answered");
        return vec![finding(case.name.span, message).help(help)];
    }
    let mut found = Vec::new();
    let expected = case.expectation.result_in.iter().flatten().next();
    if let Some(expected) = expected.filter(|expected| Some(expected.id) != outcome.result) {
        let result = |id: ResultId| quiz.results[id.index()].id.text.as_str();
        let got = outcome.result.map_or("no result", result);
        let message = format!("the result is `{got}`, not `{}`", result(expected.id));
        found.push(finding(expected.span, message).help(summary(quiz, &outcome)));
    }
    if let Some((total, span)) = case.total.filter(|(total, _)| *total != outcome.total) {
        let message = format!("the total is {}, not {total}", outcome.total);
        found.push(finding(span, message).help(summary(quiz, &outcome)));
    }
    let plan: Vec<ActionId> = outcome.plan.iter().map(|item| item.action).collect();
    let name = |action: ActionId| quiz.actions[action.index()].id.text.as_str();
    let actual = || match plan.as_slice() {
        [] => "the plan is empty".to_owned(),
        plan => {
            let names: Vec<_> = plan.iter().map(|action| name(*action)).collect();
            format!("the plan is {}", names.join(", "))
        }
    };
    if let Some((_, span)) = case.plan.as_ref().filter(|(expected, _)| *expected != plan) {
        found.push(finding(*span, "the plan differs".to_owned()).help(actual()));
    }
    for missing in case.expectation.plan_has.iter().filter(|action| !plan.contains(&action.id)) {
        let message = format!("the plan lacks `{}`", name(missing.id));
        found.push(finding(missing.span, message).help(actual()));
    }
    for extra in case.expectation.plan_lacks.iter().filter(|action| plan.contains(&action.id)) {
        let message = format!("the plan has `{}`", name(extra.id));
        found.push(finding(extra.span, message).help(actual()));
    }
    found
}

/// Where the points come from, and the stops that apply.
fn summary(quiz: &Quiz, outcome: &Outcome) -> String {
    let sums = quiz.dimensions.iter().zip(&outcome.sums);
    let sums: Vec<_> =
        sums.map(|(dimension, sum)| format!("{} {sum}", dimension.id.text)).collect();
    let stops: Vec<_> =
        outcome.stops.iter().map(|stop| quiz.stops[stop.index()].id.text.as_str()).collect();
    let stops = if stops.is_empty() { "none".to_owned() } else { stops.join(", ") };
    format!("total {} ({}); stops: {stops}", outcome.total, sums.join(", "))
}
