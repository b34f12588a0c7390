//! Converts a checked tree to the model: ids become indices, and unknown ids are reported.

mod conditions;
mod names;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::Found;
use crate::diag::rules::Rule;
use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::condition::RESERVED;
use crate::quiz::expectation::{Case, Expectation, Invariant};
use crate::quiz::id::{ActionId, BandId, OptionId, PhaseId, QuestionId, ResultId, Written};
use crate::quiz::read::conditions::condition;
use crate::quiz::read::names::{
    Findings, QuizNames, entries, items, number, written, written_or_empty,
};
use crate::quiz::{Action, Band, Choice, Effect, LabelledId, Question, Quiz, QuizResult, Stop};
use crate::text::{Source, Span};
use crate::yaml::{MapEntry, Node, Value};

/// Reads a whole quiz.
pub(super) fn quiz(source: &Arc<Source>, node: &Node) -> Found<Quiz> {
    let mut report = Findings { source, found: Vec::new() };
    let value = read(&mut report, node);
    Found { value, findings: report.found }
}

fn read(report: &mut Findings<'_>, node: &Node) -> Quiz {
    let names = &QuizNames::of(node);
    report_duplicates(report, node);
    let actions = entries(node, "actions").iter().map(|entry| action(report, names, entry));
    let actions: Vec<Action> = actions.collect();
    let bands: Vec<Band> =
        items(node, "bands").iter().filter_map(|item| band(report, names, item)).collect();
    Quiz {
        source: Arc::clone(report.source),
        span: node.span,
        slug: written(node, "slug"),
        title: node.get_text("title").unwrap_or_default().to_owned(),
        intro: node.get_text("intro").unwrap_or_default().to_owned(),
        answers_version: node.get_text("answers_version").map_or(1, |n| n.parse().unwrap_or(1)),
        dimensions: named(entries(node, "dimensions")),
        phases: named(entries(node, "phases")),
        questions: items(node, "questions")
            .iter()
            .map(|item| question(report, names, item))
            .collect(),
        stops: items(node, "stops").iter().map(|item| stop(report, names, &bands, item)).collect(),
        bands,
        results: entries(node, "results")
            .iter()
            .map(|entry| result(report, names, entry))
            .collect(),
        plan_order: plan_order(&actions),
        actions,
        invariants: items(node, "invariants")
            .iter()
            .map(|item| invariant(report, names, item))
            .collect(),
        cases: items(node, "cases").iter().map(|item| case(report, names, item)).collect(),
    }
}

fn report_duplicates(report: &mut Findings<'_>, node: &Node) {
    let given = |list: &'_ [Node], key: &'static str| -> Vec<(String, Span)> {
        let values = list.iter().filter_map(|item| item.get(key));
        values.filter_map(|value| Some((value.text()?.to_owned(), value.span))).collect()
    };
    let mut unique = |what: &str, list: &[Node], key: &'static str| {
        report.unique(what, given(list, key).iter().map(|(id, span)| (id.as_str(), *span)));
    };
    let questions = items(node, "questions");
    unique("question id", questions, "id");
    for question in questions {
        unique("option id", items(question, "options"), "id");
    }
    unique("stop id", items(node, "stops"), "id");
    unique("band for result", items(node, "bands"), "result");
    for item in questions.iter().filter_map(|question| question.get("id")) {
        if let Some(id) = item.text().filter(|id| RESERVED.contains(id)) {
            let message =
                format!("`{id}` combines conditions, so it cannot be the id of a question");
            let finding = report.finding(Rule::BadId, item.span, message);
            report.add(finding.help("choose another id"));
        }
    }
}

fn key(entry: &MapEntry) -> Written {
    Written { text: entry.key.clone(), span: entry.key_span }
}

/// The place of a key whose value is `true`.
fn yes(node: &Node, key: &str) -> Option<Span> {
    node.get(key).filter(|value| value.text() == Some("true")).map(|value| value.span)
}

fn named(entries: &[MapEntry]) -> Vec<LabelledId> {
    let label =
        |node: &Node| Written { text: node.text().unwrap_or_default().to_owned(), span: node.span };
    entries.iter().map(|entry| LabelledId { id: key(entry), label: label(&entry.value) }).collect()
}

fn question(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Question {
    let title = written_or_empty(node, "title");
    Question {
        id: written_or_empty(node, "id"),
        hint: written(node, "hint"),
        short: written(node, "short").unwrap_or_else(|| title.clone()),
        error: written_or_empty(node, "error"),
        many: yes(node, "many").is_some(),
        show_if: node.get("show_if").and_then(|at| condition(report, names, at)),
        show_if_span: node.get("show_if").map(|at| at.span),
        skipped: report.points(&names.dimensions, node.get("skipped")),
        skipped_span: node.get("skipped").map(|at| at.span),
        options: items(node, "options").iter().map(|item| option(report, names, item)).collect(),
        options_span: node.get("options").map(|at| at.span),
        title,
    }
}

fn option(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Choice {
    Choice {
        id: written_or_empty(node, "id"),
        label: written_or_empty(node, "label"),
        score: report.points(&names.dimensions, node.get("score")),
        adds: report.references(&names.actions, node.get("do"), ActionId::new),
        show_if: node.get("show_if").and_then(|at| condition(report, names, at)),
        exclusive: yes(node, "exclusive"),
    }
}

fn stop(report: &mut Findings<'_>, names: &QuizNames<'_>, bands: &[Band], node: &Node) -> Stop {
    let result = node.get("result");
    let found = result.and_then(|at| report.reference(&names.results, at, ResultId::new));
    let cap = written(node, "cap");
    // A cap that names a result without a band is a finding of its own, see `structure`.
    // Bands whose own result is unknown have been left out, so only those that are left count.
    let result_of_cap = cap.as_ref().and_then(|cap| names.results.position(&cap.text));
    let band = result_of_cap
        .map(ResultId::new)
        .and_then(|result| bands.iter().position(|band| band.result.id == result).map(BandId::new));
    if let Some(cap) = &cap {
        report.find(&names.results, &cap.text, cap.span);
    }
    let effect = written_or_empty(node, "effect");
    Stop {
        id: written_or_empty(node, "id"),
        when: node.get("when").and_then(|at| condition(report, names, at)),
        effect: match effect.text.as_str() {
            "halt" => Effect::Halt(found.map(|result| result.id)),
            "cap" => Effect::Cap(band),
            "note" => Effect::Note,
            _ => Effect::Override(found.map(|result| result.id)),
        },
        effect_span: effect.span,
        result_span: result.map(|at| at.span),
        cap,
        at_answer: node.get("at").filter(|at| at.text() == Some("answer")).map(|at| at.span),
        text: written_or_empty(node, "text"),
    }
}

fn band(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Option<Band> {
    let floors = report.points(&names.dimensions, node.get("floors"));
    let result = report.reference(&names.results, node.get("result")?, ResultId::new)?;
    let from_span = node.get("from").map_or(node.span, |at| at.span);
    Some(Band {
        result,
        from: number(node.get("from")).unwrap_or(0),
        from_span,
        floors,
        rare: yes(node, "rare"),
    })
}

fn result(report: &mut Findings<'_>, names: &QuizNames<'_>, entry: &MapEntry) -> QuizResult {
    let node = &entry.value;
    QuizResult {
        id: key(entry),
        title: written_or_empty(node, "title"),
        lead: written_or_empty(node, "lead"),
        page: written(node, "page"),
        phases: report.references(&names.phases, node.get("phases"), PhaseId::new),
        adds: report.references(&names.actions, node.get("do"), ActionId::new),
    }
}

fn action(report: &mut Findings<'_>, names: &QuizNames<'_>, entry: &MapEntry) -> Action {
    let node = &entry.value;
    let phase = node.get("phase").and_then(|at| report.reference(&names.phases, at, PhaseId::new));
    let texts = |key: &str| -> Vec<Written> {
        let texts = items(node, key).iter();
        texts
            .filter_map(|at| Some(Written { text: at.text()?.to_owned(), span: at.span }))
            .collect()
    };
    let (pages, scenarios) = (texts("pages"), texts("scenarios"));
    report.unique("page", pages.iter().map(|page| (page.text.as_str(), page.span)));
    report.unique("scenario", scenarios.iter().map(|id| (id.text.as_str(), id.span)));
    Action {
        id: key(entry),
        label: written_or_empty(node, "label"),
        phase: phase.map_or(PhaseId::new(0), |phase| phase.id),
        when: node.get("when").and_then(|at| condition(report, names, at)),
        after: report.references(&names.actions, node.get("after"), ActionId::new),
        pages,
        scenarios,
    }
}

fn expectation(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Expectation {
    Expectation {
        result_in: node
            .get("result_in")
            .map(|list| report.references(&names.results, Some(list), ResultId::new)),
        result_not: report.references(&names.results, node.get("result_not"), ResultId::new),
        plan_has: report.references(&names.actions, node.get("plan_has"), ActionId::new),
        plan_lacks: report.references(&names.actions, node.get("plan_lacks"), ActionId::new),
        plan_first: report.references(&names.actions, node.get("plan_first"), ActionId::new),
        plan_order: report.references(&names.actions, node.get("plan_order"), ActionId::new),
    }
}

fn invariant(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Invariant {
    Invariant {
        span: node.span,
        when: node.get("when").and_then(|at| condition(report, names, at)),
        expectation: expectation(report, names, node),
    }
}

fn case(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Case {
    let mut answers = Answers::none(names.options.len());
    for entry in entries(node, "answers") {
        let Some(question) = report.find(&names.questions, &entry.key, entry.key_span) else {
            continue;
        };
        let options = &names.options[question];
        let chosen = match &entry.value.value {
            Value::Seq(_) => report.references(options, Some(&entry.value), OptionId::new),
            _ => Vec::from_iter(report.reference(options, &entry.value, OptionId::new)),
        };
        answers.set(QuestionId::new(question), Chosen::of(chosen.iter().map(|one| one.id)));
    }
    let result = node.get("result");
    let result = result.and_then(|at| report.reference(&names.results, at, ResultId::new));
    let plan = node.get("plan").map(|list| {
        let actions = report.references(&names.actions, Some(list), ActionId::new);
        (actions.into_iter().map(|action| action.id).collect(), list.span)
    });
    let result_in = result.map(|result| vec![result]);
    Case {
        name: written_or_empty(node, "name"),
        answers,
        expectation: Expectation { result_in, ..expectation(report, names, node) },
        total: node.get("total").and_then(|at| Some((number(Some(at))?, at.span))),
        plan,
    }
}

/// Puts actions in the order of every plan: by phase; within one, the first in the file of those
/// whose `after` are done. In a cycle, the order of the file counts.
fn plan_order(actions: &[Action]) -> Vec<ActionId> {
    let waits_for = |index: usize| {
        let action = &actions[index];
        action
            .after
            .iter()
            .map(|after| after.id.index())
            .filter(move |after| *after != index && actions[*after].phase == action.phase)
    };
    let mut n_waiting: Vec<usize> = (0..actions.len()).map(|a| waits_for(a).count()).collect();
    let mut followers = vec![Vec::new(); actions.len()];
    (0..actions.len()).for_each(|a| waits_for(a).for_each(|after| followers[after].push(a)));
    let mut left: BTreeSet<(PhaseId, usize)> =
        (0..actions.len()).map(|index| (actions[index].phase, index)).collect();
    let mut ready: BTreeSet<(PhaseId, usize)> =
        left.iter().copied().filter(|(_, index)| n_waiting[*index] == 0).collect();
    let mut order = Vec::new();
    while let Some(first) = left.first().copied() {
        // Phases come one after the other, so no action of a later phase may be taken yet.
        let next = ready.first().copied().filter(|next| next.0 == first.0).unwrap_or(first);
        left.remove(&next);
        ready.remove(&next);
        order.push(ActionId::new(next.1));
        for follower in &followers[next.1] {
            n_waiting[*follower] -= 1;
            let follower = (actions[*follower].phase, *follower);
            if n_waiting[follower.1] == 0 && left.contains(&follower) {
                ready.insert(follower);
            }
        }
    }
    order
}
