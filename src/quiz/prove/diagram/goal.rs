//! The goal of a diagram: the property of paths that it computes.

use crate::quiz::prove::facts::LONG_PLAN;
use crate::quiz::prove::limits::MAX_ALL_TICKS;
use crate::quiz::prove::program::{NodeId, Program};

/// The count of actions begins at this number, because each further option of a question subtracts
/// one from it.
pub(super) const COUNT_START: u32 = MAX_ALL_TICKS;

/// A plan is long if the count is above this at the end.
pub(super) const LONG_COUNT: u32 = COUNT_START + LONG_PLAN;

/// The property that a query computes for the end of each path; the result is the label of that
/// end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// Nothing: only the questions themselves.
    Shape,
    /// The result: 0 for none, else its position plus one.
    Result,
    /// The position of the decider.
    Decider,
    /// Whether this stop is noted or decides.
    Noted(usize),
    /// Whether this invariant is broken.
    Broken(usize),
    /// Whether this condition holds; `NOT_REACHED` on paths that end before that question.
    Truth(NodeId, usize),
    /// Whether this condition of an option holds; `NOT_REACHED` where its question is not asked.
    Offer(NodeId, usize),
    /// Whether this question offers fewer than two options; paths end before it.
    FewOptions(usize),
    /// Whether the result is in this group and adds no action, and the plan is empty.
    EmptyPlan(usize),
    /// Whether the result is in this group and the plan is long.
    LongPlan(usize),
}

/// Whether the label depends on the result.
pub(super) fn needs_result(program: &Program<'_>, goal: Goal) -> bool {
    match goal {
        Goal::Shape | Goal::Noted(_) | Goal::Truth(..) | Goal::Offer(..) | Goal::FewOptions(_) => {
            false
        }
        Goal::Result | Goal::Decider => true,
        Goal::EmptyPlan(_) => program.plan_groups.len() > 1,
        Goal::LongPlan(group) => !program.plan_groups[group].is_sure,
        Goal::Broken(invariant) => {
            let promise = &program.promises[invariant];
            promise.needs_result()
                || program.results.iter().any(|adds| !adds.intersection(promise.watched).is_empty())
        }
    }
}
