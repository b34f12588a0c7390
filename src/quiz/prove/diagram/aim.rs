//! What a diagram is to find out: the label at the end of each path.

use crate::quiz::Effect;
use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::diagram::state::{Query, State};
use crate::quiz::prove::facts::{LONG_PLAN, position};
use crate::quiz::prove::program::{NodeId, Program};

/// What a query wants to know about the end of each path; its answer is the label of the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
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
    /// Whether this condition holds; [`NOT_REACHED`] before so many questions.
    Truth(NodeId, usize),
    /// Whether the plan is empty.
    EmptyPlan,
    /// Whether the plan is longer than [`LONG_PLAN`].
    LongPlan,
}

/// The label of a path that ends before the condition is looked at.
const NOT_REACHED: usize = 2;

impl Query<'_> {
    /// The label of a path that ends here, after so many questions.
    pub(super) fn label(&self, state: &State, n_reached: usize) -> usize {
        let applies = |stop: usize| self.stops[stop].is_some_and(|root| self.holds(state, root));
        let decide = || {
            let decider = self.program.decide(applies, (state.total, &state.sums), self.without);
            (decider, self.program.result(decider))
        };
        let is_true = match self.aim {
            Aim::Shape => false,
            Aim::Result => return decide().1.map_or(0, |result| result.index() + 1),
            Aim::Decider => return position(self.program.quiz, decide().0),
            Aim::Noted(stop) => {
                let is_over = |earlier: usize| {
                    let effect = self.program.quiz.stops[earlier].effect;
                    !matches!(effect, Effect::Cap(_)) && applies(earlier)
                };
                applies(stop) && !(0..stop).any(is_over)
            }
            Aim::Broken(invariant) => {
                let result = if self.needs_result { decide().1 } else { None };
                let plan = state.plan.union(self.program.asked_by(result));
                self.extra.is_none_or(|when| self.holds(state, when))
                    && self.program.breaks(invariant, result, plan)
            }
            Aim::Truth(_, question) if n_reached <= question => return NOT_REACHED,
            Aim::Truth(..) => self.extra.is_some_and(|node| self.holds(state, node)),
            Aim::EmptyPlan => state.n_actions == 0 && self.program.asked_by(decide().1).is_empty(),
            Aim::LongPlan => {
                let asks = self.program.asked_by(decide().1);
                state.n_actions + asks.without(state.plan).len() > LONG_PLAN
            }
        };
        usize::from(is_true)
    }
}

/// Whether the label depends on the result.
pub(super) fn needs_result(program: &Program<'_>, aim: Aim) -> bool {
    match aim {
        Aim::Shape | Aim::Noted(_) | Aim::Truth(..) => false,
        Aim::Result | Aim::Decider => true,
        Aim::EmptyPlan | Aim::LongPlan => program.results.iter().any(|asks| !asks.is_empty()),
        Aim::Broken(invariant) => {
            let promise = &program.quiz.invariants[invariant].promise;
            let named = Actions::of(&promise.plan_has).union(Actions::of(&promise.plan_lacks));
            promise.result_in.is_some()
                || !promise.result_not.is_empty()
                || program.results.iter().any(|asks| !asks.intersection(named).is_empty())
        }
    }
}
