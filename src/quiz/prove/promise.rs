//! The expectation of an invariant, in the form that the provers compare with a result and a plan.

use crate::quiz::Quiz;
use crate::quiz::expectation::Expectation;
use crate::quiz::id::{ActionId, PlacedId, ResultId};
use crate::quiz::prove::actions::Actions;

/// An action that must come first, and those that must then be absent.
#[derive(Debug, Clone, Copy)]
struct First {
    action: ActionId,
    /// The actions before it in the plan order that the invariant does not name.
    before: Actions,
}

/// The expectation of an invariant.
#[derive(Debug)]
pub(super) struct Promise<'q> {
    expectation: &'q Expectation,
    /// What `plan_first` means.
    firsts: Vec<First>,
    /// The actions that it depends on.
    pub(super) watched: Actions,
}

impl<'q> Promise<'q> {
    /// The promise of an expectation.
    pub(super) fn new(quiz: &Quiz, expectation: &'q Expectation) -> Promise<'q> {
        let named = Actions::of(&expectation.plan_first);
        let mut before = Actions::default();
        let mut firsts = Vec::new();
        for action in &quiz.plan_order {
            if named.has(*action) {
                firsts.push(First { action: *action, before });
            } else {
                before.insert(*action);
            }
        }
        let (has, lacks) = (&expectation.plan_has, &expectation.plan_lacks);
        let watched = named.union(Actions::of(has)).union(Actions::of(lacks));
        let watched = firsts.iter().fold(watched, |all, first| all.union(first.before));
        Promise { expectation, firsts, watched }
    }

    /// Whether it depends on the result itself.
    pub(super) fn needs_result(&self) -> bool {
        self.expectation.result_in.is_some() || !self.expectation.result_not.is_empty()
    }

    /// Whether a result and a plan break it.
    pub(super) fn is_broken_by(&self, result: Option<ResultId>, plan: Actions) -> bool {
        let expectation = self.expectation;
        let is_result = |one: &PlacedId<ResultId>| Some(one.id) == result;
        expectation.result_in.as_ref().is_some_and(|list| !list.iter().any(is_result))
            || expectation.result_not.iter().any(is_result)
            || expectation.plan_has.iter().any(|action| !plan.has(action.id))
            || expectation.plan_lacks.iter().any(|action| plan.has(action.id))
            || self
                .firsts
                .iter()
                .any(|first| plan.has(first.action) && !plan.intersection(first.before).is_empty())
    }
}
