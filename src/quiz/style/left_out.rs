//! Reports the rules that a style sheet leaves out.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Quiz;
use crate::quiz::id::QuestionId;
use crate::quiz::style::MAX_BYTES;
use crate::quiz::style::formula::MAX_TERMS;
use crate::text::Span;

/// Rules that are only useful together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleGroup {
    /// When a question is asked, and which options it offers.
    Question(QuestionId),
    /// Which of several settled stops is shown beside an answer.
    Settled,
    /// Which stops are shown under questions.
    AtAnswers,
    /// Which stops apply.
    Stops,
    /// Which results are possible.
    Results,
    /// Which actions are in the plan.
    Plan,
}

/// Why rules are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeftOutReason {
    /// The sheet would be too large.
    NoRoom,
    /// A statement would have too many parts.
    TooManyParts,
}

/// The finding for a group without all its rules.
pub(super) fn finding(quiz: &Quiz, group: RuleGroup, why: LeftOutReason) -> Diagnostic {
    let place = |id: Option<&crate::quiz::id::Written>| id.map_or(quiz.span, |id| id.span);
    let first_stop = || place(quiz.stops.first().map(|stop| &stop.id));
    let (span, what): (Span, String) = match group {
        RuleGroup::Question(question) => {
            let id = &quiz.question(question).id;
            (id.span, format!("always see the question `{}` and its options", id.text))
        }
        RuleGroup::Settled => (first_stop(), "can see two settled stops at once".to_owned()),
        RuleGroup::AtAnswers => {
            (first_stop(), "see no stops at answers, only in the result".to_owned())
        }
        RuleGroup::Stops => (first_stop(), "see stops that do not apply".to_owned()),
        RuleGroup::Results => {
            let first = quiz.results.first().map(|result| &result.id);
            (place(first), "see results that stops rule out".to_owned())
        }
        RuleGroup::Plan => {
            let first = quiz.actions.first().map(|action| &action.id);
            (place(first), "see actions that are not in their plan".to_owned())
        }
    };
    let (reason, help) = match why {
        LeftOutReason::NoRoom => (
            format!("the style sheet of the quiz has reached its limit of {} KiB", MAX_BYTES >> 10),
            "make conditions shorter, give fewer actions to each answer, or split the quiz",
        ),
        LeftOutReason::TooManyParts => (
            format!("a condition would need more than {MAX_TERMS} parts in the style sheet"),
            "make conditions shorter: each one contains those of the questions that it uses",
        ),
    };
    let message = format!("readers without scripts {what}: {reason}");
    Diagnostic::new(Rule::QuizStyle, &quiz.source, span, message).help(help)
}
