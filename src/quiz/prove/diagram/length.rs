//! Bounds the length of plans from a state on.

use crate::quiz::Effect;
use crate::quiz::id::BandId;
use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::diagram::goal::LONG_COUNT;
use crate::quiz::prove::diagram::state::{FALSE, PathState, Query, TRUE};
use crate::quiz::prove::levels::LevelId;
use crate::quiz::prove::limits::MAX_ALL_TICKS;
use crate::quiz::prove::plans::PlanGroup;
use crate::quiz::prove::program::Sums;

/// The count of a plan that is certainly long.
const SURELY_LONG: u32 = LONG_COUNT + MAX_ALL_TICKS + 1;

impl Query<'_> {
    /// Sets the count if the plan of this group is certainly long, or certainly not long.
    pub(super) fn bound_plan(
        &self,
        state: &mut PathState,
        level: LevelId,
        group: &PlanGroup,
    ) -> bool {
        let later = self.reach.actions(level);
        let most = state.n_actions + later.without(state.plan).len();
        if most <= LONG_COUNT || self.is_out_of_reach(state, level, group) {
            // A plan that stays short may count from zero: it cannot reach the limit either.
            state.n_actions = 0;
            state.plan = later;
            return true;
        }
        if state.n_actions.saturating_sub(self.reach.n_ticks(level)) <= LONG_COUNT {
            state.plan = state.plan.intersection(later);
            return false;
        }
        state.n_actions = SURELY_LONG;
        state.plan = Actions::default();
        self.drop_triggers(state);
        group.is_sure
    }

    /// Whether no path from here can end with a result of this group.
    fn is_out_of_reach(&self, state: &PathState, level: LevelId, group: &PlanGroup) -> bool {
        if group.is_sure || group.has(None) {
            return false;
        }
        let mut limit = 0;
        for (index, stop) in self.program.quiz.stops.iter().enumerate() {
            let value = self.stops[index].map_or(FALSE, |root| state.values[root]);
            match (stop.effect, value) {
                (_, FALSE) => {}
                (Effect::Override(result) | Effect::Halt(result), _) if group.has(result) => {
                    return false;
                }
                // It decides, or one before it that is not of this group.
                (Effect::Override(_) | Effect::Halt(_), TRUE) => return true,
                (Effect::Cap(cap), TRUE) => limit = limit.max(cap.map_or(0, BandId::index)),
                (Effect::Override(_) | Effect::Halt(_) | Effect::Cap(_) | Effect::Note, _) => {}
            }
        }
        let sums = Sums { total: state.total, by_dimension: &state.sums };
        let mut bands = self.program.quiz.bands.iter().skip(limit);
        !bands
            .any(|band| group.has(Some(band.result.id)) && self.reach.can_reach(level, band, sums))
    }
}
