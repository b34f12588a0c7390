//! The prover for many paths: a decision diagram per thing to know.
//!
//! A diagram is built from the first question on. States in which everything still to come is
//! bound to be the same are one state, so its size depends on what the rules must remember, not on
//! the number of paths. Each query remembers only what it needs:
//!
//! - of a condition, the parts whose value is known, until it is settled as a whole;
//! - of a sum, how far it is from the points where a band or floor begins, within what can come;
//! - of a plan, the actions that may be asked for again.
//!
//! Two rules have the same effect on all paths exactly if their reduced diagrams are the same.

mod aim;
mod build;
mod paths;
mod reach;
mod state;

use crate::quiz::prove::diagram::aim::Aim;
use crate::quiz::prove::diagram::build::{Diagram, Reduced};
use crate::quiz::prove::diagram::paths::{chosen, extreme, tally};
use crate::quiz::prove::diagram::state::Query;
use crate::quiz::prove::facts::{Facts, Path, deciders, position};
use crate::quiz::prove::program::{Gain, Owner, Program, Without};

/// How much all diagrams of a quiz may cost together, see `Query::cost`.
pub(super) struct Budget(pub(super) usize);

/// The budget was spent before everything was known.
#[derive(Debug)]
pub(super) struct Spent;

/// Counts the paths.
pub(super) fn n_paths(program: &Program<'_>, budget: &mut Budget) -> Result<u128, Spent> {
    let mut classes = Reduced::default();
    let diagram = draw(program, (Aim::Shape, Without::Nothing), &mut classes, budget)?;
    Ok(tally(&diagram, |_| true).n_paths)
}

/// Finds all facts, without walking all paths.
pub(super) fn facts(program: &Program<'_>, budget: &mut Budget) -> Result<Facts, Spent> {
    let mut facts = Facts::none(program);
    shape(program, &mut facts, budget)?;
    outcomes(program, &mut facts, budget)?;
    differences(program, &mut facts, budget)?;
    promises(program, &mut facts, budget)?;
    Ok(facts)
}

fn draw<'p>(
    program: &'p Program<'p>,
    (aim, without): (Aim, Without),
    classes: &mut Reduced,
    budget: &mut Budget,
) -> Result<Diagram<'p>, Spent> {
    let mut diagram = Diagram::new(Query::new(program, aim, without));
    diagram.grow(classes, budget)?;
    Ok(diagram)
}

/// The shortest path with a label, or nothing; the label is a truth.
fn shortest(program: &Program<'_>, aim: Aim, budget: &mut Budget) -> Result<Option<Path>, Spent> {
    let diagram = draw(program, (aim, Without::Nothing), &mut Reduced::default(), budget)?;
    Ok(tally(&diagram, |label| label == 1).shortest)
}

/// What follows from the questions alone: their paths and the points on them.
fn shape(program: &Program<'_>, facts: &mut Facts, budget: &mut Budget) -> Result<(), Spent> {
    let aim = (Aim::Shape, Without::Nothing);
    let diagram = draw(program, aim, &mut Reduced::default(), budget)?;
    facts.n_paths = tally(&diagram, |_| true).n_paths;
    facts.chosen = chosen(program, &diagram);
    if facts.n_paths == 0 {
        return Ok(());
    }
    let total = |question: usize, option: Option<usize>| gain(program, question, option).total;
    facts.least_total = extreme(&diagram, &total, i64::from);
    facts.most_total = extreme(&diagram, &total, |points| -i64::from(points));
    for (dimension, most) in facts.most.iter_mut().enumerate() {
        let sum = |question, option| gain(program, question, option).sums[dimension];
        *most = extreme(&diagram, &sum, |points| -i64::from(points));
    }
    Ok(())
}

fn gain<'p>(program: &'p Program<'_>, question: usize, option: Option<usize>) -> &'p Gain {
    let step = &program.steps[question];
    option.map_or(&step.skipped, |option| &step.options[option])
}

fn outcomes(program: &Program<'_>, facts: &mut Facts, budget: &mut Budget) -> Result<(), Spent> {
    let aim = (Aim::Decider, Without::Nothing);
    let diagram = draw(program, aim, &mut Reduced::default(), budget)?;
    let quiz = program.quiz;
    facts.decided = deciders(quiz)
        .map(|decider| tally(&diagram, |label| label == position(quiz, decider)))
        .collect();
    for stop in 0..program.stops.len() {
        facts.noted[stop] = shortest(program, Aim::Noted(stop), budget)?;
    }
    Ok(())
}

/// Compares the quiz with itself without one rule, for each rule.
fn differences(program: &Program<'_>, facts: &mut Facts, budget: &mut Budget) -> Result<(), Spent> {
    let mut classes = Reduced::default();
    let aim = (Aim::Result, Without::Nothing);
    let mut whole = draw(program, aim, &mut classes, budget)?;
    let mut differs = |without: Without| -> Result<bool, Spent> {
        let other = draw(program, (Aim::Result, without), &mut classes, budget)?;
        Ok(other.class_of_root() != whole.class_of_root())
    };
    for stop in 0..program.stops.len() {
        facts.stop_matters[stop] = program.stops[stop].is_some() && differs(Without::Stop(stop))?;
    }
    for (band, floors) in facts.floor_matters.iter_mut().enumerate() {
        for (floor, matters) in floors.iter_mut().enumerate() {
            *matters = differs(Without::Floor(band, floor))?;
        }
    }
    let states = whole.states_by_question();
    for (index, weight) in program.weights.iter().enumerate() {
        for state in &states[weight.question] {
            if whole.weight_matters(state, weight, (&mut classes, budget))? {
                facts.weight_matters[index] = true;
                break;
            }
        }
    }
    Ok(())
}

fn promises(program: &Program<'_>, facts: &mut Facts, budget: &mut Budget) -> Result<(), Spent> {
    for invariant in 0..program.invariants.len() {
        facts.broken[invariant] = shortest(program, Aim::Broken(invariant), budget)?;
    }
    for node in 0..program.nodes.len() {
        let aim = match program.origins[node].owner {
            Owner::Question(question) => Aim::Truth(node, question),
            Owner::Stop(_) | Owner::Invariant(_) => Aim::Truth(node, 0),
        };
        let diagram = draw(program, (aim, Without::Nothing), &mut Reduced::default(), budget)?;
        let is_some = |truth: usize| tally(&diagram, |label| label == truth).n_paths > 0;
        facts.truths[node] = [is_some(0), is_some(1)];
    }
    facts.empty_plan = shortest(program, Aim::EmptyPlan, budget)?;
    facts.long_plan = shortest(program, Aim::LongPlan, budget)?;
    Ok(())
}
