//! Growing a diagram from its root, and reducing it grows.

use std::collections::BTreeMap;

use crate::quiz::prove::diagram::goal::Goal;
use crate::quiz::prove::diagram::state::{Decision, PathState, Query, Transition};
use crate::quiz::prove::diagram::{Budget, OverBudget};
use crate::quiz::prove::levels::{DecisionLevel, LevelId};
use crate::quiz::prove::program::WeightedAnswer;

/// A place in a diagram.
pub(super) type VertexId = usize;

/// One state before one level. It comes after the vertices it leads to.
#[derive(Debug)]
pub(super) enum Vertex {
    /// The end of a path, with its label.
    End(usize),
    /// The question is not asked.
    Hidden(usize, VertexId),
    /// The question is asked; the target of each decision. Decisions after which no path ends are
    /// left out.
    Asked(usize, Vec<Branch>),
}

/// A decision about a question that is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branch {
    /// The option that is chosen, if one is.
    pub(super) option: Option<usize>,
    pub(super) to: VertexId,
}

/// The class of a vertex. Two vertices have the same class if and only if the rest of the path is
/// the same: the same questions are asked for the same answers, and the labels at the ends are the
/// same.
type ClassId = usize;

/// The classes of one or several diagrams that are to be compared.
#[derive(Debug, Default)]
pub(super) struct Reduced {
    ends: BTreeMap<usize, ClassId>,
    asked: BTreeMap<(LevelId, Vec<ClassId>), ClassId>,
    n_classes: usize,
}

impl Reduced {
    fn end(&mut self, label: usize) -> ClassId {
        let next = self.n_classes;
        let class = *self.ends.entry(label).or_insert(next);
        self.n_classes += usize::from(class == next);
        class
    }

    fn asked(&mut self, level: LevelId, branches: Vec<ClassId>) -> ClassId {
        let next = self.n_classes;
        let class = *self.asked.entry((level, branches)).or_insert(next);
        self.n_classes += usize::from(class == next);
        class
    }
}

/// A state before a level. The hash is compared first, since it nearly always differs.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct StateKey {
    hash: u64,
    level: LevelId,
    state: PathState,
}

/// The data for growing a diagram: the classes for comparison, and the remaining budget.
pub(super) struct Growth<'a> {
    pub(super) reduced: &'a mut Reduced,
    pub(super) budget: &'a mut Budget,
}

/// A decision diagram for one query.
pub(super) struct Diagram<'p> {
    query: Query<'p>,
    vertices: Vec<Vertex>,
    /// The class of each vertex.
    classes: Vec<ClassId>,
    known: BTreeMap<StateKey, VertexId>,
    ends: BTreeMap<usize, VertexId>,
    root: VertexId,
}

impl<'p> Diagram<'p> {
    /// A diagram without vertices.
    pub(super) fn new(query: Query<'p>) -> Diagram<'p> {
        Diagram {
            query,
            vertices: Vec::new(),
            classes: Vec::new(),
            known: BTreeMap::new(),
            ends: BTreeMap::new(),
            root: 0,
        }
    }

    /// Grows everything that can be reached.
    pub(super) fn grow(&mut self, mut growth: Growth<'_>) -> Result<(), OverBudget> {
        let start = self.query.start();
        self.root = self.visit(0, start, &mut growth)?;
        Ok(())
    }

    /// The vertices, each after those it leads to.
    pub(super) fn vertices(&self) -> &[Vertex] {
        &self.vertices
    }

    /// The vertex of the first question.
    pub(super) fn root(&self) -> VertexId {
        self.root
    }

    /// The class of the whole diagram.
    pub(super) fn class_of_root(&self) -> ClassId {
        self.classes[self.root]
    }

    /// The states that can be reached, by level.
    pub(super) fn states_by_level(&self) -> Vec<Vec<PathState>> {
        let mut states = vec![Vec::new(); self.query.program.levels.list.len() + 1];
        for key in self.known.keys() {
            states[key.level].push(key.state.clone());
        }
        states
    }

    /// Whether some path through this state ends differently without a weight.
    pub(super) fn weight_matters(
        &mut self,
        state: &PathState,
        weight: &WeightedAnswer,
        growth: &mut Growth<'_>,
    ) -> Result<bool, OverBudget> {
        let level = self.query.program.levels.about(weight.question, weight.option);
        let is_offered = self.query.is_offered(state, weight.question, weight.option);
        if !is_offered || !self.is_asked(state, level) {
            return Ok(false);
        }
        let way = Transition { level, decision: Decision::Option(weight.option), minus: None };
        let with = self.follow(state, way, growth)?;
        let less = Transition { minus: Some(weight.points), ..way };
        let without = self.follow(state, less, growth)?;
        Ok(self.classes[with] != self.classes[without])
    }

    /// Whether the question of a level is asked. Later levels of a question are only met if it is.
    fn is_asked(&self, state: &PathState, level: LevelId) -> bool {
        let DecisionLevel { question, is_first, .. } = self.query.program.levels.list[level];
        !is_first || self.query.is_asked(state, question)
    }

    fn visit(
        &mut self,
        level: LevelId,
        state: PathState,
        growth: &mut Growth<'_>,
    ) -> Result<VertexId, OverBudget> {
        let Some(DecisionLevel { question, .. }) =
            self.query.program.levels.list.get(level).copied()
        else {
            let label = self.query.label(&state, self.query.program.steps.len());
            return Ok(self.end(label, growth.reduced));
        };
        if self.query.goal == Goal::FewOptions(question) {
            let is_few =
                self.is_asked(&state, level) && self.query.offered(&state, question).len() < 2;
            return Ok(self.end(usize::from(is_few), growth.reduced));
        }
        let key = StateKey { hash: state.hash(), level, state };
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        growth.budget.0 = growth.budget.0.checked_sub(self.query.cost()).ok_or(OverBudget)?;
        let (vertex, class) = if self.is_asked(&key.state, level) {
            let mut branches = Vec::new();
            for way in self.query.ways(&key.state, level) {
                let option = match way.decision {
                    Decision::Option(option) => Some(option),
                    Decision::Not | Decision::NotAsked => None,
                };
                branches.push(Branch { option, to: self.follow(&key.state, way, growth)? });
            }
            let class = match self.query.goal {
                Goal::Result => {
                    let classes = branches.iter().map(|branch| self.classes[branch.to]).collect();
                    growth.reduced.asked(level, classes)
                }
                // Only results are compared.
                _ => 0,
            };
            (Vertex::Asked(question, branches), class)
        } else {
            let way = Transition { level, decision: Decision::NotAsked, minus: None };
            let next = self.follow(&key.state, way, growth)?;
            (Vertex::Hidden(question, next), self.classes[next])
        };
        let id = self.push(vertex, class);
        self.known.insert(key, id);
        Ok(id)
    }

    fn follow(
        &mut self,
        state: &PathState,
        way: Transition,
        growth: &mut Growth<'_>,
    ) -> Result<VertexId, OverBudget> {
        let next = self.query.step(state, way);
        if next.is_halted {
            let question = self.query.program.levels.list[way.level].question;
            let label = self.query.label(&next.state, question + 1);
            return Ok(self.end(label, growth.reduced));
        }
        self.visit(next.level, next.state, growth)
    }

    fn end(&mut self, label: usize, reduced: &mut Reduced) -> VertexId {
        if let Some(known) = self.ends.get(&label) {
            return *known;
        }
        let id = self.push(Vertex::End(label), reduced.end(label));
        self.ends.insert(label, id);
        id
    }

    fn push(&mut self, vertex: Vertex, class: ClassId) -> VertexId {
        self.vertices.push(vertex);
        self.classes.push(class);
        self.vertices.len() - 1
    }
}
