//! Converts facts to findings, each with its place and the shortest path that shows it.
//!
//! Only causes are reported: not the actions of a result whose band is out of reach.

mod bands;
mod dead;
mod no_effect;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Quiz;
use crate::quiz::answers::Chosen;
use crate::quiz::expectation::Invariant;
use crate::quiz::id::{ActionId, PlacedId, QuestionId};
use crate::quiz::plan::PlanItem;
use crate::quiz::prove::count::count_words;
use crate::quiz::prove::facts::{Extreme, LONG_PLAN, Path, PathFacts};
use crate::quiz::prove::program::Program;
use crate::text::Span;

/// All findings about all paths.
pub(super) fn findings(program: &Program<'_>, facts: &PathFacts) -> Vec<Diagnostic> {
    let about = &About { program, quiz: program.quiz, facts };
    if facts.n_paths == 0 {
        return Vec::new();
    }
    let mut found = dead::findings(about);
    found.extend(no_effect::findings(about));
    found.extend(no_result(about));
    found.extend(last_band(about));
    found.extend(invariants(about));
    found.extend(bands::findings(about));
    found.extend(plans(about));
    found
}

/// The data for findings.
struct About<'a> {
    program: &'a Program<'a>,
    quiz: &'a Quiz,
    facts: &'a PathFacts,
}

impl About<'_> {
    fn finding(&self, rule: Rule, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(rule, &self.quiz.source, span, message)
    }

    /// A path as answers: `question: option, …`.
    fn path(&self, path: &Path) -> String {
        let answer = |(question, chosen): (QuestionId, Chosen)| {
            let options = chosen.options().map(|option| self.quiz.option(question, option));
            let options: Vec<_> = options.map(|option| option.id.text.as_str()).collect();
            let asked = self.quiz.question(question);
            match options.as_slice() {
                [only] if !asked.many => format!("{}: {only}", asked.id.text),
                several => format!("{}: [{}]", asked.id.text, several.join(", ")),
            }
        };
        path.iter().map(answer).collect::<Vec<_>>().join(", ")
    }

    /// Whether some answer or result names an action in `do`.
    fn is_named(&self, action: ActionId) -> bool {
        let options = self.quiz.questions.iter().flat_map(|question| &question.options);
        let adds = options.map(|option| &option.adds);
        let mut adds = adds.chain(self.quiz.results.iter().map(|result| &result.adds));
        adds.any(|adds| adds.iter().any(|added| added.id == action))
    }

    fn shortest(&self, path: &Path) -> String {
        format!("shortest path: {}", self.path(path))
    }
}

/// Every path has exactly one result when every path has a decider with a result.
fn no_result(about: &About<'_>) -> Option<Diagnostic> {
    let quiz = about.quiz;
    let tally = about.facts.decided_by(quiz, None);
    let path = tally.shortest.as_ref()?;
    // A last band that begins too high is reported at its number, with the right one.
    if quiz.bands.last().is_some_and(|last| last.from > about.facts.least_total.points) {
        return None;
    }
    let span = quiz.bands.last().map_or(quiz.span, |last| last.from_span);
    let span = if quiz.bands.is_empty() { Span { end: span.start, ..span } } else { span };
    let message = format!(
        "there is no result on {} of {} paths: {}",
        count_words(tally.n_paths),
        count_words(about.facts.n_paths),
        about.path(path)
    );
    let help = format!("add a band with `from: {}`", about.facts.least_total.points);
    Some(about.finding(Rule::QuizNoResult, span, message).help(help))
}

/// The last band begins at the smallest total, so that nothing can fall below it.
fn last_band(about: &About<'_>) -> Option<Diagnostic> {
    let last = about.quiz.bands.last()?;
    let Extreme { points, path } = &about.facts.least_total;
    if last.from == *points {
        return None;
    }
    let message = format!(
        "the last band begins at {}, but the smallest total is {points}: {}",
        last.from,
        about.path(path)
    );
    let help = format!("write `from: {points}`");
    Some(about.finding(Rule::QuizBands, last.from_span, message).help(help))
}

fn invariants(about: &About<'_>) -> Vec<Diagnostic> {
    let broken = about.quiz.invariants.iter().zip(&about.facts.broken);
    broken
        .filter_map(|(invariant, path)| Some(broken_invariant(about, invariant, path.as_ref()?)))
        .collect()
}

/// Reports the part of the expectation that the path breaks, at the place of that part.
fn broken_invariant(about: &About<'_>, invariant: &Invariant, path: &Path) -> Diagnostic {
    let quiz = about.quiz;
    let outcome = crate::quiz::evaluate(quiz, &path.to_answers(quiz));
    let result = outcome.result.map_or("no result", |id| &quiz.results[id.index()].id.text);
    let expectation = &invariant.expectation;
    let action = |id: ActionId| quiz.actions[id.index()].id.text.as_str();
    let has = |id| outcome.plan.iter().any(|item| item.action == id);
    let is_result = |id| outcome.result == Some(id);
    let allowed = expectation.result_in.as_deref().unwrap_or_default();
    let (span, what) =
        if let Some(bad) = expectation.result_not.iter().find(|one| is_result(one.id)) {
            (bad.span, format!("leads to `{result}`"))
        } else if expectation.result_in.is_some() && !allowed.iter().any(|one| is_result(one.id)) {
            (allowed.first().map_or(invariant.span, |one| one.span), format!("leads to `{result}`"))
        } else if let Some(bad) = expectation.plan_has.iter().find(|one| !has(one.id)) {
            (bad.span, format!("leads to a plan without `{}`", action(bad.id)))
        } else if let Some(bad) = expectation.plan_lacks.iter().find(|one| has(one.id)) {
            (bad.span, format!("leads to a plan with `{}`", action(bad.id)))
        } else if let Some((other, late)) = preceded(&outcome.plan, &expectation.plan_first) {
            let (other, name) = (action(other), action(late.id));
            (late.span, format!("leads to a plan with `{other}` before `{name}`"))
        } else {
            (invariant.span, "breaks it".to_owned())
        };
    let message = format!("the invariant does not hold: {} {what}", about.path(path));
    about
        .finding(Rule::QuizInvariant, span, message)
        .help(format!("the result there is `{result}`; total {}", outcome.total))
        .also(&quiz.source, invariant.span, "the invariant")
}

/// The first item of a plan that is none of these actions, and the first of them after it.
fn preceded<'a>(
    plan: &[PlanItem],
    actions: &'a [PlacedId<ActionId>],
) -> Option<(ActionId, &'a PlacedId<ActionId>)> {
    let named = |item: &PlanItem| actions.iter().find(|action| action.id == item.action);
    let mut rest = plan.iter().skip_while(|item| named(item).is_some());
    let other = rest.next()?;
    Some((other.action, rest.find_map(named)?))
}

fn plans(about: &About<'_>) -> Vec<Diagnostic> {
    let quiz = about.quiz;
    // A quiz without actions has no plans to check.
    let Some(action) = quiz.actions.first() else { return Vec::new() };
    let finding = |path: &Path, what: String, help: &str| {
        let message = format!("{what}: {}", about.path(path));
        about.finding(Rule::QuizPlan, action.id.span, message).help(help)
    };
    let outcome = |path: &Path| crate::quiz::evaluate(quiz, &path.to_answers(quiz));
    let empty = about.facts.empty_plan.as_ref().map(|path| {
        if outcome(path).plan.is_empty() {
            finding(path, "a plan can be empty".to_owned(), "add an action to every result")
        } else {
            let help = "add one of their phases to `phases` of the result";
            finding(path, "all actions of a plan can be folded".to_owned(), help)
        }
    });
    let long = about.facts.long_plan.as_ref().map(|path| {
        let is_folded = outcome(path).phases.len() < quiz.phases.len();
        let which = if is_folded { " in open phases" } else { "" };
        let what = format!("a plan can have more than {LONG_PLAN} actions{which}");
        let help = "remove actions on this path, merge some of them, or fold phases (`phases` of the result)";
        finding(path, what, help)
    });
    empty.into_iter().chain(long).collect()
}
