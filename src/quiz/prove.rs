//! Proofs over every path of answers.
//!
//! 1. The paths are counted; a quiz that is too large even for that is refused.
//! 2. Up to `MAX_WALKED` paths are walked one by one (`enumerate`); more paths are represented by
//!    decision diagrams (`diagram`). Both find the same `facts`. In a diagram each option of a
//!    question with several answers is one decision, so the sets of answers are never listed.
//! 3. Facts become findings (`findings`), each with the shortest path that witnesses it.
//!
//! Cases are evaluated one by one (`cases`).

mod actions;
mod cases;
pub(super) mod count;
mod diagram;
mod enumerate;
mod facts;
mod findings;
mod levels;
mod limits;
mod order;
mod plans;
mod program;
mod promise;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, sorted};
use crate::quiz::Quiz;
use crate::quiz::answers::Answers;
use crate::quiz::prove::count::count_words;
use crate::quiz::prove::diagram::Budget;
use crate::quiz::prove::facts::{Path, PathFacts, deciders};
use crate::quiz::prove::program::Program;

/// The most paths that are walked one by one. The diagrams of a quiz with more paths cost less than
/// the walk: those of a quiz with 330,000 paths a third of it.
const MAX_WALKED: u128 = 20_000;

/// The highest cost of the diagrams of a quiz: about 250,000 states, within a second.
const MAX_COST: usize = 800_000;

/// The result of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// How many different complete paths of answers there are; `None` when they are too many to
    /// count. The count saturates at `u128::MAX`.
    pub n_paths: Option<u128>,
    /// Per result: how many paths lead to it, and the shortest of them as answers. Empty when the
    /// quiz was refused.
    pub results: Vec<Reached>,
    /// What is wrong, by place.
    pub findings: Vec<Diagnostic>,
}

/// The paths that lead to one result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reached {
    /// How many.
    pub n_paths: u128,
    /// The shortest of them; the first where several are as short.
    pub shortest: Option<Answers>,
}

/// Proves a quiz.
pub(super) fn proof(quiz: &Quiz) -> Proof {
    let (n_paths, facts) = match limits::finding(quiz) {
        Some(refusal) => return refused(None, vec![refusal]),
        None => gather(&Program::new(quiz)),
    };
    let mut findings = cases::findings(quiz);
    findings.extend(order::findings(quiz));
    let Some(facts) = facts else {
        findings.push(too_many(quiz, n_paths));
        return refused(n_paths, sorted(findings));
    };
    findings.extend(findings::findings(&Program::new(quiz), &facts));
    Proof { n_paths, results: results(quiz, &facts), findings: sorted(findings) }
}

fn refused(n_paths: Option<u128>, findings: Vec<Diagnostic>) -> Proof {
    Proof { n_paths, results: Vec::new(), findings }
}

/// The count and the facts, each if the quiz is not too large for it.
fn gather(program: &Program<'_>) -> (Option<u128>, Option<PathFacts>) {
    let budget = &mut Budget(MAX_COST);
    let Ok(n_paths) = diagram::n_paths(program, budget) else { return (None, None) };
    let facts = if n_paths <= MAX_WALKED {
        Some(enumerate::facts(program))
    } else {
        diagram::facts(program, budget).ok()
    };
    (Some(n_paths), facts)
}

fn too_many(quiz: &Quiz, n_paths: Option<u128>) -> Diagnostic {
    let n_paths = n_paths.map_or("too many to count".to_owned(), count_words);
    let span = quiz.questions.first().map_or(quiz.span, |question| question.id.span);
    let message = format!(
        "this quiz is too large to prove: it has {n_paths} paths of answers, and its rules depend on too many questions at once"
    );
    Diagnostic::new(Rule::QuizLimit, &quiz.source, span, message)
        .help("use fewer questions in stops, floors and invariants, or split the quiz")
}

fn results(quiz: &Quiz, facts: &PathFacts) -> Vec<Reached> {
    let program = Program::new(quiz);
    let mut results = vec![Reached::default(); quiz.results.len()];
    let mut shortest: Vec<Option<&Path>> = vec![None; quiz.results.len()];
    for (decider, tally) in deciders(quiz).zip(&facts.decided) {
        let Some(result) = program.result(decider) else { continue };
        let reached = &mut results[result.index()];
        reached.n_paths = reached.n_paths.saturating_add(tally.n_paths);
        let shorter = tally.shortest.iter().chain(shortest[result.index()]);
        shortest[result.index()] = shorter.min_by_key(|path| path.len());
    }
    for (reached, path) in results.iter_mut().zip(shortest) {
        reached.shortest = path.map(|path| path.to_answers(quiz));
    }
    results
}

#[cfg(test)]
pub(super) mod tests;
