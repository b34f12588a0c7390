//! Cases: the evaluator must return what the author expects.

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
    let several = case.answers.iter().find(|(id, answer)| {
        let asked = quiz.question(*id);
        asked.counted(*answer) != *answer
    });
    if let Some((id, _)) = several {
        let asked = quiz.question(id);
        let what =
            if asked.many { "has an option that excludes the others" } else { "has one answer" };
        let message = format!("case `{}`: question `{}` {what}", case.name.text, asked.id.text);
        return vec![
            Diagnostic::new(Rule::QuizCase, &quiz.source, case.name.span, message)
                .help("remove an option from its answer"),
        ];
    }
    let run = CaseRun { quiz, case, outcome: crate::quiz::evaluate(quiz, &case.answers) };
    if let Some(open) = run.outcome.open {
        let id = &quiz.question(open).id.text;
        let stored = case.answers.get(open).options().next();
        let (message, help) = match stored {
            Some(option) => (
                format!(
                    "question `{id}` does not offer `{}` here",
                    quiz.option(open, option).id.text
                ),
                "answer it with an option whose `show_if` holds".to_owned(),
            ),
            None => (
                format!("question `{id}` is asked but not answered"),
                format!("add an answer for `{id}`"),
            ),
        };
        return vec![run.finding(case.name.span, message).help(help)];
    }
    let mut found = run.end();
    found.extend(run.plan());
    found
}

/// A case and its outcome.
struct CaseRun<'q> {
    quiz: &'q Quiz,
    case: &'q Case,
    outcome: Outcome,
}

impl CaseRun<'_> {
    fn finding(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let message = format!("case `{}`: {}", self.case.name.text, message.into());
        Diagnostic::new(Rule::QuizCase, &self.quiz.source, span, message)
    }

    /// Compares the result and the total.
    fn end(&self) -> Vec<Diagnostic> {
        let (quiz, outcome) = (self.quiz, &self.outcome);
        let mut found = Vec::new();
        let expected = self.case.expectation.result_in.iter().flatten().next();
        if let Some(expected) = expected.filter(|expected| Some(expected.id) != outcome.result) {
            let result = |id: ResultId| quiz.results[id.index()].id.text.as_str();
            let got = outcome.result.map_or("no result", result);
            let message = format!("the result is `{got}`, not `{}`", result(expected.id));
            found.push(self.finding(expected.span, message).help(summary(quiz, outcome)));
        }
        if let Some((total, span)) = self.case.total.filter(|(total, _)| *total != outcome.total) {
            let message = format!("the total is {}, not {total}", outcome.total);
            found.push(self.finding(span, message).help(summary(quiz, outcome)));
        }
        found
    }

    /// Compares the plan.
    fn plan(&self) -> Vec<Diagnostic> {
        let plan: Vec<ActionId> = self.outcome.plan.iter().map(|item| item.action).collect();
        let name = |action: ActionId| self.quiz.actions[action.index()].id.text.as_str();
        let names: Vec<_> = plan.iter().map(|action| name(*action)).collect();
        let actual = match names.as_slice() {
            [] => "these answers give an empty plan".to_owned(),
            names => format!("these answers give the plan `{}`", names.join("`, `")),
        };
        let finding = |span: Span, message: String| self.finding(span, message).help(&actual);
        let mut found = Vec::new();
        if let Some((_, span)) = self.case.plan.as_ref().filter(|(expected, _)| *expected != plan) {
            found.push(finding(*span, "the plan differs".to_owned()));
        }
        let expected = &self.case.expectation;
        for missing in expected.plan_has.iter().filter(|action| !plan.contains(&action.id)) {
            found.push(finding(missing.span, format!("the plan lacks `{}`", name(missing.id))));
        }
        for extra in expected.plan_lacks.iter().filter(|action| plan.contains(&action.id)) {
            found.push(finding(extra.span, format!("the plan has `{}`", name(extra.id))));
        }
        let mut first = expected.plan_first.iter().enumerate();
        if let Some((nth, late)) = first.find(|(nth, one)| plan.get(*nth) != Some(&one.id)) {
            let message = format!("item {} of the plan is not `{}`", nth + 1, name(late.id));
            found.push(finding(late.span, message));
        }
        let mut rest = plan.iter();
        let mut order = expected.plan_order.iter().enumerate();
        if let Some((nth, late)) = order.find(|(_, one)| !rest.any(|action| *action == one.id)) {
            let earlier = nth.checked_sub(1).map(|nth| name(expected.plan_order[nth].id));
            let after = earlier.map_or(String::new(), |earlier| format!(" after `{earlier}`"));
            let message = format!("the plan has no `{}`{after}", name(late.id));
            found.push(finding(late.span, message));
        }
        found
    }
}

/// Where the points come from, and the stops that apply.
fn summary(quiz: &Quiz, outcome: &Outcome) -> String {
    let sums = quiz.dimensions.iter().zip(&outcome.sums);
    let sums: Vec<_> =
        sums.map(|(dimension, sum)| format!("{} {sum}", dimension.id.text)).collect();
    let stops: Vec<_> =
        outcome.stops.iter().map(|stop| quiz.stops[stop.index()].id.text.as_str()).collect();
    let stops = if stops.is_empty() { "none".to_owned() } else { stops.join(", ") };
    format!("these answers give {} points ({}); stops: {stops}", outcome.total, sums.join(", "))
}
