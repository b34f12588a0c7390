//! Conditions on answers: `{question: [options]}`, `all`, `any`, `not`.

use crate::quiz::Quiz;
use crate::quiz::answers::{Answers, Chosen};
use crate::quiz::id::{OptionId, PlacedId, QuestionId};
use crate::text::Span;

/// The keys that combine conditions; no question can have one of them as its id.
pub const RESERVED: &[&str] = &["all", "any", "not"];

/// A condition and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The whole mapping.
    pub span: Span,
    /// The test.
    pub test: Test,
}

/// The test of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The question was asked, and one of the options is chosen.
    Answer(PlacedId<QuestionId>, Vec<PlacedId<OptionId>>),
    /// All of these hold; an empty list always does.
    All(Vec<Condition>),
    /// At least one of these holds; an empty list never does.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether it holds for the answers that count. A question without an answer fits no option.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> bool {
        match &self.test {
            Test::Answer(question, options) => {
                let answer = answers.get(question.id);
                options.iter().any(|option| answer.has(option.id))
            }
            Test::All(parts) => parts.iter().all(|part| part.holds(answers)),
            Test::Any(parts) => parts.iter().any(|part| part.holds(answers)),
            Test::Not(part) => !part.holds(answers),
        }
    }

    /// The conditions it is made of.
    #[must_use]
    pub fn parts(&self) -> &[Condition] {
        match &self.test {
            Test::Answer(..) => &[],
            Test::All(parts) | Test::Any(parts) => parts,
            Test::Not(part) => std::slice::from_ref(part),
        }
    }

    /// Calls `visit` for each question that it names, in order, including repetitions.
    pub fn each_question(&self, visit: &mut impl FnMut(&PlacedId<QuestionId>)) {
        if let Test::Answer(question, _) = &self.test {
            visit(question);
        }
        self.parts().iter().for_each(|part| part.each_question(visit));
    }

    /// Calls `visit` for each question whose answers can make it hold, with those answers.
    pub(crate) fn each_answer(&self, visit: &mut impl FnMut(QuestionId, Chosen)) {
        match &self.test {
            Test::Answer(question, options) => {
                visit(question.id, Chosen::of(options.iter().map(|option| option.id)));
            }
            Test::All(parts) | Test::Any(parts) => {
                for part in parts {
                    part.each_answer(visit);
                }
            }
            Test::Not(_) => {}
        }
    }

    /// Whether it can hold as long as no question after this one is answered.
    pub(crate) fn can_hold_at(&self, question: QuestionId) -> bool {
        match &self.test {
            Test::Answer(asked, _) => asked.id <= question,
            Test::All(parts) => parts.iter().all(|part| part.can_hold_at(question)),
            Test::Any(parts) => parts.iter().any(|part| part.can_hold_at(question)),
            Test::Not(_) => true,
        }
    }

    /// The first `not` in it.
    pub(crate) fn first_not(&self) -> Option<&Condition> {
        match &self.test {
            Test::Not(_) => Some(self),
            Test::Answer(..) | Test::All(_) | Test::Any(_) => {
                self.parts().iter().find_map(Condition::first_not)
            }
        }
    }

    /// The condition in words, with the short names of questions and the labels of options.
    #[must_use]
    pub fn in_words(&self, quiz: &Quiz) -> String {
        match &self.test {
            Test::Answer(question, options) => {
                let labels: Vec<_> = options
                    .iter()
                    .map(|option| quiz.option(question.id, option.id).label.text.as_str())
                    .map(|label| format!("“{label}”"))
                    .collect();
                let labels = if labels.is_empty() { "nothing".into() } else { labels.join(" or ") };
                let asked = quiz.question(question.id);
                let verb = if asked.many { "has" } else { "is" };
                format!("{} {verb} {labels}", asked.short.text)
            }
            Test::All(parts) => joined(quiz, parts, " and ", "always"),
            Test::Any(parts) => joined(quiz, parts, " or ", "never"),
            Test::Not(part) => format!("not ({})", part.in_words(quiz)),
        }
    }
}

fn joined(quiz: &Quiz, parts: &[Condition], word: &str, empty: &str) -> String {
    let group = |part: &Condition| match (&part.test, parts.len()) {
        (Test::All(inner) | Test::Any(inner), 2..) if inner.len() > 1 => {
            format!("({})", part.in_words(quiz))
        }
        (Test::All(_) | Test::Any(_) | Test::Answer(..) | Test::Not(_), _) => part.in_words(quiz),
    };
    match parts {
        [] => empty.to_owned(),
        parts => parts.iter().map(group).collect::<Vec<_>>().join(word),
    }
}
