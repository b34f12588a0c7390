//! The points and actions that can still come on a path, and the sums that are therefore
//! equivalent.

use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::diagram::goal::Goal;
use crate::quiz::prove::levels::{DecisionLevel, LevelId};
use crate::quiz::prove::program::{Gain, Program, Sums};
use crate::quiz::{Band, Points};

/// The points and actions that can still come at each level, and after the last one.
pub(super) struct Reach {
    /// The least and most that the total can grow.
    total: Vec<ToCome>,
    /// The same per dimension.
    sums: Vec<Vec<ToCome>>,
    /// Actions that a later question or a result can add.
    actions: Vec<Actions>,
    /// How many options of questions with several answers can still be chosen.
    n_ticks: Vec<u32>,
    /// Where bands begin, in order.
    from: Vec<u32>,
    /// Per dimension, where floors are, in order.
    floors: Vec<Vec<u32>>,
}

impl Reach {
    /// Computes what can still come for one goal.
    pub(super) fn new(program: &Program<'_>, goal: Goal) -> Reach {
        // A halt can end the path anywhere, and then nothing more comes. The goal of comparing is
        // also used with single weights left out, and then an answer may give less than it does.
        let is_sure = program.halts.is_empty() && goal != Goal::Result;
        let quiz = program.quiz;
        // Only the length of plans depends on the actions that can still be added.
        let (counted, of_results) = match goal {
            Goal::LongPlan(group) => {
                let group = &program.plan_groups[group];
                (group.shown, group.adds)
            }
            _ => (Actions::default(), Actions::default()),
        };
        let mut reach = Reach {
            total: vec![ToCome::NOTHING],
            sums: vec![vec![ToCome::NOTHING]; quiz.dimensions.len()],
            // Conditions of actions count at the end.
            n_ticks: vec![0],
            actions: vec![of_results.union(program.triggered(|_| true).intersection(counted))],
            from: sorted(quiz.bands.iter().map(|band| band.from)),
            floors: Vec::new(),
        };
        for (dimension, sums) in reach.sums.iter_mut().enumerate() {
            let floors = quiz.bands.iter().flat_map(|band| &band.floors);
            let floors = floors.filter(|floor| floor.dimension.index() == dimension);
            reach.floors.push(sorted(floors.map(|floor| floor.points)));
            for level in program.levels.list.iter().rev() {
                let last = sums[sums.len() - 1];
                let (gains, is_free) = (ways(program, level), is_free(level));
                let sum = gains.iter().map(|gain| gain.sums[dimension]);
                sums.push(last.grown(is_sure && !is_free, sum));
            }
            sums.reverse();
        }
        for level in program.levels.list.iter().rev() {
            let last = reach.total[reach.total.len() - 1];
            let gains = ways(program, level);
            let totals = gains.iter().map(|gain| gain.total);
            reach.total.push(last.grown(is_sure && !is_free(level), totals));
            let adds = gains.iter().fold(Actions::default(), |all, gain| all.union(gain.adds));
            let adds = adds.intersection(counted);
            reach.n_ticks.push(u32::from(is_free(level)) + reach.n_ticks[reach.n_ticks.len() - 1]);
            reach.actions.push(adds.union(reach.actions[reach.actions.len() - 1]));
        }
        reach.total.reverse();
        reach.actions.reverse();
        reach.n_ticks.reverse();
        reach
    }

    /// The actions that can still be added from a level on.
    pub(super) fn actions(&self, level: LevelId) -> Actions {
        self.actions[level]
    }

    /// How many options of questions with several answers can still be chosen.
    pub(super) fn n_ticks(&self, level: LevelId) -> u32 {
        self.n_ticks[level]
    }

    /// Whether the sums can still reach a band from a level on.
    pub(super) fn can_reach(&self, level: LevelId, band: &Band, sums: Sums<'_>) -> bool {
        let can_reach = |floor: &Points| {
            let dimension = floor.dimension.index();
            sums.by_dimension[dimension] + self.sums[dimension][level].most >= floor.points
        };
        sums.total + self.total[level].most >= band.from && band.floors.iter().all(can_reach)
    }

    /// Makes sums equal that can make no difference from a level on.
    pub(super) fn reduce(&self, level: LevelId, total: &mut u32, sums: &mut [u32]) {
        *total = nearest_alike(*total, self.total[level], &self.from);
        for (dimension, sum) in sums.iter_mut().enumerate() {
            let to_come = self.sums[dimension][level];
            *sum = nearest_alike(*sum, to_come, &self.floors[dimension]);
        }
    }
}

/// The gains of the ways to pass a level, without ways that give nothing.
fn ways<'p>(program: &'p Program<'_>, level: &DecisionLevel) -> Vec<&'p Gain> {
    let step = &program.steps[level.question];
    let options = match level.option {
        Some(option) => &step.options[option..=option],
        None => step.options.as_slice(),
    };
    let skipped = step.show_if.filter(|_| level.is_first).map(|_| &step.skipped);
    options.iter().chain(skipped).collect()
}

/// Whether a level can be passed without any gain: its option need not be chosen.
fn is_free(level: &DecisionLevel) -> bool {
    level.option.is_some()
}

/// How many points can still come.
#[derive(Debug, Clone, Copy)]
struct ToCome {
    least: u32,
    most: u32,
}

impl ToCome {
    const NOTHING: ToCome = ToCome { least: 0, most: 0 };

    /// The same from the level before, whose ways give these points.
    fn grown(self, is_sure: bool, points: impl Iterator<Item = u32> + Clone) -> ToCome {
        let fewest = if is_sure { points.clone().min().unwrap_or(0) } else { 0 };
        ToCome { least: self.least + fewest, most: self.most + points.max().unwrap_or(0) }
    }
}

fn sorted(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The smallest number that passes the same thresholds as `sum`, whatever comes.
fn nearest_alike(sum: u32, to_come: ToCome, thresholds: &[u32]) -> u32 {
    let ToCome { least, most } = to_come;
    // Thresholds up to `sum + least` are always passed, those above `sum + most` never.
    let n_passed = thresholds.partition_point(|threshold| *threshold <= sum + least);
    let is_open = thresholds.get(n_passed).is_some_and(|next| *next <= sum + most);
    if is_open {
        return sum;
    }
    n_passed.checked_sub(1).map_or(0, |last| thresholds[last].saturating_sub(least))
}
