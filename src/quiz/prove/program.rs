//! The quiz as the provers run it: conditions in one arena, answers as bits, points as tables.

use crate::quiz::answers::Chosen;
use crate::quiz::condition::{Condition, Test};
use crate::quiz::evaluate::Decider;
use crate::quiz::id::{ActionId, BandId, OptionId, ResultId, StopId, ids};
use crate::quiz::prove::actions::Actions;
use crate::quiz::prove::levels::DecisionLevels;
use crate::quiz::prove::plans::{PlanGroup, plan_groups};
use crate::quiz::prove::promise::Promise;
use crate::quiz::{Band, Effect, Points, Question, Quiz};
use crate::text::Span;

/// More questions than this are refused; the provers recurse once per question.
pub(super) const MAX_QUESTIONS: usize = 200;
/// The answers of a question are the bits of one word.
pub(super) const MAX_OPTIONS: usize = 64;
/// A condition, by its position in the arena.
pub(super) type NodeId = usize;

/// One condition; its parts come before it in the arena.
#[derive(Debug, Clone)]
pub(super) enum ConditionNode {
    /// The answer to this question has one of the bits.
    Answer(usize, u64),
    All(Vec<NodeId>),
    Any(Vec<NodeId>),
    Not(NodeId),
}

impl ConditionNode {
    /// Its value, from the values of its parts.
    pub(super) fn value(&self, picks: &[u64], part: &impl Fn(NodeId) -> bool) -> bool {
        match self {
            ConditionNode::Answer(question, options) => picks[*question] & options != 0,
            ConditionNode::All(parts) => parts.iter().all(|id| part(*id)),
            ConditionNode::Any(parts) => parts.iter().any(|id| part(*id)),
            ConditionNode::Not(id) => !part(*id),
        }
    }

    pub(super) fn parts(&self) -> &[NodeId] {
        match self {
            ConditionNode::Answer(..) => &[],
            ConditionNode::All(parts) | ConditionNode::Any(parts) => parts,
            ConditionNode::Not(part) => std::slice::from_ref(part),
        }
    }
}

/// The owner of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConditionOwner {
    Question(usize),
    /// An option: its question and its position there.
    Option(usize, usize),
    Stop(usize),
    Invariant(usize),
    Action(usize),
}

/// The place of a condition.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConditionOrigin {
    pub(super) owner: ConditionOwner,
    pub(super) span: Span,
    pub(super) parent: Option<NodeId>,
}

/// Points and actions of one way to pass a question.
#[derive(Debug, Clone, Default)]
pub(super) struct Gain {
    /// Per dimension.
    pub(super) sums: Vec<u32>,
    pub(super) total: u32,
    pub(super) adds: Actions,
}

/// A question.
#[derive(Debug)]
pub(super) struct QuestionStep {
    pub(super) show_if: Option<NodeId>,
    /// When each option is offered, where that is not always.
    pub(super) offers: Vec<Option<NodeId>>,
    /// The options that exclude all others, if several can be chosen.
    pub(super) exclusive: Chosen,
    pub(super) options: Vec<Gain>,
    pub(super) skipped: Gain,
}

/// An action with a condition of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    pub(super) action: ActionId,
    pub(super) when: NodeId,
}

/// A number of points of an answer that could make a difference. Skipped points are not weights:
/// they cannot be left out, only be zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct WeightedAnswer {
    pub(super) question: usize,
    pub(super) option: usize,
    pub(super) points: Points,
}

/// The points of a path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums<'a> {
    /// Of all dimensions.
    pub(super) total: u32,
    /// Of each dimension.
    pub(super) by_dimension: &'a [u32],
}

/// A rule to leave out, to see whether it makes a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Without {
    Nothing,
    Stop(usize),
    /// The band and which of its floors.
    Floor(usize, usize),
}

/// A quiz that is ready to be run very often.
#[derive(Debug)]
pub(super) struct Program<'q> {
    pub(super) quiz: &'q Quiz,
    pub(super) nodes: Vec<ConditionNode>,
    pub(super) origins: Vec<ConditionOrigin>,
    pub(super) steps: Vec<QuestionStep>,
    /// The decisions that the diagrams are made of.
    pub(super) levels: DecisionLevels,
    /// The condition of each stop.
    pub(super) stops: Vec<Option<NodeId>>,
    /// The stops that halt.
    pub(super) halts: Vec<usize>,
    /// The condition of each invariant.
    pub(super) invariants: Vec<Option<NodeId>>,
    /// The expectation of each invariant.
    pub(super) promises: Vec<Promise<'q>>,
    /// The actions that answers add to the plan through a condition.
    pub(super) triggers: Vec<Trigger>,
    /// The actions of each result.
    pub(super) results: Vec<Actions>,
    /// The results by how the length of their plans is counted.
    pub(super) plan_groups: Vec<PlanGroup>,
    /// All points above zero.
    pub(super) weights: Vec<WeightedAnswer>,
}

impl<'q> Program<'q> {
    /// Compiles a quiz that is within the limits of this module.
    pub(super) fn new(quiz: &'q Quiz) -> Program<'q> {
        let mut program = Program {
            quiz,
            nodes: Vec::new(),
            origins: Vec::new(),
            steps: Vec::new(),
            levels: DecisionLevels::of(quiz),
            stops: Vec::new(),
            halts: Vec::new(),
            invariants: Vec::new(),
            triggers: Vec::new(),
            promises: quiz
                .invariants
                .iter()
                .map(|invariant| Promise::new(quiz, &invariant.expectation))
                .collect(),
            results: quiz.results.iter().map(|result| Actions::of(&result.adds)).collect(),
            plan_groups: plan_groups(quiz),
            weights: weights(quiz),
        };
        for (index, question) in quiz.questions.iter().enumerate() {
            let step = program.step(index, question);
            program.steps.push(step);
        }
        for (index, stop) in quiz.stops.iter().enumerate() {
            let when = stop.when.as_ref();
            let when = when.map(|when| program.compile(when, ConditionOwner::Stop(index)));
            program.stops.push(when);
            if when.is_some() && matches!(stop.effect, Effect::Halt(_)) {
                program.halts.push(index);
            }
        }
        for (index, invariant) in quiz.invariants.iter().enumerate() {
            let when = invariant.when.as_ref();
            let when = when.map(|when| program.compile(when, ConditionOwner::Invariant(index)));
            program.invariants.push(when);
        }
        for (action, what) in ids(&quiz.actions, ActionId::new) {
            if let Some(when) = &what.when {
                let when = program.compile(when, ConditionOwner::Action(action.index()));
                program.triggers.push(Trigger { action, when });
            }
        }
        program
    }

    fn step(&mut self, index: usize, question: &Question) -> QuestionStep {
        let show_if = question.show_if.as_ref();
        let offers = question.options.iter().enumerate().map(|(option, choice)| {
            let owner = ConditionOwner::Option(index, option);
            choice.show_if.as_ref().map(|when| self.compile(when, owner))
        });
        let offers = offers.collect();
        let gain = |score: &[Points]| gain(self.quiz, score);
        QuestionStep {
            offers,
            exclusive: question.exclusive(),
            options: question
                .options
                .iter()
                .map(|option| Gain { adds: Actions::of(&option.adds), ..gain(&option.score) })
                .collect(),
            skipped: gain(&question.skipped),
            show_if: show_if.map(|when| self.compile(when, ConditionOwner::Question(index))),
        }
    }

    fn compile(&mut self, condition: &Condition, owner: ConditionOwner) -> NodeId {
        let node = match &condition.test {
            Test::Answer(question, options) => {
                let bits = Chosen::of(options.iter().map(|option| option.id)).bits();
                ConditionNode::Answer(question.id.index(), bits)
            }
            Test::All(parts) => ConditionNode::All(self.compile_all(parts, owner)),
            Test::Any(parts) => ConditionNode::Any(self.compile_all(parts, owner)),
            Test::Not(part) => ConditionNode::Not(self.compile(part, owner)),
        };
        let id = self.nodes.len();
        for part in node.parts() {
            self.origins[*part].parent = Some(id);
        }
        self.nodes.push(node);
        self.origins.push(ConditionOrigin { owner, span: condition.span, parent: None });
        id
    }

    fn compile_all(&mut self, parts: &[Condition], owner: ConditionOwner) -> Vec<NodeId> {
        parts.iter().map(|part| self.compile(part, owner)).collect()
    }

    /// Whether a condition holds for answers given as bits, per question.
    pub(super) fn holds(&self, node: NodeId, picks: &[u64]) -> bool {
        self.nodes[node].value(picks, &|part| self.holds(part, picks))
    }

    /// The options of a question that are offered.
    pub(super) fn offered(&self, question: usize, holds: impl Fn(NodeId) -> bool) -> Chosen {
        let offers = self.steps[question].offers.iter().enumerate();
        let offered = offers.filter(|(_, when)| when.is_none_or(&holds));
        Chosen::of(offered.map(|(option, _)| OptionId::new(option)))
    }

    /// The actions whose own condition holds.
    pub(super) fn triggered(&self, holds: impl Fn(NodeId) -> bool) -> Actions {
        let mut actions = Actions::default();
        for trigger in self.triggers.iter().filter(|trigger| holds(trigger.when)) {
            actions.insert(trigger.action);
        }
        actions
    }

    /// The decider, from the stops that apply and the sums.
    pub(super) fn decide(
        &self,
        applies: impl Fn(usize) -> bool,
        sums: Sums<'_>,
        without: Without,
    ) -> Option<Decider> {
        let mut limit = 0;
        for (index, stop) in self.quiz.stops.iter().enumerate() {
            if without == Without::Stop(index) || !applies(index) {
                continue;
            }
            match stop.effect {
                Effect::Override(_) | Effect::Halt(_) => {
                    return Some(Decider::Stop(StopId::new(index)));
                }
                Effect::Cap(cap) => limit = limit.max(cap.map_or(0, BandId::index)),
                Effect::Note => {}
            }
        }
        let fits = |(index, band): &(usize, &Band)| {
            let floor = |(nth, floor): (usize, &Points)| {
                without == Without::Floor(*index, nth)
                    || sums.by_dimension[floor.dimension.index()] >= floor.points
            };
            sums.total >= band.from && band.floors.iter().enumerate().all(floor)
        };
        let mut bands = self.quiz.bands.iter().enumerate().skip(limit);
        bands.find(fits).map(|(index, _)| Decider::Band(BandId::new(index)))
    }

    /// The result of a decider.
    pub(super) fn result(&self, decider: Option<Decider>) -> Option<ResultId> {
        match decider? {
            Decider::Band(band) => Some(self.quiz.bands[band.index()].result.id),
            Decider::Stop(stop) => match self.quiz.stops[stop.index()].effect {
                Effect::Override(result) | Effect::Halt(result) => result,
                Effect::Cap(_) | Effect::Note => None,
            },
        }
    }

    /// How many actions of a plan readers see at first.
    pub(super) fn n_shown(&self, plan: Actions, result: Option<ResultId>) -> u32 {
        let group = self.plan_groups.iter().find(|group| group.has(result));
        group.map_or(0, |group| plan.intersection(group.shown).len())
    }

    /// The actions that a result adds.
    pub(super) fn asked_by(&self, result: Option<ResultId>) -> Actions {
        result.map_or(Actions::default(), |result| self.results[result.index()])
    }
}

fn gain(quiz: &Quiz, score: &[Points]) -> Gain {
    let mut sums = vec![0; quiz.dimensions.len()];
    for one in score {
        sums[one.dimension.index()] += one.points;
    }
    Gain { total: sums.iter().sum(), sums, adds: Actions::default() }
}

fn weights(quiz: &Quiz) -> Vec<WeightedAnswer> {
    let mut weights = Vec::new();
    for (question, asked) in quiz.questions.iter().enumerate() {
        for (option, choice) in asked.options.iter().enumerate() {
            let scored = choice.score.iter().filter(|points| points.points > 0);
            weights.extend(scored.map(|points| WeightedAnswer {
                question,
                option,
                points: *points,
            }));
        }
    }
    weights
}
