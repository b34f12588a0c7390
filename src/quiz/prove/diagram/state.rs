//! What one query remembers of a path so far.

use crate::quiz::Effect;
use crate::quiz::prove::facts::{LONG_PLAN, position};
use crate::quiz::prove::program::{Actions, Gain, Node, NodeId, Program, Step, Without};

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

const UNKNOWN: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;

/// What is remembered. Equal states at the same question have the same future.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// Per condition of the query: its value if that is settled and still of use.
    values: Vec<u8>,
    total: u32,
    sums: Vec<u32>,
    /// Actions asked for that can make a difference again.
    plan: Actions,
    /// How many actions have been asked for.
    n_actions: u32,
}

/// A way to pass a question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) question: usize,
    /// The answer; the question is not asked where there is none.
    pub(super) option: Option<usize>,
    /// A dimension and the points to leave out of what the answer gives it.
    pub(super) minus: Option<(usize, u32)>,
}

/// A query: the part of the program that it needs.
pub(super) struct Query<'p> {
    pub(super) program: &'p Program<'p>,
    pub(super) aim: Aim,
    pub(super) without: Without,
    /// Copies of the conditions it needs, each tree by itself, parts before wholes.
    nodes: Vec<Node>,
    show: Vec<Option<NodeId>>,
    stops: Vec<Option<NodeId>>,
    halts: Vec<NodeId>,
    /// The condition of the invariant, or the one whose truth is asked for.
    extra: Option<NodeId>,
    /// Per condition: the last question before which it is of use.
    expires: Vec<usize>,
    needs_result: bool,
    reach: Reach,
}

/// What can still come before each question, and after the last.
struct Reach {
    /// The least and most that the total can grow.
    total: Vec<(u32, u32)>,
    /// The same per dimension.
    sums: Vec<Vec<(u32, u32)>>,
    /// Actions that a later question or a result can ask for.
    actions: Vec<Actions>,
    /// Where bands begin, in order.
    from: Vec<u32>,
    /// Per dimension, where floors are, in order.
    floors: Vec<Vec<u32>>,
}

impl<'p> Query<'p> {
    pub(super) fn new(program: &'p Program<'p>, aim: Aim, without: Without) -> Query<'p> {
        let mut query = Query {
            program,
            aim,
            without,
            nodes: Vec::new(),
            show: Vec::new(),
            stops: vec![None; program.stops.len()],
            halts: Vec::new(),
            extra: None,
            expires: Vec::new(),
            needs_result: needs_result(program, aim),
            reach: Reach::new(program, aim),
        };
        for (question, step) in program.steps.iter().enumerate() {
            let root = step.show_if.map(|when| query.copy(when, question));
            query.show.push(root);
        }
        let n_noted = match aim {
            Aim::Noted(stop) => stop + 1,
            _ if query.needs_result => program.stops.len(),
            _ => 0,
        };
        for (index, when) in program.stops.iter().enumerate() {
            let halts = program.halts.contains(&index);
            if let (Some(when), true, true) =
                (when, halts || index < n_noted, without != Without::Stop(index))
            {
                let root = query.copy(*when, usize::MAX);
                query.stops[index] = Some(root);
                query.halts.extend(halts.then_some(root));
            }
        }
        let extra = match aim {
            Aim::Broken(invariant) => program.invariants[invariant],
            Aim::Truth(node, _) => Some(node),
            _ => None,
        };
        query.extra = extra.map(|node| query.copy(node, usize::MAX));
        query
    }

    fn copy(&mut self, node: NodeId, expires: usize) -> NodeId {
        let program = self.program;
        let mut part = |part: &NodeId| self.copy(*part, expires);
        let node = match &program.nodes[node] {
            Node::Answer(question, options) => Node::Answer(*question, *options),
            Node::All(parts) => Node::All(parts.iter().map(part).collect()),
            Node::Any(parts) => Node::Any(parts.iter().map(part).collect()),
            Node::Not(inner) => Node::Not(part(inner)),
        };
        self.nodes.push(node);
        self.expires.push(expires);
        self.nodes.len() - 1
    }

    /// The state before the first question.
    pub(super) fn start(&self) -> State {
        let mut state = State {
            values: vec![UNKNOWN; self.nodes.len()],
            total: 0,
            sums: vec![0; self.program.quiz.dimensions.len()],
            plan: Actions::default(),
            n_actions: 0,
        };
        self.settle(&mut state, usize::MAX, 0);
        self.reduce(&mut state, 0);
        state
    }

    /// Whether a question is asked.
    pub(super) fn is_asked(&self, state: &State, question: usize) -> bool {
        self.show[question].is_none_or(|when| self.holds(state, when))
    }

    /// The state after a question, and whether a halt ends the path there.
    pub(super) fn step(&self, state: &State, way: Way) -> (State, bool) {
        let Way { question, option, minus } = way;
        let step = &self.program.steps[question];
        let gain = option.map_or(&step.skipped, |option| &step.options[option]);
        let mut next = state.clone();
        self.add(&mut next, gain, minus);
        self.settle(&mut next, question, option.map_or(0, |option| 1 << option));
        let is_halted = option.is_some() && self.halts.iter().any(|halt| self.holds(&next, *halt));
        if !is_halted {
            self.reduce(&mut next, question + 1);
        }
        (next, is_halted)
    }

    fn add(&self, state: &mut State, gain: &Gain, minus: Option<(usize, u32)>) {
        if self.needs_result {
            state.total += gain.total - minus.map_or(0, |(_, points)| points);
            for (dimension, (sum, points)) in state.sums.iter_mut().zip(&gain.sums).enumerate() {
                let minus = minus.filter(|(of, _)| *of == dimension);
                *sum += points - minus.map_or(0, |(_, points)| points);
            }
        }
        match self.aim {
            Aim::LongPlan => {
                state.n_actions += gain.asks.without(state.plan).len();
                state.plan = state.plan.union(gain.asks);
            }
            Aim::EmptyPlan => state.n_actions |= u32::from(!gain.asks.is_empty()),
            Aim::Broken(invariant) => {
                let promise = &self.program.quiz.invariants[invariant].promise;
                let named = Actions::of(&promise.plan_has).union(Actions::of(&promise.plan_lacks));
                state.plan = state.plan.union(gain.asks.intersection(named));
            }
            Aim::Shape | Aim::Result | Aim::Decider | Aim::Noted(_) | Aim::Truth(..) => {}
        }
    }

    /// Puts in what the answer to a question settles, then forgets parts of what is settled.
    fn settle(&self, state: &mut State, question: usize, pick: u64) {
        for (id, node) in self.nodes.iter().enumerate() {
            let value = |part: &NodeId| state.values[*part];
            let settled = match node {
                Node::Answer(of, options) if *of == question => truth(pick & options != 0),
                Node::Answer(..) => state.values[id],
                _ if state.values[id] != UNKNOWN => state.values[id],
                Node::All(parts) => combined(parts.iter().map(value), (FALSE, TRUE)),
                Node::Any(parts) => combined(parts.iter().map(value), (TRUE, FALSE)),
                Node::Not(part) => match value(part) {
                    TRUE => FALSE,
                    FALSE => TRUE,
                    _ => UNKNOWN,
                },
            };
            state.values[id] = settled;
        }
        for (id, node) in self.nodes.iter().enumerate().rev() {
            if state.values[id] != UNKNOWN {
                node.parts().iter().for_each(|part| self.forget(state, *part));
            }
        }
    }

    fn forget(&self, state: &mut State, node: NodeId) {
        state.values[node] = UNKNOWN;
        self.nodes[node].parts().iter().for_each(|part| self.forget(state, *part));
    }

    /// The value of a condition when whatever is unknown counts as unanswered.
    fn holds(&self, state: &State, node: NodeId) -> bool {
        match state.values[node] {
            TRUE => true,
            FALSE => false,
            // No question has been picked yet that an unknown part looks at.
            _ => match &self.nodes[node] {
                Node::Answer(..) => false,
                Node::All(parts) => parts.iter().all(|part| self.holds(state, *part)),
                Node::Any(parts) => parts.iter().any(|part| self.holds(state, *part)),
                Node::Not(part) => !self.holds(state, *part),
            },
        }
    }

    /// Forgets what can make no difference before this question.
    fn reduce(&self, state: &mut State, question: usize) {
        for root in self.show[..question.min(self.show.len())].iter().flatten() {
            self.forget(state, *root);
        }
        let is_label_known = match self.aim {
            Aim::EmptyPlan => state.n_actions > 0,
            Aim::LongPlan => self.bound_plan(state, question),
            Aim::Broken(_) => self.extra.is_some_and(|when| state.values[when] == FALSE),
            Aim::Shape | Aim::Truth(..) | Aim::Result | Aim::Decider | Aim::Noted(_) => false,
        };
        if is_label_known {
            self.forget_stops(state, 0);
            state.plan = if self.aim == Aim::LongPlan { state.plan } else { Actions::default() };
        }
        if is_label_known || self.forget_after_decision(state) {
            state.total = 0;
            state.sums.fill(0);
        } else if self.needs_result {
            self.reduce_sums(state, question);
        }
    }

    /// Whether the plan is long for sure, or short for sure; then the count says so.
    fn bound_plan(&self, state: &mut State, question: usize) -> bool {
        let later = self.reach.actions[question];
        let most = state.n_actions + later.without(state.plan).len();
        if state.n_actions <= LONG_PLAN && most > LONG_PLAN {
            state.plan = state.plan.intersection(later);
            return false;
        }
        // A plan that stays short may count from zero again: it cannot reach the limit either.
        state.n_actions = if state.n_actions > LONG_PLAN { LONG_PLAN + 1 } else { 0 };
        state.plan = if state.n_actions == 0 { later } else { Actions::default() };
        true
    }

    /// Forgets stops after one that decides for sure; whether there is one.
    fn forget_after_decision(&self, state: &mut State) -> bool {
        for (index, stop) in self.program.quiz.stops.iter().enumerate() {
            let value = self.stops[index].map_or(FALSE, |root| state.values[root]);
            match (stop.effect, value) {
                (Effect::Cap(_), _) | (_, FALSE) => {}
                (_, TRUE) => {
                    self.forget_stops(state, index + 1);
                    return true;
                }
                (_, _) => return false,
            }
        }
        false
    }

    /// Forgets stops from this one on, but for halts, which still end questions.
    fn forget_stops(&self, state: &mut State, first: usize) {
        for root in self.stops.iter().skip(first).flatten() {
            if !self.halts.contains(root) {
                self.forget(state, *root);
                state.values[*root] = FALSE;
            }
        }
    }

    fn reduce_sums(&self, state: &mut State, question: usize) {
        state.total = nearest_alike(state.total, self.reach.total[question], &self.reach.from);
        for (dimension, sum) in state.sums.iter_mut().enumerate() {
            let to_come = self.reach.sums[dimension][question];
            *sum = nearest_alike(*sum, to_come, &self.reach.floors[dimension]);
        }
    }

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

fn truth(value: bool) -> u8 {
    if value { TRUE } else { FALSE }
}

/// `all` is decided by the first false part and true if every part is; `any` the other way round.
fn combined(parts: impl Iterator<Item = u8>, (deciding, otherwise): (u8, u8)) -> u8 {
    let mut combined = otherwise;
    for part in parts {
        if part == deciding {
            return deciding;
        }
        combined = if part == UNKNOWN { UNKNOWN } else { combined };
    }
    combined
}

fn needs_result(program: &Program<'_>, aim: Aim) -> bool {
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

/// The smallest number that passes the same thresholds as `sum`, whatever comes.
fn nearest_alike(sum: u32, (least, most): (u32, u32), thresholds: &[u32]) -> u32 {
    // Thresholds up to `sum + least` are passed for sure, those above `sum + most` never.
    let n_passed = thresholds.partition_point(|threshold| *threshold <= sum + least);
    let is_open = thresholds.get(n_passed).is_some_and(|next| *next <= sum + most);
    if is_open {
        return sum;
    }
    n_passed.checked_sub(1).map_or(0, |last| thresholds[last].saturating_sub(least))
}

impl Reach {
    fn new(program: &Program<'_>, aim: Aim) -> Reach {
        // A halt can end the path anywhere, and then nothing more comes. The aim of comparing is
        // also used with single weights left out, and then an answer may give less than it does.
        let is_sure = program.halts.is_empty() && aim != Aim::Result;
        let quiz = program.quiz;
        let of_results =
            program.results.iter().fold(Actions::default(), |all, asks| all.union(*asks));
        let mut reach = Reach {
            total: vec![(0, 0)],
            sums: vec![vec![(0, 0)]; quiz.dimensions.len()],
            actions: vec![of_results],
            from: sorted(quiz.bands.iter().map(|band| band.from)),
            floors: Vec::new(),
        };
        for (dimension, sums) in reach.sums.iter_mut().enumerate() {
            let floors = quiz.bands.iter().flat_map(|band| &band.floors);
            let floors = floors.filter(|floor| floor.dimension.index() == dimension);
            reach.floors.push(sorted(floors.map(|floor| floor.points)));
            for step in program.steps.iter().rev() {
                let last = sums[sums.len() - 1];
                sums.push(grown(is_sure, last, ways(step).map(|gain| gain.sums[dimension])));
            }
            sums.reverse();
        }
        for step in program.steps.iter().rev() {
            let last = reach.total[reach.total.len() - 1];
            reach.total.push(grown(is_sure, last, ways(step).map(|gain| gain.total)));
            let asks = ways(step).fold(Actions::default(), |all, gain| all.union(gain.asks));
            reach.actions.push(asks.union(reach.actions[reach.actions.len() - 1]));
        }
        reach.total.reverse();
        reach.actions.reverse();
        reach
    }
}

/// All the ways to pass a question.
fn ways(step: &Step) -> impl Iterator<Item = &Gain> + Clone {
    step.options.iter().chain(step.show_if.map(|_| &step.skipped))
}

/// What can come from a question on, from what can come after it.
fn grown(
    is_sure: bool,
    (least, most): (u32, u32),
    points: impl Iterator<Item = u32> + Clone,
) -> (u32, u32) {
    let fewest = if is_sure { points.clone().min().unwrap_or(0) } else { 0 };
    (least + fewest, most + points.max().unwrap_or(0))
}

fn sorted(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
