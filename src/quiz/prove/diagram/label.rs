//! The label at the end of each path: the answer to the goal of a query.

use crate::quiz::prove::diagram::goal::{Goal, LONG_COUNT};
use crate::quiz::prove::diagram::state::{PathState, Query};
use crate::quiz::prove::facts::position;
use crate::quiz::prove::program::Sums;

/// The label of a path that ends before the condition is evaluated.
const NOT_REACHED: usize = 2;

impl Query<'_> {
    /// The label of a path that ends here, after this many questions.
    pub(super) fn label(&self, state: &PathState, n_reached: usize) -> usize {
        let applies = |stop: usize| self.stops[stop].is_some_and(|root| self.holds(state, root));
        let decide = || {
            let decider = self.program.decide(
                applies,
                Sums { total: state.total, by_dimension: &state.sums },
                self.without,
            );
            (decider, self.program.result(decider))
        };
        let is_true = match self.goal {
            Goal::Shape | Goal::FewOptions(_) => false,
            Goal::Result => return decide().1.map_or(0, |result| result.index() + 1),
            Goal::Decider => return position(self.program.quiz, decide().0),
            Goal::Noted(stop) => {
                let is_over = |earlier: usize| {
                    self.program.quiz.stops[earlier].effect.decides() && applies(earlier)
                };
                applies(stop) && !(0..stop).any(is_over)
            }
            Goal::Broken(invariant) => {
                let result = if self.needs_result { decide().1 } else { None };
                let plan = state.plan.union(self.triggered(state));
                let plan = plan.union(self.program.asked_by(result));
                self.extra.is_none_or(|when| self.holds(state, when))
                    && self.program.promises[invariant].is_broken_by(result, plan)
            }
            Goal::Truth(_, question) if n_reached <= question => return NOT_REACHED,
            Goal::Offer(_, question)
                if n_reached <= question || !self.is_asked(state, question) =>
            {
                return NOT_REACHED;
            }
            Goal::Truth(..) | Goal::Offer(..) => {
                self.extra.is_some_and(|node| self.holds(state, node))
            }
            Goal::EmptyPlan(group) => {
                let group = &self.program.plan_groups[group];
                state.n_actions == 0
                    && self.triggered(state).is_empty()
                    && (!self.needs_result || group.has(decide().1))
            }
            Goal::LongPlan(group) => {
                let group = &self.program.plan_groups[group];
                let adds = group.adds.union(self.triggered(state));
                state.n_actions + adds.without(state.plan).len() > LONG_COUNT
                    && (group.is_sure || group.has(decide().1))
            }
        };
        usize::from(is_true)
    }
}
