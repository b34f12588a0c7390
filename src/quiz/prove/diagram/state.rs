//! The state of a path that one query keeps.

use crate::quiz::answers::Chosen;
use crate::quiz::id::OptionId;
use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::diagram::goal::{COUNT_START, Goal, needs_result};
use crate::quiz::prove::diagram::reach::Reach;
use crate::quiz::prove::levels::{DecisionLevel, LevelId};
use crate::quiz::prove::program::{ConditionNode, Gain, NodeId, Program, Trigger, Without};
use crate::quiz::{Effect, Points};

const UNKNOWN: u8 = 0;
pub(super) const FALSE: u8 = 1;
pub(super) const TRUE: u8 = 2;

/// A state. Equal states at the same question have the same future.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PathState {
    pub(super) total: u32,
    /// How many actions have been added; see `COUNT_START`.
    pub(super) n_actions: u32,
    /// Added actions that can still make a difference.
    pub(super) plan: Actions,
    pub(super) sums: Vec<u32>,
    /// Whether an option of the question under way is chosen, where several can be.
    has_tick: bool,
    /// Per condition of the query: its value if that is settled and still of use.
    pub(super) values: Vec<u8>,
}

impl PathState {
    /// A hash (FNV-1a) that differs for most states, so that few need a full comparison.
    pub(super) fn hash(&self) -> u64 {
        let mix = |hash: u64, part: u64| (hash ^ part).wrapping_mul(0x0100_0000_01b3);
        let start =
            mix(u64::from(self.total), u64::from(self.n_actions) << 1 | u64::from(self.has_tick));
        let plan = self.plan.words().iter().fold(start, |hash, word| mix(hash, *word));
        let sums = self.sums.iter().fold(plan, |hash, sum| mix(hash, u64::from(*sum)));
        self.values.iter().fold(sums, |hash, value| mix(hash, u64::from(*value)))
    }
}

/// A decision of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// Nothing: the question is not asked.
    NotAsked,
    /// To choose this option.
    Option(usize),
    /// Not to choose the option that the level is about.
    Not,
}

/// A decision on a level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Transition {
    pub(super) level: LevelId,
    pub(super) decision: Decision,
    /// Points to leave out of what the answer gives.
    pub(super) minus: Option<Points>,
}

/// The target of a way.
pub(super) struct NextState {
    pub(super) state: PathState,
    pub(super) level: LevelId,
    pub(super) is_halted: bool,
}

/// The known part of an answer: options that are chosen, and options that are not decided yet. All
/// others are not chosen, unless they were before.
#[derive(Clone, Copy)]
struct Pick {
    chosen: Chosen,
    rest: Chosen,
}

/// A query: the part of the program that it needs.
pub(super) struct Query<'p> {
    pub(super) program: &'p Program<'p>,
    pub(super) goal: Goal,
    pub(super) without: Without,
    /// Copies of the conditions it needs, each tree by itself, parts before wholes.
    nodes: Vec<ConditionNode>,
    show: Vec<Option<NodeId>>,
    /// Per question and option, when it is offered.
    offers: Vec<Vec<Option<NodeId>>>,
    pub(super) stops: Vec<Option<NodeId>>,
    halts: Vec<NodeId>,
    /// The actions with conditions of their own that the label depends on.
    triggers: Vec<Trigger>,
    /// The condition of the invariant, or the one whose value is the goal.
    pub(super) extra: Option<NodeId>,
    pub(super) needs_result: bool,
    pub(super) reach: Reach,
}

impl<'p> Query<'p> {
    /// A query about the quiz as it is.
    pub(super) fn whole(program: &'p Program<'p>, goal: Goal) -> Query<'p> {
        Query::new(program, goal, Without::Nothing)
    }

    /// A query about the quiz without one of its rules.
    pub(super) fn new(program: &'p Program<'p>, goal: Goal, without: Without) -> Query<'p> {
        let mut query = Query {
            program,
            goal,
            without,
            nodes: Vec::new(),
            show: Vec::new(),
            offers: Vec::new(),
            stops: vec![None; program.stops.len()],
            halts: Vec::new(),
            triggers: Vec::new(),
            extra: None,
            needs_result: needs_result(program, goal),
            reach: Reach::new(program, goal),
        };
        for step in &program.steps {
            let root = step.show_if.map(|when| query.copy(when));
            query.show.push(root);
            let offers = step.offers.iter().map(|when| when.map(|when| query.copy(when)));
            let offers = offers.collect();
            query.offers.push(offers);
        }
        let n_noted = match goal {
            Goal::Noted(stop) => stop + 1,
            _ if query.needs_result => program.stops.len(),
            _ => 0,
        };
        for (index, when) in program.stops.iter().enumerate() {
            let halts = program.halts.contains(&index);
            let is_note = program.quiz.stops[index].effect == Effect::Note;
            let has_effect = !is_note || goal == Goal::Noted(index);
            let is_needed = halts || index < n_noted && has_effect;
            if let (Some(when), true, true) = (when, is_needed, without != Without::Stop(index)) {
                let root = query.copy(*when);
                query.stops[index] = Some(root);
                query.halts.extend(halts.then_some(root));
            }
        }
        let extra = match goal {
            Goal::Broken(invariant) => program.invariants[invariant],
            Goal::Truth(node, _) | Goal::Offer(node, _) => Some(node),
            _ => None,
        };
        query.extra = extra.map(|node| query.copy(node));
        for trigger in program.triggers.iter().filter(|trigger| counts(program, goal, trigger)) {
            let when = query.copy(trigger.when);
            query.triggers.push(Trigger { action: trigger.action, when });
        }
        query
    }

    fn copy(&mut self, node: NodeId) -> NodeId {
        let program = self.program;
        let mut part = |part: &NodeId| self.copy(*part);
        let node = match &program.nodes[node] {
            ConditionNode::Answer(question, options) => ConditionNode::Answer(*question, *options),
            ConditionNode::All(parts) => ConditionNode::All(parts.iter().map(part).collect()),
            ConditionNode::Any(parts) => ConditionNode::Any(parts.iter().map(part).collect()),
            ConditionNode::Not(inner) => ConditionNode::Not(part(inner)),
        };
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// The cost of one state in the budget: large states take longer to process.
    pub(super) fn cost(&self) -> usize {
        2 + self.nodes.len() / 32
    }

    /// The state before the first question.
    pub(super) fn start(&self) -> PathState {
        let mut state = PathState {
            values: vec![UNKNOWN; self.nodes.len()],
            total: 0,
            sums: vec![0; self.program.quiz.dimensions.len()],
            plan: Actions::default(),
            n_actions: if matches!(self.goal, Goal::LongPlan(_)) { COUNT_START } else { 0 },
            has_tick: false,
        };
        self.settle(&mut state, usize::MAX, Pick { chosen: Chosen::NONE, rest: Chosen::NONE });
        self.pull(&mut state);
        self.reduce(&mut state, 0);
        state
    }

    /// Whether a question is asked.
    pub(super) fn is_asked(&self, state: &PathState, question: usize) -> bool {
        self.show[question].is_none_or(|when| self.holds(state, when))
    }

    /// The ways to go on from a level whose question is asked.
    pub(super) fn ways(&self, state: &PathState, level: LevelId) -> Vec<Transition> {
        let DecisionLevel { question, option, is_last, .. } = self.program.levels.list[level];
        let way = |decision: Decision| Transition { level, decision, minus: None };
        let Some(option) = option else {
            let offered = self.offered(state, question).options();
            return offered.map(|option| way(Decision::Option(option.index()))).collect();
        };
        let is_needed = is_last && !state.has_tick;
        let not = (!is_needed).then(|| way(Decision::Not));
        let is_offered = self.is_offered(state, question, option);
        let tick = is_offered.then(|| way(Decision::Option(option)));
        not.into_iter().chain(tick).collect()
    }

    /// Whether an option is offered.
    pub(super) fn is_offered(&self, state: &PathState, question: usize, option: usize) -> bool {
        self.offers[question][option].is_none_or(|when| self.holds(state, when))
    }

    /// The options that a question offers.
    pub(super) fn offered(&self, state: &PathState, question: usize) -> Chosen {
        let options = (0..self.offers[question].len()).map(OptionId::new);
        Chosen::of(options.filter(|option| self.is_offered(state, question, option.index())))
    }

    /// Where a way leads.
    pub(super) fn step(&self, state: &PathState, way: Transition) -> NextState {
        let level = self.program.levels.list[way.level];
        let step = &self.program.steps[level.question];
        let mut next = state.clone();
        let mut pick = Pick { chosen: Chosen::NONE, rest: level.rest };
        match way.decision {
            Decision::NotAsked => {
                self.add(&mut next, &step.skipped, None);
                pick.rest = Chosen::NONE;
            }
            Decision::Option(option) => {
                self.add(&mut next, &step.options[option], way.minus);
                pick.chosen = Chosen::one(OptionId::new(option));
                if !pick.chosen.only(step.exclusive).is_empty() {
                    pick.rest = Chosen::NONE;
                }
                if next.has_tick && matches!(self.goal, Goal::LongPlan(_)) {
                    next.n_actions = next.n_actions.saturating_sub(1);
                }
                next.has_tick = true;
            }
            Decision::Not => {}
        }
        self.settle(&mut next, level.question, pick);
        self.pull(&mut next);
        let is_over = pick.rest.is_empty();
        next.has_tick &= !is_over;
        let is_halted = is_over
            && way.decision != Decision::NotAsked
            && self.halts.iter().any(|halt| self.holds(&next, *halt));
        let after = self.program.levels.after(level.question);
        let level = if is_over { after } else { way.level + 1 };
        if !is_halted {
            self.reduce(&mut next, level);
        }
        NextState { state: next, level, is_halted }
    }

    fn add(&self, state: &mut PathState, gain: &Gain, minus: Option<Points>) {
        if self.needs_result {
            state.total += gain.total - minus.map_or(0, |minus| minus.points);
            for (dimension, (sum, points)) in state.sums.iter_mut().zip(&gain.sums).enumerate() {
                let minus = minus.filter(|minus| minus.dimension.index() == dimension);
                *sum += points - minus.map_or(0, |minus| minus.points);
            }
        }
        self.add_to_plan(state, gain.adds);
    }

    /// Adds actions to the plan, as far as the goal depends on it.
    fn add_to_plan(&self, state: &mut PathState, adds: Actions) {
        match self.goal {
            Goal::LongPlan(group) => {
                let adds = adds.intersection(self.program.plan_groups[group].shown);
                state.n_actions += adds.without(state.plan).len();
                state.plan = state.plan.union(adds);
            }
            Goal::EmptyPlan(group) => {
                let adds = adds.intersection(self.program.plan_groups[group].shown);
                state.n_actions |= u32::from(!adds.is_empty());
            }
            Goal::Broken(invariant) => {
                let watched = self.program.promises[invariant].watched;
                state.plan = state.plan.union(adds.intersection(watched));
            }
            _ => {}
        }
    }

    /// Adds the actions whose own condition is settled to the plan, and drops the conditions of
    /// actions that are already in it, so that states that differ only in these become equal.
    fn pull(&self, state: &mut PathState) {
        for trigger in &self.triggers {
            if state.values[trigger.when] == TRUE {
                let mut adds = Actions::default();
                adds.insert(trigger.action);
                self.add_to_plan(state, adds);
            }
            if state.values[trigger.when] == TRUE || state.plan.has(trigger.action) {
                self.drop_as_false(state, trigger.when);
            }
        }
    }

    /// The actions whose own condition holds and that are not in the plan yet.
    pub(super) fn triggered(&self, state: &PathState) -> Actions {
        let mut adds = Actions::default();
        for trigger in self.triggers.iter().filter(|trigger| self.holds(state, trigger.when)) {
            adds.insert(trigger.action);
        }
        adds
    }

    /// Records the conditions that a pick settles, then drops the parts of settled conditions.
    fn settle(&self, state: &mut PathState, question: usize, pick: Pick) {
        let rest = pick.rest.bits();
        let chosen = pick.chosen.bits();
        for (id, node) in self.nodes.iter().enumerate() {
            let value = |part: &NodeId| state.values[*part];
            let settled = match node {
                _ if state.values[id] != UNKNOWN => state.values[id],
                ConditionNode::Answer(of, options) if *of == question => {
                    if chosen & options == 0 && rest & options != 0 {
                        UNKNOWN
                    } else {
                        truth(chosen & options != 0)
                    }
                }
                ConditionNode::Answer(..) => UNKNOWN,
                ConditionNode::All(parts) => combined(parts.iter().map(value), FALSE),
                ConditionNode::Any(parts) => combined(parts.iter().map(value), TRUE),
                ConditionNode::Not(part) => match value(part) {
                    TRUE => FALSE,
                    FALSE => TRUE,
                    _ => UNKNOWN,
                },
            };
            state.values[id] = settled;
        }
        for (id, node) in self.nodes.iter().enumerate().rev() {
            if state.values[id] != UNKNOWN {
                node.parts().iter().for_each(|part| self.drop_values(state, *part));
            }
        }
    }

    fn drop_values(&self, state: &mut PathState, node: NodeId) {
        state.values[node] = UNKNOWN;
        self.nodes[node].parts().iter().for_each(|part| self.drop_values(state, *part));
    }

    /// The value of a condition if unknown parts count as unanswered.
    pub(super) fn holds(&self, state: &PathState, node: NodeId) -> bool {
        match state.values[node] {
            TRUE => true,
            FALSE => false,
            // An unknown part depends only on questions that are not answered yet.
            _ => match &self.nodes[node] {
                ConditionNode::Answer(..) => false,
                ConditionNode::All(parts) => parts.iter().all(|part| self.holds(state, *part)),
                ConditionNode::Any(parts) => parts.iter().any(|part| self.holds(state, *part)),
                ConditionNode::Not(part) => !self.holds(state, *part),
            },
        }
    }

    /// Drops everything that makes no difference from this level on.
    fn reduce(&self, state: &mut PathState, level: LevelId) {
        let n_passed = self.program.levels.question(level);
        let offers = self.offers[..n_passed].iter().flatten();
        // Whether the question of an option was asked is part of some labels.
        let asked = match self.goal {
            Goal::Offer(_, question) => self.show[question],
            _ => None,
        };
        let shows = self.show[..n_passed].iter().filter(|root| root.is_none() || **root != asked);
        for root in shows.chain(offers).flatten() {
            self.drop_values(state, *root);
        }
        let is_label_known = match self.goal {
            Goal::EmptyPlan(_) => state.n_actions > 0,
            Goal::LongPlan(group) => {
                self.bound_plan(state, level, &self.program.plan_groups[group])
            }
            Goal::Broken(_) => self.extra.is_some_and(|when| state.values[when] == FALSE),
            _ => false,
        };
        if is_label_known {
            self.drop_stops(state, 0);
            self.drop_triggers(state);
            if !matches!(self.goal, Goal::LongPlan(_)) {
                state.plan = Actions::default();
            }
        }
        if is_label_known || self.drop_after_decision(state) {
            state.total = 0;
            state.sums.fill(0);
        } else if self.needs_result {
            self.reach.reduce(level, &mut state.total, &mut state.sums);
        }
    }

    /// Drops the stops after one that certainly decides; returns whether there is one.
    fn drop_after_decision(&self, state: &mut PathState) -> bool {
        for (index, stop) in self.program.quiz.stops.iter().enumerate() {
            let value = self.stops[index].map_or(FALSE, |root| state.values[root]);
            match (stop.effect, value) {
                (Effect::Cap(_) | Effect::Note, _) | (_, FALSE) => {}
                (_, TRUE) => {
                    self.drop_stops(state, index + 1);
                    return true;
                }
                (_, _) => return false,
            }
        }
        false
    }

    /// Drops the stops from this one on, except halts, which still end the questions.
    fn drop_stops(&self, state: &mut PathState, first: usize) {
        for root in self.stops.iter().skip(first).flatten() {
            if !self.halts.contains(root) {
                self.drop_as_false(state, *root);
            }
        }
    }

    /// Drops the conditions of actions.
    pub(super) fn drop_triggers(&self, state: &mut PathState) {
        self.triggers.iter().for_each(|trigger| self.drop_as_false(state, trigger.when));
    }

    fn drop_as_false(&self, state: &mut PathState, root: NodeId) {
        self.drop_values(state, root);
        state.values[root] = FALSE;
    }
}

/// Whether the label depends on an action with a condition of its own.
fn counts(program: &Program<'_>, goal: Goal, trigger: &Trigger) -> bool {
    match goal {
        Goal::EmptyPlan(group) | Goal::LongPlan(group) => {
            program.plan_groups[group].shown.has(trigger.action)
        }
        Goal::Broken(invariant) => program.promises[invariant].watched.has(trigger.action),
        _ => false,
    }
}

fn truth(value: bool) -> u8 {
    if value { TRUE } else { FALSE }
}

/// The value of `all` (`deciding` is `FALSE`) or `any` (`deciding` is `TRUE`): one deciding part
/// settles it, otherwise every part must be known.
fn combined(parts: impl Iterator<Item = u8>, deciding: u8) -> u8 {
    let mut combined = if deciding == TRUE { FALSE } else { TRUE };
    for part in parts {
        if part == deciding {
            return deciding;
        }
        combined = if part == UNKNOWN { UNKNOWN } else { combined };
    }
    combined
}
