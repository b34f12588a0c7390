//! Stored answers.

use crate::quiz::Quiz;
use crate::quiz::id::{OptionId, QuestionId, ids};

/// At most one answer per question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Answers(Vec<Option<OptionId>>);

impl Answers {
    /// No answers to so many questions.
    #[must_use]
    pub fn none(n_questions: usize) -> Answers {
        Answers(vec![None; n_questions])
    }

    /// Answers by id; ids that the quiz does not have are dropped.
    #[must_use]
    pub fn from_ids<'a>(
        quiz: &Quiz,
        answers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Answers {
        let mut known = Answers::none(quiz.questions.len());
        for (question, option) in answers {
            let at = quiz.questions.iter().position(|one| one.id.text == question);
            let Some((at, asked)) = at.map(|at| (at, &quiz.questions[at])) else { continue };
            let chosen = asked.options.iter().position(|one| one.id.text == option);
            known.0[at] = chosen.map(OptionId::new).or(known.0[at]);
        }
        known
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: QuestionId) -> Option<OptionId> {
        self.0.get(question.index()).copied().flatten()
    }

    /// Puts in an answer, or takes it out.
    pub fn set(&mut self, question: QuestionId, answer: Option<OptionId>) {
        if let Some(slot) = self.0.get_mut(question.index()) {
            *slot = answer;
        }
    }

    /// The answers there are, in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, OptionId)> + '_ {
        ids(&self.0, QuestionId::new).filter_map(|(question, answer)| Some((question, (*answer)?)))
    }
}
