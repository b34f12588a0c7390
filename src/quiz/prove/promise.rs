//! What invariants expect, in the form that the provers compare with a result and a plan.

use crate::quiz::id::{Placed, ResultId};
use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::program::Program;

impl Program<'_> {
    /// Whether the expectation of an invariant is broken by a result and a plan.
    pub(super) fn breaks(&self, invariant: usize, result: Option<ResultId>, plan: Actions) -> bool {
        let expectation = &self.quiz.invariants[invariant].expectation;
        let is_result = |one: &Placed<ResultId>| Some(one.id) == result;
        expectation.result_in.as_ref().is_some_and(|list| !list.iter().any(is_result))
            || expectation.result_not.iter().any(is_result)
            || expectation.plan_has.iter().any(|action| !plan.has(action.id))
            || expectation.plan_lacks.iter().any(|action| plan.has(action.id))
            || self.firsts[invariant]
                .iter()
                .any(|first| plan.has(first.action) && !plan.intersection(first.before).is_empty())
    }

    /// The actions that an invariant looks at.
    pub(super) fn watched(&self, invariant: usize) -> Actions {
        let expectation = &self.quiz.invariants[invariant].expectation;
        let named = Actions::of(&expectation.plan_has).union(Actions::of(&expectation.plan_lacks));
        let firsts = Actions::of(&expectation.plan_first);
        let before = self.firsts[invariant].iter().map(|first| first.before);
        before.fold(named.union(firsts), Actions::union)
    }
}
