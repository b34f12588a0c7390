//! The prover for many paths: one decision diagram per query.
//!
//! A diagram is built from the first question on. States with the same future are merged, so its
//! size depends on what the rules must keep, not on the number of paths. Each query keeps only
//! what it needs:
//!
//! - of a condition, the parts whose value is known, until it is settled as a whole;
//! - of a sum, how far it is from the points where a band or floor begins, within what can come;
//! - of a plan, the actions that may be added again.
//!
//! Two rules have the same effect on all paths exactly if their reduced diagrams are the same.

mod goal;
mod build;
mod label;
mod length;
mod paths;
mod reach;
mod state;

use crate::quiz::prove::diagram::build::{Diagram, Growth, Reduced};
use crate::quiz::prove::diagram::goal::Goal;
use crate::quiz::prove::diagram::paths::{PathDecision, avoids, chosen, extreme, tally};
use crate::quiz::prove::diagram::state::Query;
use crate::quiz::prove::facts::{Path, PathFacts, deciders, position};
use crate::quiz::prove::program::{ConditionNode, ConditionOwner, Gain, Program, Without};

/// How much all diagrams of a quiz may cost together, see `Query::cost`.
pub(super) struct Budget(pub(super) usize);

/// The diagrams would cost more than the budget.
#[derive(Debug)]
pub(super) struct OverBudget;

/// Counts the paths.
pub(super) fn n_paths(program: &Program<'_>, budget: &mut Budget) -> Result<u128, OverBudget> {
    let diagram = draw_alone(Query::whole(program, Goal::Shape), budget)?;
    Ok(tally(&diagram, |_| true).n_paths)
}

/// Finds all facts, without walking all paths.
pub(super) fn facts(program: &Program<'_>, budget: &mut Budget) -> Result<PathFacts, OverBudget> {
    let mut facts = PathFacts::none(program);
    let diagram = draw_alone(Query::whole(program, Goal::Shape), budget)?;
    shape(program, &diagram, &mut facts, budget)?;
    outcomes(program, &mut facts, budget)?;
    differences(program, &mut facts, budget)?;
    invariants(program, &mut facts, budget)?;
    truths(program, &diagram, &mut facts, budget)?;
    plans(program, &mut facts, budget)?;
    Ok(facts)
}

/// Builds the diagram of a query.
fn draw<'p>(query: Query<'p>, growth: Growth<'_>) -> Result<Diagram<'p>, OverBudget> {
    let mut diagram = Diagram::new(query);
    diagram.grow(growth)?;
    Ok(diagram)
}

/// Builds a diagram that is compared with no other.
fn draw_alone<'p>(query: Query<'p>, budget: &mut Budget) -> Result<Diagram<'p>, OverBudget> {
    draw(query, Growth { reduced: &mut Reduced::default(), budget })
}

/// The shortest path with a label, or nothing; the label is a truth.
fn shortest(
    program: &Program<'_>,
    goal: Goal,
    budget: &mut Budget,
) -> Result<Option<Path>, OverBudget> {
    let diagram = draw_alone(Query::whole(program, goal), budget)?;
    Ok(tally(&diagram, |label| label == 1).shortest)
}

/// The facts that follow from the questions alone: their paths and the points on them.
fn shape(
    program: &Program<'_>,
    diagram: &Diagram<'_>,
    facts: &mut PathFacts,
    budget: &mut Budget,
) -> Result<(), OverBudget> {
    facts.n_paths = tally(diagram, |_| true).n_paths;
    facts.chosen = chosen(program, diagram);
    for (question, step) in program.steps.iter().enumerate() {
        if step.offers.iter().any(Option::is_some) {
            facts.few_options[question] = shortest(program, Goal::FewOptions(question), budget)?;
        }
    }
    if facts.n_paths == 0 {
        return Ok(());
    }
    let total = |way: PathDecision| gain(program, way).map_or(0, |gain| gain.total);
    facts.least_total = extreme(diagram, &total, i64::from);
    facts.most_total = extreme(diagram, &total, |points| -i64::from(points));
    for (dimension, most) in facts.most.iter_mut().enumerate() {
        let sum = |way: PathDecision| gain(program, way).map_or(0, |gain| gain.sums[dimension]);
        *most = extreme(diagram, &sum, |points| -i64::from(points));
    }
    Ok(())
}

fn gain<'p>(program: &'p Program<'_>, way: PathDecision) -> Option<&'p Gain> {
    match way {
        PathDecision::Hidden(question) => Some(&program.steps[question].skipped),
        PathDecision::Option(question, option) => Some(&program.steps[question].options[option]),
        PathDecision::Not => None,
    }
}

fn outcomes(
    program: &Program<'_>,
    facts: &mut PathFacts,
    budget: &mut Budget,
) -> Result<(), OverBudget> {
    let diagram = draw_alone(Query::whole(program, Goal::Decider), budget)?;
    let quiz = program.quiz;
    facts.decided = deciders(quiz)
        .map(|decider| tally(&diagram, |label| label == position(quiz, decider)))
        .collect();
    for stop in 0..program.stops.len() {
        facts.noted[stop] = shortest(program, Goal::Noted(stop), budget)?;
    }
    Ok(())
}

/// Compares the quiz with itself without one rule, for each rule.
fn differences(
    program: &Program<'_>,
    facts: &mut PathFacts,
    budget: &mut Budget,
) -> Result<(), OverBudget> {
    let mut classes = Reduced::default();
    let query = Query::whole(program, Goal::Result);
    let mut whole = draw(query, Growth { reduced: &mut classes, budget })?;
    let mut differs = |without: Without| -> Result<bool, OverBudget> {
        let other = draw(
            Query::new(program, Goal::Result, without),
            Growth { reduced: &mut classes, budget },
        )?;
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
    let states = whole.states_by_level();
    for (index, weight) in program.weights.iter().enumerate() {
        for state in &states[program.levels.about(weight.question, weight.option)] {
            if whole.weight_matters(state, weight, &mut Growth { reduced: &mut classes, budget })? {
                facts.weight_matters[index] = true;
                break;
            }
        }
    }
    Ok(())
}

fn invariants(
    program: &Program<'_>,
    facts: &mut PathFacts,
    budget: &mut Budget,
) -> Result<(), OverBudget> {
    for invariant in 0..program.invariants.len() {
        facts.broken[invariant] = shortest(program, Goal::Broken(invariant), budget)?;
    }
    Ok(())
}

/// Whether each condition is false and whether it is true on some path.
fn truths(
    program: &Program<'_>,
    shape: &Diagram<'_>,
    facts: &mut PathFacts,
    budget: &mut Budget,
) -> Result<(), OverBudget> {
    for node in 0..program.nodes.len() {
        let owner = program.origins[node].owner;
        facts.truths[node] = match (&program.nodes[node], owner) {
            (ConditionNode::Not(part), _) => {
                let [is_false, is_true] = facts.truths[*part];
                [is_true, is_false]
            }
            // The questions alone show whether paths choose these options.
            (
                ConditionNode::Answer(question, options),
                ConditionOwner::Stop(_) | ConditionOwner::Invariant(_) | ConditionOwner::Action(_),
            ) => {
                let is_chosen = |(option, path): (usize, &Option<Path>)| {
                    path.is_some() && options >> option & 1 == 1
                };
                let is_true = facts.chosen[*question].iter().enumerate().any(is_chosen);
                [avoids(shape, *question, *options), is_true]
            }
            (ConditionNode::Answer(..) | ConditionNode::All(_) | ConditionNode::Any(_), _) => {
                let goal = match owner {
                    ConditionOwner::Question(question) => Goal::Truth(node, question),
                    ConditionOwner::Option(question, _) => Goal::Offer(node, question),
                    ConditionOwner::Stop(_)
                    | ConditionOwner::Invariant(_)
                    | ConditionOwner::Action(_) => Goal::Truth(node, 0),
                };
                let diagram = draw_alone(Query::whole(program, goal), budget)?;
                let is_some = |truth: usize| tally(&diagram, |label| label == truth).n_paths > 0;
                [is_some(0), is_some(1)]
            }
        };
    }
    Ok(())
}

fn plans(
    program: &Program<'_>,
    facts: &mut PathFacts,
    budget: &mut Budget,
) -> Result<(), OverBudget> {
    for (group, results) in program.plan_groups.iter().enumerate() {
        let path = shortest(program, Goal::LongPlan(group), budget)?;
        let paths = facts.long_plan.take().into_iter().chain(path);
        facts.long_plan = paths.min_by_key(Path::len);
        if results.adds.is_empty() {
            let path = shortest(program, Goal::EmptyPlan(group), budget)?;
            let paths = facts.empty_plan.take().into_iter().chain(path);
            facts.empty_plan = paths.min_by_key(Path::len);
        }
    }
    Ok(())
}
