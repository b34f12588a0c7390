//! Reports the parts of a quiz that no path reaches.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Band;
use crate::quiz::evaluate::Decider;
use crate::quiz::id::{ActionId, BandId, QuestionId, ResultId, StopId, ids};
use crate::quiz::prove::facts::deciders;
use crate::quiz::prove::findings::About;
use crate::quiz::prove::program::ConditionOwner;

/// Questions, stops, bands, results and actions out of reach.
pub(super) fn findings(about: &About<'_>) -> Vec<Diagnostic> {
    let mut found = questions(about);
    found.extend(options(about));
    found.extend(stops(about));
    found.extend(bands(about));
    found.extend(results(about));
    found.extend(actions(about));
    found
}

fn questions(about: &About<'_>) -> Vec<Diagnostic> {
    let asked = ids(&about.quiz.questions, QuestionId::new);
    let dead = asked.filter(|(id, _)| about.facts.asked(*id).is_none());
    dead.map(|(id, question)| {
        let name = &question.id.text;
        let message = format!("question `{name}` is asked on no path");
        let node = about.program.steps[id.index()].show_if;
        let is_looked_at = node.is_some_and(|node| about.facts.truths[node][0]);
        let help = match &question.show_if {
            Some(when) if is_looked_at => {
                format!("its `show_if` is never true: {}", when.in_words(about.quiz))
            }
            Some(_) | None => "a stop ends every path before it".to_owned(),
        };
        about.finding(Rule::QuizUnreachable, question.id.span, message).help(help)
    })
    .collect()
}

/// Options that are offered on no path that asks their question, and questions that offer too few.
fn options(about: &About<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, question) in ids(&about.quiz.questions, QuestionId::new) {
        if let Some(path) = &about.facts.few_options[id.index()] {
            let answers = path.to_answers(about.quiz);
            let n_options = match question.offered_after(&answers).len() {
                0 => "no option",
                _ => "one option",
            };
            let path = about.path(path);
            let message =
                format!("question `{}` offers {n_options} after {path}", question.id.text);
            let help = "offer another option there, or do not ask the question (`show_if`)";
            found.push(about.finding(Rule::QuizOptions, question.id.span, message).help(help));
        }
        if about.facts.asked(id).is_none() {
            continue;
        }
        for (option, path) in question.options.iter().zip(&about.facts.chosen[id.index()]) {
            if let (Some(when), None) = (&option.show_if, path) {
                let message = format!("option `{}` is offered on no path", option.id.text);
                let help = format!("its `show_if` is never true: {}", when.in_words(about.quiz));
                found
                    .push(about.finding(Rule::QuizUnreachable, option.id.span, message).help(help));
            }
        }
    }
    found
}

fn stops(about: &About<'_>) -> Vec<Diagnostic> {
    let all = ids(&about.quiz.stops, StopId::new);
    let dead =
        all.filter(|(id, stop)| about.facts.noted[id.index()].is_none() && stop.when.is_some());
    dead.map(|(id, stop)| {
        let message = format!("stop `{}` applies on no path", stop.id.text);
        let node = about.program.stops[id.index()];
        let can_hold = node.is_some_and(|node| about.facts.truths[node][1]);
        let help = match &stop.when {
            Some(when) if !can_hold => {
                format!("its condition is never true: {}", when.in_words(about.quiz))
            }
            Some(_) | None => "an earlier stop applies whenever its condition is true".to_owned(),
        };
        about.finding(Rule::QuizUnreachable, stop.id.span, message).help(help)
    })
    .collect()
}

fn bands(about: &About<'_>) -> Vec<Diagnostic> {
    let dead = ids(&about.quiz.bands, BandId::new).filter(|(id, _)| {
        about.facts.decided_by(about.quiz, Some(Decider::Band(*id))).shortest.is_none()
    });
    dead.map(|(_, band)| {
        let result = &about.quiz.results[band.result.id.index()].id.text;
        let message = format!("no path reaches the band `{result}`");
        about.finding(Rule::QuizUnreachable, band.result.span, message).help(why(about, band))
    })
    .collect()
}

fn why(about: &About<'_>, band: &Band) -> String {
    let most = &about.facts.most_total;
    if most.points < band.from {
        return format!("the largest total is {}: {}", most.points, about.path(&most.path));
    }
    let low = band
        .floors
        .iter()
        .find(|floor| about.facts.most[floor.dimension.index()].points < floor.points);
    match low {
        Some(floor) => {
            let most = &about.facts.most[floor.dimension.index()];
            let dimension = &about.quiz.dimensions[floor.dimension.index()].id.text;
            format!("`{dimension}` is at most {}: {}", most.points, about.path(&most.path))
        }
        None => "stops, caps, floors and better bands cover all paths".to_owned(),
    }
}

/// A result that nothing leads to. The result of a dead stop or band is reported with that stop or
/// band.
fn results(about: &About<'_>) -> Vec<Diagnostic> {
    let leads_to = |result: ResultId| {
        deciders(about.quiz).any(|decider| about.program.result(decider) == Some(result))
    };
    let dead = ids(&about.quiz.results, ResultId::new).filter(|(id, _)| !leads_to(*id));
    dead.map(|(_, result)| {
        let message = format!("no path leads to the result `{}`", result.id.text);
        about
            .finding(Rule::QuizUnreachable, result.id.span, message)
            .help("add a stop or band for it, or remove the result")
    })
    .collect()
}

/// An action that nothing adds. An action of a dead part is reported with that part.
fn actions(about: &About<'_>) -> Vec<Diagnostic> {
    let dead = ids(&about.quiz.actions, ActionId::new).filter(|(id, action)| {
        let truths = about.facts.truths_of(about.program, ConditionOwner::Action(id.index()));
        !about.is_named(*id) && (action.when.is_none() || !truths[1])
    });
    dead.map(|(_, action)| {
        let message = format!("no path puts the action `{}` into a plan", action.id.text);
        let help = match &action.when {
            Some(when) => format!("its `when` is never true: {}", when.in_words(about.quiz)),
            None => "add it to `do` of an option or result, or remove the action".to_owned(),
        };
        about.finding(Rule::QuizUnreachable, action.id.span, message).help(help)
    })
    .collect()
}
