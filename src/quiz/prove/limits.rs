//! The sizes that the provers can take.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::quiz::Quiz;
use crate::quiz::answers::MAX_TICKS;
use crate::quiz::prove::actions::MAX_ACTIONS;
use crate::quiz::prove::program::{MAX_OPTIONS, MAX_QUESTIONS};

/// The most options of all questions with several answers together: each is a step of its own.
pub(super) const MAX_ALL_TICKS: u32 = 200;

/// The finding for a quiz that does not fit the provers.
pub(super) fn finding(quiz: &Quiz) -> Option<Diagnostic> {
    let refuse =
        |span, message: String| Diagnostic::new(Rule::QuizLimit, &quiz.source, span, message);
    if let Some(extra) = quiz.questions.get(MAX_QUESTIONS) {
        let message = format!("a quiz has at most {MAX_QUESTIONS} questions");
        return Some(refuse(extra.id.span, message).help("split it into several quizzes"));
    }
    if let Some(extra) = quiz.actions.get(MAX_ACTIONS) {
        let message = format!("a quiz has at most {MAX_ACTIONS} actions");
        return Some(refuse(extra.id.span, message).help("split it into several quizzes"));
    }
    too_many_options(quiz)
}

fn too_many_options(quiz: &Quiz) -> Option<Diagnostic> {
    let refuse =
        |span, message: String| Diagnostic::new(Rule::QuizLimit, &quiz.source, span, message);
    for question in &quiz.questions {
        let (what, most) = if question.many {
            ("a question with several answers", MAX_TICKS)
        } else {
            ("a question", MAX_OPTIONS)
        };
        if let Some(extra) = question.options.get(most) {
            let message = format!("{what} has at most {most} options");
            return Some(refuse(extra.id.span, message).help("split the question into two"));
        }
    }
    let with_several = || quiz.questions.iter().filter(|question| question.many);
    let n_options: usize = with_several().map(|question| question.options.len()).sum();
    let last = with_several().next_back().filter(|_| n_options > MAX_ALL_TICKS as usize)?;
    let message =
        format!("questions with several answers have at most {MAX_ALL_TICKS} options together");
    Some(refuse(last.id.span, message).help("split the quiz"))
}
