//! Ids of elements on the page of a quiz. They hold `--` between their parts, which no id contains.

use crate::quiz::Quiz;
use crate::quiz::plan::Reason;

/// The id of a question's element.
pub fn question_id(question: &str) -> String {
    format!("Q-{question}")
}

/// The id of an option's radio button.
pub fn option_id(question: &str, option: &str) -> String {
    format!("o-{question}--{option}")
}

/// The id of the element around an option that is not always offered.
pub fn offer_id(question: &str, option: &str) -> String {
    format!("O-{question}--{option}")
}

/// The id of the element that shows at an option which stop it settles.
pub fn settled_id(question: &str, option: &str) -> String {
    format!("A-{question}--{option}")
}

/// The id of a stop's element.
pub fn stop_id(stop: &str) -> String {
    format!("S-{stop}")
}

/// The id of the element that shows a stop under a question as soon as its answer makes it hold.
pub fn at_answer_id(stop: &str, question: &str) -> String {
    format!("N-{stop}--{question}")
}

/// The id of a result's element.
pub fn result_id(result: &str) -> String {
    format!("R-{result}")
}

/// The id of the part of the plan that a phase is.
pub fn phase_id(phase: &str) -> String {
    format!("F-{phase}")
}

/// The id of an action's item in the plan.
pub fn action_id(action: &str) -> String {
    format!("P-{action}")
}

/// The id of the line with a reason why an action is in the plan.
pub fn reason_id(quiz: &Quiz, action: &str, reason: Reason) -> String {
    match reason {
        Reason::Answer(question, option) => {
            let asked = &quiz.question(question).id.text;
            format!("B-{action}--{asked}--{}", quiz.option(question, option).id.text)
        }
        Reason::Condition => format!("B-{action}"),
        Reason::Result(result) => {
            format!("B-{action}--{}", quiz.results[result.index()].id.text)
        }
    }
}
