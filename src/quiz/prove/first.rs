//! What `plan_first` of an invariant means.

use crate::quiz::Quiz;
use crate::quiz::expectation::Invariant;
use crate::quiz::id::ActionId;
use crate::quiz::prove::actions::Actions;

/// An action that an invariant wants to come first, and those that must then be absent.
#[derive(Debug, Clone, Copy)]
pub(super) struct First {
    pub(super) action: ActionId,
    /// The actions before it in the plan order that the invariant does not name.
    pub(super) before: Actions,
}

/// What `plan_first` of an invariant means.
pub(super) fn firsts(quiz: &Quiz, invariant: &Invariant) -> Vec<First> {
    let named = Actions::of(&invariant.expectation.plan_first);
    let mut before = Actions::default();
    let mut firsts = Vec::new();
    for action in &quiz.plan_order {
        if named.has(*action) {
            firsts.push(First { action: *action, before });
        } else {
            before.insert(*action);
        }
    }
    firsts
}
