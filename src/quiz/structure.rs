//! Mistakes of structure: they are wrong on every path, so that no path needs to be walked.

use std::collections::BTreeSet;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, nearest};
use crate::quiz::condition::Condition;
use crate::quiz::id::{ActionId, BandId, DimensionId, PlacedId, QuestionId, ids};
use crate::quiz::{Action, Choice, Effect, Points, Question, Quiz, Stop};
use crate::text::Span;

/// All mistakes of structure, part by part.
pub(super) fn findings(quiz: &Quiz) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, question) in ids(&quiz.questions, QuestionId::new) {
        found.extend(order(quiz, id));
        found.extend(options(quiz, question));
        found.extend(exclusive(quiz, question));
        found.extend(skipped(quiz, question));
    }
    found.extend(quiz.stops.iter().flat_map(|stop| self::stop(quiz, stop)));
    found.extend(quiz.stops.iter().filter_map(|stop| at_answer(quiz, stop)));
    found.extend(bands(quiz));
    found.extend(plan_order(quiz));
    found
}

fn finding(quiz: &Quiz, rule: Rule, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(rule, &quiz.source, span, message)
}

/// A condition of a question may depend only on earlier questions.
fn order(quiz: &Quiz, id: QuestionId) -> Vec<Diagnostic> {
    let question = quiz.question(id);
    let of_options = question.options.iter().filter_map(|option| option.show_if.as_ref());
    let conditions = question.show_if.iter().chain(of_options);
    conditions.flat_map(|show_if| show_if_order(quiz, id, show_if)).collect()
}

fn show_if_order(quiz: &Quiz, id: QuestionId, show_if: &Condition) -> Vec<Diagnostic> {
    let question = quiz.question(id);
    let mut found = Vec::new();
    show_if.each_question(&mut |looked_at| {
        if looked_at.id < id {
            return;
        }
        let name = &quiz.question(looked_at.id).id;
        let which = if looked_at.id == id { "itself" } else { "a later question" };
        let message = format!(
            "`show_if` of `{}` uses `{}`, which is {which}",
            question.id.text, name.text
        );
        let help = match quiz.questions[..id.index()].last() {
            Some(last) => format!(
                "conditions use earlier questions: move `{}` after it, or use a question up to `{}`",
                question.id.text, last.id.text
            ),
            None => format!("conditions use earlier questions: ask `{}` first, or remove `show_if`", name.text),
        };
        found.push(finding(quiz, Rule::QuizOrder, looked_at.span, message).help(help).also(
            &quiz.source,
            name.span,
            "asked here",
        ));
    });
    found
}

fn options(quiz: &Quiz, question: &Question) -> Option<Diagnostic> {
    let n_options = match question.options.len() {
        0 => "no option",
        1 => "one option",
        _ => return None,
    };
    let message = format!("question `{}` has {n_options}", question.id.text);
    let finding = finding(quiz, Rule::QuizOptions, question.options_span?, message);
    Some(finding.help("add an option; “I do not know” can be one"))
}

/// An option can exclude the others only where several can be chosen, and only one can.
fn exclusive(quiz: &Quiz, question: &Question) -> Vec<Diagnostic> {
    let exclusive = question.options.iter().filter_map(|option| Some((option, option.exclusive?)));
    let wrong = exclusive.skip(usize::from(question.many));
    let finding = |option: &Choice, span: Span| {
        let (id, name) = (&question.id.text, &option.id.text);
        let (message, help) = if question.many {
            let message = format!("`{id}` has an option that excludes the others already");
            (message, format!("remove `exclusive` from `{name}`, or join the two options"))
        } else {
            let message =
                format!("question `{id}` has one answer, so `{name}` excludes the others anyway");
            (message, "remove `exclusive`, or add `many: true` to the question".to_owned())
        };
        finding(quiz, Rule::QuizOptions, span, message).help(help)
    };
    wrong.map(|(option, span)| finding(option, span)).collect()
}

/// A question with points that is not always asked must set the points for skipping it.
fn skipped(quiz: &Quiz, question: &Question) -> Vec<Diagnostic> {
    let scored: BTreeSet<DimensionId> = question
        .options
        .iter()
        .flat_map(|option| option.score.iter().map(|score| score.dimension))
        .collect();
    let id = &question.id;
    let name = |dimension: &DimensionId| quiz.dimensions[dimension.index()].id.text.as_str();
    if let (None, Some(span)) = (question.show_if_span, question.skipped_span) {
        let message = format!("question `{}` is always asked, so it is never skipped", id.text);
        let finding = finding(quiz, Rule::QuizSkipped, span, message);
        return vec![finding.help("remove `skipped`, or add `show_if`")];
    }
    let mut found = Vec::new();
    let given: BTreeSet<_> = question.skipped.iter().map(|points| points.dimension).collect();
    let missing: Vec<_> = scored.difference(&given).map(name).collect();
    if let (Some(_), false) = (question.show_if_span, missing.is_empty()) {
        let missing = missing.join("`, `");
        let message = format!(
            "question `{}` is not always asked, but has no points for `{missing}` when skipped",
            id.text
        );
        let example = missing.replace("`, `", ": 0, ");
        found.push(
            finding(quiz, Rule::QuizSkipped, question.skipped_span.unwrap_or(id.span), message)
                .help(format!("write `skipped: {{{example}: 0}}` with the points you mean")),
        );
    }
    for extra in question.skipped.iter().filter(|points| !scored.contains(&points.dimension)) {
        let message = format!(
            "no option of `{}` scores for `{}`, so `skipped` must not either",
            id.text,
            name(&extra.dimension)
        );
        found.push(finding(quiz, Rule::QuizSkipped, extra.span, message).help("remove it"));
    }
    found
}

fn stop(quiz: &Quiz, stop: &Stop) -> Vec<Diagnostic> {
    if stop.effect_span.start == stop.effect_span.end {
        // The schema has reported that there is no effect.
        return Vec::new();
    }
    stop_cap(quiz, stop).into_iter().chain(stop_result(quiz, stop)).collect()
}

/// A cap names a band, and nothing else does.
fn stop_cap(quiz: &Quiz, stop: &Stop) -> Option<Diagnostic> {
    let id = &stop.id.text;
    let finding = |span: Span, message: String, help: Option<String>| {
        Some(finding(quiz, Rule::QuizStop, span, message).maybe_help(help))
    };
    let bands = quiz.bands.iter().map(|band| quiz.results[band.result.id.index()].id.text.as_str());
    let bands: Vec<_> = bands.collect();
    match (&stop.cap, stop.effect) {
        (None, Effect::Cap(_)) => {
            let help = (!bands.is_empty()).then(|| format!("bands: {}", bands.join(", ")));
            let help =
                help.map(|bands| format!("add `cap:` with the best band it allows; {bands}"));
            finding(stop.effect_span, format!("stop `{id}` is a cap, but names no band"), help)
        }
        (Some(cap), Effect::Cap(None)) if quiz.results.iter().any(|r| r.id.text == cap.text) => {
            let help = match nearest(&cap.text, bands.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("bands: {}", bands.join(", ")),
            };
            finding(cap.span, format!("no band leads to the result `{}`", cap.text), Some(help))
        }
        (Some(cap), Effect::Override(_) | Effect::Halt(_) | Effect::Note) => {
            let help = "remove `cap`, or make the effect `cap`".to_owned();
            let what = if stop.effect.decides() { "has its own result" } else { "is a note" };
            finding(cap.span, format!("stop `{id}` {what}, so `cap` has no effect"), Some(help))
        }
        (Some(_), Effect::Cap(_))
        | (None, Effect::Override(_) | Effect::Halt(_) | Effect::Note) => None,
    }
}

/// A stop that decides names a result, and no other does.
fn stop_result(quiz: &Quiz, stop: &Stop) -> Option<Diagnostic> {
    let id = &stop.id.text;
    match (stop.result_span, stop.effect.decides()) {
        (None, true) => {
            let message = format!("stop `{id}` ends the quiz without a result");
            let finding = finding(quiz, Rule::QuizStop, stop.effect_span, message);
            Some(finding.help("add `result:` with the id of the result to show"))
        }
        (Some(span), false) => {
            let what = if stop.effect == Effect::Note { "note" } else { "cap" };
            let message = format!("stop `{id}` is a {what}, so `result` has no effect");
            let finding = finding(quiz, Rule::QuizStop, span, message);
            Some(finding.help("remove `result`, or make the effect `override`"))
        }
        (None, false) | (Some(_), true) => None,
    }
}

/// A text shown at an answer must stay true, and a stop that decides is shown there anyway.
fn at_answer(quiz: &Quiz, stop: &Stop) -> Option<Diagnostic> {
    let (span, id) = (stop.at_answer?, &stop.id.text);
    if stop.effect.decides() {
        let message = format!("stop `{id}` decides about the result, so `at` has no effect");
        return Some(finding(quiz, Rule::QuizStop, span, message).help(
            "remove `at`: the answer that settles an override or halt shows its text by itself",
        ));
    }
    let not = stop.when.as_ref().and_then(Condition::first_not)?;
    let message =
        format!("stop `{id}` is shown at an answer, but a later answer can make its `not` false");
    let found = finding(quiz, Rule::QuizStop, span, message);
    let help = "name the answers for which the stop applies instead of `not`, or remove `at`";
    Some(found.help(help).also(&quiz.source, not.span, "the `not`"))
}

/// Bands go down, and the last one covers all lower totals.
fn bands(quiz: &Quiz) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for pair in quiz.bands.windows(2) {
        if pair[1].from >= pair[0].from {
            let message = format!(
                "this band begins at {}, but the better band above it begins at {}",
                pair[1].from, pair[0].from
            );
            found.push(
                finding(quiz, Rule::QuizBands, pair[1].from_span, message)
                    .help("write the best band first, and make each `from` smaller than the one above")
                    .also(&quiz.source, pair[0].from_span, "the better band"),
            );
        }
    }
    let last = ids(&quiz.bands, BandId::new).next_back();
    let floor: Option<&Points> = last.and_then(|(_, band)| band.floors.first());
    if let Some(floor) = floor {
        let message = "the last band has a floor, so some readers would get no result".to_owned();
        found.push(
            finding(quiz, Rule::QuizBands, floor.span, message)
                .help("remove its `floors`, or add a band without floors below it"),
        );
    }
    found
}

/// `after` must not form a cycle or contradict the order of the phases.
fn plan_order(quiz: &Quiz) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for action in &quiz.actions {
        for after in &action.after {
            let first = &quiz.actions[after.id.index()];
            if first.phase > action.phase {
                found.push(against_phases(quiz, action, after));
            }
        }
    }
    let mut state = vec![Visit::New; quiz.actions.len()];
    for (id, _) in ids(&quiz.actions, ActionId::new) {
        found.extend(cycles_from(quiz, id, &mut state));
    }
    found
}

fn against_phases(quiz: &Quiz, action: &Action, after: &PlacedId<ActionId>) -> Diagnostic {
    let first = &quiz.actions[after.id.index()];
    let phase = |action: &Action| quiz.phases[action.phase.index()].id.text.as_str();
    let message = format!(
        "`{}` of phase `{}` is after `{}` of the later phase `{}`",
        action.id.text,
        phase(action),
        first.id.text,
        phase(first)
    );
    finding(quiz, Rule::QuizCycle, after.span, message)
        .help("remove it here, or move one of the actions to another phase")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// Follows `after` from one action, without recursion: a chain can be as long as the file.
fn cycles_from(quiz: &Quiz, root: ActionId, state: &mut [Visit]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if state[root.index()] != Visit::New {
        return found;
    }
    state[root.index()] = Visit::Open;
    let mut trail: Vec<(ActionId, usize)> = vec![(root, 0)];
    while let Some((action, nth)) = trail.last_mut() {
        let Some(after) = quiz.actions[action.index()].after.get(*nth) else {
            state[action.index()] = Visit::Done;
            trail.pop();
            continue;
        };
        *nth += 1;
        match state[after.id.index()] {
            Visit::New => {
                state[after.id.index()] = Visit::Open;
                trail.push((after.id, 0));
            }
            Visit::Open => {
                let name = |id: &ActionId| format!("`{}`", quiz.actions[id.index()].id.text);
                let circle = trail.iter().map(|(id, _)| id).skip_while(|id| **id != after.id);
                let circle: Vec<_> = circle.map(name).chain([name(&after.id)]).collect();
                let message =
                    format!("the order of actions contains a cycle: {}", circle.join(" after "));
                found.push(
                    finding(quiz, Rule::QuizCycle, after.span, message)
                        .help("remove one `after` of the cycle"),
                );
            }
            Visit::Done => {}
        }
    }
    found
}
