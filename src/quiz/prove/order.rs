//! The order of plans: one list for the whole quiz, so that no path needs to be walked.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Quiz;
use crate::quiz::id::{ActionId, PlacedId};

/// Compares the orders in invariants with the order of every plan.
pub(super) fn findings(quiz: &Quiz) -> Vec<Diagnostic> {
    let expectations = quiz.invariants.iter().map(|invariant| &invariant.expectation);
    let lists = expectations.flat_map(|expected| [&expected.plan_first, &expected.plan_order]);
    lists.flat_map(|list| list.windows(2)).filter_map(|pair| out_of_order(quiz, pair)).collect()
}

/// The finding for two actions that invariants name in the opposite order of plans.
fn out_of_order(quiz: &Quiz, pair: &[PlacedId<ActionId>]) -> Option<Diagnostic> {
    let [first, second] = pair else { return None };
    let place = |action: ActionId| quiz.plan_order.iter().position(|one| *one == action);
    if place(first.id) <= place(second.id) {
        return None;
    }
    let action = |placed: &PlacedId<ActionId>| &quiz.actions[placed.id.index()];
    let name = |placed: &PlacedId<ActionId>| action(placed).id.text.as_str();
    let message = format!("plans have `{}` before `{}`", name(second), name(first));
    let help = if action(first).phase > action(second).phase {
        format!("`{}` belongs to a later phase; move one of the two", name(first))
    } else {
        format!("add `after: [{}]` to `{}`", name(first), name(second))
    };
    let finding = Diagnostic::new(Rule::QuizInvariant, &quiz.source, second.span, message);
    Some(finding.help(help).also(&quiz.source, action(second).id.span, "the action"))
}
