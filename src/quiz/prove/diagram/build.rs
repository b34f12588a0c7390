//! Growing a diagram from its root, and reducing it as it grows.

use std::collections::BTreeMap;

use crate::quiz::prove::diagram::aim::Aim;
use crate::quiz::prove::diagram::state::{Query, State, Way};
use crate::quiz::prove::diagram::{Budget, Spent};
use crate::quiz::prove::program::Weight;

/// A place in a diagram.
pub(super) type EntryId = usize;

/// One state before one question. It stands after the entries it leads to.
#[derive(Debug)]
pub(super) enum Entry {
    /// The end of a path, with its label.
    End(usize),
    /// The question is not asked.
    Hidden(usize, EntryId),
    /// The question is asked; where each option leads.
    Asked(usize, Vec<EntryId>),
}

/// What an entry means for the rest of the path; equal if and only if the rest is: the same
/// questions are asked for the same answers, and the labels at the ends are the same.
type ClassId = usize;

/// The classes of one or several diagrams that are to be compared.
#[derive(Debug, Default)]
pub(super) struct Reduced {
    ends: BTreeMap<usize, ClassId>,
    asked: BTreeMap<(usize, Vec<ClassId>), ClassId>,
    n_classes: usize,
}

impl Reduced {
    fn end(&mut self, label: usize) -> ClassId {
        let next = self.n_classes;
        let class = *self.ends.entry(label).or_insert(next);
        self.n_classes += usize::from(class == next);
        class
    }

    fn asked(&mut self, question: usize, options: Vec<ClassId>) -> ClassId {
        let next = self.n_classes;
        let class = *self.asked.entry((question, options)).or_insert(next);
        self.n_classes += usize::from(class == next);
        class
    }
}

/// A state before a question. Comparing begins with what differs most.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    mark: u64,
    question: usize,
    state: State,
}

/// A decision diagram for one query.
pub(super) struct Diagram<'p> {
    query: Query<'p>,
    entries: Vec<Entry>,
    /// The class of each entry.
    classes: Vec<ClassId>,
    known: BTreeMap<Key, EntryId>,
    ends: BTreeMap<usize, EntryId>,
    root: EntryId,
}

impl<'p> Diagram<'p> {
    /// A diagram without entries.
    pub(super) fn new(query: Query<'p>) -> Diagram<'p> {
        Diagram {
            query,
            entries: Vec::new(),
            classes: Vec::new(),
            known: BTreeMap::new(),
            ends: BTreeMap::new(),
            root: 0,
        }
    }

    /// Grows everything that can be reached.
    pub(super) fn grow(&mut self, reduced: &mut Reduced, budget: &mut Budget) -> Result<(), Spent> {
        let start = self.query.start();
        self.root = self.visit(0, start, (reduced, budget))?;
        Ok(())
    }

    /// The entries, each after those it leads to.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of the first question.
    pub(super) fn root(&self) -> EntryId {
        self.root
    }

    /// What the whole diagram means.
    pub(super) fn class_of_root(&self) -> ClassId {
        self.classes[self.root]
    }

    /// The states that can be reached, by question.
    pub(super) fn states_by_question(&self) -> Vec<Vec<State>> {
        let mut states = vec![Vec::new(); self.query.program.steps.len() + 1];
        for key in self.known.keys() {
            states[key.question].push(key.state.clone());
        }
        states
    }

    /// Whether some path through this state ends differently without a weight.
    pub(super) fn weight_matters(
        &mut self,
        state: &State,
        weight: &Weight,
        (reduced, budget): (&mut Reduced, &mut Budget),
    ) -> Result<bool, Spent> {
        if !self.query.is_asked(state, weight.question) {
            return Ok(false);
        }
        let minus = (weight.points.dimension.index(), weight.points.points);
        let way = Way { question: weight.question, option: Some(weight.option), minus: None };
        let with = self.follow(state, way, (reduced, budget))?;
        let less = Way { minus: Some(minus), ..way };
        let without = self.follow(state, less, (reduced, budget))?;
        Ok(self.classes[with] != self.classes[without])
    }

    fn visit(
        &mut self,
        question: usize,
        state: State,
        (reduced, budget): (&mut Reduced, &mut Budget),
    ) -> Result<EntryId, Spent> {
        if question == self.query.program.steps.len() {
            let label = self.query.label(&state, question);
            return Ok(self.end(label, reduced));
        }
        let key = Key { mark: state.mark(), question, state };
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        budget.0 = budget.0.checked_sub(self.query.cost()).ok_or(Spent)?;
        let (entry, class) = if self.query.is_asked(&key.state, question) {
            let n_options = self.query.program.steps[question].options.len();
            let mut options = Vec::with_capacity(n_options);
            for option in 0..n_options {
                let way = Way { question, option: Some(option), minus: None };
                options.push(self.follow(&key.state, way, (reduced, budget))?);
            }
            let class = match self.query.aim {
                Aim::Result => {
                    let classes = options.iter().map(|entry| self.classes[*entry]).collect();
                    reduced.asked(question, classes)
                }
                // Only results are compared.
                _ => 0,
            };
            (Entry::Asked(question, options), class)
        } else {
            let way = Way { question, option: None, minus: None };
            let next = self.follow(&key.state, way, (reduced, budget))?;
            (Entry::Hidden(question, next), self.classes[next])
        };
        let id = self.push(entry, class);
        self.known.insert(key, id);
        Ok(id)
    }

    fn follow(
        &mut self,
        state: &State,
        way: Way,
        (reduced, budget): (&mut Reduced, &mut Budget),
    ) -> Result<EntryId, Spent> {
        let (next, is_halted) = self.query.step(state, way);
        if is_halted {
            let label = self.query.label(&next, way.question + 1);
            return Ok(self.end(label, reduced));
        }
        self.visit(way.question + 1, next, (reduced, budget))
    }

    fn end(&mut self, label: usize, reduced: &mut Reduced) -> EntryId {
        if let Some(known) = self.ends.get(&label) {
            return *known;
        }
        let id = self.push(Entry::End(label), reduced.end(label));
        self.ends.insert(label, id);
        id
    }

    fn push(&mut self, entry: Entry, class: ClassId) -> EntryId {
        self.entries.push(entry);
        self.classes.push(class);
        self.entries.len() - 1
    }
}
