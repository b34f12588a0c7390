//! Rules that change nothing, conditions that are always the same, options that are alike.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::condition::{Condition, Test};
use crate::quiz::evaluate::Decider;
use crate::quiz::id::{ActionId, BandId, OptionId, QuestionId, StopId, ids};
use crate::quiz::prove::findings::About;
use crate::quiz::prove::program::{ConditionOwner, WeightedAnswer};
use crate::quiz::{Choice, Effect, QuizResult};

/// Reports everything without an effect.
pub(super) fn findings(about: &About<'_>) -> Vec<Diagnostic> {
    let mut found = stops(about);
    found.extend(floors(about));
    found.extend(weights(about));
    found.extend(conditions(about));
    found.extend(about.quiz.results.iter().filter_map(|result| all_open(about, result)));
    found.extend(alike(about));
    found
}

fn stops(about: &About<'_>) -> Vec<Diagnostic> {
    let useless =
        ids(&about.quiz.stops, StopId::new).filter(|(id, _)| !about.facts.stop_matters[id.index()]);
    useless
        .filter_map(|(id, stop)| {
            if stop.effect == Effect::Note {
                return None;
            }
            // A stop that never applies is an error of its own.
            let path = about.facts.noted[id.index()].as_ref()?;
            let message = format!("stop `{}` changes no result on any path", stop.id.text);
            let help = format!(
                "remove it, or correct it: results are the same without it; {}",
                about.shortest(path)
            );
            Some(about.finding(Rule::QuizNoEffect, stop.id.span, message).help(help))
        })
        .collect()
}

fn floors(about: &About<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, band) in ids(&about.quiz.bands, BandId::new) {
        let tally = about.facts.decided_by(about.quiz, Some(Decider::Band(id)));
        // A band that no path reaches is an error of its own.
        let Some(path) = &tally.shortest else { continue };
        let matters = &about.facts.floor_matters[id.index()];
        for (floor, _) in band.floors.iter().zip(matters).filter(|(_, matters)| !**matters) {
            let dimension = &about.quiz.dimensions[floor.dimension.index()].id.text;
            let message = format!("the floor for `{dimension}` changes no result on any path");
            let help = format!("remove it, or raise it; a path to the band: {}", about.path(path));
            found.push(about.finding(Rule::QuizNoEffect, floor.span, message).help(help));
        }
    }
    found
}

fn weights(about: &About<'_>) -> Vec<Diagnostic> {
    let useless = about.program.weights.iter().zip(&about.facts.weight_matters);
    let useless = useless.filter(|(_, matters)| !**matters);
    useless.filter_map(|(weight, _)| useless_points(about, weight)).collect()
}

fn useless_points(about: &About<'_>, weight: &WeightedAnswer) -> Option<Diagnostic> {
    let question = QuestionId::new(weight.question);
    let name = &about.quiz.question(question).id.text;
    let dimension = &about.quiz.dimensions[weight.points.dimension.index()].id.text;
    // An answer that no path contains is an error of its own.
    let path = about.facts.chosen[weight.question][weight.option].as_ref()?;
    let option = &about.quiz.option(question, OptionId::new(weight.option)).id.text;
    let message =
        format!("the points for `{dimension}` of `{option}` change no result on any path");
    let help = format!("`{name}` has the same result without them; {}", about.shortest(path));
    Some(about.finding(Rule::QuizNoEffect, weight.points.span, message).help(help))
}

/// Reports the outermost conditions that have the same value on all paths that evaluate them.
fn conditions(about: &About<'_>) -> Vec<Diagnostic> {
    let truths = &about.facts.truths;
    let is_constant = |node: usize| truths[node][0] != truths[node][1];
    let mut found = Vec::new();
    for (node, origin) in about.program.origins.iter().enumerate() {
        let mut whole = Some(node);
        let mut outer = std::iter::from_fn(|| {
            whole = about.program.origins[whole?].parent;
            whole
        });
        if !is_constant(node) || outer.any(is_constant) {
            continue;
        }
        let always = truths[node][1];
        let is_root = origin.parent.is_none();
        let what = match (origin.owner, is_root, always) {
            // Out of reach, which is an error of its own.
            (
                ConditionOwner::Question(_) | ConditionOwner::Option(..) | ConditionOwner::Stop(_),
                true,
                false,
            ) => continue,
            (ConditionOwner::Question(_) | ConditionOwner::Option(..), true, true) => {
                "this condition is true on every path that reaches it"
            }
            (ConditionOwner::Stop(_), true, true) => "this condition is true on every path",
            (ConditionOwner::Action(action), true, false)
                if !about.is_named(ActionId::new(action)) =>
            {
                continue;
            }
            (ConditionOwner::Action(_), true, false) => "this condition is true on no path",
            (ConditionOwner::Action(_), true, true) => {
                "this condition puts the action into every plan"
            }
            (ConditionOwner::Invariant(_), true, false) => "this invariant applies to no path",
            (ConditionOwner::Invariant(_), true, true) => "this invariant applies to every path",
            (_, false, true) => "this part of the condition is always true",
            (_, false, false) => "this part of the condition is never true",
        };
        let help = match origin.owner {
            ConditionOwner::Action(_) if is_root && always => {
                "add the action to every result instead"
            }
            _ if is_root && always => "remove the condition",
            _ => "remove or correct it",
        };
        found.push(about.finding(Rule::QuizConstant, origin.span, what.to_owned()).help(help));
    }
    found
}

/// A list of all phases folds none.
fn all_open(about: &About<'_>, result: &QuizResult) -> Option<Diagnostic> {
    let first = result.phases.first()?;
    let is_all = about.quiz.actions.iter().all(|action| result.opens(action.phase));
    let message = format!("`phases` of `{}` opens every phase that has actions", result.id.text);
    let found = about.finding(Rule::QuizNoEffect, first.span, message);
    is_all.then(|| found.help("remove `phases`, or leave out the phases to fold"))
}

/// Options of one question with the same points, actions and part in all conditions.
fn alike(about: &About<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, question) in ids(&about.quiz.questions, QuestionId::new) {
        for (second, option) in ids(&question.options, OptionId::new) {
            let mut earlier = ids(&question.options[..second.index()], OptionId::new);
            let twin = earlier.find(|(first, twin)| {
                is_same_gain(twin, option)
                    && rules(about).all(|when| treats_alike(when, id, *first, second))
            });
            if let Some((_, twin)) = twin {
                let message = format!(
                    "options `{}` and `{}` of `{}` have the same effect",
                    twin.id.text, option.id.text, question.id.text
                );
                found.push(
                    about
                        .finding(Rule::QuizNoEffect, option.id.span, message)
                        .help("give them different points or actions, use one in a condition, or merge them")
                        .also(&about.quiz.source, twin.id.span, "the other one"),
                );
            }
        }
    }
    found
}

fn is_same_gain(one: &Choice, other: &Choice) -> bool {
    let points = |choice: &Choice| -> Vec<_> {
        let scored = choice.score.iter().filter(|points| points.points > 0);
        scored.map(|points| (points.dimension, points.points)).collect()
    };
    let adds = |choice: &Choice| {
        let mut adds: Vec<_> = choice.adds.iter().map(|added| added.id).collect();
        adds.sort_unstable();
        adds
    };
    let is_always_offered = one.show_if.is_none() && other.show_if.is_none();
    is_always_offered && points(one) == points(other) && adds(one) == adds(other)
}

/// The conditions that have an effect; invariants have none.
fn rules<'a>(about: &'a About<'_>) -> impl Iterator<Item = &'a Condition> {
    let shows = about.quiz.questions.iter().filter_map(|question| question.show_if.as_ref());
    let options = about.quiz.questions.iter().flat_map(|question| &question.options);
    let shows = shows.chain(options.filter_map(|option| option.show_if.as_ref()));
    let stops = about.quiz.stops.iter().filter_map(|stop| stop.when.as_ref());
    shows.chain(stops).chain(about.quiz.actions.iter().filter_map(|action| action.when.as_ref()))
}

fn treats_alike(when: &Condition, question: QuestionId, one: OptionId, other: OptionId) -> bool {
    match &when.test {
        Test::Answer(of, options) if of.id == question => {
            let has = |id: OptionId| options.iter().any(|option| option.id == id);
            has(one) == has(other)
        }
        Test::Answer(..) => true,
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().all(|part| treats_alike(part, question, one, other))
        }
        Test::Not(part) => treats_alike(part, question, one, other),
    }
}
