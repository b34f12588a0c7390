//! Tests the provers against each other, and against brute force.

use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::evaluate::{Decider, Outcome};
use crate::quiz::id::{ActionId, OptionId, PlacedId, QuestionId, ids};
use crate::quiz::plan::PlanItem;
use crate::quiz::prove::diagram::{self, Budget};
use crate::quiz::prove::enumerate;
use crate::quiz::prove::facts::{Extreme, LONG_PLAN, Path, PathFacts, Tally, position};
use crate::quiz::prove::program::{ConditionOwner, Program};
use crate::quiz::tests::{EXAMPLE, quiz};
use crate::quiz::{Quiz, random};

/// Facts that do not depend on which of several shortest paths was found.
fn comparable(mut facts: PathFacts) -> PathFacts {
    let plain = |path: &mut Option<Path>| {
        if let Some(path) = path {
            *path = of_length(path.len());
        }
    };
    facts.chosen.iter_mut().flatten().for_each(plain);
    facts.noted.iter_mut().for_each(plain);
    facts.few_options.iter_mut().for_each(plain);
    facts.broken.iter_mut().for_each(plain);
    facts.decided.iter_mut().for_each(|tally| plain(&mut tally.shortest));
    plain(&mut facts.empty_plan);
    plain(&mut facts.long_plan);
    let extremes = facts.most.iter_mut().chain([&mut facts.least_total, &mut facts.most_total]);
    for extreme in extremes {
        extreme.path = of_length(extreme.path.len());
    }
    facts
}

/// A path of a length.
fn of_length(length: usize) -> Path {
    let mut path = Path::default();
    let first = Chosen::one(OptionId::new(0));
    (0..length).for_each(|nth| path.push(QuestionId::new(nth), first));
    path
}

fn path_of(outcome: &Outcome) -> Path {
    let mut path = Path::default();
    outcome.answers.iter().for_each(|(question, chosen)| path.push(question, chosen));
    path
}

/// Every path there is, by trying every combination of answers with the evaluator.
fn all_outcomes(quiz: &Quiz) -> Vec<Outcome> {
    let mut outcomes = outcomes_of_all_answers(quiz);
    outcomes.retain(|outcome| outcome.open.is_none());
    outcomes
}

/// The outcomes of every combination of answers, including those that stop at a question because it
/// does not offer the stored option.
fn outcomes_of_all_answers(quiz: &Quiz) -> Vec<Outcome> {
    let mut combinations = vec![Answers::none(quiz.questions.len())];
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        combinations = combinations
            .iter()
            .flat_map(|answers| {
                question.choices(question.offered()).map(move |choice| {
                    let mut more = answers.clone();
                    more.set(id, choice);
                    more
                })
            })
            .collect();
    }
    let mut outcomes: Vec<Outcome> =
        combinations.iter().map(|answers| crate::quiz::evaluate(quiz, answers)).collect();
    outcomes.sort_by(|a, b| a.answers.cmp(&b.answers));
    outcomes.dedup_by(|a, b| a.answers == b.answers);
    outcomes
}

/// The results without one rule, with the questions asked.
fn ends(quiz: &Quiz) -> Vec<(Answers, Option<crate::quiz::id::ResultId>)> {
    all_outcomes(quiz).into_iter().map(|outcome| (outcome.answers, outcome.result)).collect()
}

/// The facts as the definitions have them.
fn brute_force(quiz: &Quiz, program: &Program<'_>) -> PathFacts {
    let outcomes = all_outcomes(quiz);
    let mut facts = PathFacts::none(program);
    facts.n_paths = outcomes.len() as u128;
    let paths = |wanted: &dyn Fn(&Outcome) -> bool| -> (u128, Option<Path>) {
        let fitting = || outcomes.iter().filter(|outcome| wanted(outcome));
        let path = fitting().map(path_of);
        (fitting().count() as u128, path.min_by_key(Path::len))
    };
    for (question, asked) in facts.chosen.iter_mut().enumerate() {
        for (option, path) in asked.iter_mut().enumerate() {
            let option = OptionId::new(option);
            *path = paths(&|one| one.answers.get(QuestionId::new(question)).has(option)).1;
        }
    }
    few_options(quiz, &mut facts);
    for (stop, path) in facts.noted.iter_mut().enumerate() {
        *path = paths(&|one| one.stops.iter().any(|id| id.index() == stop)).1;
    }
    for decider in crate::quiz::prove::facts::deciders(quiz) {
        let (n_paths, shortest) = paths(&|one| one.decider == decider);
        facts.decided[position(quiz, decider)] = Tally { n_paths, shortest };
    }
    for (path, invariant) in facts.broken.iter_mut().zip(&quiz.invariants) {
        let expectation = &invariant.expectation;
        *path = paths(&|one| {
            let has = |id| one.plan.iter().any(|item| item.action == id);
            let is = |id| one.result == Some(id);
            invariant.when.as_ref().is_none_or(|when| when.holds(&one.answers))
                && (expectation.result_in.as_ref().is_some_and(|all| !all.iter().any(|r| is(r.id)))
                    || expectation.result_not.iter().any(|r| is(r.id))
                    || expectation.plan_has.iter().any(|a| !has(a.id))
                    || expectation.plan_lacks.iter().any(|a| has(a.id))
                    || !has_first(one, &expectation.plan_first))
        })
        .1;
    }
    let n_shown = |one: &Outcome| {
        let phase = |item: &PlanItem| quiz.actions[item.action.index()].phase;
        one.plan.iter().filter(|item| one.phases.contains(&phase(item))).count()
    };
    facts.empty_plan = paths(&|one| n_shown(one) == 0).1;
    facts.long_plan = paths(&|one| {
        let n_beside = one.answers.options().count() - one.answers.iter().count();
        n_shown(one) > LONG_PLAN as usize + n_beside
    })
    .1;
    extremes(&outcomes, &mut facts);
    truths(quiz, program, &outcomes, &mut facts);
    without_rules(quiz, program, &mut facts);
    facts
}

fn few_options(quiz: &Quiz, facts: &mut PathFacts) {
    let outcomes = outcomes_of_all_answers(quiz);
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        if question.options.iter().all(|option| option.show_if.is_none()) {
            continue;
        }
        for outcome in outcomes.iter().filter(|outcome| outcome.visible.contains(&id)) {
            let mut path = Path::default();
            let earlier = outcome.answers.iter().filter(|(earlier, _)| *earlier < id);
            earlier.for_each(|(earlier, chosen)| path.push(earlier, chosen));
            let known = &mut facts.few_options[id.index()];
            if question.offered_after(&path.to_answers(quiz)).len() < 2
                && known.as_ref().is_none_or(|known| path.len() < known.len())
            {
                *known = Some(path);
            }
        }
    }
}

/// Whether those of some actions that are in the plan come before all others.
fn has_first(outcome: &Outcome, actions: &[PlacedId<ActionId>]) -> bool {
    let is_named = |item: &PlanItem| actions.iter().any(|action| action.id == item.action);
    let n_named = outcome.plan.iter().filter(|item| is_named(item)).count();
    outcome.plan.iter().take(n_named).all(is_named)
}

fn extremes(outcomes: &[Outcome], facts: &mut PathFacts) {
    let best = |rank: &dyn Fn(&Outcome) -> i64, points: &dyn Fn(&Outcome) -> u32| {
        let length = |one: &Outcome| one.answers.options().count();
        let best = outcomes.iter().min_by_key(|one| (rank(one), length(one)));
        let best = best.expect("a quiz has paths");
        Extreme { points: points(best), path: path_of(best) }
    };
    facts.least_total = best(&|one| i64::from(one.total), &|one| one.total);
    facts.most_total = best(&|one| -i64::from(one.total), &|one| one.total);
    for (dimension, most) in facts.most.iter_mut().enumerate() {
        *most = best(&|one| -i64::from(one.sums[dimension]), &|one| one.sums[dimension]);
    }
}

fn truths(quiz: &Quiz, program: &Program<'_>, outcomes: &[Outcome], facts: &mut PathFacts) {
    for outcome in outcomes {
        let mut picks = vec![0; quiz.questions.len()];
        outcome.answers.iter().for_each(|(question, chosen)| {
            picks[question.index()] = chosen.bits();
        });
        // A halt ends the replay; otherwise all questions were looked at.
        let is_halted = outcome.answers.iter().last().is_some_and(|_| {
            quiz.stops.iter().any(|stop| {
                matches!(stop.effect, crate::quiz::Effect::Halt(_))
                    && stop.when.as_ref().is_some_and(|when| when.holds(&outcome.answers))
            })
        });
        let last = outcome.visible.last().map_or(0, |last| last.index() + 1);
        let n_reached = if is_halted { last } else { quiz.questions.len() };
        for (node, origin) in program.origins.iter().enumerate() {
            let is_reached = match origin.owner {
                ConditionOwner::Question(question) => question < n_reached,
                ConditionOwner::Option(question, _) => picks[question] != 0,
                ConditionOwner::Stop(_)
                | ConditionOwner::Invariant(_)
                | ConditionOwner::Action(_) => true,
            };
            if is_reached {
                facts.truths[node][usize::from(program.holds(node, &picks))] = true;
            }
        }
    }
}

/// Leaves out each rule in turn and looks whether anything ends differently.
fn without_rules(quiz: &Quiz, program: &Program<'_>, facts: &mut PathFacts) {
    let whole = ends(quiz);
    for (stop, matters) in facts.stop_matters.iter_mut().enumerate() {
        let mut other = quiz.clone();
        other.stops[stop].when = None;
        *matters = ends(&other) != whole;
    }
    for (band, floors) in facts.floor_matters.iter_mut().enumerate() {
        for (floor, matters) in floors.iter_mut().enumerate() {
            let mut other = quiz.clone();
            other.bands[band].floors.remove(floor);
            *matters = ends(&other) != whole;
        }
    }
    for (weight, matters) in program.weights.iter().zip(&mut facts.weight_matters) {
        let mut other = quiz.clone();
        let score = &mut other.questions[weight.question].options[weight.option].score;
        score.retain(|points| points.dimension != weight.points.dimension);
        *matters = ends(&other) != whole;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn enumeration_diagrams_and_brute_force_agree(seed in any::<u64>()) {
        let (quiz, found) = quiz(&random::quiz(seed));
        prop_assert_eq!(found, []);
        let program = Program::new(&quiz);
        let walked = comparable(enumerate::facts(&program));
        let drawn = diagram::facts(&program, &mut Budget(10_000_000)).expect("a small quiz");
        prop_assert_eq!(&walked, &comparable(drawn));
        prop_assert_eq!(&walked, &comparable(brute_force(&quiz, &program)));
    }
}

#[test]
fn both_provers_agree_on_the_example() {
    let (quiz, _) = quiz(EXAMPLE);
    let program = Program::new(&quiz);
    let drawn = diagram::facts(&program, &mut Budget(10_000_000)).expect("within the budget");
    assert_eq!(comparable(enumerate::facts(&program)), comparable(drawn));
}

#[test]
fn witnesses_are_real_paths() {
    let (quiz, _) = quiz(EXAMPLE);
    let program = Program::new(&quiz);
    let drawn = diagram::facts(&program, &mut Budget(10_000_000)).expect("within the budget");
    for facts in [drawn, enumerate::facts(&program)] {
        let paths = facts.chosen.iter().flatten().chain(&facts.noted).flatten();
        for path in paths.chain([&facts.least_total.path, &facts.most_total.path]) {
            let outcome = crate::quiz::evaluate(&quiz, &path.to_answers(&quiz));
            assert_eq!(outcome.open, None);
            assert_eq!(&path_of(&outcome), path);
        }
        let stop = facts.noted[0].as_ref().expect("the safety stop applies");
        assert_eq!(stop.len(), 2, "reason: abusive, contract: unread");
        let band = facts.decided_by(&quiz, Some(Decider::Band(crate::quiz::id::BandId::new(0))));
        assert_eq!(band.n_paths, 2_750);
    }
}
