//! The facts about all paths; both provers find the same facts.

use crate::quiz::Quiz;
use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::evaluate::Decider;
use crate::quiz::id::{BandId, QuestionId, StopId};
use crate::quiz::prove::program::{ConditionOwner, Program};

/// The longest plan that a reader accepts, in items. Readers who choose several answers to one
/// question expect an item for each, so each further answer allows one more item.
pub(super) const LONG_PLAN: u32 = 12;

/// The answers of one path, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Path {
    answers: Vec<(QuestionId, Chosen)>,
    n_chosen: usize,
}

impl Path {
    /// Adds the answer to a later question, or a further option of the last one.
    pub(super) fn push(&mut self, question: QuestionId, chosen: Chosen) {
        self.n_chosen += chosen.len();
        match self.answers.last_mut() {
            Some((last, answer)) if *last == question => *answer = answer.with(chosen),
            _ => self.answers.push((question, chosen)),
        }
    }

    /// Takes out the last answer.
    pub(super) fn pop(&mut self) {
        let last = self.answers.pop().map_or(0, |(_, chosen)| chosen.len());
        self.n_chosen -= last;
    }

    /// Adds the answers of a path that goes on from here.
    pub(super) fn extend(&mut self, rest: &Path) {
        rest.iter().for_each(|(question, chosen)| self.push(question, chosen));
    }

    /// How many options are chosen: the length that makes one path shorter than another.
    pub(super) fn len(&self) -> usize {
        self.n_chosen
    }

    /// How many options are chosen beside another one of the same question.
    pub(super) fn n_beside(&self) -> u32 {
        u32::try_from(self.n_chosen - self.answers.len()).unwrap_or(u32::MAX)
    }

    /// The answers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (QuestionId, Chosen)> + '_ {
        self.answers.iter().copied()
    }

    /// The answers as the evaluator takes them.
    pub(super) fn to_answers(&self, quiz: &Quiz) -> Answers {
        let mut answers = Answers::none(quiz.questions.len());
        self.iter().for_each(|(question, chosen)| answers.set(question, chosen));
        answers
    }
}

/// How many paths there are of a kind, and the shortest of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) n_paths: u128,
    pub(super) shortest: Option<Path>,
}

/// The smallest or largest of a number, and the shortest path to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Extreme {
    pub(super) points: u32,
    pub(super) path: Path,
}

/// The facts about all paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PathFacts {
    pub(super) n_paths: u128,
    /// Per question and option: the shortest path with that answer.
    pub(super) chosen: Vec<Vec<Option<Path>>>,
    /// Per question: the shortest path to it on which it offers fewer than two options.
    pub(super) few_options: Vec<Option<Path>>,
    /// Per stop: the shortest path on which it is noted or decides.
    pub(super) noted: Vec<Option<Path>>,
    /// Per decider, in the order of [`deciders`].
    pub(super) decided: Vec<Tally>,
    /// Per invariant: the shortest path that breaks it.
    pub(super) broken: Vec<Option<Path>>,
    /// Per condition: whether it is false and whether it is true on some path that looks at it.
    pub(super) truths: Vec<[bool; 2]>,
    /// Per stop: whether some path would end differently without it.
    pub(super) stop_matters: Vec<bool>,
    /// The same per band and floor.
    pub(super) floor_matters: Vec<Vec<bool>>,
    /// The same per weight of the program.
    pub(super) weight_matters: Vec<bool>,
    /// The shortest path on which readers see no action at first.
    pub(super) empty_plan: Option<Path>,
    /// The shortest path on which readers see more than [`LONG_PLAN`] actions at first.
    pub(super) long_plan: Option<Path>,
    pub(super) least_total: Extreme,
    pub(super) most_total: Extreme,
    /// Per dimension.
    pub(super) most: Vec<Extreme>,
}

impl PathFacts {
    /// The facts about no path at all.
    pub(super) fn none(program: &Program<'_>) -> PathFacts {
        let quiz = program.quiz;
        PathFacts {
            chosen: quiz.questions.iter().map(|asked| vec![None; asked.options.len()]).collect(),
            few_options: vec![None; quiz.questions.len()],
            noted: vec![None; quiz.stops.len()],
            decided: vec![Tally::default(); deciders(quiz).count()],
            broken: vec![None; quiz.invariants.len()],
            truths: vec![[false; 2]; program.nodes.len()],
            stop_matters: vec![false; quiz.stops.len()],
            floor_matters: quiz.bands.iter().map(|band| vec![false; band.floors.len()]).collect(),
            weight_matters: vec![false; program.weights.len()],
            most: vec![Extreme::default(); quiz.dimensions.len()],
            ..PathFacts::default()
        }
    }

    /// Whether the condition of an owner is false and whether it is true on some path; neither
    /// where it has no condition.
    pub(super) fn truths_of(&self, program: &Program<'_>, owner: ConditionOwner) -> [bool; 2] {
        let mut origins = program.origins.iter().zip(&self.truths);
        let root = origins.find(|(origin, _)| origin.owner == owner && origin.parent.is_none());
        root.map_or([false; 2], |(_, truths)| *truths)
    }

    /// The paths that a decider decides.
    pub(super) fn decided_by(&self, quiz: &Quiz, decider: Option<Decider>) -> &Tally {
        &self.decided[position(quiz, decider)]
    }

    /// The shortest path on which a question is asked.
    pub(super) fn asked(&self, question: QuestionId) -> Option<&Path> {
        self.chosen[question.index()].iter().flatten().min_by_key(|path| path.len())
    }
}

/// Everything that can decide a path: the stops, the bands, and nothing.
pub(super) fn deciders(quiz: &Quiz) -> impl Iterator<Item = Option<Decider>> {
    let stops = (0..quiz.stops.len()).map(|index| Some(Decider::Stop(StopId::new(index))));
    let bands = (0..quiz.bands.len()).map(|index| Some(Decider::Band(BandId::new(index))));
    stops.chain(bands).chain([None])
}

/// The position of a decider among [`deciders`].
pub(super) fn position(quiz: &Quiz, decider: Option<Decider>) -> usize {
    match decider {
        Some(Decider::Stop(stop)) => stop.index(),
        Some(Decider::Band(band)) => quiz.stops.len() + band.index(),
        None => quiz.stops.len() + quiz.bands.len(),
    }
}
