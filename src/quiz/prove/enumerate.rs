//! The plain prover: walks every path once. It is used for small quizzes, and to test the diagrams.
//! A path is allocated only if it is a shorter witness than the known one.

use crate::quiz::answers::Chosen;
use crate::quiz::evaluate::Decider;
use crate::quiz::id::QuestionId;
use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::facts::{Extreme, LONG_PLAN, Path, PathFacts, position};
use crate::quiz::prove::program::{ConditionOwner, Gain, NodeId, Program, Sums, Without};

/// Finds all facts by walking all paths.
pub(super) fn facts(program: &Program<'_>) -> PathFacts {
    let questions = program.quiz.questions.iter();
    let mut walk = PathWalk {
        program,
        facts: PathFacts::none(program),
        choices: questions.map(|question| question.choices(question.offered()).collect()).collect(),
        picks: vec![0; program.steps.len()],
        path: Path::default(),
        sums: vec![0; program.quiz.dimensions.len()],
        total: 0,
        open: UnprovenRules::all(program),
    };
    walk.descend(0, Actions::default());
    walk.facts
}

struct PathWalk<'p> {
    program: &'p Program<'p>,
    facts: PathFacts,
    /// Every answer to each question that can be given where all options are offered.
    choices: Vec<Vec<Chosen>>,
    /// The chosen options of each question as bits; zero for a question without an answer.
    picks: Vec<u64>,
    path: Path,
    sums: Vec<u32>,
    total: u32,
    open: UnprovenRules,
}

/// Rules that have not been seen to make a difference yet. These lists shrink quickly.
struct UnprovenRules {
    stops: Vec<usize>,
    floors: Vec<(usize, usize)>,
    weights: Vec<usize>,
    nodes: Vec<NodeId>,
}

impl UnprovenRules {
    fn all(program: &Program<'_>) -> UnprovenRules {
        let bands = program.quiz.bands.iter().enumerate();
        UnprovenRules {
            stops: (0..program.stops.len()).collect(),
            floors: bands
                .flat_map(|(band, of)| (0..of.floors.len()).map(move |floor| (band, floor)))
                .collect(),
            weights: (0..program.weights.len()).collect(),
            nodes: (0..program.nodes.len()).collect(),
        }
    }
}

/// The end of a path.
#[derive(Clone, Copy)]
struct PathEnd {
    /// How many questions the replay came to, hidden ones included.
    n_reached: usize,
    is_halted: bool,
    decider: Option<Decider>,
    plan: Actions,
}

impl<'p> PathWalk<'p> {
    fn descend(&mut self, question: usize, plan: Actions) {
        let program: &'p Program<'p> = self.program;
        let Some(step) = program.steps.get(question) else {
            self.arrive(question, false, plan);
            return;
        };
        if step.show_if.is_some_and(|when| !program.holds(when, &self.picks)) {
            self.add(&step.skipped);
            self.descend(question + 1, plan);
            self.subtract(&step.skipped);
            return;
        }
        let offered = program.offered(question, |when| program.holds(when, &self.picks));
        if step.offers.iter().any(Option::is_some) && offered.len() < 2 {
            keep_shorter(&mut self.facts.few_options[question], &self.path);
        }
        for nth in 0..self.choices[question].len() {
            let choice = self.choices[question][nth];
            if !choice.without(offered).is_empty() {
                continue;
            }
            let mut plan = plan;
            self.picks[question] = choice.bits();
            self.path.push(QuestionId::new(question), choice);
            for option in choice.options() {
                self.add(&step.options[option.index()]);
                plan = plan.union(step.options[option.index()].adds);
            }
            if self.is_halted(Without::Nothing) {
                self.arrive(question + 1, true, plan);
            } else {
                self.descend(question + 1, plan);
            }
            for option in choice.options() {
                self.subtract(&step.options[option.index()]);
            }
            self.path.pop();
        }
        self.picks[question] = 0;
    }

    fn add(&mut self, gain: &Gain) {
        self.sums.iter_mut().zip(&gain.sums).for_each(|(sum, points)| *sum += points);
        self.total += gain.total;
    }

    fn subtract(&mut self, gain: &Gain) {
        self.sums.iter_mut().zip(&gain.sums).for_each(|(sum, points)| *sum -= points);
        self.total -= gain.total;
    }

    fn is_halted(&self, without: Without) -> bool {
        let mut halts = self.program.halts.iter().filter(|halt| without != Without::Stop(**halt));
        halts.any(|halt| self.applies(*halt))
    }

    fn applies(&self, stop: usize) -> bool {
        self.program.stops[stop].is_some_and(|when| self.program.holds(when, &self.picks))
    }

    fn decide(&self, without: Without) -> Option<Decider> {
        let sums = Sums { total: self.total, by_dimension: &self.sums };
        self.program.decide(|stop| self.applies(stop), sums, without)
    }

    fn arrive(&mut self, n_reached: usize, is_halted: bool, plan: Actions) {
        let decider = self.decide(Without::Nothing);
        let result = self.program.result(decider);
        let triggered = self.program.triggered(|when| self.program.holds(when, &self.picks));
        let plan = plan.union(triggered).union(self.program.asked_by(result));
        let end = PathEnd { n_reached, is_halted, decider, plan };
        self.facts.n_paths += 1;
        self.note_path(end);
        self.note_points();
        self.note_broken_invariants(end);
        self.note_stops(end);
        self.note_bands(end);
        self.note_conditions(end);
    }

    fn note_path(&mut self, end: PathEnd) {
        let tally = &mut self.facts.decided[position(self.program.quiz, end.decider)];
        tally.n_paths += 1;
        keep_shorter(&mut tally.shortest, &self.path);
        for (question, chosen) in self.path.iter() {
            for option in chosen.options() {
                keep_shorter(&mut self.facts.chosen[question.index()][option.index()], &self.path);
            }
        }
    }

    fn note_points(&mut self) {
        let is_first = self.facts.n_paths == 1;
        let keep = |known: &mut Extreme, points: u32, beats: fn(&u32, &u32) -> bool| {
            let is_shorter = points == known.points && self.path.len() < known.path.len();
            if is_first || beats(&points, &known.points) || is_shorter {
                *known = Extreme { points, path: self.path.clone() };
            }
        };
        keep(&mut self.facts.least_total, self.total, u32::lt);
        keep(&mut self.facts.most_total, self.total, u32::gt);
        for (most, sum) in self.facts.most.iter_mut().zip(&self.sums) {
            keep(most, *sum, u32::gt);
        }
    }

    fn note_broken_invariants(&mut self, end: PathEnd) {
        let program = self.program;
        let result = program.result(end.decider);
        for invariant in 0..program.invariants.len() {
            let is_shorter = is_shorter(self.facts.broken[invariant].as_ref(), &self.path);
            let when = program.invariants[invariant];
            if is_shorter
                && when.is_none_or(|when| program.holds(when, &self.picks))
                && program.promises[invariant].is_broken_by(result, end.plan)
            {
                self.facts.broken[invariant] = Some(self.path.clone());
            }
        }
        let n_shown = program.n_shown(end.plan, result);
        if n_shown == 0 {
            keep_shorter(&mut self.facts.empty_plan, &self.path);
        }
        if n_shown > LONG_PLAN + self.path.n_beside() {
            keep_shorter(&mut self.facts.long_plan, &self.path);
        }
    }

    fn note_stops(&mut self, end: PathEnd) {
        let last = match end.decider {
            Some(Decider::Stop(stop)) => stop.index() + 1,
            Some(Decider::Band(_)) | None => self.program.stops.len(),
        };
        for stop in 0..last {
            if is_shorter(self.facts.noted[stop].as_ref(), &self.path) && self.applies(stop) {
                self.facts.noted[stop] = Some(self.path.clone());
            }
        }
        let mut open = std::mem::take(&mut self.open.stops);
        open.retain(|stop| {
            let matters = self.applies(*stop) && self.stop_matters(*stop, end);
            self.facts.stop_matters[*stop] = matters;
            !matters
        });
        self.open.stops = open;
    }

    /// Whether this path would have other questions or another result without the stop.
    fn stop_matters(&mut self, stop: usize, end: PathEnd) -> bool {
        let without = Without::Stop(stop);
        let goes_on = end.is_halted && !self.is_halted(without);
        let steps = if goes_on { &self.program.steps[end.n_reached..] } else { &[] };
        let is_asked =
            |when: &Option<NodeId>| when.is_none_or(|when| self.program.holds(when, &self.picks));
        if steps.iter().any(|step| is_asked(&step.show_if)) {
            return true;
        }
        for step in steps {
            self.add(&step.skipped);
        }
        let decider = self.decide(without);
        for step in steps {
            self.subtract(&step.skipped);
        }
        self.program.result(decider) != self.program.result(end.decider)
    }

    fn note_bands(&mut self, end: PathEnd) {
        if matches!(end.decider, Some(Decider::Stop(_))) {
            return;
        }
        let program = self.program;
        let result = program.result(end.decider);
        let mut floors = std::mem::take(&mut self.open.floors);
        floors.retain(|(band, floor)| {
            let matters = program.result(self.decide(Without::Floor(*band, *floor))) != result;
            self.facts.floor_matters[*band][*floor] = matters;
            !matters
        });
        self.open.floors = floors;
        let mut weights = std::mem::take(&mut self.open.weights);
        weights.retain(|weight| {
            let matters = self.weight_matters(*weight, end);
            self.facts.weight_matters[*weight] = matters;
            !matters
        });
        self.open.weights = weights;
    }

    fn weight_matters(&mut self, weight: usize, end: PathEnd) -> bool {
        let weight = self.program.weights[weight];
        if self.picks[weight.question] >> weight.option & 1 == 0 {
            return false;
        }
        let (dimension, points) = (weight.points.dimension.index(), weight.points.points);
        self.sums[dimension] -= points;
        self.total -= points;
        let decider = self.decide(Without::Nothing);
        self.sums[dimension] += points;
        self.total += points;
        self.program.result(decider) != self.program.result(end.decider)
    }

    fn note_conditions(&mut self, end: PathEnd) {
        let mut open = std::mem::take(&mut self.open.nodes);
        open.retain(|node| {
            let is_looked_at = match self.program.origins[*node].owner {
                ConditionOwner::Question(question) => question < end.n_reached,
                ConditionOwner::Option(question, _) => self.picks[question] != 0,
                ConditionOwner::Stop(_)
                | ConditionOwner::Invariant(_)
                | ConditionOwner::Action(_) => true,
            };
            if is_looked_at {
                let truth = usize::from(self.program.holds(*node, &self.picks));
                self.facts.truths[*node][truth] = true;
            }
            self.facts.truths[*node] != [true; 2]
        });
        self.open.nodes = open;
    }
}

fn is_shorter(known: Option<&Path>, path: &Path) -> bool {
    known.is_none_or(|known| path.len() < known.len())
}

fn keep_shorter(known: &mut Option<Path>, path: &Path) {
    if is_shorter(known.as_ref(), path) {
        *known = Some(path.clone());
    }
}
