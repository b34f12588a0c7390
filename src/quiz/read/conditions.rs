//! Reading conditions.

use crate::diag::rules::Rule;
use crate::quiz::condition::{Condition, Test};
use crate::quiz::id::{OptionId, PlacedId, QuestionId};
use crate::quiz::read::names::{Findings, QuizNames};
use crate::yaml::{MapEntry, Node, Value};

/// Reads a condition; `None`, after a finding, when it or a part of it cannot be read.
pub(super) fn condition(
    report: &mut Findings<'_>,
    names: &QuizNames<'_>,
    node: &Node,
) -> Option<Condition> {
    // The schema has reported values that are not mappings.
    matches!(node.value, Value::Map(_)).then(|| part(report, names, node))?
}

fn part(report: &mut Findings<'_>, names: &QuizNames<'_>, node: &Node) -> Option<Condition> {
    let [entry] = node.entries() else {
        let message = match &node.value {
            Value::Map(entries) => {
                format!("a condition has one key, this one has {}", entries.len())
            }
            Value::Null | Value::Scalar(_) | Value::Seq(_) => {
                format!("expected a condition, found {}", node.kind())
            }
        };
        let help = "write `{question: [options]}`, or combine with `all: […]`, `any: […]`, `not:`";
        report.add(report.finding(Rule::WrongType, node.span, message).help(help));
        return None;
    };
    let test = match entry.key.as_str() {
        "all" => Test::All(parts(report, names, &entry.value)?),
        "any" => Test::Any(parts(report, names, &entry.value)?),
        "not" => Test::Not(Box::new(part(report, names, &entry.value)?)),
        _ => answer(report, names, entry)?,
    };
    Some(Condition { span: node.span, test })
}

/// Reads all parts, so that every mistake in them is reported, and fails if one did.
fn parts(report: &mut Findings<'_>, names: &QuizNames<'_>, list: &Node) -> Option<Vec<Condition>> {
    let Value::Seq(items) = &list.value else {
        let message = format!("expected a list of conditions, found {}", list.kind());
        report.add(report.finding(Rule::WrongType, list.span, message));
        return None;
    };
    let read: Vec<_> = items.iter().map(|item| part(report, names, item)).collect();
    read.into_iter().collect()
}

fn answer(report: &mut Findings<'_>, names: &QuizNames<'_>, entry: &MapEntry) -> Option<Test> {
    let question = report.find(&names.questions, &entry.key, entry.key_span)?;
    let Value::Seq(items) = &entry.value.value else {
        let message = format!("expected a list of options, found {}", entry.value.kind());
        let help = entry.value.text().map(|text| format!("write `[{text}]`"));
        let finding = report.finding(Rule::WrongType, entry.value.span, message);
        report.add(finding.maybe_help(help));
        return None;
    };
    let options = report.references(&names.options[question], Some(&entry.value), OptionId::new);
    let question = PlacedId { id: QuestionId::new(question), span: entry.key_span };
    (options.len() == items.len()).then_some(Test::Answer(question, options))
}
